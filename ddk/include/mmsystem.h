// mmsystem.h: what drivers use of the multimedia headers of Windows: types and formats of waves.
#pragma once
#ifndef _INC_MMSYSTEM
#define _INC_MMSYSTEM

#include <windef.h>
#include <mmreg.h>

typedef UINT MMVERSION;
typedef UINT MMRESULT;
typedef DWORD FOURCC;
typedef char *HPSTR;
#define MAXPNAMELEN 32
#define MAXERRORLENGTH 256
#define MMSYSERR_NOERROR 0
#define MMSYSERR_ERROR 1
#define TIME_MS 0x0001
#define TIME_SAMPLES 0x0002
#define TIME_BYTES 0x0004
#define TIME_SMPTE 0x0008
#define TIME_MIDI 0x0010
#define TIME_TICKS 0x0020
#define WAVE_INVALIDFORMAT 0x00000000
#define WAVECAPS_PITCH 0x0001
#define WAVECAPS_PLAYBACKRATE 0x0002
#define WAVECAPS_VOLUME 0x0004
#define WAVECAPS_LRVOLUME 0x0008
#define MIDICAPS_VOLUME 0x0001
#define MIDICAPS_LRVOLUME 0x0002
#endif
