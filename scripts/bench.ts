/**
 * The gate's replay and reading against what a dump-and-diff script does: one psql session that runs the same files, and two
 * `pg_dump -s`. Both on one server, in turn; what counts is the ratio, not the times. psql and pg_dump must be on the PATH. What the
 * stops of the pending migrations add is told apart.
 *
 *   npm run bench -- [--migrations N] [--runs N] [--postgres MAJOR]
 *   npm run bench -- --repo DIR --base REF --head REF --dir FOLDER
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { readProject } from "../src/gate/read-project.ts";
import { walkPaths } from "../src/gate/walk-paths.ts";
import { defaultOptions } from "../src/config/defaults.ts";
import type { Server } from "../src/postgres/server.ts";
import { withDatabase } from "../src/postgres/with-database.ts";
import { withServer } from "../src/postgres/with-server.ts";
import { loadParser } from "../src/sql/parser.ts";
import { compareHistories } from "../src/tools/compare-histories.ts";
import { findTool } from "../src/tools/registry.ts";
import type { History, Tool } from "../src/tools/tool.ts";

const run = promisify(execFile);

interface Subject {
  readonly name: string;
  readonly tool: Tool;
  readonly base: History;
  readonly head: History;
}

const { values } = parseArgs({
  options: {
    migrations: { type: "string", default: "160" },
    runs: { type: "string", default: "7" },
    postgres: { type: "string" },
    repo: { type: "string" },
    base: { type: "string" },
    head: { type: "string" },
    dir: { type: "string" },
  },
});

/** Tables with keys, indexes, a view now and then, later columns: about what a service's history looks like. */
function generated(index: number): string {
  const table = `item_${Math.floor(index / 4)}`;
  switch (index % 4) {
    case 0:
      return `create table ${table} (id bigserial primary key, name text not null, created_at timestamptz not null default now());\ncreate index on ${table} (created_at);`;
    case 1:
      return `alter table ${table} add column state text not null default 'new' check (state in ('new', 'done'));\ncreate unique index on ${table} (name, state);`;
    case 2:
      return `create table ${table}_note (id bigserial primary key, item_id bigint not null references ${table} (id), body text);\ncreate index on ${table}_note (item_id);`;
    default:
      return `create view open_${table} as select * from ${table} where state = 'new';\nalter table ${table}_note add column author text;`;
  }
}

function generatedSubject(count: number): Subject {
  const tool = findTool("sqlx");
  if (tool === null) throw new Error("no sqlx adapter");
  const files = Array.from({ length: count }, (_, index) => [
    `migrations/${20_240_101_000_000 + index}_step.sql`,
    Buffer.from(generated(index)),
  ]) as [string, Buffer][];
  const head = tool.load(new Map(files), "migrations");
  return {
    name: `${count} generated migrations`,
    tool,
    head,
    base: tool.load(new Map(files.slice(0, -1)), "migrations"),
  };
}

async function repositorySubject(repository: string): Promise<Subject> {
  const { base = null, head = null, dir } = values;
  const options = { ...defaultOptions, repository, base, head, migrations: dir === undefined ? [] : [dir] };
  const project = await readProject(options);
  return { name: repository, tool: project.tool, base: project.baseHistory, head: project.headHistory };
}

async function gate(server: Server, subject: Subject, interrupts = 0): Promise<void> {
  const comparison = compareHistories(subject.base, subject.head);
  const walked = await walkPaths({
    ...subject,
    server,
    baseTool: subject.tool,
    needsFresh: false,
    observe: new Set(comparison.added),
    setup: null,
    sessionSetup: null,
    statementTimeout: 0,
    interrupts,
    progress: () => undefined,
  });
  const failure = walked.base.replay.failure ?? walked.upgraded?.replay.failure;
  if (failure) throw new Error(`${failure.migration?.up.file}: ${failure.error.message}`);
}

/** As a script would do it: psql over all files, the schema dumped before and after the last one. */
async function dumpAndDiff(server: Server, subject: Subject, folder: string): Promise<void> {
  await withDatabase(server, null, async (database) => {
    const session = await database.connect();
    const [row] = await session.query<{ host: string; port: string }>(
      "select split_part(current_setting('unix_socket_directories'), ',', 1) as host, current_setting('port') as port",
    );
    await session.end();
    const where = ["-h", row?.host ?? "", "-p", row?.port ?? "", "-U", "postgres", "-d", database.name];
    const psql = async (from: number, to: number): Promise<void> => {
      const files = subject.head.migrations.slice(from, to);
      const lines = files.map((_, index) => `begin;\n\\i ${join(folder, `${from + index}.sql`)}\ncommit;\n`);
      const script = join(folder, `run-${from}.sql`);
      await writeFile(script, lines.join(""));
      await run("psql", [...where, "-qX", "-v", "ON_ERROR_STOP=1", "-f", script], { maxBuffer: 1 << 28 });
    };
    const last = subject.base.migrations.length;
    await psql(0, last);
    await run("pg_dump", [...where, "-s"], { maxBuffer: 1 << 28 });
    await psql(last, subject.head.migrations.length);
    await run("pg_dump", [...where, "-s"], { maxBuffer: 1 << 28 });
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

await loadParser();
const subject =
  values.repo === undefined ? generatedSubject(Number(values.migrations)) : await repositorySubject(values.repo);
const folder = await mkdtemp(join(tmpdir(), "migration-gate-bench-"));
try {
  for (const [index, each] of subject.head.migrations.entries()) {
    await writeFile(join(folder, `${index}.sql`), each.up.text);
  }
  const major = values.postgres === undefined ? null : Number(values.postgres);
  await withServer({ databaseUrl: null, major, progress: (line) => console.error(line) }, async (server) => {
    const pairs: [number, number][] = [];
    const stops: number[] = [];
    for (let index = -1; index < Number(values.runs); index += 1) {
      const pair: [number, number] = [
        await timed(() => gate(server, subject)),
        await timed(() => dumpAndDiff(server, subject, folder)),
      ];
      const stopped = await timed(() => gate(server, subject, defaultOptions.interrupts));
      if (index < 0) continue;
      pairs.push(pair);
      stops.push(stopped - pair[0]);
    }
    const ratios = pairs.map(([ours, theirs]) => ours / theirs);
    console.log(
      `${subject.name}, ${subject.head.migrations.length} migrations, PostgreSQL ${server.version}, ${pairs.length} runs`,
    );
    console.log(`gate, replay and read:     median ${median(pairs.map(([ours]) => ours)).toFixed(0)} ms`);
    console.log(`psql and two pg_dump -s:   median ${median(pairs.map(([, theirs]) => theirs)).toFixed(0)} ms`);
    console.log(`stops of what is pending:  median ${median(stops).toFixed(0)} ms more`);
    console.log(
      `ratio, pair by pair:       median ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}); at most 1 is the aim`,
    );
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
