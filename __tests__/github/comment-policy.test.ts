import { expect, test } from "@jest/globals";
import { createsComment } from "../../src/github/comment-policy.ts";
import { finding, sample, samples } from "../report/samples.ts";

const MODES = ["on-change", "always", "on-failure", "never"] as const;

test.each([
  ["nothing-changed", { "on-change": false, always: true, "on-failure": false, never: false }],
  ["pass-with-change", { "on-change": true, always: true, "on-failure": false, never: false }],
  ["cosmetic", { "on-change": true, always: true, "on-failure": false, never: false }],
  ["block-altered", { "on-change": true, always: true, "on-failure": true, never: false }],
  ["could-not-run", { "on-change": true, always: true, "on-failure": true, never: false }],
] as const)("for %s a comment is made as the mode says", (name, expected) => {
  const made = Object.fromEntries(MODES.map((mode) => [mode, createsComment(samples[name], mode)]));
  expect(made).toEqual(expected);
});

test("an offer alone makes no comment; a team that has raised the rule wants to know", () => {
  const offer = finding({ rule: "rollback-missing", severity: "note" });
  expect(createsComment(sample({ findings: [offer] }), "on-change")).toBe(false);
  expect(createsComment(sample({ findings: [{ ...offer, severity: "warning" }] }), "on-change")).toBe(true);
});
