/**
 * Reads the names of plain SQL migrations: `001_trips.sql`, `V1__trips.sql`, `1510262030_trips.up.sql`,
 * `2024-01-02-trips.sql`, `down/001_trips.sql`, `1.10/01_trips.sql`.
 */
import { fileName } from "../paths.ts";

export interface PlainFile {
  readonly file: string;
  /** The number as tools compare it: `001` and `1` are the same. The whole name for dates, which are no version. */
  readonly version: string;
  readonly name: string;
  readonly direction: "up" | "down";
  /** What an up script and its down script have in common. */
  readonly stem: string;
  /** Numbers of the prefix, for the order. */
  readonly order: readonly bigint[];
}

/** A file that looks like a migration but is not run, with the reason. */
export interface UnusedFile {
  readonly reason: string;
  /** True for a program, which only its own tool runs. */
  readonly program?: boolean;
}

/** Numbers of a release. */
const LONGEST = 6;
/** A folder with the migrations of one release; one number alone (`3`) may mean something else. */
const RELEASE = /^v?\d+(?:\.\d+)*(?=\/|$)/iu;

/** The release whose folder a path below a folder of migrations lies in: `1.10`, `3`; null where it lies in none. */
export function releaseOf(relative: string): string | null {
  return RELEASE.exec(relative)?.[0] ?? null;
}

/** Null for a file that has nothing to do with migrations. `byRelease`: they lie in folders of releases. */
export function parsePlainName(path: string, dir: string, byRelease = false): PlainFile | UnusedFile | null {
  const relative = dir === "." ? path : path.slice(dir.length + 1);
  const release = byRelease ? releaseOf(relative) : null;
  if (release !== null) {
    const inner = parsePlainName(path, dir === "." ? release : `${dir}/${release}`);
    return inner === null || "reason" in inner ? inner : inRelease(inner, release);
  }
  const name = fileName(path);
  const folder = relative.slice(0, -name.length).replace(/\/$/u, "");
  const numbered = /^[VUvu]?\d/u.test(name);
  if (!/\.sql$/iu.test(name)) {
    const program = /\.(?:go|py|rb|js|cjs|mjs|ts|java|kt|php|sh|exs?|rs|cs)$/u.exec(name)?.[0];
    return numbered && program !== undefined
      ? { reason: `a migration written in ${program}, which only its own tool runs`, program: true }
      : null;
  }
  if (folder !== "" && !/^(?:up|down)$/iu.test(folder)) {
    return { reason: "it lies in a subfolder" };
  }
  return numbered ? parseNumbered(path, name, folder) : { reason: "its name does not start with a number" };
}

function inRelease(inner: PlainFile, release: string): PlainFile {
  const numbers = (release.match(/\d+/gu) ?? []).map(BigInt);
  const version = `${numbers.join(".")}/${inner.version}`;
  // `1.2/1_a` comes before `1.2.1/0_b`.
  const padding = Array.from({ length: Math.max(0, LONGEST - numbers.length) }, () => -1n);
  return { ...inner, version, stem: `${release}/${inner.stem}`, order: [...numbers, ...padding, ...inner.order] };
}

const DOWN = /(?:[._-](?:down|rollback|undo|revert))\.sql$/iu;
const UP = /(?:[._-]up)?\.sql$/iu;

function parseNumbered(file: string, name: string, folder: string): PlainFile | UnusedFile {
  const undo = /^U\d/u.test(name);
  const down = undo || DOWN.test(name) || /^down$/iu.test(folder);
  const stem = name.replace(DOWN.test(name) ? DOWN : UP, "").replace(/^[VUvu](?=\d)/u, "");
  const prefix = /^\d+(?:[.-]\d+)*/u.exec(stem)?.[0] ?? "";
  const rest = stem.slice(prefix.length).replace(/^[\s._-]+/u, "");
  return {
    file,
    version: isDate(prefix) ? stem : prefix.replace(/\d+/gu, (digits) => String(BigInt(digits))),
    name: rest === "" ? stem : rest.replaceAll("_", " "),
    direction: down ? "down" : "up",
    stem,
    order: (prefix.match(/\d+/gu) ?? []).map(BigInt),
  };
}

/** `20240102` and `2024-01-02`: two migrations of one day are no duplicates. */
function isDate(prefix: string): boolean {
  return /^(?:19|20)\d\d(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])$/u.test(prefix);
}

/** By the numbers of the prefix, then by name. */
export function comparePlainFiles(a: PlainFile, b: PlainFile): number {
  for (let index = 0; index < Math.max(a.order.length, b.order.length); index += 1) {
    const [left, right] = [a.order[index] ?? -1n, b.order[index] ?? -1n];
    if (left !== right) {
      return left < right ? -1 : 1;
    }
  }
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
