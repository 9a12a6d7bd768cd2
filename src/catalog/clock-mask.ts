/**
 * Hides clocks: `'now'::timestamptz` is folded to a constant when a default, view or check is created, so that two replays
 * of one file would never be equal. Only timestamps that can come from the replay itself are hidden.
 */

export interface ReplayTime {
  /** Milliseconds since the epoch, by the server's clock. */
  readonly since: number;
  readonly until: number;
  /** Offset of the server's default TimeZone from UTC, in seconds: local timestamps are folded in it. */
  readonly offset: number;
}

export const CLOCK = "<time of creation>";

const TIMESTAMP = /\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d(?::\d\d)?)?/g;
const SHORTEST = "2026-01-01 00:00:00".length;
/** PostgreSQL rounds to what the type's precision allows (`timestamptz(0)`). */
const ROUNDING = 1000;

export function maskClocks(text: string, time: ReplayTime): string {
  if (text.length < SHORTEST) return text;
  return text.replaceAll(TIMESTAMP, (stamp) => (isWithin(stamp, time) ? CLOCK : stamp));
}

function isWithin(stamp: string, { since, until, offset }: ReplayTime): boolean {
  const hasZone = /[+-]\d\d(?::\d\d)?$/.test(stamp.slice(10));
  const iso = stamp.replace(" ", "T");
  const instant = Date.parse(hasZone ? iso.replace(/([+-]\d\d)$/, "$1:00") : `${iso}Z`);
  const candidates = hasZone ? [instant] : [instant, instant - offset * 1000];
  return candidates.some((time) => time >= since - ROUNDING && time <= until + ROUNDING);
}
