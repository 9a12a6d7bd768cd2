/**
 * Which scripts write what all databases of a server share: roles, memberships and their settings, databases,
 * tablespaces, the server's configuration. A text search, so that it sees the commands within `do` and `execute` too.
 */

/** Between two words of a command: white space and comments. */
const GAP = String.raw`(?:\s|--[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)+`;

const SHARED_COMMANDS = [
  String.raw`\b(?:create|alter|drop|comment${GAP}on)${GAP}(?:role|user|group|database|tablespace)\b`,
  // `grant … on database`, `security label on role`
  String.raw`\bon${GAP}(?:role|database|tablespace|parameter)\b`,
  String.raw`\balter${GAP}system\b`,
  String.raw`\b(?:drop|reassign)${GAP}owned\b`,
  // Memberships: rights on an object have an `on`.
  String.raw`\b(?:grant|revoke)\b(?:(?!\bon\b)[^;])*?\b(?:to|from)\b`,
  String.raw`\b(?:update|insert${GAP}into|delete${GAP}from)${GAP}(?:only${GAP})?(?:pg_catalog\.)?pg_(?:authid|auth_members|database|db_role_setting|parameter_acl|shdescription|tablespace)\b`,
];

const WRITES_SHARED = new RegExp(SHARED_COMMANDS.join("|"), "i");

const COPIES_TO_SERVER = new RegExp(String.raw`\bcopy\b[^;]*\b(?:program|to)\b`, "i");

export function writesSharedCatalogs(text: string): boolean {
  return WRITES_SHARED.test(text);
}

/** Also files and programs of the machine that the server runs on. */
export function mayReachBeyondDatabase(text: string): boolean {
  return WRITES_SHARED.test(text) || COPIES_TO_SERVER.test(text);
}

/** A command in the text of a body, and what it is about. */
export interface SharedCommand {
  /** Whoever names no role and no database may still do harm: `create database`, `alter system`, `copy … program`. */
  readonly always: boolean;
  readonly about: "roles" | "databases";
  /** From the command to the end of its statement. */
  readonly text: string;
}

const ALWAYS = new RegExp(
  String.raw`\b(?:alter${GAP}system\b|create${GAP}database\b|(?:create|alter|drop)${GAP}tablespace\b|copy\b[^;]*\b(?:to|from)${GAP}program\s*'+)[^;]*`,
  "gi",
);
const ABOUT_ROLES = new RegExp(
  [
    String.raw`\b(?:alter|drop|comment${GAP}on)${GAP}(?:role|user|group)\b[^;]*`,
    String.raw`\b(?:drop|reassign)${GAP}owned\b[^;]*`,
    String.raw`\b(?:grant|revoke)\b(?:(?!\bon\b)[^;])*?\b(?:to|from)\b[^;]*`,
  ].join("|"),
  "gi",
);
const ABOUT_DATABASES = new RegExp(String.raw`\b(?:alter|drop|on)${GAP}database\b[^;]*`, "gi");

/** What a function's or a `do` block's body may run, as far as its text tells. */
export function sharedCommandsIn(body: string): SharedCommand[] {
  const found = (pattern: RegExp, about: SharedCommand["about"], always = false): SharedCommand[] =>
    [...body.matchAll(pattern)].map(([text]) => ({ always, about, text }));
  return [...found(ALWAYS, "databases", true), ...found(ABOUT_ROLES, "roles"), ...found(ABOUT_DATABASES, "databases")];
}

/** True when the text has the name as a word of its own. */
export function namesIt(text: string, name: string): boolean {
  const pattern = name.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\w$])${pattern}(?![\w$])`, "i").test(text);
}
