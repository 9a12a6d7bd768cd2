/**
 * A merged migration is gone from the files. What it made stays in every database that ran it.
 */
import type { Migration } from "../tools/tool.ts";
import type { Check, Evidence } from "./check.ts";
import { finding, shortName } from "./check.ts";
import { divergenceEvidence, divergenceList, divergenceOf, restoreCommand, wayOut } from "./divergence.ts";
import type { Finding } from "./finding.ts";
import { code, count } from "./markdown.ts";

export const deletedMigration: Check = {
  id: "deleted-migration",
  severity: "error",
  summary: "A merged migration is gone.",
  check: (evidence) => evidence.comparison.removed.map((migration) => deleted(evidence, migration)),
};

function deleted(evidence: Evidence, migration: Migration): Finding {
  const { file } = migration.up;
  const divergence = divergenceOf(evidence, [file]);
  const left =
    divergence.length === 0
      ? "Its version stays recorded in every database that ran it."
      : `What it did stays in every database that ran it, and fresh databases are without:\n\n${divergenceList(divergence)}`;
  return finding({
    rule: deletedMigration.id,
    severity: deletedMigration.severity,
    title: `${code(shortName(evidence, file))} was merged and is gone now${divergence.length > 0 ? `: it leaves ${count(divergence.length, "difference")} behind` : ""}`,
    detail: [left, toolWords(evidence, migration)].join("\n\n"),
    file,
    object: divergence[0]?.change.name ?? null,
    evidence: { version: migration.version, differences: divergenceEvidence(divergence) },
    remedy: wayOut(evidence, `Bring the file back (${restoreCommand(evidence, [file])})`, divergence),
  });
}

function toolWords({ tool, decision }: Evidence, migration: Migration): string {
  const refusal = decision.refusals.find((each) => each.kind === "missing" && each.version === migration.version);
  if (refusal !== undefined) return `On the next deploy ${tool.title} stops with: ${code(refusal.message)}.`;
  return `${tool.title} does not notice. When the migration is added again, under this version it is skipped wherever it ran before, under another one it fails there, because its objects exist already.`;
}
