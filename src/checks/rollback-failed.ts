/**
 * A down script of what is pending fails where the tool's rollback would run it: right after the deploy.
 */
import { isOurs } from "../replay/our-error.ts";
import type { Failure } from "../replay/replay.ts";
import type { Migration } from "../tools/tool.ts";
import type { Check, Evidence } from "./check.ts";
import { finding, shortName } from "./check.ts";
import { commandOutput } from "./command-output.ts";
import type { Finding } from "./finding.ts";
import { code, codeBlock, list } from "./markdown.ts";
import type { Rollback } from "./rollback.ts";
import { insteadWords } from "./rollback.ts";

export const rollbackFailed: Check = {
  id: "rollback-failed",
  severity: "warning",
  summary: "A pending migration's down script fails.",
  check(evidence) {
    const { rollback } = evidence;
    const failure = rollback?.state?.replay.failure ?? null;
    return rollback === null || failure === null ? [] : [failed(evidence, rollback, failure)];
  },
};

function failed(evidence: Evidence, rollback: Rollback, failure: Failure): Finding {
  const { error, place } = failure;
  const file = failure.migration?.up.file ?? null;
  const subject =
    file === null
      ? code(rollback.command)
      : `The down script of ${code(shortName(evidence, upOf(rollback, failure) ?? file))}`;
  return finding({
    rule: rollbackFailed.id,
    severity: rollbackFailed.severity,
    title: `${subject} fails: ${code(error.message.length > 300 ? `${error.message.slice(0, 299)}…` : error.message)}`,
    detail: details(rollback, failure)
      .filter((part) => part !== "")
      .join("\n\n"),
    file,
    line: place?.line ?? null,
    endLine: place?.line ?? null,
    excerpt: failure.excerpt === "" ? null : failure.excerpt,
    evidence: {
      sqlstate: isOurs(error) ? null : error.code,
      message: error.message,
      detail: error.detail,
      hint: error.hint,
      column: place?.column ?? null,
      reached: failure.reached,
      version: failure.migration?.version ?? null,
      command: rollback.command,
      undone: rollback.state?.replay.applied.map(({ version }) => version) ?? [],
    },
    remedy: remedyOf(evidence, rollback, failure),
  });
}

function remedyOf(evidence: Evidence, { undone }: Rollback, failure: Failure): string | null {
  const { place, migration } = failure;
  const mend =
    failure.remedy ?? (place === null ? null : `Mend the statement at ${code(`${place.file}:${place.line}`)}.`);
  const failed = undone.find(({ version }) => version === migration?.version) ?? null;
  const instead = insteadWords(evidence.rollbacks, failed);
  return mend === null ? instead.trim() || null : `${mend}${instead}`;
}

const DIRTY =
  "The tool has the version recorded as unfinished, and refuses to run anything, up or down, until somebody has mended that by hand.";

/** In the replay of a down script, that one stands in the place of the up script. */
function upOf({ undone }: Rollback, { migration }: Failure): string | null {
  const same = ({ version, down }: Migration): boolean =>
    version === migration?.version || (down !== null && down.file === migration?.up.file);
  return undone.find(same)?.up.file ?? null;
}

function details(rollback: Rollback, failure: Failure): string[] {
  const { error } = failure;
  const done = rollback.state?.replay.applied ?? [];
  return [
    `After this change is deployed, ${code(rollback.command)} stops here: the way back is closed.`,
    done.length === 0 ? "" : `It has undone ${list(done.map(({ version }) => code(version)))} before.`,
    ...(isOurs(error)
      ? []
      : [
          `PostgreSQL says: SQLSTATE ${code(error.code)}, ${code(error.message)}.`,
          error.detail === null ? "" : `DETAIL: ${code(error.detail)}`,
          error.hint === null ? "" : `HINT: ${code(error.hint)}`,
          error.where === null ? "" : `CONTEXT:\n\n${codeBlock("", error.where)}`,
        ]),
    failure.explanation ?? "",
    commandOutput(failure),
    failure.reached,
    rollback.state?.replay.recorded.every((row) => row.finished) === false ? DIRTY : "",
  ];
}
