-- The ready day table: what is known about a pupil's day on that day, whatever the as-of date will be. May be run again.
-- Variable: year_start (1 July).

SET search_path = peers;
-- The index gives the lessons day by day in the order in which the days are numbered: neither hashing nor sorting is faster.
SET enable_hashagg = off;
SET enable_sort = off;
SET jit = off;

DROP TABLE IF EXISTS days, unit_school_days;

CREATE UNLOGGED TABLE days AS
WITH
per_day AS (
    -- An unreported lesson holds zeros only (the intake refuses others), so the minutes need no filter.
    -- first_lesson: start of the earliest reported lesson, followed by a digit that is 0 when all of it was missed.
    SELECT
        pupil_id,
        date,
        sum(end_minute - start_minute)::smallint AS offered,
        coalesce(sum(end_minute - start_minute) FILTER (WHERE reported), 0)::smallint AS reported,
        sum(valid)::smallint AS valid,
        sum(invalid)::smallint AS invalid,
        sum(leave)::smallint AS leave,
        min(start_minute * 10 + (valid + invalid <> end_minute - start_minute)::integer) FILTER (WHERE reported) AS first_lesson
    FROM lessons
    GROUP BY pupil_id, date
),
judged AS (
    SELECT
        *,
        (valid + invalid)::smallint AS absent,
        (reported - leave)::smallint AS observed,
        reported > leave AS is_observed,
        valid + invalid > 0 AND valid + invalid < reported - leave AS is_part,
        reported > leave AND 2 * (valid + invalid) >= reported - leave AS is_half_away,
        reported > leave AND valid + invalid = reported - leave AS is_away
    FROM per_day
)
SELECT
    pupil_id,
    date,
    offered, reported, valid, invalid, leave, absent, observed,
    extract(isodow FROM date)::smallint AS weekday,
    is_observed, is_part, is_half_away, is_away,
    -- Numbers and sums from 1 July on: a window is what stands at its last day less what stands before its first.
    (row_number() OVER so_far)::smallint AS day_no,
    (count(*) FILTER (WHERE is_observed) OVER so_far)::smallint AS observed_no,
    (count(*) FILTER (WHERE is_observed AND absent = 0) OVER so_far)::smallint AS clear_no,
    (count(*) FILTER (WHERE is_part) OVER so_far)::smallint AS part_no,
    (count(*) FILTER (WHERE is_half_away) OVER so_far)::smallint AS half_away_no,
    -- The first reported lesson was missed, and some minute of a later one attended.
    (count(*) FILTER (WHERE first_lesson % 10 = 0 AND absent < observed) OVER so_far)::smallint AS first_missed_no,
    (count(*) FILTER (WHERE invalid > 0) OVER so_far)::smallint AS invalid_no,
    (sum(offered) OVER so_far)::integer AS offered_sum,
    (sum(reported) OVER so_far)::integer AS reported_sum,
    (sum(absent) OVER so_far)::integer AS absent_sum,
    (sum(observed) OVER so_far)::integer AS observed_sum,
    (sum(invalid) OVER so_far)::integer AS invalid_sum
FROM judged
WINDOW so_far AS (PARTITION BY pupil_id ORDER BY date ROWS UNBOUNDED PRECEDING)
ORDER BY pupil_id, date;

RESET enable_hashagg;
RESET enable_sort;


CREATE UNIQUE INDEX days_of_pupil ON days (pupil_id, day_no);
CREATE INDEX days_by_date ON days (pupil_id, date);
CREATE INDEX days_absent ON days (pupil_id, day_no) INCLUDE (clear_no, invalid) WHERE is_observed AND absent > 0;
VACUUM (ANALYZE) days;

-- The school days of each unit: dates on which at least a fifth of its enrolled, unprotected pupils had a lesson.
CREATE UNLOGGED TABLE unit_school_days AS
WITH
-- Pupils with lessons on a date; one pupil more from the first day of a stay, and one less from the day after its last.
events AS (
    SELECT unit_id, date, count(*) AS with_lessons, 0 AS change
    FROM days
    JOIN stays USING (pupil_id)
    WHERE date BETWEEN from_date AND to_date
    GROUP BY unit_id, date
    UNION ALL
    SELECT unit_id, from_date, 0, 1 FROM stays
    UNION ALL
    SELECT unit_id, to_date + 1, 0, -1 FROM stays WHERE to_date < 'infinity'
),
counted AS (
    SELECT unit_id, date, with_lessons, sum(change) OVER (PARTITION BY unit_id ORDER BY date) AS enrolled
    FROM events
)
SELECT unit_id, date
FROM counted
WHERE with_lessons > 0 AND 5 * with_lessons >= enrolled
ORDER BY unit_id, date;

CREATE INDEX unit_school_days_by_date ON unit_school_days (unit_id, date);
ANALYZE unit_school_days;
