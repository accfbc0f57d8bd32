// A packet that NDIS handed to a driver and that goes nowhere.
import type { Expr } from "../../../compiler/ir/ir.ts";
import { bare, codeOf, constantIn } from "../../analysis/code.ts";
import type { Run, StoreEvent } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { owed } from "../../analysis/owed.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import type { Mark, State } from "../../analysis/state.ts";
import { joinedPrefix, rootOf, type Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "net-buffer-list-dropped";
const kind = "net-buffer-list";

export const netBufferListDropped: Rule = {
  id,
  severity: "error",
  summary: "A net buffer list that NDIS handed to a driver is neither passed on, completed, returned nor kept.",
  names: {},
  page: `NDIS counts the packets that a driver has. Those that nobody completes or returns keep the adapter from pausing, and with it every change of power,
binding or driver: the machine hangs when it sleeps. Each list of a chain counts, also those that come when the driver is paused.

**Mend it**: complete what is not sent (NdisMSendNetBufferListsComplete, NdisFSendNetBufferListsComplete) with a status that says why, and return
what is not passed up (NdisFReturnNetBufferLists, NdisReturnNetBufferLists).

\`\`\`c bad
#include <ndis.h>
typedef struct _FILTER { NDIS_HANDLE Handle; BOOLEAN Running; ULONG Sent; } FILTER, *PFILTER;
FILTER_SEND_NET_BUFFER_LISTS Send;
VOID Send(NDIS_HANDLE Context, PNET_BUFFER_LIST Lists, NDIS_PORT_NUMBER Port, ULONG Flags)
{
    PFILTER filter = Context;
    if (!filter->Running) {
        return;
//      ^^^^^^ net-buffer-list-dropped: for ever
    }
    filter->Sent++;
    NdisFSendNetBufferLists(filter->Handle, Lists, Port, Flags);
}
FILTER_RECEIVE_NET_BUFFER_LISTS Receive;
VOID Receive(NDIS_HANDLE Context, PNET_BUFFER_LIST Lists, NDIS_PORT_NUMBER Port, ULONG Count, ULONG Flags)
{
    PFILTER filter = Context;
    if (!filter->Running) {
        return;
//      ^^^^^^ net-buffer-list-dropped: NDIS_RECEIVE_FLAGS_RESOURCES
    }
    NdisFIndicateReceiveNetBufferLists(filter->Handle, Lists, Port, Count, Flags);
}
\`\`\`
\`\`\`c good
#include <ndis.h>
typedef struct _FILTER { NDIS_HANDLE Handle; BOOLEAN Running; ULONG Sent; PNET_BUFFER_LIST First, Last; } FILTER, *PFILTER;
FILTER_SEND_NET_BUFFER_LISTS Send;
VOID Send(NDIS_HANDLE Context, PNET_BUFFER_LIST Lists, NDIS_PORT_NUMBER Port, ULONG Flags)
{
    PFILTER filter = Context;
    PNET_BUFFER_LIST pass = NULL, tail = NULL, drop = NULL, *link = &drop, current, next;
    for (current = Lists; current != NULL; current = next) {
        next = NET_BUFFER_LIST_NEXT_NBL(current);
        NET_BUFFER_LIST_NEXT_NBL(current) = NULL;
        if (filter->Running) {
            if (tail == NULL) pass = current; else NET_BUFFER_LIST_NEXT_NBL(tail) = current;
            tail = current;
        } else {
            *link = current;
            link = &NET_BUFFER_LIST_NEXT_NBL(current);
        }
    }
    if (pass != NULL) NdisFSendNetBufferLists(filter->Handle, pass, Port, Flags);
    if (drop != NULL) NdisFSendNetBufferListsComplete(filter->Handle, drop, 0);
}
FILTER_SEND_NET_BUFFER_LISTS Keep;
VOID Keep(NDIS_HANDLE Context, PNET_BUFFER_LIST Lists, NDIS_PORT_NUMBER Port, ULONG Flags)
{
    PFILTER filter = Context;
    PNET_BUFFER_LIST last = Lists;
    UNREFERENCED_PARAMETER(Port);
    UNREFERENCED_PARAMETER(Flags);
    while (NET_BUFFER_LIST_NEXT_NBL(last) != NULL) last = NET_BUFFER_LIST_NEXT_NBL(last);
    if (filter->First == NULL) filter->First = Lists; else NET_BUFFER_LIST_NEXT_NBL(filter->Last) = Lists;
    filter->Last = last;
}
FILTER_RECEIVE_NET_BUFFER_LISTS Receive;
VOID Receive(NDIS_HANDLE Context, PNET_BUFFER_LIST Lists, NDIS_PORT_NUMBER Port, ULONG Count, ULONG Flags)
{
    PFILTER filter = Context;
    if (!filter->Running) {
        if (NDIS_TEST_RECEIVE_CAN_PEND(Flags)) NdisFReturnNetBufferLists(filter->Handle, Lists, 0);
        return;
    }
    NdisFIndicateReceiveNetBufferLists(filter->Handle, Lists, Port, Count, Flags);
}
\`\`\`
`,
  paths: (world) => ({
    roles: /^(MINIPORT|FILTER|PROTOCOL)_(SEND|RECEIVE|RETURN)_NET_BUFFER_LISTS/,
    needs: { exit: [markName(kind)], beforeCall: [markName(kind)], bound: [markName(kind)], store: [markName(kind)] },
    bound: noteKept,
    store: noteKept,
    beforeCall({ state, args }) {
      // Of what ways with different lists have become, nobody knows which it is.
      if (args.some(isJoined)) for (const mark of state.marksNamed(markName(kind))) giveUp(state, mark);
    },
    exit({ run, state, at }) {
      const may = isLent(run, state);
      if (!run.root || may === true || (may === undefined && asks(world, run))) return;
      for (const { term } of owed(state, world.terms, kind)) {
        if (isNull(state, term) === true) continue;
        const name = run.fn.symbol.name;
        const message =
          may === undefined
            ? `${name} does nothing with the net buffer lists here, which it must return unless NDIS_RECEIVE_FLAGS_RESOURCES is set`
            : `${name} neither passes the net buffer lists on nor gives them back here: NDIS waits for them for ever`;
        run.report(id, { message, may: may === undefined }, at);
      }
    },
  }),
};

function isJoined(value: Term): boolean {
  return value.kind === "atom" && value.name.startsWith(joinedPrefix);
}
function giveUp(state: State, { name, term, value, why }: Mark): void {
  if (value === "owned") state.setMark(name, term, "given", why);
}
/** A second variable, or a structure, that holds it may be a queue of the function's own: what goes through that is not followed. */
function noteKept({ run, state, place, value }: StoreEvent): void {
  const isOutside = rootOf(place).kind !== "local";
  if (isOutside && isJoined(value)) for (const mark of state.marksNamed(markName(kind))) giveUp(state, mark);
  const mark = isOutside ? undefined : state.mark(markName(kind), value);
  if (!mark) return;
  const isQueue = place.kind !== "local" || state.store.some((held, id) => isOther(run, held, id, place.id, value));
  if (isQueue) giveUp(state, mark);
}
function isOther(run: Run, held: Term, id: number, place: number, value: Term): boolean {
  const other = run.terms.place(id);
  return held === value && id !== place && other.kind === "local" && !run.fn.params.includes(other.local);
}

const receives = /^(FILTER|PROTOCOL)_RECEIVE_NET_BUFFER_LISTS$/;
/** NDIS_RECEIVE_FLAGS_RESOURCES: the driver below has the lists back when the callback returns. */
const resources = 2;
/** Whether the callback was told that it may keep none of the lists; undefined if it has not asked. */
function isLent({ role, params, terms }: Run, state: State): boolean | undefined {
  const flags = receives.test(role?.name ?? "") ? params[4] : undefined;
  const bit = flags && terms.op("and", [flags, terms.number(resources)]);
  if (bit === undefined) return false;
  const isClear = isNull(state, bit);
  return isClear === undefined ? undefined : !isClear;
}
/** Somewhere the callback asks for it, or has another routine do so: which lists it owes hangs on more than the path knows. */
function asks(world: World, { fn }: Run): boolean {
  const flags = fn.params[4];
  const isMasked = (expr: Expr): boolean => {
    if (expr.kind === "unary" || expr.kind === "convert") return isMasked(expr.operand);
    if (expr.kind !== "binary") return false;
    const mask = expr.op === "and" ? constantIn(expr.right) : undefined;
    return (mask !== undefined && (mask & resources) !== 0) || isMasked(expr.left) || isMasked(expr.right);
  };
  const { assigns, calls } = codeOf(fn);
  const isFlags = (expr: Expr): boolean => {
    const value = bare(expr);
    return value.kind === "load" && value.place.kind === "local" && value.place.local === flags;
  };
  return (
    assigns.some(({ value }) => isMasked(value)) ||
    fn.blocks.some(({ terminator }) => terminator.kind === "branch" && isMasked(terminator.condition)) ||
    calls.some(({ name, call }) => world.functions.get(name ?? "")?.own === true && call.args.some(isFlags))
  );
}
