import { expect, test } from "@jest/globals";
import { cellCode, escapeHtml, escapeText, fenced, inlineCode, summaryCode } from "../../src/report/escape.ts";
import { blocksOf } from "../../src/report/prose.ts";
import { visible, visibleLine } from "../../src/report/visible.ts";

test("a fence is longer than any run of back-quotes inside", () => {
  expect(fenced("a\n````\nb", "sql")).toBe("`````sql\na\n````\nb\n`````");
  expect(fenced("plain", "sql\n<b>")).toBe("```sqlb\nplain\n```");
});

test("inline code holds any back-quotes, and stays on one line", () => {
  expect(inlineCode("a`b")).toBe("``a`b``");
  expect(inlineCode("`a`")).toBe("`` `a` ``");
  expect(inlineCode("a\nb")).toBe("`a\\nb`");
});

test("code in a table cell cannot end the cell", () => {
  expect(cellCode("a|b")).toBe("<code>a&#124;b</code>");
  expect(cellCode("a")).toBe("`a`");
});

test("a summary and a page take names as text", () => {
  expect(summaryCode("</summary><b>")).toBe("<code>&lt;/summary&gt;&lt;b&gt;</code>");
  expect(escapeHtml(`"'<&>\``)).toBe("&#34;&#39;&lt;&amp;&gt;&#96;");
});

test("what would ping somebody or link an issue is code", () => {
  expect(escapeText("ask @octocat or @acme/team about #12, acme/app#3 and GH-7")).toBe(
    "ask `@octocat` or `@acme/team` about `#12`, `acme/app#3` and `GH-7`",
  );
  expect(escapeText("Cannot connect to postgres://gate@db.example/app: refused")).toBe(
    "Cannot connect to `postgres://gate@db.example/app`: refused",
  );
});

test("markup in a sentence is shown, not rendered", () => {
  expect(escapeText("<b> & | ` [x](y) ![z](y) \\")).toBe("&lt;b&gt; &amp; &#124; &#96; &#91;x](y) !&#91;z](y) &#92;");
});

test("characters that hide or reorder text become visible", () => {
  expect(visible("a\u202Eb\u0000c\u200Bd\u001B[0m\r\ne\tf")).toBe("a<U+202E>b<U+0000>c<U+200B>d<U+001B>[0m\ne\tf");
  expect(visibleLine("a\nb\tc\rd")).toBe("a\\nb\\tc<U+000D>d");
});

test("a hundred thousand back-quotes or dots take no noticeable time", () => {
  const hostile = [
    "`".repeat(100_000),
    "` `` ".repeat(20_000),
    "a.".repeat(50_000),
    "a/".repeat(50_000),
    "@".repeat(100_000),
  ];
  for (const text of hostile) {
    const started = performance.now();
    blocksOf(text);
    escapeText(text);
    expect(performance.now() - started).toBeLessThan(1000);
  }
});
