// Packs the structures that follow on boundaries of 4, until poppack.h.
#pragma pack(push, 4)
