/**
 * Whether a tool sends two texts of one migration in the same way. Where it cuts a script is often told by comments and by options
 * beside it (goose's `StatementBegin`, Liquibase's `splitStatements`, Drizzle's breakpoints), which are no layout then.
 */
import { compareScripts } from "../sql/fingerprint.ts";
import { significantTokens } from "../sql/tokens.ts";
import type { Migration, Step, Tool } from "./tool.ts";

interface Message {
  /** False where the statements of the text travel one by one. */
  readonly whole: boolean;
  readonly text: string;
}

/** Of scripts that say the same; needs `loadParser()` to have been awaited. */
export function sentAlike(before: Migration, after: Migration, { plan }: Pick<Tool, "plan">): boolean {
  if (before.up.text === after.up.text && JSON.stringify(before.send) === JSON.stringify(after.send)) return true;
  const [ours, theirs] = [plan(before), plan(after)].map((steps) => steps.flatMap(messagesOf).filter(saysSomething));
  return ours?.length === theirs?.length && (ours ?? []).every((each, index) => isAlike(each, theirs?.[index]));
}

function messagesOf(step: Step): Message[] {
  if (step.kind === "own") return [];
  const { send, script } = step;
  if (send === "message" || send === "statements") return [{ whole: send === "message", text: script.text }];
  return send.map(({ start, end }) => ({ whole: true, text: script.text.slice(start, end) }));
}

function saysSomething({ text }: Message): boolean {
  return significantTokens(text).length > 0;
}

function isAlike(one: Message, other: Message | undefined): boolean {
  if (other === undefined || one.whole !== other.whole) return false;
  if (one.text === other.text) return true;
  return /^(?:identical|formatting|function-body-formatting)$/u.test(compareScripts(one.text, other.text).kind);
}
