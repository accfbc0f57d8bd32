// The safe string routines that answer with an HRESULT. Drivers that share code with programs use them, too.
#pragma once
#include <ntdef.h>
#include <um/strsafe.h>
