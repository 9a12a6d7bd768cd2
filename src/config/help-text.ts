/**
 * What `migration-gate --help` prints, from the table of options.
 */
import { checkOptions } from "./options-table.ts";
import type { OptionRow } from "./options-table.ts";

export function helpText(): string {
  const rows = checkOptions.map((row) => [usageOf(row), explanationOf(row)] as const);
  const width = Math.max(...rows.map(([usage]) => usage.length).filter((length) => length < 28));
  return [
    "Replays the migrations of a change on a real, throwaway PostgreSQL and says what is inconsistent.",
    "",
    "Usage: migration-gate check [options]",
    "",
    "Options:",
    ...rows.flatMap(([usage, explanation]) => lines(usage, explanation, width)),
    "",
    "Exit status: 0 pass, 1 blocked, 2 could not run.",
    "",
  ].join("\n");
}

function usageOf(row: OptionRow): string {
  const short = row.short === undefined ? "" : `-${row.short}, `;
  return `${short}--${row.name}${row.placeholder === null ? "" : ` ${row.placeholder}`}`;
}

function explanationOf(row: OptionRow): string {
  return row.default === null ? row.description : `${row.description} [${row.default}]`;
}

function lines(usage: string, explanation: string, width: number): string[] {
  if (usage.length > width) return [`  ${usage}`, `  ${" ".repeat(width)}  ${explanation}`];
  return [`  ${usage.padEnd(width)}  ${explanation}`];
}
