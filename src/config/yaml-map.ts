/**
 * A YAML file as a map whose entries know their lines, so that a message can say where something is wrong.
 */
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Document, YAMLMap } from "yaml";
import { UserError, messageOf } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { printable } from "../printable.ts";

export interface YamlEntry {
  /** Plain values; maps as objects. */
  readonly value: unknown;
  /** `path, line 4` */
  readonly place: string;
  /** The value's own entries; throws a UserError when it is not a map. `known`: refuses every other key; null: none. */
  entries(known: KnownKeys | null): ReadonlyMap<string, YamlEntry>;
  /** The value's items; throws a UserError when it is not a list, or an empty one. */
  items(): readonly YamlEntry[];
}

export interface KnownKeys {
  /** What such a key is called: `key`, `rule`. */
  readonly kind: string;
  readonly names: readonly string[];
  /** Names that are wrong and often meant for a known one. */
  readonly synonyms?: Readonly<Record<string, string>>;
}

/** The file's entries by key; empty for a file without any. `path` is for messages only. */
export function parseYamlMap(text: string, path: string, known: KnownKeys): ReadonlyMap<string, YamlEntry> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const file: YamlFile = { path, document, lineAt: (offset) => lines.linePos(offset).line };
  const [error] = document.errors;
  if (error !== undefined) {
    const place = placeOf(file, error.pos[0]);
    throw new UserError(`${place} is not valid YAML: ${error.message.split("\n", 1)[0] ?? ""}`, { cause: error });
  }
  if (document.contents === null || isNull(document.contents)) return new Map();
  if (!isMap(document.contents)) throw new UserError(`${path} must be a map of settings, such as \`tool: sqlx\``);
  return entriesOf(file, document.contents, known);
}

interface YamlFile {
  readonly path: string;
  readonly document: Document;
  lineAt(offset: number): number;
}

function entriesOf(file: YamlFile, map: YAMLMap, known: KnownKeys | null): ReadonlyMap<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  for (const { key, value } of map.items) {
    const place = placeOf(file, offsetOf(key));
    const name = isScalar(key) ? String(key.value) : "";
    if (known?.names.includes(name) === false) throw unknownKey(name, place, known);
    entries.set(name, entry(file, name, value, place));
  }
  return entries;
}

function entry(file: YamlFile, name: string, node: unknown, place: string): YamlEntry {
  const target = isAlias(node) ? node.resolve(file.document) : node;
  return {
    value: plain(file, node, place),
    place,
    entries(known) {
      if (!isMap(target)) throw new UserError(`\`${name}\` (${place}) must be a map`);
      return entriesOf(file, target, known);
    },
    items() {
      if (!isSeq(target) || target.items.length === 0) throw new UserError(`\`${name}\` (${place}) must be a list`);
      return target.items.map((item, index) => entry(file, `${name}[${index}]`, item, placeOf(file, offsetOf(item))));
    },
  };
}

function plain(file: YamlFile, node: unknown, place: string): unknown {
  if (node === null || node === undefined) return null;
  try {
    return (node as { toJS(document: Document): unknown }).toJS(file.document);
  } catch (cause) {
    // Aliases that multiply without end are refused by the parser.
    throw new UserError(`${place} cannot be read: ${messageOf(cause)}`, { cause });
  }
}

function unknownKey(name: string, place: string, known: KnownKeys): UserError {
  const near = known.synonyms?.[name] ?? nearestName(name, known.names);
  const question = near === null ? "" : `; did you mean \`${near}\`?`;
  return new UserError(`unknown ${known.kind} \`${printable(name)}\` (${place})${question}`, {
    remedy: `Known: ${known.names.join(", ")}.`,
  });
}

function placeOf(file: YamlFile, offset: number): string {
  return `${file.path}, line ${file.lineAt(offset)}`;
}

function offsetOf(node: unknown): number {
  return (node as { range?: readonly [number, number, number] | null } | null)?.range?.[0] ?? 0;
}

function isNull(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}
