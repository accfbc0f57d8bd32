// The rules of Static Driver Verifier for WDM drivers, by the set that its documentation puts them in: what a run shows of each.

/** Rules, separated by blanks. */
export type RuleRow = { readonly rules: string } & (
  | {
      /** Rows of the tables of violations whose mistakes break them. */
      readonly by: readonly number[];
    }
  | {
      /** The test in this folder with a mistake that breaks them. */
      readonly tested: string;
    }
  | {
      /** Why a run shows nothing of them. */
      readonly why: string;
      readonly yet?: true;
    }
);

export const rules: readonly RuleRow[] = [
  // DDI usage
  {
    rules: "DebugBreakUsage ObsoleteDDIs SafeStrings",
    why: "They are about which routine stands in the text; each works.",
  },
  {
    rules: "DoubleFetch",
    why: "Both reads are good by themselves; what comes of a program's change between them is told as what it is, if --explore finds it.",
  },
  // IRQL
  {
    rules: "ForwardedAtBadIrql ForwardedAtBadIrqlAllocate ForwardedAtBadIrqlFsdAsync ForwardedAtBadIrqlFsdSync",
    by: [0x23a],
  },
  { rules: "IrqlApcLte", by: [0x20002] },
  { rules: "IrqlDispatch", by: [0x20003] },
  { rules: "IrqlKeDispatchLte", by: [0x20011] },
  { rules: "IrqlIoDispatch", by: [0x20022] },
  { rules: "IrqlMmDispatch", by: [0x2001a] },
  { rules: "IrqlExAllocatePool", by: [0x01, 0x02] },
  { rules: "IrqlExApcLte1", by: [0x20005] },
  { rules: "IrqlExApcLte2 IrqlExApcLteInline", by: [0x20006] },
  { rules: "IrqlExApcLte3", by: [0x20007] },
  { rules: "IrqlIoApcLte", by: [0x20009] },
  { rules: "IrqlKeApcLte1", by: [0x2000f] },
  { rules: "IrqlKeApcLte2", by: [0x20010] },
  { rules: "IrqlMmApcLte", by: [0x20019] },
  { rules: "IrqlExFree1 IrqlExFree2 IrqlExFree3", by: [0x11] },
  { rules: "IrqlExPassive", why: "By each routine's own level, as the others." },
  { rules: "IrqlIoPassive1 IrqlIoPassive2", by: [0x2000a] },
  { rules: "IrqlIoPassive3", by: [0x2000c] },
  { rules: "IrqlIoPassive4", by: [0x2000d] },
  { rules: "IrqlIoPassive5", by: [0x2000e] },
  { rules: "IrqlIoRtlZwPassive IrqlRtlPassive", by: [0x2001e] },
  { rules: "IrqlObPassive", by: [0x2001b] },
  { rules: "IrqlPsPassive", by: [0x2001c] },
  { rules: "IrqlZwPassive", by: [0x2001f] },
  { rules: "IrqlNtifsApcPassive", why: "The routines of file systems that it watches are not emulated." },
  { rules: "IrqlKeRaiseLower IrqlKeRaiseLower2", by: [0x30, 0x31] },
  { rules: "IrqlKeReleaseSpinLock", by: [0x20015] },
  { rules: "IrqlKeSetEvent", by: [0x20016] },
  { rules: "IrqlKeWaitForMultipleObjects IrqlKeWaitForMutexObject", by: [0x121, 0x122] },
  { rules: "IrqlReturn", by: [0x05, 0xfa] },
  // Locking
  { rules: "CancelSpinLock CancelSpinlockRelease", tested: "pnp" },
  { rules: "SpinLock", by: [0x40009] },
  { rules: "SpinlockRelease", by: [0x4000a, 0x1007] },
  { rules: "SpinLockDpc", by: [0x40, 0x41] },
  { rules: "QueuedSpinLock QueuedSpinLockRelease", by: [0x40007] },
  { rules: "CriticalRegions", by: [0xc5, 0xfb, 0x3e] },
  { rules: "GuardedRegions", by: [0x4000e] },
  { rules: "ExclusiveResourceAccess", by: [0x100a] },
  { rules: "SpinLockSafe", tested: "attached" },
  { rules: "WithinCriticalRegion", by: [0x37, 0x38] },
  // IRPs that are pended
  {
    rules: "MarkIrpPending MarkIrpPending2 MarkPower MarkPowerDown MarkDevicePower MarkQueryRelations MarkStartDevice",
    by: [0x23d, 0x23e],
  },
  {
    rules: "MarkingQueuedIrps MarkingInterlockedQueuedIrps",
    why: "A mark that comes late is seen when another thread is in between, which --explore tries.",
  },
  {
    rules: "PendedCompletedRequest PendedCompletedRequest2 PendedCompletedRequest3 PendedCompletedRequestEx",
    by: [0x06, 0x23d],
  },
  {
    rules: "StartDeviceWait StartDeviceWait2 StartDeviceWait3 StartDeviceWait4",
    why: "A wait that nothing ends is told as what it is: nothing can go on.",
  },
  // IRPs that are processed
  { rules: "DoubleCompletion", tested: "verifier-rules" },
  {
    rules: "CompleteRequest",
    why: "What a completion routine has kept and nobody goes on with never ends, which is told.",
  },
  { rules: "CompleteRequestStatusCheck LowerDriverReturn", by: [0x224] },
  { rules: "IrpProcessingComplete", by: [0x226] },
  {
    rules:
      "CompletionRoutineRegistered IoSetCompletionRoutineExCheck IoSetCompletionRoutineExCheckDeviceObject IoSetCompletionExCompleteIrp",
    tested: "low-resources",
  },
  {
    rules: "IoSetCompletionRoutineNonPnpDriver",
    why: "It works but for drivers that are unloaded meanwhile, whose code is then gone.",
  },
  { rules: "IoReuseIrp IoReuseIrp2", by: [0x310, 0x311] },
  {
    rules: "IrpCancelField",
    why: "A cancellation between the two lines is up to the schedule, which --explore tries.",
  },
  { rules: "PnpIrpCompletion", by: [0x22f] },
  { rules: "PnpRemove", by: [0x21d, 0x21e] },
  { rules: "PnpSurpriseRemove", by: [0x241, 0x242] },
  {
    rules: "PowerDownAllocate PowerIrpDDIs",
    why: "No disk goes off here before a driver has had its request: what touches it at a raised IRQL stops, and the rest works, as on most machines.",
  },
  { rules: "PowerDownFail PowerUpFail", tested: "power" },
  {
    rules: "SignalEventInCompletion SignalEventInCompletion2 SignalEventInCompletion3",
    why: "Who waits for the event waits for ever, which is told.",
  },
  {
    rules: "StartIoCancel StartIoRecursion",
    why: "A recursion stops with 0x7F once the queue is longer than the stack; a cancel that is not looked for only makes the request last.",
  },
  { rules: "WmiComplete WmiForward", tested: "wmi" },
  // Remove locks
  { rules: "RemoveLock RemoveLockCheck RemoveLockRelease2", by: [0xd5, 0xd6] },
  {
    rules:
      "RemoveLockReleaseCleanup RemoveLockReleaseClose RemoveLockReleaseCreate RemoveLockReleaseDeviceControl RemoveLockReleaseInternalDeviceControl RemoveLockReleasePnp RemoveLockReleasePower RemoveLockReleaseRead RemoveLockReleaseShutdown RemoveLockReleaseSystemControl RemoveLockReleaseWrite",
    by: [0xd5],
  },
  {
    rules:
      "RemoveLockForward RemoveLockForward2 RemoveLockForwardDeviceControl RemoveLockForwardDeviceControl2 RemoveLockForwardDeviceControlInternal RemoveLockForwardDeviceControlInternal2 RemoveLockForwardRead RemoveLockForwardRead2 RemoveLockForwardWrite RemoveLockForwardWrite2",
    why: "A removal while the request is below is up to the schedule, which --explore tries.",
  },
  {
    rules:
      "RemoveLockMnRemove RemoveLockMnRemove2 RemoveLockMnSurpriseRemove RemoveLockQueryMnRemove NsRemoveLockMnRemove NsRemoveLockMnSurpriseRemove NsRemoveLockQueryMnRemove IoReleaseRemoveLockAndWaitOutsideRemoveDevice",
    why: "A lock that is not waited for is seen when a request is still under way, which --explore tries.",
  },
  // IRPs of a driver's own
  {
    rules: "IoAllocateComplete IoAllocateForward IoAllocateFree IoBuildFsdComplete IoBuildFsdForward IoBuildFsdFree",
    tested: "verifier-rules",
  },

  {
    rules:
      "IoAllocateIrpSignalEventInCompletion IoAllocateIrpSignalEventInCompletion2 IoAllocateIrpSignalEventInCompletion3 IoAllocateIrpSignalEventInCompletionTimeout IoBuildFsdIrpSignalEventInCompletion IoBuildFsdIrpSignalEventInCompletion2 IoBuildFsdIrpSignalEventInCompletion3 IoBuildFsdIrpSignalEventInCompletionTimeout",
    why: "Who waits for the event waits for ever, which is told.",
  },
  { rules: "IoBuildDeviceControlNoFree IoBuildSynchronousFsdRequestNoFree", by: [0x02] },
  {
    rules:
      "IoBuildDeviceControlWait IoBuildDeviceControlWaitTimeout IoBuildSynchronousFsdRequestWait IoBuildSynchronousFsdRequestWaitTimeout",
    tested: "force-pending",
  },
  { rules: "IoBuildDeviceIoControlSetEvent", by: [0x307] },
  { rules: "RequestedPowerIrp", by: [0x4100b] },
  // Miscellaneous
  { rules: "AddDevice", by: [0x243] },
  { rules: "DanglingDeviceObjectReference", tested: "verifier-left-behind" },
  {
    rules: "PnpSameDeviceObject",
    why: "A request sent back to its own device comes back as a recursion, which uses the stack up.",
  },
  { rules: "TargetRelationNeedsRef", tested: "bus-answers" },
  { rules: "UnSafeAllocatePool", why: "The old routines work." },
  { rules: "ZwRegistryCreate ZwRegistryOpen", tested: "verifier-rules" },
  // Warnings
  { rules: "CheckDeviceObjectFlags", tested: "attached" },
  { rules: "CompletionEventChecking", why: "An event that is not there is a NULL pointer, which stops." },
  { rules: "DeleteDevice", by: [0x201, 0x240] },
  { rules: "MultRemoveLock", by: [0xd7] },
  {
    rules: "PagedCode PagedCodeAtPowerTrans",
    why: "PAGED_CODE asserts by itself, as on Windows; pageable code that is out stops.",
  },
  { rules: "ReservedDDIs", why: "What is reserved for the system is not declared." },
];
