import { i as withSession, r as includesSchema, t as EVERY_SCHEMA } from "./schema-filter.js";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
// node_modules/@supabase/pg-delta/dist/core/diagnostic.js
/** Diagnostic code for an extension-intent object that cannot be given a stable
*  key (e.g. an unnamed pg_cron job). A handler emits it during capture; on the
*  SOURCE side it is a warning (the object is simply unmanaged), but on the
*  DESIRED side `plan()` treats it as fatal — declared intent the engine cannot
*  key can never converge. Shared here so the emitter (a handler) and the gate
*  (`plan()`) agree on the string without a cross-layer import. */
const INTENT_UNKEYED = "intent-unkeyed";
/** Diagnostic code for a `pg_user_mapping` row whose options a non-superuser
*  extraction could not read (the `pg_user_mappings` fallback view NULLs
*  `umoptions` for a row the caller isn't authorized on — see
*  `src/extract/foreign.ts`). The mapping fact is SKIPPED rather than
*  recorded with fabricated empty options, so its true state is UNKNOWN on
*  that side. A warning at extraction time is not enough on its own: if the
*  OTHER side of a diff can see the mapping, the missing fact reads as an
*  intentional add/remove and `plan()` would emit a wrong CREATE/DROP USER
*  MAPPING. `plan()` escalates to fatal exactly when a delta actually touches
*  one of these subjects (mirrors `INTENT_UNKEYED` above). Shared here so the
*  emitter (`extractForeign`) and the gate (`plan()`) agree on the string
*  without a cross-layer import. */
const USER_MAPPING_UNREADABLE = "user-mapping-unreadable";
// node_modules/@supabase/pg-delta/dist/core/hash.js
/**
* Canonical payload encoding + content hashing (target-architecture §3.1).
*
* The canonical encoding is the equality surface of the whole system: fact
* hashes, rollups, fingerprints, and proof verdicts all reduce to it. Its
* exact byte output is pinned by golden tests — changing it is a
* format-version bump, never a refactor.
*
* Rules:
* - object keys sorted by code point; `undefined` values dropped (absent)
* - object keys starting with `_` are NON-SEMANTIC METADATA and are dropped:
*   extraction-only / environment- or version-dependent values (e.g. an ACL's
*   create-time owner default privilege set) ride along on the payload for the
*   planner but must NOT join the equality surface, or they would cause spurious
*   diff deltas and fingerprint drift across PG versions and snapshots
* - arrays preserve order (set-valued attributes must be sorted upstream,
*   at payload construction)
* - scalars are type-distinguished: `"1"` ≠ `1` ≠ `1n`
* - non-finite numbers are rejected (no NaN/Infinity in payloads)
*/
function canonicalize(value) {
	if (value === null) return "null";
	switch (typeof value) {
		case "string": return JSON.stringify(value);
		case "boolean": return value ? "true" : "false";
		case "bigint": return `${value}n`;
		case "number":
			if (!Number.isFinite(value)) throw new Error(`canonicalize: non-finite number ${value}`);
			return JSON.stringify(value === 0 ? 0 : value);
		case "undefined": throw new Error("canonicalize: undefined is only allowed as an (omitted) object value");
		case "object":
			if (Array.isArray(value)) return `[${value.map((item) => {
				if (item === void 0) throw new Error("canonicalize: arrays must not contain undefined");
				return canonicalize(item);
			}).join(",")}]`;
			return `{${Object.keys(value).filter((k) => value[k] !== void 0 && !k.startsWith("_")).sort().map((k) => `${JSON.stringify(k)}:${canonicalize(value[k])}`).join(",")}}`;
		default: throw new Error(`canonicalize: unsupported type ${typeof value}`);
	}
}
/**
* Memoization. Purely a cache: every digest below is the same SHA-256 over the
* same canonical encoding it has always been, so the hash format is untouched.
*
* Hashing is the single hottest thing the engine does, and almost all of it is
* repeat work. A fact base re-hashes every payload on every REBUILD (managed
* view reconstruction, scope/target projection, identity normalization — see
* `policy/reconstruct.ts`, `plan/project.ts`, `plan/identity-normalize.ts`), and
* a big catalog's payloads are highly repetitive to begin with (a million
* columns share a few thousand distinct canonical encodings).
*/
/**
* Payload object -> digest. Skips `canonicalize` entirely, which is what makes
* a rebuild that re-indexes the same `Fact` objects nearly free.
*
* INVARIANT: a payload object is never mutated after it has first been hashed.
* Payloads are built once (extract / load / snapshot decode) and thereafter
* only read; every transform that changes one returns a NEW object (e.g.
* `normalizePayload` in `plan/identity-normalize.ts`). An in-place mutation
* after the first hash would silently keep the stale digest. Weak keys, so
* entries die with the facts that own them.
*/
const payloadHashes = /* @__PURE__ */ new WeakMap();
/**
* Canonical encoding -> digest. This is the correctness-bearing layer: the
* canonical string IS the equality surface, so distinct objects that encode
* identically must collapse to one digest.
*
* Bounded by total key length rather than entry count, because the strings
* folded here range from tiny payload encodings to whole-subtree rollup folds.
* Past the budget the cache is dropped wholesale and refills — a long-lived
* process (watch mode, a server planning many databases) cannot accumulate.
* A single key whose own length already exceeds the budget is never inserted
* (see the early return below) — otherwise it would sit retained past the
* advertised bound until the next miss happens to clear the whole map.
*/
const canonicalHashes = /* @__PURE__ */ new Map();
const CANONICAL_CACHE_MAX_CHARS = 1 << 24;
let canonicalCacheChars = 0;
function digest(canonical) {
	const cached = canonicalHashes.get(canonical);
	if (cached !== void 0) return cached;
	const hash = createHash("sha256").update(canonical).digest("hex");
	if (canonical.length > CANONICAL_CACHE_MAX_CHARS) return hash;
	if (canonicalCacheChars >= CANONICAL_CACHE_MAX_CHARS) {
		canonicalHashes.clear();
		canonicalCacheChars = 0;
	}
	canonicalHashes.set(canonical, hash);
	canonicalCacheChars += canonical.length;
	return hash;
}
/** SHA-256 (hex) over the canonical encoding. ≥128-bit per §3.1. */
function contentHash(value) {
	if (value === null || typeof value !== "object") return digest(canonicalize(value));
	const cached = payloadHashes.get(value);
	if (cached !== void 0) return cached;
	const hash = digest(canonicalize(value));
	payloadHashes.set(value, hash);
	return hash;
}
/** Hash an already-canonical string (used by rollups to fold hashes). */
function hashString(s) {
	return digest(s);
}
// node_modules/@supabase/pg-delta/dist/core/stable-id.js
/**
* Typed stable identity — structured end-to-end (target-architecture §3.1).
*
* The ONLY place the canonical string encoding exists (guardrail 1).
* Extraction returns identity *parts*; this codec produces/parses strings,
* which appear only in persisted artifacts, graph keys, and logs.
* Identity, rename, and ACL invariants: docs/architecture/identity-and-acl.md.
*/
/** Kinds identified by a single name (cluster- or database-global). */
const SIMPLE_KINDS = [
	"schema",
	"role",
	"extension",
	"language",
	"eventTrigger",
	"publication",
	"subscription",
	"fdw",
	"server"
];
/** Kinds identified by (schema, name). Indexes are schema-scoped in PostgreSQL. */
const QUALIFIED_KINDS = [
	"table",
	"view",
	"materializedView",
	"foreignTable",
	"sequence",
	"index",
	"collation",
	"domain",
	"type"
];
/** Kinds identified by (schema, table, name). For `default`, name = column name. */
const SUBENTITY_KINDS = [
	"column",
	"constraint",
	"trigger",
	"rule",
	"policy",
	"default"
];
/** Kinds identified by (schema, name, argument type list). PostgreSQL gives
*  functions and procedures DIFFERENT DDL address syntax (COMMENT/GRANT/SECURITY
*  LABEL ON FUNCTION vs ON PROCEDURE), so they are distinct id kinds — the
*  renderer must never infer the address grammar from a payload field. */
const ROUTINE_KINDS = [
	"function",
	"procedure",
	"aggregate"
];
/**
* Kinds whose fact materializes a USER EXPRESSION that PostgreSQL EVALUATES
* while the DDL is applied, rather than merely recording it:
*   - `default`   — `ADD COLUMN … DEFAULT f()` / `SET DEFAULT` (attmissingval
*                   or a full rewrite);
*   - `column`    — a STORED generated column (it carries NO `default` fact:
*                   the extractor shadows the expression's edges onto the
*                   column itself), backfilled on ADD COLUMN;
*   - `constraint`— a VALIDATED CHECK scans the existing rows (PK/UNIQUE/FK
*                   never reference a routine, so listing the whole kind
*                   over-marks nothing in practice, and an EXCLUDE builds an
*                   index anyway);
*   - `index`     — an expression index evaluates its expression per row;
*   - `materializedView`
*                 — the create rule emits `CREATE MATERIALIZED VIEW … AS
*                   <query>` with NO `WITH NO DATA` (plan/rules/views.ts), so
*                   applying it RUNS the query. The `_RETURN` rewrite rule's
*                   deps are attributed to the matview fact itself
*                   (extract/dependencies.ts), so a routine the query calls IS
*                   a `depends` edge on this fact. A plain `view` is NOT
*                   listed: `CREATE VIEW` only records the rewrite rule.
*
* The planner's evaluator stratum (plan/internal.ts) uses this to sink such
* actions below every simultaneously-ready DEFINITION action, because their
* routine's OPAQUE quoted body may call helpers pg_depend never recorded.
* Kept next to ROUTINE_KINDS so the classifier needs no FactKind literals.
*
* This list gates WHICH facts get tested; the test itself is transitive — *an
* action is an evaluator iff applying it can execute a user routine, i.e. a
* routine is REACHABLE from its evaluated expression's recorded structure.* That
* structure is the `depends` edges PLUS the parent→child descents declared in
* EVALUATED_CHILD_DESCENT below. The subquery-free kinds (`default`, `column`,
* `constraint`, `index`) can only reference a routine directly, but a
* `materializedView`'s expression is a whole query, so its routine may sit behind
* an intermediate view.
*/
const EVALUATED_EXPRESSION_KINDS = [
	"column",
	"constraint",
	"default",
	"index",
	"materializedView"
];
/**
* `[parent, child]` kind pairs the evaluator reachability walk descends INTO, on
* top of `depends` edges. Some expressions a statement executes are recorded as
* CHILD facts of a referenced object rather than as edges out of it:
*
*   - `["domain", "constraint"]` — a domain's CHECKs are children of the domain,
*     and nothing links the domain fact to the routines they call. Storing a
*     value in that domain RUNS them, so `ADD COLUMN col <domain> DEFAULT …`
*     (whose only edge is `column -> domain`) must see them.
*
* Deliberately a narrow allowlist, NOT general child descent: a matview over a
* table must not inherit the table's column defaults — populating a matview
* never evaluates them, and inheriting them would sink half the plan.
*/
const EVALUATED_CHILD_DESCENT = [["domain", "constraint"]];
/** A satellite fact (comment / acl / securityLabel) hangs off a target object
*  via a `target` field, rather than being an object in its own right. Callers
*  that special-case "object vs its metadata" test this instead of re-deriving
*  the `"target" in id` shape (extension-member projection, orphan-satellite
*  pruning). */
function isSatelliteId(id) {
	return "target" in id;
}
[
	...SIMPLE_KINDS,
	...QUALIFIED_KINDS,
	...SUBENTITY_KINDS,
	...ROUTINE_KINDS
];
const SIMPLE = new Set(SIMPLE_KINDS);
const QUALIFIED = new Set(QUALIFIED_KINDS);
const SUBENTITY = new Set(SUBENTITY_KINDS);
const ROUTINE = new Set(ROUTINE_KINDS);
/** Characters that force a segment to be quoted. */
const NEEDS_QUOTE = /[.:(),"\s]/;
function seg(part) {
	if (part === "" || NEEDS_QUOTE.test(part)) return `"${part.replaceAll("\"", "\"\"")}"`;
	return part;
}
function encodeId(id) {
	const k = id.kind;
	switch (k) {
		case "membership": return `membership:${seg(id.role)}.${seg(id.member)}`;
		case "userMapping": return `userMapping:${seg(id.server)}.${seg(id.role)}`;
		case "typeAttribute": return `typeAttribute:${seg(id.schema)}.${seg(id.type)}.${seg(id.name)}`;
		case "publicationRel": return `publicationRel:${seg(id.publication)}.${seg(id.schema)}.${seg(id.table)}`;
		case "publicationSchema": return `publicationSchema:${seg(id.publication)}.${seg(id.schema)}`;
		case "comment": return `comment:(${encodeId(id.target)})`;
		case "acl": return `acl:(${encodeId(id.target)}).${seg(id.grantee)}${id.column !== void 0 ? `.${seg(id.column)}` : ""}`;
		case "securityLabel": return `securityLabel:(${encodeId(id.target)}).${seg(id.provider)}`;
		case "defaultPrivilege": return `defaultPrivilege:${seg(id.role)}.${seg(id.schema ?? "")}.${seg(id.objtype)}.${seg(id.grantee)}`;
		case "extensionIntent": return `extensionIntent:${seg(id.ext)}.${seg(id.intentKind)}.${seg(id.key)}`;
		default:
			if (SIMPLE.has(k)) return `${k}:${seg(id.name)}`;
			if (QUALIFIED.has(k)) {
				const q = id;
				return `${k}:${seg(q.schema)}.${seg(q.name)}`;
			}
			if (SUBENTITY.has(k)) {
				const s = id;
				return `${k}:${seg(s.schema)}.${seg(s.table)}.${seg(s.name)}`;
			}
			if (ROUTINE.has(k)) {
				const r = id;
				return `${k}:${seg(r.schema)}.${seg(r.name)}(${r.args.map(seg).join(",")})`;
			}
			throw new Error(`encodeId: unknown kind ${String(k)}`);
	}
}
var Cursor = class {
	input;
	pos = 0;
	constructor(input) {
		this.input = input;
	}
	peek() {
		return this.input[this.pos];
	}
	expect(ch) {
		if (this.input[this.pos] !== ch) throw new Error(`parseId: expected '${ch}' at position ${this.pos} in '${this.input}'`);
		this.pos++;
	}
	/** Read one segment: quoted ("" escapes) or bare (until a delimiter). */
	readSegment() {
		if (this.peek() === "\"") return this.readQuotedSegment();
		const start = this.pos;
		while (this.pos < this.input.length && !/[.:(),)]/.test(this.input[this.pos])) this.pos++;
		if (this.pos === start) throw new Error(`parseId: empty segment at position ${this.pos} in '${this.input}'`);
		return this.input.slice(start, this.pos);
	}
	readQuotedSegment() {
		this.pos++;
		let out = "";
		for (;;) {
			const ch = this.input[this.pos];
			if (ch === void 0) throw new Error(`parseId: unterminated quote in '${this.input}'`);
			if (ch === "\"") {
				if (this.input[this.pos + 1] === "\"") {
					out += "\"";
					this.pos += 2;
				} else {
					this.pos++;
					return out;
				}
			} else {
				out += ch;
				this.pos++;
			}
		}
	}
	atEnd() {
		return this.pos >= this.input.length;
	}
};
function parseAt(c) {
	const kindStart = c.pos;
	while (c.pos < c.input.length && /[a-zA-Z]/.test(c.input[c.pos])) c.pos++;
	const kind = c.input.slice(kindStart, c.pos);
	c.expect(":");
	if (SIMPLE.has(kind)) return {
		kind,
		name: c.readSegment()
	};
	if (QUALIFIED.has(kind)) {
		const schema = c.readSegment();
		c.expect(".");
		return {
			kind,
			schema,
			name: c.readSegment()
		};
	}
	if (SUBENTITY.has(kind)) {
		const schema = c.readSegment();
		c.expect(".");
		const table = c.readSegment();
		c.expect(".");
		return {
			kind,
			schema,
			table,
			name: c.readSegment()
		};
	}
	if (ROUTINE.has(kind)) {
		const schema = c.readSegment();
		c.expect(".");
		const name = c.readSegment();
		c.expect("(");
		const args = [];
		if (c.peek() !== ")") for (;;) {
			args.push(c.readSegment());
			if (c.peek() === ",") {
				c.pos++;
				continue;
			}
			break;
		}
		c.expect(")");
		return {
			kind,
			schema,
			name,
			args
		};
	}
	switch (kind) {
		case "membership": {
			const role = c.readSegment();
			c.expect(".");
			return {
				kind,
				role,
				member: c.readSegment()
			};
		}
		case "userMapping": {
			const server = c.readSegment();
			c.expect(".");
			return {
				kind,
				server,
				role: c.readSegment()
			};
		}
		case "typeAttribute": {
			const schema = c.readSegment();
			c.expect(".");
			const type = c.readSegment();
			c.expect(".");
			return {
				kind,
				schema,
				type,
				name: c.readSegment()
			};
		}
		case "publicationRel": {
			const publication = c.readSegment();
			c.expect(".");
			const schema = c.readSegment();
			c.expect(".");
			return {
				kind,
				publication,
				schema,
				table: c.readSegment()
			};
		}
		case "publicationSchema": {
			const publication = c.readSegment();
			c.expect(".");
			return {
				kind,
				publication,
				schema: c.readSegment()
			};
		}
		case "comment": {
			c.expect("(");
			const target = parseAt(c);
			c.expect(")");
			return {
				kind,
				target
			};
		}
		case "acl": {
			c.expect("(");
			const target = parseAt(c);
			c.expect(")");
			c.expect(".");
			const grantee = c.readSegment();
			if (c.peek() === ".") {
				c.pos++;
				return {
					kind,
					target,
					grantee,
					column: c.readSegment()
				};
			}
			return {
				kind,
				target,
				grantee
			};
		}
		case "securityLabel": {
			c.expect("(");
			const target = parseAt(c);
			c.expect(")");
			c.expect(".");
			return {
				kind,
				target,
				provider: c.readSegment()
			};
		}
		case "defaultPrivilege": {
			const role = c.readSegment();
			c.expect(".");
			const schema = c.readSegment();
			c.expect(".");
			const objtype = c.readSegment();
			c.expect(".");
			const grantee = c.readSegment();
			return {
				kind,
				role,
				schema: schema === "" ? null : schema,
				objtype,
				grantee
			};
		}
		case "extensionIntent": {
			const ext = c.readSegment();
			c.expect(".");
			const intentKind = c.readSegment();
			c.expect(".");
			return {
				kind,
				ext,
				intentKind,
				key: c.readSegment()
			};
		}
		default: throw new Error(`parseId: unknown kind '${kind}' in '${c.input}'`);
	}
}
function parseId(encoded) {
	const c = new Cursor(encoded);
	const id = parseAt(c);
	if (!c.atEnd()) throw new Error(`parseId: trailing input at position ${c.pos} in '${encoded}'`);
	return id;
}
// node_modules/@supabase/pg-delta/dist/core/diff.js
function edgeKey$3(e) {
	return `${encodeId(e.from)}|${e.kind}|${encodeId(e.to)}`;
}
function diff(a, b) {
	const deltas = [];
	const isReferenceOnly = (id) => {
		const key = encodeId(id);
		return a.referenceOnly.has(key) || b.referenceOnly.has(key);
	};
	const emitSubtree = (fb, fact, verb) => {
		if (!isReferenceOnly(fact.id)) {
			deltas.push(verb === "add" ? {
				verb,
				fact
			} : {
				verb,
				fact
			});
			for (const edge of fb.outgoingEdges(fact.id)) deltas.push(verb === "add" ? {
				verb: "link",
				edge
			} : {
				verb: "unlink",
				edge
			});
		}
		for (const child of fb.childrenOf(fact.id)) emitSubtree(fb, child, verb);
	};
	const compareFact = (id) => {
		if (isReferenceOnly(id)) return;
		const factA = a.get(id);
		const factB = b.get(id);
		if (factA && factB) {
			if (a.hashOf(id) !== b.hashOf(id)) {
				const keys = /* @__PURE__ */ new Set([...Object.keys(factA.payload), ...Object.keys(factB.payload)]);
				for (const attr of [...keys].sort()) {
					if (attr.startsWith("_")) continue;
					const from = factA.payload[attr];
					const to = factB.payload[attr];
					if ((from === void 0 ? " absent" : canonicalize(from)) !== (to === void 0 ? " absent" : canonicalize(to))) deltas.push({
						verb: "set",
						id,
						attr,
						from,
						to
					});
				}
			}
			const edgesA = new Map(a.outgoingEdges(id).map((e) => [edgeKey$3(e), e]));
			const edgesB = new Map(b.outgoingEdges(id).map((e) => [edgeKey$3(e), e]));
			for (const [key, edge] of edgesA) if (!edgesB.has(key)) deltas.push({
				verb: "unlink",
				edge
			});
			for (const [key, edge] of edgesB) if (!edgesA.has(key)) deltas.push({
				verb: "link",
				edge
			});
		}
	};
	const compareSubtree = (id) => {
		const inA = a.has(id);
		const inB = b.has(id);
		if (inA && inB && a.rollupOf(id) === b.rollupOf(id)) return;
		if (inA && !inB) {
			emitSubtree(a, a.get(id), "remove");
			return;
		}
		if (!inA && inB) {
			emitSubtree(b, b.get(id), "add");
			return;
		}
		compareFact(id);
		const childIds = /* @__PURE__ */ new Map();
		if (inA) for (const c of a.childrenOf(id)) childIds.set(encodeId(c.id), c.id);
		if (inB) for (const c of b.childrenOf(id)) childIds.set(encodeId(c.id), c.id);
		for (const childId of childIds.values()) compareSubtree(childId);
	};
	const rootIds = /* @__PURE__ */ new Map();
	for (const r of a.roots()) rootIds.set(encodeId(r.id), r.id);
	for (const r of b.roots()) rootIds.set(encodeId(r.id), r.id);
	for (const id of rootIds.values()) compareSubtree(id);
	const keyed = deltas.map((delta) => ({
		key: sortKey(delta),
		delta
	}));
	keyed.sort((x, y) => x.key < y.key ? -1 : x.key > y.key ? 1 : 0);
	return keyed.map((entry) => entry.delta);
}
/** The StableId a delta is "about" — the fact for add/remove, the id carried
*  by a set, or the edge's `from` for link/unlink. Exported so a consumer
*  outside the differ (e.g. `plan()`'s unreadable-user-mapping gate) can match
*  deltas against a subject without re-deriving this per verb. */
function subjectOf(d) {
	switch (d.verb) {
		case "add":
		case "remove": return d.fact.id;
		case "set": return d.id;
		case "link":
		case "unlink": return d.edge.from;
	}
}
function sortKey(d) {
	const attr = d.verb === "set" ? d.attr : d.verb === "link" || d.verb === "unlink" ? edgeKey$3(d.edge) : "";
	return `${encodeId(subjectOf(d))}|${d.verb}|${attr}`;
}
// node_modules/@supabase/pg-delta/dist/core/fact.js
/**
* The single `allowDangling` predicate for the ownership-serialization carve-out.
*
* `projectManagementScope("database")` removes cluster-global role facts but
* DELIBERATELY retains each surviving object's `owner` edge to a removed role as a
* dangling ASSUMED reference, so ownership still serializes as `ALTER … OWNER TO`.
* EVERY reconstruction that can carry such a view forward (`resolveView`'s
* reference-only rebuild, `excludeFactsAndDescendants`, `projectTarget`, the scope
* projection itself) must use THIS predicate, or the rebuild silently re-prunes
* the retained edge and the export emits zero `OWNER TO` (regression: extensions /
* assumed schemas force the rebuild that a public-only view never triggered).
* Centralized here so the rule cannot drift between call sites.
*/
const retainOwnerRoleDangling = (edge) => edge.kind === "owner" && edge.to.kind === "role";
var FactBase = class {
	diagnostics = [];
	/** provenance; metadata only, never folded into rollups */
	source;
	/**
	* Encoded ids of facts that are present for REFERENCE ONLY — kept in the view
	* so managed dependents can resolve them (e.g. a platform `auth.users` so a
	* user trigger on it has a parent), but never diffed (no add/remove/set/edge
	* delta). Set by the managed-view projection (resolveView) for objects in a
	* policy's `assumedSchemas`. Empty for raw extraction and the corpus.
	*/
	referenceOnly;
	#byId = /* @__PURE__ */ new Map();
	#children = /* @__PURE__ */ new Map();
	#outgoing = /* @__PURE__ */ new Map();
	#incoming = /* @__PURE__ */ new Map();
	/** Per-source rollup fragments (`from-[kind]->to`), built from the endpoint
	*  keys the edge loop already encoded so `#rollup` never re-encodes them. */
	#outgoingParts = /* @__PURE__ */ new Map();
	#edges = [];
	#rollups = /* @__PURE__ */ new Map();
	#structural = /* @__PURE__ */ new Map();
	#rootHash;
	constructor(facts, edges, source = "liveDb", referenceOnly = /* @__PURE__ */ new Set(), opts = {}) {
		this.source = source;
		this.referenceOnly = referenceOnly;
		for (const fact of facts) {
			const encoded = encodeId(fact.id);
			if (this.#byId.has(encoded)) throw new Error(`FactBase: duplicate fact id ${encoded}`);
			this.#byId.set(encoded, {
				fact,
				encoded,
				parentKey: fact.parent === void 0 ? void 0 : encodeId(fact.parent),
				hash: contentHash(fact.payload)
			});
		}
		for (const entry of this.#byId.values()) {
			const parentKey = entry.parentKey;
			if (parentKey === void 0) continue;
			if (!this.#byId.has(parentKey)) throw new Error(`FactBase: fact ${entry.encoded} references missing parent ${parentKey}`);
			const siblings = this.#children.get(parentKey) ?? [];
			siblings.push(entry);
			this.#children.set(parentKey, siblings);
		}
		for (const children of this.#children.values()) children.sort((a, b) => a.encoded < b.encoded ? -1 : 1);
		const reachesRoot = /* @__PURE__ */ new Set();
		const path = [];
		const onPath = /* @__PURE__ */ new Set();
		for (const start of this.#byId.values()) {
			if (reachesRoot.has(start.encoded)) continue;
			path.length = 0;
			onPath.clear();
			let cursor = start;
			while (cursor !== void 0) {
				if (reachesRoot.has(cursor.encoded)) break;
				if (onPath.has(cursor.encoded)) {
					const from = path.indexOf(cursor.encoded);
					const members = [...path.slice(from), cursor.encoded];
					throw new Error(`FactBase: parent cycle (no root) among facts ${members.join(" -> ")}`);
				}
				onPath.add(cursor.encoded);
				path.push(cursor.encoded);
				if (cursor.parentKey === void 0) break;
				cursor = this.#byId.get(cursor.parentKey);
			}
			for (const key of path) reachesRoot.add(key);
		}
		for (const edge of edges) {
			const fromKey = encodeId(edge.from);
			const toKey = encodeId(edge.to);
			const fromPresent = this.#byId.has(fromKey);
			const toPresent = this.#byId.has(toKey);
			if (!fromPresent || !toPresent) {
				if (opts.allowDangling?.(edge)) {
					this.#edges.push(edge);
					if (fromPresent) this.#indexOutgoing(fromKey, toKey, edge);
					if (toPresent) {
						const inList = this.#incoming.get(toKey) ?? [];
						inList.push(edge);
						this.#incoming.set(toKey, inList);
					}
					continue;
				}
				this.diagnostics.push({
					code: "dangling_edge",
					severity: "warning",
					subject: fromPresent ? edge.to : edge.from,
					message: `edge ${fromKey} -[${edge.kind}]-> ${toKey} references a fact not in the base`
				});
				continue;
			}
			this.#edges.push(edge);
			this.#indexOutgoing(fromKey, toKey, edge);
			const inList = this.#incoming.get(toKey) ?? [];
			inList.push(edge);
			this.#incoming.set(toKey, inList);
		}
	}
	#indexOutgoing(fromKey, toKey, edge) {
		const outList = this.#outgoing.get(fromKey) ?? [];
		outList.push(edge);
		this.#outgoing.set(fromKey, outList);
		const parts = this.#outgoingParts.get(fromKey) ?? [];
		parts.push(`${fromKey}-[${edge.kind}]->${toKey}`);
		this.#outgoingParts.set(fromKey, parts);
	}
	get edges() {
		return this.#edges;
	}
	/** O(1) fact lookup by its already-encoded id (avoids decode + facts().find).
	*  Consumers holding an encoded key use this instead of scanning facts(). */
	getByEncoded(encoded) {
		return this.#byId.get(encoded)?.fact;
	}
	facts() {
		return [...this.#byId.values()].map((e) => e.fact);
	}
	get(id) {
		return this.#byId.get(encodeId(id))?.fact;
	}
	has(id) {
		return this.#byId.has(encodeId(id));
	}
	/** Whether `id` is present for REFERENCE ONLY (see `referenceOnly`). Satisfies
	*  the `FactView` member so a rule can distinguish "on the target" from
	*  "produced by this plan". */
	isReferenceOnly(id) {
		return this.referenceOnly.has(encodeId(id));
	}
	hashOf(id) {
		const entry = this.#byId.get(encodeId(id));
		if (!entry) throw new Error(`FactBase: unknown fact ${encodeId(id)}`);
		return entry.hash;
	}
	childrenOf(id) {
		return (this.#children.get(encodeId(id)) ?? []).map((e) => e.fact);
	}
	outgoingEdges(id) {
		return this.#outgoing.get(encodeId(id)) ?? [];
	}
	/** Edges pointing AT `id` (reverse index): the facts that depend on it. Used
	*  by the planner's forced-rebuild reachability walk (O(reachable) instead of
	*  rescanning every edge each round). */
	incomingEdges(id) {
		return this.#incoming.get(encodeId(id)) ?? [];
	}
	/** Reverse edges by already-encoded id (avoids re-encoding in hot walks). */
	incomingEdgesByEncoded(encoded) {
		return this.#incoming.get(encoded) ?? [];
	}
	/** Roots: facts with no parent, sorted by encoded id. */
	roots() {
		return [...this.#byId.values()].filter((e) => e.fact.parent === void 0).sort((a, b) => a.encoded < b.encoded ? -1 : 1).map((e) => e.fact);
	}
	/**
	* Named Merkle rollup: payload hash + (childId=childRollup) pairs sorted
	* by child id + outgoing edge hashes sorted. Identity changes in the
	* subtree propagate (a renamed child changes the parent's rollup).
	*/
	rollupOf(id) {
		return this.#rollup(encodeId(id));
	}
	#rollup(key) {
		const cached = this.#rollups.get(key);
		if (cached !== void 0) return cached;
		const entry = this.#byId.get(key);
		if (!entry) throw new Error(`FactBase: unknown fact ${key}`);
		const childParts = (this.#children.get(key) ?? []).map((c) => `${c.encoded}=${this.#rollup(c.encoded)}`);
		const edgeParts = (this.#outgoingParts.get(key) ?? []).sort();
		const rollup = hashString(`F|${entry.hash}|C|${childParts.join(",")}|E|${edgeParts.join(",")}`);
		this.#rollups.set(key, rollup);
		return rollup;
	}
	/**
	* Structural rollup: identity-free fold (payload hashes + child structural
	* rollups sorted by value; edges excluded — they embed identities). Used
	* for container rename matching (§4.1).
	*/
	structuralRollupOf(id) {
		return this.#structuralRollup(encodeId(id));
	}
	#structuralRollup(key) {
		const cached = this.#structural.get(key);
		if (cached !== void 0) return cached;
		const entry = this.#byId.get(key);
		if (!entry) throw new Error(`FactBase: unknown fact ${key}`);
		const childParts = (this.#children.get(key) ?? []).map((c) => this.#structuralRollup(c.encoded)).sort();
		const rollup = hashString(`S|${entry.hash}|C|${childParts.join(",")}`);
		this.#structural.set(key, rollup);
		return rollup;
	}
	/** The fingerprint of the whole state: (rootId=rollup) pairs, sorted.
	*  NOTE: this folds EVERY fact, including `referenceOnly` assumed-schema facts.
	*  The apply fingerprint gate relies on that (a plan is only applicable against
	*  the same baseline) — see the "KNOWN PITFALL" note in apply.ts. */
	get rootHash() {
		if (this.#rootHash === void 0) {
			const parts = this.roots().map((f) => `${encodeId(f.id)}=${this.rollupOf(f.id)}`);
			this.#rootHash = hashString(`ROOT|${parts.join(",")}`);
		}
		return this.#rootHash;
	}
};
function buildFactBase(facts, edges, source = "liveDb", referenceOnly = /* @__PURE__ */ new Set(), opts = {}) {
	return new FactBase(facts, edges, source, referenceOnly, opts);
}
// node_modules/@supabase/pg-delta/dist/plan/render.js
function qid(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
function lit(value) {
	return `'${value.replaceAll("'", "''")}'`;
}
function rel(schema, name) {
	return `${qid(schema)}.${qid(name)}`;
}
function routineSig(id) {
	return `${rel(id.schema, id.name)}(${id.args.join(", ")})`;
}
/** SQL identity phrase for COMMENT ON / GRANT targets, per target kind.
*  `opts.domainConstraint` selects the `ON DOMAIN …` form for a constraint that
*  belongs to a domain (the id shape is identical to a table constraint). */
function commentTarget(id, opts) {
	switch (id.kind) {
		case "schema": return `SCHEMA ${qid(id.name)}`;
		case "table": return `TABLE ${rel(id.schema, id.name)}`;
		case "view": return `VIEW ${rel(id.schema, id.name)}`;
		case "materializedView": return `MATERIALIZED VIEW ${rel(id.schema, id.name)}`;
		case "sequence": return `SEQUENCE ${rel(id.schema, id.name)}`;
		case "index": return `INDEX ${rel(id.schema, id.name)}`;
		case "column": return `COLUMN ${rel(id.schema, id.table)}.${qid(id.name)}`;
		case "constraint": return opts?.domainConstraint ? `CONSTRAINT ${qid(id.name)} ON DOMAIN ${rel(id.schema, id.table)}` : `CONSTRAINT ${qid(id.name)} ON ${rel(id.schema, id.table)}`;
		case "trigger": return `TRIGGER ${qid(id.name)} ON ${rel(id.schema, id.table)}`;
		case "policy": return `POLICY ${qid(id.name)} ON ${rel(id.schema, id.table)}`;
		case "function": return `FUNCTION ${routineSig(id)}`;
		case "procedure": return `PROCEDURE ${routineSig(id)}`;
		case "aggregate": return `AGGREGATE ${rel(id.schema, id.name)}(${opts?.aggregateSignature ?? (id.args.length > 0 ? id.args.join(", ") : "*")})`;
		case "extension": return `EXTENSION ${qid(id.name)}`;
		case "role": return `ROLE ${qid(id.name)}`;
		case "domain": return `DOMAIN ${rel(id.schema, id.name)}`;
		case "type": return `TYPE ${rel(id.schema, id.name)}`;
		case "collation": return `COLLATION ${rel(id.schema, id.name)}`;
		case "foreignTable": return `FOREIGN TABLE ${rel(id.schema, id.name)}`;
		case "rule": return `RULE ${qid(id.name)} ON ${rel(id.schema, id.table)}`;
		case "eventTrigger": return `EVENT TRIGGER ${qid(id.name)}`;
		case "publication": return `PUBLICATION ${qid(id.name)}`;
		case "subscription": return `SUBSCRIPTION ${qid(id.name)}`;
		case "fdw": return `FOREIGN DATA WRAPPER ${qid(id.name)}`;
		case "server": return `SERVER ${qid(id.name)}`;
		default: throw new Error(`commentTarget: unsupported kind ${id.kind}`);
	}
}
/** GRANT/REVOKE object phrase per target kind. */
function grantTarget(id) {
	switch (id.kind) {
		case "table":
		case "view":
		case "materializedView": return `TABLE ${rel(id.schema, id.name)}`;
		case "sequence": return `SEQUENCE ${rel(id.schema, id.name)}`;
		case "schema": return `SCHEMA ${qid(id.name)}`;
		case "procedure": return `PROCEDURE ${routineSig(id)}`;
		case "function":
		case "aggregate": return `FUNCTION ${routineSig(id)}`;
		case "domain":
		case "type": return `TYPE ${rel(id.schema, id.name)}`;
		case "foreignTable": return `TABLE ${rel(id.schema, id.name)}`;
		case "fdw": return `FOREIGN DATA WRAPPER ${qid(id.name)}`;
		case "server": return `FOREIGN SERVER ${qid(id.name)}`;
		default: throw new Error(`grantTarget: unsupported kind ${id.kind}`);
	}
}
/** "k=v" option strings (as stored in pg_*options) → OPTIONS clause pieces. */
function splitOption(opt) {
	const i = opt.indexOf("=");
	return i === -1 ? [opt, ""] : [opt.slice(0, i), opt.slice(i + 1)];
}
function optionsClause(options) {
	if (options.length === 0) return "";
	return ` OPTIONS (${options.map((opt) => {
		const [key, value] = splitOption(opt);
		return `${qid(key)} ${lit(value)}`;
	}).join(", ")})`;
}
/** ALTER … OPTIONS (ADD/SET/DROP …) clause from old vs new option lists. */
function alterOptionsClause(oldOptions, newOptions) {
	const oldMap = new Map(oldOptions.map(splitOption));
	const newMap = new Map(newOptions.map(splitOption));
	const parts = [];
	for (const [key, value] of newMap) if (!oldMap.has(key)) parts.push(`ADD ${qid(key)} ${lit(value)}`);
	else if (oldMap.get(key) !== value) parts.push(`SET ${qid(key)} ${lit(value)}`);
	for (const key of oldMap.keys()) if (!newMap.has(key)) parts.push(`DROP ${qid(key)}`);
	return `OPTIONS (${parts.join(", ")})`;
}
// node_modules/@supabase/pg-delta/dist/plan/rules/helpers.js
const TEXT_ENCODER = new TextEncoder();
/** UTF-8 byte length of a string. Runtime-agnostic (no `Buffer`), so it works
*  identically in Bun / Node / Deno — used where PostgreSQL's byte-based
*  identifier limit (NAMEDATALEN) matters, not the JS UTF-16 code-unit length. */
function byteLength(s) {
	return TEXT_ENCODER.encode(s).length;
}
/** Clip `s` to at most `maxBytes` UTF-8 bytes WITHOUT splitting a code point, so
*  the result is an identifier PostgreSQL will store verbatim (never itself
*  truncate). Iterates by code point (`for…of`), never by UTF-16 unit. */
function clipToByteLength(s, maxBytes) {
	if (maxBytes <= 0) return "";
	if (byteLength(s) <= maxBytes) return s;
	let out = "";
	let used = 0;
	for (const ch of s) {
		const chBytes = byteLength(ch);
		if (used + chBytes > maxBytes) break;
		out += ch;
		used += chBytes;
	}
	return out;
}
/** Most renames are `<ALTER prefix> RENAME TO <new name>`. */
function renameRule(alterPrefix) {
	return (fact, to) => ({ sql: `${alterPrefix(fact)} RENAME TO ${qid(to.name)}` });
}
const str = (v) => {
	if (v === null || v === void 0 || typeof v === "object") throw new Error(`rule rendering: expected a scalar, got ${JSON.stringify(v)}`);
	return String(v);
};
function p(fact, key) {
	return fact.payload[key];
}
/** The `depends` edge targets of `id` in `view` — the objects the fact's
*  definition references. A routine's def-alter (CREATE OR REPLACE) consumes
*  these so it is ordered AFTER their creates: a BEGIN ATOMIC body is parsed and
*  dependency-checked at replace time. plpgsql / quoted-string bodies are not
*  (check_function_bodies=off in the preamble) and record no such edges, so this
*  is exactly the set that needs ordering. Consuming an id nothing in-plan
*  produces is harmless — no ordering edge is added. */
function dependencyConsumes(view, id) {
	return view.outgoingEdges(id).filter((e) => e.kind === "depends").map((e) => e.to);
}
/** ` WITH (k=v, …)` clause from a fact's `reloptions` payload (the canonical
*  sorted `key=value` array captured from pg_class.reloptions), or "" when the
*  relation carries no storage/view options. */
function reloptionsWithClause(fact) {
	const opts = p(fact, "reloptions");
	return opts != null && opts.length > 0 ? ` WITH (${opts.join(", ")})` : "";
}
/** `<prefix> SET (…)` / `<prefix> RESET (…)` specs for a reloptions transition.
*  Emits SET for keys whose value was added or changed and RESET for keys that
*  disappeared — the in-place form for both views (security_invoker, …) and
*  tables (fillfactor, autovacuum_*, …) so an options-only change is no longer
*  invisible (it used to hash identically and plan nothing). */
function reloptionsAlterSpecs(alterPrefix, from, to) {
	const fromMap = new Map(from?.map(splitOption) ?? []);
	const toMap = new Map(to?.map(splitOption) ?? []);
	const setParts = [];
	for (const [key, value] of toMap) if (fromMap.get(key) !== value) setParts.push(`${key}=${value}`);
	const resetKeys = [];
	for (const key of fromMap.keys()) if (!toMap.has(key)) resetKeys.push(key);
	const specs = [];
	if (setParts.length > 0) specs.push({ sql: `${alterPrefix} SET (${setParts.join(", ")})` });
	if (resetKeys.length > 0) specs.push({ sql: `${alterPrefix} RESET (${resetKeys.join(", ")})` });
	return specs;
}
/** true when `partial` appears in `full` in order (possibly with gaps) */
function isSubsequence(partial, full) {
	let i = 0;
	for (const value of full) if (i < partial.length && value === partial[i]) i++;
	return i === partial.length;
}
/** Role attribute keyword map (CREATE ROLE / ALTER ROLE flags). */
const ROLE_FLAGS = {
	superuser: ["SUPERUSER", "NOSUPERUSER"],
	inherit: ["INHERIT", "NOINHERIT"],
	createRole: ["CREATEROLE", "NOCREATEROLE"],
	createDb: ["CREATEDB", "NOCREATEDB"],
	login: ["LOGIN", "NOLOGIN"],
	replication: ["REPLICATION", "NOREPLICATION"],
	bypassRls: ["BYPASSRLS", "NOBYPASSRLS"]
};
function roleFlagSql(payload) {
	return Object.entries(ROLE_FLAGS).map(([key, [on, off]]) => payload[key] ? on : off).join(" ");
}
function identityGeneration(value) {
	if (value == null) return null;
	return value.generation;
}
function identitySequenceId(value) {
	if (value == null) return null;
	const sequence = value.sequence;
	if (sequence == null) return null;
	return {
		kind: "sequence",
		schema: sequence.schema,
		name: sequence.name
	};
}
function identityOptions(value) {
	if (value == null) return null;
	return value.options ?? null;
}
/** Type-derived max for the implicit identity sequence; null for a type we
*  don't recognise (then any captured options are treated as non-default and
*  rendered explicitly, which is always safe). */
const IDENTITY_TYPE_MAX = {
	smallint: "32767",
	integer: "2147483647",
	bigint: "9223372036854775807"
};
/** true when an identity column's type change NARROWS its value range (the new
*  type's max is strictly below the old one's). Used to position the identity
*  bounds relative to the `ALTER COLUMN … TYPE`: narrowing must set the bounds
*  FIRST (an explicit bound that overflows the new type makes the retype itself
*  fail — "MAXVALUE … is out of range for sequence data type integer"), while
*  widening must set them AFTER (the desired values need not fit the old type).
*  Returns false when either type is unmapped, keeping the widening/after
*  behavior as the conservative default. Maxima reach
*  9223372036854775807, past Number's safe-integer range, so compare with
*  BigInt. */
function isNarrowingIdentityTypeChange(fromType, toType) {
	const fromMax = IDENTITY_TYPE_MAX[fromType];
	const toMax = IDENTITY_TYPE_MAX[toType];
	if (fromMax === void 0 || toMax === void 0) return false;
	return BigInt(toMax) < BigInt(fromMax);
}
/** true when the identity sequence carries exactly the parameters PostgreSQL
*  picks for a bare `GENERATED … AS IDENTITY` of the given column type, so the
*  clause can stay bare (no churn for ordinary identity columns). */
function isDefaultIdentityOptions(options, columnType) {
	return options.increment === "1" && options.start === "1" && options.minValue === "1" && options.cache === "1" && options.cycle === false && options.maxValue === IDENTITY_TYPE_MAX[columnType];
}
/** The name PostgreSQL auto-derives for an identity column's implicit backing
*  sequence: `<table>_<column>_seq` (in the table's own schema). */
function defaultIdentitySequenceName(table, column) {
	return `${table}_${column}_seq`;
}
/** ` SEQUENCE NAME "<schema>"."<name>"` when the backing sequence's name (or
*  schema) differs from PostgreSQL's `<table>_<column>_seq` default — the
*  sequence was renamed or created via `SEQUENCE NAME`. Returns "" for the
*  ordinary default-named case so exports stay minimal. Truncation/collision
*  edge cases produce a name that never equals the naive default, so they
*  always emit the clause — verbose but always valid, never a wrong-name
*  round-trip. */
function identitySequenceNameClause(value, ref) {
	if (value == null) return "";
	const sequence = value.sequence;
	if (sequence == null) return "";
	return sequence.schema === ref.schema && sequence.name === defaultIdentitySequenceName(ref.table, ref.column) ? "" : `SEQUENCE NAME ${rel(sequence.schema, sequence.name)}`;
}
/** ` (SEQUENCE NAME … INCREMENT BY … MINVALUE … …)` for an identity sequence
*  with a non-default name and/or parameters, or "" when the name is the
*  `<table>_<column>_seq` default and the parameters are the type defaults.
*  `SEQUENCE NAME` is a valid identity option and PostgreSQL accepts it first
*  in the list (pg_dump renders it the same way). */
function identityOptionsClause(options, columnType, sequenceNameClause = "") {
	const parts = [];
	if (sequenceNameClause) parts.push(sequenceNameClause);
	if (options != null && !isDefaultIdentityOptions(options, columnType)) parts.push(`INCREMENT BY ${options.increment}`, `MINVALUE ${options.minValue}`, `MAXVALUE ${options.maxValue}`, `START WITH ${options.start}`, `CACHE ${options.cache}`, options.cycle ? "CYCLE" : "NO CYCLE");
	return parts.length === 0 ? "" : ` (${parts.join(" ")})`;
}
/** true when the OLD `[oldMin, oldMax]` value range and the NEW `[newMin, newMax]`
*  range are provably DISJOINT (`oldMax < newMin || oldMin > newMax`).
*
*  A sequence's / identity's live counter (`last_value`) is UNMODELED runtime
*  state — the diff never sees it. When the two ranges are disjoint the counter
*  is GUARANTEED to fall outside the new range, so the only in-place path that
*  converges is `RESTART` (realign to the new START, always inside the new range
*  — matching what a fresh `… START WITH …` would produce). When the ranges
*  OVERLAP we must NOT `RESTART`: the live counter is very likely still valid
*  (e.g. counter at 500, MIN 1→0 + START 1→2 leaves 500 usable), and silently
*  resetting it to START replays already-issued values → duplicate keys. If an
*  overlapping change happens to leave the counter outside the new range,
*  PostgreSQL rejects the ALTER loudly and the operator decides — we never
*  silently reset. Bounds are bigint-valued, so compare with BigInt (they reach
*  9223372036854775807, past Number's safe-integer range). */
function rangesDisjoint(oldMin, oldMax, newMin, newMax) {
	return BigInt(oldMax) < BigInt(newMin) || BigInt(oldMin) > BigInt(newMax);
}
/** in-place identity-sequence parameter transition (no rebuild), emitted as ONE
*  `ALTER COLUMN … SET <opt> SET <opt> …` statement.
*
*  A single ALTER COLUMN with CHAINED `SET` clauses validates the FINAL state:
*  splitting the change into one statement per option (in diff-field order) ran
*  `SET MAXVALUE 50` while MIN was still 100 when moving both bounds down —
*  Postgres rejects the transient `min > max`. Chaining defers the range check to
*  the end of the statement (verified on PG15/17).
*
*  `RESTART` is appended only when the old and new ranges are provably DISJOINT
*  (see {@link rangesDisjoint}). An overlapping change — even one that moves a
*  bound AND the START — leaves the live counter alone, because it is probably
*  still valid and resetting it risks duplicate keys. */
function identityOptionAlterSpecs(target, from, to) {
	if (to == null) return [];
	const clauses = [];
	if (from == null || from.increment !== to.increment) clauses.push(`SET INCREMENT BY ${to.increment}`);
	if (from == null || from.minValue !== to.minValue) clauses.push(`SET MINVALUE ${to.minValue}`);
	if (from == null || from.maxValue !== to.maxValue) clauses.push(`SET MAXVALUE ${to.maxValue}`);
	if (from == null || from.start !== to.start) clauses.push(`SET START WITH ${to.start}`);
	if (from == null || from.cache !== to.cache) clauses.push(`SET CACHE ${to.cache}`);
	if (from == null || from.cycle !== to.cycle) clauses.push(`SET ${to.cycle ? "CYCLE" : "NO CYCLE"}`);
	if (clauses.length === 0) return [];
	if (from != null && rangesDisjoint(from.minValue, from.maxValue, to.minValue, to.maxValue)) clauses.push("RESTART");
	return [{ sql: `${target} ${clauses.join(" ")}` }];
}
/** The CREATE-SEQUENCE-style value options a standalone sequence carries, in a
*  fixed render order. `ownedBy` is deliberately excluded: it carries its own
*  dependency metadata (consumes/releases) and is emitted as a separate
*  `OWNED BY` statement. */
const SEQUENCE_VALUE_OPTIONS = [
	"dataType",
	"increment",
	"minValue",
	"maxValue",
	"start",
	"cache",
	"cycle"
];
function sequenceOptionClause(fact, option) {
	switch (option) {
		case "dataType": return `AS ${str(p(fact, "dataType"))}`;
		case "increment": return `INCREMENT BY ${str(p(fact, "increment"))}`;
		case "minValue": return `MINVALUE ${str(p(fact, "minValue"))}`;
		case "maxValue": return `MAXVALUE ${str(p(fact, "maxValue"))}`;
		case "start": return `START WITH ${str(p(fact, "start"))}`;
		case "cache": return `CACHE ${str(p(fact, "cache"))}`;
		case "cycle": return p(fact, "cycle") ? "CYCLE" : "NO CYCLE";
		default: throw new Error(`sequence rule: unknown value option '${option}'`);
	}
}
/** Combined `ALTER SEQUENCE … <opt> <opt> …` for a standalone sequence's
*  value-option transition, emitted ONCE — from whichever changed option sorts
*  first — because the emitter calls each changed attribute's `alter`
*  independently and we want a SINGLE statement covering all of them.
*
*  One statement validates the FINAL state: per-field `ALTER SEQUENCE` statements
*  in diff-field (lexicographic) order ran `MAXVALUE 50` while MIN was still 100
*  when moving both bounds down, and Postgres rejects the transient `min > max`.
*
*  `RESTART` is appended only when the old and new ranges are provably DISJOINT —
*  see {@link rangesDisjoint} and {@link identityOptionAlterSpecs} for the
*  identity seam's identical reasoning: the sequence's live counter (unmanaged
*  runtime state, not part of the diff) is left in place for an overlapping
*  change, because it is probably still valid and resetting it risks duplicate
*  keys; only a disjoint shift guarantees the counter is invalid. */
function sequenceOptionAlter(currentAttr, fact, sourceView) {
	const source = sourceView.get(fact.id);
	const changed = SEQUENCE_VALUE_OPTIONS.filter((key) => source === void 0 || source.payload[key] !== fact.payload[key]);
	if (changed.length === 0) return [];
	const [lead] = [...changed].sort();
	if (currentAttr !== lead) return [];
	const id = fact.id;
	const clauses = changed.map((option) => sequenceOptionClause(fact, option));
	if (source !== void 0 && rangesDisjoint(str(source.payload["minValue"]), str(source.payload["maxValue"]), str(p(fact, "minValue")), str(p(fact, "maxValue")))) clauses.push("RESTART");
	return [{ sql: `ALTER SEQUENCE ${rel(id.schema, id.name)} ${clauses.join(" ")}` }];
}
function columnRef(fact) {
	const id = fact.id;
	return {
		schema: id.schema,
		table: id.table,
		column: id.name
	};
}
function columnClause(fact) {
	const { column } = columnRef(fact);
	const type = str(p(fact, "type"));
	let sql = `${qid(column)} ${type}`;
	const collation = p(fact, "collation");
	if (collation != null) sql += ` COLLATE ${str(collation)}`;
	const generated = p(fact, "generatedExpr");
	if (generated != null) sql += ` GENERATED ALWAYS AS (${str(generated)}) STORED`;
	const identity = p(fact, "identity");
	const generation = identityGeneration(identity);
	if (generation === "a" || generation === "d") {
		sql += ` GENERATED ${generation === "a" ? "ALWAYS" : "BY DEFAULT"} AS IDENTITY`;
		sql += identityOptionsClause(identityOptions(identity), type, identitySequenceNameClause(identity, columnRef(fact)));
	}
	if (p(fact, "notNull")) sql += ` NOT NULL`;
	return sql;
}
const POLICY_CMD = {
	r: "SELECT",
	a: "INSERT",
	w: "UPDATE",
	d: "DELETE",
	"*": "ALL"
};
function policySql(fact) {
	const id = fact.id;
	const roles = p(fact, "roles").map((r) => r === "PUBLIC" ? "PUBLIC" : qid(r));
	let sql = `CREATE POLICY ${qid(id.name)} ON ${rel(id.schema, id.table)}`;
	if (!p(fact, "permissive")) sql += ` AS RESTRICTIVE`;
	sql += ` FOR ${POLICY_CMD[str(p(fact, "cmd"))] ?? "ALL"}`;
	sql += ` TO ${roles.join(", ")}`;
	const using = p(fact, "usingExpr");
	if (using != null) sql += ` USING (${str(using)})`;
	const check = p(fact, "checkExpr");
	if (check != null) sql += ` WITH CHECK (${str(check)})`;
	return sql;
}
/**
* OWNED BY is rendered as a follow-up statement (pg_dump's model): an auto
* edge sequence→column would cycle with the column default that references
* the sequence.
*/
function sequenceOwnedBySpecs(fact, opts = {}) {
	const id = fact.id;
	const old = opts.releaseOld;
	const releases = old != null ? [{
		kind: "column",
		schema: old.schema,
		table: old.table,
		name: old.column
	}] : [];
	const ownedBy = p(fact, "ownedBy");
	if (ownedBy == null) return opts.allowNone ? [{
		sql: `ALTER SEQUENCE ${rel(id.schema, id.name)} OWNED BY NONE`,
		...releases.length > 0 ? { releases } : {}
	}] : [];
	return [{
		sql: `ALTER SEQUENCE ${rel(id.schema, id.name)} OWNED BY ${rel(ownedBy.schema, ownedBy.table)}.${qid(ownedBy.column)}`,
		consumes: [{
			kind: "column",
			schema: ownedBy.schema,
			table: ownedBy.table,
			name: ownedBy.column
		}],
		...releases.length > 0 ? { releases } : {}
	}];
}
/** Constraints attach to tables OR domains; the parent kind decides. */
function constraintTarget(fact) {
	const id = fact.id;
	return `ALTER ${fact.parent?.kind === "domain" ? "DOMAIN" : fact.parent?.kind === "foreignTable" ? "FOREIGN TABLE" : "TABLE"} ${rel(id.schema, id.table)}`;
}
/** A composite type attribute's `name type [COLLATE …]` clause. */
function typeAttributeClause(fact) {
	const name = fact.id.name;
	const collation = p(fact, "collation");
	return `${qid(name)} ${str(p(fact, "type"))}${collation != null ? ` COLLATE ${str(collation)}` : ""}`;
}
/** Table columns that USE a given composite type (via the column→type
*  dependency edge). ALTER TYPE … ATTRIBUTE … CASCADE rewrites those
*  tables; referencing the columns lets the proof's rewrite attribution
*  map the type-scoped action to the tables it actually touches. */
function compositeUserColumns(view, typeId) {
	const key = encodeId(typeId);
	return view.edges.filter((e) => e.from.kind === "column" && encodeId(e.to) === key).map((e) => e.from).filter((id) => view.get(id) !== void 0);
}
/** O/D/R/A enabled-state chars → ALTER … ENABLE/DISABLE phrases. */
function enabledPhrase(state) {
	switch (state) {
		case "D": return "DISABLE";
		case "R": return "ENABLE REPLICA";
		case "A": return "ENABLE ALWAYS";
		default: return "ENABLE";
	}
}
/**
* REPLICA IDENTITY rendered from the desired payload (both attributes render
* the identical full clause, so order between them never matters). USING
* INDEX consumes whichever fact owns that index name (a real index fact, or
* the constraint backing it).
*/
function replicaIdentitySpec(fact, view) {
	const id = fact.id;
	const mode = str(p(fact, "replicaIdentity") ?? "d");
	const relName = rel(id.schema, id.name);
	if (mode === "n") return { sql: `ALTER TABLE ${relName} REPLICA IDENTITY NOTHING` };
	if (mode === "f") return { sql: `ALTER TABLE ${relName} REPLICA IDENTITY FULL` };
	if (mode === "i") {
		const indexName = str(p(fact, "replicaIdentityIndex"));
		const consumes = [];
		const ownedConstraint = view.childrenOf(fact.id).find((c) => c.id.kind === "constraint" && c.id.name === indexName);
		if (ownedConstraint) consumes.push(ownedConstraint.id);
		else consumes.push({
			kind: "index",
			schema: id.schema,
			name: indexName
		});
		return {
			sql: `ALTER TABLE ${relName} REPLICA IDENTITY USING INDEX ${qid(indexName)}`,
			consumes
		};
	}
	return { sql: `ALTER TABLE ${relName} REPLICA IDENTITY DEFAULT` };
}
/** Canonical `GRANT <privs> ON <target> TO <grantees>` statement. Shared by
*  `grantActions` (single grantee) and compaction's multi-grantee merge pass
*  (`mergeCoTargetGrants`, plan/internal.ts), so the two renders can never
*  drift — the merge pass both recognizes mergeable GRANTs by comparing
*  against this render and re-renders the merged statement with it. */
function renderGrantSql(target, privileges, grantees, opts) {
	const col = opts?.column;
	const privs = col === void 0 ? privileges.join(", ") : privileges.map((priv) => `${priv} (${qid(col)})`).join(", ");
	const to = grantees.map((g) => g === "PUBLIC" ? "PUBLIC" : qid(g)).join(", ");
	const option = opts?.withGrantOption ? " WITH GRANT OPTION" : "";
	return `GRANT ${privs} ON ${grantTarget(target)} TO ${to}${option}`;
}
function grantActions(fact, verb) {
	const id = fact.id;
	const grantee = id.grantee === "PUBLIC" ? "PUBLIC" : qid(id.grantee);
	const privileges = p(fact, "privileges");
	const grantable = new Set(p(fact, "grantable") ?? []);
	const plain = privileges.filter((priv) => !grantable.has(priv));
	const withOption = privileges.filter((priv) => grantable.has(priv));
	const consumes = id.grantee === "PUBLIC" ? [] : [{
		kind: "role",
		name: id.grantee
	}];
	const col = id.column;
	const specs = [{
		sql: `${col === void 0 ? "REVOKE ALL" : `REVOKE ALL (${qid(col)})`} ON ${grantTarget(id.target)} FROM ${grantee}`,
		consumes
	}];
	if (plain.length > 0) specs.push({
		sql: renderGrantSql(id.target, plain, [id.grantee], col !== void 0 ? { column: col } : {}),
		consumes
	});
	if (withOption.length > 0) specs.push({
		sql: renderGrantSql(id.target, withOption, [id.grantee], {
			...col !== void 0 ? { column: col } : {},
			withGrantOption: true
		}),
		consumes
	});
	return specs;
}
/** Aggregate signature: direct args [ORDER BY ordered args]; '*' when none. */
function aggSig(fact) {
	const args = fact.id.args;
	const aggKind = str(p(fact, "aggKind") ?? "n");
	if (aggKind === "o" || aggKind === "h") {
		const direct = Number(p(fact, "numDirectArgs") ?? 0);
		return `${args.slice(0, direct).join(", ")} ORDER BY ${args.slice(direct).join(", ")}`;
	}
	return args.length > 0 ? args.join(", ") : "*";
}
const DEFACL_OBJTYPE = {
	r: "TABLES",
	S: "SEQUENCES",
	f: "FUNCTIONS",
	T: "TYPES",
	n: "SCHEMAS",
	L: "LARGE OBJECTS"
};
/** Render a `pg_default_acl.defaclobjtype` code, or throw loud — an unmapped
*  code silently rendered as `TABLES` (the old `?? "TABLES"` fallback) would
*  emit the WRONG DDL for a future/unhandled objtype instead of surfacing the
*  gap. */
function defaclObjType(objtype) {
	const rendered = DEFACL_OBJTYPE[objtype];
	if (rendered === void 0) throw new Error(`defaultPrivilege: unmapped pg_default_acl.defaclobjtype "${objtype}" — add it to DEFACL_OBJTYPE (helpers.ts)`);
	return rendered;
}
function defaultPrivPrefix(id) {
	let sql = `ALTER DEFAULT PRIVILEGES FOR ROLE ${qid(id.role)}`;
	if (id.schema != null) sql += ` IN SCHEMA ${qid(id.schema)}`;
	return sql;
}
function defaultPrivConsumes(id) {
	const consumes = [{
		kind: "role",
		name: id.role
	}];
	if (id.grantee !== "PUBLIC") consumes.push({
		kind: "role",
		name: id.grantee
	});
	if (id.schema != null) consumes.push({
		kind: "schema",
		name: id.schema
	});
	return consumes;
}
/**
* A `defaultPrivilege` fact with EMPTY `privileges` is a synthesized marker for
* a REVOKED built-in default (e.g. `ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON
* FUNCTIONS FROM PUBLIC`): the grantee's built-in default was taken away. Its
* `_revokedDefault` carries the privileges that were removed so the DROP can
* restore them. A non-empty fact is an ordinary positive grant.
*/
function isRevokedDefaultMarker(fact) {
	return (p(fact, "privileges") ?? []).length === 0;
}
/** CREATE a default-privilege fact: GRANT the privileges, or — for a revoked
*  default marker — REVOKE the built-in default the marker records is gone. */
function defaultPrivilegeCreateActions(fact) {
	const id = fact.id;
	const grantee = id.grantee === "PUBLIC" ? "PUBLIC" : qid(id.grantee);
	const objtype = defaclObjType(id.objtype);
	const consumes = defaultPrivConsumes(id);
	if (isRevokedDefaultMarker(fact)) return [{
		sql: `${defaultPrivPrefix(id)} REVOKE ALL ON ${objtype} FROM ${grantee}`,
		consumes
	}];
	const privileges = p(fact, "privileges") ?? [];
	const grantable = new Set(p(fact, "grantable") ?? []);
	const plain = privileges.filter((priv) => !grantable.has(priv));
	const withOption = privileges.filter((priv) => grantable.has(priv));
	const specs = [];
	if (plain.length > 0) specs.push({
		sql: `${defaultPrivPrefix(id)} GRANT ${plain.join(", ")} ON ${objtype} TO ${grantee}`,
		consumes
	});
	if (withOption.length > 0) specs.push({
		sql: `${defaultPrivPrefix(id)} GRANT ${withOption.join(", ")} ON ${objtype} TO ${grantee} WITH GRANT OPTION`,
		consumes
	});
	return specs;
}
/** DROP a default-privilege fact: REVOKE the positive grant, or — for a revoked
*  default marker — GRANT the built-in default back (restoring it). */
function defaultPrivilegeDropActions(fact) {
	const id = fact.id;
	const grantee = id.grantee === "PUBLIC" ? "PUBLIC" : qid(id.grantee);
	const objtype = defaclObjType(id.objtype);
	const consumes = defaultPrivConsumes(id);
	if (isRevokedDefaultMarker(fact)) {
		const restored = p(fact, "_revokedDefault") ?? [];
		return {
			sql: `${defaultPrivPrefix(id)} GRANT ${restored.join(", ")} ON ${objtype} TO ${grantee}`,
			consumes
		};
	}
	return {
		sql: `${defaultPrivPrefix(id)} REVOKE ALL ON ${objtype} FROM ${grantee}`,
		consumes
	};
}
/** The `rel [(cols)] [WHERE (…)]` member for a publicationRel fact, without the
*  leading `TABLE` keyword (so it can be grouped under a single `TABLE`). */
function publicationRelMember(fact) {
	const id = fact.id;
	let member = rel(id.schema, id.table);
	const cols = p(fact, "columns");
	if (cols != null && cols.length > 0) member += ` (${cols.map((c) => qid(c)).join(", ")})`;
	const where = p(fact, "where");
	if (where != null) member += ` WHERE (${str(where)})`;
	return member;
}
/** The `TABLE rel [(cols)] [WHERE (…)]` clause for a publicationRel fact, used
*  by the standalone `ALTER PUBLICATION … ADD TABLE` path. */
function publicationRelClause(fact) {
	return `TABLE ${publicationRelMember(fact)}`;
}
/** Inlined FOR-clause object list for a fresh publication, gathered from its
*  publicationRel / publicationSchema children, with the ids consumed and
*  the child facts produced (delta-set inlining). */
function publicationObjects(fact, view) {
	const tableMembers = [];
	const schemaMembers = [];
	const consumes = [];
	const produced = [];
	for (const child of view.childrenOf(fact.id)) if (child.id.kind === "publicationRel") {
		const cid = child.id;
		tableMembers.push(publicationRelMember(child));
		consumes.push({
			kind: "table",
			schema: cid.schema,
			name: cid.table
		});
		produced.push(child.id);
	} else if (child.id.kind === "publicationSchema") {
		const cid = child.id;
		schemaMembers.push(qid(cid.schema));
		consumes.push({
			kind: "schema",
			name: cid.schema
		});
		produced.push(child.id);
	}
	const clauses = [];
	if (tableMembers.length > 0) clauses.push(`TABLE ${tableMembers.join(", ")}`);
	if (schemaMembers.length > 0) clauses.push(`TABLES IN SCHEMA ${schemaMembers.join(", ")}`);
	return {
		clauses,
		consumes,
		produced
	};
}
// node_modules/@supabase/pg-delta/dist/plan/rules/constraints.js
/** Rule definitions for table / domain constraints. */
const constraintRules = { constraint: {
	weight: 10,
	cascadesToChildren: true,
	rebuildable: true,
	suppressible: (fact) => fact.payload["type"] !== "f",
	rename: (fact, to) => {
		const id = fact.id;
		return { sql: `${constraintTarget(fact)} RENAME CONSTRAINT ${qid(id.name)} TO ${qid(to.name)}` };
	},
	create: (fact) => {
		const id = fact.id;
		let sql = `${constraintTarget(fact)} ADD CONSTRAINT ${qid(id.name)} ${str(p(fact, "def"))}`;
		if (!p(fact, "validated") && !str(p(fact, "def")).includes("NOT VALID")) sql += " NOT VALID";
		const type = str(p(fact, "type"));
		const foldHint = p(fact, "validated") === true && fact.parent?.kind === "table" ? { compaction: {
			foldInto: fact.parent,
			clause: `CONSTRAINT ${qid(id.name)} ${str(p(fact, "def"))}`,
			...type === "p" || type === "u" || type === "c" ? { executorSafe: true } : {}
		} } : {};
		return [{
			sql,
			...p(fact, "type") === "f" ? { lockClass: "shareRowExclusive" } : {},
			...foldHint
		}];
	},
	drop: (fact) => {
		const id = fact.id;
		return { sql: `${constraintTarget(fact)} DROP CONSTRAINT ${qid(id.name)}` };
	},
	attributes: {
		def: "replace",
		type: "replace",
		validated: { alter: (fact, _from, to) => {
			const id = fact.id;
			const target = constraintTarget(fact);
			if (!to) {
				const defText = str(p(fact, "def"));
				const addSql = !defText.includes("NOT VALID") ? `${defText} NOT VALID` : defText;
				return [{ sql: `${target} DROP CONSTRAINT ${qid(id.name)}` }, {
					sql: `${target} ADD CONSTRAINT ${qid(id.name)} ${addSql}`,
					...p(fact, "type") === "f" ? { lockClass: "shareRowExclusive" } : {}
				}];
			}
			return {
				sql: `${target} VALIDATE CONSTRAINT ${qid(id.name)}`,
				lockClass: "shareUpdateExclusive"
			};
		} }
	}
} };
// node_modules/@supabase/pg-delta/dist/plan/rules/foreign.js
const foreignRules = {
	fdw: {
		weight: 2,
		create: (fact) => {
			let sql = `CREATE FOREIGN DATA WRAPPER ${qid(fact.id.name)}`;
			const handler = p(fact, "handler");
			if (handler != null) sql += ` HANDLER ${str(handler)}`;
			const validator = p(fact, "validator");
			if (validator != null) sql += ` VALIDATOR ${str(validator)}`;
			sql += optionsClause(p(fact, "options") ?? []);
			return [{ sql }];
		},
		drop: (fact) => ({ sql: `DROP FOREIGN DATA WRAPPER ${qid(fact.id.name)}` }),
		ownerAlterPrefix: (fact) => `ALTER FOREIGN DATA WRAPPER ${qid(fact.id.name)}`,
		attributes: {
			options: { alter: (fact, from, to) => ({ sql: `ALTER FOREIGN DATA WRAPPER ${qid(fact.id.name)} ${alterOptionsClause(from ?? [], to ?? [])}` }) },
			handler: { alter: (fact, _from, to) => ({ sql: `ALTER FOREIGN DATA WRAPPER ${qid(fact.id.name)} ${to == null ? "NO HANDLER" : `HANDLER ${str(to)}`}` }) },
			validator: { alter: (fact, _from, to) => ({ sql: `ALTER FOREIGN DATA WRAPPER ${qid(fact.id.name)} ${to == null ? "NO VALIDATOR" : `VALIDATOR ${str(to)}`}` }) }
		}
	},
	server: {
		weight: 3,
		create: (fact) => {
			let sql = `CREATE SERVER ${qid(fact.id.name)}`;
			const type = p(fact, "type");
			if (type != null) sql += ` TYPE ${lit(str(type))}`;
			const version = p(fact, "version");
			if (version != null) sql += ` VERSION ${lit(str(version))}`;
			sql += ` FOREIGN DATA WRAPPER ${qid(str(p(fact, "fdw")))}`;
			sql += optionsClause(p(fact, "options") ?? []);
			return [{ sql }];
		},
		drop: (fact) => ({ sql: `DROP SERVER ${qid(fact.id.name)}` }),
		ownerAlterPrefix: (fact) => `ALTER SERVER ${qid(fact.id.name)}`,
		attributes: {
			version: {
				alter: (fact, _from, to) => ({ sql: `ALTER SERVER ${qid(fact.id.name)} VERSION ${lit(str(to))}` }),
				replaceWhen: (_from, to) => to == null
			},
			options: { alter: (fact, from, to) => ({ sql: `ALTER SERVER ${qid(fact.id.name)} ${alterOptionsClause(from ?? [], to ?? [])}` }) },
			type: "replace",
			fdw: "replace"
		}
	},
	userMapping: {
		weight: 4,
		create: (fact) => {
			const id = fact.id;
			return [{
				sql: `CREATE USER MAPPING FOR ${id.role === "PUBLIC" ? "PUBLIC" : qid(id.role)} SERVER ${qid(id.server)}${optionsClause(p(fact, "options") ?? [])}`,
				...id.role === "PUBLIC" ? {} : { consumes: [{
					kind: "role",
					name: id.role
				}] }
			}];
		},
		drop: (fact) => {
			const id = fact.id;
			return {
				sql: `DROP USER MAPPING FOR ${id.role === "PUBLIC" ? "PUBLIC" : qid(id.role)} SERVER ${qid(id.server)}`,
				...id.role === "PUBLIC" ? {} : { consumes: [{
					kind: "role",
					name: id.role
				}] }
			};
		},
		attributes: { options: { alter: (fact, from, to) => {
			const id = fact.id;
			return {
				sql: `ALTER USER MAPPING FOR ${id.role === "PUBLIC" ? "PUBLIC" : qid(id.role)} SERVER ${qid(id.server)} ${alterOptionsClause(from ?? [], to ?? [])}`,
				...id.role === "PUBLIC" ? {} : { consumes: [{
					kind: "role",
					name: id.role
				}] }
			};
		} } }
	},
	foreignTable: {
		weight: 5,
		cascadesToChildren: true,
		defaclObjtype: "r",
		rename: renameRule((fact) => {
			const id = fact.id;
			return `ALTER FOREIGN TABLE ${rel(id.schema, id.name)}`;
		}),
		create: (fact) => {
			const id = fact.id;
			return [{ sql: `CREATE FOREIGN TABLE ${rel(id.schema, id.name)} () SERVER ${qid(str(p(fact, "server")))}${optionsClause(p(fact, "options") ?? [])}` }];
		},
		drop: (fact) => {
			const id = fact.id;
			return { sql: `DROP FOREIGN TABLE ${rel(id.schema, id.name)}` };
		},
		ownerAlterPrefix: (fact) => {
			const id = fact.id;
			return `ALTER FOREIGN TABLE ${rel(id.schema, id.name)}`;
		},
		attributes: {
			options: { alter: (fact, from, to) => {
				const id = fact.id;
				return { sql: `ALTER FOREIGN TABLE ${rel(id.schema, id.name)} ${alterOptionsClause(from ?? [], to ?? [])}` };
			} },
			server: "replace"
		}
	}
};
// node_modules/@supabase/pg-delta/dist/plan/rules/indexes.js
/** Rule definitions for standalone indexes. */
const indexRules = { index: {
	weight: 14,
	cascadesToChildren: true,
	rebuildable: true,
	rename: renameRule((fact) => {
		const id = fact.id;
		return `ALTER INDEX ${rel(id.schema, id.name)}`;
	}),
	create: (fact, view, params) => {
		const def = str(p(fact, "def"));
		const parentTable = fact.parent?.kind === "table" ? view.get(fact.parent) : void 0;
		const parentIsPartitioned = parentTable != null && p(parentTable, "partitionKey") != null;
		if (params?.["concurrentIndexes"] === true && !parentIsPartitioned) return [{
			sql: def.replace(/^CREATE (UNIQUE )?INDEX /, "CREATE $1INDEX CONCURRENTLY "),
			lockClass: "shareUpdateExclusive",
			transactionality: "nonTransactional"
		}];
		return [{ sql: def }];
	},
	drop: (fact) => {
		const id = fact.id;
		return { sql: `DROP INDEX ${rel(id.schema, id.name)}` };
	},
	attributes: {
		def: "replace",
		valid: "replace"
	}
} };
// node_modules/@supabase/pg-delta/dist/plan/rules/metadata.js
/** The COMMENT / SECURITY LABEL signature for an aggregate `target` — the
*  `direct ORDER BY ordered` form for an ordered-set / hypothetical-set
*  aggregate, reusing the aggregate DDL's `aggSig`. The aggregate metadata
*  (aggKind / numDirectArgs) lives on the aggregate FACT, not the target id, so
*  resolve the fact from whichever view holds it (desired for create/alter,
*  source for drop). Returns undefined for a non-aggregate target or an
*  unresolvable one, so `commentTarget` falls back to the plain arg list —
*  which is already correct for an ordinary aggregate. */
function aggregateTargetSignature(target, ...views) {
	if (target.kind !== "aggregate") return void 0;
	for (const view of views) {
		const fact = view?.get(target);
		if (fact !== void 0) return aggSig(fact);
	}
}
const metadataRules = {
	comment: {
		weight: 20,
		metadata: true,
		create: (fact, view, _params, sourceView) => {
			const target = fact.id.target;
			return [{ sql: `COMMENT ON ${commentTarget(target, {
				domainConstraint: p(fact, "onDomain") === true,
				aggregateSignature: aggregateTargetSignature(target, view, sourceView)
			})} IS ${lit(str(p(fact, "text")))}` }];
		},
		drop: (fact, view) => {
			const target = fact.id.target;
			return { sql: `COMMENT ON ${commentTarget(target, {
				domainConstraint: p(fact, "onDomain") === true,
				aggregateSignature: aggregateTargetSignature(target, view)
			})} IS NULL` };
		},
		attributes: { text: { alter: (fact, _from, to, view, sourceView) => {
			const target = fact.id.target;
			return { sql: `COMMENT ON ${commentTarget(target, {
				domainConstraint: p(fact, "onDomain") === true,
				aggregateSignature: aggregateTargetSignature(target, view, sourceView)
			})} IS ${lit(str(to))}` };
		} } }
	},
	securityLabel: {
		weight: 20,
		metadata: true,
		create: (fact, view, _params, sourceView) => {
			const id = fact.id;
			const opts = { aggregateSignature: aggregateTargetSignature(id.target, view, sourceView) };
			return [{ sql: `SECURITY LABEL FOR ${lit(id.provider)} ON ${commentTarget(id.target, opts)} IS ${lit(str(p(fact, "label")))}` }];
		},
		drop: (fact, view) => {
			const id = fact.id;
			const opts = { aggregateSignature: aggregateTargetSignature(id.target, view) };
			return { sql: `SECURITY LABEL FOR ${lit(id.provider)} ON ${commentTarget(id.target, opts)} IS NULL` };
		},
		attributes: { label: { alter: (fact, _from, to, view, sourceView) => {
			const id = fact.id;
			const opts = { aggregateSignature: aggregateTargetSignature(id.target, view, sourceView) };
			return { sql: `SECURITY LABEL FOR ${lit(id.provider)} ON ${commentTarget(id.target, opts)} IS ${lit(str(to))}` };
		} } }
	},
	acl: {
		weight: 21,
		metadata: true,
		create: (fact) => grantActions(fact, "grant"),
		drop: (fact) => {
			const id = fact.id;
			const grantee = id.grantee === "PUBLIC" ? "PUBLIC" : qid(id.grantee);
			const consumes = id.grantee === "PUBLIC" ? [] : [{
				kind: "role",
				name: id.grantee
			}];
			const revokeAll = id.column === void 0 ? "REVOKE ALL" : `REVOKE ALL (${qid(id.column)})`;
			const init = p(fact, "_initPrivs");
			if (init === void 0) return {
				sql: `${revokeAll} ON ${grantTarget(id.target)} FROM ${grantee}`,
				consumes
			};
			return {
				sql: grantActions({
					id: fact.id,
					payload: {
						privileges: init.privileges,
						grantable: init.grantable
					}
				}, "grant").map((s) => s.sql).join(";\n"),
				consumes
			};
		},
		attributes: {
			privileges: "replace",
			grantable: "replace"
		}
	}
};
// node_modules/@supabase/pg-delta/dist/plan/rules/policies.js
const policyRules = { policy: {
	weight: 16,
	cascadesToChildren: true,
	rebuildable: true,
	suppressible: () => false,
	rename: (fact, to) => {
		const id = fact.id;
		return { sql: `ALTER POLICY ${qid(id.name)} ON ${rel(id.schema, id.table)} RENAME TO ${qid(to.name)}` };
	},
	create: (fact) => {
		const roles = p(fact, "roles").filter((r) => r !== "PUBLIC").map((r) => ({
			kind: "role",
			name: r
		}));
		return [{
			sql: policySql(fact),
			consumes: roles
		}];
	},
	drop: (fact) => {
		const id = fact.id;
		return { sql: `DROP POLICY ${qid(id.name)} ON ${rel(id.schema, id.table)}` };
	},
	attributes: {
		usingExpr: "replace",
		checkExpr: "replace",
		roles: { alter: (fact, from, to) => {
			const id = fact.id;
			const fromRoles = from;
			const toRoles = to;
			const roles = toRoles.map((r) => r === "PUBLIC" ? "PUBLIC" : qid(r));
			const roleId = (r) => ({
				kind: "role",
				name: r
			});
			const consumes = toRoles.filter((r) => r !== "PUBLIC").map(roleId);
			const releases = fromRoles.filter((r) => r !== "PUBLIC" && !toRoles.includes(r)).map(roleId);
			return {
				sql: `ALTER POLICY ${qid(id.name)} ON ${rel(id.schema, id.table)} TO ${roles.join(", ")}`,
				...consumes.length > 0 ? { consumes } : {},
				...releases.length > 0 ? { releases } : {}
			};
		} },
		cmd: "replace",
		permissive: "replace"
	}
} };
// node_modules/@supabase/pg-delta/dist/extract/sensitive-options.js
/**
* Sensitive-value redaction for foreign-data objects and subscriptions.
*
* Foreign-data wrappers (`pg_foreign_data_wrapper.fdwoptions`), servers
* (`pg_foreign_server.srvoptions`), user mappings (`pg_user_mapping.umoptions`),
* foreign tables (`pg_foreign_table.ftoptions`), and subscriptions
* (`pg_subscription.subconninfo`) all store libpq/FDW credentials in cleartext.
* Any code path that emits these verbatim — plan SQL, catalog snapshots
* (and thus the fingerprint digest computed over them), declarative export,
* and the serialized plan artifact — would leak credentials to disk, stdout,
* CI logs, and version control.
*
* Redaction happens HERE, at extract time, so the placeholder propagates
* uniformly to every downstream channel via the fact base. A useful
* side-effect: a change to only a secret value redacts identically on both
* sides of the diff, so it produces no spurious ALTER (env-dependent
* credentials are not "drift").
*
* Option redaction is **allowlist-based**: a value is replaced with
* `__OPTION_<KEY>__` unless its key is in {@link SAFE_OPTION_KEYS}. The
* failure mode of a missing entry is "the plan shows a placeholder instead of
* the real value" — annoying but safe; a denylist's failure mode is a leaked
* secret, which is the bug this prevents. Match is case-insensitive but exact:
* a key like `password_validator_extension` redacts unless explicitly listed.
*/
const SAFE_OPTION_KEYS = /* @__PURE__ */ new Set([
	"host",
	"hostaddr",
	"port",
	"dbname",
	"user",
	"sslmode",
	"sslcompression",
	"sslcert",
	"sslkey",
	"sslrootcert",
	"sslcrl",
	"sslcrldir",
	"sslsni",
	"requirepeer",
	"krbsrvname",
	"gsslib",
	"sspi",
	"gssencmode",
	"gssdelegation",
	"channel_binding",
	"target_session_attrs",
	"service",
	"application_name",
	"fallback_application_name",
	"connect_timeout",
	"client_encoding",
	"options",
	"keepalives",
	"keepalives_idle",
	"keepalives_interval",
	"keepalives_count",
	"tcp_user_timeout",
	"replication",
	"load_balance_hosts",
	"use_remote_estimate",
	"fdw_startup_cost",
	"fdw_tuple_cost",
	"fetch_size",
	"batch_size",
	"async_capable",
	"analyze_sampling",
	"parallel_commit",
	"parallel_abort",
	"password_required",
	"extensions",
	"updatable",
	"truncatable",
	"schema_name",
	"table_name",
	"column_name",
	"schema",
	"database",
	"table",
	"format",
	"header",
	"delimiter",
	"quote",
	"escape",
	"encoding",
	"compression",
	"filename",
	"program",
	"null",
	"force_not_null",
	"force_null",
	"region",
	"endpoint",
	"bucket",
	"prefix",
	"location",
	"project_id",
	"dataset_id",
	"dataset",
	"workspace",
	"organization",
	"api_version"
]);
/**
* Subscription conninfo is fully environment-dependent (host, port, dbname,
* user, password all differ per environment and the password is a secret), so
* the entire string is replaced with a fixed placeholder rather than redacted
* field-by-field. This keeps it out of every output channel AND makes
* conninfo-only changes invisible to the diff.
*/
const SUBSCRIPTION_CONNINFO_PLACEHOLDER = "host=__CONN_HOST__ port=__CONN_PORT__ dbname=__CONN_DBNAME__ user=__CONN_USER__ password=__CONN_PASSWORD__";
/**
* Redact one `key=value` option string (the shape stored in `pg_*options`
* arrays and consumed by `splitOption` in the plan renderer). Splits on the
* first `=` so values containing `=` survive intact.
*/
function redactOptionString(opt) {
	const i = opt.indexOf("=");
	if (i === -1) return opt;
	const key = opt.slice(0, i);
	if (SAFE_OPTION_KEYS.has(key.toLowerCase())) return opt;
	return `${key}=__OPTION_${key.toUpperCase()}__`;
}
/** Redact every non-allowlisted value in a `key=value` options array. */
function redactOptionStrings(options) {
	return options.map(redactOptionString);
}
// node_modules/@supabase/pg-delta/dist/plan/rules/publications.js
const publicationRules = {
	publication: {
		weight: 18,
		cascadesToChildren: true,
		create: (fact, view) => {
			const name = qid(fact.id.name);
			const objects = publicationObjects(fact, view);
			let sql = `CREATE PUBLICATION ${name}`;
			if (p(fact, "allTables")) sql += ` FOR ALL TABLES`;
			else if (objects.clauses.length > 0) sql += ` FOR ${objects.clauses.join(", ")}`;
			const withParts = [`publish = ${lit((p(fact, "publish") ?? []).join(", "))}`];
			if (p(fact, "viaRoot")) withParts.push(`publish_via_partition_root = true`);
			sql += ` WITH (${withParts.join(", ")})`;
			return [{
				sql,
				...objects.consumes.length > 0 ? { consumes: objects.consumes } : {},
				...objects.produced.length > 0 ? { alsoProduces: objects.produced } : {}
			}];
		},
		drop: (fact) => ({ sql: `DROP PUBLICATION ${qid(fact.id.name)}` }),
		ownerAlterPrefix: (fact) => `ALTER PUBLICATION ${qid(fact.id.name)}`,
		attributes: {
			publish: { alter: (fact, _from, to) => ({ sql: `ALTER PUBLICATION ${qid(fact.id.name)} SET (publish = ${lit((to ?? []).join(", "))})` }) },
			viaRoot: { alter: (fact, _from, to) => ({ sql: `ALTER PUBLICATION ${qid(fact.id.name)} SET (publish_via_partition_root = ${to ? "true" : "false"})` }) },
			allTables: "replace"
		}
	},
	publicationRel: {
		weight: 18,
		create: (fact) => {
			const id = fact.id;
			return [{
				sql: `ALTER PUBLICATION ${qid(id.publication)} ADD ${publicationRelClause(fact)}`,
				consumes: [{
					kind: "table",
					schema: id.schema,
					name: id.table
				}]
			}];
		},
		drop: (fact) => {
			const id = fact.id;
			return { sql: `ALTER PUBLICATION ${qid(id.publication)} DROP TABLE ${rel(id.schema, id.table)}` };
		},
		attributes: {
			columns: "replace",
			where: "replace"
		}
	},
	publicationSchema: {
		weight: 18,
		create: (fact) => {
			const id = fact.id;
			return [{
				sql: `ALTER PUBLICATION ${qid(id.publication)} ADD TABLES IN SCHEMA ${qid(id.schema)}`,
				consumes: [{
					kind: "schema",
					name: id.schema
				}]
			}];
		},
		drop: (fact) => {
			const id = fact.id;
			return { sql: `ALTER PUBLICATION ${qid(id.publication)} DROP TABLES IN SCHEMA ${qid(id.schema)}` };
		},
		attributes: {}
	},
	subscription: {
		weight: 23,
		create: (fact) => {
			const name = qid(fact.id.name);
			const publications = (p(fact, "publications") ?? []).map((pub) => qid(pub)).join(", ");
			const slot = p(fact, "slotName");
			const conninfo = str(p(fact, "conninfo"));
			const redacted = conninfo === SUBSCRIPTION_CONNINFO_PLACEHOLDER;
			const wantEnabled = Boolean(p(fact, "enabled"));
			const suppressEnable = redacted && wantEnabled;
			const withParts = [
				"connect = false",
				"enabled = false",
				`slot_name = ${slot == null ? "NONE" : lit(str(slot))}`,
				...subscriptionOptionParts(fact)
			];
			const specs = [{ sql: `${suppressEnable ? `-- pg-delta: subscription ${name} was exported with REDACTED connection info;\n-- its CONNECTION below is a placeholder. Set the real connection string and run\n-- ALTER SUBSCRIPTION ${name} ENABLE; manually before it will replicate.\n` : ""}CREATE SUBSCRIPTION ${name} CONNECTION ${lit(conninfo)} PUBLICATION ${publications} WITH (${withParts.join(", ")})` }];
			if (wantEnabled && !suppressEnable) specs.push({ sql: `ALTER SUBSCRIPTION ${name} ENABLE` });
			return specs;
		},
		drop: (fact) => ({
			sql: `DROP SUBSCRIPTION ${qid(fact.id.name)}`,
			...p(fact, "slotName") == null ? {} : { transactionality: "nonTransactional" }
		}),
		ownerAlterPrefix: (fact) => `ALTER SUBSCRIPTION ${qid(fact.id.name)}`,
		attributes: {
			enabled: { alter: (fact, _from, to) => ({ sql: `ALTER SUBSCRIPTION ${qid(fact.id.name)} ${to ? "ENABLE" : "DISABLE"}` }) },
			publications: { alter: (fact, _from, to) => ({ sql: `ALTER SUBSCRIPTION ${qid(fact.id.name)} SET PUBLICATION ${(to ?? []).map((pub) => qid(pub)).join(", ")} WITH (refresh = false)` }) },
			conninfo: { alter: (fact, _from, to) => ({ sql: `ALTER SUBSCRIPTION ${qid(fact.id.name)} CONNECTION ${lit(str(to))}` }) },
			slotName: { alter: (fact, _from, to) => ({ sql: `ALTER SUBSCRIPTION ${qid(fact.id.name)} SET (slot_name = ${to == null ? "NONE" : lit(str(to))})` }) },
			binary: subscriptionBoolSet("binary"),
			streaming: subscriptionStringSet("streaming"),
			synchronousCommit: subscriptionStringSet("synchronous_commit"),
			disableOnError: subscriptionBoolSet("disable_on_error"),
			runAsOwner: subscriptionBoolSet("run_as_owner"),
			origin: subscriptionStringSet("origin"),
			twoPhase: { alter: (fact, _from, to) => {
				const name = subscriptionName(fact);
				const major = Number(p(fact, "_serverMajor") ?? 0);
				if (major < 18) throw new Error(`subscription ${name}: changing two_phase requires PostgreSQL 18+ (ALTER SUBSCRIPTION … SET (two_phase)). On PG${major || " < 18"} recreate the subscription manually — an automatic drop/recreate would drop the publisher's replication slot and break replication.`);
				const specs = [{ sql: `ALTER SUBSCRIPTION ${name} DISABLE` }, { sql: `ALTER SUBSCRIPTION ${name} SET (two_phase = ${to ? "true" : "false"})` }];
				if (p(fact, "enabled")) specs.push({ sql: `ALTER SUBSCRIPTION ${name} ENABLE` });
				return specs;
			} }
		}
	}
};
/** `CREATE SUBSCRIPTION … WITH (…)` fragments for every non-null option.
*  null marks an option the server version does not expose (run_as_owner /
*  origin are PG16+), so it is simply omitted. */
function subscriptionOptionParts(fact) {
	const parts = [];
	const bool = (key, opt) => {
		const v = p(fact, key);
		if (v != null) parts.push(`${opt} = ${v ? "true" : "false"}`);
	};
	const text = (key, opt) => {
		const v = p(fact, key);
		if (v != null) parts.push(`${opt} = ${lit(str(v))}`);
	};
	bool("binary", "binary");
	text("streaming", "streaming");
	text("synchronousCommit", "synchronous_commit");
	bool("disableOnError", "disable_on_error");
	bool("runAsOwner", "run_as_owner");
	bool("twoPhase", "two_phase");
	text("origin", "origin");
	return parts;
}
function subscriptionName(fact) {
	return qid(fact.id.name);
}
/** boolean ALTER … SET (opt = true|false). */
function subscriptionBoolSet(opt) {
	return { alter: (fact, _from, to) => ({ sql: `ALTER SUBSCRIPTION ${subscriptionName(fact)} SET (${opt} = ${to ? "true" : "false"})` }) };
}
/** quoted-string ALTER … SET (opt = '…'). */
function subscriptionStringSet(opt) {
	return { alter: (fact, _from, to) => ({ sql: `ALTER SUBSCRIPTION ${subscriptionName(fact)} SET (${opt} = ${lit(str(to))})` }) };
}
// node_modules/@supabase/pg-delta/dist/plan/rules/roles.js
/** `ALTER ROLE <role> SET <key> TO <value>` — the single rendering of a role
*  GUC config entry, shared by the create rule (materializing config on a fresh
*  role) and the config set-delta alter (changing it later). `role` is already
*  quoted by the caller. */
function roleConfigSetSql(role, key, value) {
	return `ALTER ROLE ${role} SET ${qid(key)} TO ${lit(value)}`;
}
const roleRules = {
	role: {
		weight: 0,
		rename: renameRule((fact) => `ALTER ROLE ${qid(fact.id.name)}`),
		create: (fact) => {
			const role = qid(fact.id.name);
			const specs = [{ sql: `CREATE ROLE ${role} WITH ${roleFlagSql(fact.payload)}` }];
			for (const entry of p(fact, "config") ?? []) {
				const [key, value] = splitOption(entry);
				specs.push({ sql: roleConfigSetSql(role, key, value) });
			}
			return specs;
		},
		drop: (fact) => {
			return { sql: `DROP ROLE ${qid(fact.id.name)}` };
		},
		attributes: {
			...Object.fromEntries(Object.entries(ROLE_FLAGS).map(([key, [on, off]]) => [key, { alter: (fact, _from, to) => ({ sql: `ALTER ROLE ${qid(fact.id.name)} WITH ${to ? on : off}` }) }])),
			config: { alter: (fact, from, to) => {
				const role = qid(fact.id.name);
				const oldCfg = new Map((from ?? []).map(splitOption));
				const newCfg = new Map((to ?? []).map(splitOption));
				const specs = [];
				for (const [key] of oldCfg) if (!newCfg.has(key)) specs.push({ sql: `ALTER ROLE ${role} RESET ${qid(key)}` });
				for (const [key, value] of newCfg) if (oldCfg.get(key) !== value) specs.push({ sql: roleConfigSetSql(role, key, value) });
				return specs;
			} }
		}
	},
	membership: {
		weight: 1,
		create: (fact) => {
			const id = fact.id;
			return [{
				sql: `GRANT ${qid(id.role)} TO ${qid(id.member)}${p(fact, "admin") ? " WITH ADMIN OPTION" : ""}`,
				consumes: [{
					kind: "role",
					name: id.role
				}, {
					kind: "role",
					name: id.member
				}]
			}];
		},
		drop: (fact) => {
			const id = fact.id;
			return {
				sql: `REVOKE ${qid(id.role)} FROM ${qid(id.member)}`,
				consumes: [{
					kind: "role",
					name: id.role
				}, {
					kind: "role",
					name: id.member
				}]
			};
		},
		attributes: { admin: { alter: (fact, _from, to) => {
			const id = fact.id;
			return {
				sql: to ? `GRANT ${qid(id.role)} TO ${qid(id.member)} WITH ADMIN OPTION` : `REVOKE ADMIN OPTION FOR ${qid(id.role)} FROM ${qid(id.member)}`,
				consumes: [{
					kind: "role",
					name: id.role
				}, {
					kind: "role",
					name: id.member
				}]
			};
		} } }
	},
	defaultPrivilege: {
		weight: 22,
		create: (fact) => defaultPrivilegeCreateActions(fact),
		drop: (fact) => defaultPrivilegeDropActions(fact),
		attributes: {
			privileges: "replace",
			grantable: "replace"
		}
	}
};
// node_modules/@supabase/pg-delta/dist/plan/rules/routines.js
const FINALFUNC_MODIFY = {
	r: void 0,
	s: "SHAREABLE",
	w: "READ_WRITE"
};
const PARALLEL = {
	u: void 0,
	s: "SAFE",
	r: "RESTRICTED"
};
/** FUNCTION / PROCEDURE keyword from the routine's own id kind — never a
*  payload field (the kind is part of the address, P0). */
const routineKeyword = (fact) => fact.id.kind === "procedure" ? "PROCEDURE" : "FUNCTION";
const routineRule = {
	weight: 8,
	cascadesToChildren: true,
	rebuildable: true,
	defaclObjtype: "f",
	rename: (fact, to) => ({ sql: `ALTER ROUTINE ${routineSig(fact.id)} RENAME TO ${qid(to.name)}` }),
	create: (fact) => [{ sql: str(p(fact, "def")) }],
	drop: (fact) => {
		const id = fact.id;
		return { sql: `DROP ${routineKeyword(fact)} ${routineSig(id)}` };
	},
	ownerAlterPrefix: (fact) => {
		const id = fact.id;
		return `ALTER ${routineKeyword(fact)} ${routineSig(id)}`;
	},
	attributes: {
		def: { alter: (fact, _from, _to, view) => ({
			sql: str(p(fact, "def")),
			consumes: dependencyConsumes(view, fact.id)
		}) },
		returnType: "replace",
		argSignature: "replace",
		language: "replace",
		isWindow: "replace"
	}
};
const routineRules = {
	function: routineRule,
	procedure: routineRule,
	aggregate: {
		weight: 9,
		cascadesToChildren: true,
		defaclObjtype: "f",
		create: (fact) => {
			const id = fact.id;
			const parts = [`SFUNC = ${str(p(fact, "sfunc"))}`, `STYPE = ${str(p(fact, "stype"))}`];
			const fn = (key, clause) => {
				const v = p(fact, key);
				if (v != null) parts.push(`${clause} = ${str(v)}`);
			};
			const sspace = Number(p(fact, "sspace") ?? 0);
			if (sspace !== 0) parts.push(`SSPACE = ${sspace}`);
			fn("finalfunc", "FINALFUNC");
			if (p(fact, "finalfuncExtra")) parts.push("FINALFUNC_EXTRA");
			const finalfuncModify = FINALFUNC_MODIFY[str(p(fact, "finalfuncModify") ?? "r")];
			if (finalfuncModify != null) parts.push(`FINALFUNC_MODIFY = ${finalfuncModify}`);
			fn("combinefunc", "COMBINEFUNC");
			fn("serialfunc", "SERIALFUNC");
			fn("deserialfunc", "DESERIALFUNC");
			fn("msfunc", "MSFUNC");
			fn("minvfunc", "MINVFUNC");
			fn("mstype", "MSTYPE");
			const msspace = Number(p(fact, "msspace") ?? 0);
			if (msspace !== 0) parts.push(`MSSPACE = ${msspace}`);
			fn("mfinalfunc", "MFINALFUNC");
			if (p(fact, "mfinalfuncExtra")) parts.push("MFINALFUNC_EXTRA");
			const mfinalfuncModify = FINALFUNC_MODIFY[str(p(fact, "mfinalfuncModify") ?? "r")];
			if (mfinalfuncModify != null) parts.push(`MFINALFUNC_MODIFY = ${mfinalfuncModify}`);
			const initcond = p(fact, "initcond");
			if (initcond != null) parts.push(`INITCOND = ${lit(str(initcond))}`);
			const minitcond = p(fact, "minitcond");
			if (minitcond != null) parts.push(`MINITCOND = ${lit(str(minitcond))}`);
			const sortop = p(fact, "sortop");
			if (sortop != null) parts.push(`SORTOP = ${str(sortop)}`);
			const parallel = PARALLEL[str(p(fact, "parallel") ?? "u")];
			if (parallel != null) parts.push(`PARALLEL = ${parallel}`);
			if (str(p(fact, "aggKind")) === "h") parts.push("HYPOTHETICAL");
			return [{ sql: `CREATE AGGREGATE ${rel(id.schema, id.name)}(${aggSig(fact)}) (${parts.join(", ")})` }];
		},
		drop: (fact) => {
			const id = fact.id;
			return { sql: `DROP AGGREGATE ${rel(id.schema, id.name)}(${aggSig(fact)})` };
		},
		ownerAlterPrefix: (fact) => {
			const id = fact.id;
			return `ALTER AGGREGATE ${rel(id.schema, id.name)}(${aggSig(fact)})`;
		},
		attributes: {
			aggKind: "replace",
			numDirectArgs: "replace",
			sfunc: "replace",
			stype: "replace",
			finalfunc: "replace",
			initcond: "replace",
			combinefunc: "replace",
			serialfunc: "replace",
			deserialfunc: "replace",
			msfunc: "replace",
			minvfunc: "replace",
			mstype: "replace",
			msspace: "replace",
			mfinalfunc: "replace",
			minitcond: "replace",
			finalfuncExtra: "replace",
			mfinalfuncExtra: "replace",
			finalfuncModify: "replace",
			mfinalfuncModify: "replace",
			sspace: "replace",
			sortop: "replace",
			parallel: "replace"
		}
	}
};
// node_modules/@supabase/pg-delta/dist/plan/rules/schemas.js
/**
* Canonical `CREATE SCHEMA` rendering — the single source of truth shared by the
* schema create rule (bare form) and the co-create ownership fold
* (`internal.ts::foldCoCreateOwnership`), which appends `AUTHORIZATION` so a
* freshly-created schema + its owner ALTER collapse into one statement. Keeping
* both callers on this helper means the fold never reconstructs DDL by string
* surgery — it renders the canonical form and compares.
*/
function schemaCreateSql(schemaName, ownerRole) {
	const base = `CREATE SCHEMA ${qid(schemaName)}`;
	return ownerRole === void 0 ? base : `${base} AUTHORIZATION ${qid(ownerRole)}`;
}
const schemaRules = {
	schema: {
		weight: 1,
		defaclObjtype: "n",
		rename: renameRule((fact) => `ALTER SCHEMA ${qid(fact.id.name)}`),
		create: (fact) => [{ sql: schemaCreateSql(fact.id.name) }],
		drop: (fact) => ({ sql: `DROP SCHEMA ${qid(fact.id.name)}` }),
		ownerAlterPrefix: (fact) => `ALTER SCHEMA ${qid(fact.id.name)}`,
		attributes: {}
	},
	extension: {
		weight: 2,
		create: (fact, view, _params, sourceView) => {
			const schemaName = str(p(fact, "schema"));
			const schemaId = {
				kind: "schema",
				name: schemaName
			};
			const schemaPresent = sourceView?.get(schemaId) !== void 0 || view.get(schemaId) !== void 0 && !view.isReferenceOnly(schemaId);
			const name = qid(fact.id.name);
			return [schemaPresent ? {
				sql: `CREATE EXTENSION ${name} SCHEMA ${qid(schemaName)}`,
				consumes: [schemaId]
			} : { sql: `CREATE EXTENSION ${name}` }];
		},
		drop: (fact, view) => {
			const members = (view?.incomingEdges(fact.id) ?? []).filter((edge) => edge.kind === "memberOfExtension").map((edge) => edge.from);
			const destructive = members.some((member) => member.kind === "table" || member.kind === "materializedView");
			return {
				sql: `DROP EXTENSION ${qid(fact.id.name)}`,
				...members.length > 0 ? { alsoDestroys: members } : {},
				...destructive ? { dataLoss: "destructive" } : {}
			};
		},
		attributes: { schema: {
			alter: (fact, from, to) => ({
				sql: `ALTER EXTENSION ${qid(fact.id.name)} SET SCHEMA ${qid(str(to))}`,
				consumes: [{
					kind: "schema",
					name: str(to)
				}],
				releases: [{
					kind: "schema",
					name: str(from)
				}]
			}),
			replaceWhen: (_from, _to, fact) => p(fact, "relocatable") === false
		} }
	}
};
// node_modules/@supabase/pg-delta/dist/plan/rules/sequences.js
const sequenceRules = { sequence: {
	weight: 3,
	cascadesToChildren: true,
	defaclObjtype: "S",
	dropRootRedirect: (fact, isRemoved) => {
		const ownedBy = fact.payload["ownedBy"];
		if (ownedBy == null) return void 0;
		const columnId = {
			kind: "column",
			schema: ownedBy.schema,
			table: ownedBy.table,
			name: ownedBy.column
		};
		if (isRemoved(columnId)) return columnId;
		const tableId = {
			kind: "table",
			schema: ownedBy.schema,
			name: ownedBy.table
		};
		if (isRemoved(tableId)) return tableId;
	},
	rename: renameRule((fact) => {
		const id = fact.id;
		return `ALTER SEQUENCE ${rel(id.schema, id.name)}`;
	}),
	create: (fact) => {
		const id = fact.id;
		return [{ sql: `CREATE SEQUENCE ${rel(id.schema, id.name)} AS ${str(p(fact, "dataType"))} INCREMENT BY ${str(p(fact, "increment"))} MINVALUE ${str(p(fact, "minValue"))} MAXVALUE ${str(p(fact, "maxValue"))} START WITH ${str(p(fact, "start"))} CACHE ${str(p(fact, "cache"))} ${p(fact, "cycle") ? "CYCLE" : "NO CYCLE"}` }, ...sequenceOwnedBySpecs(fact)];
	},
	drop: (fact) => {
		const id = fact.id;
		return { sql: `DROP SEQUENCE ${rel(id.schema, id.name)}` };
	},
	ownerAlterPrefix: (fact) => {
		const id = fact.id;
		return `ALTER SEQUENCE ${rel(id.schema, id.name)}`;
	},
	attributes: {
		dataType: { alter: (fact, _from, _to, _view, sourceView) => sequenceOptionAlter("dataType", fact, sourceView) },
		increment: { alter: (fact, _from, _to, _view, sourceView) => sequenceOptionAlter("increment", fact, sourceView) },
		minValue: { alter: (fact, _from, _to, _view, sourceView) => sequenceOptionAlter("minValue", fact, sourceView) },
		maxValue: { alter: (fact, _from, _to, _view, sourceView) => sequenceOptionAlter("maxValue", fact, sourceView) },
		start: { alter: (fact, _from, _to, _view, sourceView) => sequenceOptionAlter("start", fact, sourceView) },
		cache: { alter: (fact, _from, _to, _view, sourceView) => sequenceOptionAlter("cache", fact, sourceView) },
		cycle: { alter: (fact, _from, _to, _view, sourceView) => sequenceOptionAlter("cycle", fact, sourceView) },
		ownedBy: { alter: (fact, from) => sequenceOwnedBySpecs(fact, {
			allowNone: true,
			releaseOld: from
		}) }
	}
} };
// node_modules/@supabase/pg-delta/dist/plan/rules/tables.js
/** Rule definitions for tables and their column / default sub-objects. */
const tableRules = {
	table: {
		weight: 4,
		cascadesToChildren: true,
		defaclObjtype: "r",
		rename: renameRule((fact) => {
			const id = fact.id;
			return `ALTER TABLE ${rel(id.schema, id.name)}`;
		}),
		create: (fact, view) => {
			const id = fact.id;
			const relName = rel(id.schema, id.name);
			const unlogged = str(p(fact, "persistence")) === "u" ? "UNLOGGED " : "";
			const bound = p(fact, "partitionBound");
			const partKey = p(fact, "partitionKey");
			const parentT = p(fact, "parentTable");
			let createSql;
			const consumes = [];
			const alsoProduces = [];
			if (bound != null && parentT != null) {
				createSql = `CREATE ${unlogged}TABLE ${relName} PARTITION OF ${rel(parentT.schema, parentT.name)} ${str(bound)}`;
				if (partKey != null) createSql += ` PARTITION BY ${str(partKey)}`;
				consumes.push({
					kind: "table",
					schema: parentT.schema,
					name: parentT.name
				});
			} else {
				let cols = "";
				if (partKey != null) {
					const colFacts = view.childrenOf(fact.id).filter((c) => c.id.kind === "column");
					if (colFacts.every((c) => p(c, "_position") != null)) colFacts.sort((a, b) => Number(p(a, "_position")) - Number(p(b, "_position")));
					cols = colFacts.map(columnClause).join(", ");
					for (const c of colFacts) alsoProduces.push(c.id);
				}
				createSql = `CREATE ${unlogged}TABLE ${relName} (${cols})`;
				if (parentT != null) {
					createSql += ` INHERITS (${rel(parentT.schema, parentT.name)})`;
					consumes.push({
						kind: "table",
						schema: parentT.schema,
						name: parentT.name
					});
				}
				if (partKey != null) createSql += ` PARTITION BY ${str(partKey)}`;
			}
			const foldable = bound == null && partKey == null && parentT == null;
			const specs = [{
				sql: createSql,
				...consumes.length > 0 ? { consumes } : {},
				alsoProduces,
				...foldable ? { acceptsColumnFolds: true } : {}
			}];
			if (p(fact, "rowSecurity")) specs.push({ sql: `ALTER TABLE ${relName} ENABLE ROW LEVEL SECURITY` });
			if (p(fact, "forceRowSecurity")) specs.push({ sql: `ALTER TABLE ${relName} FORCE ROW LEVEL SECURITY` });
			const replident = p(fact, "replicaIdentity");
			if (replident != null && replident !== "d") specs.push(replicaIdentitySpec(fact, view));
			const reloptions = p(fact, "reloptions");
			if (reloptions != null && reloptions.length > 0) specs.push({ sql: `ALTER TABLE ${relName} SET (${reloptions.join(", ")})` });
			return specs;
		},
		drop: (fact) => {
			const id = fact.id;
			return {
				sql: `DROP TABLE ${rel(id.schema, id.name)}`,
				dataLoss: "destructive"
			};
		},
		ownerAlterPrefix: (fact) => {
			const id = fact.id;
			return `ALTER TABLE ${rel(id.schema, id.name)}`;
		},
		attributes: {
			persistence: { alter: (fact, _from, to) => {
				const id = fact.id;
				return {
					sql: `ALTER TABLE ${rel(id.schema, id.name)} SET ${str(to) === "u" ? "UNLOGGED" : "LOGGED"}`,
					rewriteRisk: true
				};
			} },
			rowSecurity: { alter: (fact, _from, to) => {
				const id = fact.id;
				return { sql: `ALTER TABLE ${rel(id.schema, id.name)} ${to ? "ENABLE" : "DISABLE"} ROW LEVEL SECURITY` };
			} },
			forceRowSecurity: { alter: (fact, _from, to) => {
				const id = fact.id;
				return { sql: `ALTER TABLE ${rel(id.schema, id.name)} ${to ? "FORCE" : "NO FORCE"} ROW LEVEL SECURITY` };
			} },
			replicaIdentity: { alter: (fact, _from, _to, view) => replicaIdentitySpec(fact, view) },
			replicaIdentityIndex: { alter: (fact, _from, _to, view) => replicaIdentitySpec(fact, view) },
			reloptions: { alter: (fact, from, to) => {
				const id = fact.id;
				return reloptionsAlterSpecs(`ALTER TABLE ${rel(id.schema, id.name)}`, from, to);
			} },
			partitionKey: "replace",
			partitionBound: "replace",
			parentTable: "replace"
		}
	},
	column: {
		weight: 5,
		cascadesToChildren: true,
		rename: (fact, to) => {
			const { schema, table, column } = columnRef(fact);
			return { sql: `ALTER TABLE ${rel(schema, table)} RENAME COLUMN ${qid(column)} TO ${qid(to.name)}` };
		},
		create: (fact, view) => {
			const { schema, table, column } = columnRef(fact);
			const defaultChild = view.childrenOf(fact.id).find((c) => c.id.kind === "default" && c.id.name === column);
			let clause = columnClause(fact);
			const alsoProduces = [];
			if (defaultChild) {
				clause += ` DEFAULT ${str(defaultChild.payload["expr"])}`;
				alsoProduces.push(defaultChild.id);
			}
			const rewrites = fact.payload["generatedExpr"] != null || defaultChild !== void 0;
			const spec = {
				sql: `ALTER TABLE ${rel(schema, table)} ADD COLUMN ${clause}`,
				alsoProduces,
				...rewrites ? { rewriteRisk: true } : {}
			};
			if (fact.parent !== void 0 && fact.parent.kind === "table") {
				if (fact.payload["generatedExpr"] == null) spec.compaction = {
					foldInto: fact.parent,
					clause
				};
			}
			return [spec];
		},
		drop: (fact) => {
			const { schema, table, column } = columnRef(fact);
			return {
				sql: `ALTER TABLE ${rel(schema, table)} DROP COLUMN ${qid(column)}`,
				dataLoss: "destructive"
			};
		},
		attributes: {
			type: {
				alter: (fact, from, to, view, sourceView) => {
					const { schema, table, column } = columnRef(fact);
					const target = `ALTER TABLE ${rel(schema, table)} ALTER COLUMN ${qid(column)}`;
					const sourceColumn = sourceView.get(fact.id) ?? fact;
					const sourceIdentity = sourceColumn.payload["identity"] ?? null;
					const desiredIdentity = fact.payload["identity"] ?? null;
					const sourceGenerated = sourceColumn.payload["generatedExpr"] != null;
					const isForeign = fact.parent?.kind === "foreignTable";
					const consumes = dependencyConsumes(view, fact.id);
					const releases = dependencyConsumes(sourceView, fact.id);
					const usingCast = isForeign || sourceGenerated ? "" : ` USING ${qid(column)}::${str(to)}`;
					const typeSpec = {
						sql: `${target} TYPE ${str(to)}${usingCast}`,
						...isForeign ? {} : { rewriteRisk: true }
					};
					if (consumes.length > 0) typeSpec.consumes = consumes;
					if (releases.length > 0) typeSpec.releases = releases;
					const specs = [];
					if (desiredIdentity == null && !sourceGenerated) specs.push({ sql: `${target} DROP DEFAULT` });
					const boundSpecs = sourceIdentity != null && desiredIdentity != null ? identityOptionAlterSpecs(target, identityOptions(sourceIdentity), identityOptions(desiredIdentity)) : [];
					const narrowing = isNarrowingIdentityTypeChange(str(from), str(to));
					if (narrowing) specs.push(...boundSpecs);
					specs.push(typeSpec);
					if (!narrowing) specs.push(...boundSpecs);
					const desiredDefault = view.childrenOf(fact.id).find((c) => c.id.kind === "default");
					if (desiredDefault) specs.push({ sql: `${target} SET DEFAULT ${str(desiredDefault.payload["expr"])}` });
					return specs;
				},
				rebuildsDependents: () => [
					"view",
					"materializedView",
					"rule",
					"policy"
				]
			},
			notNull: { alter: (fact, _from, to) => {
				const { schema, table, column } = columnRef(fact);
				return { sql: `ALTER TABLE ${rel(schema, table)} ALTER COLUMN ${qid(column)} ${to ? "SET" : "DROP"} NOT NULL` };
			} },
			identity: { alter: (fact, from, to, _view, sourceView) => {
				const { schema, table, column } = columnRef(fact);
				const target = `ALTER TABLE ${rel(schema, table)} ALTER COLUMN ${qid(column)}`;
				const fromSeq = identitySequenceId(from);
				const toSeq = identitySequenceId(to);
				if (to == null) return {
					sql: `${target} DROP IDENTITY`,
					...fromSeq == null ? {} : { alsoDestroys: [fromSeq] }
				};
				const phrase = identityGeneration(to) === "a" ? "GENERATED ALWAYS" : "GENERATED BY DEFAULT";
				const columnType = str(p(fact, "type"));
				if (from == null) return {
					sql: `${target} ADD ${phrase} AS IDENTITY${identityOptionsClause(identityOptions(to), columnType, identitySequenceNameClause(to, {
						schema,
						table,
						column
					}))}`,
					...toSeq == null ? {} : { alsoProduces: [toSeq] }
				};
				const specs = [];
				if (identityGeneration(from) !== identityGeneration(to)) specs.push({ sql: `${target} SET ${phrase}` });
				if (fromSeq != null && toSeq != null && encodeId(fromSeq) !== encodeId(toSeq)) {
					const fromParts = fromSeq;
					const toParts = toSeq;
					specs.push({
						sql: `ALTER SEQUENCE ${rel(fromParts.schema, fromParts.name)} RENAME TO ${qid(toParts.name)}`,
						alsoDestroys: [fromSeq],
						alsoProduces: [toSeq]
					});
				}
				const sourceType = sourceView.get(fact.id)?.payload["type"];
				if (!(sourceType !== void 0 && sourceType !== p(fact, "type"))) specs.push(...identityOptionAlterSpecs(target, identityOptions(from), identityOptions(to)));
				return specs;
			} },
			collation: "replace",
			generatedExpr: "replace"
		}
	},
	default: {
		weight: 6,
		cascadesToChildren: true,
		rebuildable: true,
		create: (fact) => {
			const { schema, table, column } = columnRef(fact);
			return [{ sql: `ALTER TABLE ${rel(schema, table)} ALTER COLUMN ${qid(column)} SET DEFAULT ${str(p(fact, "expr"))}` }];
		},
		drop: (fact) => {
			const { schema, table, column } = columnRef(fact);
			return { sql: `ALTER TABLE ${rel(schema, table)} ALTER COLUMN ${qid(column)} DROP DEFAULT` };
		},
		attributes: { expr: { alter: (fact, _from, to) => {
			const { schema, table, column } = columnRef(fact);
			return { sql: `ALTER TABLE ${rel(schema, table)} ALTER COLUMN ${qid(column)} SET DEFAULT ${str(to)}` };
		} } }
	}
};
// node_modules/@supabase/pg-delta/dist/plan/rules/triggers.js
const triggerRules = {
	trigger: {
		weight: 15,
		cascadesToChildren: true,
		rebuildable: true,
		rename: (fact, to) => {
			const id = fact.id;
			return { sql: `ALTER TRIGGER ${qid(id.name)} ON ${rel(id.schema, id.table)} RENAME TO ${qid(to.name)}` };
		},
		create: (fact) => {
			const id = fact.id;
			const specs = [{ sql: str(p(fact, "def")) }];
			const enabled = p(fact, "enabled");
			if (enabled != null && enabled !== "O") specs.push({ sql: `ALTER TABLE ${rel(id.schema, id.table)} ${enabledPhrase(str(enabled))} TRIGGER ${qid(id.name)}` });
			return specs;
		},
		drop: (fact) => {
			const id = fact.id;
			return { sql: `DROP TRIGGER ${qid(id.name)} ON ${rel(id.schema, id.table)}` };
		},
		attributes: {
			def: "replace",
			enabled: { alter: (fact, _from, to) => {
				const id = fact.id;
				return { sql: `ALTER TABLE ${rel(id.schema, id.table)} ${enabledPhrase(str(to))} TRIGGER ${qid(id.name)}` };
			} }
		}
	},
	eventTrigger: {
		weight: 17,
		rebuildable: true,
		create: (fact) => {
			const name = qid(fact.id.name);
			const fnId = {
				kind: "function",
				schema: str(p(fact, "functionSchema")),
				name: str(p(fact, "functionName")),
				args: []
			};
			let sql = `CREATE EVENT TRIGGER ${name} ON ${str(p(fact, "event"))}`;
			const tags = p(fact, "tags") ?? [];
			if (tags.length > 0) sql += ` WHEN TAG IN (${tags.map((t) => lit(t)).join(", ")})`;
			sql += ` EXECUTE FUNCTION ${rel(str(p(fact, "functionSchema")), str(p(fact, "functionName")))}()`;
			const specs = [{
				sql,
				consumes: [fnId]
			}];
			const enabled = p(fact, "enabled");
			if (enabled != null && enabled !== "O") specs.push({ sql: `ALTER EVENT TRIGGER ${name} ${enabledPhrase(str(enabled))}` });
			return specs;
		},
		drop: (fact) => ({ sql: `DROP EVENT TRIGGER ${qid(fact.id.name)}` }),
		ownerAlterPrefix: (fact) => `ALTER EVENT TRIGGER ${qid(fact.id.name)}`,
		attributes: {
			enabled: { alter: (fact, _from, to) => ({ sql: `ALTER EVENT TRIGGER ${qid(fact.id.name)} ${enabledPhrase(str(to))}` }) },
			event: "replace",
			tags: "replace",
			functionSchema: "replace",
			functionName: "replace"
		}
	}
};
// node_modules/@supabase/pg-delta/dist/plan/rules/types.js
/** Rule definitions for domains, user-defined types (enum / composite / range),
*  composite-type attributes, and collations. */
const typeRules = {
	domain: {
		weight: 7,
		cascadesToChildren: true,
		defaclObjtype: "T",
		rename: renameRule((fact) => {
			const id = fact.id;
			return `ALTER DOMAIN ${rel(id.schema, id.name)}`;
		}),
		create: (fact, view, _params, sourceView) => {
			const id = fact.id;
			const relName = rel(id.schema, id.name);
			if (sourceView?.get(fact.id) !== void 0) {
				const inUse = compositeUserColumns(view, fact.id).filter((colId) => sourceView.get(colId) !== void 0);
				if (inUse.length > 0) {
					const cols = inUse.map((c) => {
						const col = c;
						return `${rel(col.schema, col.table)}.${qid(col.name)}`;
					}).join(", ");
					throw new Error(`domain ${relName}: cannot replace an in-use domain — column(s) ${cols} depend on it, and PostgreSQL forbids dropping a type while a column uses it. Replacing an in-use domain is not supported yet; drop the using column(s), or recreate the domain, first.`);
				}
			}
			let sql = `CREATE DOMAIN ${relName} AS ${str(p(fact, "baseType"))}`;
			const collation = p(fact, "collation");
			if (collation != null) sql += ` COLLATE ${str(collation)}`;
			const def = p(fact, "default");
			if (def != null) sql += ` DEFAULT ${str(def)}`;
			if (p(fact, "notNull")) sql += ` NOT NULL`;
			const alsoProduces = [];
			for (const child of view.childrenOf(fact.id)) {
				if (child.id.kind !== "constraint") continue;
				if (!p(child, "validated")) continue;
				sql += ` CONSTRAINT ${qid(child.id.name)} ${str(p(child, "def"))}`;
				alsoProduces.push(child.id);
			}
			return [alsoProduces.length > 0 ? {
				sql,
				alsoProduces
			} : { sql }];
		},
		drop: (fact) => {
			const id = fact.id;
			return { sql: `DROP DOMAIN ${rel(id.schema, id.name)}` };
		},
		ownerAlterPrefix: (fact) => {
			const id = fact.id;
			return `ALTER DOMAIN ${rel(id.schema, id.name)}`;
		},
		attributes: {
			default: { alter: (fact, _from, to) => {
				const id = fact.id;
				return { sql: to == null ? `ALTER DOMAIN ${rel(id.schema, id.name)} DROP DEFAULT` : `ALTER DOMAIN ${rel(id.schema, id.name)} SET DEFAULT ${str(to)}` };
			} },
			notNull: { alter: (fact, _from, to) => {
				const id = fact.id;
				return { sql: `ALTER DOMAIN ${rel(id.schema, id.name)} ${to ? "SET" : "DROP"} NOT NULL` };
			} },
			baseType: "replace",
			collation: "replace"
		}
	},
	type: {
		weight: 7,
		cascadesToChildren: true,
		defaclObjtype: "T",
		rename: renameRule((fact) => {
			const id = fact.id;
			return `ALTER TYPE ${rel(id.schema, id.name)}`;
		}),
		create: (fact, view, _params, sourceView) => {
			const id = fact.id;
			const relName = rel(id.schema, id.name);
			const variant = str(p(fact, "variant"));
			let sql;
			const alsoProduces = [];
			if (variant === "enum") sql = `CREATE TYPE ${relName} AS ENUM (${p(fact, "values").map((v) => lit(v)).join(", ")})`;
			else if (variant === "composite") {
				const attrFacts = view.childrenOf(fact.id).filter((c) => c.id.kind === "typeAttribute");
				if (attrFacts.every((a) => p(a, "_position") != null)) attrFacts.sort((a, b) => Number(p(a, "_position")) - Number(p(b, "_position")));
				const attrs = attrFacts.map((a) => typeAttributeClause(a));
				for (const a of attrFacts) alsoProduces.push(a.id);
				sql = `CREATE TYPE ${relName} AS (${attrs.join(", ")})`;
			} else {
				if (sourceView?.get(fact.id) !== void 0) {
					const inUse = compositeUserColumns(view, fact.id).filter((colId) => sourceView.get(colId) !== void 0);
					if (inUse.length > 0) {
						const cols = inUse.map((c) => {
							const col = c;
							return `${rel(col.schema, col.table)}.${qid(col.name)}`;
						}).join(", ");
						throw new Error(`range type ${relName}: cannot replace an in-use range type — column(s) ${cols} depend on it, and PostgreSQL forbids dropping a type while a column uses it. Replacing an in-use range type is not supported yet; drop the using column(s), or recreate the type, first.`);
					}
				}
				const parts = [`SUBTYPE = ${str(p(fact, "subtype"))}`];
				const opclass = p(fact, "subtypeOpclass");
				if (opclass != null) parts.push(`SUBTYPE_OPCLASS = ${str(opclass)}`);
				const collation = p(fact, "collation");
				if (collation != null) parts.push(`COLLATION = ${str(collation)}`);
				const diff = p(fact, "subtypeDiff");
				if (diff != null) parts.push(`SUBTYPE_DIFF = ${str(diff)}`);
				const multirange = p(fact, "multirangeTypeName");
				if (multirange != null) parts.push(`MULTIRANGE_TYPE_NAME = ${str(multirange)}`);
				sql = `CREATE TYPE ${relName} AS RANGE (${parts.join(", ")})`;
			}
			return [{
				sql,
				...alsoProduces.length > 0 ? { alsoProduces } : {}
			}];
		},
		drop: (fact) => {
			const id = fact.id;
			return { sql: `DROP TYPE ${rel(id.schema, id.name)}` };
		},
		ownerAlterPrefix: (fact) => {
			const id = fact.id;
			return `ALTER TYPE ${rel(id.schema, id.name)}`;
		},
		attributes: {
			values: {
				alter: (fact, from, to, view, sourceView) => {
					const id = fact.id;
					const relName = rel(id.schema, id.name);
					const oldValues = from ?? [];
					const newValues = to ?? [];
					if (isSubsequence(oldValues, newValues)) {
						const specs = [];
						let oldIdx = 0;
						for (let j = 0; j < newValues.length; j++) {
							const value = newValues[j];
							if (oldIdx < oldValues.length && value === oldValues[oldIdx]) {
								oldIdx++;
								continue;
							}
							const anchor = oldIdx < oldValues.length ? `BEFORE ${lit(oldValues[oldIdx])}` : j > 0 ? `AFTER ${lit(newValues[j - 1])}` : oldValues.length > 0 ? `BEFORE ${lit(oldValues[0])}` : "";
							specs.push({
								sql: `ALTER TYPE ${relName} ADD VALUE ${lit(value)}${anchor ? ` ${anchor}` : ""}`,
								transactionality: "commitBoundaryAfter"
							});
						}
						return specs;
					}
					const enumKey = encodeId(fact.id);
					const seenDependents = /* @__PURE__ */ new Set();
					const nonColumnDependents = view.edges.filter((e) => encodeId(e.to) === enumKey && (e.from.kind === "domain" || e.from.kind === "type") && encodeId(e.from) !== enumKey && view.get(e.from) !== void 0 && sourceView.get(e.from) !== void 0).map((e) => e.from).filter((depId) => {
						const key = encodeId(depId);
						if (seenDependents.has(key)) return false;
						seenDependents.add(key);
						return true;
					}).sort((a, b) => encodeId(a) < encodeId(b) ? -1 : 1);
					if (nonColumnDependents.length > 0) {
						const deps = nonColumnDependents.map((depId) => {
							const d = depId;
							return `${d.kind === "domain" ? "DOMAIN" : "TYPE"} ${rel(d.schema, d.name)}`;
						}).join(", ");
						throw new Error(`enum ${relName}: cannot remove or reorder values while non-column object(s) depend on it — ${deps}. The rebuild drops the old enum, which those objects still reference, and PostgreSQL forbids dropping a type in use. Migrating a DOMAIN / COMPOSITE / RANGE that uses an enum across a value-set change is not supported yet; drop the dependent object(s), or recreate them, first.`);
					}
					const OCCUPANT_KINDS = [
						"type",
						"domain",
						"table",
						"view",
						"materializedView",
						"foreignTable",
						"sequence"
					];
					const taken = (n) => OCCUPANT_KINDS.some((kind) => view.get({
						kind,
						schema: id.schema,
						name: n
					}) !== void 0 || sourceView.get({
						kind,
						schema: id.schema,
						name: n
					}) !== void 0);
					const MAX_IDENT_BYTES = 63;
					const REPLACED_SUFFIX = "__pgdelta_replaced";
					const buildTmp = (n) => {
						const numeric = n === null ? "" : `_${n}`;
						const budget = MAX_IDENT_BYTES - byteLength(REPLACED_SUFFIX) - byteLength(numeric);
						return `${clipToByteLength(id.name, budget)}${REPLACED_SUFFIX}${numeric}`;
					};
					let tmp = buildTmp(null);
					for (let n = 2; taken(tmp); n++) {
						if (n > 1e4) throw new Error(`enum ${relName}: could not find a free temp name for the value-set rebuild after 10000 attempts — an extraordinary number of \`${REPLACED_SUFFIX}\`-suffixed occupants exist in schema "${id.schema}"`);
						tmp = buildTmp(n);
					}
					const specs = [{ sql: `ALTER TYPE ${relName} RENAME TO ${qid(tmp)}` }, { sql: `CREATE TYPE ${relName} AS ENUM (${newValues.map((v) => lit(v)).join(", ")})` }];
					const dependentColumns = view.edges.filter((e) => e.from.kind === "column" && encodeId(e.to) === enumKey && view.get(e.from) !== void 0 && sourceView.get(e.from) !== void 0).map((e) => e.from).sort((a, b) => `${a.schema}.${a.table}.${a.name}` < `${b.schema}.${b.table}.${b.name}` ? -1 : 1);
					for (const col of dependentColumns) {
						const colFact = view.get(col);
						const isArray = (colFact !== void 0 ? str(p(colFact, "type")) : "").endsWith("[]");
						const targetType = isArray ? `${relName}[]` : relName;
						const usingCast = isArray ? `${qid(col.name)}::text[]::${relName}[]` : `${qid(col.name)}::text::${relName}`;
						specs.push({
							sql: `ALTER TABLE ${rel(col.schema, col.table)} ALTER COLUMN ${qid(col.name)} TYPE ${targetType} USING ${usingCast}`,
							consumes: [col],
							dataLoss: "destructive",
							rewriteRisk: true
						});
					}
					specs.push({ sql: `DROP TYPE ${rel(id.schema, tmp)}` });
					return specs;
				},
				rebuildsDependents: (from, to) => !isSubsequence(from ?? [], to ?? [])
			},
			subtype: "replace",
			subtypeOpclass: "replace",
			subtypeDiff: "replace",
			multirangeTypeName: "replace",
			collation: "replace",
			variant: "replace"
		}
	},
	typeAttribute: {
		weight: 7,
		create: (fact) => {
			const id = fact.id;
			return [{
				sql: `ALTER TYPE ${rel(id.schema, id.type)} ADD ATTRIBUTE ${typeAttributeClause(fact)} CASCADE`,
				consumes: [{
					kind: "type",
					schema: id.schema,
					name: id.type
				}]
			}];
		},
		drop: (fact) => {
			const id = fact.id;
			return {
				sql: `ALTER TYPE ${rel(id.schema, id.type)} DROP ATTRIBUTE ${qid(id.name)} CASCADE`,
				dataLoss: "destructive"
			};
		},
		rename: (fact, to) => {
			const id = fact.id;
			return { sql: `ALTER TYPE ${rel(id.schema, id.type)} RENAME ATTRIBUTE ${qid(id.name)} TO ${qid(to.name)} CASCADE` };
		},
		attributes: {
			type: { alter: (fact, _from, to, view, sourceView) => {
				const id = fact.id;
				const typeId = {
					kind: "type",
					schema: id.schema,
					name: id.type
				};
				if (compositeUserColumns(view, typeId).length > 0) throw new Error(`composite type ${rel(id.schema, id.type)}: cannot change attribute "${id.name}" type while the type is used by table columns — PostgreSQL forbids ALTER ATTRIBUTE … TYPE on an in-use composite. Drop the using columns, or recreate the type, first.`);
				const consumes = dependencyConsumes(view, typeId);
				const releases = dependencyConsumes(sourceView, typeId);
				const spec = { sql: `ALTER TYPE ${rel(id.schema, id.type)} ALTER ATTRIBUTE ${qid(id.name)} TYPE ${str(to)} CASCADE` };
				if (consumes.length > 0) spec.consumes = consumes;
				if (releases.length > 0) spec.releases = releases;
				return spec;
			} },
			collation: "replace"
		}
	},
	collation: {
		weight: 7,
		create: (fact) => {
			const id = fact.id;
			const provider = str(p(fact, "provider"));
			const parts = [];
			if (provider === "i") {
				parts.push(`PROVIDER = icu`, `LOCALE = ${lit(str(p(fact, "locale")))}`);
				if (!p(fact, "deterministic")) parts.push(`DETERMINISTIC = false`);
			} else if (provider === "b") parts.push(`PROVIDER = builtin`, `LOCALE = ${lit(str(p(fact, "locale")))}`);
			else parts.push(`LC_COLLATE = ${lit(str(p(fact, "lcCollate")))}`, `LC_CTYPE = ${lit(str(p(fact, "lcCtype")))}`);
			return [{ sql: `CREATE COLLATION ${rel(id.schema, id.name)} (${parts.join(", ")})` }];
		},
		drop: (fact) => {
			const id = fact.id;
			return { sql: `DROP COLLATION ${rel(id.schema, id.name)}` };
		},
		ownerAlterPrefix: (fact) => {
			const id = fact.id;
			return `ALTER COLLATION ${rel(id.schema, id.name)}`;
		},
		attributes: {
			provider: "replace",
			deterministic: "replace",
			locale: "replace",
			lcCollate: "replace",
			lcCtype: "replace"
		}
	}
};
// node_modules/@supabase/pg-delta/dist/plan/rules/views.js
/** Rule definitions for views, materialized views, and rewrite rules. */
const viewRules = {
	view: {
		weight: 12,
		cascadesToChildren: true,
		rebuildable: true,
		defaclObjtype: "r",
		rename: renameRule((fact) => {
			const id = fact.id;
			return `ALTER VIEW ${rel(id.schema, id.name)}`;
		}),
		create: (fact) => {
			const id = fact.id;
			return [{ sql: `CREATE VIEW ${rel(id.schema, id.name)}${reloptionsWithClause(fact)} AS ${str(p(fact, "def"))}` }];
		},
		drop: (fact) => {
			const id = fact.id;
			return { sql: `DROP VIEW ${rel(id.schema, id.name)}` };
		},
		ownerAlterPrefix: (fact) => {
			const id = fact.id;
			return `ALTER VIEW ${rel(id.schema, id.name)}`;
		},
		attributes: {
			def: "replace",
			reloptions: { alter: (fact, from, to) => {
				const id = fact.id;
				return reloptionsAlterSpecs(`ALTER VIEW ${rel(id.schema, id.name)}`, from, to);
			} }
		}
	},
	materializedView: {
		weight: 13,
		cascadesToChildren: true,
		rebuildable: true,
		defaclObjtype: "r",
		rename: renameRule((fact) => {
			const id = fact.id;
			return `ALTER MATERIALIZED VIEW ${rel(id.schema, id.name)}`;
		}),
		create: (fact) => {
			const id = fact.id;
			return [{ sql: `CREATE MATERIALIZED VIEW ${rel(id.schema, id.name)}${reloptionsWithClause(fact)} AS ${str(p(fact, "def"))}` }];
		},
		drop: (fact) => {
			const id = fact.id;
			return {
				sql: `DROP MATERIALIZED VIEW ${rel(id.schema, id.name)}`,
				dataLoss: "destructive"
			};
		},
		ownerAlterPrefix: (fact) => {
			const id = fact.id;
			return `ALTER MATERIALIZED VIEW ${rel(id.schema, id.name)}`;
		},
		attributes: {
			def: "replace",
			reloptions: { alter: (fact, from, to) => {
				const id = fact.id;
				return reloptionsAlterSpecs(`ALTER MATERIALIZED VIEW ${rel(id.schema, id.name)}`, from, to);
			} }
		}
	},
	rule: {
		weight: 15,
		cascadesToChildren: true,
		rebuildable: true,
		create: (fact) => {
			const id = fact.id;
			const specs = [{ sql: str(p(fact, "def")) }];
			const enabled = p(fact, "enabled");
			if (enabled != null && enabled !== "O") specs.push({ sql: `ALTER TABLE ${rel(id.schema, id.table)} ${enabledPhrase(str(enabled))} RULE ${qid(id.name)}` });
			return specs;
		},
		drop: (fact) => {
			const id = fact.id;
			return { sql: `DROP RULE ${qid(id.name)} ON ${rel(id.schema, id.table)}` };
		},
		attributes: {
			def: "replace",
			enabled: { alter: (fact, _from, to) => {
				const id = fact.id;
				return { sql: `ALTER TABLE ${rel(id.schema, id.table)} ${enabledPhrase(str(to))} RULE ${qid(id.name)}` };
			} }
		}
	}
};
// node_modules/@supabase/pg-delta/dist/plan/rules.js
/** Named serialize parameters the rule table consumes. Policies (stage 8)
*  set them; referencing an unknown name is a plan-time error, not a
*  silent no-op. */
const KNOWN_PARAMS = /* @__PURE__ */ new Set(["concurrentIndexes"]);
/**
* The rule registry: the single planner-facing interface (guardrail 3).
* Per-kind logic lives in the per-family modules under `./rules/`; this object
* is their composition. Family files import the types above type-only, so the
* runtime import graph (rules → family → helpers → render) carries no cycle.
*/
const RULES = {
	...roleRules,
	...schemaRules,
	...tableRules,
	...sequenceRules,
	...constraintRules,
	...indexRules,
	...routineRules,
	...typeRules,
	...viewRules,
	...triggerRules,
	...policyRules,
	...publicationRules,
	...foreignRules,
	...metadataRules
};
function rulesFor(kind) {
	const rules = RULES[kind];
	if (!rules) throw new Error(`rule table: no rules for kind '${kind}' — extend the rule vocabulary (guardrail 3)`);
	return rules;
}
function intentKey(ext, intentKind) {
	return `${ext}\x00${intentKind}`;
}
/** Build the per-plan rule resolver. Schema kinds resolve through the static
*  {@link RULES} table (via {@link rulesFor}); `extensionIntent` ids resolve
*  through the profile-supplied `intentRules` by `(ext, intentKind)`. An intent
*  id with no registered rule throws — a plan cannot silently drop declared
*  intent it has no rule for. */
function buildRuleResolver(intentRules) {
	return (id) => {
		if (id.kind === "extensionIntent") {
			const rules = intentRules?.get(intentKey(id.ext, id.intentKind));
			if (rules === void 0) throw new Error(`rule table: no intent rule registered for extension '${id.ext}' intent kind '${id.intentKind}' — register the handler's intentKinds via the integration profile`);
			return rules;
		}
		return rulesFor(id.kind);
	};
}
/** The default resolver with no intent rules — for direct callers/tests that
*  never see intent facts (the corpus). An intent id throws through it. */
const defaultRulesForId = buildRuleResolver();
// node_modules/@supabase/pg-delta/dist/policy/baseline.js
/**
* Return a new FactBase containing only facts that are NOT present with an
* identical payload hash in `baseline`.
*
* A fact is "identical in the baseline" when:
*   - encodeId(fact.id) exists in baseline, AND
*   - baseline.hashOf(fact.id) === fb.hashOf(fact.id)
*
* Parent-chain rule: any ancestor of a surviving fact is also kept, even if
* it would otherwise be subtracted, so that FactBase construction succeeds.
*
* Edge rule: only edges whose both endpoints survive are kept.
*/
function subtractBaseline(fb, baseline) {
	const allFacts = fb.facts();
	const wouldSubtract = /* @__PURE__ */ new Set();
	for (const fact of allFacts) {
		const encoded = encodeId(fact.id);
		if (baseline.has(fact.id) && baseline.hashOf(fact.id) === fb.hashOf(fact.id) && edgeSignature(baseline, fact.id) === edgeSignature(fb, fact.id)) wouldSubtract.add(encoded);
	}
	const surviving = /* @__PURE__ */ new Set();
	for (const fact of allFacts) {
		const encoded = encodeId(fact.id);
		if (!wouldSubtract.has(encoded)) surviving.add(encoded);
	}
	const toForceKeep = /* @__PURE__ */ new Set();
	for (const fact of allFacts) {
		const encoded = encodeId(fact.id);
		if (!surviving.has(encoded)) continue;
		let current = fact.parent;
		while (current !== void 0) {
			const parentEncoded = encodeId(current);
			if (surviving.has(parentEncoded)) break;
			if (toForceKeep.has(parentEncoded)) break;
			toForceKeep.add(parentEncoded);
			current = fb.get(current)?.parent;
		}
	}
	const finalSurviving = /* @__PURE__ */ new Set([...surviving, ...toForceKeep]);
	const keptFacts = [];
	for (const fact of allFacts) if (finalSurviving.has(encodeId(fact.id))) keptFacts.push(fact);
	const keptEdges = [];
	for (const edge of fb.edges) {
		const fromEncoded = encodeId(edge.from);
		const toEncoded = encodeId(edge.to);
		if (finalSurviving.has(fromEncoded) && finalSurviving.has(toEncoded) || retainOwnerRoleDangling(edge) && finalSurviving.has(fromEncoded)) keptEdges.push(edge);
	}
	return buildFactBase(keptFacts, keptEdges, "liveDb", /* @__PURE__ */ new Set(), { allowDangling: retainOwnerRoleDangling });
}
/**
* The outgoing-edge signature of `id` in `fb`: the sorted `${kind}->${to}` list
* over ALL four edge kinds. Two facts with equal payloads still differ when an
* outgoing edge changed, so baseline subtraction compares this alongside the
* payload hash. Mirrors what `FactBase.#rollup` folds (payload + outgoing edges)
* but deliberately does NOT fold children — reusing `rollupOf` would let a
* changed child wrongly resurrect an otherwise-identical parent.
*/
function edgeSignature(fb, id) {
	return fb.outgoingEdges(id).map((e) => `${e.kind}->${encodeId(e.to)}`).sort().join("|");
}
fileURLToPath(new URL("./baselines/", import.meta.url));
// node_modules/@supabase/pg-delta/dist/policy/view.js
/**
* The single fact-level projection primitive behind the managed view
* (docs/architecture/managed-view-architecture.md).
*
* The engine diffs a *view* of the managed universe, never raw catalogs, and a
* view is closed under the proof loop: a fact removed from one side is removed
* from the other and from the proof re-extract, so `plan == prove == run` holds
* by construction. Projection is therefore always at the FACT level (both sides
* + the proof re-extract), never the delta level — a delta-only filter would
* make the proof drift.
*
* `excludeByProvenance(fb, "managedBy")` HARD-projects operationally-managed
* objects out. Extension members (`memberOfExtension`) are NOT hard-pruned — they
* are kept REFERENCE-ONLY via `extensionMemberClosure` / `extensionMemberReferenceOnly`
* so their satellite customizations still diff. Scope and applier-capability
* projections (later moves) reuse `excludeFactsAndDescendants` with roots chosen
* a different way.
*/
const edgeKey$2 = (edge) => `${encodeId(edge.from)}|${edge.kind}|${encodeId(edge.to)}`;
/** Emit fact + independently-pruned-edge suppression records for a projection.
* The root map names the actual exclusion decisions; collateral descendants
* point back to that decision through `viaDescendantOf`. Kept off the normal
* projection hot path unless a caller explicitly supplies a collector. */
function collectRemovedSuppressions(before, after, roots, collect) {
	const rootFor = (id) => {
		let cursor = id;
		while (cursor !== void 0) {
			const attribution = roots.get(encodeId(cursor));
			if (attribution !== void 0) return {
				id: cursor,
				attribution
			};
			cursor = before.get(cursor)?.parent;
		}
	};
	for (const fact of before.facts()) {
		if (after.has(fact.id)) continue;
		const root = rootFor(fact.id);
		if (root === void 0) continue;
		collect({
			subject: {
				kind: "fact",
				id: fact.id
			},
			...root.attribution,
			...encodeId(root.id) === encodeId(fact.id) ? {} : { viaDescendantOf: root.id }
		});
	}
	const survivingEdges = new Set(after.edges.map(edgeKey$2));
	for (const edge of before.edges) {
		if (survivingEdges.has(edgeKey$2(edge))) continue;
		const rootsForEdge = [rootFor(edge.from), rootFor(edge.to)].filter((root) => root !== void 0);
		const emitted = /* @__PURE__ */ new Set();
		for (const root of rootsForEdge) {
			const causeKey = `${encodeId(root.id)}|${root.attribution.stage}|${root.attribution.reasonCode}`;
			if (emitted.has(causeKey)) continue;
			emitted.add(causeKey);
			const directlyTouchesRoot = encodeId(edge.from) === encodeId(root.id) || encodeId(edge.to) === encodeId(root.id);
			collect({
				subject: {
					kind: "edge",
					edge
				},
				...root.attribution,
				...directlyTouchesRoot ? {} : { viaDescendantOf: root.id }
			});
		}
	}
}
/**
* The removal walk shared by `excludeFactsAndDescendants` and `removedClosure`:
* a fact is removed iff it IS a root or any ancestor is one.
*
* Memoizes BOTH verdicts over the walked chain — `removed` is the caller's
* removal closure, `kept` is scratch for the negative answers. Recording
* negatives is what makes this linear: memoizing only positives left every
* NOT-removed fact re-walking (and re-encoding) its entire ancestor chain, so a
* catalog's deep hierarchy (schema → table → column → satellite) paid
* depth × facts encodes for a projection that usually removes almost nothing.
* Only ids actually present in `fb` are memoized, so a dangling parent
* reference terminates the chain exactly as the original per-site walks did.
*/
function resolveRemoval(fb, rootIds, removed, kept, fact) {
	const encoded = encodeId(fact.id);
	if (removed.has(encoded)) return true;
	if (kept.has(encoded)) return false;
	const chain = [encoded];
	let verdict = rootIds.has(encoded) ? true : void 0;
	let current = verdict === void 0 ? fact.parent : void 0;
	while (current !== void 0) {
		const key = encodeId(current);
		if (rootIds.has(key) || removed.has(key)) {
			verdict = true;
			break;
		}
		if (kept.has(key)) {
			verdict = false;
			break;
		}
		const parent = fb.get(current);
		if (parent === void 0) break;
		chain.push(key);
		current = parent.parent;
	}
	const decided = verdict ?? false;
	for (const key of chain) (decided ? removed : kept).add(key);
	return decided;
}
/**
* Return a new FactBase with `rootIds` and their entire descendant subtrees
* removed; edges with a removed endpoint are pruned. If `rootIds` is empty, `fb`
* is returned unchanged (referential identity preserved for cheap no-ops).
*/
function excludeFactsAndDescendants(fb, rootIds) {
	if (rootIds.size === 0) return fb;
	const removed = /* @__PURE__ */ new Set();
	const kept = /* @__PURE__ */ new Set();
	const keptFacts = fb.facts().filter((f) => !resolveRemoval(fb, rootIds, removed, kept, f));
	const survives = new Set(keptFacts.map((f) => encodeId(f.id)));
	const keptEdges = fb.edges.filter((e) => {
		const fromSurvives = survives.has(encodeId(e.from));
		if (fromSurvives && survives.has(encodeId(e.to))) return true;
		return fromSurvives && retainOwnerRoleDangling(e) && !fb.has(e.to);
	});
	const referenceOnly = new Set([...fb.referenceOnly].filter((key) => survives.has(key)));
	return buildFactBase(keptFacts, keptEdges, fb.source, referenceOnly, { allowDangling: retainOwnerRoleDangling });
}
/**
* Encoded ids removed by excluding `rootIds` and their descendant subtrees (a
* fact is removed if it is a root or has a removed ancestor). Mirrors the
* removal walk in `excludeFactsAndDescendants`; used by `projectManagementScope`
* so it agrees on the removal closure while handling edges specially.
*/
function removedClosure(fb, rootIds) {
	const removed = /* @__PURE__ */ new Set();
	const kept = /* @__PURE__ */ new Set();
	for (const fact of fb.facts()) resolveRemoval(fb, rootIds, removed, kept, fact);
	return removed;
}
/**
* Project a fact base to the given management scope.
*
* `"cluster"` returns `fb` unchanged (roles/memberships are managed state).
*
* `"database"` (the declarative default) removes `role` and `membership` facts.
* Roles are cluster-global and shared across databases, so on a shared/co-located
* shadow the extract carries roles the declarative files never declared; diffing
* them would plan a spurious `CREATE ROLE` (shadow-only role) or a destructive
* `DROP ROLE` (target-only role). The caller instead passes the target's actual
* role names as `assumedRoles`, so a `GRANT … TO <role>` (and, below, an
* `ALTER … OWNER TO <role>`) resolves against a role that exists at apply time
* (one that does NOT fails loudly at plan time).
*
* OWNERSHIP is still serialized in database scope: an `owner` edge from a
* surviving object to a (removed) role is RETAINED as a dangling ASSUMED
* reference, so ownership round-trips as `ALTER … OWNER TO`. The one exception is
* the resolved `defaultOwner`: an owner edge to it is pruned, because that role
* is the implicit/applier owner and emitting `OWNER TO <defaultOwner>` for every
* object would be redundant noise. `defaultOwner` undefined (verbose /
* `--default-owner none`) keeps EVERY retained owner edge.
*
* Symmetric by construction (same projection — including the same `defaultOwner`
* — on both diff sides + the proof/fingerprint re-extract), so
* `plan == prove == run` holds.
*/
function projectManagementScope(fb, scope, opts = {}) {
	if (scope === "cluster") return fb;
	const roots = /* @__PURE__ */ new Set();
	for (const fact of fb.facts()) if (fact.id.kind === "role" || fact.id.kind === "membership") roots.add(encodeId(fact.id));
	if (roots.size === 0) return fb;
	const removed = removedClosure(fb, roots);
	const keptFacts = fb.facts().filter((f) => !removed.has(encodeId(f.id)));
	const survives = new Set(keptFacts.map((f) => encodeId(f.id)));
	const { defaultOwner } = opts;
	const keptEdges = [];
	for (const e of fb.edges) {
		const fromSurvives = survives.has(encodeId(e.from));
		const toSurvives = survives.has(encodeId(e.to));
		if (fromSurvives && toSurvives) {
			keptEdges.push(e);
			continue;
		}
		if (e.kind === "owner" && fromSurvives && !toSurvives && e.to.kind === "role") {
			const roleName = e.to.name;
			if (defaultOwner !== void 0 && roleName === defaultOwner) continue;
			keptEdges.push(e);
		}
	}
	const referenceOnly = new Set([...fb.referenceOnly].filter((key) => survives.has(key)));
	const projected = buildFactBase(keptFacts, keptEdges, fb.source, referenceOnly, { allowDangling: retainOwnerRoleDangling });
	if (opts.collectSuppression !== void 0) {
		const attribution = {
			stage: "managementScope",
			reasonCode: "management-scope.database.cluster-object",
			classification: "acknowledged"
		};
		const defaultOwnerEdgeKeys = /* @__PURE__ */ new Set();
		if (defaultOwner !== void 0) {
			for (const edge of fb.edges) if (edge.kind === "owner" && edge.to.kind === "role" && edge.to.name === defaultOwner && survives.has(encodeId(edge.from))) defaultOwnerEdgeKeys.add(edgeKey$2(edge));
		}
		collectRemovedSuppressions(fb, projected, new Map([...roots].map((key) => [key, attribution])), (suppression) => {
			if (suppression.subject.kind === "edge" && defaultOwnerEdgeKeys.has(edgeKey$2(suppression.subject.edge))) return;
			opts.collectSuppression?.(suppression);
		});
		if (defaultOwner !== void 0) {
			const projectedEdges = new Set(projected.edges.map(edgeKey$2));
			for (const edge of fb.edges) if (edge.kind === "owner" && edge.to.kind === "role" && edge.to.name === defaultOwner && survives.has(encodeId(edge.from)) && !projectedEdges.has(edgeKey$2(edge))) opts.collectSuppression({
				subject: {
					kind: "edge",
					edge
				},
				stage: "managementScope",
				reasonCode: "management-scope.database.default-owner",
				classification: "acknowledged"
			});
		}
	}
	return projected;
}
/**
* Extension-member closure: every fact an extension OWNS → the owning
* extension id(s). A member root is any fact with an outgoing `memberOfExtension`
* edge (pushMemberEdge tags functions/tables/types/schemas/…). Ownership then
* flows DOWN to a root's NON-satellite descendants (a member table's columns/
* constraints are extension-managed too), EXCEPT it does NOT cross a `schema`
* root's children: an extension owns the schema it creates, but a USER object
* added inside that schema carries no member edge of its own and must diff
* normally. Satellites (acl/comment/securityLabel — `isSatelliteId`) are never
* in the closure: a user GRANT/COMMENT/SECURITY LABEL on an extension object is
* user state that the diff DOES manage.
*
* Memoized by construction (BFS visits each id once), unlike a per-fact
* ancestor walk. Used both to mark members reference-only in the view and to
* exempt them from the planner's requirement guard (they are present-at-apply
* via CREATE EXTENSION), keeping ONE definition of "member" on both sides.
*/
function extensionMemberClosure(fb) {
	const closure = /* @__PURE__ */ new Map();
	const queue = [];
	for (const fact of fb.facts()) {
		const exts = fb.outgoingEdges(fact.id).filter((e) => e.kind === "memberOfExtension").map((e) => e.to);
		if (exts.length > 0) {
			closure.set(encodeId(fact.id), exts);
			queue.push(fact.id);
		}
	}
	while (queue.length > 0) {
		const id = queue.pop();
		if (id.kind === "schema") continue;
		const exts = closure.get(encodeId(id));
		for (const child of fb.childrenOf(id)) {
			if (isSatelliteId(child.id)) continue;
			const key = encodeId(child.id);
			if (closure.has(key)) continue;
			closure.set(key, exts);
			queue.push(child.id);
		}
	}
	return closure;
}
// node_modules/@supabase/pg-delta/dist/policy/capability.js
/**
* Fact-id keys to project out for a given capability — the facts whose
* corresponding action the applier cannot execute. A superuser is unrestricted.
* Currently: FDW ACL facts (GRANT/REVOKE on a FOREIGN DATA WRAPPER is
* superuser-only).
*/
function capabilityExcludedRoots(fb, cap) {
	const roots = /* @__PURE__ */ new Set();
	if (cap.isSuperuser) return roots;
	for (const fact of fb.facts()) if (fact.id.kind === "acl" && fact.id.target.kind === "fdw") roots.add(encodeId(fact.id));
	return roots;
}
/**
* Whether the applier can run `ALTER <obj> OWNER TO roleName` — PostgreSQL
* requires the applier to be a superuser or a member of the target role (the
* owner residue, move 6 / follow-up 1).
*
* Unlike an FDW ACL (a leaf fact that projects out cleanly), an owner cannot be
* silently skipped: leaving an object applier-owned ripples into its
* acldefault-normalized ACL (which is owner-relative), so the state can't
* converge. So an owner action the applier can't run is a FAIL-FAST at plan
* time (the planner throws a clear, actionable error) rather than a silent
* projection — surfaced before any statement is applied.
*/
function canSetOwner(cap, roleName) {
	return cap.isSuperuser || cap.memberOf.includes(roleName);
}
// node_modules/@supabase/pg-delta/dist/policy/policy.js
/**
* Policy DSL v2: filtering, serialization parameters, and policy composition
* (target-architecture §3.9, stage-08-policy).
*
* Predicates are PURE DATA — no function-valued fields — so policies are
* fully serializable to JSON and embeddable in plan artifacts (policyId +
* inline policy for reproducibility).
*
* Evaluation model:
*   - Filter rules: first-match-wins; no match → include.
*   - Serialize rules: first-match-wins; contributes params once matched.
*   - extends composition: own rules first, parent rules appended after.
*   - Cycle detection by policy id; detected cycles throw.
*
* ## Deliberate vocabulary extensions (stage-8 pitfall: extend deliberately and log)
*
* The following predicates were added to support the Supabase policy rules that
* could not be expressed with the initial vocabulary:
*
* ### `{ owner: string | string[] }`
* Matches when the fact's `owner` edge (object --owner--> role, move 2) points
* to a role whose name matches any of the given globs. Needed for: excluding
* objects whose owner is a Supabase system role (the old "star/owner" deny-list
* rule in supabase.ts).
*
* ### `{ idField: { field: string; glob: string | string[] } }`
* Generic identity-field matcher: reads `(fact.id as Record<string, unknown>)[field]`,
* then checks it is a string matching any glob. Covers:
*   - `member` on membership facts (exclude memberships where member is a system role)
*   - `role` on membership facts (exclude memberships where role is a system role)
*   - `table` on trigger/policy/etc. (filter triggers on pgmq queue tables)
*
* ### `{ target: { kind?: string|string[]; schema?: string|string[]; name?: string|string[] } }`
* For satellite facts (acl, comment, securityLabel) whose id has a `target: StableId`
* field: matches when ALL provided sub-fields match the target's corresponding fields.
* Each sub-field is optional, glob-matched, and accepts a single value or an array.
*   - `kind` matches target.kind (exact, no glob — kinds are enum values)
*   - `schema` matches target.schema via glob
*   - `name` matches target.name via glob
* Replaces the three earlier satellite predicates targetKind/targetSchema/targetName.
*
* ### `{ edgeTo: { edgeKind?: EdgeKind; kind?: string; schema?: string | string[] } }`
* Matches when the fact has an outgoing edge of the given `edgeKind`
* (provenance: depends / owner / memberOfExtension / managedBy) and/or to a
* fact whose id.kind equals `kind` and/or whose id `schema` matches a glob.
* Needed for: detecting user-created triggers whose function lives in a
* non-managed schema (edgeTo {kind: "function", schema: not in
* SYSTEM_SCHEMAS}), and for provenance filtering of operationally-managed
* objects (edgeTo {edgeKind: "managedBy"}).
*
* ### `{ partitionOf: { schema?: string | string[]; name?: string | string[] } }`
* Matches a declarative partition child: a fact whose payload carries a
* non-null `partitionBound` (exactly `pg_class.relispartition` — the extractor
* sets it from `pg_get_expr(relpartbound)`), optionally pinned to a parent
* whose `payload.parentTable` schema/name match the given globs. Needed for:
* excluding operational partition churn from a managed view (Realtime's daily
* `realtime.messages` partitions — the old DSL's `table/is_partition`, #346).
* Prefer the parent-pinned form: "is a partition" alone cannot tell service
* churn from a user-declared `PARTITION OF` (the pg_partman CLI-1591 lesson).
* A legacy INHERITS child has `parentTable` but no bound, so it does NOT match.
*
* `validatePolicy` rejects an `idField` naming an unknown identity field, so a
* typo fails loudly instead of silently never matching (review #7).
*/
/** Escape all regex meta-characters except `*`, then replace `*` with `.*`. */
function globToRegex(pattern) {
	const regexSource = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
	return new RegExp(`^${regexSource}$`);
}
function globMatch(pattern, value) {
	return globToRegex(pattern).test(value);
}
function getSchema(id) {
	if ("schema" in id && typeof id.schema === "string") return id.schema;
}
function getName(id) {
	if ("name" in id && typeof id.name === "string") return id.name;
}
/**
* Walk the parent chain of a fact id upward in `fb`.
* Returns all facts in the chain including the fact itself.
*/
function parentChain(id, fb) {
	const chain = [];
	let current = id;
	while (current !== void 0) {
		const fact = fb.get(current);
		if (!fact) break;
		chain.push(fact);
		current = fact.parent;
	}
	return chain;
}
/**
* Check if any fact in the parent chain (inclusive) has an outgoing
* "memberOfExtension" edge to an extension with the given name.
*/
function isOwnedByExtension(id, extensionName, fb) {
	const chain = parentChain(id, fb);
	for (const fact of chain) {
		const outgoing = fb.outgoingEdges(fact.id);
		for (const edge of outgoing) if (edge.kind === "memberOfExtension" && edge.to.kind === "extension" && edge.to.name === extensionName) return true;
	}
	return false;
}
/**
* Evaluate a predicate against a Fact in a FactBase.
*
* For satellite (child) facts, `ownedByExtension` walks the parent chain so
* that objects belonging to extension-owned parents are also covered.
*/
function factMatches(predicate, fact, view, opts) {
	if ("all" in predicate) return predicate.all.every((p) => factMatches(p, fact, view, opts));
	if ("any" in predicate) return predicate.any.some((p) => factMatches(p, fact, view, opts));
	if ("not" in predicate) return !factMatches(predicate.not, fact, view, opts);
	if ("kind" in predicate) return (Array.isArray(predicate.kind) ? predicate.kind : [predicate.kind]).some((k) => fact.id.kind === k);
	if ("schema" in predicate) {
		const schema = getSchema(fact.id);
		if (schema === void 0) return false;
		return (Array.isArray(predicate.schema) ? predicate.schema : [predicate.schema]).some((p) => globMatch(p, schema));
	}
	if ("name" in predicate) {
		const name = getName(fact.id);
		if (name === void 0) return false;
		return (Array.isArray(predicate.name) ? predicate.name : [predicate.name]).some((p) => globMatch(p, name));
	}
	if ("verb" in predicate) return opts?.verbAssumed === true;
	if ("ownedByExtension" in predicate) return isOwnedByExtension(fact.id, predicate.ownedByExtension, view);
	if ("parentKind" in predicate) {
		if (fact.parent === void 0) return false;
		return fact.parent.kind === predicate.parentKind;
	}
	if ("owner" in predicate) {
		const ownerEdge = view.outgoingEdges(fact.id).find((e) => e.kind === "owner");
		const ownerVal = ownerEdge?.to.kind === "role" ? ownerEdge.to.name : fact.payload["owner"];
		if (typeof ownerVal !== "string") return false;
		return (Array.isArray(predicate.owner) ? predicate.owner : [predicate.owner]).some((p) => globMatch(p, ownerVal));
	}
	if ("idField" in predicate) {
		const fieldVal = fact.id[predicate.idField.field];
		if (typeof fieldVal !== "string") return false;
		return (Array.isArray(predicate.idField.glob) ? predicate.idField.glob : [predicate.idField.glob]).some((g) => globMatch(g, fieldVal));
	}
	if ("target" in predicate) {
		const targetRaw = fact.id["target"];
		if (targetRaw === null || typeof targetRaw !== "object") return false;
		const targetObj = targetRaw;
		const { kind: kindFilter, schema: schemaFilter, name: nameFilter } = predicate.target;
		if (kindFilter !== void 0) {
			const targetKindVal = targetObj["kind"];
			if (typeof targetKindVal !== "string") return false;
			if (!(Array.isArray(kindFilter) ? kindFilter : [kindFilter]).some((k) => k === targetKindVal)) return false;
		}
		if (schemaFilter !== void 0) {
			const targetSchemaVal = targetObj["schema"];
			if (typeof targetSchemaVal !== "string") return false;
			if (!(Array.isArray(schemaFilter) ? schemaFilter : [schemaFilter]).some((p) => globMatch(p, targetSchemaVal))) return false;
		}
		if (nameFilter !== void 0) {
			const targetNameVal = targetObj["name"];
			if (typeof targetNameVal !== "string") return false;
			if (!(Array.isArray(nameFilter) ? nameFilter : [nameFilter]).some((p) => globMatch(p, targetNameVal))) return false;
		}
		return true;
	}
	if ("partitionOf" in predicate) {
		if (typeof fact.payload["partitionBound"] !== "string") return false;
		const { schema: schemaFilter, name: nameFilter } = predicate.partitionOf;
		if (schemaFilter === void 0 && nameFilter === void 0) return true;
		const parentRaw = fact.payload["parentTable"];
		if (parentRaw === null || typeof parentRaw !== "object") return false;
		const parentObj = parentRaw;
		if (schemaFilter !== void 0) {
			const parentSchema = parentObj["schema"];
			if (typeof parentSchema !== "string") return false;
			if (!(Array.isArray(schemaFilter) ? schemaFilter : [schemaFilter]).some((p) => globMatch(p, parentSchema))) return false;
		}
		if (nameFilter !== void 0) {
			const parentName = parentObj["name"];
			if (typeof parentName !== "string") return false;
			if (!(Array.isArray(nameFilter) ? nameFilter : [nameFilter]).some((p) => globMatch(p, parentName))) return false;
		}
		return true;
	}
	if ("edgeTo" in predicate) {
		const outgoing = view.outgoingEdges(fact.id);
		for (const edge of outgoing) {
			if (predicate.edgeTo.edgeKind !== void 0 && edge.kind !== predicate.edgeTo.edgeKind) continue;
			const toId = edge.to;
			if (predicate.edgeTo.kind !== void 0 && toId["kind"] !== predicate.edgeTo.kind) continue;
			if (predicate.edgeTo.schema !== void 0) {
				const toSchema = toId["schema"];
				if (typeof toSchema !== "string") continue;
				if (!(Array.isArray(predicate.edgeTo.schema) ? predicate.edgeTo.schema : [predicate.edgeTo.schema]).some((p) => globMatch(p, toSchema))) continue;
			}
			return true;
		}
		return false;
	}
	return predicate;
}
/**
* Resolve the "subject fact" for a delta:
*   add    → delta.fact in desired
*   remove → delta.fact in source
*   set    → desired.get(delta.id)
*   link / unlink → the edge's `from` fact, resolved from the appropriate base
*
* Returns undefined when the fact cannot be resolved (dangling).
*/
function subjectFact(delta, source, desired) {
	switch (delta.verb) {
		case "add": return {
			fact: desired.get(delta.fact.id) ?? delta.fact,
			view: desired
		};
		case "remove": return {
			fact: source.get(delta.fact.id) ?? delta.fact,
			view: source
		};
		case "set": {
			const f = desired.get(delta.id);
			if (!f) return void 0;
			return {
				fact: f,
				view: desired
			};
		}
		case "link": {
			const f = desired.get(delta.edge.from) ?? source.get(delta.edge.from);
			if (!f) return void 0;
			return {
				fact: f,
				view: desired
			};
		}
		case "unlink": {
			const f = source.get(delta.edge.from) ?? desired.get(delta.edge.from);
			if (!f) return void 0;
			return {
				fact: f,
				view: source
			};
		}
	}
}
/**
* Evaluate a predicate against a Delta, using both source and desired bases.
*
* The "verb" predicate tests delta.verb; all other predicates test the
* subject fact (resolved per the convention above).
*/
function deltaMatches(predicate, delta, source, desired) {
	if ("all" in predicate) return predicate.all.every((p) => deltaMatches(p, delta, source, desired));
	if ("any" in predicate) return predicate.any.some((p) => deltaMatches(p, delta, source, desired));
	if ("not" in predicate) return !deltaMatches(predicate.not, delta, source, desired);
	if ("verb" in predicate) return (Array.isArray(predicate.verb) ? predicate.verb : [predicate.verb]).some((v) => v === delta.verb);
	const subject = subjectFact(delta, source, desired);
	if (subject === void 0) return false;
	return factMatches(predicate, subject.fact, subject.view);
}
/**
* Flatten a policy with cycle detection.
* Own rules appear before parent rules (own-before-extends order).
*/
function flattenPolicy(policy) {
	return flattenInner(policy, /* @__PURE__ */ new Set());
}
function flattenInner(policy, visited) {
	if (visited.has(policy.id)) throw new Error(`Policy cycle detected: policy "${policy.id}" extends itself (cycle)`);
	visited.add(policy.id);
	const ownFilter = policy.filter ?? [];
	const ownSerialize = policy.serialize ?? [];
	const ownAssumedRoles = policy.assumedRoles ?? [];
	const ownAssumedSchemas = policy.assumedSchemas ?? [];
	const ownAssumedPublications = policy.assumedPublications ?? [];
	const parentFilter = [];
	const parentSerialize = [];
	const parentAssumedRoles = [];
	const parentAssumedSchemas = [];
	const parentAssumedPublications = [];
	let parentDefaultOwner;
	if (policy.extends) for (const parent of policy.extends) {
		const flat = flattenInner(parent, new Set(visited));
		parentFilter.push(...flat.filter);
		parentSerialize.push(...flat.serialize);
		parentAssumedRoles.push(...flat.assumedRoles);
		parentAssumedSchemas.push(...flat.assumedSchemas);
		parentAssumedPublications.push(...flat.assumedPublications);
		if (parentDefaultOwner === void 0 && flat.defaultOwner !== void 0) parentDefaultOwner = flat.defaultOwner;
	}
	visited.delete(policy.id);
	const result = {
		id: policy.id,
		filter: [...ownFilter, ...parentFilter],
		serialize: [...ownSerialize, ...parentSerialize],
		assumedRoles: [.../* @__PURE__ */ new Set([...ownAssumedRoles, ...parentAssumedRoles])],
		assumedSchemas: [.../* @__PURE__ */ new Set([...ownAssumedSchemas, ...parentAssumedSchemas])],
		assumedPublications: [.../* @__PURE__ */ new Set([...ownAssumedPublications, ...parentAssumedPublications])]
	};
	if (policy.baseline !== void 0) result.baseline = policy.baseline;
	const defaultOwner = policy.defaultOwner ?? parentDefaultOwner;
	if (defaultOwner !== void 0) result.defaultOwner = defaultOwner;
	return result;
}
/**
* Validate a policy: throws on unknown serialize param names and extends
* cycles.
*/
/**
* Every field name that appears in some StableId variant (src/core/stable-id.ts).
* `idField` reads `(fact.id as Record)[field]`, so a `field` not in this set is
* a typo that would silently never match — validatePolicy rejects it (review
* #7). Keep in sync with the StableId union.
*/
const KNOWN_ID_FIELDS = /* @__PURE__ */ new Set([
	"name",
	"schema",
	"table",
	"args",
	"role",
	"member",
	"server",
	"type",
	"publication",
	"grantee",
	"objtype",
	"provider",
	"target",
	"ext",
	"intentKind",
	"key"
]);
/** Recursively reject any `idField` naming an unknown identity field. */
function validateIdFields(predicate, policyId) {
	if ("idField" in predicate) {
		if (!KNOWN_ID_FIELDS.has(predicate.idField.field)) throw new Error(`Policy "${policyId}": idField references unknown identity field "${predicate.idField.field}". Known fields: ${[...KNOWN_ID_FIELDS].sort().join(", ")}`);
	} else if ("all" in predicate) for (const p of predicate.all) validateIdFields(p, policyId);
	else if ("any" in predicate) for (const p of predicate.any) validateIdFields(p, policyId);
	else if ("not" in predicate) validateIdFields(predicate.not, policyId);
}
function validatePolicy(policy) {
	const flat = flattenPolicy(policy);
	for (const rule of flat.serialize) for (const paramName of Object.keys(rule.params)) if (!KNOWN_PARAMS.has(paramName)) throw new Error(`Policy "${policy.id}": unknown serialize parameter "${paramName}". Known parameters: ${[...KNOWN_PARAMS].join(", ")}`);
	for (const rule of flat.filter) validateIdFields(rule.match, policy.id);
	for (const rule of flat.serialize) validateIdFields(rule.match, policy.id);
}
/** True if the predicate references `verb` anywhere (an operation rule). */
function containsVerb(predicate) {
	if ("verb" in predicate) return true;
	if ("all" in predicate) return predicate.all.some(containsVerb);
	if ("any" in predicate) return predicate.any.some(containsVerb);
	if ("not" in predicate) return containsVerb(predicate.not);
	return false;
}
/**
* Decide whether a fact is excluded from the view by the policy's SCOPE rules,
* respecting first-match-wins and over-projection safety
* (docs/architecture/managed-view-architecture.md move 3).
*
* Only pure-scope (no `verb`) rules can remove a fact wholesale. An operation
* (`verb`) `include` earlier in the list protects a fact whose non-verb part it
* matches — its deltas may be included, so we must keep the fact and let the
* delta-level filter handle the rest. A `verb` `exclude` never removes a fact
* wholesale (it bites a single verb), so it is skipped here. Erring toward
* KEEP (under-projection) is safe: the existing delta-level filter still runs;
* erring toward remove would silently drop managed objects.
*/
function factScopeExclusion(fact, rules, view) {
	for (const rule of rules) {
		if (containsVerb(rule.match)) {
			if (rule.action === "include" && (factMatches(rule.match, fact, view, { verbAssumed: true }) || factMatches(rule.match, fact, view))) return;
			continue;
		}
		if (factMatches(rule.match, fact, view)) return rule.action === "exclude" ? rule : void 0;
	}
}
function stringValues(value) {
	return Array.isArray(value) ? value : [value];
}
/** Whether a matcher names concrete objects rather than selecting a broad
* class. This implements the pinned policy default; explicit rule metadata
* always wins. Negation and any `*` keep the rule suspicious. */
function isNamedObjectPredicate(predicate) {
	if ("not" in predicate) return false;
	if ("all" in predicate) return predicate.all.some(isNamedObjectPredicate) && !predicate.all.some(containsWildcardMatcher);
	if ("any" in predicate) return predicate.any.length > 0 && predicate.any.every(isNamedObjectPredicate) && !predicate.any.some(containsWildcardMatcher);
	if ("name" in predicate) return stringValues(predicate.name).every(noWildcard);
	if ("schema" in predicate) return stringValues(predicate.schema).every(noWildcard);
	if ("owner" in predicate) return stringValues(predicate.owner).every(noWildcard);
	if ("ownedByExtension" in predicate) return noWildcard(predicate.ownedByExtension);
	if ("idField" in predicate) return stringValues(predicate.idField.glob).every(noWildcard);
	if ("target" in predicate) {
		const selectors = [predicate.target.name, predicate.target.schema].filter((value) => value !== void 0);
		return selectors.length > 0 && selectors.every((value) => stringValues(value).every(noWildcard));
	}
	if ("partitionOf" in predicate) {
		const selectors = [predicate.partitionOf.name, predicate.partitionOf.schema].filter((value) => value !== void 0);
		return selectors.length > 0 && selectors.every((value) => stringValues(value).every(noWildcard));
	}
	return false;
}
function noWildcard(value) {
	return !value.includes("*");
}
function containsWildcardMatcher(predicate) {
	if ("not" in predicate) return true;
	if ("all" in predicate) return predicate.all.some(containsWildcardMatcher);
	if ("any" in predicate) return predicate.any.some(containsWildcardMatcher);
	if ("name" in predicate) return stringValues(predicate.name).some((value) => !noWildcard(value));
	if ("schema" in predicate) return stringValues(predicate.schema).some((value) => !noWildcard(value));
	if ("owner" in predicate) return stringValues(predicate.owner).some((value) => !noWildcard(value));
	if ("ownedByExtension" in predicate) return !noWildcard(predicate.ownedByExtension);
	if ("idField" in predicate) return stringValues(predicate.idField.glob).some((value) => !noWildcard(value));
	if ("target" in predicate) return [predicate.target.name, predicate.target.schema].filter((value) => value !== void 0).some((value) => stringValues(value).some((part) => !noWildcard(part)));
	if ("partitionOf" in predicate) return [predicate.partitionOf.name, predicate.partitionOf.schema].filter((value) => value !== void 0).some((value) => stringValues(value).some((part) => !noWildcard(part)));
	return false;
}
function policyRuleAttribution(policyId, rule) {
	return {
		stage: "policyScopeRule",
		reasonCode: rule.audit?.reasonCode ?? `policy:${policyId}:rule:${contentHash(rule.match)}`,
		classification: rule.audit?.classification ?? (isNamedObjectPredicate(rule.match) ? "acknowledged" : "suspicious")
	};
}
/**
* Resolve the managed VIEW that the engine diffs: extension members are kept
* REFERENCE-ONLY (present so their satellite customizations diff, but the member
* object is never a create/drop/alter action — CREATE EXTENSION manages it);
* operationally-managed (`managedBy`) objects are hard-projected out; then the
* policy's scope (non-`verb`) rules remove the facts they exclude — at the FACT
* level, on both sides and the proof re-extract, so `plan == prove == run` holds
* by construction. `verb` rules are left to the delta-level filter (filterDeltas).
* With no policy and no provenance edges this is the identity projection, so the
* corpus path is unchanged. This is the SINGLE projection point for the managed view.
*/
function resolveView(fb, policy, capability, baseline, collectSuppression) {
	if (policy === void 0 && capability === void 0 && baseline === void 0 && !fb.edges.some((edge) => edge.kind === "memberOfExtension" || edge.kind === "managedBy")) return fb;
	const memberClosure = extensionMemberClosure(fb);
	const memberRefOnly = new Set(memberClosure.keys());
	let base = baseline ? subtractBaseline(fb, baseline) : fb;
	if (baseline !== void 0 && collectSuppression !== void 0) {
		const attribution = {
			stage: "baseline",
			reasonCode: "baseline.identical-state",
			classification: "acknowledged"
		};
		const roots = /* @__PURE__ */ new Map();
		for (const fact of fb.facts()) if (!base.has(fact.id)) roots.set(encodeId(fact.id), attribution);
		collectRemovedSuppressions(fb, base, roots, collectSuppression);
	}
	const managedRoots = /* @__PURE__ */ new Set();
	for (const fact of base.facts()) if (base.outgoingEdges(fact.id).some((e) => e.kind === "managedBy")) managedRoots.add(encodeId(fact.id));
	if (managedRoots.size > 0) {
		const before = base;
		base = excludeFactsAndDescendants(base, managedRoots);
		if (collectSuppression !== void 0) {
			const attribution = {
				stage: "managedBy",
				reasonCode: "managed-by.provenance",
				classification: "acknowledged"
			};
			collectRemovedSuppressions(before, base, new Map([...managedRoots].map((key) => [key, attribution])), collectSuppression);
		}
	}
	if (capability !== void 0) {
		const capRoots = capabilityExcludedRoots(base, capability);
		if (capRoots.size > 0) {
			const before = base;
			base = excludeFactsAndDescendants(base, capRoots);
			if (collectSuppression !== void 0) {
				const attribution = {
					stage: "capability",
					reasonCode: "capability.fdw-acl",
					classification: "acknowledged"
				};
				collectRemovedSuppressions(before, base, new Map([...capRoots].map((key) => [key, attribution])), collectSuppression);
			}
		}
	}
	const flat = policy ? flattenPolicy(policy) : void 0;
	const rules = flat?.filter ?? [];
	const assumed = new Set(flat?.assumedSchemas ?? []);
	const assumedPubs = new Set(flat?.assumedPublications ?? []);
	const assumedSchemaOf = (id) => id.kind === "schema" ? getName(id) : getSchema(id);
	const isAssumed = (id) => {
		if (id.kind === "publication") {
			const name = getName(id);
			return name !== void 0 && assumedPubs.has(name);
		}
		const schema = assumedSchemaOf(id);
		return schema !== void 0 && assumed.has(schema);
	};
	const hardRoots = /* @__PURE__ */ new Set();
	const policyRefOnly = /* @__PURE__ */ new Set();
	const policyRootAttribution = /* @__PURE__ */ new Map();
	for (const fact of base.facts()) {
		const exclusion = factScopeExclusion(fact, rules, base);
		if (exclusion === void 0) continue;
		const attribution = policyRuleAttribution(flat?.id ?? policy?.id ?? "unknown", exclusion);
		if (isAssumed(fact.id)) {
			policyRefOnly.add(encodeId(fact.id));
			policyRootAttribution.set(encodeId(fact.id), attribution);
		} else {
			hardRoots.add(encodeId(fact.id));
			policyRootAttribution.set(encodeId(fact.id), attribution);
		}
	}
	const pruned = excludeFactsAndDescendants(base, hardRoots);
	if (collectSuppression !== void 0 && hardRoots.size > 0) collectRemovedSuppressions(base, pruned, policyRootAttribution, collectSuppression);
	if (memberRefOnly.size === 0 && policyRefOnly.size === 0) return pruned;
	const surviving = new Set(pruned.facts().map((f) => encodeId(f.id)));
	const referenceOnly = /* @__PURE__ */ new Set();
	for (const key of memberRefOnly) if (surviving.has(key)) referenceOnly.add(key);
	for (const key of policyRefOnly) if (surviving.has(key)) referenceOnly.add(key);
	if (referenceOnly.size === 0) return pruned;
	if (collectSuppression !== void 0) {
		const recordReferenceOnly = (key, attribution, viaDescendantOf) => {
			const fact = pruned.getByEncoded(key);
			if (fact === void 0) return;
			collectSuppression({
				subject: {
					kind: "fact",
					id: fact.id
				},
				...attribution,
				...viaDescendantOf === void 0 ? {} : { viaDescendantOf }
			});
			for (const edge of pruned.outgoingEdges(fact.id)) collectSuppression({
				subject: {
					kind: "edge",
					edge
				},
				...attribution,
				...viaDescendantOf === void 0 ? {} : { viaDescendantOf }
			});
		};
		for (const key of memberRefOnly) {
			if (!surviving.has(key)) continue;
			const member = pruned.getByEncoded(key);
			if (member === void 0) continue;
			let root = member.id;
			let cursor = member.parent;
			while (cursor !== void 0 && memberClosure.has(encodeId(cursor))) {
				root = cursor;
				cursor = fb.get(cursor)?.parent;
			}
			recordReferenceOnly(key, {
				stage: "referenceOnly",
				reasonCode: "reference-only.extension-member",
				classification: "acknowledged"
			}, encodeId(root) === key ? void 0 : root);
		}
		for (const key of policyRefOnly) {
			if (!surviving.has(key)) continue;
			const ruleAttribution = policyRootAttribution.get(key);
			recordReferenceOnly(key, {
				stage: "referenceOnly",
				reasonCode: `reference-only.${pruned.getByEncoded(key)?.id.kind === "publication" ? "assumed-publication" : "assumed-schema"}:${ruleAttribution.reasonCode}`,
				classification: ruleAttribution.classification
			});
		}
	}
	return buildFactBase(pruned.facts(), [...pruned.edges], pruned.source, referenceOnly, { allowDangling: retainOwnerRoleDangling });
}
/**
* Apply policy filter rules (first-match-wins) to a list of deltas.
*
* No rule matches → include. Filtered (excluded) deltas are returned in
* `filtered` — never silently dropped. "Drift the user chose not to manage
* is still drift they can ask about." (§3.9)
*/
function filterDeltas(deltas, policy, source, desired) {
	const flat = flattenPolicy(policy);
	const kept = [];
	const filtered = [];
	for (const delta of deltas) {
		let matched = false;
		let action = "include";
		for (const rule of flat.filter) if (deltaMatches(rule.match, delta, source, desired)) {
			matched = true;
			action = rule.action;
			break;
		}
		if (!matched || action === "include") kept.push(delta);
		else filtered.push(delta);
	}
	return {
		kept,
		filtered
	};
}
// node_modules/@supabase/pg-delta/dist/policy/reconstruct.js
/**
* Single reconstruction entry point for the managed view under management scope
* (docs/architecture/managed-view-architecture.md; agent track V1).
*
* Order is fixed: `resolveView` THEN `projectManagementScope`. A policy
* owner-exclusion rule reads the `owner` edge, and database-scope role pruning
* removes those edges with the role facts — projecting scope first would strip
* the edge the policy needs and wrongly plan a DROP of a platform object owned
* by a system role. Plan, prove, apply, and schema export all call this helper
* so `plan == prove == run` cannot drift by open-coding the composition.
*
* Internal only — not re-exported from the package index or the `./policy`
* public subpath. `ResolvedProfile` remains the public safe-composition surface.
* Bare `resolveView` (without scope) stays legitimate for diff/seed paths.
*/
/**
* Rebuild the managed-view-under-scope: policy/capability/baseline projection,
* then management-scope role pruning.
*/
function reconstructManagedView(fb, opts = {}) {
	const scope = opts.scope ?? "cluster";
	return projectManagementScope(resolveView(fb, opts.policy, opts.capability, opts.baseline, opts.collectSuppression), scope, {
		...opts.defaultOwner !== void 0 ? { defaultOwner: opts.defaultOwner } : {},
		...opts.collectSuppression !== void 0 ? { collectSuppression: opts.collectSuppression } : {}
	});
}
function edgeKey$1(edge) {
	return `${encodeId(edge.from)}|${edge.kind}|${encodeId(edge.to)}`;
}
function subjectKey(subject) {
	return subject.kind === "fact" ? `fact:${encodeId(subject.id)}` : `edge:${edgeKey$1(subject.edge)}`;
}
function deltaSubject(delta) {
	return delta.verb === "link" || delta.verb === "unlink" ? {
		kind: "edge",
		edge: delta.edge
	} : {
		kind: "fact",
		id: subjectOf(delta)
	};
}
function deltaKey(delta) {
	switch (delta.verb) {
		case "add":
		case "remove": return `${delta.verb}|${encodeId(delta.fact.id)}`;
		case "set": return `${delta.verb}|${encodeId(delta.id)}|${delta.attr}`;
		case "link":
		case "unlink": return `${delta.verb}|${edgeKey$1(delta.edge)}`;
	}
}
/** Freshly allocated each call — `entries` is a mutable array the caller owns. */
const emptyAudit = () => ({
	entries: [],
	summary: {
		total: 0,
		suspicious: 0,
		acknowledged: 0,
		baseline: 0
	}
});
/**
* Attribute already-collected suppressions to the raw source↔desired diff.
*
* Split out of `auditManagedViewProjection` so the planner can reuse the
* suppressions its OWN managed-view reconstruction already collected instead of
* reconstructing both sides a second time (`buildChangeSet` → `plan()`), and so
* the raw diff is skipped entirely when nothing was suppressed.
*/
function projectionAuditFrom(rawSource, rawDesired, suppressions) {
	if (suppressions.length === 0) return emptyAudit();
	const bySubject = /* @__PURE__ */ new Map();
	for (const traced of suppressions) {
		const { suppression } = traced;
		const key = subjectKey(suppression.subject);
		const list = bySubject.get(key) ?? [];
		list.push(traced);
		bySubject.set(key, list);
	}
	const entries = [];
	for (const delta of diff(rawSource, rawDesired)) {
		const subject = deltaSubject(delta);
		const entrySuppressions = [];
		const seen = /* @__PURE__ */ new Set();
		const tracedSuppressions = [...bySubject.get(subjectKey(subject)) ?? [], ...subject.kind === "edge" ? (bySubject.get(subjectKey({
			kind: "fact",
			id: subject.edge.from
		})) ?? []).filter(({ suppression }) => suppression.stage === "referenceOnly") : []];
		for (const { side, suppression } of tracedSuppressions) {
			const via = suppression.viaDescendantOf ? encodeId(suppression.viaDescendantOf) : "";
			const key = `${side}|${suppression.stage}|${suppression.reasonCode}|${suppression.classification}|${via}`;
			if (seen.has(key)) continue;
			seen.add(key);
			entrySuppressions.push({
				side,
				stage: suppression.stage,
				reasonCode: suppression.reasonCode,
				classification: suppression.classification,
				...suppression.viaDescendantOf === void 0 ? {} : { viaDescendantOf: suppression.viaDescendantOf }
			});
		}
		if (entrySuppressions.length === 0) continue;
		entrySuppressions.sort((a, b) => {
			const aKey = `${a.side}|${a.stage}|${a.reasonCode}|${a.viaDescendantOf ? encodeId(a.viaDescendantOf) : ""}`;
			const bKey = `${b.side}|${b.stage}|${b.reasonCode}|${b.viaDescendantOf ? encodeId(b.viaDescendantOf) : ""}`;
			return aKey < bKey ? -1 : aKey > bKey ? 1 : 0;
		});
		entries.push({
			delta,
			subject,
			suppressions: entrySuppressions,
			classification: entrySuppressions.some((suppression) => suppression.classification === "suspicious") ? "suspicious" : "acknowledged"
		});
	}
	entries.sort((a, b) => {
		const aKey = deltaKey(a.delta);
		const bKey = deltaKey(b.delta);
		return aKey < bKey ? -1 : aKey > bKey ? 1 : 0;
	});
	return {
		entries,
		summary: {
			total: entries.length,
			suspicious: entries.filter((entry) => entry.classification === "suspicious").length,
			acknowledged: entries.filter((entry) => entry.classification === "acknowledged").length,
			baseline: entries.filter((entry) => entry.suppressions.some((suppression) => suppression.stage === "baseline")).length
		}
	};
}
// node_modules/@supabase/pg-delta/dist/plan/locks.js
/**
* The vetted lock-class table (target-architecture §3.7, stage 5
* deliverable 7): per-DDL-form lock levels from PostgreSQL's documentation.
* Lock classes are REPORTED, not certified — no runtime introspection
* (stage 6 pitfall). Classes describe the strongest lock the statement
* takes on EXISTING user relations; creating a brand-new object locks
* nothing a user query can collide with, so it reports "none".
*
* Sources: PostgreSQL docs "Explicit Locking" (table-level lock modes) and
* the ALTER TABLE / CREATE INDEX / CREATE TRIGGER reference pages.
*/
/**
* Default lock class per (kind, verb). Rules override per-spec where a
* specific DDL form is weaker/stronger than its kind's default (e.g.
* FK constraints, CONCURRENTLY index builds).
*/
const KIND_VERB_LOCKS = {
	table: {
		create: "none",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	column: {
		create: "accessExclusive",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	default: {
		create: "accessExclusive",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	constraint: {
		create: "accessExclusive",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	index: {
		create: "share",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	trigger: {
		create: "shareRowExclusive",
		alter: "shareRowExclusive",
		drop: "accessExclusive"
	},
	policy: {
		create: "accessExclusive",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	rule: {
		create: "accessExclusive",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	view: {
		create: "none",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	materializedView: {
		create: "none",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	foreignTable: {
		create: "none",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	sequence: {
		create: "none",
		alter: "accessExclusive",
		drop: "accessExclusive"
	},
	publication: {
		create: "none",
		alter: "shareUpdateExclusive",
		drop: "none"
	}
};
/** Kinds whose DDL never locks an existing user relation. */
const NO_RELATION_LOCK_KINDS = /* @__PURE__ */ new Set([
	"schema",
	"role",
	"membership",
	"defaultPrivilege",
	"extension",
	"function",
	"procedure",
	"aggregate",
	"domain",
	"type",
	"collation",
	"eventTrigger",
	"subscription",
	"fdw",
	"server",
	"userMapping",
	"comment",
	"acl"
]);
function lockClassFor(kind, verb) {
	const perKind = KIND_VERB_LOCKS[kind];
	if (perKind?.[verb] !== void 0) return perKind[verb];
	if (NO_RELATION_LOCK_KINDS.has(kind)) return "none";
	return "accessExclusive";
}
// node_modules/@supabase/pg-delta/dist/plan/renames.js
function groupKey(fact, rollup) {
	const parent = fact.parent === void 0 ? "" : encodeId(fact.parent);
	return `${fact.id.kind}|${parent}|${rollup}`;
}
function matchRenameCandidates(removed, added, source, desired, rulesForId = defaultRulesForId) {
	const candidates = [];
	const removedGroups = /* @__PURE__ */ new Map();
	for (const fact of removed.values()) {
		if (rulesForId(fact.id).rename === void 0) continue;
		if (fact.parent !== void 0 && removed.has(encodeId(fact.parent))) continue;
		const key = groupKey(fact, source.structuralRollupOf(fact.id));
		const list = removedGroups.get(key) ?? [];
		list.push(fact);
		removedGroups.set(key, list);
	}
	const addedGroups = /* @__PURE__ */ new Map();
	for (const fact of added.values()) {
		if (rulesForId(fact.id).rename === void 0) continue;
		if (fact.parent !== void 0 && added.has(encodeId(fact.parent))) continue;
		const key = groupKey(fact, desired.structuralRollupOf(fact.id));
		const list = addedGroups.get(key) ?? [];
		list.push(fact);
		addedGroups.set(key, list);
	}
	const matchedRemoved = /* @__PURE__ */ new Set();
	for (const [key, removedFacts] of removedGroups) {
		const addedFacts = addedGroups.get(key);
		if (addedFacts === void 0) continue;
		if (removedFacts.length === 1 && addedFacts.length === 1) {
			const from = removedFacts[0].id;
			const to = addedFacts[0].id;
			matchedRemoved.add(encodeId(from));
			candidates.push({
				kind: from.kind,
				from,
				to,
				status: "unambiguous"
			});
		} else for (const removedFact of removedFacts) {
			matchedRemoved.add(encodeId(removedFact.id));
			for (const addedFact of addedFacts) candidates.push({
				kind: removedFact.id.kind,
				from: removedFact.id,
				to: addedFact.id,
				status: "ambiguous",
				reason: `${removedFacts.length} removed × ${addedFacts.length} added with identical content — cannot pick`
			});
		}
	}
	for (const fact of removed.values()) {
		if (matchedRemoved.has(encodeId(fact.id))) continue;
		if (rulesForId(fact.id).rename === void 0) continue;
		if (fact.parent !== void 0 && removed.has(encodeId(fact.parent))) continue;
		for (const addedFact of added.values()) {
			if (addedFact.id.kind !== fact.id.kind) continue;
			if (!(fact.parent === void 0 && addedFact.parent === void 0 || fact.parent !== void 0 && addedFact.parent !== void 0 && encodeId(fact.parent) === encodeId(addedFact.parent))) continue;
			if (source.hashOf(fact.id) !== desired.hashOf(addedFact.id)) continue;
			candidates.push({
				kind: fact.id.kind,
				from: fact.id,
				to: addedFact.id,
				status: "nearMiss",
				reason: "own payload matches but the subtree differs — likely a name-bearing child payload (index/constraint defs embed names, §4.1); staying drop+create"
			});
		}
	}
	return candidates.sort((a, b) => {
		return `${encodeId(a.from)}>${encodeId(a.to)}` < `${encodeId(b.from)}>${encodeId(b.to)}` ? -1 : 1;
	});
}
/** A fact id plus every descendant id, root first. */
function subtreeIds(fb, root) {
	const ids = [root];
	const walk = (id) => {
		for (const child of fb.childrenOf(id)) {
			ids.push(child.id);
			walk(child.id);
		}
	};
	walk(root);
	return ids;
}
// node_modules/@supabase/pg-delta/dist/plan/rule-flags.js
function ruleFlag(kind, flag) {
	try {
		return rulesFor(kind)[flag];
	} catch {
		return;
	}
}
const cascadesToChildren = (kind) => ruleFlag(kind, "cascadesToChildren") === true;
const isRebuildable = (kind) => ruleFlag(kind, "rebuildable") === true;
// node_modules/@supabase/pg-delta/dist/plan/phases/action-emitter.js
/**
* Emit the atomic action list from the change set + replacement expansion.
* Behavior-preserving extraction of `plan()`'s emission block.
*/
function emitActions(input) {
	const { source, desired, projectedDesired, removed, added, setsByFact, replaceIds, dropRootOf, acceptedRenames, deltas, params, serializeRules, capability, rulesForId } = input;
	const actions = [];
	const producerOf = /* @__PURE__ */ new Map();
	const destroyerOf = /* @__PURE__ */ new Map();
	const foldHints = [];
	const acceptsFolds = [];
	const pushAction = (verb, spec, opts) => {
		const index = actions.length;
		const produces = [...opts.produces ?? [], ...spec.alsoProduces ?? []];
		const destroys = [...opts.destroys ?? [], ...spec.alsoDestroys ?? []];
		const consumes = [...opts.consumes ?? [], ...spec.consumes ?? []];
		const subjectKind = (produces[0] ?? destroys[0] ?? consumes[0])?.kind;
		actions.push({
			sql: spec.sql,
			verb,
			produces,
			consumes,
			destroys,
			releases: spec.releases ?? [],
			transactionality: spec.transactionality ?? "transactional",
			lockClass: spec.lockClass ?? (subjectKind === void 0 ? "none" : lockClassFor(subjectKind, verb)),
			newSegmentBefore: false,
			dataLoss: spec.dataLoss ?? "none",
			rewriteRisk: spec.rewriteRisk ?? false
		});
		foldHints[index] = spec.compaction;
		acceptsFolds[index] = spec.acceptsColumnFolds ?? false;
		for (const id of produces) {
			const key = encodeId(id);
			if (!producerOf.has(key)) producerOf.set(key, index);
		}
		for (const id of destroys) destroyerOf.set(encodeId(id), index);
		return index;
	};
	const paramsCache = /* @__PURE__ */ new Map();
	const paramsFor = (fact) => {
		if (serializeRules.length === 0) return params;
		const key = encodeId(fact.id);
		const cached = paramsCache.get(key);
		if (cached !== void 0) return cached;
		let merged = params;
		for (const rule of serializeRules) if (factMatches(rule.match, fact, desired)) {
			merged = {
				...rule.params,
				...params
			};
			break;
		}
		paramsCache.set(key, merged);
		return merged;
	};
	const emitCreate = (fact, base) => {
		rulesForId(fact.id).create(fact, base, paramsFor(fact), source).forEach((spec, i) => {
			pushAction("create", spec, {
				produces: i === 0 ? [fact.id] : [],
				consumes: [...i === 0 ? [] : [fact.id], ...fact.parent !== void 0 ? [fact.parent] : []]
			});
		});
	};
	const renameActionIndices = /* @__PURE__ */ new Set();
	for (const { from, to, sourceSubtree, desiredSubtree } of acceptedRenames) {
		const rename = rulesForId(from.id).rename;
		if (rename === void 0) throw new Error(`rename: kind '${from.id.kind}' matched as candidate but has no rename rule`);
		renameActionIndices.add(pushAction("alter", rename(from, to.id), {
			produces: desiredSubtree,
			destroys: sourceSubtree,
			consumes: to.parent !== void 0 ? [to.parent] : []
		}));
	}
	const recreatedByReplace = /* @__PURE__ */ new Set();
	for (const key of replaceIds) {
		const oldFact = source.getByEncoded(key);
		const newFact = projectedDesired.getByEncoded(key);
		const emitReplaceDrop = (rootFact) => {
			const destroys = [rootFact.id];
			const walk = (fact) => {
				for (const child of source.childrenOf(fact.id)) if (cascadesToChildren(fact.id.kind)) {
					destroys.push(child.id);
					walk(child);
				} else emitReplaceDrop(child);
			};
			walk(rootFact);
			const isRoot = encodeId(rootFact.id) === key;
			pushAction("drop", rulesForId(rootFact.id).drop(rootFact, source), {
				consumes: isRoot && rootFact.parent !== void 0 ? [rootFact.parent] : [],
				destroys
			});
		};
		emitReplaceDrop(oldFact);
		emitCreate(newFact, projectedDesired);
		const recreate = (id) => {
			for (const child of projectedDesired.childrenOf(id)) {
				const childKey = encodeId(child.id);
				if (added.has(childKey)) continue;
				if (producerOf.has(childKey)) {
					recreate(child.id);
					continue;
				}
				recreatedByReplace.add(childKey);
				emitCreate(child, projectedDesired);
				recreate(child.id);
			}
		};
		recreate(newFact.id);
	}
	const depthOf = (fact) => {
		let depth = 0;
		let parent = fact.parent;
		while (parent !== void 0) {
			depth++;
			parent = desired.get(parent)?.parent;
		}
		return depth;
	};
	for (const fact of [...added.values()].sort((a, b) => depthOf(a) - depthOf(b))) {
		if (producerOf.has(encodeId(fact.id))) continue;
		emitCreate(fact, projectedDesired);
	}
	for (const fact of added.values()) if (!producerOf.has(encodeId(fact.id))) throw new Error(`emit invariant: added fact ${encodeId(fact.id)} (kind '${fact.id.kind}') is not materialized by any create action — its create rule must produce it`);
	const hygieneTargets = [...added.values()];
	for (const key of [...replaceIds, ...recreatedByReplace]) {
		const fact = projectedDesired.getByEncoded(key);
		if (fact) hygieneTargets.push(fact);
	}
	for (const fact of hygieneTargets) {
		const objtype = ruleFlag(fact.id.kind, "defaclObjtype");
		if (objtype === void 0) continue;
		if (!projectedDesired.has(fact.id)) continue;
		const ownerEdge = projectedDesired.outgoingEdges(fact.id).find((e) => e.kind === "owner");
		const owner = ownerEdge?.to.kind === "role" ? ownerEdge.to.name : void 0;
		if (typeof owner !== "string") continue;
		const schema = fact.id.schema ?? null;
		for (const dp of projectedDesired.facts()) {
			if (dp.id.kind !== "defaultPrivilege") continue;
			const dpid = dp.id;
			if (dpid.role !== owner || dpid.objtype !== objtype) continue;
			if (dpid.schema != null && dpid.schema !== schema) continue;
			if (dpid.grantee === owner) continue;
			const aclId = {
				kind: "acl",
				target: fact.id,
				grantee: dpid.grantee
			};
			if (projectedDesired.has(aclId)) continue;
			pushAction("alter", {
				sql: `REVOKE ALL ON ${grantTarget(fact.id)} FROM ${dpid.grantee === "PUBLIC" ? "PUBLIC" : qid(dpid.grantee)}`,
				consumes: dpid.grantee === "PUBLIC" ? [] : [{
					kind: "role",
					name: dpid.grantee
				}]
			}, { consumes: [fact.id] });
		}
	}
	const destroysByRoot = /* @__PURE__ */ new Map();
	for (const [key, fact] of removed) {
		const root = dropRootOf.get(key);
		const list = destroysByRoot.get(root) ?? [];
		list.push(fact.id);
		destroysByRoot.set(root, list);
	}
	for (const [key, fact] of removed) {
		if (dropRootOf.get(key) !== key) continue;
		if (replaceIds.has(key)) continue;
		const spec = rulesForId(fact.id).drop(fact, source);
		const destroyList = destroysByRoot.get(key) ?? [fact.id];
		pushAction("drop", spec, {
			consumes: fact.parent !== void 0 ? [fact.parent] : [],
			destroys: [fact.id, ...destroyList.filter((id) => encodeId(id) !== key)]
		});
	}
	for (const [key, sets] of setsByFact) {
		if (replaceIds.has(key) || recreatedByReplace.has(key)) continue;
		const fact = projectedDesired.get(sets[0].id);
		const rules = rulesForId(fact.id);
		for (const s of sets) {
			const attrRule = rules.attributes[s.attr];
			if (attrRule === void 0 || attrRule === "replace") continue;
			const specs = attrRule.alter(fact, s.from, s.to, projectedDesired, source);
			for (const spec of Array.isArray(specs) ? specs : [specs]) pushAction("alter", spec, { consumes: [fact.id] });
		}
	}
	{
		const oldOwnerByFact = /* @__PURE__ */ new Map();
		for (const delta of deltas) {
			if (delta.verb !== "unlink" || delta.edge.kind !== "owner") continue;
			oldOwnerByFact.set(encodeId(delta.edge.from), delta.edge.to);
		}
		const renamedOwner = /* @__PURE__ */ new Map();
		const renamedOwnerId = /* @__PURE__ */ new Map();
		for (const { from, to } of acceptedRenames) {
			const srcIds = subtreeIds(source, from.id);
			const dstIds = subtreeIds(desired, to.id);
			for (let i = 0; i < dstIds.length; i++) {
				const srcId = srcIds[i];
				const dstId = dstIds[i];
				if (srcId === void 0 || dstId === void 0) continue;
				const ownerEdge = source.outgoingEdges(srcId).find((e) => e.kind === "owner");
				if (ownerEdge?.to.kind !== "role") {
					renamedOwner.set(encodeId(dstId), null);
					continue;
				}
				const srcOwnerName = ownerEdge.to.name;
				renamedOwner.set(encodeId(dstId), srcOwnerName);
				renamedOwnerId.set(encodeId(dstId), ownerEdge.to);
			}
		}
		const ownerEmitted = /* @__PURE__ */ new Set();
		for (const delta of deltas) {
			if (delta.verb !== "link" || delta.edge.kind !== "owner") continue;
			const objId = delta.edge.from;
			const objKey = encodeId(objId);
			const fact = desired.get(objId);
			if (!fact) continue;
			const ownerAlterPrefix = ruleFlag(fact.id.kind, "ownerAlterPrefix");
			if (!ownerAlterPrefix) continue;
			const prefix = ownerAlterPrefix(fact);
			const newRoleId = delta.edge.to;
			if (newRoleId.kind !== "role") continue;
			const roleName = newRoleId.name;
			if (renamedOwner.get(objKey) === roleName) continue;
			if (capability !== void 0 && !canSetOwner(capability, roleName)) throw new Error(`capability: cannot set owner of ${encodeId(objId)} to role "${roleName}" — applier "${capability.role}" is not a superuser or a member of that role; grant membership or apply as a member/superuser`);
			const oldRoleId = oldOwnerByFact.get(objKey) ?? renamedOwnerId.get(objKey);
			pushAction("alter", {
				sql: `${prefix} OWNER TO ${qid(roleName)}`,
				consumes: [newRoleId],
				...oldRoleId !== void 0 ? { releases: [oldRoleId] } : {}
			}, { consumes: [objId] });
			ownerEmitted.add(objKey);
		}
		for (const key of [...replaceIds, ...recreatedByReplace]) {
			if (ownerEmitted.has(key)) continue;
			const fact = projectedDesired.getByEncoded(key);
			if (!fact) continue;
			const ownerAlterPrefix = ruleFlag(fact.id.kind, "ownerAlterPrefix");
			if (!ownerAlterPrefix) continue;
			const ownerEdge = projectedDesired.outgoingEdges(fact.id).find((e) => e.kind === "owner");
			if (ownerEdge?.to.kind !== "role") continue;
			const roleName = ownerEdge.to.name;
			if (capability !== void 0 && !canSetOwner(capability, roleName)) throw new Error(`capability: cannot set owner of ${key} to role "${roleName}" — applier "${capability.role}" is not a superuser or a member of that role; grant membership or apply as a member/superuser`);
			pushAction("alter", {
				sql: `${ownerAlterPrefix(fact)} OWNER TO ${qid(roleName)}`,
				consumes: [ownerEdge.to]
			}, { consumes: [fact.id] });
		}
	}
	return {
		actions,
		producerOf,
		destroyerOf,
		foldHints,
		acceptsFolds,
		renameActionIndices
	};
}
// node_modules/@supabase/pg-delta/dist/plan/graph.js
/**
* One graph, one deterministic sort (target-architecture §3.6).
* Heap-based Kahn; a cycle throws with the full path — there is no repair
* subsystem and never will be (guardrail 4).
*/
var MinHeap = class {
	keyOf;
	#items = [];
	constructor(keyOf) {
		this.keyOf = keyOf;
	}
	get size() {
		return this.#items.length;
	}
	push(item) {
		this.#items.push(item);
		let i = this.#items.length - 1;
		while (i > 0) {
			const parent = i - 1 >> 1;
			if (this.keyOf(this.#items[parent]) <= this.keyOf(this.#items[i])) break;
			[this.#items[parent], this.#items[i]] = [this.#items[i], this.#items[parent]];
			i = parent;
		}
	}
	pop() {
		const top = this.#items[0];
		const last = this.#items.pop();
		if (this.#items.length > 0) {
			this.#items[0] = last;
			let i = 0;
			for (;;) {
				const l = 2 * i + 1;
				const r = l + 1;
				let smallest = i;
				if (l < this.#items.length && this.keyOf(this.#items[l]) < this.keyOf(this.#items[smallest])) smallest = l;
				if (r < this.#items.length && this.keyOf(this.#items[r]) < this.keyOf(this.#items[smallest])) smallest = r;
				if (smallest === i) break;
				[this.#items[smallest], this.#items[i]] = [this.#items[i], this.#items[smallest]];
				i = smallest;
			}
		}
		return top;
	}
};
function topoSort(nodeCount, edges, tieKeyOf, describe) {
	const adjacency = Array.from({ length: nodeCount }, () => []);
	const indegree = Array.from({ length: nodeCount }, () => 0);
	const seen = /* @__PURE__ */ new Set();
	for (const [u, v] of edges) {
		if (u === v) continue;
		const key = `${u}>${v}`;
		if (seen.has(key)) continue;
		seen.add(key);
		adjacency[u].push(v);
		indegree[v] = indegree[v] + 1;
	}
	const heap = new MinHeap(tieKeyOf);
	for (let i = 0; i < nodeCount; i++) if (indegree[i] === 0) heap.push(i);
	const order = [];
	while (heap.size > 0) {
		const node = heap.pop();
		order.push(node);
		for (const next of adjacency[node]) {
			indegree[next] = indegree[next] - 1;
			if (indegree[next] === 0) heap.push(next);
		}
	}
	if (order.length !== nodeCount) {
		const inCycle = /* @__PURE__ */ new Set();
		for (let i = 0; i < nodeCount; i++) if (indegree[i] > 0) inCycle.add(i);
		const cyclePath = [...inCycle].map(describe).join("\n  ");
		throw new Error(`dependency cycle among ${inCycle.size} actions — this is a rule/emission bug, fix the rule (guardrail 4):\n  ${cyclePath}`);
	}
	return order;
}
// node_modules/@supabase/pg-delta/dist/plan/internal.js
const ROUTINE_KIND_SET = new Set(ROUTINE_KINDS);
const EVALUATED_KIND_SET = new Set(EVALUATED_EXPRESSION_KINDS);
/** parent kind -> child kinds the evaluator reachability walk descends into. */
const EVALUATED_DESCENT = (() => {
	const byParent = /* @__PURE__ */ new Map();
	for (const [parent, child] of EVALUATED_CHILD_DESCENT) {
		const children = byParent.get(parent) ?? /* @__PURE__ */ new Set();
		children.add(child);
		byParent.set(parent, children);
	}
	return byParent;
})();
/**
* Build the action dependency graph (edges as `[fromIndex, toIndex]`) and check
* requirements. Build order comes from the DESIRED state's edges, teardown
* order from the SOURCE state's edges; a consumer of an id that neither this
* plan produces nor the target already has is a missing requirement (it throws,
* stage-5 deliverable 6). Reads only the emitted actions + the producer/
* destroyer indexes + the two fact bases.
*/
function buildActionGraph(actions, producerOf, destroyerOf, source, desired, renameActionIndices = /* @__PURE__ */ new Set(), assumedRoleNames = /* @__PURE__ */ new Set(), assumedSchemaNames = /* @__PURE__ */ new Set(), evaluatorActions) {
	const edges = [];
	const routineReachable = /* @__PURE__ */ new Map();
	const reachesRoutine = (root, rootKey) => {
		const memoized = routineReachable.get(rootKey);
		if (memoized !== void 0) return memoized;
		const visited = /* @__PURE__ */ new Set([rootKey]);
		const discoveredFrom = /* @__PURE__ */ new Map([[rootKey, void 0]]);
		const stack = [[root, rootKey]];
		let hitAt;
		const consider = (next, fromKey) => {
			if (ROUTINE_KIND_SET.has(next.kind)) return true;
			const key = encodeId(next);
			const known = routineReachable.get(key);
			if (known === true) return true;
			if (known === false || visited.has(key)) return false;
			visited.add(key);
			discoveredFrom.set(key, fromKey);
			stack.push([next, key]);
			return false;
		};
		while (stack.length > 0 && hitAt === void 0) {
			const [current, currentKey] = stack.pop();
			for (const edge of desired.outgoingEdges(current)) {
				if (edge.kind !== "depends") continue;
				if (consider(edge.to, currentKey)) {
					hitAt = currentKey;
					break;
				}
			}
			if (hitAt !== void 0) break;
			const descendInto = EVALUATED_DESCENT.get(current.kind);
			if (descendInto === void 0) continue;
			for (const child of desired.childrenOf(current)) {
				if (!descendInto.has(child.id.kind)) continue;
				if (consider(child.id, currentKey)) {
					hitAt = currentKey;
					break;
				}
			}
		}
		if (hitAt === void 0) {
			for (const key of visited) routineReachable.set(key, false);
			return false;
		}
		for (let key = hitAt; key !== void 0; key = discoveredFrom.get(key)) routineReachable.set(key, true);
		return true;
	};
	const parseKeyCache = /* @__PURE__ */ new Map();
	const remember = (id) => {
		const key = encodeId(id);
		parseKeyCache.set(key, id);
		return key;
	};
	const isAmbient = (id) => {
		if (id.kind === "role") {
			const name = id.name;
			if (name.startsWith("pg_") || name === "PUBLIC") return true;
			if (assumedRoleNames.has(name)) return true;
		}
		if (id.kind === "schema" && assumedSchemaNames.has(id.name)) return true;
		const schema = id.schema;
		if (schema === void 0 || !assumedSchemaNames.has(schema)) return false;
		return !desired.has(id);
	};
	const desiredMemberClosure = extensionMemberClosure(desired);
	const sourceMemberClosure = extensionMemberClosure(source);
	const memberExtensionPresent = (memberKey) => {
		const exts = desiredMemberClosure.get(memberKey) ?? sourceMemberClosure.get(memberKey);
		return exts !== void 0 && exts.some((ext) => producerOf.has(encodeId(ext)) || source.has(ext));
	};
	const alterersOf = /* @__PURE__ */ new Map();
	actions.forEach((action, index) => {
		if (action.verb !== "alter") return;
		const primary = action.consumes[0];
		if (primary === void 0) return;
		const key = encodeId(primary);
		const list = alterersOf.get(key) ?? [];
		list.push(index);
		alterersOf.set(key, list);
	});
	actions.forEach((action, index) => {
		for (const id of action.releases) {
			const destroyer = destroyerOf.get(remember(id));
			if (destroyer !== void 0 && destroyer !== index) edges.push([index, destroyer]);
		}
		for (const id of action.consumes) {
			const key = remember(id);
			const producer = producerOf.get(key);
			if (producer !== void 0 && producer !== index) edges.push([producer, index]);
			const destroyer = destroyerOf.get(key);
			if (destroyer !== void 0 && destroyer !== index && producer === void 0) edges.push([index, destroyer]);
			for (const ext of desiredMemberClosure.get(key) ?? []) {
				const extProducer = producerOf.get(encodeId(ext));
				if (extProducer !== void 0 && extProducer !== index) edges.push([extProducer, index]);
			}
			for (const ext of sourceMemberClosure.get(key) ?? []) {
				const extDestroyer = destroyerOf.get(encodeId(ext));
				if (extDestroyer !== void 0 && extDestroyer !== index) edges.push([index, extDestroyer]);
			}
			if (producer === void 0 && !source.has(id) && !isAmbient(id) && !memberExtensionPresent(key)) throw new Error(`missing requirement: action "${action.sql}" consumes ${key}, which neither exists on the target nor is produced by this plan${desired.has(id) ? " — a filter may be hiding its creation" : ""}`);
		}
		if (evaluatorActions !== void 0 && action.verb === "alter") for (const id of action.consumes) {
			if (!EVALUATED_KIND_SET.has(id.kind) || !desired.has(id)) continue;
			if (reachesRoutine(id, encodeId(id))) {
				evaluatorActions.add(index);
				break;
			}
		}
		const producesKeys = new Set(action.produces.map((id) => encodeId(id)));
		for (const id of action.produces) {
			remember(id);
			if (!desired.has(id)) continue;
			if (evaluatorActions !== void 0 && !evaluatorActions.has(index) && EVALUATED_KIND_SET.has(id.kind) && reachesRoutine(id, encodeId(id))) evaluatorActions.add(index);
			for (const edge of desired.outgoingEdges(id)) {
				if (edge.kind === "owner" && renameActionIndices.has(index)) continue;
				const targetKey = remember(edge.to);
				const producer = producerOf.get(targetKey);
				if (producer !== void 0 && producer !== index) edges.push([producer, index]);
				else if (producer === void 0) {
					for (const alterer of alterersOf.get(targetKey) ?? []) {
						if (alterer === index) continue;
						if (!actions[alterer].consumes.some((c) => producesKeys.has(encodeId(c)))) edges.push([alterer, index]);
					}
					if (edge.kind === "depends" && !source.has(edge.to) && !isAmbient(edge.to) && !memberExtensionPresent(targetKey)) throw new Error(`missing requirement: action "${action.sql}" produces ${encodeId(id)}, which depends on ${targetKey} — neither produced by this plan nor present on the target${desired.has(edge.to) ? " (a filter may be hiding its creation)" : ""}`);
				}
			}
		}
		const destroysKeys = new Set(action.destroys.map((id) => encodeId(id)));
		for (const id of action.destroys) {
			const key = remember(id);
			const reproducer = producerOf.get(key);
			if (reproducer !== void 0 && reproducer !== index) edges.push([index, reproducer]);
			if (!source.has(id)) continue;
			for (const edge of source.incomingEdgesByEncoded(key)) {
				if (edge.kind === "owner" && renameActionIndices.has(index)) continue;
				const dependentKey = remember(edge.from);
				const dependentDestroyer = destroyerOf.get(dependentKey);
				if (dependentDestroyer !== void 0 && dependentDestroyer !== index) edges.push([dependentDestroyer, index]);
				else if (dependentDestroyer === void 0 && desired.has(edge.from)) {
					if (producerOf.has(key)) continue;
					if (!desired.outgoingEdges(edge.from).some((e) => encodeId(e.to) === key)) {
						for (const alterer of alterersOf.get(dependentKey) ?? []) if (alterer !== index) edges.push([alterer, index]);
						continue;
					}
					throw new Error(`missing requirement: ${dependentKey} survives but depends on ${key}, which this plan drops without recreating`);
				}
			}
			for (const edge of source.outgoingEdges(id)) {
				const depKey = remember(edge.to);
				if (destroyerOf.has(depKey)) continue;
				for (const alterer of alterersOf.get(depKey) ?? []) {
					if (alterer === index) continue;
					if (!actions[alterer].releases.some((r) => destroysKeys.has(encodeId(r)))) edges.push([index, alterer]);
				}
			}
			const fact = source.get(id);
			if (fact?.parent !== void 0) {
				const parentDestroyer = destroyerOf.get(remember(fact.parent));
				if (parentDestroyer !== void 0 && parentDestroyer !== index) edges.push([index, parentDestroyer]);
			}
		}
	});
	return edges;
}
/**
* Deterministic tie-break key for an action at index `i`: drops first
* (descending kind weight), then creates/alters by STRATUM (definitions before
* evaluators), then ascending weight, then by subject id, then by emission
* index (zero-padded so "10" sorts after "9" — multi-spec sequences like the
* enum value-set migration rely on it).
*/
function actionTieKey(actions, i, rulesForId = defaultRulesForId, subjectKeyOf, evaluatorActions) {
	const action = actions[i];
	const subject = action.produces[0] ?? action.destroys[0] ?? action.consumes[0];
	const weight = (() => {
		if (subject === void 0) return 99;
		try {
			return rulesForId(subject).weight;
		} catch {
			return 99;
		}
	})();
	const phase = action.verb === "drop" ? "0" : "1";
	const w = action.verb === "drop" ? 99 - weight : weight;
	const stratum = action.verb !== "drop" && evaluatorActions?.has(i) === true ? "1" : "0";
	const subjectKey = (subject !== void 0 ? subjectKeyOf?.(subject, action) : void 0) ?? (subject ? encodeId(subject) : "");
	return `${phase}|${stratum}|${String(w).padStart(2, "0")}|${subjectKey}|${String(i).padStart(6, "0")}`;
}
/**
* Compaction (§3.6): fold `ADD COLUMN` clauses into their bare `CREATE TABLE`.
* Safe iff every graph predecessor of the folded action sits at or before the
* target — i.e. no edge crosses the merge. Purely cosmetic: produces/consumes
* merge, so ordering semantics and the proof are unchanged. Mutates the target
* actions in place (as the inline version did) and returns the kept actions.
*/
function compactColumnFolds(orderedActions, order, edges, foldHints, acceptsFolds, positionOf, foldConstraints) {
	const predecessorsOf = /* @__PURE__ */ new Map();
	for (const [a, b] of edges) {
		const list = predecessorsOf.get(b) ?? [];
		list.push(a);
		predecessorsOf.set(b, list);
	}
	const targetPosOf = /* @__PURE__ */ new Map();
	orderedActions.forEach((action, pos) => {
		for (const id of action.produces) {
			const key = encodeId(id);
			if (!targetPosOf.has(key)) targetPosOf.set(key, pos);
		}
	});
	const foldedPos = /* @__PURE__ */ new Set();
	const effectivePosOf = /* @__PURE__ */ new Map();
	for (let pos = 0; pos < orderedActions.length; pos++) {
		const origIndex = order[pos];
		const hint = foldHints[origIndex];
		if (hint === void 0) continue;
		const action = orderedActions[pos];
		if (action.newSegmentBefore || action.transactionality !== "transactional") continue;
		const isConstraintFold = action.produces[0]?.kind === "constraint";
		if (isConstraintFold) {
			if (foldConstraints === void 0) {
				if (hint.executorSafe !== true) continue;
			} else if (foldConstraints.exclude?.has(encodeId(action.produces[0]))) continue;
		}
		const targetPos = targetPosOf.get(encodeId(hint.foldInto));
		if (targetPos === void 0 || targetPos >= pos) continue;
		if (!acceptsFolds[order[targetPos]] || foldedPos.has(targetPos)) continue;
		const target = orderedActions[targetPos];
		if (target.verb !== "create" || target.newSegmentBefore) continue;
		const lenientCrossing = isConstraintFold && foldConstraints !== void 0;
		const foldTarget = hint.foldInto;
		if ((predecessorsOf.get(origIndex) ?? []).some((p) => {
			if ((effectivePosOf.get(p) ?? positionOf[p]) <= targetPos) return false;
			if (!lenientCrossing) return true;
			return orderedActions[positionOf[p]].produces.some((id) => id.kind === "column" && foldTarget.kind === "table" && id.schema === foldTarget.schema && id.table === foldTarget.name);
		})) continue;
		target.sql = target.sql.endsWith("()") ? `${target.sql.slice(0, -2)}(${hint.clause})` : `${target.sql.slice(0, -1)}, ${hint.clause})`;
		target.produces.push(...action.produces);
		for (const id of action.consumes) if (!target.consumes.some((c) => encodeId(c) === encodeId(id))) target.consumes.push(id);
		if (action.dataLoss === "destructive") target.dataLoss = "destructive";
		target.rewriteRisk = target.rewriteRisk || action.rewriteRisk;
		foldedPos.add(pos);
		effectivePosOf.set(origIndex, targetPos);
	}
	return foldedPos.size > 0 ? orderedActions.filter((_, pos) => !foldedPos.has(pos)) : [...orderedActions];
}
/**
* Compaction (§3.6), redundant-drop elision: a replace renders as drop + create,
* but some kinds' create is self-resetting — `acl`'s `grantActions` leads with
* its own `REVOKE ALL … FROM grantee`, byte-identical to the replace's drop. The
* drop is then a redundant (idempotent) statement. This is GENERAL to every ACL
* privilege change, so it is prettified here in the cosmetic pass rather than
* special-cased per kind in the planner (correctness first, prettify later).
*
* Purely cosmetic + provably safe via LOCAL checks (no graph walk): remove a
* `drop` D destroying a single id I when a `create` P re-produces I with the
* SAME sql, and removing D cannot lose an ordering constraint —
*   - D.consumes ⊆ P.consumes, so every producer that had to precede D also has
*     to precede P (which remains);
*   - nothing `releases` I (a releaser would order before D's destruction);
*   - I has no children, so no child-teardown is ordered before D.
* Those exhaust the edge kinds that can point INTO a drop, so P inherits all of
* D's predecessors and the byte-identical statement reproduces D's effect.
*/
function elideRedundantDrops(actions, source) {
	const producerOf = /* @__PURE__ */ new Map();
	actions.forEach((action, index) => {
		if (action.verb !== "create") return;
		for (const id of action.produces) {
			const key = encodeId(id);
			if (!producerOf.has(key)) producerOf.set(key, {
				index,
				sql: action.sql,
				consumes: new Set(action.consumes.map(encodeId))
			});
		}
	});
	const releasedIds = /* @__PURE__ */ new Set();
	for (const action of actions) for (const id of action.releases) releasedIds.add(encodeId(id));
	const remove = /* @__PURE__ */ new Set();
	actions.forEach((action, index) => {
		if (action.verb !== "drop" || action.destroys.length !== 1) return;
		const id = action.destroys[0];
		const key = encodeId(id);
		const producer = producerOf.get(key);
		if (producer === void 0 || producer.index === index) return;
		if (producer.sql !== action.sql) return;
		if (releasedIds.has(key)) return;
		if (source.childrenOf(id).length > 0) return;
		if (!action.consumes.every((c) => producer.consumes.has(encodeId(c)))) return;
		remove.add(index);
	});
	return remove.size > 0 ? actions.filter((_, index) => !remove.has(index)) : [...actions];
}
/**
* Compaction (§3.6): trim a redundant explicit DROP POLICY. The Bug-1 fix makes
* policy drops never fold (suppressible:false), so an explicit DROP POLICY is
* always emitted before the table drop. That is load-bearing when the policy
* references a SEPARATELY-dropped object (a view in its USING subquery, a role):
* PostgreSQL refuses to drop that object while the policy references it. But when
* the policy only references its own table (or undropped objects), PostgreSQL's
* implicit DROP TABLE cascade already removes the policy, so the explicit drop is
* redundant.
*
* Cosmetic + safe via LOCAL checks: remove a `drop` of a single policy P on table
* T when (a) some drop destroys T (DROP TABLE removes its policies by cascade),
* and (b) P is not load-bearing — every object P depends on that is ALSO being
* dropped lies within T's own drop subtree, so eliding P loses no ordering
* another drop relies on. A wrong "keep" is merely verbose; a wrong "elide" would
* surface as an unappliable plan in the corpus proof.
*/
function elideCascadeSubsumedPolicyDrops(actions, source) {
	const droppedIds = /* @__PURE__ */ new Set();
	for (const action of actions) if (action.verb === "drop") for (const id of action.destroys) droppedIds.add(encodeId(id));
	const inSubtree = (x, rootKey) => {
		let cur = x;
		while (cur !== void 0) {
			if (encodeId(cur) === rootKey) return true;
			cur = source.get(cur)?.parent;
		}
		return false;
	};
	const remove = /* @__PURE__ */ new Set();
	actions.forEach((action, index) => {
		if (action.verb !== "drop" || action.destroys.length !== 1) return;
		const id = action.destroys[0];
		if (id.kind !== "policy") return;
		const table = source.get(id)?.parent;
		if (table === void 0) return;
		const tableKey = encodeId(table);
		if (!droppedIds.has(tableKey)) return;
		if (!source.outgoingEdges(id).some((e) => droppedIds.has(encodeId(e.to)) && !inSubtree(e.to, tableKey))) remove.add(index);
	});
	return remove.size > 0 ? actions.filter((_, index) => !remove.has(index)) : [...actions];
}
/** The single privilege PostgreSQL grants to PUBLIC on a freshly-created object
*  of each kind (Table 5.2, "Summary of Access Privileges"). Kinds absent here
*  (table, view, sequence, schema, …) get NO PUBLIC default, so any PUBLIC grant
*  on them is intentional and must be kept. Version-stable — unlike the owner's
*  full default set (PG17 added MAINTAIN), so we never encode that. */
const PUBLIC_DEFAULT_PRIVILEGE = {
	type: "USAGE",
	domain: "USAGE",
	language: "USAGE",
	function: "EXECUTE",
	procedure: "EXECUTE",
	aggregate: "EXECUTE"
};
/** Order-insensitive equality of two privilege lists (both arrive sorted from
*  extraction, but compare as sets to stay robust to ordering). */
function samePrivilegeSet(a, b) {
	if (a.length !== b.length) return false;
	const set = new Set(a);
	return b.every((priv) => set.has(priv));
}
/**
* Whether an `ALTER DEFAULT PRIVILEGES` customizes the create-time default ACL
* for this objtype, so a co-created object's ACL can no longer be assumed to be
* the plain built-in default.
*
* The default-ACL elision drops an object's REVOKE/GRANT group only when the
* group is a no-op against the create-time ACL. That holds for the built-in
* default, but NOT when an ADP is in play: an ADP can reduce the default (e.g.
* revoke the built-in PUBLIC `EXECUTE`, or revoke `UPDATE` from the owner), and
* — critically — a plan that creates both the ADP and the object does NOT
* guarantee the ADP runs first, so the object may be created with the built-in
* default while the desired ACL is the reduced one (or vice versa). In every
* such case the explicit REVOKE/GRANT group is load-bearing, so we keep it
* (review P2). The redundant leading REVOKE is still trimmed by
* elideCoCreateRevokeBeforeGrant.
*
* ADP is keyed by the CREATING role (`defaclrole`); when `capability` is known
* we filter to the applier's role, else (corpus/raw) consider any role's ADP
* (conservative — at worst we keep a redundant REVOKE/GRANT).
*/
function adpCustomizesObjtype(desired, target, capability) {
	const objtype = ruleFlag(target.kind, "defaclObjtype");
	if (objtype === void 0) return false;
	const targetSchema = target.kind === "schema" ? null : target.schema ?? null;
	return desired.facts().some((fact) => {
		if (fact.id.kind !== "defaultPrivilege") return false;
		const d = fact.id;
		if (d.objtype !== objtype) return false;
		if (d.schema !== null && d.schema !== targetSchema) return false;
		if (capability !== void 0 && d.role !== capability.role) return false;
		return true;
	});
}
/**
* Compaction (§3.6), default-ACL elision: a freshly `CREATE`d object already
* carries PostgreSQL's built-in default privileges, so the `acl` rule's
* REVOKE-ALL+GRANT pair that merely re-materializes those defaults is a no-op on
* a co-created target. `grantActions` emits them unconditionally (pg_dump's
* model), which bloats every create. This prettifies that away — mirroring the
* old engine's `filterPublicBuiltInDefaults` + owner-privilege filtering, but as
* a late cosmetic pass so the diff/extract semantics are untouched.
*
* An `acl` create group is elidable iff its target object is itself created in
* THIS plan AND the grant reproduces the grantee's EFFECTIVE create-time default
* (the built-in default, OR what `ALTER DEFAULT PRIVILEGES` made it — see
* effectiveDefaultPrivileges):
*   - grantee is the target's owner — compared to `_ownerDefault` (the version-
*     correct built-in owner set captured at extract);
*   - grantee is PUBLIC — compared to the kind's built-in PUBLIC default.
* In both cases an active ADP that reduced the default (e.g. revoked the PUBLIC
* EXECUTE) makes the group load-bearing, so it is kept. Anything else (non-
* default grant, third-party grantee, grant option, an ACL on a pre-existing
* object) is kept verbatim.
*
* Safe + cosmetic via LOCAL checks: it only drops an `acl` group whose effect PG
* guarantees on create, and the acl fact id is consumed by nothing outside its
* own REVOKE/GRANT actions, so removing the whole group strands no consumer and
* the proven end-state is unchanged. NEVER suppresses a REVOKE the desired state
* needs (a revoked default is simply absent from the fact base — there is no acl
* create action to elide, and this pass never adds or removes anything else).
*/
function elideDefaultAclCreates(actions, desired, capability) {
	const createdObjects = /* @__PURE__ */ new Set();
	for (const action of actions) {
		if (action.verb !== "create") continue;
		for (const id of action.produces) if (id.kind !== "acl") createdObjects.add(encodeId(id));
	}
	const elidable = /* @__PURE__ */ new Set();
	for (const action of actions) {
		if (action.verb !== "create") continue;
		const aclId = action.produces.find((id) => id.kind === "acl");
		if (aclId === void 0 || aclId.kind !== "acl") continue;
		if (!createdObjects.has(encodeId(aclId.target))) continue;
		const fact = desired.get(aclId);
		if (fact === void 0) continue;
		const payload = fact.payload;
		if ((payload.grantable ?? []).length > 0) continue;
		const privileges = payload.privileges ?? [];
		if (adpCustomizesObjtype(desired, aclId.target, capability)) continue;
		if (aclId.grantee === "PUBLIC") {
			const def = PUBLIC_DEFAULT_PRIVILEGE[aclId.target.kind];
			if (def !== void 0 && privileges.length === 1 && privileges[0] === def) elidable.add(encodeId(aclId));
			continue;
		}
		const ownerEdge = desired.outgoingEdges(aclId.target).find((e) => e.kind === "owner");
		if (ownerEdge !== void 0 && ownerEdge.to.kind === "role" && ownerEdge.to.name === aclId.grantee && payload._ownerDefault !== void 0 && samePrivilegeSet(privileges, payload._ownerDefault)) elidable.add(encodeId(aclId));
	}
	if (elidable.size === 0) return [...actions];
	return actions.filter((action) => !action.produces.some((id) => elidable.has(encodeId(id))) && !action.consumes.some((id) => elidable.has(encodeId(id))));
}
/**
* Compaction (§3.6), co-create ownership fold: a freshly `CREATE`d object is
* emitted applier-owned, followed by an `ALTER … OWNER TO <owner>` (move 6 —
* create no longer sets the owner). Two cosmetic cleanups on that pair:
*
*  1. SCHEMA (always-on, syntactic): `CREATE SCHEMA s` + `ALTER SCHEMA s OWNER
*     TO r` collapse into `CREATE SCHEMA s AUTHORIZATION r`. AUTHORIZATION is the
*     canonical single-statement form even for a foreign owner and carries the
*     IDENTICAL applier-capability requirement as the two-statement form, so the
*     fold never changes whether apply succeeds — it runs regardless of
*     capability.
*  2. EVERY OTHER ownable kind (only when applier-known): drop the owner ALTER
*     when the desired owner IS the applier (`capability.role`). On a
*     creates-as-applier object that is a genuine no-op (already applier-owned on
*     create). A foreign owner keeps its ALTER.
*
* Detected STRUCTURALLY (no SQL parsing — guardrail): the owner ALTER has
* `verb === "alter"`, produces/destroys/releases nothing, consumes exactly the
* created object id + one role id, the kind has an `ownerAlterPrefix` rule, and
* the desired graph carries an `owner` edge object → role. `canSetOwner` already
* fail-fasts at emit time, so every surviving owner ALTER here is one the applier
* could run; Rule 2's "keep when owner ≠ applier" only fires for the
* capability-undefined and superuser-applier cases.
*
* The fold also re-checks `canSetOwner` locally (when capability is known): both
* the schema AUTHORIZATION form and the two-statement form carry the same
* capability requirement, so an applier that cannot set the owner can run
* NEITHER. Folding such a pair would be harmless against a converging plan (it
* fails identically either way), but the local check keeps the pass
* self-contained — correct even if a future caller runs it without the emit-time
* fail-fast — instead of silently depending on that upstream guard.
*/
function foldCoCreateOwnership(actions, desired, capability) {
	const createActionOf = /* @__PURE__ */ new Map();
	for (const action of actions) {
		if (action.verb !== "create") continue;
		for (const id of action.produces) if (id.kind !== "acl") createActionOf.set(encodeId(id), action);
	}
	if (createActionOf.size === 0) return [...actions];
	const drop = /* @__PURE__ */ new Set();
	actions.forEach((action, index) => {
		if (action.verb !== "alter") return;
		if (action.produces.length > 0 || action.destroys.length > 0) return;
		if (action.releases.length > 0) return;
		if (action.newSegmentBefore || action.transactionality !== "transactional") return;
		const roleConsumes = action.consumes.filter((id) => id.kind === "role");
		const objConsumes = action.consumes.filter((id) => id.kind !== "role");
		if (roleConsumes.length !== 1 || objConsumes.length !== 1) return;
		const objId = objConsumes[0];
		const owner = roleConsumes[0];
		const createAction = createActionOf.get(encodeId(objId));
		if (createAction === void 0) return;
		if (ruleFlag(objId.kind, "ownerAlterPrefix") === void 0) return;
		if (!desired.outgoingEdges(objId).some((e) => e.kind === "owner" && e.to.kind === "role" && e.to.name === owner.name)) return;
		if (capability !== void 0 && !canSetOwner(capability, owner.name)) return;
		if (objId.kind === "schema") {
			if (createAction.newSegmentBefore || createAction.transactionality !== "transactional") return;
			const schemaName = objId.name;
			if (createAction.sql !== schemaCreateSql(schemaName)) return;
			createAction.sql = schemaCreateSql(schemaName, owner.name);
			if (!createAction.consumes.some((c) => encodeId(c) === encodeId(owner))) createAction.consumes.push(owner);
			drop.add(index);
			return;
		}
		if (capability !== void 0 && capability.role === owner.name) drop.add(index);
	});
	return drop.size > 0 ? actions.filter((_, index) => !drop.has(index)) : [...actions];
}
/**
* Compaction (§3.6), co-create REVOKE elision: `grantActions` emits ACL via
* pg_dump's REVOKE-first model (`REVOKE ALL … FROM g` then `GRANT … TO g`). On a
* freshly co-created object whose grantee has no conflicting create-time default
* privilege, the leading `REVOKE ALL` is cosmetic — the object starts with no
* third-party grants, so the GRANT alone converges. This drops that REVOKE while
* keeping every GRANT.
*
* Distinct from `elideDefaultAclCreates` (which drops WHOLE owner/PUBLIC default
* groups): this runs AFTER it and only trims the REVOKE off the REMAINING
* third-party groups, keeping the load-bearing GRANT.
*
* Guarded — keep the REVOKE when it is load-bearing:
*  - target not co-created, or the group has no GRANT → untouched;
*  - REVOKE-only group (empty privileges) → untouched (a revoked default);
*  - explicit acl carries a grant option → untouched (REVOKE also clears those);
*  - a potentially-active `defaultPrivilege` in desired would grant this grantee
*    a privilege or grant option NOT in the explicit acl → untouched (strict-
*    superset guard). With known capability "potentially active" means
*    `default.role === capability.role` (creates-as-applier); without capability,
*    any matching default (objtype + schema scope + grantee) is treated active.
*/
function elideCoCreateRevokeBeforeGrant(actions, desired, capability) {
	const createdObjects = /* @__PURE__ */ new Set();
	for (const action of actions) {
		if (action.verb !== "create") continue;
		for (const id of action.produces) if (id.kind !== "acl") createdObjects.add(encodeId(id));
	}
	if (createdObjects.size === 0) return [...actions];
	const defaults = desired.facts().filter((f) => f.id.kind === "defaultPrivilege");
	const defaultGrantsOutside = (target, grantee, explicit) => {
		const objtype = ruleFlag(target.kind, "defaclObjtype");
		if (objtype === void 0) return false;
		const targetSchema = target.kind === "schema" ? null : target.schema ?? null;
		for (const fact of defaults) {
			const d = fact.id;
			if (d.objtype !== objtype || d.grantee !== grantee) continue;
			if (d.schema !== null && d.schema !== targetSchema) continue;
			if (capability !== void 0 && d.role !== capability.role) continue;
			const payload = fact.payload;
			if ((payload.grantable ?? []).length > 0) return true;
			for (const priv of payload.privileges ?? []) if (!explicit.has(priv)) return true;
		}
		return false;
	};
	const aclIdsWithGrant = /* @__PURE__ */ new Set();
	for (const action of actions) for (const id of action.consumes) if (id.kind === "acl") aclIdsWithGrant.add(encodeId(id));
	const dropRevoke = /* @__PURE__ */ new Set();
	actions.forEach((action, index) => {
		if (action.verb !== "create") return;
		const aclId = action.produces.find((id) => id.kind === "acl");
		if (aclId === void 0 || aclId.kind !== "acl") return;
		if (!createdObjects.has(encodeId(aclId.target))) return;
		const fact = desired.get(aclId);
		if (fact === void 0) return;
		const payload = fact.payload;
		const privileges = payload.privileges ?? [];
		if (privileges.length === 0) return;
		if ((payload.grantable ?? []).length > 0) return;
		const aclKey = encodeId(aclId);
		if (!aclIdsWithGrant.has(aclKey)) return;
		const ownerEdge = desired.outgoingEdges(aclId.target).find((e) => e.kind === "owner");
		if (ownerEdge !== void 0 && ownerEdge.to.kind === "role" && ownerEdge.to.name === aclId.grantee) return;
		if (defaultGrantsOutside(aclId.target, aclId.grantee, new Set(privileges))) return;
		dropRevoke.add(index);
	});
	return dropRevoke.size > 0 ? actions.filter((_, index) => !dropRevoke.has(index)) : [...actions];
}
const isAclId = (id) => id.kind === "acl";
function mergeCoTargetGrants(actions, desired) {
	const producedAcl = /* @__PURE__ */ new Set();
	for (const action of actions) {
		if (action.verb !== "create") continue;
		for (const id of action.produces) if (isAclId(id)) producedAcl.add(encodeId(id));
	}
	const candidateOf = (action) => {
		if (action.verb !== "create") return void 0;
		if (action.produces.length > 0 || action.destroys.length > 0) return;
		if (action.releases.length > 0) return void 0;
		if (action.transactionality !== "transactional") return void 0;
		const aclIds = action.consumes.filter(isAclId);
		if (aclIds.length !== 1) return void 0;
		const aclId = aclIds[0];
		if (aclId.column !== void 0) return void 0;
		if (producedAcl.has(encodeId(aclId))) return void 0;
		const fact = desired.get(aclId);
		if (fact === void 0) return void 0;
		const payload = fact.payload;
		if ((payload.grantable ?? []).length > 0) return void 0;
		const privileges = payload.privileges ?? [];
		if (privileges.length === 0) return void 0;
		if (action.sql !== renderGrantSql(aclId.target, privileges, [aclId.grantee])) return void 0;
		return {
			aclId,
			targetKey: encodeId(aclId.target),
			privileges
		};
	};
	const out = [];
	let i = 0;
	while (i < actions.length) {
		const action = actions[i];
		const first = candidateOf(action);
		if (first === void 0) {
			out.push(action);
			i++;
			continue;
		}
		const run = [first];
		let j = i + 1;
		while (j < actions.length) {
			const nextAction = actions[j];
			if (nextAction.newSegmentBefore) break;
			const next = candidateOf(nextAction);
			if (next === void 0 || next.targetKey !== first.targetKey) break;
			if (!samePrivilegeSet(next.privileges, first.privileges)) break;
			run.push(next);
			j++;
		}
		if (run.length === 1) {
			out.push(action);
			i++;
			continue;
		}
		const consumes = [];
		const seen = /* @__PURE__ */ new Set();
		for (let k = i; k < j; k++) for (const c of actions[k].consumes) {
			const key = encodeId(c);
			if (seen.has(key)) continue;
			seen.add(key);
			consumes.push(c);
		}
		out.push({
			...action,
			sql: renderGrantSql(first.aclId.target, first.privileges, run.map((c) => c.aclId.grantee)),
			consumes
		});
		i = j;
	}
	const dangling = (c) => isAclId(c) && !producedAcl.has(encodeId(c));
	return out.map((action) => {
		if (!action.consumes.some(dangling)) return action;
		return {
			...action,
			consumes: action.consumes.filter((c) => !dangling(c))
		};
	});
}
/** Aggregate the per-action safety metadata (§3.7): destructive / rewrite /
*  non-transactional counts and a histogram of documented lock classes. */
function computeSafetyReport(actions) {
	const safetyReport = {
		destructiveActions: actions.filter((a) => a.dataLoss === "destructive").length,
		rewriteRiskActions: actions.filter((a) => a.rewriteRisk).length,
		nonTransactionalActions: actions.filter((a) => a.transactionality === "nonTransactional").length,
		lockClasses: {}
	};
	for (const action of actions) safetyReport.lockClasses[action.lockClass] = (safetyReport.lockClasses[action.lockClass] ?? 0) + 1;
	return safetyReport;
}
// node_modules/@supabase/pg-delta/dist/plan/phases/action-graph.js
/**
* Order, segment-mark, and compact the emitted actions; compute the safety
* report. Behavior-preserving extraction of `plan()`'s graph/order/compaction
* tail.
*/
function finalizeActions(input) {
	const { actions, producerOf, destroyerOf, source, desired, renameActionIndices, foldHints, acceptsFolds, assumedRoleNames, assumedSchemaNames, capability, compact, foldConstraints, rulesForId } = input;
	const evaluatorActions = /* @__PURE__ */ new Set();
	const edges = buildActionGraph(actions, producerOf, destroyerOf, source, desired, renameActionIndices, assumedRoleNames, assumedSchemaNames, evaluatorActions);
	const columnSubjectKey = (subject, action) => {
		if (action.verb !== "create" || subject.kind !== "column") return void 0;
		const pos = desired.get(subject)?.payload["_position"];
		if (typeof pos !== "number") return void 0;
		const c = subject;
		return `column\x00${c.schema}\x00${c.table}\x00${String(pos).padStart(6, "0")}`;
	};
	const order = topoSort(actions.length, edges, (i) => actionTieKey(actions, i, rulesForId, columnSubjectKey, evaluatorActions), (i) => actions[i].sql);
	const positionOf = Array.from({ length: actions.length }, () => 0);
	order.forEach((actionIndex, position) => {
		positionOf[actionIndex] = position;
	});
	const orderedActions = order.map((i) => actions[i]);
	for (let u = 0; u < actions.length; u++) {
		if (actions[u].transactionality !== "commitBoundaryAfter") continue;
		let firstConsumerPos = Number.POSITIVE_INFINITY;
		for (const [a, b] of edges) {
			if (a !== u) continue;
			const pos = positionOf[b];
			if (pos < firstConsumerPos) firstConsumerPos = pos;
		}
		if (Number.isFinite(firstConsumerPos)) orderedActions[firstConsumerPos].newSegmentBefore = true;
	}
	const finalActions = compact ? mergeCoTargetGrants(foldCoCreateOwnership(elideCoCreateRevokeBeforeGrant(elideDefaultAclCreates(elideCascadeSubsumedPolicyDrops(elideRedundantDrops(compactColumnFolds(orderedActions, order, edges, foldHints, acceptsFolds, positionOf, foldConstraints), source), source), desired, capability), desired, capability), desired, capability), desired) : orderedActions;
	return {
		actions: finalActions,
		safetyReport: computeSafetyReport(finalActions)
	};
}
// node_modules/@supabase/pg-delta/dist/plan/preamble.js
/**
* Preamble compaction (§3.6): decide whether a plan needs
* `check_function_bodies = off` in its session preamble.
*
* The setting is load-bearing exactly when the plan defines quoted (plpgsql /
* string-literal SQL) routine bodies: the planner deliberately records no
* body-dependency edges for them (rules/helpers.ts `dependencyConsumes`), so a
* forward-referencing body only elaborates because validation is off. For a
* plan that touches no routine-family object the entry is pure noise, and
* omitting it is a cosmetic change under the compaction contract — proof
* results never differ, and `compact: false` restores the unconditional
* preamble as the conservative opt-out.
*
* The predicate errs toward keeping the entry ("rather have it than not"):
* it scans EVERY id an action mentions (produces / consumes / destroys /
* releases, satellites unwrapped to their target). That is sufficient for
* every statement that can DEFINE a body — a routine create / replace /
* def-alter always carries its routine id in produces (and its depends
* targets in consumes, rules/routines.ts). A statement that merely
* REFERENCES a routine without its id in the action arrays (e.g. a table
* trigger, whose create consumes only its parent table — the function
* reference is a fact edge) does not keep the entry, deliberately:
* CREATE TRIGGER never validates the function's body. Kinds:
*   - function / procedure — the real cases (CREATE OR REPLACE with a body);
*   - aggregate — no body of its own, kept as routine-family insurance;
*   - extension / extensionIntent — extension scripts and intent replay run
*     arbitrary SQL (PostgreSQL forces check_function_bodies=off inside
*     CREATE EXTENSION scripts itself, so this is belt-and-braces).
*/
const ROUTINE_FAMILY_KINDS = /* @__PURE__ */ new Set([
	...ROUTINE_KINDS,
	"extension",
	"extensionIntent"
]);
/** A satellite id (comment / acl / securityLabel) addresses its target
*  object — unwrap to the base object the action actually touches. */
function baseObjectKind(id) {
	let current = id;
	while ("target" in current) current = current.target;
	return current.kind;
}
function needsCheckFunctionBodiesOff(actions) {
	for (const action of actions) for (const ids of [
		action.produces,
		action.consumes,
		action.destroys,
		action.releases
	]) for (const id of ids) if (ROUTINE_FAMILY_KINDS.has(baseObjectKind(id))) return true;
	return false;
}
// node_modules/@supabase/pg-delta/dist/plan/identity-normalize.js
/** Build the source-role-name to desired-role-name map from accepted renames. */
function buildRoleRenameMap(acceptedRenames) {
	const map = /* @__PURE__ */ new Map();
	for (const { from, to } of acceptedRenames) if (from.id.kind === "role" && to.id.kind === "role") map.set(from.id.name, to.id.name);
	return map;
}
/** Relabel every role name embedded in a stable id into desired-name space. */
function relabelRoleNames(id, rename) {
	const remap = (name) => rename.get(name) ?? name;
	switch (id.kind) {
		case "role": return {
			...id,
			name: remap(id.name)
		};
		case "membership": return {
			...id,
			role: remap(id.role),
			member: remap(id.member)
		};
		case "userMapping": return {
			...id,
			role: remap(id.role)
		};
		case "defaultPrivilege": return {
			...id,
			role: remap(id.role),
			grantee: remap(id.grantee)
		};
		case "acl": return {
			...id,
			target: relabelRoleNames(id.target, rename),
			grantee: remap(id.grantee)
		};
		case "comment": return {
			...id,
			target: relabelRoleNames(id.target, rename)
		};
		case "securityLabel": return {
			...id,
			target: relabelRoleNames(id.target, rename)
		};
		default: return id;
	}
}
function normalizePayload(id, payload, rename) {
	if (id.kind !== "policy" || !Array.isArray(payload.roles)) return payload;
	const roles = payload.roles;
	if (!roles.every((role) => typeof role === "string")) return payload;
	return {
		...payload,
		roles: roles.map((role) => rename.get(role) ?? role).sort()
	};
}
/**
* Rewrite role-name-bearing identity into the desired (post-rename) namespace.
*
* The planner applies this after its policy-filtered rename discovery pass and
* before the canonical diff that drives actions.
*/
function normalizeRoleIdentities(fb, roleRenameMap) {
	if (roleRenameMap.size === 0) return fb;
	const facts = fb.facts().map((fact) => ({
		id: relabelRoleNames(fact.id, roleRenameMap),
		...fact.parent === void 0 ? {} : { parent: relabelRoleNames(fact.parent, roleRenameMap) },
		payload: normalizePayload(fact.id, fact.payload, roleRenameMap)
	}));
	const edges = fb.edges.map((edge) => ({
		...edge,
		from: relabelRoleNames(edge.from, roleRenameMap),
		to: relabelRoleNames(edge.to, roleRenameMap)
	}));
	const referenceOnly = new Set([...fb.referenceOnly].map((encoded) => encodeId(relabelRoleNames(parseId(encoded), roleRenameMap))));
	const normalized = buildFactBase(facts, edges, fb.source, referenceOnly, { allowDangling: retainOwnerRoleDangling });
	normalized.diagnostics.push(...fb.diagnostics);
	return normalized;
}
// node_modules/@supabase/pg-delta/dist/plan/project.js
const edgeKey = (e) => `${encodeId(e.from)}|${e.kind}|${encodeId(e.to)}`;
function projectTarget(desired, filteredDeltas) {
	if (filteredDeltas.length === 0) return desired;
	const facts = new Map(desired.facts().map((f) => [encodeId(f.id), f]));
	const edges = new Map(desired.edges.map((e) => [edgeKey(e), e]));
	for (const d of filteredDeltas) switch (d.verb) {
		case "add":
			facts.delete(encodeId(d.fact.id));
			break;
		case "remove":
			facts.set(encodeId(d.fact.id), d.fact);
			break;
		case "set": {
			const key = encodeId(d.id);
			const cur = facts.get(key);
			if (cur === void 0) break;
			const payload = {
				...cur.payload,
				[d.attr]: d.from
			};
			facts.set(key, {
				...cur,
				payload
			});
			break;
		}
		case "link":
			edges.delete(edgeKey(d.edge));
			break;
		case "unlink": edges.set(edgeKey(d.edge), d.edge);
	}
	const childKeysOf = /* @__PURE__ */ new Map();
	const orphans = [];
	for (const [key, fact] of facts) {
		if (fact.parent === void 0) continue;
		const parentKey = encodeId(fact.parent);
		if (facts.has(parentKey)) {
			const siblings = childKeysOf.get(parentKey);
			if (siblings === void 0) childKeysOf.set(parentKey, [key]);
			else siblings.push(key);
		} else orphans.push(key);
	}
	while (orphans.length > 0) {
		const key = orphans.pop();
		if (!facts.delete(key)) continue;
		for (const child of childKeysOf.get(key) ?? []) orphans.push(child);
	}
	for (const [key, edge] of edges) {
		const fromPresent = facts.has(encodeId(edge.from));
		const toPresent = facts.has(encodeId(edge.to));
		if (fromPresent && toPresent) continue;
		if (fromPresent && retainOwnerRoleDangling(edge)) continue;
		edges.delete(key);
	}
	return buildFactBase([...facts.values()], [...edges.values()], desired.source, /* @__PURE__ */ new Set(), { allowDangling: retainOwnerRoleDangling });
}
// node_modules/@supabase/pg-delta/dist/plan/phases/change-set.js
/**
* Planner phase 1 — ChangeSet (target-architecture §3.4, §3.9, §4.1).
*
* Resolves the managed VIEW on both sides, performs a policy-filtered discovery
* diff to accept renames, normalizes accepted role identities into desired-name
* space, then diffs and filters the canonical pair for the actual plan. Pure
* over its inputs; the resolved views + worklists + rename bookkeeping it
* returns are the single input to the rest of the planner.
*/
function groupDeltas(deltas) {
	const removed = /* @__PURE__ */ new Map();
	const added = /* @__PURE__ */ new Map();
	const setsByFact = /* @__PURE__ */ new Map();
	for (const delta of deltas) if (delta.verb === "remove") removed.set(encodeId(delta.fact.id), delta.fact);
	else if (delta.verb === "add") added.set(encodeId(delta.fact.id), delta.fact);
	else if (delta.verb === "set") {
		const key = encodeId(delta.id);
		const list = setsByFact.get(key) ?? [];
		list.push(delta);
		setsByFact.set(key, list);
	}
	return {
		removed,
		added,
		setsByFact
	};
}
/** Whether the effective policy-projected target is exactly compatible with a
* physical ordinary rename. The old root must be gone, the complete desired
* subtree (including outgoing edges via its Merkle rollup) must be unchanged,
* and incoming edges to every renamed descendant must match. Comparing the
* projected target—not raw filtered deltas—allows harmless old-side facts that
* projectTarget pruned as orphans while still rejecting partial new subtrees. */
function renameMatchesProjectedTarget(desired, projectedDesired, from, to) {
	if (projectedDesired.has(from) || !projectedDesired.has(to)) return false;
	if (projectedDesired.rollupOf(to) !== desired.rollupOf(to)) return false;
	const desiredSubtree = new Set(subtreeIds(desired, to).map(encodeId));
	const incomingSignature = (fb) => fb.edges.filter((edge) => desiredSubtree.has(encodeId(edge.to))).map((edge) => `${encodeId(edge.from)}-[${edge.kind}]->${encodeId(edge.to)}`).sort();
	const desiredIncoming = incomingSignature(desired);
	const projectedIncoming = incomingSignature(projectedDesired);
	return desiredIncoming.length === projectedIncoming.length && desiredIncoming.every((edge, index) => edge === projectedIncoming[index]);
}
/** Build the canonical change set while retaining the physical source gate. */
function buildChangeSet(rawSource, rawDesired, options, rulesForId) {
	if (options?.policy) validatePolicy(options.policy);
	if (options?.policy?.baseline !== void 0 && options.baseline === void 0) throw new Error(`plan: policy "${options.policy.id}" declares baseline "${options.policy.baseline}" but no resolved baseline was provided. Resolve it with resolveBaseline(policy, { pgMajor }) and pass it as options.baseline, so platform facts are actually subtracted — a declared baseline is never silently ignored.`);
	const projectionSuppressions = [];
	const physicalSource = reconstructManagedView(rawSource, {
		policy: options?.policy,
		capability: options?.capability,
		baseline: options?.baseline,
		scope: options?.scope,
		defaultOwner: options?.defaultOwner,
		collectSuppression: (suppression) => projectionSuppressions.push({
			side: "source",
			suppression
		})
	});
	const physicalDesired = reconstructManagedView(rawDesired, {
		policy: options?.policy,
		capability: options?.capability,
		baseline: options?.baseline,
		scope: options?.scope,
		defaultOwner: options?.defaultOwner,
		collectSuppression: (suppression) => projectionSuppressions.push({
			side: "desired",
			suppression
		})
	});
	const discoveryAllDeltas = diff(physicalSource, physicalDesired);
	const { kept: discoveryDeltas } = options?.policy ? filterDeltas(discoveryAllDeltas, options.policy, physicalSource, physicalDesired) : { kept: discoveryAllDeltas };
	const { removed: discoveryRemoved, added: discoveryAdded } = groupDeltas(discoveryDeltas);
	const renameMode = options?.renames ?? "off";
	const renameCandidates = [];
	const discoveredRenames = [];
	if (renameMode !== "off") {
		const candidates = matchRenameCandidates(discoveryRemoved, discoveryAdded, physicalSource, physicalDesired, rulesForId);
		renameCandidates.push(...candidates);
		const confirmed = new Set((options?.acceptRenames ?? []).map((rename) => `${encodeId(rename.from)}>${encodeId(rename.to)}`));
		for (const candidate of candidates) {
			if (candidate.status !== "unambiguous") continue;
			const key = `${encodeId(candidate.from)}>${encodeId(candidate.to)}`;
			if (renameMode === "prompt" && !confirmed.has(key)) continue;
			const from = discoveryRemoved.get(encodeId(candidate.from));
			const to = discoveryAdded.get(encodeId(candidate.to));
			discoveredRenames.push({
				from,
				to,
				sourceSubtree: subtreeIds(physicalSource, candidate.from),
				desiredSubtree: subtreeIds(physicalDesired, candidate.to)
			});
		}
	}
	const roleRenameMap = buildRoleRenameMap(discoveredRenames);
	const source = normalizeRoleIdentities(physicalSource, roleRenameMap);
	const desired = normalizeRoleIdentities(physicalDesired, roleRenameMap);
	const allDeltas = diff(source, desired);
	const { kept: deltas, filtered: filteredDeltas } = options?.policy ? filterDeltas(allDeltas, options.policy, source, desired) : {
		kept: allDeltas,
		filtered: []
	};
	const projectedDesired = projectTarget(desired, filteredDeltas);
	const { removed, added, setsByFact } = groupDeltas(deltas);
	const acceptedRenames = discoveredRenames.filter(({ from, to }) => {
		if (from.id.kind === "role" && to.id.kind === "role") return true;
		const canonicalFrom = relabelRoleNames(from.id, roleRenameMap);
		const canonicalTo = relabelRoleNames(to.id, roleRenameMap);
		return removed.has(encodeId(canonicalFrom)) && added.has(encodeId(canonicalTo)) && renameMatchesProjectedTarget(desired, projectedDesired, canonicalFrom, canonicalTo);
	});
	for (const { from, to } of acceptedRenames) {
		if (from.id.kind === "role" && to.id.kind === "role") continue;
		const canonicalFrom = relabelRoleNames(from.id, roleRenameMap);
		const canonicalTo = relabelRoleNames(to.id, roleRenameMap);
		for (const id of subtreeIds(source, canonicalFrom)) removed.delete(encodeId(id));
		for (const id of subtreeIds(desired, canonicalTo)) added.delete(encodeId(id));
	}
	return {
		physicalSource,
		source,
		desired,
		projectedDesired,
		deltas,
		filteredDeltas,
		removed,
		added,
		setsByFact,
		renameCandidates,
		acceptedRenames,
		projectionSuppressions
	};
}
// node_modules/@supabase/pg-delta/dist/plan/phases/replacement-expansion.js
/**
* Classify set-deltas (in-place alter vs replace), expand the forced dependent
* rebuild, then compute drop-root suppression + redirect. Behavior-preserving
* extraction of `plan()`'s replacement/suppression block.
*/
function expandReplacements(input) {
	const { removed, setsByFact, source, desired, rulesForId } = input;
	const replaceIds = /* @__PURE__ */ new Set();
	const rebuildSeeds = /* @__PURE__ */ new Map();
	for (const [key, sets] of setsByFact) {
		const fact = desired.get(sets[0].id);
		const rules = rulesForId(fact.id);
		for (const s of sets) {
			const attrRule = rules.attributes[s.attr];
			if (attrRule === void 0) throw new Error(`rule table: kind '${fact.id.kind}' has no rule for attribute '${s.attr}' (${key}) — extend the rule vocabulary (guardrail 3)`);
			if (attrRule === "replace") {
				replaceIds.add(key);
				continue;
			}
			if (attrRule.replaceWhen?.(s.from, s.to, fact)) {
				replaceIds.add(key);
				continue;
			}
			const rebuild = attrRule.rebuildsDependents?.(s.from, s.to);
			if (rebuild === true) rebuildSeeds.set(key, null);
			else if (Array.isArray(rebuild)) rebuildSeeds.set(key, new Set(rebuild));
		}
	}
	{
		const fullDestroy = /* @__PURE__ */ new Set([...removed.keys(), ...replaceIds]);
		const targets = /* @__PURE__ */ new Set([...fullDestroy, ...rebuildSeeds.keys()]);
		const worklist = [...targets];
		while (worklist.length > 0) {
			const toKey = worklist.pop();
			for (const edge of source.incomingEdgesByEncoded(toKey)) {
				const fromKey = encodeId(edge.from);
				if (targets.has(fromKey)) continue;
				const dependent = source.get(edge.from);
				if (!dependent || !desired.has(edge.from)) continue;
				if (!isRebuildable(dependent.id.kind)) continue;
				if (!fullDestroy.has(toKey)) {
					const allowed = rebuildSeeds.get(toKey);
					if (allowed && !allowed.has(dependent.id.kind)) continue;
				}
				replaceIds.add(fromKey);
				fullDestroy.add(fromKey);
				targets.add(fromKey);
				worklist.push(fromKey);
			}
		}
		for (const key of replaceIds) {
			let ancestor = source.getByEncoded(key)?.parent;
			while (ancestor !== void 0) {
				if (replaceIds.has(encodeId(ancestor))) {
					replaceIds.delete(key);
					break;
				}
				ancestor = source.get(ancestor)?.parent;
			}
		}
	}
	const isRemovedId = (id) => {
		const key = encodeId(id);
		return removed.has(key) || replaceIds.has(key);
	};
	const dropRootOf = /* @__PURE__ */ new Map();
	const findDropRoot = (fact) => {
		const key = encodeId(fact.id);
		const cached = dropRootOf.get(key);
		if (cached) return cached;
		let root = key;
		const rules = rulesForId(fact.id);
		const suppressible = rules.suppressible?.(fact) ?? true;
		const parent = fact.parent;
		if (parent !== void 0 && suppressible) {
			const parentRemoved = isRemovedId(parent);
			const cascades = rules.metadata === true || cascadesToChildren(parent.kind);
			if (parentRemoved && cascades) root = findDropRoot(removed.get(encodeId(parent)) ?? source.get(parent));
		}
		dropRootOf.set(key, root);
		return root;
	};
	for (const fact of removed.values()) findDropRoot(fact);
	for (const fact of removed.values()) {
		const redirect = rulesForId(fact.id).dropRootRedirect?.(fact, isRemovedId);
		if (redirect === void 0) continue;
		const redirectKey = encodeId(redirect);
		dropRootOf.set(encodeId(fact.id), dropRootOf.get(redirectKey) ?? redirectKey);
	}
	return {
		replaceIds,
		dropRootOf
	};
}
// node_modules/@supabase/pg-delta/dist/plan/plan.js
/**
* The planner (target-architecture §3.4–3.6): deltas × rule table → atomic
* actions → one mixed dependency graph → one deterministic sort.
*/
/** Engine version stamped into plan artifacts; apply refuses artifacts
*  from an engine it does not understand (stage 6 deliverable 1). */
const ENGINE_VERSION = "0.2.0";
function plan(rawSource, rawDesired, options) {
	const unkeyed = rawDesired.diagnostics.filter((d) => d.code === INTENT_UNKEYED);
	if (unkeyed.length > 0) throw new Error(`plan: the desired state declares intent the engine cannot key — name it so it can be managed:\n` + unkeyed.map((d) => `  - ${d.message}`).join("\n"));
	const rulesForId = buildRuleResolver(options?.intentRules);
	const { physicalSource, source, desired, projectedDesired, deltas, filteredDeltas, removed, added, setsByFact, renameCandidates, acceptedRenames, projectionSuppressions } = buildChangeSet(rawSource, rawDesired, options, rulesForId);
	const projectionAudit = projectionAuditFrom(rawSource, rawDesired, projectionSuppressions);
	const unreadableMappingSubjects = /* @__PURE__ */ new Set();
	const unreadableServers = /* @__PURE__ */ new Set();
	const unreadableRoles = /* @__PURE__ */ new Set();
	for (const d of [...rawSource.diagnostics, ...rawDesired.diagnostics]) {
		if (d.code !== "user-mapping-unreadable" || d.subject === void 0) continue;
		const subject = d.subject;
		unreadableMappingSubjects.add(encodeId(subject));
		unreadableServers.add(subject.server);
		if (subject.role !== "PUBLIC") unreadableRoles.add(subject.role);
	}
	if (unreadableMappingSubjects.size > 0) {
		const touched = /* @__PURE__ */ new Map();
		for (const delta of deltas) {
			const id = subjectOf(delta);
			const key = encodeId(id);
			if (unreadableMappingSubjects.has(key)) {
				touched.set(key, {
					id,
					relation: "mapping"
				});
				continue;
			}
			if (delta.verb === "remove") {
				if (id.kind === "server" && unreadableServers.has(id.name)) touched.set(key, {
					id,
					relation: "server of an unreadable mapping"
				});
				else if (id.kind === "role" && unreadableRoles.has(id.name)) touched.set(key, {
					id,
					relation: "role of an unreadable mapping"
				});
				continue;
			}
			if (delta.verb === "set" && id.kind === "server" && unreadableServers.has(id.name) && rulesForId(id).attributes[delta.attr] === "replace") touched.set(key, {
				id,
				relation: "server of an unreadable mapping (replaced)"
			});
		}
		if (touched.size > 0) {
			const lines = [...touched.values()].map(({ id, relation }) => {
				if (id.kind === "userMapping") {
					const m = id;
					return `${m.server}/${m.role} (mapping)`;
				}
				return `${id.name} (${relation})`;
			}).sort();
			throw new Error(`plan: the state of these user mappings is unknown on one side (options unreadable via pg_user_mappings) — refusing to plan changes touching them, their containing server, or their mapped role; extract with a role that can read pg_user_mapping:\n` + lines.map((n) => `  - ${n}`).join("\n"));
		}
	}
	const params = options?.params ?? {};
	for (const name of Object.keys(params)) if (!KNOWN_PARAMS.has(name)) throw new Error(`plan: unknown serialize parameter '${name}' — the rule table declares ${[...KNOWN_PARAMS].join(", ")}`);
	const serializeRules = options?.policy ? flattenPolicy(options.policy).serialize : [];
	const assumedRoleNames = /* @__PURE__ */ new Set([...options?.policy ? flattenPolicy(options.policy).assumedRoles : [], ...options?.assumedRoles ?? []]);
	for (const fb of [source, desired]) for (const e of fb.edges) if (e.kind === "owner" && e.to.kind === "role" && !fb.has(e.to)) assumedRoleNames.add(e.to.name);
	const assumedSchemaNames = /* @__PURE__ */ new Set([...options?.policy ? flattenPolicy(options.policy).assumedSchemas : [], ...options?.assumedSchemas ?? []]);
	const { replaceIds, dropRootOf } = expandReplacements({
		removed,
		setsByFact,
		source,
		desired,
		rulesForId
	});
	const { actions, producerOf, destroyerOf, foldHints, acceptsFolds, renameActionIndices } = emitActions({
		source,
		desired,
		projectedDesired,
		removed,
		added,
		setsByFact,
		replaceIds,
		dropRootOf,
		acceptedRenames,
		deltas,
		params,
		serializeRules,
		capability: options?.capability,
		rulesForId
	});
	const { actions: finalActions, safetyReport } = finalizeActions({
		actions,
		producerOf,
		destroyerOf,
		source,
		desired,
		renameActionIndices,
		foldHints,
		acceptsFolds,
		assumedRoleNames,
		assumedSchemaNames,
		capability: options?.capability,
		compact: options?.compact !== false,
		foldConstraints: options?.foldConstraints,
		rulesForId
	});
	return {
		formatVersion: 1,
		engineVersion: ENGINE_VERSION,
		source: { fingerprint: physicalSource.rootHash },
		target: { fingerprint: projectedDesired.rootHash },
		preamble: [{
			name: "search_path",
			value: "pg_catalog"
		}, ...options?.compact === false || needsCheckFunctionBodiesOff(finalActions) ? [{
			name: "check_function_bodies",
			value: "off"
		}] : []],
		deltas,
		filteredDeltas,
		projectionAudit,
		...options?.policy ? { policy: options.policy } : {},
		...options?.capability ? { capability: options.capability } : {},
		...options?.profile ? { profile: options.profile } : {},
		...options?.baselineMeta ? { baseline: options.baselineMeta } : {},
		...options?.scope !== void 0 && options.scope !== "cluster" ? { scope: options.scope } : {},
		...options?.defaultOwner !== void 0 && options?.scope !== void 0 && options.scope !== "cluster" ? { defaultOwner: options.defaultOwner } : {},
		...options?.redactSecrets !== void 0 ? { redactSecrets: options.redactSecrets } : {},
		renameCandidates,
		...acceptedRenames.length > 0 ? { acceptedRenames: acceptedRenames.map((r) => ({
			from: r.from.id,
			to: r.to.id
		})) } : {},
		actions: finalActions,
		safetyReport
	};
}
// node_modules/@supabase/pg-delta/dist/extract/scope.js
/** Postgres SQLSTATE for a statement cancelled by `statement_timeout`. */
const QUERY_CANCELED = "57014";
/**
* Whether a role name is a built-in (reserved) Postgres role. These `pg_`-prefixed
* roles (`pg_database_owner`, `pg_read_all_data`, …) are never extracted as
* managed facts — role extraction filters them out with `rolname NOT LIKE 'pg\_%'`
* (see extractRolesAndGrants in ./roles.ts). This predicate is the TS mirror of
* that SQL filter, used to suppress owner edges pointing at a built-in role: such
* an edge would always be dangling (its target role fact is never emitted) and is
* pruned by buildFactBase anyway, so emitting it only produces spurious
* `dangling_edge` warnings.
*/
function isBuiltinRoleName(name) {
	return name.startsWith("pg_");
}
/**
* A short, human-readable identifier for an extraction query: its first FROM
* relation plus a head of the text. Used to name the query that blew the
* statement-timeout budget so the failure is actionable, not opaque.
*/
function queryLabel(sql) {
	const flat = sql.replace(/\s+/g, " ").trim();
	const from = /\bFROM\s+(?:pg_catalog\.)?(\w+)/i.exec(flat);
	const head = flat.slice(0, 60);
	return from ? `${from[1]} (${head}…)` : head;
}
/**
* Thrown when an extraction query exceeds the caller-supplied
* `statementTimeoutMs` budget. Turns a runaway catalog query on a pathological
* schema into actionable output — it names the offending query and the budget —
* instead of an opaque `canceling statement due to statement timeout` or an
* indefinite hang (milestone A — performance).
*/
var ExtractionTimeoutError = class extends Error {
	code = "extraction_timeout";
	queryLabel;
	timeoutMs;
	diagnostic;
	constructor(label, timeoutMs) {
		super(`extraction query ${label} exceeded the ${timeoutMs}ms statement_timeout budget`);
		this.name = "ExtractionTimeoutError";
		this.queryLabel = label;
		this.timeoutMs = timeoutMs;
		this.diagnostic = {
			code: this.code,
			severity: "error",
			message: this.message,
			context: {
				queryLabel: label,
				timeoutMs
			}
		};
	}
};
/**
* Consistency invariant (hardening Item 4a; review #1): a metadata satellite
* (comment / acl / securityLabel) must never outlive its target. Most are
* pushed via `pushWithMeta` alongside their object, so a filtered object never
* emits them — but standalone satellite extraction (security labels) can emit
* one whose target was filtered (e.g. an extension-member object). Such a
* satellite would make `buildFactBase` throw on a missing parent, or — if it
* survived — yield an orphan GRANT/COMMENT at plan time (CLI-1471). Drop them
* here with an `info` diagnostic so the exclusion is visible, never silent.
*/
function pruneOrphanedSatellites(facts) {
	const present = new Set(facts.map((f) => encodeId(f.id)));
	const kept = [];
	const diagnostics = [];
	for (const fact of facts) {
		if ("target" in fact.id) {
			const targetKey = encodeId(fact.id.target);
			if (!present.has(targetKey)) {
				diagnostics.push({
					code: "orphaned_satellite",
					severity: "info",
					subject: fact.id,
					message: `dropped ${fact.id.kind} whose target ${targetKey} was not extracted (filtered)`
				});
				continue;
			}
		}
		kept.push(fact);
	}
	return {
		facts: kept,
		diagnostics
	};
}
/** Schemas never treated as user state. */
const SYSTEM_SCHEMAS = `('pg_catalog', 'information_schema')`;
const USER_SCHEMA_FILTER = `
  n.nspname NOT IN ${SYSTEM_SCHEMAS}
  AND n.nspname NOT LIKE 'pg\\_toast%'
  AND n.nspname NOT LIKE 'pg\\_temp%'`;
/** Anti-join fragment: exclude objects owned by extensions, for the sub-entity
*  and rare member-root families that are NOT yet flipped to `memberOfExtension`
*  provenance edges (the flipped families use memberExtensionExpr/pushMemberEdge
*  instead; see COVERAGE.md "extension member handling" + tier-4-deferrals.md). */
function notExtensionMember(classid, oidExpr) {
	return `NOT EXISTS (
    SELECT 1 FROM pg_depend ext_d
    WHERE ext_d.classid = '${classid}'::regclass
      AND ext_d.objid = ${oidExpr}
      AND ext_d.deptype = 'e')`;
}
/** Provenance flip (4b): a scalar subquery selecting the name of the
*  extension that OWNS this object (pg_depend deptype 'e'), or NULL. plpgsql
*  is excluded to match the extensions extractor, which omits it — an edge to
*  it would dangle. A flipped family SELECTs this AS ext_member_of and the
*  loop calls pushMemberEdge so the member is observed AND tagged, instead of
*  anti-joined away with notExtensionMember. */
const memberExtensionExpr = (classid, oidExpr) => `(
    SELECT ext.extname
    FROM pg_depend ext_d
    JOIN pg_extension ext ON ext.oid = ext_d.refobjid
    WHERE ext_d.classid = '${classid}'::regclass
      AND ext_d.objid = ${oidExpr}
      AND ext_d.refclassid = 'pg_extension'::regclass
      AND ext_d.deptype = 'e'
      AND ext.extname <> 'plpgsql'
    LIMIT 1)`;
/** ACL subquery: aggregated per grantee, sorted, PUBLIC for grantee 0.
*  A NULL acl column means "the built-in default" — coalescing through
*  acldefault() (pg_dump's model) makes NULL and an explicitly
*  instantiated default extract identically, so a REVOKE that merely
*  materializes the owner's implicit grant is not a diff.
*
*  Revoked PUBLIC default: PostgreSQL grants the built-in default (USAGE on
*  types/languages, EXECUTE on functions) to PUBLIC automatically on CREATE.
*  When the acl is customized (non-NULL) and that PUBLIC default has been taken
*  away (no PUBLIC row), we still emit an empty PUBLIC entry so the diff plans a
*  `REVOKE ALL … FROM PUBLIC` that clears the create-time default. Without it a
*  freshly created object would keep the default and never converge. The
*  "kind has a PUBLIC default" test is derived from acldefault() itself, so it
*  stays correct across object kinds and PG versions. */
const aclJson = (aclColumn, objtype, ownerColumn) => `
    (SELECT json_agg(json_build_object(
        'grantee', acl.grantee_name,
        'privileges', acl.privileges,
        'grantable', acl.grantable,
        -- The owner's create-time default privilege set for this object kind
        -- (carried ONLY on the owner's row). Lets the planner's default-ACL
        -- elision tell "owner kept the full default" (elidable) apart from
        -- "owner revoked one of their defaults" (must keep the REVOKE/GRANT),
        -- without hardcoding the version-dependent set (PG17 added MAINTAIN).
        'ownerDefault', CASE
          WHEN acl.grantee_name = (
            SELECT rolname FROM pg_roles WHERE oid = ${ownerColumn})
          THEN (SELECT array_agg(d.privilege_type ORDER BY d.privilege_type)
                FROM aclexplode(acldefault('${objtype}', ${ownerColumn})) d
                WHERE d.grantee = ${ownerColumn})
          ELSE NULL END) ORDER BY acl.grantee_name)
     FROM (
       SELECT COALESCE(g.rolname, 'PUBLIC') AS grantee_name,
              -- DISTINCT: aclexplode() yields one row per GRANTOR, so a privilege
              -- granted to one grantee by two grantors appears twice. pg-delta
              -- models the EFFECTIVE privilege set, not who granted it, so grantor
              -- identity is intentionally ignored — de-duplicate to avoid rendering
              -- a doubled privilege list (GRANT SELECT, SELECT ...), which
              -- Postgres collapses on apply so a re-extract no longer matches and
              -- the proof drifts.
              array_agg(DISTINCT e.privilege_type ORDER BY e.privilege_type) AS privileges,
              array_agg(DISTINCT e.privilege_type ORDER BY e.privilege_type)
                FILTER (WHERE e.is_grantable) AS grantable
       FROM aclexplode(COALESCE(${aclColumn}, acldefault('${objtype}', ${ownerColumn}))) e
       LEFT JOIN pg_roles g ON g.oid = e.grantee
       GROUP BY 1
       UNION ALL
       SELECT 'PUBLIC', ARRAY[]::text[], NULL::text[]
       WHERE ${aclColumn} IS NOT NULL
         AND EXISTS (
           SELECT 1 FROM aclexplode(acldefault('${objtype}', ${ownerColumn})) d
           WHERE d.grantee = 0)
         AND NOT EXISTS (
           SELECT 1 FROM aclexplode(${aclColumn}) a WHERE a.grantee = 0)
       UNION ALL
       -- Revoked OWNER default (mirror of the PUBLIC case): PostgreSQL grants the
       -- owner its full default on CREATE, so a full owner revoke
       -- (REVOKE ALL ON ... FROM owner) leaves a non-NULL acl with NO owner row.
       -- Emit an empty owner entry so the diff plans a REVOKE ALL FROM owner that
       -- clears the create-time default; without it a freshly created object keeps
       -- PostgreSQL built-in owner privileges and never converges.
       SELECT (SELECT rolname FROM pg_roles WHERE oid = ${ownerColumn}),
              ARRAY[]::text[], NULL::text[]
       WHERE ${aclColumn} IS NOT NULL
         AND EXISTS (
           SELECT 1 FROM aclexplode(acldefault('${objtype}', ${ownerColumn})) d
           WHERE d.grantee = ${ownerColumn})
         AND NOT EXISTS (
           SELECT 1 FROM aclexplode(${aclColumn}) a
           WHERE a.grantee = ${ownerColumn})
     ) acl)`;
/**
* ACL delta for an EXTENSION MEMBER, pg_dump's `pg_init_privs` model: emit only
* the grantees whose CURRENT privilege/grant-option set differs from the object's
* as-installed set (`pg_init_privs.initprivs`, or `acldefault` when the extension
* recorded no init row — a default-acl member). CREATE EXTENSION re-establishes
* the init state, so a member that was never customized yields NO acl facts (no
* churn on plain extensions); a customization layered afterward surfaces as its
* delta grantees. Three shapes, via a FULL OUTER JOIN of current vs init:
*   - added / upgraded grantee (in cur, differs from ini) → current privileges,
*     `_initPrivs` = the install entry (null if the grantee had none at install);
*   - fully-REVOKED init grantee (in ini, absent from cur, e.g. Supabase's
*     `REVOKE EXECUTE … FROM PUBLIC` hardening) → an empty-privileges marker so
*     the create renders a lone `REVOKE ALL` (grantActions);
*   - grant-option-only change (same privileges, different grantable) → included.
*
* Same JSON shape as `aclJson` (+ non-semantic `_initPrivs`) so `parseAcl` reads
* both. It omits `_ownerDefault` — a member delta carries only non-default
* entries, so there is nothing for default-ACL elision to reconcile. `_initPrivs`
* lets the DROP path RESTORE the install state instead of a blind `REVOKE ALL`
* (see the `acl` rule in plan/rules/metadata.ts).
*/
const memberAclDeltaJson = (aclColumn, objtype, ownerColumn, classoid, oidExpr) => `
    (SELECT json_agg(json_build_object(
        'grantee', d.grantee, 'privileges', d.privileges,
        'grantable', d.grantable, '_initPrivs', d.init_privs
      ) ORDER BY d.grantee)
     FROM (
       WITH cur AS (
         SELECT COALESCE(g.rolname, 'PUBLIC') AS grantee,
                -- DISTINCT across grantors (aclexplode emits one row per grantor);
                -- grantor identity is intentionally ignored — see aclJson.
                array_agg(DISTINCT e.privilege_type ORDER BY e.privilege_type) AS privileges,
                COALESCE(array_agg(DISTINCT e.privilege_type ORDER BY e.privilege_type)
                  FILTER (WHERE e.is_grantable), ARRAY[]::text[]) AS grantable
         FROM aclexplode(COALESCE(${aclColumn}, acldefault('${objtype}', ${ownerColumn}))) e
         LEFT JOIN pg_roles g ON g.oid = e.grantee
         GROUP BY 1
       ),
       ini AS (
         SELECT COALESCE(g.rolname, 'PUBLIC') AS grantee,
                -- DISTINCT across grantors (aclexplode emits one row per grantor);
                -- grantor identity is intentionally ignored — see aclJson.
                array_agg(DISTINCT e.privilege_type ORDER BY e.privilege_type) AS privileges,
                COALESCE(array_agg(DISTINCT e.privilege_type ORDER BY e.privilege_type)
                  FILTER (WHERE e.is_grantable), ARRAY[]::text[]) AS grantable
         FROM aclexplode(COALESCE(
                (SELECT ip.initprivs FROM pg_init_privs ip
                 WHERE ip.objoid = ${oidExpr}
                   AND ip.classoid = '${classoid}'::regclass
                   AND ip.objsubid = 0),
                acldefault('${objtype}', ${ownerColumn}))) e
         LEFT JOIN pg_roles g ON g.oid = e.grantee
         GROUP BY 1
       )
       SELECT
         COALESCE(cur.grantee, ini.grantee) AS grantee,
         COALESCE(cur.privileges, ARRAY[]::text[]) AS privileges,
         COALESCE(cur.grantable, ARRAY[]::text[]) AS grantable,
         CASE WHEN ini.grantee IS NOT NULL
              THEN json_build_object(
                     'privileges', ini.privileges, 'grantable', ini.grantable)
              END AS init_privs
       FROM cur FULL OUTER JOIN ini USING (grantee)
       WHERE cur.privileges IS DISTINCT FROM ini.privileges
          OR cur.grantable IS DISTINCT FROM ini.grantable
     ) d)`;
/**
* Member-aware ACL: an extension member (pg_depend deptype 'e') uses the
* init-privs delta (`memberAclDeltaJson`); everything else uses the full
* `aclJson`. The member OBJECT is projected reference-only in the view (never a
* create/drop/alter), so only these satellite customizations flow to the diff.
*/
const aclJsonMemberAware = (aclColumn, objtype, ownerColumn, classoid, oidExpr) => `
    CASE WHEN EXISTS (
      SELECT 1 FROM pg_depend md
      WHERE md.classid = '${classoid}'::regclass AND md.objid = ${oidExpr}
        AND md.refclassid = 'pg_extension'::regclass AND md.deptype = 'e')
    THEN ${memberAclDeltaJson(aclColumn, objtype, ownerColumn, classoid, oidExpr)}
    ELSE ${aclJson(aclColumn, objtype, ownerColumn)}
    END`;
const parseAcl = (raw) => {
	if (raw == null) return [];
	return raw.map((e) => ({
		grantee: e.grantee,
		privileges: e.privileges,
		grantable: e.grantable ?? [],
		...e.ownerDefault != null ? { ownerDefault: e.ownerDefault } : {},
		...e._initPrivs != null ? { initPrivs: {
			privileges: e._initPrivs.privileges,
			grantable: e._initPrivs.grantable ?? []
		} } : {}
	}));
};
const schemaId = (name) => ({
	kind: "schema",
	name: String(name)
});
async function createExtractContext(client, statementTimeoutMs, redactSecrets = true) {
	const facts = [];
	const edges = [];
	const diagnostics = [];
	const factDiagnostics = [];
	const q = async (sql) => {
		try {
			return (await client.query(sql)).rows;
		} catch (error) {
			if (statementTimeoutMs !== void 0 && error.code === QUERY_CANCELED) throw new ExtractionTimeoutError(queryLabel(sql), statementTimeoutMs);
			throw error;
		}
	};
	const versionRow = (await q(`SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS num`))[0];
	const serverVersion = versionRow?.["version"] ?? "unknown";
	const serverVersionNum = Number(versionRow?.["num"] ?? 0);
	const pgMajor = Math.floor(serverVersionNum / 1e4);
	/** Helper: push a fact plus its optional comment/acl satellite facts. */
	const pushWithMeta = (fact, row, aclTargets) => {
		facts.push(fact);
		const comment = row["comment"];
		if (typeof comment === "string") {
			const onDomain = fact.id.kind === "constraint" && fact.parent?.kind === "domain";
			facts.push({
				id: {
					kind: "comment",
					target: fact.id
				},
				parent: fact.id,
				payload: onDomain ? {
					text: comment,
					onDomain: true
				} : { text: comment }
			});
		}
		for (const acl of aclTargets ?? []) facts.push({
			id: {
				kind: "acl",
				target: fact.id,
				grantee: acl.grantee
			},
			parent: fact.id,
			payload: {
				privileges: acl.privileges,
				grantable: acl.grantable,
				...acl.ownerDefault !== void 0 ? { _ownerDefault: acl.ownerDefault } : {},
				...acl.initPrivs !== void 0 ? { _initPrivs: {
					privileges: acl.initPrivs.privileges,
					grantable: acl.initPrivs.grantable
				} } : {}
			}
		});
	};
	/** Emit a `memberOfExtension` edge from `id` to its owning extension when the
	*  row's `ext_member_of` column (from memberExtensionExpr) is set. The edge's
	*  `from` is the exact fact id, so it can never drift from the fact. */
	const pushMemberEdge = (id, row) => {
		const ext = row["ext_member_of"];
		if (typeof ext === "string") edges.push({
			from: id,
			to: {
				kind: "extension",
				name: ext
			},
			kind: "memberOfExtension"
		});
	};
	/** Emit an `owner` edge from `id` to its owning role when the owner value is
	*  a non-empty, non-built-in role. buildFactBase prunes dangling edges silently
	*  (e.g. a system-role owner not extracted) so out-of-view owners just get no
	*  edge — but a built-in (`pg_`-prefixed) owner such as `pg_database_owner` is
	*  NEVER extracted as a role fact, so its edge is always dangling; skipping it
	*  here avoids the recurring `dangling_edge` warning without changing the fact
	*  base (the edge would be pruned regardless). */
	const pushOwnerEdge = (id, owner) => {
		if (typeof owner === "string" && owner.length > 0 && !isBuiltinRoleName(owner)) edges.push({
			from: id,
			to: {
				kind: "role",
				name: owner
			},
			kind: "owner"
		});
	};
	const pushSeclabel = (target, provider, label) => {
		facts.push({
			id: {
				kind: "securityLabel",
				target,
				provider
			},
			parent: target,
			payload: { label }
		});
	};
	return {
		q,
		serverVersion,
		serverVersionNum,
		pgMajor,
		facts,
		edges,
		diagnostics,
		factDiagnostics,
		redactSecrets,
		pushWithMeta,
		pushMemberEdge,
		pushOwnerEdge,
		pushSeclabel
	};
}
// node_modules/@supabase/pg-delta/dist/extract/dependencies.js
/** Dependency edges: inheritance / partition edges and the authoritative
*  pg_depend resolver (target-architecture §3.2, milestone A set-based form). */
async function extractInheritanceEdges(ctx) {
	const { q, edges } = ctx;
	for (const row of await q(`
    SELECT cn.nspname AS child_schema, cc.relname AS child_name,
           pn.nspname AS parent_schema, pc.relname AS parent_name
    FROM pg_inherits i
    JOIN pg_class cc ON cc.oid = i.inhrelid
    JOIN pg_namespace cn ON cn.oid = cc.relnamespace
    JOIN pg_class pc ON pc.oid = i.inhparent
    JOIN pg_namespace pn ON pn.oid = pc.relnamespace
    WHERE cc.relkind IN ('r', 'p')
      AND cn.nspname NOT IN ${SYSTEM_SCHEMAS}`)) edges.push({
		from: {
			kind: "table",
			schema: String(row["child_schema"]),
			name: String(row["child_name"])
		},
		to: {
			kind: "table",
			schema: String(row["parent_schema"]),
			name: String(row["parent_name"])
		},
		kind: "depends"
	});
}
async function extractDependencyEdges(ctx) {
	const { q, edges, diagnostics } = ctx;
	const dependRows = await q(`
    WITH dep AS (
      SELECT d.classid, d.objid, d.objsubid,
             d.refclassid, d.refobjid, d.refobjsubid
      FROM pg_depend d
      WHERE d.deptype IN ('n', 'a')
        -- sequence OWNED BY is carried as payload + ALTER SEQUENCE … OWNED BY
        -- (pg_dump's model); the auto edge would cycle with the column default
        AND NOT (d.deptype = 'a'
                 AND d.classid = 'pg_class'::regclass
                 AND d.refclassid = 'pg_class'::regclass
                 AND d.refobjsubid > 0
                 AND EXISTS (SELECT 1 FROM pg_class sc
                             WHERE sc.oid = d.objid AND sc.relkind = 'S'))
    ),
    endpoints AS (
      SELECT classid, objid, objsubid FROM dep
      UNION
      SELECT refclassid, refobjid, refobjsubid FROM dep
    ),
    -- one derived table per resolver branch, each built once over its catalog
    rel AS (
      SELECT rc.oid, rc.relkind, json_build_object('kind',
               CASE rc.relkind
                 WHEN 'r' THEN 'table' WHEN 'p' THEN 'table'
                 WHEN 'f' THEN 'foreignTable'
                 WHEN 'v' THEN 'view' WHEN 'm' THEN 'materializedView'
                 WHEN 'i' THEN 'index' WHEN 'I' THEN 'index'
                 WHEN 'S' THEN 'sequence' END,
               'schema', rn.nspname, 'name', rc.relname) AS id
      FROM pg_class rc JOIN pg_namespace rn ON rn.oid = rc.relnamespace
      WHERE rc.relkind IN ('r','p','f','v','m','i','I','S')
    ),
    cbi AS (
      -- a constraint-backed index resolves to its constraint, not the index
      SELECT con.conindid AS oid,
             json_build_object('kind','constraint','schema',cn.nspname,
                               'table',cc.relname,'name',con.conname) AS id
      FROM pg_constraint con
      JOIN pg_class cc ON cc.oid = con.conrelid
      JOIN pg_namespace cn ON cn.oid = cc.relnamespace
      WHERE con.contype IN ('p','u','x') AND con.conindid <> 0
    ),
    col AS (
      SELECT att.attrelid AS oid, att.attnum AS subid,
             json_build_object('kind','column','schema',rn.nspname,
                               'table',rc.relname,'name',att.attname) AS id
      FROM pg_attribute att
      JOIN pg_class rc ON rc.oid = att.attrelid AND rc.relkind IN ('r','p','f')
      JOIN pg_namespace rn ON rn.oid = rc.relnamespace
      WHERE att.attnum > 0 AND NOT att.attisdropped
    ),
    proc AS (
      -- prokind 'w' (window functions) is extracted as a function fact
      -- (src/extract/routines.ts: only 'p' -> procedure, everything else ->
      -- function), so it MUST be resolvable here -- otherwise a pg_depend edge
      -- into a user window function resolves to NULL and is silently dropped,
      -- and a view/rule that uses it is never rebuilt against it (issue #333).
      -- The kind CASE already maps 'w' to 'function' via ELSE.
      SELECT pp.oid, json_build_object(
               'kind', CASE pp.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END,
               'schema', pn.nspname, 'name', pp.proname,
               'args', ARRAY(SELECT format_type(t.t, NULL)
                             FROM unnest(pp.proargtypes) WITH ORDINALITY AS t(t, ord)
                             ORDER BY t.ord)::text[]) AS id
      FROM pg_proc pp JOIN pg_namespace pn ON pn.oid = pp.pronamespace
      WHERE pp.prokind IN ('f','p','a','w')
    ),
    tcon AS (
      SELECT con.oid, json_build_object('kind','constraint','schema',cn.nspname,
                               'table',cc.relname,'name',con.conname) AS id
      FROM pg_constraint con
      JOIN pg_class cc ON cc.oid = con.conrelid
      JOIN pg_namespace cn ON cn.oid = cc.relnamespace
      WHERE con.conrelid <> 0
    ),
    dcon AS (
      SELECT con.oid, json_build_object('kind','constraint','schema',dn.nspname,
                               'table',dt.typname,'name',con.conname) AS id
      FROM pg_constraint con
      JOIN pg_type dt ON dt.oid = con.contypid
      JOIN pg_namespace dn ON dn.oid = dt.typnamespace
      WHERE con.contypid <> 0
    ),
    typ AS (
      -- Resolve array types (typcategory 'A') to their ELEMENT type: a column or
      -- argument of an array type records its pg_depend edge against the implicit
      -- array type (e.g. _user_defined_filter), but the managed fact is the
      -- element type. Mapping the array oid to the element's stable id keeps the
      -- depends-on-element ordering correct for array-of-composite/domain/enum
      -- columns and arguments (regression: realtime.subscription has a
      -- user_defined_filter array column; without this the table/function was
      -- ordered before the type). An array of a base type (e.g. int4) resolves to
      -- a pg_catalog element that the typtype filter drops below -- harmless, as
      -- builtins are unmanaged.
      SELECT tt.oid,
        CASE
          WHEN base.typrelid <> 0::oid AND rc.oid IS NOT NULL THEN
            json_build_object(
              'kind', CASE rc.relkind
                        WHEN 'v' THEN 'view'
                        WHEN 'm' THEN 'materializedView'
                        WHEN 'f' THEN 'foreignTable'
                        ELSE 'table'
                      END,
              'schema', rn.nspname,
              'name', rc.relname)
          ELSE json_build_object(
            'kind', CASE base.typtype WHEN 'd' THEN 'domain' ELSE 'type' END,
            'schema', tn.nspname,
            'name', base.typname)
        END AS id
      FROM pg_type tt
      JOIN pg_type base
        ON base.oid = CASE
             WHEN tt.typtype = 'b' AND tt.typcategory = 'A' AND tt.typelem <> 0
             THEN tt.typelem ELSE tt.oid END
      JOIN pg_namespace tn ON tn.oid = base.typnamespace
      LEFT JOIN pg_class rc ON rc.oid = base.typrelid
                           AND rc.relkind IN ('r', 'p', 'f', 'v', 'm')
      LEFT JOIN pg_namespace rn ON rn.oid = rc.relnamespace
      WHERE base.typtype IN ('d', 'e', 'c', 'r')
    ),
    -- a composite type's pg_class (relkind c) endpoint resolves to the composite
    -- TYPE fact. pg_depend records a composite attribute's type dependency as
    -- (classid=pg_class, objid=composite pg_class, objsubid=attnum) -> pg_type,
    -- but the col CTE excludes relkind c. Attributing the edge to the top-level
    -- type (not the folded typeAttribute child) keeps the create/teardown
    -- ordering of a composite-uses-domain/type chain correct and independent of
    -- child-drop folding.
    comptype AS (
      SELECT cc.oid, json_build_object('kind','type','schema',cn.nspname,
                               'name',cc.relname) AS id
      FROM pg_class cc JOIN pg_namespace cn ON cn.oid = cc.relnamespace
      WHERE cc.relkind = 'c'
    ),
    extm AS (
      -- a reference INTO an extension-member object resolves to the extension,
      -- not the member fact (4b Stage 3): the member is observed but projected
      -- out by default, so a member-targeted edge would be pruned with it and
      -- lose the dependent's ordering on the extension. One join keyed by
      -- (classid, objid) replaces the old per-branch nested pg_depend lookups;
      -- an object belongs to at most one extension, so (classid, objid) is
      -- unique here and the join never multiplies dep rows (the old form's
      -- LIMIT 1 was guarding the same single-membership invariant).
      SELECT ed.classid, ed.objid,
             json_build_object('kind','extension','name',ext.extname) AS id
      FROM pg_depend ed JOIN pg_extension ext ON ext.oid = ed.refobjid
      WHERE ed.refclassid = 'pg_extension'::regclass AND ed.deptype = 'e'
    ),
    coll AS (
      SELECT cl.oid, json_build_object('kind','collation','schema',cln.nspname,
                               'name',cl.collname) AS id
      FROM pg_collation cl JOIN pg_namespace cln ON cln.oid = cl.collnamespace
    ),
    pol AS (
      SELECT po.oid, json_build_object('kind','policy','schema',pn.nspname,
                               'table',pc.relname,'name',po.polname) AS id
      FROM pg_policy po
      JOIN pg_class pc ON pc.oid = po.polrelid
      JOIN pg_namespace pn ON pn.oid = pc.relnamespace
    ),
    evt AS (
      SELECT et.oid, json_build_object('kind','eventTrigger','name',et.evtname) AS id
      FROM pg_event_trigger et
    ),
    pub AS (
      SELECT pb.oid, json_build_object('kind','publication','name',pb.pubname) AS id
      FROM pg_publication pb
    ),
    pubrel AS (
      SELECT pr.oid, json_build_object('kind','publication','name',pb.pubname) AS id
      FROM pg_publication_rel pr JOIN pg_publication pb ON pb.oid = pr.prpubid
    ),
    fdw AS (
      SELECT fd.oid, json_build_object('kind','fdw','name',fd.fdwname) AS id
      FROM pg_foreign_data_wrapper fd
    ),
    srv AS (
      SELECT fs.oid, json_build_object('kind','server','name',fs.srvname) AS id
      FROM pg_foreign_server fs
    ),
    adef AS (
      SELECT ad.oid, json_build_object('kind','default','schema',dn.nspname,
                               'table',dc.relname,'name',da.attname) AS id
      FROM pg_attrdef ad
      JOIN pg_class dc ON dc.oid = ad.adrelid
      JOIN pg_namespace dn ON dn.oid = dc.relnamespace
      JOIN pg_attribute da ON da.attrelid = ad.adrelid AND da.attnum = ad.adnum
    ),
    rw AS (
      -- A pg_rewrite endpoint resolves two different ways (issue #333):
      --  - the '_RETURN' rule of a view/matview IS the relation's definition,
      --    so its deps are attributed to the owning view/matview -- rebuilding
      --    the relation recreates the rule. Only views/matviews carry a
      --    '_RETURN' rule, so the relkind CASE only ever sees 'v'/'m' here.
      --  - ANY other (user-created) rule is its OWN rule fact
      --    (src/extract/relations.ts extracts every rulename <> '_RETURN' on any
      --    relkind), so its deps must be attributed to the RULE fact, not the
      --    owning relation. This is what lets a rule on a PLAIN TABLE (relkind
      --    'r'/'p') be rebuilt against a function it references before that
      --    function is dropped. CONSTRAINT: a user rule ON A VIEW (not
      --    '_RETURN') likewise resolves to the rule fact, exactly like a rule on
      --    a table -- never folded into the view's '_RETURN' definition.
      SELECT r.oid,
        CASE WHEN r.rulename = '_RETURN'
          THEN json_build_object(
                 'kind', CASE vc.relkind WHEN 'm' THEN 'materializedView' ELSE 'view' END,
                 'schema', vn.nspname, 'name', vc.relname)
          ELSE json_build_object(
                 'kind', 'rule', 'schema', vn.nspname,
                 'table', vc.relname, 'name', r.rulename)
        END AS id
      FROM pg_rewrite r
      JOIN pg_class vc ON vc.oid = r.ev_class
      JOIN pg_namespace vn ON vn.oid = vc.relnamespace
    ),
    trg AS (
      SELECT tg.oid, json_build_object('kind','trigger','schema',tn.nspname,
                               'table',tc.relname,'name',tg.tgname) AS id
      FROM pg_trigger tg
      JOIN pg_class tc ON tc.oid = tg.tgrelid
      JOIN pg_namespace tn ON tn.oid = tc.relnamespace
      WHERE NOT tg.tgisinternal
    ),
    nsp AS (
      SELECT ns.oid, json_build_object('kind','schema','name',ns.nspname) AS id
      FROM pg_namespace ns
    ),
    -- MATERIALIZED: resolved is referenced twice (rd + rr joins); force a single
    -- evaluation over the distinct endpoint set.
    resolved AS MATERIALIZED (
      SELECT e.classid, e.objid, e.objsubid,
        CASE
          WHEN e.classid = 'pg_class'::regclass AND e.objsubid = 0
            THEN COALESCE(cbi.id, comptype.id, rel.id)
          WHEN e.classid = 'pg_class'::regclass AND e.objsubid > 0
            -- a real column; a composite type's attribute resolves to its type;
            -- else a view/matview column resolves to its relation
            THEN COALESCE(col.id, comptype.id, CASE WHEN rel.relkind IN ('v','m') THEN rel.id END)
          WHEN e.classid = 'pg_proc'::regclass THEN COALESCE(extm.id, proc.id)
          WHEN e.classid = 'pg_constraint'::regclass THEN COALESCE(tcon.id, dcon.id)
          WHEN e.classid = 'pg_type'::regclass THEN COALESCE(extm.id, typ.id)
          WHEN e.classid = 'pg_opclass'::regclass THEN extm.id
          WHEN e.classid = 'pg_opfamily'::regclass THEN extm.id
          WHEN e.classid = 'pg_operator'::regclass THEN extm.id
          WHEN e.classid = 'pg_collation'::regclass THEN coll.id
          WHEN e.classid = 'pg_policy'::regclass THEN pol.id
          WHEN e.classid = 'pg_event_trigger'::regclass THEN evt.id
          WHEN e.classid = 'pg_publication'::regclass THEN pub.id
          WHEN e.classid = 'pg_publication_rel'::regclass THEN pubrel.id
          WHEN e.classid = 'pg_foreign_data_wrapper'::regclass
            THEN COALESCE(extm.id, fdw.id)
          WHEN e.classid = 'pg_foreign_server'::regclass THEN srv.id
          WHEN e.classid = 'pg_attrdef'::regclass THEN adef.id
          WHEN e.classid = 'pg_rewrite'::regclass THEN rw.id
          WHEN e.classid = 'pg_trigger'::regclass THEN trg.id
          WHEN e.classid = 'pg_namespace'::regclass THEN nsp.id
          ELSE NULL
        END AS id
      FROM endpoints e
      LEFT JOIN rel    ON rel.oid    = e.objid AND e.classid = 'pg_class'::regclass
      LEFT JOIN cbi    ON cbi.oid    = e.objid AND e.classid = 'pg_class'::regclass AND e.objsubid = 0
      LEFT JOIN col    ON col.oid    = e.objid AND col.subid = e.objsubid AND e.classid = 'pg_class'::regclass
      LEFT JOIN proc   ON proc.oid   = e.objid AND e.classid = 'pg_proc'::regclass
      LEFT JOIN tcon   ON tcon.oid   = e.objid AND e.classid = 'pg_constraint'::regclass
      LEFT JOIN dcon   ON dcon.oid   = e.objid AND e.classid = 'pg_constraint'::regclass
      LEFT JOIN typ    ON typ.oid    = e.objid AND e.classid = 'pg_type'::regclass
      LEFT JOIN comptype ON comptype.oid = e.objid AND e.classid = 'pg_class'::regclass
      LEFT JOIN extm   ON extm.classid = e.classid AND extm.objid = e.objid
      LEFT JOIN coll   ON coll.oid   = e.objid AND e.classid = 'pg_collation'::regclass
      LEFT JOIN pol    ON pol.oid    = e.objid AND e.classid = 'pg_policy'::regclass
      LEFT JOIN evt    ON evt.oid    = e.objid AND e.classid = 'pg_event_trigger'::regclass
      LEFT JOIN pub    ON pub.oid    = e.objid AND e.classid = 'pg_publication'::regclass
      LEFT JOIN pubrel ON pubrel.oid = e.objid AND e.classid = 'pg_publication_rel'::regclass
      LEFT JOIN fdw    ON fdw.oid    = e.objid AND e.classid = 'pg_foreign_data_wrapper'::regclass
      LEFT JOIN srv    ON srv.oid    = e.objid AND e.classid = 'pg_foreign_server'::regclass
      LEFT JOIN adef   ON adef.oid   = e.objid AND e.classid = 'pg_attrdef'::regclass
      LEFT JOIN rw     ON rw.oid     = e.objid AND e.classid = 'pg_rewrite'::regclass
      LEFT JOIN trg    ON trg.oid    = e.objid AND e.classid = 'pg_trigger'::regclass
      LEFT JOIN nsp    ON nsp.oid    = e.objid AND e.classid = 'pg_namespace'::regclass
    )
    SELECT rd.id AS dependent, rr.id AS referenced
    FROM dep
    JOIN resolved rd ON rd.classid = dep.classid
                    AND rd.objid = dep.objid
                    AND rd.objsubid = dep.objsubid
    JOIN resolved rr ON rr.classid = dep.refclassid
                    AND rr.objid = dep.refobjid
                    AND rr.objsubid = dep.refobjsubid`);
	const toId = (raw) => {
		if (raw == null) return void 0;
		const o = raw;
		switch (o["kind"]) {
			case "schema": return {
				kind: "schema",
				name: o["name"]
			};
			case "eventTrigger":
			case "publication":
			case "fdw":
			case "server":
			case "extension": return {
				kind: o["kind"],
				name: o["name"]
			};
			case "table":
			case "view":
			case "materializedView":
			case "index":
			case "sequence":
			case "domain":
			case "type":
			case "collation":
			case "foreignTable": return {
				kind: o["kind"],
				schema: o["schema"],
				name: o["name"]
			};
			case "column":
			case "constraint":
			case "default":
			case "trigger":
			case "policy":
			case "rule": return {
				kind: o["kind"],
				schema: o["schema"],
				table: o["table"],
				name: o["name"]
			};
			case "function":
			case "procedure":
			case "aggregate": return {
				kind: o["kind"],
				schema: o["schema"],
				name: o["name"],
				args: o["args"].map(String)
			};
			default: return;
		}
	};
	const isSystemScopedId = (id) => {
		const sysName = (n) => n === "pg_catalog" || n === "information_schema" || n.startsWith("pg_toast") || n.startsWith("pg_temp");
		const schema = id.schema;
		if (typeof schema === "string" && sysName(schema)) return true;
		if (id.kind === "schema") return sysName(id.name);
		return false;
	};
	const resolveEndpoint = (raw, role) => {
		if (raw == null) return void 0;
		const id = toId(raw);
		if (id === void 0) {
			diagnostics.push({
				code: "unresolved_dependency",
				severity: "warning",
				message: `pg_depend ${role} ${JSON.stringify(raw)} was recognized by the resolver but the codec could not build its id — resolver/codec mismatch`
			});
			return id;
		}
		if (isSystemScopedId(id)) return void 0;
		return id;
	};
	const seenEdges = /* @__PURE__ */ new Set();
	const defaultFactIds = new Set(ctx.facts.filter((f) => f.id.kind === "default").map((f) => encodeId(f.id)));
	for (const row of dependRows) {
		const from = resolveEndpoint(row["dependent"], "dependent");
		const to = resolveEndpoint(row["referenced"], "referenced");
		if (!from || !to) continue;
		const key = JSON.stringify([from, to]);
		if (seenEdges.has(key)) continue;
		seenEdges.add(key);
		edges.push({
			from,
			to,
			kind: "depends"
		});
		if (from.kind === "default" && !defaultFactIds.has(encodeId(from))) {
			const columnFrom = {
				kind: "column",
				schema: from.schema,
				table: from.table,
				name: from.name
			};
			if (encodeId(columnFrom) === encodeId(to)) continue;
			const columnKey = JSON.stringify([columnFrom, to]);
			if (seenEdges.has(columnKey)) continue;
			seenEdges.add(columnKey);
			edges.push({
				from: columnFrom,
				to,
				kind: "depends"
			});
		}
	}
}
// node_modules/@supabase/pg-delta/dist/extract/event-triggers.js
async function extractEventTriggers(ctx) {
	const { q, pushWithMeta, pushOwnerEdge } = ctx;
	for (const row of await q(`
    SELECT e.evtname AS name, e.evtevent AS event, e.evtenabled AS enabled,
           COALESCE(e.evttags, '{}')::text[] AS tags,
           pn.nspname AS func_schema, p.proname AS func_name,
           r.rolname AS owner,
           obj_description(e.oid, 'pg_event_trigger') AS comment
    FROM pg_event_trigger e
    JOIN pg_proc p ON p.oid = e.evtfoid
    JOIN pg_namespace pn ON pn.oid = p.pronamespace
    JOIN pg_roles r ON r.oid = e.evtowner
    WHERE ${notExtensionMember("pg_event_trigger", "e.oid")}
    ORDER BY e.evtname`)) {
		const evtId = {
			kind: "eventTrigger",
			name: String(row["name"])
		};
		pushWithMeta({
			id: evtId,
			payload: {
				event: String(row["event"]),
				enabled: String(row["enabled"]),
				tags: row["tags"].map(String).sort(),
				functionSchema: String(row["func_schema"]),
				functionName: String(row["func_name"])
			}
		}, row);
		pushOwnerEdge(evtId, row["owner"]);
	}
}
// node_modules/@supabase/pg-delta/dist/extract/foreign.js
/** Foreign-data objects: FDWs, servers, user mappings, and foreign tables. */
async function extractForeign(ctx) {
	const { q, facts, pushWithMeta, pushOwnerEdge, factDiagnostics } = ctx;
	const opts = (raw) => ctx.redactSecrets ? redactOptionStrings(raw) : raw;
	for (const row of await q(`
    SELECT f.fdwname AS name, r.rolname AS owner,
           CASE WHEN f.fdwhandler <> 0 THEN f.fdwhandler::regproc::text END AS handler,
           CASE WHEN f.fdwvalidator <> 0 THEN f.fdwvalidator::regproc::text END AS validator,
           COALESCE(ARRAY(SELECT opt FROM unnest(f.fdwoptions) opt ORDER BY opt), '{}')::text[] AS options,
           obj_description(f.oid, 'pg_foreign_data_wrapper') AS comment,
           ${aclJson("f.fdwacl", "F", "f.fdwowner")} AS acl
    FROM pg_foreign_data_wrapper f
    JOIN pg_roles r ON r.oid = f.fdwowner
    WHERE ${notExtensionMember("pg_foreign_data_wrapper", "f.oid")}
    ORDER BY f.fdwname`)) {
		const fdwId = {
			kind: "fdw",
			name: String(row["name"])
		};
		pushWithMeta({
			id: fdwId,
			payload: {
				handler: row["handler"] == null ? null : row["handler"],
				validator: row["validator"] == null ? null : row["validator"],
				options: opts(row["options"].map(String))
			}
		}, row, parseAcl(row["acl"]));
		pushOwnerEdge(fdwId, row["owner"]);
	}
	for (const row of await q(`
    SELECT s.srvname AS name, f.fdwname AS fdw, r.rolname AS owner,
           s.srvtype AS type, s.srvversion AS version,
           (SELECT e.extname FROM pg_depend d
            JOIN pg_extension e ON e.oid = d.refobjid
            WHERE d.classid = 'pg_foreign_data_wrapper'::regclass
              AND d.objid = f.oid
              AND d.refclassid = 'pg_extension'::regclass
              AND d.deptype = 'e'
            LIMIT 1) AS fdw_extension,
           COALESCE(ARRAY(SELECT opt FROM unnest(s.srvoptions) opt ORDER BY opt), '{}')::text[] AS options,
           obj_description(s.oid, 'pg_foreign_server') AS comment,
           ${aclJson("s.srvacl", "S", "s.srvowner")} AS acl
    FROM pg_foreign_server s
    JOIN pg_foreign_data_wrapper f ON f.oid = s.srvfdw
    JOIN pg_roles r ON r.oid = s.srvowner
    WHERE ${notExtensionMember("pg_foreign_server", "s.oid")}
    ORDER BY s.srvname`)) {
		const srvId = {
			kind: "server",
			name: String(row["name"])
		};
		pushWithMeta({
			id: srvId,
			parent: row["fdw_extension"] != null ? {
				kind: "extension",
				name: row["fdw_extension"]
			} : {
				kind: "fdw",
				name: String(row["fdw"])
			},
			payload: {
				fdw: String(row["fdw"]),
				type: row["type"] == null ? null : row["type"],
				version: row["version"] == null ? null : row["version"],
				options: opts(row["options"].map(String))
			}
		}, row, parseAcl(row["acl"]));
		pushOwnerEdge(srvId, row["owner"]);
	}
	const userMappingReadable = Boolean((await q(`SELECT has_table_privilege('pg_catalog.pg_user_mapping', 'SELECT') AS ok`))[0]?.["ok"]);
	const userMappingRows = userMappingReadable ? await q(`
    SELECT s.srvname AS server, COALESCE(r.rolname, 'PUBLIC') AS role,
           COALESCE(ARRAY(SELECT opt FROM unnest(u.umoptions) opt ORDER BY opt), '{}')::text[] AS options
    FROM pg_user_mapping u
    JOIN pg_foreign_server s ON s.oid = u.umserver
    LEFT JOIN pg_roles r ON r.oid = u.umuser
    WHERE ${notExtensionMember("pg_foreign_server", "s.oid")}
    ORDER BY s.srvname, 2`) : await q(`
    SELECT v.srvname AS server,
           CASE WHEN v.umuser = 0 THEN 'PUBLIC' ELSE v.usename END AS role,
           COALESCE(ARRAY(SELECT opt FROM unnest(v.umoptions) opt ORDER BY opt), '{}')::text[] AS options,
           (v.umoptions IS NOT NULL
            OR (v.umuser <> 0 AND v.usename = current_user
                AND (pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE')))
            OR (v.umuser = 0 AND pg_has_role(s.srvowner, 'USAGE'))) AS options_known
    FROM pg_user_mappings v
    JOIN pg_foreign_server s ON s.oid = v.srvid
    WHERE ${notExtensionMember("pg_foreign_server", "v.srvid")}
    ORDER BY v.srvname, 2`);
	for (const row of userMappingRows) {
		const server = String(row["server"]);
		const role = String(row["role"]);
		const userMappingId = {
			kind: "userMapping",
			server,
			role
		};
		if (!userMappingReadable && row["options_known"] === false) {
			factDiagnostics.push({
				code: USER_MAPPING_UNREADABLE,
				severity: "warning",
				subject: userMappingId,
				message: `User-mapping options for ${server}/${role} are hidden from the current role by pg_user_mappings (it isn't the mapping's server owner, the mapped user, or a member of the PUBLIC mapping's server owner) — the mapping's state is unknown, so it was SKIPPED rather than recorded with fabricated empty options.`
			});
			continue;
		}
		facts.push({
			id: userMappingId,
			parent: {
				kind: "server",
				name: server
			},
			payload: { options: opts(row["options"].map(String)) }
		});
	}
	for (const row of await q(`
    SELECT n.nspname AS schema, c.relname AS name, r.rolname AS owner,
           s.srvname AS server,
           COALESCE(ARRAY(SELECT opt FROM unnest(ft.ftoptions) opt ORDER BY opt), '{}')::text[] AS options,
           obj_description(c.oid, 'pg_class') AS comment,
           ${aclJson("c.relacl", "r", "c.relowner")} AS acl
    FROM pg_foreign_table ft
    JOIN pg_class c ON c.oid = ft.ftrelid
    JOIN pg_foreign_server s ON s.oid = ft.ftserver
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_roles r ON r.oid = c.relowner
    WHERE ${USER_SCHEMA_FILTER}
      AND ${notExtensionMember("pg_class", "c.oid")}
    ORDER BY n.nspname, c.relname`)) {
		const ftId = {
			kind: "foreignTable",
			schema: String(row["schema"]),
			name: String(row["name"])
		};
		pushWithMeta({
			id: ftId,
			parent: {
				kind: "server",
				name: String(row["server"])
			},
			payload: {
				server: String(row["server"]),
				options: opts(row["options"].map(String))
			}
		}, row, parseAcl(row["acl"]));
		pushOwnerEdge(ftId, row["owner"]);
	}
}
// node_modules/@supabase/pg-delta/dist/extract/policies.js
/** Row-level security policies. */
async function extractPolicies(ctx) {
	const { q, pushWithMeta } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, c.relname AS table, pol.polname AS name,
           pol.polcmd AS cmd, pol.polpermissive AS permissive,
           pg_get_expr(pol.polqual, pol.polrelid) AS using_expr,
           pg_get_expr(pol.polwithcheck, pol.polrelid) AS check_expr,
           CASE WHEN pol.polroles = '{0}'::oid[] THEN ARRAY['PUBLIC']::text[]
                ELSE ARRAY(SELECT rolname::text FROM pg_roles WHERE oid = ANY(pol.polroles) ORDER BY rolname)
           END AS roles,
           obj_description(pol.oid, 'pg_policy') AS comment
    FROM pg_policy pol
    JOIN pg_class c ON c.oid = pol.polrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${USER_SCHEMA_FILTER}
      AND ${notExtensionMember("pg_class", "c.oid")}
    ORDER BY n.nspname, c.relname, pol.polname`)) pushWithMeta({
		id: {
			kind: "policy",
			schema: String(row["schema"]),
			table: String(row["table"]),
			name: String(row["name"])
		},
		parent: {
			kind: "table",
			schema: String(row["schema"]),
			name: String(row["table"])
		},
		payload: {
			cmd: String(row["cmd"]),
			permissive: Boolean(row["permissive"]),
			usingExpr: row["using_expr"] == null ? null : row["using_expr"],
			checkExpr: row["check_expr"] == null ? null : row["check_expr"],
			roles: row["roles"].map(String)
		}
	}, row);
}
// node_modules/@supabase/pg-delta/dist/extract/publications.js
async function extractPublications(ctx) {
	const { q, facts, pushWithMeta, pushOwnerEdge, pgMajor: major } = ctx;
	const columnsExpr = major >= 15 ? `(SELECT array_agg(att.attname::text ORDER BY att.attname)
                          FROM unnest(pr.prattrs) WITH ORDINALITY AS pa(attnum, ord)
                          JOIN pg_attribute att ON att.attrelid = pc.oid AND att.attnum = pa.attnum)` : `NULL`;
	const whereExpr = major >= 15 ? `pg_get_expr(pr.prqual, pr.prrelid)` : `NULL`;
	const schemasExpr = major >= 15 ? `(SELECT array_agg(pn2.nspname::text ORDER BY 1)
            FROM pg_publication_namespace pns
            JOIN pg_namespace pn2 ON pn2.oid = pns.pnnspid
            WHERE pns.pnpubid = p.oid)` : `NULL::text[]`;
	for (const row of await q(`
    SELECT p.pubname AS name, r.rolname AS owner,
           p.puballtables AS all_tables, p.pubviaroot AS via_root,
           p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate,
           (SELECT json_agg(json_build_object(
              'schema', pn.nspname, 'name', pc.relname,
              'columns', ${columnsExpr},
              'where', ${whereExpr}
            ) ORDER BY pn.nspname, pc.relname)
            FROM pg_publication_rel pr
            JOIN pg_class pc ON pc.oid = pr.prrelid
            JOIN pg_namespace pn ON pn.oid = pc.relnamespace
            WHERE pr.prpubid = p.oid) AS tables,
           ${schemasExpr} AS schemas,
           obj_description(p.oid, 'pg_publication') AS comment
    FROM pg_publication p
    JOIN pg_roles r ON r.oid = p.pubowner
    WHERE ${notExtensionMember("pg_publication", "p.oid")}
    ORDER BY p.pubname`)) {
		const publish = [];
		if (row["pubinsert"]) publish.push("insert");
		if (row["pubupdate"]) publish.push("update");
		if (row["pubdelete"]) publish.push("delete");
		if (row["pubtruncate"]) publish.push("truncate");
		const pubName = String(row["name"]);
		const pubId = {
			kind: "publication",
			name: pubName
		};
		pushWithMeta({
			id: pubId,
			payload: {
				allTables: Boolean(row["all_tables"]),
				viaRoot: Boolean(row["via_root"]),
				publish
			}
		}, row);
		pushOwnerEdge(pubId, row["owner"]);
		const tables = row["tables"] ?? [];
		for (const t of tables) facts.push({
			id: {
				kind: "publicationRel",
				publication: pubName,
				schema: t.schema,
				table: t.name
			},
			parent: pubId,
			payload: {
				columns: t.columns == null ? null : t.columns.map(String),
				where: t.where ?? null
			}
		});
		for (const s of (row["schemas"] ?? []).map(String)) facts.push({
			id: {
				kind: "publicationSchema",
				publication: pubName,
				schema: s
			},
			parent: pubId,
			payload: {}
		});
	}
}
async function extractSubscriptions(ctx) {
	const { q, pushWithMeta, pushOwnerEdge, pgMajor: major } = ctx;
	const streamingExpr = major >= 16 ? `CASE s.substream WHEN 'p' THEN 'parallel' WHEN 't' THEN 'on' ELSE 'off' END` : `CASE WHEN s.substream THEN 'on' ELSE 'off' END`;
	const disableOnErrorExpr = major >= 15 ? `s.subdisableonerr` : `NULL::boolean`;
	const twoPhaseExpr = major >= 15 ? `(s.subtwophasestate <> 'd')` : `NULL::boolean`;
	const runAsOwnerExpr = major >= 16 ? `s.subrunasowner` : `NULL::boolean`;
	const originExpr = major >= 16 ? `s.suborigin` : `NULL::text`;
	const conninfoExpr = Boolean((await q(`SELECT has_column_privilege('pg_subscription', 'subconninfo', 'SELECT') AS ok`))[0]?.["ok"]) ? "s.subconninfo" : "NULL::text";
	for (const row of await q(`
    SELECT s.subname AS name, r.rolname AS owner, s.subenabled AS enabled,
           ${conninfoExpr} AS conninfo, s.subslotname AS slot_name,
           s.subpublications::text[] AS publications,
           s.subbinary AS binary,
           ${streamingExpr} AS streaming,
           s.subsynccommit AS synchronous_commit,
           ${disableOnErrorExpr} AS disable_on_error,
           ${twoPhaseExpr} AS two_phase,
           ${runAsOwnerExpr} AS run_as_owner,
           ${originExpr} AS origin,
           obj_description(s.oid, 'pg_subscription') AS comment
    FROM pg_subscription s
    JOIN pg_roles r ON r.oid = s.subowner
    JOIN pg_database d ON d.oid = s.subdbid
    WHERE d.datname = current_database()
    ORDER BY s.subname`)) {
		const subId = {
			kind: "subscription",
			name: String(row["name"])
		};
		pushWithMeta({
			id: subId,
			payload: {
				_serverMajor: major,
				enabled: Boolean(row["enabled"]),
				conninfo: ctx.redactSecrets || row["conninfo"] == null ? SUBSCRIPTION_CONNINFO_PLACEHOLDER : row["conninfo"],
				slotName: row["slot_name"] == null ? null : row["slot_name"],
				publications: row["publications"].map(String).sort(),
				binary: Boolean(row["binary"]),
				streaming: String(row["streaming"]),
				synchronousCommit: String(row["synchronous_commit"]),
				disableOnError: row["disable_on_error"] == null ? null : Boolean(row["disable_on_error"]),
				twoPhase: row["two_phase"] == null ? null : Boolean(row["two_phase"]),
				runAsOwner: row["run_as_owner"] == null ? null : Boolean(row["run_as_owner"]),
				origin: row["origin"] == null ? null : row["origin"]
			}
		}, row);
		pushOwnerEdge(subId, row["owner"]);
	}
}
// node_modules/@supabase/pg-delta/dist/extract/relations.js
/** Canonicalize pg_class.reloptions (a text[] of `key=value`) to a sorted array
*  so the payload hash is order-independent, or null when there are none. */
function reloptions(row) {
	const raw = row["reloptions"];
	if (raw == null) return null;
	const arr = raw.slice().sort();
	return arr.length > 0 ? arr : null;
}
async function extractTables(ctx) {
	const { q, pushWithMeta, pushMemberEdge, pushOwnerEdge } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, c.relname AS name, r.rolname AS owner,
           c.relpersistence AS persistence,
           c.relrowsecurity AS row_security,
           c.relforcerowsecurity AS force_row_security,
           c.relreplident AS replica_identity,
           (SELECT ic.relname FROM pg_index i
            JOIN pg_class ic ON ic.oid = i.indexrelid
            WHERE i.indrelid = c.oid AND i.indisreplident) AS replica_identity_index,
           CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
           c.reloptions AS reloptions,
           pg_get_expr(c.relpartbound, c.oid) AS partition_bound,
           (SELECT json_build_object('schema', pn.nspname, 'name', pc.relname)
            FROM pg_inherits inh
            JOIN pg_class pc ON pc.oid = inh.inhparent
            JOIN pg_namespace pn ON pn.oid = pc.relnamespace
            WHERE inh.inhrelid = c.oid
            -- Multi-parent support is tracked separately; until then capture the
            -- FIRST-declared parent deterministically. Without ORDER BY the
            -- unordered LIMIT 1 can pick a different parent across extractions,
            -- flapping the fact hash and causing spurious table replaces.
            ORDER BY inh.inhseqno
            LIMIT 1) AS parent_table,
           obj_description(c.oid, 'pg_class') AS comment,
           ${aclJsonMemberAware("c.relacl", "r", "c.relowner", "pg_class", "c.oid")} AS acl,
           ${memberExtensionExpr("pg_class", "c.oid")} AS ext_member_of
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_roles r ON r.oid = c.relowner
    WHERE c.relkind IN ('r', 'p') AND ${USER_SCHEMA_FILTER}
    ORDER BY n.nspname, c.relname`)) {
		const id = {
			kind: "table",
			schema: String(row["schema"]),
			name: String(row["name"])
		};
		pushWithMeta({
			id,
			parent: schemaId(row["schema"]),
			payload: {
				persistence: String(row["persistence"]),
				rowSecurity: Boolean(row["row_security"]),
				forceRowSecurity: Boolean(row["force_row_security"]),
				replicaIdentity: String(row["replica_identity"]),
				replicaIdentityIndex: row["replica_identity_index"] == null ? null : row["replica_identity_index"],
				partitionKey: row["partition_key"] == null ? null : row["partition_key"],
				partitionBound: row["partition_bound"] == null ? null : row["partition_bound"],
				parentTable: row["parent_table"] == null ? null : row["parent_table"],
				reloptions: reloptions(row)
			}
		}, row, parseAcl(row["acl"]));
		pushMemberEdge(id, row);
		pushOwnerEdge(id, row["owner"]);
	}
}
async function extractColumns(ctx) {
	const { q, facts, pushWithMeta } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, c.relname AS table, a.attname AS name,
           a.attnum AS position,
           c.relkind AS table_kind,
           format_type(a.atttypid, a.atttypmod) AS type,
           a.attnotnull AS not_null,
           NULLIF(a.attidentity, '') AS identity,
           (SELECT json_build_object('schema', sn.nspname, 'name', sc.relname)
            FROM pg_depend d
            JOIN pg_class sc ON sc.oid = d.objid
            JOIN pg_namespace sn ON sn.oid = sc.relnamespace
            WHERE d.classid = 'pg_class'::regclass
              AND d.refclassid = 'pg_class'::regclass
              AND d.refobjid = c.oid AND d.refobjsubid = a.attnum
              AND d.deptype = 'i' AND sc.relkind = 'S'
            LIMIT 1) AS identity_sequence,
           (SELECT json_build_object(
                     'increment', sq.seqincrement::text, 'start', sq.seqstart::text,
                     'minValue', sq.seqmin::text, 'maxValue', sq.seqmax::text,
                     'cache', sq.seqcache::text, 'cycle', sq.seqcycle)
            FROM pg_depend d
            JOIN pg_sequence sq ON sq.seqrelid = d.objid
            WHERE d.classid = 'pg_class'::regclass
              AND d.refclassid = 'pg_class'::regclass
              AND d.refobjid = c.oid AND d.refobjsubid = a.attnum
              AND d.deptype = 'i'
            LIMIT 1) AS identity_options,
           NULLIF(a.attgenerated, '') AS generated,
           CASE WHEN a.attcollation <> t.typcollation THEN (
             SELECT quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
             FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
             WHERE co.oid = a.attcollation)
           END AS collation,
           pg_get_expr(ad.adbin, ad.adrelid) AS default_expr,
           col_description(c.oid, a.attnum) AS comment,
           -- column-level ACL (pg_attribute.attacl). Columns have no built-in
           -- default privileges, so acldefault('c', owner) is empty: a NULL
           -- attacl yields no acl facts, and a non-NULL one lists only explicit
           -- GRANT SELECT/INSERT/UPDATE/REFERENCES (col) entries.
           ${aclJson("a.attacl", "c", "c.relowner")} AS acl
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef ad ON ad.adrelid = c.oid AND ad.adnum = a.attnum
    WHERE c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attislocal
      AND ${USER_SCHEMA_FILTER}
      AND ${notExtensionMember("pg_class", "c.oid")}
    ORDER BY n.nspname, c.relname, a.attname`)) {
		const tableId = {
			kind: String(row["table_kind"]) === "f" ? "foreignTable" : "table",
			schema: String(row["schema"]),
			name: String(row["table"])
		};
		const columnId = {
			kind: "column",
			schema: String(row["schema"]),
			table: String(row["table"]),
			name: String(row["name"])
		};
		const generated = row["generated"] != null;
		pushWithMeta({
			id: columnId,
			parent: tableId,
			payload: {
				_position: Number(row["position"]),
				type: String(row["type"]),
				notNull: Boolean(row["not_null"]),
				identity: row["identity"] == null ? null : {
					generation: row["identity"],
					sequence: row["identity_sequence"],
					options: row["identity_options"] == null ? null : row["identity_options"]
				},
				collation: row["collation"] == null ? null : row["collation"],
				generatedExpr: generated && row["default_expr"] != null ? row["default_expr"] : null
			}
		}, row);
		if (!generated && row["default_expr"] != null) facts.push({
			id: {
				kind: "default",
				schema: String(row["schema"]),
				table: String(row["table"]),
				name: String(row["name"])
			},
			parent: columnId,
			payload: { expr: row["default_expr"] }
		});
		for (const acl of parseAcl(row["acl"])) facts.push({
			id: {
				kind: "acl",
				target: tableId,
				grantee: acl.grantee,
				column: String(row["name"])
			},
			parent: columnId,
			payload: {
				privileges: acl.privileges,
				grantable: acl.grantable
			}
		});
	}
}
async function extractTableConstraints(ctx) {
	const { q, pushWithMeta } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, c.relname AS table, con.conname AS name,
           c.relkind AS table_kind,
           pg_get_constraintdef(con.oid) AS def,
           con.contype AS type, con.convalidated AS validated,
           obj_description(con.oid, 'pg_constraint') AS comment
    FROM pg_constraint con
    JOIN pg_class c ON c.oid = con.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    -- 'f' = foreign tables: they carry only CHECK constraints (no p/u/f/x),
    -- so the contype filter already scopes them; serialized via ALTER FOREIGN
    -- TABLE (constraintTarget keys off the parent's foreignTable kind).
    WHERE con.contype IN ('p', 'u', 'f', 'c', 'x') AND con.conislocal
      AND c.relkind IN ('r', 'p', 'f') AND ${USER_SCHEMA_FILTER}
      AND ${notExtensionMember("pg_class", "c.oid")}
    ORDER BY n.nspname, c.relname, con.conname`)) pushWithMeta({
		id: {
			kind: "constraint",
			schema: String(row["schema"]),
			table: String(row["table"]),
			name: String(row["name"])
		},
		parent: {
			kind: String(row["table_kind"]) === "f" ? "foreignTable" : "table",
			schema: String(row["schema"]),
			name: String(row["table"])
		},
		payload: {
			def: String(row["def"]),
			type: String(row["type"]),
			validated: Boolean(row["validated"])
		}
	}, row);
}
async function extractIndexes(ctx) {
	const { q, pushWithMeta } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, ic.relname AS name, c.relname AS table,
           c.relkind AS table_kind,
           pg_get_indexdef(i.indexrelid) AS def,
           -- A partitioned PARENT index (relkind 'I') is legitimately
           -- indisvalid=false whenever a child index is unattached, and
           -- pg_get_indexdef renders it as CREATE INDEX ... ON ONLY ..., which
           -- itself produces an invalid parent (children attach separately). So
           -- its indisvalid is attach-state, not repair-worthy corruption:
           -- force it valid here so it never drives a diff (the unmodeled
           -- attach-state stays tracked in #332). Only REGULAR indexes ('i')
           -- carry their real indisvalid, which is what catches a failed
           -- CREATE INDEX CONCURRENTLY.
           CASE WHEN ic.relkind = 'I' THEN true ELSE i.indisvalid END AS valid,
           obj_description(i.indexrelid, 'pg_class') AS comment
    FROM pg_index i
    JOIN pg_class ic ON ic.oid = i.indexrelid
    JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = ic.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm') AND ${USER_SCHEMA_FILTER}
      -- Exclude indexes OWNED by a constraint (PRIMARY KEY / UNIQUE / EXCLUSION),
      -- which are serialized via the constraint, not as standalone CREATE INDEX.
      -- Gate on contype: a FOREIGN KEY constraint also sets conindid — to the
      -- index on the REFERENCED table it depends on — so an unqualified check
      -- wrongly drops a standalone unique index the moment any FK references it
      -- (regression: realtime.tenants' unique index on external_id, referenced by
      -- an FK from _realtime.extensions, vanished from extraction).
      AND NOT EXISTS (
        SELECT 1 FROM pg_constraint pc
        WHERE pc.conindid = i.indexrelid AND pc.contype IN ('p', 'u', 'x')
      )
      AND NOT EXISTS (SELECT 1 FROM pg_inherits ih WHERE ih.inhrelid = i.indexrelid)
      AND ${notExtensionMember("pg_class", "c.oid")}
    ORDER BY n.nspname, ic.relname`)) {
		const tableKind = String(row["table_kind"]) === "m" ? "materializedView" : "table";
		pushWithMeta({
			id: {
				kind: "index",
				schema: String(row["schema"]),
				name: String(row["name"])
			},
			parent: {
				kind: tableKind,
				schema: String(row["schema"]),
				name: String(row["table"])
			},
			payload: {
				def: String(row["def"]),
				valid: Boolean(row["valid"])
			}
		}, row);
	}
}
async function extractSequences(ctx) {
	const { q, pushWithMeta, pushMemberEdge, pushOwnerEdge } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, c.relname AS name, r.rolname AS owner,
           format_type(s.seqtypid, NULL) AS data_type,
           s.seqstart::text AS start, s.seqincrement::text AS increment,
           s.seqmin::text AS min_value, s.seqmax::text AS max_value,
           s.seqcache::text AS cache, s.seqcycle AS cycle,
           (SELECT json_build_object('schema', tn.nspname, 'table', tc.relname,
                                     'column', ta.attname)
            FROM pg_depend od
            JOIN pg_class tc ON tc.oid = od.refobjid
            JOIN pg_namespace tn ON tn.oid = tc.relnamespace
            JOIN pg_attribute ta ON ta.attrelid = tc.oid AND ta.attnum = od.refobjsubid
            WHERE od.classid = 'pg_class'::regclass AND od.objid = c.oid
              AND od.refclassid = 'pg_class'::regclass AND od.deptype = 'a'
              AND od.refobjsubid > 0
            LIMIT 1) AS owned_by,
           obj_description(c.oid, 'pg_class') AS comment,
           ${aclJsonMemberAware("c.relacl", "s", "c.relowner", "pg_class", "c.oid")} AS acl,
           ${memberExtensionExpr("pg_class", "c.oid")} AS ext_member_of
    FROM pg_sequence s
    JOIN pg_class c ON c.oid = s.seqrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_roles r ON r.oid = c.relowner
    WHERE ${USER_SCHEMA_FILTER}
      AND NOT EXISTS (
        SELECT 1 FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
          AND d.deptype = 'i')
    ORDER BY n.nspname, c.relname`)) {
		const id = {
			kind: "sequence",
			schema: String(row["schema"]),
			name: String(row["name"])
		};
		pushWithMeta({
			id,
			parent: schemaId(row["schema"]),
			payload: {
				dataType: String(row["data_type"]),
				start: String(row["start"]),
				increment: String(row["increment"]),
				minValue: String(row["min_value"]),
				maxValue: String(row["max_value"]),
				cache: String(row["cache"]),
				cycle: Boolean(row["cycle"]),
				ownedBy: row["owned_by"] == null ? null : row["owned_by"]
			}
		}, row, parseAcl(row["acl"]));
		pushMemberEdge(id, row);
		pushOwnerEdge(id, row["owner"]);
	}
}
async function extractViews(ctx) {
	const { q, pushWithMeta, pushMemberEdge, pushOwnerEdge } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, c.relname AS name, r.rolname AS owner,
           c.relkind AS kind,
           pg_get_viewdef(c.oid) AS def,
           c.reloptions AS reloptions,
           obj_description(c.oid, 'pg_class') AS comment,
           ${aclJsonMemberAware("c.relacl", "r", "c.relowner", "pg_class", "c.oid")} AS acl,
           ${memberExtensionExpr("pg_class", "c.oid")} AS ext_member_of
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_roles r ON r.oid = c.relowner
    WHERE c.relkind IN ('v', 'm') AND ${USER_SCHEMA_FILTER}
    ORDER BY n.nspname, c.relname`)) {
		const id = {
			kind: String(row["kind"]) === "m" ? "materializedView" : "view",
			schema: String(row["schema"]),
			name: String(row["name"])
		};
		pushWithMeta({
			id,
			parent: schemaId(row["schema"]),
			payload: {
				def: String(row["def"]),
				reloptions: reloptions(row)
			}
		}, row, parseAcl(row["acl"]));
		pushMemberEdge(id, row);
		pushOwnerEdge(id, row["owner"]);
	}
}
async function extractTriggers(ctx) {
	const { q, pushWithMeta } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, c.relname AS table, t.tgname AS name,
           c.relkind AS table_kind,
           pg_get_triggerdef(t.oid) AS def,
           t.tgenabled AS enabled,
           obj_description(t.oid, 'pg_trigger') AS comment
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND ${USER_SCHEMA_FILTER}
      AND ${notExtensionMember("pg_class", "c.oid")}
    ORDER BY n.nspname, c.relname, t.tgname`)) {
		const relkind = String(row["table_kind"]);
		pushWithMeta({
			id: {
				kind: "trigger",
				schema: String(row["schema"]),
				table: String(row["table"]),
				name: String(row["name"])
			},
			parent: {
				kind: relkind === "v" ? "view" : relkind === "m" ? "materializedView" : relkind === "f" ? "foreignTable" : "table",
				schema: String(row["schema"]),
				name: String(row["table"])
			},
			payload: {
				def: String(row["def"]),
				enabled: String(row["enabled"])
			}
		}, row);
	}
}
async function extractRules(ctx) {
	const { q, pushWithMeta } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, c.relname AS table, c.relkind AS table_kind,
           rw.rulename AS name, pg_get_ruledef(rw.oid) AS def,
           rw.ev_enabled AS enabled,
           obj_description(rw.oid, 'pg_rewrite') AS comment
    FROM pg_rewrite rw
    JOIN pg_class c ON c.oid = rw.ev_class
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE rw.rulename <> '_RETURN' AND ${USER_SCHEMA_FILTER}
      AND ${notExtensionMember("pg_class", "c.oid")}
    ORDER BY n.nspname, c.relname, rw.rulename`)) {
		const relkind = String(row["table_kind"]);
		pushWithMeta({
			id: {
				kind: "rule",
				schema: String(row["schema"]),
				table: String(row["table"]),
				name: String(row["name"])
			},
			parent: {
				kind: relkind === "v" ? "view" : relkind === "m" ? "materializedView" : "table",
				schema: String(row["schema"]),
				name: String(row["table"])
			},
			payload: {
				def: String(row["def"]),
				enabled: String(row["enabled"])
			}
		}, row);
	}
}
// node_modules/@supabase/pg-delta/dist/extract/roles.js
async function extractRolesAndGrants(ctx) {
	const { q, facts } = ctx;
	for (const row of await q(`
    SELECT r.rolname AS name, r.rolsuper, r.rolinherit, r.rolcreaterole,
           r.rolcreatedb, r.rolcanlogin, r.rolreplication, r.rolbypassrls,
           COALESCE((SELECT array_agg(cfg ORDER BY cfg)
                     FROM pg_db_role_setting s, unnest(s.setconfig) cfg
                     WHERE s.setrole = r.oid AND s.setdatabase = 0),
                    '{}')::text[] AS config
    FROM pg_roles r
    WHERE r.rolname NOT LIKE 'pg\\_%'
    ORDER BY r.rolname`)) facts.push({
		id: {
			kind: "role",
			name: String(row["name"])
		},
		payload: {
			superuser: Boolean(row["rolsuper"]),
			inherit: Boolean(row["rolinherit"]),
			createRole: Boolean(row["rolcreaterole"]),
			createDb: Boolean(row["rolcreatedb"]),
			login: Boolean(row["rolcanlogin"]),
			replication: Boolean(row["rolreplication"]),
			bypassRls: Boolean(row["rolbypassrls"]),
			config: row["config"].map(String)
		}
	});
	for (const row of await q(`
    SELECT r1.rolname AS role, r2.rolname AS member,
           bool_or(m.admin_option) AS admin
    FROM pg_auth_members m
    JOIN pg_roles r1 ON r1.oid = m.roleid
    JOIN pg_roles r2 ON r2.oid = m.member
    WHERE r1.rolname NOT LIKE 'pg\\_%' AND r2.rolname NOT LIKE 'pg\\_%'
    GROUP BY 1, 2
    ORDER BY 1, 2`)) facts.push({
		id: {
			kind: "membership",
			role: String(row["role"]),
			member: String(row["member"])
		},
		payload: { admin: Boolean(row["admin"]) }
	});
	for (const row of await q(`
    SELECT dr.rolname AS role, n.nspname AS schema, d.defaclobjtype AS objtype,
           acl.grantee_name AS grantee, acl.privileges, acl.grantable,
           acl.revoked_default
    FROM pg_default_acl d
    JOIN pg_roles dr ON dr.oid = d.defaclrole
    LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace,
    LATERAL (
      WITH stored AS (
        SELECT e.grantee AS grantee_oid,
               COALESCE(g.rolname, 'PUBLIC') AS grantee_name,
               array_agg(e.privilege_type ORDER BY e.privilege_type) AS privileges,
               array_agg(e.privilege_type ORDER BY e.privilege_type)
                 FILTER (WHERE e.is_grantable) AS grantable
        FROM aclexplode(d.defaclacl) e
        LEFT JOIN pg_roles g ON g.oid = e.grantee
        GROUP BY 1, 2
      ),
      def AS (
        SELECT x.grantee AS grantee_oid,
               array_agg(x.privilege_type ORDER BY x.privilege_type) AS privileges
        FROM aclexplode(acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)) x
        GROUP BY 1
      )
      -- present grantees whose privileges DEVIATE from the built-in default
      SELECT s.grantee_name, s.privileges, s.grantable, NULL::text[] AS revoked_default
      FROM stored s
      LEFT JOIN def dd ON dd.grantee_oid = s.grantee_oid
      WHERE s.privileges IS DISTINCT FROM dd.privileges
         OR s.grantable IS NOT NULL
      UNION ALL
      -- grantees that HAVE a built-in default but are ABSENT (revoked). The
      -- grantor's OWN self-entry is a special case: its absence is a behavioral
      -- no-op in two shapes (canonicalize by never emitting a marker), but a
      -- REAL revoke in a third (emit the marker):
      --   • PER-SCHEMA row (defaclnamespace <> 0): Postgres ALWAYS re-adds the
      --     owner's acldefault entry at object-creation time → no-op.
      --   • BARE GLOBAL row with an EMPTY stored acl (the owner-revoke is the
      --     only customization): the created table's relacl degenerates to NULL
      --     and the owner keeps its privileges → no-op.
      --   • GLOBAL row that still carries OTHER grantees: Postgres uses the
      --     stored acl VERBATIM at creation, so an object made by the owner
      --     really lacks the owner's own privileges → a genuine customization
      --     that must round-trip → emit the marker.
      SELECT CASE WHEN dd.grantee_oid = 0 THEN 'PUBLIC'
                  ELSE (SELECT rolname FROM pg_roles WHERE oid = dd.grantee_oid) END,
             ARRAY[]::text[], NULL::text[], dd.privileges
      FROM def dd
      WHERE NOT EXISTS (SELECT 1 FROM stored s WHERE s.grantee_oid = dd.grantee_oid)
        AND (
          -- a non-owner absentee is always a real revoke
          dd.grantee_oid <> d.defaclrole
          -- the owner's OWN absence is a real revoke ONLY on a GLOBAL row that
          -- still carries other grantees (per-schema → owner re-merged at CREATE;
          -- bare empty global row → owner keeps privileges — both no-ops)
          OR (d.defaclnamespace = 0 AND EXISTS (SELECT 1 FROM stored s2))
        )
    ) acl
    ORDER BY 1, 2, 3, 4`)) {
		const revokedDefault = row["revoked_default"] ?? null;
		facts.push({
			id: {
				kind: "defaultPrivilege",
				role: String(row["role"]),
				schema: row["schema"] == null ? null : row["schema"],
				objtype: String(row["objtype"]),
				grantee: String(row["grantee"])
			},
			payload: {
				privileges: row["privileges"].map(String),
				grantable: (row["grantable"] ?? []).map(String),
				...revokedDefault != null ? { _revokedDefault: revokedDefault.map(String) } : {}
			}
		});
	}
}
// node_modules/@supabase/pg-delta/dist/extract/routines.js
async function extractRoutines(ctx) {
	const { q, pushWithMeta, pushMemberEdge, pushOwnerEdge } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, p.proname AS name, r.rolname AS owner,
           p.prokind AS prokind,
           ARRAY(SELECT format_type(t.t, NULL)
                 FROM unnest(p.proargtypes) WITH ORDINALITY AS t(t, ord)
                 ORDER BY t.ord)::text[] AS identity_args,
           pg_get_functiondef(p.oid) AS def,
           pg_get_function_result(p.oid) AS return_type,
           pg_get_function_arguments(p.oid) AS arg_signature,
           -- proconfig GUC NAMES only (name=value split in POSTGRES, never in
           -- TS): a structured, non-semantic duplicate of the routine's SET
           -- header clauses used purely for the seed replayability decision.
           (SELECT array_agg(split_part(c, '=', 1))
              FROM unnest(p.proconfig) AS c) AS config_gucs,
           l.lanname AS language,
           obj_description(p.oid, 'pg_proc') AS comment,
           ${aclJsonMemberAware("p.proacl", "f", "p.proowner", "pg_proc", "p.oid")} AS acl,
           ${memberExtensionExpr("pg_proc", "p.oid")} AS ext_member_of
    FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    JOIN pg_roles r ON r.oid = p.proowner
    JOIN pg_language l ON l.oid = p.prolang
    WHERE p.prokind IN ('f', 'p', 'w') AND ${USER_SCHEMA_FILTER}
      AND NOT EXISTS (
        SELECT 1 FROM pg_depend idep
        WHERE idep.classid = 'pg_proc'::regclass AND idep.objid = p.oid
          AND idep.deptype = 'i')
    ORDER BY n.nspname, p.proname`)) {
		const args = row["identity_args"].map(String);
		const configGucs = (row["config_gucs"] ?? []).map(String);
		const id = {
			kind: String(row["prokind"]) === "p" ? "procedure" : "function",
			schema: String(row["schema"]),
			name: String(row["name"]),
			args
		};
		pushWithMeta({
			id,
			parent: schemaId(row["schema"]),
			payload: {
				def: String(row["def"]),
				returnType: row["return_type"] == null ? null : row["return_type"],
				argSignature: String(row["arg_signature"]),
				language: String(row["language"]),
				isWindow: String(row["prokind"]) === "w",
				...configGucs.length > 0 ? { _configGucs: configGucs } : {}
			}
		}, row, parseAcl(row["acl"]));
		pushMemberEdge(id, row);
		pushOwnerEdge(id, row["owner"]);
	}
}
async function extractAggregates(ctx) {
	const { q, pushWithMeta, pushMemberEdge, pushOwnerEdge } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, p.proname AS name, r.rolname AS owner,
           ARRAY(SELECT format_type(t.t, NULL)
                 FROM unnest(p.proargtypes) WITH ORDINALITY AS t(t, ord)
                 ORDER BY t.ord)::text[] AS identity_args,
           a.aggkind AS agg_kind, a.aggnumdirectargs AS num_direct_args,
           a.aggtransfn::regproc::text AS sfunc,
           format_type(a.aggtranstype, NULL) AS stype,
           a.aggtransspace AS sspace,
           CASE WHEN a.aggfinalfn <> 0 THEN a.aggfinalfn::regproc::text END AS finalfunc,
           a.aggfinalextra AS finalfunc_extra,
           a.aggfinalmodify AS finalfunc_modify,
           CASE WHEN a.aggcombinefn <> 0 THEN a.aggcombinefn::regproc::text END AS combinefunc,
           CASE WHEN a.aggserialfn <> 0 THEN a.aggserialfn::regproc::text END AS serialfunc,
           CASE WHEN a.aggdeserialfn <> 0 THEN a.aggdeserialfn::regproc::text END AS deserialfunc,
           CASE WHEN a.aggmtransfn <> 0 THEN a.aggmtransfn::regproc::text END AS msfunc,
           CASE WHEN a.aggminvtransfn <> 0 THEN a.aggminvtransfn::regproc::text END AS minvfunc,
           CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END AS mstype,
           a.aggmtransspace AS msspace,
           CASE WHEN a.aggmfinalfn <> 0 THEN a.aggmfinalfn::regproc::text END AS mfinalfunc,
           a.aggmfinalextra AS mfinalfunc_extra,
           a.aggmfinalmodify AS mfinalfunc_modify,
           a.agginitval AS initcond,
           a.aggminitval AS minitcond,
           CASE WHEN a.aggsortop <> 0 THEN (
             SELECT 'OPERATOR(' || quote_ident(opn.nspname) || '.' || o.oprname || ')'
             FROM pg_operator o
             JOIN pg_namespace opn ON opn.oid = o.oprnamespace
             WHERE o.oid = a.aggsortop) END AS sortop,
           p.proparallel AS parallel,
           obj_description(p.oid, 'pg_proc') AS comment,
           ${aclJsonMemberAware("p.proacl", "f", "p.proowner", "pg_proc", "p.oid")} AS acl,
           ${memberExtensionExpr("pg_proc", "p.oid")} AS ext_member_of
    FROM pg_proc p
    JOIN pg_aggregate a ON a.aggfnoid = p.oid
    JOIN pg_namespace n ON n.oid = p.pronamespace
    JOIN pg_roles r ON r.oid = p.proowner
    WHERE p.prokind = 'a' AND ${USER_SCHEMA_FILTER}
    ORDER BY n.nspname, p.proname`)) {
		const id = {
			kind: "aggregate",
			schema: String(row["schema"]),
			name: String(row["name"]),
			args: row["identity_args"].map(String)
		};
		pushWithMeta({
			id,
			parent: schemaId(row["schema"]),
			payload: {
				aggKind: String(row["agg_kind"]),
				numDirectArgs: Number(row["num_direct_args"]),
				sfunc: String(row["sfunc"]),
				stype: String(row["stype"]),
				sspace: Number(row["sspace"]),
				finalfunc: row["finalfunc"] == null ? null : row["finalfunc"],
				finalfuncExtra: Boolean(row["finalfunc_extra"]),
				finalfuncModify: String(row["finalfunc_modify"]),
				combinefunc: row["combinefunc"] == null ? null : row["combinefunc"],
				serialfunc: row["serialfunc"] == null ? null : row["serialfunc"],
				deserialfunc: row["deserialfunc"] == null ? null : row["deserialfunc"],
				msfunc: row["msfunc"] == null ? null : row["msfunc"],
				minvfunc: row["minvfunc"] == null ? null : row["minvfunc"],
				mstype: row["mstype"] == null ? null : row["mstype"],
				msspace: Number(row["msspace"]),
				mfinalfunc: row["mfinalfunc"] == null ? null : row["mfinalfunc"],
				mfinalfuncExtra: Boolean(row["mfinalfunc_extra"]),
				mfinalfuncModify: String(row["mfinalfunc_modify"]),
				initcond: row["initcond"] == null ? null : row["initcond"],
				minitcond: row["minitcond"] == null ? null : row["minitcond"],
				sortop: row["sortop"] == null ? null : row["sortop"],
				parallel: String(row["parallel"])
			}
		}, row, parseAcl(row["acl"]));
		pushMemberEdge(id, row);
		pushOwnerEdge(id, row["owner"]);
	}
}
// node_modules/@supabase/pg-delta/dist/extract/schemas.js
async function extractSchemasAndExtensions(ctx) {
	const { q, pushWithMeta, pushMemberEdge, pushOwnerEdge } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS name, r.rolname AS owner,
           obj_description(n.oid, 'pg_namespace') AS comment,
           ${aclJsonMemberAware("n.nspacl", "n", "n.nspowner", "pg_namespace", "n.oid")} AS acl,
           ${memberExtensionExpr("pg_namespace", "n.oid")} AS ext_member_of
    FROM pg_namespace n
    JOIN pg_roles r ON r.oid = n.nspowner
    WHERE ${USER_SCHEMA_FILTER}
    ORDER BY n.nspname`)) {
		const id = {
			kind: "schema",
			name: String(row["name"])
		};
		pushWithMeta({
			id,
			payload: {}
		}, row, parseAcl(row["acl"]));
		pushMemberEdge(id, row);
		pushOwnerEdge(id, row["owner"]);
	}
	for (const row of await q(`
    SELECT e.extname AS name, n.nspname AS schema,
           e.extrelocatable AS relocatable,
           obj_description(e.oid, 'pg_extension') AS comment
    FROM pg_extension e
    JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname <> 'plpgsql'
    ORDER BY e.extname`)) pushWithMeta({
		id: {
			kind: "extension",
			name: String(row["name"])
		},
		payload: {
			schema: String(row["schema"]),
			relocatable: Boolean(row["relocatable"])
		}
	}, row);
}
// node_modules/@supabase/pg-delta/dist/extract/security-labels.js
/** pg_class relkinds that map to a SECURITY-LABEL-renderable, modeled stable id.
*  Shared by the relation resolver and the unresolved-label diagnostic so the
*  two can never drift. (Indexes/toast/composite-table relkinds are excluded:
*  PostgreSQL rejects `SECURITY LABEL ON INDEX …` outright — verified on PG17 —
*  so such a label can never exist in pg_seclabel.) */
const LABELED_RELKINDS = {
	r: "table",
	p: "table",
	v: "view",
	m: "materializedView",
	S: "sequence",
	f: "foreignTable"
};
/** pg_class relkinds that produce COLUMN facts (relations.ts extracts columns
*  only for these). A positive `objsubid` label on any OTHER relkind (a view,
*  matview, sequence, …) has no column fact to parent on, so it must NOT become a
*  fact — it is surfaced as an unresolved-label diagnostic instead. */
const COLUMN_BEARING_RELKINDS = /* @__PURE__ */ new Set([
	"r",
	"p",
	"f"
]);
/** classoids whose pg_seclabel rows the resolver turns into facts UNCONDITIONALLY.
*  The unresolved-label diagnostic flags any local label OUTSIDE this set (e.g. a
*  label on a LANGUAGE, LARGE OBJECT, or a pg_class relkind we don't model).
*  `pg_type` is DELIBERATELY absent: only the modeled type KINDS resolve (see
*  {@link modeledTypeKindSql}), so it is special-cased in both the resolver and
*  the diagnostic rather than blanket-resolved. */
const RESOLVED_LOCAL_CLASSOIDS = [
	"pg_proc",
	"pg_namespace",
	"pg_event_trigger",
	"pg_publication",
	"pg_subscription"
];
/** pg_type kinds `extractTypes` (src/extract/types.ts) actually models: domains
*  ('d'), enums ('e'), ranges ('r'), and STANDALONE composites — a composite
*  whose backing pg_class relkind is 'c'. A table's row type is also typtype='c'
*  but its pg_class relkind is 'r'/'p', and a base/shell/pseudo type is some
*  OTHER typtype; none of those get a `type` fact. A SECURITY LABEL on such an
*  unmodeled pg_type row therefore has no parent fact to attach to — pushing it
*  anyway made buildFactBase throw missing-parent and crash extraction. The
*  predicate (bound to a pg_type alias) is shared by the resolver query and the
*  unresolved-label diagnostic so the two can never drift. */
function modeledTypeKindSql(alias) {
	return `(${alias}.typtype IN ('d', 'e', 'r')
    OR (${alias}.typtype = 'c' AND EXISTS (
      SELECT 1 FROM pg_class tc WHERE tc.oid = ${alias}.typrelid AND tc.relkind = 'c')))`;
}
async function extractSecurityLabels(ctx) {
	const { q, pushSeclabel, diagnostics } = ctx;
	if (!Boolean((await q(`SELECT EXISTS (SELECT 1 FROM pg_seclabel)
              OR EXISTS (SELECT 1 FROM pg_shseclabel) AS present`))[0]?.["present"])) return;
	for (const row of await q(`
      SELECT sl.provider, sl.label, sl.objsubid,
             n.nspname AS schema, c.relname AS name, c.relkind AS relkind,
             a.attname AS column
      FROM pg_seclabel sl
      JOIN pg_class c ON c.oid = sl.objoid AND sl.classoid = 'pg_class'::regclass
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = sl.objsubid
      WHERE ${USER_SCHEMA_FILTER}
      ORDER BY 1, 4, 5`)) {
		const schema = String(row["schema"]);
		const relkind = String(row["relkind"]);
		if (Number(row["objsubid"]) > 0) {
			if (COLUMN_BEARING_RELKINDS.has(relkind)) pushSeclabel({
				kind: "column",
				schema,
				table: String(row["name"]),
				name: String(row["column"])
			}, String(row["provider"]), String(row["label"]));
			continue;
		}
		const kind = LABELED_RELKINDS[relkind];
		if (kind === void 0) continue;
		pushSeclabel({
			kind,
			schema,
			name: String(row["name"])
		}, String(row["provider"]), String(row["label"]));
	}
	for (const row of await q(`
      SELECT sl.provider, sl.label, n.nspname AS schema, p.proname AS name,
             p.prokind AS prokind,
             ARRAY(SELECT format_type(t.t, NULL)
                   FROM unnest(p.proargtypes) WITH ORDINALITY AS t(t, ord)
                   ORDER BY t.ord)::text[] AS args
      FROM pg_seclabel sl
      JOIN pg_proc p ON p.oid = sl.objoid AND sl.classoid = 'pg_proc'::regclass
      JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${USER_SCHEMA_FILTER}
      ORDER BY 1, 3, 4`)) {
		const prokind = String(row["prokind"]);
		pushSeclabel({
			kind: prokind === "a" ? "aggregate" : prokind === "p" ? "procedure" : "function",
			schema: String(row["schema"]),
			name: String(row["name"]),
			args: row["args"].map(String)
		}, String(row["provider"]), String(row["label"]));
	}
	for (const row of await q(`
      SELECT sl.provider, sl.label, n.nspname AS name
      FROM pg_seclabel sl
      JOIN pg_namespace n ON n.oid = sl.objoid AND sl.classoid = 'pg_namespace'::regclass
      WHERE n.nspname NOT IN ${SYSTEM_SCHEMAS} AND n.nspname NOT LIKE 'pg\\_%'
      ORDER BY 1, 3`)) pushSeclabel({
		kind: "schema",
		name: String(row["name"])
	}, String(row["provider"]), String(row["label"]));
	for (const row of await q(`
      SELECT sl.provider, sl.label, n.nspname AS schema, t.typname AS name,
             t.typtype AS typtype
      FROM pg_seclabel sl
      JOIN pg_type t ON t.oid = sl.objoid AND sl.classoid = 'pg_type'::regclass
      JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE ${USER_SCHEMA_FILTER} AND ${modeledTypeKindSql("t")}
      ORDER BY 1, 3, 4`)) pushSeclabel({
		kind: String(row["typtype"]) === "d" ? "domain" : "type",
		schema: String(row["schema"]),
		name: String(row["name"])
	}, String(row["provider"]), String(row["label"]));
	for (const row of await q(`
      SELECT sl.provider, sl.label, e.evtname AS name
      FROM pg_seclabel sl
      JOIN pg_event_trigger e ON e.oid = sl.objoid AND sl.classoid = 'pg_event_trigger'::regclass
      WHERE ${notExtensionMember("pg_event_trigger", "e.oid")}
      ORDER BY 1, 3`)) pushSeclabel({
		kind: "eventTrigger",
		name: String(row["name"])
	}, String(row["provider"]), String(row["label"]));
	for (const row of await q(`
      SELECT sl.provider, sl.label, p.pubname AS name
      FROM pg_seclabel sl
      JOIN pg_publication p ON p.oid = sl.objoid AND sl.classoid = 'pg_publication'::regclass
      WHERE ${notExtensionMember("pg_publication", "p.oid")}
      ORDER BY 1, 3`)) pushSeclabel({
		kind: "publication",
		name: String(row["name"])
	}, String(row["provider"]), String(row["label"]));
	for (const row of await q(`
      SELECT sl.provider, sl.label, s.subname AS name
      FROM pg_seclabel sl
      JOIN pg_subscription s ON s.oid = sl.objoid AND sl.classoid = 'pg_subscription'::regclass
      ORDER BY 1, 3`)) pushSeclabel({
		kind: "subscription",
		name: String(row["name"])
	}, String(row["provider"]), String(row["label"]));
	for (const row of await q(`
      SELECT sl.provider, sl.label, r.rolname AS name
      FROM pg_shseclabel sl
      JOIN pg_roles r ON r.oid = sl.objoid AND sl.classoid = 'pg_authid'::regclass
      WHERE r.rolname NOT LIKE 'pg\\_%'
      ORDER BY 1, 3`)) pushSeclabel({
		kind: "role",
		name: String(row["name"])
	}, String(row["provider"]), String(row["label"]));
	const classoidList = RESOLVED_LOCAL_CLASSOIDS.map((c) => `'${c}'::regclass`).join(", ");
	const relkindList = Object.keys(LABELED_RELKINDS).map((k) => `'${k}'`).join(", ");
	const columnRelkindList = [...COLUMN_BEARING_RELKINDS].map((k) => `'${k}'`).join(", ");
	for (const row of await q(`
      SELECT obj_class,
             count(*)::int AS count,
             (array_agg(descr ORDER BY descr))[1:5] AS samples
      FROM (
        SELECT sl.classoid::regclass::text AS obj_class,
               sl.classoid::regclass::text || ' #' || sl.objoid::text AS descr
        FROM pg_seclabel sl
        WHERE NOT (
          (sl.classoid = 'pg_class'::regclass AND EXISTS (
             SELECT 1 FROM pg_class c WHERE c.oid = sl.objoid AND (
               -- a column label resolves only on a column-bearing relkind; a
               -- view/matview column label is unresolved (no column fact)
               (sl.objsubid > 0 AND c.relkind IN (${columnRelkindList}))
               OR (sl.objsubid = 0 AND c.relkind IN (${relkindList})))))
          -- a pg_type label resolves only for a MODELED type kind; a label on a
          -- base/shell/table-rowtype pg_type is unresolved (no type fact)
          OR (sl.classoid = 'pg_type'::regclass AND EXISTS (
             SELECT 1 FROM pg_type t WHERE t.oid = sl.objoid AND ${modeledTypeKindSql("t")}))
          OR sl.classoid IN (${classoidList})
        )
        UNION ALL
        SELECT sl.classoid::regclass::text,
               sl.classoid::regclass::text || ' #' || sl.objoid::text
        FROM pg_shseclabel sl
        WHERE sl.classoid <> 'pg_authid'::regclass
      ) u
      GROUP BY obj_class
      ORDER BY obj_class`)) {
		const count = Number(row["count"]);
		const objClass = String(row["obj_class"]);
		const samples = row["samples"] ?? [];
		const more = count > samples.length ? ", …" : "";
		diagnostics.push({
			code: "unresolved_security_label",
			severity: "warning",
			message: `${count} security label${count === 1 ? "" : "s"} on unmodeled target${count === 1 ? "" : "s"} (${objClass}) cannot be managed by this engine (e.g. ${samples.join(", ")}${more}) — the label is reported, not applied`,
			context: {
				objClass,
				count,
				samples
			}
		});
	}
}
// node_modules/@supabase/pg-delta/dist/extract/types.js
async function extractDomains(ctx) {
	const { q, pushWithMeta, pushMemberEdge, pushOwnerEdge } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, t.typname AS name, r.rolname AS owner,
           format_type(t.typbasetype, t.typtypmod) AS base_type,
           t.typnotnull AS not_null, t.typdefault AS default_expr,
           CASE WHEN t.typcollation <> bt.typcollation THEN (
             SELECT quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
             FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
             WHERE co.oid = t.typcollation)
           END AS collation,
           obj_description(t.oid, 'pg_type') AS comment,
           ${aclJsonMemberAware("t.typacl", "T", "t.typowner", "pg_type", "t.oid")} AS acl,
           ${memberExtensionExpr("pg_type", "t.oid")} AS ext_member_of
    FROM pg_type t
    JOIN pg_namespace n ON n.oid = t.typnamespace
    JOIN pg_roles r ON r.oid = t.typowner
    JOIN pg_type bt ON bt.oid = t.typbasetype
    WHERE t.typtype = 'd' AND ${USER_SCHEMA_FILTER}
    ORDER BY n.nspname, t.typname`)) {
		const id = {
			kind: "domain",
			schema: String(row["schema"]),
			name: String(row["name"])
		};
		pushWithMeta({
			id,
			parent: schemaId(row["schema"]),
			payload: {
				baseType: String(row["base_type"]),
				notNull: Boolean(row["not_null"]),
				default: row["default_expr"] == null ? null : row["default_expr"],
				collation: row["collation"] == null ? null : row["collation"]
			}
		}, row, parseAcl(row["acl"]));
		pushMemberEdge(id, row);
		pushOwnerEdge(id, row["owner"]);
	}
	for (const row of await q(`
    SELECT n.nspname AS schema, t.typname AS domain, con.conname AS name,
           pg_get_constraintdef(con.oid) AS def,
           con.contype AS type, con.convalidated AS validated,
           obj_description(con.oid, 'pg_constraint') AS comment
    FROM pg_constraint con
    JOIN pg_type t ON t.oid = con.contypid
    JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE con.contypid <> 0 AND ${USER_SCHEMA_FILTER}
      AND ${notExtensionMember("pg_type", "t.oid")}
    ORDER BY n.nspname, t.typname, con.conname`)) pushWithMeta({
		id: {
			kind: "constraint",
			schema: String(row["schema"]),
			table: String(row["domain"]),
			name: String(row["name"])
		},
		parent: {
			kind: "domain",
			schema: String(row["schema"]),
			name: String(row["domain"])
		},
		payload: {
			def: String(row["def"]),
			type: String(row["type"]),
			validated: Boolean(row["validated"])
		}
	}, row);
}
async function extractTypes(ctx) {
	const { q, facts, pushWithMeta, pushMemberEdge, pushOwnerEdge, pgMajor: major } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, t.typname AS name, r.rolname AS owner,
           ARRAY(SELECT e.enumlabel::text FROM pg_enum e
                 WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS values,
           obj_description(t.oid, 'pg_type') AS comment,
           ${aclJsonMemberAware("t.typacl", "T", "t.typowner", "pg_type", "t.oid")} AS acl,
           ${memberExtensionExpr("pg_type", "t.oid")} AS ext_member_of
    FROM pg_type t
    JOIN pg_namespace n ON n.oid = t.typnamespace
    JOIN pg_roles r ON r.oid = t.typowner
    WHERE t.typtype = 'e' AND ${USER_SCHEMA_FILTER}
    ORDER BY n.nspname, t.typname`)) {
		const id = {
			kind: "type",
			schema: String(row["schema"]),
			name: String(row["name"])
		};
		pushWithMeta({
			id,
			parent: schemaId(row["schema"]),
			payload: {
				variant: "enum",
				values: row["values"].map(String)
			}
		}, row, parseAcl(row["acl"]));
		pushMemberEdge(id, row);
		pushOwnerEdge(id, row["owner"]);
	}
	for (const row of await q(`
    SELECT n.nspname AS schema, t.typname AS name, r.rolname AS owner,
           (SELECT json_agg(json_build_object(
              'name', a.attname,
              'position', a.attnum,
              'type', format_type(a.atttypid, a.atttypmod),
              'collation', CASE WHEN a.attcollation <> at.typcollation THEN (
                SELECT quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
                FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                WHERE co.oid = a.attcollation) END
            ) ORDER BY a.attnum)
            FROM pg_attribute a
            JOIN pg_type at ON at.oid = a.atttypid
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS attrs,
           obj_description(t.oid, 'pg_type') AS comment,
           ${aclJsonMemberAware("t.typacl", "T", "t.typowner", "pg_type", "t.oid")} AS acl,
           ${memberExtensionExpr("pg_type", "t.oid")} AS ext_member_of
    FROM pg_type t
    JOIN pg_class tc ON tc.oid = t.typrelid AND tc.relkind = 'c'
    JOIN pg_namespace n ON n.oid = t.typnamespace
    JOIN pg_roles r ON r.oid = t.typowner
    WHERE t.typtype = 'c' AND ${USER_SCHEMA_FILTER}
    ORDER BY n.nspname, t.typname`)) {
		const typeId = {
			kind: "type",
			schema: String(row["schema"]),
			name: String(row["name"])
		};
		pushWithMeta({
			id: typeId,
			parent: schemaId(row["schema"]),
			payload: { variant: "composite" }
		}, row, parseAcl(row["acl"]));
		pushMemberEdge(typeId, row);
		pushOwnerEdge(typeId, row["owner"]);
		const attrs = row["attrs"] ?? [];
		for (const a of attrs) facts.push({
			id: {
				kind: "typeAttribute",
				schema: String(row["schema"]),
				type: String(row["name"]),
				name: a.name
			},
			parent: typeId,
			payload: {
				type: a.type,
				collation: a.collation ?? null,
				_position: a.position
			}
		});
	}
	const multirangeExpr = major >= 14 ? `(SELECT quote_ident(mn.nspname) || '.' || quote_ident(mt.typname)
            FROM pg_type mt JOIN pg_namespace mn ON mn.oid = mt.typnamespace
            WHERE mt.oid = rng.rngmultitypid)` : `NULL::text`;
	for (const row of await q(`
    SELECT n.nspname AS schema, t.typname AS name, r.rolname AS owner,
           format_type(rng.rngsubtype, NULL) AS subtype,
           -- pin SUBTYPE_OPCLASS only when it is not the subtype's default
           -- operator class (pg_dump's rule); the default is implied by SUBTYPE
           CASE WHEN NOT opc.opcdefault THEN
             quote_ident(opcn.nspname) || '.' || quote_ident(opc.opcname)
           END AS subtype_opclass,
           CASE WHEN rng.rngcollation <> 0 THEN (
             SELECT quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
             FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
             WHERE co.oid = rng.rngcollation) END AS collation,
           CASE WHEN rng.rngsubdiff <> 0 THEN rng.rngsubdiff::regproc::text END AS subtype_diff,
           ${multirangeExpr} AS multirange_type_name,
           obj_description(t.oid, 'pg_type') AS comment,
           ${aclJsonMemberAware("t.typacl", "T", "t.typowner", "pg_type", "t.oid")} AS acl,
           ${memberExtensionExpr("pg_type", "t.oid")} AS ext_member_of
    FROM pg_range rng
    JOIN pg_type t ON t.oid = rng.rngtypid
    JOIN pg_namespace n ON n.oid = t.typnamespace
    JOIN pg_roles r ON r.oid = t.typowner
    JOIN pg_opclass opc ON opc.oid = rng.rngsubopc
    JOIN pg_namespace opcn ON opcn.oid = opc.opcnamespace
    WHERE t.typtype = 'r' AND ${USER_SCHEMA_FILTER}
    ORDER BY n.nspname, t.typname`)) {
		const id = {
			kind: "type",
			schema: String(row["schema"]),
			name: String(row["name"])
		};
		pushWithMeta({
			id,
			parent: schemaId(row["schema"]),
			payload: {
				variant: "range",
				subtype: String(row["subtype"]),
				subtypeOpclass: row["subtype_opclass"] == null ? null : row["subtype_opclass"],
				collation: row["collation"] == null ? null : row["collation"],
				subtypeDiff: row["subtype_diff"] == null ? null : row["subtype_diff"],
				multirangeTypeName: row["multirange_type_name"] == null ? null : row["multirange_type_name"]
			}
		}, row, parseAcl(row["acl"]));
		pushMemberEdge(id, row);
		pushOwnerEdge(id, row["owner"]);
	}
}
async function extractCollations(ctx) {
	const { q, pushWithMeta, pushMemberEdge, pushOwnerEdge } = ctx;
	for (const row of await q(`
    SELECT n.nspname AS schema, c.collname AS name, r.rolname AS owner,
           c.collprovider AS provider, c.collisdeterministic AS deterministic,
           to_jsonb(c) AS raw,
           obj_description(c.oid, 'pg_collation') AS comment,
           ${memberExtensionExpr("pg_collation", "c.oid")} AS ext_member_of
    FROM pg_collation c
    JOIN pg_namespace n ON n.oid = c.collnamespace
    JOIN pg_roles r ON r.oid = c.collowner
    WHERE ${USER_SCHEMA_FILTER}
    ORDER BY n.nspname, c.collname`)) {
		const raw = row["raw"];
		const locale = raw["colllocale"] ?? raw["colliculocale"] ?? null;
		const id = {
			kind: "collation",
			schema: String(row["schema"]),
			name: String(row["name"])
		};
		pushWithMeta({
			id,
			parent: schemaId(row["schema"]),
			payload: {
				provider: String(row["provider"]),
				deterministic: Boolean(row["deterministic"]),
				locale,
				lcCollate: raw["collcollate"] ?? null,
				lcCtype: raw["collctype"] ?? null
			}
		}, row);
		pushMemberEdge(id, row);
		pushOwnerEdge(id, row["owner"]);
	}
}
// node_modules/@supabase/pg-delta/dist/extract/unmodeled.js
/**
* PostgreSQL's FirstNormalObjectId. Every object created during initdb (a
* system built-in) has an OID below this; the live server's OID counter starts
* here and only ever issues OIDs >= it, so `oid >= 16384` ⟺ created after
* initdb — a user or extension object. This is the canonical system/user
* boundary in PG 14+, which retired the old `pg_depend` deptype='p' pin rows.
*/
const FIRST_NORMAL_OID = 16384;
/** Owned by an extension (deptype 'e' on the dependent side) — the same
*  provenance the extractor uses to exclude extension members. */
function isExtensionMember(classid, oid) {
	return `EXISTS (SELECT 1 FROM pg_depend de
    WHERE de.classid = '${classid}'::regclass
      AND de.objid = ${oid} AND de.deptype = 'e')`;
}
/**
* Internally dependent on another object (deptype 'i' on the dependent side).
* An internal dependent is owned outright by the object it depends on — it is
* created alongside that object and dropped when that object is dropped, so
* it can never be independently managed DDL. It is that object's internals,
* not user state — reporting it as unmodeled would be a false positive as
* long as the owning object itself is modeled.
*
* The canonical case is the range->multirange cast that `CREATE TYPE ... AS
* RANGE` auto-creates: it is a `pg_cast` row registered with deptype 'i'
* against the range type, and the modeled range type fact already covers its
* lifecycle. Deliberately NOT 'a' (auto dependents) — those remain
* independently droppable and so stay reportable.
*
* Mirrors the routine extractor's own `deptype = 'i'` anti-join
* (extract/routines.ts), which excludes internally-dependent functions from
* extraction for the same reason.
*/
function isInternalDependent(classid, oid) {
	return `EXISTS (SELECT 1 FROM pg_depend idep
    WHERE idep.classid = '${classid}'::regclass
      AND idep.objid = ${oid} AND idep.deptype = 'i')`;
}
const PROBES = [
	{
		kind: "cast",
		classid: "pg_cast",
		oid: "c.oid",
		name: "format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL)",
		from: "pg_cast c"
	},
	{
		kind: "operator",
		classid: "pg_operator",
		oid: "o.oid",
		name: "o.oprname",
		from: "pg_operator o"
	},
	{
		kind: "operator class",
		classid: "pg_opclass",
		oid: "opc.oid",
		name: "opc.opcname",
		from: "pg_opclass opc"
	},
	{
		kind: "operator family",
		classid: "pg_opfamily",
		oid: "opf.oid",
		name: "opf.opfname",
		from: "pg_opfamily opf"
	},
	{
		kind: "text search configuration",
		classid: "pg_ts_config",
		oid: "tc.oid",
		name: "tc.cfgname",
		from: "pg_ts_config tc"
	},
	{
		kind: "text search dictionary",
		classid: "pg_ts_dict",
		oid: "td.oid",
		name: "td.dictname",
		from: "pg_ts_dict td"
	},
	{
		kind: "text search parser",
		classid: "pg_ts_parser",
		oid: "tp.oid",
		name: "tp.prsname",
		from: "pg_ts_parser tp"
	},
	{
		kind: "text search template",
		classid: "pg_ts_template",
		oid: "tt.oid",
		name: "tt.tmplname",
		from: "pg_ts_template tt"
	},
	{
		kind: "statistics object",
		classid: "pg_statistic_ext",
		oid: "se.oid",
		name: "se.stxname",
		from: "pg_statistic_ext se"
	},
	{
		kind: "language",
		classid: "pg_language",
		oid: "l.oid",
		name: "l.lanname",
		from: "pg_language l",
		where: "l.lanispl"
	},
	{
		kind: "transform",
		classid: "pg_transform",
		oid: "tr.oid",
		name: "format_type(tr.trftype, NULL) || ' / ' || (SELECT ll.lanname FROM pg_language ll WHERE ll.oid = tr.trflang)",
		from: "pg_transform tr"
	},
	{
		kind: "parameter ACL",
		classid: "pg_parameter_acl",
		oid: "pa.oid",
		name: "pa.parname",
		from: "pg_parameter_acl pa",
		minVersion: 15
	}
];
function probeSql(p) {
	const filters = [
		p.where,
		`${p.oid} >= ${FIRST_NORMAL_OID}`,
		`NOT ${isExtensionMember(p.classid, p.oid)}`,
		`NOT ${isInternalDependent(p.classid, p.oid)}`
	].filter(Boolean);
	return `SELECT '${p.kind}'::text AS kind,
            count(*)::int AS count,
            (array_agg(nm ORDER BY nm))[1:5] AS samples
     FROM (
       SELECT ${p.name} AS nm
       FROM ${p.from}
       WHERE ${filters.join(" AND ")}
     ) s`;
}
/**
* Scan for present-but-unmodeled USER objects, returning one `unmodeled_kind`
* warning per kind found. Runs ONE union query so it shares the caller's
* snapshot and costs a single round-trip; the per-kind probes stay declarative
* (add a row to `PROBES` to cover a newly relevant kind).
*
* `major` is the server's major version (`ExtractContext.pgMajor`) — callers
* probe this once per extraction and thread it through rather than each
* unmodeled/version-gated builder re-probing `server_version_num` itself.
*/
async function detectUnmodeledKinds(client, major) {
	const sql = PROBES.filter((p) => p.minVersion === void 0 || major >= p.minVersion).map(probeSql).join("\nUNION ALL\n");
	const { rows } = await client.query(sql);
	const diagnostics = [];
	for (const row of rows) {
		if (row.count <= 0) continue;
		const samples = row.samples ?? [];
		const more = row.count > samples.length ? ", …" : "";
		diagnostics.push({
			code: "unmodeled_kind",
			severity: "warning",
			message: `${row.count} unmodeled "${row.kind}" object${row.count === 1 ? "" : "s"} not managed by this engine (e.g. ${samples.join(", ")}${more}) — v1 detects but does not model this kind`,
			context: {
				kind: row.kind,
				count: row.count,
				samples
			}
		});
	}
	return diagnostics;
}
// node_modules/@supabase/pg-delta/dist/extract/extract.js
async function extract(pool, options = {}) {
	const client = await pool.connect();
	try {
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
		await client.query("SET LOCAL search_path TO 'pg_catalog'");
		if (options.statementTimeoutMs !== void 0) await client.query(`SET LOCAL statement_timeout = ${Math.max(0, Math.floor(options.statementTimeoutMs))}`);
		const result = await extractOnClient(client, options.source ?? "liveDb", options.statementTimeoutMs, options.handlers ?? [], options.redactSecrets ?? true);
		await client.query("COMMIT");
		return result;
	} catch (error) {
		await client.query("ROLLBACK").catch(() => {});
		throw error;
	} finally {
		client.release();
	}
}
async function extractOnClient(client, source, statementTimeoutMs, handlers, redactSecrets) {
	const ctx = await createExtractContext(client, statementTimeoutMs, redactSecrets);
	await client.query(ctx.pgMajor >= 15 ? "SELECT set_config('jit', 'off', true) WHERE has_parameter_privilege(current_user, 'jit', 'SET')" : "SET LOCAL jit = off");
	if (!redactSecrets) ctx.diagnostics.push({
		code: "secret-redaction-disabled",
		severity: "warning",
		message: "Secret redaction is DISABLED: foreign-data option values and subscription conninfo are emitted in cleartext in plan SQL, the catalog snapshot, declarative export, and the plan artifact. Do not persist these artifacts to untrusted locations."
	});
	const pgVersion = ctx.serverVersion;
	await extractRolesAndGrants(ctx);
	await extractSchemasAndExtensions(ctx);
	await extractTables(ctx);
	await extractColumns(ctx);
	await extractTableConstraints(ctx);
	await extractIndexes(ctx);
	await extractSequences(ctx);
	await extractViews(ctx);
	await extractRoutines(ctx);
	await extractTriggers(ctx);
	await extractPolicies(ctx);
	await extractDomains(ctx);
	await extractTypes(ctx);
	await extractCollations(ctx);
	await extractEventTriggers(ctx);
	await extractRules(ctx);
	await extractAggregates(ctx);
	await extractForeign(ctx);
	await extractPublications(ctx);
	await extractSubscriptions(ctx);
	await extractSecurityLabels(ctx);
	await extractInheritanceEdges(ctx);
	await extractDependencyEdges(ctx);
	const pruned = pruneOrphanedSatellites(ctx.facts);
	ctx.diagnostics.push(...pruned.diagnostics);
	let factBase = buildFactBase(pruned.facts, ctx.edges, source);
	if (handlers.length > 0) {
		const handlerCtx = { query: ctx.q };
		const extraFacts = [];
		const extraEdges = [];
		const extraDiagnostics = [];
		for (const handler of handlers) {
			const captured = await handler.capture(handlerCtx, factBase);
			extraFacts.push(...captured.facts);
			extraEdges.push(...captured.edges);
			if (captured.diagnostics) extraDiagnostics.push(...captured.diagnostics);
		}
		if (extraFacts.length > 0 || extraEdges.length > 0) factBase = buildFactBase([...factBase.facts(), ...extraFacts], [...factBase.edges, ...extraEdges], source);
		factBase.diagnostics.push(...extraDiagnostics);
	}
	factBase.diagnostics.push(...ctx.factDiagnostics);
	ctx.diagnostics.push(...factBase.diagnostics);
	ctx.diagnostics.push(...await detectUnmodeledKinds(client, ctx.pgMajor));
	return {
		factBase,
		pgVersion,
		diagnostics: ctx.diagnostics
	};
}
// src/rollback/delta-facts.ts
/** Secrets stay as they are: a placeholder would not restore what was there. */
function readFacts(database) {
	return withSession(database, async (session) => {
		const { factBase } = await extract(poolOf(session), { redactSecrets: false });
		return factBase;
	});
}
/** It asks for one client, and asks that without values. */
function poolOf(session) {
	const client = {
		query: async (sql) => ({ rows: await session.query(sql) }),
		release: () => void 0
	};
	return { connect: () => Promise.resolve(client) };
}
/** The source's facts that count, and the target's that do not. */
function comparable({ source, target }, scope) {
	const isOut = outOf(scope);
	const theirs = target.facts().filter((fact) => isOut(fact, target));
	const mine = source.facts().filter((fact) => !isOut(fact, source));
	const withPrivileges = scope.privileges === true;
	const [ofMine, ofTheirs] = [idsOf(mine), idsOf(theirs)];
	const edges = [...source.edges.filter(({ from }) => ofMine.has(encodeId(from))), ...target.edges.filter(({ from }) => ofTheirs.has(encodeId(from)))];
	return {
		source: rebuilt([...mine, ...theirs], edges, withPrivileges),
		target: rebuilt(target.facts(), [...target.edges], withPrivileges)
	};
}
function idsOf(facts) {
	return new Set(facts.map(({ id }) => encodeId(id)));
}
/** Owners and grants are those of a throwaway server, and count only where the user asked for them. */
function rebuilt(facts, edges, withPrivileges) {
	if (withPrivileges) return buildFactBase(facts, edges);
	return buildFactBase(facts.filter(({ id }) => id.kind !== "acl" && id.kind !== "defaultPrivilege"), edges.filter(({ kind }) => kind !== "owner"));
}
function outOf({ exclude, schemas = EVERY_SCHEMA }) {
	const names = new Set(exclude.map((name) => name.replaceAll("\"", "")));
	const isOutId = (id) => {
		if ("target" in id) return isOutId(id.target);
		if (id.kind === "schema") return names.has(id.name) || !includesSchema(id.name, schemas);
		if (!("schema" in id) || id.schema === null) return false;
		return [..."name" in id ? [`${id.schema}.${id.name}`] : [], ..."table" in id ? [`${id.schema}.${id.table}`] : []].some((name) => names.has(name)) || names.has(id.schema) || !includesSchema(id.schema, schemas);
	};
	const isOut = (fact, base) => {
		if (isOutId(fact.id)) return true;
		const { ownedBy } = fact.payload;
		if (isColumnAddress(ownedBy) && names.has(`${ownedBy.schema}.${ownedBy.table}`)) return true;
		const parent = fact.parent === void 0 ? void 0 : base.get(fact.parent);
		return parent !== void 0 && isOut(parent, base);
	};
	return isOut;
}
/** The column that owns a sequence. */
function isColumnAddress(value) {
	return typeof value === "object" && value !== null && "schema" in value && "table" in value;
}
// src/rollback/plan-with-delta.ts
/**
* The statements that `@supabase/pg-delta` finds from one state to another. Loaded only where a rollback is generated: it is
* as large as the rest of the gate's own code together.
*/
/** Throws what the planner throws about states that it cannot handle. */
async function planWithDelta({ from, to, scope }) {
	const [source, target] = await Promise.all([readFacts(from), readFacts(to)]);
	const pair = comparable({
		source,
		target
	}, scope);
	const { actions, preamble } = plan(pair.source, pair.target);
	const transactional = actions.every((each) => each.transactionality === "transactional" && !each.newSegmentBefore);
	const unchecked = preamble.some(({ name }) => name === "check_function_bodies");
	const statements = actions.map(({ sql }) => sql.trimEnd().replace(/;$/u, ""));
	return {
		statements: unchecked ? withUncheckedBodies(statements, transactional) : statements,
		transactional
	};
}
/** A function's body may name what is only made after it. */
function withUncheckedBodies(statements, transactional) {
	if (statements.length === 0) return [];
	if (transactional) return ["set local check_function_bodies = off", ...statements];
	return [
		"set check_function_bodies = off",
		...statements,
		"reset check_function_bodies"
	];
}
export { planWithDelta };
