// A registry key that nobody can close any more.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const registryKeyLeaked: Rule = leakRule({
  id: "registry-key-leaked",
  severity: "error",
  summary: "A path returns without closing a registry key it opened or created.",
  names: { codeAnalysis: ["C28197"], staticDriverVerifier: ["ZwRegistryCreate", "ZwRegistryOpen"] },
  fix: undoBeforeExit(
    "Close the key first",
    /ZwCreateKey|ZwOpenKey(?:Ex)?|IoOpenDevice(?:Interface)?RegistryKey/,
    ({ args, routine }) => {
      const key = addressed(routine.startsWith("Zw") ? args[0] : args.at(-1));
      return key && `ZwClose(${key});`;
    },
  ),
  page: `An open key keeps its hive loaded and cannot be deleted. Whatever path a routine takes after it has opened a key, it must close it.

**Mend it**: close the key with ZwClose on the path shown.

\`\`\`c bad
#include <wdm.h>
NTSTATUS StoreCount(PDEVICE_OBJECT Pdo, PUNICODE_STRING Name, ULONG Count)
{
    HANDLE key = NULL;
    NTSTATUS status = IoOpenDeviceRegistryKey(Pdo, PLUGPLAY_REGKEY_DEVICE, KEY_WRITE, &key);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ZwSetValueKey(key, Name, 0, REG_DWORD, &Count, sizeof(Count));
    return status;
//  ^^^^^^ registry-key-leaked: not closed
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS StoreCount(PDEVICE_OBJECT Pdo, PUNICODE_STRING Name, ULONG Count)
{
    HANDLE key = NULL;
    NTSTATUS status = IoOpenDeviceRegistryKey(Pdo, PLUGPLAY_REGKEY_DEVICE, KEY_WRITE, &key);
    if (NT_SUCCESS(status)) {
        status = ZwSetValueKey(key, Name, 0, REG_DWORD, &Count, sizeof(Count));
        ZwClose(key);
    }
    return status;
}
\`\`\`
`,
  kind: "key",
  thing: "the registry key",
  undo: "closed with ZwClose",
});
