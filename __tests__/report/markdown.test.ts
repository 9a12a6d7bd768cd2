import { expect, test } from "@jest/globals";
import { LADDER } from "../../src/report/detail.ts";
import { markdownReport } from "../../src/report/markdown.ts";
import type { MarkdownOptions } from "../../src/report/markdown.ts";
import { expectGolden } from "../support/golden.ts";
import { change, finding, sample, samples } from "./samples.ts";

const LINKS = {
  serverUrl: "https://github.com",
  repository: "acme/triphoppa",
  sha: "b8e90d5512c47fa0b6d1e3a94c7f2081d35a6e9c",
};
const COMMENT: MarkdownOptions = {
  limit: { size: 65_536, unit: "characters" },
  links: LINKS,
  whole: "the [job summary](https://github.com/acme/triphoppa/actions/runs/1)",
};

function withLimit(size: number, unit: "characters" | "bytes" = "characters"): MarkdownOptions {
  return { ...COMMENT, limit: { size, unit } };
}

for (const [name, report] of Object.entries(samples)) {
  test(`the comment of ${name} is as reviewed`, () => {
    expectGolden(markdownReport(report, COMMENT), `${import.meta.dirname}/golden/${name}.md`);
  });
}

test("each step of the ladder shows no more than the one before", () => {
  for (const [index, detail] of LADDER.slice(1).entries()) {
    const before = LADDER[index];
    for (const key of Object.keys(detail) as (keyof typeof detail)[]) {
      expect(Number(detail[key])).toBeLessThanOrEqual(Number(before?.[key]));
    }
  }
});

test("a report that is too long is rendered with less, says so, and says where the whole is", () => {
  const whole = markdownReport(samples["many-findings"], { ...COMMENT, limit: null });
  for (const size of [whole.length - 1, 20_000, 10_000, 4000, 1500, 700]) {
    const text = markdownReport(samples["many-findings"], withLimit(size));
    expect(text.length).toBeLessThanOrEqual(size);
    expect(text).toMatch(/^### ❌ Do not merge: 12 errors, 28 warnings\n/u);
    expect(text).toMatch(/\nLeft out to fit: .*\. The whole report is in the \[job summary\]\(https:\S+\)\.\n$/u);
    expect(balance(text)).toEqual({ details: 0, fences: 0 });
  }
});

test("many migrations without a down script are one row", () => {
  const offers = Array.from({ length: 9 }, (_, index) =>
    finding({ rule: "rollback-missing", severity: "note", file: `${index}.sql`, evidence: { proven: index > 0 } }),
  );
  const text = markdownReport(sample({ findings: [finding({}), ...offers] }), COMMENT);
  expect(text.match(/\| note \|.*/gu)).toEqual([
    expect.stringContaining("9 migrations have no down script: generated ones are proven for 8"),
  ]);
});

test("a report that fits leaves nothing out", () => {
  expect(markdownReport(samples["many-findings"], COMMENT)).not.toContain("Left out");
});

test("the limit of the job summary counts bytes", () => {
  const report = sample({ notes: ["é".repeat(900)], pending: samples["pass-with-change"].pending });
  const length = markdownReport(report, { ...COMMENT, limit: null }).length;
  expect(markdownReport(report, withLimit(length + 10))).toContain("ééé");
  expect(markdownReport(report, withLimit(length + 10, "bytes"))).not.toContain("ééé");
});

test("one statement of five megabytes cannot push the verdict out of the comment", () => {
  const huge = "x".repeat(5_000_000);
  const report = sample({
    verdict: "block",
    findings: [finding({ title: `\`${huge}\` fails`, detail: `\`${huge}\``, excerpt: huge, file: huge, remedy: huge })],
    changes: [change({ name: huge, parent: huge, parentType: "table", definition: huge })],
    head: { ref: huge, sha: null, migrations: 1 },
    notes: [huge],
  });
  const text = markdownReport(report, COMMENT);
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text).toContain("### ❌ Do not merge: 1 error");
});

test("a failure of the gate with a long message still fits", () => {
  const report = sample({ verdict: "error", error: { message: "x ".repeat(50_000), remedy: "y ".repeat(50_000) } });
  expect(markdownReport(report, COMMENT).length).toBeLessThanOrEqual(65_536);
});

test("places link to the lines at the head commit", () => {
  expect(markdownReport(samples["block-altered"], COMMENT)).toContain(
    "(https://github.com/acme/triphoppa/blob/b8e90d5512c47fa0b6d1e3a94c7f2081d35a6e9c/migrations/20251103120000_create_bookings.sql#L4-L5)",
  );
});

test("without a base for links, places are plain code", () => {
  const text = markdownReport(samples["block-altered"], { ...COMMENT, links: null });
  expect(text).toContain("| `migrations/20251103120000_create_bookings.sql:4` |");
});

test("the verdict's emoji is the only one", () => {
  for (const report of Object.values(samples)) {
    const emoji = markdownReport(report, COMMENT).match(/\p{Extended_Pictographic}/gu) ?? [];
    expect(emoji).toHaveLength(1);
  }
});

/** Openers without their closers. */
function balance(text: string): { details: number; fences: number } {
  const details = (text.match(/^<details/gmu) ?? []).length - (text.match(/^<\/details>/gmu) ?? []).length;
  return { details, fences: (text.match(/^```/gmu) ?? []).length % 2 };
}
