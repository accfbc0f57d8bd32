// A driver in C++ on the emulated kernel: classes, guards, virtual functions, new with tags, exceptions that unwind through guards.
import { describe, expect, it } from "vitest";
import { makeKernel, runDriver, told } from "./host.ts";

const driver = String.raw`extern "C" {
#include <ntddk.h>
}
extern "C" DRIVER_INITIALIZE DriverEntry;
void *operator new(size_t size, POOL_FLAGS flags, ULONG tag) noexcept { return ExAllocatePool2(flags, size, tag); }
void operator delete(void *p) noexcept { if (p != nullptr) ExFreePool(p); }
void operator delete(void *p, size_t) noexcept { if (p != nullptr) ExFreePool(p); }

class AutoSpinLock {
    PKSPIN_LOCK Lock;
    KIRQL Old;
public:
    explicit AutoSpinLock(KSPIN_LOCK &lock) : Lock(&lock) { KeAcquireSpinLock(Lock, &Old); }
    ~AutoSpinLock() { KeReleaseSpinLock(Lock, Old); }
    AutoSpinLock(const AutoSpinLock &) = delete;
    AutoSpinLock &operator=(const AutoSpinLock &) = delete;
};
class Undo {
    LONG &Count;
public:
    explicit Undo(LONG &count) : Count(count) { InterlockedIncrement(&Count); }
    ~Undo() { InterlockedDecrement(&Count); }
};
class Handler {
public:
    virtual ~Handler() {}
    virtual ULONG Handle(ULONG value) = 0;
};
class Doubler final : public Handler {
    ULONG calls = 0;
public:
    ULONG Handle(ULONG value) override { calls++; return value * 2 + calls; }
};
class Device {
    PDEVICE_OBJECT self;
    PDEVICE_OBJECT lower = nullptr;
    KSPIN_LOCK lock;
    LONG active = 0;
    ULONG total = 0;
    Handler *handler;
public:
    static Device *Of(PDEVICE_OBJECT object) { return static_cast<Device *>(object->DeviceExtension); }
    void *operator new(size_t, void *where) noexcept { return where; }
    void operator delete(void *) noexcept {}
    Device(PDEVICE_OBJECT object, PDEVICE_OBJECT below) : self(object), handler(new (POOL_FLAG_NON_PAGED, 'ppcR') Doubler) {
        KeInitializeSpinLock(&lock);
        lower = IoAttachDeviceToDeviceStack(object, below);
    }
    ~Device() { delete handler; }
    PDEVICE_OBJECT Lower() const { return lower; }
    NTSTATUS Add(ULONG value) {
        AutoSpinLock guard(lock);
        if (value == 0) return STATUS_INVALID_PARAMETER;
        if (total + value > 1000) return STATUS_BUFFER_OVERFLOW;
        total += handler->Handle(value);
        return STATUS_SUCCESS;
    }
    ULONG Total() { AutoSpinLock guard(lock); return total; }
    void Fail() {
        Undo outer(active);
        for (;;) {
            Undo inner(active);
            ExRaiseStatus(STATUS_DATA_ERROR);
        }
    }
    NTSTATUS Guarded(LONG *left) {
        NTSTATUS status = STATUS_SUCCESS;
        __try { Fail(); }
        __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
        *left = active;
        return status;
    }
    static DRIVER_DISPATCH Succeed, Control, Pnp, Pass;
    static DRIVER_ADD_DEVICE AddDevice;
    static DRIVER_UNLOAD Unload;
};
template <typename T> T Largest(T a, T b) { return a > b ? a : b; }
static NTSTATUS Complete(PIRP irp, NTSTATUS status, ULONG_PTR information = 0) {
    irp->IoStatus.Status = status; irp->IoStatus.Information = information;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}
NTSTATUS Device::Succeed(PDEVICE_OBJECT, PIRP irp) { return Complete(irp, STATUS_SUCCESS); }
NTSTATUS Device::Pass(PDEVICE_OBJECT object, PIRP irp) {
    IoSkipCurrentIrpStackLocation(irp);
    return IoCallDriver(Of(object)->Lower(), irp);
}
NTSTATUS Device::Control(PDEVICE_OBJECT object, PIRP irp) {
    auto &device = *Of(object);
    auto stack = IoGetCurrentIrpStackLocation(irp);
    auto buffer = static_cast<ULONG *>(irp->AssociatedIrp.SystemBuffer);
    if (NTSTATUS status = device.Add(0); status != STATUS_INVALID_PARAMETER) return Complete(irp, STATUS_UNSUCCESSFUL);
    NTSTATUS status = device.Add(20);
    LONG left = -1;
    if (device.Guarded(&left) != STATUS_DATA_ERROR) status = STATUS_UNSUCCESSFUL;
    if (KeGetCurrentIrql() != PASSIVE_LEVEL) status = STATUS_UNSUCCESSFUL;
    buffer[0] = device.Total();
    buffer[1] = static_cast<ULONG>(left);
    buffer[2] = Largest<ULONG>(7, stack->Parameters.DeviceIoControl.OutputBufferLength);
    return Complete(irp, status, 12);
}
NTSTATUS Device::Pnp(PDEVICE_OBJECT object, PIRP irp) {
    if (IoGetCurrentIrpStackLocation(irp)->MinorFunction != IRP_MN_REMOVE_DEVICE) return Pass(object, irp);
    auto device = Of(object);
    irp->IoStatus.Status = STATUS_SUCCESS;
    IoSkipCurrentIrpStackLocation(irp);
    auto lower = device->Lower();
    NTSTATUS status = IoCallDriver(lower, irp);
    IoDetachDevice(lower);
    device->~Device();
    IoDeleteDevice(object);
    return status;
}
NTSTATUS Device::AddDevice(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Test");
    PDEVICE_OBJECT object;
    NTSTATUS status = IoCreateDevice(driver, sizeof(Device), &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &object);
    if (!NT_SUCCESS(status)) return status;
    new (object->DeviceExtension) Device(object, pdo);
    object->Flags |= DO_BUFFERED_IO;
    object->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
VOID Device::Unload(PDRIVER_OBJECT) {}
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING) {
    driver->DriverExtension->AddDevice = Device::AddDevice;
    driver->DriverUnload = &Device::Unload;
    static const UCHAR plain[] = {IRP_MJ_CREATE, IRP_MJ_CLOSE, IRP_MJ_CLEANUP};
    for (auto major : plain) driver->MajorFunction[major] = Device::Succeed;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Device::Control;
    driver->MajorFunction[IRP_MJ_PNP] = Device::Pnp;
    driver->MajorFunction[IRP_MJ_POWER] = driver->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = Device::Pass;
    return STATUS_SUCCESS;
}
`;
const scenario = {
  drivers: [{ name: "test", sources: ["driver.cpp"] }],
  steps: [
    { do: "open", handle: "h", device: "\\Device\\Test" },
    {
      do: "ioctl",
      handle: "h",
      code: 0x222000,
      outputLength: 12,
      expect: { status: "STATUS_SUCCESS", data: { u32: [41, 0, 12] } },
    },
    {
      do: "ioctl",
      handle: "h",
      code: 0x222000,
      outputLength: 12,
      expect: { status: "STATUS_SUCCESS", data: { u32: [83, 0, 12] } },
    },
    { do: "close", handle: "h" },
    { do: "remove", device: "device" },
    { do: "unload", driver: "test" },
  ],
};

describe("a driver in C++", () => {
  it("is loaded, opened, asked, removed and unloaded, and leaves nothing behind", () => {
    const { end, failures } = runDriver({ "driver.cpp": driver }, scenario);
    expect(told(end)).toBe("finished");
    expect(failures).toEqual([]);
  });

  it("says why a DriverEntry with C++ linkage is not found", () => {
    const text = driver.replace('extern "C" DRIVER_INITIALIZE DriverEntry;', "");
    expect(() => makeKernel({ "driver.cpp": text }, scenario)).toThrow(/C\+\+ linkage|defines DriverEntry/);
  });
});
