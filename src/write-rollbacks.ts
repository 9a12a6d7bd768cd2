/**
 * Writes the generated rollbacks of reports into files beside them.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { messageOf, UserError } from "./errors.ts";
import type { Report } from "./report/report.ts";

/** `folder`: the one of the report. Throws a `UserError` where nothing can be written. */
export async function writeRollbacks(folder: string, reports: readonly Report[]): Promise<void> {
  for (const { file, sql } of reports.flatMap(({ rollbacks = [] }) => rollbacks)) {
    if (file === null || sql === null) continue;
    const path = join(folder, file);
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, sql);
    } catch (error) {
      throw new UserError(`cannot write \`${path}\`: ${messageOf(error)}`, {
        remedy: "Name a file in a folder that exists and has room with `--output`, or set `rollback-missing: off`.",
        cause: error,
      });
    }
  }
}
