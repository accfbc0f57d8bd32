// Headers that only a build makes: those of message files and of software tracing are made in memory, the rest stop nothing.
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { messageHeader, messageTexts } from "../../../compiler/generate/message-header.ts";
import { traceHeader } from "../../../compiler/generate/trace-header.ts";
import { compileUnit } from "../../../compiler/index.ts";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import { readSources } from "../../../compiler/project/sources.ts";
import { readVcxproj } from "../../../compiler/project/vcxproj.ts";
import { ScenarioLauncher } from "../../../debug-adapter/prepare.ts";
import { NodeFiles } from "../../../host/files.ts";
import { Kernel } from "../../../kernel/kernel.ts";
import { DriverProject } from "../../../language-server/index.ts";
import { memoryDisk } from "./disk.ts";

const headers = resolve(import.meta.dirname, "../../../ddk/include");
const real = new NodeFiles();

function diskOf(texts: Readonly<Record<string, string>>) {
  const memory = memoryDisk(texts);
  return {
    read: (path: string) => memory.read(path) ?? real.read(path),
    list: (folder: string) => memory.list(folder),
  };
}
function check(texts: Readonly<Record<string, string>>, main = "/d/a.c") {
  const options = { target: "x64", files: diskOf(texts), includePaths: [headers], defines: {} } as const;
  return new DriverProject([main], options)
    .check()
    .map(({ rule, severity, range }) => `${range.startLine + 1} ${severity} ${rule}`);
}

const trace = `#define WPP_CONTROL_GUIDS WPP_DEFINE_CONTROL_GUID(T,(a,b,c,d,e), WPP_DEFINE_BIT(DBG_INIT))
// begin_wpp config
// FUNC TraceEvents(LEVEL, FLAGS, MSG, ...);
// FUNC Enter{LEVEL=TRACE_LEVEL_VERBOSE}(...);
// USESUFFIX(Enter, "--> %!FUNC!");
// Told{FLAG = DBG_INIT}(LEVEL, (MSG, ...));
// end_wpp
/* begin_wpp config
 * FUNC Say{}(LEVEL, MSG, ...);
 * USEPREFIX (Say, "%!STDPREFIX!say ");
 * end_wpp */
`;

it("a message file becomes its header", () => {
  const made = messageHeader(
    ";#ifndef E\r\nMessageIdTypedef=NTSTATUS\r\nSeverityNames=(Success=0x0:SEV_OK\r\n Error=0x3\r\n)\r\nFacilityNames=(Mine=0x2A:FACILITY_MINE)\r\n" +
      "MessageId=0x10 Facility=Mine Severity=Error SymbolicName=ONE\r\nLanguage=English\r\nMessageId=99\r\nSymbolicName=NO\r\n.\r\n" +
      "MessageId=\r\nSymbolicName=TWO\r\nLanguage=English\r\n.\r\nMessageIdTypedef=\r\nMessageId=+5\r\nSeverity=Success\r\nSymbolicName=SIX\r\nLanguage=English\r\n.\r\n;#endif\r\n",
  );
  expect(made.split("\n")).toEqual([
    "#ifndef E",
    "#define SEV_OK 0x0",
    "#define FACILITY_MINE 0x2A",
    "#define ONE ((NTSTATUS)0xC02A0010L)",
    "#define TWO ((NTSTATUS)0xC02A0011L)",
    "#define SIX 0x002A0016L",
    "#endif",
    "",
  ]);
  for (const text of ["", "Language=", "X=(", "MessageId=\n.", "=".repeat(1000)])
    expect(() => messageHeader(text)).not.toThrow();
});

it("a message file's header is found beside it and in the include folders", () => {
  const files = diskOf({
    "/d/a.c": '#include "ev.h"\n#include <Far.h>\nint x = ONE + TWO;',
    "/d/ev.mc": "MessageId=1 SymbolicName=ONE\nLanguage=E\n.\n",
    "/inc/far.mc": "MessageId=2 SymbolicName=TWO\nLanguage=E\n.\n",
  });
  const unit = compileUnit("/d/a.c", { target: "x64", files, includePaths: ["/inc"], defines: {} });
  expect(unit.diagnostics).toEqual([]);
  expect(unit.macroValue("ONE")).toBe(0x0fff0001n);
});

it("made headers stop nothing, others are missed at their place", () => {
  const text =
    '#include <ntddk.h>\n#include "a.tmh"\n#include "iface.h"\n#include "classes.h"\n#include "gone.h"\nint a;\n';
  expect(check({ "/d/a.c": text, "/d/iface.idl": "", "/d/classes.mof": "" })).toEqual([
    "3 information include-not-made",
    "4 information include-not-made",
    "5 error include-not-found",
  ]);
});

it("trace functions are taken from the configuration blocks, and end whatever these say", () => {
  expect(traceHeader([trace])).toContain(
    '#define Say(LEVEL, MSG, ...) RingsideTraceMessage(__FUNCTION__, "Say", #LEVEL, RINGSIDE_TRACE_TYPES, RINGSIDE_TEXT("%!STDPREFIX!say " MSG), ##__VA_ARGS__)',
  );
  expect(traceHeader([trace])).toContain("#define Told(LEVEL, arguments)");
  for (const text of [
    "begin_wpp config",
    "begin_wpp config FUNC f( end_wpp",
    `begin_wpp config ${"FUNC f(a);\n".repeat(5000)} end_wpp`,
  ])
    expect(() => traceHeader([text])).not.toThrow();
});

it("a trace message hides no mistake: what its arguments point to stays as it was", () => {
  const body = `DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT d, PIRP Irp) {
    UNREFERENCED_PARAMETER(d);
    TraceEvents(TRACE_LEVEL_ERROR, DBG_INIT, "irp %p", Irp);
    Enter();
    return STATUS_SUCCESS;
}`;
  const text = `#include <ntddk.h>\n#include "trace.h"\n#include "a.tmh"\n${body}`;
  expect(check({ "/d/a.c": text, "/d/trace.h": trace })).toEqual(["9 error irp-not-completed-or-forwarded"]);
});

it("a trace function does before and after its message what the driver wants done", () => {
  const wrapping = `// begin_wpp config
// FUNC CHECK_STATUS{CHK=DUMMY,LEVEL=TRACE_LEVEL_ERROR}(STATUS, MSG, ...);
// FUNC Log{LEVEL=TRACE_LEVEL_ERROR}(STATUS, MSG, ...);
// FUNC RETURN_IF{LEVEL=TRACE_LEVEL_ERROR}(CONDITION, STATUS);
// end_wpp
#define WPP_LEVEL_CONDITION_STATUS_PRE(LEVEL,CONDITION,STATUS) do { if (CONDITION) {
#define WPP_LEVEL_CONDITION_STATUS_POST(LEVEL,CONDITION,STATUS) ; return (STATUS); } } while (0)
#define WPP_CHK_LEVEL_STATUS_PRE(CHK,LEVEL,STATUS) { if (!NT_SUCCESS(STATUS)) {
#define WPP_CHK_LEVEL_STATUS_POST(CHK,LEVEL,STATUS) ; goto End; } }
`;
  const body = (check: string) => `#include <ntddk.h>
#include "trace.h"
#include "a.tmh"
NTSTATUS Work(HANDLE Handle) {
    NTSTATUS status;
    PVOID made = ExAllocatePoolZero(PagedPool, 16, 'edaM');
    if (made == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = ZwClose(Handle);
    ${check}(status, "not closed");
    ExFreePoolWithTag(made, 'edaM');
End:
    return status;
}`;
  expect(check({ "/d/a.c": body("CHECK_STATUS"), "/d/trace.h": wrapping })).toEqual(["12 error pool-leaked"]);
  expect(check({ "/d/a.c": body("Log"), "/d/trace.h": wrapping })).toEqual([]);
  const testing = body("Log").replace(
    "if (made == NULL) return STATUS_INSUFFICIENT_RESOURCES;",
    "RETURN_IF(made == NULL, STATUS_INSUFFICIENT_RESOURCES); *(PULONG)made = 1;",
  );
  expect(check({ "/d/a.c": testing, "/d/trace.h": wrapping })).toEqual([]);
});

it("trace messages are rows of the trace when the driver runs", () => {
  const source = `#include <ntddk.h>
#include "trace.h"
#include "a.tmh"
DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT driver) { WPP_CLEANUP(driver); }
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"counted"); NTSTATUS status = STATUS_DEVICE_NOT_READY;
    driver->DriverUnload = Unload; WPP_INIT_TRACING(driver, path);
    Enter();
    TraceEvents(TRACE_LEVEL_ERROR, DBG_INIT, "failed %!STATUS! at %d of %wZ, %-4s|%*d %I64x %!bool!", status, 17, &name, "s", 3, 7, 5i64, TRUE);
    Say(TRACE_LEVEL_INFORMATION, "100%% of %!custom!", 16);
    DoTraceMessage(DBG_INIT, "plain");
    return STATUS_SUCCESS; }
`;
  const launcher = new ScenarioLauncher({
    files: diskOf({ "/d/a.c": source, "/d/trace.h": trace }),
    headers,
    createKernel: (options) => new Kernel(options),
  });
  const outcome = launcher.launch({ program: "/d/a.c" });
  if ("problems" in outcome) throw new Error(outcome.problems.join("\n"));
  const { session } = outcome.launched;
  session.advance(100_000);
  const rows = session.trace.window(0, 100, { kinds: ["traceMessage"] });
  expect(rows.map(({ detail }) => detail)).toEqual([
    "--> DriverEntry [Enter: TRACE_LEVEL_VERBOSE]",
    "failed STATUS_DEVICE_NOT_READY at 17 of counted, s   |  7 5 TRUE [TraceEvents: TRACE_LEVEL_ERROR, DBG_INIT]",
    "say 100% of 0x10 [Say: TRACE_LEVEL_INFORMATION]",
    "plain [DoTraceMessage: DBG_INIT]",
  ]);
});

it("a trace function may have its arguments, all or the last ones, in a second pair of parentheses", () => {
  const disk = diskOf({
    "/d/a.c": `#include <ntddk.h>
// begin_wpp config
// FUNC TracePrint((LEVEL, FLAGS, MSG, ...));
// FUNC DoTrace(LEVEL, FLAG, (MSG, ...));
// end_wpp
#include "a.tmh"
VOID f(int a) { TracePrint((TRACE_LEVEL_ERROR, ONLY_WPP_KNOWS, "%d", a)); DoTrace(ONLY, WPP_KNOWS, ("%d", a)); }\n`,
  });
  const unit = compileUnit("/d/a.c", { target: "x64", files: disk, includePaths: [headers], defines: {} });
  expect(unit.diagnostics).toEqual([]);
  expect(unit.macros.get("TracePrint")).toBeDefined();
});

it("a project names its trace functions", () => {
  const source = `#include <ntddk.h>\n#include "a.tmh"\n
VOID f(int a) { Say(TRACE_LEVEL_ERROR, DBG_INIT, "%d", a); Bug(a, "x"); }\n`;
  const disk = diskOf({
    "/d/a.c": source,
    "/d/wpp.ini": 'USEPREFIX (File, "%!FUNC!")\nFUNC File{LEVEL=2}(FLAGS,MSG,...);\n',
    "/d/d.vcxproj": `<Project><ItemDefinitionGroup><ClCompile>
      <PreprocessorDefinitions>TMH_FILE=%(Filename)%(Extension).tmh</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>
      <ItemGroup><ClCompile Include="a.c"><WppEnabled>true</WppEnabled>
      <WppAdditionalConfigurationFile>wpp.ini</WppAdditionalConfigurationFile>
      <WppTraceFunction>Say(LEVEL,FLAGS,MSG,...)</WppTraceFunction>
      <WppAdditionalOptions>-p:Me -func:Bug{LEVEL=1}(X,MSG)</WppAdditionalOptions></ClCompile></ItemGroup></Project>`,
  });
  const place = { solutionFolder: "/d", root: "/d" };
  const [driver] = readVcxproj("/d/d.vcxproj", disk, { target: "x64" }, place).drivers;
  const settings = driver?.sources[0]?.settings;
  expect(settings?.defines.RINGSIDE_WPP_FUNCTIONS).toBe(
    '"FUNC Say(LEVEL,FLAGS,MSG,...);FUNC Bug{LEVEL=1}(X,MSG);FUNC File{LEVEL=2}(FLAGS,MSG,...);"',
  );
  expect(settings?.defines.TMH_FILE).toBe("a.c.tmh");
  const unit = compileUnit("/d/a.c", {
    target: "x64",
    files: disk,
    includePaths: [headers],
    defines: settings?.defines ?? {},
  });
  expect(unit.diagnostics).toEqual([]);
});

it("the old build's command names trace functions, as its options or in files", () => {
  const disk = diskOf({
    "/d/sources":
      "TARGETNAME=d\nSOURCES=a.c\nRUN_WPP=$(SOURCES) -km -func:Say{LEVEL=1}(MSG,...) \\\n  -func:Twice((LEVEL,MSG,...)) -ini:wpp.ini -scan:a.h\n",
    "/d/wpp.ini": "FUNC File(FLAGS,MSG,...);\n",
    "/d/a.h": "// begin_wpp config\n// FUNC Scanned(LEVEL,MSG,...);\n// end_wpp\n",
    "/d/a.c": `#include <ntddk.h>
#include "a.h"
#include "a.tmh"
VOID f(int a) { Say("%d", a); Twice((2, "x %d", a)); File(ONLY_WPP_KNOWS, "y"); Scanned(1, "z"); }\n`,
  });
  const [driver] = readSources("/d/sources", disk, { target: "x64" }, "/d").drivers;
  const { defines = {} } = driver?.sources[0]?.settings ?? {};
  const unit = compileUnit("/d/a.c", { target: "x64", files: disk, includePaths: [headers], defines });
  expect(unit.diagnostics).toEqual([]);
});

it("a message file has a text for each message, in the first of its languages", () => {
  const file =
    "MessageId=1 Severity=Error Facility=System SymbolicName=A\nLanguage=English\nFirst %1.\nSecond.\n.\nLanguage=German\nErste %1.\n.\n" +
    "MessageId=2\nLanguage=English\n.\n";
  expect([...messageTexts(file)]).toEqual([
    [0xc0ff0001, "First %1.\nSecond."],
    [0xc0ff0002, ""],
  ]);
});

it("a manifest of events is the header of its macros", () => {
  const disk = diskOf({
    "/d/a.c": `#include <ntddk.h>
#include "eventsEtw.h"
VOID f(GUID *activity, PCSTR file) {
    EventRegisterMy_Driver();
    if (EventEnabledFailed()) EventWriteFailed(activity, file, 5);
    EventWritePlain(NULL);
    EventUnregisterMy_Driver();
}
C_ASSERT(sizeof(Provider) == 16);
USHORT Id(VOID) { return Failed.Id; }\n`,
    "/d/events.man": `<?xml version="1.0"?><instrumentationManifest><instrumentation><events>
<provider name="My-Driver" symbol="Provider" guid="{3D46B9FE-2CE2-4833-A55E-A8B92E9D2560}">
<keywords><keyword name="Error" mask="0x10"/></keywords>
<templates><template tid="t"><data inType="win:AnsiString" name="File"/><data inType="win:UInt32" name="Line"/></template></templates>
<events><event value="100" level="win:Error" keywords="Error" template="t" symbol="Failed"/>
<event value="101" symbol="Plain"/></events></provider></events></instrumentation></instrumentationManifest>`,
  });
  const unit = compileUnit("/d/a.c", { target: "x64", files: disk, includePaths: [headers], defines: {} });
  expect(unit.diagnostics.map(({ message }) => message)).toEqual([]);
});

it("a manifest's header has the state of its providers, and the numbers of what has a name of its own", () => {
  const disk = diskOf({
    "/d/a.c": `#include <ntddk.h>
#include "eventsEtw.h"
#if !MCGEN_USE_KERNEL_MODE_APIS
#error not of the kernel
#endif
NTSTATUS Write(PMCGEN_TRACE_CONTEXT context, PCEVENT_DESCRIPTOR event, ULONG count, PEVENT_DATA_DESCRIPTOR data) {
    if (!MCGEN_EVENT_ENABLED(Failed)) return STATUS_SUCCESS;
    return MCGEN_EVENTWRITETRANSFER(context->RegistrationHandle, event, NULL, NULL, count, data);
}
NTSTATUS Told(EVENT_DATA_DESCRIPTOR *data) { return Write(&Provider_Context, &Failed, 1, data); }
C_ASSERT(TaskLog == 7 && KeywordError == 0x10 && sizeof(ProviderHandle) == 8);\n`,
    "/d/events.man": `<?xml version="1.0"?><instrumentationManifest><instrumentation><events>
<provider name="My-Driver" symbol="Provider" guid="{3D46B9FE-2CE2-4833-A55E-A8B92E9D2560}">
<tasks><task symbol="TaskLog" name="Log" value="7"/></tasks>
<keywords><keyword name="Error" symbol="KeywordError" mask="0x10"/></keywords>
<events><event value="100" level="win:Error" keywords="Error" task="Log" symbol="Failed"/></events></provider></events></instrumentation></instrumentationManifest>`,
  });
  const unit = compileUnit("/d/a.c", { target: "x64", files: disk, includePaths: [headers], defines: {} });
  expect(unit.diagnostics.map(({ message }) => message)).toEqual([]);
});

it("a manifest's header may be included again", () => {
  const disk = diskOf({
    "/d/a.c": '#include <ntddk.h>\n#include "log.h"\n#include "eventsEtw.h"\nUSHORT Id(VOID) { return Failed.Id; }\n',
    "/d/log.h": '#include "eventsEtw.h"\n',
    "/d/events.man": `<?xml version="1.0"?><instrumentationManifest><instrumentation><events>
<provider name="My-Driver" symbol="Provider" guid="{3D46B9FE-2CE2-4833-A55E-A8B92E9D2560}">
<events><event value="100" level="win:Error" symbol="Failed"/></events></provider></events></instrumentation></instrumentationManifest>`,
  });
  const unit = compileUnit("/d/a.c", { target: "x64", files: disk, includePaths: [headers], defines: {} });
  expect(unit.diagnostics.map(({ message }) => message)).toEqual([]);
});

it("headers that the build of a project makes are found by those that refer to it", () => {
  const project = (items: string, type = "Driver"): string =>
    `<Project><PropertyGroup><ConfigurationType>${type}</ConfigurationType></PropertyGroup><ItemGroup>${items}</ItemGroup></Project>`;
  const files = diskOf({
    "/w/d/d.vcxproj": project('<ClCompile Include="a.c"/><ProjectReference Include="../lib/lib.vcxproj"/>'),
    "/w/d/a.c": "int f(void);",
    "/w/lib/lib.vcxproj": project(
      '<ClCompile Include="b.c"/><ProjectReference Include="../etw/etw.vcxproj"/>',
      "StaticLibrary",
    ),
    "/w/lib/b.c": "#include <told.h>\nconst void *p = &Provider;",
    "/w/etw/etw.vcxproj": project(
      '<MessageCompile Include="events.man"><GeneratedFilesBaseName>told</GeneratedFilesBaseName></MessageCompile>',
      "Utility",
    ),
    "/w/etw/events.man":
      '<instrumentationManifest><provider name="N" symbol="Provider" guid="{3D46B9FE-2CE2-4833-A55E-A8B92E9D2560}"></provider></instrumentationManifest>',
  });
  const finder = new ProjectFinder({ files, ownHeaders: headers, root: "/w" });
  const [driver] = finder.find("/w/d/d.vcxproj").drivers;
  expect(driver?.sources.map(({ path, settings }) => [path, settings.madeHeaders])).toEqual([
    ["/w/d/a.c", undefined],
    ["/w/lib/b.c", { "events.h": "", "told.h": "/w/etw/events.man" }],
  ]);
});

it("classes of WMI data are the header of their structures, under their own names or those that they say", () => {
  const disk = diskOf({
    "/d/a.c": `#include <ntddk.h>
#include <ToasterMof.h>
C_ASSERT(sizeof(Inner) == 8 && Inner_SIZE == 8);
C_ASSERT(FIELD_OFFSET(Outer, Part) == 4 && Outer_Part_ID == 2 && sizeof(((Outer *)0)->Model) == 2 * 9);
C_ASSERT(SetIt == 7 && sizeof(SetIt_IN) == 4 && SetIt_OUT_SIZE == 2);
const GUID given = OuterGuid;\n`,
    "/d/toaster.mof": `[WMI, guid("{A1C15015-B069-11d1-9290-00A0C9062910}"), HeaderName("Inner")] class My_Inner {
  [WmiDataId(1), read] uint32 Low; [WmiDataId(2), read] uint16 Words[2]; };
[WMI, Dynamic, Provider("WMIProv"), guid("{A1C15016-B069-11d1-9290-00A0C9062910}")] class Outer {
  [key, read] string InstanceName; [read] boolean Active;
  [WmiDataId(1), read] uint32 Count; [WmiDataId(2), read] My_Inner Part; [WmiDataId(3), read, MaxLen(8)] string Model;
  [WmiDataId(4), read, WmiSizeIs("Count")] uint32 Rest[];
  [Implemented, WmiMethodId(7)] void SetIt([in, id(0)] uint32 A, [out, id(1)] uint16 B); };`,
  });
  const unit = compileUnit("/d/a.c", { target: "x64", files: disk, includePaths: [headers], defines: {} });
  expect(unit.diagnostics.map(({ message }) => message)).toEqual([]);
});

it("the old build's commands name the header of classes, and a manifest may be any XML file", () => {
  const disk = diskOf({
    "/d/sources": "TARGETNAME=d\nTARGETTYPE=DRIVER\nSOURCES=level.mof a.c\n",
    "/d/makefile.inc":
      "$(O)\\data.h : $(O)\\level.bmf\n    wmimofck -h$(O)\\data.h \\\n      -xlevel.x $(O)\\level.bmf\n" +
      "$(OBJ_PATH)\\$(O)\\others.h: ..\\d\\told.xml\r\n    $(MC) -km -z others $**\r\n$(O)\\d.inf: d.inx\n",
    "/d/level.mof": `[WMI, guid("{A1C15015-B069-11d1-9290-00A0C9062910}")] class Level { [WmiDataId(1)] uint32 Now; };`,
    "/d/told.xml": `<?xml version="1.0"?><instrumentationManifest><provider name="My Driver" symbol="Provider" guid="{3D46B9FE-2CE2-4833-A55E-A8B92E9D2560}"></provider></instrumentationManifest>`,
    "/d/a.c": `#include <ntddk.h>\n#include "data.h"\n#include "toldEvents.h"\nC_ASSERT(Level_SIZE == 4);\nVOID f(VOID) { EventRegisterMy_Driver(); }\n`,
  });
  const [driver] = readSources("/d/sources", disk, { target: "x64" }, "/d").drivers;
  const { madeHeaders = {} } = driver?.sources[0]?.settings ?? {};
  expect(madeHeaders).toEqual({ "data.h": "/d/level.mof", "others.h": "/d/told.xml" });
  const options = { target: "x64", files: disk, includePaths: [headers], defines: {} } as const;
  expect(compileUnit("/d/a.c", { ...options, madeHeaders }).diagnostics.map(({ message }) => message)).toEqual([]);
});

it("a header that the project says is made of classes goes before the kit's of that name", () => {
  const disk = diskOf({
    "/d/a.c": "#include <ntddk.h>\n#include <wmidata.h>\nC_ASSERT(Level_SIZE == 4);\n",
    "/d/level.mof": `[WMI, guid("{A1C15015-B069-11d1-9290-00A0C9062910}")] class Level { [WmiDataId(1)] uint32 Now; };`,
  });
  const options = { target: "x64", files: disk, includePaths: [headers], defines: {} } as const;
  const messages = (madeHeaders: Record<string, string>): string[] =>
    compileUnit("/d/a.c", { ...options, madeHeaders }).diagnostics.map(({ message }) => message);
  expect(messages({ "WmiData.h": "/d/level.mof" })).toEqual([]);
  expect(messages({})[0]).toContain("Level_SIZE");
});

const counters = `<instrumentationManifest><instrumentation><counters><provider providerType="kernelMode" providerName="Waves">
  <counterSet symbol="Wave" name="Waves of &quot;mine&quot;" instances="multiple">
    <structs><struct name="Values" type="WAVE"/><struct name="More" type="MORE"/></structs>
    <counter id="1" struct="Values" field="High"/><counter id="2" struct="More" field="Rest"/>
  </counterSet>
  <counterSet symbol="Plain" name="Plain"/>
</provider></counters></instrumentation></instrumentationManifest>`;
const countersUsed = `#include <wdm.h>
typedef struct { ULONG Low, High; } WAVE;
typedef struct { ULONG64 Rest; } MORE;
#include <waveCounters.h>
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    static WAVE wave;
    PPCW_INSTANCE instance;
    NTSTATUS status = MineRegisterWave(NULL, DriverObject);
    if (!NT_SUCCESS(status)) return status;
    status = MineCreateWave(&instance, RegistryPath, &wave, NULL);
    if (NT_SUCCESS(status)) MineCloseWave(instance);
    if (MineWave != NULL) MineUnregisterWave();
    return MineRegisterPlain(NULL, NULL);
}
`;

it("a manifest of performance counters becomes the routines of its sets, as a project or SOURCES names them", () => {
  const project = (items: string): string =>
    `<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><PropertyGroup><ConfigurationType>Driver</ConfigurationType><DriverType>WDM</DriverType></PropertyGroup><ItemGroup>${items}</ItemGroup></Project>`;
  const disk = diskOf({
    "/w/d.vcxproj": project(
      `<ClCompile Include="a.c"/><Ctrpp Include="wave.man"><AddPrefix>Mine</AddPrefix><HeaderFileNameForProvider>$(IntDir)%(Filename)Counters.h</HeaderFileNameForProvider></Ctrpp>`,
    ),
    "/w/wave.man": counters,
    "/w/a.c": countersUsed,
    "/w/sources":
      "TARGETNAME=d\nTARGETTYPE=DRIVER\nSOURCES=a.c\nCOUNTERS_PREFIX=Mine\nCOUNTERS_MANIFEST=wave.man\nCOUNTERS_MANIFEST_OUTPUT_FILE_BASENAME=waveCounters\n",
  });
  const told = { "waveCounters.h": { manifest: "/w/wave.man", prefix: "Mine" } };
  const made = [
    new ProjectFinder({ files: disk, ownHeaders: headers, root: "/w" }).find("/w/d.vcxproj").drivers[0],
    readSources("/w/sources", disk, { target: "x64" }, "/w").drivers[0],
  ].map((driver) => driver?.sources[0]?.settings.madeHeaders);
  expect(made).toEqual([told, told]);
  const options = { target: "x64", files: disk, includePaths: [headers], defines: {}, madeHeaders: told } as const;
  expect(compileUnit("/w/a.c", options).diagnostics.map(({ message }) => message)).toEqual([]);
});

it("a manifest of counters alone defines no events, and one beside the source goes without a project", () => {
  const disk = diskOf({ "/w/wave.man": counters, "/w/a.c": countersUsed.replace(/Mine/g, "") });
  const options = { target: "x64", files: disk, includePaths: [headers], defines: {} } as const;
  expect(compileUnit("/w/a.c", options).diagnostics.map(({ message }) => message)).toEqual([]);
});
