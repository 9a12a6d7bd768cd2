/**
 * The inputs of the Action. An input that is empty counts as not given, as everywhere in GitHub Actions.
 */
import { resolve } from "node:path";
import type { Choices } from "./choices.ts";
import { defaultComment, defaultOptions } from "./defaults.ts";
import { commentMode, databaseUrl, failOn, flag, folders, majorVersion, text } from "./values.ts";
import type { CommentMode, ValueParser } from "./values.ts";

/** As they stand in `action.yml`. */
export const inputNames = [
  "base",
  "head",
  "migrations",
  "tool",
  "database-url",
  "postgres",
  "config",
  "github-token",
  "comment",
  "fail-on",
  "project",
  "working-directory",
  "allow-unsafe-events",
] as const;

export type InputName = (typeof inputNames)[number];

export interface ActionInputs {
  /** `base` and `head` are null where the event is to decide. */
  readonly choices: Choices;
  readonly githubToken: string | null;
  readonly comment: CommentMode;
  /** Runs even where a fork's migrations would meet a token that can write. */
  readonly allowUnsafeEvents: boolean;
}

/** `getInput`: the input's text, empty when it is not given (`core.getInput`). */
export function parseInputs(getInput: (name: InputName) => string): ActionInputs {
  const one = <T>(name: InputName, parse: ValueParser<T>): T | null => {
    const value = getInput(name).trim();
    return value === "" ? null : parse(value, `\`${name}\``);
  };
  const directory = one("working-directory", text) ?? defaultOptions.repository;
  const config = one("config", text);
  const choices: Choices = {
    repository: directory,
    base: one("base", text),
    head: one("head", text),
    migrations: one("migrations", (value, name) => folders(listFrom(String(value)), name)),
    tool: one("tool", text),
    databaseUrl: one("database-url", databaseUrl),
    // With a URL too it says what that server must be.
    postgres: one("postgres", majorVersion),
    config: config === null ? null : resolve(directory, config),
    failOn: one("fail-on", failOn),
    project: one("project", text),
    privileges: null,
  };
  return {
    choices,
    githubToken: one("github-token", text),
    comment: one("comment", commentMode) ?? defaultComment,
    allowUnsafeEvents: one("allow-unsafe-events", flag) ?? false,
  };
}

/** One item a line, or separated by commas. */
function listFrom(value: string): string[] {
  return value
    .split(/[\n,]/u)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
