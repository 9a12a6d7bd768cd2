/**
 * A PostgreSQL server of our own that is gone afterwards, whatever happens to us. It is started by a small shell that
 * waits for the end of its standard input: when this program ends in any way, killed included, the kernel closes the
 * pipe, and the shell stops the server and removes its folder. The server listens on a Unix-domain socket only, in a
 * folder that nobody but its user (and root) can enter.
 */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { createDataDirectory } from "./data-directory.ts";
import type { Installation } from "./installation.ts";
import { onInterrupt } from "./interrupt.ts";
import { runFolder } from "./run-folder.ts";
import type { ServiceUser } from "./service-user.ts";
import { asUser } from "./service-user.ts";

export interface ThrowawayServer {
  /** Folder of the socket `.s.PGSQL.5432`; the superuser is `postgres`, no password. */
  readonly host: string;
  /** Stops it and removes its files. */
  stop(): Promise<void>;
}

/**
 * `$1` is the folder, the rest is the server's command line. The first line of input starts the server, the end of the
 * input stops it (SIGQUIT: at once, without a checkpoint). The second `rm` is for an initdb that was still at work.
 */
const supervisor = `
trap : HUP INT TERM
folder=$1; server=; shift
while read -r line; do
  "$@" & server=$!
  exec 2>/dev/null
done
if [ -n "$server" ]; then kill -QUIT "$server"; wait "$server"; fi
rm -rf "$folder" || { sleep 2; rm -rf "$folder"; }
`;

/** Nothing here has to survive a crash, and nothing may run that nobody asked for. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  // Migrations may create publications and replication slots, which warn or fail below this level.
  wal_level: "logical",
  max_logical_replication_workers: "0",
  max_connections: "50",
  checkpoint_timeout: "1h",
  max_wal_size: "256MB",
  // The same plan, and the same locks, on every machine.
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  jit: "off",
  TimeZone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  // As initdb chooses under an English locale, the most common one.
  default_text_search_config: "pg_catalog.english",
  log_destination: "stderr",
  logging_collector: "off",
  // Errors of migrations are reported by us; LOG is needed for "ready to accept connections".
  log_min_messages: "log",
  log_min_error_statement: "panic",
};

/** Starts a server of the installation and waits until it accepts connections. `extra` settings come last. */
export async function startThrowawayServer(
  server: Installation,
  user: ServiceUser,
  extra: Readonly<Record<string, string>> = {},
): Promise<ThrowawayServer> {
  let made: string | null = null;
  const forgetFolder = onInterrupt(async () => {
    if (made !== null) await rm(made, { recursive: true, force: true });
  });
  const folder = await runFolder(user);
  made = folder;
  const child = new Supervised(server, user, folder, extra);
  // The shell empties the folder; to remove it takes whoever owns the folder above, where that is not for everybody.
  const end = async (): Promise<void> => {
    await child.end();
    await rm(folder, { recursive: true, force: true });
  };
  const forget = onInterrupt(end);
  forgetFolder();
  const stop = async (): Promise<void> => {
    await end();
    forget();
  };
  try {
    await createDataDirectory(server, user, join(folder, "data"));
    await child.start();
    return { host: folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The supervising shell and, below it, the server. */
class Supervised {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #title: string;
  #log = "";

  constructor(server: Installation, user: ServiceUser, folder: string, extra: Readonly<Record<string, string>>) {
    const all = { ...settings, unix_socket_directories: folder, ...extra };
    const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const command = [join(server.bin, "postgres"), "-D", join(folder, "data"), ...flags];
    this.#title = `PostgreSQL ${server.version} (${server.bin})`;
    this.#child = spawn("/bin/sh", ["-c", supervisor, "sh", folder, ...command], {
      cwd: "/",
      // No secrets of ours: SQL can run programs on the server (`copy … from program`).
      env: { PATH: process.env["PATH"], TZ: "UTC" },
      stdio: ["pipe", "ignore", "pipe"],
      // Out of the terminal's reach: Ctrl-C is for us.
      detached: true,
      ...asUser(user),
    });
    this.#exited = new Promise((resolve) => {
      this.#child.once("exit", () => resolve());
      this.#child.once("error", (error) => {
        this.#log += error.message;
        resolve();
      });
    });
    this.#child.stdin?.on("error", () => undefined);
  }

  /** Starts the server; from then on it does not keep this program from ending. */
  async start(): Promise<void> {
    const { stdin, stderr } = this.#child;
    stdin?.write("start\n");
    if (!(await this.#ready())) {
      throw new UserError(`${this.#title} did not start: ${lastLines(this.#log)}`, {
        remedy: "Mend this installation, or give a running server with `--database-url`.",
      });
    }
    stderr?.resume();
    for (const stream of [stdin, stderr] as (Socket | null)[]) stream?.unref();
    this.#child.unref();
  }

  async end(): Promise<void> {
    this.#child.ref();
    this.#child.stdin?.end();
    await this.#exited;
  }

  /** False when the server ended instead. */
  async #ready(): Promise<boolean> {
    return new Promise((resolve) => {
      const { stderr } = this.#child;
      const settle = (ready: boolean): void => {
        stderr?.removeListener("data", read);
        resolve(ready);
      };
      const read = (chunk: Buffer): void => {
        this.#log += chunk.toString();
        if (this.#log.includes("ready to accept connections")) settle(true);
      };
      stderr?.on("data", read);
      stderr?.once("close", () => settle(false));
    });
  }
}

function lastLines(log: string): string {
  return log.trim().split("\n").slice(-3).join("\n") || "it said nothing.";
}
