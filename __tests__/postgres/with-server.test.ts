import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { openSession } from "../../src/postgres/pg-session.ts";
import type { Server } from "../../src/postgres/server.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import { serverUrl } from "../support/servers.ts";

const support = join(dirname(dirname(fileURLToPath(import.meta.url))), "support");
const asRoot = process.getuid?.() === 0;
const nobody = 65534;
let scratch = "";

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "with-server-test-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Held {
  readonly child: ChildProcess;
  readonly data: string;
  readonly pid: number;
  readonly version: string;
  readonly source: string;
  readonly databases: readonly string[];
  readonly uid: number;
}

/** Starts support/hold-server.ts and waits for what it says. */
async function hold(wanted: object, options: { uid?: number; env?: NodeJS.ProcessEnv } = {}): Promise<Held> {
  const { uid, env } = options;
  const child = spawn(
    process.execPath,
    ["--import", join(support, "typescript-loader.js"), join(support, "hold-server.ts"), JSON.stringify(wanted)],
    {
      stdio: ["pipe", "pipe", "inherit"],
      cwd: "/",
      env: { ...process.env, NODE_OPTIONS: "", ...env },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    },
  );
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  if (line.startsWith("failed")) throw new Error(line);
  const said = JSON.parse(line) as Omit<Held, "child" | "pid"> & { pid: string };
  return { ...said, child, pid: Number(said.pid) };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function eventually(condition: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 500 && !condition(); attempt++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return condition();
}

async function databasesOf(url: string): Promise<string[]> {
  const session = await openSession({ connectionString: url });
  const rows = await session.query<{ datname: string }>("select datname from pg_database order by datname");
  await session.end();
  return rows.map(({ datname }) => datname);
}

function options(wanted: { major?: number; databaseUrl?: string }) {
  return { databaseUrl: wanted.databaseUrl ?? null, major: wanted.major ?? null, progress: () => undefined };
}

describe.each([
  ["a throwaway 18", () => options({ major: 18 })],
  ["a throwaway 14", () => options({ major: 14 })],
  ["a throwaway of any version", () => options({})],
  ["the server behind a URL", () => options({ databaseUrl: serverUrl(18) })],
] as const)("%s", (_title, given) => {
  test("has empty databases, copies of them, and copies with the settings of the original", async () => {
    await withServer(given(), async (server) =>
      withDatabase(server, null, async (database) => {
        expect(database.name).toMatch(/^migration_gate_[a-z0-9]{12}$/);
        const session = await database.connect();
        const setting = `alter database ${database.name} set search_path = "$user", shop, "Old shop"; alter database ${database.name} set gate.note = 'it''s \\ 1'`;
        const role = `create role ${database.name}; alter role ${database.name} in database ${database.name} set work_mem = '8MB'`;
        expect(
          (await session.send(`create table kept (id int); insert into kept values (1); ${setting}; ${role}`)).error,
        ).toBeNull();
        await session.end();
        await withDatabase(server, database, async (copy) => {
          const onCopy = await copy.connect();
          expect(
            await onCopy.query(
              "select id, current_setting('search_path') as path, current_setting('gate.note') as note from public.kept",
            ),
          ).toEqual([{ id: 1, path: '"$user", shop, "Old shop"', note: "it's \\ 1" }]);
          const [row] = await onCopy.query(
            "select setconfig from pg_db_role_setting s join pg_database d on d.oid = setdatabase where datname = current_database() and setrole <> 0",
          );
          expect(row).toEqual({ setconfig: ["work_mem=8MB"] });
          await onCopy.end();
        });
        const last = await database.connect();
        await last.send(
          `drop owned by ${database.name}; alter role ${database.name} in database ${database.name} reset all; drop role ${database.name}`,
        );
        await last.end();
      }),
    );
  });
});

describe("a throwaway server", () => {
  test("says its version and source, and what takes time", async () => {
    const lines: string[] = [];
    const seen = await withServer(
      { ...options({ major: 18 }), progress: (line) => lines.push(line) },
      async (server) => {
        const { version, major, source } = server;
        return { version, major, source };
      },
    );
    expect(seen).toEqual({ version: expect.stringMatching(/^18\.\d+$/) as unknown, major: 18, source: "embedded" });
    expect(lines).toEqual([`starting PostgreSQL ${seen.version} (embedded)`]);
  });

  test("knows Unicode letters, sorts by code point, and listens on no port", async () => {
    for (const major of [18, 14]) {
      await withServer(options({ major }), async (server) =>
        withDatabase(server, null, async (database) => {
          const session = await database.connect();
          const { completed } = await session.send(
            "select lower('Ä'), 'ä' ~ '^[[:alpha:]]$', 'B' < 'a', current_setting('listen_addresses'), current_setting('server_encoding'), current_setting('TimeZone')",
          );
          expect(completed[0]?.rows).toEqual([["ä", "t", "t", "", "UTF8", "UTC"]]);
          await session.end();
        }),
      );
    }
  });

  test("has none of our environment", async () => {
    process.env["GATE_SECRET"] = "s3cret";
    await withServer(options({ major: 18 }), async (server) =>
      withDatabase(server, null, async (database) => {
        const session = await database.connect();
        const { completed, error } = await session.send(
          "create temporary table e (l text); copy e from program 'env'; select * from e",
        );
        expect(error).toBeNull();
        expect(JSON.stringify(completed)).toContain("PATH=");
        expect(JSON.stringify(completed)).not.toContain("s3cret");
        await session.end();
      }),
    );
    delete process.env["GATE_SECRET"];
  });

  test("is gone after a failure, which is passed on", async () => {
    let data = "";
    const failing = withServer(options({ major: 18 }), async (server) => {
      const database = await server.createDatabase();
      const session = await database.connect();
      const [row] = await session.query<{ data: string }>("select current_setting('data_directory') as data");
      data = row?.data ?? "";
      expect(existsSync(data)).toBe(true);
      throw new Error("as intended");
    });
    await expect(failing).rejects.toThrow("as intended");
    expect(existsSync(dirname(data))).toBe(false);
  });

  test("a migration that ends every other session does not stop the gate", async () => {
    await withServer(options({ major: 18 }), async (server) =>
      withDatabase(server, null, async (database) => {
        const session = await database.connect();
        await session.send(
          "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
        );
        await session.end();
        const another = await server.createDatabase();
        await another.drop();
      }),
    );
  });

  test.each([
    ["subscribes", "create subscription gate_s connection 'host=/nowhere' publication p with (connect = false)"],
    [
      "makes its database a template",
      "do $$ begin execute format('alter database %I is_template true', current_database()); end $$",
    ],
  ])("a database whose migration %s can be dropped", async (_title, sql) => {
    for (const major of [18, 14]) {
      await withServer(options({ major }), async (server) => {
        const database = await server.createDatabase();
        const session = await database.connect();
        expect((await session.send(sql)).error).toBeNull();
        await session.end();
        await database.drop();
      });
    }
  });

  test("two at a time do not know each other", async () => {
    const [first, second] = await Promise.all([hold({ major: 18 }), hold({ major: 18 })]);
    expect(first.data).not.toBe(second.data);
    first.child.stdin?.end();
    expect(await once(first.child, "exit")).toEqual([0, null]);
    expect(isRunning(second.pid)).toBe(true);
    second.child.stdin?.end();
    expect(await once(second.child, "exit")).toEqual([0, null]);
    expect([first, second].map(({ data }) => existsSync(dirname(data)))).toEqual([false, false]);
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "is gone when %s ends the program, which ends by that signal",
    async (signal) => {
      const held = await hold({ major: 18 });
      held.child.kill(signal);
      expect(await once(held.child, "exit")).toEqual([null, signal]);
      expect(isRunning(held.pid)).toBe(false);
      expect(existsSync(dirname(held.data))).toBe(false);
    },
  );

  test("is gone soon after the program is killed", async () => {
    const held = await hold({ major: 18 });
    held.child.kill("SIGKILL");
    await once(held.child, "exit");
    expect(await eventually(() => !isRunning(held.pid) && !existsSync(dirname(held.data)))).toBe(true);
  });

  test("lives in /tmp when the folder for temporary files has a path too long for a socket", async () => {
    const long = mkdtempSync(join(scratch, "x".repeat(70)));
    for (const folder of [scratch, long]) chmodSync(folder, 0o777);
    const held = await hold({ major: 18 }, { env: { TMPDIR: long } });
    expect(held.data).toMatch(/^\/tmp\/migration-gate-/);
    held.child.stdin?.end();
    expect(await once(held.child, "exit")).toEqual([0, null]);
  });

  const onlyAsRoot = asRoot ? test : test.skip;
  onlyAsRoot("runs without root, with a cache folder of its own", async () => {
    const cache = mkdtempSync(join(scratch, "cache-"));
    for (const folder of [scratch, cache]) chownSync(folder, nobody, nobody);
    for (let run = 1; run <= 2; run++) {
      const held = await hold({ major: 18 }, { uid: nobody, env: { MIGRATION_GATE_CACHE: cache, HOME: cache } });
      expect(held).toMatchObject({ uid: nobody, source: "embedded" });
      held.child.stdin?.end();
      expect(await once(held.child, "exit")).toEqual([0, null]);
      expect(existsSync(dirname(held.data))).toBe(false);
    }
  });
});

describe("the server behind a URL", () => {
  test("is left as it was, also after a failure", async () => {
    const url = serverUrl(14);
    const failing = withServer(options({ databaseUrl: url }), async (server: Server) => {
      expect(server).toMatchObject({
        major: 14,
        source: "url",
        version: expect.stringMatching(/^14\.\d+$/) as unknown,
      });
      const database = await server.createDatabase();
      const copy = await server.createDatabase(database);
      await copy.connect();
      throw new Error(`${database.name} ${copy.name}`);
    });
    const error: unknown = await failing.catch((error: unknown) => error);
    const names = (error as Error).message.split(" ");
    expect(names).toHaveLength(2);
    const left = await databasesOf(url);
    expect(left.filter((name) => names.includes(name))).toEqual([]);
  });

  test("is left as it was when SIGTERM ends the program", async () => {
    const held = await hold({ databaseUrl: serverUrl(18) });
    expect(await databasesOf(serverUrl(18))).toEqual(expect.arrayContaining([...held.databases]));
    held.child.kill("SIGTERM");
    expect(await once(held.child, "exit")).toEqual([null, "SIGTERM"]);
    expect((await databasesOf(serverUrl(18))).filter((name) => held.databases.includes(name))).toEqual([]);
  });

  test("need not be named with a database, and its parameters are kept", async () => {
    const url = new URL(serverUrl(18));
    url.pathname = "";
    url.search = "?options=-c%20work_mem%3D123kB&sslmode=disable";
    await withServer(options({ databaseUrl: url.href }), async (server) =>
      withDatabase(server, null, async (database) => {
        const session = await database.connect();
        expect(await session.query("select current_setting('work_mem') as memory, current_database() as name")).toEqual(
          [{ memory: "123kB", name: database.name }],
        );
        await session.end();
      }),
    );
  });
});
