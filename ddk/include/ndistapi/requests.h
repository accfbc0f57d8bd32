// Requests of TAPI to miniports and call managers.
#pragma once

/// What OID_TAPI_ANSWER is asked with and answers.
typedef struct _NDIS_TAPI_ANSWER {
    ULONG ulRequestID;
    HDRV_CALL hdCall;
    ULONG ulUserUserInfoSize;
    UCHAR UserUserInfo[1];
} NDIS_TAPI_ANSWER, *PNDIS_TAPI_ANSWER;
/// What OID_TAPI_CLOSE is asked with and answers.
typedef struct _NDIS_TAPI_CLOSE {
    ULONG ulRequestID;
    HDRV_LINE hdLine;
} NDIS_TAPI_CLOSE, *PNDIS_TAPI_CLOSE;
/// What OID_TAPI_CLOSE_CALL is asked with and answers.
typedef struct _NDIS_TAPI_CLOSE_CALL {
    ULONG ulRequestID;
    HDRV_CALL hdCall;
} NDIS_TAPI_CLOSE_CALL, *PNDIS_TAPI_CLOSE_CALL;
/// What OID_TAPI_CONDITIONAL_MEDIA_DETECTION is asked with and answers.
typedef struct _NDIS_TAPI_CONDITIONAL_MEDIA_DETECTION {
    ULONG ulRequestID;
    HDRV_LINE hdLine;
    ULONG ulMediaModes;
    LINE_CALL_PARAMS LineCallParams;
} NDIS_TAPI_CONDITIONAL_MEDIA_DETECTION, *PNDIS_TAPI_CONDITIONAL_MEDIA_DETECTION;
/// What OID_TAPI_DROP is asked with and answers.
typedef struct _NDIS_TAPI_DROP {
    ULONG ulRequestID;
    HDRV_CALL hdCall;
    ULONG ulUserUserInfoSize;
    UCHAR UserUserInfo[1];
} NDIS_TAPI_DROP, *PNDIS_TAPI_DROP;
/// What OID_TAPI_PROVIDER_SHUTDOWN is asked with and answers.
typedef struct _NDIS_TAPI_PROVIDER_SHUTDOWN {
    ULONG ulRequestID;
} NDIS_TAPI_PROVIDER_SHUTDOWN, *PNDIS_TAPI_PROVIDER_SHUTDOWN;
/// What OID_TAPI_SET_APP_SPECIFIC is asked with and answers.
typedef struct _NDIS_TAPI_SET_APP_SPECIFIC {
    ULONG ulRequestID;
    HDRV_CALL hdCall;
    ULONG ulAppSpecific;
} NDIS_TAPI_SET_APP_SPECIFIC, *PNDIS_TAPI_SET_APP_SPECIFIC;
/// What OID_TAPI_SET_CALL_PARAMS is asked with and answers.
typedef struct _NDIS_TAPI_SET_CALL_PARAMS {
    ULONG ulRequestID;
    HDRV_CALL hdCall;
    ULONG ulBearerMode;
    ULONG ulMinRate;
    ULONG ulMaxRate;
    BOOLEAN bSetLineDialParams;
    LINE_DIAL_PARAMS LineDialParams;
} NDIS_TAPI_SET_CALL_PARAMS, *PNDIS_TAPI_SET_CALL_PARAMS;
/// What OID_TAPI_SET_DEFAULT_MEDIA_DETECTION is asked with and answers.
typedef struct _NDIS_TAPI_SET_DEFAULT_MEDIA_DETECTION {
    ULONG ulRequestID;
    HDRV_LINE hdLine;
    ULONG ulMediaModes;
} NDIS_TAPI_SET_DEFAULT_MEDIA_DETECTION, *PNDIS_TAPI_SET_DEFAULT_MEDIA_DETECTION;
/// What OID_TAPI_SET_DEV_CONFIG is asked with and answers.
typedef struct _NDIS_TAPI_SET_DEV_CONFIG {
    ULONG ulRequestID;
    ULONG ulDeviceID;
    ULONG ulDeviceClassSize;
    ULONG ulDeviceClassOffset;
    ULONG ulDeviceConfigSize;
    UCHAR DeviceConfig[1];
} NDIS_TAPI_SET_DEV_CONFIG, *PNDIS_TAPI_SET_DEV_CONFIG;
/// What OID_TAPI_SET_MEDIA_MODE is asked with and answers.
typedef struct _NDIS_TAPI_SET_MEDIA_MODE {
    ULONG ulRequestID;
    HDRV_CALL hdCall;
    ULONG ulMediaMode;
} NDIS_TAPI_SET_MEDIA_MODE, *PNDIS_TAPI_SET_MEDIA_MODE;
/// What OID_TAPI_SET_STATUS_MESSAGES is asked with and answers.
typedef struct _NDIS_TAPI_SET_STATUS_MESSAGES {
    ULONG ulRequestID;
    HDRV_LINE hdLine;
    ULONG ulLineStates;
    ULONG ulAddressStates;
} NDIS_TAPI_SET_STATUS_MESSAGES, *PNDIS_TAPI_SET_STATUS_MESSAGES;
/// What OID_TAPI_ACCEPT is asked with and answers.
typedef struct _NDIS_TAPI_ACCEPT {
    ULONG ulRequestID;
    HDRV_CALL hdCall;
    ULONG ulUserUserInfoSize;
    UCHAR UserUserInfo[1];
} NDIS_TAPI_ACCEPT, *PNDIS_TAPI_ACCEPT;
/// With NDIS_STATUS_TAPI_INDICATION: something has happened to a line or call.
typedef struct _NDIS_TAPI_EVENT {
    HTAPI_LINE htLine;
    HTAPI_CALL htCall;
    /// LINE_…
    ULONG ulMsg;
    ULONG ulParam1;
    ULONG ulParam2;
    ULONG ulParam3;
} NDIS_TAPI_EVENT, *PNDIS_TAPI_EVENT;
/// What OID_TAPI_OPEN is asked with and answers.
typedef struct _NDIS_TAPI_OPEN {
    ULONG ulRequestID;
    ULONG ulDeviceID;
    HTAPI_LINE htLine;
    HDRV_LINE hdLine;
} NDIS_TAPI_OPEN, *PNDIS_TAPI_OPEN;
/// What OID_TAPI_CONFIG_DIALOG is asked with and answers.
typedef struct _NDIS_TAPI_CONFIG_DIALOG {
    ULONG ulRequestID;
    ULONG ulDeviceID;
    ULONG ulDeviceClassSize;
    ULONG ulDeviceClassOffset;
    ULONG ulLibraryNameTotalSize;
    ULONG ulLibraryNameNeededSize;
    CHAR szLibraryName[1];
} NDIS_TAPI_CONFIG_DIALOG, *PNDIS_TAPI_CONFIG_DIALOG;
/// What OID_TAPI_GET_ADDRESS_CAPS is asked with and answers.
typedef struct _NDIS_TAPI_GET_ADDRESS_CAPS {
    ULONG ulRequestID;
    ULONG ulDeviceID;
    ULONG ulAddressID;
    ULONG ulExtVersion;
    LINE_ADDRESS_CAPS LineAddressCaps;
} NDIS_TAPI_GET_ADDRESS_CAPS, *PNDIS_TAPI_GET_ADDRESS_CAPS;
/// What OID_TAPI_GET_ADDRESS_ID is asked with and answers.
typedef struct _NDIS_TAPI_GET_ADDRESS_ID {
    ULONG ulRequestID;
    HDRV_LINE hdLine;
    ULONG ulAddressID;
    ULONG ulAddressMode;
    ULONG ulAddressSize;
    CHAR szAddress[1];
} NDIS_TAPI_GET_ADDRESS_ID, *PNDIS_TAPI_GET_ADDRESS_ID;
/// What OID_TAPI_GET_ADDRESS_STATUS is asked with and answers.
typedef struct _NDIS_TAPI_GET_ADDRESS_STATUS {
    ULONG ulRequestID;
    HDRV_LINE hdLine;
    ULONG ulAddressID;
    LINE_ADDRESS_STATUS LineAddressStatus;
} NDIS_TAPI_GET_ADDRESS_STATUS, *PNDIS_TAPI_GET_ADDRESS_STATUS;
/// What OID_TAPI_GET_CALL_ADDRESS_ID is asked with and answers.
typedef struct _NDIS_TAPI_GET_CALL_ADDRESS_ID {
    ULONG ulRequestID;
    HDRV_CALL hdCall;
    ULONG ulAddressID;
} NDIS_TAPI_GET_CALL_ADDRESS_ID, *PNDIS_TAPI_GET_CALL_ADDRESS_ID;
/// What OID_TAPI_GET_CALL_INFO is asked with and answers.
typedef struct _NDIS_TAPI_GET_CALL_INFO {
    ULONG ulRequestID;
    HDRV_CALL hdCall;
    LINE_CALL_INFO LineCallInfo;
} NDIS_TAPI_GET_CALL_INFO, *PNDIS_TAPI_GET_CALL_INFO;
/// What OID_TAPI_GET_CALL_STATUS is asked with and answers.
typedef struct _NDIS_TAPI_GET_CALL_STATUS {
    ULONG ulRequestID;
    HDRV_CALL hdCall;
    LINE_CALL_STATUS LineCallStatus;
} NDIS_TAPI_GET_CALL_STATUS, *PNDIS_TAPI_GET_CALL_STATUS;
/// What OID_TAPI_GET_DEV_CAPS is asked with and answers.
typedef struct _NDIS_TAPI_GET_DEV_CAPS {
    ULONG ulRequestID;
    ULONG ulDeviceID;
    ULONG ulExtVersion;
    LINE_DEV_CAPS LineDevCaps;
} NDIS_TAPI_GET_DEV_CAPS, *PNDIS_TAPI_GET_DEV_CAPS;
/// What OID_TAPI_GET_DEV_CONFIG is asked with and answers.
typedef struct _NDIS_TAPI_GET_DEV_CONFIG {
    ULONG ulRequestID;
    ULONG ulDeviceID;
    ULONG ulDeviceClassSize;
    ULONG ulDeviceClassOffset;
    VAR_STRING DeviceConfig;
} NDIS_TAPI_GET_DEV_CONFIG, *PNDIS_TAPI_GET_DEV_CONFIG;
/// What OID_TAPI_GET_ID is asked with and answers.
typedef struct _NDIS_TAPI_GET_ID {
    ULONG ulRequestID;
    HDRV_LINE hdLine;
    ULONG ulAddressID;
    HDRV_CALL hdCall;
    ULONG ulSelect;
    ULONG ulDeviceClassSize;
    ULONG ulDeviceClassOffset;
    VAR_STRING DeviceID;
} NDIS_TAPI_GET_ID, *PNDIS_TAPI_GET_ID;
/// What OID_TAPI_GET_LINE_DEV_STATUS is asked with and answers.
typedef struct _NDIS_TAPI_GET_LINE_DEV_STATUS {
    ULONG ulRequestID;
    HDRV_LINE hdLine;
    LINE_DEV_STATUS LineDevStatus;
} NDIS_TAPI_GET_LINE_DEV_STATUS, *PNDIS_TAPI_GET_LINE_DEV_STATUS;
/// What OID_TAPI_MAKE_CALL is asked with and answers.
typedef struct _NDIS_TAPI_MAKE_CALL {
    ULONG ulRequestID;
    HDRV_LINE hdLine;
    HTAPI_CALL htCall;
    HDRV_CALL hdCall;
    ULONG ulDestAddressSize;
    ULONG ulDestAddressOffset;
    BOOLEAN bUseDefaultLineCallParams;
    LINE_CALL_PARAMS LineCallParams;
} NDIS_TAPI_MAKE_CALL, *PNDIS_TAPI_MAKE_CALL;
/// What OID_TAPI_PROVIDER_INITIALIZE is asked with and answers.
typedef struct _NDIS_TAPI_PROVIDER_INITIALIZE {
    ULONG ulRequestID;
    ULONG ulDeviceIDBase;
    ULONG ulNumLineDevs;
    ULONG ulProviderID;
} NDIS_TAPI_PROVIDER_INITIALIZE, *PNDIS_TAPI_PROVIDER_INITIALIZE;
#define CO_TAPI_VERSION NDIS_TAPI_CURRENT_VERSION
#define CO_TAPI_FLAG_OUTGOING_CALL 0x00000001
#define CO_TAPI_FLAG_INCOMING_CALL 0x00000002
#define AF_TAPI_SAP_TYPE 0x00008000
/// What OID_CO_TAPI_ADDRESS_CAPS tells of an address.
typedef struct _CO_TAPI_ADDRESS_CAPS {
    ULONG ulLineID;
    ULONG ulAddressID;
    ULONG ulFlags;
    LINE_ADDRESS_CAPS LineAddressCaps;
} CO_TAPI_ADDRESS_CAPS, *PCO_TAPI_ADDRESS_CAPS;
/// What OID_CO_TAPI_CM_CAPS tells of a call manager.
typedef struct _CO_TAPI_CM_CAPS {
    ULONG ulCoTapiVersion;
    ULONG ulNumLines;
    ULONG ulFlags;
} CO_TAPI_CM_CAPS, *PCO_TAPI_CM_CAPS;
/// What OID_CO_TAPI_LINE_CAPS tells of a line.
typedef struct _CO_TAPI_LINE_CAPS {
    ULONG ulLineID;
    ULONG ulFlags;
    LINE_DEV_CAPS LineDevCaps;
} CO_TAPI_LINE_CAPS, *PCO_TAPI_LINE_CAPS;
/// The service access point of calls that TAPI takes.
typedef struct _CO_TAPI_TRANSLATE_SAP {
    ULONG ulLineID;
    ULONG ulAddressID;
    ULONG ulMediaModes;
    ULONG Reserved;
    ULONG NumberOfSaps;
    NDIS_VAR_DATA_DESC NdisSapParams[1];
} CO_AF_TAPI_SAP, *PCO_AF_TAPI_SAP;
/// A call that comes in.
typedef struct _CO_AF_TAPI_INCOMING_CALL_PARAMETERS {
    ULONG ulLineID;
    ULONG ulAddressID;
    ULONG ulFlags;
    NDIS_VAR_DATA_DESC LineCallInfo;
} CO_AF_TAPI_INCOMING_CALL_PARAMETERS, *PCO_AF_TAPI_INCOMING_CALL_PARAMETERS;
/// A call that is made.
typedef struct _CO_AF_TAPI_MAKE_CALL_PARAMETERS {
    ULONG ulLineID;
    ULONG ulAddressID;
    ULONG ulFlags;
    NDIS_VAR_DATA_DESC DestAddress;
    NDIS_VAR_DATA_DESC LineCallParams;
} CO_AF_TAPI_MAKE_CALL_PARAMETERS, *PCO_AF_TAPI_MAKE_CALL_PARAMETERS;
