/**
 * Messages of PostgreSQL's protocol, version 3: taken out of a stream, made, and read as far as the gate needs to
 * (manual, "Message Formats"). A message is one byte for its type, four for its length (which counts itself), and the rest.
 */
import type { PostgresError } from "../postgres/session.ts";
import { toPostgresError } from "../postgres/simple-query.ts";

export interface Message {
  /** One character. */
  readonly type: string;
  /** All of it, type and length included. */
  readonly bytes: Buffer;
}

const HEADER = 5;

/** Puts messages together from the chunks of a stream. */
export class MessageReader {
  #chunks: Buffer[] = [];
  #size = 0;
  #wanted = HEADER;

  /** The messages that are complete now. Throws for what cannot be one. */
  push(chunk: Buffer): Message[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#wanted) return [];
    const data = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const messages: Message[] = [];
    let at = 0;
    for (;;) {
      this.#wanted = HEADER;
      if (data.length - at < HEADER) break;
      const length = data.readInt32BE(at + 1);
      if (length < 4) throw new Error("a message of the protocol has no length");
      this.#wanted = length + 1;
      if (data.length - at < this.#wanted) break;
      messages.push({ type: String.fromCodePoint(data[at] ?? 0), bytes: data.subarray(at, at + this.#wanted) });
      at += this.#wanted;
    }
    this.#chunks = at < data.length ? [data.subarray(at)] : [];
    this.#size = data.length - at;
    return messages;
  }
}

type Part = string | Buffer | { readonly int16: number } | { readonly int32: number };

/** Strings end with a NUL. */
export function compose(type: string, ...parts: readonly Part[]): Buffer {
  const body = Buffer.concat(parts.map(bytesOf));
  const header = Buffer.alloc(HEADER);
  header.write(type, "latin1");
  header.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

function bytesOf(part: Part): Buffer {
  if (typeof part === "string") return Buffer.from(`${part}\0`);
  if (Buffer.isBuffer(part)) return part;
  const buffer = Buffer.alloc("int16" in part ? 2 : 4);
  if ("int16" in part) buffer.writeInt16BE(part.int16);
  else buffer.writeInt32BE(part.int32);
  return buffer;
}

export function errorMessage(severity: string, code: string, message: string): Buffer {
  return compose("E", `S${severity}`, `V${severity}`, `C${code}`, `M${message}`, Buffer.alloc(1));
}

/** Reads a message's fields one after the other. Past its end everything is empty. */
export class FieldReader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at = HEADER) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get ended(): boolean {
    return this.#at >= this.#bytes.length;
  }

  string(): string {
    const nul = this.#bytes.indexOf(0, this.#at);
    const end = nul < 0 ? this.#bytes.length : nul;
    const text = this.#bytes.toString("utf8", this.#at, end);
    this.#at = end + 1;
    return text;
  }

  byte(): number {
    this.#at += 1;
    return this.#bytes[this.#at - 1] ?? 0;
  }

  int16(): number {
    this.#at += 2;
    return this.#at > this.#bytes.length ? 0 : this.#bytes.readInt16BE(this.#at - 2);
  }

  int32(): number {
    this.#at += 4;
    return this.#at > this.#bytes.length ? 0 : this.#bytes.readInt32BE(this.#at - 4);
  }

  /** Null for SQL's null. */
  value(): Buffer | null {
    const length = this.int32();
    if (length < 0) return null;
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}

/** Fields of ErrorResponse, by their letters. */
const ERROR_FIELDS: Readonly<Record<string, keyof PostgresError>> = {
  C: "code",
  M: "message",
  D: "detail",
  H: "hint",
  P: "position",
  W: "where",
  s: "schema",
  t: "table",
  c: "column",
  n: "constraint",
};

export function readError({ bytes }: Message): PostgresError {
  const reader = new FieldReader(bytes);
  const fields: Record<string, string> = { severity: "ERROR", code: "XX000", message: "" };
  while (!reader.ended) {
    const letter = String.fromCodePoint(reader.byte());
    if (letter === "\0") break;
    const text = reader.string();
    // V: never translated, since 9.6.
    const name = letter === "V" ? "severity" : ERROR_FIELDS[letter];
    if (name !== undefined) fields[name] = text;
  }
  return toPostgresError(fields as unknown as Parameters<typeof toPostgresError>[0]);
}

/** Values of a DataRow in text format. */
export function readRow({ bytes }: Message): (string | null)[] {
  const reader = new FieldReader(bytes);
  return Array.from({ length: reader.int16() }, () => reader.value()?.toString("utf8") ?? null);
}
