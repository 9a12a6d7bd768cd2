/**
 * The connection URL that a user gives: its parts, and errors of connecting told without its password.
 */
import { Client } from "pg";
import { messageOf, UserError } from "../errors.ts";

/** The scheme and the authority; the database; the parameters. */
const shape = /^(postgres(?:ql)?:\/\/[^/?#]*)(?:\/([^?#]*))?(\?[^#]*)?$/i;

export class DatabaseUrl {
  readonly #authority: string;
  #parameters: string;
  /** True for `sslmode=prefer` and `allow`: a server without TLS will do. */
  readonly #mayGoWithoutTls: boolean;
  readonly #database: string;
  /** False where `postgres` stands for what it does not say. */
  readonly namesDatabase: boolean;
  /** `postgres://user@host:5432/name`, for messages. */
  readonly title: string;
  readonly user: string;

  /** @throws UserError when it is no PostgreSQL connection URL. */
  constructor(text: string) {
    const [, authority, database, parameters] = shape.exec(text.trim()) ?? [];
    if (authority === undefined) throw invalid();
    this.#authority = authority;
    this.#parameters = withKnownTlsMode(parameters ?? "");
    this.#mayGoWithoutTls = /[?&]sslmode=(?:prefer|allow)(?:&|$)/u.test(parameters ?? "");
    this.namesDatabase = database !== undefined && database !== "";
    this.#database = this.namesDatabase ? (database ?? "") : "postgres";
    const client = parse(this.connectionString());
    this.user = client.user ?? "";
    const host = client.host.includes(":") ? `[${client.host}]` : client.host;
    const user = this.user === "" ? "" : `${this.user}@`;
    this.title = `postgres://${user}${host}:${client.port}/${client.database ?? ""}`;
  }

  /** For a database of the server, by default the one that the URL names (`postgres` when it names none). */
  connectionString(database?: string): string {
    const name = database === undefined ? this.#database : encodeURIComponent(database);
    return `${this.#authority}/${name}${this.#parameters}`;
  }

  /** From now on; false where the URL asks for TLS. */
  goWithoutTls(): boolean {
    if (this.#mayGoWithoutTls) this.#parameters = this.#parameters.replace(TLS_MODE, "$1disable");
    return this.#mayGoWithoutTls;
  }
}

const TLS_MODE = /([?&]sslmode=)(prefer|allow|require|verify-ca|no-verify)(?=&|$)/u;

/** As `pg` understands it without a warning: it holds `require` and `verify-ca` for `verify-full`. `prefer` and `allow` verify nothing
 * (manual, libpq-ssl). */
function withKnownTlsMode(parameters: string): string {
  const compatible = parameters.includes("uselibpqcompat=true");
  return parameters.replace(TLS_MODE, (found, before: string, mode: string) => {
    if (mode === "prefer" || mode === "allow") return `${before}${compatible ? "prefer" : "no-verify"}`;
    return compatible || mode === "no-verify" ? found : `${before}verify-full`;
  });
}

/** `pg` reads the URL as it will when it connects; what it throws may quote the URL, so it is not passed on. */
function parse(url: string): Client {
  try {
    return new Client({ connectionString: url });
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === "ENOENT" || code === "EACCES") {
      throw new UserError(`A certificate or key file that the database URL names cannot be read (${code}).`, {
        remedy: "Correct `sslrootcert`, `sslcert` or `sslkey` in the URL.",
      });
    }
    throw invalid();
  }
}

function invalid(): UserError {
  return new UserError("The database URL is not a PostgreSQL connection URL.", {
    remedy:
      "Write it as `postgres://user:password@host:5432/database`, with special characters in the password percent-encoded.",
  });
}

/** True when the server has none. */
export function isWithoutTls(error: unknown): boolean {
  return WITHOUT_TLS.test(messageOf(error));
}

const WITHOUT_TLS = /does not support SSL/i;

/** What to tell when the connection to a URL failed. Never quotes the URL. */
export function connectionError(error: unknown, url: DatabaseUrl): UserError {
  const { code } = error as { code?: unknown };
  const text = messageOf(error);
  const known = typeof code === "string" ? byCode[code] : undefined;
  const [what, remedy] = known ?? byMessage.find(({ pattern }) => pattern.test(text))?.answer ?? [text, checkUrl];
  const message = `Cannot connect to ${url.title}: ${what}${what === text ? "" : quoted(code, text)}`;
  return new UserError(message, { remedy, cause: error });
}

/** PostgreSQL's own words add something (which role, which database); the socket's do not. */
function quoted(code: unknown, text: string): string {
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code) && text !== "" ? ` (${text}).` : ".";
}

type Answer = readonly [what: string, remedy: string];

const checkUrl = "Check the database URL, and that the server accepts connections from here.";
const startServer =
  "Start the server, and let the job wait until it is healthy (`options: --health-cmd pg_isready` on a service container); check host and port.";
const credentials = "Correct user and password in the database URL.";

const byCode: Readonly<Record<string, Answer>> = {
  ECONNREFUSED: ["the connection was refused", startServer],
  ENOENT: ["there is no such socket", startServer],
  ENOTFOUND: [
    "the host name is not known",
    "Correct the host in the database URL (in a job that runs on the runner itself, a service container is `localhost`).",
  ],
  EAI_AGAIN: [
    "the host name could not be looked up",
    "Correct the host in the database URL (in a job that runs on the runner itself, a service container is `localhost`).",
  ],
  ETIMEDOUT: ["there was no answer", checkUrl],
  EHOSTUNREACH: ["the host cannot be reached", checkUrl],
  ENETUNREACH: ["the host cannot be reached", checkUrl],
  ECONNRESET: ["the connection was closed by the other side", checkUrl],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    "its certificate is self-signed",
    "Name the certificate with `sslrootcert=`, or add `sslmode=no-verify` to the URL.",
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    "its certificate is not from a known authority",
    "Name the authority's certificate with `sslrootcert=`, or add `sslmode=no-verify` to the URL.",
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    "its certificate is not from a known authority",
    "Name the authority's certificate with `sslrootcert=`, or add `sslmode=no-verify` to the URL.",
  ],
  "28P01": ["the password is wrong, or there is no such role", credentials],
  "28000": ["the server does not let this role in", credentials],
  "3D000": [
    "the database does not exist",
    "Name an existing database in the URL (`check` needs any, such as `postgres`: it makes its own beside it).",
  ],
  "42501": [
    "the role may not connect to this database",
    "Grant it `CONNECT`, or name another role or database in the URL.",
  ],
  "53300": ["the server has no connection left", "Close other connections, or raise `max_connections`."],
  "57P03": ["the server is still starting", startServer],
};

const byMessage: readonly { readonly pattern: RegExp; readonly answer: Answer }[] = [
  { pattern: /timeout expired/i, answer: ["there was no answer", checkUrl] },
  {
    pattern: /password must be a (?:non-empty )?string/i,
    answer: ["the server asks for a password and the URL has none", credentials],
  },
  {
    pattern: WITHOUT_TLS,
    answer: ["the server does not offer TLS", "Remove `sslmode` from the URL, or set it to `disable`."],
  },
  {
    pattern: /Hostname\/IP does not match certificate/i,
    answer: [
      "its certificate is for another host",
      "Use the host that the certificate names, or add `sslmode=no-verify` to the URL.",
    ],
  },
  {
    pattern: /terminated unexpectedly|SSL connection/i,
    answer: ["the connection was closed by the other side", checkUrl],
  },
];
