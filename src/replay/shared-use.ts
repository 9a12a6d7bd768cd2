/**
 * What a statement does to what all databases of a server share, read from its parse tree.
 */
import type { Node } from "../sql/parser.ts";

export interface SharedUse {
  /** Why the statement is never run on a lent server; null when it depends on whom it names. */
  readonly always: string | null;
  /** Roles that it changes; null is the role that runs it. */
  readonly roles: readonly (string | null)[];
  /** Roles one of which has to be there before as well, for the statement to change `roles`; null: no such condition. */
  readonly granted: readonly (string | null)[] | null;
  /** True when the gate undoes it for the role that runs it. */
  readonly undone: boolean;
  readonly databases: readonly string[];
}

/** Null for a statement that keeps to its own database. `kind` is the only key of `node`. */
export function sharedUse(kind: string, node: Node): SharedUse | null {
  return READERS[kind]?.(node[kind as keyof Node]) ?? null;
}

interface StringNode {
  readonly String?: { readonly sval?: string };
}

interface RoleSpec {
  readonly roletype?: string;
  readonly rolename?: string;
}

interface RoleNode {
  readonly RoleSpec?: RoleSpec;
  /** In `grant a to b`, a. */
  readonly AccessPriv?: { readonly priv_name?: string };
}

/** The fields of all the statements below. */
interface Fields {
  readonly role?: RoleSpec;
  readonly roles?: readonly RoleNode[];
  readonly granted_roles?: readonly RoleNode[];
  readonly grantee_roles?: readonly RoleNode[];
  readonly database?: string;
  readonly dbname?: string;
  /** `alter … rename to` */
  readonly renameType?: string;
  readonly subname?: string;
  /** `comment on`, `grant … on` */
  readonly objtype?: string;
  /** `alter … owner to` */
  readonly objectType?: string;
  readonly object?: StringNode;
  readonly objects?: readonly StringNode[];
  readonly is_program?: boolean;
  readonly is_from?: boolean;
  readonly filename?: string;
  readonly relation?: { readonly relname?: string; readonly schemaname?: string };
}

type Reader = (statement: Fields) => SharedUse | null;

const wholeServer: Reader = () => never("it is about the whole server");

const READERS: Readonly<Record<string, Reader>> = {
  CreatedbStmt: wholeServer,
  DropdbStmt: wholeServer,
  AlterSystemStmt: wholeServer,
  CreateTableSpaceStmt: wholeServer,
  DropTableSpaceStmt: wholeServer,
  AlterTableSpaceOptionsStmt: wholeServer,
  AlterDatabaseStmt: ({ dbname }) => aboutDatabases(dbname),
  AlterDatabaseSetStmt: ({ dbname }) => aboutDatabases(dbname),
  AlterDatabaseRefreshCollStmt: ({ dbname }) => aboutDatabases(dbname),
  DropRoleStmt: ({ roles }) => aboutRoles(specs(roles)),
  AlterRoleStmt: ({ role }) => aboutRoles(specs([{ RoleSpec: role ?? {} }])),
  AlterRoleSetStmt: alterRoleSet,
  GrantRoleStmt: grantRole,
  DropOwnedStmt: ({ roles }) => aboutRoles(specs(roles)),
  ReassignOwnedStmt: ({ roles }) => aboutRoles(specs(roles)),
  RenameStmt: namedObject,
  AlterOwnerStmt: namedObject,
  CommentStmt: namedObject,
  SecLabelStmt: namedObject,
  GrantStmt: namedObject,
  CopyStmt: copy,
  InsertStmt: writes,
  UpdateStmt: writes,
  DeleteStmt: writes,
  MergeStmt: writes,
};

function never(reason: string): SharedUse {
  return { always: reason, roles: [], granted: null, undone: false, databases: [] };
}

function aboutRoles(roles: readonly (string | null)[]): SharedUse {
  return { always: null, roles, granted: null, undone: false, databases: [] };
}

function aboutDatabases(...names: readonly (string | undefined)[]): SharedUse {
  return { always: null, roles: [], granted: null, undone: false, databases: names.flatMap((name) => name ?? []) };
}

function specs(roles: readonly RoleNode[] = []): (string | null)[] {
  return roles.flatMap(({ RoleSpec, AccessPriv }): (string | null)[] => {
    if (AccessPriv?.priv_name !== undefined) return [AccessPriv.priv_name];
    if (RoleSpec?.roletype === "ROLESPEC_CSTRING") return [RoleSpec.rolename ?? ""];
    return RoleSpec?.roletype === "ROLESPEC_PUBLIC" ? [] : [null];
  });
}

/** A setting within one database goes with it, and those of the role itself are undone afterwards. */
function alterRoleSet({ role, database }: Fields): SharedUse {
  if (database !== undefined) return aboutDatabases(database);
  if (role === undefined) return never("it is about all roles");
  return { ...aboutRoles(specs([{ RoleSpec: role }])), undone: true };
}

/** A membership in a role that is new goes with it, and those of the role itself are undone afterwards. */
function grantRole({ granted_roles, grantee_roles }: Fields): SharedUse {
  return { ...aboutRoles(specs(grantee_roles)), granted: specs(granted_roles), undone: true };
}

function namedObject({ renameType, objtype, objectType, subname, object, objects = [] }: Fields): SharedUse | null {
  const names = [subname, object?.String?.sval, ...objects.map((each) => each.String?.sval)].flatMap(
    (name) => name ?? [],
  );
  const types = new Set([renameType, objtype, objectType]);
  if (types.has("OBJECT_DATABASE")) return aboutDatabases(...names);
  if (types.has("OBJECT_ROLE")) return aboutRoles(names);
  if (types.has("OBJECT_TABLESPACE")) return never("it is about a tablespace");
  return types.has("OBJECT_PARAMETER_ACL") ? never("it is about the server's configuration") : null;
}

/** `copy … from` a file reads only. */
function copy({ is_program, is_from, filename }: Fields): SharedUse | null {
  if (is_program === true) return never("it runs a program on the server's machine");
  return filename !== undefined && is_from !== true ? never("it writes a file on the server's machine") : null;
}

const SHARED_CATALOGS = new Set([
  "pg_auth_members",
  "pg_authid",
  "pg_database",
  "pg_db_role_setting",
  "pg_parameter_acl",
  "pg_shdescription",
  "pg_tablespace",
]);

function writes({ relation }: Fields): SharedUse | null {
  const { relname = "", schemaname = "pg_catalog" } = relation ?? {};
  const shared = schemaname === "pg_catalog" && SHARED_CATALOGS.has(relname);
  return shared ? never("it writes a catalog that all databases share") : null;
}
