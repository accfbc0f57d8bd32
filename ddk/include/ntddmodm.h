// ntddmodm.h: the interface of modems.
#include <guiddef.h>
DEFINE_GUID(GUID_DEVINTERFACE_MODEM, 0x2c7089aa, 0x2e0e, 0x11d1, 0xb1, 0x14, 0x00, 0xc0, 0x4f, 0xc2, 0xaa, 0xe4);
#define GUID_CLASS_MODEM GUID_DEVINTERFACE_MODEM
