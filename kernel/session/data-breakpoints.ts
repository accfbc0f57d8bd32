// Data breakpoints: memory at whose accesses the machine stops, on which of them, and what to say of one.
import type { Access, GuestMemory, Offset, WatchedRange } from "../machine/api.ts";
import { countHit, type Evaluate, parseHitCondition } from "./breakpoints.ts";
import { addressText } from "./memory.ts";

/** What the user asks for. */
export interface DataBreakpointRequest {
  readonly address: bigint;
  readonly at: Offset;
  readonly size: number;
  /** As the user knows it: "Extension->Count". */
  readonly label: string;
  readonly access: "read" | "write" | "readWrite";
  /** A C expression, evaluated where the machine stops after the access. */
  readonly condition: string | undefined;
  readonly hitCondition: string | undefined;
}
export interface DataBreakpoint {
  readonly id: number;
  readonly request: DataBreakpointRequest;
  /** Why it could not be set, and what to do. */
  readonly problem: string | undefined;
}
interface Live extends DataBreakpoint {
  readonly counts: ((hits: number) => boolean) | undefined;
  /** Times of the accesses known, ascending. */
  readonly hits: number[];
}

export class DataBreakpoints {
  #all: readonly Live[] = [];
  /** Ids are of one kind with those of other breakpoints, and from far above them. */
  #nextId = 500_000;

  /** Replaces all of them. One asked for again keeps its id and its hits. */
  set(requests: readonly DataBreakpointRequest[]): readonly DataBreakpoint[] {
    const key = (request: DataBreakpointRequest): string =>
      JSON.stringify({ ...request, address: String(request.address) });
    this.#all = requests.map((request) => {
      const known = this.#all.find((one) => key(one.request) === key(request));
      if (known !== undefined) return known;
      const counts = request.hitCondition === undefined ? undefined : parseHitCondition(request.hitCondition);
      const problem =
        counts === "unreadable"
          ? `The hit condition "${request.hitCondition}" was not understood: write a number, or one of == != < <= > >= % and a number.`
          : undefined;
      return { id: this.#nextId++, request, problem, counts: counts === "unreadable" ? undefined : counts, hits: [] };
    });
    return this.#all;
  }

  get ranges(): readonly WatchedRange[] {
    return this.#all
      .filter(({ problem }) => problem === undefined)
      .map(({ id, request: { at, size, access } }) => ({
        id,
        at,
        size,
        reads: access !== "write",
        writes: access !== "read",
      }));
  }

  /** Whether an access stops the machine, which stands behind it; counts it. `error` says what is wrong with a condition. */
  test(access: Access, context: number, evaluate: Evaluate): { readonly stops: boolean; readonly error?: string } {
    const one = this.#all.find(({ id }) => id === access.id);
    if (one === undefined) return { stops: false };
    const { condition } = one.request;
    if (condition !== undefined) {
      try {
        if (!evaluate(condition, context).truth) return { stops: false };
      } catch (error) {
        // A condition that cannot be told stops, so that it is noticed.
        const why = error instanceof Error ? error.message : String(error);
        return {
          stops: true,
          error: `Condition "${condition}" of the data breakpoint on ${one.request.label}: ${why}`,
        };
      }
    }
    const count = countHit(one.hits, access.time);
    return { stops: one.counts === undefined || one.counts(count) };
  }

  /** Forgets accesses later than `time`: the run has been changed there. */
  forgetAfter(time: number): void {
    for (const { hits } of this.#all) while ((hits.at(-1) ?? -1) > time) hits.pop();
  }

  /** "Ext->Count is written: 3 → 4", where the machine stands behind the access. */
  describe(access: Access, memory: GuestMemory): string {
    const one = this.#all.find(({ id }) => id === access.id);
    if (one === undefined) return "watched memory is accessed";
    const { label, address, at, size } = one.request;
    const name = `${label} (${addressText(address)})`;
    if (access.kind === "read") return `${name} is read: ${bytesText(access.before)}`;
    const [before, after] = [bytesText(access.before), bytesText(memory.u8.subarray(at, at + size))];
    return `${name} is written: ${before === after ? `${after}, as before` : `${before} → ${after}`}`;
  }
}

/** A number of 1, 2, 4 or 8 bytes, or the first bytes one by one. */
function bytesText(bytes: Uint8Array): string {
  const hex = (byte: number) => byte.toString(16).padStart(2, "0");
  if ([1, 2, 4, 8].includes(bytes.length)) {
    const value = BigInt(`0x${[...bytes].reverse().map(hex).join("")}`);
    return value < 10n ? String(value) : `0x${value.toString(16)}`;
  }
  const shown = [...bytes.subarray(0, mostShown)].map(hex).join(" ");
  return bytes.length > mostShown ? `${shown} …` : shown;
}
const mostShown = 16;
