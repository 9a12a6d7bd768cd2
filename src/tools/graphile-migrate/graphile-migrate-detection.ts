/**
 * Finds graphile-migrate's folders: those with `committed/<number>.sql`, where a `.gmrc` names them or lies above, or a package above depends on it.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import { readGraphileMigrateConfigs } from "./graphile-migrate-config.ts";
import { COMMITTED_NAME } from "./graphile-migrate-file.ts";
import { packagesWith } from "../manifests/package-json.ts";
import { fileName } from "../paths.ts";
import type { Detection } from "../tool.ts";

export async function detectGraphileMigrate(tree: Tree): Promise<Detection[]> {
  const committed = tree.paths.filter((path) => {
    return fileName(folderOf(path)) === "committed" && COMMITTED_NAME.test(fileName(path));
  });
  const dirs = [...new Set(committed.map((path) => folderOf(folderOf(path))))];
  if (dirs.length === 0) return [];
  const [configs, packages] = await Promise.all([
    readGraphileMigrateConfigs(tree),
    packagesWith(tree, "graphile-migrate"),
  ]);
  return dirs.flatMap((dir): Detection[] => {
    const config = configs.find(({ migrationsDir, file }) => migrationsDir === dir || isWithin(dir, folderOf(file)));
    const mark = config?.file ?? packages.find((each) => isWithin(dir, each.dir))?.file;
    if (mark === undefined) return [];
    return [{ tool: "graphile-migrate", dir, reason: `committed migrations, and \`${mark}\``, postgres: true }];
  });
}
