/* What programs need to know of the rack: which modules are in it is decided by two control codes. */
#pragma once

/* {5B1F2E34-8E0A-4D57-9B42-2F6C1A7E0D11} */
DEFINE_GUID(GUID_DEVINTERFACE_RACK, 0x5b1f2e34, 0x8e0a, 0x4d57, 0x9b, 0x42, 0x2f, 0x6c, 0x1a, 0x7e, 0x0d, 0x11);
/* {5B1F2E35-8E0A-4D57-9B42-2F6C1A7E0D11} */
DEFINE_GUID(GUID_DEVINTERFACE_MODULE, 0x5b1f2e35, 0x8e0a, 0x4d57, 0x9b, 0x42, 0x2f, 0x6c, 0x1a, 0x7e, 0x0d, 0x11);

/* Input of both: the number of the slot, a ULONG. */
#define IOCTL_RACK_INSERT CTL_CODE(FILE_DEVICE_BUS_EXTENDER, 0x800, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_RACK_PULL CTL_CODE(FILE_DEVICE_BUS_EXTENDER, 0x801, METHOD_BUFFERED, FILE_WRITE_ACCESS)
