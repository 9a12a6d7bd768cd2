/**
 * Placeholders in Flyway's scripts, replaced wherever they stand, in comments too; their names have no case.
 * flyway-core/src/main/java/org/flywaydb/core/internal/parser/{PlaceholderReplacingReader,ParsingContext}.java.
 */
import { fileName } from "../paths.ts";
import type { FlywayConfig } from "./flyway-config.ts";
import type { FileProblem } from "../tool.ts";

export interface Replaced {
  readonly text: string;
  readonly problem: FileProblem | null;
}

export function replaceFlywayPlaceholders(file: string, text: string, config: FlywayConfig): Replaced {
  const { placeholderPrefix: prefix, placeholderSuffix: suffix } = config;
  const values = valuesFor(file, config);
  let problem: FileProblem | null = null;
  let replaced = "";
  let at = 0;
  for (let start = text.indexOf(prefix); start >= 0; start = text.indexOf(prefix, at)) {
    const end = text.indexOf(suffix, start + prefix.length);
    const name = text.slice(start + prefix.length, end < 0 ? text.length : end);
    const value = values.get(name.toLowerCase());
    if (value === undefined) {
      problem ??= unknown(file, lineAt(text, start), `${prefix}${name}${suffix}`);
      break;
    }
    replaced += text.slice(at, start) + value;
    at = end + suffix.length;
  }
  return { text: replaced + text.slice(at), problem };
}

/** What depends on the deploy has a value of the gate's: its database and user are not production's, either. */
function valuesFor(file: string, config: FlywayConfig): Map<string, string> {
  const own = (name: string): string => `flyway${config.placeholderSeparator}${name}`.toLowerCase();
  return new Map([
    ...Object.entries(config.placeholders).map(([name, value]): [string, string] => [name.toLowerCase(), value]),
    [own("defaultSchema"), config.defaultSchema ?? config.schemas[0] ?? "public"],
    [own("user"), "postgres"],
    [own("database"), "postgres"],
    [own("timestamp"), "2000-01-01 00:00:00"],
    [own("filename"), fileName(file)],
    [own("workingDirectory"), "."],
    [own("table"), config.table],
    [own("environment"), "default"],
  ]);
}

function unknown(file: string, line: number, placeholder: string): FileProblem {
  return {
    kind: "unreadable",
    file,
    line,
    message: `Flyway stops with: "No value provided for placeholder: ${placeholder}. Check your configuration!" The configuration in the repository gives it none.`,
    remedy: `Give it a value in Flyway's configuration file (\`placeholders\`), or turn \`placeholderReplacement\` off for this file.`,
  };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
