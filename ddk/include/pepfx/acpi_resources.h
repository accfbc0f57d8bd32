// Platform extension plug-ins: resources of such devices.
#pragma once

#define PEP_ACPI_UART_SERIAL_FLAG_FLOW_CTL_NONE (0x0000 << 0)
#define PEP_ACPI_UART_SERIAL_FLAG_FLOW_CTL_HW (0x0001 << 0)
#define PEP_ACPI_UART_SERIAL_FLAG_FLOW_CTL_XONXOFF (0x0002 << 0)
#define PEP_ACPI_UART_SERIAL_FLAG_FLOW_CTL_MASK (0x0003 << 0)
#define PEP_ACPI_UART_SERIAL_FLAG_STOP_BITS_0 (0x0000 << 2)
#define PEP_ACPI_UART_SERIAL_FLAG_STOP_BITS_1 (0x0001 << 2)
#define PEP_ACPI_UART_SERIAL_FLAG_STOP_BITS_1_5 (0x0002 << 2)
#define PEP_ACPI_UART_SERIAL_FLAG_STOP_BITS_2 (0x0003 << 2)
#define PEP_ACPI_UART_SERIAL_FLAG_STOP_BITS_MASK (0x0003 << 2)
#define PEP_ACPI_UART_SERIAL_FLAG_DATA_BITS_5 (0x0000 << 4)
#define PEP_ACPI_UART_SERIAL_FLAG_DATA_BITS_6 (0x0001 << 4)
#define PEP_ACPI_UART_SERIAL_FLAG_DATA_BITS_7 (0x0002 << 4)
#define PEP_ACPI_UART_SERIAL_FLAG_DATA_BITS_8 (0x0003 << 4)
#define PEP_ACPI_UART_SERIAL_FLAG_DATA_BITS_9 (0x0004 << 4)
#define PEP_ACPI_UART_SERIAL_FLAG_DATA_BITS_MASK (0x0007 << 4)
#define PEP_ACPI_UART_SERIAL_FLAG_BIG_ENDIAN (0x0001 << 7)
#define PEP_ACPI_UART_SERIAL_PARITY_NONE 0x00
#define PEP_ACPI_UART_SERIAL_PARITY_EVEN 0x01
#define PEP_ACPI_UART_SERIAL_PARITY_ODD 0x02
#define PEP_ACPI_UART_SERIAL_PARITY_MARK 0x03
#define PEP_ACPI_UART_SERIAL_PARITY_SPACE 0x04
#define PEP_ACPI_UART_SERIAL_LINES_DCD (0x0001 << 2)
#define PEP_ACPI_UART_SERIAL_LINES_RI (0x0001 << 3)
#define PEP_ACPI_UART_SERIAL_LINES_DSR (0x0001 << 4)
#define PEP_ACPI_UART_SERIAL_LINES_DTR (0x0001 << 5)
#define PEP_ACPI_UART_SERIAL_LINES_CTS (0x0001 << 6)
#define PEP_ACPI_UART_SERIAL_LINES_RTS (0x0001 << 7)
#define PEP_ACPI_SPI_SERIAL_BUS_SPECIFIC_FLAG_3WIRE_MODE 0x0001
#define PEP_ACPI_SPI_SERIAL_BUS_PHASE_FOO 0x00
#define PEP_ACPI_SPI_SERIAL_BUS_PHASE_BAR 0x01
#define PEP_ACPI_SPI_SERIAL_BUS_POLARITY_LOW 0x00
#define PEP_ACPI_SPI_SERIAL_BUS_POLARITY_HIGH 0x01
#define PEP_ACPI_ADDRESS_TYPE_MEMORY_MASK 0x1e
#define PEP_ACPI_ADDRESS_TYPE_MEMORY_NONCACHEABLE 0x00
#define PEP_ACPI_ADDRESS_TYPE_MEMORY_CACHEABLE 0x02
#define PEP_ACPI_ADDRESS_TYPE_MEMORY_WRITE_COMBINE 0x04
#define PEP_ACPI_ADDRESS_TYPE_MEMORY_PREFETCHABLE 0x06
#define PEP_ACPI_ADDRESS_TYPE_MEMORY_RANGE_MASK 0x18
#define PEP_ACPI_ADDRESS_TYPE_MEMORY_RANGE_MEMORY 0x00
#define PEP_ACPI_ADDRESS_TYPE_MEMORY_RANGE_RESERVED 0x08
#define PEP_ACPI_ADDRESS_TYPE_MEMORY_RANGE_ACPI 0x10
#define PEP_ACPI_ADDRESS_TYPE_MEMORY_RANGE_NVS 0x18
#define PEP_ACPI_ADDRESS_TYPE_ACPI_MEMORY_UC 0x0000000000000001
#define PEP_ACPI_ADDRESS_TYPE_ACPI_MEMORY_WC 0x0000000000000002
#define PEP_ACPI_ADDRESS_TYPE_ACPI_MEMORY_WT 0x0000000000000004
#define PEP_ACPI_ADDRESS_TYPE_ACPI_MEMORY_WB 0x0000000000000008
#define PEP_ACPI_ADDRESS_TYPE_ACPI_MEMORY_UCE 0x0000000000000010
#define PEP_ACPI_ADDRESS_TYPE_ACPI_MEMORY_NV 0x0000000000008000
#define PEP_ACPI_ADDRESS_TYPE_IO_NON_ISA_RANGE 0x01
#define PEP_ACPI_ADDRESS_TYPE_IO_ISA_RANGE 0x02
#define PEP_ACPI_ADDRESS_TYPE_IO_ENTIRE_RANGE 0x03
typedef enum _GPIO_PIN_CONFIG_TYPE { PullDefault, PullUp, PullDown, PullNone } GPIO_PIN_CONFIG_TYPE;
typedef enum _GPIO_PIN_IORESTRICTION_TYPE {
    IoRestrictionNone, IoRestrictionInputOnly, IoRestrictionOutputOnly, IoRestrictionNoneAndPreserve
} GPIO_PIN_IORESTRICTION_TYPE;
typedef enum _PEP_ACPI_RESOURCE_TYPE {
    PepAcpiMemory, PepAcpiIoPort, PepAcpiInterrupt, PepAcpiGpioIo, PepAcpiGpioInt, PepAcpiSpbI2c, PepAcpiSpbSpi, PepAcpiSpbUart,
    PepAcpiExtendedMemory, PepAcpiExtendedIo
} PEP_ACPI_RESOURCE_TYPE;
typedef union _PEP_ACPI_RESOURCE_FLAGS {
    ULONG AsULong;
    struct {
        ULONG Shared : 1;
        ULONG Wake : 1;
        ULONG ResourceUsage : 1;
        ULONG SlaveMode : 1;
        ULONG AddressingMode : 1;
        ULONG SharedMode : 1;
        /// 0.
        ULONG Reserved : 26;
    };
} PEP_ACPI_RESOURCE_FLAGS, *PPEP_ACPI_RESOURCE_FLAGS;
typedef struct _PEP_ACPI_IO_MEMORY_RESOURCE {
    PEP_ACPI_RESOURCE_TYPE Type;
    UCHAR Information;
    PHYSICAL_ADDRESS MinimumAddress;
    PHYSICAL_ADDRESS MaximumAddress;
    ULONG Alignment;
    ULONG Length;
} PEP_ACPI_IO_MEMORY_RESOURCE, *PPEP_ACPI_IO_MEMORY_RESOURCE;
typedef struct _PEP_ACPI_INTERRUPT_RESOURCE {
    PEP_ACPI_RESOURCE_TYPE Type;
    KINTERRUPT_MODE InterruptType;
    KINTERRUPT_POLARITY InterruptPolarity;
    PEP_ACPI_RESOURCE_FLAGS Flags;
    UCHAR Count;
    PULONG Pins;
} PEP_ACPI_INTERRUPT_RESOURCE, *PPEP_ACPI_INTERRUPT_RESOURCE;
typedef struct _PEP_ACPI_GPIO_RESOURCE {
    PEP_ACPI_RESOURCE_TYPE Type;
    PEP_ACPI_RESOURCE_FLAGS Flags;
    KINTERRUPT_MODE InterruptType;
    KINTERRUPT_POLARITY InterruptPolarity;
    GPIO_PIN_CONFIG_TYPE PinConfig;
    GPIO_PIN_IORESTRICTION_TYPE IoRestrictionType;
    USHORT DriveStrength;
    USHORT DebounceTimeout;
    PUSHORT PinTable;
    USHORT PinCount;
    UCHAR ResourceSourceIndex;
    PUNICODE_STRING ResourceSourceName;
    PUCHAR VendorData;
    USHORT VendorDataLength;
} PEP_ACPI_GPIO_RESOURCE, *PPEP_ACPI_GPIO_RESOURCE;
typedef struct _PEP_ACPI_SPB_RESOURCE {
    PEP_ACPI_RESOURCE_TYPE Type;
    PEP_ACPI_RESOURCE_FLAGS Flags;
    USHORT TypeSpecificFlags;
    UCHAR ResourceSourceIndex;
    PUNICODE_STRING ResourceSourceName;
    PCHAR VendorData;
    USHORT VendorDataLength;
} PEP_ACPI_SPB_RESOURCE, *PPEP_ACPI_SPB_RESOURCE;
typedef struct _PEP_ACPI_SPB_I2C_RESOURCE {
    PEP_ACPI_SPB_RESOURCE SpbCommon;
    ULONG ConnectionSpeed;
    USHORT SlaveAddress;
} PEP_ACPI_SPB_I2C_RESOURCE, *PPEP_ACPI_SPB_I2C_RESOURCE;
typedef struct _PEP_ACPI_SPB_SPI_RESOURCE {
    PEP_ACPI_SPB_RESOURCE SpbCommon;
    ULONG ConnectionSpeed;
    UCHAR DataBitLength;
    UCHAR Phase;
    UCHAR Polarity;
    USHORT DeviceSelection;
} PEP_ACPI_SPB_SPI_RESOURCE, *PPEP_ACPI_SPB_SPI_RESOURCE;
typedef struct _PEP_ACPI_SPB_UART_RESOURCE {
    PEP_ACPI_SPB_RESOURCE SpbCommon;
    ULONG BaudRate;
    USHORT RxBufferSize;
    USHORT TxBufferSize;
    UCHAR Parity;
    UCHAR LinesInUse;
} PEP_ACPI_SPB_UART_RESOURCE, *PPEP_ACPI_SPB_UART_RESOURCE;
typedef struct _PEP_ACPI_EXTENDED_ADDRESS {
    PEP_ACPI_RESOURCE_TYPE Type;
    PEP_ACPI_RESOURCE_FLAGS Flags;
    UCHAR ResourceFlags;
    UCHAR GeneralFlags;
    UCHAR TypeSpecificFlags;
    UCHAR RevisionId;
    /// 0.
    UCHAR Reserved;
    ULONGLONG Granularity;
    ULONGLONG MinimumAddress;
    ULONGLONG MaximumAddress;
    ULONGLONG TranslationAddress;
    ULONGLONG AddressLength;
    ULONGLONG TypeAttribute;
    PUNICODE_STRING DescriptorName;
} PEP_ACPI_EXTENDED_ADDRESS, *PPEP_ACPI_EXTENDED_ADDRESS;
typedef union _PEP_ACPI_RESOURCE {
    PEP_ACPI_RESOURCE_TYPE Type;
    PEP_ACPI_IO_MEMORY_RESOURCE IoMemory;
    PEP_ACPI_INTERRUPT_RESOURCE Interrupt;
    PEP_ACPI_GPIO_RESOURCE Gpio;
    PEP_ACPI_SPB_I2C_RESOURCE SpbI2c;
    PEP_ACPI_SPB_SPI_RESOURCE SpbSpi;
    PEP_ACPI_SPB_UART_RESOURCE SpbUart;
    PEP_ACPI_EXTENDED_ADDRESS ExtendedAddress;
} PEP_ACPI_RESOURCE, *PPEP_ACPI_RESOURCE;
#define PEP_ACPI_RESOURCE_LENGTH sizeof(PEP_ACPI_RESOURCE)
typedef struct _PEP_ACPI_REQUEST_CONVERT_TO_BIOS_RESOURCES {
    NTSTATUS TranslationStatus;
    PPEP_ACPI_RESOURCE InputBuffer;
    SIZE_T InputBufferSize;
    PVOID OutputBuffer;
    SIZE_T OutputBufferSize;
    ULONG Flags;
} PEP_ACPI_REQUEST_CONVERT_TO_BIOS_RESOURCES, *PPEP_ACPI_REQUEST_CONVERT_TO_BIOS_RESOURCES;
#define PEP_ACPI_REQUEST_COMMON_CONVERT_TO_BIOS_RESOURCES 0x01
#define PEP_ACPI_REQUEST_COMMON_FLAGS_NONE 0x0
#define PEP_ACPI_REQUEST_COMMON_FLAGS_NO_END_TAG 0x01
VOID PEP_ACPI_INITIALIZE_MEMORY_RESOURCE(
    _In_ UCHAR ReadWrite, _In_ ULONG MinimumAddress, _In_ ULONG MaximumAddress, _In_ ULONG Alignment, _In_ ULONG MemorySize,
    _Out_ PPEP_ACPI_RESOURCE Resource);
VOID PEP_ACPI_INITIALIZE_IOPORT_RESOURCE(
    _In_ UCHAR Decode, _In_ USHORT MinimumAddress, _In_ USHORT MaximumAddress, _In_ UCHAR Alignment, _In_ UCHAR PortLength,
    _Out_ PPEP_ACPI_RESOURCE Resource);
VOID PEP_ACPI_INITIALIZE_INTERRUPT_RESOURCE(
    _In_ BOOLEAN ResourceUsage, _In_ KINTERRUPT_MODE EdgeLevel, _In_ KINTERRUPT_POLARITY InterruptLevel, _In_ BOOLEAN ShareType,
    _In_ BOOLEAN Wake, _In_ PULONG PinTable, _In_ UCHAR PinCount, _Out_ PPEP_ACPI_RESOURCE Resource);
VOID PEP_ACPI_INITIALIZE_GPIO_IO_RESOURCE(
    _In_ BOOLEAN Shareable, _In_ BOOLEAN CanWake, _In_ GPIO_PIN_CONFIG_TYPE PinConfig, _In_ USHORT DebounceTimeout,
    _In_ USHORT DriveStrength, _In_ GPIO_PIN_IORESTRICTION_TYPE IoRestriction, _In_ UCHAR ResourceSourceIndex,
    _In_ PUNICODE_STRING ResourceSourceName, _In_ BOOLEAN ResourceUsage, _In_ PUCHAR VendorData, _In_ USHORT VendorDataLength,
    _In_ PUSHORT PinTable, _In_ USHORT PinCount, _Out_ PPEP_ACPI_RESOURCE Resource);
VOID PEP_ACPI_INITIALIZE_GPIO_INT_RESOURCE(
    _In_ KINTERRUPT_MODE InterruptType, _In_ KINTERRUPT_POLARITY LevelType, _In_ BOOLEAN Shareable, _In_ BOOLEAN CanWake,
    _In_ GPIO_PIN_CONFIG_TYPE PinConfig, _In_ USHORT DebounceTimeout, _In_ UCHAR ResourceSourceIndex,
    _In_ PUNICODE_STRING ResourceSourceName, _In_ BOOLEAN ResourceUsage, _In_ PUCHAR VendorData, _In_ USHORT VendorDataLength,
    _In_ PUSHORT PinTable, _In_ UCHAR PinCount, _Out_ PPEP_ACPI_RESOURCE Resource);
VOID PEP_ACPI_INITIALIZE_SPB_I2C_RESOURCE(
    _In_ USHORT SlaveAddress, _In_ BOOLEAN DeviceInitiated, _In_ ULONG ConnectionSpeed, _In_ BOOLEAN AddressingMode,
    _In_ PUNICODE_STRING ResourceSource, _In_ UCHAR ResourceSourceIndex, _In_ BOOLEAN ResourceUsage, _In_ BOOLEAN SharedMode,
    _In_ PCHAR VendorData, _In_ USHORT VendorDataLength, _Out_ PPEP_ACPI_RESOURCE Resource);
VOID PEP_ACPI_INITIALIZE_SPB_UART_RESOURCE(
    _In_ ULONG BaudRate, _In_ UCHAR BitsPerByte, _In_ UCHAR StopBits, _In_ UCHAR LinesInUse, _In_ UCHAR IsBigEndian,
    _In_ UCHAR Parity, _In_ UCHAR FlowControl, _In_ USHORT RxSize, _In_ USHORT TxSize, _In_ PUNICODE_STRING ResourceSource,
    _In_ UCHAR ResourceSourceIndex, _In_ BOOLEAN ResourceUsage, _In_ BOOLEAN SharedMode, _In_ PCHAR VendorData,
    _In_ USHORT VendorDataLength, _Out_ PPEP_ACPI_RESOURCE Resource);
VOID PEP_ACPI_INITIALIZE_SPB_SPI_RESOURCE(
    _In_ USHORT DeviceSelection, _In_ UCHAR DeviceSelectionPolarity, _In_ UCHAR WireMode, _In_ UCHAR DataBitLength,
    _In_ BOOLEAN SlaveMode, _In_ ULONG ConnectionSpeed, _In_ UCHAR ClockPolarity, _In_ UCHAR ClockPhase,
    _In_ PUNICODE_STRING ResourceSource, _In_ UCHAR ResourceSourceIndex, _In_ BOOLEAN ResourceUsage, _In_ BOOLEAN SharedMode,
    _In_ PCHAR VendorData, _In_ USHORT VendorDataLength, _Out_ PPEP_ACPI_RESOURCE Resource);
VOID PEP_ACPI_INITIALIZE_EXTENDED_MEMORY_RESOURCE(
    _In_ BOOLEAN ResourceUsage, _In_ UCHAR Decode, _In_ BOOLEAN IsMinFixed, _In_ BOOLEAN IsMaxFixed, _In_ UCHAR Cacheable,
    _In_ BOOLEAN ReadWrite, _In_ ULONGLONG AddressGranularity, _In_ ULONGLONG AddressMinimum, _In_ ULONGLONG AddressMaximum,
    _In_ ULONGLONG AddressTranslation, _In_ ULONGLONG RangeLength, _In_ ULONGLONG TypeSpecificAttributes,
    _In_ PUNICODE_STRING DescriptorName, _In_ UCHAR MemoryRangeType, _In_ BOOLEAN TranslationTypeNonStatic,
    _Out_ PPEP_ACPI_RESOURCE Resource);
VOID PEP_ACPI_INITIALIZE_EXTENDED_IO_RESOURCE(
    _In_ BOOLEAN ResourceUsage, _In_ UCHAR Decode, _In_ BOOLEAN IsMinFixed, _In_ BOOLEAN IsMaxFixed, _In_ UCHAR ISARanges,
    _In_ ULONGLONG AddressGranularity, _In_ ULONGLONG AddressMinimum, _In_ ULONGLONG AddressMaximum,
    _In_ ULONGLONG AddressTranslation, _In_ ULONGLONG RangeLength, _In_ ULONGLONG TypeSpecificAttributes,
    _In_ PUNICODE_STRING DescriptorName, _In_ BOOLEAN TranslationTypeNonStatic, _In_ BOOLEAN TanslationSparseDensity,
    _Out_ PPEP_ACPI_RESOURCE Resource);
