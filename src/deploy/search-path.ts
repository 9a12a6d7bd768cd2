/**
 * Where names without a schema go: `alter database` and `alter role` set that for the user's database, and for no throwaway one.
 */
import type { Database } from "../postgres/server.ts";
import { withSession } from "../postgres/with-session.ts";
import { sendSetup } from "../replay/send-setup.ts";
import type { Deployment } from "./deployment.ts";

/** What to write in the config file, as a sentence; null where both are alike. */
export async function searchPathCure(
  { target, walk }: Pick<Deployment, "target" | "walk">,
  throwaway: Database,
): Promise<string | null> {
  const [there, here] = [await pathOf(target.database, walk.sessionSetup), await pathOf(throwaway, walk.sessionSetup)];
  if (there.join(", ") === here.join(", ")) return null;
  const missing = there.filter((each) => !here.includes(each)).map((each) => `create schema if not exists ${each};`);
  const setup = missing.length === 0 ? "" : `\`setup: ${missing.join(" ")}\` and `;
  const path = there.length === 0 ? "''" : there.join(", ");
  const other = here.length === 0 ? "leads nowhere" : `is \`${here.join(", ")}\``;
  return `Names without a schema go elsewhere here: the search path is \`${path}\`, and on the throwaway server it ${other}. In the config file ${setup}\`session-setup: set search_path = ${path}\` make${setup === "" ? "s" : ""} them alike.`;
}

/** Schemas that are there, quoted. */
async function pathOf(database: Database, sessionSetup: string | null): Promise<string[]> {
  return withSession(database, async (session) => {
    if (sessionSetup !== null) await sendSetup(session, "session-setup", sessionSetup);
    const rows = await session.query<{ name: string }>(
      `select pg_catalog.quote_ident(each) as name
from pg_catalog.unnest(pg_catalog.current_schemas(false)) with ordinality as paths (each, place) order by place`,
    );
    return rows.map(({ name }) => name);
  });
}
