/**
 * Finds Flyway's folders: those that its configuration names, and those with files called as only Flyway calls them.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { cratesAround, cratesWith, isWithin } from "../manifests/cargo.ts";
import type { FlywaySource } from "./flyway-sources.ts";
import { commonFolder, holdsMigrations, isForUs, readFlywaySources } from "./flyway-sources.ts";
import type { PostgresSign } from "../paths.ts";
import { fileName, unfitByPath } from "../paths.ts";
import type { Detection } from "../tool.ts";

const NAMED = /^(?:[VBU]\d+(?:[._]\d+)*__.+|R__.+)\.sql$/u;

export async function detectFlyway(tree: Tree): Promise<Detection[]> {
  const sources = await readFlywaySources(tree);
  const named = sources.flatMap((source) => namedFolder(tree, source));
  const claimed = named.flatMap(({ dir, folders }) => [dir, ...folders]);
  const byName = (await foldersByName(tree)).filter((dir) => !claimed.some((each) => isWithin(dir, each)));
  const found = [
    ...named.map(({ dir, folders, source }) =>
      Object.assign(detection(dir, `\`${source.file}\` names it`, source), folders.length > 0 ? { folders } : {}),
    ),
    ...byName.map((dir) =>
      detection(dir, "files called `V…__….sql`", sources.find(({ root }) => isWithin(dir, root)) ?? null),
    ),
  ];
  const dirs = new Set<string>();
  return found.filter(({ dir }) => !dirs.has(dir) && dirs.add(dir) !== undefined);
}

interface NamedFolder {
  readonly dir: string;
  /** Empty where there is only one. */
  readonly folders: readonly string[];
  readonly source: FlywaySource;
}

/** What all of its locations have in common, where they hold migrations; the first of those that have nothing in common. */
function namedFolder(tree: Tree, source: FlywaySource): NamedFolder[] {
  const holding = source.folders.filter((folder) => holdsMigrations(tree, source, folder));
  const ours = holding.filter((folder) => isForUs(tree, source, folder));
  const folders = [...new Set(ours.length > 0 ? ours : holding)];
  const [first, ...others] = folders;
  if (first === undefined) return [];
  const dir = others.reduce(commonFolder, first);
  return dir === "."
    ? [{ dir: first, folders: others.length > 0 ? folders : [], source }]
    : [{ dir, folders: others.length > 0 ? [...new Set([dir, ...folders])] : [], source }];
}

const VENDOR = /^(?:postgres(?:ql)?|sqlite3?|mysql|mariadb|mssql|sqlserver|oracle|h2|hsqldb|db2|cockroach(?:db)?)$/iu;

/** Flyway looks into subfolders, too, so the topmost folder counts; one called `db/migration` ends the climb, and so does
 * one for a database. refinery's files have the same names. */
async function foldersByName(tree: Tree): Promise<string[]> {
  const folders = new Set(
    tree.paths.filter((path) => NAMED.test(fileName(path))).map((path) => topFolder(folderOf(path))),
  );
  if (folders.size === 0) return [];
  const crates = await cratesWith(tree, "refinery");
  const cargoDirs = tree.paths.filter((path) => fileName(path) === "Cargo.toml").map(folderOf);
  const dirs = [...folders].filter((dir) => cratesAround(crates, cargoDirs, dir).length === 0);
  return dirs.filter((dir) => !dirs.some((other) => other !== dir && isWithin(dir, other)));
}

function topFolder(folder: string): string {
  const parts = folder.split("/");
  const at = parts.findIndex((part, index) => index > 0 && part === "migration" && parts[index - 1] === "db");
  if (at < 0) return folder;
  const vendor = parts.findIndex((part, index) => index > at && VENDOR.test(part));
  return parts.slice(0, (vendor < 0 ? at : vendor) + 1).join("/");
}

function detection(dir: string, reason: string, source: FlywaySource | null): Detection {
  const url = /^jdbc:(?:tc:)?(\w+)/u.exec(source?.url ?? "")?.[1] ?? null;
  const postgres = url === "postgresql" || /(?:^|\/)postgres(?:ql)?(?:\/|$)/iu.test(dir);
  const other = url !== null && !/^(?:postgresql|p6spy|otel)$/u.test(url);
  const byUrl = other ? `\`${source?.file ?? ""}\` connects to ${url}` : null;
  const unfit = unfitByPath(dir, url === "postgresql" ? besides(source) : null) ?? byUrl;
  return { tool: "flyway", dir, reason, postgres, ...(unfit === null ? {} : { unfit }) };
}

/** Locations for a test's H2 lie beside those of the database that the application connects to. */
function besides(source: FlywaySource | null): PostgresSign {
  return { home: source?.root ?? ".", amongOthers: true };
}
