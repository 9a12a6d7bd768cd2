import { describe, expect, jest, test } from "@jest/globals";
import { UserError } from "../../src/errors.ts";
import { DatabaseUrl } from "../../src/postgres/database-url.ts";
import { openSession } from "../../src/postgres/pg-session.ts";
import { inspectUrl } from "../../src/postgres/url-server.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import { serverUrl } from "../support/servers.ts";

async function refusal(url: string, major: number | null = null): Promise<UserError> {
  const refused = withServer({ databaseUrl: url, major, progress: () => undefined }, async () => "used");
  const error: unknown = await refused.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(UserError);
  const { message, remedy } = error as UserError;
  expect(`${message} ${remedy}`).not.toMatch(/hush|undefined/);
  expect(remedy).not.toBeNull();
  return error as UserError;
}

function changed(change: (url: URL) => void): string {
  const url = new URL(serverUrl(18));
  change(url);
  return url.href;
}

describe("what cannot be used is one clear sentence without the password", () => {
  test("a wrong password", async () => {
    const { message } = await refusal(changed((url) => (url.password = "hush")));
    expect(message).toMatch(
      /^Cannot connect to postgres:\/\/postgres@127\.0\.0\.1:\d+\/postgres: the password is wrong, or there is no such role \(password authentication failed for user "postgres"\)\.$/,
    );
  });

  test("no user in the URL", async () => {
    const { message } = await refusal("postgres://@127.0.0.1:1/x");
    expect(message).toMatch(/^Cannot connect to postgres:\/\/127\.0\.0\.1:1\/x: the connection was refused\.$/);
  });

  test("no password", async () => {
    const { message } = await refusal(changed((url) => (url.password = "")));
    expect(message).toMatch(/: the server asks for a password and the URL has none\.$/);
  });

  test("a database that does not exist", async () => {
    const { message } = await refusal(changed((url) => (url.pathname = "/nowhere")));
    expect(message).toMatch(/\/nowhere: the database does not exist \(database "nowhere" does not exist\)\.$/);
  });

  test("nobody listens", async () => {
    const { message, remedy } = await refusal("postgres://me:hush@127.0.0.1:1/x");
    expect(message).toBe("Cannot connect to postgres://me@127.0.0.1:1/x: the connection was refused.");
    expect(remedy).toContain("--health-cmd pg_isready");
  });

  test("nobody listens on either address of localhost", async () => {
    const { message } = await refusal("postgres://me:hush@localhost:1/x");
    expect(message).toBe("Cannot connect to postgres://me@localhost:1/x: the connection was refused.");
  });

  test("an unknown host", async () => {
    const { message } = await refusal("postgresql://me:hush@nowhere.invalid/x");
    expect(message).toMatch(
      /^Cannot connect to postgres:\/\/me@nowhere\.invalid:5432\/x: the host name (?:is not known|could not be looked up)\.$/,
    );
  });

  test("no such socket", async () => {
    const { message } = await refusal("postgres://me:hush@/x?host=/nowhere");
    expect(message).toContain("there is no such socket");
  });

  test("TLS that the server does not offer", async () => {
    const { message, remedy } = await refusal(changed((url) => (url.search = "?sslmode=verify-full")));
    expect(message).toContain("the server does not offer TLS.");
    expect(remedy).toContain("sslmode");
  });

  test.each(["prefer", "allow"])("TLS that the server does not offer, and that need not be: %s", async (mode) => {
    const warn = jest.spyOn(process, "emitWarning");
    const url = new DatabaseUrl(changed((each) => (each.search = `?sslmode=${mode}&application_name=x`)));
    const { session } = await inspectUrl(url, null);
    await session.end();
    expect(url.connectionString()).toContain("?sslmode=disable&application_name=x");
    expect(new DatabaseUrl("postgres://me@host/x?sslmode=require").connectionString()).toContain("=verify-full");
    expect(warn).not.toHaveBeenCalled();
  });

  test("a certificate file that is not there", async () => {
    const { message } = await refusal(changed((url) => (url.search = "?sslrootcert=/nowhere.pem")));
    expect(message).toContain("cannot be read (ENOENT)");
  });

  test.each(["mysql://me:hush@host/x", "hush", "postgres://me:hu%sh@host:70000/x", "postgres://me:hush@host:port/x"])(
    "no URL of PostgreSQL: %s",
    async (url) => {
      const { message } = await refusal(url);
      expect(message).toBe("The database URL is not a PostgreSQL connection URL.");
    },
  );

  test("another major than asked for", async () => {
    const { message } = await refusal(serverUrl(14), 18);
    expect(message).toMatch(/^PostgreSQL 18 is asked for, but the server at postgres:\/\/postgres@[^ ]+ is 14\.\d+\.$/);
  });

  test("a role that may not create databases", async () => {
    const session = await openSession({ connectionString: serverUrl(18) });
    await session.send("create role gate_small login password 'hush'");
    try {
      const { message, remedy } = await refusal(
        changed((url) => ((url.username = "gate_small"), (url.password = "hush"))),
      );
      expect(message).toBe(
        "The role `gate_small` of the database URL may not create databases, and the gate works in databases of its own.",
      );
      expect(remedy).toContain('ALTER ROLE "gate_small" CREATEDB');
    } finally {
      await session.send("drop role gate_small");
      await session.end();
    }
  });

  test("a major that is not supported", async () => {
    const refused = withServer({ databaseUrl: null, major: 13, progress: () => undefined }, async () => "used");
    await expect(refused).rejects.toThrow("PostgreSQL 13 is not supported.");
  });
});
