/**
 * The folder that a throwaway server lives in: its data and its socket. In memory where there is plenty, because making
 * and copying databases is little else than writing files, and several times faster there.
 */
import { chownSync, mkdtempSync } from "node:fs";
import { realpath, statfs } from "node:fs/promises";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import type { ServiceUser } from "./service-user.ts";
import { canReach } from "./service-user.ts";

/** Longest path of a socket, less one byte for the NUL: sun_path holds 104 bytes on macOS, 108 on Linux. */
const longestSocket = 103;

/** Bytes that must be free in the memory's file system, and of memory altogether, for a server to live there. */
const enoughShared = 2 ** 31;
const enoughMemory = 2 ** 32;

/** A new folder that belongs to the server's user alone and whose path is short enough for a socket. */
export async function runFolder(user: ServiceUser): Promise<string> {
  for (const parent of await parents()) {
    const socket = join(parent, "migration-gate-XXXXXX", ".s.PGSQL.5432");
    if (Buffer.byteLength(socket) > longestSocket || !(await canReach(user, parent))) continue;
    const folder = makeFolder(parent);
    if (folder === null) continue;
    if (user.other) chownSync(folder, user.uid, user.gid);
    return folder;
  }
  throw new UserError(`There is no folder for temporary files: neither ${tmpdir()} nor /tmp can be used.`, {
    remedy: "Set TMPDIR to a writable folder with a path shorter than 60 characters.",
  });
}

/** At once: a signal finds either no folder, or one that the caller knows of. */
function makeFolder(parent: string): string | null {
  try {
    return mkdtempSync(join(parent, "migration-gate-"));
  } catch {
    return null;
  }
}

/** `$TMPDIR` where the user has set it; else memory, where there is enough; else the folder for temporary files. */
async function parents(): Promise<Set<string>> {
  const temporary = await realpath(tmpdir()).catch(() => "/tmp");
  const memory = process.env["TMPDIR"] === undefined && (await hasRoom("/dev/shm")) ? ["/dev/shm"] : [];
  return new Set([...memory, temporary, "/tmp"]);
}

async function hasRoom(folder: string): Promise<boolean> {
  const info = await statfs(folder).catch(() => null);
  // Newer than the oldest Node.js 20; it counts the limits of a container, which freemem() may not.
  const memory = (process.availableMemory as (() => number) | undefined)?.() ?? freemem();
  return info !== null && info.bavail * info.bsize >= enoughShared && memory >= enoughMemory;
}
