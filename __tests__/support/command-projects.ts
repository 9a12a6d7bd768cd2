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
  return { command, rollback: null, install: null, env, timeout: 60_000, ...options };
}

/** `migrate:latest`, `migrate:rollback` … */
export function knexCommand(...words: readonly string[]): string {
  return `node ${join(root, "node_modules/knex/bin/cli.js")} ${words.join(" ")}`;
}

export const knex = applyOptions(knexCommand("migrate:latest"));

/** Runs the files of `steps` that are not in `steps_done`, each in a transaction, over the extended protocol. */
export const STEPS_RUNNER = `
const { readdirSync, readFileSync } = require("node:fs");
const { Client } = require("pg");
(async () => {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("create table if not exists steps_done (name text primary key)");
  for (const name of readdirSync("steps").sort()) {
    const { rowCount } = await client.query("select from steps_done where name = $1", [name]);
    if (rowCount > 0) continue;
    await client.query("begin");
    for (const statement of readFileSync("steps/" + name, "utf8").split(";\\n").filter((text) => text.trim() !== ""))
      await client.query({ text: statement, queryMode: "extended" });
    await client.query("insert into steps_done values ($1)", [name]);
    await client.query("commit");
  }
  await client.end();
})().catch((error) => { console.error("failed: " + error.message); process.exit(3); });
`;

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

/** Migrations of knex: what `up` does, or `up` and `down`, by name. */
export function knexFiles(
  migrations: Readonly<Record<string, string | readonly [string, string]>>,
): Record<string, string> {
  const files = Object.entries(migrations).map(([name, scripts]) => {
    const [up, down] = typeof scripts === "string" ? [scripts, null] : scripts;
    const back = down === null ? "async () => {}" : `async (knex) => {\n  ${down}\n}`;
    return [`migrations/${name}.js`, `exports.up = async (knex) => {\n  ${up}\n};\nexports.down = ${back};\n`];
  });
  return { "knexfile.js": KNEXFILE, ...(Object.fromEntries(files) as Record<string, string>) };
}
