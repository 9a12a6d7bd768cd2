/**
 * What only PostgreSQL (or a database that speaks its language) reads: the counterweight to another dialect's words.
 */
import { codeOf } from "./dialect.ts";

/** Held against the code: strings, comments and quoted names are blanked out. */
const SYNTAX: readonly RegExp[] = [
  /\b(?:big|small)?serial\b/iu,
  /[\w)\]]\s*::\s*\w/u,
  /\blanguage\s+plpgsql\b/iu,
  /\bcreate\s+(?:extension|domain|policy|materialized\s+view)\b/iu,
  /\bcreate\s+type\s+[\w."]+\s+as\b/iu,
  /\balter\s+type\b/iu,
  /\bgenerated\s+(?:always|by\s+default)\s+as\s+identity\b/iu,
  /\busing\s+(?:gin|gist|brin)\b/iu,
  /\bindex\s+concurrently\b/iu,
  /\balter\s+(?:column\s+)?\w+\s+(?:type|set\s+data\s+type)\b/iu,
  /\b(?:gen_random_uuid|uuid_generate_v4|nextval|jsonb_\w+|to_tsvector)\s*\(/iu,
  /\b(?:int|integer|text|uuid|varchar)\s*\[\s*\]/iu,
  /\b(?:owner\s+to|comment\s+on\s+(?:table|column))\b/iu,
  /\bset\s+search_path\b/iu,
];

/** SQLite takes any word for a type. `uuid` is also what columns are called. */
const TYPES =
  /\b(?:timestamptz|timestamp\s+with(?:out)?\s+time\s+zone|jsonb|bytea|tsvector|citext|uuid\s+(?:not\s+null|primary\s+key|default|references|unique))\b/iu;

/** What a text has of it; `types`: nothing but names of types. */
export function postgresMarks(text: string): "syntax" | "types" | null {
  const code = codeOf(text);
  if (SYNTAX.some((mark) => mark.test(code))) return "syntax";
  return TYPES.test(code) ? "types" : null;
}
