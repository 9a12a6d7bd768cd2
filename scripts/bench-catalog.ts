/**
 * Reading the catalog against `pg_dump -s`, and comparing two of them: on a generated schema, or on a database that exists.
 * Both read one server, in turn; what counts is the ratio, not the times. pg_dump must be on the PATH and know the server.
 *
 *   npm run bench:catalog -- [--tables N] [--runs N] [--postgres MAJOR] | --url URL [--runs N]
 */
import { execFile } from "node:child_process";
import { parseArgs, promisify } from "node:util";
import type { Catalog } from "../src/catalog/catalog.ts";
import { compareCatalogs } from "../src/catalog/compare-catalogs.ts";
import { readCatalog } from "../src/catalog/read-catalog.ts";
import { openSession } from "../src/postgres/pg-session.ts";
import { withDatabase } from "../src/postgres/with-database.ts";
import { withServer } from "../src/postgres/with-server.ts";

const run = promisify(execFile);

const { values } = parseArgs({
  options: {
    tables: { type: "string", default: "5000" },
    runs: { type: "string", default: "5" },
    postgres: { type: "string", default: "15" },
    url: { type: "string" },
  },
});

const COLUMNS = [
  "text",
  "integer",
  "varchar(40)",
  "numeric(10, 2)",
  "timestamptz",
  "boolean not null",
  "text not null",
  "jsonb",
  "uuid",
  "date",
  "bigint default 7",
  "text default 'x'",
  "timestamptz not null default now()",
  "text",
  "text",
  "integer not null default 0",
];

/** Twenty columns, four constraints, two indexes; a view and comments now and then. */
function table(index: number): string {
  const columns = COLUMNS.map((type, place) => `c${place} ${type}`).join(", ");
  const owner = index === 0 ? "" : ` references t${index - 1}`;
  const view = `create view v${index} as select id, name, c1 from t${index} where state = 'new';
    comment on table t${index} is 'table ${index}'; comment on column t${index}.name is 'its name';`;
  return `create table t${index} (id bigserial primary key, owner_id bigint${owner},
      state text not null check (state in ('new', 'done')), name text, ${columns});
    create index on t${index} (owner_id, name); create index on t${index} (c4) where state = 'new';
    ${index % 10 === 0 ? view : ""}`;
}

interface Place {
  /** Arguments of pg_dump, and of a connection. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password: string;
  readonly major: number;
}

async function timed<T>(work: () => Promise<T>): Promise<[milliseconds: number, result: T]> {
  const from = performance.now();
  const result = await work();
  return [performance.now() - from, result];
}

function dump({ host, port, user, database, password }: Place): Promise<unknown> {
  const where = ["-h", host, "-p", String(port), "-U", user, "-d", database];
  const env = { ...process.env, PGPASSWORD: password };
  return run("pg_dump", [...where, "-s"], { maxBuffer: 1 << 30, env });
}

/** With the connection, as pg_dump makes one, too; it does not wait for the server to close it. */
async function read(place: Place): Promise<Catalog> {
  const session = await openSession({ ...place, ssl: false });
  try {
    return await readCatalog(session, { major: place.major, exclude: [], since: new Date() });
  } finally {
    void session.end();
  }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function told(numbers: readonly number[]): string {
  return `median ${median(numbers).toFixed(0)} ms`;
}

async function measure(place: Place): Promise<void> {
  const [reads, dumps, ratios, comparisons]: [number[], number[], number[], number[]] = [[], [], [], []];
  let before = await read(place);
  const memory = process.resourceUsage().maxRSS / 1024;
  await dump(place);
  for (let index = 0; index < Number(values.runs); index += 1) {
    const [theirs] = await timed(() => dump(place));
    const [ours, after] = await timed(() => read(place));
    const [compared] = await timed(async () => compareCatalogs(before, after, { identity: index % 2 === 0 }));
    before = after;
    reads.push(ours);
    dumps.push(theirs);
    ratios.push(ours / theirs);
    comparisons.push(compared);
  }
  console.log(`${before.objects.length} objects, PostgreSQL ${place.major}, ${reads.length} runs`);
  console.log(`reading the catalog:    ${told(reads)}`);
  console.log(`pg_dump -s:             ${told(dumps)}`);
  console.log(
    `ratio, pair by pair:    median ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  );
  console.log(`comparing two of them:  ${told(comparisons)}`);
  console.log(`memory with one of them: at most ${memory.toFixed(0)} MB`);
}

async function measureGenerated(): Promise<void> {
  const options = {
    databaseUrl: null,
    major: Number(values.postgres),
    progress: (line: string) => console.error(line),
  };
  await withServer(options, async (server) =>
    withDatabase(server, null, async (database) => {
      const session = await database.connect();
      for (let from = 0; from < Number(values.tables); from += 100) {
        const statements = Array.from({ length: Math.min(100, Number(values.tables) - from) }, (_, index) =>
          table(from + index),
        );
        const { error } = await session.send(statements.join(""));
        if (error !== null) throw new Error(error.message);
      }
      await session.send("vacuum analyze");
      const [row] = await session.query<{ host: string; port: number }>(
        "select split_part(current_setting('unix_socket_directories'), ',', 1) as host, current_setting('port')::integer as port",
      );
      await session.end();
      const host = row?.host ?? "";
      await measure({
        host,
        port: row?.port ?? 5432,
        user: "postgres",
        password: "none",
        database: database.name,
        major: server.major,
      });
    }),
  );
}

async function measureUrl(text: string): Promise<void> {
  const url = new URL(text);
  const session = await openSession({ connectionString: text });
  const [row] = await session.query<{ version: number }>(
    "select current_setting('server_version_num')::integer as version",
  );
  await session.end();
  await measure({
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username) || "postgres",
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    major: Math.floor((row?.version ?? 0) / 10_000),
  });
}

await (values.url === undefined ? measureGenerated() : measureUrl(values.url));
