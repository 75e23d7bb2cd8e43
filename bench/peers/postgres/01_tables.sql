-- Empty tables for the rows of the files, with the columns of the native files in their order.
-- They are filled by \copy in the same transaction, so that the rows can be frozen at once.

DROP SCHEMA IF EXISTS peers CASCADE;
CREATE SCHEMA peers;
SET search_path = peers;

CREATE UNLOGGED TABLE pupil_rows (
    pupil text, given_name text, family_name text, birth_date date, sex text, grade text, class text, unit text,
    home_municipality text, marking text, mentor text, civic_number text, enrolled_from date, enrolled_to date
);

CREATE UNLOGGED TABLE lesson_rows (
    pupil text, unit text, date date, start time, "end" time, subject text, reported smallint,
    valid smallint, invalid smallint, leave smallint, other smallint, notified smallint, reason text, unjudged smallint
);

CREATE UNLOGGED TABLE measure_rows (pupil text, "from" date, "to" date);
