/*
 * Opens the first membuf device through its interface and runs fourteen numbered tests, printing how each went.
 * A console program in C: the other side of the driver in this folder.
 */
#include <windows.h>
#include <winioctl.h>
#include <setupapi.h>
#include <stdio.h>
#include <stdlib.h>

#include <initguid.h>
#include "../public.h"

/* Reported as one more control code would be; the driver does not know it. */
#define IOCTL_MEMBUF_UNRECOGNISED CTL_CODE(FILE_DEVICE_UNKNOWN, 0x805, METHOD_BUFFERED, FILE_ANY_ACCESS)

/* The handle of device number `instance` that has the interface, or INVALID_HANDLE_VALUE. */
static HANDLE OpenByInterface(const GUID *guid, DWORD instance)
{
    HDEVINFO set = SetupDiGetClassDevs(guid, NULL, NULL, DIGCF_PRESENT | DIGCF_INTERFACEDEVICE);
    SP_DEVICE_INTERFACE_DATA found;
    PSP_DEVICE_INTERFACE_DETAIL_DATA detail;
    DWORD needed = 0;
    HANDLE device = INVALID_HANDLE_VALUE;

    if (set == INVALID_HANDLE_VALUE) {
        return INVALID_HANDLE_VALUE;
    }
    found.cbSize = sizeof(found);
    if (SetupDiEnumDeviceInterfaces(set, NULL, guid, instance, &found)) {
        /* The first call says how long the path is. */
        SetupDiGetDeviceInterfaceDetail(set, &found, NULL, 0, &needed, NULL);
        detail = (PSP_DEVICE_INTERFACE_DETAIL_DATA)malloc(needed);
        if (detail != NULL) {
            detail->cbSize = sizeof(*detail);
            if (SetupDiGetDeviceInterfaceDetail(set, &found, detail, needed, NULL, NULL)) {
                printf("        Symbolic link is %s\n", detail->DevicePath);
                device = CreateFile(detail->DevicePath, GENERIC_READ | GENERIC_WRITE,
                    FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
            }
            free(detail);
        }
    }
    SetupDiDestroyDeviceInfoList(set);
    return device;
}

static void MoveTo(HANDLE device, LONG position)
{
    if (SetFilePointer(device, position, NULL, FILE_BEGIN) == INVALID_SET_FILE_POINTER) {
        printf("XXX     SetFilePointer failed %d\n", GetLastError());
    } else {
        printf("        SetFilePointer worked\n");
    }
}

static void ReportSize(HANDLE device)
{
    ULONG size;
    DWORD returned;

    if (!DeviceIoControl(device, IOCTL_MEMBUF_GET_BUFFER_SIZE, NULL, 0, &size, sizeof(size), &returned, NULL)) {
        printf("XXX     Get buffer size failed %d\n", GetLastError());
    } else {
        printf("        Buffer size is %d (%d bytes returned)\n", size, returned);
    }
}

static void ReportStart(HANDLE device, BYTE *buffer, DWORD size)
{
    DWORD returned;

    if (!DeviceIoControl(device, IOCTL_MEMBUF_GET_BUFFER, NULL, 0, buffer, size, &returned, NULL)) {
        printf("XXX     Get buffer failed %d\n", GetLastError());
    } else {
        printf("        First DWORD of buffer is %08X (%d bytes returned)\n", *(DWORD *)buffer, returned);
    }
}

static void WriteValue(HANDLE device, DWORD value, const char *worked)
{
    DWORD written;

    if (!WriteFile(device, &value, sizeof(value), &written, NULL)) {
        printf("XXX     Could not write %X %d\n", value, GetLastError());
    } else if (written != sizeof(value)) {
        printf("XXX     Wrong number of bytes written: %d\n", written);
    } else {
        printf("        %s\n", worked);
    }
}

static void ReadValue(HANDLE device, DWORD size)
{
    DWORD value = 0;
    DWORD read;

    if (!ReadFile(device, &value, size, &read, NULL) || read == 0) {
        printf("XXX     Could not read value %d\n", GetLastError());
    } else if (read != size) {
        printf("XXX     Wrong number of bytes read: %d\n", read);
    } else {
        printf("        Read successfully read stored value of 0x%X\n", value);
    }
}

int main(void)
{
    HANDLE device;
    BYTE buffer[64];
    DWORD returned;

    printf("Test 1\n");
    device = OpenByInterface(&GUID_DEVINTERFACE_MEMBUF, 0);
    if (device == INVALID_HANDLE_VALUE) {
        printf("XXX     Could not find open device %d\n", GetLastError());
        return 1;
    }
    printf("        Opened OK\n");

    printf("\nTest 2\n");
    ReadValue(device, 4);

    printf("\nTest 3\n");
    WriteValue(device, 0x12345678, "Write 0x12345678 succeeded");

    printf("\nTest 4\n");
    MoveTo(device, 3);

    printf("\nTest 5\n");
    ReadValue(device, 1);

    printf("\nTest 6\n");
    WriteValue(device, 0x12345678, "Write at new file pointer succeeded");

    printf("\nTest 7\n");
    ReportSize(device);

    printf("\nTest 8\n");
    ReportStart(device, buffer, 7);

    printf("\nTest 9\n");
    if (DeviceIoControl(device, IOCTL_MEMBUF_GET_BUFFER, NULL, 0, buffer, 8, &returned, NULL)) {
        printf("XXX     Too big get buffer succeeded when it should not\n");
    } else {
        printf("        Too big get buffer failed correctly %d\n", GetLastError());
    }

    printf("\nTest 10\n");
    if (!DeviceIoControl(device, IOCTL_MEMBUF_ZERO_BUFFER, NULL, 0, NULL, 0, &returned, NULL)) {
        printf("XXX     Zero buffer failed %d\n", GetLastError());
    } else {
        printf("        Zero buffer succeeded\n");
    }
    ReportStart(device, buffer, 7);

    printf("\nTest 11\n");
    if (!DeviceIoControl(device, IOCTL_MEMBUF_REMOVE_BUFFER, NULL, 0, NULL, 0, &returned, NULL)) {
        printf("XXX     Remove buffer failed %d\n", GetLastError());
    } else {
        printf("        Remove buffer succeeded\n");
    }
    ReportSize(device);

    printf("\nTest 12\n");
    if (DeviceIoControl(device, IOCTL_MEMBUF_UNRECOGNISED, NULL, 0, NULL, 0, &returned, NULL)) {
        printf("XXX     Unrecognised IOCTL succeeded when it should not\n");
    } else {
        printf("        Unrecognised IOCTL correctly failed %d\n", GetLastError());
    }

    printf("\nTest 13\n");
    MoveTo(device, 0);
    WriteValue(device, 0xabcdef01, "Write 0xabcdef01 succeeded");

    printf("\nTest 14\n");
    if (!CloseHandle(device)) {
        printf("XXX     CloseHandle failed %d\n", GetLastError());
    } else {
        printf("        CloseHandle worked\n");
    }
    return 0;
}
