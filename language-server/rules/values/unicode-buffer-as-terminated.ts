// A counted string has no end but its length.
import { bare, isFieldOf } from "../../analysis/code.ts";
import type { Rule } from "../rule.ts";

export const unicodeBufferAsTerminated: Rule = {
  id: "unicode-buffer-as-terminated",
  severity: "warning",
  summary: "The buffer of a counted string is used as if a zero ended it.",
  names: {},
  page: `Nothing promises a zero after the last character of a UNICODE_STRING: routines that look for one read on into other memory.

**Mend it**: use the routines for counted strings (RtlCompareUnicodeString, RtlUnicodeStringCopy, %wZ).

\`\`\`c bad
#include <ntddk.h>
SIZE_T CountOf(PUNICODE_STRING Name)
{
    return wcslen(Name->Buffer);
//         ^^^^^^ unicode-buffer-as-terminated: Buffer
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
SIZE_T CountOf(PUNICODE_STRING Name)
{
    return Name->Length / sizeof(WCHAR);
}
\`\`\`
`,
  body(info, code) {
    return code.calls.flatMap(({ name, call, at }) => {
      if (name === undefined || !/^(_?wcs(len|cpy|cat|icmp|cmp|str|chr|rchr|lwr|upr)|RtlInitUnicodeString)$/.test(name))
        return [];
      const from = name === "RtlInitUnicodeString" ? call.args.slice(1) : call.args;
      const counted = from.some((arg) => {
        const inner = bare(arg);
        if (
          inner.kind !== "load" ||
          !isFieldOf(inner.place, "UNICODE_STRING", "Buffer") ||
          inner.place.kind !== "field"
        )
          return false;
        // A string of this function's own was terminated by whoever filled it.
        return inner.place.base.kind === "deref";
      });
      if (!counted || info.fn.symbol.name === name) return [];
      return [{ message: `${name} looks for a zero, but the Buffer of a counted string need not have one`, at }];
    });
  },
};
