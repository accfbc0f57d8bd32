// Wireless network cards: the head that every message begins with, addresses and modes.
#pragma once

typedef enum {
    DiagnoseLevelNone, DiagnoseLevelHardwareRegisters, DiagnoseLevelFirmwareImageDump, DiagnoseLevelDriverStateDump
} eDiagnoseLevel;
typedef enum _WDI_OPERATION_MODE {
    WDI_OPERATION_MODE_STA, WDI_OPERATION_MODE_P2P_DEVICE, WDI_OPERATION_MODE_P2P_CLIENT, WDI_OPERATION_MODE_P2P_GO
} WDI_OPERATION_MODE, *PWDI_OPERATION_MODE;
typedef struct _WDI_MAC_ADDRESS {
    UINT8 Address[6];
} WDI_MAC_ADDRESS, *PWDI_MAC_ADDRESS;
typedef struct _WDI_MESSAGE_HEADER {
    WDI_PORT_ID PortId;
    UINT16 Reserved;
    NDIS_STATUS Status;
    UINT32 TransactionId;
    UINT32 IhvSpecificId;
} WDI_MESSAGE_HEADER, *PWDI_MESSAGE_HEADER;
typedef struct _WDI_P2P_SERVICE_NAME_HASH {
    UINT8 Hash[6];
} WDI_P2P_SERVICE_NAME_HASH, *PWDI_P2P_SERVICE_NAME_HASH;
