// Cancel-safe queues are part of wdm.h.
#pragma once
#include <wdm.h>
