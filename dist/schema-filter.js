// src/catalog/scope-sql.ts
/**
* What is in scope, as SQL conditions for the queries of the kinds: no system schema, nothing that belongs to an extension
* or implements another object. https://www.postgresql.org/docs/current/catalog-pg-depend.html
*/
/** Oids of the system catalogs, fixed by PostgreSQL. */
const CATALOGS = {
	pg_am: 2601,
	pg_attrdef: 2604,
	pg_attribute: 1249,
	pg_cast: 2605,
	pg_class: 1259,
	pg_collation: 3456,
	pg_constraint: 2606,
	pg_conversion: 2607,
	pg_default_acl: 826,
	pg_enum: 3501,
	pg_event_trigger: 3466,
	pg_extension: 3079,
	pg_foreign_data_wrapper: 2328,
	pg_foreign_server: 1417,
	pg_init_privs: 3394,
	pg_language: 2612,
	pg_namespace: 2615,
	pg_opclass: 2616,
	pg_operator: 2617,
	pg_opfamily: 2753,
	pg_policy: 3256,
	pg_proc: 1255,
	pg_publication: 6104,
	pg_rewrite: 2618,
	pg_statistic_ext: 3381,
	pg_subscription: 6100,
	pg_transform: 3576,
	pg_trigger: 2620,
	pg_ts_config: 3602,
	pg_ts_dict: 3600,
	pg_ts_parser: 3601,
	pg_ts_template: 3764,
	pg_type: 1247,
	pg_user_mapping: 1418
};
/** FirstNormalObjectId: objects that initdb made have lower oids. */
const FIRST_USER_OID = 16384;
/** Made by a user, for objects without a schema; not a member of an extension. */
function userObject(catalog, oid) {
	return `${oid} >= ${FIRST_USER_OID} and ${noExtensionMember(catalog, oid)}`;
}
/** A schema that is not PostgreSQL's own; `pg_` is reserved (pg_temp_3, pg_toast). */
function userSchema(alias) {
	return `${alias}.nspname !~ '^pg_' and ${alias}.nspname <> 'information_schema'`;
}
/** Not a member of an extension. The reference index of pg_depend finds the few members, however many objects there are. */
function noExtensionMember(catalog, oid) {
	return `${oid} not in (
    select member.objid from pg_catalog.pg_depend member
    where member.refclassid = ${CATALOGS.pg_extension} and member.deptype = 'e' and member.classid = ${CATALOGS[catalog]})`;
}
/** Not made by PostgreSQL for another object (the constructors of a range type). */
function noInternalPart(catalog, oid) {
	return `not exists (
    select from pg_catalog.pg_depend whole
    where whole.classid = ${CATALOGS[catalog]} and whole.objid = ${oid} and whole.deptype = 'i')`;
}
/** Relations (pg_class `c`, pg_namespace `n`) of the given kinds that are in scope. */
function relationsInScope(relkinds) {
	return `c.relkind in (${relkinds}) and ${userSchema("n")} and ${noExtensionMember("pg_class", "c.oid")}`;
}
/** The name of a relation's tablespace (pg_class by that alias); null for the database's own. */
function tablespaceOf(alias) {
	return `case when ${alias}.reltablespace <> 0 then (
      select pg_catalog.quote_ident(s.spcname) from pg_catalog.pg_tablespace s where s.oid = ${alias}.reltablespace) end`;
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
	#receiver;
	#rows = [];
	#error = null;
	#copyData;
	#inTransaction = false;
	constructor(text, maxRows, { receiver, copyData } = {}) {
		this.outcome = new Promise((resolve) => this.#settle = resolve);
		this.#text = text;
		this.#maxRows = maxRows;
		this.#receiver = receiver;
		this.#copyData = copyData ?? null;
	}
	submit(connection) {
		const ready = (message) => {
			this.#inTransaction = message?.status === "T" || message?.status === "E";
			finish(false);
		};
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
	handleRowDescription(message) {
		this.#rows = [];
		this.#receiver?.start(message.fields.map(({ name, dataTypeID: type }) => ({
			name,
			type
		})));
	}
	handleDataRow(message) {
		if (this.#receiver !== void 0) this.#receiver.row(message.fields);
		else if (this.#rows.length < this.#maxRows) this.#rows.push(message.fields);
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
		const copy = connection;
		if (this.#copyData === null) return copy.sendCopyFail(copyRefusal);
		if (this.#copyData !== "") copy.sendCopyFromChunk(Buffer.from(this.#copyData));
		copy.endCopyFrom();
	}
	handleCopyData() {}
	#finish(lost) {
		const inTransaction = !lost && this.#inTransaction;
		this.#settle({
			completed: this.#completed,
			notices: this.#notices,
			error: this.#error,
			lost,
			inTransaction
		});
	}
};
function ignore() {}
/** An ErrorResponse has a five-character SQLSTATE and a severity; an error of the socket has neither. */
function isErrorResponse(error) {
	const { severity, code } = error ?? {};
	return typeof severity === "string" && typeof code === "string" && code.length === 5;
}
function toPostgresError(error) {
	return {
		severity: error.severity,
		code: error.code,
		message: limited(error.message) ?? "",
		detail: limited(error.detail),
		hint: limited(error.hint),
		position: typeof error.position === "string" ? Number(error.position) : error.position ?? null,
		where: limited(error.where),
		schema: error.schema ?? null,
		table: error.table ?? null,
		column: error.column ?? null,
		constraint: error.constraint ?? null
	};
}
/** Characters of a message; a migration can raise one of many megabytes, and a report tells it several times. */
const longestText = 4e3;
function limited(text) {
	if (typeof text !== "string" || text.length <= longestText) return text ?? null;
	return `${text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
// src/postgres/connection-lost.ts
/**
* Tells a session that is gone (ended by somebody, or with its server) from a statement that fails.
*/
/** Classes 08 (connection exception) and 57P (operator intervention: terminated, crashed, starting, dropped). */
const lostCodes = /^(?:08...|57P0[1-5])$/;
const lostMessages = /^Connection terminated|not queryable|\b(?:ECONNRESET|ECONNREFUSED|EPIPE)\b/;
/** True when what was thrown means that the session, or the server, is gone. */
function isConnectionLost(error) {
	if (isErrorResponse(error)) return isFatal(error) || lostCodes.test(error.code);
	return error instanceof Error && lostMessages.test(error.message);
}
/** True when PostgreSQL is there and lets nobody in: too many sessions, a login trigger, a library that is missing. */
function isRefused(error) {
	return isErrorResponse(error) && isFatal(error) && !lostCodes.test(error.code);
}
/** True for an error that PostgreSQL ends the session with. */
function isFatal(error) {
	return isErrorResponse(error) && (error.severity === "FATAL" || error.severity === "PANIC");
}
// src/postgres/with-session.ts
/**
* A session for one question of the gate's own.
*/
const attempts = 3;
/**
* Runs `use` with a session on the database. It runs again when the session is lost: a server that one of its processes
* crashed in takes new sessions for a moment before it ends them all.
*/
async function withSession(database, use) {
	for (let attempt = 1;; attempt++) {
		const session = await database.connect();
		try {
			return await use(session);
		} catch (error) {
			if (attempt === attempts || !isConnectionLost(error)) throw error;
		} finally {
			await session.end();
		}
	}
}
// src/catalog/schema-filter.ts
const EVERY_SCHEMA = {
	include: [],
	exclude: []
};
function inSchemas(objects, filter) {
	if (filter.include.length + filter.exclude.length === 0) return objects;
	const byIdentity = new Map(objects.map((object) => [object.identity, object]));
	return objects.filter((object) => {
		const schema = schemaOf(object, byIdentity);
		return schema === null || includesSchema(unquoted(schema.name), filter);
	});
}
function schemaOf(object, byIdentity) {
	let found = object;
	while (found !== void 0 && !found.identity.startsWith(`${CATALOGS.pg_namespace}/`)) found = byIdentity.get(found.within ?? "");
	return found ?? null;
}
/** `name`: without quotes. */
function includesSchema(name, { include, exclude }) {
	const matches = (patterns) => patterns.some((pattern) => toRegExp(pattern).test(name));
	return (include.length === 0 || matches(include)) && !matches(exclude);
}
function toRegExp(pattern) {
	const source = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`).replaceAll("*", ".*").replaceAll("?", ".");
	return new RegExp(`^${source}$`, "s");
}
function unquoted(name) {
	return name.startsWith("\"") ? name.slice(1, -1).replaceAll("\"\"", "\"") : name;
}
export { userObject as _, isConnectionLost as a, copyRefusal as c, CATALOGS as d, FIRST_USER_OID as f, tablespaceOf as g, relationsInScope as h, withSession as i, isErrorResponse as l, noInternalPart as m, inSchemas as n, isRefused as o, noExtensionMember as p, includesSchema as r, SimpleQuery as s, EVERY_SCHEMA as t, toPostgresError as u, userSchema as v };
