/**
 * The changesets that Liquibase leaves out, and what the report says of contexts and labels.
 */
import type { SqlChangelog } from "./liquibase-reading.ts";
import type { LiquibaseConfig } from "./liquibase-config.ts";
import { contextsFit, fullContext, fullLabels, isForPostgres, labelsFit } from "./liquibase-expressions.ts";
import type { Changeset, FormattedFile } from "./liquibase-formatted.ts";
import { licensedLine } from "./liquibase-strict.ts";
import { programFile } from "../program-file.ts";
import type { FileProblem, FilteredMigration, IgnoredFile } from "../tool.ts";

export interface LeftOut {
  readonly name: string;
  readonly file: string;
  readonly reason: string;
}

/** Completes the sentence "the changeset …"; null: it runs. */
export function whyNotHere(changeset: Changeset, { inherited }: SqlChangelog, config: LiquibaseConfig): string | null {
  const { ignore, dbms, context, labels } = changeset;
  if (ignore || inherited.ignore) return "is to be ignored";
  if (dbms !== null && !isForPostgres(dbms)) return `is for \`${dbms}\``;
  if (!contextsFit(config, context, inherited.contexts))
    return `has the context \`${fullContext(context, inherited.contexts)}\`, and Liquibase is configured with \`${config.contexts.join(",")}\``;
  const all = [...inherited.labels, labels];
  return labelsFit(config, all)
    ? null
    : `has the labels \`${fullLabels(all)}\`, and Liquibase is configured with \`${config.labels.join(",")}\``;
}

export function filteredMigration({ name, file, reason }: LeftOut): FilteredMigration {
  return {
    name,
    file,
    reason: `to Liquibase the changeset ${reason}`,
    remedy: "Take back what keeps the changeset from running.",
  };
}

const MOST_NAMES = 5;

interface Filtered {
  readonly name: string;
  readonly contexts: string;
  readonly labels: string;
}

/** Sentences for the report. */
export function notesOn(
  leftOut: readonly LeftOut[],
  migrations: readonly Filtered[],
  config: LiquibaseConfig,
): string[] {
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  const notes = reasons.map((reason) => {
    const each = leftOut.filter((one) => one.reason === reason);
    const names = each.slice(0, MOST_NAMES).map(({ name, file }) => `\`${name}\` of \`${file}\``);
    const more = each.length > names.length ? ` and ${each.length - names.length} more` : "";
    return `Not run, as Liquibase does not run it: ${names.join(", ")}${more}, which ${reason}.`;
  });
  const filtered = migrations.find(({ contexts, labels }) => `${contexts}${labels}` !== "");
  if (filtered === undefined || config.contexts.length + config.labels.length > 0) return notes;
  const { contexts, labels } = filtered;
  const what = contexts === "" ? `the labels \`${labels}\`` : `the context \`${contexts}\``;
  return [
    ...notes,
    `\`${filtered.name}\` has ${what}, and no configuration says which ones production runs: the gate runs every changeset, as Liquibase does without \`--contexts\` and \`--label-filter\`. Where it is started with some, write them into \`liquibase.properties\`.`,
  ];
}

/** Lines that Liquibase does not go past without a licence. */
export function withoutLicense(
  file: string,
  { licensed, lines }: FormattedFile,
  config: LiquibaseConfig,
): FileProblem[] {
  if (config.licensed) return [];
  return licensed.map((line): FileProblem => {
    const name = licensedLine(lines[line - 1] ?? "") ?? "";
    const message = `Liquibase stops at \`${file}\`: "Using '${name} in Formatted SQL changelog' requires a valid Liquibase license key".`;
    const remedy =
      "Say it in a changelog in YAML or XML. Where there is a licence, write `liquibase.licenseKey` into `liquibase.properties`.";
    return { kind: "unreadable", file, line, message, remedy };
  });
}

/** What a formatted file has beside changesets that run: what a licence makes Liquibase do, and SQL of no changeset. */
export function followedElsewhere(
  file: string,
  { licensed, lines, changesets, before }: FormattedFile,
  config: LiquibaseConfig,
): IgnoredFile[] {
  if (changesets.length === 0 && before !== null) return [{ file, reason: "it has no `--changeset`" }];
  if (!config.licensed || licensed.length === 0) return [];
  const own = licensed.map((line) => lines[line - 1] ?? "");
  const names = [...new Set(own.map((line) => `\`--${licensedLine(line) ?? ""}\``))].join(", ");
  return [
    { ...programFile(file, `it has ${names}, which Liquibase follows with its licence`), content: own.join("\n") },
  ];
}

export function beforeChangesets(file: string, { changesets, before }: FormattedFile): string[] {
  if (before === null || changesets.length === 0) return [];
  return [`Never run by Liquibase: line ${before} of \`${file}\`, which stands before the first \`--changeset\`.`];
}
