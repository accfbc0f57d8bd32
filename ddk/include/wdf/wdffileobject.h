// File objects.
#pragma once

/// The name that was opened, below the device.
_IRQL_requires_max_(PASSIVE_LEVEL)
WDFAPI PUNICODE_STRING NTAPI WdfFileObjectGetFileName(_In_ WDFFILEOBJECT FileObject);
/// The flags of the file object.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI ULONG NTAPI WdfFileObjectGetFlags(_In_ WDFFILEOBJECT FileObject);
/// The device that was opened.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI WDFDEVICE NTAPI WdfFileObjectGetDevice(_In_ WDFFILEOBJECT FileObject);
/// The process for which the file was opened.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI ULONG NTAPI WdfFileObjectGetInitiatorProcessId(_In_ WDFFILEOBJECT FileObject);
/// The FILE_OBJECT behind a file object.
_IRQL_requires_max_(DISPATCH_LEVEL)
WDFAPI PFILE_OBJECT NTAPI WdfFileObjectWdmGetFileObject(_In_ WDFFILEOBJECT FileObject);
