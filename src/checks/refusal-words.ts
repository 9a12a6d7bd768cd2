/**
 * How a tool's refusal is told, everywhere in the same words.
 */
import type { Refusal } from "../tools/tool.ts";
import { code } from "./markdown.ts";

/** A whole sentence. */
export function refusalWords(title: string, { message, unless }: Refusal): string {
  const option = unless === undefined ? "" : `, unless it is run with ${code(unless)}`;
  return `On the next deploy ${title} stops with: ${code(message)}${option}.`;
}
