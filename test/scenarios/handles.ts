// Pieces of drivers that open handles of their own.

/** Routines that ntifs.h declares. */
export const ntDeclarations = `
    NTSYSCALLAPI NTSTATUS NTAPI NtClose(HANDLE);
    NTSYSCALLAPI NTSTATUS NTAPI NtReadFile(HANDLE, HANDLE, PIO_APC_ROUTINE, PVOID, PIO_STATUS_BLOCK, PVOID, ULONG,
                                           PLARGE_INTEGER, PULONG);
  `;

/** Statements that open a device or file of that name (as written in C) to `h`, with `s` as status. */
export const openFile = (name: string, attributes: string): string =>
  `
    {
        OBJECT_ATTRIBUTES oa;
        IO_STATUS_BLOCK iosb;
        UNICODE_STRING n = RTL_CONSTANT_STRING(L"${name}");
        InitializeObjectAttributes(&oa, &n, OBJ_CASE_INSENSITIVE | ${attributes}, NULL, NULL);
        s = ZwCreateFile(&h, GENERIC_READ | GENERIC_WRITE | SYNCHRONIZE, &oa, &iosb, NULL, FILE_ATTRIBUTE_NORMAL,
                         FILE_SHARE_READ | FILE_SHARE_WRITE, FILE_OPEN, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
        if (!NT_SUCCESS(s)) DbgPrint("open %x\\n", s);
    }
  `;

/** Statements that open a registry key to `h`. */
export const openKey = (path: string, access: string): string =>
  `
    {
        OBJECT_ATTRIBUTES oa;
        UNICODE_STRING n = RTL_CONSTANT_STRING(L"${path}");
        InitializeObjectAttributes(&oa, &n, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
        s = ZwCreateKey(&h, ${access}, &oa, 0, NULL, 0, NULL);
    }
  `;
