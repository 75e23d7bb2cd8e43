-- Reads measures.csv (pupil;from;to, where to may be empty). Left out when there is no such file.
-- Before: SET VARIABLE measure_file.

INSERT INTO measures
SELECT pupil_id, "from", "to"
FROM read_csv(
    getvariable('measure_file'),
    delim = ';', header = true, all_varchar = true, nullstr = '',
    types = {'from': 'DATE', 'to': 'DATE'})
JOIN pupils USING (pupil);
