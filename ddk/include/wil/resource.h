// wil/resource.h: owners of what kernel code gets and must give back, as the Windows Implementation Libraries have them.
// Left out: what is shared, and what only programs have.
#pragma once
#include <wdm.h>
#include <utility>
#include <wil/common.h>

namespace wil {

/// Owns a handle, a pointer or the like, which a routine gives back.
template <typename T, typename Closer, Closer close> class unique_any {
public:
    typedef T pointer;
    unique_any() = default;
    unique_any(decltype(nullptr)) {}
    explicit unique_any(T value) noexcept : owned(value) {}
    unique_any(unique_any &&other) noexcept : owned(other.release()) {}
    unique_any(const unique_any &) = delete;
    ~unique_any() { reset(); }
    unique_any &operator=(unique_any &&other) noexcept {
        if (this != &other) reset(other.release());
        return *this;
    }
    unique_any &operator=(decltype(nullptr)) noexcept {
        reset();
        return *this;
    }
    unique_any &operator=(const unique_any &) = delete;
    /// Gives back what is owned, and owns another from now on.
    void reset(T value = T()) noexcept {
        T before = owned;
        owned = value;
        if (before) close(before);
    }
    /// Owns it no more; the caller gives it back.
    T release() noexcept {
        T value = owned;
        owned = T();
        return value;
    }
    T get() const noexcept { return owned; }
    /// Where a routine puts what is to be owned.
    T *put() noexcept {
        reset();
        return &owned;
    }
    T *addressof() noexcept { return &owned; }
    T *operator&() noexcept { return put(); }
    T operator->() const noexcept { return owned; }
    explicit operator bool() const noexcept { return owned != T(); }
    bool is_valid() const noexcept { return owned != T(); }

private:
    T owned = T();
};

/// A handle that ZwClose closes.
typedef unique_any<HANDLE, decltype(&::ZwClose), &::ZwClose> unique_kernel_handle;

/// Frees pool blocks with their tag; one of 0 is any.
template <ULONG Tag> struct pool_owner {
    static void free(PVOID block) { ::ExFreePoolWithTag(block, Tag); }
};
template <typename T, ULONG Tag>
using unique_tagged_pool_ptr = unique_any<T, decltype(&pool_owner<Tag>::free), &pool_owner<Tag>::free>;
template <typename T> using unique_pool_ptr = unique_tagged_pool_ptr<T, 0>;

/// Runs at the end of a block, unless it is told not to.
template <typename Routine> class scope_exit_routine {
public:
    explicit scope_exit_routine(Routine &&given) noexcept : routine(std::move(given)) {}
    scope_exit_routine(scope_exit_routine &&other) noexcept : routine(std::move(other.routine)), pending(other.pending) { other.pending = false; }
    scope_exit_routine(const scope_exit_routine &) = delete;
    ~scope_exit_routine() { reset(); }
    /// Runs it now.
    void reset() noexcept {
        if (pending) {
            pending = false;
            routine();
        }
    }
    /// Never runs it.
    void release() noexcept { pending = false; }

private:
    Routine routine;
    bool pending = true;
};
template <typename Routine> scope_exit_routine<Routine> scope_exit(Routine &&routine) noexcept {
    return scope_exit_routine<Routine>(std::move(routine));
}

} // namespace wil
