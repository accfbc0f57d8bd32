// nbl.h: lists of network buffers, for those who need nothing else of NDIS.
#pragma once
#include <ndis.h>
