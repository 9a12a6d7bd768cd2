/**
 * Merged migrations that are programs and are gone, or are called otherwise: what nothing that was replayed tells, the tool's own check of its
 * record does.
 */
import { removedPrograms } from "../tools/in-order.ts";
import type { Program, Refusal } from "../tools/tool.ts";
import type { Evidence } from "./check.ts";

export interface RefusedProgram {
  readonly program: Program;
  readonly refusal: Refusal;
}

export function refusedPrograms({ base, head, decision }: Evidence): RefusedProgram[] {
  return removedPrograms(base, head).flatMap((program) => {
    const refusal = decision.refusals.find(
      ({ kind, version }) => (kind === "missing" || kind === "edited") && version === program.version,
    );
    return refusal === undefined ? [] : [{ program, refusal }];
  });
}
