/** Which statements are taken for writing rows. */
import { beforeAll, expect, test } from "@jest/globals";
import { writesRows } from "../../src/deploy/writes-rows.ts";
import { loadParser } from "../../src/sql/parser.ts";

beforeAll(loadParser);

test("a query writes rows when it calls what may, or holds what does", () => {
  const asks = [
    "select pg_catalog.set_config('search_path', '', false)",
    "select pg_sleep(1), current_setting('a') where now() > '2000-01-01' and exists (select from a)",
  ];
  const writes = [
    "select add_rows(1)",
    "select app.set_config('a')",
    "select 1 into a",
    "with b as (delete from a) select 1",
    "select setval('a', 1)",
  ];
  expect(asks.filter(writesRows)).toEqual([]);
  expect(writes.filter((each) => !writesRows(each))).toEqual([]);
});
