/**
 * `meta/_journal.json`, which drizzle-kit writes: the list of migrations, each with the time that decides whether it runs.
 */
import { isRecord, parseJson } from "../manifests/package-json.ts";
import type { FileProblem } from "../tool.ts";

export interface JournalEntry {
  /** The file's name without `.sql`. */
  readonly tag: string;
  /** Milliseconds since 1970; recorded as `created_at`. */
  readonly when: number;
}

export interface Journal {
  readonly entries: readonly JournalEntry[];
  readonly problems: readonly FileProblem[];
}

export function readJournal(files: ReadonlyMap<string, Buffer>, file: string): Journal {
  const text = files.get(file)?.toString("utf8");
  if (text === undefined) return unusable(file, "Can't find meta/_journal.json file");
  const json = parseJson(text);
  if (/^(?:<{7}|={7}|>{7})/mu.test(text)) return unusable(file, "it holds the marks of a merge conflict");
  if (!isRecord(json) || !Array.isArray(json["entries"]))
    return unusable(file, "it is no JSON with a list of `entries`");
  const entries = json["entries"].filter(isEntry);
  const strange = json["entries"].length - entries.length;
  const { problems } =
    strange === 0 ? { problems: [] } : unusable(file, `${strange} of its entries lack \`tag\` or \`when\``);
  return { entries, problems };
}

function isEntry(value: unknown): value is JournalEntry {
  return isRecord(value) && typeof value["tag"] === "string" && typeof value["when"] === "number";
}

function unusable(file: string, reason: string): Journal {
  const message = `Drizzle runs nothing without a journal that it can read: ${reason}.`;
  const remedy = "Bring the journal back as `drizzle-kit generate` wrote it, each migration with its entry.";
  return { entries: [], problems: [{ kind: "unreadable", file, message, remedy }] };
}

/** `postgresql`, `mysql`, `sqlite` …; null where the text does not tell. */
export function dialectIn(text: string): string | null {
  const json = parseJson(text);
  const dialect = isRecord(json) ? json["dialect"] : null;
  return typeof dialect === "string" ? dialect : null;
}
