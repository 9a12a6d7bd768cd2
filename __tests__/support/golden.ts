/**
 * Golden files: what a user reads, kept as files and reviewed in diffs. `UPDATE_GOLDEN=1` writes them anew.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "@jest/globals";

/** Fails when the text is not what the file holds. */
export function expectGolden(text: string, file: string): void {
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, "utf8"));
}
