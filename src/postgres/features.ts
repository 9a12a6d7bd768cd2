/**
 * What newer major versions brought, so that an older server's refusal can be told for what it is. Every entry was tried
 * on servers of the majors 14 to 18: refused with that error before `major`, accepted from it on.
 */
import { words } from "./words.ts";

export interface Feature {
  /** As it stands in "… needs PostgreSQL 17 or later". */
  readonly title: string;
  readonly major: number;
  /** Found in the statement (comments and strings taken out). */
  readonly statement?: RegExp;
  /** Found in PostgreSQL's message. */
  readonly message?: RegExp;
}

/** Needed together: an entry without `statement` is recognised by the message alone. Without `message`: any syntax error. */
export const features: readonly Feature[] = [
  { title: "`MERGE`", major: 15, statement: /\bmerge\s+into\b/i },
  { title: "`NULLS NOT DISTINCT`", major: 15, statement: /\bnulls\s+not\s+distinct\b/i },
  { title: "`security_invoker` of a view", major: 15, message: /parameter "security_invoker"/ },
  {
    title: "`TABLES IN SCHEMA` of a publication",
    major: 15,
    statement: /\bpublication\b[^;]*\btables\s+in\s+schema\b/i,
  },
  {
    title: "a column list or `WHERE` of a publication",
    major: 15,
    statement: /\bpublication\b[^;]*\btable\b[^;]*(?:\(|\bwhere\b)/i,
  },
  {
    title: "a column list after `ON DELETE SET NULL`",
    major: 15,
    statement: /\bon\s+delete\s+set\s+(?:null|default)\s*\(/i,
  },
  { title: "a privilege on a parameter", major: 15, statement: /\b(?:grant|revoke)\b[^;]*\bon\s+parameter\b/i },
  { title: "`SET ACCESS METHOD`", major: 15, statement: /\bset\s+access\s+method\b/i },
  { title: "an unlogged sequence", major: 15, message: /^unlogged sequences are not supported/ },
  { title: "a negative scale of `numeric`", major: 15, message: /^NUMERIC scale -\d+ must be/ },
  {
    title: "`HEADER MATCH` of `COPY`",
    major: 15,
    message: /^header requires a Boolean value/,
    statement: /\bheader\s+match\b/i,
  },
  { title: "`range_agg` of multiranges", major: 15, message: /^function range_agg\(\w*multirange\)/ },
  { title: "`RULES` of a collation", major: 16, message: /collation attribute "rules"/ },
  {
    title: "`STORAGE` in `CREATE TABLE`",
    major: 16,
    statement: /\btable\b[^;]*\bstorage\s+(?:plain|external|extended|main|default)\b/i,
    message: /near "storage"/i,
  },
  {
    title: "a subquery in `FROM` without an alias",
    major: 16,
    message: /^(?:subquery|VALUES) in FROM must have an alias/,
  },
  { title: "`CREATE STATISTICS` without a name", major: 16, statement: /\bcreate\s+statistics\s+on\b/i },
  { title: "`IS JSON`", major: 16, statement: /\bis\s+(?:not\s+)?json\b/i },
  {
    title: "the `JSON_OBJECT` constructor",
    major: 16,
    statement: /\bjson_object(?:agg)?\s*\(/i,
    message: /near "(?::|value)"/i,
  },
  {
    title: "`WITH INHERIT` or `WITH SET` in `GRANT`",
    major: 16,
    statement: /\bgrant\b[^;]*\bwith\s+(?:inherit|set)\b/i,
  },
  {
    title: "a generated column of a partition",
    major: 16,
    message: /^generated columns are not supported on partitions/,
  },
  { title: "`SYSTEM_USER`", major: 16, message: /^column "system_user" does not exist/ },
  { title: "`DEFAULT` of `COPY`", major: 16, message: /^option "default" not recognized/ },
  { title: "`JSON_TABLE`", major: 17, statement: /\bjson_table\s*\(/i },
  { title: "`JSON_EXISTS`, `JSON_QUERY`, `JSON_VALUE`", major: 17, statement: /\bjson_(?:exists|query|value)\s*\(/i },
  { title: "`MERGE … RETURNING`", major: 17, statement: /\bmerge\s+into\b[^;]*\breturning\b/i },
  { title: "`WHEN NOT MATCHED BY`", major: 17, statement: /\bnot\s+matched\s+by\b/i },
  { title: "the `MAINTAIN` privilege", major: 17, message: /privilege type "maintain"/i },
  { title: "`SET EXPRESSION`", major: 17, statement: /\bset\s+expression\b/i },
  { title: "`SET STATISTICS DEFAULT`", major: 17, statement: /\bset\s+statistics\s+default\b/i },
  { title: "`SET ACCESS METHOD DEFAULT`", major: 17, statement: /\bset\s+access\s+method\s+default\b/i },
  { title: "`AT LOCAL`", major: 17, statement: /\bat\s+local\b/i },
  { title: "an event trigger on `login`", major: 17, message: /^unrecognized event name "login"/ },
  {
    title: "an exclusion constraint on a partitioned table",
    major: 17,
    message: /^exclusion constraints are not supported on partitioned tables/,
  },
  { title: "an infinite interval", major: 17, message: /^invalid input syntax for type interval: "[+-]?infinity"/i },
  { title: "`random` with bounds", major: 17, message: /^function random\(\w+, \w+\)/ },
  { title: "`ON_ERROR` of `COPY`", major: 17, message: /^option "on_error" not recognized/ },
  { title: "a virtual generated column", major: 18, statement: /\)\s*virtual\b/i },
  {
    title: "a generated column without `STORED`",
    major: 18,
    statement: /\bgenerated\s+always\s+as\s*\((?:[^()]|\([^()]*\))*\)\s*(?:[,)]|$)/i,
    message: /near "[),]"/,
  },
  { title: "`NOT ENFORCED`", major: 18, statement: /\b(?:not\s+)?enforced\b/i, message: /near "(?:not|enforced)"/i },
  { title: "`WITHOUT OVERLAPS`", major: 18, statement: /\bwithout\s+overlaps\b/i },
  { title: "`PERIOD` in a foreign key", major: 18, statement: /\b(?:foreign\s+key|references)\b[^;]*,\s*period\b/i },
  {
    title: "`old` and `new` in `RETURNING`",
    major: 18,
    statement: /\breturning\b[^;]*\b(?:old|new)\s*\./i,
    message: /^missing FROM-clause entry for table "(?:old|new)"/,
  },
  { title: "`RETURNING WITH (…)`", major: 18, statement: /\breturning\s+with\s*\(/i },
  {
    title: "`NOT NULL` as a table constraint",
    major: 18,
    statement: /\b(?:add|constraint\s+(?:"[^"]+"|\w+))\s+not\s+null\b/i,
    message: /near "not"/i,
  },
  {
    title: "`ONLY` of `VACUUM` and `ANALYZE`",
    major: 18,
    statement: /\b(?:vacuum|analyze)\b[^;]*\bonly\b/i,
    message: /near "only"/i,
  },
  { title: "`LIKE` for a foreign table", major: 18, message: /^LIKE is not supported for creating foreign tables/ },
  { title: "`REJECT_LIMIT` of `COPY`", major: 18, message: /^option "reject_limit" not recognized/ },
];

/** Things with a name, by the major that brought them: functions, settings, roles, and views of the system catalog. */
export const newcomers: Readonly<Record<number, readonly string[]>> = {
  15: words(`has_parameter_privilege pg_backup_start pg_backup_stop regexp_count regexp_instr regexp_like
    regexp_substr pg_checkpoint pg_ident_file_mappings pg_parameter_acl recursive_worktable_factor`),
  16: words(`any_value array_sample array_shuffle date_add date_subtract erf erfc json_array json_arrayagg
    json_objectagg pg_input_error_info pg_input_is_valid random_normal pg_create_subscription
    pg_use_reserved_connections pg_stat_io createrole_self_grant enable_presorted_aggregate scram_iterations
    vacuum_buffer_usage_limit`),
  17: words(`icu_unicode_version json_exists json_query json_scalar json_serialize json_value merge_action
    jsonb_populate_record_valid pg_basetype to_bin to_oct to_regtypemod unicode_assigned
    unicode_version uuid_extract_timestamp uuid_extract_version xmltext pg_maintain pg_stat_checkpointer
    pg_wait_events allow_alter_system event_triggers io_combine_limit summarize_wal transaction_timeout`),
  18: words(`array_reverse array_sort casefold crc32 crc32c gamma lgamma pg_get_acl uuidv4 uuidv7
    pg_signal_autovacuum_worker pg_aios enable_self_join_elimination file_copy_method
    idle_replication_slot_timeout io_method md5_password_warnings vacuum_truncate`),
};

/** Settings that are gone, by the major that removed them (dumps of old servers set them). */
export const removedSettings: Readonly<Record<string, number>> = {
  db_user_namespace: 17,
  force_parallel_mode: 16,
  old_snapshot_threshold: 17,
  operator_precedence_warning: 14,
  sql_inheritance: 10,
  stats_temp_directory: 15,
  vacuum_cleanup_index_scale_factor: 14,
  vacuum_defer_cleanup_age: 16,
};
