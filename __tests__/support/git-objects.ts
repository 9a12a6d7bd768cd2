/**
 * Objects of a git repository, and its index, written as git does (gitformat-pack(5) and gitformat-index(5) describe them).
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";

/** Bytes of the path as latin1, so that any name survives. */
export type Path = string;

export interface Entry {
  readonly mode: number;
  readonly id: string;
}

export const FILE = 0o100644;
export const EXECUTABLE = 0o100755;
export const LINK = 0o120000;
const FOLDER = 0o40000;

export type Files = ReadonlyMap<Path, Entry>;

export class GitObjects {
  readonly #folder: string;
  readonly #written = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns its name. */
  write(type: "blob" | "tree" | "commit", contents: Buffer): string {
    const object = Buffer.concat([Buffer.from(`${type} ${contents.length}\0`), contents]);
    const id = createHash("sha1").update(object).digest("hex");
    if (this.#written.has(id)) return id;
    this.#written.add(id);
    const file = this.#file(id);
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) writeFileSync(file, deflateSync(object, { level: 1 }));
    return id;
  }

  /** What was written. */
  blob(id: string): Buffer {
    const object = inflateSync(readFileSync(this.#file(id)));
    return object.subarray(object.indexOf(0) + 1);
  }

  /** Returns the name of the tree of all the files. */
  writeTree(files: Files): string {
    return this.#tree("", [...files]);
  }

  #file(id: string): string {
    return join(this.#folder, id.slice(0, 2), id.slice(2));
  }

  #tree(prefix: Path, files: readonly (readonly [Path, Entry])[]): string {
    const below = new Map<Path, (readonly [Path, Entry])[]>();
    const found: (Entry & { readonly name: Path })[] = [];
    for (const [path, entry] of files) {
      const [name = "", ...rest] = path.slice(prefix.length).split("/");
      if (rest.length === 0) {
        found.push({ name, ...entry });
      } else {
        const own = below.get(name) ?? [];
        own.push([path, entry]);
        below.set(name, own);
      }
    }
    for (const [name, own] of below) found.push({ name, mode: FOLDER, id: this.#tree(`${prefix}${name}/`, own) });
    const sorted = found.sort((a, b) => (sortingName(a) < sortingName(b) ? -1 : 1));
    const lines = sorted.flatMap(({ name, mode, id }) => [
      Buffer.from(`${mode.toString(8)} ${name}\0`, "latin1"),
      Buffer.from(id, "hex"),
    ]);
    return this.write("tree", Buffer.concat(lines));
  }
}

/** A folder sorts as if its name ended in a slash. */
function sortingName({ name, mode }: Entry & { readonly name: Path }): string {
  return mode === FOLDER ? `${name}/` : name;
}

/** Version 2. It knows nothing of times and sizes: git looks at the files' contents then. */
export function indexOf(files: Files): Buffer {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, entry]) => indexEntry(path, entry));
  const header = Buffer.from("DIRC\0\0\0\x02\0\0\0\0", "latin1");
  header.writeUInt32BE(entries.length, 8);
  const contents = Buffer.concat([header, ...entries]);
  return Buffer.concat([contents, createHash("sha1").update(contents).digest()]);
}

function indexEntry(path: Path, { mode, id }: Entry): Buffer {
  const fixed = 62;
  const entry = Buffer.alloc((Math.floor((fixed + path.length) / 8) + 1) * 8);
  entry.writeUInt32BE(mode, 24);
  entry.write(id, 40, "hex");
  entry.writeUInt16BE(Math.min(path.length, 0xfff), 60);
  entry.write(path, fixed, "latin1");
  return entry;
}
