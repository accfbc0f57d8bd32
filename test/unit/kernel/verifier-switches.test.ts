// Classes of the verifier's checks that are no rule of an IRP's, a lock's or a level's, which verifier-rules has: the same mistake stops the
// machine, or passes where the class is switched off.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { Kernel } from "../../../kernel/kernel.ts";
import { switchNames, unknownSwitches } from "../../../kernel/verifier/switches.ts";
import { disposedAfterTest } from "../../dispose.ts";
import { control, driver, type Pieces } from "./driver.ts";
import { kernelOptions, runKernel, told } from "./host.ts";

interface Mistake {
  readonly switch: string;
  readonly pieces: Pieces;
  readonly found: RegExp;
}
const mistakes: readonly Mistake[] = [
  { switch: "pool", pieces: { control: "ExAllocatePoolWithTag(NonPagedPoolNx, 0, 'tseT');" }, found: /^verifier:pool/ },
  {
    switch: "pnp",
    pieces: { remove: "return Complete(irp, STATUS_UNSUCCESSFUL, 0);" },
    found: /^verifier:pnp/,
  },
  {
    switch: "power",
    pieces: {
      declarations: `
          REQUEST_POWER_COMPLETE Powered;
          VOID Powered(PDEVICE_OBJECT d, UCHAR m, POWER_STATE s, PVOID c, PIO_STATUS_BLOCK b) {
              UNREFERENCED_PARAMETER(d);
              UNREFERENCED_PARAMETER(m);
              UNREFERENCED_PARAMETER(s);
              UNREFERENCED_PARAMETER(c);
              UNREFERENCED_PARAMETER(b);
          }
        `,
      control: `
          PIRP out;
          POWER_STATE s;
          s.DeviceState = PowerDeviceD0;
          PoRequestPowerIrp(extension->Lower, IRP_MN_SET_POWER, s, Powered, NULL, &out);
        `,
    },
    found: /^verifier:power/,
  },
  { switch: "handles", pieces: { control: "ZwClose((HANDLE)0x1234);" }, found: /^verifier:handle/ },
  {
    switch: "mdl",
    pieces: {
      control: `
          static UCHAR data[64];
          PMDL m = IoAllocateMdl(data, 64, FALSE, FALSE, NULL);
          MmProbeAndLockPages(m, KernelMode, IoReadAccess);
          IoFreeMdl(m);
        `,
    },
    found: /^verifier:mdl/,
  },
  {
    switch: "dma",
    pieces: {
      control: `
        DEVICE_DESCRIPTION d;
        ULONG n;
        PDMA_ADAPTER a;
        PHYSICAL_ADDRESS logical;
        PVOID common;
        RtlZeroMemory(&d, sizeof d);
        d.Version = DEVICE_DESCRIPTION_VERSION;
        d.Master = d.ScatterGather = TRUE;
        d.MaximumLength = 4096;
        a = IoGetDmaAdapter(extension->Lower, &d, &n);
        common = a->DmaOperations->AllocateCommonBuffer(a, 64, &logical, TRUE);
        a->DmaOperations->FreeCommonBuffer(a, 32, logical, common, TRUE);
        a->DmaOperations->PutDmaAdapter(a);
      `,
    },
    found: /^verifier:dma/,
  },
  {
    switch: "objects",
    pieces: {
      control: `
        OBJECT_ATTRIBUTES a;
        HANDLE h;
        PVOID object;
        KIRQL was;
        InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
        ZwCreateTransaction(&h, TRANSACTION_ALL_ACCESS, &a, NULL, NULL, 0, 0, 0, NULL, NULL);
        ObReferenceObjectByHandle(h, 0, NULL, KernelMode, &object, NULL);
        KeAcquireSpinLock(&extension->Lock, &was);
        ObDereferenceObject(object);
        KeReleaseSpinLock(&extension->Lock, was);
        ZwClose(h);
      `,
    },
    found: /^verifier:object/,
  },
  {
    switch: "registry",
    pieces: {
      declarations: `
        EX_CALLBACK_FUNCTION Bypass;
        NTSTATUS Bypass(PVOID context, PVOID which, PVOID data) {
            UNREFERENCED_PARAMETER(context);
            UNREFERENCED_PARAMETER(data);
            return which == (PVOID)RegNtPreOpenKeyEx ? STATUS_CALLBACK_BYPASS : STATUS_SUCCESS;
        }
      `,
      control: `
        UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"1000"), path = RTL_CONSTANT_STRING(L"\\\\Registry\\\\Machine");
        OBJECT_ATTRIBUTES a;
        HANDLE h = NULL;
        LARGE_INTEGER cookie;
        CmRegisterCallbackEx(Bypass, &altitude, device->DriverObject, NULL, &cookie, NULL);
        InitializeObjectAttributes(&a, &path, OBJ_KERNEL_HANDLE, NULL, NULL);
        ZwOpenKey(&h, KEY_READ, &a);
        CmUnRegisterCallback(cookie);
      `,
    },
    found: /^verifier:registry/,
  },
];

for (const { switch: name, pieces, found } of mistakes)
  it(`${name} is found, and passes where it is switched off`, () => {
    const options = kernelOptions(driver(pieces), control());
    const run = (off: readonly string[]) => {
      const { end, failures } = runKernel(disposedAfterTest(new Kernel({ ...options, verifierOff: off })));
      return { end: told(end), failures };
    };
    expect(run([]).end).toMatch(found);
    expect(run(switchNames.filter((one) => one !== name)).end).toMatch(found);
    expect(run([name]).end).not.toMatch(found);
  });

it("every switch has a name in the launch configuration, and no other name is taken", () => {
  const manifest = readFileSync(resolve(import.meta.dirname, "../../../package.json"), "utf8");
  const listed = /"verifierOff": \{[^}]*?"enum": (\[[^\]]*\])/s.exec(manifest)?.[1] ?? "[]";
  expect(JSON.parse(listed)).toEqual(switchNames);
  expect(unknownSwitches(["pool", "dma"])).toBeUndefined();
  expect(unknownSwitches(["pool", "pol"])).toMatch(/^"pol": the verifier's classes are irql, pool/);
});
