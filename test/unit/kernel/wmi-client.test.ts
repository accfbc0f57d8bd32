// WMI as drivers consume it: blocks opened, instances read, set, told to execute methods, events listened to.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";
import { event, pieces } from "./wmi-driver.ts";

const open = { do: "open", handle: "h", device: "\\Device\\Test" };
const ioctl = { do: "ioctl", handle: "h", code: 0x222000 };
const settle = { do: "wait", for: 1 };

/** Runs statements in a control request of the provider itself, which is a consumer too; gives what they print. */
function printed(control: string, steps: readonly unknown[] = [], declarations = ""): readonly string[] {
  const source = driver({ ...pieces, declarations: `${pieces.declarations}${declarations}`, control });
  const ran = runDriver(source, { steps: [settle, open, ioctl, settle, ...steps, { do: "close", handle: "h" }] });
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  expect(ran.kernel.state.wmiQuestions.size).toBe(0);
  return ran.kernel.state.debugOutput
    .join("")
    .split("\n")
    .filter((line) => line !== "");
}
const opened = (access: string, body: string) =>
  `
    PVOID o;
    UNICODE_STRING second = RTL_CONSTANT_STRING(L"ROOT\\\\TEST\\\\0000_1"), none = RTL_CONSTANT_STRING(L"none");
    UNREFERENCED_PARAMETER(second);
    UNREFERENCED_PARAMETER(none);
    if (!NT_SUCCESS(IoWMIOpenBlock(&data, ${access}, &o))) return Complete(irp, STATUS_UNSUCCESSFUL, 0);
    { ${body} } ObDereferenceObject(o);
  `;

describe("a driver that asks", () => {
  it("learns how much room all instances take, and gets them with their names", () => {
    const body = `
      ULONG size = 0, i;
      PWNODE_ALL_DATA all;
      DbgPrint("%x %u\\n", IoWMIQueryAllData(o, &size, NULL), size);
      all = ExAllocatePoolWithTag(NonPagedPool, size, 'tseT');
      if (all == NULL) return STATUS_NO_MEMORY;
      DbgPrint("%x\\n", IoWMIQueryAllData(o, &size, all));
      for (i = 0; i < all->InstanceCount; i++) {
          PUSHORT name = (PUSHORT)((PUCHAR)all + ((PULONG)((PUCHAR)all + all->OffsetInstanceNameOffsets))[i]);
          OFFSETINSTANCEDATAANDLENGTH *d = &all->OffsetInstanceDataAndLength[i];
          DbgPrint("%.*ws %x %u\\n", *name / 2, name + 1, *(PULONG)((PUCHAR)all + d->OffsetInstanceData),
                   d->LengthInstanceData);
      }
      DbgPrint("%d %d\\n", all->WnodeHeader.BufferSize == size, (int)all->WnodeHeader.Linkage);
      ExFreePool(all);
    `;
    expect(printed(opened("WMIGUID_QUERY", body))).toEqual([
      "c0000023 178",
      "0",
      "ROOT\\TEST\\0000_0 11111111 4",
      "ROOT\\TEST\\0000_1 22222222 4",
      "1 0",
    ]);
  });
  it("reads and sets one instance, by its name", () => {
    const body = `
      struct {
          WNODE_SINGLE_INSTANCE n;
          UCHAR more[200];
      } b;
      ULONG size = sizeof(b), value = 7;
      UCHAR item = 9;
      PVOID objects[2];
      UNICODE_STRING names[2];
      DbgPrint("%x", IoWMIQuerySingleInstance(o, &second, &size, &b));
      DbgPrint(" %x %u %x\\n", *(PULONG)((PUCHAR)&b + b.n.DataBlockOffset), b.n.SizeDataBlock,
               *(PUSHORT)((PUCHAR)&b + b.n.OffsetInstanceName));
      size = sizeof(b);
      DbgPrint("%x\\n", IoWMIQuerySingleInstance(o, &none, &size, &b));
      DbgPrint("%x", IoWMISetSingleInstance(o, &second, 1, sizeof(value), &value));
      DbgPrint(" %x\\n", values[1]);
      DbgPrint("%x", IoWMISetSingleItem(o, &second, 1, 1, 1, &item));
      DbgPrint(" %x %x\\n", values[1], IoWMISetSingleItem(o, &second, 2, 1, 1, &item));
      objects[0] = objects[1] = o;
      names[0] = names[1] = second;
      size = sizeof(b);
      DbgPrint("%x", IoWMIQuerySingleInstanceMultiple(objects, names, 2, &size, &b));
      DbgPrint(" %u %u\\n", size, b.n.WnodeHeader.Linkage);
      size = sizeof(b);
      DbgPrint("%x\\n", IoWMIQueryAllDataMultiple(objects, 1, &size, &b));
    `;
    expect(printed(opened("WMIGUID_QUERY | WMIGUID_SET", body))).toEqual([
      "0 22222222 4 20",
      "c0000296",
      "0 7",
      "0 9 c0000297",
      "0 220 112",
      "0",
    ]);
  });
  it("executes a method with as much room as it gives", () => {
    const body = `
      ULONG b[2] = { 5, 0 }, size = 4;
      DbgPrint("%x", IoWMIExecuteMethod(o, &second, 3, 2, &size, (PUCHAR)b));
      DbgPrint(" %x %u\\n", b[0], size);
      size = 2;
      DbgPrint("%x", IoWMIExecuteMethod(o, &second, 3, 2, &size, (PUCHAR)b));
      DbgPrint(" %u\\n", size);
    `;
    expect(printed(opened("WMIGUID_EXECUTE", body))).toEqual(["0 307 4", "c0000023 4"]);
  });
  it("may do only what it has opened the block for", () => {
    const body = `
      ULONG size = 0, value = 1;
      DbgPrint("%x ", IoWMIQueryAllData(o, &size, NULL));
      DbgPrint("%x ", IoWMISetNotificationCallback(o, NULL, NULL));
      DbgPrint("%x\\n", IoWMISetSingleInstance(o, &second, 1, 4, &value));
    `;
    expect(printed(opened("WMIGUID_EXECUTE", body))).toEqual(["c0000022 c0000022 c0000022"]);
    const unknown = `PVOID o; GUID g = { 1, 2, 3, { 4 } }; DbgPrint("%x %p\\n", IoWMIOpenBlock(&g, WMIGUID_QUERY, &o), NULL);`;
    expect(printed(unknown)[0]).toMatch(/^c0000295 /);
  });
  it("finds the name of a device's instance, and is suggested one", () => {
    const body = `
      UNICODE_STRING name, link = RTL_CONSTANT_STRING(L"\\\\??\\\\Link");
      HANDLE file;
      OBJECT_ATTRIBUTES a;
      IO_STATUS_BLOCK s;
      UNICODE_STRING path = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");
      if (NT_SUCCESS(IoWMIDeviceObjectToInstanceName(o, physical, &name))) {
          DbgPrint("%wZ\\n", &name);
          RtlFreeUnicodeString(&name);
      }
      InitializeObjectAttributes(&a, &path, OBJ_KERNEL_HANDLE, NULL, NULL);
      if (NT_SUCCESS(ZwOpenFile(&file, GENERIC_READ, &a, &s, 0, 0))) {
          if (NT_SUCCESS(IoWMIHandleToInstanceName(o, file, &name))) {
              DbgPrint("%wZ\\n", &name);
              RtlFreeUnicodeString(&name);
          }
          ZwClose(file);
      }
      DbgPrint("%x\\n", IoWMIHandleToInstanceName(o, (HANDLE)0x40, &name));
      if (NT_SUCCESS(IoWMISuggestInstanceName(physical, &link, TRUE, &name))) {
          DbgPrint("%wZ\\n", &name);
          RtlFreeUnicodeString(&name);
      }
      if (NT_SUCCESS(IoWMISuggestInstanceName(NULL, &link, FALSE, &name))) {
          DbgPrint("%wZ\\n", &name);
          RtlFreeUnicodeString(&name);
      }
    `;
    expect(printed(opened("WMIGUID_QUERY", body))).toEqual([
      "ROOT\\TEST\\0000_0",
      "ROOT\\TEST\\0000_0",
      "c0000008",
      expect.stringMatching(/ \(\\\?\?\\Link\)$/),
      "\\??\\Link",
    ]);
  });
});

describe("a driver that listens", () => {
  const listening = `
    FWMI_NOTIFICATION_CALLBACK Heard;
    static PVOID listener;
    VOID Heard(PVOID w, PVOID c) {
        PWNODE_SINGLE_INSTANCE n = (PWNODE_SINGLE_INSTANCE)w;
        DbgPrint("heard %x %d %d\\n", *(PULONG)((PUCHAR)n + n->DataBlockOffset), c == &listener, KeGetCurrentIrql());
    }
  `;
  const fire = `
    PVOID d = ExAllocatePoolWithTag(NonPagedPool, 4, 'tseT');
    if (d == NULL) return STATUS_NO_MEMORY;
    *(PULONG)d = 0x44332211;
    (void)WmiFireEvent(extension->Self, (LPGUID)&event, 0, 4, d);
  `;
  it("is called by the system, and has events enabled while the block is open", () => {
    const control = `
      if (listener == NULL) {
          if (!NT_SUCCESS(IoWMIOpenBlock(&event, WMIGUID_NOTIFICATION, &listener))) return STATUS_UNSUCCESSFUL;
          (void)IoWMISetNotificationCallback(listener, Heard, &listener);
      } else if (stack->Parameters.DeviceIoControl.OutputBufferLength == 0) {
          ${fire}
      } else {
          ObDereferenceObject(listener);
      }
    `;
    const steps = [ioctl, settle, { ...ioctl, outputLength: 1, expect: { information: 1 } }, settle, ioctl];
    expect(printed(control, steps, listening)).toEqual(["function 1 0 1", "heard 44332211 1 0", "function 1 0 0"]);
  });
  it("that a scenario also listens changes nothing for the provider", () => {
    const control = `
      if (listener == NULL) (void)IoWMIOpenBlock(&event, WMIGUID_NOTIFICATION, &listener);
      else {
          ObDereferenceObject(listener);
          listener = NULL;
      }
    `;
    const also = (operation: string) => ({ do: "wmi", block: event, operation });
    const steps = [also("enableEvents"), ioctl, settle, also("disableEvents")];
    expect(printed(control, steps, listening)).toEqual(["function 1 0 1", "function 1 0 0"]);
  });
  it("hears of a provider that registers later", () => {
    const control = `(void)IoWMIRegistrationControl(extension->Self, WMIREG_ACTION_DEREGISTER); (void)IoWMIOpenBlock(&event, WMIGUID_NOTIFICATION, &listener); (void)IoWMIRegistrationControl(extension->Self, WMIREG_ACTION_REGISTER);`;
    expect(printed(control, [settle], listening)).toEqual(["function 1 0 1"]);
  });
});
