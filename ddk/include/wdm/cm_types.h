// Hardware resources as lists: what a device was given (CM_*) and what it could use (IO_RESOURCE_*). Microsoft's layouts.
#pragma once

typedef enum _INTERFACE_TYPE {
    InterfaceTypeUndefined = -1,
    Internal, Isa, Eisa, MicroChannel, TurboChannel, PCIBus, VMEBus, NuBus, PCMCIABus, CBus, MPIBus, MPSABus,
    ProcessorInternal, InternalPowerBus, PNPISABus, PNPBus, Vmcs, ACPIBus, MaximumInterfaceType
} INTERFACE_TYPE, *PINTERFACE_TYPE;

typedef enum _BUS_DATA_TYPE {
    ConfigurationSpaceUndefined = -1,
    Cmos, EisaConfiguration, Pos, CbusConfiguration, PCIConfiguration, VMEConfiguration, NuBusConfiguration,
    PCMCIAConfiguration, MPIConfiguration, MPSAConfiguration, PNPISAConfiguration, SgiInternalConfiguration, MaximumBusDataType
} BUS_DATA_TYPE, *PBUS_DATA_TYPE;

typedef enum _DMA_WIDTH { Width8Bits, Width16Bits, Width32Bits, Width64Bits, WidthNoWrap, MaximumDmaWidth } DMA_WIDTH, *PDMA_WIDTH;
typedef enum _DMA_SPEED { Compatible, TypeA, TypeB, TypeC, TypeF, MaximumDmaSpeed } DMA_SPEED, *PDMA_SPEED;

typedef enum _IRQ_DEVICE_POLICY {
    IrqPolicyMachineDefault = 0, IrqPolicyAllCloseProcessors = 1, IrqPolicyOneCloseProcessor = 2, IrqPolicyAllProcessorsInMachine = 3,
    IrqPolicyAllProcessorsInGroup = 3, IrqPolicySpecifiedProcessors = 4, IrqPolicySpreadMessagesAcrossAllProcessors = 5,
    IrqPolicyAllProcessorsInMachineWhenSteered = 6, IrqPolicyAllProcessorsInGroupWhenSteered = 6
} IRQ_DEVICE_POLICY, *PIRQ_DEVICE_POLICY;
typedef enum _IRQ_PRIORITY { IrqPriorityUndefined = 0, IrqPriorityLow, IrqPriorityNormal, IrqPriorityHigh } IRQ_PRIORITY, *PIRQ_PRIORITY;

typedef UCHAR *PUCHAR_RESOURCE;
/// A kind of resource.
typedef int CM_RESOURCE_TYPE;
#define CmResourceTypeNull 0
#define CmResourceTypePort 1
#define CmResourceTypeInterrupt 2
#define CmResourceTypeMemory 3
#define CmResourceTypeDma 4
#define CmResourceTypeDeviceSpecific 5
#define CmResourceTypeBusNumber 6
#define CmResourceTypeMemoryLarge 7
#define CmResourceTypeMaximum 8
#define CmResourceTypeNonArbitrated 128
#define CmResourceTypeConfigData 128
#define CmResourceTypeDevicePrivate 129
#define CmResourceTypePcCardConfig 130
#define CmResourceTypeMfCardConfig 131
#define CmResourceTypeConnection 132

typedef enum _CM_SHARE_DISPOSITION {
    CmResourceShareUndetermined = 0, CmResourceShareDeviceExclusive, CmResourceShareDriverExclusive, CmResourceShareShared
} CM_SHARE_DISPOSITION;

#define CM_RESOURCE_PORT_MEMORY 0x0000
#define CM_RESOURCE_PORT_IO 0x0001
#define CM_RESOURCE_PORT_10_BIT_DECODE 0x0004
#define CM_RESOURCE_PORT_12_BIT_DECODE 0x0008
#define CM_RESOURCE_PORT_16_BIT_DECODE 0x0010
#define CM_RESOURCE_PORT_POSITIVE_DECODE 0x0020
#define CM_RESOURCE_PORT_PASSIVE_DECODE 0x0040
#define CM_RESOURCE_PORT_WINDOW_DECODE 0x0080
#define CM_RESOURCE_PORT_BAR 0x0100
#define CM_RESOURCE_INTERRUPT_LEVEL_SENSITIVE 0
#define CM_RESOURCE_INTERRUPT_LATCHED 1
#define CM_RESOURCE_INTERRUPT_MESSAGE 2
#define CM_RESOURCE_INTERRUPT_POLICY_INCLUDED 4
#define CM_RESOURCE_INTERRUPT_SECONDARY_INTERRUPT 16
#define CM_RESOURCE_INTERRUPT_WAKE_HINT 32
#define CM_RESOURCE_INTERRUPT_LEVEL_LATCHED_BITS 0x0001
#define CM_RESOURCE_INTERRUPT_MESSAGE_TOKEN ((ULONG)-2)
#define CM_RESOURCE_MEMORY_READ_WRITE 0x0000
#define CM_RESOURCE_MEMORY_READ_ONLY 0x0001
#define CM_RESOURCE_MEMORY_WRITE_ONLY 0x0002
#define CM_RESOURCE_MEMORY_PREFETCHABLE 0x0004
#define CM_RESOURCE_MEMORY_COMBINEDWRITE 0x0008
#define CM_RESOURCE_MEMORY_24 0x0010
#define CM_RESOURCE_MEMORY_CACHEABLE 0x0020
#define CM_RESOURCE_MEMORY_WINDOW_DECODE 0x0040
#define CM_RESOURCE_MEMORY_BAR 0x0080
#define CM_RESOURCE_MEMORY_LARGE 0x0E00
#define CM_RESOURCE_MEMORY_LARGE_40 0x0200
#define CM_RESOURCE_MEMORY_LARGE_48 0x0400
#define CM_RESOURCE_MEMORY_LARGE_64 0x0800
#define CM_RESOURCE_DMA_8 0x0000
#define CM_RESOURCE_DMA_16 0x0001
#define CM_RESOURCE_DMA_32 0x0002
#define CM_RESOURCE_DMA_8_AND_16 0x0004
#define CM_RESOURCE_DMA_BUS_MASTER 0x0008
#define CM_RESOURCE_DMA_TYPE_A 0x0010
#define CM_RESOURCE_DMA_TYPE_B 0x0020
#define CM_RESOURCE_DMA_TYPE_F 0x0040
#define CM_RESOURCE_DMA_V3 0x0080

#pragma pack(push, 4)
/// One port range, interrupt, memory range or DMA channel.
typedef struct _CM_PARTIAL_RESOURCE_DESCRIPTOR {
    /// CmResourceTypeXxx: says which member of u holds.
    UCHAR Type;
    /// CmResourceShareXxx: who else may use it.
    UCHAR ShareDisposition;
    /// CM_RESOURCE_ bits, which depend on Type.
    USHORT Flags;
    /// What it is, by Type.
    union {
        /// Any range; for code that does not care about the type.
        struct {
            /// First address.
            PHYSICAL_ADDRESS Start;
            /// Bytes of the range.
            ULONG Length;
        } Generic;
        /// CmResourceTypePort.
        struct {
            /// First port; translated a physical address, if Flags says memory then map it with MmMapIoSpaceEx.
            PHYSICAL_ADDRESS Start;
            /// Bytes of the range.
            ULONG Length;
        } Port;
        /// CmResourceTypeInterrupt, of a line or, translated, of one message.
        struct {
            /// Translated: the DIRQL; raw: the line's number.
            USHORT Level;
            /// Processor group of Affinity.
            USHORT Group;
            /// Translated: the system's vector for IoConnectInterruptEx.
            ULONG Vector;
            /// Processors that the interrupt may go to.
            KAFFINITY Affinity;
        } Interrupt;
        /// CmResourceTypeInterrupt with CM_RESOURCE_INTERRUPT_MESSAGE.
        struct {
            union {
                /// In the raw list: all messages in one descriptor.
                struct {
                    /// Processor group of Affinity.
                    USHORT Group;
                    /// How many messages the device has got.
                    USHORT MessageCount;
                    /// First vector of them.
                    ULONG Vector;
                    /// Processors that the messages may go to.
                    KAFFINITY Affinity;
                } Raw;
                /// In the translated list: one message.
                struct {
                    /// Its DIRQL.
                    USHORT Level;
                    /// Processor group of Affinity.
                    USHORT Group;
                    /// The system's vector for IoConnectInterruptEx.
                    ULONG Vector;
                    /// Processors that the message may go to.
                    KAFFINITY Affinity;
                } Translated;
            };
        } MessageInterrupt;
        /// CmResourceTypeMemory.
        struct {
            /// First physical address; map the translated one with MmMapIoSpaceEx.
            PHYSICAL_ADDRESS Start;
            /// Bytes of the range.
            ULONG Length;
        } Memory;
        /// CmResourceTypeDma without CM_RESOURCE_DMA_V3.
        struct {
            /// Channel of the system's DMA controller.
            ULONG Channel;
            /// Port of the Micro Channel bus, which is no more.
            ULONG Port;
            /// Reserved.
            ULONG Reserved1;
        } Dma;
        /// CmResourceTypeDma with CM_RESOURCE_DMA_V3.
        struct {
            /// Channel of the DMA controller.
            ULONG Channel;
            /// Line by which the device asks for a transfer.
            ULONG RequestLine;
            /// DMA_WIDTH: bits of one transfer.
            UCHAR TransferWidth;
            /// Reserved.
            UCHAR Reserved1;
            /// Reserved.
            UCHAR Reserved2;
            /// Reserved.
            UCHAR Reserved3;
        } DmaV3;
        /// CmResourceTypeDevicePrivate: passes unchanged through the PnP manager.
        struct {
            /// What the bus driver put in; filters of the same bus know.
            ULONG Data[3];
        } DevicePrivate;
        /// CmResourceTypeBusNumber, for bridges.
        struct {
            /// First number of the range.
            ULONG Start;
            /// How many numbers.
            ULONG Length;
            /// Reserved.
            ULONG Reserved;
        } BusNumber;
        /// CmResourceTypeDeviceSpecific; only the last descriptor of a list can be one.
        struct {
            /// Bytes that follow the descriptor.
            ULONG DataSize;
            /// Reserved.
            ULONG Reserved1;
            /// Reserved.
            ULONG Reserved2;
        } DeviceSpecificData;
        /// CmResourceTypeMemoryLarge with CM_RESOURCE_MEMORY_LARGE_40.
        struct {
            /// First physical address.
            PHYSICAL_ADDRESS Start;
            /// Upper 32 of 40 bits: length in units of 256 bytes.
            ULONG Length40;
        } Memory40;
        /// CmResourceTypeMemoryLarge with CM_RESOURCE_MEMORY_LARGE_48.
        struct {
            /// First physical address.
            PHYSICAL_ADDRESS Start;
            /// Upper 32 of 48 bits: length in units of 64 KiB.
            ULONG Length48;
        } Memory48;
        /// CmResourceTypeMemoryLarge with CM_RESOURCE_MEMORY_LARGE_64.
        struct {
            /// First physical address.
            PHYSICAL_ADDRESS Start;
            /// Upper 32 of 64 bits: length in units of 4 GiB.
            ULONG Length64;
        } Memory64;
        /// CmResourceTypeConnection: a GPIO pin, a serial bus or a function of a controller.
        struct {
            /// CM_RESOURCE_CONNECTION_CLASS_ value.
            UCHAR Class;
            /// CM_RESOURCE_CONNECTION_TYPE_ value within the class.
            UCHAR Type;
            /// Reserved.
            UCHAR Reserved1;
            /// Reserved.
            UCHAR Reserved2;
            /// Low half of the number that the path to open is made of (RESOURCE_HUB_CREATE_PATH_FROM_ID).
            ULONG IdLowPart;
            /// High half of that number.
            ULONG IdHighPart;
        } Connection;
    } u;
} CM_PARTIAL_RESOURCE_DESCRIPTOR, *PCM_PARTIAL_RESOURCE_DESCRIPTOR;

/// The resources that a device has on one bus.
typedef struct _CM_PARTIAL_RESOURCE_LIST {
    /// 1.
    USHORT Version;
    /// 1.
    USHORT Revision;
    /// How many descriptors follow.
    ULONG Count;
    /// One for each resource, in the order of the requirements.
    CM_PARTIAL_RESOURCE_DESCRIPTOR PartialDescriptors[1];
} CM_PARTIAL_RESOURCE_LIST, *PCM_PARTIAL_RESOURCE_LIST;

/// The resources of a device and the bus they are on.
typedef struct _CM_FULL_RESOURCE_DESCRIPTOR {
    /// Kind of bus.
    INTERFACE_TYPE InterfaceType;
    /// Which of the buses of that kind.
    ULONG BusNumber;
    /// The resources themselves.
    CM_PARTIAL_RESOURCE_LIST PartialResourceList;
} CM_FULL_RESOURCE_DESCRIPTOR, *PCM_FULL_RESOURCE_DESCRIPTOR;

/// All resources of a device; for a WDM device it has one full descriptor.
typedef struct _CM_RESOURCE_LIST {
    /// How many full descriptors follow; 1 for a WDM device.
    ULONG Count;
    /// One for each bus; their size varies, only the first can be indexed.
    CM_FULL_RESOURCE_DESCRIPTOR List[1];
} CM_RESOURCE_LIST, *PCM_RESOURCE_LIST;

#pragma pack(pop)

#pragma pack(push, 1)
/// What the BIOS told of a disk (INT 13h).
typedef struct _CM_INT13_DRIVE_PARAMETER {
    /// The BIOS's number of the drive, from 0x80.
    USHORT DriveSelect;
    /// Highest cylinder.
    ULONG MaxCylinders;
    /// Highest sector of a track.
    USHORT SectorsPerTrack;
    /// Highest head.
    USHORT MaxHeads;
    /// How many disks the BIOS counts.
    USHORT NumberDrives;
} CM_INT13_DRIVE_PARAMETER, *PCM_INT13_DRIVE_PARAMETER;
#pragma pack(pop)

#define IO_RESOURCE_PREFERRED 0x01
#define IO_RESOURCE_DEFAULT 0x02
#define IO_RESOURCE_ALTERNATIVE 0x08

/// A range of choices for one resource.
typedef struct _IO_RESOURCE_DESCRIPTOR {
    /// 0 if required, else IO_RESOURCE_PREFERRED, IO_RESOURCE_ALTERNATIVE to the one before, or both.
    UCHAR Option;
    /// CmResourceTypeXxx: says which member of u holds.
    UCHAR Type;
    /// CmResourceShareXxx: who else may use it.
    UCHAR ShareDisposition;
    /// Reserved.
    UCHAR Spare1;
    /// CM_RESOURCE_ bits, which depend on Type.
    USHORT Flags;
    /// Reserved.
    USHORT Spare2;
    /// What is wanted, by Type.
    union {
        /// CmResourceTypePort.
        struct {
            /// Bytes that are wanted.
            ULONG Length;
            /// What the first address must be a multiple of.
            ULONG Alignment;
            /// Lowest address that the range may have.
            PHYSICAL_ADDRESS MinimumAddress;
            /// Highest address that the range may have, its end included.
            PHYSICAL_ADDRESS MaximumAddress;
        } Port;
        /// CmResourceTypeMemory.
        struct {
            /// Bytes that are wanted.
            ULONG Length;
            /// What the first address must be a multiple of.
            ULONG Alignment;
            /// Lowest address that the range may have.
            PHYSICAL_ADDRESS MinimumAddress;
            /// Highest address that the range may have, its end included.
            PHYSICAL_ADDRESS MaximumAddress;
        } Memory;
        /// CmResourceTypeInterrupt.
        struct {
            /// Lowest line, or for messages CM_RESOURCE_INTERRUPT_MESSAGE_TOKEN minus their number plus 1.
            ULONG MinimumVector;
            /// Highest line, or CM_RESOURCE_INTERRUPT_MESSAGE_TOKEN for messages.
            ULONG MaximumVector;
            /// IRQ_DEVICE_POLICY: which processors it may go to.
            USHORT AffinityPolicy;
            /// Processor group of TargetedProcessors.
            USHORT Group;
            /// How high its DIRQL should be.
            IRQ_PRIORITY PriorityPolicy;
            /// Processors meant by IrqPolicySpecifiedProcessors.
            KAFFINITY TargetedProcessors;
        } Interrupt;
        /// CmResourceTypeDma without CM_RESOURCE_DMA_V3.
        struct {
            /// Lowest channel that will do.
            ULONG MinimumChannel;
            /// Highest channel that will do.
            ULONG MaximumChannel;
        } Dma;
        /// CmResourceTypeDma with CM_RESOURCE_DMA_V3.
        struct {
            /// Line by which the device asks for a transfer.
            ULONG RequestLine;
            /// Reserved.
            ULONG Reserved;
            /// Channel that it needs.
            ULONG Channel;
            /// DMA_WIDTH: bits of one transfer.
            ULONG TransferWidth;
        } DmaV3;
        /// Any range; for code that does not care about the type.
        struct {
            /// Units that are wanted.
            ULONG Length;
            /// What the first must be a multiple of.
            ULONG Alignment;
            /// Lowest one that the range may have.
            PHYSICAL_ADDRESS MinimumAddress;
            /// Highest one that the range may have.
            PHYSICAL_ADDRESS MaximumAddress;
        } Generic;
        /// CmResourceTypeDevicePrivate: passes unchanged through the PnP manager.
        struct {
            /// What the bus driver puts in.
            ULONG Data[3];
        } DevicePrivate;
        /// CmResourceTypeBusNumber, for bridges.
        struct {
            /// How many numbers are wanted.
            ULONG Length;
            /// Lowest number that will do.
            ULONG MinBusNumber;
            /// Highest number that will do.
            ULONG MaxBusNumber;
            /// Reserved.
            ULONG Reserved;
        } BusNumber;
        /// CmResourceTypeConfigData: how a list compares with its alternatives.
        struct {
            /// LCPRI_ value: lower is better.
            ULONG Priority;
            /// Reserved.
            ULONG Reserved1;
            /// Reserved.
            ULONG Reserved2;
        } ConfigData;
        /// CmResourceTypeMemoryLarge with CM_RESOURCE_MEMORY_LARGE_40.
        struct {
            /// Length in units of 256 bytes.
            ULONG Length40;
            /// Multiple that the start must be, in units of 256 bytes.
            ULONG Alignment40;
            /// Lowest address that the range may have.
            PHYSICAL_ADDRESS MinimumAddress;
            /// Highest address that the range may have, its end included.
            PHYSICAL_ADDRESS MaximumAddress;
        } Memory40;
        /// CmResourceTypeMemoryLarge with CM_RESOURCE_MEMORY_LARGE_48.
        struct {
            /// Length in units of 64 KiB.
            ULONG Length48;
            /// Multiple that the start must be, in units of 64 KiB.
            ULONG Alignment48;
            /// Lowest address that the range may have.
            PHYSICAL_ADDRESS MinimumAddress;
            /// Highest address that the range may have, its end included.
            PHYSICAL_ADDRESS MaximumAddress;
        } Memory48;
        /// CmResourceTypeMemoryLarge with CM_RESOURCE_MEMORY_LARGE_64.
        struct {
            /// Length in units of 4 GiB.
            ULONG Length64;
            /// Multiple that the start must be, in units of 4 GiB.
            ULONG Alignment64;
            /// Lowest address that the range may have.
            PHYSICAL_ADDRESS MinimumAddress;
            /// Highest address that the range may have, its end included.
            PHYSICAL_ADDRESS MaximumAddress;
        } Memory64;
        /// CmResourceTypeConnection: a GPIO pin, a serial bus or a function of a controller.
        struct {
            /// CM_RESOURCE_CONNECTION_CLASS_ value.
            UCHAR Class;
            /// CM_RESOURCE_CONNECTION_TYPE_ value within the class.
            UCHAR Type;
            /// Reserved.
            UCHAR Reserved1;
            /// Reserved.
            UCHAR Reserved2;
            /// Low half of the connection's number.
            ULONG IdLowPart;
            /// High half of the connection's number.
            ULONG IdHighPart;
        } Connection;
    } u;
} IO_RESOURCE_DESCRIPTOR, *PIO_RESOURCE_DESCRIPTOR;

/// One set of resources that a device can work with.
typedef struct _IO_RESOURCE_LIST {
    /// 1.
    USHORT Version;
    /// 1.
    USHORT Revision;
    /// How many descriptors follow.
    ULONG Count;
    /// What is wanted: one for each resource, each followed by its alternatives.
    IO_RESOURCE_DESCRIPTOR Descriptors[1];
} IO_RESOURCE_LIST, *PIO_RESOURCE_LIST;

/// What a device needs; the answer to IRP_MN_QUERY_RESOURCE_REQUIREMENTS, in paged pool.
typedef struct _IO_RESOURCE_REQUIREMENTS_LIST {
    /// Bytes of this structure with all of its lists.
    ULONG ListSize;
    /// Kind of bus.
    INTERFACE_TYPE InterfaceType;
    /// Which of the buses of that kind.
    ULONG BusNumber;
    /// Where on the bus, in the form of the bus.
    ULONG SlotNumber;
    /// Reserved.
    ULONG Reserved[3];
    /// How many lists there are; the PnP manager takes one of them whole.
    ULONG AlternativeLists;
    /// The lists, best one first; their size varies.
    IO_RESOURCE_LIST List[1];
} IO_RESOURCE_REQUIREMENTS_LIST, *PIO_RESOURCE_REQUIREMENTS_LIST;
