-- The answers as lines: one a true condition, sorted by the bytes of the whole line, so that the files of two engines can be compared as they are.

SET search_path = peers;

SELECT line
FROM (
    SELECT concat_ws(
        ';', pupil, kind, "window", "limit",
        CASE WHEN detail ~ '[;"\r\n]' THEN '"' || replace(detail, '"', '""') || '"' ELSE detail END,
        "count", "of") AS line
    FROM conditions
) AS lines
ORDER BY line COLLATE "C";
