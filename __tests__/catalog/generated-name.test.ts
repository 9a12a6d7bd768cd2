import { expect, test } from "@jest/globals";
import { isGeneratedName } from "../../src/catalog/generated-name.ts";

const foreignKey = { table: "trips", columns: ["user_id"], label: "fkey" };

test("a name is generated when PostgreSQL would choose it, with or without a number", () => {
  expect(isGeneratedName("trips_user_id_fkey", foreignKey)).toBe(true);
  expect(isGeneratedName("trips_user_id_fkey1", foreignKey)).toBe(true);
  expect(isGeneratedName("trips_pkey", { table: "trips", columns: null, label: "pkey" })).toBe(true);
  expect(isGeneratedName("trips_a_b_idx12", { table: "trips", columns: ["a", "b"], label: "idx" })).toBe(true);
});

test("a name is given when PostgreSQL would not choose it", () => {
  expect(isGeneratedName("trips_user_fk", foreignKey)).toBe(false);
  expect(isGeneratedName("trips_user_id_fkey01", foreignKey)).toBe(false);
  expect(isGeneratedName("journeys_user_id_fkey", foreignKey)).toBe(false);
  expect(isGeneratedName("trips_id_fkey", foreignKey)).toBe(false);
});

test("a number belongs to the name of the table or column where that ends in one", () => {
  expect(isGeneratedName("t1_idx", { table: "t1", columns: null, label: "idx" })).toBe(true);
  expect(isGeneratedName("t_idx1", { table: "t1", columns: null, label: "idx" })).toBe(false);
});

test("the longer part is shortened to 63 bytes, whole characters only", () => {
  const table = "a".repeat(50);
  expect(
    isGeneratedName(`${"a".repeat(29)}_${"b".repeat(29)}_key`, { table, columns: ["b".repeat(40)], label: "key" }),
  ).toBe(true);
  expect(isGeneratedName(`${"é".repeat(29)}_pkey`, { table: "é".repeat(31), columns: null, label: "pkey" })).toBe(true);
});
