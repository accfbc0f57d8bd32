// Wireless network cards over WiFiCx: handles, and lengths of arrays.
#pragma once

/// Whether the class extension that runs knows a member: here it knows all that are declared.
#define WIFI_IS_FIELD_AVAILABLE(Structure, Field) (RTL_SIZEOF_THROUGH_FIELD(Structure, Field) <= sizeof(Structure))
DECLARE_HANDLE(WIFIREQUEST);
DECLARE_HANDLE(WIFIDIRECTDEVICE);
DECLARE_HANDLE(WIFIWAKESOURCE);
DECLARE_HANDLE(WIFIPOWEROFFLOAD);
typedef struct WIFIDIRECT_DEVICE_INIT WIFIDIRECT_DEVICE_INIT;
/// Bands on which a station is connected at the same time.
#define MAX_SIMULTANEOUS_BAND_CONNECTIONS_ALLOWED 4
#define WIFI_RSN_MAX_CIPHER_KEY_LENGTH 32
// No document tells the kit's values of these two.
#define MAX_FIRMWARE_VERSION_LENGTH 32
#define WDI_MAX_DATA_RATE_ENTRIES 126
