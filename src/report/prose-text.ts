/**
 * The prose of findings as plain text on as many lines as it has, for outputs without any markup.
 */
import { blocksOf, inlinesOf } from "./prose.ts";
import type { Inline } from "./prose.ts";
import { visible, visibleLine } from "./visible.ts";

/** Inline Markdown as plain text: code keeps its back-quotes, a link shows its address. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      const text = visibleLine(inline.text);
      if (inline.kind === "code") return `\`${text}\``;
      return inline.kind === "link" ? `${text} (${inline.url})` : text;
    })
    .join("");
}

/** One line of prose, such as a title. */
export function lineText(markdown: string): string {
  return inlineText(inlinesOf(markdown));
}

/** Paragraphs with an empty line between them, code indented. */
export function proseText(markdown: string): string {
  return blocksOf(markdown)
    .map((block) => {
      if (block.kind === "code") return visible(block.text).replaceAll(/^/gmu, "    ");
      return block.kind === "item" ? `- ${inlineText(block.inlines)}` : inlineText(block.inlines);
    })
    .join("\n\n");
}
