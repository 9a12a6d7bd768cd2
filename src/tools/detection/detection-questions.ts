/**
 * What is asked back, where the files do not tell which migrations are meant: what was looked for or found, and the options
 * to add.
 */
import { UserError } from "../../errors.ts";
import type { Tree } from "../../source/tree.ts";
import type { CodeTool } from "./code-tools.ts";
import { findTool, tools } from "../registry.ts";
import type { Detection, Tool } from "../tool.ts";

export interface Asked {
  readonly named: Tool | null;
  readonly dir: string | null;
}

export interface Rejected {
  /** Folders that are not for PostgreSQL. */
  readonly unfit: readonly Detection[];
  /** Migrations that are programs. */
  readonly programs: readonly CodeTool[];
}

export function nothingFound(tree: Tree, asked: Asked, { unfit, programs }: Rejected): UserError {
  const { named, dir } = asked;
  const where = dir === null ? tree.ref : `\`${dir}\` (${tree.ref})`;
  if (programs.length > 0) {
    return onlyPrograms(where, unfit, programs);
  }
  if (unfit.length > 0) {
    return new UserError(
      `No PostgreSQL migrations were found in ${where}. Left out:\n${unfit.map(leftOut).join("\n")}`,
      {
        remedy: "If one of them is the one, say so: `--tool NAME --migrations DIR`.",
      },
    );
  }
  if (dir !== null) {
    return new UserError(`The files in ${where} fit no tool that is known.`, {
      remedy: `Say which: \`--tool ${tools.map(({ name }) => name).join("|")} --migrations ${dir}\`.`,
    });
  }
  const what = named === null ? lookedFor() : `a folder of ${named.title}`;
  return new UserError(`No migrations were found in ${where}. Looked for: ${what}.`, {
    remedy: `Say where they are: \`--tool ${named?.name ?? "NAME"} --migrations DIR\`.`,
  });
}

/** Programs are run by their own tool, if the config file says how. */
function onlyPrograms(where: string, unfit: readonly Detection[], programs: readonly CodeTool[]): UserError {
  const lines = programs.map((each) => `- ${each.dir}: ${each.title}`);
  const others = unfit.length === 0 ? "" : `\nLeft out:\n${unfit.map(leftOut).join("\n")}`;
  return new UserError(
    `No migrations in SQL were found in ${where}, but migrations that are programs:\n${lines.join("\n")}${others}`,
    {
      remedy: `Say in .github/migration-gate.yml how they are applied:\n${programs.map(applyLine).join("\n")}`,
    },
  );
}

function applyLine({ apply }: CodeTool): string {
  return `apply: ${apply}`;
}

function leftOut({ dir, unfit }: Detection): string {
  return `- ${dir}: ${unfit}`;
}

function lookedFor(): string {
  const known = tools.filter(({ name }) => name !== "plain").map(({ title }) => title.replace(/^The /u, "the "));
  return `the folders and configuration files of ${known.join(", ")}, and folders of numbered \`.sql\` files (plain)`;
}

/** A longer list helps nobody to choose. */
const SHOWN = 8;

export function severalFound(tree: Tree, found: readonly Detection[], dir: string | null): UserError {
  const what = dir === null ? "More than one folder of migrations was found" : "The folder fits more than one tool";
  return whichOne(`${what} in ${tree.ref}`, found);
}

/** Of a folder that several tools claim, among `all`. */
export function contestedFolder(tree: Tree, dir: string, all: readonly Detection[]): UserError {
  const claims = all.filter((each) => each.dir === dir);
  const what = `\`${dir}\` fits more than one tool in ${tree.ref}`;
  if (claims.length === all.length) return whichOne(what, all);
  const firsts = all.filter((each, index) => all.findIndex((other) => other.dir === each.dir) === index);
  const entries = firsts.map((each) => `  - { migrations: ${each.dir}, tool: ${each.tool} }${choiceOf(each, all)}`);
  return new UserError(`${what}:\n${claims.map(found).join("\n")}`, {
    remedy: `List the projects in .github/migration-gate.yml:\nprojects:\n${entries.join("\n")}`,
  });
}

function choiceOf({ dir, tool }: Detection, all: readonly Detection[]): string {
  const others = all.filter((each) => each.dir === dir && each.tool !== tool).map((each) => each.tool);
  return others.length === 0 ? "" : ` # or ${others.join(", ")}`;
}

function found({ dir, tool, reason }: Detection): string {
  return `- ${dir}: ${findTool(tool).title} (${reason})`;
}

function whichOne(what: string, all: readonly Detection[]): UserError {
  const shown = all.slice(0, SHOWN);
  const more = all.length > SHOWN ? [`- and ${all.length - SHOWN} more`] : [];
  const lines = shown.map(found);
  const flags = shown.map((each) => `--tool ${each.tool} --migrations ${each.dir}`);
  return new UserError(`${what}:\n${[...lines, ...more].join("\n")}`, {
    remedy: `Say which one, with one of:\n${flags.join("\n")}`,
  });
}
