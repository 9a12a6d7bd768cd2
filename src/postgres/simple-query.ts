/**
 * One simple-query message and everything that PostgreSQL answers to it, in the form that `pg` calls a submittable.
 * It ends with ReadyForQuery or with the connection, and never throws.
 */
import type { Connection } from "pg";
import type { CompletedStatement, MessageOutcome, Notice, PostgresError, SendOptions } from "./session.ts";

type Row = readonly (string | null)[];

/** Notices kept per message; a loop that raises them must not fill the memory. */
const maxNotices = 10_000;

/** What `copy … from stdin` is told; PostgreSQL repeats it in its error. */
export const copyRefusal = "a migration has no data on standard input";

/**
 * A comment or an empty statement (`;;`) is no statement to PostgreSQL and completes nothing; a message that holds
 * nothing else completes nothing either and is no error.
 */
export class SimpleQuery {
  readonly outcome: Promise<MessageOutcome>;
  readonly #text: string;
  readonly #maxRows: number;
  #settle: (outcome: MessageOutcome) => void = ignore;
  readonly #completed: CompletedStatement[] = [];
  readonly #notices: Notice[] = [];
  readonly #receiver: SendOptions["receiver"];
  #rows: Row[] = [];
  #error: PostgresError | null = null;
  readonly #copyData: string | null;
  #inTransaction = false;

  constructor(text: string, maxRows: number, { receiver, copyData }: SendOptions = {}) {
    this.outcome = new Promise((resolve) => (this.#settle = resolve));
    this.#text = text;
    this.#maxRows = maxRows;
    this.#receiver = receiver;
    this.#copyData = copyData ?? null;
  }

  submit(connection: Connection): null {
    const ready = (message?: { status?: string }): void => {
      // I: idle; T: in a transaction; E: in one that failed (manual, "Message Formats", ReadyForQuery).
      this.#inTransaction = message?.status === "T" || message?.status === "E";
      finish(false);
    };
    const ended = (): void => finish(true);
    const finish = (lost: boolean): void => {
      connection.removeListener("readyForQuery", ready);
      connection.removeListener("end", ended);
      this.#finish(lost);
    };
    // After an error `pg` no longer tells the query when the server is ready again, so ask the connection.
    connection.on("readyForQuery", ready);
    connection.on("end", ended);
    connection.query(this.#text);
    return null;
  }

  addNotice(notice: Notice): void {
    if (this.#notices.length < maxNotices) this.#notices.push(notice);
  }

  handleRowDescription(message: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.#rows = [];
    this.#receiver?.start(message.fields.map(({ name, dataTypeID: type }) => ({ name, type })));
  }

  handleDataRow(message: { fields: Row }): void {
    if (this.#receiver !== undefined) this.#receiver.row(message.fields);
    else if (this.#rows.length < this.#maxRows) this.#rows.push(message.fields);
  }

  handleCommandComplete(message: { text: string }): void {
    this.#completed.push({ tag: message.text, rows: this.#rows });
    this.#rows = [];
  }

  handleError(error: unknown): void {
    if (isErrorResponse(error)) this.#error ??= toPostgresError(error);
    // Anything else is the connection's end, or its refusal to take the query: both are final.
    else this.#finish(true);
  }

  handleEmptyQuery(): void {}

  handleReadyForQuery(): void {}

  handlePortalSuspended(): void {}

  handleCopyInResponse(connection: Connection): void {
    const copy = connection as unknown as CopyIn;
    if (this.#copyData === null) return copy.sendCopyFail(copyRefusal);
    if (this.#copyData !== "") copy.sendCopyFromChunk(Buffer.from(this.#copyData));
    copy.endCopyFrom();
  }

  handleCopyData(): void {}

  #finish(lost: boolean): void {
    const inTransaction = !lost && this.#inTransaction;
    this.#settle({ completed: this.#completed, notices: this.#notices, error: this.#error, lost, inTransaction });
  }
}

/** Of `pg`'s connection, and not in its types. */
interface CopyIn {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

function ignore(): void {}

/** As `pg` has it, or a `PostgresError` that was thrown on. */
type ErrorResponse = { readonly severity: string; readonly code: string; readonly message: string } & Partial<
  Record<"detail" | "hint" | "where" | "schema" | "table" | "column" | "constraint", string | null>
> & { readonly position?: string | number | null };

/** An ErrorResponse has a five-character SQLSTATE and a severity; an error of the socket has neither. */
export function isErrorResponse(error: unknown): error is ErrorResponse {
  const { severity, code } = (error ?? {}) as { severity?: unknown; code?: unknown };
  return typeof severity === "string" && typeof code === "string" && code.length === 5;
}

export function toPostgresError(error: ErrorResponse): PostgresError {
  return {
    severity: error.severity,
    code: error.code,
    message: limited(error.message) ?? "",
    detail: limited(error.detail),
    hint: limited(error.hint),
    position: typeof error.position === "string" ? Number(error.position) : (error.position ?? null),
    where: limited(error.where),
    schema: error.schema ?? null,
    table: error.table ?? null,
    column: error.column ?? null,
    constraint: error.constraint ?? null,
  };
}

/** Characters of a message; a migration can raise one of many megabytes, and a report tells it several times. */
const longestText = 4_000;

function limited(text: string | null | undefined): string | null {
  if (typeof text !== "string" || text.length <= longestText) return text ?? null;
  return `${text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
