/** Holds the code against docs/architecture.md: who may import whom, and that each rule, tool and kind is complete. */
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { checks } from "../src/checks/registry.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, "src");

/** A part imports only parts before it. */
const PARTS = ["source", "tools", "postgres", "replay", "command", "catalog", "rollback", "checks", "report", "github"];
/** Free for all: they know no other part. */
const FREE = new Set(["sql", "config"]);

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name))
    .sort();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"/gmu)].map((match) => ({
    file: relative(source, file),
    from: match[2]?.startsWith(".") ? relative(source, resolve(dirname(file), match[2])) : (match[2] ?? ""),
    typeOnly: match[1] !== undefined,
  }));
}

function part(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? "") : "";
}

const imports = sourceFiles(source).flatMap(importsOf);
const files = (folder: string): string[] => readdirSync(join(source, folder)).filter((name) => name.endsWith(".ts"));

test("a part imports only the parts before it", () => {
  const wrong = imports.filter(({ file, from }) => {
    const [mine, theirs] = [PARTS.indexOf(part(file)), PARTS.indexOf(part(from))];
    return mine >= 0 && theirs >= 0 && theirs > mine;
  });
  expect(wrong).toEqual([]);
});

test("parts that are free for all know no other part but by type", () => {
  const wrong = imports.filter(
    ({ file, from, typeOnly }) => FREE.has(part(file)) && PARTS.includes(part(from)) && !typeOnly,
  );
  expect(wrong.filter(({ file, from }) => !(part(file) === "config" && part(from) === "source"))).toEqual([]);
});

test("nobody imports the story or its helpers but the entries", () => {
  const wrong = imports.filter(
    ({ file, from }) =>
      (from === "gate.ts" || part(from) === "gate") && (PARTS.includes(part(file)) || FREE.has(part(file))),
  );
  expect(wrong.filter(({ file }) => file !== "github/run-action.ts")).toEqual([]);
});

test("nobody imports what works on a user's database but its own story, and the command line for what it prints", () => {
  const wrong = imports.filter(
    ({ file, from }) => part(from) === "deploy" && part(file) !== "deploy" && file !== "apply.ts",
  );
  expect(wrong.filter(({ file }) => file !== "cli/run-apply-command.ts")).toEqual([]);
});

function pure(file: string): boolean {
  return ["checks", "report", "tools", "sql"].includes(part(file)) || file === "catalog/compare-catalogs.ts";
}

test("checks, reports, comparison and adapters do no input or output", () => {
  const allowed = new Set(["node:crypto", "node:module", "libpg-query", "yaml"]);
  const wrong = imports.filter(
    ({ file, from, typeOnly }) =>
      pure(file) && !typeOnly && !from.endsWith(".ts") && !from.startsWith("node-sql-parser") && !allowed.has(from),
  );
  expect(wrong).toEqual([]);
  const impure = sourceFiles(source)
    .filter((file) => pure(relative(source, file)))
    .filter((file) => /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/u.test(readFileSync(file, "utf8")));
  expect(impure).toEqual([]);
});

test("the comparison knows no kind of object by name", () => {
  const text = readFileSync(join(source, "catalog/compare-catalogs.ts"), "utf8").replaceAll(
    /\/\*[^]*?\*\/|\/\/.*$/gmu,
    "",
  );
  const kinds = ["table", "column", "index", "view", "sequence", "trigger", "constraint", "enum", "function"];
  expect(kinds.filter((kind) => text.includes(`"${kind}"`))).toEqual([]);
});

test("every rule has one file, a page with the fixed headings and a test", () => {
  const helpers = new Set([
    "check.ts",
    "command-output.ts",
    "divergence.ts",
    "finding.ts",
    "half-state.ts",
    "fresh-install.ts",
    "markdown.ts",
    "policy.ts",
    "programs.ts",
    "recorded-state.ts",
    "refusal-words.ts",
    "refused-programs.ts",
    "registry.ts",
    "seen-in-replay.ts",
    "touched-ignored-files.ts",
    "release-paths.ts",
    "rollback.ts",
    "unreleased.ts",
  ]);
  const ruleFiles = files("checks").filter((name) => !helpers.has(name));
  expect(ruleFiles).toEqual(checks.map((check) => `${check.id}.ts`));
  const headings = ["## What it finds", "## Why it matters", "## Bad", "## Good", "## What to do", "## Silence it"];
  for (const check of checks) {
    const page = readFileSync(join(root, "docs/rules", `${check.id}.md`), "utf8");
    expect(page).toContain(`# ${check.id}\n`);
    expect(headings.filter((heading) => !page.includes(heading))).toEqual([]);
    expect(existsSync(join(root, "__tests__/checks", `${check.id}.test.ts`))).toBe(true);
  }
  const pages = readdirSync(join(root, "docs/rules")).map((name) => basename(name, ".md"));
  expect(pages.sort()).toEqual(checks.map((check) => check.id).sort());
});

test("registries list every file of their folder", () => {
  const tools = readFileSync(join(source, "tools/registry.ts"), "utf8");
  const folders = readdirSync(join(source, "tools"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const named = folders.map(({ name }) => name).filter((name) => !["detection", "manifests"].includes(name));
  expect(named.filter((name) => !tools.includes(`./${name}/${name}.ts`))).toEqual([]);
  const kinds = readFileSync(join(source, "catalog/kinds/registry.ts"), "utf8");
  const listed = files("catalog/kinds").filter((name) => !["kind.ts", "registry.ts"].includes(name));
  expect(listed.filter((name) => !kinds.includes(`./${name}`))).toEqual([]);
});
