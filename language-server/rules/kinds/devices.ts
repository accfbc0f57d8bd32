// Marks on device objects that several rules share.

/** The mark on a device object that IoDeleteDevice was called for. */
export const deviceGone = "device-gone";
/** Something was detached on the path: on a constant, so that calls cannot hide it. */
export const deviceDetached = "device-detached";
