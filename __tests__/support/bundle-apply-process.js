/**
 * Bundles apply-process.js into the file that is named, which starts in half the time. In a process of its own, because the bundler
 * does not take what Jest's own globals make.
 */
import { join } from "node:path";
import { rolldown } from "rolldown";

const folder = import.meta.dirname;
const bundle = await rolldown({
  input: join(folder, "apply-process.js"),
  platform: "node",
  external: [/^(?!\.|\/).*/u],
  cwd: join(folder, "../.."),
});
await bundle.write({ file: process.argv[2], format: "esm", codeSplitting: false });
await bundle.close();
