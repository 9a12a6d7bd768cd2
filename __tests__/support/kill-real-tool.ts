/**
 * A real tool that is killed, or whose statement is made to fail, while it waits for a lock of ours; and the same stop as the gate
 * tries it. Each on a database of its own.
 */
import { execFile, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import type { Catalog } from "../../src/catalog/catalog.ts";
import { readCatalog } from "../../src/catalog/read-catalog.ts";
import type { Outcome } from "../../src/gate/try-cut.ts";
import { changesBetween, readState, tryCut } from "../../src/gate/try-cut.ts";
import { replayLeg, walkLeg } from "../../src/gate/walk-leg.ts";
import type { Database, Server } from "../../src/postgres/server.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import { withSession } from "../../src/postgres/with-session.ts";
import type { CutPoint } from "../../src/replay/cut-points.ts";
import { cutPoints, messagesOf } from "../../src/replay/cut-points.ts";
import { withCluster } from "../../src/replay/with-cluster.ts";
import { loadParser } from "../../src/sql/parser.ts";
import { filesOf } from "./files-of.ts";
import { createFolder } from "./git-repository.ts";
import type { Setting } from "./interrupting.ts";
import { fileMap } from "./memory-tree.ts";
import { serverUrl } from "./servers.ts";

type Files = Readonly<Record<string, string>>;

export interface RealTool {
  /** What runs the pending migrations. */
  readonly deploy: (at: { readonly url: URL; readonly root: string }) => Command;
  /** What has to be done after a crash before it runs again, and what it says as long as that is not done. */
  readonly recover?: { readonly run: RealTool["deploy"]; readonly says: RegExp };
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
}

export interface Stop {
  readonly how: "killed" | "failing";
  /** What our session holds, so that the tool waits there. */
  readonly hold: string;
  /** The same place in what the gate sends. */
  readonly point: (point: CutPoint) => boolean;
}

export interface Stopped {
  /** `added column public.trips.status`; what is in the database that was not there before, and the other way round. */
  readonly left: readonly string[];
  /** What the next deploy says; null when it came to its end. */
  readonly next: string | null;
}

/** `merged`, `pending`: as `filesOf` takes them. */
export async function stopReal(
  setting: Setting,
  real: RealTool,
  [merged, head]: readonly [Files, Files],
  stop: Stop,
): Promise<Stopped> {
  const options = { databaseUrl: serverUrl(18), major: null, progress: () => undefined };
  return withServer(options, (server) =>
    withDatabase(server, null, async (database) => {
      const url = new URL(serverUrl(18));
      url.pathname = `/${database.name}`;
      const [first, then] = [real.deploy({ url, root: folderWith(merged) }), folderWith(head)];
      const failed = await outputOf(first);
      if (failed !== null) throw new Error(failed);
      const before = await catalogOf(server, database, setting);
      await stopCommand(database, real.deploy({ url, root: then }), stop);
      const left = await catalogOf(server, database, setting);
      if (stop.how === "killed" && real.recover !== undefined) {
        const refused = (await outputOf(real.deploy({ url, root: then }))) ?? "";
        if (!real.recover.says.test(refused)) throw new Error(`did not refuse: ${refused}`);
        await outputOf(real.recover.run({ url, root: then }));
      }
      const next = await outputOf(real.deploy({ url, root: then }));
      return { left: namesOf(before, left), next };
    }),
  );
}

function folderWith(files: Files): string {
  const root = createFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Null when it came to its end. */
async function outputOf({ program, args, env = {}, cwd }: Command): Promise<string | null> {
  try {
    await promisify(execFile)(program, args, { cwd, env: { PATH: process.env["PATH"], ...env } });
    return null;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return `${stdout}\n${stderr}`;
  }
}

async function stopCommand(database: Database, command: Command, { how, hold }: Stop): Promise<void> {
  await withSession(database, async (holder) => {
    await holder.query("begin isolation level repeatable read");
    await holder.query(hold);
    const { program, args, env = {}, cwd } = command;
    const child = spawn(program, args, {
      cwd,
      env: { PATH: process.env["PATH"], ...env },
      stdio: "ignore",
      detached: true,
    });
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const waiting = await waitingSession(database, () => child.exitCode !== null);
    // The whole group: a shell may have started the program.
    if (how === "killed" && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    const others =
      how === "killed" ? "datname = current_database() and pid <> all ($1)" : "pid = $2 and $1::int4[] is not null";
    const end = how === "killed" ? "pg_terminate_backend" : "pg_cancel_backend";
    if (how === "killed") await ended;
    await withSession(database, (session) =>
      session.query(
        `select pg_catalog.${end}(pid) from pg_catalog.pg_stat_activity where ${others} and ($2::int4 is not null)`,
        [[holder.pid, session.pid], waiting],
      ),
    );
    await ended;
    await holder.query("rollback");
  });
  await untilAlone(database);
}

async function waitingSession(database: Database, hasEnded: () => boolean): Promise<number> {
  return withSession(database, async (session) => {
    for (;;) {
      const [row] = await session.query<{ pid: number }>(
        "select pid from pg_catalog.pg_stat_activity where datname = current_database() and pg_catalog.cardinality(pg_catalog.pg_blocking_pids(pid)) > 0",
      );
      if (row !== undefined) return row.pid;
      if (hasEnded()) throw new Error("it never waited");
      await pause(5);
    }
  });
}

/** What a session that was ended has begun is rolled back when it is gone. */
async function untilAlone(database: Database): Promise<void> {
  await withSession(database, async (session) => {
    const others =
      "select pid from pg_catalog.pg_stat_activity where datname = current_database() and pid <> $1 and backend_type = 'client backend'";
    while ((await session.query(others, [session.pid])).length > 0) await pause(5);
  });
}

function catalogOf(server: Server, database: Database, { tool }: Setting): Promise<Catalog> {
  const { table = "", others = [] } = tool.bookkeeping ?? {};
  const exclude = [table.includes(".") ? table : `public.${table}`, ...others];
  return withSession(database, (session) => readCatalog(session, { major: server.major, exclude, since: null }));
}

function namesOf(before: Catalog, after: Catalog): string[] {
  return changesBetween(before, after, false)
    .map(({ action, type, name }) => `${action} ${type} ${name}`)
    .sort();
}

function progress(): void {}

/** The same by the gate. */
export async function stopOurs(
  setting: Setting,
  [merged, head]: readonly [Files, Files],
  stop: Stop,
): Promise<Stopped> {
  const { tool, dir } = setting;

  await loadParser();
  return withServer({ databaseUrl: serverUrl(18), major: null, progress }, async (server) => {
    const { result } = await withCluster({ server, texts: [], progress }, (cluster) =>
      withDatabase(server, null, async (database) => {
        const shared = { server, tool, observe: new Set<never>(), setup: null, sessionSetup: null, progress, cluster };
        const history = tool.load(fileMap(head), dir);
        const walk = { ...shared, statementTimeout: 60_000, started: new Date(), head: history };
        const { migrations } = tool.load(fileMap(merged), dir);
        const base = await walkLeg(walk, { path: "base", database, migrations });
        const { recorded, bookkeeping: exclude } = base.replay;
        const { pending } = tool.decide(recorded, history);
        const before = await readState(walk, { exclude, before: { recorded, trace: null } }, database);
        const after = await withDatabase(server, database, async (copy) => {
          const leg = { path: "upgraded", database: copy, migrations: pending, recorded } as const;
          const replay = await replayLeg(walk, leg);
          return replay.failure ?? readState(walk, { exclude, before: replay }, copy);
        });
        const messages = messagesOf(tool, pending);
        const point = cutPoints(messages).find(stop.point);
        if (point === undefined) throw new Error("no such point");
        const target = { messages, known: history.migrations, before, after, exclude, control: async () => null };
        const { outcome } = await withDatabase(server, database, (copy) => tryCut(walk, target, copy, point));
        return { left: leftBy(outcome, before.catalog), next: nextBy(outcome) };
      }),
    );
    return result;
  });
}

function leftBy(outcome: Outcome, before: Catalog): string[] {
  if (outcome.kind === "stuck") return namesOf(before, outcome.left.catalog);
  if (outcome.kind !== "atomic") throw new Error(`nothing is known of what is left: ${outcome.kind}`);
  return [];
}

function nextBy(outcome: Outcome): string | null {
  if (outcome.kind !== "stuck") return null;
  const { next } = outcome;
  return next.kind === "fails" ? next.failure.error.message : next.kind === "refuses" ? next.message : next.kind;
}

/** The files of a setting, before and after its pending migrations. */
export function filesOfSetting(setting: Setting, merged: Files, pending: Files): [Files, Files] {
  const { layout, files, sql = (text) => text, pending: change = (text) => text } = setting;
  const written = (texts: Files): Files =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, sql(text)]));
  const numbers = new Set(Object.keys(pending).map((key) => Number.parseInt(key, 10)));
  const changed = {
    ...layout,
    script: (text: string, number: number, name: string): string => {
      const script = layout.script?.(text, number, name) ?? text;
      return numbers.has(number) ? change(script) : script;
    },
  };
  const extra = Object.keys(pending).map((key) => {
    const [number, ...words] = key.split(" ");
    return files?.(layout.path(Number(number), words.join("_"))) ?? {};
  });
  return [
    filesOf(changed, written(merged)),
    Object.assign(filesOf(changed, written(merged), written(pending)), ...extra) as Files,
  ];
}
