/**
 * The prose of findings as GitHub Markdown that is safe to post, and the names of places as links.
 */
import { cellCode, escapeBlockStart, escapeText, fenced, inlineCode, summaryCode } from "./escape.ts";
import { permalink } from "./permalink.ts";
import type { LinkBase } from "./permalink.ts";
import { blocksOf } from "./prose.ts";
import type { Block, Inline } from "./prose.ts";
import { placeOf } from "./story.ts";
import { shortened } from "./visible.ts";

/** Names longer than this many characters are shortened in rows and headings. */
const NAME_LIMIT = 300;

/** Paragraphs, items and fences, separated as Markdown wants it. */
export function proseMarkdown(markdown: string): string {
  const blocks = blocksOf(markdown);
  return blocks.map((block, index) => `${gapBefore(blocks[index - 1], block)}${blockMarkdown(block)}`).join("");
}

/** Prose after a few words of ours; a fence or an item starts on a line of its own. */
export function ledMarkdown(lead: string, markdown: string): string {
  const first = blocksOf(markdown)[0]?.kind ?? "paragraph";
  return `${lead}${first === "paragraph" ? " " : "\n\n"}${proseMarkdown(markdown)}`;
}

function gapBefore(previous: Block | undefined, block: Block): string {
  if (previous === undefined) return "";
  return previous.kind === "item" && block.kind === "item" ? "\n" : "\n\n";
}

function blockMarkdown(block: Block): string {
  if (block.kind === "code") return fenced(block.text, block.language);
  const text = inlineMarkdown(block.inlines, inlineCode);
  return block.kind === "item" ? `- ${escapeBlockStart(text)}` : escapeBlockStart(text);
}

/** Inline prose; `code` is `cellCode` within a table. */
export function inlineMarkdown(inlines: readonly Inline[], code: (text: string) => string): string {
  return inlines
    .map((inline) => {
      if (inline.kind === "code") return code(shortened(inline.text, NAME_LIMIT));
      if (inline.kind === "bold") return `**${escapeText(inline.text)}**`;
      if (inline.kind === "link") return linked(escapeText(inline.text), inline.url);
      return escapeText(inline.text);
    })
    .join("");
}

function linked(label: string, url: string): string {
  return `[${label}](${url.replace(/[|`\\*_~]/gu, (character) => encodeURIComponent(character))})`;
}

interface Place {
  readonly file: string | null;
  readonly line: number | null;
  readonly endLine?: number | null;
}

/** `file:line` as code, linked where a base for links is known; empty without a file. */
export function placeMarkdown(place: Place, links: LinkBase | null): string {
  if (place.file === null) return "";
  const label = cellCode(shortened(placeOf(place), NAME_LIMIT));
  if (links === null) return label;
  return `[${label}](${permalink(links, place.file, place.line, place.endLine ?? null)})`;
}

/** `line 5`, linked: for a further place in a file that has just been named. */
export function lineMarkdown(place: Place, links: LinkBase | null): string {
  const label = place.line === null ? "the file" : `line ${place.line}`;
  if (links === null || place.file === null) return label;
  return `[${label}](${permalink(links, place.file, place.line, place.endLine ?? null)})`;
}

/** `<details>` with a summary that is HTML already. */
export function collapsible(summary: string, body: string, open: boolean): string {
  return `<details${open ? " open" : ""}>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** A name within a `<summary>`. */
export function summaryName(name: string): string {
  return summaryCode(shortened(name, NAME_LIMIT));
}

/** A name within a sentence or an item. */
export function shortCode(name: string): string {
  return inlineCode(shortened(name, NAME_LIMIT));
}
