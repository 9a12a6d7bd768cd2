/**
 * `atlas.sum`: a hash for each file that goes on where the one before stopped, and one over all of them (ariga/atlas 1.2.3,
 * sql/migrate/dir.go: `NewHashFile`, `HashFile.Sum`, `Validate`).
 */
import { createHash } from "node:crypto";

export interface SumFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface SumEntry {
  readonly name: string;
  /** Base64 of SHA-256. */
  readonly hash: string;
}

/** Files in the order of their names. Those that begin with `atlas:sum ignore` have no entry; their names count all the same. */
export function atlasSums(files: readonly SumFile[]): SumEntry[] {
  const hash = createHash("sha256");
  return files.flatMap(({ name, bytes }) => {
    hash.update(name);
    if (/^[ -~]*atlas:sum +ignore(?:\n|$)/u.test(bytes.toString("latin1"))) return [];
    hash.update(bytes);
    return [{ name, hash: hash.copy().digest("base64") }];
  });
}

/** The text of atlas.sum. */
export function atlasSumText(entries: readonly SumEntry[]): string {
  const lines = entries.map(({ name, hash }) => `${name} h1:${hash}\n`);
  return `h1:${totalOf(entries)}\n${lines.join("")}`;
}

function totalOf(entries: readonly SumEntry[]): string {
  const hash = createHash("sha256");
  for (const each of entries) hash.update(each.name).update(each.hash);
  return hash.digest("base64");
}

export interface SumMismatch {
  readonly message: "checksum mismatch" | "checksum file format invalid";
  /** The first file that differs, and how; null where atlas.sum does not even agree with itself. */
  readonly file: string | null;
  readonly reason: "added" | "edited" | "removed" | null;
  /** 1-based, of atlas.sum. */
  readonly line: number;
}

/** What `atlas migrate validate` says about an atlas.sum; null when it agrees with the files. */
export function sumMismatch(text: string, expected: readonly SumEntry[]): SumMismatch | null {
  const [first = "", ...lines] = text.replace(/\n$/u, "").split(/\r?\n/u);
  const entries = lines.map((line) => ({
    name: line.split("h1:")[0]?.trim() ?? "",
    hash: line.split("h1:").slice(1).join("h1:"),
  }));
  const bad = lines.findIndex((line) => !line.includes("h1:"));
  if (bad >= 0) return { message: "checksum file format invalid", file: null, reason: null, line: bad + 2 };
  if (first.replace(/^h1:/u, "") !== totalOf(entries)) {
    return { message: "checksum mismatch", file: null, reason: null, line: 1 };
  }
  const at = entries.findIndex(
    ({ name, hash }, index) => expected[index]?.name !== name || expected[index]?.hash !== hash,
  );
  if (at < 0) {
    const added = expected[entries.length]?.name;
    return added === undefined ? null : mismatch(added, "added", entries.length);
  }
  const name = entries[at]?.name ?? "";
  const place = expected.findIndex((each) => each.name === name);
  if (place < 0) return mismatch(name, "removed", at);
  return place === at ? mismatch(name, "edited", at) : mismatch(expected[at]?.name ?? name, "added", at);
}

function mismatch(file: string, reason: SumMismatch["reason"], index: number): SumMismatch {
  return { message: "checksum mismatch", file, reason, line: index + 2 };
}
