/**
 * One checkout: a tree's files in a folder. They can be put right after a command has written over them, and what `install` made of
 * them counts as right.
 */
import type { BigIntStats } from "node:fs";
import { lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Tree } from "../source/tree.ts";
import type { Checkout } from "./with-checkouts.ts";

/** `null`: not there. */
type Kept = { readonly contents: Buffer; readonly mode: number } | { readonly target: Buffer } | null;

export class CheckedOut implements Checkout {
  readonly folder: string;
  readonly #tree: Tree;
  readonly #paths: readonly string[];
  readonly #kept = new Map<string, Kept>();
  #right: ReadonlyMap<string, string> = new Map();

  constructor(folder: string, tree: Tree) {
    this.folder = folder;
    this.#tree = tree;
    this.#paths = [...new Set([...tree.paths, ...(tree.links?.keys() ?? [])])];
  }

  async write(): Promise<void> {
    mkdirSync(this.folder);
    await this.#tree.checkOut?.(this.folder);
    this.#right = this.#stamps();
  }

  keep(): void {
    for (const path of this.#changed()) this.#kept.set(path, this.#read(path));
    this.#right = this.#stamps();
  }

  async restore(): Promise<void> {
    const changed = this.#changed();
    await this.#tree.checkOut?.(this.folder, new Set(changed.filter((path) => !this.#kept.has(path))));
    for (const path of changed) if (this.#kept.has(path)) this.#put(path, this.#kept.get(path) ?? null);
    this.#right = this.#stamps();
  }

  #changed(): string[] {
    const now = this.#stamps();
    return this.#paths.filter((path) => now.get(path) !== this.#right.get(path));
  }

  #stamps(): Map<string, string> {
    return new Map(this.#paths.map((path) => [path, stampOf(join(this.folder, path))]));
  }

  #read(path: string): Kept {
    const file = join(this.folder, path);
    const stats = statOf(file);
    if (stats === null || !(stats.isFile() || stats.isSymbolicLink())) return null;
    if (stats.isSymbolicLink()) return { target: readlinkSync(file, { encoding: "buffer" }) };
    return { contents: readFileSync(file), mode: Number(stats.mode) & 0o777 };
  }

  #put(path: string, kept: Kept): void {
    const file = join(this.folder, path);
    rmSync(file, { recursive: true, force: true });
    if (kept === null) return;
    mkdirSync(dirname(file), { recursive: true });
    if ("target" in kept) symlinkSync(kept.target, file);
    else writeFileSync(file, kept.contents, { mode: kept.mode });
  }
}

/** The time of the last change of any kind cannot be set by programs (manual page inode(7)). */
function stampOf(file: string): string {
  const stats = statOf(file);
  return stats === null ? "" : [stats.ino, stats.size, stats.mode, stats.ctimeNs].join(" ");
}

function statOf(file: string): BigIntStats | null {
  try {
    return lstatSync(file, { bigint: true });
  } catch {
    // Gone, or below something that is no folder any more.
    return null;
  }
}
