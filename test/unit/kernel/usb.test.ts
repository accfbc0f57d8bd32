// A USB device on the root bus, and the library of the USB driver stack: descriptors, configurations, transfers, and how these end.
import { describe, expect, it } from "vitest";
import { runDriver, told } from "./host.ts";
import { usbDriver } from "./usb-driver.ts";

const open = { do: "open", handle: "h", device: "\\Device\\Test" };
const close = { do: "close", handle: "h" };
const remove = { do: "remove", device: "device" };
const scenario = (steps: readonly unknown[], usb: unknown = {}) => ({
  devices: [{ name: "device", driver: "test", usb, parameters: { Depth: 77 } }],
  steps: [open, ...steps],
});
const ask = (outputLength: number, u32: readonly number[]) => ({
  do: "ioctl",
  handle: "h",
  code: 0x222000,
  outputLength,
  expect: { data: { u32 } },
});

function holds(name: string, source: string, steps: readonly unknown[], usb?: unknown): void {
  it(name, () => {
    const ran = runDriver(source, scenario(steps, usb));
    expect(told(ran.end)).toBe("finished");
    expect(ran.failures).toEqual([]);
  });
}

describe("transfers", () => {
  holds(
    "to a bulk endpoint come back on its other direction, and are completed at DISPATCH_LEVEL",
    usbDriver("buffer[0] = e->Completed; buffer[1] = e->Level; info = 8;"),
    [
      { do: "write", handle: "h", data: { text: "hello" }, expect: { information: 5 } },
      { do: "read", handle: "h", length: 64, expect: { information: 5, data: { text: "hello" } } },
      { do: "write", handle: "h", data: { text: "abcdef" } },
      { do: "read", handle: "h", length: 4, expect: { data: { text: "abcd" } } },
      { do: "read", handle: "h", length: 4, expect: { data: { text: "ef" } } },
      ask(8, [5, 2]),
      close,
      remove,
    ],
  );
  holds("wait for data, and take what a step sends", usbDriver(), [
    { do: "read", handle: "h", length: 8, async: "r", expect: { status: "STATUS_PENDING" } },
    { do: "usb", device: "device", endpoint: 0x81, data: { hex: "01 02" } },
    { do: "waitFor", request: "r", expect: { information: 2 } },
    close,
    remove,
  ]);
  holds("are cancelled", usbDriver(), [
    { do: "read", handle: "h", length: 8, async: "r", expect: { status: "STATUS_PENDING" } },
    { do: "cancel", request: "r" },
    { do: "waitFor", request: "r", expect: { status: "STATUS_CANCELLED" } },
    close,
    remove,
  ]);
  holds("end with their device", usbDriver(), [
    { do: "read", handle: "h", length: 8, async: "r", expect: { status: "STATUS_PENDING" } },
    { do: "surpriseRemove", device: "device" },
    { do: "waitFor", request: "r", expect: { status: "STATUS_NO_SUCH_DEVICE" } },
    close,
  ]);
  holds(
    "of a halted endpoint fail until it is reset; those of a pipe are aborted",
    usbDriver(
      `USBD_STATUS usbd;
       status = Pipe(e, buffer[0], buffer[0] == URB_FUNCTION_ABORT_PIPE || buffer[0] == URB_FUNCTION_RESET_PIPE ? e->In : NULL, &usbd);
       buffer[0] = usbd; buffer[1] = status; status = STATUS_SUCCESS; info = 8;`,
    ),
    [
      { do: "usb", device: "device", endpoint: 0x81 },
      { do: "read", handle: "h", length: 8, expect: { status: "STATUS_UNSUCCESSFUL" } },
      {
        do: "ioctl",
        handle: "h",
        code: 0x222000,
        input: { u32: [0x1e] },
        outputLength: 8,
        expect: { data: { u32: [0, 0] } },
      },
      { do: "read", handle: "h", length: 8, async: "r", expect: { status: "STATUS_PENDING" } },
      {
        do: "ioctl",
        handle: "h",
        code: 0x222000,
        input: { u32: [2] },
        outputLength: 8,
        expect: { data: { u32: [0, 0] } },
      },
      { do: "waitFor", request: "r", expect: { status: "STATUS_CANCELLED" } },
      // SYNC_RESET_PIPE of no pipe: USBD_STATUS_INVALID_PIPE_HANDLE.
      {
        do: "ioctl",
        handle: "h",
        code: 0x222000,
        input: { u32: [0x30] },
        outputLength: 8,
        expect: { data: { u32: [0x8000_0600, 0xc000_000d] } },
      },
      close,
      remove,
    ],
  );
  holds(
    "of isochronous endpoints take frames and tell of each packet",
    usbDriver(
      `ULONG size = GET_ISO_URB_SIZE(2); PURB urb = ExAllocatePoolWithTag(NonPagedPool, size, 'bsU'); UCHAR data[16]; LARGE_INTEGER before, after; ULONG i;
       PURB frame = ExAllocatePoolWithTag(NonPagedPool, sizeof(URB), 'bsU');
       for (i = 0; i < 2; i++) {
           RtlZeroMemory(urb, size);
           urb->UrbHeader.Length = (USHORT)size; urb->UrbHeader.Function = URB_FUNCTION_ISOCH_TRANSFER;
           urb->UrbIsochronousTransfer.PipeHandle = i == 0 ? e->Out : e->In;
           urb->UrbIsochronousTransfer.TransferFlags = USBD_START_ISO_TRANSFER_ASAP | (i == 0 ? 0 : USBD_TRANSFER_DIRECTION_IN);
           urb->UrbIsochronousTransfer.TransferBuffer = data; urb->UrbIsochronousTransfer.TransferBufferLength = 16;
           urb->UrbIsochronousTransfer.NumberOfPackets = 2; urb->UrbIsochronousTransfer.IsoPacket[1].Offset = 8;
           RtlFillMemory(data, 16, i == 0 ? 7 : 0);
           KeQuerySystemTime(&before);
           status = Send(e, urb);
           KeQuerySystemTime(&after);
       }
       RtlZeroMemory(frame, sizeof(URB)); frame->UrbHeader.Length = sizeof(struct _URB_GET_CURRENT_FRAME_NUMBER); frame->UrbHeader.Function = URB_FUNCTION_GET_CURRENT_FRAME_NUMBER;
       Send(e, frame);
       buffer[0] = urb->UrbIsochronousTransfer.IsoPacket[1].Length; buffer[1] = data[15]; buffer[2] = urb->UrbIsochronousTransfer.ErrorCount;
       buffer[3] = after.QuadPart - before.QuadPart >= 10000; buffer[4] = frame->UrbGetCurrentFrameNumber.FrameNumber > urb->UrbIsochronousTransfer.StartFrame;
       ExFreePool(urb); ExFreePool(frame); info = 20;`,
    ),
    [ask(20, [8, 7, 0, 1, 1]), close, remove],
    {
      endpoints: [
        { address: 1, type: "isochronous" },
        { address: 0x81, type: "isochronous" },
      ],
    },
  );
});

describe("an idle notification", () => {
  const idle = (then: string) =>
    usbDriver(
      `USB_IDLE_CALLBACK_INFO info2 = { Idle, &called }; KEVENT end; IO_STATUS_BLOCK block; PIRP first, second; LARGE_INTEGER t; NTSTATUS other;
       t.QuadPart = -100000; called = 0; level = 9;
       KeInitializeEvent(&end, NotificationEvent, FALSE);
       first = Notify(e, &info2, &end, &block);
       buffer[0] = IoCallDriver(e->Lower, first);
       second = Notify(e, &info2, NULL, &block); IoSetCompletionRoutine(second, Keep, NULL, TRUE, TRUE, TRUE); other = IoCallDriver(e->Lower, second); buffer[1] = other;
       KeDelayExecutionThread(KernelMode, FALSE, &t);
       buffer[2] = called; buffer[3] = level;
       ${then}`,
      `static LONG called; static KIRQL level;
       static VOID Idle(PVOID context) { level = KeGetCurrentIrql(); InterlockedIncrement((PLONG)context); }
       static NTSTATUS Keep(PDEVICE_OBJECT d, PIRP irp, PVOID c) { UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(c); IoFreeIrp(irp); return STATUS_MORE_PROCESSING_REQUIRED; }
       static IO_COMPLETION_ROUTINE Ended;
       static NTSTATUS Ended(PDEVICE_OBJECT d, PIRP irp, PVOID c) { UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(irp); KeSetEvent((PKEVENT)c, 0, FALSE); return STATUS_MORE_PROCESSING_REQUIRED; }
       static PIRP Notify(PEXT e, PUSB_IDLE_CALLBACK_INFO info, PKEVENT end, PIO_STATUS_BLOCK block) {
           PIRP irp = IoAllocateIrp(e->Lower->StackSize, FALSE); PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(irp);
           UNREFERENCED_PARAMETER(block);
           next->MajorFunction = IRP_MJ_INTERNAL_DEVICE_CONTROL; next->Parameters.DeviceIoControl.IoControlCode = IOCTL_INTERNAL_USB_SUBMIT_IDLE_NOTIFICATION;
           next->Parameters.DeviceIoControl.InputBufferLength = sizeof(*info); next->Parameters.DeviceIoControl.Type3InputBuffer = info;
           if (end != NULL) IoSetCompletionRoutine(irp, Ended, end, TRUE, TRUE, TRUE);
           return irp; }`,
    );
  holds(
    "has its driver called back at PASSIVE_LEVEL, is there once, and is cancelled",
    idle(
      "IoCancelIrp(first); KeWaitForSingleObject(&end, Executive, KernelMode, FALSE, NULL); buffer[4] = first->IoStatus.Status; IoFreeIrp(first); info = 20;",
    ),
    [ask(20, [0x103, 0x8000_0011, 1, 0, 0xc000_0120]), close, remove],
  );
});

describe("requests to the device", () => {
  holds(
    "give descriptors, stall where there is none, and keep what vendor requests write",
    usbDriver(
      `USB_DEVICE_DESCRIPTOR d; UCHAR text[64]; ULONG got, kept = 0x12345678;
       Describe(e, USB_DEVICE_DESCRIPTOR_TYPE, 0, &d, sizeof(d), NULL);
       Describe(e, USB_STRING_DESCRIPTOR_TYPE, 2, text, sizeof(text), &got);
       buffer[0] = d.idVendor; buffer[1] = d.idProduct; buffer[2] = got; buffer[3] = text[2];
       buffer[4] = Describe(e, USB_STRING_DESCRIPTOR_TYPE, 9, text, sizeof(text), NULL);
       Vendor(e, FALSE, 5, 1, &kept, 4); kept = 0;
       Vendor(e, TRUE, 5, 1, &kept, 4); buffer[5] = kept;
       Vendor(e, TRUE, 5, 2, &kept, 4); buffer[6] = kept; info = 28;`,
    ),
    [ask(28, [0x1234, 7, 10, 0x54, 0xc000_0001, 0x1234_5678, 0]), close, remove],
    { vendor: 0x1234, product: 7, strings: ["Us", "Toy!", "1"] },
  );
  holds(
    "tell of status, configuration and setting; a feature halts an endpoint",
    usbDriver(
      `URB urb; USHORT halted = 0; UCHAR config = 9, setting = 9; ULONG status1 = 0;
       RtlZeroMemory(&urb, sizeof(urb)); UsbBuildFeatureRequest(&urb, URB_FUNCTION_SET_FEATURE_TO_ENDPOINT, 0, 0x81, NULL); Send(e, &urb);
       RtlZeroMemory(&urb, sizeof(urb)); UsbBuildGetStatusRequest(&urb, URB_FUNCTION_GET_STATUS_FROM_ENDPOINT, 0x81, &halted, NULL, NULL); Send(e, &urb);
       RtlZeroMemory(&urb, sizeof(urb)); urb.UrbHeader.Length = sizeof(struct _URB_CONTROL_GET_CONFIGURATION_REQUEST); urb.UrbHeader.Function = URB_FUNCTION_GET_CONFIGURATION;
       urb.UrbControlGetConfigurationRequest.TransferBuffer = &config; urb.UrbControlGetConfigurationRequest.TransferBufferLength = 1; Send(e, &urb);
       RtlZeroMemory(&urb, sizeof(urb)); urb.UrbHeader.Length = sizeof(struct _URB_CONTROL_GET_INTERFACE_REQUEST); urb.UrbHeader.Function = URB_FUNCTION_GET_INTERFACE;
       urb.UrbControlGetInterfaceRequest.TransferBuffer = &setting; urb.UrbControlGetInterfaceRequest.TransferBufferLength = 1; Send(e, &urb);
       RtlZeroMemory(&urb, sizeof(urb)); urb.UrbHeader.Length = sizeof(struct _URB_PIPE_REQUEST); urb.UrbHeader.Function = 0x2b; status1 = Send(e, &urb);
       buffer[0] = halted; buffer[1] = config; buffer[2] = setting; buffer[3] = status1; buffer[4] = urb.UrbHeader.Status; info = 20;`,
    ),
    [ask(20, [1, 1, 0, 0xc000_000d, 0x8000_0200]), close, remove],
  );
  it("are refused if a buffer has no room for the pipes of an interface, or the interface is not there", () => {
    const use = `
      UCHAR raw[256]; PURB urb = (PURB)raw; PUSBD_INTERFACE_INFORMATION one = &urb->UrbSelectInterface.Interface;
      USHORT size = (USHORT)GET_SELECT_INTERFACE_REQUEST_SIZE(3);
      ULONG i; USHORT lengths[3] = { sizeof(USBD_INTERFACE_INFORMATION), 0, 0 };
      lengths[1] = lengths[2] = (USHORT)GET_USBD_INTERFACE_SIZE(3);
      for (i = 0; i < 3; i++) {
          RtlZeroMemory(raw, sizeof(raw)); UsbBuildSelectInterfaceRequest(urb, size, e->Configuration, 0, i == 1 ? 4 : 0);
          one->Length = lengths[i]; Send(e, urb); buffer[i] = urb->UrbHeader.Status;
      }
      buffer[3] = one->NumberOfPipes; buffer[4] = one->Pipes[1].MaximumPacketSize; info = 20;`;
    const ran = runDriver(usbDriver(use), scenario([ask(20, [0xc000_3000, 0xc000_4000, 0, 3, 512]), close, remove]));
    expect(told(ran.end)).toBe("finished");
    expect(ran.failures).toEqual([]);
  });
});

describe("the library", () => {
  holds(
    "finds descriptors and checks them",
    usbDriver(
      `static UCHAR c[] = { 9,2,32,0,1,1,0,0x80,50, 9,4,0,0,2,0xff,1,2,0, 7,5,1,2,0,2,0, 7,5,0x81,2,0,2,0 };
       PUCHAR where; PUSB_CONFIGURATION_DESCRIPTOR config = (PUSB_CONFIGURATION_DESCRIPTOR)c; USHORT size; PURB urb; USBD_VERSION_INFORMATION version;
       buffer[0] = (ULONG)((PUCHAR)USBD_ParseDescriptors(c, 32, c, USB_ENDPOINT_DESCRIPTOR_TYPE) - c);
       buffer[1] = (ULONG)((PUCHAR)USBD_ParseDescriptors(c, 32, c + 20, USB_INTERFACE_DESCRIPTOR_TYPE) == NULL);
       buffer[2] = (ULONG)((PUCHAR)USBD_ParseConfigurationDescriptor(config, 0, 0) - c);
       buffer[3] = USBD_ParseConfigurationDescriptorEx(config, c, -1, -1, 3, -1, -1) == NULL;
       buffer[4] = USBD_GetInterfaceLength((PUSB_INTERFACE_DESCRIPTOR)(c + 9), c + 32);
       buffer[5] = USBD_ValidateConfigurationDescriptor(config, 32, 3, &where, 'bsU');
       c[13] = 3; buffer[6] = USBD_ValidateConfigurationDescriptor(config, 32, 3, &where, 'bsU'); c[13] = 2; buffer[7] = (ULONG)(where - c);
       buffer[8] = USBD_ValidateConfigurationDescriptor(config, 20, 1, &where, 'bsU');
       urb = USBD_CreateConfigurationRequest(config, &size); buffer[9] = urb->UrbHeader.Length == size && urb->UrbSelectConfiguration.Interface.NumberOfPipes == 2;
       ExFreePool(urb);
       USBD_GetUSBDIVersion(&version); buffer[10] = version.USBDI_Version; info = 44;`,
    ),
    [ask(44, [18, 1, 9, 1, 23, 0, 0xc010_0008, 13, 0xc010_0006, 1, 0x600]), close, remove],
  );
  holds(
    "gives URBs to clients with a handle",
    usbDriver(
      `USBD_HANDLE handle; PURB urb, iso, select; PIO_STACK_LOCATION next; ULONG bus = 0, value = 0; NTSTATUS wrong;
       static UCHAR desc[] = { 9,4,0,0,3,0xff,0,0,0 }; USBD_INTERFACE_LIST_ENTRY list[2];
       static UCHAR c[] = { 9,2,39,0,1,1,0,0x80,50, 9,4,0,0,3,0xff,0,0,0, 7,5,1,2,0,2,0, 7,5,0x81,2,0,2,0, 7,5,0x82,3,0,4,1 };
       wrong = USBD_CreateHandle(device, e->Lower, 0x500, 'bsU', &handle);
       status = USBD_CreateHandle(device, e->Lower, USBD_CLIENT_CONTRACT_VERSION_602, 'bsU', &handle);
       buffer[0] = wrong; buffer[1] = USBD_IsInterfaceVersionSupported(handle, USBD_INTERFACE_VERSION_600) && !USBD_IsInterfaceVersionSupported(handle, USBD_INTERFACE_VERSION_603);
       USBD_UrbAllocate(handle, &urb); USBD_IsochUrbAllocate(handle, 4, &iso);
       next = IoGetNextIrpStackLocation(irp); USBD_AssignUrbToIoStackLocation(handle, next, urb); buffer[2] = next->Parameters.Others.Argument1 == urb;
       list[0].InterfaceDescriptor = (PUSB_INTERFACE_DESCRIPTOR)desc; list[1].InterfaceDescriptor = NULL;
       USBD_SelectInterfaceUrbAllocateAndBuild(handle, e->Configuration, list, &select);
       buffer[3] = Send(e, select); USBD_UrbFree(handle, select);
       USBD_SelectConfigUrbAllocateAndBuild(handle, (PUSB_CONFIGURATION_DESCRIPTOR)c, list, &select);
       buffer[4] = Send(e, select); buffer[5] = list[0].Interface->Pipes[2].PipeType; USBD_UrbFree(handle, select);
       USBD_UrbFree(handle, iso); USBD_UrbFree(handle, urb); USBD_CloseHandle(handle);
       USBD_QueryBusTime(e->Lower, &bus);
       buffer[6] = USBD_GetPdoRegistryParameter(e->Lower, &value, 4, L"Depth", sizeof(L"Depth"));
       buffer[7] = USBD_GetPdoRegistryParameter(e->Lower, &value, 4, L"Colour", sizeof(L"Colour"));
       buffer[8] = value + (bus == 0);
       info = 36;`,
    ),
    [ask(36, [0xc000_000d, 1, 1, 0, 0, 3, 0, 0xc000_0034, 77]), close, remove],
  );
  it("stops at a handle that is none", () => {
    const use = "PURB urb; USBD_UrbAllocate((USBD_HANDLE)e, &urb); UNREFERENCED_PARAMETER(buffer);";
    const ran = runDriver(usbDriver(use), scenario([{ do: "ioctl", handle: "h", code: 0x222000 }]));
    expect(told(ran.end)).toMatch(/verifier:object.*is no USBD handle/);
  });
});
