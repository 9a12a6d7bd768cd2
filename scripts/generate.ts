/**
 * What follows from the code: the tables in README.md (options, inputs, outputs, rules) and the config file's JSON Schema.
 * `--check` fails when they differ.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { checks } from "../src/checks/registry.ts";
import { configSchema } from "../src/config/config-table.ts";
import type { OptionRow } from "../src/config/options-table.ts";
import { commandOptions } from "../src/config/options-table.ts";

interface ActionFile {
  readonly inputs: Readonly<Record<string, { description: string; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

const action = parse(readFileSync("action.yml", "utf8")) as ActionFile;

const sections: Readonly<Record<string, string>> = {
  options: table(
    ["option", "of", "default", "what it does"],
    commandOptions.map((option: OptionRow) => [
      `\`--${option.name}${option.placeholder === null ? "" : ` ${option.placeholder}`}\``,
      option.commands?.join(", ") ?? "all",
      option.default ?? "",
      option.description,
    ]),
  ),
  inputs: table(
    ["input", "default", "what it does"],
    Object.entries(action.inputs).map(([name, input]) => [
      `\`${name}\``,
      input.default ? `\`${input.default}\`` : "",
      input.description,
    ]),
  ),
  outputs: table(
    ["output", "what it holds"],
    Object.entries(action.outputs).map(([name, output]) => [`\`${name}\``, output.description]),
  ),
  rules: table(
    ["rule", "default", "fires when"],
    checks.map((check) => [`[\`${check.id}\`](docs/rules/${check.id}.md)`, check.severity, check.summary]),
  ),
};

const readme = readFileSync("README.md", "utf8");
const generated = Object.entries(sections).reduce((text, [name, content]) => {
  const block = new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(<!-- end -->)`, "u");
  if (!block.test(text)) throw new Error(`README.md lacks <!-- generated: ${name} --> … <!-- end -->`);
  return text.replace(block, (_, start: string, end: string) => `${start}\n${content}\n\n${end}`);
}, readme);

const files: Readonly<Record<string, string>> = {
  "README.md": generated,
  "schema/config.schema.json": `${JSON.stringify(configSchema(), null, 2)}\n`,
};

/** White space belongs to the formatter. */
function sameContent(a: string, b: string): boolean {
  return a.replaceAll(/\s+/gu, "") === b.replaceAll(/\s+/gu, "");
}

for (const [file, content] of Object.entries(files)) {
  if (sameContent(readFileSync(file, "utf8"), content)) continue;
  if (process.argv.includes("--check")) {
    console.error(`${file} does not match the code. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, content);
  }
}
