/**
 * Ends `apply` with SIGKILL at a moment that nobody chooses, sees what is left, and lets it run again.
 */
import { execFile, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { digest } from "../../src/catalog/digest.ts";
import { readCatalog } from "../../src/catalog/read-catalog.ts";
import type { DeployOptions } from "../../src/config/deploy-options.ts";
import { JOURNAL_TABLE } from "../../src/deploy/journal.ts";
import { openSession } from "../../src/postgres/pg-session.ts";
import type { PgSession } from "../../src/postgres/pg-session.ts";
import type { ApplyReport } from "../../src/report/apply-report.ts";
import { serverUrl } from "./servers.ts";

const folder = import.meta.dirname;

/** Where its packages are found. */
async function bundle(): Promise<string> {
  const target = join(folder, "../../node_modules/.cache/migration-gate/apply-process");
  mkdirSync(target, { recursive: true });
  const file = join(target, `${process.pid}.mjs`);
  await promisify(execFile)(process.execPath, [join(folder, "bundle-apply-process.js"), file]);
  return file;
}

let bundled: Promise<string> | null = null;

export const deployDefaults: Omit<DeployOptions, "target"> = {
  dryRun: false,
  acceptDrift: false,
  rollback: true,
  acceptLoss: false,
  lockTimeout: null,
  lockRetries: 2,
  wait: 20_000,
};

export function urlOf(database: string, major: 14 | 18 = 18): string {
  const url = new URL(serverUrl(major));
  url.pathname = `/${database}`;
  return url.href;
}

/** `null`: it was killed. `killAfter`: milliseconds from when it begins to apply. */
export async function applyInProcess(
  repository: string,
  database: string,
  killAfter: number | null,
): Promise<{ readonly report: ApplyReport | null; readonly milliseconds: number; readonly stderr: string }> {
  const options = { repository, databaseUrl: serverUrl(18) };
  const given = JSON.stringify({ options, deploy: { ...deployDefaults, target: urlOf(database) } });
  const child = spawn(process.execPath, ["--no-warnings", await (bundled ??= bundle()), given], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr, began] = ["", "", 0];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
    if (began > 0 || !/^(?:applying|going on)/mu.test(stderr)) return;
    began = performance.now();
    if (killAfter !== null) void pause(killAfter).then(() => child.kill("SIGKILL"));
  });
  const signal = await new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
  const milliseconds = began === 0 ? 0 : performance.now() - began;
  if (signal === null && stdout === "") throw new Error(`apply has ended without a report:\n${stderr}`);
  return { report: signal === null ? (JSON.parse(stdout) as ApplyReport) : null, milliseconds, stderr };
}

/** Runs `use` with a session on the database. */
export async function onDatabase<T>(database: string, use: (session: PgSession) => Promise<T>): Promise<T> {
  const session = await openSession({ connectionString: urlOf(database) });
  try {
    return await use(session);
  } finally {
    await session.end();
  }
}

/** The schema and the contents of all tables that the migrations made, and what the gate has left behind. */
export async function contentsOf(database: string, major = 18): Promise<Readonly<Record<string, unknown>>> {
  return onDatabase(database, async (session) => {
    const catalog = await readCatalog(session, { major, exclude: [], since: null });
    const tables = await session.query<{ name: string }>(
      "select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by name",
    );
    const mine = tables.filter(({ name }) => /^(?:trips|runs|[a-e])$/u.test(name));
    const rows: Record<string, unknown> = {};
    for (const { name } of mine) {
      const found = await session.query<{ rows: string }>(
        `select md5(coalesce(string_agg(each::text, ';' order by each::text), '')) as rows from ${name} as each`,
      );
      rows[name] = found[0]?.rows;
    }
    const journal = tables.some(({ name }) => name.endsWith(JOURNAL_TABLE));
    return { schema: digest(catalog), rows, journal };
  });
}

/** Where a killed run has left it, in a word: the account of a migration in several transactions, or none. */
export async function accountOf(database: string): Promise<string> {
  return onDatabase(database, async (session) => {
    const [table] = await session.query<{ name: string }>(
      "select oid::regclass::text as name from pg_class where relname = $1",
      [JOURNAL_TABLE],
    );
    if (table === undefined) return "none";
    const [row] = await session.query<{ done: number; begun: number | null; steps: number }>(
      `select done, begun, jsonb_array_length(entry -> 'units') as steps from ${table.name}`,
    );
    if (row === undefined) return "empty";
    if (row.done === row.steps) return "done";
    return row.begun === null ? (row.done === 0 ? "begun" : "mid-way") : "within a statement";
  });
}
