/**
 * `apply` in a process of its own, that a test can end. Says on standard error how far it is, and on standard output how it has ended.
 */
import { runApply } from "../../src/apply.ts";
import { defaultOptions } from "../../src/config/defaults.ts";
import { SILENT } from "../../src/deploy/listener.ts";

const given = JSON.parse(process.argv[2] ?? "{}");
const report = await runApply({ ...defaultOptions, ...given.options }, given.deploy, {
  progress: (stage) => void process.stderr.write(`${stage}\n`),
  listener: SILENT,
});
process.stdout.write(JSON.stringify(report));
