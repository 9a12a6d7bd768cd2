/**
 * One parser for each kind of value, shared by arguments, inputs and the config file. Each throws a UserError of one
 * sentence: what the value must be, and what it is. `name` is what the user calls the setting, in back-quotes.
 */
import { posix } from "node:path";
import { UserError } from "../errors.ts";
import { printable } from "../printable.ts";
import { newestMajor, oldestMajor } from "./defaults.ts";

export type ValueParser<T> = (value: unknown, name: string) => T;

export const failOnValues = ["error", "warning", "never"] as const;
export type FailOn = (typeof failOnValues)[number];

const commentValues = ["on-change", "always", "on-failure", "never"] as const;
export type CommentMode = (typeof commentValues)[number];

export const formatValues = ["text", "markdown", "json", "sarif", "html"] as const;
export type Format = (typeof formatValues)[number];

export const failOn = oneOf(failOnValues);
export const commentMode = oneOf(commentValues);
export const format = oneOf(formatValues);

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]): ValueParser<Word> {
  return (value, name) => words.find((word) => word === value) ?? wrong(name, alternatives(words), value);
}

/** Text that is not blank, without the white space around it. */
export function text(value: unknown, name: string): string {
  if (typeof value !== "string") return wrong(name, "text", value);
  const trimmed = value.trim();
  if (trimmed === "") throw new UserError(`${name} is empty`);
  return trimmed;
}

/** `true` or `false`. */
export function yesOrNo(value: unknown, name: string): boolean {
  return typeof value === "boolean" ? value : wrong(name, "`true` or `false`", value);
}

/** A major version of PostgreSQL. */
export function majorVersion(value: unknown, name: string): number {
  const major = typeof value === "number" || /^\d+$/u.test(String(value)) ? Number(value) : NaN;
  if (Number.isInteger(major) && major >= oldestMajor && major <= newestMajor) return major;
  return wrong(name, `a major version of PostgreSQL, ${oldestMajor} to ${newestMajor}`, value);
}

/** A whole number from 0 on. */
export function countUpTo(most: number): ValueParser<number> {
  return (value, name) => {
    const isCount = typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
    return isCount ? value : wrong(name, `a whole number from 0 to ${most}`, value);
  };
}

const unitMilliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };
/** The largest `statement_timeout` of PostgreSQL (an int of milliseconds). */
const longestTimeout = 2_147_483_647;

/** A time such as `5min`, `30s`, `500ms`, `1h` or a number of seconds; in milliseconds. */
export function milliseconds(value: unknown, name: string): number {
  const match = /^\s*(?<amount>\d+(?:\.\d+)?)\s*(?<unit>ms|s|min|h)?\s*$/u.exec(numberOrText(value));
  const amount = Number(match?.groups?.["amount"] ?? NaN);
  const result = Math.round(amount * (unitMilliseconds[match?.groups?.["unit"] ?? "s"] ?? NaN));
  if (result >= 1 && result <= longestTimeout) return result;
  return wrong(name, "a time such as `5min`, `30s` or `500ms`, or a number of seconds", value);
}

/** A folder within the repository, `.` for its root. */
function folder(value: unknown, name: string): string {
  return pathInRepository(value, name, "a folder");
}

/** A file within the repository. */
export function file(value: unknown, name: string): string {
  return pathInRepository(value, name, "a file");
}

/** One folder or a list of them. */
export function folders(value: unknown, name: string): string[] {
  if (!Array.isArray(value)) return [folder(value, name)];
  if (value.length === 0) throw new UserError(`${name} is empty`);
  return [...new Set(value.map((each) => folder(each, name)))];
}

/** One text or a list of them. */
export function texts(value: unknown, name: string): string[] {
  if (!Array.isArray(value)) return [text(value, name)];
  return [...new Set(value.map((each) => text(each, name)))];
}

/** Where a server listens. The value is never repeated in the message: it may hold a password. */
export function databaseUrl(value: unknown, name: string): string {
  const url = typeof value === "string" ? value.trim() : "";
  if (/^postgres(?:ql)?:\/\//u.test(url) && URL.canParse(url)) return url;
  throw new UserError(`${name} must be a URL such as \`postgres://user:password@host:5432/database\``);
}

/** `true` or `false` as YAML 1.2 writes them, which is what actions are given. */
export function flag(value: unknown, name: string): boolean {
  if (["true", "True", "TRUE"].includes(String(value))) return true;
  if (["false", "False", "FALSE"].includes(String(value))) return false;
  return wrong(name, "true or false", value);
}

function wrong(name: string, expected: string, value: unknown): never {
  throw new UserError(`${name} must be ${expected}; got ${described(value)}`);
}

/** `error, warning or never` */
function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

function pathInRepository(value: unknown, name: string, kind: string): string {
  const given = text(value, name);
  const path = posix.normalize(given).replace(/\/+$/u, "");
  if (path === "" || path === ".." || path.startsWith("../") || path.startsWith("/")) {
    return wrong(name, `${kind} within the repository, relative to its root`, given);
  }
  return path;
}

function numberOrText(value: unknown): string {
  return typeof value === "number" || typeof value === "string" ? String(value) : "";
}

function described(value: unknown): string {
  if (typeof value === "string") return `\`${printable(value)}\``;
  if (typeof value === "number" || typeof value === "boolean") return `\`${String(value)}\``;
  if (Array.isArray(value)) return "a list";
  return value === null || value === undefined ? "nothing" : "a map";
}
