// C as drivers write it, compiled as C++: tags, typedefs, unions, macros, goto, casts of pointers, designated members.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned long ULONG;
typedef long NTSTATUS;
typedef void *PVOID;
typedef unsigned char BOOLEAN, UCHAR;
#define NT_SUCCESS(s) (((NTSTATUS)(s)) >= 0)
#define STATUS_SUCCESS ((NTSTATUS)0x00000000L)
#define STATUS_NO_MEMORY ((NTSTATUS)0xC0000017L)
#define UNREFERENCED_PARAMETER(p) (p)
#define FLAG_ON(f, b) (((f) & (b)) != 0)
struct _EXTENSION;
typedef struct _EXTENSION EXTENSION, *PEXTENSION;
typedef NTSTATUS DISPATCH(PEXTENSION Extension, PVOID Context);
typedef DISPATCH *PDISPATCH;
typedef enum _STATE { Stopped = 0, Started, Removed } STATE;
struct _EXTENSION {
  STATE State;
  ULONG Flags;
  PDISPATCH Handlers[3];
  union {
    struct {
      UCHAR Low, High;
    } Parts;
    unsigned short Whole;
  } u;
  struct {
    int inside;
  };
  PVOID Buffer;
};
static DISPATCH Start;
static DISPATCH Stop;
static NTSTATUS Start(PEXTENSION Extension, PVOID Context) {
  UNREFERENCED_PARAMETER(Context);
  Extension->State = Started;
  Extension->Flags |= 0x10;
  return STATUS_SUCCESS;
}
static NTSTATUS Stop(PEXTENSION Extension, PVOID) {
  Extension->State = Stopped;
  return STATUS_SUCCESS;
}
static NTSTATUS Create(PEXTENSION *Extension) {
  NTSTATUS status = STATUS_SUCCESS;
  PEXTENSION e = NULL;
  e = (PEXTENSION)malloc(sizeof(EXTENSION));
  if (e == NULL) {
    status = STATUS_NO_MEMORY;
    goto Exit;
  }
  memset(e, 0, sizeof(*e));
  e->Handlers[Started] = Start;
  e->Handlers[Stopped] = Stop;
  e->u.Whole = 0x1234;
  e->inside = 5;
  *Extension = e;
Exit:
  return status;
}
struct Point {
  int x, y;
};
typedef struct {
  int list[2];
} UNNAMED;
int main() {
  PEXTENSION extension;
  NTSTATUS status = Create(&extension);
  if (!NT_SUCCESS(status)) return 1;
  status = extension->Handlers[1](extension, NULL);
  printf("%d %d %lx %d\n", (int)status, extension->State, extension->Flags, FLAG_ON(extension->Flags, 0x10));
  printf("%x %x %d\n", extension->u.Parts.Low, extension->u.Parts.High, extension->inside);
  for (STATE s = Stopped; s <= Removed; s = (STATE)(s + 1)) printf("%d", extension->Handlers[s] != NULL);
  printf("\n");
  BOOLEAN done = extension->State == Started;
  BOOLEAN other = !done;
  printf("%d %d %d\n", done, other, (int)sizeof(done == other));
  struct Point p = {1, 2}, *pp = &p;
  struct Point Point = {3, 4};
  printf("%d %d\n", pp->y, Point.x);
  UNNAMED n = {{7, 8}};
  UNNAMED *pn = &n;
  printf("%d\n", pn->list[1]);
  free(extension);
  int i = 0;
again:
  if (i++ < 3) goto again;
  printf("%d %d\n", i, 'a' == 97);
  const char *names[] = {"zero", "one"};
  printf("%s %d\n", names[1], (int)(sizeof(names) / sizeof(names[0])));
  unsigned int bits = ~0u;
  printf("%d\n", bits > 0 ? (int)(bits >> 28) : -1);
  return 0;
}
