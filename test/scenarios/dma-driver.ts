// A driver of a device that a channel of the system's DMA controller works for: reads and writes go through StartIo, an adapter channel and
// as many MapTransfers as the map registers need. Tests change pieces of it.

/** Pieces that a test may replace, with what stands there otherwise. */
export interface DmaPieces {
  readonly flush?: string;
  readonly free?: string;
}

export const slave = (dma: number, name = "dma", port = 0x400, irq = 11) => ({
  name,
  model: "dmaSlave",
  ports: [{ start: port, length: 20 }],
  irq,
  dma,
});

export function dmaDriver({ flush, free }: DmaPieces = {}): string {
  return `
    #include <ntddk.h>
    typedef struct _EXTENSION {
        PDEVICE_OBJECT Lower, Self, Pdo;
        PDMA_ADAPTER Adapter;
        ULONG Registers, Port, Total, Done, Piece, Number;
        PVOID Base;
        PUCHAR Va;
        PKINTERRUPT Interrupt;
    } EXTENSION, *PEXTENSION;
    DRIVER_INITIALIZE DriverEntry;
    DRIVER_UNLOAD Unload;
    DRIVER_ADD_DEVICE AddDevice;
    DRIVER_DISPATCH Succeed, Transfer, Pnp, Down;
    DRIVER_STARTIO StartIo;
    DRIVER_CONTROL Granted;
    KSERVICE_ROUTINE Isr;
    IO_DPC_ROUTINE Dpc;
    static ULONG devices;
    #define REG(e, n) ((PULONG)(ULONG_PTR)((e)->Port + (n)))
    static NTSTATUS Complete(PIRP irp, NTSTATUS status, ULONG_PTR information) {
        irp->IoStatus.Status = status;
        irp->IoStatus.Information = information;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return status;
    }
    NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) {
        ULONG i;
        UNREFERENCED_PARAMETER(p);
        for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) d->MajorFunction[i] = Down;
        d->MajorFunction[IRP_MJ_CREATE] = d->MajorFunction[IRP_MJ_CLOSE] = d->MajorFunction[IRP_MJ_CLEANUP] = Succeed;
        d->MajorFunction[IRP_MJ_READ] = d->MajorFunction[IRP_MJ_WRITE] = Transfer;
        d->MajorFunction[IRP_MJ_PNP] = Pnp;
        d->DriverStartIo = StartIo;
        d->DriverExtension->AddDevice = AddDevice;
        d->DriverUnload = Unload;
        return STATUS_SUCCESS;
    }
    VOID Unload(PDRIVER_OBJECT d) { UNREFERENCED_PARAMETER(d); }
    NTSTATUS AddDevice(PDRIVER_OBJECT d, PDEVICE_OBJECT pdo) {
        UNICODE_STRING name;
        PDEVICE_OBJECT o;
        PEXTENSION e;
        NTSTATUS s;
        RtlInitUnicodeString(&name, devices == 0 ? L"\\\\Device\\\\Test" : L"\\\\Device\\\\Other");
        s = IoCreateDevice(d, sizeof(EXTENSION), &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &o);
        if (!NT_SUCCESS(s)) return s;
        e = (PEXTENSION)o->DeviceExtension;
        e->Self = o;
        e->Pdo = pdo;
        e->Number = devices++;
        e->Lower = IoAttachDeviceToDeviceStack(o, pdo);
        IoInitializeDpcRequest(o, Dpc);
        o->Flags |= DO_DIRECT_IO;
        o->Flags &= ~DO_DEVICE_INITIALIZING;
        return STATUS_SUCCESS;
    }
    NTSTATUS Succeed(PDEVICE_OBJECT o, PIRP irp) {
        UNREFERENCED_PARAMETER(o);
        return Complete(irp, STATUS_SUCCESS, 0);
    }
    NTSTATUS Down(PDEVICE_OBJECT o, PIRP irp) {
        IoSkipCurrentIrpStackLocation(irp);
        return IoCallDriver(((PEXTENSION)o->DeviceExtension)->Lower, irp);
    }
    NTSTATUS Transfer(PDEVICE_OBJECT o, PIRP irp) {
        if (irp->MdlAddress == NULL) return Complete(irp, STATUS_SUCCESS, 0);
        IoMarkIrpPending(irp);
        IoStartPacket(o, irp, NULL, NULL);
        return STATUS_PENDING;
    }
    static BOOLEAN Writes(PIRP irp) { return IoGetCurrentIrpStackLocation(irp)->MajorFunction == IRP_MJ_WRITE; }
    static VOID Program(PEXTENSION e, PIRP irp) {
        PUCHAR va = e->Va + e->Done;
        ULONG most = e->Registers * PAGE_SIZE - BYTE_OFFSET(va);
        e->Piece = e->Total - e->Done < most ? e->Total - e->Done : most;
        (void)e->Adapter->DmaOperations->MapTransfer(e->Adapter, irp->MdlAddress, e->Base, va, &e->Piece, Writes(irp));
        WRITE_PORT_ULONG(REG(e, 0), e->Piece);
        WRITE_PORT_ULONG(REG(e, 4), e->Done);
        WRITE_PORT_ULONG(REG(e, 8), 1 | 8 | (Writes(irp) ? 0 : 2));
    }
    VOID StartIo(PDEVICE_OBJECT o, PIRP irp) {
        PEXTENSION e = (PEXTENSION)o->DeviceExtension;
        ULONG pages;
        e->Va = (PUCHAR)MmGetMdlVirtualAddress(irp->MdlAddress);
        e->Total = MmGetMdlByteCount(irp->MdlAddress);
        e->Done = 0;
        KeFlushIoBuffers(irp->MdlAddress, !Writes(irp), TRUE);
        pages = ADDRESS_AND_SIZE_TO_SPAN_PAGES(e->Va, e->Total);
        if (pages > e->Registers) pages = e->Registers;
        (void)e->Adapter->DmaOperations->AllocateAdapterChannel(e->Adapter, o, pages, Granted, NULL);
    }
    IO_ALLOCATION_ACTION Granted(PDEVICE_OBJECT o, PIRP irp, PVOID base, PVOID context) {
        PEXTENSION e = (PEXTENSION)o->DeviceExtension;
        UNREFERENCED_PARAMETER(context);
        DbgPrint("%u granted\\n", e->Number);
        e->Base = base;
        Program(e, irp);
        return KeepObject;
    }
    BOOLEAN Isr(PKINTERRUPT i, PVOID c) {
        PEXTENSION e = (PEXTENSION)c;
        UNREFERENCED_PARAMETER(i);
        if (!(READ_PORT_ULONG(REG(e, 12)) & 8)) return FALSE;
        WRITE_PORT_ULONG(REG(e, 12), 14);
        IoRequestDpc(e->Self, e->Self->CurrentIrp, NULL);
        return TRUE;
    }
    VOID Dpc(PKDPC dpc, PDEVICE_OBJECT o, PIRP irp, PVOID c) {
        PEXTENSION e = (PEXTENSION)o->DeviceExtension;
        UNREFERENCED_PARAMETER(dpc);
        UNREFERENCED_PARAMETER(c);
        ${
          flush ??
          `
    DbgPrint("%u bytes, flushed %d\\n", e->Piece,
             e->Adapter->DmaOperations->FlushAdapterBuffers(e->Adapter, irp->MdlAddress, e->Base, e->Va + e->Done,
                                                            e->Piece, Writes(irp)));
  `
        }
        e->Done += e->Piece;
        if (e->Done < e->Total) {
            Program(e, irp);
            return;
        }
        ${free ?? "e->Adapter->DmaOperations->FreeAdapterChannel(e->Adapter);"} IoStartNextPacket(o, FALSE);
        Complete(irp, STATUS_SUCCESS, e->Total);
    }
    static NTSTATUS Start(PEXTENSION e, PIRP irp) {
        PCM_PARTIAL_RESOURCE_LIST list;
        DEVICE_DESCRIPTION d;
        ULONG i, vector = 0, channel = 0;
        KIRQL level = 0;
        KAFFINITY affinity = 0;
        NTSTATUS s;
        if (!IoForwardIrpSynchronously(e->Lower, irp)) return STATUS_UNSUCCESSFUL;
        if (!NT_SUCCESS(irp->IoStatus.Status)) return irp->IoStatus.Status;
        list = &IoGetCurrentIrpStackLocation(irp)
                    ->Parameters.StartDevice.AllocatedResourcesTranslated->List[0]
                    .PartialResourceList;
        for (i = 0; i < list->Count; i++) {
            PCM_PARTIAL_RESOURCE_DESCRIPTOR r = &list->PartialDescriptors[i];
            if (r->Type == CmResourceTypePort) e->Port = r->u.Port.Start.LowPart;
            if (r->Type == CmResourceTypeDma) channel = r->u.Dma.Channel;
            if (r->Type == CmResourceTypeInterrupt) {
                vector = r->u.Interrupt.Vector;
                level = (KIRQL)r->u.Interrupt.Level;
                affinity = r->u.Interrupt.Affinity;
            }
        }
        RtlZeroMemory(&d, sizeof(d));
        d.Version = DEVICE_DESCRIPTION_VERSION;
        d.InterfaceType = Isa;
        d.DmaChannel = channel;
        d.DmaWidth = Width8Bits;
        d.MaximumLength = 0x10000;
        e->Adapter = IoGetDmaAdapter(e->Pdo, &d, &e->Registers);
        if (e->Adapter == NULL) return STATUS_INSUFFICIENT_RESOURCES;
        DbgPrint("channel %u, %u registers\\n", channel, e->Registers);
        s = IoConnectInterrupt(&e->Interrupt, Isr, e, NULL, vector, level, level, Latched, FALSE, affinity, FALSE);
        return s;
    }
    NTSTATUS Pnp(PDEVICE_OBJECT o, PIRP irp) {
        PEXTENSION e = (PEXTENSION)o->DeviceExtension;
        UCHAR m = IoGetCurrentIrpStackLocation(irp)->MinorFunction;
        NTSTATUS s;
        if (m == IRP_MN_START_DEVICE) {
            s = Start(e, irp);
            return Complete(irp, s, 0);
        }
        if (m == IRP_MN_REMOVE_DEVICE) {
            if (e->Interrupt != NULL) IoDisconnectInterrupt(e->Interrupt);
            if (e->Adapter != NULL) e->Adapter->DmaOperations->PutDmaAdapter(e->Adapter);
        }
        irp->IoStatus.Status =
            m == IRP_MN_REMOVE_DEVICE || m == IRP_MN_SURPRISE_REMOVAL || m == IRP_MN_QUERY_REMOVE_DEVICE
                ? STATUS_SUCCESS
                : irp->IoStatus.Status;
        IoSkipCurrentIrpStackLocation(irp);
        s = IoCallDriver(e->Lower, irp);
        if (m == IRP_MN_REMOVE_DEVICE) {
            IoDetachDevice(e->Lower);
            IoDeleteDevice(o);
        }
        return s;
    }
  `;
}
