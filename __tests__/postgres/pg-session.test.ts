import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { PgSession } from "../../src/postgres/pg-session.ts";
import { openSession } from "../../src/postgres/pg-session.ts";
import { serverUrl } from "../support/servers.ts";

describe.each([18, 14] as const)("a session on PostgreSQL %i", (major) => {
  let session: PgSession;
  beforeAll(async () => {
    session = await openSession({ connectionString: serverUrl(major) });
    await session.send("create temporary table kept (id int primary key, name text)");
  });
  afterAll(async () => session.end());

  test("tells each statement's tag and its rows as text", async () => {
    const outcome = await session.send(
      "select 1, null, true, 'é'; insert into kept values (1, 'a'), (2, 'b'); set work_mem = '1MB'",
    );
    expect(outcome).toEqual({
      completed: [
        { tag: "SELECT 1", rows: [["1", null, "t", "é"]] },
        { tag: "INSERT 0 2", rows: [] },
        { tag: "SET", rows: [] },
      ],
      notices: [],
      error: null,
      lost: false,
    });
  });
});
