// The arbiter: finds for a device, or for several at once, resources that serve their requirements and that nobody else has.
// Lists are tried in the order of their preference and each range from its lower end, with backtracking. Interrupt lines can be
// shared by devices that all allow it and are triggered alike; everything else belongs to one.
import type { Kernel } from "../kernel.ts";
import { type Choice, isArbitrated, type Requirements, ResourceType, Share } from "./requirements.ts";
import type { Devnode, Resource } from "./state.ts";

/** Places of one range that are tried before another choice is. */
const mostPlaces = 16;
/** Placements tried before a conflict is taken for one that cannot be solved. */
const mostTries = 100_000;

/** Whether two devices cannot both have these. */
export function collide(a: Resource, b: Resource): boolean {
  if (a.type !== b.type || !isArbitrated(a.type)) return false;
  if (a.start >= b.start + b.length || b.start >= a.start + a.length) return false;
  if (a.type === ResourceType.interrupt && a.share === Share.shared && b.share === Share.shared)
    return ((a.flags ^ b.flags) & 1) !== 0;
  return a.share !== Share.shared || b.share !== Share.shared;
}

/** Everything that devices and drivers outside Plug and Play have, but for those of some devices. */
export function taken(k: Kernel, without: ReadonlySet<number> = new Set()): Resource[] {
  return [
    ...k.state.devnodes.flatMap((node) => (without.has(node.id) ? [] : node.resources)),
    ...k.state.resourceClaims.flatMap((claim) => claim.resources),
  ];
}

/** Who has something that collides with it, in words. */
export function ownerOf(k: Kernel, resource: Resource): string | undefined {
  for (const node of k.state.devnodes) if (node.resources.some((one) => collide(one, resource))) return node.instance;
  return k.state.resourceClaims.find((claim) => claim.resources.some((one) => collide(one, resource)))?.driver;
}

/** Resources for each of these, in their order, beside `others`; undefined if there are none for all of them. */
export function arbitrate(
  wanted: readonly Requirements[],
  others: readonly Resource[],
): readonly (readonly Resource[])[] | undefined {
  const search = { given: [...others], tries: 0 };
  const result: Resource[][] = [];
  const device = (index: number): boolean => {
    const requirements = wanted[index];
    if (requirements === undefined) return true;
    if (requirements.lists.length === 0) {
      result[index] = [];
      return device(index + 1);
    }
    return requirements.lists.some((list) => {
      const own: Resource[] = [];
      return place(list, 0, own, search, () => {
        result[index] = [...own];
        return device(index + 1);
      });
    });
  };
  return device(0) ? result : undefined;
}

interface Search {
  readonly given: Resource[];
  tries: number;
}

/** Serves the requirements of a list from the `index`th on, and then whatever `rest` places. */
function place(
  list: readonly (readonly Choice[])[],
  index: number,
  own: Resource[],
  search: Search,
  rest: () => boolean,
): boolean {
  const group = list[index];
  if (group === undefined) return rest();
  for (const choice of group) {
    for (const resource of placesOf(choice, search)) {
      own.push(resource);
      search.given.push(resource);
      if (place(list, index + 1, own, search, rest)) return true;
      own.pop();
      search.given.pop();
      if (search.tries > mostTries) return false;
    }
  }
  return false;
}

/** Where a choice can be served without a collision, the lowest place first. */
function* placesOf(choice: Choice, search: Search): Generator<Resource> {
  const { type, share, flags, length, alignment, min, max, data } = choice;
  if (!isArbitrated(type)) {
    yield { type, share, flags, start: 0, length: 0, data };
    return;
  }
  if (length === 0) return;
  const aligned = (value: number) => Math.ceil(value / alignment) * alignment;
  let start = aligned(min);
  for (let found = 0; found < mostPlaces && start + length - 1 <= max; ) {
    search.tries++;
    if (search.tries > mostTries) return;
    const here: Resource = { type, share, flags, start, length };
    const obstacle = search.given.find((one) => collide(one, here));
    if (obstacle === undefined) {
      found++;
      yield here;
      start = aligned(start + length);
    } else start = aligned(Math.max(start + 1, obstacle.start + obstacle.length));
  }
}

/** Devices that run and whose resources stand in the way of one that is to have these: who could be asked to move, nearest first. */
export function obstacles(k: Kernel, wanted: Requirements): Devnode[] {
  const ranges = wanted.lists.flat(2).filter((choice) => isArbitrated(choice.type));
  const inTheWay = (one: Resource) =>
    ranges.some(
      (choice) => one.type === choice.type && one.start <= choice.max && one.start + one.length - 1 >= choice.min,
    );
  return k.state.devnodes.filter(
    (node) => node.status === "Started" && node.children.length === 0 && node.resources.some(inTheWay),
  );
}
