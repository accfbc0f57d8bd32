// Streaming media: encoders of video: what they are asked for, and H.264.
#pragma once

#define STATIC_KSNODETYPE_PROLOGIC_ENCODER 0x8074C5B2, 0x3C66, 0x11D2, 0xB4, 0x5A, 0x30, 0x78, 0x30, 0x2C, 0x20, 0x30
KS_GUID(KSNODETYPE_PROLOGIC_ENCODER);
#define KSNODETYPE_PROLOGIC_ENCODER KSNODETYPE_PROLOGIC_ENCODER
#define STATIC_KSDATAFORMAT_SPECIFIER_H264_VIDEO 0x2017be05, 0x6629, 0x4248, 0xaa, 0xed, 0x7e, 0x1a, 0x47, 0xbc, 0x9b, 0x9c
KS_GUID(KSDATAFORMAT_SPECIFIER_H264_VIDEO);
#define KSDATAFORMAT_SPECIFIER_H264_VIDEO KSDATAFORMAT_SPECIFIER_H264_VIDEO
#define STATIC_KSCATEGORY_ENCODER 0x19689bf6, 0xc384, 0x48fd, 0xad, 0x51, 0x90, 0xe5, 0x8c, 0x79, 0xf7, 0xb
KS_GUID(KSCATEGORY_ENCODER);
#define KSCATEGORY_ENCODER KSCATEGORY_ENCODER
#define STATIC_CODECAPI_CHANGELISTS 0x62b12acf, 0xf6b0, 0x47d9, 0x94, 0x56, 0x96, 0xf2, 0x2c, 0x4e, 0x0b, 0x9d
KS_GUID(CODECAPI_CHANGELISTS);
#define CODECAPI_CHANGELISTS CODECAPI_CHANGELISTS
#define STATIC_CODECAPI_VIDEO_ENCODER 0x7112e8e1, 0x3d03, 0x47ef, 0x8e, 0x60, 0x03, 0xf1, 0xcf, 0x53, 0x73, 0x01
KS_GUID(CODECAPI_VIDEO_ENCODER);
#define CODECAPI_VIDEO_ENCODER CODECAPI_VIDEO_ENCODER
#define STATIC_CODECAPI_AUDIO_ENCODER 0xb9d19a3e, 0xf897, 0x429c, 0xbc, 0x46, 0x81, 0x38, 0xb7, 0x27, 0x2b, 0x2d
KS_GUID(CODECAPI_AUDIO_ENCODER);
#define CODECAPI_AUDIO_ENCODER CODECAPI_AUDIO_ENCODER
#define STATIC_CODECAPI_SETALLDEFAULTS 0x6c5e6a7c, 0xacf8, 0x4f55, 0xa9, 0x99, 0x1a, 0x62, 0x81, 0x09, 0x05, 0x1b
KS_GUID(CODECAPI_SETALLDEFAULTS);
#define CODECAPI_SETALLDEFAULTS CODECAPI_SETALLDEFAULTS
#define STATIC_CODECAPI_ALLSETTINGS 0x6a577e92, 0x83e1, 0x4113, 0xad, 0xc2, 0x4f, 0xce, 0xc3, 0x2f, 0x83, 0xa1
KS_GUID(CODECAPI_ALLSETTINGS);
#define CODECAPI_ALLSETTINGS CODECAPI_ALLSETTINGS
#define STATIC_CODECAPI_SUPPORTSEVENTS 0x0581af97, 0x7693, 0x4dbd, 0x9d, 0xca, 0x3f, 0x9e, 0xbd, 0x65, 0x85, 0xa1
KS_GUID(CODECAPI_SUPPORTSEVENTS);
#define CODECAPI_SUPPORTSEVENTS CODECAPI_SUPPORTSEVENTS
#define STATIC_CODECAPI_CURRENTCHANGELIST 0x1cb14e83, 0x7d72, 0x4657, 0x83, 0xfd, 0x47, 0xa2, 0xc5, 0xb9, 0xd1, 0x3d
KS_GUID(CODECAPI_CURRENTCHANGELIST);
#define CODECAPI_CURRENTCHANGELIST CODECAPI_CURRENTCHANGELIST
#define KSNODETYPE_SURROUND_ENCODER KSNODETYPE_PROLOGIC_ENCODER
typedef enum { ConstantBitRate = 0, VariableBitRateAverage, VariableBitRatePeak } VIDEOENCODER_BITRATE_MODE;
typedef struct tagKS_H264VIDEOINFO {
    WORD wWidth;
    WORD wHeight;
    WORD wSARwidth;
    WORD wSARheight;
    WORD wProfile;
    BYTE bLevelIDC;
    WORD wConstrainedToolset;
    DWORD bmSupportedUsages;
    WORD bmCapabilities;
    DWORD bmSVCCapabilities;
    DWORD bmMVCCapabilities;
    DWORD dwFrameInterval;
    BYTE bMaxCodecConfigDelay;
    BYTE bmSupportedSliceModes;
    BYTE bmSupportedSyncFrameTypes;
    BYTE bResolutionScaling;
    BYTE bSimulcastSupport;
    BYTE bmSupportedRateControlModes;
    WORD wMaxMBperSecOneResolutionNoScalability;
    WORD wMaxMBperSecTwoResolutionsNoScalability;
    WORD wMaxMBperSecThreeResolutionsNoScalability;
    WORD wMaxMBperSecFourResolutionsNoScalability;
    WORD wMaxMBperSecOneResolutionTemporalScalability;
    WORD wMaxMBperSecTwoResolutionsTemporalScalablility;
    WORD wMaxMBperSecThreeResolutionsTemporalScalability;
    WORD wMaxMBperSecFourResolutionsTemporalScalability;
    WORD wMaxMBperSecOneResolutionTemporalQualityScalability;
    WORD wMaxMBperSecTwoResolutionsTemporalQualityScalability;
    WORD wMaxMBperSecThreeResolutionsTemporalQualityScalablity;
    WORD wMaxMBperSecFourResolutionsTemporalQualityScalability;
    WORD wMaxMBperSecOneResolutionTemporalSpatialScalability;
    WORD wMaxMBperSecTwoResolutionsTemporalSpatialScalability;
    WORD wMaxMBperSecThreeResolutionsTemporalSpatialScalablity;
    WORD wMaxMBperSecFourResolutionsTemporalSpatialScalability;
    WORD wMaxMBperSecOneResolutionFullScalability;
    WORD wMaxMBperSecTwoResolutionsFullScalability;
    WORD wMaxMBperSecThreeResolutionsFullScalability;
    WORD wMaxMBperSecFourResolutionsFullScalability;
} KS_H264VIDEOINFO, *PKS_H264VIDEOINFO;
typedef struct tagKS_DATAFORMAT_H264VIDEOINFO {
    KSDATAFORMAT DataFormat;
    KS_H264VIDEOINFO H264VideoInfoHeader;
} KS_DATAFORMAT_H264VIDEOINFO, *PKS_DATAFORMAT_H264VIDEOINFO;
typedef struct tagKS_DATARANGE_H264_VIDEO {
    KSDATARANGE DataRange;
    BOOL bFixedSizeSamples;
    BOOL bTemporalCompression;
    DWORD StreamDescriptionFlags;
    DWORD MemoryAllocationFlags;
    KS_VIDEO_STREAM_CONFIG_CAPS ConfigCaps;
    KS_H264VIDEOINFO VideoInfoHeader;
} KS_DATARANGE_H264_VIDEO, *PKS_DATARANGE_H264_VIDEO;
