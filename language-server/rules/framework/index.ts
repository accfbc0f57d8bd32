// Rules for drivers of the Windows Driver Framework (KMDF).
import type { Rule } from "../rule.ts";
import { continuousReaderNeverStopped } from "./continuous-reader-never-stopped.ts";
import { deviceInitUsedAfterCreate } from "./device-init-used-after-create.ts";
import { frameworkInitLeaked } from "./framework-init-leaked.ts";
import { frameworkKeyLeaked } from "./framework-key-leaked.ts";
import { frameworkObjectLeaked } from "./framework-object-leaked.ts";
import { frameworkObjectNeverCreated } from "./framework-object-never-created.ts";
import { frameworkParentMissing } from "./framework-parent-missing.ts";
import { frameworkRequestCompletedTwice } from "./framework-request-completed-twice.ts";
import { frameworkRequestNotCompleted } from "./framework-request-not-completed.ts";
import { frameworkRequestStillCancelable } from "./framework-request-still-cancelable.ts";
import { frameworkRequestUsedAfterCompletion } from "./framework-request-used-after-completion.ts";
import { ioStopNotAcknowledged } from "./io-stop-not-acknowledged.ts";

export const frameworkRules: readonly Rule[] = [
  deviceInitUsedAfterCreate,
  frameworkInitLeaked,
  frameworkKeyLeaked,
  frameworkObjectLeaked,
  frameworkObjectNeverCreated,
  frameworkParentMissing,
  frameworkRequestCompletedTwice,
  frameworkRequestNotCompleted,
  frameworkRequestStillCancelable,
  frameworkRequestUsedAfterCompletion,
  ioStopNotAcknowledged,
  continuousReaderNeverStopped,
];
