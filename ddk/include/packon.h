// Structures from here on have no padding, until packoff.h.
#pragma pack(push, 1)
