/**
 * What `migration-gate --help` prints, from the table of options.
 */
import { commandOptions } from "./options-table.ts";
import type { OptionRow } from "./options-table.ts";

export function helpText(): string {
  const table: readonly OptionRow[] = commandOptions;
  const rows = table.map((row) => [usageOf(row), explanationOf(row)] as const);
  const width = Math.max(...rows.map(([usage]) => usage.length).filter((length) => length < 28));
  return [
    "Replays the migrations of a change on a real, throwaway PostgreSQL and says what is inconsistent.",
    "",
    "Usage: migration-gate check [options]             judge a change's migrations",
    "       migration-gate diff SIDE [SIDE] [options]   compare two schemas",
    "       migration-gate apply [options]              run what is pending on a database",
    "       migration-gate init [--repo DIR] [--force]  write the config file and the workflow",
    "",
    "A SIDE is a git ref (its migrations are replayed), a database's URL, or a file made with --save.",
    "",
    "Options:",
    ...rows.flatMap(([usage, explanation]) => lines(usage, explanation, width)),
    "",
    "Exit status: 0 pass (diff: equal, apply: done), 1 blocked (diff: different, apply: failed),",
    "             2 could not run (apply: nothing was touched).",
    "",
  ].join("\n");
}

function usageOf(row: OptionRow): string {
  const short = row.short === undefined ? "" : `-${row.short}, `;
  return `${short}--${row.name}${row.placeholder === null ? "" : ` ${row.placeholder}`}`;
}

function explanationOf(row: OptionRow): string {
  const { commands, description } = row;
  const text = commands?.length === 1 ? `${commands.join()}: ${description}` : description;
  return row.default === null ? text : `${text} [${row.default}]`;
}

function lines(usage: string, explanation: string, width: number): string[] {
  if (usage.length > width) return [`  ${usage}`, `  ${" ".repeat(width)}  ${explanation}`];
  return [`  ${usage.padEnd(width)}  ${explanation}`];
}
