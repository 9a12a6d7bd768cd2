/**
 * Every supported tool, by name.
 */
import { UserError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { atlas } from "./atlas/atlas.ts";
import { dbmate } from "./dbmate/dbmate.ts";
import { diesel } from "./diesel/diesel.ts";
import { drizzle } from "./drizzle/drizzle.ts";
import { flyway } from "./flyway/flyway.ts";
import { golangMigrate } from "./golang-migrate/golang-migrate.ts";
import { goose } from "./goose/goose.ts";
import { graphileMigrate } from "./graphile-migrate/graphile-migrate.ts";
import { liquibase } from "./liquibase/liquibase.ts";
import { nodePgMigrate } from "./node-pg-migrate/node-pg-migrate.ts";
import { plain } from "./plain/plain.ts";
import { prisma } from "./prisma/prisma.ts";
import { refinery } from "./refinery/refinery.ts";
import { sqlx } from "./sqlx/sqlx.ts";
import { supabase } from "./supabase/supabase.ts";
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
