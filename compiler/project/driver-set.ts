// Drivers as they are put together: of a folder's sources, of several descriptions, with the libraries they link.
import { pathKey } from "../preprocess/paths.ts";
import type { Target } from "../unit.ts";
import { type Description, type FoundDriver, type ProjectSource, stem } from "./model.ts";

/** Words that no driver goes without: its kernel's objects. */
const kernelObjects = /\bP?(?:DRIVER_OBJECT|DEVICE_OBJECT|IRP|MDL|UNICODE_STRING)\b/;
/** Win32 routines that the kernel has nothing like, COM's smart pointers, and the marks of Microsoft's test frameworks. */
const userCalls =
  /\b(?:(?:GetLastError|CloseHandle|CreateThread|WaitForSingleObject|HeapAlloc|HeapCreate|GetProcessHeap|QueryPerformanceFrequency|DeviceIoControl|LoadLibrary[AW]?|GetProcAddress|QueryPerformanceCounter|CoCreateInstance|CoInitializeEx|CoTaskMemFree|VERIFY_(?:SUCCEEDED|IS_TRUE|ARE_EQUAL)|BEGIN_TEST_CLASS|TEST_CLASS|TEST_METHOD)[ \t]*\(|CCom(?:Ptr|QIPtr)[ \t]*<)/;

const include = (names: string): RegExp => new RegExp(`^[ \\t]*#[ \\t]*include[ \\t]*[<"](?:${names})[">]`, "im");
const kernelHeaders = include(
  "(?:wdm|ntddk|ntifs|ntosp|ndis|storport|fltkernel|wdf|ks|portcls|usbdlib|srb|scsi|dderror)\\.h",
);
const userHeaders = include(
  "(?:windows|winternl|winbase|winsock2?|afx\\w*|atl\\w*|shlobj|shlwapi|objbase|commctrl|tchar|conio|stdafx|wudf\\w*|unistd|pthread|uefi|sys/(?:types|stat|time|socket|ioctl|mman|wait|select|param|resource|un|uio|sysctl|cdefs)|(?:linux|asm|mach|IOKit|Library|Protocol|Guid)/[\\w/]+)\\.h|string|vector|map|memory|iostream|functional|mutex|thread|optional|filesystem|Q[A-Z]\\w+",
);

const firmware = include("uefi\\.h");

/** Something of the Windows kernel stands in the sources: a header of it, one of its objects, or the routine that every driver has. */
export function isOfKernel(texts: readonly string[]): boolean {
  return texts.some((text) => kernelHeaders.test(text) || kernelObjects.test(text) || /\bDriverEntry\b/.test(text));
}

/**
 * Do sources that no project describes belong to a program, or to another kernel or the firmware? They include its headers, or the
 * C++ library's, or call what only it has, and have nothing of the Windows kernel.
 */
export function isForUsers(texts: readonly string[]): boolean {
  if (texts.some((text) => kernelHeaders.test(text))) return false;
  return (
    texts.some((text) => userHeaders.test(text)) ||
    (texts.some((text) => userCalls.test(text)) && !texts.some((text) => kernelObjects.test(text)))
  );
}

/** What the sources themselves have, whatever the headers that they share with a driver have: calls of Win32, and nothing of the kernel. */
export function callWin32(sources: readonly string[]): boolean {
  return sources.some((text) => userCalls.test(text)) && !isOfKernel(sources);
}

/** Is it firmware, though headers that it shares with a driver name the kernel's? Its sources themselves say so, and nothing else. */
export function isFirmware(sources: readonly string[]): boolean {
  return sources.some((text) => firmware.test(text)) && !sources.some((text) => kernelHeaders.test(text));
}

export function folderDriver(folder: string, sources: readonly ProjectSource[], target: Target): FoundDriver {
  const only = sources.length === 1 ? sources[0] : undefined;
  return {
    name: only === undefined ? folder.slice(folder.lastIndexOf("/") + 1) || "driver" : stem(only.path),
    kind: only === undefined ? "folder" : "file",
    from: folder,
    target,
    output: "driver",
    sources,
    links: [],
    ignored: [],
  };
}

export function joined(own: Description, others: readonly Description[]): Description {
  return {
    drivers: [...own.drivers, ...others.flatMap(({ drivers }) => drivers)],
    problems: [...own.problems, ...others.flatMap(({ problems }) => problems)],
    files: [...own.files, ...others.flatMap(({ files }) => files)],
    ignored: [...own.ignored, ...others.flatMap(({ ignored }) => ignored)],
  };
}

/**
 * Drivers with the sources of the libraries they link; a library that a driver here links is no longer listed by itself.
 * `described`: what the description that a link names says, for libraries that are not among them.
 */
export function linked(
  drivers: readonly FoundDriver[],
  described: (link: string, driver: FoundDriver) => FoundDriver | undefined,
): FoundDriver[] {
  const unique = drivers.filter(
    (driver, i) =>
      driver.kind !== "vcxproj" || drivers.findIndex((one) => one.kind === "vcxproj" && one.from === driver.from) === i,
  );
  const libraries = new Map(unique.filter((one) => one.output === "library").map((one) => [pathKey(one.from), one]));
  const used = new Set<string>();
  const projects = new Map(unique.map((one) => [pathKey(one.from), one]));
  const projectAt = (link: string, driver: FoundDriver) => projects.get(pathKey(link)) ?? described(link, driver);
  const whole = unique.map((one) => {
    const driver = withHeadersOf(one, projectAt);
    if (driver.output === "library" || driver.links.length === 0) return driver;
    const sources = [...driver.sources];
    const seen = new Set(sources.map(({ path }) => pathKey(path)));
    const queue = [...driver.links];
    const visited = new Set<string>();
    for (let link = queue.shift(); link !== undefined; link = queue.shift()) {
      const found = libraries.get(pathKey(link)) ?? described(link, driver);
      if (found?.output !== "library" || visited.has(found.from)) continue;
      const library = withHeadersOf(found, projectAt);
      visited.add(library.from);
      used.add(pathKey(link));
      queue.push(...library.links);
      for (const source of library.sources) {
        if (seen.has(pathKey(source.path))) continue;
        seen.add(pathKey(source.path));
        sources.push({ ...source, why: `${source.why}, of ${library.name}, which it links` });
      }
    }
    return { ...driver, sources };
  });
  return whole
    .filter((driver) => driver.output !== "library" || !used.has(pathKey(driver.from)))
    .map((driver) => (isUserLibrary(driver) ? { ...driver, output: "program" } : driver));
}

/** A driver whose sources also find the headers that the builds of the projects make which it refers to. */
function withHeadersOf(
  driver: FoundDriver,
  projectAt: (link: string, driver: FoundDriver) => FoundDriver | undefined,
): FoundDriver {
  const made = Object.assign({}, ...driver.links.map((link) => projectAt(link, driver)?.madeHeaders));
  if (Object.keys(made).length === 0) return driver;
  const sources = driver.sources.map((source) => ({
    ...source,
    settings: { ...source.settings, madeHeaders: { ...made, ...source.settings.madeHeaders } },
  }));
  return { ...driver, sources };
}

/** A library that is not built for drivers and that no driver here links. */
function isUserLibrary({ output, kind, driverType }: FoundDriver): boolean {
  return output === "library" && kind === "vcxproj" && driverType === undefined;
}
