/**
 * A connection to a database as bytes, for a client that speaks the protocol itself. `pg` opens it (TLS, authentication), and
 * then nobody listens but the caller.
 */
import type { Duplex } from "node:stream";
import type { ClientConfig } from "pg";
import { Client } from "pg";

export interface RawConnection {
  readonly stream: Duplex;
  /** Process id of its server process. */
  readonly pid: number;
  /** What the server has told of its settings: `server_version`, `client_encoding` … */
  readonly parameters: ReadonlyMap<string, string>;
}

export interface RawOptions {
  /** What the client asks for when it starts; the user and the database are not its to choose. */
  readonly startup: ReadonlyMap<string, string>;
  /** Milliseconds; 0 for none. The client may ask for another. */
  readonly statementTimeout: number;
  /** SQL that runs before the client has its say; null for none. */
  readonly sessionSetup: string | null;
}

/** The parts of `pg`'s client that its types leave out. */
interface Inside {
  processID: number;
  getStartupConf(): Record<string, string>;
  readonly connection: Client["connection"] & {
    on(event: "parameterStatus", listener: (message: ParameterStatus) => void): unknown;
    readonly stream: Duplex;
  };
}

interface ParameterStatus {
  readonly parameterName: string;
  readonly parameterValue: string;
}

/** Throws what `pg` throws when it cannot connect, and PostgreSQL's error when `sessionSetup` fails. */
export async function openRawConnection(config: ClientConfig, options: RawOptions): Promise<RawConnection> {
  const client = new Client(config);
  const inside = client as unknown as Inside;
  const parameters = new Map<string, string>();
  client.on("error", () => undefined);
  const defaults = inside.getStartupConf();
  inside.getStartupConf = () => startupConfiguration(defaults, options);
  inside.connection.on("parameterStatus", ({ parameterName, parameterValue }) =>
    parameters.set(parameterName, parameterValue),
  );
  try {
    await client.connect();
    const encoding = options.startup.get("client_encoding");
    if (encoding !== undefined && !/^'?utf-?8'?$/iu.test(encoding)) {
      await client.query(`select pg_catalog.set_config('client_encoding', $1, false)`, [encoding]);
    }
    if (options.sessionSetup !== null) await client.query(options.sessionSetup);
  } catch (error) {
    inside.connection.stream.destroy();
    throw error;
  }
  const { stream } = inside.connection;
  stream.removeAllListeners("data");
  return { stream, pid: inside.processID, parameters };
}

function startupConfiguration(
  defaults: Readonly<Record<string, string>>,
  { startup, statementTimeout }: RawOptions,
): Record<string, string> {
  const asked = Object.fromEntries(
    // `pg` itself sends the encoding; what begins with `_pq_.` are options of later protocols, and `replication` is no setting.
    [...startup].filter(([name]) => !/^(?:user|database|replication|client_encoding|_pq_\..*)$/u.test(name)),
  );
  const own = statementTimeout > 0 ? { statement_timeout: String(statementTimeout) } : {};
  const options = [defaults["options"], asked["options"]].filter((each) => each !== undefined).join(" ");
  return { ...defaults, ...own, ...asked, ...(options !== "" && { options }) };
}
