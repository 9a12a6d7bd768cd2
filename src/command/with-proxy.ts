/**
 * A PostgreSQL server on loopback that is one database of the gate's, for the length of one command: whatever database a
 * client asks for. Its password is the gate's own, so that the real server's never reaches the command.
 */
import { randomBytes, randomInt } from "node:crypto";
import type { AddressInfo, Server as NetServer, Socket } from "node:net";
import { createServer } from "node:net";
import { messageOf } from "../errors.ts";
import type { RawConnection } from "../postgres/raw-connection.ts";
import type { Database } from "../postgres/server.ts";
import type { PostgresError } from "../postgres/session.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import type { Tracking } from "../replay/observation.ts";
import { leavesCatalog, startTracking } from "../replay/observation.ts";
import { splitStatements } from "../sql/split-statements.ts";
import { shakeHands } from "./handshake.ts";
import { compose, errorMessage } from "./messages.ts";
import { ProxySession } from "./proxy-session.ts";
import type { SeenStatement } from "./seen-statement.ts";
import { StatementLog } from "./seen-statement.ts";

export interface ProxyOptions {
  readonly database: Database;
  /** True: every change of the catalog is linked with its statement. */
  readonly observe: boolean;
  /** Milliseconds; 0 for none. */
  readonly statementTimeout: number;
  readonly sessionSetup: string | null;
  /** Why a text is not passed on; null when it may. */
  readonly refuse: (text: string) => PostgresError | null;
}

export interface Proxy {
  readonly port: number;
  readonly password: string;
  readonly log: StatementLog;
}

export async function withProxy<T>(options: ProxyOptions, use: (proxy: Proxy) => Promise<T>): Promise<T> {
  const listener = new ProxyListener(options, options.observe ? await trackingOf(options.database) : null);
  try {
    return await use(await listener.open());
  } finally {
    await listener.close();
  }
}

async function trackingOf(database: Database): Promise<Tracking> {
  const session = await database.connect();
  try {
    return await startTracking(session, null);
  } finally {
    await session.end();
  }
}

/** Questions after which only every tenth change of the catalog is asked for: they cost more than they tell. */
const MANY_QUESTIONS = 1_000;
const STRIDE = 10;

class ProxyListener {
  readonly #options: ProxyOptions;
  readonly #tracking: Tracking | null;
  readonly #log = new StatementLog();
  readonly #password = randomBytes(18).toString("hex");
  readonly #server: NetServer;
  readonly #sockets = new Set<Socket>();
  readonly #connections = new Map<number, RawConnection & { readonly secret: number }>();
  readonly #running = new Set<Promise<void>>();
  #connected = 0;
  #questions = 0;

  constructor(options: ProxyOptions, tracking: Tracking | null) {
    this.#options = options;
    this.#tracking = tracking;
    this.#server = createServer({ noDelay: true }, (client) => {
      const running = this.#serve(client).catch(() => void client.destroy());
      this.#running.add(running);
      void running.then(() => this.#running.delete(running));
    });
  }

  async open(): Promise<Proxy> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(0, "127.0.0.1", resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    return { port, password: this.#password, log: this.#log };
  }

  /** Ends what is still connected. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    for (const { stream } of this.#connections.values()) stream.destroy();
    await Promise.allSettled(this.#running);
    await closed;
  }

  async #serve(client: Socket): Promise<void> {
    this.#sockets.add(client);
    client.once("close", () => this.#sockets.delete(client));
    client.on("error", () => client.destroy());
    const opening = await shakeHands(client, this.#password);
    if (opening === null) return;
    if (opening.kind === "cancel") {
      client.end();
      return this.#cancel(opening.pid, opening.secret);
    }
    const server = await this.#connect(client, opening.startup);
    if (server === null) return;
    const secret = randomInt(2 ** 31);
    const number = this.#connected++;
    this.#connections.set(number, { ...server, secret });
    client.write(greeting(server, secret));
    await new ProxySession(client, server, this.#contextOf(number)).run();
    this.#connections.delete(number);
  }

  async #connect(client: Socket, startup: ReadonlyMap<string, string>): Promise<RawConnection | null> {
    const { database, statementTimeout, sessionSetup } = this.#options;
    try {
      return await database.connectRaw({ startup, statementTimeout, sessionSetup });
    } catch (error) {
      const { code, message } = postgresErrorOf(error) ?? { code: "08006", message: messageOf(error) };
      client.end(errorMessage("FATAL", code, message));
      return null;
    }
  }

  #contextOf(number: number): ConstructorParameters<typeof ProxySession>[2] {
    const tracking = this.#tracking;
    const watch = tracking && {
      question: tracking.question,
      isDue: (statement: SeenStatement) => mayChangeCatalog(statement.text) && this.#takesTurn(),
      tell: (statements: readonly SeenStatement[], rows: readonly (readonly (string | null)[])[]) => {
        const touched = tracking.tracker.difference(rows, String(number));
        const last = statements.at(-1);
        if (last !== undefined) last.touched = touched;
      },
    };
    const onStatement = (statement: SeenStatement): void => this.#log.add(statement);
    return { number, onStatement, refuse: this.#options.refuse, watch };
  }

  #takesTurn(): boolean {
    this.#questions += 1;
    return this.#questions <= MANY_QUESTIONS || this.#questions % STRIDE === 0;
  }

  async #cancel(pid: number, secret: number): Promise<void> {
    const found = [...this.#connections.values()].some((each) => each.pid === pid && each.secret === secret);
    if (!found) return;
    const session = await this.#options.database.connect();
    try {
      await session.query("select pg_catalog.pg_cancel_backend($1)", [pid]);
    } finally {
      await session.end();
    }
  }
}

function greeting({ pid, parameters }: RawConnection, secret: number): Buffer {
  return Buffer.concat([
    compose("R", { int32: 0 /* AuthenticationOk */ }),
    ...[...parameters].map(([name, value]) => compose("S", name, value)),
    compose("K", { int32: pid }, { int32: secret }),
    compose("Z", Buffer.from("I")),
  ]);
}

/** A `select` without a parenthesis calls no function. */
function mayChangeCatalog(text: string): boolean {
  return splitStatements(text).statements.some(
    (statement) => !leavesCatalog(statement) && !(statement.kind === "SelectStmt" && !statement.text.includes("(")),
  );
}
