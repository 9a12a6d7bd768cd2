/**
 * `apply` in a process of its own, that a test can end: `node --import typescript-loader.js apply-process.ts '{ … }'`. Says on standard
 * error when it begins, and on standard output how it has ended.
 */
import { runApply } from "../../src/apply.ts";
import { defaultOptions } from "../../src/config/defaults.ts";
import type { DeployOptions } from "../../src/config/deploy-options.ts";
import type { GateOptions } from "../../src/config/options.ts";
import { SILENT } from "../../src/deploy/listener.ts";

interface Given {
  readonly options: Partial<GateOptions>;
  readonly deploy: DeployOptions;
}

const given = JSON.parse(process.argv[2] ?? "{}") as Given;
const report = await runApply({ ...defaultOptions, ...given.options }, given.deploy, {
  progress: (stage) => void process.stderr.write(`${stage}\n`),
  listener: SILENT,
});
process.stdout.write(JSON.stringify(report));
