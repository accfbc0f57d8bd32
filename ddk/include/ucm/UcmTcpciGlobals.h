// USB Type-C port controllers: UcmTcpciGlobals.
#pragma once

WDF_EXTERN_C_START

typedef struct _UCMTCPCI_DRIVER_GLOBALS {
    /// 0.
    ULONG Reserved;
} UCMTCPCI_DRIVER_GLOBALS, *PUCMTCPCI_DRIVER_GLOBALS;

WDF_EXTERN_C_END
