/**
 * Extensions: where a server is to be had that has them, and which functions and types come from which of them.
 */
import { words } from "./words.ts";

/** A public container image with PostgreSQL of that major and the extension. */
const images: readonly { readonly image: (major: number) => string; readonly extensions: readonly string[] }[] = [
  {
    image: (major) => `postgis/postgis:${major}-${major >= 18 ? "3.6" : "3.5"}`,
    extensions: words(`postgis postgis_raster postgis_sfcgal postgis_tiger_geocoder postgis_topology
    address_standardizer address_standardizer_data_us`),
  },
  { image: (major) => `pgvector/pgvector:pg${major}`, extensions: ["vector"] },
  { image: (major) => `timescale/timescaledb:latest-pg${major}`, extensions: ["timescaledb"] },
  { image: (major) => `timescale/timescaledb-ha:pg${major}`, extensions: ["timescaledb_toolkit", "vectorscale"] },
  { image: () => "citusdata/citus", extensions: ["citus", "citus_columnar"] },
  { image: (major) => `groonga/pgroonga:latest-alpine-${major}`, extensions: ["pgroonga", "pgroonga_database"] },
  { image: () => "paradedb/paradedb", extensions: ["pg_search"] },
  { image: () => "apache/age", extensions: ["age"] },
  {
    image: () => "supabase/postgres",
    extensions: [
      "pg_graphql",
      "pg_jsonschema",
      "pg_net",
      "pgjwt",
      "pgmq",
      "pgsodium",
      "plv8",
      "supabase_vault",
      "wrappers",
    ],
  },
];

/** Packages of the PostgreSQL project's apt repository are `postgresql-<major>-<name>`. */
const packages: Readonly<Record<string, string>> = {
  hll: "hll",
  http: "http",
  hypopg: "hypopg",
  icu_ext: "icu-ext",
  ip4r: "ip4r",
  mysql_fdw: "mysql-fdw",
  ogr_fdw: "ogr-fdw",
  orafce: "orafce",
  periods: "periods",
  pg_cron: "cron",
  pg_partman: "partman",
  pg_qualstats: "pg-qualstats",
  pg_repack: "repack",
  pg_similarity: "similarity",
  pg_stat_kcache: "pg-stat-kcache",
  pg_wait_sampling: "pg-wait-sampling",
  pgaudit: "pgaudit",
  pglogical: "pglogical",
  pgq: "pgq3",
  pgrouting: "pgrouting",
  pgtap: "pgtap",
  pldbgapi: "pldebugger",
  pllua: "pllua",
  plpgsql_check: "plpgsql-check",
  plr: "plr",
  plsh: "plsh",
  prefix: "prefix",
  rum: "rum",
  semver: "semver",
  set_user: "set-user",
  tdigest: "tdigest",
  tds_fdw: "tds-fdw",
  unit: "unit",
  wal2json: "wal2json",
  plperl: "plperl",
  plperlu: "plperl",
  plpython3u: "plpython3",
  pltcl: "pltcl",
  pltclu: "pltcl",
};

/** Parts of PostgreSQL's own distribution (Appendix F of its manual); in every `postgres` image. */
const contrib: ReadonlySet<string> = new Set(
  words(`amcheck autoinc bloom btree_gin btree_gist citext cube dblink dict_int dict_xsyn
    earthdistance file_fdw fuzzystrmatch hstore insert_username intagg intarray isn lo ltree
    moddatetime pageinspect pg_buffercache pg_freespacemap pg_prewarm pg_stat_statements pg_surgery
    pg_trgm pg_visibility pg_walinspect pgcrypto pgrowlocks pgstattuple postgres_fdw refint seg
    sslinfo tablefunc tcn tsm_system_rows tsm_system_time unaccent uuid-ossp xml2`),
);

/** Functions, types and operator classes that people take for built in, by extension. */
const members: Readonly<Record<string, readonly string[]>> = {
  citext: ["citext"],
  cube: ["cube", "cube_distance"],
  dblink: ["dblink", "dblink_connect", "dblink_exec"],
  earthdistance: ["earth", "earth_box", "earth_distance", "ll_to_earth"],
  fuzzystrmatch: [
    "daitch_mokotoff",
    "difference",
    "dmetaphone",
    "levenshtein",
    "levenshtein_less_equal",
    "metaphone",
    "soundex",
  ],
  hstore: ["hstore", "hstore_to_json", "hstore_to_jsonb"],
  intarray: ["gin__int_ops", "gist__int_ops", "intset", "sort_asc", "sort_desc"],
  ltree: ["lquery", "ltree", "ltxtquery", "nlevel", "subpath", "gist_ltree_ops"],
  moddatetime: ["moddatetime"],
  pg_trgm: ["gin_trgm_ops", "gist_trgm_ops", "show_trgm", "similarity", "strict_word_similarity", "word_similarity"],
  pgcrypto: words(`armor crypt decrypt digest encrypt gen_random_bytes gen_salt hmac pgp_pub_decrypt
    pgp_pub_encrypt pgp_sym_decrypt pgp_sym_encrypt`),
  postgis: words(`box2d box3d geography geometry raster st_asgeojson st_contains st_distance st_dwithin
    st_geogfromtext st_geomfromtext st_intersects st_makepoint st_point st_setsrid st_transform st_within`),
  tablefunc: ["connectby", "crosstab", "normal_rand"],
  timescaledb: ["add_compression_policy", "add_retention_policy", "create_hypertable", "time_bucket"],
  unaccent: ["unaccent"],
  "uuid-ossp": [
    "uuid_generate_v1",
    "uuid_generate_v1mc",
    "uuid_generate_v3",
    "uuid_generate_v4",
    "uuid_generate_v5",
    "uuid_nil",
  ],
  vector: words(`bit_hamming_ops cosine_distance halfvec halfvec_cosine_ops l2_distance sparsevec vector
    vector_cosine_ops vector_ip_ops vector_l2_ops`),
};

/** The image with the extension; null when none is known. */
export function imageOf(extension: string, major: number): string | null {
  return images.find(({ extensions }) => extensions.includes(extension))?.image(major) ?? null;
}

/** The Debian or Ubuntu package with the extension; null when none is known. */
export function packageOf(extension: string, major: number): string | null {
  const name = Object.hasOwn(packages, extension) ? packages[extension] : undefined;
  return name === undefined ? null : `postgresql-${major}-${name}`;
}

export function isContrib(extension: string): boolean {
  return contrib.has(extension);
}

/** The extension that brings a function, type or operator class; null when none is known. */
export function extensionOf(member: string): string | null {
  return Object.keys(members).find((extension) => members[extension]?.includes(member.toLowerCase())) ?? null;
}
