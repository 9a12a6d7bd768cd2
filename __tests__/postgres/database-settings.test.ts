import { expect, test } from "@jest/globals";
import { assignment } from "../../src/postgres/database-settings.ts";

test.each([
  ["work_mem=8MB", `"work_mem" = '8MB'`],
  ["app.note=a=b", `"app"."note" = 'a=b'`],
  ["app.note=it's \\ here", `"app"."note" = E'it''s \\\\ here'`],
  ["app.note=", `"app"."note" = ''`],
  ['search_path="$user", public', `"search_path" = '$user', 'public'`],
  ['search_path="a ""b"", c"', `"search_path" = 'a "b", c'`],
  ['search_path=""', `"search_path" = ''`],
  ["DateStyle=ISO, MDY", `"DateStyle" = 'ISO, MDY'`],
])("%s is set by %s", (stored, sql) => {
  expect(assignment(stored)).toBe(sql);
});
