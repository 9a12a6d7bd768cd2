/**
 * The workflow that `init` writes: the one of the README.
 */

/** `image`: of the service container; null for none, and the gate starts a PostgreSQL by itself. */
export function workflowText(image: string | null): string {
  const service = image === null ? [] : serviceLines(image);
  const url = image === null ? [] : ["        with:", `          database-url: ${DATABASE_URL}`];
  return [...HEAD, ...service, ...STEPS, ...url, ""].join("\n");
}

const DATABASE_URL = "postgres://postgres:postgres@localhost:5432/postgres";

const HEAD = [
  "name: migrations",
  "on:",
  "  pull_request:",
  "  merge_group:",
  "",
  "permissions:",
  "  contents: read # to read the migrations",
  "  pull-requests: write # to write the comment",
  "",
  "jobs:",
  "  # Make this job a required status check, and do not filter the workflow by paths.",
  "  gate:",
  "    runs-on: ubuntu-latest",
];

function serviceLines(image: string): string[] {
  return [
    "    services:",
    "      postgres:",
    `        image: ${image} # production's version, or an image with your extensions`,
    "        env:",
    "          POSTGRES_PASSWORD: postgres",
    '        ports: ["5432:5432"]',
    "        options: --health-cmd pg_isready --health-interval 2s --health-timeout 5s --health-retries 20",
  ];
}

const STEPS = [
  "    steps:",
  "      - uses: actions/checkout@v5",
  "        with:",
  "          fetch-depth: 0",
  "      - uses: migration-gate/migration-gate@v1",
];
