// A consumer's question, put to the providers of a block one after the other: until one knows the instance, or, where it is about whole
// blocks, to all of them. A provider whose answer does not fit is asked again. Events and expensive data are enabled by the first
// consumer and disabled by the last; providers hear of nothing between.

import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { RegFlag } from "./registration.ts";
import {
  newWmiRequest,
  sendToProvider,
  targetOf,
  type WmiAnswer,
  type WmiAsked,
  type WmiOperation,
  wmiAnswer,
} from "./request.ts";
import type { WmiBlock, WmiConsumers, WmiQuestion, WmiTarget } from "./state.ts";

const firstRoom = 256;
const mostRoom = 1 << 20;

export interface Asking {
  readonly operation: WmiOperation;
  readonly targets: readonly WmiTarget[];
  readonly top?: Offset | undefined;
  readonly provider?: number;
  readonly item?: number;
  readonly input?: Uint8Array;
  readonly bufferSize?: number | undefined;
  /** Room for data, bytes; a provider that needs more is not asked again. */
  readonly room?: number;
}

/** Records a question; `WmipAsk` with its number puts it. */
export function newQuestion(k: Kernel, asking: Asking): number {
  const id = k.state.nextWmiQuestion++;
  const { operation, targets, top, provider, bufferSize } = asking;
  k.state.wmiQuestions.set(id, {
    operation,
    targets,
    top,
    provider,
    item: asking.item ?? 0,
    input: asking.input ?? new Uint8Array(0),
    bufferSize,
    retry: bufferSize === undefined && asking.room === undefined,
    room: asking.room ?? firstRoom,
    target: -1,
    providers: [],
    request: 0,
    buffer: 0,
    status: nt.STATUS_WMI_GUID_NOT_FOUND,
    instances: [],
    needed: undefined,
  });
  return id;
}
/** Puts a question and goes on at step `next`. */
export function ask(k: Kernel, f: Offset, next: number, question: number): Outcome {
  k.setSlot(k.above(f), 0, question);
  return k.callIndex(f, next, k.routineIndex("WmipAsk"));
}
/** The question with its answer, which is forgotten. */
export function answered(k: Kernel, id: number): WmiQuestion {
  const question = k.state.wmiQuestions.get(id);
  if (question === undefined) throw new Error("a WMI question is answered that nobody has asked");
  k.state.wmiQuestions.delete(id);
  return question;
}

/** Slots: 0 question. */
export const askProviders = internal("WmipAsk", 2, (k, f, step) => {
  const question = k.state.wmiQuestions.get(k.slotU32(f, 0));
  if (question === undefined) return k.returnVoid(f);
  const done = step === 1 && took(k, question);
  return done ? k.returnVoid(f) : send(k, f, question);
});

/** Sends the next request. */
function send(k: Kernel, f: Offset, question: WmiQuestion): Outcome {
  for (;;) {
    if (question.providers.length === 0) {
      question.target++;
      const target = question.targets[question.target];
      if (target === undefined) return k.returnVoid(f);
      question.providers = providersOf(k, question, target.guid);
      continue;
    }
    const asked = askedNow(k, question);
    const made = asked === undefined || isDone(question.operation, asked.block) ? undefined : newWmiRequest(k, asked);
    if (asked === undefined || made === undefined) {
      if (asked !== undefined)
        note(question, isWhole(question.operation) ? nt.STATUS_SUCCESS : nt.STATUS_WMI_INSTANCE_NOT_FOUND);
      question.providers.shift();
      continue;
    }
    question.request = made.request.id;
    question.buffer = made.buffer;
    return sendToProvider(k, f, 1, asked.provider, made.request);
  }
}

/** A request has ended. Says whether the whole question is answered. */
function took(k: Kernel, question: WmiQuestion): boolean {
  const request = k.state.requests.get(question.request);
  k.state.requests.delete(question.request);
  const asked = askedNow(k, question);
  const answer: WmiAnswer =
    asked === undefined || request === undefined
      ? { status: request?.status ?? nt.STATUS_UNSUCCESSFUL, instances: [], needed: undefined }
      : wmiAnswer(k, asked, request, question.buffer);
  release(k, question.buffer);
  if (answer.needed !== undefined) {
    const more = answer.needed;
    if (question.retry && more > question.room && more <= mostRoom) {
      question.room = more;
      return false;
    }
    question.needed = more;
    note(question, nt.STATUS_BUFFER_TOO_SMALL);
    return !isWhole(question.operation);
  }
  note(question, answer.status);
  question.instances.push(...answer.instances);
  if (nt.ntSuccess(answer.status) && asked !== undefined) mark(question.operation, asked.block);
  question.providers.shift();
  const unknown = answer.status === nt.STATUS_WMI_GUID_NOT_FOUND || answer.status === nt.STATUS_WMI_INSTANCE_NOT_FOUND;
  if (!unknown && !isWhole(question.operation)) question.providers = [];
  return false;
}

/** One success makes a success of the whole. */
function note(question: WmiQuestion, status: number): void {
  if (question.status !== nt.STATUS_SUCCESS) question.status = status;
}

function providersOf(k: Kernel, question: WmiQuestion, guid: string): number[] {
  return k.state.wmi
    .filter((provider) => !provider.blocked && provider.blocks.some((block) => block.guid === guid))
    .filter((provider) => question.top === undefined || targetOf(k, provider) === question.top)
    .filter((provider) => question.provider === undefined || provider.id === question.provider)
    .map((provider) => provider.id);
}
function askedNow(k: Kernel, question: WmiQuestion): WmiAsked | undefined {
  const target = question.targets[question.target];
  const provider = k.state.wmi.find((entry) => entry.id === question.providers[0]);
  const block = provider?.blocks.find((entry) => entry.guid === target?.guid);
  if (target === undefined || provider === undefined || block === undefined) return undefined;
  return { provider, block, question, instance: target.instance };
}

const isWhole = (operation: WmiOperation): boolean => operation === "queryAll" || /^(?:en|dis)able/.test(operation);
/** Whether the provider knows already, or need not know. */
function isDone(operation: WmiOperation, block: WmiBlock): boolean {
  const expensive = (block.flags & RegFlag.expensive) !== 0;
  switch (operation) {
    case "enableEvents":
      return block.events;
    case "disableEvents":
      return !block.events;
    case "enableCollection":
      return !expensive || block.collecting;
    case "disableCollection":
      return !expensive || !block.collecting;
    default:
      return false;
  }
}
function mark(operation: WmiOperation, block: WmiBlock): void {
  if (operation === "enableEvents" || operation === "disableEvents") block.events = operation === "enableEvents";
  if (operation === "enableCollection" || operation === "disableCollection")
    block.collecting = operation === "enableCollection";
}

/** A consumer more, or one less, for a block's events or data. Gives what its providers are to be told; nothing if others remain. */
export function countConsumer(k: Kernel, guid: string, what: keyof WmiConsumers, by: 1 | -1): WmiOperation | undefined {
  const counts = k.state.wmiConsumers.get(guid) ?? { events: 0, collecting: 0 };
  k.state.wmiConsumers.set(guid, counts);
  counts[what] = Math.max(0, counts[what] + by);
  if (by === -1 && counts[what] > 0) return undefined;
  if (what === "events") return by === 1 ? "enableEvents" : "disableEvents";
  return by === 1 ? "enableCollection" : "disableCollection";
}

/** What a provider that has just registered must be told because consumers are waiting for it. */
export function outstanding(k: Kernel, provider: number, what: keyof WmiConsumers): Asking | undefined {
  const blocks = k.state.wmi.find((entry) => entry.id === provider)?.blocks ?? [];
  const targets = blocks
    .filter((block) => (k.state.wmiConsumers.get(block.guid)?.[what] ?? 0) > 0)
    .map((block) => ({ guid: block.guid, instance: 0 }));
  const operation = what === "events" ? "enableEvents" : "enableCollection";
  return targets.length === 0 ? undefined : { operation, targets, provider };
}
