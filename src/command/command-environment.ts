/**
 * What a command of the repository's gets to know of this process's environment: what finds programs, caches and proxies, and
 * nothing that may be a secret. GitHub's tokens, the Action's inputs and everything else stay outside.
 */

/** Names that are handed on. */
const ALLOWED = new Set([
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "LANG",
  "LANGUAGE",
  "TZ",
  "TMPDIR",
  "CI",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "ALL_PROXY",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "REQUESTS_CA_BUNDLE",
  "LD_LIBRARY_PATH",
  "RUNNER_TOOL_CACHE",
  "PKG_CONFIG_PATH",
  "PYTHONPATH",
  "VIRTUAL_ENV",
  "VOLTA_HOME",
  "NVM_DIR",
  "NVM_BIN",
  "BUNDLE_PATH",
  "BUNDLE_GEMFILE",
  "RUBYLIB",
  "RUBYOPT",
]);

/** Families of names: of language runtimes and package managers, for their folders. */
const ALLOWED_PATTERNS = [
  /^LC_/u,
  /^NODE_/u,
  /^XDG_\w+_(?:HOME|DIR)$/u,
  /^(?:npm|yarn|pnpm|bun|pip|uv|poetry|pipenv|composer|gem|go|mix|hex|rustup|cargo|gradle|maven|m2|java|dotnet|nuget|deno|corepack|pyenv|rbenv|asdf|sdkman|mise)_?\w*?(?:_?cache|_?home|_?root|_?dir|_?path|_?folder)$/iu,
  /^(?:GOPATH|GOCACHE|GOMODCACHE|GOROOT|GOPROXY|GOFLAGS)$/u,
];

const SECRET = /token|secret|passw|passphrase|credential|auth|api_?key|private|cookie|session/iu;

/** `http://token@proxy`, also where the password has a slash or the URL is one of a list; `https://proxy/?key=…`. */
const URL_WITH_MORE = /:\/\/[^]*[@?#]/u;

/** Also without a scheme: `user:password@proxy:3128`. */
const PROXY = /proxy$/iu;

/** `added`: what the config file says; it counts more. */
export function commandEnvironment(
  inherited: Readonly<NodeJS.ProcessEnv>,
  added: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = Object.entries(inherited).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && isHandedOn(entry[0], entry[1]),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: "1", ...added };
}

/** True for what is known to be no secret. */
export function isHandedOn(name: string, value: string): boolean {
  // Proxies and certificates are also written in small letters.
  const known =
    ALLOWED.has(name) || ALLOWED.has(name.toUpperCase()) || ALLOWED_PATTERNS.some((each) => each.test(name));
  return known && !SECRET.test(name) && !URL_WITH_MORE.test(value) && !(PROXY.test(name) && value.includes("@"));
}

/** How the command reaches its database. */
export interface DatabaseAddress {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** `postgresql:` and not `postgres:`, which SQLAlchemy does not know. There is no TLS on loopback, and drivers of Go want it. */
export function databaseVariables({ port, user, password, database }: DatabaseAddress): Record<string, string> {
  const [name, path] = [encodeURIComponent(user), encodeURIComponent(database)];
  return {
    DATABASE_URL: `postgresql://${name}:${password}@127.0.0.1:${port}/${path}?sslmode=disable`,
    PGHOST: "127.0.0.1",
    PGPORT: String(port),
    PGUSER: user,
    PGPASSWORD: password,
    PGDATABASE: database,
    PGSSLMODE: "disable",
  };
}
