/**
 * `.env` files as godotenv reads them, as far as tools keep their settings there: `NAME=value`, `export NAME='value'`.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "./cargo.ts";
import { fileName } from "../paths.ts";

export interface DotenvValue {
  readonly value: string;
  /** The file that says it. */
  readonly file: string;
}

/** What stands for `.env` in repositories that keep the real one out. */
const NAMES = [".env", ".env.example", ".env.sample", ".env.template", ".env.dist"];

/** Settings that hold for a folder: from the files beside it and above it. The nearest folder wins, and `.env` itself. */
export async function readDotenv(tree: Tree, dir: string): Promise<Map<string, DotenvValue>> {
  const files = tree.paths
    .filter((path) => rank(path) >= 0 && isWithin(dir, folderOf(path)))
    .sort((a, b) => folderOf(b).length - folderOf(a).length || rank(a) - rank(b));
  const contents = await tree.read(files);
  const values = new Map<string, DotenvValue>();
  for (const file of files) {
    for (const [name, value] of parseDotenv(contents.get(file)?.toString("utf8") ?? "")) {
      if (!values.has(name)) {
        values.set(name, { value, file });
      }
    }
  }
  return values;
}

function rank(path: string): number {
  return NAMES.indexOf(fileName(path));
}

const LINE =
  /^[ \t]*(?:export[ \t]+)?(?<name>[A-Za-z_][\w.]*)[ \t]*[=:][ \t]*(?:"(?<double>[^"\n]*)"|'(?<single>[^'\n]*)'|(?<bare>[^\r\n]*?))[ \t]*(?:[ \t]#[^\n]*)?\r?$/gmu;

/** The last of several lines with one name counts. */
function parseDotenv(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(LINE)].map(({ groups = {} }) => [
      groups["name"] ?? "",
      groups["double"] ?? groups["single"] ?? groups["bare"] ?? "",
    ]),
  );
}
