/**
 * Finds dbmate's folders: `.sql` files that begin with a number and hold `-- migrate:up`.
 */
import type { Tree } from "../../source/tree.ts";
import { calledDatabase, calledFolders } from "../detection/called-folders.ts";
import { readDbmateConfig } from "./dbmate-config.ts";
import { readDotenv } from "../manifests/dotenv.ts";
import type { MarkedFolder } from "../detection/marked-folders.ts";
import { markedFolders } from "../detection/marked-folders.ts";
import { unfitByPath } from "../paths.ts";
import type { Detection } from "../tool.ts";

export async function detectDbmate(tree: Tree): Promise<Detection[]> {
  const folders = await markedFolders(tree, { name: /^\d+.*\.sql$/u, mark: /^--[ \t]*migrate:up\b/mu });
  const found = await Promise.all(folders.map((folder) => detection(tree, folder)));
  // Folders of one list are one history, which goes by the first of them; lists may overlap.
  return found.filter((each, index) => !found.slice(0, index).some((first) => isPartOf(each, first)));
}

function isPartOf({ dir, folders = [dir] }: Detection, { dir: first, folders: its = [first] }: Detection): boolean {
  return folders.includes(first) && its.includes(dir);
}

async function detection(tree: Tree, { dir, file }: MarkedFolder): Promise<Detection> {
  const url = (await readDotenv(tree, dir)).get("DATABASE_URL");
  const { folders, namedBy } = await readDbmateConfig(tree, dir);
  const scheme = /^(?<scheme>[a-z][\w+-]*):/u.exec(url?.value ?? "")?.groups?.["scheme"];
  const called = calledDatabase("dbmate", await calledFolders(tree, "dbmate"), dir);
  const postgres = called.postgres || (scheme !== undefined && /^postgres(?:ql)?$/u.test(scheme));
  const other =
    scheme === undefined ? (called.other ?? unfitByPath(dir)) : `\`${url?.file}\` says \`DATABASE_URL=${scheme}:…\``;
  const unfit = postgres ? null : other;
  const reason = `\`-- migrate:up\` in \`${file}\`${namedBy === null ? "" : `, and \`${namedBy}\` names the folder`}`;
  const several = folders === null ? {} : { folders: folders.dirs };
  return { tool: "dbmate", dir, ...several, reason, postgres, ...(unfit === null ? {} : { unfit }) };
}
