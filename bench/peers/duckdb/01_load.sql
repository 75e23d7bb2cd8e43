-- Reads the native files into plain tables with proper types.
-- Before: SET VARIABLE pupil_file, lesson_files (a glob), year_start (1 July).
-- Kept are the columns that some condition reads; text keys become small integers once, here.

CREATE TYPE marking_kind AS ENUM ('none', 'sekretessmarkering', 'skyddad_folkbokforing');

CREATE TEMP TABLE pupil_rows AS
SELECT pupil, unit, marking, enrolled_from, enrolled_to
FROM read_csv(
    getvariable('pupil_file'),
    delim = ';', header = true, all_varchar = true, nullstr = '',
    types = {'marking': 'marking_kind', 'enrolled_from': 'DATE', 'enrolled_to': 'DATE'});

-- A pupil with several rows is protected when any of them says so.
CREATE TABLE pupils AS
SELECT
    (row_number() OVER (ORDER BY pupil))::INTEGER AS pupil_id,
    pupil,
    bool_or(marking <> 'none') AS is_protected
FROM pupil_rows
GROUP BY pupil
ORDER BY pupil;

-- Units are numbered in the order of their keys: of two enrolments that began the same day the lower number counts.
CREATE TABLE units AS
SELECT (row_number() OVER (ORDER BY unit))::SMALLINT AS unit_id, unit
FROM (SELECT DISTINCT unit FROM pupil_rows)
ORDER BY unit;

CREATE TABLE enrolments AS
SELECT pupil_id, unit_id, enrolled_from, enrolled_to
FROM pupil_rows
JOIN pupils USING (pupil)
JOIN units USING (unit)
ORDER BY pupil_id, enrolled_from;

-- The enrolments of unprotected pupils, with overlapping ones at the same unit made one, so that nobody is counted twice.
-- No first or last day: as far as the calendar goes.
CREATE TABLE stays AS
WITH
dated AS (
    SELECT
        unit_id,
        pupil_id,
        coalesce(enrolled_from, DATE '0001-01-01') AS from_date,
        coalesce(enrolled_to, DATE '9999-12-30') AS to_date
    FROM enrolments
    JOIN pupils USING (pupil_id)
    WHERE NOT is_protected
),
marked AS (
    SELECT
        *,
        coalesce(from_date > max(to_date) OVER (
            PARTITION BY unit_id, pupil_id ORDER BY from_date, to_date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), true) AS is_apart
    FROM dated
),
numbered AS (
    SELECT
        *,
        count(*) FILTER (is_apart) OVER (PARTITION BY unit_id, pupil_id ORDER BY from_date, to_date ROWS UNBOUNDED PRECEDING) AS stay_no
    FROM marked
)
SELECT unit_id, pupil_id, min(from_date) AS from_date, max(to_date) AS to_date
FROM numbered
GROUP BY unit_id, pupil_id, stay_no;

-- One byte a row instead of a text; the names must be known before the rows are read.
CREATE TYPE subject_name AS ENUM (
    SELECT DISTINCT subject
    FROM read_csv(getvariable('lesson_files'), delim = ';', header = true, all_varchar = true, nullstr = '')
    WHERE subject IS NOT NULL
    ORDER BY subject);

-- start_minute and end_minute are minutes after midnight.
-- Ordered by date, so that a window of recent days reads the last row groups only.
CREATE TABLE lessons AS
SELECT
    pupil_id,
    date,
    (date_part('hour', "start") * 60 + date_part('minute', "start"))::SMALLINT AS start_minute,
    (date_part('hour', "end") * 60 + date_part('minute', "end"))::SMALLINT AS end_minute,
    subject,
    reported = 1 AS reported,
    valid,
    invalid,
    leave
FROM read_csv(
    getvariable('lesson_files'),
    delim = ';', header = true, all_varchar = true, nullstr = '',
    types = {
        'date': 'DATE', 'start': 'TIME', 'end': 'TIME', 'subject': 'subject_name',
        'reported': 'TINYINT', 'valid': 'SMALLINT', 'invalid': 'SMALLINT', 'leave': 'SMALLINT'}) AS row
JOIN pupils USING (pupil)
WHERE date >= getvariable('year_start') AND date < getvariable('year_start') + INTERVAL 1 YEAR
ORDER BY date, pupil_id;

-- Filled by the next step when there is a file of measures.
CREATE TABLE measures (pupil_id INTEGER, from_date DATE, to_date DATE);

DROP TABLE pupil_rows;
