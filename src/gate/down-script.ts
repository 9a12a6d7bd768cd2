/**
 * What undoes a migration of a tool that is known by its command: a part of the same program (`down` of Knex, TypeORM, Sequelize and
 * others, Alembic's `downgrade`), or a file of its own beside it.
 */
import { scriptSection } from "../tools/script-section.ts";
import type { Migration, Script } from "../tools/tool.ts";

/** A file for the way back alone is no migration more: where the other one is there, it becomes its down script. */
export function withDownScripts(migrations: readonly Migration[]): Migration[] {
  const downs = migrations.filter(({ up }) => isDownFile(up.file));
  const pairs = migrations
    .filter((each) => !downs.includes(each))
    .map((each) => ({ each, down: downs.find(({ up }) => undoes(up.file, each.up.file)) ?? null }));
  const alone = downs.filter((down) => !pairs.some((pair) => pair.down === down));
  return [
    ...pairs.map(({ each, down }) => withDown(each, down?.up ?? downPart(each.up))),
    ...alone.map((each) => withDown(each, each.up)),
  ];
}

function withDown(migration: Migration, down: Script): Migration {
  return { ...migration, down };
}

const DOWN_FILE = /([._-])(?:down|undo|rollback|revert)(\.\w+)$/iu;

/** `2_stops.down.sql`, `2-stops-down.sql` */
export function isDownFile(file: string): boolean {
  return DOWN_FILE.test(file);
}

/** `2_stops.down.sql` undoes `2_stops.up.sql` or `2_stops.sql`. */
function undoes(down: string, up: string): boolean {
  return down.replace(DOWN_FILE, "$1up$2") === up || down.replace(DOWN_FILE, "$2") === up;
}

/** `exports.down =`, `async down(`, `down: async`, `def downgrade():`, `def down`, `void Down(`. */
const DOWN_PART = /^.*(?:\bdef\s+down\b|\bdown(?:grade)?\s*[:=(<])/imu;

/** From its first line on; the whole file where none can be told. */
function downPart({ file, text }: Script): Script {
  const start = DOWN_PART.exec(text)?.index;
  return { file, text: start === undefined ? text : scriptSection(text, start, text.length) };
}
