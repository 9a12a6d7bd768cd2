import { expect, test } from "@jest/globals";
import { tableDiagram } from "../../src/report/mermaid.ts";
import type { ReportTable } from "../../src/report/report.ts";

const trips: ReportTable = {
  name: "public.trips",
  columns: [
    { name: "id", type: "bigint", keys: ["PK"], touched: false },
    { name: "author_id", type: "bigint", keys: ["FK"], touched: false },
    { name: "currency", type: "character(3)", keys: [], touched: true },
  ],
  references: ["public.travellers"],
};

test("a touched table is drawn with its keys and what it refers to", () => {
  expect(tableDiagram([trips])).toBe(`\`\`\`mermaid
erDiagram
  trips {
    bigint id PK
    bigint author_id FK
    character_3 currency "changed"
  }
  travellers ||--o{ trips : ""
\`\`\``);
});

test("nothing is drawn when there is nothing, or too much to read", () => {
  expect(tableDiagram([])).toBe("");
  expect(tableDiagram(Array.from({ length: 7 }, () => trips))).toBe("");
  const [column] = trips.columns;
  if (column === undefined) throw new Error("no column");
  expect(tableDiagram([{ ...trips, columns: Array.from({ length: 61 }, () => column) }])).toBe("");
});

test("a name cannot reach Mermaid's syntax or the fence", () => {
  const hostile = '"x"} ```\n%%{init: {}}%% click a "javascript:alert(1)"';
  const column = { name: hostile, type: hostile, keys: [], touched: false };
  const diagram = tableDiagram([{ name: hostile, columns: [column], references: [hostile] }]);
  const inner = diagram.split("\n").slice(2, -1).join("\n");
  expect(inner).not.toMatch(/[`%;<>()]|"[^"]+"/u);
  expect(diagram.split("\n")).toHaveLength(7);
});
