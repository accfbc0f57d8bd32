// Io, rarer: link sharing, containers, directories, device interface properties, soft restart, status blocks.
#pragma once

/// Returns the top-level IRP of the current thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI PIRP NTAPI IoGetTopLevelIrp(VOID);
/// Sets the top-level IRP of the current thread.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoSetTopLevelIrp(_In_opt_ PIRP Irp);
/// Told of events of a terminal session.
_Function_class_(IO_SESSION_NOTIFICATION_FUNCTION)
_IRQL_requires_max_(APC_LEVEL)
typedef NTSTATUS NTAPI IO_SESSION_NOTIFICATION_FUNCTION(
    _In_ PVOID SessionObject, _In_ PVOID IoObject, _In_ ULONG Event, _In_ PVOID Context,
    _In_reads_bytes_opt_(PayloadLength) PVOID NotificationPayload, _In_ ULONG PayloadLength);
typedef IO_SESSION_NOTIFICATION_FUNCTION *PIO_SESSION_NOTIFICATION_FUNCTION;
/// Gives the memory a driver kept over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoAcquireKsrPersistentMemory(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _Out_writes_bytes_(*Size) PVOID Buffer, _Inout_ PSIZE_T Size);
/// Gives the memory of a tag that a driver kept over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoAcquireKsrPersistentMemoryEx(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING PhysicalDeviceId,
    _In_opt_ PUSHORT DataTag, _Out_opt_ PULONG DataVersion, _Out_writes_bytes_(*Size) PVOID Buffer, _Inout_ PSIZE_T Size);
/// How a link is open, for share checks.
typedef struct _LINK_SHARE_ACCESS {
    /// Number of openings.
    ULONG OpenCount;
    /// Openings that may delete.
    ULONG Deleters;
    /// Openings that let others delete.
    ULONG SharedDelete;
} LINK_SHARE_ACCESS, *PLINK_SHARE_ACCESS;
/// Checks a way of opening a link against those that are in force.
NTKERNELAPI NTSTATUS NTAPI IoCheckLinkShareAccess(
    _In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_opt_ PFILE_OBJECT FileObject, _Inout_opt_ PSHARE_ACCESS ShareAccess,
    _Inout_opt_ PLINK_SHARE_ACCESS LinkShareAccess, _In_ ULONG IoShareAccessFlags);
/// Checks a way of opening, with a given right to write, against those that are in force.
NTKERNELAPI NTSTATUS NTAPI IoCheckShareAccessEx(
    _In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess,
    _In_ BOOLEAN Update, _In_opt_ PBOOLEAN WritePermission);
/// Called for each piece of memory kept over a soft restart.
_Function_class_(IO_PERSISTED_MEMORY_ENUMERATION_CALLBACK)
typedef NTSTATUS NTAPI IO_PERSISTED_MEMORY_ENUMERATION_CALLBACK(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING PhysicalDeviceId,
    _In_opt_ PUSHORT DataTag, _In_opt_ PULONG DataVersion, _In_opt_ PVOID Context);
typedef IO_PERSISTED_MEMORY_ENUMERATION_CALLBACK *PIO_PERSISTED_MEMORY_ENUMERATION_CALLBACK;
/// Calls a routine for each piece of memory a driver kept over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoEnumerateKsrPersistentMemoryEx(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING PhysicalDeviceId,
    _In_ PIO_PERSISTED_MEMORY_ENUMERATION_CALLBACK Callback, _In_ PVOID CallbackContext);
/// Frees memory reserved for a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoFreeKsrPersistentMemory(_In_ PVOID DataHandle);
/// Gives the processors an interrupt may arrive at.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetAffinityInterrupt(_In_ PKINTERRUPT InterruptObject, _Out_ PGROUP_AFFINITY GroupAffinity);
/// Signatures and offsets of the boot and system partitions.
typedef struct _BOOTDISK_INFORMATION {
    /// First byte of the boot partition.
    LONGLONG BootPartitionOffset;
    /// First byte of the system partition.
    LONGLONG SystemPartitionOffset;
    /// MBR signature of the boot disk.
    ULONG BootDeviceSignature;
    /// MBR signature of the system disk.
    ULONG SystemDeviceSignature;
} BOOTDISK_INFORMATION, *PBOOTDISK_INFORMATION;
/// Gives signatures and offsets of the boot and system disks.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetBootDiskInformation(_Inout_ PBOOTDISK_INFORMATION BootDiskInformation, _In_ ULONG Size);
/// What IoGetContainerInformation gives.
typedef enum _IO_CONTAINER_INFORMATION_CLASS { IoSessionStateInformation, IoMaxContainerInformationClass } IO_CONTAINER_INFORMATION_CLASS;
/// Gives facts about a container such as a session.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoGetContainerInformation(
    _In_ IO_CONTAINER_INFORMATION_CLASS InformationClass, _In_opt_ PVOID ContainerObject, _Inout_updates_bytes_opt_(BufferLength) PVOID Buffer,
    _In_ ULONG BufferLength);
/// Directories a device can have.
typedef enum _DEVICE_DIRECTORY_TYPE { DeviceDirectoryData } DEVICE_DIRECTORY_TYPE, *PDEVICE_DIRECTORY_TYPE;
/// Opens the directory for a device's files.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceDirectory(
    _In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ DEVICE_DIRECTORY_TYPE DirectoryType, _In_ ULONG Flags, _In_ PVOID Reserved,
    _Out_ PHANDLE DeviceDirectoryHandle);
/// Reads a property of a device interface.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceInterfacePropertyData(
    _In_ PUNICODE_STRING SymbolicLinkName, _In_ CONST DEVPROPKEY *PropertyKey, _In_ LCID Lcid, _Reserved_ ULONG Flags, _In_ ULONG Size,
    _Out_writes_bytes_to_(Size, *RequiredSize) PVOID Data, _Out_ PULONG RequiredSize, _Out_ PDEVPROPTYPE Type);
/// Gives the NUMA node a device is near to.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceNumaNode(_In_ PDEVICE_OBJECT Pdo, _Out_ PUSHORT NodeNumber);
/// Directories a driver can have.
typedef enum _DRIVER_DIRECTORY_TYPE { DriverDirectoryImage, DriverDirectoryData, DriverDirectorySharedData } DRIVER_DIRECTORY_TYPE, *PDRIVER_DIRECTORY_TYPE;
/// Opens the directory for a driver's files.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoGetDriverDirectory(
    _In_ PDRIVER_OBJECT DriverObject, _In_ DRIVER_DIRECTORY_TYPE DirectoryType, _In_ ULONG Flags, _Out_ PHANDLE DriverDirectoryHandle);
/// Returns the priority hint of an IRP.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI IO_PRIORITY_HINT NTAPI IoGetIoPriorityHint(_In_ PIRP Irp);
/// Gives the size of the memory a driver kept over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoQueryKsrPersistentMemorySize(_In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _Out_ PSIZE_T BufferSize);
/// Gives the size of the memory of a tag that a driver kept over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoQueryKsrPersistentMemorySizeEx(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING PhysicalDeviceId,
    _In_opt_ PUSHORT DataTag, _Out_opt_ PULONG DataVersion, _Out_ PSIZE_T BufferSize);
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
/// Asks for an IRP_MJ_SHUTDOWN after all file systems are flushed.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoRegisterLastChanceShutdownNotification(_In_ PDEVICE_OBJECT DeviceObject);
/// Takes an opening out of the share access of a link.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoRemoveLinkShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, _Inout_opt_ PLINK_SHARE_ACCESS LinkShareAccess);
/// Takes an opening out of the share access of a link, with flags.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoRemoveLinkShareAccessEx(
    _In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, _Inout_opt_ PLINK_SHARE_ACCESS LinkShareAccess, _In_ ULONG IoShareAccessFlags);
/// Interrupt that is reported as active or not.
typedef struct _IO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS {
    /// How it was connected, as for IoConnectInterruptEx.
    ULONG Version;
    /// What IoConnectInterruptEx gave.
    union {
        /// Either of the two.
        PVOID Generic;
        /// The line's.
        PKINTERRUPT InterruptObject;
        /// Of messages: the table that was given for them.
        PIO_INTERRUPT_MESSAGE_INFO InterruptMessageTable;
    } ConnectionContext;
} IO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS, *PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS;
/// Marks an interrupt as in use: it may be unmasked.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoReportInterruptActive(_In_ PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS Parameters);
/// Marks an interrupt as not in use: it may be masked.
_IRQL_requires_max_(DISPATCH_LEVEL)
NTKERNELAPI VOID NTAPI IoReportInterruptInactive(_In_ PIO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS Parameters);
/// Reserves memory to keep over a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoReserveKsrPersistentMemory(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ SIZE_T Size, _In_ ULONG Flags, _Out_ PVOID *DataHandle);
/// Reserves memory to keep over a soft restart, under a tag.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoReserveKsrPersistentMemoryEx(
    _In_ PDRIVER_OBJECT DriverObject, _In_opt_ PDEVICE_OBJECT PhysicalDeviceObject, _In_opt_ PUNICODE_STRING PhysicalDeviceId,
    _In_opt_ PUSHORT DataTag, _In_ ULONG DataVersion, _In_ SIZE_T Size, _In_ ULONG Flags, _Out_ PVOID *DataHandle);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Sets a property of a device interface.
_IRQL_requires_max_(APC_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoSetDeviceInterfacePropertyData(
    _In_ PUNICODE_STRING SymbolicLinkName, _In_ CONST DEVPROPKEY *PropertyKey, _In_ LCID Lcid, _In_ ULONG Flags, _In_ DEVPROPTYPE Type,
    _In_ ULONG Size, _In_reads_bytes_opt_(Size) PVOID Data);
/// Sets the priority hint of an IRP.
_IRQL_requires_max_(HIGH_LEVEL)
NTKERNELAPI NTSTATUS NTAPI IoSetIoPriorityHint(_In_ PIRP Irp, _In_ IO_PRIORITY_HINT PriorityHint);
/// Sets the share access of a first opening of a link.
NTKERNELAPI VOID NTAPI IoSetLinkShareAccess(
    _In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject, _Out_ PSHARE_ACCESS ShareAccess,
    _Out_opt_ PLINK_SHARE_ACCESS LinkShareAccess, _In_ ULONG IoShareAccessFlags);
/// Sets the share access of a first opening, with a given right to write.
NTKERNELAPI VOID NTAPI IoSetShareAccessEx(
    _In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject, _Out_ PSHARE_ACCESS ShareAccess,
    _In_opt_ PBOOLEAN WritePermission);
/// Withdraws a routine that IoRegisterContainerNotification registered.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoUnregisterContainerNotification(_In_ PVOID CallbackRegistration);
/// Adds an opening to the share access of a link.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoUpdateLinkShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, _Inout_opt_ PLINK_SHARE_ACCESS LinkShareAccess);
/// Adds an opening to the share access of a link, with flags.
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI VOID NTAPI IoUpdateLinkShareAccessEx(
    _In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, _Inout_opt_ PLINK_SHARE_ACCESS LinkShareAccess, _In_ ULONG IoShareAccessFlags);
// The documented bound and annotations elsewhere differ; the looser holds.
/// Adds an opening to a share access that was checked before.
_IRQL_requires_max_(APC_LEVEL)
NTKERNELAPI VOID NTAPI IoUpdateShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess);
/// Writes into memory reserved for a soft restart.
_IRQL_requires_max_(PASSIVE_LEVEL)
_Must_inspect_result_
NTKERNELAPI NTSTATUS NTAPI IoWriteKsrPersistentMemory(_In_ PVOID DataHandle, _In_reads_bytes_(Size) PVOID Buffer, _In_ SIZE_T Size);
/// Signatures, GUIDs and offsets of the boot and system partitions.
typedef struct _BOOTDISK_INFORMATION_EX {
    /// First byte of the boot partition.
    LONGLONG BootPartitionOffset;
    /// First byte of the system partition.
    LONGLONG SystemPartitionOffset;
    /// MBR signature of the boot disk.
    ULONG BootDeviceSignature;
    /// MBR signature of the system disk.
    ULONG SystemDeviceSignature;
    /// GUID of a GPT boot disk.
    GUID BootDeviceGuid;
    /// GUID of a GPT system disk.
    GUID SystemDeviceGuid;
    /// The boot disk has a GPT.
    BOOLEAN BootDeviceIsGpt;
    /// The system disk has a GPT.
    BOOLEAN SystemDeviceIsGpt;
} BOOTDISK_INFORMATION_EX, *PBOOTDISK_INFORMATION_EX;
/// How far a device is installed.
typedef enum _DEVICE_INSTALL_STATE { InstallStateInstalled, InstallStateNeedsReinstall, InstallStateFailedInstall, InstallStateFinishInstall } DEVICE_INSTALL_STATE, *PDEVICE_INSTALL_STATE;
/// How a device may be expected to be removed.
typedef enum _DEVICE_REMOVAL_POLICY { RemovalPolicyExpectNoRemoval = 1, RemovalPolicyExpectOrderlyRemoval, RemovalPolicyExpectSurpriseRemoval } DEVICE_REMOVAL_POLICY, *PDEVICE_REMOVAL_POLICY;
/// What a directory notification tells.
typedef enum _DIRECTORY_NOTIFY_INFORMATION_CLASS {
    DirectoryNotifyInformation = 1, DirectoryNotifyExtendedInformation, DirectoryNotifyFullInformation, DirectoryNotifyMaximumInformation
} DIRECTORY_NOTIFY_INFORMATION_CLASS, *PDIRECTORY_NOTIFY_INFORMATION_CLASS;
/// Default priority hint of a file's requests.
typedef struct _FILE_IO_PRIORITY_HINT_INFORMATION {
    /// From IoPriorityVeryLow to IoPriorityCritical.
    IO_PRIORITY_HINT PriorityHint;
} FILE_IO_PRIORITY_HINT_INFORMATION, *PFILE_IO_PRIORITY_HINT_INFORMATION;
/// Whether a file is on another machine.
typedef struct _FILE_IS_REMOTE_DEVICE_INFORMATION {
    /// It is.
    BOOLEAN IsRemote;
} FILE_IS_REMOTE_DEVICE_INFORMATION, *PFILE_IS_REMOTE_DEVICE_INFORMATION;
/// Memory partition whose pages cache a file.
typedef struct _FILE_MEMORY_PARTITION_INFORMATION {
    /// Handle of the partition, in the caller's process.
    ULONG_PTR OwnerPartitionHandle;
    /// What is asked of it.
    union {
        struct {
            /// 1 keeps other partitions from the cached pages.
            UCHAR NoCrossPartitionAccess;
            /// Reserved.
            UCHAR Spare[3];
        };
        /// The bytes above together.
        ULONG AllFlags;
    } Flags;
} FILE_MEMORY_PARTITION_INFORMATION, *PFILE_MEMORY_PARTITION_INFORMATION;
/// Sizes, links and state of a file.
typedef struct _FILE_STANDARD_INFORMATION_EX {
    /// Bytes allocated.
    LARGE_INTEGER AllocationSize;
    /// Bytes of data.
    LARGE_INTEGER EndOfFile;
    /// Hard links.
    ULONG NumberOfLinks;
    /// It is deleted when closed.
    BOOLEAN DeletePending;
    /// It is a directory.
    BOOLEAN Directory;
    /// It is an alternate stream.
    BOOLEAN AlternateStream;
    /// It is metadata.
    BOOLEAN MetadataAttribute;
} FILE_STANDARD_INFORMATION_EX, *PFILE_STANDARD_INFORMATION_EX;
/// Bandwidth reserved for a file.
typedef struct _FILE_SFIO_RESERVE_INFORMATION {
    /// How many requests must be served in each period.
    ULONG RequestsPerPeriod;
    /// Length of a period in ms.
    ULONG Period;
    /// Failed requests are tried again.
    BOOLEAN RetryFailures;
    /// Requests that are late may be dropped.
    BOOLEAN Discardable;
    /// Bytes of a request.
    ULONG RequestSize;
    /// Requests at a time.
    ULONG NumOutstandingRequests;
} FILE_SFIO_RESERVE_INFORMATION, *PFILE_SFIO_RESERVE_INFORMATION;
/// A change of the hardware profile.
typedef struct _HWPROFILE_CHANGE_NOTIFICATION {
    /// Version of this structure.
    USHORT Version;
    /// Size of this structure in bytes.
    USHORT Size;
    /// Which event.
    GUID Event;
} HWPROFILE_CHANGE_NOTIFICATION, *PHWPROFILE_CHANGE_NOTIFICATION;
/// Order in which data is read.
typedef enum _IO_ACCESS_MODE { SequentialAccess, RandomAccess } IO_ACCESS_MODE;
/// Ways of access.
typedef enum _IO_ACCESS_TYPE { ReadAccess, WriteAccess, ModifyAccess } IO_ACCESS_TYPE;
/// How urgent a paging request is.
typedef enum _IO_PAGING_PRIORITY { IoPagingPriorityInvalid, IoPagingPriorityNormal, IoPagingPriorityHigh, IoPagingPriorityReserved1, IoPagingPriorityReserved2 } IO_PAGING_PRIORITY;
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
/// Extended attributes and flags of a creation.
typedef struct _EXTENDED_CREATE_INFORMATION {
    /// EX_CREATE_FLAG values.
    LONGLONG ExtendedCreateFlags;
    /// The extended attributes.
    PVOID EaBuffer;
    /// Bytes of them.
    ULONG EaLength;
} EXTENDED_CREATE_INFORMATION, *PEXTENDED_CREATE_INFORMATION;
/// EXTENDED_CREATE_INFORMATION of a 32-bit caller.
typedef struct _EXTENDED_CREATE_INFORMATION_32 {
    /// EX_CREATE_FLAG_ bits.
    LONGLONG ExtendedCreateFlags;
    /// A pointer of 32 bits.
    ULONG EaBuffer;
    /// Bytes at EaBuffer.
    ULONG EaLength;
} EXTENDED_CREATE_INFORMATION_32, *PEXTENDED_CREATE_INFORMATION_32;
/// A soft restart is near or cancelled.
typedef struct _KERNEL_SOFT_RESTART_NOTIFICATION {
    /// Version of this structure.
    USHORT Version;
    /// Size of this structure in bytes.
    USHORT Size;
    /// Which of the two it is, by GUID.
    GUID Event;
} KERNEL_SOFT_RESTART_NOTIFICATION, *PKERNEL_SOFT_RESTART_NOTIFICATION;
/// A query for a key's name, for a registry callback.
typedef struct _REG_QUERY_KEY_NAME {
    /// Key object that is asked about.
    PVOID Object;
    /// The caller's buffer for the name.
    POBJECT_NAME_INFORMATION ObjectNameInfo;
    /// Bytes that the buffer can hold.
    ULONG Length;
    /// Receives the bytes that are returned or needed.
    PULONG ReturnLength;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_QUERY_KEY_NAME, *PREG_QUERY_KEY_NAME;
/// A hive that is being loaded, for a registry callback.
typedef struct _REG_LOAD_KEY_INFORMATION_V2 {
    /// Key object of the hive's root.
    PVOID Object;
    /// Name of that root key.
    PUNICODE_STRING KeyName;
    /// Path of the hive's file.
    PUNICODE_STRING SourceFile;
    /// Reserved for the system.
    ULONG Flags;
    /// Reserved for the system.
    PVOID TrustClassObject;
    /// Signaled when the hive is unloaded; NULL for none.
    PVOID UserEvent;
    /// Access for RootHandle.
    ACCESS_MASK DesiredAccess;
    /// Receives a handle of the root, if an application loads a hive of its own; else NULL.
    PHANDLE RootHandle;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext.
    PVOID ObjectContext;
    /// Version of this structure.
    ULONG_PTR Version;
    /// Identity with which the hive's file is opened; NULL for the caller's.
    PVOID FileAccessToken;
} REG_LOAD_KEY_INFORMATION_V2, *PREG_LOAD_KEY_INFORMATION_V2;
/// Two keys that are saved as one, for a registry callback.
typedef struct _REG_SAVE_MERGED_KEY_INFORMATION {
    /// Key object that the operation is on.
    PVOID Object;
    /// File that is written.
    HANDLE FileHandle;
    /// Key whose content wins where both have some.
    PVOID HighKeyObject;
    /// Key whose content fills the rest.
    PVOID LowKeyObject;
    /// What a driver keeps between the pre- and the post-notification.
    PVOID CallContext;
    /// What the driver has attached to the key with CmSetCallbackObjectContext.
    PVOID ObjectContext;
    /// Reserved.
    PVOID Reserved;
} REG_SAVE_MERGED_KEY_INFORMATION, *PREG_SAVE_MERGED_KEY_INFORMATION;
/// Last write time of a key.
typedef struct _KEY_WRITE_TIME_INFORMATION {
    /// In 100 ns since 1601.
    LARGE_INTEGER LastWriteTime;
} KEY_WRITE_TIME_INFORMATION, *PKEY_WRITE_TIME_INFORMATION;

// ---- errors and status blocks ---------------------------------------------------------------------------------------
/// Says whether an error is one that a user causes, as by taking a medium out.
#define IoIsErrorUserInduced(Status) \
    ((BOOLEAN)((Status) == STATUS_DEVICE_NOT_READY || (Status) == STATUS_IO_TIMEOUT || (Status) == STATUS_MEDIA_WRITE_PROTECTED || \
               (Status) == STATUS_NO_MEDIA_IN_DEVICE || (Status) == STATUS_VERIFY_REQUIRED || (Status) == STATUS_UNRECOGNIZED_MEDIA || \
               (Status) == STATUS_WRONG_VOLUME))
#ifdef _WIN64
typedef IO_STATUS_BLOCK IO_STATUS_BLOCK64;
/// Copies a 64-bit status block into one of this system's.
#define Iosb64ToIosb(Iosb, Iosb64) { (Iosb) = (Iosb64); }
/// Copies a status block of this system's into a 64-bit one.
#define IosbToIosb64(Iosb64, Iosb) { (Iosb64) = (Iosb); }
#else
/// An IO_STATUS_BLOCK of a 64-bit process.
typedef struct _IO_STATUS_BLOCK64 {
    union {
        /// What the request ended with.
        NTSTATUS Status;
        /// The I/O manager's own use of the same place.
        PVOID64 Pointer;
    };
    /// Depends on the request: bytes transferred for most.
    ULONG64 Information;
} IO_STATUS_BLOCK64;
#define Iosb64ToIosb(Iosb, Iosb64) \
    { \
        (Iosb).Pointer = (PVOID)(ULONG_PTR)(Iosb64).Pointer; \
        (Iosb).Information = (ULONG_PTR)(Iosb64).Information; \
    }
#define IosbToIosb64(Iosb64, Iosb) \
    { \
        (Iosb64).Pointer = (PVOID64)(ULONG64)(ULONG_PTR)(Iosb).Pointer; \
        (Iosb64).Information = (ULONG64)(Iosb).Information; \
    }
#endif
typedef IO_STATUS_BLOCK64 *PIO_STATUS_BLOCK64;
