// Streaming media: devices outside the machine: camcorders and their transports, time codes.
#pragma once

#define STATIC_KSNODETYPE_HEAD_MOUNTED_DISPLAY_AUDIO DEFINE_USB_TERMINAL_GUID(0x0303)
KS_GUID(KSNODETYPE_HEAD_MOUNTED_DISPLAY_AUDIO);
#define KSNODETYPE_HEAD_MOUNTED_DISPLAY_AUDIO KSNODETYPE_HEAD_MOUNTED_DISPLAY_AUDIO
#define STATIC_KSNODETYPE_EMBEDDED_UNDEFINED DEFINE_USB_TERMINAL_GUID(0x0700)
KS_GUID(KSNODETYPE_EMBEDDED_UNDEFINED);
#define KSNODETYPE_EMBEDDED_UNDEFINED KSNODETYPE_EMBEDDED_UNDEFINED
#define STATIC_KSDATAFORMAT_TYPE_MPEG2_TRANSPORT 0xe06d8023, 0xdb46, 0x11cf, 0xb4, 0xd1, 0x00, 0x80, 0x5f, 0x6c, 0xbb, 0xea
KS_GUID(KSDATAFORMAT_TYPE_MPEG2_TRANSPORT);
#define KSDATAFORMAT_TYPE_MPEG2_TRANSPORT KSDATAFORMAT_TYPE_MPEG2_TRANSPORT
#define STATIC_PINNAME_VIDEO_TIMECODE 0xfb6c428B, 0x353, 0x11d1, 0x90, 0x5f, 0x0, 0x0, 0xc0, 0xcc, 0x16, 0xba
KS_GUID(PINNAME_VIDEO_TIMECODE);
#define PINNAME_VIDEO_TIMECODE PINNAME_VIDEO_TIMECODE
#define STATIC_PROPSETID_EXT_TRANSPORT 0xA03CD5F0, 0x3045, 0x11cf, 0x8c, 0x44, 0x00, 0xAA, 0x00, 0x6B, 0x68, 0x14
KS_GUID(PROPSETID_EXT_TRANSPORT);
#define PROPSETID_EXT_TRANSPORT PROPSETID_EXT_TRANSPORT
#define STATIC_PROPSETID_TIMECODE_READER 0x9B496CE1, 0x811B, 0x11cf, 0x8C, 0x77, 0x00, 0xAA, 0x00, 0x6B, 0x68, 0x14
KS_GUID(PROPSETID_TIMECODE_READER);
#define PROPSETID_TIMECODE_READER PROPSETID_TIMECODE_READER
#define STATIC_KSDATAFORMAT_TYPE_DVD_ENCRYPTED_PACK 0xed0b916a, 0x044d, 0x11d1, 0xaa, 0x78, 0x00, 0xc0, 0x4f, 0xc3, 0x1d, 0x60
KS_GUID(KSDATAFORMAT_TYPE_DVD_ENCRYPTED_PACK);
#define KSDATAFORMAT_TYPE_DVD_ENCRYPTED_PACK KSDATAFORMAT_TYPE_DVD_ENCRYPTED_PACK
#define KS_DVD_CGMS_RESERVED_MASK 0x00000078
#define KS_NABTS_GROUPID_SYNDICATED_SHOW_CONTENT_BASE 0x840
#define KS_NABTS_GROUPID_SYNDICATED_SHOW_ADVERTISER_BASE 0x850
#define KS_NABTS_GROUPID_MICROSOFT_RESERVED_TEST_DATA_BASE 0x8F0
#define DEFINE_KSPROPERTY_PREFERRED_CAPTURE_SURFACE(GetHandler) \
    DEFINE_KSPROPERTY_ITEM( KSPROPERTY_PREFERRED_CAPTURE_SURFACE, (GetHandler), sizeof(KSPROPERTY), \
    sizeof(CAPTURE_MEMORY_ALLOCATION_FLAGS), NULL, NULL, 0, NULL, NULL, 0)
typedef enum {
    KSPROPERTY_DISPLAY_ADAPTER_GUID = 1, KSPROPERTY_PREFERRED_CAPTURE_SURFACE, KSPROPERTY_CURRENT_CAPTURE_SURFACE,
    KSPROPERTY_MAP_CAPTURE_HANDLE_TO_VRAM_ADDRESS
} KSPROPERTY_VIDMEM_TRANSPORT;
typedef enum {
    KSPROPERTY_EXTDEVICE_ID, KSPROPERTY_EXTDEVICE_VERSION, KSPROPERTY_EXTDEVICE_POWER_STATE, KSPROPERTY_EXTDEVICE_PORT,
    KSPROPERTY_EXTDEVICE_CAPABILITIES
} KSPROPERTY_EXTDEVICE;
typedef enum {
    KSPROPERTY_EXTXPORT_CAPABILITIES, KSPROPERTY_EXTXPORT_INPUT_SIGNAL_MODE, KSPROPERTY_EXTXPORT_OUTPUT_SIGNAL_MODE,
    KSPROPERTY_EXTXPORT_LOAD_MEDIUM, KSPROPERTY_EXTXPORT_MEDIUM_INFO, KSPROPERTY_EXTXPORT_STATE, KSPROPERTY_EXTXPORT_STATE_NOTIFY,
    KSPROPERTY_EXTXPORT_TIMECODE_SEARCH, KSPROPERTY_EXTXPORT_ATN_SEARCH, KSPROPERTY_EXTXPORT_RTC_SEARCH, KSPROPERTY_RAW_AVC_CMD
} KSPROPERTY_EXTXPORT;
typedef enum { KSPROPERTY_TIMECODE_READER, KSPROPERTY_ATN_READER, KSPROPERTY_RTC_READER } KSPROPERTY_TIMECODE;
typedef struct {
    ULONG Size;
    DWORD PrimaryChannelCount;
    DWORD PrimaryChannelStartPosition;
    DWORD PrimaryChannelMask;
    DWORD InterleavedChannelCount;
    DWORD InterleavedChannelStartPosition;
    DWORD InterleavedChannelMask;
} INTERLEAVED_AUDIO_FORMAT_INFORMATION;
typedef struct tagDEVCAPS {
    LONG CanRecord;
    LONG CanRecordStrobe;
    LONG HasAudio;
    LONG HasVideo;
    LONG UsesFiles;
    LONG CanSave;
    LONG DeviceType;
    LONG TCRead;
    LONG TCWrite;
    LONG CTLRead;
    LONG IndexRead;
    LONG Preroll;
    LONG Postroll;
    LONG SyncAcc;
    LONG NormRate;
    LONG CanPreview;
    LONG CanMonitorSrc;
    LONG CanTest;
    LONG VideoIn;
    LONG AudioIn;
    LONG Calibrate;
    LONG SeekType;
    LONG SimulatedHardware;
} DEVCAPS, *PDEVCAPS;
typedef struct {
    KSPROPERTY Property;
    union {
        DEVCAPS Capabilities;
        ULONG DevPort;
        ULONG PowerState;
        WCHAR pawchString[MAX_PATH];
        DWORD NodeUniqueID[2];
    } u;
} KSPROPERTY_EXTDEVICE_S, *PKSPROPERTY_EXTDEVICE_S;
typedef struct tagTRANSPORTSTATUS {
    LONG Mode;
    LONG LastError;
    LONG RecordInhibit;
    LONG ServoLock;
    LONG MediaPresent;
    LONG MediaLength;
    LONG MediaSize;
    LONG MediaTrackCount;
    LONG MediaTrackLength;
    LONG MediaTrackSide;
    LONG MediaType;
    LONG LinkMode;
    LONG NotifyOn;
} TRANSPORTSTATUS, *PTRANSPORTSTATUS;
typedef struct tagTRANSPORTBASICPARMS {
    LONG TimeFormat;
    LONG TimeReference;
    LONG Superimpose;
    LONG EndStopAction;
    LONG RecordFormat;
    LONG StepFrames;
    LONG SetpField;
    LONG Preroll;
    LONG RecPreroll;
    LONG Postroll;
    LONG EditDelay;
    LONG PlayTCDelay;
    LONG RecTCDelay;
    LONG EditField;
    LONG FrameServo;
    LONG ColorFrameServo;
    LONG ServoRef;
    LONG WarnGenlock;
    LONG SetTracking;
    TCHAR VolumeName[40];
    LONG Ballistic[20];
    LONG Speed;
    LONG CounterFormat;
    LONG TunerChannel;
    LONG TunerNumber;
    LONG TimerEvent;
    LONG TimerStartDay;
    LONG TimerStartTime;
    LONG TimerStopDay;
    LONG TimerStopTime;
} TRANSPORTBASICPARMS, *PTRANSPORTBASICPARMS;
typedef struct tagTRANSPORTVIDEOPARMS {
    LONG OutputMode;
    LONG Input;
} TRANSPORTVIDEOPARMS, *PTRANSPORTVIDEOPARMS;
typedef struct tagTRANSPORTAUDIOPARMS {
    LONG EnableOutput;
    LONG EnableRecord;
    LONG EnableSelsync;
    LONG Input;
    LONG MonitorSource;
} TRANSPORTAUDIOPARMS, *PTRANSPORTAUDIOPARMS;
typedef struct {
    BOOL MediaPresent;
    ULONG MediaType;
    BOOL RecordInhibit;
} MEDIUM_INFO, *PMEDIUM_INFO;
typedef struct {
    ULONG Mode;
    ULONG State;
} TRANSPORT_STATE, *PTRANSPORT_STATE;
typedef struct {
    KSPROPERTY Property;
    union {
        ULONG Capabilities;
        ULONG SignalMode;
        ULONG LoadMedium;
        MEDIUM_INFO MediumInfo;
        TRANSPORT_STATE XPrtState;
        struct {
            BYTE frame;
            BYTE second;
            BYTE minute;
            BYTE hour;
        } Timecode;
        DWORD dwTimecode;
        DWORD dwAbsTrackNumber;
        struct {
            ULONG PayloadSize;
            BYTE Payload[512];
        } RawAVC;
    } u;
} KSPROPERTY_EXTXPORT_S, *PKSPROPERTY_EXTXPORT_S;
typedef struct {
    KSP_NODE NodeProperty;
    union {
        ULONG Capabilities;
        ULONG SignalMode;
        ULONG LoadMedium;
        MEDIUM_INFO MediumInfo;
        TRANSPORT_STATE XPrtState;
        struct {
            BYTE frame;
            BYTE second;
            BYTE minute;
            BYTE hour;
        } Timecode;
        DWORD dwTimecode;
        DWORD dwAbsTrackNumber;
        struct {
            ULONG PayloadSize;
            BYTE Payload[512];
        } RawAVC;
    } u;
} KSPROPERTY_EXTXPORT_NODE_S, *PKSPROPERTY_EXTXPORT_NODE_S;
typedef union _timecode {
    struct {
        WORD wFrameRate;
        WORD wFrameFract;
        DWORD dwFrames;
    };
    DWORDLONG qw;
} TIMECODE;
typedef struct tagTIMECODE_SAMPLE {
    LONGLONG qwTick;
    TIMECODE timecode;
    DWORD dwUser;
    DWORD dwFlags;
} TIMECODE_SAMPLE;
typedef struct {
    KSPROPERTY Property;
    TIMECODE_SAMPLE TimecodeSamp;
} KSPROPERTY_TIMECODE_S, *PKSPROPERTY_TIMECODE_S;
typedef struct {
    KSP_NODE NodeProperty;
    TIMECODE_SAMPLE TimecodeSamp;
} KSPROPERTY_TIMECODE_NODE_S, *PKSPROPERTY_TIMECODE_NODE_S;
typedef TIMECODE *PTIMECODE;
typedef TIMECODE_SAMPLE *PTIMECODE_SAMPLE;
