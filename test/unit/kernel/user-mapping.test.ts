// Memory that a driver shares with a program: its own, mapped into the program; the program's, secured.
import { describe, expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";
import { runProgram } from "./program.ts";

const mapping = {
  fields: "PMDL Mdl; PUCHAR Shared; PVOID User;",
  control: String.raw`
    ULONG code = (stack->Parameters.DeviceIoControl.IoControlCode >> 2) & 0xfff;
    information = 0;
    if (code == 0x800) {
        extension->Shared = ExAllocatePoolWithTag(NonPagedPoolNx, 100, 'tset');
        RtlCopyMemory(extension->Shared, "from the driver", 16);
        extension->Mdl = IoAllocateMdl(extension->Shared, 100, FALSE, FALSE, NULL);
        MmBuildMdlForNonPagedPool(extension->Mdl);
        __try {
            extension->User =
                MmMapLockedPagesSpecifyCache(extension->Mdl, UserMode, MmCached, NULL, FALSE, NormalPagePriority);
        } __except (EXCEPTION_EXECUTE_HANDLER) { extension->User = NULL; }
        *(PVOID *)buffer = extension->User;
        information = 8;
    } else {
        if (extension->User) MmUnmapLockedPages(extension->User, extension->Mdl);
        DbgPrint("%s", (PCSTR)extension->Shared);
        IoFreeMdl(extension->Mdl);
        ExFreePool(extension->Shared);
    }
  `,
};

it("an MDL mapped for user mode is seen by the program in whose context it was mapped, until it is unmapped", () => {
  const body = (last: string) =>
    String.raw`
      DWORD n;
      char *p = NULL;
      HANDLE h = Open(0);
      CHECK(DeviceIoControl(h, CTL_CODE(34, 0x800, 0, 0), NULL, 0, &p, 8, &n, NULL) && p != NULL);
      printf("%s\n", p);
      strcpy(p, "from the program");
      CHECK(DeviceIoControl(h, CTL_CODE(34, 0x801, 0, 0), NULL, 0, NULL, 0, &n, NULL));
      ${last}
    `;
  const ran = runProgram(body("CloseHandle(h);"), { driver: mapping });
  expect([ran.output, ran.end, ran.kernel.state.debugOutput.join("")]).toEqual([
    "from the driver\n",
    "finished",
    "from the program",
  ]);
  expect(runProgram(body("p[0] = 1;"), { driver: mapping }).crash).toMatch(/STATUS_ACCESS_VIOLATION/);
  const beyond = runProgram(
    `
      DWORD n;
      char *p = NULL;
      HANDLE h = Open(0);
      DeviceIoControl(h, CTL_CODE(34, 0x800, 0, 0), NULL, 0, &p, 8, &n, NULL);
      p[100] = 1;
    `,
    { driver: { ...mapping, remove: "IoFreeMdl(extension->Mdl); ExFreePool(extension->Shared);" } },
  );
  expect(beyond.crash).toMatch(/STATUS_ACCESS_VIOLATION/);
  // The mapping has gone with the process.
  expect(beyond.kernel.state.views).toEqual([]);
});

it("registers that are mapped for user mode are the device's own, for the program and for the driver", () => {
  const ran = runProgram(
    String.raw`
      DWORD n;
      volatile unsigned char *p = NULL;
      HANDLE h = Open(0);
      CHECK(DeviceIoControl(h, CTL_CODE(34, 0x800, 0, 0), NULL, 0, (PVOID)&p, 8, &n, NULL) && p != NULL);
      p[0] = 0x41;
      CHECK(p[0] == 0x41);
      CHECK(DeviceIoControl(h, CTL_CODE(34, 0x801, 0, 0), NULL, 0, NULL, 0, &n, NULL));
      CloseHandle(h);
    `,
    {
      driver: {
        fields: "PMDL Mdl; PUCHAR Registers; PUCHAR User;",
        control: String.raw`
          information = 0;
          if (((stack->Parameters.DeviceIoControl.IoControlCode >> 2) & 0xfff) == 0x800) {
              PHYSICAL_ADDRESS where;
              where.QuadPart = 0xD0000000;
              extension->Registers = MmMapIoSpace(where, 2, MmNonCached);
              extension->Mdl = IoAllocateMdl(extension->Registers, 2, FALSE, FALSE, NULL);
              MmBuildMdlForNonPagedPool(extension->Mdl);
              extension->User = MmMapLockedPagesSpecifyCache(extension->Mdl, UserMode, MmNonCached, NULL, FALSE, NormalPagePriority);
              *(PVOID *)buffer = extension->User;
              information = 8;
          } else {
              DbgPrint("%02x %02x", READ_REGISTER_UCHAR(extension->Registers), READ_REGISTER_UCHAR(extension->User));
              MmUnmapLockedPages(extension->User, extension->Mdl);
              IoFreeMdl(extension->Mdl);
              MmUnmapIoSpace(extension->Registers, 2);
          }
        `,
      },
      scenario: {
        hardware: [{ name: "source", model: "interruptSource", memory: [{ start: 0xd000_0000, length: 2 }], irq: 5 }],
      },
    },
  );
  expect([ran.output, ran.end, ran.kernel.state.debugOutput.join("")]).toEqual(["", "finished", "41 41"]);
});

it("secured memory can be neither freed nor closed", () => {
  const ran = runProgram(
    String.raw`
      DWORD n, old;
      PVOID args[2];
      char *p = VirtualAlloc(NULL, 4096, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
      HANDLE h = Open(0);
      args[0] = p;
      args[1] = NULL;
      CHECK(DeviceIoControl(h, CTL_CODE(34, 0x800, 0, 0), args, 16, args, 16, &n, NULL) && args[1] != NULL);
      CHECK(!VirtualProtect(p, 4096, PAGE_READONLY, &old) && GetLastError() == ERROR_INVALID_PARAMETER);
      CHECK(!VirtualFree(p, 0, MEM_RELEASE) && GetLastError() == ERROR_INVALID_PARAMETER);
      CHECK(VirtualProtect(p, 4096, PAGE_READWRITE, &old));
      CHECK(DeviceIoControl(h, CTL_CODE(34, 0x801, 0, 0), args, 16, NULL, 0, &n, NULL));
      CHECK(VirtualFree(p, 0, MEM_RELEASE));
      args[0] = (PVOID)64;
      CHECK(DeviceIoControl(h, CTL_CODE(34, 0x800, 0, 0), args, 16, args, 16, &n, NULL) && args[1] == NULL);
    `,
    {
      driver: {
        control: String.raw`
          PVOID *args = (PVOID *)buffer;
          if (((stack->Parameters.DeviceIoControl.IoControlCode >> 2) & 0xfff) == 0x800) {
              args[1] = MmSecureVirtualMemory(args[0], 4096, PAGE_READWRITE);
              if (args[1] != NULL) {
                  MmUnsecureVirtualMemory(args[1]);
                  args[1] = MmSecureVirtualMemoryEx(args[0], 4096, PAGE_READWRITE, 0);
              }
              information = 16;
          } else {
              MmUnsecureVirtualMemory(args[1]);
              information = 0;
          }
        `,
      },
    },
  );
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
});

describe("MmProtectMdlSystemAddress", () => {
  const run = (last: string) => {
    const body = String.raw`
      PHYSICAL_ADDRESS low, high;
      PMDL mdl;
      volatile UCHAR *p;
      information = 0;
      low.QuadPart = 0;
      high.QuadPart = -1;
      mdl = MmAllocatePagesForMdl(low, high, low, 4096);
      DbgPrint("%x ", MmProtectMdlSystemAddress(mdl, PAGE_READONLY));
      p = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
      p[5] = 1;
      DbgPrint("%x %x %u\n", MmProtectMdlSystemAddress(mdl, 0x1234), MmProtectMdlSystemAddress(mdl, PAGE_READONLY), p[5]);
      ${last}
      MmUnmapLockedPages((PVOID)p, mdl);
      p = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
      p[5] = 2;
      MmUnmapLockedPages((PVOID)p, mdl);
      MmFreePagesFromMdl(mdl);
      ExFreePool(mdl);
    `;
    const { kernel, end } = runDriver(driver({ control: body }), control());
    return [told(end), kernel.state.debugOutput.join("")];
  };
  it("closes a mapping to writes until it is unmapped", () => {
    expect(run("")).toEqual(["finished", "c0000019 c0000045 0 1\n"]);
    expect(run("p[5] = 3;")[0]).toMatch(/ATTEMPTED_WRITE_TO_READONLY_MEMORY/);
  });
});
