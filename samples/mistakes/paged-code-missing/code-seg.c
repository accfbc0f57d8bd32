// The section is named by code_seg, and two of the three routines in it say PAGED_CODE.
#include <wdm.h>

typedef struct _SETTINGS {
    ULONG Delay;
    ULONG Retries;
} SETTINGS, *PSETTINGS;

#pragma code_seg("PAGE")

VOID ResetSettings(_Out_ PSETTINGS Settings)
{
    PAGED_CODE();
    Settings->Delay = 100;
    Settings->Retries = 3;
}

VOID DoubleDelay(_Inout_ PSETTINGS Settings) // MISTAKE paged-code-missing
{
    if (Settings->Delay < 1000) {
        Settings->Delay *= 2;
    }
}

VOID CopySettings(_Out_ PSETTINGS To, _In_ const SETTINGS *From)
{
    PAGED_CODE();
    *To = *From;
}

#pragma code_seg()

ULONG DelayOf(_In_ const SETTINGS *Settings)
{
    return Settings->Delay;
}
