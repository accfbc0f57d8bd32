// What `ringside ddis` says: the routines that public drivers call most are all run, also those that headers make of macros.
import { expect, it } from "vitest";
import { listDdis } from "../../../cli/ddis.ts";

/** Most called first, by how many of 95 public drivers call them. */
const mostCalled = `
  IoCompleteRequest IoDeleteDevice IoCreateDevice RtlInitUnicodeString IoCallDriver RtlZeroMemory IoDetachDevice
  IoCreateSymbolicLink IoDeleteSymbolicLink RtlCopyMemory KeWaitForSingleObject IoAttachDeviceToDeviceStack
  KeInitializeEvent KeSetEvent ExAllocatePoolWithTag DbgPrint ExFreePoolWithTag ObDereferenceObject PoCallDriver
  PoStartNextPowerIrp ExFreePool KeInitializeSpinLock ZwClose KeAcquireSpinLock KeReleaseSpinLock
  IoBuildDeviceIoControlRequest KeInitializeTimer RtlFreeUnicodeString strlen InterlockedIncrement
  IoRegisterDeviceInterface IoSetDeviceInterfaceState KeCancelTimer KeGetCurrentIrql KeInitializeDpc KeSetTimer
  RtlCopyUnicodeString wcslen IoBuildSynchronousFsdRequest IoFreeIrp IoFreeMdl KeClearEvent ObReferenceObjectByHandle
  IoAllocateIrp IoAllocateMdl RtlMoveMemory RtlQueryRegistryValues InterlockedDecrement InterlockedExchange
  IoForwardIrpSynchronously KeQuerySystemTime memcpy IoFreeWorkItem IoGetDeviceProperty IoAllocateWorkItem
  IoQueueWorkItem KeRaiseIrql MmBuildMdlForNonPagedPool PsCreateSystemThread ZwSetValueKey swprintf ExAcquireFastMutex
  ExReleaseFastMutex IoWMIRegistrationControl KeDelayExecutionThread KeEnterCriticalRegion KeGetCurrentThread
  KeLeaveCriticalRegion KeLowerIrql READ_PORT_UCHAR WRITE_PORT_UCHAR ZwQueryValueKey memset
  IoAttachDeviceToDeviceStackSafe IoGetAttachedDeviceReference IoInvalidateDeviceRelations IoReleaseCancelSpinLock
  KeReleaseSpinLockFromDpcLevel PsTerminateSystemThread RtlCompareMemory ZwOpenKey IoAllocateDriverObjectExtension
  IoAllocateErrorLogEntry IoCancelIrp IoOpenDeviceRegistryKey IoWriteErrorLogEntry KeAcquireSpinLockAtDpcLevel
  KeSetPriorityThread KeStallExecutionProcessor PoSetPowerState RtlAppendUnicodeToString IoBuildPartialMdl
  IoGetDeviceObjectPointer IoGetDriverObjectExtension IoReuseIrp IoStartPacket KeSetTimerEx MmMapIoSpace MmUnlockPages
  RtlAnsiStringToUnicodeString RtlAppendUnicodeStringToString RtlFillMemory ZwCreateFile DbgBreakPoint DbgPrintEx
  ExAllocatePool ExInterlockedInsertTailList InterlockedCompareExchange IoAcquireCancelSpinLock IoConnectInterrupt
  IoGetConfigurationInformation IoSetHardErrorOrVerifyDevice IoStartNextPacket IoWMIDeviceObjectToProviderId
  KeFlushIoBuffers MmProbeAndLockPages MmUnmapIoSpace PoRequestPowerIrp PsGetCurrentThread RtlCreateUnicodeString
  RtlDeleteRegistryValue RtlInitAnsiString RtlWriteRegistryValue ZwCreateKey strcpy IoCsqInitialize IoCsqInsertIrp
  IoCsqRemoveNextIrp KeInsertQueueDpc KeQueryInterruptTime KeWaitForMultipleObjects MmPageEntireDriver
  MmQuerySystemSize ProbeForRead SeSinglePrivilegeCheck ZwReadFile ExAcquireResourceExclusiveLite
  ExDeleteNPagedLookasideList ExDeleteResourceLite ExInitializeNPagedLookasideList ExInitializeResourceLite
  ExQueueWorkItem ExReleaseResourceLite IoDisconnectInterrupt IoGetRequestorProcess IoIs32bitProcess
  IoRegisterDriverReinitialization IoRegisterFileSystem IoReportTargetDeviceChangeAsynchronous IoSetStartIoAttributes`;

it("lists what drivers call most as emulated, macros and intrinsics among it", () => {
  const ddis = new Map(listDdis().map((ddi) => [ddi.name, ddi]));
  const names = mostCalled.trim().split(/\s+/);
  expect(names.length).toBeGreaterThan(140);
  expect(names.filter((name) => ddis.get(name)?.emulated !== true)).toEqual([]);
  expect(ddis.get("InterlockedIncrement")).toMatchObject({ declared: true, header: "wdm/arch.h" });
  expect(ddis.get("ExAllocatePool2")).toMatchObject({ declared: true, emulated: true, checked: true });
  // What belongs to a framework is declared and not run, and so is a macro that leads there.
  expect(ddis.get("WdfDriverCreate")).toMatchObject({ declared: true, emulated: false });
  expect(ddis.get("HidP_SetButtons")).toMatchObject({ declared: true, emulated: false });
  expect([...ddis.keys()].filter((name) => /^(?:_In_|PAGED_CODE|ASSERT|STATUS_)/.test(name))).toEqual([]);
});
