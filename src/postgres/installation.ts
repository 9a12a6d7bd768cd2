/**
 * PostgreSQL server binaries: what is needed to start a throwaway server, and the search for those that are installed
 * on the machine (Debian and Ubuntu, the RPM packages of the PostgreSQL project, Homebrew, `pg_config`, `PATH`).
 */
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { dirname, join, delimiter } from "node:path";
import { promisify } from "node:util";
import { exists } from "./cache-folder.ts";
import type { ServiceUser } from "./service-user.ts";
import { canReach } from "./service-user.ts";

const run = promisify(execFile);

/** The major versions that the gate works with. */
export const supportedMajors: readonly number[] = [14, 15, 16, 17, 18];

export interface Installation {
  /** Folder with `postgres` and `initdb`. */
  readonly bin: string;
  /** `16.10` */
  readonly version: string;
  readonly major: number;
  readonly source: "installed" | "embedded";
}

/** Folders that hold one folder for each version; `$1` of the pattern is the major. */
const layouts: readonly { readonly parent: string; readonly entry: RegExp }[] = [
  { parent: "/usr/lib/postgresql", entry: /^(\d+)$/ },
  { parent: "/usr", entry: /^pgsql-(\d+)$/ },
  { parent: "/opt/homebrew/opt", entry: /^postgresql@(\d+)$/ },
  { parent: "/usr/local/opt", entry: /^postgresql@(\d+)$/ },
];

/** The newest installed server of the wanted major (null: of any supported one), or null when there is none. */
export async function findInstalled(major: number | null, user: ServiceUser): Promise<Installation | null> {
  const wanted = major === null ? supportedMajors : [major];
  const folders = [...(await versionedFolders(wanted)), ...(await unversionedFolders())];
  for (const bin of folders) {
    const installation = await inspect(bin, user);
    if (installation !== null && wanted.includes(installation.major)) return installation;
  }
  return null;
}

/** `bin` folders whose path names the major, newest first. */
async function versionedFolders(wanted: readonly number[]): Promise<string[]> {
  const found: { major: number; bin: string }[] = [];
  for (const { parent, entry } of layouts) {
    const names = await readdir(parent).catch(() => []);
    for (const name of names) {
      const major = Number(entry.exec(name)?.[1]);
      if (wanted.includes(major)) found.push({ major, bin: join(parent, name, "bin") });
    }
  }
  return found.sort((a, b) => b.major - a.major || (a.bin < b.bin ? -1 : 1)).map(({ bin }) => bin);
}

async function unversionedFolders(): Promise<string[]> {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder.startsWith("/"));
  try {
    const { stdout } = await run("pg_config", ["--bindir"]);
    return [stdout.trim(), ...folders];
  } catch {
    return folders;
  }
}

async function inspect(bin: string, user: ServiceUser): Promise<Installation | null> {
  const postgres = join(bin, "postgres");
  if (!(await exists(postgres)) || !(await exists(join(bin, "initdb"))) || !(await canReach(user, postgres)))
    return null;
  const version = await versionOf(postgres).catch(() => null);
  return version === null ? null : { bin, version, major: Number.parseInt(version, 10), source: "installed" };
}

/** `16.10` out of `postgres (PostgreSQL) 16.10 (Ubuntu 16.10-0ubuntu0.24.04.1)`. */
async function versionOf(postgres: string): Promise<string | null> {
  const { stdout } = await run(postgres, ["--version"], { cwd: dirname(postgres) });
  return /\(PostgreSQL\) (\d+(?:\.\d+)?)/.exec(stdout)?.[1] ?? null;
}
