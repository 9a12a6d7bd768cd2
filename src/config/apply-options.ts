/**
 * `apply` and what goes with it: a migration tool that the gate does not know, by its command.
 */
import { UserError } from "../errors.ts";
import { printable } from "../printable.ts";
import { text } from "./values.ts";
import type { YamlEntry } from "./yaml-map.ts";

export interface ApplyOptions {
  /** Applies what is pending on the database that `DATABASE_URL` names. */
  readonly command: string;
  /** Undoes what was applied last on that database, all of it or one by one; null: the way back is not tried. */
  readonly rollback: string | null;
  /** Runs once in each checkout before the others; null for nothing. */
  readonly install: string | null;
  /** Added to the environment of all of them. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds that each run of a command may take. */
  readonly timeout: number;
}

type Entries = ReadonlyMap<string, YamlEntry>;

/** Keys that mean something with `apply` alone. */
const PARTS = ["rollback", "install", "env", "apply-timeout"];

/** Throws a UserError for keys that do not go together. `outer`: entries that hold where these say nothing. */
export function refuseApply(entries: Entries, outer: Entries): void {
  const [apply, tool] = [entries.get("apply"), entries.get("tool")];
  if (apply !== undefined && tool !== undefined) {
    throw new UserError(`\`apply\` (${apply.place}) and \`tool\` exclude each other`, {
      remedy: "Under `apply` the command alone decides what runs; leave the other one out.",
    });
  }
  // Beside a list of projects it may be for one of them; a project with a tool has no use for the command of all.
  if (apply !== undefined || entries.has("projects") || (outer.has("apply") && tool === undefined)) return;
  const part = PARTS.find((key) => entries.has(key));
  if (part !== undefined) throw withoutCommand(part, entries.get(part)?.place ?? "");
}

function withoutCommand(part: string, place: string): UserError {
  if (part === "rollback") {
    return new UserError(`\`rollback\` (${place}) needs \`apply\`: it undoes what that command has applied`, {
      remedy:
        "Under a tool that the gate knows leave it out: that tool's own rollback is run. Else say which command applies the migrations.",
    });
  }
  return new UserError(`\`${part}\` (${place}) needs \`apply\`: it is for that command`, {
    remedy: "Say which command applies the migrations, for instance `apply: npx knex migrate:latest`, or leave it out.",
  });
}

/** Throws a UserError for what is set beside a list of projects and holds for none of them. */
export function refuseForNobody(entries: Entries, projects: readonly { readonly apply: unknown }[]): void {
  const runs = projects.filter(({ apply }) => apply !== null).length;
  const unused = [
    { keys: ["fresh-from"], idle: true, why: "is of one history; give it to the project that it belongs to" },
    { keys: PARTS, idle: runs === 0, why: "needs `apply`: it is for that command, and none of the projects has one" },
    { keys: ["tool"], idle: runs === projects.length, why: "holds for none of the projects: `apply` excludes it" },
  ];
  for (const { keys, idle, why } of unused) {
    const key = keys.find((each) => idle && entries.has(each));
    if (key !== undefined)
      throw new UserError(`\`${key}\` (${entries.get(key)?.place ?? ""}) beside \`projects\` ${why}`);
  }
}

/** One line of shell, or several. */
export function command(value: unknown, title: string): string {
  if (Array.isArray(value)) {
    const joined = value.every((each) => typeof each === "string") ? value.join(" && ") : "one && another";
    throw new UserError(`${title} must be one command; got a list`, { remedy: `Join them: \`${printable(joined)}\`.` });
  }
  if (typeof value === "boolean") {
    throw new UserError(`${title} must be a command; got \`${value}\``, {
      remedy: "Write what you would type at the root of the repository, for instance `npx knex migrate:rollback`.",
    });
  }
  return withoutExpression(text(value, title), title);
}

/** They are put in by GitHub, in workflows alone. */
function withoutExpression(value: string, title: string): string {
  if (!value.includes("${{")) return value;
  throw new UserError(`${title} has an expression of GitHub's, \`\${{ … }}\`, which counts in workflows only`, {
    remedy: "Write the value itself; a secret does not reach the command, and should not.",
  });
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/u;
const OURS = /^(?:DATABASE_URL|PG(?:HOST|PORT|USER|PASSWORD|DATABASE|SSLMODE))$/u;

/** `{ RAILS_ENV: test }`. What names the database is the gate's to say. */
export function variables(entry: YamlEntry): Record<string, string> {
  if (typeof entry.value !== "object" || entry.value === null || Array.isArray(entry.value)) {
    throw new UserError(`\`env\` (${entry.place}) must be a map`, { remedy: "Write `env: { NAME: value }`." });
  }
  const fields = entry.entries(null);
  return Object.fromEntries([...fields].map(([name, field]) => [name, variable(name, field)]));
}

function variable(name: string, { value, place }: YamlEntry): string {
  const title = `\`env.${name}\` (${place})`;
  if (!NAME.test(name)) throw new UserError(`${title} is no name of an environment variable`);
  if (OURS.test(name)) {
    throw new UserError(`${title} is set by the gate`, {
      remedy: `Where the command reads another variable, hand it on in the command: \`apply: DB_URL="$DATABASE_URL" …\`.`,
    });
  }
  if (typeof value === "number" || typeof value === "boolean" || value === "") return String(value);
  const given = withoutExpression(text(value, title), title);
  if (!new RegExp(String.raw`\$\{?${name}\b`, "u").test(given)) return given;
  throw new UserError(`${title} is taken as it is written: \`$${name}\` is not replaced in it`, {
    remedy: `Set it in the command: \`apply: ${name}="${printable(given)}" …\`.`,
  });
}
