/**
 * Writes plain commits and branches into a new repository as git does, byte for byte, without starting it: a process for
 * each step is most of what a small test costs. Whatever is not plain (ignored files, attributes, merges, a repository
 * that somebody has configured) it leaves to git; git-writer.test.ts compares the two.
 */
import type { Dirent } from "node:fs";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Entry, Files, Path } from "./git-objects.ts";
import { EXECUTABLE, FILE, GitObjects, indexOf, LINK } from "./git-objects.ts";

export interface Commit {
  readonly message: string;
  /** `name <address>` */
  readonly author: string;
  /** Seconds since 1970. */
  readonly time: number;
}

const CONFIG = "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n";

/** Their contents decide what git does with other files. */
const SPECIAL: ReadonlySet<string> = new Set([".git", ".gitignore", ".gitattributes", ".gitmodules"]);

export class GitWriter {
  readonly #dir: string;
  /** By commit. */
  readonly #files = new Map<string, Files>();
  readonly #objects: GitObjects;

  constructor(dir: string) {
    this.#dir = dir;
    this.#objects = new GitObjects(join(dir, ".git/objects"));
  }

  /** An empty repository with the branch `main`. */
  init(): void {
    for (const folder of ["objects", "refs/heads", "refs/tags"]) mkdirSync(this.#at(folder), { recursive: true });
    writeFileSync(this.#at("HEAD"), "ref: refs/heads/main\n");
    writeFileSync(this.#at("config"), CONFIG);
  }

  /** Commits all of the work tree; returns the commit's full name, or null where that is for git. */
  commit({ message, author, time }: Commit): string | null {
    const branch = this.#isPlain() ? this.#branch() : null;
    if (branch === null || existsSync(this.#at("MERGE_HEAD")) || !/^\S(?:[^\n]*\S)?$/u.test(message)) return null;
    const files = new Map<Path, Entry>();
    if (!this.#collect("", files)) return null;
    const parent = this.#refs(branch);
    const who = `${author} ${time} +0000`;
    const lines = [
      `tree ${this.#objects.writeTree(files)}`,
      ...(parent === null ? [] : [`parent ${parent}`]),
      `author ${who}`,
      `committer ${who}`,
      "",
      message,
      "",
    ];
    const id = this.#objects.write("commit", Buffer.from(lines.join("\n")));
    this.#files.set(id, files);
    writeFileSync(this.#at("index"), indexOf(files));
    this.#writeRef(`refs/heads/${branch}`, id);
    return id;
  }

  /** `git checkout -b`; false where that is for git. */
  branch(name: string): boolean {
    const head = this.#isPlain() ? this.head() : null;
    if (head === null || this.#refs(name) !== null) return false;
    this.#writeRef(`refs/heads/${name}`, head);
    writeFileSync(this.#at("HEAD"), `ref: refs/heads/${name}\n`);
    return true;
  }

  /** `git checkout` of a branch or a commit; false where that is for git. */
  checkout(name: string): boolean {
    const [from, branch] = this.#isPlain() ? [this.head(), this.#refs(name)] : [null, null];
    const to = branch ?? (/^[0-9a-f]{40}$/u.test(name) ? name : null);
    if (from === null || to === null) return false;
    if (from !== to && !this.#switch(this.#files.get(from), this.#files.get(to))) return false;
    writeFileSync(this.#at("HEAD"), branch === null ? `${to}\n` : `ref: refs/heads/${name}\n`);
    return true;
  }

  /** Names the current commit: `refs/tags/…` or `refs/heads/…`, not the current branch; false where that is for git. */
  point(ref: string): boolean {
    const head = this.#isPlain() ? this.head() : null;
    if (head === null) return false;
    this.#writeRef(ref, head);
    return true;
  }

  /** Full name of the current commit; null where git has to tell. */
  head(): string | null {
    const text = this.#read("HEAD");
    const branch = /^ref: refs\/heads\/(.+)\n$/u.exec(text ?? "")?.[1];
    return branch === undefined ? (/^([0-9a-f]{40})\n$/u.exec(text ?? "")?.[1] ?? null) : this.#refs(branch);
  }

  #at(path: string): string {
    return join(this.#dir, ".git", path);
  }

  #read(path: string): string | null {
    return existsSync(this.#at(path)) ? readFileSync(this.#at(path), "utf8") : null;
  }

  #isPlain(): boolean {
    return this.#read("config") === CONFIG && !["packed-refs", "info", "worktrees"].some((name) => this.#has(name));
  }

  #has(name: string): boolean {
    return existsSync(this.#at(name));
  }

  #branch(): string | null {
    return /^ref: refs\/heads\/(.+)\n$/u.exec(this.#read("HEAD") ?? "")?.[1] ?? null;
  }

  #refs(branch: string): string | null {
    const file = this.#at(`refs/heads/${branch}`);
    return lstatSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file, "utf8").trim() : null;
  }

  #writeRef(ref: string, id: string): void {
    mkdirSync(dirname(this.#at(ref)), { recursive: true });
    writeFileSync(this.#at(ref), `${id}\n`);
  }

  /** False when something is not plain. */
  #collect(folder: Path, files: Map<Path, Entry>): boolean {
    const entries: Dirent<Buffer>[] = readdirSync(this.#inTree(folder), { withFileTypes: true, encoding: "buffer" });
    return entries.every((entry) => {
      const name = entry.name.toString("latin1");
      if (SPECIAL.has(name)) return folder === "" && name === ".git";
      const path = folder === "" ? name : `${folder}/${name}`;
      if (entry.isDirectory()) return this.#collect(path, files);
      if (!entry.isFile() && !entry.isSymbolicLink()) return false;
      files.set(path, this.#entry(path, entry.isSymbolicLink()));
      return true;
    });
  }

  #entry(path: Path, isLink: boolean): Entry {
    const file = this.#inTree(path);
    if (isLink) return { mode: LINK, id: this.#objects.write("blob", readlinkSync(file, { encoding: "buffer" })) };
    const executable = (lstatSync(file).mode & 0o100) !== 0;
    return { mode: executable ? EXECUTABLE : FILE, id: this.#objects.write("blob", readFileSync(file)) };
  }

  #inTree(path: Path): Buffer {
    return Buffer.concat([Buffer.from(`${this.#dir}/`), Buffer.from(path, "latin1")]);
  }

  /** Changes the work tree; false where it is not as the commit says, or a commit is not known here. */
  #switch(from: Files | undefined, to: Files | undefined): boolean {
    if (from === undefined || to === undefined) return false;
    const paths = [...new Set([...from.keys(), ...to.keys()])].filter((path) => !same(from.get(path), to.get(path)));
    if (!paths.every((path) => same(from.get(path), this.#onDisk(path)))) return false;
    for (const path of paths) this.#remove(path);
    for (const path of paths) this.#place(path, to.get(path));
    writeFileSync(this.#at("index"), indexOf(to));
    return true;
  }

  #onDisk(path: Path): Entry | undefined {
    const found = lstatSync(this.#inTree(path), { throwIfNoEntry: false });
    return found === undefined ? undefined : this.#entry(path, found.isSymbolicLink());
  }

  /** With the folders that are empty then. */
  #remove(path: Path): void {
    rmSync(this.#inTree(path), { force: true });
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      const folder = this.#inTree(path.slice(0, at));
      if (!existsSync(folder)) continue;
      if (readdirSync(folder).length > 0) return;
      rmdirSync(folder);
    }
  }

  #place(path: Path, entry: Entry | undefined): void {
    if (entry === undefined) return;
    const slash = path.lastIndexOf("/");
    if (slash > 0) mkdirSync(this.#inTree(path.slice(0, slash)), { recursive: true });
    const contents = this.#objects.blob(entry.id);
    if (entry.mode === LINK) symlinkSync(contents, this.#inTree(path));
    else writeFileSync(this.#inTree(path), contents);
    if (entry.mode === EXECUTABLE) chmodSync(this.#inTree(path), 0o755);
  }
}

function same(a: Entry | undefined, b: Entry | undefined): boolean {
  return a?.id === b?.id && a?.mode === b?.mode;
}
