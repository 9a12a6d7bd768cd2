/**
 * Whether a change leaves the tool's own configuration (sqlx.toml) alone, as far as it decides what is sent and recorded.
 */
import type { History, Migration, Tool } from "../tool.ts";

const PROBE: Migration = {
  version: "1",
  name: "",
  up: { file: "", text: "select 1; select 2;" },
  down: null,
  checksum: "",
  transactional: true,
};

export interface ConfiguredHistory {
  readonly tool: Tool;
  readonly history: History;
}

export function sameConfiguration(base: ConfiguredHistory, head: ConfiguredHistory): boolean {
  return configurationOf(base.tool) === configurationOf(head.tool) && sameChecksums(base.history, head.history);
}

function configurationOf(tool: Tool): string {
  return JSON.stringify([tool.bookkeeping, tool.sessionPerMigration, tool.plan(PROBE), tool.hooks]);
}

/** Of one text: what the checksum counts is configured as well. */
function sameChecksums(base: History, head: History): boolean {
  const before = new Map(base.migrations.map((each) => [each.version, each]));
  return head.migrations.every(({ version, up, checksum }) => {
    const old = before.get(version);
    return old === undefined || old.up.text !== up.text || old.checksum === checksum;
  });
}
