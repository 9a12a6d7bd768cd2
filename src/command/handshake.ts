/**
 * The beginning of a client's connection (manual, "Start-up"): no TLS on loopback, a password of the gate's own, and what
 * the client asks for.
 */
import { once } from "node:events";
import type { Socket } from "node:net";
import { compose, errorMessage, FieldReader } from "./messages.ts";
import { refusalOfStartup } from "./startup-parameters.ts";

export type Opening =
  | { readonly kind: "session"; readonly startup: ReadonlyMap<string, string> }
  | { readonly kind: "cancel"; readonly pid: number; readonly secret: number };

/** Codes in the place of a version: src/include/libpq/pqcomm.h */
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
const VERSION_3_0 = 196_608;

/** A longer first packet is none (MAX_STARTUP_PACKET_LENGTH). */
const LONGEST_STARTUP = 10_000;

/** Null when the connection ends on the way, or the client has another password. */
export async function shakeHands(client: Socket, password: string): Promise<Opening | null> {
  for (;;) {
    const head = await take(client, 8);
    if (head === null) return null;
    const [length, code] = [head.readInt32BE(0), head.readInt32BE(4)];
    if (length < 8 || length > LONGEST_STARTUP) return refuse(client, "08P01", "this is no start-up packet");
    const body = length === 8 ? Buffer.alloc(0) : await take(client, length - 8);
    if (body === null) return null;
    if (code === SSL_REQUEST || code === GSS_REQUEST) client.write("N");
    else if (code === CANCEL_REQUEST && body.length >= 8) {
      return { kind: "cancel", pid: body.readInt32BE(0), secret: body.readInt32BE(4) };
    } else if (code >>> 16 === 3) return authenticate(client, { version: code, body, password });
    else return refuse(client, "0A000", "only version 3 of the protocol is spoken here");
  }
}

interface Start {
  readonly version: number;
  readonly body: Buffer;
  readonly password: string;
}

async function authenticate(client: Socket, { version, body, password }: Start): Promise<Opening | null> {
  const startup = readStartup(body);
  const unknown = [...startup.keys()].filter((name) => name.startsWith("_pq_."));
  if (version > VERSION_3_0 || unknown.length > 0) {
    client.write(compose("v", { int32: VERSION_3_0 }, { int32: unknown.length }, ...unknown));
  }
  client.write(compose("R", { int32: 3 /* AuthenticationCleartextPassword */ }));
  const head = await take(client, 5);
  if (head === null) return null;
  const length = head.readInt32BE(1);
  if (head[0] !== "p".charCodeAt(0) || length < 5 || length > LONGEST_STARTUP) {
    return refuse(client, "08P01", "a password was expected");
  }
  const given = await take(client, length - 4);
  if (given === null) return null;
  if (new FieldReader(given, 0).string() === password) {
    const refusal = refusalOfStartup(startup);
    return refusal === null ? { kind: "session", startup } : refuse(client, "0A000", refusal);
  }
  return refuse(
    client,
    "28P01",
    "password authentication failed: connect as DATABASE_URL or the PG… variables say, which the gate has set",
  );
}

function readStartup(body: Buffer): Map<string, string> {
  const reader = new FieldReader(body, 0);
  const startup = new Map<string, string>();
  while (!reader.ended) {
    const name = reader.string();
    if (name === "") break;
    startup.set(name, reader.string());
  }
  return startup;
}

function refuse(client: Socket, code: string, message: string): null {
  client.end(errorMessage("FATAL", code, message));
  return null;
}

/** So many bytes; null when the connection ends before. */
async function take(socket: Socket, size: number): Promise<Buffer | null> {
  for (;;) {
    const bytes = socket.read(size) as Buffer | null;
    if (bytes !== null) return bytes.length === size ? bytes : null;
    if (socket.readableEnded || socket.destroyed) return null;
    const waiting = new AbortController();
    const { signal } = waiting;
    const events = ["readable", "end", "close"].map((event) => once(socket, event, { signal }));
    await Promise.race(events).catch(() => undefined);
    waiting.abort();
    await Promise.allSettled(events);
  }
}
