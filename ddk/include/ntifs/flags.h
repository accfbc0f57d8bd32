// Tests and changes of flags.
#pragma once

#ifndef FlagOn
/// Returns those of some flags that are set.
#define FlagOn(_F, _SF) ((_F) & (_SF))
#endif
#ifndef BooleanFlagOn
/// Says whether any of some flags is set.
#define BooleanFlagOn(F, SF) ((BOOLEAN)(((F) & (SF)) != 0))
#endif
#ifndef SetFlag
/// Sets flags.
#define SetFlag(_F, _SF) ((_F) |= (_SF))
#endif
#ifndef ClearFlag
/// Clears flags.
#define ClearFlag(_F, _SF) ((_F) &= ~(_SF))
#endif
