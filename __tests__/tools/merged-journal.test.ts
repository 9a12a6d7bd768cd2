import { expect, test } from "@jest/globals";
import { mergeJournals } from "../../src/tools/merged-journal.ts";
import { journalOf } from "../support/drizzle-layout.ts";

const tags = (text: string | null): unknown =>
  (JSON.parse(text ?? "{}") as { entries?: { tag: string }[] }).entries?.map(({ tag }) => tag);

test("the entries of both sides are kept, base's new ones before head's", () => {
  const merged = mergeJournals(journalOf(["0001_a", "0003_c"]), journalOf(["0001_a"]), journalOf(["0001_a", "0002_b"]));
  expect(tags(merged)).toEqual(["0001_a", "0003_c", "0002_b"]);
});

test("what one side has removed is gone, and a time that one side has changed is its", () => {
  const before = journalOf(["0001_a", "0002_b", "0003_c"]);
  const base = journalOf(["0001_a", "0003_c"], { "0001_a": 7 });
  const head = journalOf(["0001_a", "0002_b"]);
  const merged = mergeJournals(base, before, head);
  expect(tags(merged)).toEqual(["0001_a"]);
  expect(merged).toContain('"when":7');
  expect(mergeJournals(head, before, base)).toContain('"when":7');
});

test("what is no journal is left to head", () => {
  expect(mergeJournals("{", "", journalOf([]))).toBeNull();
});
