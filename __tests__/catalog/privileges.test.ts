import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { describeObject } from "../../src/catalog/describe.ts";
import { withoutPrivileges } from "../../src/catalog/privileges.ts";
import type { Catalog } from "../../src/catalog/catalog.ts";
import { ScratchDatabase } from "./scratch-database.ts";

const all = { privileges: true };

describe.each([14, 18] as const)("On PostgreSQL %i", (major) => {
  let database: ScratchDatabase;
  beforeAll(async () => {
    database = await ScratchDatabase.create(major);
  });
  afterAll(async () => database.drop());

  test("a database as it was made has no changed privileges", async () => {
    const { objects } = await database.read(all);
    expect(objects.filter(({ type }) => type === "privileges")).toEqual([]);
    // initdb has made it, and it counts all the same.
    expect(objects.find(({ type }) => type === "schema")?.attributes["owner"]).toBeDefined();
  });

  test("privileges on what initdb made count where they were changed", async () => {
    const before = await database.read(all);
    await database.run(`revoke execute on function pg_catalog.pg_sleep(float8) from public;
      revoke usage on language plpgsql from public; grant select (rolname) on pg_catalog.pg_authid to pg_monitor`);
    const after = await database.read(all);
    const changes = compareCatalogs(before, after, { identity: true });
    expect(changes.map(({ after: object }) => object && describeObject(object))).toEqual([
      "privileges on function pg_catalog.pg_sleep(double precision), revoked: public: EXECUTE",
      "privileges on language plpgsql, revoked: public: USAGE",
      "privileges on table column pg_catalog.pg_authid.rolname, granted: pg_monitor: SELECT",
    ]);
    expect(changes[0]?.after?.related).toEqual(["1255/2626/0"]);
    expect(compareCatalogs(await database.read(), without(after), { identity: true })).toEqual([]);
    await database.run(`grant execute on function pg_catalog.pg_sleep(float8) to public;
      grant usage on language plpgsql to public; revoke select (rolname) on pg_catalog.pg_authid from pg_monitor`);
    expect(compareCatalogs(before, await database.read(all), { identity: true })).toEqual([]);
  });
});

function without(catalog: Catalog): Catalog {
  return { ...catalog, objects: withoutPrivileges(catalog.objects) };
}

test("what owners hold does not depend on the version", async () => {
  const databases = [await ScratchDatabase.create(14), await ScratchDatabase.create(18)];
  const [older, newer] = await Promise.all(
    databases.map(async (database) => {
      await database.run("create table trips (id serial); grant all on trips to pg_monitor; create view v as select 1");
      const { objects } = await database.read(all);
      return objects
        .filter(({ type }) => type !== "schema")
        .map(({ key, attributes }) => [key, attributes["privileges"]]);
    }),
  );
  await Promise.all(databases.map(async (database) => database.drop()));
  expect(newer).toEqual(older);
  expect(newer).toContainEqual(["table public.trips", ["owner: all", "pg_monitor: all"]]);
});
