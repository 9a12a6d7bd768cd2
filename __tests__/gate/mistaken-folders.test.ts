import { expect, test } from "@jest/globals";
import { mistakenFolders } from "../../src/gate/mistaken-folders.ts";
import { memoryTree } from "../support/memory-tree.ts";

const BASE = { "supabase/migrations/1_a.sql": "", "supabase/seeds/a.sql": "" };
const found = (file: string, asMeant: readonly string[] = []): string[] => {
  const trees = { base: memoryTree(BASE), merged: memoryTree({ ...BASE, [file]: "" }) };
  return mistakenFolders(trees, ["supabase/migrations"], asMeant).flatMap(({ files }) =>
    files.map((each) => each.file),
  );
};

test.each(["supabase/migration/2_b.sql", "supabase/Migrations/2_b.sql", "supabase/migratoins/2_b/up.sql"])(
  "%s lies in a folder that was taken for another",
  (file) => expect(found(file)).toEqual([file]),
);

test.each([
  "supabase/migrations2/2_b.sql",
  "supabase/migrations-auth/2_b.sql",
  "supabase/functions/2_b.sql",
  "supabase/migration/README.md",
  "migration/2_b.sql",
])("%s lies in a folder that is meant", (file) => expect(found(file)).toEqual([]));

test("a folder that the config file lists, or that base has, is meant", () => {
  expect(found("supabase/migration/2_b.sql", ["supabase/migration"])).toEqual([]);
  const trees = {
    base: memoryTree({ "db/migration/1_a.sql": "", "db/migrations/1_a.sql": "" }),
    merged: memoryTree({}),
  };
  expect(mistakenFolders({ ...trees, merged: trees.base }, ["db/migrations"], [])).toEqual([]);
});
