-- Plain tables with proper types from the rows of the files: text keys become small integers once, here.
-- Kept are the columns that some condition reads. Variable: year_start (1 July).

SET search_path = peers;
ANALYZE pupil_rows, lesson_rows;

-- A pupil with several rows is protected when any of them says so.
CREATE UNLOGGED TABLE pupils AS
SELECT row_number() OVER (ORDER BY pupil COLLATE "C")::integer AS pupil_id, pupil, bool_or(marking <> 'none') AS is_protected
FROM pupil_rows
GROUP BY pupil;

-- Units are numbered in the order of their keys: of two enrolments that began the same day the lower number counts.
CREATE UNLOGGED TABLE units AS
SELECT row_number() OVER (ORDER BY unit COLLATE "C")::smallint AS unit_id, unit
FROM (SELECT DISTINCT unit FROM pupil_rows) AS of_pupils;

CREATE UNLOGGED TABLE enrolments AS
SELECT pupil_id, unit_id, enrolled_from, enrolled_to
FROM pupil_rows
JOIN pupils USING (pupil)
JOIN units USING (unit)
ORDER BY pupil_id, enrolled_from;

-- The enrolments of unprotected pupils, with overlapping ones at the same unit made one, so that nobody is counted twice.
CREATE UNLOGGED TABLE stays AS
SELECT
    unit_id,
    pupil_id,
    coalesce(lower(stay), '-infinity') AS from_date,
    coalesce(upper(stay) - 1, 'infinity') AS to_date
FROM (
    SELECT unit_id, pupil_id, unnest(range_agg(daterange(enrolled_from, enrolled_to, '[]'))) AS stay
    FROM enrolments
    JOIN pupils USING (pupil_id)
    WHERE NOT is_protected
    GROUP BY unit_id, pupil_id
) AS of_enrolments;

CREATE UNLOGGED TABLE subjects AS
SELECT row_number() OVER (ORDER BY subject COLLATE "C")::smallint AS subject_id, subject
FROM (SELECT DISTINCT subject FROM lesson_rows WHERE subject IS NOT NULL) AS of_lessons;

ANALYZE pupils, units, enrolments, stays, subjects;

-- start_minute and end_minute are minutes after midnight. A pupil's lessons lie together, in order of date.
CREATE UNLOGGED TABLE lessons AS
SELECT
    pupil_id,
    date,
    (extract(epoch FROM start) / 60)::smallint AS start_minute,
    (extract(epoch FROM "end") / 60)::smallint AS end_minute,
    subject_id,
    valid,
    invalid,
    leave,
    reported = 1 AS reported
FROM lesson_rows
JOIN pupils USING (pupil)
LEFT JOIN subjects USING (subject)
WHERE date >= :'year_start'::date AND date < (:'year_start'::date + interval '1 year')::date
ORDER BY pupil_id, date;

CREATE INDEX lessons_of_day ON lessons (pupil_id, date);
CREATE INDEX lessons_of_subject ON lessons (pupil_id, subject_id, date) INCLUDE (start_minute, end_minute, leave) WHERE reported;
CREATE INDEX lessons_missed ON lessons (pupil_id, date) INCLUDE (subject_id, valid, invalid) WHERE reported AND valid + invalid > 0;

CREATE UNLOGGED TABLE measures AS
SELECT pupil_id, "from" AS from_date, "to" AS to_date
FROM measure_rows
JOIN pupils USING (pupil);

DROP TABLE pupil_rows, lesson_rows, measure_rows;
VACUUM (ANALYZE) lessons, measures;
