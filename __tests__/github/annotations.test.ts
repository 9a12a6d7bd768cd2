import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { annotationsOf, writeAnnotations } from "../../src/github/annotations.ts";
import { finding, sample, samples } from "../report/samples.ts";

let written: string;

beforeEach(() => {
  written = "";
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    written += String(text);
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

test("a finding is marked on its lines, with the rule as title and what to do", () => {
  writeAnnotations(annotationsOf([samples["apply-failed"]]));
  expect(written).toBe(
    "::error title=apply-failed,file=migrations/20260114093000_trip_status.sql,line=5,endLine=5::" +
      'Statement 2 of `20260114093000_trip_status` fails: column "state" does not exist%0A%0A' +
      "What to do: Mend the statement, or add the column in an earlier migration.\n",
  );
});

test("ten errors and ten warnings at most, the worst first, and the last of each says how many more there are", () => {
  expect(annotationsOf([samples["pass-destructive"]]).map(({ title }) => title)).toEqual(["data-loss"]);
  const annotations = annotationsOf([samples["many-findings"]]);
  const errors = annotations.filter(({ severity }) => severity === "error");
  const warnings = annotations.filter(({ severity }) => severity === "warning");
  expect([errors.length, warnings.length]).toEqual([10, 10]);
  expect(errors.at(-1)?.message).toBe("3 more errors: see the job summary.");
  expect(warnings.at(-1)?.message).toBe("19 more warnings: see the job summary.");
  expect(annotations.map(({ severity }) => severity)).toEqual(
    annotations.map(({ severity }) => severity).sort((a, b) => order(a) - order(b)),
  );
});

test("exactly ten errors are all shown", () => {
  const findings = Array.from({ length: 10 }, (_, index) => finding({ title: `number ${index}` }));
  expect(annotationsOf([sample({ findings })]).map(({ message }) => message)).toContain("number 9");
});

test("silenced findings are not annotated", () => {
  expect(annotationsOf([samples.cosmetic]).map(({ title }) => title)).toEqual(["altered-migration"]);
});

test("a gate that could not run is an error with what to do", () => {
  const [annotation] = annotationsOf([samples["could-not-run"]]);
  expect(annotation?.message).toContain("alter role gate createdb;");
});

test("hostile text stays within its command", () => {
  writeAnnotations(annotationsOf([samples.hostile]));
  expect(written.split(/\r|\n/u).filter((line) => line !== "")).toHaveLength(1);
  expect(written).toMatch(/^::error title=apply-failed,file=migrations\/1_[^,:]*,line=1,endLine=1::/u);
});

function order(severity: string): number {
  return ["error", "warning", "note"].indexOf(severity);
}
