-- The ready day table: what is known about a pupil's day on that day, whatever the as-of date will be.
-- Before: SET VARIABLE year_start (1 July). May be run again.

CREATE OR REPLACE TABLE days AS
WITH
per_day AS (
    -- An unreported lesson holds zeros only (the intake refuses others), so the minutes need no filter.
    -- first_lesson: start of the earliest reported lesson, followed by a digit that is 0 when all of it was missed.
    SELECT
        pupil_id,
        date,
        sum(end_minute - start_minute)::SMALLINT AS offered,
        coalesce(sum(end_minute - start_minute) FILTER (reported), 0)::SMALLINT AS reported,
        sum(valid)::SMALLINT AS valid,
        sum(invalid)::SMALLINT AS invalid,
        sum(leave)::SMALLINT AS leave,
        min(start_minute * 10 + (valid + invalid <> end_minute - start_minute)::SMALLINT) FILTER (reported) AS first_lesson
    FROM lessons
    GROUP BY pupil_id, date
),
judged AS (
    SELECT
        pupil_id, date, offered, reported, valid, invalid, leave,
        valid + invalid AS absent,
        reported - leave AS observed,
        observed > 0 AS is_observed,
        is_observed AND absent = observed AS is_away,
        absent > 0 AND absent < observed AS is_part,
        is_observed AND 2 * absent >= observed AS is_half_away,
        -- The first reported lesson was missed, and some minute of a later one attended.
        coalesce(first_lesson % 10 = 0 AND absent < observed, false) AS is_first_missed
    FROM per_day
)
SELECT
    *,
    isodow(date)::TINYINT AS weekday,
    -- Running counts within the school year. Days of one occasion share the number of clear days before them.
    (row_number() OVER so_far)::SMALLINT AS day_no,
    (count(*) FILTER (is_observed) OVER so_far)::SMALLINT AS observed_no,
    (count(*) FILTER (is_observed AND absent = 0) OVER so_far)::SMALLINT AS clear_no
FROM judged
WINDOW so_far AS (PARTITION BY pupil_id ORDER BY date ROWS UNBOUNDED PRECEDING)
ORDER BY date, pupil_id;

-- The school days of each unit: dates on which at least a fifth of its enrolled, unprotected pupils had a lesson.
CREATE OR REPLACE TABLE unit_school_days AS
WITH
with_lessons AS (
    SELECT unit_id, date, count(*) AS pupils
    FROM days
    JOIN stays USING (pupil_id)
    WHERE date BETWEEN from_date AND to_date
    GROUP BY unit_id, date
),
-- One more from the first day of a stay, one less from the day after its last.
changes AS (
    SELECT unit_id, date, sum(change) AS change
    FROM (
        SELECT unit_id, from_date AS date, 1 AS change FROM stays
        UNION ALL
        SELECT unit_id, to_date + 1 AS date, -1 AS change FROM stays
    )
    GROUP BY unit_id, date
),
enrolled AS (
    SELECT unit_id, date, sum(change) OVER (PARTITION BY unit_id ORDER BY date ROWS UNBOUNDED PRECEDING) AS pupils
    FROM changes
)
SELECT with_lessons.unit_id, with_lessons.date
FROM with_lessons
ASOF JOIN enrolled ON with_lessons.unit_id = enrolled.unit_id AND with_lessons.date >= enrolled.date
WHERE 5 * with_lessons.pupils >= enrolled.pupils
ORDER BY with_lessons.unit_id, with_lessons.date;
