/**
 * Runs the whole gate in this process, on the shared servers.
 */
import type { GateOptions } from "../../src/config/options.ts";
import { defaultOptions } from "../../src/config/defaults.ts";
import { runGate } from "../../src/gate.ts";
import type { Finding, Report } from "../../src/report/report.ts";
import type { TestRepository } from "./git-repository.ts";
import { serverUrl } from "./servers.ts";

export type JudgeOptions = Partial<GateOptions> & { readonly major?: 14 | 18 };

/** `main` against `change`. */
export async function judge(repository: Pick<TestRepository, "dir">, options: JudgeOptions = {}): Promise<Report> {
  const { major = 18, ...rest } = options;
  const report = await runGate(
    {
      ...defaultOptions,
      // What a stop half-way leaves is asked where it is the subject.
      interrupts: 0,
      // So are generated rollbacks.
      rules: { "rollback-missing": { severity: "off", reason: null } },
      repository: repository.dir,
      base: "main",
      head: "change",
      databaseUrl: serverUrl(major),
      ...rest,
    },
    { progress: () => undefined },
  );
  return { ...report, notes: report.notes.filter((note) => !OTHERS.test(note)) };
}

/** Deploys are tried on the same server meanwhile (deploy-database.ts), in databases that are not named as the gate's own. */
const OTHERS = /somebody .* the database `deploy_/u;

/** `rule severity` of each finding, worst first. */
export function verdicts(report: Report): string[] {
  return report.findings.map((finding) => `${finding.rule} ${finding.severity}`);
}

export function findingOf(report: Report, rule: string): Finding {
  const found = report.findings.find((finding) => finding.rule === rule);
  if (found === undefined) throw new Error(`no ${rule} among: ${verdicts(report).join(", ") || "no findings"}`);
  return found;
}
