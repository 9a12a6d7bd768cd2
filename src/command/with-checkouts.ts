/**
 * Base's and head's files in folders of their own, for commands to run in. The user's work tree is not touched, and
 * nothing is left behind, also after a signal.
 */
import { mkdtempSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onInterrupt } from "../postgres/interrupt.ts";
import type { Tree } from "../source/tree.ts";
import { CheckedOut } from "./checked-out.ts";

export interface Checkout {
  /** Absolute, without symbolic links. */
  readonly folder: string;
  /** What has become of the repository's files by now is how they are meant to be. */
  keep(): void;
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
    const made = Object.entries<Tree>(trees).map(
      ([name, tree]) => [name, new CheckedOut(join(parent, name), tree)] as const,
    );
    for (const [, each] of made) await each.write();
    const checkouts: Readonly<Record<string, Checkout>> = Object.fromEntries(made);
    return await use(checkouts);
  } finally {
    await remove();
    forget();
  }
}
