// Numbers fixed by the Windows ABI that the executive itself uses, by their documented names.
// A test compares each with the value our headers give it, so that there is no second truth.

export const STATUS_SUCCESS = 0x0000_0000;
export const STATUS_WAIT_0 = 0x0000_0000;
export const STATUS_USER_APC = 0x0000_00c0;
export const STATUS_TIMEOUT = 0x0000_0102;
export const STATUS_PENDING = 0x0000_0103;
export const STATUS_SOME_NOT_MAPPED = 0x0000_0107;
export const STATUS_OBJECT_NAME_EXISTS = 0x4000_0000;
export const STATUS_BUFFER_OVERFLOW = 0x8000_0005;
export const STATUS_NO_MORE_ENTRIES = 0x8000_001a;
export const STATUS_RESOURCE_REQUIREMENTS_CHANGED = 0x0000_0119;
export const STATUS_CONFLICTING_ADDRESSES = 0xc000_0018;
export const STATUS_UNSUCCESSFUL = 0xc000_0001;
export const STATUS_NOT_IMPLEMENTED = 0xc000_0002;
export const STATUS_INVALID_INFO_CLASS = 0xc000_0003;
export const STATUS_INFO_LENGTH_MISMATCH = 0xc000_0004;
export const STATUS_ACCESS_VIOLATION = 0xc000_0005;
export const STATUS_NONCONTINUABLE_EXCEPTION = 0xc000_0025;
export const STATUS_INVALID_HANDLE = 0xc000_0008;
export const STATUS_INVALID_PARAMETER = 0xc000_000d;
export const STATUS_NOT_FOUND = 0xc000_0225;
export const STATUS_NO_SUCH_DEVICE = 0xc000_000e;
export const STATUS_INVALID_DEVICE_REQUEST = 0xc000_0010;
export const STATUS_END_OF_FILE = 0xc000_0011;
export const STATUS_MORE_PROCESSING_REQUIRED = 0xc000_0016;
export const STATUS_NO_MEMORY = 0xc000_0017;
export const STATUS_ACCESS_DENIED = 0xc000_0022;
export const STATUS_BUFFER_TOO_SMALL = 0xc000_0023;
export const STATUS_OBJECT_TYPE_MISMATCH = 0xc000_0024;
export const STATUS_OBJECT_NAME_INVALID = 0xc000_0033;
export const STATUS_OBJECT_NAME_NOT_FOUND = 0xc000_0034;
export const STATUS_OBJECT_NAME_COLLISION = 0xc000_0035;
export const STATUS_SHARING_VIOLATION = 0xc000_0043;
export const STATUS_MUTANT_NOT_OWNED = 0xc000_0046;
export const STATUS_SEMAPHORE_LIMIT_EXCEEDED = 0xc000_0047;
export const STATUS_PROCEDURE_NOT_FOUND = 0xc000_007a;
export const STATUS_DELETE_PENDING = 0xc000_0056;
export const STATUS_INVALID_PARAMETER_1 = 0xc000_00ef;
export const STATUS_INVALID_PARAMETER_2 = 0xc000_00f0;
export const STATUS_INVALID_PARAMETER_4 = 0xc000_00f2;
export const STATUS_INVALID_PARAMETER_5 = 0xc000_00f3;
export const STATUS_INVALID_PARAMETER_8 = 0xc000_00f6;
export const STATUS_INSUFFICIENT_RESOURCES = 0xc000_009a;
export const STATUS_DEVICE_BUSY = 0x8000_0011;
export const STATUS_DEVICE_NOT_READY = 0xc000_00a3;
export const STATUS_NAME_TOO_LONG = 0xc000_0106;
export const STATUS_REVISION_MISMATCH = 0xc000_0059;
export const STATUS_INVALID_ACL = 0xc000_0077;
export const STATUS_INVALID_SID = 0xc000_0078;
export const STATUS_ALLOTTED_SPACE_EXCEEDED = 0xc000_0099;
export const STATUS_UNKNOWN_REVISION = 0xc000_0058;
export const STATUS_INVALID_SECURITY_DESCR = 0xc000_0079;
export const STATUS_INVALID_CID = 0xc000_000b;
export const STATUS_KEY_DELETED = 0xc000_017c;
export const STATUS_NOT_SUPPORTED = 0xc000_00bb;
export const STATUS_DEVICE_NOT_CONNECTED = 0xc000_009d;
export const STATUS_WMI_GUID_NOT_FOUND = 0xc000_0295;
export const STATUS_WMI_INSTANCE_NOT_FOUND = 0xc000_0296;
export const STATUS_WMI_READ_ONLY = 0xc000_02c6;
export const STATUS_CANCELLED = 0xc000_0120;
export const STATUS_NO_SUCH_FILE = 0xc000_000f;

export const IRP_MJ_CREATE = 0x00;
export const IRP_MJ_CLOSE = 0x02;
export const IRP_MJ_READ = 0x03;
export const IRP_MJ_WRITE = 0x04;
export const IRP_MJ_QUERY_INFORMATION = 0x05;
export const IRP_MJ_SET_INFORMATION = 0x06;
export const IRP_MJ_FLUSH_BUFFERS = 0x09;
export const IRP_MJ_DEVICE_CONTROL = 0x0e;
export const IRP_MJ_INTERNAL_DEVICE_CONTROL = 0x0f;
export const IRP_MJ_SHUTDOWN = 0x10;
export const IRP_MJ_CLEANUP = 0x12;
export const IRP_MJ_POWER = 0x16;
export const IRP_MJ_SYSTEM_CONTROL = 0x17;
export const IRP_MJ_PNP = 0x1b;
export const IRP_MJ_MAXIMUM_FUNCTION = 0x1b;

export const IRP_MN_REGINFO = 0x08;
export const IRP_MN_REGINFO_EX = 0x0b;

export const IRP_MN_START_DEVICE = 0x00;
export const IRP_MN_QUERY_REMOVE_DEVICE = 0x01;
export const IRP_MN_REMOVE_DEVICE = 0x02;
export const IRP_MN_CANCEL_REMOVE_DEVICE = 0x03;
export const IRP_MN_STOP_DEVICE = 0x04;
export const IRP_MN_QUERY_STOP_DEVICE = 0x05;
export const IRP_MN_CANCEL_STOP_DEVICE = 0x06;
export const IRP_MN_QUERY_DEVICE_RELATIONS = 0x07;
export const IRP_MN_QUERY_CAPABILITIES = 0x09;
export const IRP_MN_QUERY_RESOURCES = 0x0a;
export const IRP_MN_QUERY_INTERFACE = 0x08;
export const IRP_MN_READ_CONFIG = 0x0f;
export const IRP_MN_WRITE_CONFIG = 0x10;
export const IRP_MN_QUERY_RESOURCE_REQUIREMENTS = 0x0b;
export const IRP_MN_QUERY_DEVICE_TEXT = 0x0c;
export const IRP_MN_FILTER_RESOURCE_REQUIREMENTS = 0x0d;
export const IRP_MN_EJECT = 0x11;
export const IRP_MN_SET_LOCK = 0x12;
export const IRP_MN_QUERY_ID = 0x13;
export const IRP_MN_QUERY_PNP_DEVICE_STATE = 0x14;
export const IRP_MN_QUERY_BUS_INFORMATION = 0x15;
export const IRP_MN_DEVICE_USAGE_NOTIFICATION = 0x16;
export const IRP_MN_SURPRISE_REMOVAL = 0x17;
export const IRP_MN_WAIT_WAKE = 0x00;
export const IRP_MN_SET_POWER = 0x02;
export const IRP_MN_QUERY_POWER = 0x03;

export const SL_PENDING_RETURNED = 0x01;
export const SL_INVOKE_ON_CANCEL = 0x20;
export const SL_INVOKE_ON_SUCCESS = 0x40;
export const SL_INVOKE_ON_ERROR = 0x80;

export const DO_BUFFERED_IO = 0x0000_0004;
export const DO_EXCLUSIVE = 0x0000_0008;
export const DO_DIRECT_IO = 0x0000_0010;
export const DO_DEVICE_INITIALIZING = 0x0000_0080;
export const DO_POWER_PAGABLE = 0x0000_2000;
export const DO_POWER_INRUSH = 0x0000_4000;
export const DO_BUS_ENUMERATED_DEVICE = 0x0000_1000;

export const IRP_BUFFERED_IO = 0x0000_0010;
export const IRP_DEALLOCATE_BUFFER = 0x0000_0020;
export const IRP_INPUT_OPERATION = 0x0000_0040;
export const IRP_SYNCHRONOUS_API = 0x0000_0004;

export const METHOD_BUFFERED = 0;
export const METHOD_IN_DIRECT = 1;
export const METHOD_OUT_DIRECT = 2;
export const METHOD_NEITHER = 3;

export const IO_TYPE_DEVICE = 0x03;
export const IO_TYPE_DRIVER = 0x04;
export const IO_TYPE_FILE = 0x05;
export const IO_TYPE_IRP = 0x06;

export const PASSIVE_LEVEL = 0;
export const APC_LEVEL = 1;
export const DISPATCH_LEVEL = 2;
export const HIGH_LEVEL = 15;

/** NT_SUCCESS: informational and success codes. */
export const ntSuccess = (status: number): boolean => (status | 0) >= 0;
/** NT_ERROR. */
export const ntError = (status: number): boolean => status >>> 30 === 3;
export const IRP_ASSOCIATED_IRP = 0x8;
export const IO_TYPE_CONTROLLER = 0x2;
export const STATUS_DEVICE_ALREADY_ATTACHED = 0xc000_0038;
export const STATUS_CALLBACK_BYPASS = 0xc000_0503;
export const STATUS_REPARSE = 0x104;
export const STATUS_FLT_INSTANCE_ALTITUDE_COLLISION = 0xc01c_0011;
