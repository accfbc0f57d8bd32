// Event tracing: providers are enabled when they register, their events become rows of the trace.
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = `
  static const GUID provider = { 0x12345678, 0x1234, 0x1234, { 1, 2, 3, 4, 5, 6, 7, 8 } };
  static ULONG code;
  static UCHAR level;
  static ULONGLONG keywords;
  static PVOID given;
  static ETWENABLECALLBACK Enable;
  static VOID Enable(LPCGUID s, ULONG c, UCHAR l, ULONGLONG any, ULONGLONG all, PEVENT_FILTER_DESCRIPTOR f, PVOID x) {
      if (s != NULL && s->Data1 == 0 && all == 0 && f == NULL) code = c;
      level = l;
      keywords = any;
      given = x;
  }
`;

describe("event tracing", () => {
  holds(
    "enables providers and keeps activities by thread",
    `
      REGHANDLE h = 0, other = 0;
      EVENT_DESCRIPTOR d;
      GUID a, b, zero;
      static const UCHAR traits[8] = { 8, 0, 'R', 'i', 'n', 'g', 0, 0 };
      RtlZeroMemory(&d, sizeof(d));
      RtlZeroMemory(&zero, sizeof(zero));
      d.Id = 7;
      CHECK(EtwRegister(&provider, Enable, &keywords, &h) == STATUS_SUCCESS && h != 0 && code == 1 && level == 0xff &&
            keywords == ~0ULL && given == &keywords);
      CHECK(EtwRegister(&provider, NULL, NULL, &other) == STATUS_SUCCESS && other != h);
      CHECK(EtwEventEnabled(h, &d) && EtwProviderEnabled(h, 5, 1));
      CHECK(EtwSetInformation(h, EventProviderSetTraits, (PVOID)traits, sizeof(traits)) == STATUS_SUCCESS);
      CHECK(EtwUnregister(other) == STATUS_SUCCESS && !EtwEventEnabled(other, &d) &&
            EtwWrite(other, &d, NULL, 0, NULL) == STATUS_INVALID_HANDLE);
      CHECK(EtwActivityIdControl(1, &a) == STATUS_SUCCESS && RtlCompareMemory(&a, &zero, 16) == 16);
      CHECK(EtwActivityIdControl(3, &a) == STATUS_SUCCESS && RtlCompareMemory(&a, &zero, 16) != 16);
      b = a;
      CHECK(EtwActivityIdControl(4, &b) == STATUS_SUCCESS && RtlCompareMemory(&b, &zero, 16) == 16);
      CHECK(EtwActivityIdControl(5, &b) == STATUS_SUCCESS && RtlCompareMemory(&b, &a, 16) == 16);
      CHECK(EtwActivityIdControl(1, &b) == STATUS_SUCCESS && RtlCompareMemory(&b, &a, 16) != 16);
      CHECK(EtwActivityIdControl(2, &zero) == STATUS_SUCCESS && EtwActivityIdControl(9, &a) == STATUS_INVALID_PARAMETER);
      EtwUnregister(h);
    `,
    { declarations },
    { verifier: { handles: false } },
  );
  it("puts events into the trace", () => {
    const code = `
      REGHANDLE h;
      EVENT_DESCRIPTOR d;
      EVENT_DATA_DESCRIPTOR i[2];
      ULONG v = 0x01020304;
      static const UCHAR traits[8] = { 8, 0, 'R', 'i', 'n', 'g', 0, 0 };
      RtlZeroMemory(&d, sizeof(d));
      RtlZeroMemory(i, sizeof(i));
      d.Id = 7;
      d.Level = 4;
      d.Keyword = 0x10;
      EtwRegister(&provider, NULL, NULL, &h);
      i[0].Ptr = (ULONGLONG)(ULONG_PTR)&v;
      i[0].Size = 4;
      i[1].Ptr = (ULONGLONG)(ULONG_PTR) "meta";
      i[1].Size = 4;
      i[1].Type = 2;
      EtwWrite(h, &d, NULL, 1, i);
      EtwSetInformation(h, EventProviderSetTraits, (PVOID)traits, sizeof(traits));
      d.Id = 8;
      EtwWriteTransfer(h, &d, NULL, NULL, 2, i);
      d.Id = 9;
      EtwWriteEx(h, &d, 0, 0, NULL, NULL, 0, NULL);
      EtwWriteString(h, 4, 0, NULL, L"hello");
      EtwUnregister(h);
    `;
    const ran = runDriver(driver({ control: code, declarations }), control(4));
    const rows = [...Array(ran.kernel.trace.length).keys()].map((index) => ran.kernel.trace.row(index));
    expect(told(ran.end)).toBe("finished");
    expect(rows.filter((row) => row?.kind === "traceMessage").map((row) => row?.detail)).toEqual([
      "{12345678-1234-1234-0102-030405060708} event 7, level 4, keyword 0x10: 04030201",
      "Ring event 8, level 4, keyword 0x10: 04030201",
      "Ring event 9, level 4, keyword 0x10",
      "Ring: hello",
    ]);
  });
  it("takes formats of software tracing, narrow and wide", () => {
    const code = `UNICODE_STRING u = RTL_CONSTANT_STRING(L"counted"); RingsideTraceMessage("f", "Say", "", "", RINGSIDE_TEXT("%ws %wZ %S %!STATUS!"), L"wide", &u, L"long", STATUS_PENDING);
      RingsideTraceMessage("f", "Say", "LEVEL", "", RINGSIDE_TEXT("%!FUNC!: " L"%ws %s %d"), L"wide", "narrow", 5);`;
    const ran = runDriver(driver({ control: code, declarations: "#include <ringside_trace.h>" }), control(4));
    const rows = [...Array(ran.kernel.trace.length).keys()].map((index) => ran.kernel.trace.row(index));
    expect(rows.filter((row) => row?.kind === "traceMessage").map((row) => row?.detail)).toEqual([
      "wide counted long STATUS_PENDING [Say]",
      "f: wide narrow 5 [Say: LEVEL]",
    ]);
  });
});
