/**
 * Finds Prisma's folders: folders with a `migration.sql` each. `migration_lock.toml` beside them, or else the schema's
 * datasource, tells the database.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import { fileName } from "../paths.ts";
import { readToml } from "../manifests/toml.ts";
import type { Detection } from "../tool.ts";

export async function detectPrisma(tree: Tree): Promise<Detection[]> {
  const scripts = tree.paths.filter((path) => fileName(path) === "migration.sql");
  const dirs = [...new Set(scripts.map((path) => folderOf(folderOf(path))))];
  if (dirs.length === 0) {
    return [];
  }
  const schemas = tree.paths.filter((path) => path.endsWith(".prisma"));
  const locks = new Set(tree.paths.filter((path) => fileName(path) === "migration_lock.toml"));
  const contents = await tree.read([...schemas, ...locks]);
  return dirs.flatMap((dir) => {
    const lock = dir === "." ? "migration_lock.toml" : `${dir}/migration_lock.toml`;
    const schema = nearestSchema(schemas, dir);
    if (!locks.has(lock) && schema === null) {
      return [];
    }
    const source = locks.has(lock) ? lock : (schema ?? lock);
    const provider = providerIn(contents.get(source)?.toString("utf8") ?? "", source);
    const unfit = provider === null || /^postgres(?:ql)?$/u.test(provider) ? null : `\`${source}\` says ${provider}`;
    const postgres = provider !== null && unfit === null;
    const reason = `folders with a migration.sql, and \`${source}\``;
    return [{ tool: "prisma", dir, reason, postgres, ...(unfit === null ? {} : { unfit }) }];
  });
}

/** `prisma/migrations` belongs to `prisma/schema.prisma`, or to a schema folder beside it. */
function nearestSchema(schemas: readonly string[], dir: string): string | null {
  const home = folderOf(dir);
  return schemas.find((path) => isWithin(folderOf(path), home)) ?? null;
}

function providerIn(text: string, file: string): string | null {
  if (file.endsWith(".toml")) {
    const provider = readToml(text).get("provider");
    return typeof provider === "string" ? provider : null;
  }
  const datasource = /^\s*datasource\s+\w+\s*\{([^}]*)\}/mu.exec(text)?.[1] ?? "";
  return /^\s*provider\s*=\s*"([^"]+)"/mu.exec(datasource)?.[1] ?? null;
}
