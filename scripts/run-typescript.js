/**
 * Runs a TypeScript file of this project: `node scripts/run-typescript.js scripts/bench.ts [arguments]`.
 * Node.js 20 cannot read TypeScript, so the file is bundled into node_modules/.cache first.
 */
import { mkdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...rest] = process.argv.slice(2);
const folder = join(root, "node_modules/.cache/migration-gate", basename(file, ".ts"));
mkdirSync(folder, { recursive: true });

const bundle = await rolldown({
  input: resolve(file),
  platform: "node",
  external: [/^(?!\.|\/).*/u],
  cwd: root,
});
const output = join(folder, "main.mjs");
await bundle.write({ file: output, format: "esm", codeSplitting: false });
await bundle.close();

process.argv = [process.argv[0], resolve(file), ...rest];
await import(`${pathToFileURL(output).href}?run=${process.pid}`);
