-- All true conditions on one date, from the lessons and the ready day table, into the table conditions. Whole numbers only:
-- a share compares with its limit, in tenths of a percent, as 1000 * part against limit * whole.
-- Before: SET VARIABLE as_of, month_start, term_start (dates of the loaded school year). May be run again, for any date.

CREATE OR REPLACE TEMP TABLE conditions AS
WITH
-- Who is evaluated: the enrolled and unprotected. Of several enrolments the latest begun counts, then the first unit key.
evaluated AS (
    SELECT pupil_id, first(unit_id ORDER BY enrolled_from DESC NULLS LAST, unit_id) AS unit_id
    FROM enrolments
    JOIN pupils USING (pupil_id)
    WHERE NOT is_protected
        AND (enrolled_from IS NULL OR enrolled_from <= getvariable('as_of'))
        AND (enrolled_to IS NULL OR enrolled_to >= getvariable('as_of'))
    GROUP BY pupil_id
),
-- The number of the latest school day, on which the windows of so many days end. Every observed day after the latest one that
-- was not wholly missed is an away day. The only pass over all days up to the date.
year_so_far AS (
    SELECT
        pupil_id,
        max(day_no) AS last_no,
        max(date) AS last_date,
        max(observed_no) AS observed_days,
        max(observed_no) - coalesce(max(observed_no) FILTER (is_observed AND NOT is_away), 0) AS away_run
    FROM days
    WHERE date <= getvariable('as_of')
    GROUP BY pupil_id
),
standing AS (
    SELECT * FROM evaluated JOIN year_so_far USING (pupil_id)
),
-- The table of days is ordered by date: a term and a month are read alone.
term_so_far AS (
    SELECT
        pupil_id,
        count(*) AS school_days,
        count(*) FILTER (is_observed) AS observed_days,
        sum(absent)::BIGINT AS absent,
        sum(observed)::BIGINT AS observed
    FROM days
    WHERE date BETWEEN getvariable('term_start') AND getvariable('as_of')
    GROUP BY pupil_id
),
month_so_far AS (
    SELECT
        pupil_id,
        count(*) AS school_days,
        count(*) FILTER (is_observed) AS observed_days,
        sum(absent)::BIGINT AS absent,
        sum(observed)::BIGINT AS observed,
        sum(invalid)::BIGINT AS invalid,
        count(*) FILTER (invalid > 0) AS invalid_days
    FROM days
    WHERE date BETWEEN getvariable('month_start') AND getvariable('as_of')
    GROUP BY pupil_id
),
-- Last10, Last20 and Previous20 in one pass over Last40.
last_days AS (
    SELECT
        pupil_id,
        sum(offered) FILTER (day_no > last_no - 10)::BIGINT AS offered_10,
        sum(reported) FILTER (day_no > last_no - 10)::BIGINT AS reported_10,
        count(*) FILTER (day_no > last_no - 20) AS school_days_20,
        count(*) FILTER (day_no > last_no - 20 AND is_observed) AS observed_days_20,
        count(*) FILTER (day_no > last_no - 20 AND is_part) AS part_days_20,
        count(*) FILTER (day_no > last_no - 20 AND is_first_missed) AS first_missed_20,
        sum(absent) FILTER (day_no > last_no - 20)::BIGINT AS absent_20,
        sum(observed) FILTER (day_no > last_no - 20)::BIGINT AS observed_20,
        count(*) FILTER (day_no <= last_no - 20) AS school_days_before,
        count(*) FILTER (day_no <= last_no - 20 AND is_observed) AS observed_days_before,
        coalesce(sum(absent) FILTER (day_no <= last_no - 20), 0)::BIGINT AS absent_before,
        coalesce(sum(observed) FILTER (day_no <= last_no - 20), 0)::BIGINT AS observed_before,
        count(*) FILTER (is_half_away) AS half_away_40,
        min(date) AS first_date_40
    FROM days
    JOIN standing USING (pupil_id)
    WHERE date <= getvariable('as_of') AND day_no > last_no - 40
    GROUP BY pupil_id
),
-- Enough is known of Last20 and of Previous20 to judge a share.
recent AS (
    SELECT
        *,
        observed_days_20 >= 10 AND observed_20 >= 600 AND 3 * observed_days_20 >= school_days_20 AS is_judged,
        observed_days_before >= 10 AND observed_before >= 600 AND 3 * observed_days_before >= school_days_before AS is_judged_before
    FROM last_days
),
-- Occasions of Last60, each cut by the window's start. An occasion that reaches into Last20 is one of Last20's too.
occasions AS (
    SELECT
        pupil_id,
        count(*) AS occasions_60,
        count(*) FILTER (days <= 3 AND NOT has_invalid) AS short_valid_60,
        count(*) FILTER (last_day_no > last_no - 20) AS occasions_20
    FROM (
        SELECT
            pupil_id,
            any_value(last_no) AS last_no,
            max(day_no) AS last_day_no,
            count(*) AS days,
            bool_or(invalid > 0) AS has_invalid
        FROM days
        JOIN standing USING (pupil_id)
        WHERE date <= getvariable('as_of') AND day_no > last_no - 60 AND is_observed AND absent > 0
        GROUP BY pupil_id, clear_no
    )
    GROUP BY pupil_id
),
-- Only pupils with the half-away days that one weekday needs.
weekdays AS (
    SELECT
        pupil_id,
        weekday,
        count(*) AS days,
        count(*) FILTER (is_half_away) AS half_away
    FROM days
    JOIN recent USING (pupil_id)
    WHERE half_away_40 >= 4 AND date BETWEEN first_date_40 AND getvariable('as_of') AND is_observed
    GROUP BY pupil_id, weekday
),
weekdays_and_others AS (
    SELECT
        *,
        sum(days) OVER of_pupil - days AS other_days,
        sum(half_away) OVER of_pupil - half_away AS other_half_away
    FROM weekdays
    WINDOW of_pupil AS (PARTITION BY pupil_id)
),
-- A pupil without absence in Last40 has none in any subject. What a subject does not hold of the window belongs to the others.
subjects AS (
    SELECT
        pupil_id,
        subject,
        count(*) AS lessons,
        sum(valid + invalid)::BIGINT AS absent,
        sum(end_minute - start_minute - leave)::BIGINT AS observed,
        any_value(absent_20 + absent_before) - sum(valid + invalid)::BIGINT AS other_absent,
        any_value(observed_20 + observed_before) - sum(end_minute - start_minute - leave)::BIGINT AS other_observed
    FROM lessons
    JOIN recent USING (pupil_id)
    WHERE date BETWEEN first_date_40 AND getvariable('as_of')
        AND absent_20 + absent_before > 0
        AND reported AND subject IS NOT NULL
    GROUP BY pupil_id, subject
),
-- The unit's school days up to the date, and those after the pupil's latest school day (all of them, if there is none).
unit_days AS (
    SELECT unit_id, count(*) AS unit_days
    FROM unit_school_days
    WHERE date <= getvariable('as_of')
    GROUP BY unit_id
),
silence AS (
    SELECT pupil_id, unit_id, count(*) AS days_after
    FROM evaluated
    LEFT JOIN year_so_far USING (pupil_id)
    JOIN unit_school_days USING (unit_id)
    WHERE date <= getvariable('as_of') AND (date > last_date OR last_date IS NULL)
    GROUP BY pupil_id, unit_id
),
-- Pupils with a measure that goes on and began at least 40 of their school days ago.
with_old_measure AS (
    SELECT DISTINCT pupil_id
    FROM (
        SELECT pupil_id, from_date, last_no
        FROM measures
        JOIN standing USING (pupil_id)
        WHERE from_date <= getvariable('as_of') AND (to_date IS NULL OR to_date >= getvariable('as_of'))
    ) AS going_on
    LEFT JOIN days USING (pupil_id)
    GROUP BY pupil_id, from_date
    HAVING any_value(last_no) - count(*) FILTER (days.date <= from_date) >= 40
),
found AS (
    SELECT pupil_id, 'AbsenceShare' AS kind, 'Last20' AS "window", "limit", '' AS detail, absent_20 AS "count", observed_20 AS "of"
    FROM recent, (VALUES (100), (150), (300)) AS limits("limit")
    WHERE is_judged AND 1000 * absent_20 >= "limit" * observed_20
    UNION ALL
    SELECT pupil_id, 'AbsenceShare', 'Last20', 50, '', absent_20, observed_20
    FROM recent
    WHERE is_judged AND 1000 * absent_20 > 50 * observed_20
    UNION ALL
    SELECT pupil_id, 'AbsenceShare', 'Term', 500, '', absent, observed
    FROM term_so_far JOIN evaluated USING (pupil_id)
    WHERE observed_days >= 10 AND observed >= 600 AND 3 * observed_days >= school_days AND 1000 * absent > 500 * observed
    UNION ALL
    SELECT pupil_id, 'AbsenceShare', 'Month', 800, '', absent, observed
    FROM month_so_far JOIN evaluated USING (pupil_id)
    WHERE observed_days >= 10 AND observed >= 600 AND 3 * observed_days >= school_days AND 1000 * absent >= 800 * observed
    UNION ALL
    SELECT pupil_id, 'ConsecutiveDays', 'Year', 5, '', away_run, observed_days
    FROM standing
    WHERE away_run >= 5
    UNION ALL
    SELECT pupil_id, 'Occasions', 'Last20', 3, '', occasions_20, observed_days_20
    FROM occasions JOIN recent USING (pupil_id)
    WHERE occasions_20 >= 3
    UNION ALL
    SELECT pupil_id, 'PartDays', 'Last20', 6, '', part_days_20, observed_days_20
    FROM recent
    WHERE part_days_20 >= 6
    UNION ALL
    SELECT pupil_id, 'InvalidMinutes', 'Month', 240, '', invalid, observed
    FROM month_so_far JOIN evaluated USING (pupil_id)
    WHERE invalid >= 240 AND invalid_days >= 2
    UNION ALL
    SELECT pupil_id, 'Trend', 'Last20', 100, '', absent_20, observed_20
    FROM recent
    WHERE is_judged AND is_judged_before
        AND 1000 * absent_20 >= 100 * observed_20
        AND 1000 * (absent_20 * observed_before - absent_before * observed_20) >= 100 * observed_20 * observed_before
    UNION ALL
    SELECT
        pupil_id, 'WeekdayPattern', 'Last40', 4,
        CASE weekday WHEN 1 THEN 'Monday' WHEN 2 THEN 'Tuesday' WHEN 3 THEN 'Wednesday' WHEN 4 THEN 'Thursday' WHEN 5 THEN 'Friday' END,
        half_away, days
    FROM weekdays_and_others
    WHERE weekday <= 5 AND days >= 5 AND half_away >= 4 AND 2 * half_away >= days
        AND 2 * other_half_away * days <= half_away * other_days
    UNION ALL
    SELECT pupil_id, 'FirstLessonPattern', 'Last20', 5, '', first_missed_20, school_days_20
    FROM recent
    WHERE first_missed_20 >= 5
    UNION ALL
    SELECT pupil_id, 'SubjectPattern', 'Last40', 400, subject::VARCHAR, absent, observed
    FROM subjects
    WHERE lessons >= 8
        AND observed > 0 AND 1000 * absent >= 400 * observed
        AND other_observed > 0 AND 1000 * other_absent <= 150 * other_observed
    UNION ALL
    SELECT pupil_id, 'RepeatedSickness', 'Last60', 4, '', short_valid_60, occasions_60
    FROM occasions
    WHERE short_valid_60 >= 4
    UNION ALL
    SELECT pupil_id, 'StillAbove', 'Last20', 150, '', absent_20, observed_20
    FROM recent JOIN with_old_measure USING (pupil_id)
    WHERE is_judged AND 1000 * absent_20 >= 150 * observed_20
    UNION ALL
    SELECT pupil_id, 'LowRegistration', 'Last10', 800, '', reported_10, offered_10
    FROM recent
    WHERE 1000 * reported_10 < 800 * offered_10
    UNION ALL
    SELECT pupil_id, 'NoData', 'Year', 10, '', days_after, unit_days.unit_days
    FROM silence JOIN unit_days USING (unit_id)
    WHERE days_after >= 10
)
SELECT pupil, kind, "window", "limit", detail, "count", "of"
FROM found
JOIN pupils USING (pupil_id);
