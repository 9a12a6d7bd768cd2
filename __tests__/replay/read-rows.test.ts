import { expect, test } from "@jest/globals";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import { withSession } from "../../src/postgres/with-session.ts";
import { readRows } from "../../src/replay/read-rows.ts";
import { serverUrl } from "../support/servers.ts";

const TABLES = `create schema "The app";
create table "The app"."a ""b""" (id serial, "a name" text, n int, at point);
create table empty (id int);
create table emptied (id int); insert into emptied values (1); delete from emptied;
create table record (version int); insert into record values (1);
create table large (text text); insert into large select pg_catalog.repeat(pg_catalog.md5(n::text), 30) from generate_series(1, 9000) as n;
create view seen as select 1 as one;
insert into "The app"."a ""b""" ("a name", n, at) values ('x', 1, '(1,2)'), (null, 2, null), ('', 3, null);`;

test("numbers of rows and sums of columns: whatever the order, and whatever a sequence has filled in", async () => {
  await withServer({ databaseUrl: serverUrl(18), major: null, progress: () => undefined }, (server) =>
    withDatabase(server, null, async (database) => {
      await withSession(database, async (session) => {
        const { error } = await session.send(TABLES);
        expect(error).toBeNull();
        const { counts, columns } = await readRows(session, ["public.record"]);
        const name = 'The app.a "b"';
        expect(Object.fromEntries(counts)).toEqual({
          [name]: 3,
          "public.empty": 0,
          "public.emptied": 0,
          "public.large": 9000,
        });
        expect([...columns.keys()]).toEqual([`${name}.a name`, `${name}.n`, `${name}.at`]);
        await session.send(`create table moved as table "The app"."a ""b"""; truncate "The app"."a ""b""";
insert into "The app"."a ""b""" ("a name", n, at) select "a name", n, at from moved order by n desc; drop table moved;`);
        expect((await readRows(session, ["public.record"])).columns).toEqual(columns);
        await session.send(`update "The app"."a ""b""" set "a name" = '' where n = 2`);
        const changed = (await readRows(session, ["public.record"])).columns;
        expect([...changed].filter(([column, sum]) => columns.get(column) !== sum)).toHaveLength(1);
      });
    }),
  );
});
