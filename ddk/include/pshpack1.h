// Packs the structures that follow on boundaries of 1, until poppack.h.
#pragma pack(push, 1)
