import { expect, test } from "@jest/globals";
import { nearestName, nearestNames } from "../src/nearest-name.ts";

test.each([
  ["bse", "base"],
  ["erorr", "error"],
  ["Migration", "migrations"],
  ["rename-migration", "renamed-migration"],
  ["fail", "fail-on"],
])("%s is taken for %s", (given, name) => {
  expect(nearestName(given, ["base", "head", "error", "fail-on", "migrations", "renamed-migration"])).toBe(name);
});

test("what is like nothing known is taken for nothing", () => {
  expect(nearestName("colour", ["base", "head", "error"])).toBeNull();
  expect(nearestName("x", ["y1", "z"])).toBe("z");
  expect(nearestName("base", [])).toBeNull();
});

test("several near names come nearest first, then in alphabetical order, each once", () => {
  expect(nearestNames("featura", ["feature", "features", "feature", "featur", "other"], 3)).toEqual([
    "featur",
    "feature",
    "features",
  ]);
});
