/**
 * Where things are kept that take long to make and are the same for every run: PostgreSQL's binaries fetched by npm,
 * and freshly initialised data directories. Everything in it can be deleted at any time between two runs.
 */
import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { ServiceUser } from "./service-user.ts";
import { canReach } from "./service-user.ts";

/**
 * `$MIGRATION_GATE_CACHE`, else `$RUNNER_TOOL_CACHE/migration-gate`, else `migration-gate` in the user's cache folder.
 * As root, where the server's user cannot enter that folder (`/root` is closed to everybody else):
 * `/var/cache/migration-gate`.
 */
export async function cacheFolder(user: ServiceUser): Promise<string> {
  const wanted = wantedFolder(process.env);
  await mkdir(wanted, { recursive: true, mode: 0o755 }).catch(() => undefined);
  return (await canReach(user, wanted)) ? wanted : "/var/cache/migration-gate";
}

function wantedFolder(environment: NodeJS.ProcessEnv): string {
  if (environment["MIGRATION_GATE_CACHE"]) return environment["MIGRATION_GATE_CACHE"];
  if (environment["RUNNER_TOOL_CACHE"]) return join(environment["RUNNER_TOOL_CACHE"], "migration-gate");
  return join(environment["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "migration-gate");
}

/**
 * Returns the folder, made by `make` when it is not there yet. `make` fills a folder of its own that appears under the
 * final name only when complete, so two runs at once, or one that is interrupted, leave no half-made folder there.
 * `make` returns the path, at or below its folder, of what is to be kept.
 */
export async function cached(folder: string, make: (scratch: string) => Promise<string>): Promise<string> {
  if (await exists(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true, mode: 0o755 });
  const scratch = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await publish(await make(scratch), folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return folder;
}

async function publish(made: string, folder: string): Promise<void> {
  try {
    await rename(made, folder);
  } catch (error) {
    // Another run was faster: its folder is as good as ours.
    if (!(await exists(folder))) throw error;
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
