// NTSTATUS to Win32 error, as Windows documents the mapping, for the statuses that drivers return.
const table: readonly [status: number, error: number, name: string][] = [
  [0x0000_0000, 0, "ERROR_SUCCESS"],
  [0xc000_0010, 1, "ERROR_INVALID_FUNCTION"],
  [0xc000_0002, 1, "ERROR_INVALID_FUNCTION"],
  [0xc000_000f, 2, "ERROR_FILE_NOT_FOUND"],
  [0xc000_000e, 2, "ERROR_FILE_NOT_FOUND"],
  [0xc000_0034, 2, "ERROR_FILE_NOT_FOUND"],
  [0xc000_003a, 3, "ERROR_PATH_NOT_FOUND"],
  [0xc000_011f, 4, "ERROR_TOO_MANY_OPEN_FILES"],
  [0xc000_0022, 5, "ERROR_ACCESS_DENIED"],
  [0xc000_0056, 5, "ERROR_ACCESS_DENIED"],
  [0xc000_0061, 1314, "ERROR_PRIVILEGE_NOT_HELD"],
  [0xc000_0008, 6, "ERROR_INVALID_HANDLE"],
  [0xc000_0024, 6, "ERROR_INVALID_HANDLE"],
  [0xc000_0017, 8, "ERROR_NOT_ENOUGH_MEMORY"],
  [0xc000_0013, 21, "ERROR_NOT_READY"],
  [0xc000_00a3, 21, "ERROR_NOT_READY"],
  [0xc000_00a2, 19, "ERROR_WRITE_PROTECT"],
  [0xc000_0014, 27, "ERROR_SECTOR_NOT_FOUND"],
  [0xc000_0004, 24, "ERROR_BAD_LENGTH"],
  [0xc000_003f, 23, "ERROR_CRC"],
  [0xc000_0001, 31, "ERROR_GEN_FAILURE"],
  [0xc000_0043, 32, "ERROR_SHARING_VIOLATION"],
  [0xc000_0054, 33, "ERROR_LOCK_VIOLATION"],
  [0xc000_0011, 38, "ERROR_HANDLE_EOF"],
  [0xc000_0018, 487, "ERROR_INVALID_ADDRESS"],
  [0xc000_009f, 487, "ERROR_INVALID_ADDRESS"],
  [0xc000_00a0, 487, "ERROR_INVALID_ADDRESS"],
  [0xc000_0045, 87, "ERROR_INVALID_PARAMETER"],
  [0xc000_017c, 1018, "ERROR_KEY_DELETED"],
  [0xc000_00bb, 50, "ERROR_NOT_SUPPORTED"],
  [0xc000_000d, 87, "ERROR_INVALID_PARAMETER"],
  [0xc000_00ef, 87, "ERROR_INVALID_PARAMETER"],
  [0xc000_00f0, 87, "ERROR_INVALID_PARAMETER"],
  [0xc000_0003, 87, "ERROR_INVALID_PARAMETER"],
  [0xc000_00b5, 121, "ERROR_SEM_TIMEOUT"],
  [0xc000_0023, 122, "ERROR_INSUFFICIENT_BUFFER"],
  [0xc000_0033, 123, "ERROR_INVALID_NAME"],
  [0xc000_0080, 14, "ERROR_OUTOFMEMORY"],
  [0xc000_0035, 183, "ERROR_ALREADY_EXISTS"],
  [0xc000_00ac, 231, "ERROR_PIPE_BUSY"],
  [0xc000_00ba, 5, "ERROR_ACCESS_DENIED"],
  [0xc000_0121, 5, "ERROR_ACCESS_DENIED"],
  [0xc000_00d4, 17, "ERROR_NOT_SAME_DEVICE"],
  [0x8000_0006, 18, "ERROR_NO_MORE_FILES"],
  [0xc000_007f, 112, "ERROR_DISK_FULL"],
  [0xc000_0101, 145, "ERROR_DIR_NOT_EMPTY"],
  [0xc000_0103, 267, "ERROR_DIRECTORY"],
  [0xc000_011e, 1006, "ERROR_FILE_INVALID"],
  [0xc000_0243, 1224, "ERROR_USER_MAPPED_FILE"],
  [0x8000_0005, 234, "ERROR_MORE_DATA"],
  [0x8000_001a, 259, "ERROR_NO_MORE_ITEMS"],
  [0x0000_0102, 258, "WAIT_TIMEOUT"],
  [0x8000_0011, 170, "ERROR_BUSY"],
  [0xc000_0120, 995, "ERROR_OPERATION_ABORTED"],
  [0x0000_0103, 997, "ERROR_IO_PENDING"],
  [0xc000_0005, 998, "ERROR_NOACCESS"],
  [0x8000_0002, 998, "ERROR_NOACCESS"],
  [0xc000_0185, 1117, "ERROR_IO_DEVICE"],
  [0xc000_009a, 1450, "ERROR_NO_SYSTEM_RESOURCES"],
  [0xc000_009d, 1167, "ERROR_DEVICE_NOT_CONNECTED"],
  [0xc000_0225, 1168, "ERROR_NOT_FOUND"],
  [0xc000_02b6, 55, "ERROR_DEV_NOT_EXIST"],
  [0xc000_00c0, 55, "ERROR_DEV_NOT_EXIST"],
  [0xc000_0206, 122, "ERROR_INSUFFICIENT_BUFFER"],
];

const errors = new Map(table.map(([status, error]) => [status, error]));
const names = new Map(table.map(([, error, name]) => [error, name]));
const numbers = new Map(table.map(([, error, name]) => [name, error]));

/** ERROR_MR_MID_NOT_FOUND, as for a status that has no Win32 counterpart. */
const noCounterpart = 317;

export const win32ErrorOf = (status: number): number =>
  errors.get(status >>> 0) ?? ((status | 0) >= 0 ? 0 : noCounterpart);
export const win32ErrorNames: readonly string[] = [...numbers.keys()];
export const win32ErrorNamed = (name: string): number | undefined => numbers.get(name);
export const win32ErrorName = (error: number): string =>
  names.get(error) ?? (error === noCounterpart ? "ERROR_MR_MID_NOT_FOUND" : "");
