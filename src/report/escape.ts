/**
 * Untrusted text for GitHub Markdown and for HTML. Nothing that comes out of here can end the construct it stands in,
 * become markup, or ping anybody: GitHub turns `@name` and `#123` into links everywhere but in code.
 */
import { visible, visibleLine } from "./visible.ts";

/**
 * What GitHub links or notifies: `@name`, `@org/team`, `#12`, `owner/repo#12`, `GH-12`; and whole addresses such as
 * `postgres://user@host`, so that their `@` is not taken for a mention.
 */
const REFERENCE =
  /\b(?!https?:)[a-z][a-z\d+.-]{0,20}:\/\/[^\s<>|`]*[^\s<>|`.,:;!?)]|@[\w-]+(?:\/[\w-]+)*|(?:[\w.-]{1,39}\/)?[\w.-]{0,100}#\d+|GH-\d+/giu;
/** What could become Markdown or HTML; punctuation that never does (`.`, `-`, `/` …) stays readable. */
const MARKUP = /[&<>"'`*_[\]|\\~!#@^$]/gu;
/** Within a sentence of our own only what HTML, a table or a fence would take. */
const STRUCTURE = /[&<>|`[\\]|!$/gu;

/** Plain text within a Markdown sentence; references in it become code. */
export function escapeText(text: string): string {
  const line = visibleLine(text);
  let escaped = "";
  let end = 0;
  for (const match of line.matchAll(REFERENCE)) {
    escaped += `${entities(line.slice(end, match.index), STRUCTURE)}${inlineCode(match[0])}`;
    end = match.index + match[0].length;
  }
  return escaped + entities(line.slice(end), STRUCTURE);
}

/** The start of a block: `#`, `~~~`, `-`, `+`, `=` and `1.` would make it a heading, fence, list or rule. */
export function escapeBlockStart(text: string): string {
  return text.replace(/^\s*(?:[#~=+-]|\d+[.)])/u, (start) => entities(start, /[#~=+.)-]/gu));
}

/** Code within a Markdown sentence, with more back-quotes around it than in it (CommonMark 6.1). */
export function inlineCode(text: string): string {
  const line = visibleLine(text);
  if (line.trim() === "") return htmlCode(line);
  const ticks = "`".repeat(longestRun(line) + 1);
  const pad = /^`|`$|^ .* $/u.test(line) ? " " : "";
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** Code within a table cell, where `|` ends the cell even in code. */
export function cellCode(text: string): string {
  return text.includes("|") ? htmlCode(text) : inlineCode(text);
}

/** Code as HTML within Markdown, wherever back-quotes do not reach; what is in it is still read as Markdown. */
function htmlCode(text: string): string {
  return `<code>${entities(visibleLine(text), MARKUP)}</code>`;
}

/** Code within `<summary>`, whose contents are HTML and not Markdown. */
export function summaryCode(text: string): string {
  return `<code>${escapeHtml(visibleLine(text))}</code>`;
}

/** A fenced block, its fence longer than any run of back-quotes inside (CommonMark 4.5). */
export function fenced(text: string, language: string): string {
  const body = visible(text);
  const ticks = "`".repeat(Math.max(3, longestRun(body) + 1));
  return `${ticks}${language.replace(/[^\w-]/gu, "")}\n${body}\n${ticks}`;
}

/** Text for an HTML element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return entities(visible(text), /[&<>"'`]/gu);
}

function longestRun(text: string): number {
  let longest = 0;
  for (const match of text.matchAll(/`+/gu)) longest = Math.max(longest, match[0].length);
  return longest;
}

function entities(text: string, characters: RegExp): string {
  return text.replace(characters, (character) => NAMED[character] ?? `&#${character.codePointAt(0)};`);
}

const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
