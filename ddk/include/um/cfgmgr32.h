// The configuration manager, for programs: lists of device interfaces, and notifications by a routine of the program.
#pragma once
#ifndef _CFGMGR32_H_
#define _CFGMGR32_H_
#include <windef.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef DWORD CONFIGRET, DEVINST, *PDEVINST;
#define CR_SUCCESS 0x00000000
#define CR_INVALID_POINTER 0x00000003
#define CR_INVALID_FLAG 0x00000004
#define CR_NO_SUCH_DEVNODE 0x0000000D
#define CR_INVALID_DEVNODE 0x00000005
#define CR_REMOVE_VETOED 0x00000017
#define CR_INVALID_DEVICE_ID 0x0000001E
#define CR_FAILURE 0x00000013
#define CR_BUFFER_SMALL 0x0000001A
#define CR_INVALID_DATA 0x0000001F
#define CM_GET_DEVICE_INTERFACE_LIST_PRESENT 0x00000000
#define CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES 0x00000001

typedef PVOID HCMNOTIFICATION, *PHCMNOTIFICATION;
#define CM_NOTIFY_FILTER_FLAG_ALL_INTERFACE_CLASSES 0x00000001
#define CM_NOTIFY_FILTER_FLAG_ALL_DEVICE_INSTANCES 0x00000002
#define MAX_DEVICE_ID_LEN 200
typedef enum _CM_NOTIFY_FILTER_TYPE {
    CM_NOTIFY_FILTER_TYPE_DEVICEINTERFACE = 0,
    CM_NOTIFY_FILTER_TYPE_DEVICEHANDLE,
    CM_NOTIFY_FILTER_TYPE_DEVICEINSTANCE
} CM_NOTIFY_FILTER_TYPE;
typedef struct _CM_NOTIFY_FILTER {
    DWORD cbSize;
    DWORD Flags;
    CM_NOTIFY_FILTER_TYPE FilterType;
    DWORD Reserved;
    union {
        struct {
            GUID ClassGuid;
        } DeviceInterface;
        struct {
            HANDLE hTarget;
        } DeviceHandle;
        struct {
            WCHAR InstanceId[MAX_DEVICE_ID_LEN];
        } DeviceInstance;
    } u;
} CM_NOTIFY_FILTER, *PCM_NOTIFY_FILTER;
typedef enum _CM_NOTIFY_ACTION {
    CM_NOTIFY_ACTION_DEVICEINTERFACEARRIVAL = 0,
    CM_NOTIFY_ACTION_DEVICEINTERFACEREMOVAL,
    CM_NOTIFY_ACTION_DEVICEQUERYREMOVE,
    CM_NOTIFY_ACTION_DEVICEQUERYREMOVEFAILED,
    CM_NOTIFY_ACTION_DEVICEREMOVEPENDING,
    CM_NOTIFY_ACTION_DEVICEREMOVECOMPLETE,
    CM_NOTIFY_ACTION_DEVICECUSTOMEVENT
} CM_NOTIFY_ACTION;
typedef struct _CM_NOTIFY_EVENT_DATA {
    CM_NOTIFY_FILTER_TYPE FilterType;
    DWORD Reserved;
    union {
        struct {
            GUID ClassGuid;
            WCHAR SymbolicLink[ANYSIZE_ARRAY];
        } DeviceInterface;
        struct {
            GUID EventGuid;
            LONG NameOffset;
            DWORD DataSize;
            BYTE Data[ANYSIZE_ARRAY];
        } DeviceHandle;
        struct {
            WCHAR InstanceId[ANYSIZE_ARRAY];
        } DeviceInstance;
    } u;
} CM_NOTIFY_EVENT_DATA, *PCM_NOTIFY_EVENT_DATA;
typedef DWORD (CALLBACK *PCM_NOTIFY_CALLBACK)(HCMNOTIFICATION notification, PVOID context, CM_NOTIFY_ACTION action, PCM_NOTIFY_EVENT_DATA data, DWORD size);

/// Room for the list, in characters, its last zero included.
CONFIGRET WINAPI CM_Get_Device_Interface_List_SizeA(PULONG length, GUID *guid, PSTR device, ULONG flags);
CONFIGRET WINAPI CM_Get_Device_Interface_List_SizeW(PULONG length, GUID *guid, PWSTR device, ULONG flags);
CONFIGRET WINAPI CM_Get_Device_Interface_ListA(GUID *guid, PSTR device, PSTR list, ULONG length, ULONG flags);
CONFIGRET WINAPI CM_Get_Device_Interface_ListW(GUID *guid, PWSTR device, PWSTR list, ULONG length, ULONG flags);
/// The routine is called on a thread of the library's own; for CM_NOTIFY_ACTION_DEVICEQUERYREMOVE an error refuses.
CONFIGRET WINAPI CM_Register_Notification(PCM_NOTIFY_FILTER filter, PVOID context, PCM_NOTIFY_CALLBACK routine, PHCMNOTIFICATION notification);
CONFIGRET WINAPI CM_Unregister_Notification(HCMNOTIFICATION notification);
// ---- the device tree ------------------------------------------------------------------------------------------------
#define CM_LOCATE_DEVNODE_NORMAL 0x00000000
#define CM_LOCATE_DEVNODE_PHANTOM 0x00000001
#define CM_REENUMERATE_NORMAL 0x00000000
#define CM_REENUMERATE_SYNCHRONOUS 0x00000001
#define CM_DISABLE_UI_NOT_OK 0x00000004
#define CM_REMOVE_UI_NOT_OK 0x00000000
#define DN_ROOT_ENUMERATED 0x00000001
#define DN_DRIVER_LOADED 0x00000002
#define DN_ENUM_LOADED 0x00000004
#define DN_STARTED 0x00000008
#define DN_HAS_PROBLEM 0x00000400
#define DN_DISABLEABLE 0x00002000
#define DN_REMOVABLE 0x00004000
#define CM_PROB_FAILED_START 0x0000000A
#define CM_PROB_FAILED_INSTALL 0x0000001C
#define CM_PROB_HELD_FOR_EJECT 0x0000002F
typedef enum _PNP_VETO_TYPE {
    PNP_VetoTypeUnknown, PNP_VetoLegacyDevice, PNP_VetoPendingClose, PNP_VetoWindowsApp, PNP_VetoWindowsService, PNP_VetoOutstandingOpen,
    PNP_VetoDevice, PNP_VetoDriver, PNP_VetoIllegalDeviceRequest, PNP_VetoInsufficientPower, PNP_VetoNonDisableable, PNP_VetoLegacyDriver,
    PNP_VetoInsufficientRights
} PNP_VETO_TYPE, *PPNP_VETO_TYPE;
/// Finds a device by its instance id; without one the root of the tree.
CONFIGRET WINAPI CM_Locate_DevNodeA(PDEVINST found, PSTR id, ULONG flags);
CONFIGRET WINAPI CM_Locate_DevNodeW(PDEVINST found, PWSTR id, ULONG flags);
CONFIGRET WINAPI CM_Get_Device_IDA(DEVINST device, PSTR id, ULONG length, ULONG flags);
CONFIGRET WINAPI CM_Get_Device_IDW(DEVINST device, PWSTR id, ULONG length, ULONG flags);
CONFIGRET WINAPI CM_Get_Device_ID_Size(PULONG length, DEVINST device, ULONG flags);
CONFIGRET WINAPI CM_Get_Parent(PDEVINST parent, DEVINST device, ULONG flags);
CONFIGRET WINAPI CM_Get_Child(PDEVINST child, DEVINST device, ULONG flags);
CONFIGRET WINAPI CM_Get_Sibling(PDEVINST sibling, DEVINST device, ULONG flags);
CONFIGRET WINAPI CM_Get_Depth(PULONG depth, DEVINST device, ULONG flags);
/// Tells what there is with a device (DN_…), and what its problem is (CM_PROB_…).
CONFIGRET WINAPI CM_Get_DevNode_Status(PULONG status, PULONG problem, DEVINST device, ULONG flags);
/// Ejects a device, or says who objects.
CONFIGRET WINAPI CM_Request_Device_EjectA(DEVINST device, PPNP_VETO_TYPE veto, PSTR name, ULONG length, ULONG flags);
CONFIGRET WINAPI CM_Request_Device_EjectW(DEVINST device, PPNP_VETO_TYPE veto, PWSTR name, ULONG length, ULONG flags);
/// Removes a device with all below it, or says who objects.
CONFIGRET WINAPI CM_Query_And_Remove_SubTreeA(DEVINST device, PPNP_VETO_TYPE veto, PSTR name, ULONG length, ULONG flags);
CONFIGRET WINAPI CM_Query_And_Remove_SubTreeW(DEVINST device, PPNP_VETO_TYPE veto, PWSTR name, ULONG length, ULONG flags);
CONFIGRET WINAPI CM_Disable_DevNode(DEVINST device, ULONG flags);
CONFIGRET WINAPI CM_Enable_DevNode(DEVINST device, ULONG flags);
/// Has a bus say anew what there is on it.
CONFIGRET WINAPI CM_Reenumerate_DevNode(DEVINST device, ULONG flags);
#ifdef UNICODE
#define CM_Locate_DevNode CM_Locate_DevNodeW
#define CM_Get_Device_ID CM_Get_Device_IDW
#define CM_Request_Device_Eject CM_Request_Device_EjectW
#define CM_Query_And_Remove_SubTree CM_Query_And_Remove_SubTreeW
#define CM_Get_Device_Interface_List_Size CM_Get_Device_Interface_List_SizeW
#define CM_Get_Device_Interface_List CM_Get_Device_Interface_ListW
#else
#define CM_Locate_DevNode CM_Locate_DevNodeA
#define CM_Get_Device_ID CM_Get_Device_IDA
#define CM_Request_Device_Eject CM_Request_Device_EjectA
#define CM_Query_And_Remove_SubTree CM_Query_And_Remove_SubTreeA
#define CM_Get_Device_Interface_List_Size CM_Get_Device_Interface_List_SizeA
#define CM_Get_Device_Interface_List CM_Get_Device_Interface_ListA
#endif
#ifdef __cplusplus
}
#endif
#endif
