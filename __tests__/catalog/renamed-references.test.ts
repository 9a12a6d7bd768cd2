import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Catalog } from "../../src/catalog/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { objectsOfEveryKind } from "./objects-of-every-kind.ts";
import { ScratchDatabase } from "./scratch-database.ts";

/** Everything that has a name gets another one; what they are about keeps it. */
const RENAME_EVERYTHING = `
  do $$
  declare
    found record;
  begin
    for found in
      select o.tableoid, o.oid, o.kind, (pg_identify_object(o.tableoid, o.oid, 0)).identity as identity, o.name
      from (select tableoid, oid, prokind::text as kind, proname as name from pg_proc where pronamespace = 'public'::regnamespace and prokind <> 'a') o
    loop
      execute format('alter routine %s rename to %I', found.identity, found.name || '_too');
    end loop;
    for found in select oid, typname as name, typtype from pg_type
      where typnamespace = 'public'::regnamespace and typtype in ('b', 'd', 'r') and not exists (select from pg_type e where e.typarray = pg_type.oid)
        or typname = 'pair' loop
      execute format('alter %s %s rename to %I', case found.typtype when 'd' then 'domain' else 'type' end, found.oid::regtype, found.name || '_too');
    end loop;
  end
  $$;
  alter operator class amounts using btree rename to amounts_too;
  alter operator family amounts using btree rename to amounts_too;
  alter collation german rename to german_too;
  alter language script rename to script_too;
  alter text search parser words rename to words_too;
  alter text search template plain rename to plain_too;
  alter text search dictionary terms rename to terms_too;
  alter foreign data wrapper files rename to files_too;
  alter server far rename to far_too;
  alter table trips rename to trips_too;
  alter table trips_too rename column id to id_too;
  alter table parts rename to parts_too;
  alter table parts_too rename column about to about_too;
  alter schema extensions rename to extensions_too;
  create schema other;
  alter operator > (amount_too, amount_too) set schema other;
  alter operator >= (amount_too, amount_too) set schema other;
  alter operator < (amount_too, integer) set schema other`;

describe.each([14, 18] as const)("On PostgreSQL %i, where everything that others mention is renamed", (major) => {
  let database: ScratchDatabase;
  let copy: ScratchDatabase;
  let before: Catalog;
  let after: Catalog;
  beforeAll(async () => {
    database = await ScratchDatabase.create(major);
    await database.run(objectsOfEveryKind(major));
    copy = await database.copy();
    await copy.run(RENAME_EVERYTHING);
    [before, after] = [await database.read(), await copy.read()];
  });
  afterAll(async () => {
    await copy.drop();
    await database.drop();
  });

  test("nothing else has changed", () => {
    const changes = compareCatalogs(before, after, { identity: true });
    expect(changes.filter(({ action }) => action !== "renamed").map(({ type, name }) => `${type} ${name}`)).toEqual([
      "schema other",
    ]);
    expect(changes.flatMap(({ attributes, name }) => attributes.map((each) => `${name}: ${each.name}`))).toEqual([]);
  });

  test("each attribute of which the stored form is known mentions something that was renamed", () => {
    const blind = new Set(
      before.objects.flatMap(({ type, stored, attributes }) =>
        Object.keys(stored ?? {})
          .filter((name) => name in attributes)
          .map((name) => `${type}: ${name}`),
      ),
    );
    const sides = [before, after].map(withoutStored);
    const [left, right] = sides;
    if (left === undefined || right === undefined) throw new Error("two sides");
    for (const { type, attributes } of compareCatalogs(left, right, { identity: true })) {
      for (const { name } of attributes) blind.delete(`${type}: ${name}`);
    }
    expect([...blind].sort()).toEqual([]);
  });
});

function withoutStored(catalog: Catalog): Catalog {
  return { ...catalog, objects: catalog.objects.map((object) => ({ ...object, stored: {} })) };
}
