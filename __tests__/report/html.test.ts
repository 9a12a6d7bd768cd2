import { expect, test } from "@jest/globals";
import { htmlReport } from "../../src/report/html.ts";
import { expectGolden } from "../support/golden.ts";
import { samples } from "./samples.ts";

const TAGS =
  /^<(?:!doctype|\/?(?:html|head|body|meta|title|style|h[123]|p|code|pre|article|details|summary|span|ul|li|a|strong))\b/u;

test("the HTML page is as reviewed", () => {
  expectGolden(htmlReport(samples["block-altered"]), `${import.meta.dirname}/golden/block-altered.html`);
});

test("hostile text makes no element and no attribute of its own", () => {
  const page = htmlReport(samples.hostile);
  for (const [tag] of page.matchAll(/<[^>]*>/gu)) {
    expect(tag).toMatch(TAGS);
    expect(tag).not.toMatch(/\son\w+=|javascript:/iu);
  }
  expect(page).not.toMatch(/<script|<img/iu);
});

test("the page loads nothing and runs no script", () => {
  for (const report of Object.values(samples)) {
    const page = htmlReport(report);
    expect(page).not.toMatch(/<(?:script|link|img|iframe)|url\(|@import/u);
    expect(page).toContain("default-src 'none'");
  }
});

test("every report names its verdict in the title", () => {
  expect(htmlReport(samples["apply-failed"])).toContain("<title>Do not merge: 1 error - triphoppa</title>");
});
