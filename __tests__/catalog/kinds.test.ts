import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { kindOf, KINDS, rankOf } from "../../src/catalog/kinds/registry.ts";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "../../src/catalog");
const corpus = readdirSync(join(here, "corpus"));

test("every file in the folder of kinds is in the registry, under its name", () => {
  const files = readdirSync(join(source, "kinds")).filter((file) => !["kind.ts", "registry.ts"].includes(file));
  expect(KINDS.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});

test("every type of object belongs to one kind", () => {
  const types = KINDS.flatMap((kind) => kind.types);
  expect(new Set(types).size).toBe(types.length);
  for (const type of types) expect(kindOf(type)?.types).toContain(type);
  expect(types.map(rankOf)).toEqual(types.map((_, index) => index));
});

/** As the folders begin: `unique-columns`, `composite-type-order`. */
function folderName(type: string): string {
  return type.replace(/^(enum) type$|^(.*) constraint$/, "$1$2").replaceAll(" ", "-");
}

test("every type of object has its cases in the corpus", () => {
  const lacking = KINDS.flatMap((kind) => kind.types).filter(
    (type) => !corpus.some((name) => name.startsWith(`${folderName(type)}-`)),
  );
  expect(lacking).toEqual([]);
});

test("the comparison knows no kind by name", () => {
  const generic = [
    "compare-catalogs.ts",
    "fold-changes.ts",
    "digest.ts",
    "unique-keys.ts",
    "remedy-sql.ts",
    "read-catalog.ts",
  ];
  const named = new RegExp(`["'\`](${KINDS.flatMap((kind) => kind.types).join("|")})["'\`]`);
  for (const file of generic) expect(readFileSync(join(source, file), "utf8")).not.toMatch(named);
});
