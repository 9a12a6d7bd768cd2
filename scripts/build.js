/**
 * Bundles src/action.ts and src/cli.ts into dist/. `--check` builds into a temporary folder and fails when dist/ differs.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function build(folder) {
  const bundle = await rolldown({
    input: { action: join(root, "src/action.ts"), cli: join(root, "src/cli.ts") },
    platform: "node",
    external: ["pg-native", "cloudflare:sockets"],
    cwd: root,
    onLog: (level, log, handler) => (log.code === "EVAL" ? undefined : handler(level, log)),
  });
  await bundle.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: (chunk) => (chunk.moduleIds.some((id) => id.endsWith("src/gate.ts")) ? "gate.js" : "[name].js"),
    banner: (chunk) => (chunk.name === "cli" ? "#!/usr/bin/env node" : ""),
  });
  await bundle.close();
  cpSync(join(root, "node_modules/libpg-query/wasm/libpg-query.wasm"), join(folder, "libpg-query.wasm"), { mode: 0 });
}

function contents(folder) {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

const dist = join(root, "dist");
const folder = mkdtempSync(join(tmpdir(), "migration-gate-build-"));
try {
  await build(folder);
  if (process.argv.includes("--check")) {
    const [committed, built] = [contents(dist), contents(folder)];
    const names = new Set([...committed.keys(), ...built.keys()]);
    const differing = [...names].filter((name) => !committed.get(name)?.equals(built.get(name) ?? Buffer.alloc(0)));
    if (differing.length > 0) {
      console.error(`dist/ does not match src (${differing.join(", ")}). Run: npm run build`);
      process.exitCode = 1;
    }
  } else {
    // Only what was built whole takes the place of what was there.
    rmSync(dist, { recursive: true, force: true });
    cpSync(folder, dist, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
