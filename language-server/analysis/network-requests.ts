// What NDIS hands a driver by calling it: net buffer lists to send, to return or to look through, and OID requests.
import { receivedLists, receivedOids } from "./network-kinds.ts";
import { markName, type ResourceKind } from "./resource-kinds.ts";
import type { State, Why } from "./state.ts";
import type { Term } from "./term.ts";

/** Callbacks whose second parameter is such a thing. */
const receivers: Readonly<Record<string, ResourceKind>> = {
  MINIPORT_SEND_NET_BUFFER_LISTS: receivedLists,
  FILTER_SEND_NET_BUFFER_LISTS: receivedLists,
  FILTER_SEND_NET_BUFFER_LISTS_COMPLETE: receivedLists,
  FILTER_RECEIVE_NET_BUFFER_LISTS: receivedLists,
  FILTER_RETURN_NET_BUFFER_LISTS: receivedLists,
  PROTOCOL_RECEIVE_NET_BUFFER_LISTS: receivedLists,
  MINIPORT_OID_REQUEST: receivedOids,
  MINIPORT_DIRECT_OID_REQUEST: receivedOids,
  FILTER_OID_REQUEST: receivedOids,
  FILTER_DIRECT_OID_REQUEST: receivedOids,
};
/** Marks what a callback of that role is given as in its hands. */
export function receiveFromNetwork(state: State, args: readonly Term[], role: string, why: Why): void {
  const kind = Object.hasOwn(receivers, role) ? receivers[role] : undefined;
  if (kind && args[1]) state.setMark(markName(kind.name), args[1], "owned", why);
}
