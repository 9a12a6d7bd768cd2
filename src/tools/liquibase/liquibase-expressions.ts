/**
 * Which contexts, labels and databases let a changeset run. Read from liquibase-standard 5.0.4: src/main/java/liquibase/util/
 * ExpressionMatcher.java, {ContextExpression,LabelExpression}.java, changelog/filter/{Context,Label}ChangeSetFilter.java,
 * database/DatabaseList.java.
 */

/** What Liquibase is started with. */
export interface RunFilter {
  /** Empty: every changeset runs, whatever its context. */
  readonly contexts: readonly string[];
  /** Empty: whatever its labels. */
  readonly labels: readonly string[];
}

/** `own`: the changeset's; `inherited`: those of the changelogs and includes that lead to it. */
export function contextsFit({ contexts }: RunFilter, own: string, inherited: readonly string[]): boolean {
  const whole = fullContext(own, inherited);
  const asked = contexts.some((each) => matches(each, whole === "" ? [] : [whole]));
  return (asked || fits(own, contexts)) && inherited.every((each) => fits(each, contexts));
}

/** `labels`: the changeset's and those of the includes that lead to it. One without labels always runs. */
export function labelsFit({ labels: filter }: RunFilter, labels: readonly string[]): boolean {
  return filter.length === 0 || filter.some((each) => matches(each, labels.flatMap(words)));
}

/** As it is recorded (changelog/ChangeSet.java: `buildFullContext`). */
export function fullContext(own: string, inherited: readonly string[]): string {
  const all = [...inherited, own].filter((each) => each.trim() !== "");
  return all.map((each) => (/[, ]/u.test(each) ? `(${each})` : each)).join(" AND ");
}

/** The same: `buildFullLabels`. */
export function fullLabels(labels: readonly string[]): string {
  return labels.flatMap(words).join(",");
}

/** Labels are lower-case. */
function words(labels: string): string[] {
  return labels.split(",").flatMap((each) => each.trim().toLowerCase() || []);
}

/** One without a context runs in all. */
function fits(context: string, contexts: readonly string[]): boolean {
  const expressions = split(context);
  const demanding = contexts.some((each) => /^[\s(]*@/u.test(each));
  if (expressions.length === 0 && !demanding) return !contexts.some((each) => /\bnocontexts\b/iu.test(each));
  return expressions.some((each) => matches(each, contexts));
}

/** At commas outside parentheses. */
export function split(expressions: string): string[] {
  const found: string[] = [""];
  let depth = 0;
  for (const each of expressions) {
    depth += each === "(" ? 1 : each === ")" && depth > 0 ? -1 : 0;
    if (each === "," && depth === 0) found.push("");
    else found.push((found.pop() ?? "") + each);
  }
  return found.flatMap((each) => each.trim() || []);
}

/** `and` binds stronger than `or`; a comma is an `or`. Where there is nothing to compare with, everything matches. */
function matches(expression: string, items: readonly string[]): boolean {
  let flat = expression.trim();
  for (let inner = NESTED.exec(flat); inner !== null; inner = NESTED.exec(flat)) {
    const value = matches(inner[1] ?? "", items) ? ":TRUE" : ":FALSE";
    flat = `${flat.slice(0, inner.index)} ${value} ${flat.slice(inner.index + inner[0].length)}`;
  }
  return flat
    .split(/\s*,\s*|\s+or\s+/iu)
    .some((either) => either.split(/\s+and\s+/iu).every((each) => matchesWord(each.trim(), items)));
}

const NESTED = /\(([^()]*)\)/u;

function matchesWord(word: string, items: readonly string[]): boolean {
  const [, not, demanded, name = ""] = /^(?:@\s*(?=!|not\s))?(!|not\s)?\s*(@)?\s*(.*)$/isu.exec(word) ?? [];
  const negated = not !== undefined;
  if (!negated && TRUTH.has(name)) return name === ":TRUE";
  if (demanded === undefined && /^nocontexts$/iu.test(name)) return negated !== (items.length === 0);
  if (demanded === undefined && items.length === 0) return true;
  const there = TRUTH.has(name)
    ? name === ":TRUE"
    : items.some((each) => each.replace(/^@\s*/u, "").toLowerCase() === name.toLowerCase());
  return there !== negated;
}

const TRUTH = new Set([":TRUE", ":FALSE"]);

/** DatabaseList.java: `definitionMatches`. */
export function isForPostgres(dbms: string): boolean {
  const names = dbms
    .toLowerCase()
    .split(",")
    .map((each) => each.trim());
  if (names.includes("!postgresql") || names.includes("none")) return false;
  const wanted = names.filter((each) => !each.startsWith("!"));
  return wanted.length === 0 || wanted.includes("all") || wanted.includes("postgresql");
}
