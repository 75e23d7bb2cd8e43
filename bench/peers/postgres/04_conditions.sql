-- All true conditions on one date, from the lessons and the ready day table, into the table conditions. Whole numbers only:
-- a share compares with its limit, in tenths of a percent, as 1000 * part against limit * whole.
-- Variables: as_of, month_start, term_start (dates of the loaded school year). May be run again, for any date.
-- Steps are tables rather than one statement: the planner counts their rows, and workers may read them.

SET search_path = peers;
SET max_parallel_workers_per_gather = 2;
SET min_parallel_table_scan_size = '1MB';
SET jit = off;
-- What is asked for lies in memory: looking a row up costs no more than reading past it.
SET random_page_cost = 1;

BEGIN;
DROP TABLE IF EXISTS conditions, standing;

-- Who is evaluated: the enrolled and unprotected. Of several enrolments the latest begun counts, then the first unit key.
-- Each with the latest school day, on which the windows end, and the days just before each window's first day.
CREATE UNLOGGED TABLE standing AS
WITH evaluated AS (
    SELECT DISTINCT ON (pupil_id) pupil_id, unit_id
    FROM enrolments
    JOIN pupils USING (pupil_id)
    WHERE NOT is_protected
        AND (enrolled_from IS NULL OR enrolled_from <= :'as_of')
        AND (enrolled_to IS NULL OR enrolled_to >= :'as_of')
    ORDER BY pupil_id, enrolled_from DESC NULLS LAST, unit_id
)
SELECT
    evaluated.pupil_id,
    evaluated.unit_id,
    last_day.day_no AS last_no,
    last_day.date AS last_date,
    last_day.observed_no AS observed_days,
    -- Every observed day after the latest one that was not wholly missed is an away day.
    last_day.observed_no - coalesce(last_not_away.observed_no, 0) AS away_run,
    last_day.offered_sum - coalesce(before_10.offered_sum, 0) AS offered_10,
    last_day.reported_sum - coalesce(before_10.reported_sum, 0) AS reported_10,
    last_day.day_no - coalesce(before_20.day_no, 0) AS school_days_20,
    last_day.observed_no - coalesce(before_20.observed_no, 0) AS observed_days_20,
    last_day.part_no - coalesce(before_20.part_no, 0) AS part_days_20,
    last_day.first_missed_no - coalesce(before_20.first_missed_no, 0) AS first_missed_20,
    (last_day.absent_sum - coalesce(before_20.absent_sum, 0))::bigint AS absent_20,
    (last_day.observed_sum - coalesce(before_20.observed_sum, 0))::bigint AS observed_20,
    -- Previous20.
    coalesce(before_20.day_no, 0) - coalesce(before_40.day_no, 0) AS school_days_before,
    coalesce(before_20.observed_no, 0) - coalesce(before_40.observed_no, 0) AS observed_days_before,
    (coalesce(before_20.absent_sum, 0) - coalesce(before_40.absent_sum, 0))::bigint AS absent_before,
    (coalesce(before_20.observed_sum, 0) - coalesce(before_40.observed_sum, 0))::bigint AS observed_before,
    before_40.date AS date_before_40,
    last_day.half_away_no - coalesce(before_40.half_away_no, 0) AS half_away_40,
    -- The term and the month; a latest day before them leaves nothing.
    last_day.day_no - coalesce(before_term.day_no, 0) AS school_days_term,
    last_day.observed_no - coalesce(before_term.observed_no, 0) AS observed_days_term,
    (last_day.absent_sum - coalesce(before_term.absent_sum, 0))::bigint AS absent_term,
    (last_day.observed_sum - coalesce(before_term.observed_sum, 0))::bigint AS observed_term,
    last_day.day_no - coalesce(before_month.day_no, 0) AS school_days_month,
    last_day.observed_no - coalesce(before_month.observed_no, 0) AS observed_days_month,
    last_day.invalid_no - coalesce(before_month.invalid_no, 0) AS invalid_days_month,
    (last_day.absent_sum - coalesce(before_month.absent_sum, 0))::bigint AS absent_month,
    (last_day.observed_sum - coalesce(before_month.observed_sum, 0))::bigint AS observed_month,
    (last_day.invalid_sum - coalesce(before_month.invalid_sum, 0))::bigint AS invalid_month
FROM evaluated
LEFT JOIN LATERAL (
    SELECT * FROM days WHERE pupil_id = evaluated.pupil_id AND date <= :'as_of' ORDER BY date DESC LIMIT 1
) AS last_day ON true
LEFT JOIN LATERAL (
    SELECT * FROM days WHERE pupil_id = evaluated.pupil_id AND date < :'term_start' ORDER BY date DESC LIMIT 1
) AS before_term ON true
LEFT JOIN LATERAL (
    SELECT * FROM days WHERE pupil_id = evaluated.pupil_id AND date < :'month_start' ORDER BY date DESC LIMIT 1
) AS before_month ON true
LEFT JOIN LATERAL (
    SELECT observed_no
    FROM days
    WHERE pupil_id = evaluated.pupil_id AND day_no <= last_day.day_no AND is_observed AND NOT is_away
    ORDER BY day_no DESC
    LIMIT 1
) AS last_not_away ON true
LEFT JOIN days AS before_10 ON before_10.pupil_id = evaluated.pupil_id AND before_10.day_no = last_day.day_no - 10
LEFT JOIN days AS before_20 ON before_20.pupil_id = evaluated.pupil_id AND before_20.day_no = last_day.day_no - 20
LEFT JOIN days AS before_40 ON before_40.pupil_id = evaluated.pupil_id AND before_40.day_no = last_day.day_no - 40;

ANALYZE standing;

CREATE UNLOGGED TABLE conditions AS
WITH
-- Enough is known of Last20 to judge a share.
judged AS (
    SELECT *
    FROM standing
    WHERE observed_days_20 >= 10 AND observed_20 >= 600 AND 3 * observed_days_20 >= school_days_20
),
-- Occasions of Last60, each cut by the window's start. An occasion that reaches into Last20 is one of Last20's too.
-- Days of one occasion share the number of clear days before them.
occasions AS (
    SELECT
        pupil_id,
        count(*) AS occasions_60,
        count(*) FILTER (WHERE days <= 3 AND NOT has_invalid) AS short_valid_60,
        count(*) FILTER (WHERE last_day_no > last_no - 20) AS occasions_20
    FROM (
        SELECT pupil_id, last_no, max(day_no) AS last_day_no, count(*) AS days, bool_or(invalid > 0) AS has_invalid
        FROM standing
        JOIN days USING (pupil_id)
        WHERE day_no > last_no - 60 AND day_no <= last_no AND is_observed AND absent > 0
        GROUP BY pupil_id, last_no, clear_no
    ) AS each
    GROUP BY pupil_id
),
-- Only pupils with the half-away days that one weekday needs.
weekdays AS (
    SELECT
        pupil_id,
        weekday,
        count(*) AS days,
        count(*) FILTER (WHERE is_half_away) AS half_away,
        sum(count(*)) OVER of_pupil - count(*) AS other_days,
        sum(count(*) FILTER (WHERE is_half_away)) OVER of_pupil - count(*) FILTER (WHERE is_half_away) AS other_half_away
    FROM standing
    JOIN days USING (pupil_id)
    WHERE half_away_40 >= 4 AND day_no > last_no - 40 AND day_no <= last_no AND is_observed
    GROUP BY pupil_id, weekday
    WINDOW of_pupil AS (PARTITION BY pupil_id)
),
-- The absence of each subject in Last40. Kept are the subjects whose others can be at most 15 %: what was missed in the subject
-- was observed in it, and what it does not hold of the window belongs to the others.
missed_subjects AS (
    SELECT *
    FROM (
        SELECT
            pupil_id,
            subject_id,
            coalesce(date_before_40, '-infinity') AS date_before_40,
            absent_20 + absent_before AS all_absent,
            observed_20 + observed_before AS all_observed,
            sum(valid + invalid) AS absent
        FROM standing
        JOIN lessons USING (pupil_id)
        WHERE date > coalesce(date_before_40, '-infinity') AND date <= :'as_of' AND lessons.reported AND valid + invalid > 0
        GROUP BY pupil_id, subject_id, date_before_40, all_absent, all_observed
    ) AS of_subject
    WHERE 1000 * (all_absent - absent) <= 150 * (all_observed - absent)
),
subjects_of_pupils AS (
    SELECT missed_subjects.*, of_subject.lessons, of_subject.observed
    FROM missed_subjects
    CROSS JOIN LATERAL (
        SELECT count(*) AS lessons, sum(end_minute - start_minute - leave) AS observed
        FROM lessons
        WHERE lessons.pupil_id = missed_subjects.pupil_id
            AND lessons.subject_id = missed_subjects.subject_id
            AND lessons.date > date_before_40 AND lessons.date <= :'as_of'
            AND lessons.reported
    ) AS of_subject
),
-- The unit's school days after the pupil's latest school day; all of them, if there is none.
silence AS (
    SELECT pupil_id, unit_id, count(*) AS days_after
    FROM standing
    JOIN unit_school_days USING (unit_id)
    WHERE date > coalesce(last_date, '-infinity') AND date <= :'as_of'
    GROUP BY pupil_id, unit_id
    HAVING count(*) >= 10
),
found AS (
    SELECT pupil_id, 'AbsenceShare' AS kind, 'Last20' AS "window", "limit", '' AS detail, absent_20 AS "count", observed_20 AS "of"
    FROM judged, (VALUES (100), (150), (300)) AS limits("limit")
    WHERE 1000 * absent_20 >= "limit" * observed_20
    UNION ALL
    SELECT pupil_id, 'AbsenceShare', 'Last20', 50, '', absent_20, observed_20
    FROM judged
    WHERE 1000 * absent_20 > 50 * observed_20
    UNION ALL
    SELECT pupil_id, 'AbsenceShare', 'Term', 500, '', absent_term, observed_term
    FROM standing
    WHERE observed_days_term >= 10 AND observed_term >= 600 AND 3 * observed_days_term >= school_days_term
        AND 1000 * absent_term > 500 * observed_term
    UNION ALL
    SELECT pupil_id, 'AbsenceShare', 'Month', 800, '', absent_month, observed_month
    FROM standing
    WHERE observed_days_month >= 10 AND observed_month >= 600 AND 3 * observed_days_month >= school_days_month
        AND 1000 * absent_month >= 800 * observed_month
    UNION ALL
    SELECT pupil_id, 'ConsecutiveDays', 'Year', 5, '', away_run, observed_days
    FROM standing
    WHERE away_run >= 5
    UNION ALL
    SELECT pupil_id, 'Occasions', 'Last20', 3, '', occasions_20, observed_days_20
    FROM occasions JOIN standing USING (pupil_id)
    WHERE occasions_20 >= 3
    UNION ALL
    SELECT pupil_id, 'PartDays', 'Last20', 6, '', part_days_20, observed_days_20
    FROM standing
    WHERE part_days_20 >= 6
    UNION ALL
    SELECT pupil_id, 'InvalidMinutes', 'Month', 240, '', invalid_month, observed_month
    FROM standing
    WHERE invalid_month >= 240 AND invalid_days_month >= 2
    UNION ALL
    SELECT pupil_id, 'Trend', 'Last20', 100, '', absent_20, observed_20
    FROM judged
    WHERE observed_days_before >= 10 AND observed_before >= 600 AND 3 * observed_days_before >= school_days_before
        AND 1000 * absent_20 >= 100 * observed_20
        AND 1000 * (absent_20 * observed_before - absent_before * observed_20) >= 100 * observed_20 * observed_before
    UNION ALL
    SELECT
        pupil_id, 'WeekdayPattern', 'Last40', 4,
        CASE weekday WHEN 1 THEN 'Monday' WHEN 2 THEN 'Tuesday' WHEN 3 THEN 'Wednesday' WHEN 4 THEN 'Thursday' WHEN 5 THEN 'Friday' END,
        half_away, days
    FROM weekdays
    WHERE weekday <= 5 AND days >= 5 AND half_away >= 4 AND 2 * half_away >= days
        AND 2 * other_half_away * days <= half_away * other_days
    UNION ALL
    SELECT pupil_id, 'FirstLessonPattern', 'Last20', 5, '', first_missed_20, school_days_20
    FROM standing
    WHERE first_missed_20 >= 5
    UNION ALL
    SELECT pupil_id, 'SubjectPattern', 'Last40', 400, subject, absent, observed
    FROM subjects_of_pupils
    JOIN subjects USING (subject_id)
    WHERE lessons >= 8
        AND observed > 0 AND 1000 * absent >= 400 * observed
        AND all_observed > observed AND 1000 * (all_absent - absent) <= 150 * (all_observed - observed)
    UNION ALL
    SELECT pupil_id, 'RepeatedSickness', 'Last60', 4, '', short_valid_60, occasions_60
    FROM occasions
    WHERE short_valid_60 >= 4
    UNION ALL
    -- A measure that goes on and began at least 40 of the pupil's school days ago.
    SELECT pupil_id, 'StillAbove', 'Last20', 150, '', absent_20, observed_20
    FROM judged
    WHERE 1000 * absent_20 >= 150 * observed_20
        AND EXISTS (
            SELECT FROM measures
            WHERE measures.pupil_id = judged.pupil_id
                AND from_date <= :'as_of' AND (to_date IS NULL OR to_date >= :'as_of')
                AND last_no - coalesce((
                    SELECT day_no FROM days
                    WHERE days.pupil_id = judged.pupil_id AND date <= from_date
                    ORDER BY date DESC
                    LIMIT 1), 0) >= 40)
    UNION ALL
    SELECT pupil_id, 'LowRegistration', 'Last10', 800, '', reported_10, offered_10
    FROM standing
    WHERE 1000 * reported_10 < 800 * offered_10
    UNION ALL
    SELECT pupil_id, 'NoData', 'Year', 10, '', days_after, (SELECT count(*) FROM unit_school_days WHERE unit_school_days.unit_id = silence.unit_id AND date <= :'as_of')
    FROM silence
)
SELECT pupil, kind, "window", "limit", detail, "count", "of"
FROM found
JOIN pupils USING (pupil_id);

COMMIT;
