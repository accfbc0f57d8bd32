// Data breakpoints: from what a client shows or names to bytes of memory. Those that are typed in the console are kept beside the client's.
import type { DebugProtocol } from "@vscode/debugprotocol";
import { sizeOf } from "../compiler/types/layout.ts";
import type { TypedWatches, Watch } from "../kernel/session/commands/command.ts";
import type { DataBreakpointRequest } from "../kernel/session/data-breakpoints.ts";
import { addressText, offsetOf } from "../kernel/session/memory.ts";
import type { Typed } from "../kernel/session/values.ts";
import { type Arguments, RequestError } from "./arguments.ts";
import type { Run } from "./run.ts";
import { namedItem, optionalFrame } from "./state-requests.ts";

type Wanted = Omit<DataBreakpointRequest, "at">;
/** Bytes that one of them may watch. */
const mostBytes = 4096;
const always = { condition: undefined, hitCondition: undefined };
const accessTypes = ["read", "write", "readWrite"] as const;

export class DataBreakpointRequests {
  /** The client's, and those typed in the console by the number that `bl` gives them. */
  #wanted: readonly Wanted[] = [];
  readonly #typed = new Map<number, Watch>();
  #nextTyped = 0;

  info(run: Run, args: Arguments): DebugProtocol.DataBreakpointInfoResponse["body"] {
    run.mustStand();
    const place = placeOf(run, args);
    if (typeof place === "string") return { dataId: null, description: place };
    const request = requestOf(run, { ...place, access: "write", ...always });
    if (typeof request === "string") return { dataId: null, description: request };
    const { address, size, label } = place;
    return {
      dataId: `${addressText(address)}:${size}:${label}`,
      description: `${label}, ${bytes(size)} at ${addressText(address)}`,
      accessTypes: [...accessTypes],
      canPersist: false,
    };
  }

  set(run: Run | undefined, args: Arguments): DebugProtocol.SetDataBreakpointsResponse["body"] {
    this.#wanted = args.objects("breakpoints", 100).map(wantedOf);
    if (run === undefined)
      return {
        breakpoints: this.#wanted.map(() => ({
          verified: false,
          message: "It will be set when the driver is launched.",
        })),
      };
    return { breakpoints: this.apply(run).slice(0, this.#wanted.length) };
  }

  /** Sets all of them in a run; what a client is told of each, its own first. */
  apply(run: Run): DebugProtocol.Breakpoint[] {
    const all: readonly Wanted[] = [
      ...this.#wanted,
      ...[...this.#typed.values()].map((watch) => ({ ...watch, ...always })),
    ];
    const asked = all.map((one) => requestOf(run, one));
    const made = run.debugger.setDataBreakpoints(asked.flatMap((one) => (typeof one === "string" ? [] : [one])));
    let next = 0;
    return asked.map((one): DebugProtocol.Breakpoint => {
      if (typeof one === "string") return { verified: false, message: one };
      const { id, problem } = made[next++] ?? {};
      return {
        verified: problem === undefined,
        ...(id === undefined ? {} : { id }),
        ...(problem === undefined ? {} : { message: problem }),
      };
    });
  }

  /** Those of the console, in a run. */
  typedIn(run: Run): TypedWatches {
    return {
      all: this.#typed,
      add: (watch) => {
        const problem = requestOf(run, { ...watch, ...always });
        if (typeof problem === "string") throw new Error(problem);
        const number = this.#nextTyped++;
        this.#typed.set(number, watch);
        this.apply(run);
        return number;
      },
      remove: (number) => {
        this.#typed.delete(number);
        this.apply(run);
      },
    };
  }
}

/** What a client asks about: an address, a row of its variables, or an expression; a text says why that is no place. */
function placeOf(
  run: Run,
  args: Arguments,
): { readonly address: bigint; readonly size: number; readonly label: string } | string {
  const name = args.string("name");
  const count = args.optionalInteger("bytes", 1, mostBytes);
  if (args.boolean("asAddress")) {
    if (!/^(?:0x[0-9a-f]{1,16}|\d{1,20})$/i.test(name))
      return `"${name}" is no address; write it as 0xfffff80000012340.`;
    return { address: BigInt(name), size: count ?? 1, label: name };
  }
  const inside = args.optionalInteger("variablesReference", 0) ?? 0;
  const item = inside > 0 ? namedItem(run, args).item : undefined;
  const value = item === undefined ? evaluated(run, args, name) : item.value;
  if (typeof value === "string") return value;
  if (value?.address === undefined) return `"${name}" is a value, not a place in memory.`;
  const size = count ?? sizeOf(value.type, value.unit.target);
  return { address: value.address, size, label: item?.expression ?? name };
}
function evaluated(run: Run, args: Arguments, expression: string): Typed | string {
  const at = optionalFrame(run, args);
  try {
    return run.evaluator.evaluate(expression, at?.frame);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** With its place in the machine's memory; a text says why these bytes cannot be watched. */
function requestOf(run: Run, wanted: Wanted): DataBreakpointRequest | string {
  const { address, size } = wanted;
  const { session } = run.launched;
  const { memory } = session.machine;
  const at = offsetOf(memory, address);
  if (address === 0n) return "It has no address: the pointer to it is NULL.";
  if (at === undefined || at + size > memory.size) return `There is no memory at ${addressText(address)}.`;
  if (size < 1 || size > mostBytes)
    return `Between 1 and ${mostBytes} bytes can be watched, not ${size}: choose a member.`;
  if (session.inStack(at))
    return "A local variable cannot be watched: its place in the stack is another's when the function has returned. Watch what it points to.";
  return { ...wanted, at };
}

function wantedOf(args: Arguments): Wanted {
  const [, address = "0", size, label = ""] = /^(0x[0-9a-f]{1,16}):(\d{1,4}):(.*)$/is.exec(args.string("dataId")) ?? [];
  if (size === undefined)
    throw new RequestError("setDataBreakpoints.dataId: expected what dataBreakpointInfo has answered.");
  const text = (name: string): string | undefined => {
    const value = args.optionalString(name);
    return value === undefined || value.trim() === "" ? undefined : value;
  };
  return {
    address: BigInt(address),
    size: Number(size),
    label,
    access: args.has("accessType") ? args.choice("accessType", ...accessTypes) : "write",
    condition: text("condition"),
    hitCondition: text("hitCondition"),
  };
}

const bytes = (count: number): string => (count === 1 ? "1 byte" : `${count} bytes`);
