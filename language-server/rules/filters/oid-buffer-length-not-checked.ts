// The buffer of an OID request that may be shorter than what is read or written.
import type { Place } from "../../../compiler/ir/ir.ts";
import type { Type } from "../../../compiler/types/type.ts";
import { bare, recordName } from "../../analysis/code.ts";
import type { AccessEvent, CallEvent } from "../../analysis/events.ts";
import { constantOf, isComparison } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import type { State } from "../../analysis/state.ts";
import { type LoadTerm, rootOf, type Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { endOf, isStepped, offsetIn } from "../kinds/buffer-offsets.ts";
import { copyOf } from "../kinds/copies.ts";
import type { Rule } from "../rule.ts";

const id = "oid-buffer-length-not-checked";

export const oidBufferLengthNotChecked: Rule = {
  id,
  severity: "warning",
  summary: "The buffer of an OID request is used beyond the length that was compared.",
  names: {},
  page: `Whoever sends an OID request says how long its buffer is: programs do so through WMI and protocols of their own. What is read or written beyond
InformationBufferLength lies behind the block that NDIS made for the request.

**Mend it**: compare InformationBufferLength (for methods InputBufferLength and OutputBufferLength) with the size of what is read or written;
if it is too short, set BytesNeeded and return NDIS_STATUS_INVALID_LENGTH or NDIS_STATUS_BUFFER_TOO_SHORT.

\`\`\`c bad
#include <ndis.h>
typedef struct _ADAPTER { ULONG Lookahead; ULONG64 Counts[2]; } ADAPTER, *PADAPTER;
MINIPORT_OID_REQUEST OidRequest;
NDIS_STATUS OidRequest(NDIS_HANDLE Context, PNDIS_OID_REQUEST Request)
{
    PADAPTER adapter = Context;
    if (Request->RequestType == NdisRequestSetInformation) {
        adapter->Lookahead = *(PULONG)Request->DATA.SET_INFORMATION.InformationBuffer;
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oid-buffer-length-not-checked: nothing has asked
        return NDIS_STATUS_SUCCESS;
    }
    if (Request->DATA.QUERY_INFORMATION.InformationBufferLength < sizeof(ULONG)) {
        return NDIS_STATUS_BUFFER_TOO_SHORT;
    }
    NdisMoveMemory(Request->DATA.QUERY_INFORMATION.InformationBuffer, adapter->Counts, sizeof(adapter->Counts));
//  ^^^^^^^^^^^^^^ oid-buffer-length-not-checked: only make sure of 4
    return NDIS_STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ndis.h>
typedef struct _ADAPTER { ULONG Lookahead; ULONG64 Counts[2]; } ADAPTER, *PADAPTER;
MINIPORT_OID_REQUEST OidRequest;
NDIS_STATUS OidRequest(NDIS_HANDLE Context, PNDIS_OID_REQUEST Request)
{
    PADAPTER adapter = Context;
    if (Request->RequestType == NdisRequestSetInformation) {
        if (Request->DATA.SET_INFORMATION.InformationBufferLength != sizeof(ULONG)) {
            Request->DATA.SET_INFORMATION.BytesNeeded = sizeof(ULONG);
            return NDIS_STATUS_INVALID_LENGTH;
        }
        adapter->Lookahead = *(PULONG)Request->DATA.SET_INFORMATION.InformationBuffer;
        return NDIS_STATUS_SUCCESS;
    }
    if (Request->DATA.QUERY_INFORMATION.InformationBufferLength < sizeof(adapter->Counts)) {
        Request->DATA.QUERY_INFORMATION.BytesNeeded = sizeof(adapter->Counts);
        return NDIS_STATUS_BUFFER_TOO_SHORT;
    }
    NdisMoveMemory(Request->DATA.QUERY_INFORMATION.InformationBuffer, adapter->Counts, sizeof(adapter->Counts));
    Request->DATA.QUERY_INFORMATION.BytesWritten = sizeof(adapter->Counts);
    return NDIS_STATUS_SUCCESS;
}
\`\`\`
`,
  paths: ({ terms }) => ({
    roles: /^(MINIPORT|FILTER)_(DIRECT_|SYNCHRONOUS_)?OID_REQUEST$/,
    access(event) {
      const { run, pointer, whole, write } = event;
      const start = offsetIn(pointer, isBuffer);
      const end = start === undefined || isStepped(run, whole) ? undefined : endOf(run, whole);
      if (start === undefined || end === undefined) return;
      if (!write && hasHeader(whole)) event.state.setMark(told, baseOf(pointer), "header");
      else used(terms, event, pointer, start + end, write);
    },
    beforeCall(event) {
      const { state, args } = event;
      const copy = copyOf(event);
      const bytes = copy && constantOf(state, copy.count);
      if (copy && bytes !== undefined && bytes > 0)
        for (const side of [copy.from, copy.into]) {
          const start = side && offsetIn(side.pointer, isBuffer);
          if (side && start !== undefined && !(side === copy.from && isOfHeader(bare(side.written).type)))
            used(terms, event, side.pointer, start + bytes * copy.unit, side === copy.into);
        }
      // Who is told how long it is may say whether that is enough.
      if (!event.hasBody && args.some(isLength))
        for (const arg of args) if (isBuffer(baseOf(arg))) state.setMark(told, baseOf(arg), "yes");
    },
  }),
};

/** The mark on a buffer of which nothing more is to be said on this path. */
const told = "oid-length-told";
const requests = /^(QUERY|SET|METHOD)_INFORMATION$/;
/** A member of what an OID request carries. */
function isMemberOfRequest(term: Term, name: RegExp): term is LoadTerm {
  if (term.kind !== "load" || term.place.kind !== "field" || !name.test(term.place.name)) return false;
  const { base } = term.place;
  return base.kind === "field" && requests.test(base.name);
}
function isBuffer(term: Term): boolean {
  return isMemberOfRequest(term, /^InformationBuffer$/);
}
function isLength(term: Term): boolean {
  return isMemberOfRequest(term, /^(Information|Input|Output)BufferLength$/);
}
function used(terms: Terms, event: AccessEvent | CallEvent, pointer: Term, end: number, write: boolean): void {
  const { run, state, site } = event;
  const buffer = baseOf(pointer);
  if (run.isGeneral || state.mark(told, buffer) || !isReceived(state, buffer)) return;
  const least = leastOf(terms, state);
  if (least === undefined || least >= end) return;
  state.setMark(told, buffer, "yes");
  const promise = least === 0 ? "nothing has asked how long it is" : `the checks before only make sure of ${least}`;
  const message = `byte ${end} of the OID request's buffer is ${write ? "written" : "read"} here, but ${promise}`;
  run.report(id, { message }, site.at);
}
/** The request is the one that the callback was called with, and that nobody else has by now. */
function isReceived(state: State, buffer: Term): boolean {
  const root = buffer.kind === "load" ? rootOf(buffer.place) : undefined;
  return root?.kind === "deref" && state.mark(markName("oid-request"), root.pointer)?.value === "owned";
}
/** Structures that begin with a header come from the kernel's own components, which say in it what they send. */
function hasHeader(whole: Place): boolean {
  let at = whole;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return begins(at.type);
}
function isOfHeader(type: Type): boolean {
  return type.kind === "pointer" && begins(type.to);
}
function begins(type: Type): boolean {
  const first = type.kind === "record" ? type.decl.fields?.[0]?.type : undefined;
  return recordName(type) === header || (first !== undefined && recordName(first) === header);
}
const header = "NDIS_OBJECT_HEADER";
/** How long it is at least, by comparisons with constants; undefined if its length was asked in other words. */
function leastOf(terms: Terms, state: State): number | undefined {
  let least = 0;
  let isOtherwise = false;
  state.facts.each((fact, id) => {
    const asked = terms.term(id);
    if (isLength(asked)) {
      // Nobody takes a path for requests of no bytes that uses some after all.
      if (fact.hi === 0) isOtherwise = true;
      least = Math.max(least, fact.not === 0 ? 1 : 0, fact.lo);
    } else if (asked.kind === "op" && holdsLength(asked)) {
      const [left, right] = asked.args;
      if (!isComparison(asked) || !left || !isLength(left) || right?.kind !== "const") isOtherwise = true;
    }
  });
  return isOtherwise ? undefined : least;
}
function holdsLength(term: Term): boolean {
  return isLength(term) || (term.kind === "op" && term.args.some(holdsLength));
}
