// What drivers and programs are told of files and volumes of C:, and set of them.
import { describe } from "vitest";
import { files } from "./file-checks.ts";

describe("information", () => {
  files(
    "times come from virtual time, sizes and attributes from the file",
    String.raw`
      FILE_BASIC_INFORMATION basic, later;
      FILE_STANDARD_INFORMATION standard;
      FILE_NETWORK_OPEN_INFORMATION open;
      LARGE_INTEGER now, delay;
      FILE_ATTRIBUTE_TAG_INFORMATION tag;
      FILE_INTERNAL_INFORMATION id;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\??\\C:\\t");
      OBJECT_ATTRIBUTES a;
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
      KeQuerySystemTime(&now);
      CHECK(Open(L"\\??\\C:\\t", RW | DELETE, 7, FILE_CREATE, SYNC) == STATUS_SUCCESS);
      CHECK(ZwQueryInformationFile(h, &b, &basic, sizeof(basic), FileBasicInformation) == STATUS_SUCCESS &&
            b.Information == sizeof(basic));
      CHECK(basic.CreationTime.QuadPart >= now.QuadPart && basic.CreationTime.QuadPart < now.QuadPart + 10000000 &&
            basic.FileAttributes == FILE_ATTRIBUTE_ARCHIVE);
      delay.QuadPart = -20 * 10000;
      KeDelayExecutionThread(KernelMode, FALSE, &delay);
      Put(h, "123", NULL);
      CHECK(ZwQueryInformationFile(h, &b, &later, sizeof(later), FileBasicInformation) == STATUS_SUCCESS &&
            later.CreationTime.QuadPart == basic.CreationTime.QuadPart &&
            later.LastWriteTime.QuadPart >= basic.LastWriteTime.QuadPart + 20 * 10000);
      CHECK(ZwQueryInformationFile(h, &b, &standard, sizeof(standard), FileStandardInformation) == STATUS_SUCCESS &&
            standard.EndOfFile.QuadPart == 3 && standard.AllocationSize.QuadPart == 4096 && standard.NumberOfLinks == 1 &&
            !standard.Directory && !standard.DeletePending);
      CHECK(ZwQueryFullAttributesFile(&a, &open) == STATUS_SUCCESS && open.EndOfFile.QuadPart == 3 &&
            open.FileAttributes == FILE_ATTRIBUTE_ARCHIVE);
      CHECK(ZwQueryInformationFile(h, &b, &basic, sizeof(basic) - 1, FileBasicInformation) == STATUS_INFO_LENGTH_MISMATCH);
      RtlZeroMemory(&basic, sizeof(basic));
      basic.FileAttributes = FILE_ATTRIBUTE_READONLY | FILE_ATTRIBUTE_HIDDEN;
      basic.LastWriteTime.QuadPart = 5;
      CHECK(ZwSetInformationFile(h, &b, &basic, sizeof(basic), FileBasicInformation) == STATUS_SUCCESS);
      CHECK(ZwQueryInformationFile(h, &b, &tag, sizeof(tag), FileAttributeTagInformation) == STATUS_SUCCESS &&
            tag.FileAttributes == (FILE_ATTRIBUTE_READONLY | FILE_ATTRIBUTE_HIDDEN));
      CHECK(ZwQueryInformationFile(h, &b, &later, sizeof(later), FileBasicInformation) == STATUS_SUCCESS &&
            later.LastWriteTime.QuadPart == 5);
      {
          FILE_DISPOSITION_INFORMATION gone = { TRUE };
          CHECK(ZwSetInformationFile(h, &b, &gone, sizeof(gone), FileDispositionInformation) == STATUS_CANNOT_DELETE);
      }
      CHECK(ZwQueryInformationFile(h, &b, &id, sizeof(id), FileInternalInformation) == STATUS_SUCCESS &&
            id.IndexNumber.QuadPart != 0);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\t", GENERIC_WRITE, 7, FILE_OPEN, SYNC) == STATUS_ACCESS_DENIED);
      CHECK(Open(L"\\??\\C:\\t", GENERIC_READ, 7, FILE_OPEN, SYNC) == STATUS_SUCCESS);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\t", RW, 7, FILE_OVERWRITE_IF, SYNC) == STATUS_ACCESS_DENIED);
    `,
  );
  files(
    "a file's names, and all that is known of it at once",
    String.raw`
      UCHAR room[256];
      PFILE_NAME_INFORMATION name = (PFILE_NAME_INFORMATION)room;
      PFILE_ALL_INFORMATION all = (PFILE_ALL_INFORMATION)room;
      PFILE_OBJECT object;
      POBJECT_NAME_INFORMATION dos;
      ULONG got = 0;
      UNICODE_STRING wanted = RTL_CONSTANT_STRING(L"C:\\Windows\\Temp\\n.txt");
      FILE_STANDARD_INFORMATION standard;
      CHECK(Open(L"\\SystemRoot\\Temp\\n.txt", RW, 0, FILE_CREATE, SYNC) == STATUS_SUCCESS);
      CHECK(ZwQueryInformationFile(h, &b, room, sizeof(room), FileNameInformation) == STATUS_SUCCESS &&
            name->FileNameLength == 38 && RtlEqualMemory(name->FileName, L"\\Windows\\Temp\\n.txt", 38));
      CHECK(ZwQueryInformationFile(h, &b, room, 12, FileNameInformation) == STATUS_BUFFER_OVERFLOW &&
            name->FileNameLength == 38 && b.Information == 12);
      Put(h, "1234", NULL);
      CHECK(ZwQueryInformationFile(h, &b, room, sizeof(room), FileAllInformation) == STATUS_SUCCESS &&
            all->StandardInformation.EndOfFile.QuadPart == 4 && all->PositionInformation.CurrentByteOffset.QuadPart == 4 &&
            all->ModeInformation.Mode == FILE_SYNCHRONOUS_IO_NONALERT &&
            (all->AccessInformation.AccessFlags & FILE_WRITE_DATA) && all->NameInformation.FileNameLength == 38);
      CHECK(ObReferenceObjectByHandle(h, 0, *IoFileObjectType, KernelMode, (PVOID *)&object, NULL) == STATUS_SUCCESS);
      CHECK(IoQueryFileDosDeviceName(object, &dos) == STATUS_SUCCESS && RtlEqualUnicodeString(&dos->Name, &wanted, FALSE));
      ExFreePool(dos);
      CHECK(IoQueryFileInformation(object, FileStandardInformation, sizeof(standard), &standard, &got) == STATUS_SUCCESS &&
            got == sizeof(standard) && standard.EndOfFile.QuadPart == 4);
      CHECK(object->FsContext && object->Vpb && (object->Vpb->Flags & VPB_MOUNTED));
      ObDereferenceObject(object);
      ZwClose(h);
    `,
  );
  files(
    "rename, within the directory and elsewhere, and deletion",
    String.raw`
      UCHAR room[200];
      PFILE_RENAME_INFORMATION r = (PFILE_RENAME_INFORMATION)room;
      FILE_DISPOSITION_INFORMATION gone = { TRUE };
      FILE_DISPOSITION_INFORMATION_EX ex = { FILE_DISPOSITION_DELETE };
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\??\\C:\\new");
      OBJECT_ATTRIBUTES a;
      HANDLE other;
      InitializeObjectAttributes(&a, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
      RtlZeroMemory(room, sizeof(room));
      CHECK(Open(L"\\??\\C:\\old", RW | DELETE, 7, FILE_CREATE, SYNC) == STATUS_SUCCESS);
      Put(h, "kept", NULL);
      r->FileNameLength = 6;
      RtlCopyMemory(r->FileName, L"new", 6);
      CHECK(ZwSetInformationFile(h, &b, r, sizeof(*r) + 6, FileRenameInformation) == STATUS_SUCCESS);
      CHECK(OpenAs(&other, L"\\??\\C:\\NEW", GENERIC_READ, 7, FILE_OPEN, SYNC, 0) == STATUS_SUCCESS);
      ZwClose(other);
      CHECK(OpenAs(&other, L"\\??\\C:\\old", GENERIC_READ, 7, FILE_OPEN, SYNC, 0) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(OpenAs(&other, L"\\??\\C:\\Windows\\Temp\\there", GENERIC_WRITE, 7, FILE_CREATE, SYNC, 0) == STATUS_SUCCESS);
      r->FileNameLength = 52;
      RtlCopyMemory(r->FileName, L"\\??\\C:\\Windows\\Temp\\THERE", 52);
      r->FileNameLength = 50;
      CHECK(ZwSetInformationFile(h, &b, r, sizeof(*r) + 52, FileRenameInformation) == STATUS_OBJECT_NAME_COLLISION);
      r->ReplaceIfExists = TRUE;
      CHECK(ZwSetInformationFile(h, &b, r, sizeof(*r) + 52, FileRenameInformation) == STATUS_ACCESS_DENIED);
      ZwClose(other);
      CHECK(ZwSetInformationFile(h, &b, r, sizeof(*r) + 52, FileRenameInformation) == STATUS_SUCCESS);
      r->FileNameLength = 24;
      RtlCopyMemory(r->FileName, L"\\??\\C:\\No\\x", 24);
      r->FileNameLength = 22;
      CHECK(ZwSetInformationFile(h, &b, r, sizeof(*r) + 24, FileRenameInformation) == STATUS_OBJECT_PATH_NOT_FOUND);
      CHECK(ZwSetInformationFile(h, &b, &gone, sizeof(gone), FileDispositionInformation) == STATUS_SUCCESS);
      CHECK(OpenAs(&other, L"\\SystemRoot\\Temp\\there", GENERIC_READ, 7, FILE_OPEN, SYNC, 0) == STATUS_DELETE_PENDING);
      gone.DeleteFile = FALSE;
      CHECK(ZwSetInformationFile(h, &b, &gone, sizeof(gone), FileDispositionInformation) == STATUS_SUCCESS);
      ZwClose(h);
      CHECK(Open(L"\\SystemRoot\\Temp\\there", RW | DELETE, 7, FILE_OPEN, SYNC) == STATUS_SUCCESS);
      {
          UCHAR c[4];
          CHECK(Get(h, c, 4, NULL) == STATUS_SUCCESS && RtlEqualMemory(c, "kept", 4));
      }
      CHECK(ZwSetInformationFile(h, &b, &ex, sizeof(ex), FileDispositionInformationEx) == STATUS_SUCCESS);
      ZwClose(h);
      CHECK(Open(L"\\SystemRoot\\Temp\\there", RW, 7, FILE_OPEN, SYNC) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(ZwDeleteFile(&a) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(Open(L"\\??\\C:\\new", RW, 7, FILE_CREATE, SYNC) == STATUS_SUCCESS);
      CHECK(ZwDeleteFile(&a) == STATUS_SUCCESS);
      CHECK(ZwDeleteFile(&a) == STATUS_DELETE_PENDING);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\new", RW, 7, FILE_OPEN, SYNC) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(Open(L"\\??\\C:\\brief", RW | DELETE, 7, FILE_CREATE, SYNC | FILE_DELETE_ON_CLOSE) == STATUS_SUCCESS);
      ZwClose(h);
      CHECK(Open(L"\\??\\C:\\brief", RW, 7, FILE_OPEN, SYNC) == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(Open(L"\\??\\C:\\Windows", DELETE, 7, FILE_OPEN, FILE_DIRECTORY_FILE) == STATUS_SUCCESS);
      gone.DeleteFile = TRUE;
      CHECK(ZwSetInformationFile(h, &b, &gone, sizeof(gone), FileDispositionInformation) == STATUS_DIRECTORY_NOT_EMPTY);
      ZwClose(h);
    `,
  );
  files(
    "a directory is searched entry by entry, in the order of names",
    String.raw`
      UCHAR room[400];
      PFILE_BOTH_DIR_INFORMATION e = (PFILE_BOTH_DIR_INFORMATION)room;
      PFILE_NAMES_INFORMATION n = (PFILE_NAMES_INFORMATION)room;
      UNICODE_STRING all = RTL_CONSTANT_STRING(L"*"), text = RTL_CONSTANT_STRING(L"?.TXT"),
                     none = RTL_CONSTANT_STRING(L"*.exe");
      HANDLE d;
      CHECK(OpenAs(&d, L"\\??\\C:\\data", FILE_LIST_DIRECTORY | SYNCHRONIZE, 7, FILE_OPEN,
                   FILE_DIRECTORY_FILE | FILE_SYNCHRONOUS_IO_NONALERT, 0) == STATUS_SUCCESS);
      CHECK(ZwQueryDirectoryFile(d, NULL, NULL, NULL, &b, room, sizeof(room), FileBothDirectoryInformation, TRUE, &all,
                                 TRUE) == STATUS_SUCCESS &&
            e->FileNameLength == 2 && e->FileName[0] == L'.' && (e->FileAttributes & FILE_ATTRIBUTE_DIRECTORY));
      CHECK(ZwQueryDirectoryFile(d, NULL, NULL, NULL, &b, room, sizeof(room), FileBothDirectoryInformation, FALSE, NULL,
                                 FALSE) == STATUS_SUCCESS &&
            e->FileNameLength == 4 && e->NextEntryOffset != 0);
      e = (PFILE_BOTH_DIR_INFORMATION)((PUCHAR)e + e->NextEntryOffset);
      CHECK(e->FileNameLength == 10 && RtlEqualMemory(e->FileName, L"a.txt", 10) && e->EndOfFile.QuadPart == 5 &&
            e->NextEntryOffset != 0);
      e = (PFILE_BOTH_DIR_INFORMATION)((PUCHAR)e + e->NextEntryOffset);
      CHECK(RtlEqualMemory(e->FileName, L"B.txt", 10) && e->NextEntryOffset == 0);
      CHECK(ZwQueryDirectoryFile(d, NULL, NULL, NULL, &b, room, sizeof(room), FileBothDirectoryInformation, FALSE, NULL,
                                 FALSE) == STATUS_SUCCESS);
      CHECK(ZwQueryDirectoryFile(d, NULL, NULL, NULL, &b, room, sizeof(room), FileBothDirectoryInformation, FALSE, NULL,
                                 FALSE) == STATUS_NO_MORE_FILES);
      CHECK(ZwQueryDirectoryFile(d, NULL, NULL, NULL, &b, room, 14, FileNamesInformation, TRUE, NULL, TRUE) ==
            STATUS_SUCCESS);
      CHECK(ZwQueryDirectoryFile(d, NULL, NULL, NULL, &b, room, 14, FileNamesInformation, TRUE, NULL, FALSE) ==
            STATUS_BUFFER_OVERFLOW);
      ZwClose(d);
      CHECK(OpenAs(&d, L"\\??\\C:\\data", FILE_LIST_DIRECTORY | SYNCHRONIZE, 7, FILE_OPEN,
                   FILE_DIRECTORY_FILE | FILE_SYNCHRONOUS_IO_NONALERT, 0) == STATUS_SUCCESS);
      CHECK(ZwQueryDirectoryFile(d, NULL, NULL, NULL, &b, room, sizeof(room), FileNamesInformation, FALSE, &text, FALSE) ==
                STATUS_SUCCESS &&
            n->FileNameLength == 10 && n->NextEntryOffset != 0 &&
            ((PFILE_NAMES_INFORMATION)(room + n->NextEntryOffset))->NextEntryOffset == 0);
      ZwClose(d);
      CHECK(OpenAs(&d, L"\\??\\C:\\data", FILE_LIST_DIRECTORY | SYNCHRONIZE, 7, FILE_OPEN,
                   FILE_DIRECTORY_FILE | FILE_SYNCHRONOUS_IO_NONALERT, 0) == STATUS_SUCCESS);
      CHECK(ZwQueryDirectoryFile(d, NULL, NULL, NULL, &b, room, sizeof(room), FileNamesInformation, FALSE, &none, FALSE) ==
            STATUS_NO_SUCH_FILE);
      ZwClose(d);
    `,
    {
      files: [
        { path: "C:\\data\\B.txt" },
        { path: "C:\\data\\a.txt", content: { text: "12345" } },
        { path: "c:/data/sub", directory: true },
      ],
    },
  );
});

files(
  "Nt routines in a user's thread take nothing of the kernel's",
  String.raw`
    UCHAR room[64];
    CHECK(Open(L"\\??\\C:\\Windows", FILE_LIST_DIRECTORY | SYNCHRONIZE, 7, FILE_OPEN,
               FILE_DIRECTORY_FILE | FILE_SYNCHRONOUS_IO_NONALERT) == STATUS_SUCCESS);
    CHECK(NtQueryDirectoryFile(h, NULL, NULL, NULL, &b, room, sizeof(room), FileNamesInformation, TRUE, NULL, TRUE) ==
          STATUS_ACCESS_VIOLATION);
    CHECK(NtQueryVolumeInformationFile(h, &b, room, sizeof(room), FileFsSizeInformation) == STATUS_ACCESS_VIOLATION);
    CHECK(NtFlushBuffersFile(h, &b) == STATUS_ACCESS_VIOLATION);
    ZwClose(h);
  `,
);
