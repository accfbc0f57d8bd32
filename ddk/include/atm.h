// atm.h: ATM as its NDIS miniports and call managers tell of it.
#pragma once

#include <ndis.h>

#ifdef __cplusplus
extern "C" {
#endif
#define ATM_MEDIA_SPECIFIC 1
#define ATM_MAC_ADDRESS_LENGTH 6
#define ATM_ADDRESS_LENGTH 20
typedef ULONG ATM_AAL_TYPE, *PATM_AAL_TYPE;
#define AAL_TYPE_AAL5 8
struct _ATM_AAL5_INFO {
    BOOLEAN CellLossPriority;
    UCHAR UserToUserIndication;
    UCHAR CommonPartIndicator;
};
struct _ATM_AAL0_INFO {
    BOOLEAN CellLossPriority;
    UCHAR PayLoadTypeIdentifier;
};
/// What goes with a packet: its adaptation layer, and what is in the trailer of its last cell.
typedef struct _ATM_AAL_OOB_INFO {
    ATM_AAL_TYPE AalType;
    union {
        struct _ATM_AAL5_INFO ATM_AAL5_INFO;
        struct _ATM_AAL0_INFO ATM_AAL0_INFO;
    };
} ATM_AAL_OOB_INFO, *PATM_AAL_OOB_INFO;
#define ATM_USER_DATA_RATE_SONET_155 1356317
typedef ULONG ATM_SERVICE_CATEGORY, *PATM_SERVICE_CATEGORY;
#define ATM_SERVICE_CATEGORY_CBR 1
#define ATM_SERVICE_CATEGORY_UBR 4
#define ATM_SERVICE_CATEGORY_ABR 8
/// How fast cells may be sent in one direction. Rates are in cells a second.
typedef struct _ATM_FLOW_PARAMETERS {
    ATM_SERVICE_CATEGORY ServiceCategory;
    ULONG AverageCellRate;
    ULONG PeakCellRate;
    ULONG MinimumCellRate;
    ULONG InitialCellRate;
    ULONG BurstLengthCells;
    /// Bytes of the longest packet.
    ULONG MaxSduSize;
    ULONG TransientBufferExposure;
    /// Round trip, in microseconds.
    ULONG CumulativeRMFixedRTT;
    UCHAR RateIncreaseFactor;
    UCHAR RateDecreaseFactor;
    USHORT ACRDecreaseTimeFactor;
    UCHAR MaximumCellsPerForwardRMCell;
    UCHAR MaximumForwardRMCellInterval;
    UCHAR CutoffDecreaseFactor;
    UCHAR Reserved1;
    ULONG MissingRMCellCount;
    ULONG Reserved2;
    ULONG Reserved3;
} ATM_FLOW_PARAMETERS, *PATM_FLOW_PARAMETERS;
/// The identifiers of a virtual circuit.
typedef struct _ATM_VPIVCI {
    ULONG Vpi;
    ULONG Vci;
} ATM_VPIVCI, *PATM_VPIVCI;
/// What a virtual circuit is asked for, behind CO_MEDIA_PARAMETERS.
typedef struct _ATM_MEDIA_PARAMETERS {
    ATM_VPIVCI ConnectionId;
    /// AAL_TYPE_…
    ATM_AAL_TYPE AALType;
    ULONG CellDelayVariationCLP0;
    ULONG CellDelayVariationCLP1;
    ULONG CellLossRatioCLP0;
    ULONG CellLossRatioCLP1;
    ULONG CellTransferDelayCLP0;
    ULONG CellTransferDelayCLP1;
    ULONG DefaultCLP;
    ATM_FLOW_PARAMETERS Transmit;
    ATM_FLOW_PARAMETERS Receive;
} ATM_MEDIA_PARAMETERS, *PATM_MEDIA_PARAMETERS;
/// Cells a second that a miniport can do.
typedef struct _ATM_VC_RATES_SUPPORTED {
    ULONG MinCellRate;
    ULONG MaxCellRate;
} ATM_VC_RATES_SUPPORTED, *PATM_VC_RATES_SUPPORTED;
#ifdef __cplusplus
}
#endif
