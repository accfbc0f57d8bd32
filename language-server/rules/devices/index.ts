// Rules on device objects and their names, Plug and Play, power, and what is registered while the driver is loaded.
import type { Rule } from "../rule.ts";
import { addDeviceNotAttached } from "./add-device-not-attached.ts";
import { attachNotChecked } from "./attach-not-checked.ts";
import { attachedDeviceReferenceLeaked } from "./attached-device-reference-leaked.ts";
import { callbackNeverUnregistered } from "./callback-never-unregistered.ts";
import { dataFreedBeforeCallbackRemoved } from "./data-freed-before-callback-removed.ts";
import { deviceDeletedAtSurpriseRemoval } from "./device-deleted-at-surprise-removal.ts";
import { deviceDeletedBeforeDetach } from "./device-deleted-before-detach.ts";
import { deviceDetachedBeforeForward } from "./device-detached-before-forward.ts";
import { deviceExtensionAfterDelete } from "./device-extension-after-delete.ts";
import { deviceFlagsOverwritten } from "./device-flags-overwritten.ts";
import { deviceInitializingNotCleared } from "./device-initializing-not-cleared.ts";
import { deviceInterfaceNeverDisabled } from "./device-interface-never-disabled.ts";
import { deviceLeakedOnFailure } from "./device-leaked-on-failure.ts";
import { deviceLeftAfterRemoval } from "./device-left-after-removal.ts";
import { deviceLeftAttached } from "./device-left-attached.ts";
import { deviceNeverDeleted } from "./device-never-deleted.ts";
import { deviceNeverDetached } from "./device-never-detached.ts";
import { deviceSecureOpenMissing } from "./device-secure-open-missing.ts";
import { ioTimerNeverStopped } from "./io-timer-never-stopped.ts";
import { ioTimerOutsideAddDevice } from "./io-timer-outside-add-device.ts";
import { nextPowerIrpNotStarted } from "./next-power-irp-not-started.ts";
import { pnpDispatchMissing } from "./pnp-dispatch-missing.ts";
import { pnpIrpNotPassedDown } from "./pnp-irp-not-passed-down.ts";
import { pnpQueryRemoveNotSupported } from "./pnp-query-remove-not-supported.ts";
import { pnpRemoveFailed } from "./pnp-remove-failed.ts";
import { powerDispatchMissing } from "./power-dispatch-missing.ts";
import { powerIrpFailed } from "./power-irp-failed.ts";
import { powerIrpNotPassedDown } from "./power-irp-not-passed-down.ts";
import { powerRequestStatusMisread } from "./power-request-status-misread.ts";
import { registrationLeftOnFailure } from "./registration-left-on-failure.ts";
import { requestedPowerIrpKept } from "./requested-power-irp-kept.ts";
import { successWithoutDevice } from "./success-without-device.ts";
import { symbolicLinkLeftOnFailure } from "./symbolic-link-left-on-failure.ts";
import { symbolicLinkNeverDeleted } from "./symbolic-link-never-deleted.ts";
import { systemControlDispatchMissing } from "./system-control-dispatch-missing.ts";
import { systemControlNotPassedDown } from "./system-control-not-passed-down.ts";
import { targetRelationNotReferenced } from "./target-relation-not-referenced.ts";
import { transferFlagsMissing } from "./transfer-flags-missing.ts";
import { unloadMissing } from "./unload-missing.ts";

export const deviceRules: readonly Rule[] = [
  deviceInitializingNotCleared,
  attachedDeviceReferenceLeaked,
  deviceLeakedOnFailure,
  symbolicLinkLeftOnFailure,
  addDeviceNotAttached,
  deviceDeletedAtSurpriseRemoval,
  deviceDeletedBeforeDetach,
  deviceDetachedBeforeForward,
  deviceExtensionAfterDelete,
  pnpIrpNotPassedDown,
  pnpRemoveFailed,
  powerIrpFailed,
  powerIrpNotPassedDown,
  requestedPowerIrpKept,
  callbackNeverUnregistered,
  deviceLeftAttached,
  deviceLeftAfterRemoval,
  deviceNeverDeleted,
  deviceNeverDetached,
  ioTimerNeverStopped,
  nextPowerIrpNotStarted,
  pnpDispatchMissing,
  powerDispatchMissing,
  symbolicLinkNeverDeleted,
  systemControlDispatchMissing,
  unloadMissing,
  deviceFlagsOverwritten,
  deviceSecureOpenMissing,
  ioTimerOutsideAddDevice,
  targetRelationNotReferenced,
  pnpQueryRemoveNotSupported,
  deviceInterfaceNeverDisabled,
  attachNotChecked,
  powerRequestStatusMisread,
  registrationLeftOnFailure,
  systemControlNotPassedDown,
  successWithoutDevice,
  transferFlagsMissing,
  dataFreedBeforeCallbackRemoved,
];
