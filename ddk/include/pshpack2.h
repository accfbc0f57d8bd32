// Packs the structures that follow on boundaries of 2, until poppack.h.
#pragma pack(push, 2)
