// Switches of a schedule, as data and as text.

/** What happens instead of going on. */
export type Choice =
  /** Another processor goes on with what it has: a thread, a deferred call, an interrupt. */
  | { readonly kind: "processor"; readonly id: number }
  /** A thread that is ready gets a processor: an idle one if there is one. */
  | { readonly kind: "thread"; readonly id: number }
  /** As much time passes as it takes until a timer or a device is due; what comes of it comes to this processor. */
  | { readonly kind: "time"; readonly id: number }
  /** The user cancels a request, by its id. */
  | { readonly kind: "cancel"; readonly id: number };
export interface Switch {
  /** Steps since power-on. */
  readonly time: number;
  readonly to: Choice;
}
const letters = { processor: "p", thread: "t", time: "d", cancel: "c" } as const;

/** "1033:p1 2040:d0": at step 1033 processor 1 goes on, at step 2040 what is due next happens, on processor 0. */
export function scheduleText(switches: readonly Switch[]): string {
  return switches.map(({ time, to }) => `${time}:${letters[to.kind]}${to.id}`).join(" ");
}

/** Undefined for a text that is none. */
export function parseSchedule(text: string): readonly Switch[] | undefined {
  const switches: Switch[] = [];
  for (const word of text.split(/[\s,]+/).filter((part) => part !== "")) {
    const [, time = "", letter = "", id = ""] = /^([0-9]{1,15}):([ptcd])([0-9]{1,9})$/.exec(word) ?? [];
    const kind = (Object.keys(letters) as Choice["kind"][]).find((one) => letters[one] === letter);
    const late = (switches.at(-1)?.time ?? -1) < Number(time);
    if (kind === undefined || !late) return undefined;
    switches.push({ time: Number(time), to: { kind, id: Number(id) } });
  }
  return switches;
}
