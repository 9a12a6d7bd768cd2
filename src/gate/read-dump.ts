/**
 * `fresh-from`: the files of a fresh install, as head has them.
 */
import type { FreshFrom } from "../config/fresh-from.ts";
import { UserError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import type { Tree } from "../source/tree.ts";
import { findPsqlCommands, keepsStatements } from "../sql/psql-commands.ts";
import { scriptText } from "../tools/script-text.ts";
import type { Script } from "../tools/tool.ts";
import type { Project } from "./read-project.ts";
import type { Dump } from "./walk-dump.ts";

export interface ReadDump extends Dump {
  /** True when this change touches a file of it. */
  readonly changed: boolean;
}

/** pg_dump writes it behind CREATE DATABASE; the gate stays in its own database. */
const CONNECTS = /^\\c(?:onnect)?$/u;

/** Throws a UserError for a file that is missing, or that psql alone can run. */
export async function readDump(project: Project, from: FreshFrom | null): Promise<ReadDump | null> {
  if (from === null) return null;
  const { merged, base, tool } = project;
  if (from.afterwards === "pending" && tool.bookkeeping === null) throw withoutRecord(project);
  const contents = await readAll(merged, from.files);
  const files = from.files.map((file) => toScript(file, contents.get(file) ?? Buffer.alloc(0)));
  const known = from.files.filter((file) => base.paths.includes(file));
  const before = await base.read(known);
  const changed = from.files.some((file) => before.get(file)?.equals(contents.get(file) ?? Buffer.alloc(0)) !== true);
  return { files, afterwards: from.afterwards, changed };
}

/** A dump that lies among the migrations is none of them. */
export function leaveOutDump(project: Project, from: FreshFrom | null): Project {
  if (from === null) return project;
  const isOther = ({ file }: { readonly file: string }): boolean => !from.files.includes(file);
  const { headHistory } = project;
  const ignored = (headHistory.ignored ?? []).filter(isOther);
  return { ...project, headHistory: { ...headHistory, problems: headHistory.problems.filter(isOther), ignored } };
}

async function readAll(tree: Tree, files: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const missing = files.find((file) => !tree.paths.includes(file));
  if (missing === undefined) return tree.read(files);
  const near = nearestName(missing, tree.paths);
  throw new UserError(`\`fresh-from\`: there is no file \`${missing}\` in ${tree.ref}`, {
    remedy: near === null ? "Name it relative to the repository's root." : `Did you mean \`${near}\`?`,
  });
}

function toScript(file: string, contents: Buffer): Script {
  const { text, problem } = scriptText(file, contents);
  if (text === null) throw new UserError(`\`fresh-from\`: ${problem?.message ?? file}`, problem ?? {});
  const command = findPsqlCommands(text).find((each) => !keepsStatements(each) && !CONNECTS.test(each.command));
  if (command === undefined) return { file, text: text.replace(/^\uFEFF/u, "") };
  throw new UserError(`\`${file}:${command.line}\` is psql's \`${command.command}\`, which the gate does not run`, {
    remedy: "Name the files in `fresh-from` in the order in which they run, each of them SQL alone.",
  });
}

function withoutRecord({ tool }: Project): UserError {
  return new UserError(
    `\`fresh-from\`: \`then: pending\` needs a tool whose record the gate can read; ${tool.title} has none`,
    {
      remedy: "Leave `then` out, or name the tool that runs your migrations with `tool`.",
    },
  );
}
