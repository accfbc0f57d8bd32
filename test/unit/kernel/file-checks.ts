// Drivers that check the files of C:, with routines to open, read and write them.
import { holds } from "./checks.ts";

/** Open(path, access, share, disposition, options): the status, with the handle in `h` and the status block in `b`. */
export const helpers = String.raw`
  #include <ntifs.h>
  static HANDLE h;
  static IO_STATUS_BLOCK b;
  static LARGE_INTEGER at;
  static NTSTATUS OpenAs(PHANDLE out, PCWSTR path, ACCESS_MASK access, ULONG share, ULONG disposition, ULONG options,
                         ULONG attributes) {
      UNICODE_STRING name;
      OBJECT_ATTRIBUTES a;
      RtlInitUnicodeString(&name, path);
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
      RtlZeroMemory(&b, sizeof(b));
      return ZwCreateFile(out, access, &a, &b, NULL, attributes, share, disposition, options, NULL, 0);
  }
  static NTSTATUS Open(PCWSTR path, ACCESS_MASK access, ULONG share, ULONG disposition, ULONG options) {
      return OpenAs(&h, path, access, share, disposition, options, FILE_ATTRIBUTE_NORMAL);
  }
  static NTSTATUS Put(HANDLE file, PCSTR text, PLARGE_INTEGER offset) {
      return ZwWriteFile(file, NULL, NULL, NULL, &b, (PVOID)text, (ULONG)strlen(text), offset, NULL);
  }
  static NTSTATUS Get(HANDLE file, PVOID room, ULONG length, PLARGE_INTEGER offset) {
      return ZwReadFile(file, NULL, NULL, NULL, &b, room, length, offset, NULL);
  }
  #define SYNC (FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE)
  #define RW (GENERIC_READ | GENERIC_WRITE)
`;

/** As `holds`, with the routines above. */
export const files = (name: string, code: string, scenario: Readonly<Record<string, unknown>> = {}): void =>
  holds(name, code, { declarations: helpers }, scenario);
