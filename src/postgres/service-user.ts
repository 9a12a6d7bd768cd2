/**
 * The operating system's user that a throwaway server runs as. PostgreSQL refuses to run as root, so as root it is
 * another one, which must be able to reach the server's files.
 */
import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { UserError } from "../errors.ts";

const run = promisify(execFile);

export interface ServiceUser {
  readonly uid: number;
  readonly gid: number;
  /** True when it is not the user that runs this program (which then is root). */
  readonly other: boolean;
}

/** As root `postgres`, else `nobody`; otherwise the user who runs this program. */
export async function serviceUser(): Promise<ServiceUser> {
  const uid = process.getuid?.() ?? -1;
  const gid = process.getgid?.() ?? -1;
  if (uid !== 0) return { uid, gid, other: false };
  for (const name of ["postgres", "nobody"]) {
    const found = await lookUp(name);
    if (found !== null) return found;
  }
  throw new UserError(
    "PostgreSQL does not run as root, and this machine has no user `postgres` or `nobody` to run it.",
    {
      remedy: "Run migration-gate as another user, or give it a server with `--database-url`.",
    },
  );
}

/** The options with which a child process becomes that user. */
export function asUser(user: ServiceUser): { uid?: number; gid?: number } {
  return user.other ? { uid: user.uid, gid: user.gid } : {};
}

/** Whether the user may pass through every folder on the way to the path and read what is there. */
export async function canReach(user: ServiceUser, path: string): Promise<boolean> {
  if (!user.other) return true;
  let current = resolve(path);
  let wanted = 0o5;
  for (;;) {
    if (!(await allows(user, current, wanted))) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
    wanted = 0o1;
  }
}

async function lookUp(name: string): Promise<ServiceUser | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    const user: ServiceUser = { uid: Number(uid.stdout), gid: Number(gid.stdout), other: true };
    // In a container whose user namespace lacks the user, nothing can be started as it.
    await run("/bin/sh", ["-c", ":"], asUser(user));
    return user;
  } catch {
    return null;
  }
}

/** The permission bits that apply to the user, as `ls -l` shows them; access control lists are not looked at. */
async function allows(user: ServiceUser, path: string, wanted: number): Promise<boolean> {
  const info = await stat(path).catch(() => null);
  if (info === null) return false;
  const shift = info.uid === user.uid ? 6 : info.gid === user.gid ? 3 : 0;
  return ((info.mode >> shift) & wanted) === wanted;
}
