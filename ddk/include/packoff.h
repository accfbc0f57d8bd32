// Ends what packon.h began.
#pragma pack(pop)
