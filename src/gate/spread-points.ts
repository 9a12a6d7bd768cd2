/**
 * Which of the points where a run can be stopped are tried.
 */
import type { CutPoint } from "../replay/cut-points.ts";

/** At most `most` of the items, evenly from the first to the last, in their order. */
export function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  if (most <= 0) return [];
  if (most === 1) return items.slice(Math.floor((items.length - 1) / 2)).slice(0, 1);
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * step)] as T);
}

/** Of points that are expected to leave the same behind, the first, the middle and the last one; and the same of statements that
 * fail, each of which is expected to leave what a stop before it does. */
export function samples(points: readonly CutPoint[]): CutPoint[] {
  const stops = byEpoch(points.filter((point) => !isFailing(point)));
  const chosen = new Set([
    ...stops.flatMap((each) => spread(each, SAMPLES)),
    ...spread(points.filter(isFailing), SAMPLES),
  ]);
  return points.filter((point) => chosen.has(point));
}

const SAMPLES = 3;

function isFailing({ kind }: CutPoint): boolean {
  return kind === "failing";
}

/** The points whose epoch was sampled and did not come out alike. */
export function doubtful(points: readonly CutPoint[], found: ReadonlyMap<CutPoint, string>): CutPoint[] {
  return byEpoch(points).flatMap((each) => {
    const kinds = new Set(each.flatMap((point) => found.get(point) ?? []));
    return kinds.size < 2 ? [] : each.filter((point) => !found.has(point));
  });
}

function byEpoch(points: readonly CutPoint[]): CutPoint[][] {
  const groups = new Map<number, CutPoint[]>();
  for (const point of points) {
    const group = groups.get(point.epoch) ?? [];
    group.push(point);
    groups.set(point.epoch, group);
  }
  return [...groups.values()];
}
