/**
 * The nodes of one kind in a parse tree, wherever they are.
 */

export type Fields = Readonly<Record<string, unknown>>;

/** What is under that key anywhere in the tree. */
export function within(node: unknown, key: string): Fields[] {
  if (!isFields(node)) return [];
  const own = node[key];
  const below = Object.values(node).flatMap((value) => within(value, key));
  return isFields(own) ? [own, ...below] : below;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
