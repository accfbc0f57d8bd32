// Memory of known size is touched beyond its end by a number that the driver itself wrote down.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { layoutOf, sizeOf } from "../../../compiler/types/layout.ts";
import { bare } from "../../analysis/code.ts";
import type { AccessEvent, AfterCallEvent, CallEvent, Run } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { allocatorNames, allocatorOf } from "../../analysis/models.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import type { PlaceRef, Term } from "../../analysis/term.ts";
import { isRequestMemory } from "../../analysis/untrusted.ts";
import { copiers, copyOf, type Side } from "../kinds/copies.ts";
import { type Linear, linearOf, plus, times, withoutRemainders } from "../kinds/linear.ts";
import { askedFor, retrieved, roomAt } from "../kinds/room.ts";
import type { Rule } from "../rule.ts";

const id = "buffer-overrun";

export const bufferOverrun: Rule = {
  id,
  severity: "error",
  summary: "A block, variable or array of known size is read or written beyond its end.",
  names: {
    codeAnalysis: ["C6200", "C6202", "C6385", "C6386"],
    codeql: ["cpp/overflow-buffer", "cpp/allocation-too-small", "cpp/suspicious-allocation-size"],
  },
  page: `The size of one structure is asked for and another one is filled; more bytes are copied than the array has; the byte behind the block is
set to zero. What lies behind is overwritten: the system stops much later, with a corrupt pool or stack.

**Mend it**: take the size from what it is the size of: \`sizeof(*p)\`, \`sizeof(array)\`.

\`\`\`c bad
#include <wdm.h>
typedef struct _SMALL { ULONG Id; } SMALL, *PSMALL;
typedef struct _LARGE { ULONG Id; ULONG Values[8]; } LARGE, *PLARGE;
PLARGE MakeLarge(ULONG Id)
{
    PLARGE made = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(SMALL), 'egrL');
    if (made != NULL) {
        made->Id = Id;
        made->Values[7] = Id;
//      ^^^^^^^^^^^^^^^ buffer-overrun: byte 36
    }
    return made;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _LARGE { ULONG Id; ULONG Values[8]; } LARGE, *PLARGE;
VOID Show(PUCHAR Bytes);
VOID ShowName(PLARGE Large)
{
    UCHAR name[16];
    RtlCopyMemory(name, Large, sizeof(LARGE));
//  ^^^^^^^^^^^^^ buffer-overrun: 36
    Show(name);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
PWCHAR Terminated(PCUNICODE_STRING Name)
{
    PWCHAR text = ExAllocatePool2(POOL_FLAG_PAGED, Name->Length, 'txeT');
    if (text != NULL) {
        RtlCopyMemory(text, Name->Buffer, Name->Length);
        text[Name->Length / sizeof(WCHAR)] = UNICODE_NULL;
//      ^^^^ buffer-overrun: after its end
    }
    return text;
}
PCHAR Line(PCHAR From, ULONG Length)
{
    PCHAR line = ExAllocatePool2(POOL_FLAG_PAGED, Length + 1, 'txeT');
    if (line != NULL) {
        RtlCopyMemory(line, From, Length);
        line[Length] = '\\n';
        line[Length + 1] = 0;
//      ^^^^ buffer-overrun: after its end
    }
    return line;
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
typedef struct _ASK { ULONG Channel; ULONG Value; } ASK, *PASK;
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL OnControl;
VOID OnControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
{
    PASK ask;
    NTSTATUS status = WdfRequestRetrieveInputBuffer(Request, sizeof(ULONG), (PVOID *)&ask, NULL);
    UNREFERENCED_PARAMETER(Queue);
    UNREFERENCED_PARAMETER(OutputBufferLength);
    UNREFERENCED_PARAMETER(InputBufferLength);
    UNREFERENCED_PARAMETER(IoControlCode);
    if (NT_SUCCESS(status) && ask->Value > 4) {
//                            ^^^^^^^^^^ buffer-overrun: only sure to have 4 bytes
        status = STATUS_INVALID_PARAMETER;
    }
    if (NT_SUCCESS(status)) {
        status = WdfRequestRetrieveOutputBuffer(Request, sizeof(ULONG), (PVOID *)&ask, NULL);
        if (NT_SUCCESS(status)) RtlZeroMemory(ask, sizeof(ASK));
//                              ^^^^^^^^^^^^^ buffer-overrun: only sure to have 4 bytes
    }
    WdfRequestComplete(Request, status);
}
NTSTATUS MakeQueue(WDFDEVICE Device)
{
    WDF_IO_QUEUE_CONFIG config;
    WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(&config, WdfIoQueueDispatchParallel);
    config.EvtIoDeviceControl = OnControl;
    return WdfIoQueueCreate(Device, &config, WDF_NO_OBJECT_ATTRIBUTES, NULL);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
typedef struct _ASK { ULONG Channel; ULONG Value; } ASK, *PASK;
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL OnControl;
VOID OnControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
{
    PASK ask;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(Queue);
    UNREFERENCED_PARAMETER(OutputBufferLength);
    if (IoControlCode == 1) {
        status = WdfRequestRetrieveInputBuffer(Request, sizeof(ASK), (PVOID *)&ask, NULL);
        if (NT_SUCCESS(status) && ask->Value > 4) status = STATUS_INVALID_PARAMETER;
    } else if (InputBufferLength >= sizeof(ASK)) {
        status = WdfRequestRetrieveInputBuffer(Request, 1, (PVOID *)&ask, NULL);
        if (NT_SUCCESS(status) && ask->Value > 4) status = STATUS_INVALID_PARAMETER;
    }
    WdfRequestComplete(Request, status);
}
NTSTATUS MakeQueue(WDFDEVICE Device)
{
    WDF_IO_QUEUE_CONFIG config;
    WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(&config, WdfIoQueueDispatchParallel);
    config.EvtIoDeviceControl = OnControl;
    return WdfIoQueueCreate(Device, &config, WDF_NO_OBJECT_ATTRIBUTES, NULL);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
PWCHAR Terminated(PCUNICODE_STRING Name)
{
    PWCHAR text = ExAllocatePool2(POOL_FLAG_PAGED, Name->Length + sizeof(WCHAR), 'txeT');
    if (text != NULL) {
        RtlCopyMemory(text, Name->Buffer, Name->Length);
        text[Name->Length / sizeof(WCHAR)] = UNICODE_NULL;
    }
    return text;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _LARGE { ULONG Id; ULONG Values[8]; UCHAR Name[16]; UCHAR More[1]; } LARGE, *PLARGE;
PLARGE MakeLarge(ULONG Id, PCUCHAR Name, ULONG Extra)
{
    PLARGE made = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(LARGE) + Extra, 'egrL');
    if (made == NULL) return NULL;
    RtlZeroMemory(made, sizeof(LARGE));
    made->Id = Id;
    made->Values[7] = Id;
    RtlCopyMemory(made->Name, Name, sizeof(made->Name));
    RtlZeroMemory(&made->Values, sizeof(LARGE) - FIELD_OFFSET(LARGE, Values));
    return made;
}
\`\`\`
`,
  paths: () => ({
    needs: { access: [askedFor, "pool-size"] },
    calls: [...copiers, ...allocatorNames, ...retrievers],
    beforeCall(event) {
      const copy = copyOf(event);
      if (!copy) return;
      for (const [side, how] of [
        [copy.into, "written"],
        [copy.from, "read"],
      ] as const) {
        if (how === "read" && untilZero.has(event.name ?? "")) continue;
        const over = side && copiedBeyond(event, side.pointer, times(linearOf(copy.count), copy.unit));
        if (over === undefined) continue;
        const message = `the block has as many bytes as it was allocated with, and is ${how} up to ${over} after its end`;
        event.run.report(id, { message }, event.site.at);
      }
      const bytes = constantOf(event.state, copy.count);
      if (bytes === undefined || bytes <= 0) return;
      const fault =
        beyond(event, copy.into, bytes * copy.unit, "written to") ??
        (untilZero.has(event.name ?? "") ? undefined : beyond(event, copy.from, bytes * copy.unit, "read from"));
      if (fault !== undefined) event.run.report(id, { message: fault }, event.site.at);
      for (const side of [copy.into, copy.from]) {
        const mark = side && event.state.mark("pool-size", side.pointer);
        const least = mark?.value === retrieved && mark.with?.kind === "const" ? Number(mark.with.value) : undefined;
        if (least !== undefined && bytes * copy.unit > least && !asksForLength(event.run, event.state)) {
          const message = `the request's buffer is only sure to have ${least} bytes, and ${bytes * copy.unit} are copied`;
          event.run.report(id, { message }, event.site.at);
        }
      }
    },
    afterCall(event) {
      const { name = "", state, result, args } = event;
      if (retrievers.includes(name)) noteRetrieved(event);
      const size = allocatorOf(name) && args[1];
      if (size && size.kind !== "const") state.setMark(askedFor, result, "known", undefined, size);
    },
    access(event) {
      const { run, state, pointer, site, write } = event;
      const over = beyondSum(event);
      if (over !== undefined) {
        const message = `the block has as many bytes as it was allocated with, and is ${write ? "written" : "read"} up to ${over} after its end`;
        run.report(id, { message }, site.at);
      }
      const mark = state.mark("pool-size", baseOf(pointer));
      const size = mark?.with;
      if (size?.kind !== "const" || size.value === 0n || mark?.value === "summed" || run.isGeneral) return;
      const end = endOf(event);
      if (end === undefined || end <= Number(size.value)) return;
      const how = write ? "written" : "read";
      if (mark?.value !== retrieved)
        run.report(id, { message: `the block has ${size.value} bytes, and is ${how} up to byte ${end}` }, site.at);
      else if (!asksForLength(run, state))
        run.report(
          id,
          { message: `the request's buffer is only sure to have ${size.value} bytes, and is ${how} up to byte ${end}` },
          site.at,
        );
    },
  }),
};

/** Of the framework, which fail where a request's buffer is shorter than they are asked for. */
const retrievers: readonly string[] = ["WdfRequestRetrieveInputBuffer", "WdfRequestRetrieveOutputBuffer"];
/** The buffer has at least as many bytes as were asked for, and nobody is told how many more. */
function noteRetrieved({ run, state, args: [, least, out, length] }: AfterCallEvent): void {
  if (least?.kind !== "const" || length?.kind !== "const" || length.value !== 0n || out?.kind !== "address") return;
  const buffer = state.store.get(out.place.id);
  // A request without any bytes it fails for, whatever is asked for.
  const sure = least.value === 0n ? run.terms.one : least;
  if (buffer && run.root && lengthsOf(run).length > 0) state.setMark("pool-size", buffer, retrieved, undefined, sure);
}
/** The lengths that a callback for requests is given. */
function lengthsOf({ role, params }: Run): readonly Term[] {
  if (role?.name === "EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL") return params.slice(2, 4);
  return role !== undefined && /^EVT_WDF_IO_QUEUE_IO_(READ|WRITE)$/.test(role.name) ? params.slice(2, 3) : [];
}
function asksForLength(run: Run, state: State): boolean {
  const lengths = new Set<unknown>(lengthsOf(run));
  return state.facts.some((_, fact) => run.terms.term(fact).leaves.some((leaf) => lengths.has(leaf)));
}

/** How many bytes after the end of a block are touched at least, where both are sums of the same things. */
function beyondSum({ pointer, whole, run, state }: AccessEvent): number | undefined {
  const size = state.mark(askedFor, baseOf(pointer))?.with;
  if (!size || run.isGeneral) return undefined;
  let end = startOf(pointer);
  for (let at = whole; end && (at.kind === "field" || at.kind === "element"); at = at.base) {
    const index = at.kind === "element" ? bare(at.index) : undefined;
    if (index && index.kind !== "const") return undefined;
    const bytes = at.kind === "field" ? at.offset : Number(index?.value ?? 0n) * sizeOf(at.type, run.unit.target);
    end = plus(end, { parts: new Map(), constant: bytes });
  }
  const touched = sizeOf(whole.type, run.unit.target);
  if (!end || touched <= 0) return undefined;
  const over = plus(plus(end, { parts: new Map(), constant: touched }), times(linearOf(size), -1));
  for (const sure of [over, withoutRemainders(over)])
    if (sure.parts.size === 0 && sure.constant > 0) return sure.constant;
  return undefined;
}
/** How many bytes after the end of a block a copy ends at least, where its count and the block's size are sums of the same things. */
function copiedBeyond({ run, state }: CallEvent, pointer: Term, count: Linear): number | undefined {
  const size = state.mark(askedFor, baseOf(pointer))?.with;
  const start = size && startOf(pointer);
  if (!start || run.isGeneral) return undefined;
  const over = plus(plus(start, count), times(linearOf(size), -1));
  return over.parts.size === 0 && over.constant > 0 ? over.constant : undefined;
}
/** Where in its block a pointer leads. */
function startOf(pointer: Term): Linear | undefined {
  if (pointer.kind === "atom") return { parts: new Map(), constant: 0 };
  if (pointer.kind !== "op" || pointer.op !== "offset") return undefined;
  const [base, by, scale] = pointer.args;
  const before = base && startOf(base);
  if (!before || !by || (scale && scale.kind !== "const")) return undefined;
  return plus(before, times(linearOf(by), scale?.kind === "const" ? Number(scale.value) : 1));
}
/** They read no further than the zero at the end. */
const untilZero: ReadonlySet<string> = new Set(["strncpy", "wcsncpy"]);

function beyond({ run, state }: CallEvent, side: Side | undefined, bytes: number, how: string): string | undefined {
  const room = side && roomAt(run, state, side.pointer, side.written);
  const size = room?.bytes;
  if (room === undefined || typeof size === "undefined" || run.isGeneral) return undefined;
  const known = typeof size === "number" ? size : constantOf(state, size);
  if (known === undefined || known === 0 || bytes <= known || !side || fillsMembers(run, side.written, bytes))
    return undefined;
  if (isRequestMemory(side.pointer) && endsItsRecord(run, side.written)) return undefined;
  return `${bytes} bytes are ${how} ${room.name}, which has ${known}`;
}
/** From a member up to the end of a later one, or of the structure: several members are meant, and none is touched in part. */
function fillsMembers({ unit }: Run, written: Expr, bytes: number): boolean {
  const expr = bare(written);
  let at = expr.kind === "address" ? expr.place : undefined;
  let end = bytes;
  if (at?.kind === "element") at = at.base;
  for (; at?.kind === "field"; at = at.base) {
    const record = at.base.type;
    if (record.kind !== "record") return false;
    end += at.offset;
    const { fields, size } = layoutOf(record.decl, unit.target);
    if (end === size || fields.some(({ field, offset }) => offset + sizeOf(field.type, unit.target) === end))
      return true;
  }
  return false;
}
/** An array at the end of a structure that lies in a request's buffer: it goes on as far as the buffer, which other rules ask about. */
function endsItsRecord({ unit }: Run, written: Expr): boolean {
  const expr = bare(written);
  let at = expr.kind === "address" ? expr.place : undefined;
  if (at?.kind === "element") at = at.base;
  if (at?.kind !== "field") return false;
  for (; at.kind === "field"; at = at.base) {
    const record = at.base.type;
    if (record.kind !== "record") return false;
    const { fields } = layoutOf(record.decl, unit.target);
    const { offset } = at;
    if (fields.some((other) => other.offset > offset)) return false;
  }
  return true;
}
/** Where what is touched ends, in bytes from the start of the block; undefined if an index in it is not known. */
function endOf({ pointer, whole, run }: AccessEvent): number | undefined {
  const start = offsetOf(pointer);
  let end = sizeOf(whole.type, run.unit.target);
  if (start === undefined || end <= 0) return undefined;
  let at: Place = whole;
  while (at.kind === "field" || at.kind === "element") {
    if (at.kind === "field") end += at.offset;
    else {
      const index = bare(at.index);
      if (index.kind !== "const") return undefined;
      end += Number(index.value) * sizeOf(at.type, run.unit.target);
    }
    at = at.base;
  }
  return start + end;
}
function offsetOf(pointer: Term): number | undefined {
  if (pointer.kind === "atom") return 0;
  // A member's address, or a reference to it.
  if (pointer.kind === "address") return offsetInBlock(pointer.place);
  if (pointer.kind !== "op" || pointer.op !== "offset") return undefined;
  const [base, by, scale] = pointer.args;
  return base?.kind === "atom" && by?.kind === "const" && scale === undefined ? Number(by.value) : undefined;
}
function offsetInBlock(place: PlaceRef): number | undefined {
  if (place.kind === "deref") return offsetOf(place.pointer);
  const before = place.kind === "field" ? offsetInBlock(place.base) : undefined;
  return place.kind === "field" && before !== undefined ? before + place.offset : undefined;
}
