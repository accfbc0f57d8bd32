// Io: terminal sessions and other containers, and being told of them.
#pragma once

/// Told of events of a terminal session.
_Function_class_(IO_SESSION_NOTIFICATION_FUNCTION)
_IRQL_requires_max_(APC_LEVEL)
typedef NTSTATUS NTAPI IO_SESSION_NOTIFICATION_FUNCTION(
    _In_ PVOID SessionObject, _In_ PVOID IoObject, _In_ ULONG Event, _In_ PVOID Context,
    _In_reads_bytes_opt_(PayloadLength) PVOID NotificationPayload, _In_ ULONG PayloadLength);
typedef IO_SESSION_NOTIFICATION_FUNCTION *PIO_SESSION_NOTIFICATION_FUNCTION;
/// What IoGetContainerInformation gives.
typedef enum _IO_CONTAINER_INFORMATION_CLASS { IoSessionStateInformation, IoMaxContainerInformationClass } IO_CONTAINER_INFORMATION_CLASS;
/// Gives facts about a container such as a session.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetContainerInformation(
    _In_ IO_CONTAINER_INFORMATION_CLASS InformationClass, _In_opt_ PVOID ContainerObject, _Inout_updates_bytes_opt_(BufferLength) PVOID Buffer,
    _In_ ULONG BufferLength);
/// Classes of containers with events.
typedef enum _IO_CONTAINER_NOTIFICATION_CLASS { IoSessionStateNotification, IoMaxContainerNotificationClass } IO_CONTAINER_NOTIFICATION_CLASS;
/// A notification routine of a class; cast from the class's own type.
typedef NTSTATUS (NTAPI *PIO_CONTAINER_NOTIFICATION_FUNCTION)(VOID);
/// Registers a routine for the events of a class of containers, such as sessions.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoRegisterContainerNotification(
    _In_ IO_CONTAINER_NOTIFICATION_CLASS NotificationClass, _In_ PIO_CONTAINER_NOTIFICATION_FUNCTION CallbackFunction,
    _In_reads_bytes_opt_(NotificationInformationLength) PVOID NotificationInformation, _In_ ULONG NotificationInformationLength,
    _Out_ PVOID CallbackRegistration);
/// Withdraws a routine that IoRegisterContainerNotification registered.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoUnregisterContainerNotification(_In_ PVOID CallbackRegistration);
/// A session that connects or disconnects.
typedef struct _IO_SESSION_CONNECT_INFO {
    /// Number of the session; 0 is that of the services.
    ULONG SessionId;
    /// It is at the machine itself.
    BOOLEAN LocalSession;
} IO_SESSION_CONNECT_INFO, *PIO_SESSION_CONNECT_INFO;
/// States of a session.
typedef enum _IO_SESSION_STATE {
    IoSessionStateCreated = 1, IoSessionStateInitialized, IoSessionStateConnected, IoSessionStateDisconnected,
    IoSessionStateDisconnectedLoggedOn, IoSessionStateLoggedOn, IoSessionStateLoggedOff, IoSessionStateTerminated, IoSessionStateMax
} IO_SESSION_STATE, *PIO_SESSION_STATE;
/// State of a session.
typedef struct _IO_SESSION_STATE_INFORMATION {
    /// Number of the session; 0 is that of the services.
    ULONG SessionId;
    /// From created and connected to logged off and terminated.
    IO_SESSION_STATE SessionState;
    /// It is at the machine itself.
    BOOLEAN LocalSession;
} IO_SESSION_STATE_INFORMATION, *PIO_SESSION_STATE_INFORMATION;
/// Which session events are asked for.
typedef struct _IO_SESSION_STATE_NOTIFICATION {
    /// Size of this structure in bytes.
    ULONG Size;
    /// Must be 0.
    ULONG Flags;
    /// A device, driver or file object of the caller's.
    PVOID IoObject;
    /// IO_SESSION_STATE_*_EVENT bits.
    ULONG EventMask;
    /// Context of the routine.
    PVOID Context;
} IO_SESSION_STATE_NOTIFICATION, *PIO_SESSION_STATE_NOTIFICATION;
