import { expect, test } from "@jest/globals";
import { Exchange } from "../../src/command/exchange.ts";
import type { Message } from "../../src/command/messages.ts";
import { compose, errorMessage, MessageReader } from "../../src/command/messages.ts";
import type { SeenStatement } from "../../src/command/seen-statement.ts";

function messages(bytes: readonly Buffer[]): Message[] {
  return new MessageReader().push(Buffer.concat(bytes));
}

function exchange(): {
  seen: SeenStatement[];
  client: (...bytes: Buffer[]) => void;
  server: (...bytes: Buffer[]) => void;
  tracked: Exchange;
} {
  const seen: SeenStatement[] = [];
  const tracked = new Exchange(0, { sent: (statement) => void seen.push(statement), completed: () => undefined });
  return {
    seen,
    tracked,
    client: (...bytes) => messages(bytes).forEach((message) => tracked.send(message)),
    server: (...bytes) => messages(bytes).forEach((message) => tracked.receive(message)),
  };
}

const sync = compose("S");
const ready = compose("Z", Buffer.from("I"));
const execute = (sql: string): Buffer =>
  Buffer.concat([
    compose("P", "", sql, { int16: 0 }),
    compose("B", "", "", { int16: 0 }, { int16: 0 }, { int16: 0 }),
    compose("E", "", { int32: 0 }),
  ]);
const prepared = Buffer.concat([compose("1"), compose("2")]);
const done = compose("C", "DONE");

test("pipelined statements are answered one after the other", () => {
  const { seen, client, server, tracked } = exchange();
  client(execute("select 1"), execute("select 2"), sync);
  server(prepared, done, prepared);
  expect(tracked.idle).toBe(false);
  server(done, ready);
  expect(tracked.idle).toBe(true);
  expect(seen.map(({ text, completed }) => [text, completed])).toEqual([
    ["select 1", 1],
    ["select 2", 1],
  ]);
});

test("after an error the server passes over the rest up to Sync", () => {
  const { seen, client, server, tracked } = exchange();
  client(execute("select 1/0"), execute("select 2"), sync, execute("select 3"), sync);
  server(compose("1"), errorMessage("ERROR", "22012", "division by zero"), ready, prepared, done);
  expect(tracked.idle).toBe(false);
  server(ready);
  expect(tracked.idle).toBe(true);
  expect(seen.map(({ text, error, completed }) => [text, error?.code, completed])).toEqual([
    ["select 1/0", "22012", 0],
    ["select 2", undefined, 0],
    ["select 3", undefined, 1],
  ]);
});

test("COPY FROM STDIN over the extended protocol swallows the Sync that is sent before its data", () => {
  const { client, server, tracked } = exchange();
  client(execute("copy a from stdin"), sync);
  server(prepared, compose("G", Buffer.from([0]), { int16: 0 }));
  client(compose("d", Buffer.from("1\n")), sync, compose("c"), sync);
  server(done);
  expect(tracked.idle).toBe(false);
  server(ready);
  expect(tracked.idle).toBe(true);
});

test("a constraint that fails at Sync is the last statement's", () => {
  const { seen, client, server, tracked } = exchange();
  client(execute("insert into a values (1)"), sync);
  server(prepared, done, errorMessage("ERROR", "23503", "no such row"), ready);
  expect(tracked.idle).toBe(true);
  expect(seen.map(({ error }) => error?.code)).toEqual(["23503"]);
});

test("an answer that nobody asked for is no reason to ask anything in between", () => {
  const { client, server, tracked } = exchange();
  client(sync);
  server(compose("1"), ready);
  expect(tracked.idle).toBe(false);
});

test("a message is put together from single bytes", () => {
  const reader = new MessageReader();
  const bytes = Buffer.concat([compose("Q", "select 1"), sync]);
  const messages = [...bytes].flatMap((byte) => reader.push(Buffer.from([byte])));
  expect(messages.map(({ type, bytes: own }) => [type, own.length])).toEqual([
    ["Q", 14],
    ["S", 5],
  ]);
});
