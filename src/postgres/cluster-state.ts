/**
 * What all databases of a server share and a migration can change: roles with their memberships and settings, databases
 * and tablespaces that are not the gate's own. Databases named `migration_gate_…` are left out.
 */
import type { Session } from "./session.ts";

export interface ClusterRole {
  /** Its oid: a renamed role is the same role. */
  readonly id: string;
  readonly name: string;
  /** Clauses of `alter role`, by what they are about. */
  readonly clauses: Readonly<Record<string, string>>;
}

export interface Membership {
  readonly role: string;
  readonly member: string;
  /** Null before PostgreSQL 16, which allows one grant for each pair. */
  readonly grantor: string | null;
  /** What follows `grant … to …`. */
  readonly options: string;
}

/** A row of pg_db_role_setting; null stands for all roles, or all databases. */
export interface SharedSetting {
  readonly role: string | null;
  readonly database: string | null;
  readonly values: readonly string[];
}

export interface Named {
  readonly name: string;
  readonly definition: string;
}

export interface ClusterState {
  /** The role that asked. */
  readonly user: string;
  readonly roles: readonly ClusterRole[];
  readonly memberships: readonly Membership[];
  readonly settings: readonly SharedSetting[];
  readonly databases: readonly Named[];
  readonly tablespaces: readonly Named[];
  /** `name=value`, as `alter system` has set them; empty where that cannot be seen. */
  readonly configuration: readonly string[];
}

export async function readClusterState(session: Session): Promise<ClusterState> {
  const [facts] = await session.query<Facts>(
    `select current_user as user, pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'select') as secrets,
            pg_catalog.has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'execute') as files,
            pg_catalog.current_setting('server_version_num')::int / 10000 as major`,
  );
  return {
    user: facts?.user ?? "",
    roles: await session.query<ClusterRole>(rolesQuery(facts?.secrets ?? false)),
    memberships: await session.query<Membership>(membershipsQuery((facts?.major ?? 0) >= 16)),
    settings: await session.query<SharedSetting>(SETTINGS),
    databases: await session.query<Named>(DATABASES),
    tablespaces: await session.query<Named>(TABLESPACES),
    configuration: facts?.files === true ? await readConfiguration(session) : [],
  };
}

interface Facts {
  readonly user: string;
  /** The passwords' hashes. */
  readonly secrets: boolean;
  /** The configuration's files. */
  readonly files: boolean;
  readonly major: number;
}

async function readConfiguration(session: Session): Promise<string[]> {
  const rows = await session.query<{ line: string }>(
    `select f.name || '=' || f.setting as line from pg_catalog.pg_show_all_file_settings() f
      where f.sourcefile like '%postgresql.auto.conf' and f.name is not null
      order by f.seqno`,
  );
  return rows.map(({ line }) => line);
}

/** Predefined roles (`pg_…`) count as well: a migration can make somebody their member. */
function rolesQuery(secrets: boolean): string {
  const password = secrets ? "'password ' || coalesce(pg_catalog.quote_literal(r.rolpassword), 'null')" : "''";
  return `select r.oid::text as id, r.rolname as name, pg_catalog.jsonb_build_object(
       'superuser', case when r.rolsuper then 'superuser' else 'nosuperuser' end,
       'inherit', case when r.rolinherit then 'inherit' else 'noinherit' end,
       'createrole', case when r.rolcreaterole then 'createrole' else 'nocreaterole' end,
       'createdb', case when r.rolcreatedb then 'createdb' else 'nocreatedb' end,
       'login', case when r.rolcanlogin then 'login' else 'nologin' end,
       'replication', case when r.rolreplication then 'replication' else 'noreplication' end,
       'bypassrls', case when r.rolbypassrls then 'bypassrls' else 'nobypassrls' end,
       'connections', 'connection limit ' || r.rolconnlimit,
       'until', 'valid until ' || pg_catalog.quote_literal(coalesce(r.rolvaliduntil::text, 'infinity')),
       'password', ${password}) as clauses
     from pg_catalog.${secrets ? "pg_authid" : "pg_roles"} r
    order by r.rolname`;
}

function membershipsQuery(detailed: boolean): string {
  const grantor = detailed ? "g.rolname" : "null::text";
  const options = detailed
    ? `'with admin ' || m.admin_option || ', inherit ' || m.inherit_option || ', set ' || m.set_option`
    : `case when m.admin_option then 'with admin option' else '' end`;
  return `select r.rolname as role, u.rolname as member, ${grantor} as grantor, ${options} as options
     from pg_catalog.pg_auth_members m
     join pg_catalog.pg_roles r on r.oid = m.roleid
     join pg_catalog.pg_roles u on u.oid = m.member
     left join pg_catalog.pg_roles g on g.oid = m.grantor
    order by r.rolname, u.rolname, g.rolname`;
}

const FOREIGN = String.raw`d.datname !~ '^migration_gate_[a-z0-9]{12}$'`;

const SETTINGS = `select r.rolname as role, d.datname as database, s.setconfig as values
   from pg_catalog.pg_db_role_setting s
   left join pg_catalog.pg_roles r on r.oid = s.setrole
   left join pg_catalog.pg_database d on d.oid = s.setdatabase
  where s.setdatabase = 0 or ${FOREIGN}
  order by r.rolname, d.datname`;

const DATABASES = `select d.datname as name, pg_catalog.concat_ws(' ', d.oid, d.datdba, d.datacl, d.datconnlimit,
        d.datallowconn, d.datistemplate, d.dattablespace, pg_catalog.shobj_description(d.oid, 'pg_database')) as definition
   from pg_catalog.pg_database d
  where ${FOREIGN}
  order by d.datname`;

const TABLESPACES = `select t.spcname as name, pg_catalog.concat_ws(' ', t.oid, t.spcowner, t.spcacl, t.spcoptions,
        pg_catalog.shobj_description(t.oid, 'pg_tablespace')) as definition
   from pg_catalog.pg_tablespace t
  order by t.spcname`;
