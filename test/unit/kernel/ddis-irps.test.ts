// IRPs: associated ones and their master; what their flags tell of what they are for.
import { describe, expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

describe("associated IRPs", () => {
  const associated = (count: number) => `
    PIRP parts[3];
    LONG i;
    IoMarkIrpPending(irp);
    irp->AssociatedIrp.IrpCount = ${count};
    for (i = 0; i < 3; i++) {
        parts[i] = IoMakeAssociatedIrp(irp, 1);
        if (parts[i] == NULL || parts[i]->AssociatedIrp.MasterIrp != irp || !(parts[i]->Flags & IRP_ASSOCIATED_IRP))
            DbgPrint("wrong\\n");
        IoGetNextIrpStackLocation(parts[i])->MajorFunction = IRP_MJ_READ;
    }
    irp->IoStatus.Status = STATUS_SUCCESS;
    irp->IoStatus.Information = 0;
    done = TRUE;
    status = STATUS_PENDING;
    for (i = 0; i < 3; i++) {
        DbgPrint("%d left\\n", irp->AssociatedIrp.IrpCount);
        (void)IoCallDriver(device, parts[i]);
    }
  `;
  it("complete their master with the last", () => {
    const ran = runDriver(driver({ control: associated(3) }), control());
    expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
    expect(ran.kernel.state.debugOutput).toEqual(["3 left\n", "2 left\n", "1 left\n"]);
  });
  it("merge their statuses in their master by one rule", () => {
    const merge = (first: string, second: string) => `
      irp->IoStatus.Status = ${first};
      IoSetMasterIrpStatus(irp, ${second});
      DbgPrint("%x\\n", irp->IoStatus.Status);
    `;
    const ran = runDriver(
      driver({
        control: [
          merge("STATUS_SUCCESS", "STATUS_UNSUCCESSFUL"),
          merge("STATUS_UNSUCCESSFUL", "STATUS_SUCCESS"),
          merge("STATUS_BUFFER_OVERFLOW", "STATUS_UNSUCCESSFUL"),
          merge("STATUS_UNSUCCESSFUL", "STATUS_BUFFER_OVERFLOW"),
          merge("STATUS_UNSUCCESSFUL", "STATUS_VERIFY_REQUIRED"),
          merge("STATUS_SUCCESS", "STATUS_FT_READ_FROM_COPY"),
          "information = 0;",
        ].join("\n"),
      }),
      control(),
    );
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    const statuses = ran.kernel.state.debugOutput.map((line) => line.trim());
    expect(statuses).toEqual(["c0000001", "c0000001", "c0000001", "c0000001", "80000016", "0"]);
  });
  it("must all be counted", () => {
    const ran = runDriver(driver({ control: associated(0) }), control());
    expect(told(ran.end)).toMatch(/verifier:irp.*IrpCount of the master must count them all/);
  });
});

it("IRPs, file objects and devices tell what they are for", () => {
  const flags = `DbgPrint("%x %x %d\\n", irp->Flags, IoGetCurrentIrpStackLocation(irp)->Flags, irp->RequestorMode);`;
  const source = driver({
    declarations: `
      static NTSTATUS Opens(PDEVICE_OBJECT device, PIRP irp) {
          PFILE_OBJECT file = IoGetCurrentIrpStackLocation(irp)->FileObject;
          ${flags} DbgPrint("file %x device %d\\n", file->Flags, device->Flags & DO_DEVICE_HAS_NAME ? 1 : 0);
          return Complete(irp, STATUS_SUCCESS, 0);
      }
    `,
    entry:
      "driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLEANUP] = driver->MajorFunction[IRP_MJ_CLOSE] = driver->MajorFunction[IRP_MJ_WRITE] = Opens;",
    control: `information = 0; ${flags}`,
    read: `UNREFERENCED_PARAMETER(device); ${flags} return Complete(irp, STATUS_SUCCESS, 0);`,
  });
  const program = `
    #include <windows.h>
    int main(void) {
        DWORD n;
        char b[4];
        HANDLE h = CreateFileA("\\\\\\\\.\\\\GLOBALROOT\\\\Device\\\\Test", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                               FILE_FLAG_NO_BUFFERING | FILE_FLAG_WRITE_THROUGH, NULL);
        ReadFile(h, b, 4, &n, NULL);
        WriteFile(h, b, 4, &n, NULL);
        DeviceIoControl(h, 0x222000, b, 4, b, 4, &n, NULL);
        DeviceIoControl(h, 0x222000, b, 4, NULL, 0, &n, NULL);
        CloseHandle(h);
        return 0;
    }
  `;
  const ran = runDriver(
    { "driver.c": source, "main.c": program },
    { programs: [{ name: "t", sources: ["main.c"] }], steps: [{ do: "run", program: "t" }] },
  );
  expect({ told: told(ran.end), failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  const opened = "file 4001a device 1";
  expect(ran.kernel.state.debugOutput.join("").split("\n").filter(Boolean)).toEqual(
    // Create; read and write, uncached, the latter through; control requests with and without output; cleanup and close, by the kernel.
    ["884 0 1", "file 1a device 1", "971 0 1", "a31 4 1", opened, "70 0 1", "30 0 1"].concat([
      "404 0 0",
      opened,
      "404 0 0",
      // FO_CLEANUP_COMPLETE has come.
      "file 4401a device 1",
    ]),
  );
});
