import { expect, test } from "@jest/globals";
import type { Report } from "../../src/report/report.ts";
import { sarifReport } from "../../src/report/sarif.ts";
import { expectGolden } from "../support/golden.ts";
import { finding, sample, samples } from "./samples.ts";

interface Result {
  ruleId: string;
  level: string;
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  partialFingerprints: Record<string, string>;
  suppressions: { justification: string }[];
}

function resultsOf(report: Report): Result[] {
  return (JSON.parse(sarifReport(report)) as { runs: { results: Result[] }[] }).runs[0]?.results ?? [];
}

test("the SARIF log is as reviewed", () => {
  expectGolden(sarifReport(samples["block-altered"]), `${import.meta.dirname}/golden/block-altered.sarif`);
});

test("a silenced finding is a suppression with its reason", () => {
  const silenced = resultsOf(samples.cosmetic).find((result) => result.ruleId === "out-of-order");
  expect(silenced?.suppressions).toEqual([
    {
      kind: "external",
      status: "accepted",
      justification: "`.migration-gate.yml`: both only add tables (agreed with the on-call team)",
    },
  ]);
});

test("a fingerprint does not change when the finding moves to another line", () => {
  const [here, there] = [3, 30].map((line) => {
    const report = sample({ findings: [finding({ file: "a.sql", line, object: "public.t" })] });
    return resultsOf(report)[0]?.partialFingerprints;
  });
  expect(here).toEqual(there);
});

test("two findings never share a fingerprint", () => {
  const twice = resultsOf(
    sample({ findings: [finding({ file: "a.sql", line: 1 }), finding({ file: "a.sql", line: 9 })] }),
  );
  expect(new Set(twice.map((result) => result.partialFingerprints["primaryLocationLineHash"])).size).toBe(2);
});

test("URIs are relative to the repository and encoded", () => {
  const [result] = resultsOf(sample({ findings: [finding({ file: "db/my dir/1_ä#.sql", line: 2 })] }));
  expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("db/my%20dir/1_%C3%A4%23.sql");
});

test("a finding without a file is placed at the folder of the migrations", () => {
  const [result] = resultsOf(sample({ findings: [finding({})] }));
  expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("migrations");
});

test("a gate that could not run says so in the invocation", () => {
  expect(sarifReport(samples["could-not-run"])).toContain('"executionSuccessful": false');
});
