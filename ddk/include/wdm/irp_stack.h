// Stack locations of IRPs: what a request asks of one driver.
#pragma once

#ifndef _WIN64
#pragma pack(push, 4)
#endif
/// What a request asks of one driver of the stack.
typedef struct _IO_STACK_LOCATION {
    /// IRP_MJ_XXX.
    UCHAR MajorFunction;
    /// IRP_MN_XXX.
    UCHAR MinorFunction;
    /// SL_ bits that depend on the major function, such as SL_OVERRIDE_VERIFY_VOLUME.
    UCHAR Flags;
    /// SL_XXX: pending, and when the completion routine is called.
    UCHAR Control;
    /// Arguments; which member counts follows from the major and minor function.
    union {
        /// IRP_MJ_CREATE.
        struct {
            /// Who opens, and with which access.
            PIO_SECURITY_CONTEXT SecurityContext;
            /// FILE_ options in the low 24 bits, the disposition (FILE_OPEN, FILE_CREATE …) in the high 8.
            ULONG Options;
            /// FILE_ATTRIBUTE_ bits for a file that is created.
            USHORT POINTER_ALIGNMENT FileAttributes;
            /// FILE_SHARE_ bits: what others may do while the file is open.
            USHORT ShareAccess;
            /// Bytes of extended attributes in SystemBuffer.
            ULONG POINTER_ALIGNMENT EaLength;
        } Create;
        /// IRP_MJ_CREATE_NAMED_PIPE.
        struct {
            /// Who creates the pipe, and with which access.
            PIO_SECURITY_CONTEXT SecurityContext;
            /// FILE_ options in the low 24 bits, the disposition in the high 8.
            ULONG Options;
            /// Reserved.
            USHORT POINTER_ALIGNMENT Reserved;
            /// FILE_SHARE_ bits.
            USHORT ShareAccess;
            /// How the pipe is to behave.
            struct _NAMED_PIPE_CREATE_PARAMETERS *Parameters;
        } CreatePipe;
        /// IRP_MJ_CREATE_MAILSLOT.
        struct {
            /// Who creates the mailslot, and with which access.
            PIO_SECURITY_CONTEXT SecurityContext;
            /// FILE_ options in the low 24 bits, the disposition in the high 8.
            ULONG Options;
            /// Reserved.
            USHORT POINTER_ALIGNMENT Reserved;
            /// FILE_SHARE_ bits.
            USHORT ShareAccess;
            /// How the mailslot is to behave.
            struct _MAILSLOT_CREATE_PARAMETERS *Parameters;
        } CreateMailslot;
        /// IRP_MJ_READ.
        struct {
            /// Bytes to read.
            ULONG Length;
            /// Opens byte ranges that were locked with the same number.
            ULONG POINTER_ALIGNMENT Key;
#ifdef _WIN64
            /// The I/O manager's.
            ULONG Flags;
#endif
            /// Where to begin, in bytes from the start of the file or device.
            LARGE_INTEGER ByteOffset;
        } Read;
        /// IRP_MJ_WRITE.
        struct {
            /// Bytes to write.
            ULONG Length;
            /// Opens byte ranges that were locked with the same number.
            ULONG POINTER_ALIGNMENT Key;
#ifdef _WIN64
            /// The I/O manager's.
            ULONG Flags;
#endif
            /// Where to begin, in bytes from the start of the file or device.
            LARGE_INTEGER ByteOffset;
        } Write;
        /// IRP_MJ_DIRECTORY_CONTROL with IRP_MN_QUERY_DIRECTORY.
        struct {
            /// Bytes that the caller's buffer can hold.
            ULONG Length;
            /// Which names to return, with wildcards; NULL for all or those of the first call.
            PUNICODE_STRING FileName;
            /// Form of the entries.
            FILE_INFORMATION_CLASS FileInformationClass;
            /// Where to begin, if Flags has SL_INDEX_SPECIFIED.
            ULONG POINTER_ALIGNMENT FileIndex;
        } QueryDirectory;
        /// IRP_MJ_DIRECTORY_CONTROL with IRP_MN_NOTIFY_CHANGE_DIRECTORY.
        struct {
            /// Bytes that the caller's buffer can hold.
            ULONG Length;
            /// FILE_NOTIFY_CHANGE_ bits: which changes end the request.
            ULONG POINTER_ALIGNMENT CompletionFilter;
        } NotifyDirectory;
        /// IRP_MJ_QUERY_INFORMATION.
        struct {
            /// Bytes that SystemBuffer can hold.
            ULONG Length;
            /// What is asked.
            FILE_INFORMATION_CLASS POINTER_ALIGNMENT FileInformationClass;
        } QueryFile;
        /// IRP_MJ_SET_INFORMATION.
        struct {
            /// Bytes in SystemBuffer.
            ULONG Length;
            /// What is to be changed.
            FILE_INFORMATION_CLASS POINTER_ALIGNMENT FileInformationClass;
            /// Of a rename or link: open directory that the new name goes to; NULL if the directory stays.
            PFILE_OBJECT FileObject;
            union {
                struct {
                    /// Of a rename or link: a file that has the name already is replaced.
                    BOOLEAN ReplaceIfExists;
                    /// Of an end of file: the lazy writer only moves the valid length forward.
                    BOOLEAN AdvanceOnly;
                };
                /// Of a rename: length to move; reserved.
                ULONG ClusterCount;
                /// Handle that the file is to be deleted through; reserved.
                HANDLE DeleteHandle;
            };
        } SetFile;
        /// IRP_MJ_QUERY_EA.
        struct {
            /// Bytes that the caller's buffer can hold.
            ULONG Length;
            /// Names of the attributes that are asked for; NULL for all.
            PVOID EaList;
            /// Bytes of that list.
            ULONG EaListLength;
            /// Where to begin, if Flags has SL_INDEX_SPECIFIED.
            ULONG POINTER_ALIGNMENT EaIndex;
        } QueryEa;
        /// IRP_MJ_SET_EA.
        struct {
            /// Bytes of attributes in the caller's buffer.
            ULONG Length;
        } SetEa;
        /// IRP_MJ_QUERY_VOLUME_INFORMATION.
        struct {
            /// Bytes that SystemBuffer can hold.
            ULONG Length;
            /// What is asked.
            FS_INFORMATION_CLASS POINTER_ALIGNMENT FsInformationClass;
        } QueryVolume;
        /// IRP_MJ_SET_VOLUME_INFORMATION.
        struct {
            /// Bytes in SystemBuffer.
            ULONG Length;
            /// What is to be changed.
            FS_INFORMATION_CLASS POINTER_ALIGNMENT FsInformationClass;
        } SetVolume;
        /// IRP_MJ_FILE_SYSTEM_CONTROL with IRP_MN_USER_FS_REQUEST or IRP_MN_KERNEL_CALL.
        struct {
            /// Bytes that the caller's output buffer can hold.
            ULONG OutputBufferLength;
            /// Bytes that the caller passes in.
            ULONG POINTER_ALIGNMENT InputBufferLength;
            /// FSCTL_ code.
            ULONG POINTER_ALIGNMENT FsControlCode;
            /// The caller's input address, with METHOD_NEITHER.
            PVOID Type3InputBuffer;
        } FileSystemControl;
        /// IRP_MJ_LOCK_CONTROL.
        struct {
            /// Points to the number of bytes to lock.
            PLARGE_INTEGER Length;
            /// Tells locks of one process apart.
            ULONG POINTER_ALIGNMENT Key;
            /// First byte of the range.
            LARGE_INTEGER ByteOffset;
        } LockControl;
        /// IRP_MJ_DEVICE_CONTROL and IRP_MJ_INTERNAL_DEVICE_CONTROL.
        struct {
            /// Bytes that the caller's output buffer can hold; check it before writing.
            ULONG OutputBufferLength;
            /// Bytes that the caller passes in; check it before reading.
            ULONG POINTER_ALIGNMENT InputBufferLength;
            /// Made by CTL_CODE.
            ULONG POINTER_ALIGNMENT IoControlCode;
            /// The caller's input address, with METHOD_NEITHER.
            PVOID Type3InputBuffer;
        } DeviceIoControl;
        /// IRP_MJ_QUERY_SECURITY.
        struct {
            /// Which parts of the descriptor are asked for.
            SECURITY_INFORMATION SecurityInformation;
            /// Bytes that the caller's buffer can hold.
            ULONG POINTER_ALIGNMENT Length;
        } QuerySecurity;
        /// IRP_MJ_SET_SECURITY.
        struct {
            /// Which parts of the descriptor are to change.
            SECURITY_INFORMATION SecurityInformation;
            /// Where these parts are taken from.
            PSECURITY_DESCRIPTOR SecurityDescriptor;
        } SetSecurity;
        /// IRP_MJ_FILE_SYSTEM_CONTROL with IRP_MN_MOUNT_VOLUME.
        struct {
            /// Of the volume that is to be mounted.
            PVPB Vpb;
            /// Device that holds the volume, with what is attached to it.
            PDEVICE_OBJECT DeviceObject;
        } MountVolume;
        /// IRP_MJ_FILE_SYSTEM_CONTROL with IRP_MN_VERIFY_VOLUME.
        struct {
            /// Of the volume that is to be verified.
            PVPB Vpb;
            /// The file system's device for the volume.
            PDEVICE_OBJECT DeviceObject;
        } VerifyVolume;
        /// IRP_MJ_SCSI, from storage class drivers.
        struct {
            /// What the port driver is to do.
            struct _SCSI_REQUEST_BLOCK *Srb;
        } Scsi;
        /// IRP_MJ_QUERY_QUOTA.
        struct {
            /// Bytes that the caller's buffer can hold.
            ULONG Length;
            /// Who to begin behind; NULL to go on or begin anew.
            PSID StartSid;
            /// Whose quota is asked for; NULL for all.
            struct _FILE_GET_QUOTA_INFORMATION *SidList;
            /// Bytes of that list.
            ULONG SidListLength;
        } QueryQuota;
        /// IRP_MJ_SET_QUOTA.
        struct {
            /// Bytes in the caller's buffer.
            ULONG Length;
        } SetQuota;
        /// IRP_MN_QUERY_DEVICE_RELATIONS.
        struct {
            /// Which relation is asked: bus drivers answer BusRelations and TargetDeviceRelation, others add to what is there.
            DEVICE_RELATION_TYPE Type;
        } QueryDeviceRelations;
        /// IRP_MN_QUERY_INTERFACE.
        struct {
            /// Which interface is asked for.
            const GUID *InterfaceType;
            /// Bytes that Interface can hold.
            USHORT Size;
            /// Version that is asked for.
            USHORT Version;
            /// Filled in by the driver that has the interface.
            PINTERFACE Interface;
            /// Further arguments, where the interface defines some.
            PVOID InterfaceSpecificData;
        } QueryInterface;
        /// IRP_MN_QUERY_CAPABILITIES.
        struct {
            /// Filled in on the way up; the sender has set it to defaults.
            PDEVICE_CAPABILITIES Capabilities;
        } DeviceCapabilities;
        /// IRP_MN_FILTER_RESOURCE_REQUIREMENTS.
        struct {
            /// What the bus driver asks for; a changed copy goes to IoStatus.Information.
            PIO_RESOURCE_REQUIREMENTS_LIST IoResourceRequirementList;
        } FilterResourceRequirements;
        /// IRP_MN_READ_CONFIG and IRP_MN_WRITE_CONFIG.
        struct {
            /// Which configuration space, in the form of the bus; PCI_WHICHSPACE_CONFIG.
            ULONG WhichSpace;
            /// Where the bytes go to or come from.
            PVOID Buffer;
            /// First byte in the space.
            ULONG Offset;
            /// Bytes to read or write.
            ULONG POINTER_ALIGNMENT Length;
        } ReadWriteConfig;
        /// IRP_MN_SET_LOCK.
        struct {
            /// TRUE locks the device against ejection, FALSE lets it go.
            BOOLEAN Lock;
        } SetLock;
        /// IRP_MN_QUERY_ID.
        struct {
            /// Which identifier is asked for.
            BUS_QUERY_ID_TYPE IdType;
        } QueryId;
        /// IRP_MN_QUERY_DEVICE_TEXT.
        struct {
            /// Description or location.
            DEVICE_TEXT_TYPE DeviceTextType;
            /// Language that it is wanted in.
            LCID POINTER_ALIGNMENT LocaleId;
        } QueryDeviceText;
        /// IRP_MN_DEVICE_USAGE_NOTIFICATION.
        struct {
            /// TRUE when such a file comes to the device, FALSE when it goes.
            BOOLEAN InPath;
            /// Reserved.
            BOOLEAN Reserved[3];
            /// Kind of file: paging, hibernation, crash dump …
            DEVICE_USAGE_NOTIFICATION_TYPE POINTER_ALIGNMENT Type;
        } UsageNotification;
        /// IRP_MN_WAIT_WAKE.
        struct {
            /// Deepest system power state that the device must wake the system from.
            SYSTEM_POWER_STATE PowerState;
        } WaitWake;
        /// IRP_MN_POWER_SEQUENCE.
        struct {
            /// Filled in by the bus driver.
            PPOWER_SEQUENCE PowerSequence;
        } PowerSequence;
        /// IRP_MN_SET_POWER and IRP_MN_QUERY_POWER.
        struct {
            union {
                /// The power manager's; all of the bits below.
                ULONG SystemContext;
                /// What went before this change of the system's power.
                SYSTEM_POWER_STATE_CONTEXT SystemPowerStateContext;
            };
            /// Whether State is of the system or of the device.
            POWER_STATE_TYPE POINTER_ALIGNMENT Type;
            /// The power state that is set or asked about.
            POWER_STATE POINTER_ALIGNMENT State;
            /// POWER_ACTION that the system performs; of a device request PowerActionNone unless a system one is under way.
            POWER_ACTION POINTER_ALIGNMENT ShutdownType;
        } Power;
        /// IRP_MN_START_DEVICE; both lists are NULL for a device without resources.
        struct {
            /// Resources as the bus sees them.
            PCM_RESOURCE_LIST AllocatedResources;
            /// Resources as the driver uses them.
            PCM_RESOURCE_LIST AllocatedResourcesTranslated;
        } StartDevice;
        /// IRP_MJ_SYSTEM_CONTROL.
        struct {
            /// Device object that the request is for; pass it on if it is not the driver's own.
            ULONG_PTR ProviderId;
            /// GUID of the data block, or its registration action.
            PVOID DataPath;
            /// Bytes that Buffer can hold.
            ULONG BufferSize;
            /// WNODE structure, in and out.
            PVOID Buffer;
        } WMI;
        /// Requests that have no member of their own; also those that drivers agree upon.
        struct {
            /// Meaning by agreement of the drivers.
            PVOID Argument1;
            /// Meaning by agreement of the drivers.
            PVOID Argument2;
            /// Meaning by agreement of the drivers.
            PVOID Argument3;
            /// Meaning by agreement of the drivers.
            PVOID Argument4;
        } Others;
    } Parameters;
    /// Device of the driver that this location is for; IoCallDriver sets it.
    PDEVICE_OBJECT DeviceObject;
    /// File that the request is for; NULL where no file is open.
    PFILE_OBJECT FileObject;
    /// Routine of the driver above, called when the request has come back from here; IoSetCompletionRoutine.
    PIO_COMPLETION_ROUTINE CompletionRoutine;
    /// Argument of that routine.
    PVOID Context;
} IO_STACK_LOCATION, *PIO_STACK_LOCATION;
#ifndef _WIN64
#pragma pack(pop)
#endif
