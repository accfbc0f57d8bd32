// Mistakes planted into whole drivers of several styles, where what is to be given back comes out of a helper's parameter.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

const helpers = `#include <fltKernel.h>
typedef struct _STREAM { ULONG Flags; } STREAM, *PSTREAM;
typedef struct _KEYS { HANDLE Key; } KEYS, *PKEYS;
static PFLT_FILTER Filter;
static NTSTATUS Make(PSTREAM *Out)
{
    PSTREAM stream;
    NTSTATUS status = FltAllocateContext(Filter, FLT_STREAM_CONTEXT, sizeof(STREAM), NonPagedPoolNx, (PFLT_CONTEXT *)&stream);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    stream->Flags = 0;
    *Out = stream;
    return STATUS_SUCCESS;
}
static NTSTATUS OpenAt(POBJECT_ATTRIBUTES Attributes, PHANDLE Key)
{
    return ZwOpenKey(Key, KEY_READ, Attributes);
}
static NTSTATUS OpenNamed(PUNICODE_STRING Name, PHANDLE Key)
{
    OBJECT_ATTRIBUTES attributes;
    InitializeObjectAttributes(&attributes, Name, OBJ_KERNEL_HANDLE, NULL, NULL);
    return OpenAt(&attributes, Key);
}
`;

describe("what a helper gives through a parameter", () => {
  test("a context is not released where it cannot be set", () => {
    expectFindings(`${helpers}
NTSTATUS Watch(PCFLT_RELATED_OBJECTS Objects)
{
    PSTREAM stream;
    NTSTATUS status = Make(&stream);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltSetStreamContext(Objects->Instance, Objects->FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, stream, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ filter-context-leaked: FltReleaseContext
    }
    FltReleaseContext(stream);
    return STATUS_SUCCESS;
}
`);
  });
  test("a __finally that releases nothing", () => {
    expectFindings(`${helpers}
NTSTATUS Watch(PCFLT_RELATED_OBJECTS Objects)
{
    PSTREAM stream = NULL;
    NTSTATUS status = STATUS_SUCCESS;
    __try {
        status = Make(&stream);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        status = FltSetStreamContext(Objects->Instance, Objects->FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, stream, NULL);
    } __finally {
        DbgPrint("watched\\n");
    }
    return status;
//  ^^^^^^ filter-context-leaked: FltReleaseContext
}
`);
  });
  test("a key from two levels down stays open", () => {
    expectFindings(`${helpers}
NTSTATUS Forget(PUNICODE_STRING Name, PUNICODE_STRING Value)
{
    HANDLE key;
    NTSTATUS status = OpenNamed(Name, &key);
    if (NT_SUCCESS(status)) {
        status = ZwDeleteValueKey(key, Value);
    }
    return status;
//  ^^^^^^ registry-key-leaked: ZwClose
}
`);
  });
  test("released, kept in a structure and handed on to the next caller", () => {
    expectFindings(`${helpers}
NTSTATUS Watch(PCFLT_RELATED_OBJECTS Objects)
{
    PSTREAM stream = NULL;
    NTSTATUS status = STATUS_SUCCESS;
    __try {
        status = Make(&stream);
        if (!NT_SUCCESS(status)) {
            __leave;
        }
        status = FltSetStreamContext(Objects->Instance, Objects->FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, stream, NULL);
    } __finally {
        if (stream != NULL) {
            FltReleaseContext(stream);
        }
    }
    return status;
}
NTSTATUS Keep(PKEYS Keys, PUNICODE_STRING Name)
{
    return OpenNamed(Name, &Keys->Key);
}
NTSTATUS KeepLater(PKEYS Keys, PUNICODE_STRING Name)
{
    HANDLE key;
    NTSTATUS status = OpenNamed(Name, &key);
    if (NT_SUCCESS(status)) {
        Keys->Key = key;
    }
    return status;
}
NTSTATUS Pass(PUNICODE_STRING Name, PHANDLE Key)
{
    HANDLE key;
    NTSTATUS status = OpenNamed(Name, &key);
    if (!NT_SUCCESS(status)) {
        *Key = NULL;
        return status;
    }
    *Key = key;
    return STATUS_SUCCESS;
}
NTSTATUS Forget(PUNICODE_STRING Name, PUNICODE_STRING Value)
{
    HANDLE key;
    NTSTATUS status = Pass(Name, &key);
    if (NT_SUCCESS(status)) {
        status = ZwDeleteValueKey(key, Value);
        ZwClose(key);
    }
    return status;
}
`);
  });
});
