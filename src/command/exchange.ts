/**
 * Which of a client's messages the server has not answered yet, and which answer belongs to which statement. Both
 * protocols, also pipelined (manual, "Message Flow"). What cannot be followed is said (`lost`), never guessed.
 */
import type { PostgresError } from "../postgres/session.ts";
import type { Message } from "./messages.ts";
import { FieldReader, readError } from "./messages.ts";
import type { SeenStatement } from "./seen-statement.ts";
import { seenStatement } from "./seen-statement.ts";

type Kind = "query" | "parse" | "bind" | "describe" | "execute" | "close" | "sync" | "function";

interface Sent {
  readonly kind: Kind;
  /** Null for what runs no statement. */
  readonly statement: SeenStatement | null;
}

interface Portal {
  readonly text: string;
  readonly values: readonly string[];
}

export interface ExchangeEvents {
  /** A statement that was sent to be run, or whose preparation failed. */
  readonly sent: (statement: SeenStatement) => void;
  /** It completed, all or part of it. */
  readonly completed: (statement: SeenStatement) => void;
}

/** Types of the messages that end with ReadyForQuery. */
const ENDS: ReadonlySet<Kind> = new Set(["query", "sync", "function"]);

/** A statement is told when it is executed, or when it fails before. */
const PREPARES: ReadonlySet<Kind> = new Set(["parse", "bind"]);

export class Exchange {
  readonly #connection: number;
  readonly #events: ExchangeEvents;
  readonly #prepared = new Map<string, string>();
  readonly #portals = new Map<string, Portal>();
  #waiting: Sent[] = [];
  /** What completed last: at Sync it may fail all the same (deferred constraints). */
  #latest: SeenStatement | null = null;
  /** After an error the server passes over everything up to the next Sync. */
  #skipping = false;
  /** During COPY FROM STDIN the server passes over Sync. */
  #copying = false;
  #lost = false;

  constructor(connection: number, events: ExchangeEvents) {
    this.#connection = connection;
    this.#events = events;
  }

  /** True when everything is answered. */
  get idle(): boolean {
    return this.#waiting.length === 0 && !this.#lost;
  }

  /** The SQL that a client's message holds; null for one that holds none. */
  static textOf({ type, bytes }: Message): string | null {
    if (type !== "Q" && type !== "P") return null;
    const reader = new FieldReader(bytes);
    if (type === "P") reader.string();
    return reader.string();
  }

  /** A message of the client's is passed on. `original`: its SQL, where the gate sends another one in its place. */
  send(message: Message, original: string | null = null): void {
    const sent = this.#read(message, original);
    if (sent === null || (this.#skipping && sent.kind !== "sync")) return;
    if (sent.kind === "sync") {
      if (this.#copying) return;
      this.#skipping = false;
    }
    if (sent.statement !== null && !PREPARES.has(sent.kind)) this.#events.sent(sent.statement);
    this.#waiting.push(sent);
  }

  #read(message: Message, original: string | null): Sent | null {
    const reader = new FieldReader(message.bytes);
    switch (message.type) {
      case "Q":
        return this.#running("query", { text: original ?? reader.string(), values: [] });
      case "P": {
        const name = reader.string();
        const text = original ?? reader.string();
        this.#prepared.set(name, text);
        return this.#running("parse", { text, values: [] });
      }
      case "B":
        return this.#running("bind", this.#bind(reader));
      case "E":
        return this.#running("execute", this.#portals.get(reader.string()) ?? { text: "", values: [] });
      case "D":
        return { kind: "describe", statement: null };
      case "C":
        return { kind: "close", statement: null };
      case "S":
        return { kind: "sync", statement: null };
      case "F":
        return { kind: "function", statement: null };
      case "c" /* CopyDone */:
      case "f" /* CopyFail */:
        this.#copying = false;
        return null;
      default:
        return null;
    }
  }

  #running(kind: Kind, { text, values }: Portal): Sent {
    return { kind, statement: seenStatement(this.#connection, text, values) };
  }

  #bind(reader: FieldReader): Portal {
    const portal = reader.string();
    const text = this.#prepared.get(reader.string()) ?? "";
    for (let formats = reader.int16(); formats > 0; formats--) reader.int16();
    const values: string[] = [];
    for (let count = reader.int16(); count > 0 && !reader.ended; count--) {
      values.push(reader.value()?.toString("utf8") ?? "");
    }
    this.#portals.set(portal, { text, values });
    return { text, values };
  }

  /** A message of the server's. */
  receive(message: Message): void {
    switch (message.type) {
      case "1":
        return this.#answered("parse");
      case "2":
        return this.#answered("bind");
      case "3":
        return this.#answered("close");
      case "n" /* NoData */:
        return this.#answered("describe");
      case "T" /* RowDescription */:
        return this.#head?.kind === "describe" ? this.#answered("describe") : undefined;
      case "C" /* CommandComplete */:
      case "I" /* EmptyQueryResponse */:
      case "s" /* PortalSuspended */:
        return this.#completed();
      case "G" /* CopyInResponse */:
        return this.#copyIn();
      case "E":
        return this.#failed(readError(message));
      case "Z":
        return this.#ready();
      default:
        return undefined;
    }
  }

  get #head(): Sent | undefined {
    return this.#waiting[0];
  }

  #answered(kind: Kind): void {
    if (this.#head?.kind === kind) this.#waiting.shift();
    else this.#lost = true;
  }

  #completed(): void {
    const head = this.#head;
    if (head?.statement === undefined || head.statement === null || PREPARES.has(head.kind)) {
      this.#lost = true;
      return;
    }
    head.statement.completed += 1;
    this.#latest = head.statement;
    this.#events.completed(head.statement);
    if (head.kind === "execute") this.#waiting.shift();
  }

  /** What the client has sent behind the statement before it knew of the COPY. */
  #copyIn(): void {
    this.#copying = this.#head?.kind === "execute";
    while (this.#copying && this.#waiting[1]?.kind === "sync") this.#waiting.splice(1, 1);
  }

  #failed(error: PostgresError): void {
    this.#copying = false;
    const head = this.#head;
    if (head === undefined) return;
    this.#blame(head, error);
    if (ENDS.has(head.kind)) return;
    const next = this.#waiting.findIndex(({ kind }) => kind === "sync");
    this.#skipping = next < 0;
    this.#waiting = next < 0 ? [] : this.#waiting.slice(next);
  }

  #blame({ kind, statement }: Sent, error: PostgresError): void {
    const run = PREPARES.has(kind)
      ? this.#waiting.find((each) => each.kind === "execute" || each.kind === "sync")
      : null;
    const blamed = kind === "sync" ? this.#latest : (run?.statement ?? statement);
    if (blamed === null) return;
    blamed.error = error;
    // It was only to be prepared.
    if (blamed === statement && PREPARES.has(kind)) this.#events.sent(blamed);
  }

  #ready(): void {
    const head = this.#waiting.shift();
    if (head === undefined || !ENDS.has(head.kind)) this.#lost = true;
  }
}
