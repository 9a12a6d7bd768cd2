/**
 * A Drizzle migration's SQL: taken apart at its breakpoints, which are comments, and hashed as a whole.
 * Read from drizzle-orm 0.45.4 and 1.0.0-rc.4 (src/migrator.ts: `readMigrationFiles`).
 */
import { createHash } from "node:crypto";
import { scriptText } from "../script-text.ts";
import type { FileProblem, Migration, Piece, Step } from "../tool.ts";

const BREAKPOINT = "--> statement-breakpoint";

/** Each part is one message; blank ones do nothing. */
function piecesOf(text: string): Piece[] {
  let start = 0;
  return text.split(BREAKPOINT).flatMap((part): Piece[] => {
    const piece = { start, end: start + part.length };
    start = piece.end + BREAKPOINT.length;
    return part.trim() === "" ? [] : [piece];
  });
}

export interface DrizzleFile {
  readonly file: string;
  readonly version: string;
  readonly name: string;
}

/** Empty where the file cannot be read; `problems` says why. */
export function drizzleMigration(
  { file, version, name }: DrizzleFile,
  bytes: Buffer,
  problems: FileProblem[],
): Migration[] {
  const { text, problem } = scriptText(file, bytes);
  if (text === null) {
    problems.push(problem);
    return [];
  }
  const checksum = createHash("sha256").update(text).digest("hex");
  return [{ version, name, up: { file, text }, down: null, checksum, transactional: true }];
}

export function scriptStep({ up }: Migration): Step {
  return { kind: "script", script: up, send: piecesOf(up.text) };
}
