/**
 * Migrations that are programs and not SQL: whose they are, and the command that applies them. The gate runs that command
 * where the config file has it (`apply:`).
 */
import type { Tree } from "../source/tree.ts";
import { folderOf } from "../source/tree.ts";
import { isWithin } from "./cargo.ts";
import { filesOfChangelogs } from "./liquibase-detection.ts";
import { fileName } from "./paths.ts";

export interface CodeTool {
  /** As its makers write it. */
  readonly title: string;
  /** The first folder of such files. */
  readonly dir: string;
  readonly dirs: readonly string[];
  /** Files elsewhere that they name. */
  readonly files: readonly string[];
  /** The command that brings a database up to date, at the repository's root. */
  readonly apply: string;
  /** The one that undoes what was applied last; null where there is none that needs no more words. */
  readonly rollback: string | null;
  /** What that needs on a fresh checkout; null when it is not known. */
  readonly install: string | null;
}

type Ecosystem = "JavaScript" | "Ruby" | "Python" | "PHP" | "Elixir" | ".NET" | "Java";

interface Sign {
  readonly title: string;
  readonly ecosystem: Ecosystem;
  /** Paths of migrations. */
  readonly files: RegExp;
  /** Another file that must be there, by its path; left out: the names are telling enough. */
  readonly marker?: RegExp;
  /** Or a dependency that some package.json above must name. */
  readonly dependency?: string;
  readonly apply: string;
  /** What in that command has to be replaced, and by what, for one that undoes. */
  readonly undo?: readonly [string, string];
  /** Files elsewhere that such a tool runs; left out: none. */
  readonly named?: (tree: Tree) => Promise<readonly string[]>;
}

const SIGNS: readonly Sign[] = [
  {
    title: "Rails",
    ecosystem: "Ruby",
    files: /(?:^|\/)db\/migrate\/\d{14}_\w+\.rb$/u,
    apply: "bin/rails db:migrate",
    undo: ["db:migrate", "db:rollback"],
  },
  {
    title: "Django",
    ecosystem: "Python",
    files: /(?:^|\/)migrations\/\d{4}_\w+\.py$/u,
    marker: /(?:^|\/)manage\.py$/u,
    apply: "python manage.py migrate",
  },
  {
    title: "Alembic",
    ecosystem: "Python",
    files: /(?:^|\/)versions\/\w+\.py$/u,
    marker: /(?:^|\/)alembic\.ini$/u,
    apply: "alembic upgrade head",
    undo: ["upgrade head", "downgrade -1"],
  },
  {
    title: "Knex",
    ecosystem: "JavaScript",
    files: /(?:^|\/)migrations\/\d{14}_[\w-]+\.(?:c|m)?[jt]s$/u,
    marker: /(?:^|\/)knexfile\.(?:c|m)?[jt]s$/u,
    dependency: "knex",
    apply: "npx knex migrate:latest",
    undo: ["migrate:latest", "migrate:rollback"],
  },
  {
    title: "TypeORM",
    ecosystem: "JavaScript",
    files: /(?:^|\/)migrations?\/\d{13}-\w+\.(?:c|m)?[jt]s$/u,
    dependency: "typeorm",
    apply: "npx typeorm migration:run -d src/data-source.js",
    undo: ["migration:run", "migration:revert"],
  },
  {
    title: "Sequelize",
    ecosystem: "JavaScript",
    files: /(?:^|\/)migrations\/\d{14}-[\w-]+\.(?:c|m)?[jt]s$/u,
    marker: /(?:^|\/)\.sequelizerc$/u,
    dependency: "sequelize",
    apply: "npx sequelize-cli db:migrate",
    undo: ["db:migrate", "db:migrate:undo"],
  },
  {
    title: "node-pg-migrate (JavaScript)",
    ecosystem: "JavaScript",
    files: /(?:^|\/)migrations\/\d{13}_[\w-]+\.(?:c|m)?[jt]s$/u,
    dependency: "node-pg-migrate",
    apply: "npx node-pg-migrate up",
    undo: ["migrate up", "migrate down"],
  },
  {
    title: "MikroORM",
    ecosystem: "JavaScript",
    files: /(?:^|\/)Migration\d{14}\w*\.[jt]s$/u,
    apply: "npx mikro-orm migration:up",
    undo: ["migration:up", "migration:down"],
  },
  {
    title: "Ecto",
    ecosystem: "Elixir",
    files: /(?:^|\/)priv\/\w+\/migrations\/\d{14}_\w+\.exs$/u,
    apply: "mix ecto.migrate",
    undo: ["ecto.migrate", "ecto.rollback"],
  },
  {
    title: "Laravel",
    ecosystem: "PHP",
    files: /(?:^|\/)database\/migrations\/\d{4}_\d\d_\d\d_\d{6}_\w+\.php$/u,
    apply: "php artisan migrate --force",
    undo: ["migrate --force", "migrate:rollback --force"],
  },
  {
    title: "Doctrine",
    ecosystem: "PHP",
    files: /(?:^|\/)Version\d{14}\.php$/u,
    apply: "php bin/console doctrine:migrations:migrate --no-interaction",
  },
  {
    title: "Liquibase (XML, YAML, JSON)",
    ecosystem: "Java",
    files: /(?:^|\/)db\.changelog[\w.-]*\.(?:xml|ya?ml|json)$/u,
    apply: "liquibase update",
    named: filesOfChangelogs,
  },
  {
    title: "Entity Framework",
    ecosystem: ".NET",
    files: /(?:^|\/)Migrations\/\d{14}_\w+\.cs$/u,
    apply: "dotnet ef database update",
  },
];

/** What there is in the tree besides the folders that are already somebody's, in the order of the table. */
export async function findCodeTools(tree: Tree, claimed: readonly string[] = []): Promise<CodeTool[]> {
  const found = SIGNS.map((sign) => ({ sign, dirs: foldersOf(tree, sign, claimed) })).filter(
    ({ dirs }) => dirs.length > 0,
  );
  const fit = await Promise.all(
    found.map(async (each) => ((await isConfirmed(tree, each.sign, each.dirs)) ? each : null)),
  );
  return (await Promise.all(fit.map(async (each) => (each === null ? [] : toolOf(tree, each.sign, each.dirs))))).flat();
}

async function toolOf(tree: Tree, sign: Sign, dirs: readonly string[]): Promise<CodeTool[]> {
  const [dir] = dirs;
  if (dir === undefined) {
    return [];
  }
  const root = rootOf(tree, sign, dir);
  const install = INSTALLS[sign.ecosystem].find(({ file }) => tree.paths.includes(joined(root, file)))?.command ?? null;
  const command = commandOf(tree, sign, root);
  const { undo } = sign;
  return [
    {
      title: sign.title,
      dir,
      dirs,
      files: (await sign.named?.(tree)) ?? [],
      apply: within(root, command),
      rollback: undo === undefined ? null : within(root, command.replace(undo[0], undo[1])),
      install: install === null ? null : within(root, install),
    },
  ];
}

interface Install {
  /** A file in the project's folder. */
  readonly file: string;
  readonly command: string;
}

/** The first whose file is there. */
const INSTALLS: Readonly<Record<Ecosystem, readonly Install[]>> = {
  JavaScript: [
    { file: "package-lock.json", command: "npm ci" },
    { file: "pnpm-lock.yaml", command: "pnpm install --frozen-lockfile" },
    { file: "yarn.lock", command: "yarn install --frozen-lockfile" },
    { file: "package.json", command: "npm install" },
  ],
  Ruby: [{ file: "Gemfile", command: "bundle install" }],
  Python: [
    { file: "uv.lock", command: "uv sync" },
    { file: "poetry.lock", command: "poetry install" },
    { file: "requirements.txt", command: "pip install -r requirements.txt" },
    { file: "pyproject.toml", command: "pip install ." },
  ],
  PHP: [{ file: "composer.json", command: "composer install" }],
  Elixir: [{ file: "mix.exs", command: "mix deps.get" }],
  Java: [],
  ".NET": [{ file: ".config/dotnet-tools.json", command: "dotnet tool restore" }],
};

const ROOTS: Readonly<Record<Ecosystem, RegExp>> = {
  JavaScript: /^package\.json$/u,
  Ruby: /^Gemfile$/u,
  Python: /^(?:manage\.py|alembic\.ini)$/u,
  PHP: /^composer\.json$/u,
  Elixir: /^mix\.exs$/u,
  Java: /^liquibase\.properties$/u,
  ".NET": /\.csproj$/u,
};

/** The project's folder: the nearest one above that has what its command starts from, else the repository's root. */
function rootOf(tree: Tree, { ecosystem }: Sign, dir: string): string {
  const roots = tree.paths.filter((path) => ROOTS[ecosystem].test(fileName(path))).map(folderOf);
  return roots.filter((root) => isWithin(dir, root)).sort((a, b) => b.length - a.length)[0] ?? ".";
}

function within(root: string, command: string): string {
  return root === "." ? command : `cd ${shellWord(root)} && ${command}`;
}

/** For a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w./-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function joined(root: string, file: string): string {
  return root === "." ? file : `${root}/${file}`;
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

const DATA_SOURCE = /(?:^|\/)(?:data-?source|ormconfig)\.[cm]?[jt]s$/iu;

/** TypeORM has to be told where its data source is. */
function commandOf(tree: Tree, { title, apply }: Sign, root: string): string {
  const source = tree.paths.find((path) => DATA_SOURCE.test(path) && isWithin(path, root));
  if (title !== "TypeORM" || source === undefined) {
    return apply;
  }
  return `npx typeorm migration:run -d ${shellWord(root === "." ? source : source.slice(root.length + 1))}`;
}
