/**
 * Repositories whose migrations are run by a command: a little runner of the repository's own, or knex.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ApplyOptions } from "../../src/config/apply-options.ts";
import type { TestRepository } from "./git-repository.ts";
import { createRepository } from "./git-repository.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** `node` and the project's own packages, wherever the checkout is. */
const env = {
  NODE_PATH: join(root, "node_modules"),
  PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`,
};

export function applyOptions(command: string, options: Partial<ApplyOptions> = {}): ApplyOptions {
  return { command, install: null, env, timeout: 60_000, ...options };
}

export const knex = applyOptions(`node ${join(root, "node_modules/knex/bin/cli.js")} migrate:latest`);

const KNEXFILE = `

module.exports = { client: "pg", connection: process.env.DATABASE_URL, migrations: { directory: "migrations" } };
`;

/** Files by path; `main` has them, and `change` is checked out. */
export function createCommandProject(files: Readonly<Record<string, string>>): TestRepository {
  const repository = createRepository();
  repository.write(files);
  repository.commit("base");
  repository.branch("change");
  return repository;
}

/** Migrations of knex: what `up` does, by name. */
export function knexFiles(migrations: Readonly<Record<string, string>>): Record<string, string> {
  const files = Object.entries(migrations).map(([name, up]) => [
    `migrations/${name}.js`,
    `exports.up = async (knex) => {\n  ${up}\n};\nexports.down = async () => {};\n`,
  ]);
  return { "knexfile.js": KNEXFILE, ...(Object.fromEntries(files) as Record<string, string>) };
}
