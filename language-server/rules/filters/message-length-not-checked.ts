// A message to a minifilter's port, or its answer, that may be shorter than what is read or written.
import type { AccessEvent, CallEvent } from "../../analysis/events.ts";
import { constantOf, isComparison, rangeOf } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import type { AtomTerm, Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { endOf, isStepped, offsetIn } from "../kinds/buffer-offsets.ts";
import { copyOf } from "../kinds/copies.ts";
import type { Rule } from "../rule.ts";

const id = "message-length-not-checked";

export const messageLengthNotChecked: Rule = {
  id,
  severity: "warning",
  summary: "A message to a minifilter's port is used beyond the length that was compared.",
  names: {},
  page: `A program sends as many bytes through a communication port as it likes, and says how many it has room for in return. A message that is
shorter than the structure that the minifilter reads makes it work with whatever lies behind; an answer that is longer than the program's buffer
overwrites memory of the program's that nobody meant.

**Mend it**: compare InputBufferLength with the size of what is read, OutputBufferLength with that of what is written, before either.

\`\`\`c bad
#include <fltKernel.h>
typedef struct _COMMAND { ULONG Code; ULONG Value; } COMMAND, *PCOMMAND;
FLT_MESSAGE_NOTIFY OnMessage;
NTSTATUS FLTAPI OnMessage(PVOID Cookie, PVOID Input, ULONG InputLength, PVOID Output, ULONG OutputLength, PULONG Returned)
{
    ULONG value = 0;
    UNREFERENCED_PARAMETER(Cookie);
    *Returned = 0;
    if (Input == NULL || Output == NULL || InputLength < sizeof(ULONG)) {
        return STATUS_INVALID_PARAMETER;
    }
    __try {
        value = ((PCOMMAND)Input)->Value;
//              ^^^^^^^^^^^^^^^^^^^^^^^^ message-length-not-checked: only make sure of 4
        *(PULONG)Output = value;
//      ^^^^^^^^^^^^^^^^^^^^^^^ message-length-not-checked: nothing has asked how long it is
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    *Returned = sizeof(ULONG);
    UNREFERENCED_PARAMETER(OutputLength);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <fltKernel.h>
typedef struct _COMMAND { ULONG Code; ULONG Value; } COMMAND, *PCOMMAND;
static NTSTATUS Read(PCOMMAND From, PCOMMAND To)
{
    __try {
        *To = *From;
//            ^^^^^ message-length-not-checked: nothing has asked how long it is
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}
FLT_MESSAGE_NOTIFY OnMessage;
NTSTATUS FLTAPI OnMessage(PVOID Cookie, PVOID Input, ULONG InputLength, PVOID Output, ULONG OutputLength, PULONG Returned)
{
    COMMAND command;
    NTSTATUS status = Read(Input, &command);
    UNREFERENCED_PARAMETER(Cookie);
    UNREFERENCED_PARAMETER(InputLength);
    UNREFERENCED_PARAMETER(Output);
    UNREFERENCED_PARAMETER(OutputLength);
    *Returned = 0;
    return NT_SUCCESS(status) && command.Code != 1 ? STATUS_INVALID_PARAMETER : status;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
typedef struct _COMMAND { ULONG Code; ULONG Value; UCHAR Data[1]; } COMMAND, *PCOMMAND;
static BOOLEAN Holds(ULONG Length, ULONG Needed) { return Length >= Needed; }
FLT_MESSAGE_NOTIFY OnMessage;
NTSTATUS FLTAPI OnMessage(PVOID Cookie, PVOID Input, ULONG InputLength, PVOID Output, ULONG OutputLength, PULONG Returned)
{
    ULONG value = 0;
    UNREFERENCED_PARAMETER(Cookie);
    *Returned = 0;
    if (Input == NULL || InputLength < FIELD_OFFSET(COMMAND, Data) || !Holds(OutputLength, sizeof(ULONG))) {
        return STATUS_INVALID_PARAMETER;
    }
    __try {
        value = ((PCOMMAND)Input)->Value;
        if (Output != NULL) *(PULONG)Output = value;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    *Returned = sizeof(ULONG);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: ({ terms }) => ({
    roles: /^P?FLT_MESSAGE_NOTIFY$/,
    access(event) {
      const { run, pointer, whole, write } = event;
      const of = bufferOf(terms, pointer);
      const end = of === undefined || isStepped(run, whole) ? undefined : endOf(run, whole);
      if (of && end !== undefined) used(terms, event, of, of.start + end, write ? "written" : "read");
    },
    beforeCall(event) {
      const { state, args } = event;
      const copy = copyOf(event);
      const bytes = copy && constantOf(state, copy.count);
      if (copy && bytes !== undefined && bytes > 0)
        for (const side of [copy.from, copy.into]) {
          const of = side && bufferOf(terms, side.pointer);
          if (of) used(terms, event, of, of.start + bytes * copy.unit, side === copy.into ? "written" : "read");
        }
      // Who is told how long it is may say whether that is enough.
      if (!event.hasBody)
        for (const { buffer, length } of buffers(terms)) if (args.includes(length)) state.setMark(told, buffer, "yes");
    },
  }),
};

/** The mark on a buffer of which nothing more is to be said on this path. */
const told = "message-length-told";

interface Buffer {
  readonly buffer: Term;
  readonly length: AtomTerm;
  readonly name: string;
}
function buffers({ message }: Terms): readonly [Buffer, Buffer] {
  return [
    { buffer: message.input, length: message.inputLength, name: "the message" },
    { buffer: message.output, length: message.outputLength, name: "the buffer for the answer" },
  ];
}
/** In which of the two a pointer leads, and how many bytes behind its start. */
function bufferOf(terms: Terms, pointer: Term): (Buffer & { readonly start: number }) | undefined {
  for (const one of buffers(terms)) {
    const start = offsetIn(pointer, (term) => term === one.buffer);
    if (start !== undefined) return { ...one, start };
  }
  return undefined;
}
function used(terms: Terms, event: AccessEvent | CallEvent, of: Buffer, end: number, verb: "written" | "read"): void {
  const { run, state, site } = event;
  if (run.isGeneral || state.mark(told, of.buffer)) return;
  const least = leastOf(terms, state, of.length);
  if (least === undefined || least >= end) return;
  state.setMark(told, of.buffer, "yes");
  const promise = least === 0 ? "nothing has asked how long it is" : `the checks before only make sure of ${least}`;
  run.report(id, { message: `byte ${end} of ${of.name} is ${verb} here, but ${promise}` }, site.at);
}
/** How long it is at least, as far as the path has compared its length with constants; undefined if it was asked in other words. */
function leastOf(terms: Terms, state: State, length: AtomTerm): number | undefined {
  const { lo, hi, not } = rangeOf(state, length);
  // Nobody takes a path for messages of no bytes that uses some after all.
  if (hi === 0) return undefined;
  const isOtherwise = state.facts.some((_, id) => {
    const asked = terms.term(id);
    if (asked.kind !== "op" || !asked.leaves.includes(length)) return false;
    return !isComparison(asked) || asked.args[0] !== length || asked.args[1]?.kind !== "const";
  });
  if (isOtherwise) return undefined;
  return not === 0 ? Math.max(1, lo) : Math.max(0, lo);
}
