import { expect, test } from "@jest/globals";
import { readToml } from "../../../src/tools/manifests/toml.ts";

test("strings, booleans and lists are read by table and key", () => {
  const values = readToml(`
top = "a # b" # comment
[dependencies]
sqlx = { version = "0.8", features = ["postgres", "uuid"], default-features = false }
"quoted" = 'lite\\ral'
[target.'cfg(unix)'.dependencies.diesel]
features = [
  "postgres", # one
  'r2d2',
]
optional = true
`);
  expect(Object.fromEntries(values)).toEqual({
    top: "a # b",
    "dependencies.sqlx.version": "0.8",
    "dependencies.sqlx.features": ["postgres", "uuid"],
    "dependencies.sqlx.default-features": false,
    "dependencies.quoted": "lite\\ral",
    "target.cfg(unix).dependencies.diesel.features": ["postgres", "r2d2"],
    "target.cfg(unix).dependencies.diesel.optional": true,
  });
});

test("what is not understood is not there", () => {
  expect([...readToml('= 1\n[broken\nx = [\n"never closed"').keys()]).toEqual([]);
});
