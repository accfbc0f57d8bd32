// The version macros of a target: what `sdkddkver.h` would have at the value that a project's TargetVersion stands for.

/** `_WIN32_WINNT` and `NTDDI_VERSION` by the name of a version, newest spelling first. */
const versions: readonly (readonly [name: RegExp, winnt: number, ntddi: number])[] = [
  [/^(?:windows|win)?(?:10|11)(?:[._].*)?$|^universal$/, 0x0a00, 0x0a00000c],
  [/^(?:windowsv6\.3|windows8\.1|win8\.1|win81|winblue|windows6\.3)$/, 0x0603, 0x06030000],
  [/^(?:windows8|win8|windowsv6\.2|windows6\.2)$/, 0x0602, 0x06020000],
  [/^(?:windows7|win7|windowsv6\.1|windows6\.1)$/, 0x0601, 0x06010000],
  [/^(?:vista|windowsvista|winlh|wlh|windowsv6\.0|windows6\.0)$/, 0x0600, 0x06000000],
  [/^(?:wnet|windows2003|windowsserver2003|win2003|ws03)$/, 0x0502, 0x05020000],
  [/^(?:winxp|windowsxp|wxp|xp)$/, 0x0501, 0x05010000],
  [/^(?:win2k|windows2000|w2k)$/, 0x0500, 0x05000000],
];

/** Nothing for a version that is not known: the defaults of the compiler hold. Numbers such as 0x0601 name themselves. */
export function versionMacros(target: string): Record<string, string> {
  const wanted = target.trim().toLowerCase();
  if (/^0x[0-9a-f]{3,4}$/.test(wanted)) return macros(Number(wanted), Number(wanted) * 0x10000);
  const known = versions.find(([name]) => name.test(wanted));
  return known === undefined ? {} : macros(known[1], known[2]);
}

function macros(winnt: number, ntddi: number): Record<string, string> {
  const hex = (value: number, width: number): string => `0x${value.toString(16).toUpperCase().padStart(width, "0")}`;
  const version = hex(winnt, 4);
  return { _WIN32_WINNT: version, WINVER: version, _NT_TARGET_VERSION: version, NTDDI_VERSION: hex(ntddi, 8) };
}
