/**
 * Databases for the tests of the catalog: made once, emptied between two uses (much faster than making them anew).
 */
import type { PgSession } from "../../src/postgres/pg-session.ts";
import { openSession } from "../../src/postgres/pg-session.ts";
import type { Catalog } from "../../src/catalog/catalog.ts";
import type { ReadOptions } from "../../src/catalog/read-catalog.ts";
import { readCatalog } from "../../src/catalog/read-catalog.ts";
import { databaseName, serverUrl } from "../support/servers.ts";

export type Major = 14 | 18;

export class ScratchDatabase {
  readonly major: Major;
  readonly name: string;
  session: PgSession;

  private constructor(major: Major, name: string, session: PgSession) {
    this.major = major;
    this.name = name;
    this.session = session;
  }

  static async create(major: Major): Promise<ScratchDatabase> {
    const name = databaseName();
    await onServer(major, `create database ${name}`);
    return new ScratchDatabase(major, name, await openSession({ connectionString: urlOf(major, name) }));
  }

  get url(): string {
    return urlOf(this.major, this.name);
  }

  /** Throws when a statement fails. */
  async run(sql: string): Promise<void> {
    const { error } = await this.session.send(sql);
    if (error !== null) throw new Error(`${error.message}\n${sql}`);
  }

  async read(options: Partial<ReadOptions> = {}): Promise<Catalog> {
    return readCatalog(this.session, { major: this.major, exclude: [], since: null, ...options });
  }

  async empty(): Promise<void> {
    await this.run(EMPTY);
  }

  /** A copy of it as it is now. */
  async copy(): Promise<ScratchDatabase> {
    const name = `${this.name}_copy`;
    await this.session.end();
    await onServer(this.major, `create database ${name} template ${this.name}`);
    this.session = await openSession({ connectionString: urlOf(this.major, this.name) });
    return new ScratchDatabase(this.major, name, await openSession({ connectionString: urlOf(this.major, name) }));
  }

  async drop(): Promise<void> {
    await this.session.end();
    await onServer(this.major, `drop database ${this.name} with (force)`);
  }
}

const EMPTY = `
  do $$
  declare
    found record;
  begin
    for found in select evtname as name from pg_event_trigger loop
      execute format('drop event trigger %I', found.name);
    end loop;
    for found in select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
      execute format('drop schema %I cascade', found.name);
    end loop;
    for found in
      select subname as name from pg_subscription
      where subdbid = (select oid from pg_database where datname = current_database())
    loop
      execute format('alter subscription %I disable', found.name);
      execute format('alter subscription %I set (slot_name = none)', found.name);
      execute format('drop subscription %I', found.name);
    end loop;
    for found in
      select replace(i.type, '-', ' ') as type, replace(i.identity, ' on language ', ' language ') as identity
      from (select tableoid, oid from pg_cast
        union all select tableoid, oid from pg_transform
        union all select tableoid, oid from pg_foreign_data_wrapper
        union all select tableoid, oid from pg_am
        union all select tableoid, oid from pg_language where lanname <> 'plpgsql'
        union all select tableoid, oid from pg_publication) own,
        pg_identify_object(own.tableoid, own.oid, 0) i
      where own.oid >= 16384
    loop
      execute format('drop %s if exists %s cascade', found.type, found.identity);
    end loop;
    delete from pg_default_acl;
    create schema public;
  end
  $$;
  set search_path = public`;

function urlOf(major: Major, database: string): string {
  const url = new URL(serverUrl(major));
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(major: Major, sql: string): Promise<void> {
  const session = await openSession({ connectionString: serverUrl(major) });
  try {
    await session.query(sql);
  } finally {
    await session.end();
  }
}
