/**
 * Migrations that are programs of another tool, beside the projects that are judged: told where the change touches them, since
 * nothing was replayed that could tell what they do.
 */
import { code, list } from "../checks/markdown.ts";
import type { GateOptions } from "../config/options.ts";
import type { Tree } from "../source/tree.ts";
import { pathsBelow } from "../source/tree.ts";
import { isWithin } from "../tools/manifests/cargo.ts";
import type { CodeTool } from "../tools/detection/code-tools.ts";
import type { IgnoredFile } from "../tools/tool.ts";
import type { Sides } from "./read-project.ts";

export interface UnjudgedPrograms {
  /** One for each tool whose programs the change touches. */
  readonly touched: readonly IgnoredFile[];
  readonly untouched: readonly CodeTool[];
}

/** `listed`: every project; those with a command judge programs of their own. */
export async function unjudgedPrograms(
  { base, merged }: Sides,
  found: { readonly base: readonly CodeTool[]; readonly head: readonly CodeTool[] },
  listed: readonly GateOptions[],
): Promise<UnjudgedPrograms> {
  const titles = new Set(found.head.map(({ title }) => title));
  const all = [...found.head, ...found.base.filter(({ title }) => !titles.has(title))];
  const gone = (title: string): readonly string[] => found.base.find((each) => each.title === title)?.files ?? [];
  const unjudged = all.filter((each) => !listed.some((options) => isRunBy(options, each)));
  const files = await Promise.all(
    unjudged.map(({ dirs, files: named, title }) => changedBelow(base, merged, dirs, [...named, ...gone(title)])),
  );
  const touched = unjudged.flatMap((each, index) => {
    const [first, ...others] = files[index] ?? [];
    return first === undefined ? [] : [touchedBy(each, first, others)];
  });
  return { touched, untouched: found.head.filter((each) => (files[unjudged.indexOf(each)] ?? [each]).length === 0) };
}

/** A command without folders runs whatever there is. */
function isRunBy({ apply, migrations }: GateOptions, { dirs }: CodeTool): boolean {
  if (apply === null) return false;
  return migrations.length === 0 || dirs.some((dir) => migrations.some((folder) => isWithin(dir, folder)));
}

async function changedBelow(
  base: Tree,
  merged: Tree,
  dirs: readonly string[],
  files: readonly string[],
): Promise<string[]> {
  const below = dirs.flatMap((dir) => [...pathsBelow(merged, dir), ...pathsBelow(base, dir)]);
  const paths = new Set([...below, ...files]);
  const changed: string[] = [];
  for (const path of paths) if ((await base.blobId?.(path)) !== (await merged.blobId?.(path))) changed.push(path);
  return changed;
}

const SHOWN = 5;

function touchedBy({ title, apply }: CodeTool, file: string, others: readonly string[]): IgnoredFile {
  const more = others.length === 0 ? "" : `, and so are ${list(others.map(code), SHOWN)}`;
  return {
    file,
    reason: `it is a program${more}`,
    remedy: `List a project with ${code(`apply: ${apply}`)} in the config file, beside the others.`,
    runByTool: true,
    runner: title,
  };
}
