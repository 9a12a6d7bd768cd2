/**
 * How migrations that are programs are known, and the command of the tool that runs them.
 */
import type { Tree } from "../../source/tree.ts";
import { filesOfChangelogs } from "../liquibase/liquibase-detection.ts";

export type Ecosystem = "JavaScript" | "Ruby" | "Python" | "PHP" | "Elixir" | ".NET" | "Java" | "JVM" | "Go" | "Rust";

export interface Sign {
  readonly title: string;
  readonly ecosystem: Ecosystem;
  /** Paths of migrations. */
  readonly files: RegExp;
  /** Another file that must be there, by its path; left out: the names are telling enough. */
  readonly marker?: RegExp;
  /** Or a dependency that some manifest (package.json, go.mod …) in the folder or above must name. */
  readonly dependency?: string;
  /** A folder whose own project judges such files in this one. */
  readonly judgedWith?: (dir: string) => string;
  /** The folder where the command looks, and the option that names another one. */
  readonly folder?: readonly [usual: string, option: string];
  /** A file that the command names, and how. */
  readonly start?: readonly [file: RegExp, command: (path: string) => string];
  readonly apply: string;
  /** What in that command has to be replaced, and by what, for one that undoes. */
  readonly undo?: readonly [string, string];
  /** Files elsewhere that such a tool runs; left out: none. */
  readonly named?: (tree: Tree) => Promise<readonly string[]>;
}

export const SIGNS: readonly Sign[] = [
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
    start: [/(?:^|\/)(?:data-?source|ormconfig)\.[cm]?[jt]s$/iu, (path) => `npx typeorm migration:run -d ${path}`],
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
    folder: ["migrations", "-m"],
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
  {
    title: "Flyway (Java)",
    ecosystem: "JVM",
    files: /(?:^|\/)(?:V\d[\d_.]*|R)__\w+\.(?:java|kt)$/u,
    dependency: "flyway",
    judgedWith: (dir) => dir.replace(/(^|\/)src\/main\/(?:java|kotlin)(?:\/.*)?$/u, "$1src/main/resources"),
    apply: `mvn compile flyway:migrate ${jdbcFlags("-D")}`,
    start: [/(?:^|\/)build\.gradle(?:\.kts)?$/u, () => `./gradlew flywayMigrate ${jdbcFlags("-P")}`],
  },
  {
    title: "goose (Go)",
    ecosystem: "Go",
    files: /(?:^|\/)\d+_\w+(?<!_test)\.go$/u,
    dependency: "github.com/pressly/goose",
    apply: "go run ./cmd/migrate up",
    start: [
      /(?:^|\/)(?:[\w-]*migrat[\w-]*|goose)\/main\.go$/u,
      (path) => `go run ./${path.replace(/\/main\.go$/u, "")} up`,
    ],
  },
  {
    title: "refinery (Rust)",
    ecosystem: "Rust",
    files: /(?:^|\/)[UV]\d+__\w+\.rs$/u,
    dependency: "refinery",
    apply: "cargo run",
    start: [/(?:^|\/)src\/bin\/\w*migrat\w*\.rs$/u, (path) => `cargo run --bin ${path.replace(/^.*\/|\.rs$/gu, "")}`],
  },
];

/** Flyway takes a JDBC URL, and not PostgreSQL's own variables. */
function jdbcFlags(flag: string): string {
  return `${flag}flyway.url="jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE" ${flag}flyway.user="$PGUSER" ${flag}flyway.password="$PGPASSWORD"`;
}
