/**
 * The layouts of the tools that are written in Go.
 */
import type { Layout } from "./projects.ts";

const six = (number: number): string => String(number).padStart(6, "0");
const two = (number: number): string => String(number).padStart(2, "0");

export const golangMigrateLayout: Layout = {
  marks: { "go.mod": "module example.com/app\n\ngo 1.24\n\nrequire github.com/golang-migrate/migrate/v4 v4.19.1\n" },
  path: (number, name) => `db/migrations/${six(number)}_${name}.up.sql`,
  version: (number) => String(number),
};

export const gooseLayout: Layout = {
  marks: {},
  script: (sql) => `-- +goose Up\n${sql}\n\n-- +goose Down\n`,
  path: (number, name) => `migrations/${six(number)}_${name}.sql`,
  version: (number) => String(number),
};

export const dbmateLayout: Layout = {
  marks: {},
  script: (sql) => `-- migrate:up\n${sql}\n\n-- migrate:down\n`,
  path: (number, name) => `db/migrations/202401${two(number)}000000_${name}.sql`,
  version: (number) => `202401${two(number)}000000`,
};
