/**
 * How the objects on which existing and fresh databases differ are told, and which of them a file is to blame for.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import type { Divergence, Evidence } from "./check.ts";
import { code, codeBlock, count } from "./markdown.ts";

/** Differences that count, caused by one of these files. */
export function divergenceOf(evidence: Evidence, files: readonly string[]): Divergence[] {
  return evidence.divergence.filter(
    ({ change, culprit }) => !change.cosmetic && culprit !== null && files.includes(culprit),
  );
}

/** How the two sides of a difference are called. */
export interface Sides {
  /** `existing databases` */
  readonly before: string;
  /** Behind a value of the other side: `on a fresh one`. */
  readonly after: string;
}

const EXISTING: Sides = { before: "existing databases", after: "on a fresh one" };

/** A Markdown list: what existing databases will lack, keep or have differently. */
export function divergenceList(divergence: readonly Divergence[], sides = EXISTING, most = 20): string {
  const lines = divergence.slice(0, most).map(({ change }) => `- ${sentence(change, sides)}`);
  const left = divergence.length - lines.length;
  return [...lines, ...(left > 0 ? [`- and ${count(left, "more object")}`] : [])].join("\n");
}

/** `added` means: a fresh database has it, existing ones do not. */
function sentence(change: CatalogChange, { before, after }: Sides): string {
  const object = `${change.type} ${code(change.name)}`;
  switch (change.action) {
    case "added":
      return `**missing** on ${before}: ${object}`;
    case "removed":
      return `**only** on ${before}: ${object}`;
    case "renamed":
      return `**named otherwise** on ${before}: ${object} is ${code(change.from ?? "")} there${attributeWords(change, { before: "there", after })}`;
    case "changed":
      return `**different** on ${before}: ${object}${attributeWords(change, { before: "there", after })}`;
    default:
      return change.action satisfies never;
  }
}

/** `: type is text there, integer on a fresh one`; of both sides what stands behind their values. */
export function attributeWords(change: CatalogChange, sides: Sides): string {
  const told = change.attributes.slice(0, 3).map((attribute) => {
    const [before, after] = [valueText(attribute.before), valueText(attribute.after)];
    const short = before.length + after.length <= 120;
    return short
      ? `${attribute.name} is ${code(before)} ${sides.before}, ${code(after)} ${sides.after}`
      : `its ${attribute.name}`;
  });
  return told.length === 0 ? "" : `: ${told.join("; ")}`;
}

function valueText(value: CatalogChange["attributes"][number]["before"]): string {
  if (value === null) return "none";
  return typeof value === "object" ? value.join(", ") : String(value);
}

/** True when this change makes, alters or drops the object on existing databases. */
export function isChanged({ changes }: Pick<Evidence, "changes">, { change }: Divergence): boolean {
  const names = new Set([change.name, change.from ?? change.name]);
  return changes.some(({ type, name, from }) => type === change.type && (names.has(name) || names.has(from ?? "")));
}

/** For the report's machine-readable half. */
export function divergenceEvidence(divergence: readonly Divergence[]): object[] {
  return divergence.map(({ change, culprit }) => ({
    action: change.action,
    type: change.type,
    name: change.name,
    attributes: change.attributes,
    file: culprit,
  }));
}

/** "Restore the file, and put the difference into a new migration", with the SQL where it is plain. */
export function wayOut(evidence: Evidence, restore: string, divergence: readonly Divergence[]): string {
  if (divergence.length === 0) return `${restore}.`;
  const sql = remedySql(evidence, divergence);
  return sql === null
    ? `${restore}, and put the difference into a new migration.`
    : `${restore}, and put the difference into a new migration:\n\n${sql}`;
}

/** A block of SQL that takes existing databases to what fresh ones have, as far as it is plain; null when nothing is. */
export function remedySql(evidence: Evidence, divergence: readonly Divergence[]): string | null {
  const remedy = evidence.plainRemedy(divergence.map((each) => each.change));
  if (remedy === null) return null;
  const byHand = remedy.byHand.map(
    (change) => `-- to be decided: ${change.type} ${oneLine(change.name)}${unclear(change)}`,
  );
  return codeBlock("sql", [remedy.sql, ...byHand].join("\n"));
}

/** A rename keeps the rows, dropping and adding loses them: only the author knows which one was meant. */
function unclear({ action }: CatalogChange): string {
  if (action === "removed") return " is to go (or to be renamed: dropping it loses what it holds)";
  return action === "added" ? " is to come (or is another one renamed)" : " is to change";
}

function oneLine(name: string): string {
  return name.replaceAll(/\s+/gu, " ");
}

/** The command that brings a file back as base has it. */
export function restoreCommand(evidence: Evidence, files: readonly string[]): string {
  return code(`git checkout ${evidence.baseRef} -- ${files.map(shellWord).join(" ")}`);
}

function shellWord(word: string): string {
  return /^[\w./@:+-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
