/**
 * Base's and head's files in folders of their own, for commands to run in. The user's work tree is not touched, and
 * nothing is left behind, also after a signal.
 */
import { mkdirSync, mkdtempSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onInterrupt } from "../postgres/interrupt.ts";
import type { Tree } from "../source/tree.ts";

export interface Checkout {
  /** Absolute, without symbolic links. */
  readonly folder: string;
  /** Writes the repository's files again where a command has changed them (a schema dump); what it made itself stays. */
  restore(): Promise<void>;
}

/** One for each tree, named by its key. */
export async function withCheckouts<Name extends string, T>(
  trees: Readonly<Record<Name, Tree>>,
  use: (checkouts: Readonly<Record<Name, Checkout>>) => Promise<T>,
): Promise<T> {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), "migration-gate-checkout-")));
  const remove = (): Promise<void> => rm(parent, { recursive: true, force: true, maxRetries: 3 });
  const forget = onInterrupt(remove);
  try {
    const made = Object.entries<Tree>(trees).map(([name, tree]) => [name, checkout(join(parent, name), tree)] as const);
    for (const [, each] of made) await each.restore();
    return await use(Object.fromEntries(made) as Record<Name, Checkout>);
  } finally {
    await remove();
    forget();
  }
}

function checkout(folder: string, tree: Tree): Checkout {
  mkdirSync(folder);
  return { folder, restore: async () => tree.checkOut?.(folder) };
}
