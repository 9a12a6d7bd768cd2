/**
 * What blocks. Rules say what is so; the config file and comments in the files themselves say what the team makes of it.
 */
import type { GateOptions, RuleSetting } from "../config/options.ts";
import { tokens } from "../sql/tokens.ts";
import type { History } from "../tools/tool.ts";
import type { Finding, Severity } from "./finding.ts";
import { code } from "./markdown.ts";

/** Rules that say something is missing which others may want: they are as severe as the config file has them. */
const ONLY_NOTES = new Set(["rollback-missing"]);

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** `-- migration-gate: allow out-of-order because the table is new` */
const ALLOWANCE = /^--\s*migration-gate:\s*allow\s+(?<rule>[a-z-]+)\s+because\s+(?<reason>\S.*)$/u;

/** Findings as the team wants them, worst first, then by file and line. */
export function applyPolicy(
  findings: readonly Finding[],
  rules: GateOptions["rules"],
  histories: { readonly base: History; readonly head: History },
): Finding[] {
  const before = textsOf(histories.base);
  const now = textsOf(histories.head);
  return findings
    .map((finding) => {
      const file = finding.file ?? "";
      return allowInFile(configured(finding, rules[finding.rule]), now.get(file) ?? "", before.get(file) ?? "");
    })
    .sort(worstFirst);
}

/** One file may hold several scripts, and a way back may have a file of its own. */
function textsOf({ migrations }: History): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { file, text } of migrations.flatMap(({ up, down }) => (down === null ? [up] : [up, down])))
    texts.set(file, `${texts.get(file) ?? ""}${text}\n`);
  return texts;
}

export function verdictOf(findings: readonly Finding[], failOn: GateOptions["failOn"]): "pass" | "block" {
  if (failOn === "never") return "pass";
  const counting = findings.filter((finding) => finding.silenced === null);
  return counting.some((finding) => RANK[finding.severity] <= RANK[failOn]) ? "block" : "pass";
}

function configured(finding: Finding, setting: RuleSetting | undefined): Finding {
  if (setting === undefined) return finding;
  const reason = setting.reason === null ? "" : `: ${setting.reason}`;
  if (setting.severity === "off") return { ...finding, silenced: `off in the config file${reason}` };
  if (RANK[setting.severity] <= RANK[finding.severity]) {
    // A note says that nothing happens: raising the rule does not raise it, unless notes are all that it has.
    return finding.severity === "note" && !ONLY_NOTES.has(finding.rule)
      ? finding
      : { ...finding, severity: setting.severity };
  }
  const lowered = `Lowered to ${setting.severity} in the config file${setting.reason === null ? "" : `: ${code(setting.reason)}`}.`;
  return { ...finding, severity: setting.severity, detail: `${finding.detail}\n\n${lowered}` };
}

/** An allowance without a reason does not count, nor one that base has: it was given for another change. */
function allowInFile(finding: Finding, text: string, textOnBase: string): Finding {
  if (finding.silenced !== null) return finding;
  const comments = /\.sql$/iu.test(finding.file ?? "") ? commentsOf : commentsOfProgram;
  const old = new Set(comments(textOnBase));
  for (const comment of comments(text)) {
    const { rule, reason } = ALLOWANCE.exec(comment)?.groups ?? {};
    if (rule === finding.rule && reason !== undefined && !old.has(comment)) {
      return { ...finding, silenced: `allowed in the file: ${reason.trim()}` };
    }
  }
  return finding;
}

/** Strings and function bodies may hold the same words. */
function commentsOf(text: string): string[] {
  if (!text.includes("migration-gate:")) return [];
  return [...tokens(text)].flatMap(({ kind, start, end }) => (kind === "comment" ? [text.slice(start, end)] : []));
}

/** A line of its own that begins as comments of most languages do; told as SQL's. */
function commentsOfProgram(text: string): string[] {
  const lines = text.matchAll(/^[ \t]*(?:--|\/\/|#)\s*(?<words>migration-gate:.*)$/gmu);
  return Array.from(lines, ({ groups }) => `-- ${groups?.["words"] ?? ""}`);
}

function worstFirst(a: Finding, b: Finding): number {
  return (
    Number(a.silenced !== null) - Number(b.silenced !== null) ||
    RANK[a.severity] - RANK[b.severity] ||
    compareText(a.file ?? "", b.file ?? "") ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareText(a.rule, b.rule)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
