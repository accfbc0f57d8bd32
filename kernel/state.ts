// Everything the machine is besides its memory, as plain data: a checkpoint is a structured clone of this and a memory snapshot.
// What a driver can see is not here but in machine memory, in its documented structure. Each manager says in its folder what it keeps.

import type { Bugcheck, Finding } from "./api.ts";
import type { ExState } from "./ex/state.ts";
import type { FsState } from "./fs/state.ts";
import type { HalState } from "./hal/state.ts";
import type { HwState } from "./hw/state.ts";
import type { IoState } from "./io/state.ts";
import type { KeState } from "./ke/state.ts";
import type { Place } from "./machine/api.ts";
import type { MmState } from "./mm/state.ts";
import type { ObState } from "./ob/state.ts";
import type { PnpState } from "./pnp/state.ts";
import type { PoState } from "./po/state.ts";
import type { PsState } from "./ps/state.ts";
import type { ScenarioState } from "./scenario/state.ts";
import type { SeState } from "./se/state.ts";
import type { TmState } from "./tm/state.ts";
import type { UsbState } from "./usb/state.ts";
import type { UserState } from "./user/state.ts";
import type { WmiState } from "./wmi/state.ts";

export interface KernelState
  extends KeState,
    IoState,
    FsState,
    PnpState,
    PoState,
    PsState,
    SeState,
    HalState,
    HwState,
    MmState,
    ExState,
    ObState,
    WmiState,
    ScenarioState,
    TmState,
    UsbState,
    UserState {
  random: number;
  /** Steps since power-on. */
  time: number;
  /** 100 ns added to the clock by idling and stalling, beyond what the steps took. */
  clockSkip: number;
  stopped:
    | { readonly kind: "bugcheck"; readonly bugcheck: Bugcheck }
    | { readonly kind: "finding"; readonly finding: Finding }
    | { readonly kind: "finished" }
    | undefined;
  /** A bugcheck that stops the machine as soon as the callbacks for it have run on a context of their own. */
  frozen:
    | {
        readonly stop: NonNullable<KernelState["stopped"]>;
        readonly context: number;
        /** Steps since power-on. */
        readonly until: number;
      }
    | undefined;
  /** How often drivers have asked for resources that may be short, and which of these requests was refused. */
  resourceRequests: number;
  /** How many requests drivers have handed to the driver below. */
  requestsDown: number;
  refused: { readonly what: string; readonly place: Place } | undefined;
}
