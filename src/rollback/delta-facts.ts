/**
 * What `@supabase/pg-delta` reads of a database, over a session of ours, without what is not compared: both sides have the
 * same of it, so that nothing differs there and references to it still lead somewhere.
 */
import type { DependencyEdge, Fact, FactBase, StableId } from "@supabase/pg-delta";
import { buildFactBase, encodeId } from "@supabase/pg-delta/core";
import { extract } from "@supabase/pg-delta/extract";
import type { ReadOptions } from "../catalog/read-catalog.ts";
import { EVERY_SCHEMA, includesSchema } from "../catalog/schema-filter.ts";
import type { Database } from "../postgres/server.ts";
import type { Session } from "../postgres/session.ts";
import { withSession } from "../postgres/with-session.ts";

type Scope = Pick<ReadOptions, "exclude" | "privileges" | "schemas">;

/** Secrets stay as they are: a placeholder would not restore what was there. */
export function readFacts(database: Database): Promise<FactBase> {
  return withSession(database, async (session) => {
    const { factBase } = await extract(poolOf(session), { redactSecrets: false });
    return factBase;
  });
}

type Pool = Parameters<typeof extract>[0];

/** It asks for one client, and asks that without values. */
function poolOf(session: Session): Pool {
  const client = {
    query: async (sql: string) => ({ rows: await session.query(sql) }),
    release: () => undefined,
  };
  return { connect: () => Promise.resolve(client) } as unknown as Pool;
}

export interface FactPair {
  readonly source: FactBase;
  readonly target: FactBase;
}

/** The source's facts that count, and the target's that do not. */
export function comparable({ source, target }: FactPair, scope: Scope): FactPair {
  const isOut = outOf(scope);
  const theirs = target.facts().filter((fact) => isOut(fact, target));
  const mine = source.facts().filter((fact) => !isOut(fact, source));
  const withPrivileges = scope.privileges === true;
  const [ofMine, ofTheirs] = [idsOf(mine), idsOf(theirs)];
  const edges = [
    ...source.edges.filter(({ from }) => ofMine.has(encodeId(from))),
    ...target.edges.filter(({ from }) => ofTheirs.has(encodeId(from))),
  ];
  return {
    source: rebuilt([...mine, ...theirs], edges, withPrivileges),
    target: rebuilt(target.facts(), [...target.edges], withPrivileges),
  };
}

function idsOf(facts: readonly Fact[]): Set<string> {
  return new Set(facts.map(({ id }) => encodeId(id)));
}

/** Owners and grants are those of a throwaway server, and count only where the user asked for them. */
function rebuilt(facts: Fact[], edges: DependencyEdge[], withPrivileges: boolean): FactBase {
  if (withPrivileges) return buildFactBase(facts, edges);
  const kept = facts.filter(({ id }) => id.kind !== "acl" && id.kind !== "defaultPrivilege");
  return buildFactBase(
    kept,
    edges.filter(({ kind }) => kind !== "owner"),
  );
}

function outOf({ exclude, schemas = EVERY_SCHEMA }: Scope): (fact: Fact, base: FactBase) => boolean {
  const names = new Set(exclude.map((name) => name.replaceAll('"', "")));
  const isOutId = (id: StableId): boolean => {
    if ("target" in id) return isOutId(id.target);
    if (id.kind === "schema") return names.has(id.name) || !includesSchema(id.name, schemas);
    if (!("schema" in id) || id.schema === null) return false;
    const own = [
      ...("name" in id ? [`${id.schema}.${id.name}`] : []),
      ...("table" in id ? [`${id.schema}.${id.table}`] : []),
    ];
    return own.some((name) => names.has(name)) || names.has(id.schema) || !includesSchema(id.schema, schemas);
  };
  const isOut = (fact: Fact, base: FactBase): boolean => {
    if (isOutId(fact.id)) return true;
    const { ownedBy } = fact.payload as { readonly ownedBy?: unknown };
    if (isColumnAddress(ownedBy) && names.has(`${ownedBy.schema}.${ownedBy.table}`)) return true;
    const parent = fact.parent === undefined ? undefined : base.get(fact.parent);
    return parent !== undefined && isOut(parent, base);
  };
  return isOut;
}

/** The column that owns a sequence. */
function isColumnAddress(value: unknown): value is { readonly schema: string; readonly table: string } {
  return typeof value === "object" && value !== null && "schema" in value && "table" in value;
}
