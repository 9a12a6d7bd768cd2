/**
 * Folders of one history that are all named in the settings: it is judged once, by the first of them, as where it is found.
 */
import type { GateOptions } from "../config/options.ts";
import { findMigrations } from "../tools/detection/detect-tool.ts";
import { findTool } from "../tools/registry.ts";
import type { Detection } from "../tools/tool.ts";
import type { CarriedOn } from "./carried-on.ts";
import { carriedOn } from "./carried-on.ts";
import type { Sides } from "./read-project.ts";

export async function namedOnce(
  { tool, migrations }: Pick<GateOptions, "tool" | "migrations">,
  sides: Pick<Sides, "base" | "merged">,
): Promise<{ dirs: readonly string[]; formerDirs: CarriedOn["formerDirs"] }> {
  if (migrations.length < 2) return { dirs: migrations, formerDirs: new Map() };
  const named = tool === null ? null : findTool(tool);
  const [base, head] = await Promise.all([findMigrations(sides.base, named), findMigrations(sides.merged, named)]);
  const all = [...head.fit, ...head.aside];
  const wholes = new Map<string, Detection>();
  const others: string[] = [];
  const taken = new Set<Detection>();
  for (const folder of migrations) {
    const whole = all.find(({ dir, folders = [dir] }) => dir === folder || folders.includes(folder));
    if (whole === undefined) others.push(folder);
    else if (!taken.has(whole)) wholes.set(folder, whole);
    if (whole !== undefined) taken.add(whole);
  }
  const known = [...wholes].map(([dir, whole]) => Object.assign({}, whole, { dir }));
  const { found, formerDirs } = carriedOn([...base.fit, ...base.aside], known);
  const kept = new Set([...others, ...found.map(({ dir }) => dir)]);
  return { dirs: migrations.filter((dir) => kept.has(dir)), formerDirs };
}
