/**
 * Realistic reports, one for each thing that a reviewer can meet. The golden files are made from them.
 */
import type { Finding, Report, ReportChange } from "../../src/report/report.ts";

const BASE_SHA = "4f1c2b7a9d03e85c6612fa7be0d9c3318a57e204";
const HEAD_SHA = "b8e90d5512c47fa0b6d1e3a94c7f2081d35a6e9c";

const empty: Report = {
  schemaVersion: 1,
  verdict: "pass",
  project: "triphoppa",
  tool: "sqlx",
  migrationsDir: "migrations",
  base: { ref: "main", sha: BASE_SHA, migrations: 41 },
  head: { ref: "feature/trip-status", sha: HEAD_SHA, migrations: 42 },
  postgres: { version: "18.4", source: "embedded" },
  pending: [],
  findings: [],
  changes: [],
  tables: [],
  paths: { base: "2b6f0c1d", upgraded: "9c01d7ee", fresh: "9c01d7ee" },
  error: null,
  notes: [],
  timings: { total: 2140, replay: 910 },
};

export function finding(values: Partial<Finding>): Finding {
  return {
    rule: "apply-failed",
    severity: "error",
    title: "A statement fails",
    detail: "",
    file: null,
    line: null,
    endLine: null,
    object: null,
    evidence: {},
    remedy: null,
    excerpt: null,
    silenced: null,
    ...values,
  };
}

export function change(values: Partial<ReportChange>): ReportChange {
  return {
    action: "added",
    type: "column",
    name: "public.trips.status",
    from: null,
    attributes: [],
    file: null,
    line: null,
    parent: null,
    parentType: null,
    destructive: false,
    definition: null,
    ...values,
  };
}

export function sample(values: Partial<Report>): Report {
  return { ...empty, ...values };
}

const STATUS_FILE = "migrations/20260114093000_trip_status.sql";
const inTrips = { parent: "public.trips", parentType: "table", file: STATUS_FILE } as const;

const statusChanges: ReportChange[] = [
  change({ ...inTrips, line: 3, definition: "status public.trip_status not null default 'draft'::public.trip_status" }),
  change({
    ...inTrips,
    type: "index",
    name: "public.trips_status_idx",
    line: 5,
    definition: "trips_status_idx btree (status) where published_at is not null",
  }),
  change({
    type: "enum",
    name: "public.trip_status",
    file: STATUS_FILE,
    line: 1,
    definition: "public.trip_status: draft, review, published",
  }),
];

const changedView = change({
  action: "changed",
  type: "view",
  name: "public.published_trips",
  file: STATUS_FILE,
  line: 8,
  attributes: [
    {
      name: "query",
      before: " SELECT id,\n    title,\n    slug\n   FROM trips\n  WHERE published_at IS NOT NULL;",
      after: " SELECT id,\n    title,\n    slug\n   FROM trips\n  WHERE status = 'published'::trip_status;",
    },
  ],
});

const takenAway: ReportChange[] = [
  change({
    ...inTrips,
    action: "removed",
    name: "public.trips.subtitle",
    line: 14,
    definition: "subtitle text",
    destructive: true,
  }),
  change({
    ...inTrips,
    action: "changed",
    name: "public.trips.title",
    line: 15,
    attributes: [{ name: "type", before: "text", after: "character varying(120)" }],
    destructive: true,
  }),
  change({ ...inTrips, action: "renamed", name: "public.trips.slug", from: "public.trips.permalink", line: 16 }),
];

const statusMigration = { version: "20260114093000", name: "trip status", file: STATUS_FILE, statements: 4 };

const passWithChange = sample({ pending: [statusMigration], changes: [...statusChanges, changedView] });

const altered = finding({
  rule: "altered-migration",
  title: "`20251103120000_create_bookings` was edited after it was merged",
  detail:
    "Databases that have run the old text lack `public.bookings.currency`, and `public.bookings.amount` is `integer` " +
    "there instead of `numeric(12,2)`. A new database has both.\n\n" +
    "sqlx compares checksums: the next deploy stops with `migration 20251103120000 was previously applied but has been modified`.",
  file: "migrations/20251103120000_create_bookings.sql",
  line: 4,
  endLine: 5,
  object: "public.bookings",
  evidence: { version: "20251103120000", semantic: true, missing: ["public.bookings.currency"] },
  remedy:
    "Restore the file and put the difference into a new migration:\n\n```sql\nalter table public.bookings\n  alter column amount type numeric(12,2),\n" +
    "  add column currency text not null default 'EUR';\n```",
  excerpt:
    "  3 |   trip_id bigint not null references trips (id),\n  4 |   amount numeric(12,2) not null,\n    |   ^\n  5 |   currency text not null default 'EUR'",
});

const diverging = finding({
  rule: "paths-diverge",
  title: "Existing databases and new ones end in different schemas",
  detail:
    "After this pull request two kinds of database exist:\n\n" +
    "- `public.bookings.amount` is `integer` on existing databases and `numeric(12,2)` on new ones\n" +
    "- `public.bookings.currency` is missing on existing databases\n\n" +
    "The difference comes from `migrations/20251103120000_create_bookings.sql`.",
  file: "migrations/20251103120000_create_bookings.sql",
  line: 4,
  object: "public.bookings",
  remedy: "See `altered-migration` above: what mends that mends this.",
});

const blockedByAltered = sample({
  verdict: "block",
  head: { ref: "fix/booking-currency", sha: HEAD_SHA, migrations: 41 },
  findings: [altered, diverging],
  paths: { base: "2b6f0c1d", upgraded: "2b6f0c1d", fresh: "e7720a91" },
});

const applyFailed = sample({
  verdict: "block",
  pending: [{ ...statusMigration, statements: null }],
  paths: { base: "2b6f0c1d", upgraded: null, fresh: null },
  findings: [
    finding({
      title: 'Statement 2 of `20260114093000_trip_status` fails: column "state" does not exist',
      detail:
        'PostgreSQL says `42703` (undefined_column): `column "state" does not exist`.\n\n' +
        'HINT: `Perhaps you meant to reference the column "trips.status".`\n\n' +
        "sqlx runs the file in one transaction: everything was rolled back, the database is as base leaves it.",
      file: STATUS_FILE,
      line: 5,
      endLine: 5,
      evidence: { sqlstate: "42703", path: "upgraded" },
      remedy: "Mend the statement, or add the column in an earlier migration.",
      excerpt:
        "  4 | \n  5 | update trips set status = 'published' where state = 'live';\n    |                                             ^\n  6 | ",
    }),
  ],
});

const cosmetic = sample({
  head: { ref: "chore/format-sql", sha: HEAD_SHA, migrations: 41 },
  tool: "diesel",
  findings: [
    finding({
      rule: "altered-migration",
      severity: "note",
      title: "170 merged migrations were reformatted; nothing changes",
      detail:
        "The parse trees are the same, and every path ends in the same schema. diesel keeps no checksums, so no deploy will refuse.",
      file: "migrations/2017-09-23-182408_initial/up.sql",
      line: 1,
    }),
    finding({
      rule: "out-of-order",
      severity: "warning",
      title: "`2026-01-10-000000_tags` sorts before a merged migration",
      detail:
        "diesel runs it anyway, after `2026-01-12-000000_photos` on existing databases and before it on new ones.",
      file: "migrations/2026-01-10-000000_tags/up.sql",
      line: 1,
      remedy:
        "Give it a later version:\n\n```sh\ngit mv migrations/2026-01-10-000000_tags migrations/2026-01-15-000000_tags\n```",
      silenced: "`.migration-gate.yml`: both only add tables (agreed with the on-call team)",
    }),
  ],
});

const manyFindings = sample({
  verdict: "block",
  pending: Array.from({ length: 60 }, (_, index) => numbered(index)),
  findings: Array.from({ length: 60 }, (_, index) =>
    finding({
      rule: index < 12 ? "apply-failed" : index < 40 ? "out-of-order" : "altered-migration",
      severity: index < 12 ? "error" : index < 40 ? "warning" : "note",
      title: `\`public.table_${index}\` is not what base has`,
      detail: "What was observed, and why it matters, in a sentence or two.",
      file: `migrations/${String(index).padStart(4, "0")}_step.sql`,
      line: 3,
      remedy: "Restore the file.",
    }),
  ),
  changes: [...takenAway, ...statusChanges, changedView],
});

function numbered(index: number): Report["pending"][number] {
  const version = String(index).padStart(4, "0");
  return { version, name: "step", file: `migrations/${version}_step.sql`, statements: 2 };
}

const couldNotRun = sample({
  verdict: "error",
  tool: null,
  postgres: null,
  paths: { base: null, upgraded: null, fresh: null },
  error: {
    message: "The role `gate` may not create databases on the server of `database-url`.",
    remedy:
      "Let it:\n\n```sql\nalter role gate createdb;\n```\n\nOr leave `database-url` out: the gate then starts its own PostgreSQL.",
  },
});

const defect = sample({
  verdict: "error",
  tool: null,
  migrationsDir: null,
  base: null,
  head: null,
  postgres: null,
  paths: { base: null, upgraded: null, fresh: null },
  error: { message: "Cannot read properties of undefined (reading `oid`)", remedy: null },
});

const nothingChanged = sample({
  head: { ref: "docs/readme", sha: HEAD_SHA, migrations: 41 },
  postgres: null,
  paths: { base: null, upgraded: null, fresh: null },
});

const HOSTILE = "x`;</code></summary>|| @octocat #1 \u202Eevil\u0000 ``` \\| ::error::boo %0A::set-output";

const hostile = sample({
  verdict: "block",
  head: { ref: "a|b<img src=x onerror=alert(1)>`@everyone`", sha: HEAD_SHA, migrations: 42 },
  pending: [{ version: "1", name: HOSTILE, file: `migrations/1_${HOSTILE}.sql`, statements: 1 }],
  findings: [
    finding({
      title: `\`\` ${HOSTILE.replaceAll("```", "")} \`\` fails, says @octocat in #1 | <b>`,
      detail: `Text with <script>alert(1)</script> & @team, #42, octo/repo#3, GH-7 and ![x](https://evil.example/x.png)\n\n\`\`\`\`sql\n-- ${HOSTILE}\n\`\`\`\`\n\n### no heading`,
      file: `migrations/1_${HOSTILE}.sql`,
      line: 1,
      remedy: `Do not write \`</details>\`. See [the manual](https://www.postgresql.org/docs/) not [this](javascript:alert(1)).`,
      excerpt: `  1 | ${HOSTILE}\n    | ^\n  2 | \u001B[31mred\u001B[0m\r::add-mask::x`,
    }),
    finding({
      rule: "out-of-order",
      severity: "warning",
      title: "`1` sorts before a merged migration",
      file: `migrations/1_${HOSTILE}.sql`,
      silenced: `the file says: ${HOSTILE}`,
    }),
  ],
  changes: [
    change({
      action: "changed",
      type: "function",
      name: `public."${HOSTILE}"`,
      attributes: [{ name: "body", before: "begin\n```\n</details>\nend", after: "begin\n````\n" + HOSTILE + "\nend" }],
      file: `migrations/1_${HOSTILE}.sql`,
      line: 1,
    }),
  ],
  rollbacks: [true, false].map((proven) => ({
    version: "1",
    migration: `migrations/1_${HOSTILE}.sql`,
    down: "missing",
    proven,
    file: proven ? "rollback/1.sql" : null,
    loses: [`The column public."${HOSTILE}" goes away.`],
    sql: proven ? `-- ${HOSTILE}\n` : null,
    reason: proven ? null : HOSTILE,
  })),
});

const destructive = sample({
  pending: [statusMigration],
  changes: [...takenAway, ...statusChanges],
  findings: [
    finding({
      rule: "data-loss",
      severity: "warning",
      title: "`public.trips.subtitle` is dropped with what it holds",
      detail:
        "The column and its data are gone when this is deployed. Code that still reads it fails until it is deployed too.",
      file: STATUS_FILE,
      line: 14,
      endLine: 14,
      remedy: "Deploy code that no longer reads the column first, then drop it in a migration of its own.",
    }),
    finding({
      rule: "rollback-missing",
      severity: "note",
      title: "`20240102_status.sql` has no down script: a generated one is proven",
      detail: "The gate has run it.",
      file: STATUS_FILE,
      line: 1,
      endLine: 1,
      remedy: "Keep `rollback/20240102.sql` for the day when it is needed.",
    }),
  ],
  rollbacks: [
    {
      version: "20240102",
      migration: STATUS_FILE,
      down: "missing",
      proven: true,
      file: "rollback/20240102.sql",
      loses: ["The column public.trips.subtitle comes back without its values."],
      sql: `-- Undoes ${STATUS_FILE}.\n\nbegin;\n\nALTER TABLE "public"."trips" ADD COLUMN "subtitle" text;\n\ncommit;\n`,
      reason: null,
    },
    {
      version: "20240103",
      migration: "migrations/20240103_seats.sql",
      down: "failed",
      proven: false,
      file: null,
      loses: [],
      sql: null,
      reason: "nothing says what rows have in public.trips.seats, which would come back not null without a default.",
    },
  ],
  notes: ["2 objects are of kinds that are not compared: `policy`."],
});

export const samples = {
  "pass-with-change": passWithChange,
  "pass-destructive": destructive,
  "block-altered": blockedByAltered,
  "apply-failed": applyFailed,
  cosmetic,
  "many-findings": manyFindings,
  "could-not-run": couldNotRun,
  defect,
  "nothing-changed": nothingChanged,
  hostile,
} as const satisfies Record<string, Report>;
