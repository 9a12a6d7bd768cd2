/**
 * Brings what all databases of a server share back to a former state, and says what it found changed.
 */
import { escapeIdentifier } from "pg";
import type { ClusterRole, ClusterState, Membership, SharedSetting } from "./cluster-state.ts";
import { readClusterState } from "./cluster-state.ts";
import { assignment } from "./database-settings.ts";
import { inAnyOrder } from "./in-any-order.ts";
import type { Session } from "./session.ts";

/** One thing that is not as it was. */
export interface ClusterChange {
  /** A clause that can follow "the migrations": "dropped the role `x`". */
  readonly what: string;
  /** Names of the roles, databases or tablespaces that it is about. */
  readonly names: readonly string[];
  readonly object: "role" | "setting" | "database" | "tablespace";
  /** True when the thing was not there before. */
  readonly added: boolean;
  /** SQL that undoes it, as far as it can be undone. */
  readonly undo: readonly string[];
}

const NOT_UNDONE = "the gate did not undo it";

export interface RestoredChange {
  readonly change: ClusterChange;
  /** Null when it was undone; PostgreSQL's words otherwise, or the reason why it was left. */
  readonly left: string | null;
}

/** Undoes what `ours` says is to be undone. Nothing may depend on new roles any more. */
export async function restoreCluster(
  session: Session,
  before: ClusterState,
  ours: (change: ClusterChange) => boolean,
): Promise<RestoredChange[]> {
  const restored: RestoredChange[] = [];
  let now = await readClusterState(session);
  // Names first, because the rest is told by name.
  for (const differences of [objectChanges, roleChanges, membershipChanges, settingChanges, fileChanges]) {
    const changes = differences(before, now);
    const undone = await undoAll(session, changes.filter(ours));
    restored.push(...undone);
    restored.push(...changes.filter((change) => !ours(change)).map((change) => ({ change, left: NOT_UNDONE })));
    if (undone.length > 0) now = await readClusterState(session);
  }
  return restored;
}

/** Roles may depend on each other. */
async function undoAll(session: Session, changes: readonly ClusterChange[]): Promise<RestoredChange[]> {
  const { done, left } = await inAnyOrder(changes, (change) => undo(session, change));
  return [
    ...done.map((change) => ({ change, left: null })),
    ...left.map(({ item, reason }) => ({ change: item, left: reason })),
  ];
}

async function undo(session: Session, change: ClusterChange): Promise<string | null> {
  if (change.undo.length === 0) return NOT_UNDONE;
  for (const sql of change.undo) {
    const { error, lost } = await session.send(sql);
    if (error !== null || lost) return error?.message ?? "the connection was lost";
  }
  return null;
}

const id = escapeIdentifier;

/** Databases, tablespaces, and roles that came or went or have another name. */
function objectChanges(before: ClusterState, now: ClusterState): ClusterChange[] {
  return [
    ...namedChanges("database", before.databases, now.databases),
    ...namedChanges("tablespace", before.tablespaces, now.tablespaces),
    ...rolesThatCame(before, now),
    ...rolesThatWent(before, now),
  ];
}

function namedChanges(
  object: "database" | "tablespace",
  before: ClusterState["databases"],
  now: ClusterState["databases"],
): ClusterChange[] {
  const title = (name: string): string => `the ${object} \`${name}\``;
  const old = new Map(before.map(({ name, definition }) => [name, definition]));
  const names = new Set(now.map(({ name }) => name));
  const added = now.filter(({ name }) => !old.has(name));
  const gone = before.filter(({ name }) => !names.has(name));
  const changed = now.filter(({ name, definition }) => old.has(name) && old.get(name) !== definition);
  const force = object === "database" ? " with (force)" : "";
  const change = (verb: string, name: string, isNew: boolean, undoing: readonly string[]): ClusterChange => {
    return { what: `${verb} ${title(name)}`, names: [name], object, added: isNew, undo: undoing };
  };
  const again = (name: string): string[] =>
    object === "database" ? [`create database ${id(name)} template template0`] : [];
  return [
    ...added.map(({ name }) => change("created", name, true, [`drop ${object} ${id(name)}${force}`])),
    ...gone.map(({ name }) => change("dropped or renamed", name, false, again(name))),
    ...changed.map(({ name }) => change("changed", name, false, [])),
  ];
}

function rolesThatCame(before: ClusterState, now: ClusterState): ClusterChange[] {
  const known = new Set(before.roles.map((role) => role.id));
  return now.roles
    .filter((role) => !known.has(role.id))
    .map(({ name }) => ({
      what: `created the role \`${name}\``,
      names: [name],
      object: "role",
      added: true,
      undo: [`drop role ${id(name)}`],
    }));
}

function rolesThatWent(before: ClusterState, now: ClusterState): ClusterChange[] {
  const current = new Map(now.roles.map((role) => [role.id, role.name]));
  return before.roles.flatMap((role): ClusterChange[] => {
    const name = current.get(role.id);
    if (name === role.name) return [];
    const [what, undoing] =
      name === undefined
        ? [`dropped the role \`${role.name}\``, createRole(role)]
        : [`renamed the role \`${role.name}\``, `alter role ${id(name)} rename to ${id(role.name)}`];
    const names = name === undefined ? [role.name] : [role.name, name];
    return [{ what, names, object: "role", added: false, undo: [undoing] }];
  });
}

/** `infinity` is how `alter role` takes an end away; a new role has none. */
function createRole({ name, clauses }: ClusterRole): string {
  const given = Object.values(clauses).filter((clause) => clause !== "valid until 'infinity'");
  return `create role ${id(name)} ${given.join(" ")}`;
}

function roleChanges(before: ClusterState, now: ClusterState): ClusterChange[] {
  const current = new Map(now.roles.map((role) => [role.name, role.clauses]));
  return before.roles.flatMap(({ name, clauses }: ClusterRole): ClusterChange[] => {
    const others = Object.entries(clauses).filter(
      ([about, clause]) => (current.get(name)?.[about] ?? clause) !== clause,
    );
    if (others.length === 0) return [];
    const undoing = [`alter role ${id(name)} ${others.map(([, clause]) => clause).join(" ")}`];
    return [{ what: `altered the role \`${name}\``, names: [name], object: "role", added: false, undo: undoing }];
  });
}

function membershipChanges(before: ClusterState, now: ClusterState): ClusterChange[] {
  const old = new Set(before.memberships.map(keyOfMembership));
  const current = new Set(now.memberships.map(keyOfMembership));
  const granted = now.memberships.filter((each) => !old.has(keyOfMembership(each)));
  const revoked = before.memberships.filter((each) => !current.has(keyOfMembership(each)));
  return [
    ...granted.map((each) => membershipChange(each, true)),
    ...revoked.map((each) => membershipChange(each, false)),
  ];
}

function keyOfMembership({ role, member, grantor, options }: Membership): string {
  return JSON.stringify([role, member, grantor, options]);
}

function membershipChange(membership: Membership, added: boolean): ClusterChange {
  const { role, member, options } = membership;
  const sql = added ? `revoke ${id(role)} from ${id(member)}` : `grant ${id(role)} to ${id(member)} ${options}`;
  return {
    what: `${added ? "granted" : "revoked"} the membership of \`${member}\` in \`${role}\``,
    names: [role, member],
    object: "role",
    added,
    undo: [`${sql}${grantedBy(membership)}`],
  };
}

function grantedBy({ grantor }: Membership): string {
  return grantor === null ? "" : ` granted by ${id(grantor)}`;
}

function settingChanges(before: ClusterState, now: ClusterState): ClusterChange[] {
  const old = new Map(before.settings.map((each) => [keyOfSetting(each), each]));
  const current = new Map(now.settings.map((each) => [keyOfSetting(each), each]));
  return [...new Set([...old.keys(), ...current.keys()])].sort().flatMap((key): ClusterChange[] => {
    const [was, is] = [old.get(key), current.get(key)];
    const setting = was ?? is;
    if (setting === undefined || was?.values.join("\0") === is?.values.join("\0")) return [];
    return [settingChange(setting, was?.values ?? [])];
  });
}

function keyOfSetting({ role, database }: SharedSetting): string {
  return JSON.stringify([role, database]);
}

function settingChange(setting: SharedSetting, values: readonly string[]): ClusterChange {
  const names = [setting.role, setting.database].flatMap((name) => name ?? []);
  const target = settingTarget(setting);
  const whose = names.length === 0 ? "all roles" : names.map((name) => `\`${name}\``).join(" in ");
  return {
    what: `changed the settings of ${whose}`,
    names,
    object: "setting",
    added: false,
    undo: [`${target} reset all`, ...values.map((value) => `${target} set ${assignment(value)}`)],
  };
}

function settingTarget({ role, database }: SharedSetting): string {
  if (role === null && database !== null) return `alter database ${id(database)}`;
  const where = database === null ? "" : ` in database ${id(database)}`;
  return `alter role ${role === null ? "all" : id(role)}${where}`;
}

function fileChanges(before: ClusterState, now: ClusterState): ClusterChange[] {
  const [was, is] = [before.configuration, now.configuration];
  if (was.join("\0") === is.join("\0")) return [];
  const sets = was.map((value) => `alter system set ${assignment(value)}`);
  const undoing = ["alter system reset all", ...sets, "select pg_catalog.pg_reload_conf()"];
  const what = "changed the configuration (`alter system`)";
  return [{ what, names: [], object: "setting", added: false, undo: undoing }];
}
