// Ends the packing begun by one of the pshpack headers.
#pragma pack(pop)
