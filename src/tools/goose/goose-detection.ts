/**
 * Finds goose's folders: numbered `.sql` files with its annotations.
 */
import type { Tree } from "../../source/tree.ts";
import type { CalledDatabase } from "../detection/called-folders.ts";
import { calledDatabase, calledFolders, callerOf } from "../detection/called-folders.ts";
import type { DotenvValue } from "../manifests/dotenv.ts";
import { readDotenv } from "../manifests/dotenv.ts";
import type { GoModule } from "../manifests/go-module.ts";
import { moduleAround, readGoModules, signOf, speaksPostgresAlone, unfitByDriver } from "../manifests/go-module.ts";
import type { MarkedFolder } from "../detection/marked-folders.ts";
import { markedFolders } from "../detection/marked-folders.ts";
import { unfitByPath } from "../paths.ts";
import type { Detection } from "../tool.ts";

export async function detectGoose(tree: Tree): Promise<Detection[]> {
  const folders = await markedFolders(tree, { name: /^\d+_.*\.sql$/u, mark: /^-- *\+goose +up\b/imu });
  if (folders.length === 0) {
    return [];
  }
  const [modules, calls] = await Promise.all([readGoModules(tree), calledFolders(tree, "goose")]);
  return Promise.all(
    folders.map(async (folder) =>
      detection(tree, folder, {
        module: moduleAround(modules, folder.dir),
        caller: callerOf(calls, folder.dir),
        called: calledDatabase("goose", calls, folder.dir),
      }),
    ),
  );
}

interface Runner {
  readonly module: GoModule | null;
  /** The file that calls goose with the folder. */
  readonly caller: string | null;
  readonly called: CalledDatabase;
}

async function detection(
  tree: Tree,
  { dir, file }: MarkedFolder,
  { module, caller, called }: Runner,
): Promise<Detection> {
  const driver = (await readDotenv(tree, dir)).get("GOOSE_DRIVER");
  const named = driver !== undefined && /^(?:postgres(?:ql)?|pgx)$/iu.test(driver.value);
  const reason = `\`-- +goose Up\` in \`${file}\`${caller === null ? "" : `, and \`${caller}\` names the folder`}`;
  const postgres = called.postgres || named || (module !== null && speaksPostgresAlone(module));
  const other = driver === undefined || driver.value === "" || named ? null : otherDriver(driver);
  // An option of the command goes before the environment.
  if (called.postgres) return { tool: "goose", dir, reason, postgres, amongOthers: called.other !== null };
  const unfit =
    other ?? (postgres ? null : (called.other ?? unfitByPath(dir, signOf(module)) ?? unfitByDriver(module)));
  return { tool: "goose", dir, reason, postgres, ...(unfit === null ? {} : { unfit }) };
}

function otherDriver({ file, value }: DotenvValue): string {
  return `\`${file}\` says \`GOOSE_DRIVER=${value}\``;
}
