// windot11.h: native 802.11, as NDIS and its drivers have it.
#pragma once

#include <ntddndis.h>
#include <wlantypes.h>

#include <windot11/oids.h>
#include <windot11/suites.h>
#include <windot11/types.h>
#include <windot11/stations.h>
#include <windot11/access_points.h>
#include <windot11/direct.h>
