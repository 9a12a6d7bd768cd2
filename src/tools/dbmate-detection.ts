/**
 * Finds dbmate's folders: `.sql` files that begin with a number and hold `-- migrate:up`.
 */
import type { Tree } from "../source/tree.ts";
import { readDotenv } from "./dotenv.ts";
import type { MarkedFolder } from "./marked-folders.ts";
import { markedFolders } from "./marked-folders.ts";
import { otherDatabaseIn } from "./paths.ts";
import type { Detection } from "./tool.ts";

export async function detectDbmate(tree: Tree): Promise<Detection[]> {
  const folders = await markedFolders(tree, { name: /^\d+.*\.sql$/u, mark: /^--[ \t]*migrate:up\b/mu });
  return Promise.all(folders.map((folder) => detection(tree, folder)));
}

async function detection(tree: Tree, { dir, file }: MarkedFolder): Promise<Detection> {
  const url = (await readDotenv(tree, dir)).get("DATABASE_URL");
  const scheme = /^(?<scheme>[a-z][\w+-]*):/u.exec(url?.value ?? "")?.groups?.["scheme"];
  const postgres = scheme !== undefined && /^postgres(?:ql)?$/u.test(scheme);
  const unfit =
    scheme === undefined || postgres ? otherFolder(dir) : `\`${url?.file}\` says \`DATABASE_URL=${scheme}:…\``;
  const reason = `\`-- migrate:up\` in \`${file}\``;
  return { tool: "dbmate", dir, reason, postgres, ...(unfit === null ? {} : { unfit }) };
}

function otherFolder(dir: string): string | null {
  const part = otherDatabaseIn(dir);
  return part === null ? null : `its path names ${part}`;
}
