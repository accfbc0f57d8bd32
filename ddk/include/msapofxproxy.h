// msapofxproxy.h: which effects an audio device applies, asked for through its proxy.
#pragma once

#include <ks.h>

#define STATIC_KSPROPSETID_AudioEffectsDiscovery 0xb217a72, 0x16b8, 0x4a4d, 0xbd, 0xed, 0xf9, 0xd6, 0xbb, 0xed, 0xcd, 0x8f
KS_GUID(KSPROPSETID_AudioEffectsDiscovery);
typedef enum { KSPROPERTY_AUDIOEFFECTSDISCOVERY_EFFECTSLIST = 1 } KSPROPERTY_AUDIOEFFECTSDISCOVERY;
/// Asks for the effects of a pin in a mode of processing.
typedef struct tagKSP_PINMODE {
    KSP_PIN PinProperty;
    GUID AudioProcessingMode;
} KSP_PINMODE, *PKSP_PINMODE;
