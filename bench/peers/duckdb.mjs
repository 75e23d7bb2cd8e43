// Times DuckDB on the attendance conditions: see README.md. Prints one JSON object; all SQL lies in the folder duckdb.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

const { values: asked } = parseArgs({
  options: {
    data: { type: 'string' },
    year: { type: 'string' },
    'as-of': { type: 'string' },
    mode: { type: 'string', default: 'memory' },
    db: { type: 'string' },
    out: { type: 'string' },
    measures: { type: 'string' },
    runs: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
    cold: { type: 'boolean', default: false },
  },
});

function refuse(why) {
  console.error(why);
  process.exit(1);
}

const asOf = asked['as-of'];
const inFile = asked.mode === 'file';
if (!/^\d{4}-\d{2}$/.test(asked.year ?? '')) refuse('--year is written as 2025-26');
if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf ?? '')) refuse('--as-of is written as 2026-06-05');
if (!['memory', 'file'].includes(asked.mode)) refuse('--mode is memory or file');
if (inFile && !asked.db) refuse('--mode file needs --db FILE');
if (asked.cold && !(inFile && existsSync(asked.db))) refuse('--cold needs --mode file and a database that exists');
const loads = !inFile || !existsSync(asked.db);
if (loads && !asked.data) refuse('--data DIR is needed to load');

const yearStart = `${asked.year.slice(0, 4)}-07-01`;
const yearEnd = `${Number(asked.year.slice(0, 4)) + 1}-06-30`;
if (asOf < yearStart || asOf > yearEnd) refuse(`--as-of lies outside ${asked.year}`);

const text = (value) => `'${value.replaceAll("'", "''")}'`;
const sql = (step) => readFileSync(new URL(`duckdb/${step}.sql`, import.meta.url), 'utf8');

async function timed(work) {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start) / 1000;
}

async function open(path, readOnly) {
  const instance = await DuckDBInstance.create(path, { threads: asked.threads, ...(readOnly ? { access_mode: 'READ_ONLY' } : {}) });
  const connection = await instance.connect();
  const term = asOf.slice(5, 7) >= '07' ? '07' : '01';
  await connection.run(`
    SET VARIABLE year_start = DATE '${yearStart}';
    SET VARIABLE as_of = DATE '${asOf}';
    SET VARIABLE month_start = DATE '${asOf.slice(0, 7)}-01';
    SET VARIABLE term_start = DATE '${asOf.slice(0, 4)}-${term}-01';`);
  return {
    run: (statements) => connection.run(statements),
    number: async (query) => Number((await connection.runAndReadAll(query)).getRows()[0][0]),
    value: async (query) => (await connection.runAndReadAll(query)).getRows()[0][0],
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function load(database) {
  const measures = asked.measures ?? join(asked.data, 'measures.csv');
  await database.run(`
    SET VARIABLE pupil_file = ${text(join(asked.data, 'pupils.csv'))};
    SET VARIABLE lesson_files = ${text(join(asked.data, `lessons-*${asked.year}.csv`))};
    SET VARIABLE measure_file = ${text(measures)};`);
  await database.run(sql('01_load'));
  if (existsSync(measures)) {
    await database.run(sql('02_load_measures'));
  }
}

const result = { engine: 'duckdb', version: null, mode: asked.mode, threads: Number(asked.threads), rows: null, pupils: null };
let loadSeconds = null;
let dayTableSeconds = null;
let openSeconds = null;
let answeredAfterSeconds = null;
const conditionSeconds = [];
const fromLessonsSeconds = [];
let database;

if (asked.cold) {
  // The caller has emptied the caches of the operating system; nothing of the file may be touched before the clock starts.
  const conditions = sql('04_conditions');
  openSeconds = await timed(async () => { database = await open(asked.db, true); });
  const seconds = await timed(() => database.run(conditions));
  conditionSeconds.push(Math.round((openSeconds + seconds) * 1000) / 1000);
  answeredAfterSeconds = Math.round(performance.now()) / 1000;
} else {
  if (loads) {
    database = await open(inFile ? asked.db : ':memory:', false);
    loadSeconds = await timed(() => load(database));
    dayTableSeconds = await timed(() => database.run(sql('03_day_table')));
    if (inFile) {
      await database.run('CHECKPOINT');
      database.close();
    }
  }

  if (inFile) {
    database = await open(asked.db, false);
  }

  for (let run = 0; run < Number(asked.runs); run++) {
    conditionSeconds.push(await timed(() => database.run(sql('04_conditions'))));
  }

  // The file is not written to: its day table is made anew in memory, and stands before the one in the file.
  if (inFile) {
    const file = await database.value('SELECT current_database()');
    await database.run(`ATTACH ':memory:' AS anew; SET search_path = ${text(`anew.main,"${file}".main`)}`);
  }

  for (let run = 0; run < Number(asked.runs); run++) {
    fromLessonsSeconds.push(await timed(async () => {
      await database.run(sql('03_day_table'));
      await database.run(sql('04_conditions'));
    }));
  }
}

if (asked.out) {
  await database.run(`SET VARIABLE out_file = ${text(asked.out)}`);
  await database.run(sql('05_write'));
}

Object.assign(result, {
  version: await database.value('SELECT version()'),
  rows: await database.number('SELECT count(*) FROM lessons'),
  pupils: await database.number(`
    SELECT count(DISTINCT pupil_id)
    FROM stays
    WHERE getvariable('as_of') BETWEEN from_date AND to_date`),
  asOf,
  loadSeconds,
  dayTableSeconds,
  openSeconds,
  answeredAfterSeconds,
  conditionSeconds,
  fromLessonsSeconds,
  conditions: await database.number('SELECT count(*) FROM conditions'),
});
database.close();
result.fileBytes = inFile ? statSync(asked.db).size : null;
result.peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify(result));
