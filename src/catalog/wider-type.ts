/**
 * Which types of a column can hold everything that another one can, and look the same to applications.
 * Types are as format_type() writes them. Anything that is not known to be wider is not.
 */

const INTEGERS = ["smallint", "integer", "bigint"];
const TYPE = /^(character varying|numeric|[a-z ]+)(?:\((\d+)(?:,(\d+))?\))?$/;

/** True when each value of the one type is a value of the other. */
export function isWiderType(before: string, after: string): boolean {
  const integer = INTEGERS.indexOf(before);
  if (integer >= 0) return INTEGERS.indexOf(after) > integer;
  const [old, now] = [TYPE.exec(before), TYPE.exec(after)];
  if (old?.[1] === "character varying") return after === "text" || (now?.[1] === old[1] && holdsLength(old[2], now[2]));
  return old?.[1] === "numeric" && now?.[1] === "numeric" && holdsNumber(old, now);
}

function holdsLength(before: string | undefined, after: string | undefined): boolean {
  return after === undefined || (before !== undefined && Number(after) >= Number(before));
}

/** As many digits on both sides of the point. */
function holdsNumber(before: RegExpExecArray, after: RegExpExecArray): boolean {
  if (after[2] === undefined) return true;
  if (before[2] === undefined) return false;
  const [oldScale, newScale] = [Number(before[3] ?? 0), Number(after[3] ?? 0)];
  return newScale >= oldScale && Number(after[2]) - newScale >= Number(before[2]) - oldScale;
}
