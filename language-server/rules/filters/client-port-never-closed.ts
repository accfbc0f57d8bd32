// Ports of a minifilter's clients that stay open.
import { callsTo } from "../../analysis/code.ts";
import { isNamedUnread } from "../../analysis/unread.ts";
import { isReferenced, isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const clientPortNeverClosed: Rule = {
  id: "client-port-never-closed",
  severity: "warning",
  summary: "A minifilter lets programs connect to its port, and never closes the client's port.",
  names: {},
  page: `The client port that the connect callback is given is the minifilter's to close. While it is open the connection counts: it uses up one of
MaxConnections, and FltUnregisterFilter waits for the rundown of a filter whose ports are left.

**Mend it**: call FltCloseClientPort in the disconnect callback.

\`\`\`c bad
#include <fltKernel.h>
PFLT_FILTER Filter;
PFLT_PORT ServerPort;
PFLT_PORT ClientPort;
FLT_CONNECT_NOTIFY Connect;
FLT_DISCONNECT_NOTIFY Disconnect;
NTSTATUS FLTAPI Connect(PFLT_PORT Port, PVOID Cookie, PVOID Context, ULONG Size, PVOID *ConnectionCookie)
{
    UNREFERENCED_PARAMETER(Cookie);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Size);
    *ConnectionCookie = NULL;
    ClientPort = Port;
    return STATUS_SUCCESS;
}
VOID FLTAPI Disconnect(PVOID Cookie)
{
    UNREFERENCED_PARAMETER(Cookie);
    ClientPort = NULL;
}
NTSTATUS OpenPort(POBJECT_ATTRIBUTES Attributes)
{
    return FltCreateCommunicationPort(Filter, &ServerPort, Attributes, NULL, Connect, Disconnect, NULL, 1);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^ client-port-never-closed: FltCloseClientPort
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
PFLT_FILTER Filter;
PFLT_PORT ServerPort;
PFLT_PORT ClientPort;
FLT_CONNECT_NOTIFY Connect;
FLT_DISCONNECT_NOTIFY Disconnect;
NTSTATUS FLTAPI Connect(PFLT_PORT Port, PVOID Cookie, PVOID Context, ULONG Size, PVOID *ConnectionCookie)
{
    UNREFERENCED_PARAMETER(Cookie);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(Size);
    *ConnectionCookie = NULL;
    ClientPort = Port;
    return STATUS_SUCCESS;
}
VOID FLTAPI Disconnect(PVOID Cookie)
{
    UNREFERENCED_PARAMETER(Cookie);
    FltCloseClientPort(Filter, &ClientPort);
}
NTSTATUS OpenPort(POBJECT_ATTRIBUTES Attributes)
{
    return FltCreateCommunicationPort(Filter, &ServerPort, Attributes, NULL, Connect, Disconnect, NULL, 1);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project(context) {
    const { world, report } = context;
    const [made] = callsTo(world, "FltCreateCommunicationPort").filter(({ info }) => info.own);
    if (!made || !isWhole(world) || isReferenced(world, closers) || isNamedUnread(context, closers)) return;
    const { info, at } = made;
    const message =
      "programs may connect to this port, but nothing in the driver closes a client's port with FltCloseClientPort";
    report(info, { message, range: info.unit.range(info.fn.declaration, at) });
  },
};
const closers = ["FltCloseClientPort"];
