import { expect, test } from "@jest/globals";
import { passwordsOf, withoutPasswords } from "../../src/github/passwords.ts";

test("a password is known as it is written, as it is parsed and as it is sent", () => {
  expect(passwordsOf("postgres://gate:p%40ss%20word@db.example:5432/app")).toEqual(["p%40ss%20word", "p@ss word"]);
  expect(passwordsOf("postgres://gate:a:b@db.example/app")).toContain("a:b");
});

test("a URL without a password, or none at all, has nothing to mask", () => {
  for (const url of [null, "postgres://postgres@localhost/postgres", "postgres:///app?host=/tmp", "nonsense"]) {
    expect(passwordsOf(url)).toEqual([]);
  }
});

test("passwords are taken out of messages, in URLs and on their own", () => {
  const passwords = passwordsOf("postgres://gate:correct-horse@db.example/app");
  expect(withoutPasswords('role "gate" with correct-horse', passwords)).toBe('role "gate" with ***');
  expect(withoutPasswords("connecting to postgresql://u:short@h:5432/x failed", [])).toBe(
    "connecting to postgresql://u:***@h:5432/x failed",
  );
});

test("a password that is a common word leaves the rest of the message readable", () => {
  expect(withoutPasswords("starting postgres", ["postgres"])).toBe("starting postgres");
});
