/**
 * Whether a folder's files are written for another database: PostgreSQL's own grammar rejects most of a sample of them, and
 * the rejected words are another dialect's. Files that are merely broken stay PostgreSQL's.
 */
import type { Tree } from "../source/tree.ts";
import { pathsBelow } from "../source/tree.ts";
import type { Dialect } from "../sql/dialect.ts";
import { nameDialect } from "../sql/dialect.ts";
import { loadParser, parseScript } from "../sql/parser.ts";
import type { Detection } from "./tool.ts";

/** How many files of a folder are looked into: the oldest, which make the first tables. */
const SAMPLE = 3;
/** Characters; a longer file is data more than anything else. */
const LONGEST = 200_000;
const WAY_BACK = /(?:^|[./_-])(?:down|rollback|undo|revert)(?:\.sql$|\/)|(?:^|\/)U\d[^/]*$/iu;

/** The detections, those for another database with the reason why they are unfit. What is known by configuration is not read. */
export async function withoutOtherDialects(tree: Tree, found: readonly Detection[]): Promise<Detection[]> {
  const samples = found.map((each) => (isSettled(each) ? [] : sampleOf(tree, each.dir)));
  const paths = [...new Set(samples.flat())];
  if (paths.length === 0) {
    return [...found];
  }
  const [contents] = await Promise.all([tree.read(paths), loadParser()]);
  const judged = found.map(async (each, index) => {
    const files = (samples[index] ?? []).map((path) => ({ path, text: contents.get(path)?.toString("utf8") ?? "" }));
    const unfit = await otherDialectOf(files);
    return unfit === null ? each : { ...each, unfit };
  });
  return Promise.all(judged);
}

function isSettled({ unfit, postgres }: Detection): boolean {
  return unfit !== undefined || postgres === true;
}

function sampleOf(tree: Tree, dir: string): string[] {
  return pathsBelow(tree, dir)
    .filter((path) => /\.sql$/iu.test(path) && !WAY_BACK.test(path.slice(dir.length)))
    .slice(0, SAMPLE);
}

interface SampleFile {
  readonly path: string;
  readonly text: string;
}

async function otherDialectOf(files: readonly SampleFile[]): Promise<string | null> {
  const named = (await Promise.all(files.map(async (file) => ({ file, dialect: await dialectOf(file) })))).flatMap(
    ({ file, dialect }) => (dialect === null ? [] : [{ file, dialect }]),
  );
  const [first] = named;
  if (first === undefined || named.length * 2 <= files.length) {
    return null;
  }
  const { dialect, evidence, line } = first.dialect;
  return `this is ${dialect}: \`${evidence}\` at line ${line} of \`${first.file.path}\``;
}

/** Null for what PostgreSQL reads, and for what nothing is known of. */
async function dialectOf({ text }: SampleFile): Promise<Dialect | null> {
  if (text.length > LONGEST) {
    return null;
  }
  const outcome = parseScript(text);
  return outcome.ok || outcome.error === null ? null : nameDialect(text, outcome.error.offset);
}
