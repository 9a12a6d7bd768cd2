/**
 * The second half of a state, what the tool has recorded: the same on existing and fresh databases, and such that the
 * next deploy has nothing to do.
 */
import { addedPrograms, removedPrograms } from "../tools/in-order.ts";
import type { Migration, Refusal } from "../tools/tool.ts";
import type { Evidence, PathState } from "./check.ts";
import { finding, neverRun, reachedEnd } from "./check.ts";
import type { Finding } from "./finding.ts";
import { dumpName } from "./fresh-install.ts";
import { code, count, list } from "./markdown.ts";

const RULE = { rule: "paths-diverge", severity: "error" } as const;

/** A moved or removed file's own finding tells its part. */
export function recordsDiffer(evidence: Evidence): Finding[] {
  const { paths, tool, comparison, freshInstall } = evidence;
  const { upgraded, fresh } = paths;
  if (freshInstall?.recorded === false || freshInstall?.ownStart === true) return [];
  if (upgraded === null || fresh === null || !reachedEnd(upgraded) || !reachedEnd(fresh)) return [];
  const told = new Set([
    ...comparison.removed.map((each) => each.version),
    ...comparison.renamed.flatMap(({ before, after }) => [before.version, after.version]),
    ...neverRun(evidence).map((each) => each.version),
  ]);
  const [existing, empty] = [recordedVersions(upgraded, told), recordedVersions(fresh, told)];
  // What a moved or removed file leaves in the one row stands for all.
  if (tool.bookkeeping?.latestOnly === true && (existing.length === 0 || empty.length === 0)) return [];
  const only = existing.filter((version) => !empty.includes(version));
  const lacking = empty.filter((version) => !existing.includes(version));
  if (only.length + lacking.length === 0) return [];
  const parts = [
    only.length > 0 ? `${list(only.map(code))} only on existing databases` : "",
    lacking.length > 0 ? `${list(lacking.map(code))} only on fresh ones` : "",
  ];
  return [
    finding({
      ...RULE,
      title: `${tool.title} has different migrations recorded on existing and on fresh databases`,
      detail: `Recorded: ${parts.filter((part) => part !== "").join("; ")}. The next deploy decides by this record.`,
      file: freshInstall?.files.at(-1) ?? null,
      evidence: { recordedOnlyOnExisting: only, recordedOnlyOnFresh: lacking, differences: [], files: [] },
      remedy:
        freshInstall === null
          ? null
          : `Regenerate ${dumpName(freshInstall)}, with the rows of ${tool.title}'s own table.`,
    }),
  ];
}

function recordedVersions({ replay }: PathState, told: ReadonlySet<string>): string[] {
  const rows = replay.recorded.filter((row) => !told.has(row.version));
  return rows.map((row) => (row.finished ? row.version : `${row.version} (unfinished)`));
}

/** After a deploy nothing is left to do. Otherwise a migration has written to the tool's own record. */
export function recordIsBroken(evidence: Evidence): Finding[] {
  const { tool, decision, afterwards } = evidence;
  const known = new Set(decision.refusals.map((refusal) => refusal.message));
  const refusals = [
    ...decision.refusals.filter((refusal) => !isClaimed(evidence, refusal)),
    ...(afterwards?.refusals ?? []).filter((refusal) => !known.has(refusal.message)),
  ];
  const again = (afterwards?.pending ?? []).filter((each) => !mayComeAgain(each));
  if (refusals.length + again.length === 0) return [];
  const effects = [
    ...refusals.map((refusal) => `${tool.title} stops with: ${code(refusal.message)}`),
    ...(again.length > 0 ? [`${tool.title} runs ${list(again.map((each) => code(each.version)))} once more`] : []),
  ];
  return [
    finding({
      ...RULE,
      title: `${tool.title}'s own record does not agree with what ran`,
      detail: `A migration has written to what ${tool.title} has recorded, or left it unfinished. On the deploy after this one ${effects.join("; ")}.`,
      file: again[0]?.up.file ?? null,
      evidence: { refusals, runsAgain: again.map((each) => each.version), differences: [], files: [] },
      remedy: `Do not write to ${tool.title}'s bookkeeping table in a migration.`,
    }),
  ];
}

/** What a guard has passed over, or may fail, is tried again in every run. */
function mayComeAgain({ runsAgain, guard, mayFail }: Migration): boolean {
  return runsAgain === true || guard !== undefined || mayFail === true;
}

/** A refusal for an edited, missing, late or duplicate file is told by that rule. */
function isClaimed({ comparison, base, head, decision }: Evidence, { kind, version }: Refusal): boolean {
  const programs = removedPrograms(base, head);
  switch (kind) {
    case "edited": {
      const edited = [...comparison.edits, ...comparison.renamed].map(({ before }) => before);
      const twice = decision.refusals.filter((each) => each.kind === "duplicate");
      return [...edited, ...programs, ...twice].some((each) => each.version === version);
    }
    case "missing": {
      const gone = [...comparison.removed, ...comparison.renamed.map((each) => each.before), ...programs];
      return gone.some((each) => each.version === version);
    }
    case "out-of-order":
      return [...comparison.added, ...addedPrograms(base, head)].some((each) => each.version === version);
    case "duplicate":
      return head.problems.some((problem) => problem.kind === "duplicate-version");
    case "failed":
      return false;
    default:
      return kind satisfies never;
  }
}

/** Merged migrations that the next deploy runs once more: a record that is kept elsewhere now, for instance. */
export function recordIsForgotten(evidence: Evidence): Finding[] {
  const { tool, decision, base, comparison } = evidence;
  const merged = new Set(base.migrations.map((each) => each.version));
  const own = new Set([...comparison.added, ...comparison.renamed.map((each) => each.after)]);
  const again = decision.pending.filter((each) => merged.has(each.version) && !own.has(each) && !mayComeAgain(each));
  if (again.length === 0) return [];
  const versions = again.map((each) => each.version);
  const [before, after] = [evidence.baseTool.bookkeeping?.table, tool.bookkeeping?.table];
  const moved = before === undefined || after === undefined || before === after ? null : { before, after };
  const why =
    moved === null
      ? `${tool.title} does not find them recorded on existing databases.`
      : `base keeps ${tool.title}'s record in ${code(moved.before)}, head in ${code(moved.after)}, where existing databases have nothing recorded.`;
  return [
    finding({
      ...RULE,
      title: `${tool.title} runs ${count(again.length, "merged migration")} a second time on existing databases`,
      detail: `${why} On the next deploy everything runs again: ${list(versions.map(code))}. What makes something that exists already fails, and rows are written twice.`,
      evidence: { runsAgain: versions, table: moved, differences: [], files: [] },
      remedy:
        moved === null
          ? "Look for what takes their rows out of the record."
          : `Keep the record where it is (${code(moved.before)}), or rename the table on every database before the deploy: ${code(`alter table ${moved.before} rename to …`)}.`,
    }),
  ];
}
