// A request passed down under a spin lock.
import { constantOf, rangeOf } from "../analysis/facts.ts";
import { irpOf } from "../analysis/irps.ts";
import { irqlRangeName } from "../analysis/irql.ts";
import { routinesThat } from "../analysis/models.ts";
import { baseOf } from "../analysis/pool.ts";
import { majorOf } from "../analysis/requests.ts";
import type { State } from "../analysis/state.ts";
import { rootOf, type Term, type Terms } from "../analysis/term.ts";
import type { Rule } from "./rule.ts";

const id = "irp-forwarded-at-raised-irql";

export const irpForwardedAtRaisedIrql: Rule = {
  id,
  severity: "error",
  summary: "A request that lower drivers expect at PASSIVE_LEVEL is passed down at DISPATCH_LEVEL.",
  names: {
    staticDriverVerifier: [
      "ForwardedAtBadIrql",
      "ForwardedAtBadIrqlAllocate",
      "ForwardedAtBadIrqlFsdAsync",
      "ForwardedAtBadIrqlFsdSync",
    ],
  },
  page: `Only read, write, device control and power requests may be passed down at DISPATCH_LEVEL. Create, close, cleanup, Plug and Play, flush and the
others are handled by pageable code below.

**Mend it**: release the lock before IoCallDriver.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    KIRQL irql;
    IoSkipCurrentIrpStackLocation(Irp);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    status = IoCallDriver(ext->Lower, Irp);
//           ^^^^^^^^^^^^ irp-forwarded-at-raised-irql: PASSIVE_LEVEL
    KeLowerIrql(irql);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: () => ({
    calls: routinesThat("forward", "make"),
    afterCall(event) {
      const [major] = event.args;
      if (!major || !/^IoBuild(Asyn|Syn)chronousFsdRequest$/.test(event.name ?? "")) return;
      const code = constantOf(event.state, major);
      if (code !== undefined) event.state.setMark("own-major", event.result, String(code));
    },
    beforeCall(event) {
      if (event.irp?.kind !== "forward") return;
      const { run, state } = event;
      const now = rangeOf(state, state.irql);
      if (now.lo < 1 || !Number.isFinite(now.lo)) return;
      const arg = event.args[event.irp.irp];
      const found = arg && irpOf(state, arg);
      const major =
        found && (found.irp.made ? ownMajor(run.terms, state, found.term) : majorOf(run, state, found.term));
      if (major === undefined || raised.has(major)) return;
      run.report(
        id,
        {
          message: `this kind of request is passed down at PASSIVE_LEVEL only, but here the IRQL is ${irqlRangeName(now.lo, now.hi)}`,
          notes: [{ message: "", place: state.irqlWhy }],
        },
        event.site.at,
      );
    },
  }),
};

/** What an IRP of the driver's own asks: as it was made, or as its next stack location was filled. */
function ownMajor(terms: Terms, state: State, irp: Term): number | undefined {
  const mark = state.mark("own-major", irp);
  if (mark) return Number(mark.value);
  for (const [id, value] of state.store) {
    const place = terms.place(id);
    if (place.kind !== "field" || place.name !== "MajorFunction" || place.base.kind !== "deref") continue;
    const location = baseOf(place.base.pointer);
    const root = location.kind === "load" ? rootOf(location.place) : undefined;
    if (root?.kind === "deref" && root.pointer === irp) return constantOf(state, value);
  }
  return undefined;
}
/** Read, write, device control, internal device control and power. */
const raised = new Set([0x03, 0x04, 0x0e, 0x0f, 0x16]);
