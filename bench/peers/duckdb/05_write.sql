-- Writes the answers: one line a true condition, sorted by the bytes of the whole line, so that the files of two engines can be compared as they are.
-- Before: SET VARIABLE out_file.

COPY (
    SELECT line AS "pupil;kind;window;limit;detail;count;of"
    FROM (
        SELECT concat_ws(
            ';', pupil, kind, "window", "limit",
            CASE WHEN regexp_matches(detail, '[;"\r\n]') THEN '"' || replace(detail, '"', '""') || '"' ELSE detail END,
            "count", "of") AS line
        FROM conditions
    )
    ORDER BY line
) TO (getvariable('out_file')) (FORMAT csv, HEADER true, DELIMITER '', QUOTE '', ESCAPE '');
