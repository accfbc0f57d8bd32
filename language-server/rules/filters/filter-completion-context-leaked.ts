// What a preoperation callback allocated for the postoperation callback, which does not free it.
import type { Expr, LocalId } from "../../../compiler/ir/ir.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import type { CallEvent } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { allocatorOf, isPoolFree } from "../../analysis/models.ts";
import { baseOf } from "../../analysis/pool.ts";
import { rootOf } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { preoperationOf } from "../kinds/filter-tables.ts";
import { filterCallbacks } from "../kinds/filters.ts";
import type { Rule } from "../rule.ts";

const id = "filter-completion-context-leaked";
/** The mark on a completion context that somebody else has, or that is freed. */
const gone = "completion-context-gone";

export const filterCompletionContextLeaked: Rule = {
  id,
  severity: "error",
  summary: "A postoperation callback does not free the completion context that its preoperation callback allocated.",
  names: {},
  page: `The block that a preoperation callback leaves in CompletionContext comes to the postoperation callback and to nobody else, also when the instance is
torn down and the callback is called with FLTFL_POST_OPERATION_DRAINING. A way on which it is not freed loses a block for each request.

**Mend it**: free it on every way out, with the flag set as well.

\`\`\`c bad
#include <fltKernel.h>
static FLT_PREOP_CALLBACK_STATUS FLTAPI PreRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    PULONG length = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ULONG), 'ksA ');
    UNREFERENCED_PARAMETER(FltObjects);
    if (length == NULL) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    *length = Data->Iopb->Parameters.Read.Length;
    *Context = length;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}
static FLT_POSTOP_CALLBACK_STATUS FLTAPI PostRead(
    PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID Context, FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    if (FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING)) {
        return FLT_POSTOP_FINISHED_PROCESSING;
//      ^^^^^^ filter-completion-context-leaked: PreRead
    }
    DbgPrint("%lu\\n", *(PULONG)Context);
    ExFreePoolWithTag(Context, 'ksA ');
    return FLT_POSTOP_FINISHED_PROCESSING;
}
const FLT_OPERATION_REGISTRATION Operations[] = { { IRP_MJ_READ, 0, PreRead, PostRead }, { IRP_MJ_OPERATION_END } };
\`\`\`
\`\`\`c good
#include <fltKernel.h>
static FLT_PREOP_CALLBACK_STATUS FLTAPI PreRead(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    PULONG length = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ULONG), 'ksA ');
    UNREFERENCED_PARAMETER(FltObjects);
    if (length != NULL) {
        *length = Data->Iopb->Parameters.Read.Length;
    }
    *Context = length;
    return FLT_PREOP_SUCCESS_WITH_CALLBACK;
}
static FLT_POSTOP_CALLBACK_STATUS FLTAPI PostRead(
    PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID Context, FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(FltObjects);
    if (Context == NULL) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    if (!FlagOn(Flags, FLTFL_POST_OPERATION_DRAINING)) {
        DbgPrint("%lu\\n", *(PULONG)Context);
    }
    ExFreePoolWithTag(Context, 'ksA ');
    return FLT_POSTOP_FINISHED_PROCESSING;
}
const FLT_OPERATION_REGISTRATION Operations[] = { { IRP_MJ_READ, 0, PreRead, PostRead }, { IRP_MJ_OPERATION_END } };
\`\`\`
`,
  paths: (world) => ({
    roles: filterCallbacks,
    beforeCall(event) {
      const context = contextOf(event);
      if (context === undefined || event.state.mark(gone, context)) return;
      const isGiven = event.args.some((arg) => baseOf(arg) === context);
      if (isGiven && !(looks.test(event.name ?? "") && !isPoolFree(event.name ?? "")))
        event.state.setMark(gone, context, "yes");
    },
    store(event) {
      const context = contextOf(event);
      if (context !== undefined && event.value === context && rootOf(event.place).kind !== "local")
        event.state.setMark(gone, context, "yes");
    },
    exit(event) {
      const { run, state, at } = event;
      const context = contextOf(event);
      if (context === undefined || state.mark(gone, context) || isNull(state, context) === true) return;
      if (!run.ask(isLeftBlock, run.name)) return;
      const pre = world.functions.get(preoperationOf(world, run.name) ?? "")?.fn.symbol.name;
      const message = `${run.fn.symbol.name} does not free the completion context here, which ${pre} has allocated`;
      run.report(id, { message }, at);
    },
  }),
};
/** Routines that print or copy what it leads to. */
const looks = /^(Dbg|Etw|Rtl|mem|KeGet|ExAllocate)/;
function contextOf({ run }: Pick<CallEvent, "run">) {
  return run.root && run.role?.name === "FLT_POST_OPERATION_CALLBACK" ? run.params[2] : undefined;
}
/** The preoperation callback beside it in the table puts a block there that it has allocated. */
function isLeftBlock(world: World, post: string): boolean {
  const fn = world.functions.get(preoperationOf(world, post) ?? "")?.fn;
  const out = fn?.params[2];
  if (fn === undefined || out === undefined) return false;
  const { assigns, calls } = codeOf(fn);
  const localIn = (expr: Expr): LocalId | undefined => {
    const value = bare(expr);
    return value.kind === "load" && value.place.kind === "local" ? value.place.local : undefined;
  };
  const isAllocated = (local: LocalId): boolean =>
    calls.some(({ name = "", call }) => allocatorOf(name) !== undefined && call.result === local) ||
    assigns.some(({ target, value }) => {
      const from = localIn(value);
      return (
        target.kind === "local" && target.local === local && from !== undefined && from !== local && isAllocated(from)
      );
    });
  return assigns.some(({ target, value }) => {
    const given = localIn(value);
    return target.kind === "deref" && localIn(target.pointer) === out && given !== undefined && isAllocated(given);
  });
}
