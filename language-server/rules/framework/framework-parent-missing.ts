// A framework object that cannot be made without a parent.

import type { LocalId, Place } from "../../../compiler/ir/ir.ts";
import type { Code } from "../../analysis/code.ts";
import { bare, type CodeCall, constantIn, objectOf } from "../../analysis/code.ts";
import { rootLocal } from "../kinds/origins.ts";
import type { Rule } from "../rule.ts";

const id = "framework-parent-missing";

export const frameworkParentMissing: Rule = {
  id,
  severity: "error",
  summary: "A framework timer, DPC or work item is made without naming its parent.",
  names: { staticDriverVerifier: ["ParentObjectCheck"] },
  page: `WdfTimerCreate, WdfDpcCreate and WdfWorkItemCreate must know for which device their callbacks run: without ParentObject in the attributes they
fail with STATUS_WDF_PARENT_NOT_SPECIFIED, always.

**Mend it**: set \`attributes.ParentObject\` to the device, or to an object below it, after WDF_OBJECT_ATTRIBUTES_INIT.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_TIMER Tick;
NTSTATUS MakeTimer(WDFDEVICE Device, WDFTIMER *Timer)
{
    WDF_TIMER_CONFIG config;
    WDF_OBJECT_ATTRIBUTES attributes;
    UNREFERENCED_PARAMETER(Device);
    WDF_TIMER_CONFIG_INIT(&config, Tick);
    WDF_OBJECT_ATTRIBUTES_INIT(&attributes);
    return WdfTimerCreate(&config, &attributes, Timer);
//         ^^^^^^^^^^^^^^ framework-parent-missing: ParentObject
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_WORKITEM Work;
NTSTATUS MakeWorkItem(WDFWORKITEM *Item)
{
    WDF_WORKITEM_CONFIG config;
    WDF_WORKITEM_CONFIG_INIT(&config, Work);
    return WdfWorkItemCreate(&config, WDF_NO_OBJECT_ATTRIBUTES, Item);
//         ^^^^^^^^^^^^^^^^^ framework-parent-missing: attributes
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_TIMER Tick;
NTSTATUS MakeTimer(WDFDEVICE Device, WDFTIMER *Timer)
{
    WDF_TIMER_CONFIG config;
    WDF_OBJECT_ATTRIBUTES attributes;
    WDF_TIMER_CONFIG_INIT(&config, Tick);
    WDF_OBJECT_ATTRIBUTES_INIT(&attributes);
    attributes.ParentObject = Device;
    return WdfTimerCreate(&config, &attributes, Timer);
}
\`\`\`
`,
  body(_info, code) {
    return code.calls.flatMap((made) => {
      if (made.name === undefined || !children.has(made.name)) return [];
      const [, attributes] = made.call.args;
      const at = made.at;
      if (constantIn(attributes) === 0)
        return [{ message: `${made.name} is given no attributes: the object has no parent, and is not made`, at }];
      const place = objectOf(attributes);
      if (place?.kind !== "local" || mayHaveParent(code, place.local)) return [];
      return [{ message: `nothing sets ParentObject in the attributes: ${made.name} does not make the object`, at }];
    });
  },
};
const children: ReadonlySet<string> = new Set(["WdfTimerCreate", "WdfDpcCreate", "WdfWorkItemCreate"]);

/** Something sets it, or may: it is assigned, the whole is copied, or the address goes to a routine that is none of the framework's. */
function mayHaveParent({ assigns, calls }: Code, attributes: LocalId): boolean {
  const isIn = (place: Place) => rootLocal(place) === attributes;
  const isParent = (place: Place) => isIn(place) && (place.kind !== "field" || place.field.name === "ParentObject");
  return (
    assigns.some(({ target, value }) => {
      const from = bare(value);
      return isParent(target) || (from.kind === "address" && isIn(from.place));
    }) || calls.some((call) => hands(call, isIn))
  );
}
function hands({ name, call }: CodeCall, isIn: (place: Place) => boolean): boolean {
  if (name !== undefined && /^(WDF_OBJECT_ATTRIBUTES_INIT|Wdf[A-Z])/.test(name)) return false;
  return call.args.some((arg) => {
    const place = objectOf(arg);
    return place !== undefined && isIn(place);
  });
}
