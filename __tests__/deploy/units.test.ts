import { beforeAll, describe, expect, test } from "@jest/globals";
import { blockWithNote } from "../../src/deploy/block-with-note.ts";
import { composeUnit } from "../../src/deploy/compose-unit.ts";
import { toolLockKey } from "../../src/deploy/tool-lock.ts";
import { groupsOf } from "../../src/deploy/units.ts";
import type { Group, Unit } from "../../src/deploy/units.ts";
import { writesRows } from "../../src/deploy/writes-rows.ts";
import { loadParser } from "../../src/sql/parser.ts";
import { diesel } from "../../src/tools/diesel/diesel.ts";
import { findTool } from "../../src/tools/registry.ts";
import type { Migration, Tool } from "../../src/tools/tool.ts";

beforeAll(loadParser);

function migration(text: string, transactional = true): Migration {
  return { version: "1", name: "a", up: { file: "1/up.sql", text }, down: null, checksum: null, transactional };
}

function groupOf(text: string, transactional: boolean, tool: Tool = diesel): Group {
  const [group] = groupsOf(tool, [migration(text, transactional)]);
  if (group === undefined) throw new Error("no group");
  return group;
}

/** What is sent, one text each; the tool's own insert in short. */
function sent({ sendings }: Pick<Unit, "sendings">): string[] {
  return sendings.map((each) => (each.kind === "script" ? each.text.trim() : (each.sql.split(" ")[0] ?? "")));
}

test("a tool's transaction is one unit, statement by statement, and nothing is half of it", () => {
  const { units, atomic } = groupOf("select 1; select 2;", true);
  expect(units.map(sent)).toEqual([["BEGIN", "select 1", "select 2;", "INSERT", "COMMIT"]]);
  expect(atomic).toBe(true);
});

test("without one, a message is a unit, and the record another", () => {
  const { units, atomic } = groupOf("select 1; select 2;", false);
  expect(units.map(sent)).toEqual([["select 1; select 2;"], ["INSERT"]]);
  expect(atomic).toBe(false);
});

test("a message is cut behind what commits, and keeps what comes before it in the same transaction", () => {
  const text = "select 1; begin; select 2; commit; select 3; rollback; begin; select 4; commit;";
  const { units } = groupOf(text, false);
  expect(units.map(sent)).toEqual([
    ["select 1; begin; select 2; commit"],
    ["select 3; rollback"],
    ["begin; select 4; commit;"],
    ["INSERT"],
  ]);
  expect(units.map(({ end }) => end)).toEqual(["script", "rollback", "script", "message"]);
});

test("a transaction that a file does not end is rolled back with the session", () => {
  expect(groupOf("begin; select 1;", false).units.map(({ end }) => end)).toEqual(["rollback"]);
});

function noted(text: string, transactional: boolean, alone = false): string[][] {
  return groupOf(text, transactional).units.map((unit, index) =>
    sent({ sendings: composeUnit(unit, `NOTE ${index + 1}`, alone && index === 0) }),
  );
}

describe("the note", () => {
  test("is within the unit's own transaction", () => {
    expect(noted("select 1;", true)).toEqual([["BEGIN", "select 1;", "INSERT", "NOTE", "COMMIT"]]);
    expect(noted("select 1; select 2 -- end", false)).toEqual([
      ["select 1; select 2 -- end\n;\nNOTE 1"],
      ["begin", "INSERT", "NOTE", "commit"],
    ]);
    expect(noted("begin; select 1; commit", false)[0]).toEqual(["begin; select 1; NOTE 1;\ncommit"]);
    expect(noted("begin; select 1; rollback; select 2", false).slice(0, 2)).toEqual([
      ["begin; select 1; rollback", "NOTE"],
      ["select 2\n;\nNOTE 2"],
    ]);
  });

  test("comes after a statement that can be in no transaction, and into the last one of a block", () => {
    expect(noted("vacuum trips", false, true)[0]).toEqual(["vacuum trips", "NOTE"]);
    expect(noted("do $$ begin commit; end $$", false, true)[0]).toEqual([expect.stringContaining("NOTE 1;\n"), "NOTE"]);
    const mark = "update note set done = 1";
    expect(blockWithNote("do $$ begin commit; end $$", mark)).toBe(
      "do $gate_$\nbegin\n begin commit; end\n;\nupdate note set done = 1;\nend\n$gate_$",
    );
    expect(blockWithNote("do language plpgsql $x$ begin perform '$gate_$'; end; $x$", mark)).toContain("do $gate__$");
    expect(blockWithNote("do language plperl 'x'", mark)).toBe("do language plperl 'x'");
  });
});

test.each([
  ["create table a (id int)", false],
  ["alter table a add column b int; drop table c; create index on a (b); comment on table a is 'x'", false],
  ["create view v as select 1; grant select on v to public; set lock_timeout = '1s'", false],
  ["insert into a values (1)", true],
  ["create table b as select * from a", true],
  ["do $$ begin end $$", true],
  ["select setval('s', 1)", true],
  ["truncate a", true],
])("`%s` writes rows: %s", (sql, expected) => expect(writesRows(sql)).toBe(expected));

test("tools' advisory locks are those of their sources", () => {
  const place = { database: "database_name", schema: "schema_name_1", table: "schema_name_2" };
  const key = (name: string): string | null => toolLockKey(findTool(name), place);
  // database/util_test.go
  expect(key("golang-migrate")).toBe("3743845847");
  expect(key("prisma")).toBe("72707369");
  expect(key("node-pg-migrate")).toBe("7241865325823964");
  expect(key("dbmate")).toBeNull();
  // Two to the 31st and more, but never negative: sqlx multiplies in 64 bits.
  expect(BigInt(key("sqlx") ?? 0) % 0x3d32ad9en).toBe(0n);
});
