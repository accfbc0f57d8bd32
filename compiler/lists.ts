// Lists that are kept, in trees, types and code. Most are empty, and those are one object; a list that has been pushed to has room
// for sixteen more, which what is kept cannot afford.

export const NONE: readonly never[] = [];

/** The list with one more; undefined is an empty one. */
export function added<T>(list: T[] | undefined, one: T): T[] {
  if (list === undefined) return [one];
  list.push(one);
  return list;
}
/** The finished list, with no room to spare. */
export function exact<T>(list: readonly T[] | undefined): readonly T[] {
  if (list === undefined || list.length === 0) return NONE;
  return list.slice();
}
