/**
 * The report as one page that needs nothing else: no scripts, no images, nothing loaded. Everything in it is escaped, and
 * a policy in the page forbids what should ever slip through.
 */
import { escapeHtml } from "./escape.ts";
import { changeCounts, objectDiffs } from "./object-diff.ts";
import type { DiffLine, ObjectDiff } from "./object-diff.ts";
import { blocksOf, inlinesOf } from "./prose.ts";
import type { Block, Inline } from "./prose.ts";
import type { Finding, Report } from "./report.ts";
import { rollbackHeading, withFewOffers } from "./report-rollbacks.ts";
import { active, blameOf, headline, placeOf, plural, ruleUrl, silenced, story } from "./story.ts";
import { visible, visibleLine } from "./visible.ts";

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; background: #fff }
pre { background: #f6f8fa; padding: .75rem; overflow-x: auto; line-height: 1.35 }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere }
h1.pass { color: #116329 } h1.block, h1.error { color: #a40e26 }
article { border-left: 4px solid #8c959f; padding-left: 1rem; margin: 1.5rem 0 }
article.error { border-color: #cf222e } article.warning { border-color: #bf8700 }
summary { cursor: pointer; font-weight: 600 } .add { color: #116329 } .remove { color: #a40e26 } .change { color: #7d4e00 }
`;

export function htmlReport(report: Report): string {
  const title = escapeHtml(`${headline(report)} - ${visibleLine(report.project)}`);
  const body = [
    `<h1 class="${report.verdict}">${escapeHtml(headline(report))}</h1>`,
    `<p>${code(report.project)}: ${storyHtml(report)}</p>`,
    errorHtml(report),
    ...withFewOffers(active(report)).map(findingHtml),
    changesHtml(report),
    rollbacksHtml(report),
    silencedHtml(report),
    pendingHtml(report),
    ...report.notes.map((note) => `<p>Note: ${inlineHtml(inlinesOf(note))}</p>`),
  ];
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${title}</title><style>${STYLE}</style></head><body>`,
    ...body.filter((part) => part !== ""),
    "</body></html>\n",
  ].join("\n");
}

/** The story escapes nothing but names, and the rest of it is our own words. */
function storyHtml(report: Report): string {
  return story(report, code);
}

function code(text: string): string {
  return `<code>${escapeHtml(visibleLine(text))}</code>`;
}

function errorHtml(report: Report): string {
  if (report.error === null) return "";
  const remedy = report.error.remedy === null ? "" : `<h2>What to do</h2>${proseHtml(report.error.remedy)}`;
  return `${proseHtml(report.error.message)}<p>${escapeHtml(blameOf(report.error))}</p>${remedy}`;
}

function findingHtml(finding: Finding): string {
  const place = placeOf(finding);
  return [
    `<article class="${finding.severity}">`,
    `<h2>${finding.severity}: ${inlineHtml(inlinesOf(finding.title))}</h2>`,
    `<p><a href="${escapeHtml(ruleUrl(finding.rule))}">${escapeHtml(finding.rule)}</a>${place === "" ? "" : ` in ${code(place)}`}</p>`,
    finding.excerpt === null || finding.excerpt === "" ? "" : `<pre>${escapeHtml(finding.excerpt.trimEnd())}</pre>`,
    proseHtml(finding.detail),
    finding.remedy === null ? "" : `<h3>What to do</h3>${proseHtml(finding.remedy)}`,
    "</article>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function changesHtml(report: Report): string {
  if (report.changes.length === 0) return "";
  const diffs = objectDiffs(report.changes, { valueLines: Infinity });
  return [`<h2>Schema change: ${changeCounts(report.changes)}</h2>`, ...diffs.map(diffHtml)].join("\n");
}

function diffHtml(diff: ObjectDiff): string {
  const destructive = diff.destructive ? " (destructive)" : "";
  const head = `${escapeHtml(diff.type)} ${code(diff.name)}: ${changeCounts(diff.changes)}${destructive}`;
  return `<details open><summary>${head}</summary><pre>${diff.lines.map(lineHtml).join("\n")}</pre></details>`;
}

const CLASSES = { "+": "add", "-": "remove", "!": "change", " ": "same" } as const;

function lineHtml(line: DiffLine): string {
  const place = line.place === "" ? "" : `  (${visibleLine(line.place)})`;
  return `<span class="${CLASSES[line.sign]}">${escapeHtml(`${line.sign} ${line.text}${place}`)}</span>`;
}

function rollbacksHtml({ rollbacks = [] }: Report): string {
  if (rollbacks.length === 0) return "";
  const parts = rollbacks.map(({ migration, file, sql, reason }) => {
    if (file === null || sql === null) return `<p>For ${code(migration)} none was proven: ${code(reason ?? "")}</p>`;
    const summary = `${code(file)} undoes ${code(migration)}`;
    return `<details><summary>${summary}</summary><pre>${escapeHtml(visible(sql.trimEnd()))}</pre></details>`;
  });
  return [`<h2>${escapeHtml(rollbackHeading(rollbacks))}</h2>`, ...parts].join("\n");
}

function silencedHtml(report: Report): string {
  const findings = silenced(report);
  if (findings.length === 0) return "";
  const items = findings.map((finding) => {
    const title = inlineHtml(inlinesOf(finding.title));
    return `<li>${escapeHtml(finding.rule)} in ${code(placeOf(finding))}: ${title}. Reason: ${inlineHtml(inlinesOf(finding.silenced ?? ""))}</li>`;
  });
  return listHtml(`${plural(findings.length, "finding")} silenced`, items);
}

function pendingHtml(report: Report): string {
  if (report.pending.length === 0) return "";
  const items = report.pending.map((migration) => `<li>${code(migration.file)}</li>`);
  return listHtml(plural(report.pending.length, "pending migration"), items);
}

function listHtml(summary: string, items: readonly string[]): string {
  return `<details><summary>${summary}</summary><ul>${items.join("\n")}</ul></details>`;
}

function proseHtml(markdown: string): string {
  return blocksOf(markdown).map(blockHtml).join("\n");
}

function blockHtml(block: Block): string {
  if (block.kind === "code") return `<pre>${escapeHtml(block.text)}</pre>`;
  return block.kind === "item"
    ? `<ul><li>${inlineHtml(block.inlines)}</li></ul>`
    : `<p>${inlineHtml(block.inlines)}</p>`;
}

function inlineHtml(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === "code") return code(inline.text);
      const text = escapeHtml(visibleLine(inline.text));
      if (inline.kind === "bold") return `<strong>${text}</strong>`;
      return inline.kind === "link" ? `<a href="${escapeHtml(inline.url)}">${text}</a>` : text;
    })
    .join("");
}
