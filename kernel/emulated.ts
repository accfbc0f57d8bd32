// Every routine the kernel runs in frames: the DDIs it emulates, and its own, in one numbered list.

import { internal, type Routine } from "./ddi.ts";
import { auxiliaryDdis } from "./ex/aux-klib.ts";
import { callbackObjectDdis } from "./ex/callback-objects.ts";
import { debugDdis } from "./ex/debug.ts";
import { eventTracingDdis } from "./ex/etw.ts";
import { firmwareDdis } from "./ex/firmware.ts";
import { hiveDdis } from "./ex/hive-files.ts";
import { keyNotifyDdis } from "./ex/key-notify.ts";
import { keyRenameDdis } from "./ex/key-rename.ts";
import { listDdis } from "./ex/lists.ts";
import { miscellaneousDdis } from "./ex/misc.ts";
import { poolDdis } from "./ex/pool-ddis.ts";
import { registryDdis } from "./ex/registry.ts";
import { registryCallbackDdis } from "./ex/registry-callback-ddis.ts";
import { withRegistryCallbacks } from "./ex/registry-callbacks.ts";
import { cleanUpContexts, registryContextDdis } from "./ex/registry-contexts.ts";
import { keyInformationDdis } from "./ex/registry-keys.ts";
import { registryQueryDdis } from "./ex/registry-query.ts";
import { resourceDdis } from "./ex/resource.ts";
import { rundownDdis } from "./ex/rundown.ts";
import { exTimerDdis, exTimerDispatch } from "./ex/timer.ts";
import { traceLoggingDdis } from "./ex/trace-logging.ts";
import { traceMessageDdis } from "./ex/trace-message.ts";
import { tellProviders } from "./ex/trace-session.ts";
import { withTransaction } from "./ex/transacted-keys.ts";
import { fsdDispatch } from "./fs/dispatch.ts";
import { extraCreateParameterDdis } from "./fs/extra-create-parameters.ts";
import { cancelLock, fileLockDdis } from "./fs/file-lock-ddis.ts";
import { filterContextDdis } from "./fs/filter-contexts.ts";
import { mcbDdis } from "./fs/mcb.ts";
import { dmaDdis, dmaOperations } from "./hal/dma.ts";
import { portDdis } from "./hw/ports.ts";
import { activityDdis } from "./io/activities.ts";
import { callDdis, invalidDeviceRequest } from "./io/call.ts";
import { cancelDdis } from "./io/cancel.ts";
import { controllerDdis } from "./io/controller.ts";
import { csqCancelRoutine, csqDdis } from "./io/csq.ts";
import { deviceDdis } from "./io/device.ts";
import { loadDriver, unloadDriver } from "./io/driver.ts";
import { errorLogDdis } from "./io/error-log.ts";
import { loadExportDriver, loadImports, releaseImports, unloadExportDriver } from "./io/export-drivers.ts";
import { fastMdlDdis } from "./io/fast-mdl.ts";
import { closeFile, sendClose } from "./io/file.ts";
import { fileFlagDdis } from "./io/file-flags.ts";
import { fileSystemDdis } from "./io/file-system.ts";
import { interfaceDdis } from "./io/interface.ts";
import { forwardCompletion, irpDdis } from "./io/irp-ddis.ts";
import { legacyResourceDdis } from "./io/legacy-resources.ts";
import { linkDdis } from "./io/links.ts";
import { loadByNameDdis } from "./io/load-by-name.ts";
import { onFile } from "./io/on-file.ts";
import { descriptionDdis } from "./io/query-description.ts";
import { reinitializeBootDrivers, reinitializeDdis } from "./io/reinitialize.ts";
import { removeLockDdis } from "./io/removelock.ts";
import { sendRequest, waitForRequest } from "./io/request.ts";
import { shareAccessDdis } from "./io/share-access.ts";
import { shutdownDdis, shutdownSystem } from "./io/shutdown.ts";
import { startIoDdis } from "./io/startio.ts";
import { stateDirectoryDdis } from "./io/state-directories.ts";
import { cancelThreadIrps } from "./io/thread-exit.ts";
import { threadRequestDdis } from "./io/thread-requests.ts";
import { ioTimerDdis, ioTimerDispatch } from "./io/timer.ts";
import { volumeNameDdis } from "./io/volume-names.ts";
import { workerThread, workItemDdis } from "./io/workitem.ts";
import { apcDdis, deliverApc, rundownApcs } from "./ke/apc.ts";
import { attachDdis } from "./ke/attach.ts";
import { bugcheckCallbackDdis, bugcheckCallbacks } from "./ke/bugcheck-callbacks.ts";
import { dpcDdis, executeThreadedDpcs, retireDpcList } from "./ke/dpc.ts";
import { dumpDataDdis } from "./ke/dump-data.ts";
import { genericDpcDdis } from "./ke/generic-dpc.ts";
import { interruptDdis, interruptDispatch } from "./ke/interrupt.ts";
import { interruptExDdis } from "./ke/interrupt-ex.ts";
import { ipiDdis, ipiTarget } from "./ke/ipi.ts";
import { irqlDdis } from "./ke/irql.ts";
import { nmiDdis, processNmi } from "./ke/nmi.ts";
import { objectDdis } from "./ke/objects.ts";
import { passiveDispatch } from "./ke/passive-interrupt.ts";
import { processorDdis } from "./ke/processors.ts";
import { queueDdis } from "./ke/queue.ts";
import { readerWriterDdis } from "./ke/reader-writer.ts";
import { selfDdis } from "./ke/self.ts";
import { spinLockDdis } from "./ke/spinlock.ts";
import { stackLimitDdis } from "./ke/stack-limits.ts";
import { threadDdis, threadStartup } from "./ke/thread.ts";
import { timerDdis } from "./ke/timer.ts";
import { topologyDdis } from "./ke/topology.ts";
import { waitDdis } from "./ke/wait.ts";
import { deviceMemoryDdis } from "./mm/device-memory.ts";
import { mdlDdis } from "./mm/mdl.ts";
import { memoryManagerDdis } from "./mm/misc.ts";
import { pagingDdis } from "./mm/paging.ts";
import { reservedMappingDdis } from "./mm/reserved-mapping.ts";
import { sectionDdis } from "./mm/section-ddis.ts";
import { secureDdis } from "./mm/secure.ts";
import { virtualMemoryDdis } from "./mm/virtual.ts";
import { byNameDdis } from "./ob/by-name.ts";
import { directoryDdis } from "./ob/directories.ts";
import { eventHandleDdis } from "./ob/events.ts";
import { fileInformationDdis } from "./ob/file-information.ts";
import { nameDdis } from "./ob/names.ts";
import { libraryTwins, ntTwins } from "./ob/nt-services.ts";
import { objectManagerDdis } from "./ob/objects.ts";
import { queryObjectDdis } from "./ob/query-object.ts";
import { fileDdis } from "./ob/zwfile.ts";
import { transferDdis } from "./ob/zwtransfer.ts";
import { oneAtATime } from "./pnp/action.ts";
import { assignResources, queryRequirements } from "./pnp/assign.ts";
import { startBootDevice } from "./pnp/boot.ts";
import { interfaceRoutines } from "./pnp/bus-interface.ts";
import { busDataDdis, configRoutines } from "./pnp/config-space.ts";
import { queryState } from "./pnp/device-state.ts";
import { ejectDdis, ejectDevice, notifyUsage } from "./pnp/eject.ts";
import { enumerateBus, enumerationDdis, forgetDevice } from "./pnp/enumerate.ts";
import { interfacePropertyDdis } from "./pnp/interface-properties.ts";
import { startDevice, stopDevice } from "./pnp/manager.ts";
import {
  changeProfile,
  deliver,
  notificationDdis,
  notifyListeners,
  notifyTree,
  reportChangeWork,
} from "./pnp/notification.ts";
import { queryPowerRelations } from "./pnp/power-relations.ts";
import { propertyDdis } from "./pnp/properties.ts";
import { removeWithRelations } from "./pnp/removal-relations.ts";
import { removeDevice, surpriseRemoval } from "./pnp/remove.ts";
import { rootBusDispatch } from "./pnp/root-bus.ts";
import { d3coldRoutines } from "./po/d3cold.ts";
import { fxPump } from "./po/fx.ts";
import { fxDirect } from "./po/fx-directed.ts";
import { fxPerformance } from "./po/fx-performance.ts";
import { idlePowerDown } from "./po/idle.ts";
import { powerDdis, setDeviceState } from "./po/power.ts";
import { requestCompletion } from "./po/requests.ts";
import { tellSetting } from "./po/settings.ts";
import { systemTransition } from "./po/system.ts";
import { timerResolutionDdis } from "./po/timer-resolution.ts";
import { cancelWake, signalWake, wakeDdis } from "./po/wake.ts";
import { processExports } from "./ps/exports.ts";
import { handleCallbackDdis, openHandle } from "./ps/handle-callbacks.ts";
import { notifyDdis, notifyOfImage, notifyOfProcess } from "./ps/notify.ts";
import { processDdis } from "./ps/processes.ts";
import { startThread } from "./ps/start.ts";
import { systemInformationDdis } from "./ps/system-information.ts";
import { threadInformationDdis } from "./ps/thread-information.ts";
import { bitmapDdis } from "./rtl/bitmap.ts";
import { compressionDdis } from "./rtl/compression.ts";
import { crtDdis } from "./rtl/crt.ts";
import { encodingDdis } from "./rtl/encodings.ts";
import { genericTableDdis, genericTableRoutines } from "./rtl/generic-table.ts";
import { heapDdis } from "./rtl/heaps.ts";
import { memIoResourceDdis } from "./rtl/mem-io-resource.ts";
import { memoryDdis } from "./rtl/memory.ts";
import { moreStringDdis } from "./rtl/more-strings.ts";
import { nameExpressionDdis } from "./rtl/name-expressions.ts";
import { numberDdis } from "./rtl/numbers.ts";
import { oemDdis } from "./rtl/oem.ts";
import { runOnceDdis } from "./rtl/run-once.ts";
import { splayDdis } from "./rtl/splay.ts";
import { statusDdis } from "./rtl/status.ts";
import { stringDdis } from "./rtl/strings.ts";
import { safeStringDdis } from "./rtl/strsafe.ts";
import { scenarioMain } from "./scenario/main.ts";
import { accessCheckDdis } from "./se/access-check.ts";
import { aclDdis } from "./se/acl.ts";
import { assignDdis } from "./se/assign.ts";
import { impersonationDdis } from "./se/impersonation.ts";
import { objectSecurityDdis } from "./se/object-security.ts";
import { relativeDescriptorDdis } from "./se/relative.ts";
import { securityDescriptorDdis } from "./se/security-descriptor.ts";
import { sidDdis } from "./se/sid.ts";
import { tokenDdis } from "./se/token.ts";
import { transactionDdis } from "./tm/ddis.ts";
import { transactionThread } from "./tm/notify.ts";
import { cancelTransfer, controllerThread } from "./usb/bus.ts";
import { usbLibraryDdis } from "./usb/library.ts";
import { userRoutines } from "./user/index.ts";
import { awaitAnswers } from "./user/notifications.ts";
import { exitProcess, exitThread, userThreadStartup } from "./user/process.ts";
import { completePended } from "./verifier/force-pending.ts";
import { withLowResources } from "./verifier/low-resources.ts";
import { askProviders } from "./wmi/ask.ts";
import { closeBlock, wmiClientDdis } from "./wmi/client.ts";
import { deliverEvents, eventReference, wmiEventDdis } from "./wmi/event.ts";
import { wmiLibraryDdis } from "./wmi/library.ts";
import { registerProvider, registrationDdis } from "./wmi/registration.ts";
import { callProvider } from "./wmi/request.ts";

const services: readonly Routine[] = [
  ...fileDdis,
  ...transferDdis,
  ...fileInformationDdis,
  ...objectManagerDdis,
  ...processDdis,
  ...queryObjectDdis,
];

const ddis: readonly Routine[] = [
  ...services,
  ...ntTwins([
    ...services,
    ...virtualMemoryDdis,
    ...threadInformationDdis,
    ...tokenDdis,
    ...objectSecurityDdis,
    ...sectionDdis,
  ]),
  ...bitmapDdis,
  ...splayDdis,
  ...genericTableDdis,
  ...notifyDdis,
  ...handleCallbackDdis,
  ...systemInformationDdis,
  ...callDdis,
  ...crtDdis,
  ...cancelDdis,
  ...csqDdis,
  ...debugDdis,
  ...traceMessageDdis,
  ...traceLoggingDdis,
  ...deviceDdis,
  ...linkDdis,
  ...deviceMemoryDdis,
  ...dpcDdis,
  ...errorLogDdis,
  ...enumerationDdis,
  ...interfaceDdis,
  ...interruptDdis,
  ...interruptExDdis,
  ...ioTimerDdis,
  ...irpDdis,
  ...irqlDdis,
  ...legacyResourceDdis,
  ...listDdis,
  ...mdlDdis,
  ...memoryDdis,
  ...memoryManagerDdis,
  ...pagingDdis,
  ...sectionDdis,
  ...secureDdis,
  ...runOnceDdis,
  ...stackLimitDdis,
  ...miscellaneousDdis,
  ...notificationDdis,
  ...objectDdis,
  ...poolDdis,
  ...portDdis,
  ...powerDdis,
  ...busDataDdis,
  ...registryDdis,
  ...hiveDdis,
  ...registryQueryDdis,
  ...removeLockDdis,
  ...resourceDdis,
  ...safeStringDdis,
  ...shutdownDdis,
  ...spinLockDdis,
  ...startIoDdis,
  ...stringDdis,
  ...threadDdis,
  ...timerDdis,
  ...waitDdis,
  ...genericDpcDdis,
  ...ipiDdis,
  ...nameExpressionDdis,
  ...selfDdis,
  ...statusDdis,
  ...threadRequestDdis,
  ...timerResolutionDdis,
  ...wmiClientDdis,
  ...wmiEventDdis,
  ...wmiLibraryDdis,
  ...registrationDdis,
  ...callbackObjectDdis,
  ...queueDdis,
  ...readerWriterDdis,
  ...shareAccessDdis,
  ...workItemDdis,
  ...eventTracingDdis,
  ...keyNotifyDdis,
  ...aclDdis,
  ...tokenDdis,
  ...impersonationDdis,
  ...accessCheckDdis,
  ...securityDescriptorDdis,
  ...objectSecurityDdis,
  ...sidDdis,
  ...exTimerDdis,
  ...processorDdis,
  ...attachDdis,
  ...topologyDdis,
  ...transactionDdis,
  ...auxiliaryDdis,
  ...threadInformationDdis,
  ...loadByNameDdis,
  ...virtualMemoryDdis,
  ...reservedMappingDdis,
  ...rundownDdis,
  ...encodingDdis,
  ...moreStringDdis,
  ...numberDdis,
  ...propertyDdis,
  ...bugcheckCallbackDdis,
  ...controllerDdis,
  ...descriptionDdis,
  ...registryCallbackDdis,
  ...registryContextDdis,
  ...dmaDdis,
  ...reinitializeDdis,
  ...apcDdis,
  ...dumpDataDdis,
  ...byNameDdis,
  ...volumeNameDdis,
  ...assignDdis,
  ...relativeDescriptorDdis,
  ...fileSystemDdis,
  ...ejectDdis,
  ...eventHandleDdis,
  ...directoryDdis,
  ...keyInformationDdis,
  ...keyRenameDdis,
  ...oemDdis,
  ...processExports,
  ...interfacePropertyDdis,
  ...nameDdis,
  ...nmiDdis,
  ...memIoResourceDdis,
  ...wakeDdis,
  ...fileLockDdis,
  ...fastMdlDdis,
  ...filterContextDdis,
  ...activityDdis,
  ...compressionDdis,
  ...heapDdis,
  ...usbLibraryDdis,
  ...firmwareDdis,
  ...stateDirectoryDdis,
  ...mcbDdis,
  ...extraCreateParameterDdis,
  ...fileFlagDdis,
]
  .map(withLowResources)
  .map(withRegistryCallbacks)
  .map(withTransaction);

/** What only libraries of programs call. */
const libraryServices = libraryTwins([...registryDdis, ...keyInformationDdis, ...keyNotifyDdis, ...hiveDdis])
  .map(withRegistryCallbacks)
  .map(withTransaction);

/** By number. */
export const routines: readonly Routine[] = [
  ...ddis,
  ...libraryServices,
  invalidDeviceRequest,
  csqCancelRoutine,
  loadDriver,
  reinitializeBootDrivers,
  deliverApc,
  rundownApcs,
  loadImports,
  loadExportDriver,
  releaseImports,
  unloadExportDriver,
  unloadDriver,
  closeFile,
  onFile,
  sendClose,
  sendRequest,
  waitForRequest,
  workerThread,
  completePended,
  cancelThreadIrps,
  retireDpcList,
  executeThreadedDpcs,
  ...dmaOperations,
  ...configRoutines,
  ...interfaceRoutines,
  ...d3coldRoutines,
  bugcheckCallbacks,
  processNmi,
  interruptDispatch,
  passiveDispatch,
  ioTimerDispatch,
  exTimerDispatch,
  threadStartup,
  oneAtATime(startDevice),
  oneAtATime(startBootDevice),
  assignResources,
  queryRequirements,
  oneAtATime(stopDevice),
  oneAtATime(changeProfile),
  oneAtATime(ejectDevice),
  ...genericTableRoutines,
  notifyUsage,
  deliver,
  notifyListeners,
  notifyTree,
  reportChangeWork,
  oneAtATime(removeDevice),
  oneAtATime(removeWithRelations),
  oneAtATime(surpriseRemoval),
  oneAtATime(enumerateBus),
  oneAtATime(forgetDevice),
  oneAtATime(queryState),
  oneAtATime(queryPowerRelations),
  rootBusDispatch,
  controllerThread,
  cancelTransfer,
  fsdDispatch,
  cancelLock,
  setDeviceState,
  oneAtATime(systemTransition),
  cancelWake,
  signalWake,
  shutdownSystem,
  idlePowerDown,
  registerProvider,
  callProvider,
  tellProviders,
  askProviders,
  ipiTarget,
  closeBlock,
  deliverEvents,
  eventReference,
  requestCompletion,
  tellSetting,
  fxPump,
  fxDirect,
  fxPerformance,
  scenarioMain,
  transactionThread,
  cleanUpContexts,
  exitProcess,
  exitThread,
  awaitAnswers,
  userThreadStartup,
  notifyOfProcess,
  notifyOfImage,
  startThread,
  openHandle,
  internal("IopForwardCompletion", 3, forwardCompletion),
];

/** Names of the DDIs that are emulated, for `ringside ddis`. */
export const emulatedDdis: readonly string[] = ddis.map((routine) => routine.name).sort();

/** Names of the routines that programs can call. */
export const emulatedForPrograms: readonly string[] = userRoutines
  .filter((routine) => !routine.internal)
  .map((routine) => routine.name)
  .sort();
