// wil/common.h: flags in numbers and enumerations, as the Windows Implementation Libraries write them.
#pragma once

#define WI_IsFlagSet(value, flag) (((value) & (flag)) == (flag))
#define WI_IsFlagClear(value, flag) (((value) & (flag)) == 0)
#define WI_IsAnyFlagSet(value, flags) (((value) & (flags)) != 0)
#define WI_IsAnyFlagClear(value, flags) (((value) & (flags)) != (flags))
#define WI_AreAllFlagsSet(value, flags) (((value) & (flags)) == (flags))
#define WI_AreAllFlagsClear(value, flags) (((value) & (flags)) == 0)
#define WI_SetFlag(variable, flag) ((void)((variable) |= (flag)))
#define WI_SetAllFlags(variable, flags) ((void)((variable) |= (flags)))
#define WI_ClearFlag(variable, flag) ((void)((variable) &= ~(flag)))
#define WI_ClearAllFlags(variable, flags) ((void)((variable) &= ~(flags)))
#define WI_ToggleFlag(variable, flag) ((void)((variable) ^= (flag)))
#define WI_ToggleAllFlags(variable, flags) ((void)((variable) ^= (flags)))
#define WI_SetFlagIf(variable, flag, condition) ((void)((condition) ? (variable) |= (flag) : (variable)))
#define WI_ClearFlagIf(variable, flag, condition) ((void)((condition) ? (variable) &= ~(flag) : (variable)))
#define WI_UpdateFlag(variable, flag, isSet) ((void)((isSet) ? (variable) |= (flag) : ((variable) &= ~(flag))))
#define WI_UpdateFlagsInMask(variable, mask, flags) ((void)((variable) = ((variable) & ~(mask)) | ((flags) & (mask))))
