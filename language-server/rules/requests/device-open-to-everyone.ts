// A security descriptor in text that gives everybody everything.
import type { Expr } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { objectOf } from "../../analysis/code.ts";
import type { FunctionInfo } from "../../analysis/world.ts";
import { literalText } from "../kinds/formats.ts";
import { nameText } from "../kinds/names.ts";
import type { Rule } from "../rule.ts";

export const deviceOpenToEveryone: Rule = {
  id: "device-open-to-everyone",
  severity: "warning",
  summary: "A security descriptor in text gives all access to everybody.",
  names: {},
  page: `\`(A;;GA;;;WD)\` allows everybody everything, the descriptor itself and its owner included: a program without any rights can lock all others out, or
send the requests that are meant for administrators. The same goes for anonymous logons (AN) and guests (BG).

**Mend it**: give SYSTEM and administrators GA, and everybody GR or GRGW at most: SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R and its kin stand in wdmsec.h.

\`\`\`c bad
#include <wdm.h>
#include <wdmsec.h>
NTSTATUS Create(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Name, LPCGUID Class, PDEVICE_OBJECT *Device)
{
    UNICODE_STRING access;
    RtlInitUnicodeString(&access, L"D:P(A;;GA;;;SY)(A;;GA;;;WD)");
//  ^^^^^^^^^^^^^^^^^^^^ device-open-to-everyone: all access
    return IoCreateDeviceSecure(DriverObject, 0, Name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &access, Class, Device);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
#include <wdmsec.h>
NTSTATUS Create(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Name, LPCGUID Class, PDEVICE_OBJECT *Device)
{
    UNICODE_STRING access;
    RtlInitUnicodeString(&access, L"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;WD)");
    return IoCreateDeviceSecure(DriverObject, 0, Name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &access, Class, Device);
}
\`\`\`
`,
  body(info, { calls, assigns }) {
    const found: { message: string; at: TokenRange }[] = [];
    const look = (text: string | undefined, at: TokenRange) => {
      const entry = text === undefined ? undefined : openEntry(text);
      if (entry !== undefined) found.push({ message: `${entry} gives all access to everybody`, at });
    };
    for (const { call, at } of calls) for (const arg of call.args) look(textOf(info, arg), at);
    for (const { value, at } of assigns) look(literalText(info.unit, value), at);
    return found;
  },
};
function textOf(info: FunctionInfo, arg: Expr): string | undefined {
  // What a variable of the function holds is told of where it is given that.
  return literalText(info.unit, arg) ?? (objectOf(arg)?.kind === "global" ? nameText(info, arg) : undefined);
}
/** An entry that allows generic all, or all of a file's rights, to everybody. */
function openEntry(text: string): string | undefined {
  if (!/^([OG]:[^:()]*)*D:/.test(text)) return undefined;
  return /\(A;[A-Z]*;(?:[A-Z]*(?:GA|FA|KA)[A-Z]*|0x1f01ff|0x10000000);;;(?:WD|AN|BG|S-1-1-0)\)/i.exec(text)?.[0];
}
