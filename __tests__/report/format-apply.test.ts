import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "@jest/globals";
import type { ApplyReport } from "../../src/report/apply-report.ts";
import { exitStatusOf, formatApply } from "../../src/report/format-apply.ts";
import { expectGolden } from "../support/golden.ts";

const schema = JSON.parse(
  readFileSync(`${import.meta.dirname}/../../schema/apply-report.schema.json`, "utf8"),
) as object;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

const trips = { version: "1", name: "trips", file: "migrations/1_trips.sql" };
const status = { version: "2", name: "status", file: "migrations/2_status.sql" };
const sent = { file: status.file, line: 3, statements: 1, text: "alter table trips add column status text" };

const sample: ApplyReport = {
  schemaVersion: 1,
  status: "applied",
  database: "postgres://deploy@db:5432/app",
  tool: "sqlx",
  head: { ref: "working tree", sha: null },
  postgres: { version: "16.4", throwaway: { version: "16.4", source: "embedded" } },
  recorded: 1,
  applied: [status],
  pending: [],
  undone: [],
  resumed: { versions: ["2"], done: 1, steps: 3, takenBack: false },
  statements: [{ ...sent, milliseconds: 12, code: null }],
  failure: null,
  wayBack: null,
  refusal: null,
  verified: true,
  changes: [],
  notes: [],
  duration: 1234,
};

const lost = { how: "new", type: "column", name: "public.trips.status" };
const samples: Readonly<Record<string, ApplyReport>> = {
  applied: sample,
  planned: {
    ...sample,
    status: "planned",
    applied: [],
    pending: [status],
    resumed: null,
    statements: [
      { ...sent, milliseconds: null, code: null },
      { ...sent, line: 4, statements: 2, milliseconds: null, code: null },
    ],
    wayBack: { way: "generated statements", reason: null, losses: [lost] },
  },
  "rolled-back": {
    ...sample,
    status: "rolled-back",
    applied: [],
    undone: [trips],
    pending: [trips, status],
    failure: {
      file: status.file,
      line: 3,
      text: sent.text,
      code: "55P03",
      message: "canceling statement due to lock timeout",
      detail: null,
      hint: "Look\u202E.",
      attempts: 6,
      lost: false,
      committing: false,
    },
    wayBack: { way: "down scripts", reason: null, losses: [] },
  },
  refused: {
    ...sample,
    status: "refused",
    applied: [],
    resumed: null,
    statements: [],
    refusal: {
      reason: "drift",
      message: "The schema is not the one that the recorded migrations make.",
      remedy: "Find out who changed it.",
      changes: [
        {
          action: "added",
          type: "column",
          name: "public.trips.hot",
          from: null,
          attributes: [],
          file: null,
          line: null,
          parent: "public.trips",
          parentType: "table",
          destructive: false,
          definition: "hot integer",
        },
      ],
    },
    verified: false,
  },
};

test.each(Object.entries(samples))(
  "%s: the text is as reviewed, and the JSON as the published schema says",
  (name, report) => {
    const text = formatApply(report, "text", { width: 100, colour: false });
    expectGolden(text, `${import.meta.dirname}/golden/deploy-${name}.txt`);
    validate(JSON.parse(formatApply(report, "json", { width: 100, colour: false })));
    expect(validate.errors).toBeNull();
  },
);

test("the exit status says whether the database is what the files make, is not, or was not touched", () => {
  const all = [
    "applied",
    "nothing-to-do",
    "planned",
    "rolled-back",
    "stopped",
    "half-applied",
    "differs",
    "unknown",
    "refused",
  ] as const;
  expect(all.map((each) => exitStatusOf({ status: each, statements: [] }))).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 2]);
});

test("what was refused behind something that was sent has touched the database", () => {
  const report = { ...sample, status: "refused" as const };
  expect(exitStatusOf(report)).toBe(1);
  expect(formatApply(report, "text", { width: 100, colour: false })).toContain(
    "Refused, behind what an earlier run had begun: ",
  );
});

test("every field that the schema describes is written", () => {
  expect(Object.keys(sample)).toEqual(Object.keys((schema as { properties: object }).properties));
});
