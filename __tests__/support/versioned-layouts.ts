/**
 * The layouts of refinery, Supabase and Atlas.
 */
import { atlasSums, atlasSumText } from "../../src/tools/atlas/atlas-sum.ts";
import type { Layout } from "./projects.ts";

export const refineryLayout: Layout = {
  marks: {
    "Cargo.toml":
      '[package]\nname = "app"\n\n[dependencies]\nrefinery = { version = "0.9", features = ["postgres"] }\n',
    "src/main.rs": 'mod embedded {\n    refinery::embed_migrations!("./migrations");\n}\n',
  },
  path: (number, name) => `migrations/V${number}__${name}.sql`,
  version: (number) => String(number),
};

export const supabaseLayout: Layout = {
  marks: { "supabase/config.toml": 'project_id = "trips"\n', "supabase/seed.sql": "insert into nowhere values (1);" },
  path: (number, name) => `supabase/migrations/2024010${number}000000_${name}.sql`,
  version: (number) => `2024010${number}000000`,
};

export const atlasLayout: Layout = {
  marks: {},
  path: (number, name) => `migrations/2024010${number}000000_${name}.sql`,
  version: (number) => `2024010${number}000000`,
  index: (texts) => {
    const files = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
    const named = files.map(([path, text]) => ({ name: path.replace("migrations/", ""), bytes: Buffer.from(text) }));
    return { "migrations/atlas.sum": atlasSumText(atlasSums(named)) };
  },
};
