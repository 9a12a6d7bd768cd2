/**
 * A fresh install that runs a schema dump ends where the migrations end, and its record says so. Told with the dump's name.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import type { Divergence, Evidence, FreshInstall } from "./check.ts";
import { finding } from "./check.ts";
import { attributeWords, divergenceEvidence, isChanged } from "./divergence.ts";
import type { Finding } from "./finding.ts";
import { code, count, list } from "./markdown.ts";

const RULE = "paths-diverge";

/** `structure.sql`, or "the dump" where it is several files. */
export function dumpName({ files }: Pick<FreshInstall, "files">): string {
  return files.length === 1 ? code(files[0] ?? "") : `the dump (${list(files.map(code))})`;
}

/** Where neither the dump nor a migration that made the object is touched, it was so before. */
export function dumpDiffers(evidence: Evidence, install: FreshInstall, divergence: readonly Divergence[]): Finding {
  const name = dumpName(install);
  const [first] = divergence as [Divergence];
  const sentences = divergence.map(({ change }) => sentence(name, change));
  const isNew = (each: Divergence): boolean => each.culprit !== null || isChanged(evidence, each);
  const older = !install.changed && !divergence.some(isNew);
  const files = [...new Set(divergence.flatMap(({ culprit }) => culprit ?? []))].sort();
  const title =
    divergence.length === 1
      ? heading(name, first.change)
      : `${name} and the migrations end in different schemas: ${count(divergence.length, "object")}`;
  const shown = sentences.slice(0, 20).map((each) => `- ${each}`);
  const left = sentences.length - shown.length;
  return finding({
    rule: RULE,
    severity: older ? "warning" : "error",
    title: capitalized(title),
    detail: [
      `${install.ownStart === true ? "A new database" : "A fresh install"} runs ${name}${install.thenPending ? " and then what is pending" : ""}; existing databases get there by the migrations. They do not end alike.${files.length === 0 ? "" : ` What differs comes from ${list(files.map(code))}.`}${older ? " It was so before this change." : ""}`,
      [...shown, ...(left > 0 ? [`- and ${count(left, "more object")}`] : [])].join("\n"),
    ].join("\n\n"),
    file: install.files.at(-1) ?? null,
    line: 1,
    endLine: 1,
    object: first.change.name,
    evidence: { freshFrom: install.files, differences: divergenceEvidence(divergence), files },
    remedy:
      install.ownStart === true
        ? `Make ${name} anew from the migrations that it stands for.`
        : `Regenerate ${name}: run the migrations on a database, dump it again, and commit the dump together with them.`,
  });
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function heading(name: string, { action, type, name: object }: CatalogChange): string {
  if (action === "removed") return `${name} lacks ${type} ${code(object)}`;
  if (action === "added") return `Only ${name} has ${type} ${code(object)}`;
  return `${name} has another ${type} ${code(object)} than the migrations make`;
}

/** `added` means: the dump has it, the migrations do not make it. */
function sentence(name: string, change: CatalogChange): string {
  const object = `${change.type} ${code(change.name)}`;
  const words = attributeWords(change, { before: "after the migrations", after: `in ${name}` });
  switch (change.action) {
    case "added":
      return `**only** in ${name}: ${object}`;
    case "removed":
      return `**missing** in ${name}: ${object}`;
    case "renamed":
      return `**named otherwise** in ${name}: ${object} is ${code(change.from ?? "")} after the migrations${words}`;
    case "changed":
      return `**different** in ${name}: ${object}${words}`;
    default:
      return change.action satisfies never;
  }
}

/** The tool starts on a database that the dump has made. */
export function refusesDump({ freshInstall, tool }: Evidence): Finding[] {
  const refusals = freshInstall?.decision?.refusals ?? [];
  if (freshInstall === null || refusals.length === 0) return [];
  const name = dumpName(freshInstall);
  return [
    finding({
      rule: RULE,
      severity: "error",
      title: `${tool.title} refuses to run on a database that ${name} has made`,
      detail: `What the dump has recorded does not agree with the files. It stops with ${list(refusals.map(({ message }) => code(message)))}.`,
      file: freshInstall.files.at(-1) ?? null,
      line: 1,
      endLine: 1,
      evidence: { freshFrom: freshInstall.files, refusals, differences: [], files: [] },
      remedy: `Regenerate ${name}, with the rows of ${tool.title}'s own table.`,
    }),
  ];
}
