// IEEE 1394: addresses, packets and the topology of a bus, and what a node tells of itself.
#pragma once

#define BUS1394_DDI_MAJOR_VERSION 3
#define BUS1394_DDI_MINOR_VERSION 0
#define BUS1394_CURRENT_DDI_VERSION BUS1394_DDI_MAJOR_VERSION
#define RCODE ULONG
#define BASE_DEVICE_NAME L"\\Device\\1394BUS"
#define BASE_SYMBOLIC_LINK_NAME L"\\DosDevices\\1394BUS"
typedef struct _NODE_ADDRESS {
    USHORT NA_Node_Number : 6;
    USHORT NA_Bus_Number : 10;
} NODE_ADDRESS, *PNODE_ADDRESS;
typedef struct _ADDRESS_OFFSET {
    USHORT Off_High;
    ULONG Off_Low;
} ADDRESS_OFFSET, *PADDRESS_OFFSET;
typedef struct _IO_ADDRESS {
    NODE_ADDRESS IA_Destination_ID;
    ADDRESS_OFFSET IA_Destination_Offset;
} IO_ADDRESS, *PIO_ADDRESS;
typedef struct _ADDRESS_RANGE {
    USHORT AR_Off_High;
    USHORT AR_Length;
    ULONG AR_Off_Low;
} ADDRESS_RANGE, *PADDRESS_RANGE;
typedef struct _SELF_ID {
    ULONG SID_Phys_ID : 6;
    ULONG SID_Packet_ID : 2;
    ULONG SID_Gap_Count : 6;
    ULONG SID_Link_Active : 1;
    ULONG SID_Zero : 1;
    ULONG SID_Power_Class : 3;
    ULONG SID_Contender : 1;
    ULONG SID_Delay : 2;
    ULONG SID_Speed : 2;
    ULONG SID_More_Packets : 1;
    ULONG SID_Initiated_Rst : 1;
    ULONG SID_Port3 : 2;
    ULONG SID_Port2 : 2;
    ULONG SID_Port1 : 2;
} SELF_ID, *PSELF_ID;
typedef struct _SELF_ID_MORE {
    ULONG SID_Phys_ID : 6;
    ULONG SID_Packet_ID : 2;
    ULONG SID_PortA : 2;
    ULONG SID_Reserved2 : 2;
    ULONG SID_Sequence : 3;
    ULONG SID_One : 1;
    ULONG SID_PortE : 2;
    ULONG SID_PortD : 2;
    ULONG SID_PortC : 2;
    ULONG SID_PortB : 2;
    ULONG SID_More_Packets : 1;
    ULONG SID_Reserved3 : 1;
    ULONG SID_PortH : 2;
    ULONG SID_PortG : 2;
    ULONG SID_PortF : 2;
} SELF_ID_MORE, *PSELF_ID_MORE;
typedef struct _PHY_CONFIGURATION_PACKET {
    ULONG PCP_Phys_ID : 6;
    ULONG PCP_Packet_ID : 2;
    ULONG PCP_Gap_Count : 6;
    ULONG PCP_Set_Gap_Count : 1;
    ULONG PCP_Force_Root : 1;
    ULONG PCP_Reserved1 : 8;
    ULONG PCP_Reserved2 : 8;
    ULONG PCP_Inverse;
} PHY_CONFIGURATION_PACKET, *PPHY_CONFIGURATION_PACKET;
typedef struct _ASYNC_PACKET {
    USHORT AP_Priority : 4;
    USHORT AP_tCode : 4;
    USHORT AP_rt : 2;
    USHORT AP_tLabel : 6;
    NODE_ADDRESS AP_Destination_ID;
    union {
        struct {
            USHORT AP_Reserved : 12;
            USHORT AP_Rcode : 4;
        } Response;
        USHORT AP_Offset_High;
    } u;
    NODE_ADDRESS AP_Source_ID;
    ULONG AP_Offset_Low;
    union {
        struct {
            USHORT AP_Extended_tCode;
            USHORT AP_Data_Length;
        } Block;
        ULONG AP_Quadlet_Data;
    } u1;
} ASYNC_PACKET, *PASYNC_PACKET;
typedef struct _ISOCH_HEADER {
    ULONG IH_Sy : 4;
    ULONG IH_tCode : 4;
    ULONG IH_Channel : 6;
    ULONG IH_Tag : 2;
    ULONG IH_Data_Length : 16;
} ISOCH_HEADER, *PISOCH_HEADER;
typedef struct _SPEED_MAP {
    USHORT SPD_Length;
    USHORT SPD_CRC;
    ULONG SPD_Generation;
    UCHAR SPD_Speed_Code[4032];
} SPEED_MAP, *PSPEED_MAP;
typedef struct _TOPOLOGY_MAP {
    USHORT TOP_Length;
    USHORT TOP_CRC;
    ULONG TOP_Generation;
    USHORT TOP_Node_Count;
    USHORT TOP_Self_ID_Count;
    SELF_ID TOP_Self_ID_Array[1];
} TOPOLOGY_MAP, *PTOPOLOGY_MAP;
typedef struct _CONFIG_ROM {
    ULONG CR_Info;
    ULONG CR_Signiture;
    ULONG CR_BusInfoBlockCaps;
    ULONG CR_Node_UniqueID[2];
    ULONG CR_Root_Info;
} CONFIG_ROM, *PCONFIG_ROM;
typedef struct _TEXTUAL_LEAF {
    USHORT TL_CRC;
    USHORT TL_Length;
    ULONG TL_Spec_Id;
    ULONG TL_Language_Id;
    UCHAR TL_Data;
} TEXTUAL_LEAF, *PTEXTUAL_LEAF;
typedef struct _CYCLE_TIME {
    ULONG CL_CycleOffset : 12;
    ULONG CL_CycleCount : 13;
    ULONG CL_SecondCount : 7;
} CYCLE_TIME, *PCYCLE_TIME;
typedef struct _ADDRESS_FIFO {
    SLIST_ENTRY FifoList;
    PMDL FifoMdl;
} ADDRESS_FIFO, *PADDRESS_FIFO;
typedef struct _NOTIFICATION_INFO_W2K {
    PMDL Mdl;
    ULONG ulOffset;
    ULONG nLength;
    ULONG fulNotificationOptions;
    PVOID Context;
    PADDRESS_FIFO Fifo;
    PVOID RequestPacket;
    PMDL ResponseMdl;
    PVOID *ResponsePacket;
    PULONG ResponseLength;
    PKEVENT *ResponseEvent;
} NOTIFICATION_INFO_W2K, *PNOTIFICATION_INFO_W2K;
typedef struct _NOTIFICATION_INFO_WXP {
    PMDL Mdl;
    ULONG ulOffset;
    ULONG nLength;
    ULONG fulNotificationOptions;
    PVOID Context;
    PADDRESS_FIFO Fifo;
    PVOID RequestPacket;
    PMDL ResponseMdl;
    PVOID *ResponsePacket;
    PULONG ResponseLength;
    PKEVENT *ResponseEvent;
    RCODE ResponseCode;
} NOTIFICATION_INFO_WXP, *PNOTIFICATION_INFO_WXP;
typedef NOTIFICATION_INFO_WXP NOTIFICATION_INFO, *PNOTIFICATION_INFO;
#define BUS_INFO_BLOCK_SIZE 16
typedef struct _CONFIG_ROM_HEADER {
    ULONG Crc : 16;
    ULONG CrcLength : 8;
    ULONG InfoLength : 8;
} CONFIG_ROM_HEADER, *PCONFIG_ROM_HEADER;
typedef struct _BUS_INFO_CAPABILITIES {
    ULONG LinkSpeed : 3;
    /// 0.
    ULONG Reserved0 : 1;
    ULONG Generation : 4;
    ULONG MaxRom : 2;
    /// 0.
    ULONG Reserved1 : 2;
    ULONG MaxRec : 4;
    ULONG CycleClockAccuracy : 8;
    /// 0.
    ULONG Reserved2 : 3;
    ULONG PowerManagementCapable : 1;
    ULONG BusManagerCapable : 1;
    ULONG IsochCapable : 1;
    ULONG CycleMasterCapable : 1;
    ULONG IsochResourceManagerCapable : 1;
} BUS_INFO_CAPABILITIES, *PBUS_INFO_CAPABILITIES;
typedef struct _BUS_INFO_IDS {
    ULONG ChipIdHigh : 8;
    ULONG NodeVendorId : 24;
} BUS_INFO_IDS, *PBUS_INFO_IDS;
typedef struct _DIRECTORY_HEADER {
    ULONG Crc : 16;
    ULONG Length : 16;
} DIRECTORY_HEADER, *PDIRECTORY_HEADER;
typedef struct _DIRECTORY_ENTRY {
    ULONG Value : 24;
    ULONG KeyId : 6;
    ULONG KeyType : 2;
} DIRECTORY_ENTRY, *PDIRECTORY_ENTRY;
typedef struct _LEAF_FORMAT {
    ULONG SpecifierId : 24;
    ULONG DescriptorType : 8;
} LEAF_FORMAT, *PLEAF_FORMAT;
typedef struct _TEXTUAL_LEAF_FORMAT {
    ULONG Language : 16;
    ULONG CharacterSet : 12;
    ULONG Width : 4;
} TEXTUAL_LEAF_FORMAT, *PTEXTUAL_LEAF_FORMAT;
typedef union _DIRECTORY_ENTRIES {
    ULONG Quadlet;
    DIRECTORY_HEADER Header;
    DIRECTORY_ENTRY Entry;
    LEAF_FORMAT LeafFormat;
    TEXTUAL_LEAF_FORMAT TextualLeafFormat;
} DIRECTORY_ENTRIES, *PDIRECTORY_ENTRIES;
typedef struct _CROM {
    CONFIG_ROM_HEADER ConfigRomHeader;
    ULONG Signature;
    BUS_INFO_CAPABILITIES BusInfoCaps;
    BUS_INFO_IDS BusInfoIds;
    ULONG ChipIdLow;
    DIRECTORY_HEADER RootDirectoryHeader;
    DIRECTORY_ENTRIES Entries[250];
} CROM, *PCROM;
DEFINE_GUID(BUS1394_CLASS_GUID, 0x6bdd1fc1, 0x810f, 0x11d0, 0xbe, 0xc7, 0x08, 0x00, 0x2b, 0xe2, 0x09, 0x2f);
