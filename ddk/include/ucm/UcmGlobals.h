// USB connector managers: The class extension of USB connector managers: handles.
#pragma once

WDF_EXTERN_C_START

typedef struct _UCM_DRIVER_GLOBALS {
    /// 0.
    ULONG Reserved;
} UCM_DRIVER_GLOBALS, *PUCM_DRIVER_GLOBALS;

WDF_EXTERN_C_END
