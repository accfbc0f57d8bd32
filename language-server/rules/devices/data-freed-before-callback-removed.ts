// Unload gives back what its callbacks still use, and takes the callbacks back afterwards.
import { isPoolFree } from "../../analysis/models.ts";
import { type PlaceRef, rootOf, type Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "data-freed-before-callback-removed";
/** The mark on the address of a variable, or of a member of one, whose block or object has been given back. */
const gone = "gone-at-unload";

export const dataFreedBeforeCallbackRemoved: Rule = {
  id,
  severity: "warning",
  summary: "Unload frees or deletes what a callback uses, and only then takes the callback back.",
  names: {},
  page: `Until it is taken back a callback may be called at any moment, on another processor. A lock that Unload has deleted, or memory that it has freed by then, the
callback still uses. The routines that take callbacks back wait until those that run have returned.

**Mend it**: take the callbacks back first, then free what they use: the other way round than DriverEntry did.

\`\`\`c bad
#include <ntifs.h>
ERESOURCE Lock;
PVOID Cookie;
OB_PREOP_CALLBACK_STATUS Opened(PVOID Context, POB_PRE_OPERATION_INFORMATION Information);
POB_PRE_OPERATION_CALLBACK Callback = Opened;
OB_PREOP_CALLBACK_STATUS Opened(PVOID Context, POB_PRE_OPERATION_INFORMATION Information)
{
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Information);
    KeEnterCriticalRegion();
    ExAcquireResourceSharedLite(&Lock, TRUE);
    ExReleaseResourceLite(&Lock);
    KeLeaveCriticalRegion();
    return OB_PREOP_SUCCESS;
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExDeleteResourceLite(&Lock);
    ObUnRegisterCallbacks(Cookie);
//  ^^^^^^^^^^^^^^^^^^^^^ data-freed-before-callback-removed: Opened
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
ERESOURCE Lock;
PVOID Cookie;
OB_PREOP_CALLBACK_STATUS Opened(PVOID Context, POB_PRE_OPERATION_INFORMATION Information);
POB_PRE_OPERATION_CALLBACK Callback = Opened;
OB_PREOP_CALLBACK_STATUS Opened(PVOID Context, POB_PRE_OPERATION_INFORMATION Information)
{
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Information);
    KeEnterCriticalRegion();
    ExAcquireResourceSharedLite(&Lock, TRUE);
    ExReleaseResourceLite(&Lock);
    KeLeaveCriticalRegion();
    return OB_PREOP_SUCCESS;
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ObUnRegisterCallbacks(Cookie);
    ExDeleteResourceLite(&Lock);
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
typedef struct _SEEN { LIST_ENTRY Link; ULONG Access; } SEEN, *PSEEN;
LIST_ENTRY All;
KSPIN_LOCK Lock;
PVOID Cookie;
// What is taken off the list is freed; the list stays.
static PSEEN Take(VOID)
{
    PSEEN seen = NULL;
    KIRQL irql;
    KeAcquireSpinLock(&Lock, &irql);
    if (!IsListEmpty(&All)) {
        seen = CONTAINING_RECORD(RemoveHeadList(&All), SEEN, Link);
    }
    KeReleaseSpinLock(&Lock, irql);
    return seen;
}
static VOID Drain(VOID)
{
    PSEEN seen;
    while ((seen = Take()) != NULL) {
        ExFreePoolWithTag(seen, 'neeS');
    }
}
OB_PREOP_CALLBACK_STATUS Opened(PVOID Context, POB_PRE_OPERATION_INFORMATION Information);
POB_PRE_OPERATION_CALLBACK Callback = Opened;
OB_PREOP_CALLBACK_STATUS Opened(PVOID Context, POB_PRE_OPERATION_INFORMATION Information)
{
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Information);
    Drain();
    return OB_PREOP_SUCCESS;
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    Drain();
    ObUnRegisterCallbacks(Cookie);
    Drain();
}
\`\`\`
`,
  paths: (world) => ({
    calls: (routine) => isPoolFree(routine) || deleters.test(routine) || Object.hasOwn(removers, routine),
    afterCall({ name = "", args: [thing], state, site, run, written }) {
      if (!thing || Object.hasOwn(removers, name)) return;
      const at = deleters.test(name) ? thing : thing.kind === "load" ? run.terms.address(thing.place) : undefined;
      // What was taken off a list is freed, not the list.
      if (at?.kind === "address" && at.place.kind === "field" && isLink.test(at.place.name)) return;
      if (at?.kind !== "address" || rootOf(at.place).kind !== "global") return;
      state.setMark(gone, at, "yes", { kind: "site", site, message: `it is given back here by ${written}` });
    },
    beforeCall({ name = "", args, state, run, site, written }) {
      const role = Object.hasOwn(removers, name) ? removers[name] : undefined;
      if (!role || !run.root || !/^(DRIVER_UNLOAD|FLT_FILTER_UNLOAD_CALLBACK)$/.test(run.role?.name ?? "")) return;
      for (const mark of state.marksNamed(gone)) {
        const keys = mark.term.kind === "address" ? keysOf(mark.term.place) : [];
        const user = callbacks(world, role, args).find((one) => keys.every((key) => run.ask(mentions, one, key)));
        if (user === undefined) continue;
        const shown = world.functions.get(user)?.fn.symbol.name ?? user;
        const message = `${shown} may run until ${written} has taken it back, and uses what has been given back before`;
        run.report(id, { message, notes: [{ message: "", place: mark.why }] }, site.at);
        return;
      }
    },
  }),
};
const isLink = /^([FB]link|Next)$/;
const deleters =
  /^(ExDeleteResourceLite|ExDelete(NPaged|Paged)LookasideList|ExDeleteLookasideListEx|FltDeletePushLock)$/;
/** Routines that take a callback back, with the roles of those that they take back. */
const removers: Readonly<Record<string, RegExp>> = {
  ObUnRegisterCallbacks: /^OB_(PRE|POST)_OPERATION_CALLBACK$/,
  CmUnRegisterCallback: /^EX_CALLBACK_FUNCTION$/,
  FltUnregisterFilter: /^FLT_(PRE|POST)_OPERATION_CALLBACK$/,
  PsSetCreateProcessNotifyRoutine: /^CREATE_PROCESS_NOTIFY_ROUTINE/,
  PsSetCreateProcessNotifyRoutineEx: /^CREATE_PROCESS_NOTIFY_ROUTINE/,
  PsRemoveCreateThreadNotifyRoutine: /^CREATE_THREAD_NOTIFY_ROUTINE/,
  PsRemoveLoadImageNotifyRoutine: /^LOAD_IMAGE_NOTIFY_ROUTINE/,
  IoDisconnectInterrupt: /^K(MESSAGE_)?SERVICE_ROUTINE$/,
  IoDisconnectInterruptEx: /^K(MESSAGE_)?SERVICE_ROUTINE$/,
};
function callbacks(world: World, role: RegExp, [first]: readonly Term[]): readonly string[] {
  if (first?.kind === "function") return [first.name];
  return [...world.roles].flatMap(([name, known]) => (role.test(known.name) ? [name] : []));
}
function mentions(world: World, name: string, key: string): boolean {
  return world.footprint(name)?.mentions.has(key) === true;
}
/** The variable, and the member of it, as footprints name what a function touches. */
function keysOf(place: PlaceRef): readonly string[] {
  const root = rootOf(place);
  const variable = root.kind === "global" ? [`::${root.name}`] : [];
  return place.kind === "field" ? [...variable, place.member] : variable;
}
