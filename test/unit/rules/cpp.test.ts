// C++ needs no rules of its own: what a constructor or destructor does is a call like any other.
import { expect, test } from "vitest";
import { expectFindings } from "./fixture.ts";

const guard = `
extern "C" {
#include <wdm.h>
}
class AutoSpinLock {
    PKSPIN_LOCK Lock;
    KIRQL Old;
public:
    explicit AutoSpinLock(PKSPIN_LOCK lock) : Lock(lock) { KeAcquireSpinLock(Lock, &Old); }
    ~AutoSpinLock() { KeReleaseSpinLock(Lock, Old); }
};
`;

test("a guard that takes a spin lock raises the IRQL for what stands under it", () => {
  const [finding] = expectFindings({
    "/driver/driver.cpp": `${guard}
struct Device {
    KSPIN_LOCK Lock;
    HANDLE File;
    LONG Count;
    void Close();
    LONG Take(LONG n);
};
void Device::Close() {
    {
        AutoSpinLock guard(&Lock);
        Count++;
        ZwFlushKey(File);
//      ^^^^^^^^^^^^^ irql-too-high: PASSIVE_LEVEL, but here the IRQL is DISPATCH_LEVEL
    }
    ZwFlushKey(File);
}
`,
  });
  expect(finding?.related.map((place) => place.message).join("\n")).toContain("KeAcquireSpinLock");
});

test("a guard releases on every way out: early returns, loops and switches are balanced", () => {
  expectFindings({
    "/driver/driver.cpp": `${guard}
struct Device {
    KSPIN_LOCK Lock;
    HANDLE File;
    LONG Count;
    LONG Take(LONG n);
};
LONG Device::Take(LONG n) {
    AutoSpinLock guard(&Lock);
    if (n == 0) return 0;
    for (LONG i = 0; i < n; i++) {
        if (Count == 7) return i;
        switch (Count) {
        case 3: return Count;
        default: break;
        }
    }
    return Count;
}
VOID Use(Device *device, LONG n) {
    while (n-- > 0) {
        AutoSpinLock guard(&device->Lock);
        if (n == 5) continue;
        if (n == 3) break;
        device->Count--;
    }
    device->Take(n);
    ZwClose(device->File);
}
`,
  });
});

test("a guard ends with its block: waiting behind it is fine, waiting under it is not", () => {
  expectFindings({
    "/driver/driver.cpp": `${guard}
static VOID Wait(PKSPIN_LOCK lock, PKEVENT event) {
    {
        AutoSpinLock guard(lock);
        KeSetEvent(event, IO_NO_INCREMENT, FALSE);
    }
    KeWaitForSingleObject(event, Executive, KernelMode, FALSE, nullptr);
}
VOID Stop(PKSPIN_LOCK lock, PKEVENT event) {
    AutoSpinLock guard(lock);
    KeWaitForSingleObject(event, Executive, KernelMode, FALSE, nullptr);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ irql-too-high
}
VOID Start(PKSPIN_LOCK lock, PKEVENT event) { Wait(lock, event); }
`,
  });
});

test("pointers to members are declared, taken, compared and called through", () => {
  expectFindings({
    "/driver/driver.cpp": `#include <wdm.h>
class Device {
public:
    NTSTATUS Start();
    NTSTATUS Stop() const;
    ULONG Count;
};
typedef NTSTATUS (Device::*STEP)();
struct Entry { ULONG Code; STEP Step; };
static const Entry Table[] = { { 1, &Device::Start }, { 2, nullptr } };
//                 ^^^^^ member-pointer-in-static-data
ULONG Device::*Where;
VOID Other(NTSTATUS (Device::*)(), int (Device::*p)(int));
NTSTATUS Run(Device *D, STEP S)
{
    static const STEP Local = &Device::Start;
//                    ^^^^^ member-pointer-in-static-data
    NTSTATUS (Device::*Stop)() const = &Device::Stop;
    ULONG Device::*Member = &Device::Count;
    if (S == nullptr || S == Local || S == Table[0].Step || Stop == nullptr || Member == Where)
        return STATUS_INVALID_PARAMETER;
    return (D->*S)();
}
`,
  });
});

test("memory that goes to a virtual function or through a pointer nobody knows may be freed there", () => {
  expectFindings({
    "/driver/driver.cpp": `
extern "C" {
#include <wdm.h>
}
class Stream {
public:
    NTSTATUS Allocate(ULONG n, PVOID *out, VOID (*give)(PVOID));
    virtual VOID Free(PVOID block);
};
NTSTATUS Stream::Allocate(ULONG n, PVOID *out, VOID (*give)(PVOID)) {
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, n, 'mrtS');
    if (block == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    if (n == 1) { Free(block); return STATUS_UNSUCCESSFUL; }
    if (n == 2) { give(block); return STATUS_UNSUCCESSFUL; }
    if (n == 3) return STATUS_UNSUCCESSFUL;
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ pool-leaked
    *out = block;
    return STATUS_SUCCESS;
}
`,
  });
});

const leaving = `
extern "C" {
#include <wdm.h>
}
struct Device { KSPIN_LOCK Lock; FAST_MUTEX Mutex; HANDLE File; LONG Count; KDPC Dpc; };
template <class F> class Leaving {
    F at;
public:
    explicit Leaving(F f) : at(f) {}
    ~Leaving() { at(); }
};
template <class F> Leaving<F> onLeave(F f) { return Leaving<F>(f); }
`;

test("lambdas run where they are called, at that level and under the locks held there", () => {
  expectFindings({
    "/driver/driver.cpp": `${leaving}
template <class F> void underLock(Device *device, F f)
{
    KIRQL irql;
    KeAcquireSpinLock(&device->Lock, &irql);
    f();
    KeReleaseSpinLock(&device->Lock, irql);
}
void Under(Device *device)
{
    LONG count = 0;
    underLock(device, [&] { count = device->Count++; });
    if (count == 0) ZwClose(device->File);
    underLock(device, [&] { ZwClose(device->File); });
//                          ^^^^^^^^^^^^^^^^^^^^^ irql-too-high: PASSIVE_LEVEL, but here the IRQL is DISPATCH_LEVEL
    auto close = [device](HANDLE file) { if (file) ZwClose(file); };
    close(device->File);
}
NTSTATUS Locked(Device *device)
{
    KIRQL irql;
    KeAcquireSpinLock(&device->Lock, &irql);
    auto unlock = onLeave([device, irql] { KeReleaseSpinLock(&device->Lock, irql); });
    if (device->Count == 0) return STATUS_UNSUCCESSFUL;
    [=] { device->Count--; }();
    return STATUS_SUCCESS;
}
NTSTATUS Unbalanced(Device *device)
{
    KIRQL irql;
    auto lock = [&] { KeAcquireSpinLock(&device->Lock, &irql); };
    lock();
    if (device->Count == 0) return STATUS_UNSUCCESSFUL;
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ spin-lock-unbalanced
    KeReleaseSpinLock(&device->Lock, irql);
    return STATUS_SUCCESS;
}
void Prepare(Device *device)
{
    KeInitializeDpc(&device->Dpc, [](PKDPC, PVOID context, PVOID, PVOID) {
        Device *device = (Device *)context;
        ExAcquireFastMutex(&device->Mutex);
//      ^^^^^^^^^^^^^^^^^^ irql-too-high: ExAcquireFastMutex must be called at APC_LEVEL or below
        device->Count++;
        ExReleaseFastMutex(&device->Mutex);
    }, device);
}
`,
  });
});

test("what a lambda captures, by value or by reference, is freed where it runs", () => {
  expectFindings({
    "/driver/driver.cpp": `${leaving}
NTSTATUS ByValue(Device *device)
{
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'tset');
    if (block == nullptr) return STATUS_NO_MEMORY;
    auto freeing = onLeave([block] { ExFreePoolWithTag(block, 'tset'); });
    RtlFillMemory(block, 64, 1);
    return device->Count == 0 ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
}
NTSTATUS ByReference(Device *device)
{
    PVOID block = nullptr;
    auto freeing = onLeave([&] { if (block != nullptr) ExFreePoolWithTag(block, 'tset'); });
    block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'tset');
    if (block == nullptr) return STATUS_NO_MEMORY;
    if (device->Count == 0) return STATUS_UNSUCCESSFUL;
    return STATUS_SUCCESS;
}
NTSTATUS Leaked(Device *device)
{
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'tset');
    if (block == nullptr) return STATUS_NO_MEMORY;
    auto ready = [&block, device] { return block != nullptr && device->Count > 0; };
    if (!ready()) return STATUS_UNSUCCESSFUL;
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^ pool-leaked
    ExFreePoolWithTag(block, 'tset');
    return STATUS_SUCCESS;
}
struct Held { PVOID block; ULONG length, tag; };
static void release(Held held) { ExFreePoolWithTag(held.block, held.tag); }
NTSTATUS Structure(Device *device)
{
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'tset');
    if (block == nullptr) return STATUS_NO_MEMORY;
    Held held = {block, 64, 'tset'};
    device->Count++;
    release(held);
    return STATUS_SUCCESS;
}
`,
  });
});

test("a guard that is told which members of a lock to call takes that lock", () => {
  expectFindings({
    "/driver/driver.cpp": `${guard}
class Lock {
    KSPIN_LOCK SpinLock;
    KIRQL Old;
public:
    void Acquire() { KeAcquireSpinLock(&SpinLock, &Old); }
    void Release() { KeReleaseSpinLock(&SpinLock, Old); }
};
template <class T, void (T::*Enter)(), void (T::*Leave)()> class Locked {
    T &Held;
public:
    Locked(T &lock) : Held(lock) { (Held.*Enter)(); }
    ~Locked() { (Held.*Leave)(); }
};
template <class T> using Guarded = Locked<T, &T::Acquire, &T::Release>;
struct Device { Lock Mutex; HANDLE File; LONG Count; };
LONG Take(Device *device)
{
    {
        Guarded<Lock> guard(device->Mutex);
        if (device->Count == 0) return 0;
        device->Count--;
        ZwFlushKey(device->File);
//      ^^^^^^^^^^^^^^^^^^^^^ irql-too-high: PASSIVE_LEVEL, but here the IRQL is DISPATCH_LEVEL
    }
    ZwFlushKey(device->File);
    return 1;
}
`,
  });
});

const rounds = (release: string) => ({
  "/driver/driver.cpp": `#include <ntddk.h>
template <typename F> class Exit {
    F Run;
    bool Active;
public:
    explicit Exit(F run) : Run(run), Active(true) {}
    ~Exit() { if (Active) Run(); }
    void Release() { Active = false; }
};
template <typename F> Exit<F> atExit(F run) { return Exit<F>(run); }
struct Context { PULONG Parts[4]; };
NTSTATUS Ask(ULONG part, PULONG value);
NTSTATUS Fill(Context *context)
{
    PULONG block = nullptr;
    for (ULONG i = 0; i < 4; i++) {
        ULONG value = 0;
        block = (PULONG)ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, 'traP');
        if (block == nullptr) return STATUS_INSUFFICIENT_RESOURCES;
        auto guard = atExit([&block]() { ${release} });
        NTSTATUS status = Ask(i, &value);
        if (!NT_SUCCESS(status)) return status;
${release === "" ? "//                               ^^^^^^^^^^^^^^ pool-leaked: not freed" : ""}
        context->Parts[i] = block;
        guard.Release();
    }
    return STATUS_SUCCESS;
}
`,
});

test("a guard of each round of a loop frees what that round got, as one that frees nothing does not", () => {
  expectFindings(rounds("if (block != nullptr) { ExFreePoolWithTag(block, 'traP'); block = nullptr; }"));
  expectFindings(rounds(""));
});

const lent = (end: string, told: string) => ({
  "/driver/driver.cpp": `
extern "C" {
#include <wdm.h>
}
struct Locked { KSPIN_LOCK Lock; ULONG Count; };
class Guard {
    KSPIN_LOCK& Lock;
    KIRQL Old;
public:
    explicit Guard(KSPIN_LOCK& lock) : Lock(lock) { KeAcquireSpinLock(&Lock, &Old); }
    ~Guard() { KeReleaseSpinLock(&Lock, Old); }
};
ULONG Count()
{
    auto locked = (Locked*)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(Locked), 'kcoL');
    ULONG count;
    if (locked == nullptr) return 0;
    KeInitializeSpinLock(&locked->Lock);
    {
        Guard guard(locked->Lock);
        count = ++locked->Count;
    }
    ${end}
    return count;
${told}
}
`,
});

test("a block whose lock a guard refers to is neither kept nor freed by the guard", () => {
  expectFindings(lent("", "//  ^^^^^^ pool-leaked: not freed"));
  expectFindings(lent("ExFreePoolWithTag(locked, 'kcoL');", ""));
});

const message = (end: string, told: string) => ({
  "/driver/driver.cpp": `
#include <fltKernel.h>
extern PFLT_FILTER Filter;
extern PFLT_PORT Port;
NTSTATUS Tell(ULONG what)
{
    auto message = (PULONG)ExAllocatePool2(POOL_FLAG_PAGED, sizeof(ULONG), 'gsMF');
    if (message == nullptr) return STATUS_INSUFFICIENT_RESOURCES;
    *message = what;
    NTSTATUS status = FltSendMessage(Filter, &Port, message, sizeof(ULONG), nullptr, nullptr, nullptr);
    ${end}
    return status;
${told}
}
NTSTATUS Write(PFLT_INSTANCE instance, PFILE_OBJECT file, PFLT_COMPLETED_ASYNC_IO_CALLBACK done)
{
    auto zeros = (PULONG)ExAllocatePool2(POOL_FLAG_NON_PAGED, 512, 'gsMF');
    if (zeros == nullptr) return STATUS_INSUFFICIENT_RESOURCES;
    return FltWriteFile(instance, file, nullptr, 512, zeros, FLTFL_IO_OPERATION_NON_CACHED, nullptr, done, zeros);
}
`,
});

test("the filter manager copies a message, and keeps a buffer only for a callback", () => {
  expectFindings(message("", "//  ^^^^^^ pool-leaked: not freed"));
  expectFindings(message("ExFreePoolWithTag(message, 'gsMF');", ""));
});
