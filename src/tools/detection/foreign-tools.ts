/**
 * Migration tools that are known and not supported yet: how their folders are recognised, and what running their files
 * as plain SQL would get wrong.
 */
import type { Tree } from "../../source/tree.ts";

export interface ForeignTool {
  readonly title: string;
  /** What gave it away. */
  readonly evidence: string;
  /** What `--tool plain` would do with the files. */
  readonly wrong: string;
}

interface Sign {
  readonly title: string;
  /** A file name of the folder. */
  readonly name?: RegExp;
  /** A file that lies in the folder or below it. */
  readonly beside?: string;
  /** A line of a migration. */
  readonly text?: RegExp;
  readonly wrong: string;
}

const RUNS_DOWN = "would run its down part, too";

const SIGNS: readonly Sign[] = [{ title: "sql-migrate", text: /^--\s*\+migrate\s+\w+/imu, wrong: RUNS_DOWN }];

/** How many of a folder's files are read to tell whose they are. */
const SAMPLE = 3;

/** Paths of the files that are read; not each of them has to be there. */
export function sampleOf(dir: string, names: readonly string[]): string[] {
  const below = dir === "." ? "" : `${dir}/`;
  return names
    .filter((name) => name.endsWith(".sql"))
    .slice(-SAMPLE)
    .map((name) => `${below}${name}`);
}

/** The tool that a folder's files look like; null when they look like nobody's. */
export async function foreignTool(tree: Tree, dir: string, names: readonly string[]): Promise<ForeignTool | null> {
  const below = dir === "." ? "" : `${dir}/`;
  const paths = new Set(tree.paths);
  const texts = [...(await tree.read(sampleOf(dir, names).filter((path) => paths.has(path)))).values()];
  for (const { title, name, beside, text, wrong } of SIGNS) {
    const named = name === undefined ? undefined : names.find((each) => name.test(each));
    const marked = text === undefined ? null : firstMatch(text, texts);
    const evidence = named ?? marked ?? (beside !== undefined && paths.has(`${below}${beside}`) ? beside : null);
    if (evidence !== null) {
      return { title, evidence, wrong };
    }
  }
  return null;
}

function firstMatch(pattern: RegExp, texts: readonly Buffer[]): string | null {
  for (const text of texts) {
    const found = pattern.exec(text.subarray(0, 4096).toString("utf8"));
    if (found !== null) {
      return found[0];
    }
  }
  return null;
}
