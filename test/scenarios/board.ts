// A device that interrupts, and a driver for it.
import type { Pieces } from "../unit/kernel/driver.ts";

/** A driver whose device interrupts: `isr` is the body of the service routine, with the extension `e`. */
export const interrupting = (isr: string, more: string = ""): Pieces => ({
  fields: "PKINTERRUPT Interrupt; PKINTERRUPT Second; LONG Interrupts; LONG Calls;",
  declarations: `
    ${more} static KSERVICE_ROUTINE Isr, Other;
    static IO_DPC_ROUTINE ForIsr;
    static BOOLEAN Isr(PKINTERRUPT i, PVOID c) {
        PEXTENSION e = (PEXTENSION)c;
        UNREFERENCED_PARAMETER(i);
        ${isr}
    }
    static BOOLEAN Other(PKINTERRUPT i, PVOID c) {
        UNREFERENCED_PARAMETER(i);
        UNREFERENCED_PARAMETER(c);
        DbgPrint("other\\n");
        return FALSE;
    }
    static VOID ForIsr(PKDPC d, PDEVICE_OBJECT device, PIRP irp, PVOID c) {
        UNREFERENCED_PARAMETER(d);
        UNREFERENCED_PARAMETER(irp);
        UNREFERENCED_PARAMETER(c);
        ((PEXTENSION)device->DeviceExtension)->Calls++;
    }
    static NTSTATUS Start(PDEVICE_OBJECT device, PIRP irp) {
        PEXTENSION e = (PEXTENSION)device->DeviceExtension;
        PCM_PARTIAL_RESOURCE_LIST l = &IoGetCurrentIrpStackLocation(irp)
                                           ->Parameters.StartDevice.AllocatedResourcesTranslated->List[0]
                                           .PartialResourceList;
        ULONG i;
        NTSTATUS s;
        IoForwardIrpSynchronously(e->Lower, irp);
        s = irp->IoStatus.Status;
        for (i = 0; i < l->Count; i++)
            if (l->PartialDescriptors[i].Type == CmResourceTypeInterrupt) {
                PCM_PARTIAL_RESOURCE_DESCRIPTOR r = &l->PartialDescriptors[i];
                if (extra)
                    (void)IoConnectInterrupt(&e->Second, Other, e, NULL, r->u.Interrupt.Vector,
                                             (KIRQL)r->u.Interrupt.Level, (KIRQL)r->u.Interrupt.Level, Latched, TRUE,
                                             r->u.Interrupt.Affinity, FALSE);
                s = IoConnectInterrupt(&e->Interrupt, Isr, e, NULL, r->u.Interrupt.Vector, (KIRQL)r->u.Interrupt.Level,
                                       (KIRQL)r->u.Interrupt.Level, Latched, extra, r->u.Interrupt.Affinity, FALSE);
                after;
            }
        return Complete(irp, s, 0);
    }
    static DRIVER_DISPATCH Pnp2, Pnp;
    static NTSTATUS Pnp2(PDEVICE_OBJECT device, PIRP irp) {
        PEXTENSION e = (PEXTENSION)device->DeviceExtension;
        UCHAR minor = IoGetCurrentIrpStackLocation(irp)->MinorFunction;
        if (minor == IRP_MN_START_DEVICE) return Start(device, irp);
        if (minor == IRP_MN_REMOVE_DEVICE) {
            IoDisconnectInterrupt(e->Interrupt);
            if (e->Second != NULL) IoDisconnectInterrupt(e->Second);
        }
        return Pnp(device, irp);
    }
  `,
  entry: "driver->MajorFunction[IRP_MJ_PNP] = Pnp2;",
  add: "IoInitializeDpcRequest(device, ForIsr);",
});
export const board = {
  hardware: [{ name: "board", model: "interruptSource", ports: [{ start: 0x300, length: 2 }], irq: 5 }],
  devices: [{ name: "device", driver: "test", hardware: "board" }],
};
/** Raises the interrupt at once. */
export const fire = "WRITE_PORT_UCHAR((PUCHAR)0x300, 0x80);";
/** First in a service routine: is it this device? */
export const quiet = "if ((READ_PORT_UCHAR((PUCHAR)0x301) & 1) == 0) return FALSE; e->Interrupts++;";
/** Nothing out of the ordinary when the interrupt is connected. */
export const plain = "enum { extra = FALSE };\n#define after (void)0\n";
