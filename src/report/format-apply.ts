/**
 * What `apply` did, as text or JSON.
 */
import { UserError } from "../errors.ts";
import type { ApplyFailure, ApplyMigration, ApplyReport, ApplyStatement, ApplyStatus } from "./apply-report.ts";
import { jsonText } from "./json-text.ts";
import { changesLines } from "./text-changes.ts";
import type { Page } from "./text-changes.ts";
import type { TextOptions } from "./text.ts";
import { painter } from "./text-style.ts";
import { visible, visibleLine } from "./visible.ts";
import { wrapped } from "./wrap.ts";

/** Throws a UserError for a format that only a verdict has. */
export function formatApply(report: ApplyReport, format: string, options: TextOptions): string {
  if (format === "json") return jsonText(report);
  if (format === "text") return applyText(report, options);
  throw new UserError(`\`apply\` cannot be written as ${format}`, { remedy: "Choose text or json with `--format`." });
}

/** 0: the database is what the files make; 1: it is not; 2: nothing was touched. */
export function exitStatusOf({ status, statements }: Pick<ApplyReport, "status" | "statements">): 0 | 1 | 2 {
  // What an earlier run had begun may have been finished, or taken back, before the rest was refused.
  if (status === "refused") return statements.length === 0 ? 2 : 1;
  return ["applied", "nothing-to-do", "planned"].includes(status) ? 0 : 1;
}

const COLOURS = { 0: "green", 1: "red", 2: "yellow" } as const;

function applyText(report: ApplyReport, options: TextOptions): string {
  const page: Page = { width: Math.max(40, options.width), paint: painter(options.colour) };
  const sections = [
    [page.paint(COLOURS[exitStatusOf(report)], headline(report))],
    refusalLines(report, page),
    report.failure === null ? [] : failureLines(report.failure, page),
    report.status === "planned" ? report.statements.map(statementLine) : [],
    stateLines(report).flatMap((line) => wrapped(visible(line), page.width)),
    changesLines(report.refusal?.changes ?? report.changes, page),
    report.notes.flatMap((note) => wrapped(`Note: ${visible(note)}`, page.width)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

const HEADLINES: Readonly<Record<ApplyStatus, string>> = {
  applied: "Applied",
  "nothing-to-do": "Nothing to do",
  planned: "Plan",
  differs: "Applied, and the database is not what was computed",
  "rolled-back": "Failed, and went back",
  stopped: "Failed, and stopped",
  "half-applied": "Failed within a migration",
  unknown: "Cut off, and what is there was not looked at",
  refused: "Refused, and nothing was touched",
};

function headline({ status, database, applied, undone, tool, statements, failure, resumed }: ApplyReport): string {
  const isBack = status === "applied" && applied.length === 0 && resumed?.takenBack === true;
  const count = status === "applied" && !isBack ? ` ${counted(applied.length)}` : "";
  const nothing = status === "rolled-back" ? wentBack(failure, undone) : HEADLINES[status];
  const words =
    status === "refused" && statements.length > 0 ? "Refused, behind what an earlier run had begun" : nothing;
  const told = isBack ? "Took back what an earlier run had begun" : words;
  return visibleLine(`${told}${count}: ${database} (${tool})`);
}

function wentBack(failure: ApplyFailure | null, undone: readonly ApplyMigration[]): string {
  if (failure?.committing === true) return "Failed, and only what it has committed on its way stays";
  return undone.length === 0 ? "Failed, and nothing of it stays" : HEADLINES["rolled-back"];
}

function counted(count: number): string {
  return `${count} migration${count === 1 ? "" : "s"}`;
}

function refusalLines({ refusal }: ApplyReport, { width }: Page): string[] {
  if (refusal === null) return [];
  return [
    ...wrapped(visible(refusal.message), width),
    ...wrapped(visible(refusal.remedy), width - 2).map((line) => `  ${line}`),
  ];
}

function failureLines(
  { file, line, text, code, message, detail, hint, attempts, lost }: ApplyFailure,
  { width }: Page,
): string[] {
  const nowhere = lost ? "The connection was lost" : "In the tool's own statements";
  const place = file === null ? nowhere : `At ${file}:${line ?? 1}`;
  const tries = attempts > 1 ? `, ${attempts} times` : "";
  return [
    ...wrapped(visible(`${place}: ${message} (SQLSTATE ${code})${tries}`), width),
    ...[text, detail, hint].flatMap((each) => (each === null || each === "" ? [] : [`  ${visibleLine(each)}`])),
  ];
}

function statementLine({ file, line, statements, text }: ApplyStatement): string {
  const more = statements > 1 ? `${statements} statements in one message: ` : "";
  return visibleLine(`${file}:${line}  ${more}${text}`);
}

/** What is there now, in sentences. */
function stateLines(report: ApplyReport): string[] {
  return [
    ...resumedLines(report),
    ...listLines(report.status === "planned" ? "Would apply" : "Applied", report.applied),
    ...listLines(report.status === "planned" ? "Would take back" : "Taken back", report.undone),
    ...listLines(report.status === "planned" ? "Would apply" : "Not applied", report.pending),
    ...wayBackLines(report),
    ...endLines(report),
  ];
}

function resumedLines({ resumed, status }: ApplyReport): string[] {
  if (resumed === null || status === "planned") return [];
  const { versions, done, steps, takenBack } = resumed;
  const now = takenBack ? "that was taken back" : "this one went on from there";
  return [`An earlier run had stopped within ${versions.join(", ")}, after ${done} of ${steps} steps; ${now}.`];
}

function listLines(title: string, migrations: readonly ApplyMigration[]): string[] {
  return migrations.length === 0 ? [] : [`${title}: ${migrations.map(({ file }) => file).join(", ")}`];
}

function wayBackLines({ wayBack, status }: ApplyReport): string[] {
  if (wayBack === null) return [];
  const { way, reason, losses } = wayBack;
  const lost = losses.map(({ how, type, name }) => `${type} ${name} (${LOSSES[how] ?? how})`);
  const loses = lost.length === 0 ? [] : [`What a way back means for rows: ${lost.join("; ")}.`];
  if (status === "planned") {
    const found = way === null ? `none: ${reason ?? ""}` : `${way}, proven on the throwaway server`;
    return [`Way back: ${found}.`, ...loses];
  }
  if (way === null) return [`Did not go back: ${reason ?? ""}.`, ...loses];
  if (way === "record") return [];
  return [
    reason === null ? `Went back by ${way}.` : `The way back by ${way} was not gone to its end: ${reason}.`,
    ...loses,
  ];
}

const LOSSES: Readonly<Record<string, string>> = {
  new: "goes away with what was written to it",
  empty: "comes back empty",
  remade: "is made anew, empty",
  restarted: "is made anew, and begins at its start",
  carried: "is made anew, and goes on behind what its column holds",
  converted: "has been converted in between",
  narrowed: "holds less",
  attributes: "loses attributes, with what columns hold in them",
  written: "has written rows of tables that were there before, which is not known to be taken back",
  scripted: "writes or removes rows itself",
  labels: "loses values",
  unfilled: "comes back unfilled",
  stricter: "refuses again what it did not refuse in between",
};

const VERIFIED: Partial<Readonly<Record<ApplyStatus, string>>> = {
  applied: "The schema is the one that was computed, and the record is right.",
  "nothing-to-do": "The schema is the one that the recorded migrations make.",
  "rolled-back": "The schema is the one from before, and the record is right.",
  stopped: "The schema is the one that the applied migrations make, and the record is right.",
  "half-applied":
    "The schema is the one of that point. The next `apply` goes on from there, up or back as it was begun, or takes back what has run when the file has changed.",
};

function endLines({ status, verified }: ApplyReport): string[] {
  const told = VERIFIED[status];
  if (verified && told !== undefined) return [told];
  if (["refused", "planned", "nothing-to-do", "unknown"].includes(status)) return [];
  return ["The schema or the record is not what was computed for this point."];
}
