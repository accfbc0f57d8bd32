// The violations of 0xC9, I/O verification; see verifier-table.ts.
import type { Row } from "./verifier-table.ts";

const own = `PIRP i = IoAllocateIrp(2, FALSE);`;
const built = (
  major: string,
) => `KEVENT e; IO_STATUS_BLOCK b; LARGE_INTEGER at; PIRP i; at.QuadPart = 0; KeInitializeEvent(&e, NotificationEvent, FALSE);
  i = IoBuildSynchronousFsdRequest(${major}, extension->Lower, buffer, 8, &at, &e, &b);`;
const handOn = "IoSkipCurrentIrpStackLocation(irp); *done = TRUE; *status = IoCallDriver(extension->Lower, irp);";
/** A PnP request of the driver's own for the stack below it. */
const pnpRequest = (minor: string, status: string) => `${built("IRP_MJ_FLUSH_BUFFERS")}
  IoGetNextIrpStackLocation(i)->MajorFunction = IRP_MJ_PNP; IoGetNextIrpStackLocation(i)->MinorFunction = ${minor};
  i->IoStatus.Status = ${status}; IoCallDriver(extension->Lower, i);`;
const cancelRoutine = "static VOID No(PDEVICE_OBJECT d, PIRP i) { }";

/** DRIVER_VERIFIER_IOMANAGER_VIOLATION. */
export const ioManager: readonly Row[] = [
  { kind: 0x01, body: "static IRP none; IoFreeIrp(&none);" },
  { kind: 0x02, body: `${built("IRP_MJ_READ")} IoFreeIrp(i);` },
  { kind: 0x03, body: "static IRP none; IoCallDriver(extension->Lower, &none);" },
  { kind: 0x04, body: `static DEVICE_OBJECT none; ${own} IoCallDriver(&none, i);` },
  { kind: 0x05, body: "KIRQL o; KeRaiseIrql(APC_LEVEL, &o);" },
  {
    kind: 0x06,
    body: "*done = TRUE; *status = STATUS_PENDING; IoMarkIrpPending(irp); irp->IoStatus.Status = STATUS_PENDING; IoCompleteRequest(irp, 0);",
  },
  { kind: 0x07, declarations: cancelRoutine, body: "IoSetCancelRoutine(irp, No);" },
  {
    kinds: [0x08, 0x09],
    why: "A buffer that cannot be locked raises the exception that the routine is documented to raise.",
  },
  { kind: 0x0a, body: "IoInitializeTimer(device, Ticks, NULL); IoInitializeTimer(device, Ticks, NULL);" },
  { kinds: [0x0c, 0x0d], why: "Tested in force-pending: a request whose answer lies on a stack that is gone." },
  {
    kind: 0x0e,
    body: `
      KIRQL o;
      KeRaiseIrql(DISPATCH_LEVEL + 1, &o);
      *done = TRUE;
      *status = Complete(irp, STATUS_SUCCESS, 0);
      KeLowerIrql(o);
    `,
    as: [0xc4, 0x20022],
  },
  {
    kind: 0x0f,
    body: `
      UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");
      OBJECT_ATTRIBUTES a;
      IO_STATUS_BLOCK b;
      HANDLE h;
      PFILE_OBJECT file;
      PIRP i;
      InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE, NULL, NULL);
      if (!NT_SUCCESS(ZwOpenFile(&h, GENERIC_READ, &a, &b, 7, FILE_SYNCHRONOUS_IO_NONALERT))) return;
      ObReferenceObjectByHandle(h, 0, NULL, KernelMode, (PVOID *)&file, NULL);
      ZwClose(h);
      i = IoAllocateIrp(2, FALSE);
      IoGetNextIrpStackLocation(i)->MajorFunction = IRP_MJ_CREATE;
      IoGetNextIrpStackLocation(i)->FileObject = file;
      IoCallDriver(extension->Lower, i);
    `,
  },
  {
    kind: 0x10,
    body: `
      ${own} KIRQL o;
      IoGetNextIrpStackLocation(i)->MajorFunction = IRP_MJ_READ;
      KeRaiseIrql(DISPATCH_LEVEL + 1, &o);
      IoCallDriver(extension->Lower, i);
      KeLowerIrql(o);
    `,
    as: [0xc4, 0x20022],
  },
  { kinds: [0x11], why: "Tested in file-objects: a fast I/O routine that changes the IRQL." },
  { kinds: [0x12], why: "The other number of 0x05." },
  { kinds: [0x200], why: "Whatever is none of the others." },
  { kind: 0x201, body: "", remove: "IoDeleteDevice(device);" },
  { kind: 0x202, body: "", remove: "IoDetachDevice(extension->Lower); IoDetachDevice(extension->Lower);" },
  { kind: 0x203, declarations: cancelRoutine.replace("No", "No2"), body: `IoSetCancelRoutine(irp, No2); ${handOn}` },
  { kind: 0x204, body: `${own} IoCallDriver(NULL, i);`, as: [0xc9, 4] },
  { kinds: [0x205, 0x209], why: "Tested in verifier-rules: it takes two drivers." },
  { kinds: [0x206], why: "Bits without a routine call nobody." },
  { kinds: [0x207, 0x229], why: "Tested in verifier-rules: it takes two drivers." },
  {
    kind: 0x208,
    body: `PIRP i = IoAllocateIrp(1, FALSE); IoSetNextIrpStackLocation(i); IoCallDriver(extension->Lower, i);`,
    as: [0x35],
  },
  { kinds: [0x20a], why: "The other number of 0x20B." },
  { kind: 0x20b, body: "IoFreeIrp(irp); *done = TRUE;", as: [0xc9, 2] },
  { kinds: [0x20c], why: "What 0x02 says of it." },
  { kind: 0x20d, body: `${own} IoInitializeIrp(i, IoSizeOfIrp(2), 2);` },
  { kind: 0x20e, body: pnpRequest("IRP_MN_QUERY_CAPABILITIES", "STATUS_SUCCESS") },
  { kinds: [0x20f], why: "Power requests are the power manager's: drivers ask for them with PoRequestPowerIrp." },
  {
    kind: 0x210,
    body: `${built("IRP_MJ_FLUSH_BUFFERS")} IoGetNextIrpStackLocation(i)->MajorFunction = IRP_MJ_SYSTEM_CONTROL; i->IoStatus.Status = STATUS_SUCCESS; IoCallDriver(extension->Lower, i);`,
  },
  {
    kind: 0x211,
    body: "",
    pnp: "if (minor == IRP_MN_QUERY_REMOVE_DEVICE) { IoSkipCurrentIrpStackLocation(irp); return IoCallDriver(extension->Pdo, irp); }",
  },
  {
    kind: 0x212,
    body: `${own} IoGetNextIrpStackLocation(i)->MajorFunction = 0x40; IoCallDriver(extension->Lower, i);`,
  },
  {
    kinds: [0x213, 0x214, 0x23b],
    why: "Driver Verifier sends requests that nobody knows and looks at what comes back; here nobody sends any.",
    yet: true,
  },
  { kind: 0x215, body: "", pnp: "irp->IoStatus.Status = STATUS_UNSUCCESSFUL;" },
  { kinds: [0x216, 0x21a], why: "As 0x22F." },
  {
    kinds: [0x217, 0x218],
    why: "A device object that is neither a PDO nor the function driver's may leave every request alone, or answer any on behalf of others.",
  },
  {
    kinds: [0x22a, 0x22b, 0x22c, 0x248],
    why: "Tested in bus-answers: it takes the driver of a bus.",
  },
  {
    kinds: [0x24b],
    why: "Told as 0x22E where a driver above the bus completes it, as 0x22B where the bus does.",
  },
  { kinds: [0x219], why: "Tested among the scenarios, in guide-3-power." },
  { kinds: [0x21b], why: "Memory that nobody has written to is found by --uninitialized." },
  {
    kinds: [0x21c, 0x238, 0x239],
    why: "Windows calls them inefficient, or maybe wrong; they are in drivers that work.",
  },
  { kind: 0x21d, body: "keep = 1;" },
  { kind: 0x21e, body: "keep = 2;" },
  { kinds: [0x21f], why: "What has no routine is failed with STATUS_INVALID_DEVICE_REQUEST; the checks tell of it." },
  { kinds: [0x220], why: "Tested in wmi: a request of WMI's that another device answers." },
  { kinds: [0x221], why: "Tested in bus." },
  {
    kinds: [0x222, 0x223],
    why: "Tested in bus-answers: it takes a filter of a bus.",
  },
  { kind: 0x224, body: "*done = TRUE; Complete(irp, STATUS_SUCCESS, 0); *status = STATUS_UNSUCCESSFUL;" },
  {
    kind: 0x225,
    body: "*done = TRUE; Complete(irp, STATUS_SUCCESS, 0); *status = (NTSTATUS)0xffffffff;",
    as: [0xc9, 0x224],
  },
  { kind: 0x226, body: "*done = TRUE;" },
  {
    kind: 0x227,
    declarations: `static NTSTATUS Paged(PDEVICE_OBJECT d, PIRP i, PVOID c);
#pragma alloc_text(PAGE, Paged)
static NTSTATUS Paged(PDEVICE_OBJECT d, PIRP i, PVOID c) { return STATUS_SUCCESS; }`,
    body: handed("Paged"),
  },
  {
    kind: 0x228,
    declarations: "static NTSTATUS Forgets(PDEVICE_OBJECT d, PIRP i, PVOID c) { return STATUS_CONTINUE_COMPLETION; }",
    body: `
      pend = TRUE;
      IoCopyCurrentIrpStackLocationToNext(irp);
      IoSetCompletionRoutine(irp, Forgets, NULL, TRUE, TRUE, TRUE);
      *done = TRUE;
      *status = IoCallDriver(extension->Lower, irp);
    `,
    as: [0xc9, 0x23d],
  },
  { kinds: [0x22d], why: "As 0x22E." },
  { kind: 0x22e, body: "", pnp: "if (minor == IRP_MN_QUERY_REMOVE_DEVICE) return Complete(irp, STATUS_SUCCESS, 0);" },
  {
    kind: 0x22f,
    body: "",
    pnp: "irp->IoStatus.Status = STATUS_NOT_SUPPORTED; IoCompleteRequest(irp, 0); return STATUS_NOT_SUPPORTED;",
  },
  {
    kinds: [0x230, 0x231, 0x232],
    why: "Tested in power: a request for a state that does not come to the bus. 0x230 is told as 0x231.",
  },
  { kind: 0x233, body: capabilities("0, sizeof(c), -1, -1") },
  { kind: 0x234, body: capabilities("1, 0, -1, -1") },
  { kind: 0x235, body: capabilities("1, sizeof(c), 0, -1") },
  { kind: 0x236, body: capabilities("1, sizeof(c), -1, 0") },
  { kind: 0x237, body: pnpRequest("IRP_MN_START_DEVICE", "STATUS_NOT_SUPPORTED") },
  {
    kind: 0x23a,
    body: `
      ${built("IRP_MJ_FLUSH_BUFFERS")} KIRQL o;
      KeRaiseIrql(DISPATCH_LEVEL, &o);
      IoCallDriver(extension->Lower, i);
      KeLowerIrql(o);
    `,
  },
  { kinds: [0x23c], why: "As 0x07." },
  { kind: 0x23d, body: "*done = TRUE; Complete(irp, STATUS_SUCCESS, 0); *status = STATUS_PENDING;" },
  { kind: 0x23e, body: "IoMarkIrpPending(irp);" },
  { kinds: [0x23f, 0x244, 0x246], why: "Tested in attached: what a filter takes over from what it filters." },
  {
    kind: 0x240,
    body: "",
    remove:
      "IoDetachDevice(extension->Lower); ObReferenceObject(device); IoDeleteDevice(device); IoDeleteDevice(device);",
  },
  {
    kind: 0x241,
    body: "",
    surprise: true,
    pnp: "if (minor == IRP_MN_SURPRISE_REMOVAL) IoDetachDevice(extension->Lower);",
  },
  {
    kind: 0x242,
    body: "",
    surprise: true,
    pnp: "if (minor == IRP_MN_SURPRISE_REMOVAL) IoDeleteDevice(device);",
  },
  { kind: 0x243, body: "", add: "device->Flags |= DO_DEVICE_INITIALIZING;" },
  { kind: 0x245, body: "", add: "device->Flags |= DO_BUFFERED_IO | DO_DIRECT_IO;" },
  {
    kind: 0x247,
    body: "",
    surprise: true,
    pnp: "if (minor == IRP_MN_SURPRISE_REMOVAL) return Complete(irp, STATUS_UNSUCCESSFUL, 0);",
  },
  { kinds: [0x249], why: "Two devices whose ids are the same stop Windows itself (0xCA, 1): tested in bus." },
  { kinds: [0x24a], why: "As 0x2001F of 0xC4." },
  { kinds: [0x24c], why: "As 0x23D." },
  { kinds: [0x24d], why: "Routines that are given another device object than a PDO fail with a documented status." },
  { kinds: [0x300], why: "As 0x21B." },
  { kinds: [0x301], why: "As 0x10." },
  {
    kind: 0x302,
    body: `
      ${built("IRP_MJ_READ")} KIRQL o;
      KeRaiseIrql(APC_LEVEL, &o);
      IoCallDriver(extension->Lower, i);
      KeLowerIrql(o);
    `,
  },
  {
    kind: 0x306,
    body: "",
    remove: "IoDetachDevice(extension->Lower); IoDeleteDevice(device); return Complete(irp, STATUS_UNSUCCESSFUL, 0);",
  },
  {
    kind: 0x307,
    body: `${built("IRP_MJ_READ")} pend = TRUE; KeSetEvent(&e, 0, FALSE); IoCallDriver(extension->Lower, i);`,
  },
  {
    kind: 0x310,
    body: `${own} pend = TRUE; IoGetNextIrpStackLocation(i)->MajorFunction = IRP_MJ_FLUSH_BUFFERS; IoCallDriver(extension->Lower, i); IoReuseIrp(i, STATUS_SUCCESS);`,
  },
  { kind: 0x311, body: `${built("IRP_MJ_READ")} IoReuseIrp(i, STATUS_SUCCESS);` },
  { kind: 0x312, body: "*done = TRUE; *status = Complete(irp, STATUS_SUCCESS, 4096);" },
];

function handed(routine: string): string {
  return `IoCopyCurrentIrpStackLocationToNext(irp); IoSetCompletionRoutine(irp, ${routine}, NULL, TRUE, TRUE, TRUE);
    *done = TRUE; *status = IoCallDriver(extension->Lower, irp);`;
}
function capabilities(fields: string): string {
  return `
    DEVICE_CAPABILITIES c;
    ${built("IRP_MJ_FLUSH_BUFFERS")} struct { ULONG v, s, a, u; } w = { ${fields} };
    RtlZeroMemory(&c, sizeof(c));
    c.Version = (USHORT)w.v;
    c.Size = (USHORT)w.s;
    c.Address = w.a;
    c.UINumber = w.u;
    IoGetNextIrpStackLocation(i)->MajorFunction = IRP_MJ_PNP;
    IoGetNextIrpStackLocation(i)->MinorFunction = IRP_MN_QUERY_CAPABILITIES;
    IoGetNextIrpStackLocation(i)->Parameters.DeviceCapabilities.Capabilities = &c;
    i->IoStatus.Status = STATUS_NOT_SUPPORTED;
    IoCallDriver(extension->Lower, i);
  `;
}
