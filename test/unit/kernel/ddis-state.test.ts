// What a driver keeps outside its memory: directories of its own, variables of the firmware; marks on file objects, and affinity to several groups.
import { describe, expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

function holds(
  name: string,
  code: string,
  values: readonly number[],
  scenario: Readonly<Record<string, unknown>> = {},
): void {
  it(name, () => {
    const u32 = values.map((value) => value >>> 0);
    const source = driver({
      control: `PULONG out = (PULONG)buffer;\n${code}`,
      declarations,
      fields: "PDRIVER_OBJECT Driver;",
      add: "extension->Driver = driver;",
    });
    const ran = runDriver(source, { ...control(4 * u32.length, { data: { u32 } }), ...scenario });
    expect(told(ran.end)).toBe("finished");
    expect(ran.failures).toEqual([]);
  });
}
const declarations = `
  static NTSTATUS Make(HANDLE root, PCWSTR text) {
      UNICODE_STRING name; OBJECT_ATTRIBUTES attributes; HANDLE file; IO_STATUS_BLOCK block; NTSTATUS status; ULONG data = 5;
      RtlInitUnicodeString(&name, text);
      InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, root, NULL);
      status = ZwCreateFile(&file, GENERIC_WRITE | SYNCHRONIZE, &attributes, &block, NULL, 0, 0, FILE_OPEN_IF, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
      if (!NT_SUCCESS(status)) return status;
      status = ZwWriteFile(file, NULL, NULL, NULL, &block, &data, 4, NULL, NULL);
      ZwClose(file);
      return status; }
`;

describe("directories", () => {
  holds(
    "of a driver and of a device take files; that of the image holds the driver's own",
    `HANDLE own, shared, image, device1; OBJECT_ATTRIBUTES attributes; UNICODE_STRING name = RTL_CONSTANT_STRING(L"test.sys"); HANDLE file; IO_STATUS_BLOCK block;
     out[0] = IoGetDriverDirectory(extension->Driver, DriverDirectoryData, 0, &own);
     out[1] = Make(own, L"state.bin");
     out[2] = IoGetDriverDirectory(extension->Driver, DriverDirectorySharedData, 0, &shared);
     out[3] = Make(shared, L"state.bin");
     out[4] = IoGetDriverDirectory(extension->Driver, DriverDirectoryImage, 0, &image);
     InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, image, NULL);
     out[5] = ZwOpenFile(&file, GENERIC_READ | SYNCHRONIZE, &attributes, &block, FILE_SHARE_READ, FILE_SYNCHRONOUS_IO_NONALERT);
     out[6] = IoGetDeviceDirectory(extension->Lower, DeviceDirectoryData, 0, NULL, &device1);
     out[7] = Make(device1, L"state.bin");
     out[8] = IoGetDriverDirectory(extension->Driver, DriverDirectoryData, 1, &own);
     out[9] = IoGetDeviceDirectory(extension->Self, DeviceDirectoryData, 0, NULL, &device1);
     ZwClose(file); ZwClose(own); ZwClose(shared); ZwClose(image); ZwClose(device1);`,
    [0, 0, 0, 0, 0, 0, 0, 0, 0xc000_000d, 0xc000_000d],
  );
});

describe("variables of the firmware", () => {
  holds(
    "are set, read by name and vendor, grow and go",
    `static GUID vendor = { 1, 2, 3, { 4, 5, 6, 7, 8, 9, 10, 11 } }; GUID other = vendor; UNICODE_STRING name = RTL_CONSTANT_STRING(L"Ringside");
     UCHAR value[8]; ULONG length = 8, attributes = 0, wanted = 7; ULONG word = 0x44332211;
     other.Data1 = 9;
     out[0] = ExGetFirmwareType();
     out[1] = ExGetFirmwareEnvironmentVariable(&name, &vendor, value, &length, NULL);
     out[2] = ExSetFirmwareEnvironmentVariable(&name, &vendor, &word, 4, wanted);
     length = 2; out[3] = ExGetFirmwareEnvironmentVariable(&name, &vendor, value, &length, &attributes); out[4] = length;
     out[5] = ExSetFirmwareEnvironmentVariable(&name, &vendor, &word, 2, wanted | 0x40);
     length = 8; out[6] = ExGetFirmwareEnvironmentVariable(&name, &vendor, value, &length, &attributes); out[7] = length; out[8] = attributes; out[9] = value[4];
     length = 8; out[10] = ExGetFirmwareEnvironmentVariable(&name, &other, value, &length, NULL);
     out[11] = ExSetFirmwareEnvironmentVariable(&name, &vendor, &word, 4, 6);
     out[12] = ExSetFirmwareEnvironmentVariable(&name, &vendor, NULL, 0, wanted);
     out[13] = ExSetFirmwareEnvironmentVariable(&name, &vendor, NULL, 0, wanted);`,
    [2, 0xc000_0100, 0, 0xc000_0023, 4, 0, 0, 6, 7, 0x11, 0xc000_0100, 0xc000_000d, 0, 0xc000_0100],
  );
});

describe("file objects", () => {
  holds(
    "are marked as remote, and as taking no part in share checks",
    `PFILE_OBJECT file = stack->FileObject; SHARE_ACCESS share; UNICODE_STRING path;
     out[0] = IoIsFileOriginRemote(file); out[1] = IoSetFileOrigin(file, TRUE); out[2] = IoIsFileOriginRemote(file); out[3] = IoSetFileOrigin(file, TRUE);
     IoSetShareAccess(FILE_READ_DATA, 0, file, &share);
     out[4] = IoCheckShareAccess(FILE_READ_DATA, 0, file, &share, FALSE);
     IoRemoveShareAccess(file, &share);
     out[5] = IoIsFileObjectIgnoringSharing(file); out[6] = IoSetFileObjectIgnoreSharing(file); out[7] = IoIsFileObjectIgnoringSharing(file);
     IoSetShareAccess(FILE_READ_DATA, 0, file, &share); out[8] = share.OpenCount; IoUpdateShareAccess(file, &share); out[9] = share.OpenCount;
     out[10] = IoQueryFullDriverPath(extension->Driver, &path); out[11] = path.Length; out[12] = path.Buffer[1]; ExFreePool(path.Buffer);`,
    [0, 0, 1, 0xc000_0030, 0xc000_0043, 0, 0, 1, 0, 0, 0, 74, 0x53],
  );
});

describe("affinity", () => {
  holds(
    "to processors of several groups, and back",
    `PAFFINITY_TOKEN token; GROUP_AFFINITY two[2]; RtlZeroMemory(two, sizeof(two));
     two[0].Mask = 2; two[1].Group = 1; two[1].Mask = 0;
     out[0] = PsAllocateAffinityToken(&token);
     out[1] = PsSetSystemMultipleGroupAffinityThread(two, 2, token); out[2] = KeGetCurrentProcessorNumberEx(NULL);
     out[3] = PsSetSystemMultipleGroupAffinityThread(two, 2, token);
     PsRevertToUserMultipleGroupAffinityThread(token);
     two[0].Mask = 0; two[1].Mask = 1;
     out[4] = PsSetSystemMultipleGroupAffinityThread(two, 2, token); out[5] = KeGetCurrentProcessorNumberEx(NULL);
     PsRevertToUserMultipleGroupAffinityThread(token); PsRevertToUserMultipleGroupAffinityThread(token);
     two[1].Mask = 0; out[6] = PsSetSystemMultipleGroupAffinityThread(two, 2, token);
     PsFreeAffinityToken(token);`,
    [0, 0, 1, 0xc000_000d, 0, 2, 0xc000_000d],
    { machine: { processors: 4, groupSize: 2 } },
  );
});
