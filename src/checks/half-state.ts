/**
 * The words for a half-applied database as its team meets it: what is there, what is missing, and what the next deploy does.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import type { Evidence, NextDeploy, StuckCut } from "./check.ts";
import { code, list } from "./markdown.ts";

/** For the title: "stopped after statement 1 of 3". */
export function stopShort({ within, failing, unrecorded, done, statements }: StuckCut): string {
  if (unrecorded)
    return done >= statements ? "stopped before it is recorded" : `stopped before statement ${done} is recorded`;
  if (failing) return `failing at statement ${done + 1} of ${statements}`;
  if (within === "waiting") return "stopped while it waits for others";
  if (within === "committing") return `stopped within statement ${done + 1}`;
  return `stopped after statement ${done} of ${statements}`;
}

/** A sentence without its end: "the deploy is killed, or loses its connection, after statement 1 of 3 (line 4)". */
export function stopWords({ within, failing, unrecorded, done, statements, line }: StuckCut): string {
  const where = line === null ? "" : ` (line ${line})`;
  if (failing) return `statement ${done + 1} of ${statements}${where} fails`;
  const ended = "the deploy is killed, or loses its connection,";
  if (within === "waiting")
    return `${ended} within statement ${done + 1}${where}, while that waits for other transactions`;
  if (within === "committing") return `${ended} within statement ${done + 1}${where}, which commits on its way`;
  if (unrecorded) return `${ended} after statement ${done} of ${statements}${where}, before that is recorded`;
  return done === 0
    ? `${ended} before the first statement`
    : `${ended} after statement ${done} of ${statements}${where}`;
}

/** What the application finds, as a list in Markdown: what it lacks comes first. */
export function stateWords(cut: StuckCut): string {
  const gone = told(cut.missing).map((change) => `- **missing:** ${changeWords(change)}`);
  const there = told(cut.left).map((change) => `- **there already:** ${changeWords(change)}`);
  const rows = cut.leftRows.map((each) => `- **rows:** ${code(each)}`);
  const lines = [...shown(gone), ...shown(there), ...shown(rows)];
  if (lines.length === 0) return "What it did to rows stays; the schema is as before.";
  return `${there.length + gone.length === 0 ? "The schema is as before, and this stays" : "This is the database that the application meets"}:\n\n${lines.join("\n")}`;
}

function told(changes: readonly CatalogChange[]): readonly CatalogChange[] {
  return changes.filter(({ cosmetic }) => !cosmetic);
}

const MOST = 10;

function shown(lines: readonly string[]): string[] {
  const left = lines.length - MOST;
  return [...lines.slice(0, MOST), ...(left > 0 ? [`- and ${left} more`] : [])];
}

function changeWords(change: CatalogChange): string {
  const { action, type, name, from, attributes } = change;
  const object = `${type} ${code(name)}`;
  switch (action) {
    case "added":
      return isInvalidIndex(change) ? `${object}, invalid: queries do not use it, and every write keeps it up` : object;
    case "removed":
      return `${object} dropped`;
    case "renamed":
      return `${object}, formerly ${code(from ?? "")}`;
    case "changed":
      return `${object} changed (${list(attributes.map((each) => each.name))})`;
    default:
      return action satisfies never;
  }
}

export function isInvalidIndex({ type, after }: CatalogChange): boolean {
  return type === "index" && after?.attributes["valid"] === false;
}

/** A sentence: what the team sees when it deploys again. */
export function nextWords({ tool }: Pick<Evidence, "tool">, next: NextDeploy): string {
  switch (next.kind) {
    case "refuses":
      return `Deploying again does not help: ${tool.title} refuses to run anything, ${code(next.message)}.`;
    case "fails": {
      const { place, error } = next.failure;
      const where = place === null ? "" : ` at ${code(`${place.file}:${place.line}`)}`;
      return `Deploying again does not help: the file runs from its beginning and fails${where}, ${code(error.message)} (SQLSTATE ${code(error.code)}).`;
    }
    case "differs":
      return `Deploying again looks fine and is not: the file runs from its beginning, comes to its end, and what it ends in is not what an undisturbed run ends in: ${differsWords(next)}.`;
    default:
      return next satisfies never;
  }
}

function differsWords({ changes, rows, recordDiffers }: NextDeploy & { kind: "differs" }): string {
  const words = [
    ...changes.slice(0, MOST).map(changeWords),
    ...rows.slice(0, MOST).map(code),
    ...(recordDiffers ? ["the tool's record"] : []),
  ];
  return list(words, MOST);
}
