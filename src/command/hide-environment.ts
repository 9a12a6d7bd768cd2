/**
 * On Linux any program of the same user can read what this process was started with: /proc/<pid>/environ and cmdline show the memory where
 * the kernel put it (manual page proc_pid_environ(5)). What may be a secret there is overwritten; the process itself keeps it.
 * Not hidden: what the programs have that started this one, and the memory of the process from root.
 */
import { closeSync, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { isHandedOn } from "./command-environment.ts";

/** Call it first: before that, every variable is where the kernel put it. Does nothing where there is no /proc. */
export function hideEnvironment(environment: NodeJS.ProcessEnv): void {
  if (process.platform !== "linux") return;
  try {
    const { environ, cmdline } = startedWith(readFileSync("/proc/self/stat", "latin1"));
    const memory = openSync("/proc/self/mem", "r+");
    try {
      hideVariables(memory, environ, environment);
      hidePasswords(memory, cmdline);
    } finally {
      closeSync(memory);
    }
  } catch {
    // A kernel that does not allow it, or tells no addresses: it stays as it is documented.
  }
}

interface Range {
  /** Address. */
  readonly start: number;
  readonly size: number;
}

/** manual page proc_pid_stat(5): fields 48 to 51; the name of the program, field 2, may hold spaces. */
function startedWith(stat: string): { readonly environ: Range; readonly cmdline: Range } {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const field = (number: number): number => Number(fields[number - 3] ?? 0);
  const range = (from: number): Range => ({ start: field(from), size: field(from + 1) - field(from) });
  return { cmdline: range(48), environ: range(50) };
}

function hideVariables(memory: number, range: Range, environment: NodeJS.ProcessEnv): void {
  for (const { bytes, address } of stringsIn(memory, range)) {
    const entry = bytes.toString("utf8");
    const at = entry.indexOf("=");
    const [name, value] = [entry.slice(0, at), entry.slice(at + 1)];
    // What is not text could not be set again as it was.
    if (at <= 0 || isHandedOn(name, value) || !Buffer.from(entry).equals(bytes)) continue;
    // Setting it moves it elsewhere (setenv(3)), so that the process and what it starts still have it.
    const now = environment[name];
    if (now !== undefined) environment[name] = now;
    const from = Buffer.byteLength(name) + 1;
    overwrite(memory, address + from, bytes.length - from);
  }
}

/** Of URLs: `postgres://me:secret@host/database`. The program has its arguments in a copy. */
function hidePasswords(memory: number, range: Range): void {
  for (const { bytes, address } of stringsIn(memory, range)) {
    for (const { index, 0: found } of bytes.toString("latin1").matchAll(/(?<=:\/\/[^/?#@]*:)[^/?#]*(?=@)/gu))
      overwrite(memory, address + index, found.length);
  }
}

function stringsIn(memory: number, { start, size }: Range): { readonly bytes: Buffer; readonly address: number }[] {
  if (!(start > 0 && size > 0)) return [];
  const all = Buffer.alloc(size);
  const read = readSync(memory, all, 0, size, start);
  const found = [];
  for (let from = 0; from < read;) {
    const end = all.indexOf(0, from);
    const to = end < 0 || end > read ? read : end;
    if (to > from) found.push({ bytes: all.subarray(from, to), address: start + from });
    from = to + 1;
  }
  return found;
}

function overwrite(memory: number, address: number, size: number): void {
  if (size > 0) writeSync(memory, Buffer.alloc(size, "*"), 0, size, address);
}
