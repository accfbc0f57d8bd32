// `ringside run` of a console program: the driver that it lies beside is found, loaded, and taken down when the program has ended.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { launch, type RunOptions, runToEnd } from "../../../cli/run.ts";
import { cache } from "../../kit.ts";

const root = mkdtempSync(join(tmpdir(), "ringside-program-"));
afterAll(() => rmSync(root, { recursive: true }));

/** A driver that answers reads of `\\.\NAME` with one byte. */
const driver = (name: string, byte: number): string => `#include <ntddk.h>
static NTSTATUS Serve(PDEVICE_OBJECT device, PIRP irp) {
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Information = 0;
    if (IoGetCurrentIrpStackLocation(irp)->MajorFunction == IRP_MJ_READ) {
        if (IoGetCurrentIrpStackLocation(irp)->Parameters.Read.Length == 0) status = STATUS_BUFFER_TOO_SMALL;
        else { *(UCHAR *)irp->AssociatedIrp.SystemBuffer = ${byte}; irp->IoStatus.Information = 1; }
    }
    irp->IoStatus.Status = status;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}
static VOID Unload(PDRIVER_OBJECT driver) {
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\${name}");
    IoDeleteSymbolicLink(&link);
    IoDeleteDevice(driver->DeviceObject);
}
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\${name}"), link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\${name}");
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    UNREFERENCED_PARAMETER(path);
    if (!NT_SUCCESS(status)) return status;
    device->Flags |= DO_BUFFERED_IO;
    IoCreateSymbolicLink(&link, &name);
    driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = driver->MajorFunction[IRP_MJ_READ] = Serve;
    driver->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
`;
const program = (name: string, tail = ""): string => `#include <windows.h>
#include <stdio.h>
int main(int argc, char **argv) {
    HANDLE device = CreateFileA("\\\\\\\\.\\\\${name}", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    unsigned char byte = 0;
    DWORD got = 0;
    ReadFile(device, &byte, 1, &got, NULL);
    printf("%s read %lu: %u\\n", argc > 1 ? argv[1] : "nobody", got, byte);
    ${tail}
    CloseHandle(device);
    return 3;
}
`;

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}
async function run(path: string, options: RunOptions = {}, args: readonly string[] = []) {
  const { session, title } = await launch(path, options, args, cache);
  let text = "";
  const { stop } = runToEnd(session, 10_000_000, (printed) => {
    text += printed;
  });
  return {
    title,
    text,
    stop,
    results: session.results().map(({ title, outcome, message }) => ({ title, outcome, message })),
  };
}

const alone = write("alone/test/app.c", program("Alone"));
write("alone/alone.c", driver("Alone", 65));
const two = write("two/app/app.c", program("Second"));
write("two/first/first.c", driver("First", 1));
write("two/second/second.c", driver("Second", 2));
const neither = write("two/other/other.c", program("Third"));

it("runs the program against the driver one folder up, with its arguments, and judges no exit code", async () => {
  const { title, text, stop, results } = await run(alone, {}, ["me"]);
  expect(title).toBe("Run app against alone");
  expect(text).toBe("me read 1: 65\n");
  expect(stop.kind).toBe("finished");
  expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => "passed"));
  expect(results.at(-1)?.title).toBe("unload alone");
});

it("takes the folder of a program as the program", async () => {
  expect((await run(dirname(alone))).text).toBe("nobody read 1: 65\n");
});

it("tells among several drivers the one that the program opens", async () => {
  expect(await run(two)).toMatchObject({ title: "Run app against second", text: "nobody read 1: 2\n" });
});

it("asks which driver is meant where it cannot be told, and takes the answer", async () => {
  await expect(run(neither)).rejects.toThrow(/2 drivers around this program \(first, second\).*--driver/);
  expect((await run(neither, { driver: join(root, "two", "first") })).title).toBe("Run other against first");
});

it("says that there is no driver", async () => {
  const lonely = write("lonely/a/b/c/d/app.c", program("Lonely"));
  await expect(run(lonely)).rejects.toThrow(/program for user mode, and no driver was found beside or above it/);
});

it("ends a program that waits for ever, so that the driver goes", async () => {
  write("endless/driver.c", driver("Endless", 7));
  const endless = write("endless/test/app.c", program("Endless", "Sleep(INFINITE);"));
  const { stop, results } = await run(endless);
  expect(stop.kind).toBe("finished");
  expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([
    {
      title: "wait for the end of app",
      outcome: "failed",
      message: expect.stringMatching(/^app has not ended; its thread /),
    },
  ]);
  expect(results.at(-1)).toMatchObject({ outcome: "passed" });
});

it("gives it its input", async () => {
  write("input/driver.c", driver("Input", 9));
  const reader = write(
    "input/test/app.c",
    program("Input", 'char word[20]; scanf("%19s", word); printf("typed %s\\n", word);'),
  );
  expect((await run(reader, { input: "hello\n" })).text).toBe("nobody read 1: 9\ntyped hello\n");
});

it("goes on in the line that an earlier print has left open", async () => {
  write(
    "lines/driver.c",
    driver("Lines", 1).replace(
      "UNREFERENCED_PARAMETER(path);",
      'UNREFERENCED_PARAMETER(path); DbgPrint("a "); DbgPrint("b\\n"); DbgPrint("c");',
    ),
  );
  const lines = write("lines/test/app.c", program("Lines"));
  expect((await run(lines)).text).toBe("a b\nc\nnobody read 1: 1\n");
});

it("takes the driver whose header the program includes", async () => {
  write("header/one/one.c", driver("One", 11));
  write("header/two/two.c", driver("Two", 12));
  write("header/two/shared.h", '#define NAME "\\\\\\\\.\\\\Two"\n');
  const text = program("x")
    .replace('"\\\\\\\\.\\\\x"', "NAME")
    .replace("#include <stdio.h>", '#include <stdio.h>\n#include "../two/shared.h"');
  expect((await run(write("header/app/app.cpp", text))).text).toBe("nobody read 1: 12\n");
});

it("knows wmain in C++", async () => {
  write("wide/driver.c", driver("Wide", 5));
  const wide = write(
    "wide/test/app.cpp",
    '#include <windows.h>\n#include <stdio.h>\nint wmain(int argc, const wchar_t *argv[]) {\n    if (_wcsicmp(argv[argc - 1], L"HELLO") == 0) printf("%d\\n", (int)wcslen(argv[1]));\n}\n',
  );
  expect((await run(wide, {}, ["hello"])).text).toBe("5\n");
});
