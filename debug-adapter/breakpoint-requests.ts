// Breakpoints over the protocol. They may be asked for before anything is launched: then they are kept, and reported again when the
// driver has been compiled and it is known where its statements are.
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Breakpoint, BreakpointRequest } from "../kernel/session/breakpoints.ts";
import { pathKey } from "../kernel/session/code.ts";
import { type Arguments, RequestError } from "./arguments.ts";
import { type ExceptionFilter, exceptionFilters } from "./capabilities.ts";
import type { Client } from "./client.ts";
import type { Run } from "./run.ts";

interface Group {
  readonly key: string;
  readonly requests: readonly BreakpointRequest[];
  /** Ids given out before the launch, one for each request. */
  readonly earlyIds: readonly number[];
}

export class BreakpointRequests {
  readonly #groups = new Map<string, Group>();
  #filters: ReadonlySet<ExceptionFilter> = new Set(exceptionFilters.map((one) => one.filter));
  /** Early ids are negative in kind: they come from far above those that `Breakpoints` gives out. */
  #nextEarlyId = 1_000_000;
  /** Id the client knows a breakpoint by, by the id it has here. */
  readonly #known = new Map<number, number>();

  setBreakpoints(run: Run | undefined, args: Arguments, client: Client): DebugProtocol.SetBreakpointsResponse["body"] {
    const source = args.object("source");
    const path = source.optionalString("path");
    if (path === undefined)
      throw new RequestError("setBreakpoints.source.path: expected a path; sources without one have no breakpoints");
    const file = client.path(path);
    const spans = args.has("breakpoints")
      ? args.objects("breakpoints").map((one) => ({ line: client.line(one.integer("line", 0)), args: one }))
      : args.integers("lines", 0).map((line) => ({ line: client.line(line), args: undefined }));
    const requests = spans.map(({ line, args: one }): BreakpointRequest => {
      const column = one?.optionalInteger("column", 0);
      return {
        where: { kind: "line", file, line, column: column === undefined ? undefined : client.column(column) },
        condition: text(one, "condition"),
        hitCondition: text(one, "hitCondition"),
        logMessage: text(one, "logMessage"),
      };
    });
    return { breakpoints: this.#set(run, pathKey(file), requests, client) };
  }

  setFunctionBreakpoints(
    run: Run | undefined,
    args: Arguments,
    client: Client,
  ): DebugProtocol.SetFunctionBreakpointsResponse["body"] {
    const requests = args.objects("breakpoints").map(
      (one): BreakpointRequest => ({
        where: { kind: "function", name: one.string("name") },
        condition: text(one, "condition"),
        hitCondition: text(one, "hitCondition"),
        logMessage: undefined,
      }),
    );
    return { breakpoints: this.#set(run, "function", requests, client) };
  }

  setExceptionBreakpoints(
    run: Run | undefined,
    args: Arguments,
  ): DebugProtocol.SetExceptionBreakpointsResponse["body"] {
    const wanted = args.strings("filters");
    const filters = new Set<ExceptionFilter>();
    const breakpoints = wanted.map((name): DebugProtocol.Breakpoint => {
      const known = exceptionFilters.find((one) => one.filter === name);
      if (known === undefined) return { verified: false, message: `There is no exception filter "${name}".` };
      filters.add(known.filter);
      return { verified: true };
    });
    this.#filters = filters;
    if (run !== undefined) this.#applyFilters(run);
    return { breakpoints };
  }

  /** Sets what was asked for earlier in a new run, and tells where the breakpoints are now. */
  apply(run: Run, client: Client, changed: (breakpoint: DebugProtocol.Breakpoint) => void): void {
    this.#known.clear();
    this.#applyFilters(run);
    for (const group of this.#groups.values()) {
      const made = run.debugger.breakpoints.set(group.key, group.requests);
      made.forEach((one, i) => {
        this.#known.set(one.id, group.earlyIds[i] ?? one.id);
        changed(this.#answer(one, client));
      });
    }
  }

  /** Ids as the client knows them. */
  clientIds(ids: readonly number[]): number[] {
    return ids.map((id) => this.#known.get(id) ?? id);
  }

  breakpointLocations(run: Run, args: Arguments, client: Client): DebugProtocol.BreakpointLocationsResponse["body"] {
    const path = args.object("source").string("path");
    const first = client.line(args.integer("line", 0));
    const endLine = args.optionalInteger("endLine", 0);
    const last = endLine === undefined ? first : client.line(endLine);
    const found = run.debugger.code.onLines(client.path(path), first, last);
    const places = new Map<string, DebugProtocol.BreakpointLocation>();
    for (const code of found) {
      const place = client.span(code.range);
      places.set(`${place.line}:${place.column}`, place);
    }
    return { breakpoints: [...places.values()] };
  }

  #set(
    run: Run | undefined,
    key: string,
    requests: readonly BreakpointRequest[],
    client: Client,
  ): DebugProtocol.Breakpoint[] {
    const made = run?.debugger.breakpoints.set(key, requests);
    const ids = requests.map((_, i) => {
      const id = made?.[i]?.id;
      return id === undefined ? this.#nextEarlyId++ : (this.#known.get(id) ?? this.#firstId(id));
    });
    if (requests.length === 0) this.#groups.delete(key);
    else this.#groups.set(key, { key, requests, earlyIds: ids });
    if (made !== undefined) return made.map((one) => this.#answer(one, client));
    return ids.map((id) => ({
      id,
      verified: false,
      reason: "pending",
      message: "It will be set when the driver is launched.",
    }));
  }

  /** A number that no other breakpoint of this session has, whichever run it is in. */
  #firstId(id: number): number {
    const known = this.#nextEarlyId++;
    this.#known.set(id, known);
    return known;
  }

  #answer(one: Breakpoint, client: Client): DebugProtocol.Breakpoint {
    const id = this.#known.get(one.id) ?? one.id;
    const place = one.places[0];
    if (place === undefined)
      return { id, verified: false, reason: "failed", ...(one.problem === undefined ? {} : { message: one.problem }) };
    return { id, verified: true, source: client.source(place.range.file), ...client.span(place.range) };
  }

  #applyFilters(run: Run): void {
    run.filters.clear();
    for (const filter of this.#filters) run.filters.add(filter);
    run.breakAtInstructions(this.#filters.has("debugBreak"));
    run.debugger.timeline.stopsAtCrashes = this.#filters.has("crash") && !run.debugger.breakpointsOff;
  }
}

function text(args: Arguments | undefined, name: string): string | undefined {
  const value = args?.optionalString(name);
  return value === undefined || value.trim() === "" ? undefined : value;
}
