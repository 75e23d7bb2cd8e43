#!/usr/bin/env bash
# Times PostgreSQL's own bulk load, psql \copy, of the lesson files one after another into one plain table without index:
# what reading in costs when nothing is checked, compared or kept apart. See README.md. Prints one JSON object.
# The server is the one that psql finds by its environment (PGHOST, PGDATABASE ...) or by --connection.
set -euo pipefail
export LC_ALL=C

data='' year='' runs=3 connection=''
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || { echo "$1 needs a value" >&2; exit 1; }
    case $1 in
        --data) data=$2 ;;
        --year) year=$2 ;;
        --runs) runs=$2 ;;
        --connection) connection=$2 ;;
        *) echo "Unknown: $1" >&2; exit 1 ;;
    esac
    shift 2
done
[ -d "$data" ] || { echo '--data is a folder of native files' >&2; exit 1; }
files=("$data"/lessons-*"$year".csv)
[ -f "${files[0]}" ] || { echo 'No lesson files there' >&2; exit 1; }

export PGOPTIONS="${PGOPTIONS:-} -c client_min_messages=warning"
# shellcheck disable=SC2120 # the same function as in postgres.sh
ask() {
    psql --no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 ${connection:+"$connection"} "$@"
}

table() {
    cat <<'SQL'
DROP TABLE IF EXISTS peers_copied_lessons;
CREATE TABLE peers_copied_lessons (
    pupil text, unit text, date date, start time, "end" time, subject text, reported smallint,
    valid smallint, invalid smallint, leave smallint, other smallint, notified smallint, reason text, unjudged smallint
);
SQL
}

# Each file is a transaction of its own, as it is in the program's intake.
copies() {
    printf '%s\n' '\timing on'
    for file in "${files[@]}"; do
        printf "\\\\copy peers_copied_lessons FROM '%s' WITH (FORMAT csv, HEADER match, DELIMITER ';')\n" "${file//\'/\'\'}"
    done
}

seconds=()
for ((run = 0; run < runs; run++)); do
    # shellcheck disable=SC2119
    table | ask
    # shellcheck disable=SC2119
    seconds+=("$(copies | ask | awk '/^Time: / { sum += $2 } END { printf "%.3f", sum / 1000 }')")
done

bytes=$(cat "${files[@]}" | wc -c)
# shellcheck disable=SC2119
ask <<SQL
SELECT json_build_object(
    'engine', 'psql-copy',
    'version', current_setting('server_version'),
    'files', ${#files[@]},
    'rows', (SELECT count(*) FROM peers_copied_lessons),
    'bytes', $bytes,
    'seconds', '[$(IFS=,; echo "${seconds[*]}")]'::json,
    'tableBytes', pg_total_relation_size('peers_copied_lessons'),
    'fsync', current_setting('fsync'));
DROP TABLE peers_copied_lessons;
SQL
