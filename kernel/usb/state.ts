// USB devices on the root bus, and the transfers that are under way to them.
import type { Offset } from "../machine/api.ts";

export interface UsbDevice {
  readonly deviceDescriptor: Uint8Array;
  readonly configuration: Uint8Array;
  readonly strings: readonly string[];
  /** bConfigurationValue of what is selected; 0 for nothing. */
  configured: number;
  /** The alternate setting of each interface. */
  settings: Map<number, number>;
  /** Endpoints by their address that are halted. */
  halted: Set<number>;
  /** What each IN endpoint has to send, a message after the other. */
  queues: Map<number, Uint8Array[]>;
  /** What vendor and class requests have written, by type, request, value and index. */
  controls: Map<string, Uint8Array>;
}

export interface UsbTransfer {
  readonly irp: Offset;
  /** 0 for an idle notification, which no endpoint ends. */
  readonly urb: Offset;
  /** Devnode. */
  readonly device: number;
  readonly endpoint: number;
  /** Clock value at which it ends; undefined while it waits for data. */
  due: number | undefined;
  /** USBD_STATUS it ends with whatever happens: it was aborted, or its device is gone. */
  ended?: number;
}

export interface UsbState {
  /** By devnode. */
  usbDevices: Map<number, UsbDevice>;
  usbTransfers: UsbTransfer[];
  /** A thread of the host controller is at work. */
  usbAtWork: boolean;
}
export const initialUsb = (): UsbState => ({ usbDevices: new Map(), usbTransfers: [], usbAtWork: false });
