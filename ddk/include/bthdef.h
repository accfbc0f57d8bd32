// bthdef.h: addresses, classes of devices and numbers of Bluetooth.
#pragma once

#include <wdm.h>

#include <bth/classes.h>
#include <bth/errors.h>
#include <bth/services.h>
#include <bth/service_records.h>

typedef ULONGLONG BTH_ADDR, *PBTH_ADDR;
typedef ULONG BTH_COD, *PBTH_COD;
typedef ULONG BTH_LAP, *PBTH_LAP;
#define BTH_ADDR_NULL ((ULONGLONG)0x0)
#define BTH_MAX_NAME_SIZE 248
#define BTH_MAX_SERVICE_NAME_SIZE 256
#define BTH_MAX_PIN_SIZE 16
#define BTH_LINK_KEY_LENGTH 16
#define BTH_MFG_MICROSOFT 6
#define BTH_VID_DEFAULT_VALUE 0xffff
#define BDIF_ADDRESS 0x00000001
#define BDIF_COD 0x00000002
#define BDIF_NAME 0x00000004
#define BDIF_PAIRED 0x00000008
#define BDIF_PERSONAL 0x00000010
#define BDIF_CONNECTED 0x00000020
#define GET_NAP(x) ((USHORT)(((x) >> 32) & 0xffff))
#define GET_SAP(x) ((ULONG)((x) & 0xffffffff))
#define SET_NAP_SAP(nap, sap) ((((ULONGLONG)((USHORT)(nap))) << 32) | ((ULONG)(sap)))
typedef struct _BTH_DEVICE_INFO {
    ULONG flags;
    BTH_ADDR address;
    BTH_COD classOfDevice;
    CHAR name[BTH_MAX_NAME_SIZE];
} BTH_DEVICE_INFO, *PBTH_DEVICE_INFO;
typedef struct _BTH_HCI_EVENT_INFO {
    BTH_ADDR bthAddress;
    UCHAR connectionType;
    UCHAR connected;
} BTH_HCI_EVENT_INFO, *PBTH_HCI_EVENT_INFO;
typedef struct _BTH_L2CAP_EVENT_INFO {
    BTH_ADDR bthAddress;
    USHORT psm;
    UCHAR connected;
    UCHAR initiated;
} BTH_L2CAP_EVENT_INFO, *PBTH_L2CAP_EVENT_INFO;
typedef struct _BTH_RADIO_IN_RANGE {
    BTH_DEVICE_INFO deviceInfo;
    ULONG previousDeviceFlags;
} BTH_RADIO_IN_RANGE, *PBTH_RADIO_IN_RANGE;
