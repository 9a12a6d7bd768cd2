/**
 * What `init` finds in a repository: its projects, the PostgreSQL that they run on, and the extensions that they need.
 */
import { readRef } from "../gate/read-project.ts";
import type { Tree } from "../source/tree.ts";
import type { CodeTool } from "../tools/detection/code-tools.ts";
import { findMigrations } from "../tools/detection/detect-tool.ts";
import { findTool } from "../tools/registry.ts";
import type { Detection, Migration } from "../tools/tool.ts";
import type { FoundImage } from "./find-images.ts";
import { findImages, likeliestMajor } from "./find-images.ts";

export interface SurveyedProject {
  readonly tool: string;
  /** As its makers write it. */
  readonly title: string;
  readonly dir: string;
  readonly reason: string;
  readonly migrations: number;
  /** Names of the extensions that its migrations create, sorted. */
  readonly extensions: readonly string[];
}

export interface Survey {
  /** Sorted by folder; a folder is in it twice where two tools claim it. */
  readonly projects: readonly SurveyedProject[];
  readonly leftOut: readonly Detection[];
  readonly programs: readonly CodeTool[];
  readonly images: readonly FoundImage[];
  /** The major version that the images name; null when nobody says. */
  readonly major: number | null;
}

export async function surveyRepository(tree: Tree): Promise<Survey> {
  const [{ fit, leftOut, programs }, images] = await Promise.all([findMigrations(tree, null), findImages(tree)]);
  const projects: SurveyedProject[] = [];
  for (const each of fit) projects.push(await surveyProject(tree, each));
  return { projects, leftOut, programs, images, major: likeliestMajor(images) };
}

async function surveyProject(tree: Tree, { tool, dir, reason }: Detection): Promise<SurveyedProject> {
  const { history } = await readRef(tree, { tool, migrations: [dir] });
  const extensions = new Set(history.migrations.flatMap(extensionsIn));
  const { title } = findTool(tool);
  return { tool, title, dir, reason, migrations: history.migrations.length, extensions: [...extensions].sort() };
}

function extensionsIn({ up }: Migration): string[] {
  const code = up.text.replaceAll(/--[^\n]*|\/\*[^]*?\*\//gu, " ");
  const created = code.matchAll(/\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([\w-]+))/giu);
  return [...created].map(([, quoted, plain = ""]) => quoted ?? plain.toLowerCase());
}

/** Folders that more than one tool claims. */
export function contested({ projects }: Survey): ReadonlySet<string> {
  const dirs = projects.map(({ dir }) => dir);
  return new Set(dirs.filter((dir, index) => dirs.indexOf(dir) !== index));
}

/** Of all projects, sorted. */
export function extensionsOf({ projects }: Survey): string[] {
  return [...new Set(projects.flatMap(({ extensions }) => extensions))].sort();
}
