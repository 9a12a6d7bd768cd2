/**
 * The changesets that Liquibase leaves out, and what the report says of contexts and labels.
 */
import type { SqlChangelog } from "./liquibase-changelog.ts";
import type { LiquibaseConfig } from "./liquibase-config.ts";
import { contextsFit, fullContext, fullLabels, isForPostgres, labelsFit } from "./liquibase-expressions.ts";
import type { Changeset } from "./liquibase-formatted.ts";

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
