import { expect, test } from "@jest/globals";
import { maskSecrets } from "../../src/deploy/mask-secrets.ts";
import { statementLabel } from "../../src/deploy/statement-label.ts";

test.each([
  ["create role a password 'hunter2'", "create role a password '***'"],
  ["create role a password'hunter2'", "create role a password'***'"],
  ["create role a password/* '*/'hunter2'\n'hunter2'", "create role a password '***' '***'"],
  ["alter role a encrypted password $$hunter2$$", "alter role a encrypted password '***'"],
  ["alter role a password $x$hunter2;$x$ valid until '2030-01-01'", "alter role a password '***' valid until '***'"],
  ["alter role a password E'it\\'s hunter2'", "alter role a password '***'"],
  ["alter role a password U&'hunter2' uescape '!'", "alter role a password '***' uescape '***'"],
  ["alter role a password 'hunter2", "alter role a password '***'"],
  ["create user a identified by 'hunter2'", "create user a identified by '***'"],
  [
    "create user mapping for a server s options (user 'a', password 'hunter2')",
    "create user mapping for a server s options (user 'a', password '***')",
  ],
  ["alter database d set app.jwt_secret to hunter2", "alter database d set app.jwt_secret to ***"],
  ["insert into users (\"password\") values ('hunter2')", "insert into users (\"password\") values ('***')"],
  ["update users set hash = crypt('hunter2', 'salt')", "update users set hash = crypt('***', '***')"],
  [
    "create subscription s connection 'host=h password=hunter2 port=1'",
    "create subscription s connection 'host=h password=***'",
  ],
  ["create subscription s connection 'password = ''hunter2 2'''", "create subscription s connection 'password = ***'"],
  ["select dblink('postgres://a:hun/ter@2@h/d', 'select 1')", "select dblink('postgres://a:***@h/d', 'select 1')"],
  ["select dblink('postgres://h/d?password=hunter2')", "select dblink('postgres://h/d?password=***')"],
  ["do $$ begin create role a password 'hunter2'; end $$", "do $$ begin create role a password '***'; end $$"],
  [
    "do $x$ begin execute 'create role a password ''hunter2'''; end $x$",
    "do $x$ begin execute 'create role a password '***''; end $x$",
  ],
  [
    "do $$ begin execute 'create role a password ' || 'hunter2'; perform 'b'; end $$",
    "do $$ begin execute 'create role a password ' || '***'; perform 'b'; end $$",
  ],
  [
    "do $$ begin execute format('alter role a password %L', 'hunter2'); end $$",
    "do $$ begin execute format('alter role a password %L', '***'); end $$",
  ],
  [
    "do $$ begin execute 'create role a password $x$hunter2$x$ bogus'; end",
    "do $$ begin execute 'create role a password '***' bogus'; end",
  ],
])("a secret is not told: %s", (text, masked) => {
  expect(maskSecrets(text).replaceAll(/\s+/gu, " ")).toBe(masked);
});

test("a label is one line, in which what is no secret stays as it is", () => {
  const plain = "insert into t values ('a: b', $$c$$, E'\\n', @ -1)";
  expect(statementLabel(plain)).toBe(plain);
  expect(statementLabel("alter table users -- why\n  rename password\nto hash; select 'x'")).toBe(
    "alter table users rename password to hash; select 'x'",
  );
  expect(statementLabel(`create role a login password 'hunter2' valid until '${"x".repeat(90)}'`)).toBe(
    "create role a login password '***' valid until '***'",
  );
});
