// Control codes and structures of CD-ROM drives.
#pragma once
#ifndef _NTDDCDRM_
#define _NTDDCDRM_
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <ntddstor.h>
#ifdef __cplusplus
extern "C" {
#endif
#define IOCTL_CDROM_BASE FILE_DEVICE_CD_ROM
#define IOCTL_CDROM_CHECK_VERIFY CTL_CODE(IOCTL_CDROM_BASE, 0x0200, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_FIND_NEW_DEVICES CTL_CODE(IOCTL_CDROM_BASE, 0x0206, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_GET_CONFIGURATION CTL_CODE(IOCTL_CDROM_BASE, 0x0016, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_GET_CONTROL CTL_CODE(IOCTL_CDROM_BASE, 0x000d, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_GET_DRIVE_GEOMETRY CTL_CODE(IOCTL_CDROM_BASE, 0x0013, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_GET_DRIVE_GEOMETRY_EX CTL_CODE(IOCTL_CDROM_BASE, 0x0014, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_GET_LAST_SESSION CTL_CODE(IOCTL_CDROM_BASE, 0x000e, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_GET_VOLUME CTL_CODE(IOCTL_CDROM_BASE, 0x0005, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_PAUSE_AUDIO CTL_CODE(IOCTL_CDROM_BASE, 0x0003, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_PLAY_AUDIO_MSF CTL_CODE(IOCTL_CDROM_BASE, 0x0006, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_RAW_READ CTL_CODE(IOCTL_CDROM_BASE, 0x000f, METHOD_OUT_DIRECT, FILE_READ_ACCESS)
#define IOCTL_CDROM_DISK_TYPE CTL_CODE(IOCTL_CDROM_BASE, 0x0010, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_CDROM_READ_Q_CHANNEL CTL_CODE(IOCTL_CDROM_BASE, 0x000b, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_READ_TOC CTL_CODE(IOCTL_CDROM_BASE, 0x0000, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_READ_TOC_EX CTL_CODE(IOCTL_CDROM_BASE, 0x0015, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_SET_SPEED CTL_CODE(IOCTL_CDROM_BASE, 0x0018, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_RESUME_AUDIO CTL_CODE(IOCTL_CDROM_BASE, 0x0004, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_SEEK_AUDIO_MSF CTL_CODE(IOCTL_CDROM_BASE, 0x0001, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_SET_VOLUME CTL_CODE(IOCTL_CDROM_BASE, 0x000a, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_SIMBAD CTL_CODE(IOCTL_CDROM_BASE, 0x1003, METHOD_BUFFERED, FILE_READ_ACCESS)
#define IOCTL_CDROM_STOP_AUDIO CTL_CODE(IOCTL_CDROM_BASE, 0x0002, METHOD_BUFFERED, FILE_READ_ACCESS)
#define MAXIMUM_NUMBER_TRACKS 100
#define MAXIMUM_CDROM_SIZE 804
#define MINIMUM_CDROM_READ_TOC_EX_SIZE 2
/// A track of a disc.
typedef struct _TRACK_DATA {
    /// Must be 0.
    UCHAR Reserved;
    /// Kind of track: bit 2 data, bit 1 may be copied, bit 0 preemphasis.
    UCHAR Control : 4;
    /// Which data the Q subchannel holds: 1 for positions.
    UCHAR Adr : 4;
    /// Number of the track; 0xAA for the end of the disc.
    UCHAR TrackNumber;
    /// Must be 0.
    UCHAR Reserved1;
    /// Where it begins: 0, minute, second and frame, or a sector, high byte first.
    UCHAR Address[4];
} TRACK_DATA, *PTRACK_DATA;
#define CDROM_DISK_AUDIO_TRACK 0x00000001
#define CDROM_DISK_DATA_TRACK 0x00000002
/// What is on a disc.
typedef struct _CDROM_DISK_DATA {
    /// CDROM_DISK_AUDIO_TRACK and CDROM_DISK_DATA_TRACK bits.
    ULONG DiskData;
} CDROM_DISK_DATA, *PCDROM_DISK_DATA;
/// What to play.
typedef struct _CDROM_PLAY_AUDIO_MSF {
    /// Minute of the start.
    UCHAR StartingM;
    /// Second of the start.
    UCHAR StartingS;
    /// Frame of the start: 0 to 74.
    UCHAR StartingF;
    /// Minute of the end.
    UCHAR EndingM;
    /// Second of the end.
    UCHAR EndingS;
    /// Frame of the end: 0 to 74.
    UCHAR EndingF;
} CDROM_PLAY_AUDIO_MSF, *PCDROM_PLAY_AUDIO_MSF;
#define CDROM_READ_TOC_EX_FORMAT_TOC 0x00
#define CDROM_READ_TOC_EX_FORMAT_SESSION 0x01
#define CDROM_READ_TOC_EX_FORMAT_FULL_TOC 0x02
#define CDROM_READ_TOC_EX_FORMAT_PMA 0x03
#define CDROM_READ_TOC_EX_FORMAT_ATIP 0x04
#define CDROM_READ_TOC_EX_FORMAT_CDTEXT 0x05
/// How to read the table of contents.
typedef struct _CDROM_READ_TOC_EX {
    /// CDROM_READ_TOC_EX_FORMAT_ constant: which structure is returned.
    UCHAR Format : 4;
    /// Must be 0.
    UCHAR Reserved1 : 3;
    /// 1: places as minute, second and frame; 0: as sectors.
    UCHAR Msf : 1;
    /// First session or track wanted, by Format.
    UCHAR SessionTrack;
    /// Must be 0.
    UCHAR Reserved2;
    /// Must be 0.
    UCHAR Reserved3;
} CDROM_READ_TOC_EX, *PCDROM_READ_TOC_EX;
/// Where to seek.
typedef struct _CDROM_SEEK_AUDIO_MSF {
    /// Minute.
    UCHAR M;
    /// Second.
    UCHAR S;
    /// Frame: 0 to 74.
    UCHAR F;
} CDROM_SEEK_AUDIO_MSF, *PCDROM_SEEK_AUDIO_MSF;
#define IOCTL_CDROM_SUB_Q_CHANNEL 0x00
#define IOCTL_CDROM_CURRENT_POSITION 0x01
#define IOCTL_CDROM_MEDIA_CATALOG 0x02
#define IOCTL_CDROM_TRACK_ISRC 0x03
/// What of the subchannel to read.
typedef struct _CDROM_SUB_Q_DATA_FORMAT {
    /// IOCTL_CDROM_CURRENT_POSITION, _MEDIA_CATALOG or _TRACK_ISRC.
    UCHAR Format;
    /// Track whose ISRC is wanted.
    UCHAR Track;
} CDROM_SUB_Q_DATA_FORMAT, *PCDROM_SUB_Q_DATA_FORMAT;
/// The table of contents of a disc.
typedef struct _CDROM_TOC {
    /// Bytes that follow, high byte first.
    UCHAR Length[2];
    /// Number of the first track.
    UCHAR FirstTrack;
    /// Number of the last track.
    UCHAR LastTrack;
    /// The tracks, and the end of the disc.
    TRACK_DATA TrackData[MAXIMUM_NUMBER_TRACKS];
} CDROM_TOC, *PCDROM_TOC;
#define CDROM_TOC_SIZE sizeof(CDROM_TOC)
/// The sessions of a disc.
typedef struct _CDROM_TOC_SESSION_DATA {
    /// Bytes that follow, high byte first.
    UCHAR Length[2];
    /// Number of the first closed session.
    UCHAR FirstCompleteSession;
    /// Number of the last closed session.
    UCHAR LastCompleteSession;
    /// First track of the last closed session.
    TRACK_DATA TrackData[1];
} CDROM_TOC_SESSION_DATA, *PCDROM_TOC_SESSION_DATA;
/// What is moulded into a recordable disc.
typedef struct _CDROM_TOC_ATIP_DATA_BLOCK {
    /// Code of the speed for which a rewritable disc is made.
    UCHAR CdrwReferenceSpeed : 3;
    /// Must be 0.
    UCHAR Reserved3 : 1;
    /// Code of the laser's power at that speed.
    UCHAR WritePower : 3;
    /// 1.
    UCHAR True1 : 1;
    /// Must be 0.
    UCHAR Reserved4 : 6;
    /// 1: the disc is for any use.
    UCHAR UnrestrictedUse : 1;
    /// Must be 0.
    UCHAR Reserved5 : 1;
    /// 1: A3Values holds.
    UCHAR A3Valid : 1;
    /// 1: A2Values holds.
    UCHAR A2Valid : 1;
    /// 1: A1Values holds.
    UCHAR A1Valid : 1;
    /// Must be 0.
    UCHAR Reserved6 : 3;
    /// 1: the disc can be rewritten.
    UCHAR IsCdrw : 1;
    /// 1.
    UCHAR True2 : 1;
    /// Must be 0.
    UCHAR Reserved7;
    /// Minute, second and frame where the lead-in begins.
    UCHAR LeadInMsf[3];
    /// Must be 0.
    UCHAR Reserved8;
    /// Latest minute, second and frame where the lead-out may begin.
    UCHAR LeadOutMsf[3];
    /// Must be 0.
    UCHAR Reserved9;
    /// Additional information 1: speeds and power.
    UCHAR A1Values[3];
    /// Must be 0.
    UCHAR Reserved10;
    /// Additional information 2.
    UCHAR A2Values[3];
    /// Must be 0.
    UCHAR Reserved11;
    /// Additional information 3.
    UCHAR A3Values[3];
    /// Must be 0.
    UCHAR Reserved12;
} CDROM_TOC_ATIP_DATA_BLOCK, *PCDROM_TOC_ATIP_DATA_BLOCK;
/// What is moulded into a recordable disc, as it is returned.
typedef struct _CDROM_TOC_ATIP_DATA {
    /// Bytes that follow, high byte first.
    UCHAR Length[2];
    /// Must be 0.
    UCHAR Reserved1;
    /// Must be 0.
    UCHAR Reserved2;
    /// The data.
    CDROM_TOC_ATIP_DATA_BLOCK Descriptors[0];
} CDROM_TOC_ATIP_DATA, *PCDROM_TOC_ATIP_DATA;
#define CDROM_CD_TEXT_PACK_ALBUM_NAME 0x80
#define CDROM_CD_TEXT_PACK_PERFORMER 0x81
#define CDROM_CD_TEXT_PACK_SONGWRITER 0x82
#define CDROM_CD_TEXT_PACK_COMPOSER 0x83
#define CDROM_CD_TEXT_PACK_ARRANGER 0x84
#define CDROM_CD_TEXT_PACK_MESSAGES 0x85
#define CDROM_CD_TEXT_PACK_DISC_ID 0x86
#define CDROM_CD_TEXT_PACK_GENRE 0x87
#define CDROM_CD_TEXT_PACK_TOC_INFO 0x88
#define CDROM_CD_TEXT_PACK_TOC_INFO2 0x89
#define CDROM_CD_TEXT_PACK_UPC_EAN 0x8e
#define CDROM_CD_TEXT_PACK_SIZE_INFO 0x8f
/// A piece of the texts on an audio disc.
typedef struct _CDROM_TOC_CD_TEXT_DATA_BLOCK {
    /// CDROM_CD_TEXT_PACK_ constant: title, performer and so on.
    UCHAR PackType;
    /// Track to which the first character belongs; 0 for the disc.
    UCHAR TrackNumber : 7;
    /// 1: the piece is of another kind; ignore it.
    UCHAR ExtensionFlag : 1;
    /// Counts the pieces, from 0.
    UCHAR SequenceNumber;
    /// Characters of the first text that were in the piece before.
    UCHAR CharacterPosition : 4;
    /// Number of the language.
    UCHAR BlockNumber : 3;
    /// 1: WText holds, with two bytes a character.
    UCHAR Unicode : 1;
    union {
        /// Text in bytes; a 0 ends one track's and begins the next one's.
        UCHAR Text[12];
        /// Text in words, high byte first.
        WCHAR WText[6];
    };
    /// Checksum, high byte first.
    UCHAR CRC[2];
} CDROM_TOC_CD_TEXT_DATA_BLOCK, *PCDROM_TOC_CD_TEXT_DATA_BLOCK;
/// The texts on an audio disc.
typedef struct _CDROM_TOC_CD_TEXT_DATA {
    /// Bytes that follow, high byte first.
    UCHAR Length[2];
    /// Must be 0.
    UCHAR Reserved1;
    /// Must be 0.
    UCHAR Reserved2;
    /// The pieces.
    CDROM_TOC_CD_TEXT_DATA_BLOCK Descriptors[0];
} CDROM_TOC_CD_TEXT_DATA, *PCDROM_TOC_CD_TEXT_DATA;
#define ADR_NO_MODE_INFORMATION 0x0
#define ADR_ENCODES_CURRENT_POSITION 0x1
#define ADR_ENCODES_MEDIA_CATALOG 0x2
#define ADR_ENCODES_ISRC 0x3
/// An entry of a session's table of contents.
typedef struct _CDROM_TOC_FULL_TOC_DATA_BLOCK {
    /// Number of the session.
    UCHAR SessionNumber;
    /// Kind of track: bit 2 data, bit 1 may be copied, bit 0 preemphasis.
    UCHAR Control : 4;
    /// Which data the Q subchannel holds: 1 or 5.
    UCHAR Adr : 4;
    /// Must be 0.
    UCHAR Reserved1;
    /// Number of the track; 0xA0 and above for the session itself.
    UCHAR Point;
    /// Minute, second and frame within the lead-in.
    UCHAR MsfExtra[3];
    /// 0.
    UCHAR Zero;
    /// Minute, second and frame to which Point leads; by Point also numbers of tracks.
    UCHAR Msf[3];
} CDROM_TOC_FULL_TOC_DATA_BLOCK, *PCDROM_TOC_FULL_TOC_DATA_BLOCK;
/// All entries of a disc's table of contents.
typedef struct _CDROM_TOC_FULL_TOC_DATA {
    /// Bytes that follow, high byte first.
    UCHAR Length[2];
    /// Number of the first closed session.
    UCHAR FirstCompleteSession;
    /// Number of the last closed session.
    UCHAR LastCompleteSession;
    /// The entries.
    CDROM_TOC_FULL_TOC_DATA_BLOCK Descriptors[0];
} CDROM_TOC_FULL_TOC_DATA, *PCDROM_TOC_FULL_TOC_DATA;
/// The table of contents of a disc that is not closed.
typedef struct _CDROM_TOC_PMA_DATA {
    /// Bytes that follow, high byte first.
    UCHAR Length[2];
    /// Must be 0.
    UCHAR Reserved1;
    /// Must be 0.
    UCHAR Reserved2;
    /// The entries.
    CDROM_TOC_FULL_TOC_DATA_BLOCK Descriptors[0];
} CDROM_TOC_PMA_DATA, *PCDROM_TOC_PMA_DATA;
#define AUDIO_STATUS_NOT_SUPPORTED 0x00
#define AUDIO_STATUS_IN_PROGRESS 0x11
#define AUDIO_STATUS_PAUSED 0x12
#define AUDIO_STATUS_PLAY_COMPLETE 0x13
#define AUDIO_STATUS_PLAY_ERROR 0x14
#define AUDIO_STATUS_NO_STATUS 0x15
/// How data of the subchannel begin.
typedef struct _SUB_Q_HEADER {
    /// Must be 0.
    UCHAR Reserved;
    /// AUDIO_STATUS_ constant: whether audio plays.
    UCHAR AudioStatus;
    /// Bytes that follow, high byte first.
    UCHAR DataLength[2];
} SUB_Q_HEADER, *PSUB_Q_HEADER;
/// The catalogue number of a disc.
typedef struct _SUB_Q_MEDIA_CATALOG_NUMBER {
    /// Whether it plays and how much follows.
    SUB_Q_HEADER Header;
    /// Which of the subchannel's data, as asked for.
    UCHAR FormatCode;
    /// Must be 0.
    UCHAR Reserved[3];
    /// Must be 0.
    UCHAR Reserved1 : 7;
    /// 1: MediaCatalog holds.
    UCHAR Mcval : 1;
    /// Thirteen digits as text, then a 0 and the frame.
    UCHAR MediaCatalog[15];
} SUB_Q_MEDIA_CATALOG_NUMBER, *PSUB_Q_MEDIA_CATALOG_NUMBER;
/// The international recording code of a track.
typedef struct _SUB_Q_TRACK_ISRC {
    /// Whether it plays and how much follows.
    SUB_Q_HEADER Header;
    /// Which of the subchannel's data, as asked for.
    UCHAR FormatCode;
    /// Must be 0.
    UCHAR Reserved0;
    /// Number of the track.
    UCHAR Track;
    /// Must be 0.
    UCHAR Reserved1;
    /// Must be 0.
    UCHAR Reserved2 : 7;
    /// 1: TrackIsrc holds.
    UCHAR Tcval : 1;
    /// Twelve letters and digits as text, then a 0, the frame and one byte more.
    UCHAR TrackIsrc[15];
} SUB_Q_TRACK_ISRC, *PSUB_Q_TRACK_ISRC;
/// Where the drive plays.
typedef struct _SUB_Q_CURRENT_POSITION {
    /// Whether it plays and how much follows.
    SUB_Q_HEADER Header;
    /// Which of the subchannel's data, as asked for.
    UCHAR FormatCode;
    /// Kind of track: bit 2 data, bit 1 may be copied, bit 0 preemphasis.
    UCHAR Control : 4;
    /// Which data the Q subchannel holds: 1 for positions.
    UCHAR ADR : 4;
    /// Number of the track.
    UCHAR TrackNumber;
    /// Number of the part of the track.
    UCHAR IndexNumber;
    /// Place on the disc: 0, minute, second and frame.
    UCHAR AbsoluteAddress[4];
    /// Place in the track: 0, minute, second and frame.
    UCHAR TrackRelativeAddress[4];
} SUB_Q_CURRENT_POSITION, *PSUB_Q_CURRENT_POSITION;
/// What the subchannel says.
typedef union _SUB_Q_CHANNEL_DATA {
    /// For IOCTL_CDROM_CURRENT_POSITION.
    SUB_Q_CURRENT_POSITION CurrentPosition;
    /// For IOCTL_CDROM_MEDIA_CATALOG.
    SUB_Q_MEDIA_CATALOG_NUMBER MediaCatalog;
    /// For IOCTL_CDROM_TRACK_ISRC.
    SUB_Q_TRACK_ISRC TrackIsrc;
} SUB_Q_CHANNEL_DATA, *PSUB_Q_CHANNEL_DATA;
#define AUDIO_WITH_PREEMPHASIS 0x1
#define DIGITAL_COPY_PERMITTED 0x2
#define AUDIO_DATA_TRACK 0x4
#define TWO_FOUR_CHANNEL_AUDIO 0x8
/// How a drive counts blocks of audio.
typedef struct _CDROM_AUDIO_CONTROL {
    /// Code of what LogicalBlocksPerSecond counts.
    UCHAR LbaFormat;
    /// Blocks of audio a second.
    USHORT LogicalBlocksPerSecond;
} CDROM_AUDIO_CONTROL, *PCDROM_AUDIO_CONTROL;
/// The loudness of each channel.
typedef struct _VOLUME_CONTROL {
    /// Loudness of each output: 0 to 255.
    UCHAR PortVolume[4];
} VOLUME_CONTROL, *PVOLUME_CONTROL;
typedef enum _TRACK_MODE_TYPE {
    YellowMode2, XAForm2, CDDA, RawWithC2AndSubCode, RawWithC2, RawWithSubCode
} TRACK_MODE_TYPE, *PTRACK_MODE_TYPE;
/// Which sectors to read as they are on the disc.
typedef struct __RAW_READ_INFO {
    /// Bytes from the start, counted in sectors of 2,048 bytes.
    LARGE_INTEGER DiskOffset;
    /// How many sectors.
    ULONG SectorCount;
    /// Kind of sectors: how many bytes each has.
    TRACK_MODE_TYPE TrackMode;
} RAW_READ_INFO, *PRAW_READ_INFO;
typedef enum _CDROM_SPEED_REQUEST { CdromSetSpeed, CdromSetStreaming } CDROM_SPEED_REQUEST, *PCDROM_SPEED_REQUEST;
typedef enum _WRITE_ROTATION { CdromDefaultRotation, CdromCAVRotation } WRITE_ROTATION, *PWRITE_ROTATION;
/// How fast a drive shall turn.
typedef struct _CDROM_SET_SPEED {
    /// CdromSetSpeed.
    CDROM_SPEED_REQUEST RequestType;
    /// Kilobytes a second for reading; 0xFFFF for the fastest.
    USHORT ReadSpeed;
    /// Kilobytes a second for writing; 0xFFFF for the fastest.
    USHORT WriteSpeed;
    /// Whether the disc turns with a fixed speed.
    WRITE_ROTATION RotationControl;
} CDROM_SET_SPEED, *PCDROM_SET_SPEED;
#include <ntddcdrm/performance.h>
#ifdef __cplusplus
}
#endif
#endif
