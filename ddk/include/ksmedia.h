// ksmedia.h: what kernel streaming says of audio, video, cameras, tuners and DVD: property sets, formats, kinds of nodes and pins.
#pragma once
#ifndef _KSMEDIA_
#define _KSMEDIA_
#endif

#include <ks.h>
#include <devpropdef.h>
#include <mmreg.h>

/// Units of 100 ns.
typedef LONGLONG REFERENCE_TIME;

#include <ksmedia/guids.h>
#include <ksmedia/camera_metadata.h>
#include <ksmedia/extended_camera.h>
#include <ksmedia/camera.h>
#include <ksmedia/external_devices.h>
#include <ksmedia/vbi.h>
#include <ksmedia/tuner.h>
#include <ksmedia/dvd.h>
#include <ksmedia/encoders.h>
#include <ksmedia/video.h>
#include <ksmedia/music.h>
#include <ksmedia/node_types.h>
#include <ksmedia/audio_formats.h>
#include <ksmedia/spatial.h>
#include <ksmedia/audio.h>
#include <ksmedia/other.h>
