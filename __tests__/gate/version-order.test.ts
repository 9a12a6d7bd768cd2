import { expect, test } from "@jest/globals";
import { isPreRelease, matchingTags } from "../../src/gate/version-order.ts";

test("the newest version comes first, by number and not by letter", () => {
  const tags = ["v1.9.3", "v1.10.0", "v2.0.0-rc.1", "v2.0.0-rc.10", "v2.0.0-rc.2", "v2.0.0", "v1.10"];
  expect(matchingTags(tags, "v*")).toEqual([
    "v2.0.0",
    "v2.0.0-rc.10",
    "v2.0.0-rc.2",
    "v2.0.0-rc.1",
    "v1.10.0",
    "v1.10",
    "v1.9.3",
  ]);
});

test("a pattern matches the whole name, also of a tag with a folder", () => {
  const tags = ["api/v1.0.0", "api/v1.1.0", "web/v9.0.0", "v1.0.0", "xv1.0.0"];
  expect(matchingTags(tags, "api/v*")).toEqual(["api/v1.1.0", "api/v1.0.0"]);
  expect(matchingTags(tags, "v?.0.0")).toEqual(["v1.0.0"]);
  expect(matchingTags(["for-16.1/v1.9", "for-15.1/v1.10"], "for-*")).toEqual(["for-15.1/v1.10", "for-16.1/v1.9"]);
});

test("numbers in a product's name are not its version", () => {
  const tags = ["app2-v1.4.0", "app2-v1.10.0", "app2-v1.10.0-beta.1"];
  expect(matchingTags(tags, "app2-*")).toEqual(["app2-v1.10.0", "app2-v1.10.0-beta.1", "app2-v1.4.0"]);
});

test("dates and build numbers are versions, too; a name without a number comes last", () => {
  const tags = ["release-latest", "release-2024-02-01", "release-2023-12-31", "release-2024-02-01.2"];
  expect(matchingTags(tags, "release-*")).toEqual([
    "release-2024-02-01.2",
    "release-2024-02-01",
    "release-2023-12-31",
    "release-latest",
  ]);
});

test("what comes before a release is told from a release", () => {
  const pre = ["v1.0.0-rc.1", "1.0.0b2", "0.19.4-beta.7", "v2.0.0-alpha"];
  const released = ["v1.0.0", "1.0.0+build.5", "3.2.1.Final", "release-2024-01-05", "latest"];
  expect(pre.filter(isPreRelease)).toEqual(pre);
  expect(released.filter(isPreRelease)).toEqual([]);
});
