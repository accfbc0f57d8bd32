// Which C and C++ files belong to a Windows driver, told from text alone, so that the servers start where they are wanted
// and stay away from other people's C.

/** A header that only kernel code includes, wherever it stands on its line. */
const kernelHeader =
  /^[ \t]*#[ \t]*include[ \t]*[<"](?:[^">]*[\\/])?(?:wdm|ntddk|ntifs|ntosp|wdf|wdfldr|ndis|storport|scsi|srb|ks|portcls|fltkernel|hidport|usbdlib|ntddstor|ntddpar|ntddser|parallel|wmilib|initguid_k)\.h[">]/im;

/** Names that a file of a driver uses even if it gets its headers through another of its own. */
const kernelName =
  /\b(?:P?DRIVER_OBJECT|P?DEVICE_OBJECT|PIRP|P?IO_STACK_LOCATION|P?KSPIN_LOCK|P?KDPC|KIRQL|PAGED_CODE|DRIVER_(?:INITIALIZE|DISPATCH|ADD_DEVICE|UNLOAD)|WDF_DRIVER_CONFIG)\b/;

/** Longest head of a file that is looked at, characters. */
const longestHead = 256 * 1024;

export function looksLikeDriver(text: string): boolean {
  const head = text.slice(0, longestHead);
  return kernelHeader.test(head) || kernelName.test(head);
}

/** A program that may be run against a driver: it includes the Win32 headers, and none of the kernel's. */
export function looksLikeProgram(text: string): boolean {
  const head = text.slice(0, longestHead);
  return /^[ \t]*#[ \t]*include[ \t]*[<"]windows\.h[">]/im.test(head) && !kernelHeader.test(head);
}

export function isSource(path: string): boolean {
  return /\.(?:c|cpp|cc|cxx)$/i.test(path);
}

export function isScenario(path: string): boolean {
  return /\.scenario\.json$/i.test(path);
}
