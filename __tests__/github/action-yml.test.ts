import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { inputNames, parseInputs } from "../../src/config/action-inputs.ts";
import { outputNames } from "../../src/github/outputs.ts";

interface ActionFile {
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<Record<string, { description: string; default: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

interface Workflow {
  readonly on: { readonly workflow_call: { readonly inputs: Readonly<Record<string, { default: string }>> } };
  readonly jobs: {
    readonly gate: { readonly steps: readonly { readonly uses: string; readonly with?: Record<string, string> }[] };
  };
}

const root = `${import.meta.dirname}/../..`;
const action = parse(readFileSync(`${root}/action.yml`, "utf8")) as ActionFile;
const workflow = parse(readFileSync(`${root}/.github/workflows/gate.yml`, "utf8")) as Workflow;
const readme = readFileSync(`${root}/README.md`, "utf8");

test("action.yml names exactly the inputs that the program reads, in its order", () => {
  expect(Object.keys(action.inputs)).toEqual([...inputNames]);
});

test("action.yml names exactly the outputs that the program sets", () => {
  expect(Object.keys(action.outputs)).toEqual([...outputNames]);
});

test("the defaults of action.yml are the program's own", () => {
  const byDefault = parseInputs((name) => (name === "github-token" ? "" : (action.inputs[name]?.default ?? "")));
  expect(byDefault).toEqual(parseInputs(() => ""));
});

test("GitHub's marketplace takes the file", () => {
  expect(action.description.length).toBeLessThanOrEqual(125);
  expect(action.branding).toEqual({ icon: "database", color: "blue" });
  for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
});

test("it runs on the runner's Node.js 24, from the committed bundle", () => {
  expect(action.runs).toEqual({ using: "node24", main: "dist/action.js" });
});

test("the reusable workflow runs the action of its own commit on the caller's checkout", () => {
  const { steps } = workflow.jobs.gate;
  const gate = steps.find(({ uses }) => uses.startsWith("./"));
  const checkouts = steps.filter(({ uses }) => uses.startsWith("actions/checkout@")).map((step) => step.with ?? {});
  expect(checkouts.find(({ path }) => `./${path}` === gate?.uses)).toMatchObject({
    repository: "${{ job.workflow_repository }}",
    ref: "${{ job.workflow_sha }}",
  });
  const caller = checkouts.find(({ path }) => path === gate?.with?.["working-directory"]);
  expect(caller).toBeDefined();
  expect(caller?.["repository"]).toBeUndefined();
});

test("the reusable workflow hands every input of the same name to the action", () => {
  const step = workflow.jobs.gate.steps.find(({ uses }) => uses.startsWith("./"));
  const own = new Set(["postgres-image", "runs-on"]);
  const handed = Object.keys(workflow.on.workflow_call.inputs).filter((name) => !own.has(name));
  for (const name of handed) {
    expect(inputNames).toContain(name);
    expect(step?.with?.[name]).toBe(`\${{ inputs.${name} }}`);
    expect(workflow.on.workflow_call.inputs[name]?.default).toBe(action.inputs[name]?.default);
  }
});

test("the README's workflows use inputs that exist", () => {
  const known = new Set<string>([
    ...inputNames,
    ...Object.keys(workflow.on.workflow_call.inputs),
    "fetch-depth",
    "ref",
  ]);
  const used = [...readme.matchAll(/ with:\n(?<inputs>(?: {6,}[\w-]+:.*\n)+)/gu)].flatMap((match) =>
    [...(match.groups?.["inputs"] ?? "").matchAll(/^ +(?<name>[\w-]+):/gmu)].map((line) => line.groups?.["name"] ?? ""),
  );
  expect(used.length).toBeGreaterThan(2);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});
