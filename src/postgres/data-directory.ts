/**
 * A freshly initialised data directory for a throwaway server. `initdb` takes half a second, a copy a tenth of that,
 * so the first one for each server version and user is kept in the cache folder.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { messageOf, UserError } from "../errors.ts";
import { cached, cacheFolder, exists } from "./cache-folder.ts";
import type { Installation } from "./installation.ts";
import type { ServiceUser } from "./service-user.ts";
import { asUser } from "./service-user.ts";

const run = promisify(execFile);

/**
 * Superuser `postgres`, encoding UTF8, checksums off (nothing here outlives the run). `trust` holds for the Unix-domain
 * socket, which lies in a folder that only the server's user can enter; the server listens on nothing else.
 */
const basicArguments = ["-U", "postgres", "-E", "UTF8", "--auth-local=trust", "--auth-host=scram-sha-256", "--no-sync"];

/**
 * Order by code point everywhere; upper, lower and character classes of Unicode where the platform has them without
 * a language (built in from 17 on), so that `~ '[[:alpha:]]'` and `lower()` answer as under production's locale.
 */
function localeArguments(major: number): readonly (readonly string[])[] {
  const plain = ["--locale=C"];
  if (major >= 17) return [[...plain, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"], plain];
  return [[...plain, "--lc-ctype=C.UTF-8"], plain];
}

/** Makes `target` (below a folder that belongs to the user) a new data directory. */
export async function createDataDirectory(server: Installation, user: ServiceUser, target: string): Promise<void> {
  const template = await templateFolder(server, user).catch(() => null);
  if (template !== null && (await exists(template))) {
    const copied = await copy(template, target, user);
    if (copied) return;
    await run("rm", ["-rf", target]);
  }
  await initialise(server, user, target);
  if (template !== null) await keep(target, template, user).catch(() => undefined);
}

/** Keyed by everything that a data directory depends on: the very binary, its version, the owner and the arguments. */
async function templateFolder(server: Installation, user: ServiceUser): Promise<string> {
  const { size, mtimeMs } = await stat(join(server.bin, "postgres"));
  const key = [server.bin, server.version, size, mtimeMs, user.uid, basicArguments, localeArguments(server.major)];
  const digest = createHash("sha256").update(JSON.stringify(key)).digest("hex").slice(0, 16);
  return join(await cacheFolder(user), `data-${server.version}-${digest}`);
}

/** False when the copy failed: the cache may be cleared at any time. */
async function copy(from: string, to: string, user: ServiceUser): Promise<boolean> {
  return run("cp", ["-R", from, to], { cwd: "/", ...asUser(user) }).then(
    () => true,
    () => false,
  );
}

/** Keeps a copy for the next runs; whether that succeeds does not matter to this one. */
async function keep(data: string, template: string, user: ServiceUser): Promise<void> {
  await cached(template, async (scratch) => {
    const target = join(scratch, "data");
    // Root keeps the owner, which is the server's user; everybody else is the owner.
    await run("cp", [user.other ? "-Rp" : "-R", data, target]);
    return target;
  });
}

async function initialise(server: Installation, user: ServiceUser, target: string): Promise<void> {
  let failure: unknown = null;
  for (const locale of localeArguments(server.major)) {
    try {
      await run(join(server.bin, "initdb"), ["-D", target, ...basicArguments, ...locale], {
        cwd: "/",
        env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
        ...asUser(user),
      });
      return;
    } catch (error) {
      failure = error;
    }
  }
  const { stderr } = failure as { stderr?: unknown };
  const reason = (typeof stderr === "string" && stderr.trim()) || messageOf(failure);
  throw new UserError(`PostgreSQL ${server.version} (${server.bin}) could not make a data directory: ${reason}`, {
    remedy: "Mend this installation, or give a running server with `--database-url`.",
    cause: failure,
  });
}
