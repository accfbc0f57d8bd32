// Packs the structures that follow on boundaries of 8, until poppack.h.
#pragma pack(push, 8)
