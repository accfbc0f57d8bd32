// fltsafe.h: the floating-point state, saved while an object of this class lives.
#pragma once
#include <wdm.h>

#ifdef __cplusplus
/// Saves in its constructor and restores in its destructor; `ntStatus` says whether it could.
struct FLOATSAFE {
    /// What is restored.
    KFLOATING_SAVE FloatSave;
    /// How the saving ended.
    NTSTATUS ntStatus;
    FLOATSAFE() { ntStatus = KeSaveFloatingPointState(&FloatSave); }
    ~FLOATSAFE() {
        if (NT_SUCCESS(ntStatus))
            KeRestoreFloatingPointState(&FloatSave);
    }
};
#endif
