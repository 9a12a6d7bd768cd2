/**
 * A merged migration's up script is not the same any more. What that means is decided by what the tool does with an
 * edited file and by whether existing and fresh databases still end in the same schema.
 */
import type { Edit } from "../tools/compare-histories.ts";
import { changesText, isMeant } from "../tools/compare-histories.ts";
import type { Check, Divergence, Evidence } from "./check.ts";
import { finding, mendsBase, reachedEnd, shortName } from "./check.ts";
import { divergenceEvidence, divergenceList, divergenceOf, restoreCommand, wayOut } from "./divergence.ts";
import type { Finding } from "./finding.ts";
import { code, count, list } from "./markdown.ts";
import { isUnreleased, releasedWords, unreleasedNote } from "./unreleased.ts";

export const alteredMigration: Check = {
  id: "altered-migration",
  severity: "error",
  summary: "A merged migration's up script is not the same any more.",
  check(evidence) {
    const allowed = evidence.comparison.edits.filter((edit) => isUnreleased(evidence, edit.before));
    const edits = evidence.comparison.edits.filter((edit) => !allowed.includes(edit));
    const layout = edits.filter((edit) => !isMeant(edit));
    const meant = edits.filter(changesText);
    const rewrapped = edits.filter((edit) => isMeant(edit) && !changesText(edit));
    const harmless = meant.filter((edit) => divergenceOfEdit(evidence, edit).length === 0);
    const together = harmless.length > ONE_BY_ONE && bothRead(evidence) ? harmless : [];
    return [
      ...allowed.map((edit) => unreleased(evidence, edit)),
      ...meant.filter((edit) => !together.includes(edit)).map((edit) => semantic(evidence, edit)),
      ...(together.length > 0 ? [sameEnd(evidence, together)] : []),
      ...rewrapped.map((edit) => sentOtherwise(evidence, edit)),
      ...[layout.filter((edit) => isRefused(evidence, edit)), layout.filter((edit) => !isRefused(evidence, edit))]
        .filter((each) => each.length > 0)
        .map((each) => reformatted(evidence, each)),
    ];
  },
};

function unreleased(evidence: Evidence, edit: Edit): Finding {
  const { before, after } = edit;
  return unreleasedNote(evidence, {
    rule: alteredMigration.id,
    title: `${code(shortName(evidence, after.up.file))} was edited after it was merged`,
    before,
    file: after.up.file,
    line: firstDifferingLine(edit),
    divergence: divergenceOfEdit(evidence, edit),
    evidence: { edit: kindOf(edit), version: after.version },
  });
}

function kindOf(edit: Edit): string {
  if (changesText(edit) || !isMeant(edit)) return edit.comparison.kind;
  return edit.transaction ? "transaction" : "delivery";
}

/** False as well where the tool does not count what was changed (line ends, a byte order mark, ignored characters). */
function isRefused({ tool, decision }: Evidence, { before, after }: Edit): boolean {
  if (decision.refusals.some(({ kind, version }) => kind === "edited" && version === after.version)) return true;
  if (!tool.refusesEdits || tool.editedFile !== undefined) return tool.refusesEdits;
  return before.checksum === null || before.checksum !== after.checksum;
}

/** More edits than this that change nothing are one thing to say. */
const ONE_BY_ONE = 3;

function divergenceOfEdit(evidence: Evidence, { before, after }: Edit): Divergence[] {
  return divergenceOf(evidence, [after.up.file, before.up.file]);
}

function bothRead({ paths }: Evidence): boolean {
  return reachedEnd(paths.upgraded) && reachedEnd(paths.fresh);
}

/** For instance `begin` and `commit` taken out of every file. */
function sameEnd(evidence: Evidence, edits: readonly Edit[]): Finding {
  const { tool } = evidence;
  const files = edits.map((edit) => edit.after.up.file);
  const refused = edits.some((edit) => isRefused(evidence, edit));
  const refuses = refused ? `: ${tool.title} will refuse to run` : "; every path still ends in the same schema";
  return finding({
    rule: alteredMigration.id,
    severity: refused ? "error" : "warning",
    title: `${count(files.length, "merged migration")} were edited${refuses}`,
    detail: `${list(files.map(code))}. Databases that ran them before ran their old texts${evidence.tool.judgedByReplay === true ? "" : ", and no tool runs them again"}. Existing and fresh databases still end in the same schema.${toolWords(evidence, edits)}`,
    file: files[0] ?? null,
    line: 1,
    endLine: 1,
    evidence: { edit: "semantic", files, differences: [] },
    remedy: `Restore the files (${restoreCommand(evidence, [evidence.head.dir])} brings back all of them).`,
  });
}

/** A formatter run over many files is one thing to say. */
function reformatted(evidence: Evidence, edits: readonly Edit[]): Finding {
  const { tool } = evidence;
  const files = edits.map((edit) => edit.after.up.file);
  const [first] = files as [string];
  const what = files.length === 1 ? code(shortName(evidence, first)) : count(files.length, "merged migration");
  const bodies = edits.some((edit) => edit.comparison.kind === "function-body-formatting");
  const layout = `Only ${bodies ? "comments, white space and the layout of function bodies" : "comments and white space"} changed`;
  const shared = {
    rule: alteredMigration.id,
    file: first,
    line: 1,
    endLine: 1,
    evidence: { edit: "formatting", files },
  };
  if (!edits.some((edit) => isRefused(evidence, edit))) {
    const title = `${what} ${files.length === 1 ? "was" : "were"} reformatted; nothing changes for any database`;
    const why = tool.refusesEdits
      ? `The checksum by which ${tool.title} knows ${files.length === 1 ? "it" : "each"} is the same.`
      : `${tool.name === "plain" ? "psql" : tool.title} does not look at merged files again.`;
    const detail = `${layout} in ${list(files.map(code))}. ${why}`;
    return finding({ ...shared, severity: "note", title, detail });
  }
  return finding({
    ...shared,
    severity: "error",
    title: `${tool.title} will refuse to run: ${what} ${files.length === 1 ? "has" : "have"} another checksum`,
    detail: `${layout} in ${list(files.map(code))}, but ${tool.editedFile ?? `${tool.title} compares checksums with those it recorded`}.${toolWords(evidence, edits)}`,
    remedy: `Restore ${files.length === 1 ? "the file" : "the files"} (${restoreCommand(evidence, files.length > 5 ? [evidence.head.dir] : files)}); put the comments elsewhere.`,
  });
}

/** Diesel's `metadata.toml`, sqlx's `-- no-transaction`; goose's `StatementBegin`, Liquibase's `splitStatements`. */
function sentOtherwise(evidence: Evidence, edit: Edit): Finding {
  const { before, after } = edit;
  const { file } = after.up;
  const divergence = divergenceOfEdit(evidence, edit);
  const fails = evidence.paths.fresh?.replay.failure?.migration?.version === after.version;
  const blocks = divergence.length > 0 || fails || isRefused(evidence, edit);
  const { title: what, words } = edit.transaction ? inTransaction(evidence, edit) : inPieces(evidence, edit);
  const parts = [
    words,
    ...(fails ? ["There it fails, and no fresh database gets past it."] : []),
    ...(divergence.length > 0
      ? [`Existing and fresh databases end differently:\n\n${divergenceList(divergence)}`]
      : []),
    toolWords(evidence, [edit]).trim(),
  ];
  return finding({
    rule: alteredMigration.id,
    severity: blocks ? "error" : "warning",
    title: `${code(shortName(evidence, file))} ${what}`,
    detail: parts.filter((part) => part !== "").join("\n\n"),
    file,
    line: 1,
    endLine: 1,
    evidence: { edit: kindOf(edit), version: after.version, differences: divergenceEvidence(divergence) },
    remedy: `Restore what said so (${restoreCommand(evidence, [ownFolder(before.up.file)])}).`,
  });
}

interface SentOtherwise {
  readonly title: string;
  readonly words: string;
}

function inTransaction(evidence: Evidence, edit: Edit): SentOtherwise {
  const then = edit.before.transactional ? "in" : "without";
  const title = `was merged to run ${then} a transaction; now it is the other way round`;
  return { title, words: transactionWords(evidence, edit) };
}

function inPieces({ tool }: Evidence, { after }: Edit): SentOtherwise {
  return {
    title: "was merged to be cut into other statements",
    words: `The SQL is the same; what changed is what tells ${tool.title} where a statement ends. Databases that ran ${code(after.version)} before ran its statements as they were cut then, fresh ones run them as they are cut now.`,
  };
}

function transactionWords({ tool }: Evidence, { before, after }: Edit): string {
  const [then, now] = before.transactional ? ["in", "without"] : ["without", "in"];
  return `Databases that ran ${code(after.version)} before ran it ${then} a transaction of ${tool.title}'s own, fresh ones run it ${now} one.`;
}

/** Of a tool with a folder for each migration, whose settings lie beside the script. */
function ownFolder(file: string): string {
  return file.endsWith("/up.sql") ? file.slice(0, -"/up.sql".length) : file;
}

function semantic(evidence: Evidence, edit: Edit): Finding {
  const { file } = edit.after.up;
  const divergence = divergenceOfEdit(evidence, edit);
  const line = firstDifferingLine(edit);
  const blocks = divergence.length > 0 || isRefused(evidence, edit) || !(bothRead(evidence) || mendsBase(evidence));
  return finding({
    rule: alteredMigration.id,
    severity: blocks ? "error" : "warning",
    title: title(evidence, edit, divergence),
    detail: [
      meaning(evidence, edit, divergence),
      edit.transaction ? transactionWords(evidence, edit) : "",
      releasedWords(evidence, edit.before, [edit.before.up.file, file]),
      toolWords(evidence, [edit]).trim(),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
    file,
    line,
    endLine: line,
    object: divergence[0]?.change.name ?? null,
    evidence: { edit: edit.comparison.kind, version: edit.after.version, differences: divergenceEvidence(divergence) },
    remedy: wayOut(evidence, `Restore the file (${restoreCommand(evidence, [edit.before.up.file])})`, divergence),
  });
}

/** Where a reviewer's diff begins: the first line that is not the same. */
function firstDifferingLine({ before, after }: Edit): number {
  const old = before.up.text.split("\n");
  const lines = after.up.text.split("\n");
  const index = lines.findIndex((line, at) => line !== old[at]);
  return index < 0 ? lines.length : index + 1;
}

function title(evidence: Evidence, edit: Edit, divergence: readonly Divergence[]): string {
  const file = shortName(evidence, edit.after.up.file);
  if (divergence.length > 0) {
    return `${code(file)} was edited after it was merged: existing databases differ in ${count(divergence.length, "object")}`;
  }
  if (isRefused(evidence, edit))
    return `${code(file)} was edited after it was merged: ${evidence.tool.title} will refuse to run`;
  return `${code(file)} was edited after it was merged`;
}

function meaning(evidence: Evidence, edit: Edit, divergence: readonly Divergence[]): string {
  const again = evidence.tool.judgedByReplay === true ? "" : ", and no tool runs it again";
  const ran = `Databases that ran ${code(edit.after.version)} before ran its old text${again}.`;
  if (divergence.length > 0) {
    return `${ran} After this change they and fresh databases (a laptop, CI, a new region) have different schemas:\n\n${divergenceList(divergence)}`;
  }
  if (!bothRead(evidence)) {
    return `${ran} Whether they end in the same schema could not be told, because a path did not reach its end.`;
  }
  return `${ran} Every path still ends in the same schema.`;
}

function toolWords(evidence: Evidence, edits: readonly Edit[]): string {
  const versions = new Set(edits.map((edit) => edit.after.version));
  const refusal = evidence.decision.refusals.find((each) => each.kind === "edited" && versions.has(each.version));
  return refusal === undefined
    ? ""
    : ` On the next deploy ${evidence.tool.title} stops with: ${code(refusal.message)}.`;
}
