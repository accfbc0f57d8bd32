// The violations of 0xE6, DMA verification; see verifier-table.ts.
import type { Row } from "./verifier-table.ts";

const got = "PDMA_ADAPTER a = Adapter(extension); KIRQL q; UNREFERENCED_PARAMETER(q);";
const operation = (call: string) => `a->DmaOperations->${call};`;
const dispatch = (body: string) => `KeRaiseIrql(DISPATCH_LEVEL, &q); ${body} KeLowerIrql(q);`;
const locked = `
    static UCHAR data[64];
    PMDL m = IoAllocateMdl(data, 64, FALSE, FALSE, NULL);
    ULONG n = 64;
    UNREFERENCED_PARAMETER(n);
    MmBuildMdlForNonPagedPool(m);
  `;
const channel = operation("AllocateAdapterChannel(a, device, 1, Granted, NULL)");
const buffer = "PHYSICAL_ADDRESS p; PVOID v = a->DmaOperations->AllocateCommonBuffer(a, 64, &p, TRUE);";
const list = operation("GetScatterGatherList(a, device, m, data, 64, Listed, NULL, TRUE)");
const transfer = operation("MapTransfer(a, m, base, data, &n, TRUE)");

/** DRIVER_VERIFIER_DMA_VIOLATION. */
export const dma: readonly Row[] = [
  {
    kinds: [0x00, 0x01, 0x02, 0x14],
    why: "They tell of map registers and counters that this machine does not run out of.",
  },
  { kind: 0x03, body: `${got} ${buffer} ${operation("FreeCommonBuffer(a, 64, p, v, TRUE)").repeat(2)}` },
  { kind: 0x04, body: `${got} ${dispatch(operation("FreeAdapterChannel(a)"))}` },
  { kind: 0x05, body: `${got} ${dispatch(operation("FreeMapRegisters(a, buffer, 1)"))}` },
  {
    kind: 0x06,
    body: `${got} ${locked} ${dispatch(`${list} ${operation("PutScatterGatherList(a, sg, TRUE)").repeat(2)}`)}`,
  },
  { kind: 0x07, body: `${got} ${buffer} ${operation("PutDmaAdapter(a)")}` },
  { kind: 0x08, body: `${got} after = KeepObject; ${dispatch(channel)} ${operation("PutDmaAdapter(a)")}` },
  {
    kind: 0x09,
    body: `${got} after = DeallocateObjectKeepRegisters; ${dispatch(channel)} ${operation("PutDmaAdapter(a)")}`,
  },
  { kind: 0x0a, body: `${got} ${locked} ${dispatch(list)} ${operation("PutDmaAdapter(a)")}` },
  { kinds: [0x0d], why: "As 0x10." },
  { kinds: [0x0b], why: "A second request for the channel waits for the first, as documented." },
  {
    kinds: [0x0c, 0x15, 0x24],
    why: "More map registers than there are: the routine fails with STATUS_INSUFFICIENT_RESOURCES, as documented.",
  },
  {
    kind: 0x10,
    body: `${got} ${locked} after = DeallocateObjectKeepRegisters; ${dispatch(`${channel} ${transfer} ${operation("FreeMapRegisters(a, base, 1)")}`)}`,
  },
  {
    kind: 0x0e,
    body: `${got} static UCHAR data[64]; PMDL m = IoAllocateMdl(data, 64, FALSE, FALSE, NULL); ${dispatch(list)}`,
  },
  { kinds: [0x0f], why: "Tested in ddis-dma: a device that writes where nothing is mapped for it." },
  { kind: 0x11, body: got },
  { kind: 0x13, body: `${got} ${operation("FreeAdapterChannel(a)")}` },
  {
    kind: 0x16,
    body: `${got} ${locked} after = DeallocateObjectKeepRegisters; ${dispatch(`${channel} ${operation("FlushAdapterBuffers(a, m, base, data, 64, TRUE)")}`)}`,
  },
  {
    kind: 0x18,
    body: `${got} PDMA_OPERATIONS o = a->DmaOperations; o->PutDmaAdapter(a); ${dispatch("o->FreeAdapterChannel(a);")}`,
    as: [0xd5],
  },
  { kind: 0x19, body: `${got} PDMA_OPERATIONS o = a->DmaOperations; ${dispatch("o->FreeAdapterChannel(NULL);")}` },
  {
    kind: 0x1b,
    body: `${got} ${locked} ${dispatch(operation("GetScatterGatherList(a, device, m, data + 4096, 64, Listed, NULL, TRUE)"))}`,
  },
  { kinds: [0x1d, 0x20], why: "As 0x10 and 0x16: a transfer has its registers for itself." },
  { kinds: [0x1e], why: "HalGetAdapter is not emulated." },
  { kinds: [0x1f], why: "As 0x1B." },
  {
    kind: 0x21,
    body: `${got} ${locked} ${dispatch(operation("GetScatterGatherList(a, device, m, data, 0, Listed, NULL, TRUE)"))}`,
  },
  { kinds: [0x22], why: "Every buffer has its place in the machine's memory." },
  { kinds: [0x23], why: "Tested in ddis-dma-third: contexts of version 3." },
  { kinds: [0x25], why: "IoGetDmaAdapter gives no adapter for a description of an unknown version, as documented." },
  { kinds: [0x26], why: "There is no IOMMU; what a device reaches wrongly is told as 0x0F." },
];
