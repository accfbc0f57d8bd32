// The door of user mode: every library routine that programs can call, and the frames that programs begin in.
import { libraryRoutines } from "../crt/index.ts";
import { ddi, type Routine } from "../ddi.ts";
import { byHandleRoutines } from "./by-handle.ts";
import { byNameRoutines } from "./by-name.ts";
import { commRoutines } from "./comm.ts";
import { completionRoutines } from "./completion.ts";
import { consoleRoutines } from "./console-io.ts";
import { copyRoutines } from "./copy-file.ts";
import { dateRoutines } from "./dates.ts";
import { deviceTreeRoutines } from "./device-tree.ts";
import { deviceRoutines } from "./devices.ts";
import { dosDeviceRoutines } from "./dos-devices.ts";
import { driveRoutines } from "./drives.ts";
import { errnoRoutines } from "./errno.ts";
import { errorRoutines } from "./errors.ts";
import { fileLockRoutines } from "./file-locks.ts";
import { fileRoutines } from "./files.ts";
import { findRoutines } from "./find.ts";
import { hiveRoutines } from "./hives.ts";
import { ioRoutines } from "./io.ts";
import { libraryBody } from "./library.ts";
import { loadedDriverRoutines } from "./loaded-drivers.ts";
import { lockRoutines } from "./locks.ts";
import { memoryRoutines } from "./memory.ts";
import { moduleRoutines } from "./modules.ts";
import { poolRoutines } from "./pool-routines.ts";
import { processRoutines } from "./processes.ts";
import { registryRoutines } from "./registry.ts";
import { registryEnumRoutines } from "./registry-enum.ts";
import { registryTreeRoutines } from "./registry-trees.ts";
import { sectionRoutines } from "./sections.ts";
import { serviceRoutines } from "./services.ts";
import { signalRoutines } from "./signals.ts";
import { startupRoutines } from "./startup.ts";
import { streamRoutines } from "./stream-routines.ts";
import { safeStringRoutines } from "./strsafe.ts";
import { synchronizationRoutines } from "./sync.ts";
import { systemRoutines } from "./system.ts";
import { textRoutines } from "./text.ts";
import { threadRoutines } from "./threads.ts";
import { timerRoutines } from "./timers.ts";
import { tokenRoutines } from "./tokens.ts";
import { waitRoutines } from "./waits.ts";
import { windowRoutines } from "./windows.ts";

const own: readonly Routine[] = [
  ...startupRoutines,
  ...signalRoutines,
  ...consoleRoutines,
  ...fileRoutines,
  ...byNameRoutines,
  ...copyRoutines,
  ...byHandleRoutines,
  ...findRoutines,
  ...streamRoutines,
  ...errnoRoutines,
  ...ioRoutines,
  ...waitRoutines,
  ...synchronizationRoutines,
  ...threadRoutines,
  ...poolRoutines,
  ...processRoutines,
  ...commRoutines,
  ...completionRoutines,
  ...lockRoutines,
  ...fileLockRoutines,
  ...timerRoutines,
  ...memoryRoutines,
  ...moduleRoutines,
  ...sectionRoutines,
  ...textRoutines,
  ...safeStringRoutines,
  ...systemRoutines,
  ...dateRoutines,
  ...dosDeviceRoutines,
  ...tokenRoutines,
  ...deviceRoutines,
  ...registryRoutines,
  ...registryEnumRoutines,
  ...registryTreeRoutines,
  ...hiveRoutines,
  ...deviceTreeRoutines,
  ...driveRoutines,
  ...loadedDriverRoutines,
  ...serviceRoutines,
  ...windowRoutines,
  ...errorRoutines,
];
const names = new Set(own.map((routine) => routine.name));

/** The C library comes last: what has steps of its own here is left out of it. */
export const userRoutines: readonly Routine[] = [
  ...own,
  ...libraryRoutines
    .filter((routine) => !names.has(routine.name))
    // Room for eight slots, as the library's calls expect.
    .map((routine) => ddi(routine.name, Math.max(routine.params, 8), libraryBody(routine))),
];
