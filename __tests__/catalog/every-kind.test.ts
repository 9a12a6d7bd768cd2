/** What is so for objects of every kind alike. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addressOf } from "../../src/catalog/address-of.ts";
import type { Catalog, CatalogChange, CatalogObject } from "../../src/catalog/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { KINDS, rankOf } from "../../src/catalog/kinds/registry.ts";
import { plainRemedy } from "../../src/catalog/remedy-sql.ts";
import { inSchemas } from "../../src/catalog/schema-filter.ts";
import { CATALOGS } from "../../src/catalog/scope-sql.ts";
import { objectsOfEveryKind } from "./objects-of-every-kind.ts";
import { ScratchDatabase } from "./scratch-database.ts";

const TYPES = KINDS.flatMap((kind) => kind.types);

/** Shown under what they belong to. */
const PARTS = [
  "check constraint",
  "column",
  "exclusion constraint",
  "foreign key",
  "index",
  "policy",
  "primary key",
  "rule",
  "statistics object",
  "trigger",
  "unique constraint",
];

const WITHOUT_SCHEMA = [
  "access method",
  "cast",
  "event trigger",
  "extension",
  "foreign server",
  "foreign-data wrapper",
  "language",
  "publication",
  "schema",
  "subscription",
  "transform",
  "user mapping",
];

/** They belong to who owns what they are about, or to nobody. */
const WITHOUT_OWNER = [
  ...PARTS.filter((type) => type !== "statistics object"),
  "access method",
  "cast",
  "text search parser",
  "text search template",
  "transform",
  "user mapping",
];

/** What GRANT calls those that it knows. */
const GRANTED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    domain: ["domain"],
    "foreign data wrapper": ["foreign-data wrapper"],
    "foreign server": ["foreign server"],
    language: ["language"],
    routine: ["aggregate", "function", "procedure"],
    schema: ["schema"],
    sequence: ["sequence"],
    table: ["foreign table", "materialized view", "table", "view"],
    type: ["base type", "composite type", "enum type", "range type"],
  }).flatMap(([word, types]) => types.map((type) => [type, word] as const)),
);

function except(types: readonly string[]): string[] {
  return TYPES.filter((type) => !types.includes(type) && !["default privileges", "privileges"].includes(type)).sort();
}

function typesOf(objects: readonly { readonly type: string }[]): string[] {
  return [...new Set(objects.map(({ type }) => type))].sort();
}

function typesWith(changes: readonly CatalogChange[], attribute: string): string[] {
  return typesOf(changes.filter(({ attributes }) => attributes.some(({ name }) => name === attribute)));
}

function inSchema(object: CatalogObject): boolean {
  return object.within?.startsWith(`${CATALOGS.pg_namespace}/`) === true;
}

describe.each([14, 18] as const)("On PostgreSQL %i", (major) => {
  let database: ScratchDatabase;
  let roles: readonly string[] = [];
  let first: Catalog = { objects: [], unmodelled: {} };
  beforeAll(async () => {
    database = await ScratchDatabase.create(major);
    roles = [`one_of_${database.name}`, `other_of_${database.name}`];
    for (const role of roles) await database.run(`create role ${role} superuser`);
    await database.run(`drop schema public; set role ${roles[0]}; create schema public; ${objectsOfEveryKind(major)};
      create sequence slips; alter default privileges in schema public grant select on tables to pg_monitor; create subscription inbox connection '' publication feed with (connect = false, slot_name = none, enabled = false)`);
    first = await database.read({ privileges: true });
  });
  afterAll(async () => {
    await database.run("reset role");
    await database.empty();
    await database.drop();
    const server = await ScratchDatabase.create(major);
    await server.run(roles.map((role) => `drop role ${role}`).join("; "));
    await server.drop();
  });

  /** What the statements for each of the objects change. The remedy takes it back, where it is plain. */
  async function changedBy(statements: (object: CatalogObject) => string[]): Promise<CatalogChange[]> {
    const before = await database.read({ privileges: true });
    const last = [...before.objects].sort((a, b) => rankOf(b.type) - rankOf(a.type));
    await database.run(last.flatMap(statements).join(";\n"));
    const after = await database.read({ privileges: true });
    const remedy = plainRemedy(compareCatalogs(after, before, { identity: true }));
    await database.run(remedy?.sql ?? "");
    const left = compareCatalogs(await database.read({ privileges: true }), before, { identity: true });
    expect(left.map(({ type, name }) => `${type} ${name}`)).toEqual(
      remedy?.byHand.map(({ type, name }) => `${type} ${name}`),
    );
    return compareCatalogs(before, after, { identity: true });
  }

  test("there is an object of every kind, and only parts come with another one", () => {
    expect(typesOf(first.objects)).toEqual(TYPES.filter((type) => type !== "privileges").sort());
    const added = compareCatalogs({ objects: [], unmodelled: {} }, first, { identity: false });
    expect(typesOf(added)).toEqual([...except(PARTS), "default privileges"].sort());
  });

  test("every row that PostgreSQL knows of an object is named by it", async () => {
    const rows = await database.session.query<{ id: string; name: string }>(ROWS);
    const known = new Set(first.objects.flatMap(({ identity, related }) => [identity, ...related]));
    expect(rows.filter(({ id }) => !known.has(id)).map(({ name }) => name)).toEqual([]);
  });

  test("an excluded schema takes along whatever is in one", () => {
    const kept = inSchemas(first.objects, { include: [], exclude: ["public", "extensions"] });
    expect(typesOf(kept)).toEqual(WITHOUT_SCHEMA.filter((type) => type !== "schema"));
  });

  test("a comment counts", async () => {
    const changes = await changedBy((object) =>
      addressOf(object) === null ? [] : [`comment on ${addressOf(object)} is 'said'`],
    );
    expect(typesWith(changes, "comment")).toEqual(except(["user mapping"]));
  });

  test("privileges count", async () => {
    const changes = await changedBy(({ type, name }) =>
      GRANTED.has(type) ? [`grant all on ${GRANTED.get(type)} ${name} to pg_monitor`] : [],
    );
    expect(typesWith(changes, "privileges")).toEqual([...GRANTED.keys()].sort());
  });

  test("the owner counts", async () => {
    const [one, other] = roles;
    const changes = await changedBy(({ type }) => (type === "cast" ? [`reassign owned by ${one} to ${other}`] : []));
    expect(typesWith(changes, "owner")).toEqual(except(WITHOUT_OWNER));
  });

  test("a schema's new name is the whole difference", async () => {
    const changes = await changedBy(({ type, name }) =>
      type === "schema" && name === "public" ? ["alter schema public rename to main"] : [],
    );
    expect(changes.map(({ name, from }) => [from, name])).toEqual([["public", "main"]]);
  });

  test("another schema is a rename", async () => {
    const changes = await changedBy((object) =>
      inSchema(object) && addressOf(object) !== null ? [`alter ${addressOf(object)} set schema extensions`] : [],
    );
    expect(changes.flatMap(({ attributes, name }) => attributes.map((each) => `${name}: ${each.name}`))).toEqual([]);
    const parts = PARTS.filter((type) => type !== "statistics object");
    expect(typesOf(changes)).toEqual(except([...parts, ...WITHOUT_SCHEMA]));
  });
});

/** Of what a user has made: no members of something (of classes, families and publications), nothing that only implements it. */
const ROWS = `
  select distinct pg_catalog.format('%s/%s/0', d.classid, d.objid) as id, i.type || ' ' || i.identity as name
  from pg_catalog.pg_depend d, pg_catalog.pg_identify_object(d.classid, d.objid, 0) i
  where d.objid >= 16384 and (i.schema is null or i.schema not in ('pg_toast', 'extensions'))
    and i.type !~ '(default value|of access method|publication (relation|namespace))$'
    and not exists (
      select from pg_catalog.pg_depend m where m.classid = d.classid and m.objid = d.objid
        and (m.deptype = 'e' or m.deptype = 'i' and m.classid in ('pg_cast'::regclass, 'pg_proc'::regclass, 'pg_trigger'::regclass)))
  union
  select pg_catalog.format('1259/%s/%s', a.attrelid, a.attnum), pg_catalog.format('%s of %s', a.attname, c.relname)
  from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
  where c.oid >= 16384 and c.relkind not in ('i', 'I', 't', 'S') and a.attnum > 0
  order by name, id`;
