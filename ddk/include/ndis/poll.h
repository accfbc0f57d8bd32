// ndis/poll.h: where NDIS polls a miniport for packets received and sent. All of it stands in ndis.h.
#pragma once

#include <ndis.h>
