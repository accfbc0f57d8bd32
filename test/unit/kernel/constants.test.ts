import { describe, expect, it } from "vitest";
import * as constants from "../../../kernel/constants.ts";
import { control, driver } from "./driver.ts";
import { makeKernel, runDriver, told } from "./host.ts";

describe("numbers", () => {
  it("are those of the headers", () => {
    const kernel = makeKernel(driver({}), control());
    const differing = Object.entries(constants)
      .flatMap(([name, value]) =>
        typeof value === "number" ? [[name, value, kernel.names.number(name)] as const] : [],
      )
      .filter(([, value, header]) => header !== undefined && header !== value >>> 0);
    expect(differing).toEqual([]);
    const missing = Object.entries(constants).filter(
      ([name, value]) => typeof value === "number" && kernel.names.number(name) === undefined,
    );
    expect(missing.map(([name]) => name)).toEqual([]);
  });
});

describe("hardware in memory", () => {
  it("is reached through MmMapIoSpace, and interrupts", () => {
    const body = `PHYSICAL_ADDRESS where; PUCHAR registers; where.QuadPart = 0xD0000000; registers = (PUCHAR)MmMapIoSpace(where, 2, MmNonCached);
      WRITE_REGISTER_UCHAR(registers, 0x41); buffer[0] = READ_REGISTER_UCHAR(registers); WRITE_REGISTER_UCHAR(registers, 0x80); buffer[1] = READ_REGISTER_UCHAR(registers + 1); buffer[2] = READ_REGISTER_UCHAR(registers + 1); buffer[3] = 0; MmUnmapIoSpace(registers, 2);`;
    const ran = runDriver(driver({ control: body }), {
      hardware: [{ name: "source", model: "interruptSource", memory: [{ start: 0xd000_0000, length: 2 }], irq: 5 }],
      ...control(4, { data: { hex: "41010000" } }),
    });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(ran.kernel.state.hardware.get("source")?.interrupts).toBe(1);
  });
  it("cannot be touched any more once it is unmapped", () => {
    const body =
      "PHYSICAL_ADDRESS where; PUCHAR registers; where.QuadPart = 0xD0000000; registers = (PUCHAR)MmMapIoSpace(where, 2, MmNonCached); MmUnmapIoSpace(registers, 2); WRITE_REGISTER_UCHAR(registers, 1);";
    expect(told(runDriver(driver({ control: body }), control(4)).end)).toMatch(
      /mapping of 2 bytes of device registers that has been unmapped/,
    );
  });
});

describe("devices by handle", () => {
  it("a driver opens a device, sends it a request and closes it", () => {
    const body = `
      if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222004) {
          *(PULONG)buffer = 99;
          information = 4;
      } else {
          UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");
          OBJECT_ATTRIBUTES a;
          HANDLE h;
          IO_STATUS_BLOCK b;
          ULONG answer = 0;
          InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
          status = ZwCreateFile(&h, GENERIC_READ | GENERIC_WRITE, &a, &b, NULL, 0, 0, FILE_OPEN, 0, NULL, 0);
          if (NT_SUCCESS(status)) {
              status = ZwDeviceIoControlFile(h, NULL, NULL, NULL, &b, 0x222004, NULL, 0, &answer, 4);
              ZwClose(h);
          }
          *(PULONG)buffer = answer;
      }
    `;
    const ran = runDriver(driver({ control: body }), control(4, { data: { u32: [99] } }));
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
  });
});
