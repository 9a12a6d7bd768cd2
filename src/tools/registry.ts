/**
 * Every supported tool, by name.
 */
import { UserError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { atlas } from "./atlas.ts";
import { dbmate } from "./dbmate.ts";
import { diesel } from "./diesel.ts";
import { drizzle } from "./drizzle.ts";
import { flyway } from "./flyway.ts";
import { golangMigrate } from "./golang-migrate.ts";
import { goose } from "./goose.ts";
import { graphileMigrate } from "./graphile-migrate.ts";
import { liquibase } from "./liquibase.ts";
import { nodePgMigrate } from "./node-pg-migrate.ts";
import { plain } from "./plain.ts";
import { prisma } from "./prisma.ts";
import { refinery } from "./refinery.ts";
import { sqlx } from "./sqlx.ts";
import { supabase } from "./supabase.ts";
import type { Tool } from "./tool.ts";

/** Sorted by name. `plain` is asked only for folders that no other tool claims. */
export const tools: readonly Tool[] = [
  atlas,
  dbmate,
  diesel,
  drizzle,
  flyway,
  golangMigrate,
  goose,
  graphileMigrate,
  liquibase,
  nodePgMigrate,
  plain,
  prisma,
  refinery,
  sqlx,
  supabase,
];

/** Throws a `UserError` for a name that is not known. */
export function findTool(name: string): Tool {
  const found = tools.find((tool) => tool.name === name.toLowerCase());
  if (found !== undefined) {
    return found;
  }
  const names = tools.map((tool) => tool.name);
  const near = nearestName(name, names);
  throw new UserError(`There is no tool called \`${name}\`.`, {
    remedy:
      near === null
        ? `Use one of ${names.join(", ")}.`
        : `Did you mean \`${near}\`? The tools are ${names.join(", ")}.`,
  });
}
