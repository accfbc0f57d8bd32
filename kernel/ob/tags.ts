// References to objects with a tag, which says who took them: each is a row of the trace, and what does not come out even by tag is
// told when its driver is unloaded.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { tagText } from "../mm/pool.ts";

const defaultTag = "Dflt";

/** Notes that a driver has taken (1) or given back (-1) a reference under a tag. */
export function countTagged(k: Kernel, f: Offset, object: Offset, tag: number, by: 1 | -1): void {
  const text = tagText(tag);
  if (text === defaultTag) return;
  const tags = k.state.references.get(object) ?? new Map<string, number>();
  k.state.references.set(object, tags);
  const total = (tags.get(text) ?? 0) + by;
  tags.set(text, total);
  const sign = by > 0 ? "+1" : "-1";
  k.log({ kind: "reference", driver: k.callerDriver(f), text: `'${text}' ${sign} on ${k.nameOf(object)}: ${total}` });
}

/** Tells, tag by tag, what has been taken and not given back, or the other way round. */
export function summarizeTags(k: Kernel): void {
  for (const [object, tags] of k.state.references) {
    for (const [tag, total] of tags) {
      if (total === 0) continue;
      const verdict = `${total > 0 ? "over" : "under"} reference by ${Math.abs(total)}`;
      k.log({ kind: "reference", text: `'${tag}' on ${k.nameOf(object)}: ${verdict}` });
    }
  }
  k.state.references.clear();
}
