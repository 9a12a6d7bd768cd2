/**
 * golang-migrate is told everything in the database's URL (database/postgres/postgres.go: `Open`), which is in no file of
 * its own: the URLs in the files from which it is usually started are looked at.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";

export interface GolangMigrateConfig {
  /** `x-migrations-table`, not quoted. */
  readonly table: string;
  /** `x-multi-statement`: cut after each semicolon, wherever it stands. */
  readonly multiStatement: boolean;
}

export const DEFAULT_GOLANG_MIGRATE_CONFIG: GolangMigrateConfig = {
  table: "schema_migrations",
  multiStatement: false,
};

const STARTED_FROM =
  /(?:^|\/)(?:(?:GNU)?[Mm]akefile|[\w.-]*\.mk|[Tt]askfile\.ya?ml|[Jj]ustfile|Dockerfile[\w.-]*|(?:docker-)?compose[\w.-]*\.ya?ml|\.env[\w.-]*|[\w.-]+\.sh)$/u;

/** What the URLs for PostgreSQL say in files beside the folder or above it; the nearest file wins, then the first by name. */
export async function readGolangMigrateConfig(tree: Tree, dir: string): Promise<GolangMigrateConfig> {
  const files = tree.paths.filter((path) => STARTED_FROM.test(path) && isWithin(dir, folderOf(path)));
  const contents = await tree.read(files);
  const nearest = files.sort((a, b) => folderOf(b).length - folderOf(a).length);
  const options = nearest.map((file) => optionsIn(contents.get(file)?.toString("utf8") ?? ""));
  const table = options.find((each) => each.has("x-migrations-table"))?.get("x-migrations-table");
  const multiStatement = options.find((each) => each.has("x-multi-statement"))?.get("x-multi-statement");
  return {
    table: table ?? DEFAULT_GOLANG_MIGRATE_CONFIG.table,
    multiStatement: /^(?:1|t|true)$/iu.test(multiStatement ?? ""),
  };
}

/** Of the URLs of one file together. A value that is a variable says nothing. */
function optionsIn(text: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const [url] of text.matchAll(/\b(?:postgres(?:ql)?|pgx\d?):\/\/[^\s"'`<>]+/gu)) {
    for (const [, name = "", value = ""] of url.matchAll(/[?&](x-[a-z-]+)=([\w.-]+)/gu)) {
      options.set(name, value);
    }
  }
  return options;
}
