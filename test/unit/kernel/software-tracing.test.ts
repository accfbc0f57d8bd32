// Software tracing: values in messages by WPP's names, and by types that a driver declares.
import { expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const header = `
  #define WPP_CONTROL_GUIDS \\
      WPP_DEFINE_CONTROL_GUID(TestGuid, (d1a3b2c4,1111,2222,3333,444455556666), WPP_DEFINE_BIT(INIT) WPP_DEFINE_BIT(IO))
  // begin_wpp config
  // FUNC Trace{FLAG=IO}(LEVEL, MSG, ...);
  // FUNC Say(LEVEL, FLAGS, MSG, ...);
  // CUSTOM_TYPE(state, ItemEnum(_STATE));
  // CUSTOM_TYPE(mode, ItemFlagsEnum(TESTMODE));
  // CUSTOM_TYPE(color, ItemListLong(red, green, blue));
  // CUSTOM_TYPE(bits, ItemSetByte(one, two, four));
  // end_wpp
`;
const declarations = `
  #include "trace.h"
  #include "driver.tmh"
  typedef enum _STATE { Idle = 0, Busy = 1, Gone = 5 } STATE;
  typedef enum { Shared = 1, Fast = 4 } TESTMODE;
`;

/** Rows of a driver whose control request runs `code`. */
function messages(code: string): readonly string[] {
  const steps = [
    { do: "open", handle: "h", device: "\\Device\\Test" },
    { do: "ioctl", handle: "h", code: 0x222000 },
  ];
  const ran = runDriver({ "driver.c": driver({ control: code, declarations }), "trace.h": header }, { steps });
  expect(told(ran.end)).toBe("finished");
  const rows = [...Array(ran.kernel.trace.length).keys()].map((index) => ran.kernel.trace.row(index));
  return rows.filter((row) => row?.kind === "traceMessage").map((row) => row?.detail ?? "");
}

it("tells values by the types of the driver's configuration", () => {
  const code = `
    Trace(TRACE_LEVEL_ERROR, "%!state! %!state! %!color! %!color! %!bits! %!mode! %d", Gone, 3, 2, 7, 5, 5, 9);
  `;
  expect(messages(code)).toEqual(["Gone 0x3 blue 0x7 [one,four] [Shared,Fast] 9 [Trace: IO, TRACE_LEVEL_ERROR]"]);
});

it("tells values by WPP's own names", () => {
  const code = `
    static const GUID guid = { 1, 2, 3, { 4, 5, 6, 7, 8, 9, 10, 11 } };
    ANSI_STRING ansi = RTL_CONSTANT_STRING("counted");
    UNICODE_STRING wide = RTL_CONSTANT_STRING(L"wide");
    Say(TRACE_LEVEL_WARNING, INIT, "%!STATUS! %!WINERROR! %!HRESULT! %!bool! %!BOOL8! %!irql! %d", STATUS_PENDING, 5,
        0x80070005, 1, 0, KeGetCurrentIrql(), 1);
    Say(TRACE_LEVEL_WARNING, INIT, "%!GUID! %!IPADDR! %!PORT! %!ANSTR! %!USTR! %!ARSTR! %!ARWSTR! %!ARSTR!", &guid,
        0x0100007f, 0x5000, &ansi, &wide, "narrow", L"long", NULL);
    Say(TRACE_LEVEL_WARNING, INIT, "%!TIMESTAMP! %!delta! %!due! %!SBYTE! %!UBYTE! %!SINT64!", 116444736000000000LL,
        93784000LL, -1000LL, 0xff, 0xff, -5LL);
    Say(TRACE_LEVEL_WARNING, INIT, "%!pnpmj! %!pnpmn! %!sysctrl! %!x!", IRP_MJ_PNP, IRP_MN_START_DEVICE,
        IRP_MN_EXECUTE_METHOD, 255);
  `;
  expect(messages(code)).toEqual(
    [
      "STATUS_PENDING ERROR_ACCESS_DENIED 0x80070005 TRUE false Low 1",
      "{00000001-0002-0003-0405-060708090a0b} 127.0.0.1 80 counted wide narrow long <NULL>",
      "1970-01-01T00:00:00.000Z 1~02:03:04 -0~00:00:01 -1 255 -5",
      "IRP_MJ_PNP IRP_MN_START_DEVICE IRP_MN_EXECUTE_METHOD 0xff",
    ].map((text) => `${text} [Say: TRACE_LEVEL_WARNING, INIT]`),
  );
});

it("tells where a message is, and its level and flags apart", () => {
  const code = '\nSay(TRACE_LEVEL_WARNING, INIT, "%!FUNC! %!FILE! %!LEVEL! %!FLAGS! %s", "end");';
  expect(messages(code)).toEqual(["Control driver.c TRACE_LEVEL_WARNING INIT end [Say: TRACE_LEVEL_WARNING, INIT]"]);
});
