/**
 * `allow-edits: unreleased`: a merged migration may change as long as nothing of `upgrade-from` has it as it was. What that
 * leaves behind is told, and the paths from the releases decide.
 */
import { isMeant } from "../tools/compare-histories.ts";
import type { Migration } from "../tools/tool.ts";
import type { Divergence, Evidence, ReleasePath } from "./check.ts";
import { finding } from "./check.ts";
import { divergenceEvidence, divergenceList } from "./divergence.ts";
import type { Finding } from "./finding.ts";
import { code, list } from "./markdown.ts";

/** False also where no release could be looked at. */
export function isUnreleased(evidence: Evidence, migration: Migration): boolean {
  const { allowEdits, releases, releasesComplete } = evidence;
  if (allowEdits !== "unreleased" || !releasesComplete || releases.length === 0) return false;
  return releasesWith(evidence, migration).length === 0;
}

/** True when merged migrations were changed, and none of them in a release: base is not where databases are. */
export function changesUnreleasedOnly(evidence: Evidence): boolean {
  const { edits, removed, renamed } = evidence.comparison;
  const changed = [...[...edits.filter(isMeant), ...renamed].map(({ before }) => before), ...removed];
  return changed.length > 0 && changed.every((migration) => isUnreleased(evidence, migration));
}

function releasesWith({ releases }: Evidence, migration: Migration): ReleasePath[] {
  return releases.filter(({ history }) =>
    history.migrations.some((each) => each.version === migration.version && each.up.text === migration.up.text),
  );
}

export interface UnreleasedChange {
  readonly rule: string;
  readonly title: string;
  /** As base has it. */
  readonly before: Migration;
  readonly file: string;
  /** 1-based; null for a file that is gone. */
  readonly line: number | null;
  readonly divergence: readonly Divergence[];
  readonly evidence: Readonly<Record<string, unknown>>;
}

export function unreleasedNote(evidence: Evidence, change: UnreleasedChange): Finding {
  const { rule, title, before, file, line, divergence } = change;
  const refs = evidence.releases.flatMap((release) => release.refs);
  const refusal = evidence.decision.refusals.find((each) => each.version === before.version);
  const differences =
    divergence.length === 0 ? [] : [`They differ from fresh ones, too:\n\n${divergenceList(divergence)}`];
  return finding({
    rule,
    severity: "note",
    title: `${title}; no release has it`,
    detail: [
      `Allowed by ${code("allow-edits: unreleased")}: ${list(refs.map(code))} ${refs.length === 1 ? "does" : "do"} not have ${code(before.version)} as base has it. Databases that ran it from base in between (a laptop, a test environment) have to be made anew${refusal === undefined ? "" : `: there ${evidence.tool.title} stops with ${code(refusal.message)}`}.`,
      ...differences,
    ].join("\n\n"),
    file,
    line,
    endLine: line,
    evidence: { ...change.evidence, releases: refs, differences: divergenceEvidence(divergence) },
  });
}

function refsOf(releases: readonly ReleasePath[]): string {
  return list(releases.flatMap(({ refs }) => refs).map(code));
}

/** "Released with the old text: `v1.4.0`. Databases there end elsewhere."; empty without such a release. */
export function releasedWords(evidence: Evidence, before: Migration, files: readonly string[]): string {
  const released = releasesWith(evidence, before);
  if (released.length === 0) return "";
  const elsewhere = released.filter(({ divergence, endsLike }) =>
    (endsLike === "upgraded" ? evidence.divergence : divergence).some(
      ({ change, culprit }) => !change.cosmetic && culprit !== null && files.includes(culprit),
    ),
  );
  const told = `It was released as it was on base: ${refsOf(released)}.`;
  return elsewhere.length === 0 ? told : `${told} Databases at ${refsOf(elsewhere)} end elsewhere.`;
}
