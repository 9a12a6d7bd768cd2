/**
 * A catalog as a file, to be compared with later. What is in it is checked on the way back: it may be from elsewhere.
 */
import { UserError } from "../errors.ts";
import type { Catalog, CatalogObject } from "./catalog.ts";
import { kindOf } from "./kinds/registry.ts";

export interface SavedCatalog {
  /** What it was read from: a ref, or a URL without its password. */
  readonly title: string;
  /** PostgreSQL's version there. */
  readonly version: string;
  readonly catalog: Catalog;
  /** True when owners and privileges were read, too. */
  readonly privileges: boolean;
}

const FORMAT = "migration-gate catalog";
const FORMAT_VERSION = 1;

export function catalogFile(saved: SavedCatalog): string {
  return `${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, ...saved }, null, 1)}\n`;
}

/** `path` is for messages. Throws a UserError for anything that `catalogFile` does not write. */
export function parseCatalogFile(text: string, path: string): SavedCatalog {
  const value = parsed(text);
  if (!isRecord(value) || value["format"] !== FORMAT)
    throw notACatalog(path, "it is no catalog that was saved by diff --save");
  if (value["formatVersion"] !== FORMAT_VERSION) throw notACatalog(path, "it was saved by another version");
  const { title, version, catalog } = value;
  if (typeof title !== "string" || typeof version !== "string" || !isCatalog(catalog)) {
    throw notACatalog(path, "it is incomplete");
  }
  return { title, version, catalog, privileges: value["privileges"] === true };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isCatalog(value: unknown): value is Catalog {
  return (
    isRecord(value) &&
    Array.isArray(value["objects"]) &&
    isRecord(value["unmodelled"]) &&
    value["objects"].every(isObject) &&
    new Set(value["objects"].map(({ key }) => key)).size === value["objects"].length
  );
}

function isObject(value: unknown): value is CatalogObject {
  if (!isRecord(value)) return false;
  const isText = (name: string): boolean => typeof value[name] === "string";
  if (!["type", "name", "key", "identity"].every(isText) || kindOf(String(value["type"])) === null) return false;
  return (
    isValues(value["attributes"]) &&
    isValues(value["cosmetic"]) &&
    ["related", "likeness"].every((name) => isTexts(value[name] ?? []))
  );
}

function isValues(value: unknown): boolean {
  return (
    isRecord(value) && Object.values(value).every((each) => each === null || typeof each !== "object" || isTexts(each))
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function notACatalog(path: string, why: string): UserError {
  return new UserError(`\`${path}\` cannot be compared: ${why}`, {
    remedy: "Make it again with `migration-gate diff SIDE --save FILE`.",
  });
}
