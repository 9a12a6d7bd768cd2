/**
 * What base's own settings have judged and head's do not: a folder that moved, or one that nobody looks at any longer.
 */
import { code } from "../checks/markdown.ts";
import type { GateOptions } from "../config/options.ts";
import { pathsBelow } from "../source/tree.ts";
import { findMigrations } from "../tools/detection/detect-tool.ts";
import { findTool } from "../tools/registry.ts";
import { differs, mostAlike } from "./former-folder.ts";
import type { Sides } from "./read-project.ts";

export interface Former {
  /** Projects that the change drops from the settings and touches all the same: as base's settings have them. */
  readonly projects: readonly GateOptions[];
  /** Where base has the migrations of one of head's folders. */
  readonly dirs: ReadonlyMap<string, string>;
  /** Markdown sentences. */
  readonly notes: readonly string[];
}

const NOTHING_FORMER: Former = { projects: [], dirs: new Map(), notes: [] };

/** `before`: as base's settings say; `after`: head's; `now`: the folders that are judged. */
export async function formerProjects(
  before: readonly GateOptions[],
  after: readonly GateOptions[],
  now: readonly string[],
  sides: Sides,
): Promise<Former> {
  // What is found on both sides is compared where it is found.
  if (![...before, ...after].some(({ migrations }) => migrations.length > 0)) return NOTHING_FORMER;
  if (after.some(({ apply, migrations }) => apply !== null && migrations.length === 0)) return NOTHING_FORMER;
  const { base, merged } = sides;
  const all = (await Promise.all(before.map((options) => foldersOf(options, sides)))).flat();
  const dropped = all.filter(({ dir }) => !now.includes(dir) && pathsBelow(base, dir).length > 0);
  const unknown = now.filter((dir) => pathsBelow(base, dir).length === 0);
  const dirs = new Map<string, string>();
  for (const dir of unknown) {
    const names = dropped.map((each) => each.dir).filter((each) => ![...dirs.values()].includes(each));
    const only = names.length === 1 && all.length === 1 && now.length === 1 ? names[0] : undefined;
    const former = only ?? (await mostAlike(base, merged, names, dir));
    if (former !== undefined) dirs.set(dir, former);
  }
  const moved = new Set(dirs.values());
  const left = dropped.filter(({ dir }) => !moved.has(dir));
  const touched = await Promise.all(left.map(({ dir }) => differs(base, merged, dir)));
  const projects = left.flatMap(({ options }, index) => (touched[index] === true && options !== null ? [options] : []));
  const notes = dropped.filter(({ dir }) => pathsBelow(merged, dir).length > 0).map(({ dir }) => noteOf(dir));
  return { projects, dirs, notes: [...new Set(notes)] };
}

function noteOf(dir: string): string {
  return `The settings leave out ${code(dir)} now, which base's have judged: after this change nobody looks at it.`;
}

interface FormerPlace {
  readonly dir: string;
  /** Null where it cannot be judged by itself. */
  readonly options: GateOptions | null;
}

async function foldersOf(options: GateOptions, { base }: Sides): Promise<FormerPlace[]> {
  const alone = (dir: string): GateOptions => ({ ...options, migrations: [dir], project: null });
  if (options.migrations.length > 0)
    return options.migrations.map((dir) => ({ dir, options: options.apply === null ? alone(dir) : null }));
  if (options.apply !== null) return [];
  const { fit } = await findMigrations(base, options.tool === null ? null : findTool(options.tool));
  return [...new Set(fit.map(({ dir }) => dir))].map((dir) => {
    const [claim, ...others] = fit.filter((each) => each.dir === dir);
    if (claim === undefined || others.length > 0) return { dir, options: null };
    return { dir, options: { ...alone(dir), tool: claim.tool, toolIsFound: options.tool === null } };
  });
}
