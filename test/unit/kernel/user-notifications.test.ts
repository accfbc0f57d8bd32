// Device events as programs hear of them: by a routine of the configuration manager's, and by WM_DEVICECHANGE in a hidden window.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { makeKernel, runKernel } from "./host.ts";

const guid = "0x11111111, 0x2222, 0x3333, 0x44, 0x44, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55";
const pieces = {
  fields: "UNICODE_STRING Link;",
  declarations: `#include <initguid.h>\nDEFINE_GUID(GUID_TEST, ${guid});`,
  add: "IoRegisterDeviceInterface(pdo, &GUID_TEST, NULL, &extension->Link); IoSetDeviceInterfaceState(&extension->Link, TRUE);",
  remove: "IoSetDeviceInterfaceState(&extension->Link, FALSE); RtlFreeUnicodeString(&extension->Link);",
};
const prelude = `
  #include <windows.h>
  #include <cfgmgr32.h>
  #include <dbt.h>
  #include <stdio.h>
  #include <conio.h>
  #include <initguid.h>
  DEFINE_GUID(GUID_TEST, ${guid});
  static HANDLE Open(void) {
      WCHAR list[200];
      if (CM_Get_Device_Interface_ListW((GUID *)&GUID_TEST, NULL, list, 200, 0) != CR_SUCCESS || list[0] == 0)
          return INVALID_HANDLE_VALUE;
      return CreateFileW(list, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  }
`;

function ran(program: string, steps: readonly unknown[]) {
  const kernel = makeKernel(
    { "driver.c": driver(pieces), "program.c": prelude + program },
    {
      devices: [{ name: "device", driver: "test", hardwareId: "ROOT\\TEST", start: "manual" }],
      programs: [{ name: "program", sources: ["program.c"] }],
      steps,
    },
  );
  const { failures } = runKernel(kernel);
  return { failures, output: [...kernel.state.processes.values()][0]?.output ?? "" };
}
const start = { do: "start", device: "device" };
const run = { do: "run", program: "program", as: "p" };
const pause = { do: "wait", for: 20 };
const end = { do: "type", run: "p", text: "\n" };
const ended = { do: "waitForExit", run: "p" };

describe("by a routine", () => {
  const program = (answer: string) => `
    static HANDLE device = INVALID_HANDLE_VALUE;
    static DWORD CALLBACK hear(HCMNOTIFICATION n, PVOID context, CM_NOTIFY_ACTION action, PCM_NOTIFY_EVENT_DATA data,
                               DWORD size) {
        if (data->FilterType == CM_NOTIFY_FILTER_TYPE_DEVICEINTERFACE)
            printf("%s %d %S %u\\n", (char *)context, action, data->u.DeviceInterface.SymbolicLink, size > 40);
        else printf("%s %d\\n", (char *)context, action);
        if (action == CM_NOTIFY_ACTION_DEVICEQUERYREMOVE) { ${answer} }
        return ERROR_SUCCESS;
    }
    int main(void) {
        CM_NOTIFY_FILTER filter = { sizeof(filter) };
        HCMNOTIFICATION interfaces, handle = NULL;
        filter.FilterType = CM_NOTIFY_FILTER_TYPE_DEVICEINTERFACE;
        filter.u.DeviceInterface.ClassGuid = GUID_TEST;
        if (CM_Register_Notification(&filter, "interface", hear, &interfaces)) printf("failed\\n");
        device = Open();
        if (device != INVALID_HANDLE_VALUE) {
            filter.FilterType = CM_NOTIFY_FILTER_TYPE_DEVICEHANDLE;
            filter.u.DeviceHandle.hTarget = device;
            if (CM_Register_Notification(&filter, "handle", hear, &handle)) printf("failed\\n");
        }
        _getch();
        if (handle) CM_Unregister_Notification(handle);
        CM_Unregister_Notification(interfaces);
        return 0;
    }
  `;
  const path = "\\\\?\\root#test#0000#{11111111-2222-3333-4444-555555555555}";

  it("hears of an interface that comes and goes", () => {
    const { failures, output } = ran(program(""), [
      run,
      pause,
      start,
      pause,
      { do: "remove", device: "device" },
      pause,
      end,
      ended,
    ]);
    expect(failures).toEqual([]);
    expect(output).toBe(`interface 0 ${path} 1\ninterface 1 ${path} 1\n`);
  });

  it("closes its handle when the device is to be removed, so that it goes", () => {
    const { failures, output } = ran(program("CloseHandle(device);"), [
      start,
      run,
      pause,
      { do: "remove", device: "device" },
      pause,
      end,
      ended,
    ]);
    expect(failures).toEqual([]);
    expect(output).toBe(`handle 2\ninterface 1 ${path} 1\nhandle 5\n`);
  });

  it("refuses, and hears that the removal is off", () => {
    const refused = { do: "remove", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } };
    const { failures, output } = ran(program("return ERROR_BUSY;"), [start, run, pause, refused, pause, end, ended]);
    expect(failures).toEqual([]);
    expect(output).toBe("handle 2\nhandle 3\n");
  });

  it("does not answer because it has ended: nobody waits for it", () => {
    const { failures } = ran(program("ExitProcess(0);"), [
      start,
      run,
      pause,
      { do: "remove", device: "device" },
      ended,
    ]);
    expect(failures).toEqual([]);
  });
});

describe("by a window", () => {
  const program = `
    static HANDLE device;
    static HDEVNOTIFY interfaces, handle;
    static LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM w, LPARAM l) {
        DEV_BROADCAST_HDR *header = (DEV_BROADCAST_HDR *)l;
        switch (message) {
        case WM_CREATE: printf("create\\n"); return 0;
        case WM_DEVICECHANGE:
            printf("%lX", (unsigned long)w);
            if (header->dbch_devicetype == DBT_DEVTYP_DEVICEINTERFACE)
                printf(" %s", ((DEV_BROADCAST_DEVICEINTERFACE *)header)->dbcc_name);
            if (header->dbch_devicetype == DBT_DEVTYP_HANDLE) {
                printf(" %d", ((DEV_BROADCAST_HANDLE *)header)->dbch_handle == device &&
                                  ((DEV_BROADCAST_HANDLE *)header)->dbch_hdevnotify == handle);
                if (w == DBT_DEVICEQUERYREMOVE) {
                    printf("\\n");
                    DENY CloseHandle(device);
                }
            }
            printf("\\n");
            if (w == DBT_DEVICEREMOVECOMPLETE && header->dbch_devicetype == DBT_DEVTYP_HANDLE)
                PostMessage(window, WM_CLOSE, 0, 0);
            return TRUE;
        case WM_APP: PostMessage(window, WM_CLOSE, 0, 0); return 0;
        case WM_DESTROY:
            printf("destroy\\n");
            PostQuitMessage(4);
            return 0;
        }
        return DefWindowProc(window, message, w, l);
    }
    int main(void) {
        WNDCLASSEX description = { sizeof(description) };
        HWND window;
        MSG message;
        DEV_BROADCAST_DEVICEINTERFACE filter = { sizeof(filter), DBT_DEVTYP_DEVICEINTERFACE };
        DEV_BROADCAST_HANDLE by = { sizeof(by), DBT_DEVTYP_HANDLE };
        description.lpfnWndProc = procedure;
        description.lpszClassName = "Hidden";
        if (!RegisterClassEx(&description)) return 1;
        window = CreateWindowEx(0, "Hidden", "", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
        if (window == NULL) return 2;
        filter.dbcc_classguid = GUID_TEST;
        interfaces = RegisterDeviceNotification(window, &filter, DEVICE_NOTIFY_WINDOW_HANDLE);
        if (interfaces == NULL) return 3;
        device = Open();
        if (device != INVALID_HANDLE_VALUE) {
            by.dbch_handle = device;
            handle = RegisterDeviceNotification(window, &by, DEVICE_NOTIFY_WINDOW_HANDLE);
        }
        while (GetMessage(&message, NULL, 0, 0)) {
            TranslateMessage(&message);
            DispatchMessage(&message);
        }
        UnregisterDeviceNotification(interfaces);
        return (int)message.wParam;
    }
  `;

  it("agrees, closes its handle, hears of both ends and quits", () => {
    const { failures, output } = ran(program.replace("DENY", ""), [
      start,
      run,
      pause,
      { do: "remove", device: "device" },
      { ...ended, expect: { exitCode: 4 } },
    ]);
    expect(failures).toEqual([]);
    const path = "\\\\?\\root#test#0000#{11111111-2222-3333-4444-555555555555}";
    expect(output).toBe(`create\n8001 1\n\n8004 ${path}\n8004 1\ndestroy\n`);
  });

  it("refuses", () => {
    const refused = { do: "remove", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } };
    const { failures, output } = ran(program.replace("DENY", "return BROADCAST_QUERY_DENY;"), [
      start,
      run,
      pause,
      refused,
      pause,
      { do: "terminate", run: "p" },
    ]);
    expect(failures).toEqual([]);
    expect(output).toBe("create\n8001 1\n8002 1\n");
  });
});
