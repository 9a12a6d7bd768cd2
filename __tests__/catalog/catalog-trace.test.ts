import { expect, test } from "@jest/globals";
import { catalogTrace } from "../../src/catalog/catalog-trace.ts";
import type { Session } from "../../src/postgres/session.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import { withSession } from "../../src/postgres/with-session.ts";
import { serverUrl } from "../support/servers.ts";

const BEFORE = `create table trips (id serial primary key, title text, n int);
create view titles as select title from trips;
create type mood as enum ('calm');
create sequence places;
create function one() returns int language sql return 1;`;

/** None of them may go unseen, however little it writes. */
const CHANGES = [
  "create table a ();",
  "drop view titles;",
  "alter table trips add column status text;",
  "alter table trips alter column title set statistics 7;",
  "alter table trips alter column n set default 1;",
  "alter table trips set (fillfactor = 70);",
  "alter table trips rename column title to name;",
  "alter table trips enable row level security;",
  "comment on table trips is 'x';",
  "comment on function pg_catalog.now() is 'x';",
  "grant select on trips to public;",
  "create index on trips (name);",
  "alter type mood add value 'happy';",
  "alter sequence places increment 2;",
  "create or replace function one() returns int language sql return 2;",
  "create policy p on trips;",
  "alter default privileges grant select on tables to public;",
  "create publication all_of_it;",
  "create statistics s on name, n from trips;",
];

test.each([14, 18] as const)(
  "on PostgreSQL %i every change of the schema shows, and only what was committed",
  async (major) => {
    const options = { databaseUrl: serverUrl(major), major: null, progress: () => undefined };
    await withServer(options, (server) =>
      withDatabase(server, null, async (database) => {
        await withSession(database, (session) => session.send(BEFORE));
        const first = await withSession(database, catalogTrace);
        await withDatabase(server, database, async (copy) => {
          expect(await withSession(copy, catalogTrace)).toBe(first);
          await withSession(copy, async (session) => {
            const taken = await session.send(`begin; ${CHANGES.join("\n")} rollback;`);
            expect(taken.error).toBeNull();
            await session.send("insert into trips (title) values ('x'); update trips set n = 1; analyze trips;");
            await session.send("vacuum trips");
            expect(await catalogTrace(session)).toBe(first);
            expect(await unseen(session, first)).toEqual([]);
          });
        });
      }),
    );
  },
);

async function unseen(session: Session, first: string): Promise<string[]> {
  const found: string[] = [];
  let trace = first;
  for (const sql of CHANGES) {
    const { error } = await session.send(sql);
    const next = await catalogTrace(session);
    if (error !== null || next === trace) found.push(`${sql} ${error?.message ?? ""}`);
    trace = next;
  }
  return found;
}
