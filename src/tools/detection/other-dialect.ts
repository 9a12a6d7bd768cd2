/**
 * Whether a folder's files are written for another database. What counts is what only one of them reads: words that PostgreSQL's
 * grammar rejects and another dialect has, types that PostgreSQL lacks, and against them what only PostgreSQL has. What everybody
 * reads (`alter table … add column`) says nothing, and neither does a file that is merely broken.
 */
import { folderOf, pathsBelow } from "../../source/tree.ts";
import type { Tree } from "../../source/tree.ts";
import { codeOf, nameDialect } from "../../sql/dialect.ts";
import { foreignType, typesMade } from "../../sql/foreign-types.ts";
import { loadParser, parseScript } from "../../sql/parser.ts";
import { lineIndex } from "../../sql/positions.ts";
import { postgresMarks } from "../../sql/postgres-marks.ts";
import { isWithin } from "../manifests/cargo.ts";
import { fileName, NAMED_BY_PATH, namesDatabase, otherDatabaseIn } from "../paths.ts";
import type { Detection } from "../tool.ts";

/** How many files of a folder are looked into: the oldest, which make the first tables. */
const SAMPLE = 12;
/** Characters; a longer file is data more than anything else. */
const LONGEST = 200_000;
const WAY_BACK = /(?:^|[./_-])(?:down|rollback|undo|revert)(?:\.sql$|\/)|(?:^|\/)U\d[^/]*$/iu;
/** Written for several databases, or with values that a tool puts in. */
const NOT_ITSELF = /^--\s*changeset\b.*\bdbms:|\$\{/imu;
/** Atlas alone of our tools reads templates. */
const TEMPLATE = /\{\{-?\s*[\w.$(][^{}\n]*\}\}/u;

/** The detections, those for another database with the reason why they are unfit. What is known by configuration is not read. */
export async function withoutOtherDialects(tree: Tree, found: readonly Detection[]): Promise<Detection[]> {
  const samples = found.map((each) => (isSettled(each) ? NOTHING : sampleOf(tree, each)));
  const paths = [...new Set(samples.flatMap(({ files }) => files))];
  if (samples.every((each) => each === NOTHING)) {
    return [...found];
  }
  const [contents] = await Promise.all([tree.read(paths), loadParser()]);
  const judged = found.map(async (each, index) => {
    const { files, named } = samples[index] ?? NOTHING;
    const texts = files.map((path) => ({ path, text: contents.get(path)?.toString("utf8") ?? "" }));
    const own = each.tool === "atlas" ? texts.filter(({ text }) => !hasTemplate(text)) : texts;
    if (isDoubtful(each)) return (await isPostgres(own)) ? withoutReason(each) : each;
    const unfit = named ?? (await otherDialectOf(own));
    return unfit === null ? each : { ...each, unfit };
  });
  return Promise.all(judged);
}

function isSettled(found: Detection): boolean {
  const { unfit, postgres, amongOthers } = found;
  return (unfit !== undefined && !isDoubtful(found)) || (postgres === true && amongOthers !== true);
}

/** A word with other meanings is all that speaks against it: `services/oracle`. */
function isDoubtful({ unfit, dir }: Detection): boolean {
  return unfit?.startsWith(NAMED_BY_PATH) === true && !namesDatabase(unfit, dir);
}

function withoutReason(found: Detection): Detection {
  const { unfit, ...rest } = found;
  return unfit === undefined ? found : rest;
}

interface Sample {
  readonly files: readonly string[];
  /** Why the names of the files alone say that the folder is not for us; null: they do not. */
  readonly named: string | null;
}

const NOTHING: Sample = { files: [], named: null };

/** Oldest first: by the numbers in their names. Folders within it that are others' (`mysql/V1__a.sql`) are not looked into. */
function sampleOf(tree: Tree, { dir, folders = [dir] }: Detection): Sample {
  const below = folders.flatMap((folder) => pathsBelow(tree, folder).filter((path) => isWayForth(path, folder)));
  const all = [...new Set(below)];
  const direct = all.filter((path) => folders.includes(folderOf(path)));
  const whole = direct.length > 0 ? direct : all;
  const files = whole.filter((path) => otherDatabaseIn(belowAny(path, folders).replaceAll(".", "/")) === null);
  const { compare } = new Intl.Collator("en", { numeric: true });
  return { files: files.sort(compare).slice(0, SAMPLE), named: namedForOthers(whole) };
}

const FOR_ONE = /\.(?<database>[a-z]+\d?)(?=\.(?:up\.|down\.)?sql$)/iu;

/** `1_a.sqlite.sql`, or `1_a.mysql.up.sql` beside `1_a.postgres.up.sql`. */
function namedForOthers(paths: readonly string[]): string | null {
  const names = paths.map((path) => ({ path, database: FOR_ONE.exec(path)?.groups?.["database"] ?? "" }));
  const others = names.filter(({ database }) => otherDatabaseIn(database) !== null);
  const [first] = others;
  if (first === undefined) return null;
  if (others.length === names.length && others.every(({ database }) => database === first.database))
    return `its files are named for ${first.database}`;
  const own = new Set(names.filter(({ database }) => database !== first.database).map(({ path }) => stemOf(path)));
  const twin = names.find(({ path, database }) => database === first.database && own.has(stemOf(path)));
  return twin === undefined
    ? null
    : `its files are named for several databases (\`${fileName(twin.path)}\`), and a runner of the project's own takes those of one`;
}

function stemOf(path: string): string {
  return path.replace(FOR_ONE, "");
}

function belowAny(path: string, folders: readonly string[]): string {
  const folder = folders.find((each) => isWithin(path, each)) ?? ".";
  return folder === "." ? path : path.slice(folder.length + 1);
}

function isWayForth(path: string, folder: string): boolean {
  return /\.sql$/iu.test(path) && !WAY_BACK.test(`/${belowAny(path, [folder])}`);
}

interface SampleFile {
  readonly path: string;
  readonly text: string;
}

/** What a file says. */
type Evidence =
  | { readonly for: "postgres"; readonly marks: "syntax" | "types" }
  | { readonly for: "others"; readonly reason: string; readonly dialect: string | null; readonly isQuote: boolean };

/** Something that only PostgreSQL has, and nothing of another's. */
async function isPostgres(files: readonly SampleFile[]): Promise<boolean> {
  const evidence = (await Promise.all(files.map((file) => evidenceOf(file, new Set())))).flatMap((each) => each ?? []);
  return evidence.length > 0 && evidence.every((each) => each.for === "postgres");
}

/** A word of another dialect's in one file weighs as much as PostgreSQL's own in another; where they are as many, it is PostgreSQL's. */
async function otherDialectOf(files: readonly SampleFile[]): Promise<string | null> {
  const read = files.filter(({ text }) => text.length <= LONGEST);
  const made = new Set(read.flatMap(({ text }) => typesMade(text)));
  const evidence = (await Promise.all(read.map((file) => evidenceOf(file, made)))).flatMap((each) => each ?? []);
  const others = evidence.flatMap((each) => (each.for === "others" ? [each] : []));
  const lax = others.every(({ dialect }) => takesAnyType(dialect));
  const own = evidence.filter((each) => each.for === "postgres" && (each.marks === "syntax" || !lax));
  const told = others.find(({ isQuote }) => !isQuote) ?? others[0];
  return told !== undefined && others.length > own.length ? told.reason : null;
}

/** Null: of what nothing is known. */
async function evidenceOf({ path, text }: SampleFile, made: ReadonlySet<string>): Promise<Evidence | null> {
  const outcome = parseScript(text);
  const marks = postgresMarks(text);
  if (!outcome.ok && hasTemplate(text)) return templateIn(path, text);
  const type = foreignType(text, outcome, made);
  if (type !== null) {
    const reason = `\`${type.type}\` at line ${type.line} of \`${path}\` is no type of PostgreSQL's`;
    return marks === null ? { for: "others", reason, dialect: null, isQuote: false } : null;
  }
  const rejected = !outcome.ok && outcome.error !== null && !NOT_ITSELF.test(text) ? outcome.error : null;
  const found = rejected === null ? null : await nameDialect(text, rejected.offset);
  if (found === null) return marks === null ? null : { for: "postgres", marks };
  const { dialect, evidence, line } = found;
  const reason = `this is ${dialect}: \`${evidence}\` at line ${line} of \`${path}\``;
  const isMixed = marks === "syntax" || (marks === "types" && !takesAnyType(dialect));
  return isMixed ? null : { for: "others", reason, dialect, isQuote: evidence.startsWith("`") };
}

function hasTemplate(text: string): boolean {
  return TEMPLATE.test(codeOf(text));
}

function templateIn(path: string, text: string): Evidence {
  const mark = TEMPLATE.exec(codeOf(text));
  const line = lineIndex(text).lineOf(mark?.index ?? 0);
  const reason = `\`${mark?.[0]}\` at line ${line} of \`${path}\` is filled in by a runner of the project's own`;
  return { for: "others", reason, dialect: null, isQuote: false };
}

function takesAnyType(dialect: string | null): boolean {
  return dialect === "SQLite";
}
