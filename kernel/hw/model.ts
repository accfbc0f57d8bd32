// What a model of a virtual device is, and what it may do to the machine.
import type { HardwareState } from "./state.ts";

/** What a model may do to the machine. */
export interface Bus {
  /** Calls `alarm` with `event` after a delay in 100 ns. */
  after(delay: number, event: string, value?: number): void;
  /** By the line, or by the message of that number; by message 0 if it was not given so many. A device that `holds` its line pulls a
   *  level-sensitive one until it is quieted. */
  interrupt(message?: number): void;
  /** It lets go of its line. */
  quiet(): void;
  note(text: string): void;
  /** Bytes at a logical address; undefined if nothing is mapped there for the device. */
  readMemory(logical: number, length: number): Uint8Array | undefined;
  /** By its channel of the system's DMA controller: how many of the bytes it has taken; none if it is not programmed, or has no more. */
  giveToChannel(bytes: Uint8Array): number;
  /** The same the other way round: at most so many bytes. */
  takeFromChannel(length: number): Uint8Array;
  /** False if nothing is mapped there for the device. */
  writeMemory(logical: number, bytes: Uint8Array): boolean;
  /** The devices that are plugged into this one. */
  plugged(): readonly Plugged[];
  /** Tells the device that this one is plugged into that there is something to fetch. */
  callHost(): void;
}
/** Without power, or pulled out: nothing that happens to it comes any further. */
export const isDead = ({ reach }: HardwareState): boolean => reach === "unpowered" || reach === "gone";

export interface Plugged {
  readonly state: HardwareState;
  readonly bus: Bus;
}

/** What a scenario must give with an action: nothing, a number, perhaps a number, bytes, or how far along two axes. */
export type OperandKind = "none" | "value" | "optionalValue" | "data" | "movement";
export interface Operand {
  readonly value: number | undefined;
  readonly data: Uint8Array | undefined;
  readonly x: number | undefined;
  readonly y: number | undefined;
}

export interface HardwareModel {
  /** Registers and mechanics at the beginning. */
  readonly initial: HardwareState["values"];
  /** Which of them a scenario may set, in words. */
  readonly options: Readonly<Record<string, string>>;
  /** Whether it pulls a level-sensitive line until a driver quiets it; otherwise for a moment. */
  readonly holds: boolean;
  /** The model that it has to be plugged into. */
  readonly host?: string;
  /** What it is like after it has been without power. */
  powerOff(state: HardwareState): void;
  /** `offset` from the start of the first port range. */
  readPort(state: HardwareState, offset: number, bus: Bus): number;
  writePort(state: HardwareState, offset: number, value: number, bus: Bus): void;
  alarm(state: HardwareState, event: string, value: number, bus: Bus): void;
  /** What the scenario does to it, one of `actions` with what that needs. A text says why it cannot be done. */
  act(state: HardwareState, action: string, operand: Operand, bus: Bus): string | undefined;
  readonly actions: Readonly<Record<string, OperandKind>>;
  /** Something that is plugged into it has something to fetch. */
  called?(state: HardwareState, bus: Bus): void;
}
