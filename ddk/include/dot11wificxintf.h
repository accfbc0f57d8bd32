// dot11wificxintf.h: messages and the data path of wireless network cards.
#pragma once

#include <ndis.h>
#include <wdi/types.h>
#include <wdi/message.h>
#include <wdi/transmit.h>
#include <wdi/receive.h>
#include <wdi/datapath.h>
#include <wdi/miniport.h>
