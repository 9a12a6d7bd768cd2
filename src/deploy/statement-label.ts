/**
 * A statement in a few words for a log: on one line, without what is secret.
 */
import { shortened, visibleLine } from "../report/visible.ts";
import { maskSecrets } from "./mask-secrets.ts";
import type { Sending } from "./units.ts";

const LENGTH = 72;

export function statementLabel(text: string): string {
  return shortened(visibleLine(maskSecrets(text).replaceAll(/\s+/gu, " ").trim()), LENGTH);
}

/** Where what is sent stands, and what it is; null for the tool's own. */
export function sendingLabel(sending: Sending): { readonly place: string; readonly text: string } | null {
  if (sending.kind === "own") return null;
  const [first, ...others] = sending.statements;
  if (first === undefined) return null;
  const last = others.at(-1);
  const lines = last === undefined || last.line === first.line ? `${first.line}` : `${first.line}-${last.line}`;
  const more = others.length === 0 ? "" : `${others.length + 1} statements in one message: `;
  return { place: `${first.file}:${lines}`, text: `${more}${statementLabel(first.text)}` };
}
