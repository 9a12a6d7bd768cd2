/**
 * One connection of the command's, passed on to the database message by message. What it runs is noted; where it is
 * watched, the gate asks its own question between the server's last answer and the client's next message.
 */
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { RawConnection } from "../postgres/raw-connection.ts";
import type { PostgresError } from "../postgres/session.ts";
import { Exchange } from "./exchange.ts";
import type { Message } from "./messages.ts";
import { compose, MessageReader, readRow } from "./messages.ts";
import type { SeenStatement } from "./seen-statement.ts";

type Rows = readonly (readonly (string | null)[])[];

export interface SessionContext {
  /** Number of the connection, from 0. */
  readonly number: number;
  readonly onStatement: (statement: SeenStatement) => void;
  /** Why a text is not passed on; null when it may. */
  readonly refuse: (text: string) => PostgresError | null;
  /** Null: nothing is asked. */
  readonly watch: {
    readonly question: string;
    /** True when the catalog may be another one now. */
    readonly isDue: (statement: SeenStatement) => boolean;
    readonly tell: (statements: readonly SeenStatement[], rows: Rows) => void;
  } | null;
}

/** Ends when either side ends. */
export class ProxySession {
  readonly #client: Socket;
  readonly #server: Duplex;
  readonly #context: SessionContext;
  readonly #exchange: Exchange;
  readonly #fromClient = new MessageReader();
  readonly #fromServer = new MessageReader();
  readonly #refusals = new Map<string, PostgresError>();
  /** Statements since the last question. */
  #due: SeenStatement[] = [];
  #asking: { readonly statements: readonly SeenStatement[]; readonly rows: (string | null)[][] } | null = null;
  #held: Buffer[] = [];
  #blind = false;

  constructor(client: Socket, server: RawConnection, context: SessionContext) {
    this.#client = client;
    this.#server = server.stream;
    this.#context = context;
    this.#exchange = new Exchange(context.number, {
      sent: (statement) => {
        this.#markRefused(statement);
        context.onStatement(statement);
      },
      completed: (statement) => {
        // Of a message that holds many statements, the first one decides for all.
        if (statement.completed === 1 && context.watch?.isDue(statement) === true) this.#due.push(statement);
      },
    });
  }

  /** Settles when both sides are closed. */
  async run(): Promise<void> {
    const [client, server] = [this.#client, this.#server];
    const ends = [client, server].map((side) => new Promise<void>((resolve) => side.once("close", () => resolve())));
    for (const side of [client, server]) side.on("error", () => side.destroy());
    client.once("close", () => server.end());
    server.once("close", () => client.destroySoon());
    client.on("data", (chunk: Buffer) => this.#guarded(() => this.#clientSays(chunk)));
    server.on("data", (chunk: Buffer) => this.#guarded(() => this.#serverSays(chunk)));
    if (server.destroyed) client.destroySoon();
    await Promise.all(ends);
  }

  /** For what is no message of the protocol. */
  #guarded(pass: () => void): void {
    try {
      pass();
    } catch {
      this.#client.destroy();
      this.#server.destroy();
    }
  }

  #clientSays(chunk: Buffer): void {
    if (this.#asking !== null) {
      this.#held.push(chunk);
      this.#client.pause();
      return;
    }
    const messages = this.#fromClient.push(chunk).map((message) => this.#passOn(message));
    write(this.#server, this.#client, messages);
  }

  #passOn(message: Message): Buffer {
    const text = Exchange.textOf(message);
    const refusal = text === null ? null : this.#context.refuse(text);
    if (text === null || refusal === null) {
      this.#exchange.send(message);
      return message.bytes;
    }
    this.#refusals.set(text, refusal);
    this.#exchange.send(message, text);
    const own = `do $gate$ begin raise exception using errcode = '${refusal.code}', message = $why$${refusal.message}$why$; end $gate$`;
    return message.type === "Q" ? compose("Q", own) : compose("P", preparedName(message), own, { int16: 0 });
  }

  #markRefused(statement: SeenStatement): void {
    const refusal = this.#refusals.get(statement.text);
    if (refusal !== undefined) statement.refused = true;
  }

  #serverSays(chunk: Buffer): void {
    const out: Buffer[] = [];
    for (const message of this.#fromServer.push(chunk)) {
      if (this.#asking !== null) this.#answer(message, out);
      else {
        this.#exchange.receive(message);
        if (message.type === "Z" && this.#shallAsk(message)) this.#ask();
        else out.push(message.bytes);
      }
    }
    write(this.#client, this.#server, out);
    if (this.#asking === null) this.#release();
  }

  /** Not in a transaction that has failed, and not while the client has more on its way. */
  #shallAsk({ bytes }: Message): boolean {
    const status = String.fromCodePoint(bytes[5] ?? 0);
    return !this.#blind && this.#due.length > 0 && status !== "E" && this.#exchange.idle;
  }

  /** By named objects of the extended protocol: a simple query would end the client's unnamed statement and portal. */
  #ask(): void {
    const { watch } = this.#context;
    if (watch === null) return;
    this.#asking = { statements: this.#due, rows: [] };
    this.#due = [];
    const name = "migration_gate";
    const question = [
      compose("P", name, watch.question, { int16: 0 }),
      compose("B", name, name, { int16: 0 }, { int16: 0 }, { int16: 0 }),
      compose("E", name, { int32: 0 }),
      compose("C", Buffer.from("P"), name),
      compose("C", Buffer.from("S"), name),
      compose("S"),
    ];
    this.#server.write(Buffer.concat(question));
  }

  #answer(message: Message, out: Buffer[]): void {
    const { type, bytes } = message;
    if (this.#asking === null) return;
    if (type === "D") this.#asking.rows.push(readRow(message));
    else if (type === "E") this.#blind = true;
    // A notification, or a setting that another session has changed: the client's.
    else if (type === "A" || type === "S") out.push(bytes);
    else if (type === "Z") {
      const { statements, rows } = this.#asking;
      this.#asking = null;
      if (!this.#blind) this.#context.watch?.tell(statements, rows);
      out.push(bytes);
    }
  }

  #release(): void {
    const held = this.#held.splice(0);
    for (const [index, chunk] of held.entries()) {
      if (this.#asking !== null) {
        this.#held.push(...held.slice(index));
        return;
      }
      this.#clientSays(chunk);
    }
    if (held.length > 0) this.#client.resume();
  }
}

function preparedName({ bytes }: Message): string {
  return bytes.toString("utf8", 5, bytes.indexOf(0, 5));
}

/** The reader waits while the writer's buffer is full. */
function write(to: Duplex, from: Duplex, buffers: readonly Buffer[]): void {
  if (buffers.length === 0 || to.destroyed) return;
  if (to.write(Buffer.concat(buffers))) return;
  from.pause();
  to.once("drain", () => from.resume());
}
