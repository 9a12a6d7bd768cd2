/**
 * Tables in which migration tools keep their record, by name: no schema of the application's, wherever they are.
 */

export interface KnownRecord {
  readonly table: string;
  /** The column that names a migration; null: the table holds no such names. */
  readonly column: string | null;
  /** Where the name is a common one: all of its columns, sorted. */
  readonly columns?: readonly string[];
}

function record(table: string, column: string | null = null, columns?: readonly string[]): KnownRecord {
  return { table, column, ...(columns && { columns }) };
}

export const knownRecords: readonly KnownRecord[] = [
  // Knex
  record("knex_migrations", "name"),
  record("knex_migrations_lock"),
  // TypeORM
  record("migrations", "name", ["id", "name", "timestamp"]),
  record("typeorm_metadata"),
  // db-migrate
  record("migrations", "name", ["id", "name", "run_on"]),
  // Laravel
  record("migrations", "migration", ["batch", "id", "migration"]),
  // Sequelize
  record("SequelizeMeta", "name"),
  record("SequelizeData", "name"),
  // Rails; Ecto; others
  record("schema_migrations", "version"),
  record("ar_internal_metadata"),
  // Django
  record("django_migrations", "name"),
  // Alembic
  record("alembic_version", "version_num"),
  // Phinx, CakePHP
  record("phinxlog", "version"),
  // Doctrine
  record("doctrine_migration_versions", "version"),
  record("migration_versions", "version"),
  // Prisma
  record("_prisma_migrations", "migration_name"),
  // MikroORM
  record("mikro_orm_migrations", "name"),
  // Kysely
  record("kysely_migration", "name"),
  record("kysely_migration_lock"),
  // node-pg-migrate
  record("pgmigrations", "name"),
  // Drizzle
  record("__drizzle_migrations", "hash"),
  // AdonisJS
  record("adonis_schema", "name"),
  record("adonis_schema_versions"),
  // Entity Framework Core
  record("__EFMigrationsHistory", "MigrationId"),
  // yoyo
  record("_yoyo_migration", "migration_id"),
  record("_yoyo_log"),
  record("_yoyo_version"),
  record("yoyo_lock"),
  // Aerich
  record("aerich", "version"),
  // Flyway, Liquibase
  record("flyway_schema_history", "script"),
  record("databasechangelog", "id"),
  record("databasechangeloglock"),
  // goose, sql-migrate, migrate of Rust and Go
  record("goose_db_version", "version_id"),
  record("gorp_migrations", "id"),
  record("_sqlx_migrations", "version"),
  record("__diesel_schema_migrations", "version"),
  record("refinery_schema_history", "version"),
  record("seaql_migrations", "version"),
  record("atlas_schema_revisions", "version"),
];
