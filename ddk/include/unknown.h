// unknown.h: COM's IUnknown, whose methods return HRESULT or, as here, NTSTATUS: for the port class and AVStream they are the same.
#include <punknown.h>
