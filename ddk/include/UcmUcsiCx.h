// UcmUcsiCx.h: class extension of USB Type-C connectors that speak UCSI.
#pragma once

#include <ucmucsi/UcmUcsiSpec.h>
#include <ucmucsi/UcmUcsiDevice.h>
#include <ucmucsi/UcmUcsiPpm.h>
#include <ucmucsi/UcmUcsiPpmRequests.h>
