// The trace: what the machine did, one row an event, append-only and columnar so that a million rows cost little more than
// their numbers and a view can ask for any window of them. A row holds plain numbers; its text is made when somebody reads it
// (trace/render.ts), and from the row alone, so that it stays true after the objects it speaks of are gone.
// Going back in time shortens the log to the length a checkpoint remembers; going forward to a later checkpoint lengthens it again.
import type { Offset } from "../machine/api.ts";
import { plainNames, renderDetail, type TraceNames } from "./render.ts";

export const traceKinds = [
  "scenario",
  "driverLoad",
  "driverUnload",
  "addDevice",
  "devnode",
  "deviceCreate",
  "deviceDelete",
  "deviceAttach",
  "deviceDetach",
  "link",
  "irpAllocate",
  "irpFree",
  "irpCall",
  "irpReturn",
  "irpPending",
  "irpComplete",
  "irpCompletionRoutine",
  "irpDone",
  "irpCancel",
  "startIo",
  "interrupt",
  "interruptReturn",
  "dpcQueue",
  "dpc",
  "timer",
  "wait",
  "wake",
  "thread",
  "irql",
  "pool",
  "paging",
  "reference",
  "lock",
  "pnp",
  "power",
  "wmi",
  "hardware",
  "port",
  "debugPrint",
  "output",
  "traceMessage",
  "eventLog",
  "finding",
  "bugcheck",
] as const;
export type TraceKind = (typeof traceKinds)[number];

export interface TraceRow {
  readonly index: number;
  /** Steps since power-on. */
  readonly time: number;
  /** Virtual time, 100 ns since power-on. */
  readonly clock: number;
  readonly processor: number;
  readonly irql: number;
  /** Id of the thread, DPC or ISR that ran. */
  readonly context: number;
  readonly contextName: string;
  readonly kind: TraceKind;
  /** Driver the event belongs to; "nt" for the kernel itself, "" if none. */
  readonly driver: string;
  /** Device object, or 0. */
  readonly device: Offset;
  readonly deviceName: string;
  /** IRP, or 0. */
  readonly irp: Offset;
  readonly detail: string;
  /** Printed text that did not end its line: what is printed next goes on there. */
  readonly openLine: boolean;
}

/** What the kernel hands in. Operands mean what `renderDetail` says for the kind. */
export interface TraceEvent {
  readonly kind: TraceKind;
  readonly driver?: string;
  readonly device?: Offset;
  readonly deviceName?: string;
  readonly irp?: Offset;
  readonly operands?: readonly number[];
  /** Cut to `longestText` characters. */
  readonly text?: string;
}

/** Where and when: given once for a batch of events by whoever runs the machine. */
export interface TraceMoment {
  readonly time: number;
  readonly clock: number;
  readonly processor: number;
  readonly irql: number;
  readonly context: number;
  readonly contextName: string;
}

/** A row passes if it fits every member given. */
export interface TraceFilter {
  readonly kinds?: readonly TraceKind[];
  readonly driver?: string;
  readonly device?: Offset;
  readonly irp?: Offset;
  readonly context?: number;
  readonly processor?: number;
  /** Words that must all appear, in any letter case, somewhere in the row's text columns. */
  readonly text?: string;
  readonly fromTime?: number;
  readonly toTime?: number;
}

/** Longest free text kept with a row, characters. */
export const longestText = 1024;
export const operandCount = 4;

const noText = 0xffff_ffff;

export class TraceLog {
  /** Names for numbers, from the contract's headers; replaced by the kernel when it starts. */
  names: TraceNames;

  #length = 0;
  /** Rows of a run that has been further than `length`: valid until a different row is appended in their place. */
  #kept = 0;
  #capacity = 0;
  #time = new Float64Array(0);
  #clock = new Float64Array(0);
  #kind = new Uint8Array(0);
  #processor = new Uint8Array(0);
  #irql = new Uint8Array(0);
  #context = new Uint32Array(0);
  #contextName = new Uint32Array(0);
  #driver = new Uint32Array(0);
  #device = new Uint32Array(0);
  #deviceName = new Uint32Array(0);
  #irp = new Uint32Array(0);
  #operands = new Float64Array(0);
  #text = new Uint32Array(0);

  /** Names that recur, kept for good. */
  readonly #strings: string[] = [""];
  readonly #stringIds = new Map<string, number>([["", 0]]);
  /** Texts that do not recur; cut together with the rows. */
  readonly #texts: string[] = [];

  /** Matches of the filter asked for last, so that scrolling does not search again. */
  #matches: { readonly key: string; readonly rows: number[]; searched: number } | undefined;
  /** Counts truncations, so that a view knows that rows it holds may have changed. */
  #generation = 0;

  constructor(names: TraceNames = plainNames) {
    this.names = names;
  }

  get length(): number {
    return this.#length;
  }

  /** Changes whenever rows were taken away: rows read before may be gone. */
  get generation(): number {
    return this.#generation;
  }

  append(event: TraceEvent, moment: TraceMoment): number {
    if (this.#length === this.#capacity) this.#grow();
    const row = this.#length;
    if (row < this.#kept) {
      // A run that goes over the same ground again makes the same rows: what comes after stays known.
      if (this.#isAt(row, event, moment)) {
        this.#length = row + 1;
        return row;
      }
      this.#forgetFrom(row);
    }
    this.#time[row] = moment.time;
    this.#clock[row] = moment.clock;
    this.#kind[row] = kindNumbers.get(event.kind) ?? 0;
    this.#processor[row] = moment.processor;
    this.#irql[row] = moment.irql;
    this.#context[row] = moment.context;
    this.#contextName[row] = this.#intern(moment.contextName);
    this.#driver[row] = this.#intern(event.driver ?? "");
    this.#device[row] = event.device ?? 0;
    this.#deviceName[row] = this.#intern(event.deviceName ?? "");
    this.#irp[row] = event.irp ?? 0;
    const operands = event.operands;
    for (let i = 0; i < operandCount; i++) this.#operands[row * operandCount + i] = operands?.[i] ?? 0;
    if (event.text === undefined) {
      this.#text[row] = noText;
    } else {
      this.#text[row] = this.#texts.length;
      this.#texts.push(textOf(event.text));
    }
    this.#length = row + 1;
    this.#kept = row + 1;
    return row;
  }

  #isAt(row: number, event: TraceEvent, moment: TraceMoment): boolean {
    for (let i = 0; i < operandCount; i++) {
      if (this.#operands[row * operandCount + i] !== (event.operands?.[i] ?? 0)) return false;
    }
    const text = this.#text[row] ?? noText;
    return (
      this.#time[row] === moment.time &&
      this.#clock[row] === moment.clock &&
      this.#kind[row] === kindNumbers.get(event.kind) &&
      this.#processor[row] === moment.processor &&
      this.#irql[row] === moment.irql &&
      this.#context[row] === moment.context &&
      this.#string(this.#contextName[row]) === moment.contextName &&
      this.#string(this.#driver[row]) === (event.driver ?? "") &&
      this.#device[row] === (event.device ?? 0) &&
      this.#string(this.#deviceName[row]) === (event.deviceName ?? "") &&
      this.#irp[row] === (event.irp ?? 0) &&
      (text === noText ? undefined : this.#texts[text]) === (event.text === undefined ? undefined : textOf(event.text))
    );
  }

  row(index: number): TraceRow | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#length) return undefined;
    const kind = this.#kindAt(index);
    return {
      index,
      time: this.#time[index] ?? 0,
      clock: this.#clock[index] ?? 0,
      processor: this.#processor[index] ?? 0,
      irql: this.#irql[index] ?? 0,
      context: this.#context[index] ?? 0,
      contextName: this.#string(this.#contextName[index]),
      kind,
      driver: this.#string(this.#driver[index]),
      device: this.#device[index] ?? 0,
      deviceName: this.#string(this.#deviceName[index]),
      irp: this.#irp[index] ?? 0,
      detail: this.#detail(index, kind),
      openLine: (kind === "debugPrint" || kind === "output") && this.#operands[index * operandCount] === 1,
    };
  }

  /** Rows that pass the filter, counted among themselves: `from` 0 is the first match. */
  window(from: number, count: number, filter?: TraceFilter): TraceRow[] {
    const rows: TraceRow[] = [];
    const first = Math.max(0, Math.trunc(from));
    if (isEmpty(filter)) {
      for (let i = first; i < Math.min(first + count, this.#length); i++) this.#push(rows, i);
      return rows;
    }
    const matches = this.#search(filter);
    for (let i = first; i < Math.min(first + count, matches.length); i++) this.#push(rows, matches[i] ?? -1);
    return rows;
  }

  /** How many rows pass the filter. */
  count(filter?: TraceFilter): number {
    return isEmpty(filter) ? this.#length : this.#search(filter).length;
  }

  /** Index of the nearest row that passes, starting at `from` itself; undefined if there is none that way. */
  find(filter: TraceFilter, from: number, direction: "forward" | "backward"): number | undefined {
    const step = direction === "forward" ? 1 : -1;
    const words = wordsOf(filter);
    const start = direction === "forward" ? Math.max(0, from) : Math.min(from, this.#length - 1);
    for (let i = start; i >= 0 && i < this.#length; i += step) if (this.#passes(i, filter, words)) return i;
    return undefined;
  }

  /** Index of the first row at or after a time; `length` if there is none. */
  indexAt(time: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#time[middle] ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Goes to the length the log had at another moment of the same run: back, which takes rows away, or forward again, which
   * brings back those that were there, as long as nothing else has been appended in their place.
   */
  goTo(length: number): void {
    const wanted = Math.max(0, Math.min(length, this.#kept));
    if (wanted < this.#length) {
      this.#matches = undefined;
      this.#generation++;
    }
    this.#length = wanted;
  }

  #forgetFrom(row: number): void {
    for (let i = row; i < this.#kept; i++) {
      const text = this.#text[i] ?? noText;
      if (text !== noText) {
        this.#texts.length = text;
        break;
      }
    }
    this.#kept = row;
  }

  /** One JSON object a line. */
  *jsonLines(filter?: TraceFilter): Generator<string> {
    for (const row of this.#rows(filter)) {
      yield `${JSON.stringify({ ...row, device: address(row.device), irp: address(row.irp) })}\n`;
    }
  }

  /** Comma-separated values with a heading, as RFC 4180 quotes them. */
  *csv(filter?: TraceFilter): Generator<string> {
    yield "index,time,clock100ns,processor,irql,context,contextName,kind,driver,device,deviceName,irp,detail\r\n";
    for (const row of this.#rows(filter)) {
      const cells = [
        row.index,
        row.time,
        row.clock,
        row.processor,
        row.irql,
        row.context,
        row.contextName,
        row.kind,
        row.driver,
        address(row.device) ?? "",
        row.deviceName,
        address(row.irp) ?? "",
        row.detail,
      ];
      yield `${cells.map(csvCell).join(",")}\r\n`;
    }
  }

  *#rows(filter: TraceFilter | undefined): Generator<TraceRow> {
    const words = wordsOf(filter);
    for (let i = 0; i < this.#length; i++) {
      if (filter !== undefined && !this.#passes(i, filter, words)) continue;
      const row = this.row(i);
      if (row !== undefined) yield row;
    }
  }

  #push(rows: TraceRow[], index: number): void {
    const row = this.row(index);
    if (row !== undefined) rows.push(row);
  }

  #search(filter: TraceFilter): readonly number[] {
    const key = JSON.stringify(filter);
    if (this.#matches?.key !== key) this.#matches = { key, rows: [], searched: 0 };
    const matches = this.#matches;
    const words = wordsOf(filter);
    for (let i = matches.searched; i < this.#length; i++) if (this.#passes(i, filter, words)) matches.rows.push(i);
    matches.searched = this.#length;
    return matches.rows;
  }

  #passes(index: number, filter: TraceFilter, words: readonly string[]): boolean {
    const kind = this.#kindAt(index);
    if (filter.kinds !== undefined && filter.kinds.length > 0 && !filter.kinds.includes(kind)) return false;
    if (filter.driver !== undefined && this.#string(this.#driver[index]) !== filter.driver) return false;
    if (filter.device !== undefined && this.#device[index] !== filter.device) return false;
    if (filter.irp !== undefined && this.#irp[index] !== filter.irp) return false;
    if (filter.context !== undefined && this.#context[index] !== filter.context) return false;
    if (filter.processor !== undefined && this.#processor[index] !== filter.processor) return false;
    const time = this.#time[index] ?? 0;
    if (filter.fromTime !== undefined && time < filter.fromTime) return false;
    if (filter.toTime !== undefined && time > filter.toTime) return false;
    if (words.length === 0) return true;
    const row = this.row(index);
    if (row === undefined) return false;
    const text =
      `${row.kind} ${row.driver} ${row.deviceName} ${row.contextName} ${address(row.device) ?? ""} ${address(row.irp) ?? ""} ${row.detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  }

  #kindAt(index: number): TraceKind {
    return traceKinds[this.#kind[index] ?? 0] ?? "scenario";
  }

  #detail(index: number, kind: TraceKind): string {
    const operands: number[] = [];
    for (let i = 0; i < operandCount; i++) operands.push(this.#operands[index * operandCount + i] ?? 0);
    const text = this.#text[index] ?? noText;
    return renderDetail(kind, operands, text === noText ? undefined : this.#texts[text], this.names);
  }

  #string(id: number | undefined): string {
    return this.#strings[id ?? 0] ?? "";
  }

  #intern(text: string): number {
    const known = this.#stringIds.get(text);
    if (known !== undefined) return known;
    const id = this.#strings.length;
    this.#strings.push(text);
    this.#stringIds.set(text, id);
    return id;
  }

  #grow(): void {
    const capacity = Math.max(1024, this.#capacity * 2);
    this.#time = grown(this.#time, new Float64Array(capacity));
    this.#clock = grown(this.#clock, new Float64Array(capacity));
    this.#kind = grown(this.#kind, new Uint8Array(capacity));
    this.#processor = grown(this.#processor, new Uint8Array(capacity));
    this.#irql = grown(this.#irql, new Uint8Array(capacity));
    this.#context = grown(this.#context, new Uint32Array(capacity));
    this.#contextName = grown(this.#contextName, new Uint32Array(capacity));
    this.#driver = grown(this.#driver, new Uint32Array(capacity));
    this.#device = grown(this.#device, new Uint32Array(capacity));
    this.#deviceName = grown(this.#deviceName, new Uint32Array(capacity));
    this.#irp = grown(this.#irp, new Uint32Array(capacity));
    this.#operands = grown(this.#operands, new Float64Array(capacity * operandCount));
    this.#text = grown(this.#text, new Uint32Array(capacity));
    this.#capacity = capacity;
  }
}

const kindNumbers = new Map<TraceKind, number>(traceKinds.map((kind, number) => [kind, number]));

function grown<T extends Float64Array | Uint8Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

function textOf(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}

function isEmpty(filter: TraceFilter | undefined): filter is undefined {
  return filter === undefined || Object.values(filter).every((value) => value === undefined || value === "");
}

function wordsOf(filter: TraceFilter | undefined): readonly string[] {
  return (filter?.text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
}

/** A kernel address as people write it; undefined for none. */
function address(offset: Offset): string | undefined {
  return offset === 0 ? undefined : `0xfffff800${offset.toString(16).padStart(8, "0")}`;
}

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
