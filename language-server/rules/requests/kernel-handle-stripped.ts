// A callback that takes rights away from handles of the kernel's own.
import { bare, type Code, codeOf } from "../../analysis/code.ts";
import { nameSite } from "../../analysis/roots.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const kernelHandleStripped: Rule = {
  id: "kernel-handle-stripped",
  severity: "warning",
  summary: "A callback of ObRegisterCallbacks takes rights away and does not ask whether the handle is the kernel's.",
  names: {},
  page: `The callback is called for handles that programs open and for those that drivers and the system open for themselves. Who opens a kernel handle does not
expect to get fewer rights than it asked for, and the documentation forbids to take any: the system's own work on the process fails.

**Mend it**: return OB_PREOP_SUCCESS where OperationInformation->KernelHandle is set, before DesiredAccess is touched.

\`\`\`c bad
#include <ntddk.h>
OB_PREOP_CALLBACK_STATUS Opened(PVOID Context, POB_PRE_OPERATION_INFORMATION Information);
POB_PRE_OPERATION_CALLBACK Callback = Opened;
OB_PREOP_CALLBACK_STATUS Opened(PVOID Context, POB_PRE_OPERATION_INFORMATION Information)
{
    if (Information->Object == Context) {
        Information->Parameters->CreateHandleInformation.DesiredAccess &= ~DELETE;
//      ^^^^^^^^^^^ kernel-handle-stripped: KernelHandle
    }
    return OB_PREOP_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
OB_PREOP_CALLBACK_STATUS Opened(PVOID Context, POB_PRE_OPERATION_INFORMATION Information);
POB_PRE_OPERATION_CALLBACK Callback = Opened;
OB_PREOP_CALLBACK_STATUS Opened(PVOID Context, POB_PRE_OPERATION_INFORMATION Information)
{
    if (!Information->KernelHandle && Information->Object == Context) {
        Information->Parameters->CreateHandleInformation.DesiredAccess &= ~DELETE;
    }
    return OB_PREOP_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    for (const [name, role] of world.roles) {
      const info = role.name === "OB_PRE_OPERATION_CALLBACK" ? world.functions.get(name) : undefined;
      if (!info?.own) continue;
      const code = codeOf(info.fn);
      const stripped = code.assigns.find(
        ({ target }) => target.kind === "field" && target.field.name === "DesiredAccess",
      );
      const through = stripped ?? code.assigns.find(({ target, value }) => target.kind === "deref" && isMasked(value));
      if (!through || asks(code) || calleesAsk(world, name)) continue;
      const message = `${info.fn.symbol.name} takes rights away, and does not ask for KernelHandle: handles of the kernel's own must keep theirs`;
      const at = stripped ? stripped.at : nameSite(info).at;
      report(info, { message, range: info.unit.range(info.fn.declaration, at) });
    }
  },
};
/** `*DesiredAccess &= ~Bits`, or with what is kept. */
function isMasked(value: Parameters<typeof bare>[0]): boolean {
  const of = bare(value);
  return of.kind === "binary" && of.op === "and";
}
function asks({ fields }: Code): boolean {
  return fields.some(
    ({ place, write }) =>
      !write && (place.field.name === "KernelHandle" || (place.field.name === "Flags" && place.offset === 4)),
  );
}
function calleesAsk(world: World, name: string): boolean {
  const info = world.functions.get(name);
  if (!info) return false;
  return [...shapeOf(info.fn).callees].some((callee) => {
    const called = world.functions.get(callee);
    return called?.own === true && asks(codeOf(called.fn));
  });
}
