/**
 * Migrations that are programs and not SQL: whose they are, and the command that applies them. The gate runs that command
 * where the config file has it (`apply:`).
 */
import type { Tree } from "../source/tree.ts";
import { folderOf } from "../source/tree.ts";
import { isWithin } from "./cargo.ts";
import { fileName } from "./paths.ts";

export interface CodeTool {
  /** As its makers write it. */
  readonly title: string;
  /** The first folder of such files. */
  readonly dir: string;
  /** How many folders there are. */
  readonly folders: number;
  /** The command that brings a database up to date. */
  readonly apply: string;
}

interface Sign {
  readonly title: string;
  /** Paths of migrations. */
  readonly files: RegExp;
  /** Another file that must be there, by its path; left out: the names are telling enough. */
  readonly marker?: RegExp;
  /** Or a dependency that some package.json above must name. */
  readonly dependency?: string;
  readonly apply: string;
}

const SIGNS: readonly Sign[] = [
  { title: "Rails", files: /(?:^|\/)db\/migrate\/\d{14}_\w+\.rb$/u, apply: "bin/rails db:migrate" },
  {
    title: "Django",
    files: /(?:^|\/)migrations\/\d{4}_\w+\.py$/u,
    marker: /(?:^|\/)manage\.py$/u,
    apply: "python manage.py migrate",
  },
  {
    title: "Alembic",
    files: /(?:^|\/)versions\/\w+\.py$/u,
    marker: /(?:^|\/)alembic\.ini$/u,
    apply: "alembic upgrade head",
  },
  {
    title: "Knex",
    files: /(?:^|\/)migrations\/\d{14}_[\w-]+\.(?:c|m)?[jt]s$/u,
    marker: /(?:^|\/)knexfile\.(?:c|m)?[jt]s$/u,
    dependency: "knex",
    apply: "npx knex migrate:latest",
  },
  {
    title: "TypeORM",
    files: /(?:^|\/)migrations?\/\d{13}-\w+\.(?:c|m)?[jt]s$/u,
    dependency: "typeorm",
    apply: "npx typeorm migration:run -d src/data-source.js",
  },
  {
    title: "Sequelize",
    files: /(?:^|\/)migrations\/\d{14}-[\w-]+\.(?:c|m)?[jt]s$/u,
    marker: /(?:^|\/)\.sequelizerc$/u,
    dependency: "sequelize",
    apply: "npx sequelize-cli db:migrate",
  },
  {
    title: "node-pg-migrate (JavaScript)",
    files: /(?:^|\/)migrations\/\d{13}_[\w-]+\.(?:c|m)?[jt]s$/u,
    dependency: "node-pg-migrate",
    apply: "npx node-pg-migrate up",
  },
  {
    title: "MikroORM",
    files: /(?:^|\/)Migration\d{14}\w*\.[jt]s$/u,
    apply: "npx mikro-orm migration:up",
  },
  { title: "Ecto", files: /(?:^|\/)priv\/\w+\/migrations\/\d{14}_\w+\.exs$/u, apply: "mix ecto.migrate" },
  {
    title: "Laravel",
    files: /(?:^|\/)database\/migrations\/\d{4}_\d\d_\d\d_\d{6}_\w+\.php$/u,
    apply: "php artisan migrate --force",
  },
  {
    title: "Doctrine",
    files: /(?:^|\/)Version\d{14}\.php$/u,
    apply: "php bin/console doctrine:migrations:migrate --no-interaction",
  },
  { title: "Entity Framework", files: /(?:^|\/)Migrations\/\d{14}_\w+\.cs$/u, apply: "dotnet ef database update" },
];

/** What there is in the tree besides the folders that are already somebody's, in the order of the table. */
export async function findCodeTools(tree: Tree, claimed: readonly string[] = []): Promise<CodeTool[]> {
  const found = SIGNS.map((sign) => ({ sign, dirs: foldersOf(tree, sign, claimed) })).filter(
    ({ dirs }) => dirs.length > 0,
  );
  const fit = await Promise.all(
    found.map(async (each) => ((await isConfirmed(tree, each.sign, each.dirs)) ? each : null)),
  );
  return fit.flatMap((each) => {
    const dir = each?.dirs[0];
    return each === null || dir === undefined
      ? []
      : [{ title: each.sign.title, dir, folders: each.dirs.length, apply: commandOf(tree, each.sign) }];
  });
}

function foldersOf(tree: Tree, { files }: Sign, claimed: readonly string[]): string[] {
  const dirs = tree.paths.filter((path) => files.test(path) && !/\.d\.[cm]?ts$/u.test(path)).map(folderOf);
  return [...new Set(dirs)].filter((dir) => !claimed.some((each) => isWithin(dir, each)));
}

async function isConfirmed(tree: Tree, { marker, dependency }: Sign, dirs: readonly string[]): Promise<boolean> {
  if (marker === undefined && dependency === undefined) {
    return true;
  }
  if (marker !== undefined && tree.paths.some((path) => marker.test(path))) {
    return true;
  }
  return dependency !== undefined && (await isDependency(tree, dirs, dependency));
}

/** In a package.json of one of the folders, or above it. */
async function isDependency(tree: Tree, dirs: readonly string[], name: string): Promise<boolean> {
  const packages = tree.paths.filter(
    (path) => fileName(path) === "package.json" && dirs.some((dir) => isWithin(dir, folderOf(path))),
  );
  const texts = [...(await tree.read(packages)).values()].map((content) => content.toString("utf8"));
  return texts.some((text) => text.includes(`"${name}"`));
}

/** TypeORM has to be told where its data source is. */
function commandOf(tree: Tree, { title, apply }: Sign): string {
  const source = tree.paths.find((path) => /(?:^|\/)(?:data-?source|ormconfig)\.[cm]?[jt]s$/iu.test(path));
  return title === "TypeORM" && source !== undefined ? `npx typeorm migration:run -d ${source}` : apply;
}
