// Serial ports of programs: which control requests a driver gets for each call, with what in them, and what becomes of its answers.
import { expect, it } from "vitest";
import type { Pieces } from "./driver.ts";
import { runProgram } from "./program.ts";

/** Tells the function of each IOCTL_SERIAL_ code and its input; answers what was set last, or bytes from 1 upwards. Function 9 fails. */
const port: Pieces = {
  declarations: `
    static UCHAR kept[48][32];
    static ULONG lengths[48];
  `,
  control: `
    ULONG function = (stack->Parameters.DeviceIoControl.IoControlCode >> 2) & 0xfff,
          in = stack->Parameters.DeviceIoControl.InputBufferLength, i, from = 0;
    char text[80];
    ULONG at = 0;
    if (stack->Parameters.DeviceIoControl.IoControlCode >> 16 != FILE_DEVICE_SERIAL_PORT)
      DbgPrint("no code of a port\\n");
    for (i = 0; i < in && i < 20; i++) {
      UCHAR b = buffer[i];
      text[at++] = "0123456789abcdef"[b >> 4];
      text[at++] = "0123456789abcdef"[b & 15];
    }
    text[at] = 0;
    DbgPrint("%u %s\\n", function, text);
    if (in > 0 && in <= 32) {
      RtlCopyMemory(kept[function], buffer, in);
      lengths[function] = in;
    }
    switch (function) {
    case 20:
      from = 1;
      break;
    case 21:
      from = 3;
      break;
    case 22:
      from = 23;
      break;
    case 24:
      from = 25;
      break;
    case 8:
      from = 7;
      break;
    case 16:
      from = 17;
      break;
    }
    if (function == 9) status = STATUS_INVALID_PARAMETER;
    for (i = 0; i < information; i++) buffer[i] = from != 0 && i < lengths[from] ? kept[from][i] : (UCHAR)(i + 1);
  `,
};
function calls(body: string): { readonly told: readonly string[]; readonly output: string } {
  const ran = runProgram(
    `
    int main(void) {
      DWORD n;
      HANDLE h = Open(0);
      (void)n;
      ${body} return 0;
    }
  `,
    { driver: port },
  );
  expect(ran.end).toBe("finished");
  return { told: ran.kernel.state.debugOutput.map((line) => line.trim()), output: ran.output };
}

it("settings go as they are documented, and come back as they went", () => {
  const { told, output } = calls(`
    DCB a, b;
    CHECK(sizeof(DCB) == 28 && sizeof(COMMTIMEOUTS) == 20 && sizeof(COMSTAT) == 12 && sizeof(COMMPROP) == 64);
    memset(&a, 0, sizeof(a));
    a.DCBlength = sizeof(a);
    a.BaudRate = CBR_115200;
    a.fBinary = 1;
    a.fOutxCtsFlow = 1;
    a.fDtrControl = DTR_CONTROL_HANDSHAKE;
    a.fRtsControl = RTS_CONTROL_TOGGLE;
    a.fInX = 1;
    a.fNull = 1;
    a.fAbortOnError = 1;
    a.fTXContinueOnXoff = 1;
    a.XonLim = 100;
    a.XoffLim = 200;
    a.ByteSize = 7;
    a.Parity = EVENPARITY;
    a.StopBits = TWOSTOPBITS;
    a.XonChar = 0x11;
    a.XoffChar = 0x13;
    a.ErrorChar = 'e';
    a.EofChar = 'f';
    a.EvtChar = 'v';
    CHECK(SetCommState(h, &a));
    memset(&b, 0xff, sizeof(b));
    CHECK(GetCommState(h, &b) && memcmp(&a, &b, sizeof(a)) == 0);
    a.fDtrControl = DTR_CONTROL_DISABLE;
    a.fRtsControl = RTS_CONTROL_ENABLE;
    CHECK(SetCommState(h, &a));
    a.fDtrControl = DTR_CONTROL_ENABLE;
    CHECK(!SetCommState(h, &a) && GetLastError() == ERROR_INVALID_PARAMETER);
  `);
  expect(output).toBe("");
  const set = ["1 00c20100", "3 020207", "23 666500761113", "25 0a000080ca00008064000000c8000000"];
  expect(told.slice(0, 8)).toEqual([...set, "20", "21", "22", "24"]);
  expect(told.slice(8)).toEqual([
    set[0],
    "12",
    "10",
    ...set.slice(1, 3),
    "25 080000804a00008064000000c8000000",
    set[0],
    "12",
    "9",
  ]);
});

it("the other calls are one request each", () => {
  const { told, output } = calls(`
    COMMTIMEOUTS t = {1, 2, 3, 4, 5}, u;
    COMSTAT s;
    COMMPROP p;
    DWORD i;
    CHECK(SetCommTimeouts(h, &t) && GetCommTimeouts(h, &u) && memcmp(&t, &u, sizeof(t)) == 0);
    CHECK(SetupComm(h, 1024, 512) && SetCommMask(h, EV_RXCHAR | EV_ERR) && GetCommMask(h, &n) &&
          n == (EV_RXCHAR | EV_ERR));
    CHECK(WaitCommEvent(h, &n, NULL) && n == 0x04030201);
    CHECK(GetCommModemStatus(h, &n) && n == 0x04030201);
    CHECK(GetCommProperties(h, &p) && p.wPacketLength == 0x0201 && p.dwServiceMask == 0x08070605);
    CHECK(ClearCommError(h, &n, &s) && n == CE_BREAK && s.fCtsHold && !s.fDsrHold && s.fRlsdHold && s.fEof &&
          s.fTxim && s.cbInQue == 0x0c0b0a09 && s.cbOutQue == 0x100f0e0d && ClearCommError(h, NULL, NULL));
    CHECK(PurgeComm(h, PURGE_RXCLEAR) && TransmitCommChar(h, '!') && SetCommBreak(h) && ClearCommBreak(h));
    for (i = SETXOFF; i <= CLRBREAK; i++) CHECK(EscapeCommFunction(h, i) == (i != SETDTR));
    CHECK(!EscapeCommFunction(h, 77) && GetLastError() == ERROR_INVALID_PARAMETER);
    CHECK(!GetCommMask((HANDLE)0x1234, &n) && GetLastError() == ERROR_INVALID_HANDLE);
  `);
  expect(output).toBe("");
  expect(told).toEqual([
    ...["7 0100000002000000030000000400000005000000", "8", "2 0004000000020000", "17 81000000", "16", "18", "26", "29"],
    ...["27", "27", "19 08000000", "6 21", "4", "5", "14", "15", "12", "13", "9", "10", "11", "4", "5"],
  ]);
});
