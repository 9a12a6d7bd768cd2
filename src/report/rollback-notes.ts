/**
 * What the report says about the way back, apart from findings.
 */
import type { Evidence } from "../checks/check.ts";
import { code } from "../checks/markdown.ts";
import type { Rollback } from "../checks/rollback.ts";
import { lostWords } from "../checks/rollback.ts";

export function rollbackNotes({ rollback, tool }: Pick<Evidence, "rollback" | "tool">): string[] {
  if (rollback === null) return [];
  return [...lossNotes(rollback), ...endNotes(rollback, tool.title)];
}

/** Where the down scripts do all they can: what falls short says it in its finding. */
function lossNotes(rollback: Rollback): string[] {
  const words = lostWords(rollback);
  const complete = rollback.differences.length === 0 && rollback.again?.replay.failure === null;
  return words === "" || !complete ? [] : [`The down scripts bring the schema back, not what it held. ${words}`];
}

function endNotes({ endsAt, undone, command }: Rollback, title: string): string[] {
  if (endsAt === null) return [];
  const file = code(endsAt.migration.up.file);
  const tried = undone.length === 0 ? "No down script was run" : `The way back was tried as far as ${file}`;
  switch (endsAt.reason) {
    case "no-script":
      return [
        `${tried}: ${undone.length === 0 ? file : "that"} has no down script, and ${title} undoes what ran last first.`,
      ];
    case "merged":
      return [`${tried}: ${code(command)} would undo ${undone.length === 0 ? file : "that"} first, which is merged.`];
    case "unknown":
      return [`${tried}: the gate does not know how ${title} would undo ${undone.length === 0 ? file : "that"}.`];
    default:
      return endsAt.reason satisfies never;
  }
}
