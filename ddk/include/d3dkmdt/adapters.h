// Video present networks: brightness, engines and faults of an adapter.
#pragma once

typedef struct _DXGK_BRIGHTNESS_CAPS {
    union {
        struct {
            UINT SmoothBrightness : 1;
            UINT AdaptiveBrightness : 1;
            /// 0.
            UINT Reserved : 30;
        };
        UINT Value;
    };
} DXGK_BRIGHTNESS_CAPS;
typedef struct _DXGK_BRIGHTNESS_STATE {
    union {
        struct {
            UINT SmoothBrightness : 1;
            /// 0.
            UINT Reserved : 31;
        };
        UINT Value;
    };
} DXGK_BRIGHTNESS_STATE;
typedef enum {
    DxgkBacklightOptimizationDisable = 0, DxgkBacklightOptimizationDesktop = 1, DxgkBacklightOptimizationDynamic = 2,
    DxgkBacklightOptimizationDimmed = 3, DxgkBacklightOptimizationEDR = 4
} DXGK_BACKLIGHT_OPTIMIZATION_LEVEL;
typedef struct _DXGK_BACKLIGHT_INFO {
    _Out_ USHORT BacklightUsersetting;
    _Out_ USHORT BacklightEffective;
    _Out_ D3DDDI_GAMMA_RAMP_RGB256x3x16 GammaRamp;
} DXGK_BACKLIGHT_INFO;
typedef struct _D3DKMT_WDDM_1_3_CAPS {
    union {
        struct {
            UINT SupportMiracast : 1;
            UINT IsHybridIntegratedGPU : 1;
            UINT IsHybridDiscreteGPU : 1;
            UINT SupportPowerManagementPStates : 1;
            UINT SupportVirtualModes : 1;
            /// 0.
            UINT Reserved : 27;
        };
        UINT Value;
    };
} D3DKMT_WDDM_1_3_CAPS;
#define DXGK_MAX_METADATA_NAME_LENGTH 32
typedef enum {
    DXGK_ENGINE_TYPE_OTHER, DXGK_ENGINE_TYPE_3D, DXGK_ENGINE_TYPE_VIDEO_DECODE, DXGK_ENGINE_TYPE_VIDEO_ENCODE,
    DXGK_ENGINE_TYPE_VIDEO_PROCESSING, DXGK_ENGINE_TYPE_SCENE_ASSEMBLY, DXGK_ENGINE_TYPE_COPY, DXGK_ENGINE_TYPE_OVERLAY,
    DXGK_ENGINE_TYPE_CRYPTO, DXGK_ENGINE_TYPE_MAX
} DXGK_ENGINE_TYPE;
typedef struct _DXGK_NODEMETADATA_FLAGS {
    union {
        struct {
            UINT ContextSchedulingSupported : 1;
            /// 0.
            UINT Reserved : 31;
        };
        UINT32 Value;
    };
} DXGK_NODEMETADATA_FLAGS;
typedef struct _DXGK_NODEMETADATA {
    DXGK_ENGINE_TYPE EngineType;
    WCHAR FriendlyName[DXGK_MAX_METADATA_NAME_LENGTH];
    DXGK_NODEMETADATA_FLAGS Flags;
    BOOLEAN GpuMmuSupported;
    BOOLEAN IoMmuSupported;
} DXGK_NODEMETADATA;
typedef DXGK_NODEMETADATA DXGKARG_GETNODEMETADATA;
typedef struct _DXGK_GPUCLOCKDATA {
    ULONGLONG GpuFrequency;
    ULONGLONG GpuClockCounter;
    ULONGLONG CpuClockCounter;
} DXGK_GPUCLOCKDATA;
typedef DXGK_GPUCLOCKDATA DXGKARG_CALIBRATEGPUCLOCK;
typedef struct _D3DKMT_WDDM_2_0_CAPS {
    union {
        struct {
            UINT Support64BitAtomics : 1;
            UINT GpuMmuSupported : 1;
            UINT IoMmuSupported : 1;
            /// 0.
            UINT Reserved : 29;
        };
        UINT Value;
    };
} D3DKMT_WDDM_2_0_CAPS;
typedef struct _D3DKMT_NODEMETADATA {
    _In_ UINT NodeOrdinalAndAdapterIndex;
    _Out_ DXGK_NODEMETADATA NodeData;
} D3DKMT_NODEMETADATA;
typedef struct _D3DKMT_QUERYCLOCKCALIBRATION {
    D3DKMT_HANDLE hAdapter;
    UINT32 NodeOrdinal;
    UINT32 PhysicalAdapterIndex;
    DXGK_GPUCLOCKDATA ClockData;
} D3DKMT_QUERYCLOCKCALIBRATION;
typedef enum _DXGK_RENDER_PIPELINE_STAGE {
    DXGK_RENDER_PIPELINE_STAGE_UNKNOWN = 0, DXGK_RENDER_PIPELINE_STAGE_INPUT_ASSEMBLER = 1,
    DXGK_RENDER_PIPELINE_STAGE_VERTEX_SHADER = 2, DXGK_RENDER_PIPELINE_STAGE_GEOMETRY_SHADER = 3,
    DXGK_RENDER_PIPELINE_STAGE_STREAM_OUTPUT = 4, DXGK_RENDER_PIPELINE_STAGE_RASTERIZER = 5,
    DXGK_RENDER_PIPELINE_STAGE_PIXEL_SHADER = 6, DXGK_RENDER_PIPELINE_STAGE_OUTPUT_MERGER = 7
} DXGK_RENDER_PIPELINE_STAGE;
typedef enum _DXGK_PAGE_FAULT_FLAGS {
    DXGK_PAGE_FAULT_WRITE = 0x1, DXGK_PAGE_FAULT_FENCE_INVALID = 0x2, DXGK_PAGE_FAULT_ADAPTER_RESET_REQUIRED = 0x4,
    DXGK_PAGE_FAULT_ENGINE_RESET_REQUIRED = 0x8, DXGK_PAGE_FAULT_FATAL_HARDWARE_ERROR = 0x10, DXGK_PAGE_FAULT_IOMMU = 0x20,
    DXGK_PAGE_FAULT_HW_CONTEXT_VALID = 0x40, DXGK_PAGE_FAULT_PROCESS_HANDLE_VALID = 0x80
} DXGK_PAGE_FAULT_FLAGS;
typedef enum _DXGK_GENERAL_ERROR_CODE {
    DXGK_GENERAL_ERROR_PAGE_FAULT = 0, DXGK_GENERAL_ERROR_INVALID_INSTRUCTION = 1
} DXGK_GENERAL_ERROR_CODE;
typedef struct _DXGK_FAULT_ERROR_CODE {
    union {
        struct {
            UINT IsDeviceSpecificCode : 1;
            DXGK_GENERAL_ERROR_CODE GeneralErrorCode : 31;
        };
        struct {
            UINT IsDeviceSpecificCodeReservedBit : 1;
            UINT DeviceSpecificCode : 31;
        };
    };
} DXGK_FAULT_ERROR_CODE;
typedef struct _D3DKMT_DRIVERCAPS_EXT {
    union {
        struct {
            UINT VirtualModeSupport : 1;
            /// 0.
            UINT Reserved : 31;
        };
        UINT Value;
    };
} D3DKMT_DRIVERCAPS_EXT;
#define DXGK_PRIMITIVE_API_SEQUENCE_NUMBER_UNKNOWN ULONGLONG_MAX
#define DXGK_BIND_TABLE_ENTRY_UNKNOWN UINT_MAX
typedef union _DXGK_MONITORLINKINFO_USAGEHINTS {
    struct {
        UINT Hidden : 1;
        /// 0.
        UINT Reserved : 31;
    };
    UINT Value;
} DXGK_MONITORLINKINFO_USAGEHINTS, *PDXGK_MONITORLINKINFO_USAGEHINTS;
typedef union _DXGK_MONITORLINKINFO_CAPABILITIES {
    struct {
        UINT Stereo : 1;
        UINT WideColorSpace : 1;
        UINT HighColorSpace : 1;
        UINT DynamicColorSpace : 1;
        UINT DynamicBitsPerColorChannel : 1;
        UINT DynamicColorEncodingFormat : 1;
        UINT DedicatedTimingGeneration : 1;
        /// 0.
        UINT Reserved : 25;
    };
    UINT Value;
} DXGK_MONITORLINKINFO_CAPABILITIES, *PDXGK_MONITORLINKINFO_CAPABILITIES;
typedef BYTE DXGK_DISPLAY_USAGE;
typedef BYTE DXGK_DISPLAY_TECHNOLOGY;
typedef BYTE DXGK_DISPLAY_DESCRIPTOR_TYPE;
