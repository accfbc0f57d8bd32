// What NDIS gave a driver and nobody gives back.
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const networkObjectLeaked: Rule = leakRule({
  id: "network-object-leaked",
  severity: "error",
  summary:
    "A configuration handle, a net buffer list, a pool, an MDL, a lock or a timer of NDIS is not given back on every way out.",
  names: {},
  page: `NDIS counts what it gives to nobody: a configuration handle that stays open, a net buffer list or a pool of them that is not freed is lost until the
machine is restarted, and pools run short.

**Mend it**: give it back on every way out, each with its own routine: NdisCloseConfiguration, NdisFreeNetBufferList, NdisFreeCloneNetBufferList,
NdisFreeNetBufferListPool, NdisFreeMdl, NdisFreeRWLock, NdisFreeTimerObject. An I/O work item that was queued is freed by its routine.

\`\`\`c bad
#include <ndis.h>
NDIS_STATUS ReadLookahead(NDIS_CONFIGURATION_OBJECT *Object, NDIS_STRING *Keyword, PULONG Lookahead)
{
    NDIS_HANDLE configuration;
    PNDIS_CONFIGURATION_PARAMETER parameter;
    NDIS_STATUS status = NdisOpenConfigurationEx(Object, &configuration);
    if (status != NDIS_STATUS_SUCCESS) {
        return status;
    }
    NdisReadConfiguration(&status, &parameter, configuration, Keyword, NdisParameterInteger);
    if (status != NDIS_STATUS_SUCCESS) {
        return status;
//      ^^^^^^ network-object-leaked: not given back
    }
    *Lookahead = parameter->ParameterData.IntegerData;
    NdisCloseConfiguration(configuration);
    return NDIS_STATUS_SUCCESS;
}
NDIS_STATUS Prepare(NDIS_HANDLE Adapter, PNET_BUFFER_LIST_POOL_PARAMETERS Parameters, PNDIS_HANDLE Pool, PNET_BUFFER_LIST *First)
{
    NDIS_HANDLE pool = NdisAllocateNetBufferListPool(Adapter, Parameters);
    if (pool == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    *First = NdisAllocateNetBufferList(pool, 0, 0);
    if (*First == NULL) {
        return NDIS_STATUS_RESOURCES;
//      ^^^^^^ network-object-leaked: not given back
    }
    *Pool = pool;
    return NDIS_STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ndis.h>
NDIS_STATUS ReadLookahead(NDIS_CONFIGURATION_OBJECT *Object, NDIS_STRING *Keyword, PULONG Lookahead)
{
    NDIS_HANDLE configuration;
    PNDIS_CONFIGURATION_PARAMETER parameter;
    NDIS_STATUS status = NdisOpenConfigurationEx(Object, &configuration);
    if (status != NDIS_STATUS_SUCCESS) {
        return status;
    }
    NdisReadConfiguration(&status, &parameter, configuration, Keyword, NdisParameterInteger);
    if (status == NDIS_STATUS_SUCCESS) {
        *Lookahead = parameter->ParameterData.IntegerData;
    }
    NdisCloseConfiguration(configuration);
    return status;
}
NDIS_STATUS Prepare(NDIS_HANDLE Adapter, PNET_BUFFER_LIST_POOL_PARAMETERS Parameters, PNDIS_HANDLE Pool, PNET_BUFFER_LIST *First)
{
    NDIS_HANDLE pool = NdisAllocateNetBufferListPool(Adapter, Parameters);
    if (pool == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    *First = NdisAllocateNetBufferList(pool, 0, 0);
    if (*First == NULL) {
        NdisFreeNetBufferListPool(pool);
        return NDIS_STATUS_RESOURCES;
    }
    *Pool = pool;
    return NDIS_STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "network-object",
  thing: "what NDIS gave",
  undo: "given back",
});
