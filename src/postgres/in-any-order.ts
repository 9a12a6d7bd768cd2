/**
 * What may depend on one another, done in an order in which it can be.
 */
export interface DoneInAnyOrder<Item, Reason> {
  /** In the order in which they were done. */
  readonly done: readonly Item[];
  readonly left: readonly { readonly item: Item; readonly reason: Reason }[];
}

/** What fails is tried again as long as something else succeeds. `attempt`: null when it is done, else why not. */
export async function inAnyOrder<Item, Reason>(
  items: readonly Item[],
  attempt: (item: Item) => Promise<Reason | null>,
): Promise<DoneInAnyOrder<Item, Reason>> {
  const done: Item[] = [];
  let left: { item: Item; reason: Reason }[] = [];
  let open = items;
  do {
    const failed: typeof left = [];
    for (const item of open) {
      const reason = await attempt(item);
      if (reason === null) done.push(item);
      else failed.push({ item, reason });
    }
    const moved = failed.length < open.length;
    left = failed;
    open = moved ? failed.map(({ item }) => item) : [];
  } while (open.length > 0);
  return { done, left };
}
