/**
 * goose's settings: variables that its command line reads from the environment and from `.env` (cmd/goose/main.go).
 */
import type { Tree } from "../../source/tree.ts";
import { readDotenv } from "../manifests/dotenv.ts";

export interface GooseConfig {
  /** `GOOSE_TABLE`; may be qualified, and is not quoted. */
  readonly table: string;
  /** What `ENVSUB` finds. */
  readonly variables: ReadonlyMap<string, string>;
}

export const DEFAULT_GOOSE_CONFIG: GooseConfig = { table: "goose_db_version", variables: new Map() };

export async function readGooseConfig(tree: Tree, dir: string): Promise<GooseConfig> {
  const values = await readDotenv(tree, dir);
  return {
    table: values.get("GOOSE_TABLE")?.value || DEFAULT_GOOSE_CONFIG.table,
    variables: new Map([...values].map(([name, { value }]) => [name, value])),
  };
}
