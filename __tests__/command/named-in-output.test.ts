import { expect, test } from "@jest/globals";
import { namedInOutput } from "../../src/command/named-in-output.ts";

const files = (...names: readonly string[]) => names.map((file) => ({ file, text: "a\nb\nc\n" }));
const named = (output: string, ...names: readonly string[]): string | null =>
  namedInOutput(output, files(...names))?.file ?? null;

test("a number in the output is not the file that is called by it", () => {
  for (const output of ["exit 1", "1 migration failed", "at line 1", "v1.2 (1)", "1-a"])
    expect([output, named(output, "steps/1.sql", "steps/2.sql")]).toEqual([output, null]);
  expect(named("applying steps/1.sql", "steps/1.sql", "steps/2.sql")).toBe("steps/1.sql");
  expect(named("applying 11.sql, a-1.sql and 1.sql.bak", "steps/1.sql")).toBeNull();
});

test.each([
  ["2024", "2024.js", null],
  ["trips", "trips.js", null],
  ["20240101000000", "20240101000000.js", null],
  ["Applying shop.0002_stops...", "shop/0002_stops.py", "shop/0002_stops.py"],
  ["== 2_stops: migrating", "steps/2_stops.ts", "steps/2_stops.ts"],
  ["at up (/tmp/x/steps/2_stops.js:2:9)", "steps/2_stops.ts", "steps/2_stops.ts"],
  ["12_stops 2_stops_more", "steps/2_stops.ts", null],
])("%j and %s", (output, file, expected) => {
  expect(named(output, file)).toBe(expected);
});

test("the last one counts, with its line; of two with one name the one whose application is named", () => {
  const apps = files("a/0001_initial.py", "b/0001_initial.py");
  expect(namedInOutput("0001_initial", apps)).toBeNull();
  expect(namedInOutput("b.0001_initial", apps)?.file).toBe("b/0001_initial.py");
  const output = "1_a_1.sql\nsteps/2_b_2.sql:2 failed\n";
  expect(namedInOutput(output, files("1_a_1.sql", "steps/2_b_2.sql"))).toMatchObject({
    file: "steps/2_b_2.sql",
    line: 2,
  });
});
