#!/usr/bin/env bash
# Times PostgreSQL on the attendance conditions: see README.md. Prints one JSON object; all SQL lies in the folder postgres.
# The server is the one that psql finds by its environment (PGHOST, PGDATABASE ...) or by --connection.
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

data='' year='' as_of='' out='' measures='' runs=3 connection=''
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || { echo "$1 needs a value" >&2; exit 1; }
    case $1 in
        --data) data=$2 ;;
        --year) year=$2 ;;
        --as-of) as_of=$2 ;;
        --out) out=$2 ;;
        --measures) measures=$2 ;;
        --runs) runs=$2 ;;
        --connection) connection=$2 ;;
        *) echo "Unknown: $1" >&2; exit 1 ;;
    esac
    shift 2
done
[[ $year =~ ^[0-9]{4}-[0-9]{2}$ ]] || { echo '--year is written as 2025-26' >&2; exit 1; }
[[ $as_of =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || { echo '--as-of is written as 2026-06-05' >&2; exit 1; }
[ -d "$data" ] || { echo '--data is a folder of native files' >&2; exit 1; }

year_start=${year%-*}-07-01
year_end=$((${year%-*} + 1))-06-30
[[ ! $as_of < $year_start && ! $as_of > $year_end ]] || { echo "--as-of lies outside $year" >&2; exit 1; }
month_start=${as_of:0:8}01
if [ "$((10#${as_of:5:2}))" -lt 7 ]; then term_start=${as_of:0:4}-01-01; else term_start=${as_of:0:4}-07-01; fi
measures=${measures:-$data/measures.csv}

export PGOPTIONS="${PGOPTIONS:-} -c client_min_messages=warning"
ask() {
    psql --no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 \
        --set year_start="$year_start" --set as_of="$as_of" --set month_start="$month_start" --set term_start="$term_start" \
        ${connection:+"$connection"} "$@"
}

# Sums psql's own timing of each statement, in seconds, and begins anew at every line "run".
seconds() {
    awk '
        function finish() { if (started) { printf "%s%.3f", separator, sum / 1000; separator = "," } started = 1; sum = 0 }
        /^run$/ { finish() }
        /^Time: / { sum += $2 }
        END { finish() }'
}

copy() {
    printf "\\\\copy %s FROM '%s' WITH (FORMAT csv, HEADER match, DELIMITER ';', FREEZE)\n" "$1" "${2//\'/\'\'}"
}

load() {
    printf '%s\n' '\timing on'
    printf '%s\n' '\echo run'
    echo 'BEGIN;'
    echo "\\i '$here/postgres/01_tables.sql'"
    copy pupil_rows "$data/pupils.csv"
    for file in "$data"/lessons-*"$year".csv; do
        copy lesson_rows "$file"
    done
    if [ -f "$measures" ]; then
        copy measure_rows "$measures"
    fi
    echo 'COMMIT;'
    echo "\\i '$here/postgres/02_load.sql'"
}

# So many runs, each of the named steps one after another in the same session.
repeat() {
    printf '%s\n' '\timing on'
    for ((run = 0; run < $1; run++)); do
        printf '%s\n' '\echo run'
        for step in "${@:2}"; do
            echo "\\i '$here/postgres/$step.sql'"
        done
    done
}

load_seconds=$(load | ask | seconds)
day_table_seconds=$(repeat 1 03_day_table | ask | seconds)
condition_seconds=$(repeat "$runs" 04_conditions | ask | seconds)
from_lessons_seconds=$(repeat "$runs" 03_day_table 04_conditions | ask | seconds)

if [ -n "$out" ]; then
    { echo 'pupil;kind;window;limit;detail;count;of'; ask --file "$here/postgres/05_write.sql"; } > "$out"
fi

# The settings as they are while the conditions run, the few that the SQL sets for its session included.
{
    echo '\o /dev/null'
    echo "\\i '$here/postgres/04_conditions.sql'"
    echo '\o'
    cat <<SQL
SELECT json_build_object(
    'engine', 'postgres',
    'version', current_setting('server_version'),
    'mode', 'server',
    'rows', (SELECT count(*) FROM peers.lessons),
    'pupils', (SELECT count(*) FROM peers.standing),
    'asOf', '$as_of',
    'loadSeconds', $load_seconds,
    'dayTableSeconds', $day_table_seconds,
    'conditionSeconds', '[$condition_seconds]'::json,
    'fromLessonsSeconds', '[$from_lessons_seconds]'::json,
    'conditions', (SELECT count(*) FROM peers.conditions),
    'databaseBytes', (SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relnamespace = 'peers'::regnamespace AND relkind = 'r'),
    'peakMB', NULL,
    'settings', (
        SELECT json_object_agg(name, current_setting(name) ORDER BY name)
        FROM (VALUES ('shared_buffers'), ('work_mem'), ('maintenance_work_mem'), ('max_wal_size'), ('fsync'),
            ('max_parallel_workers_per_gather'), ('random_page_cost'), ('jit')) AS names(name)));
SQL
} | ask | tr -d '\n'
echo
