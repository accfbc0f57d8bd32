// Run-time library routines of the kernel: counted strings, numbers, times, versions, memory, lists and the registry by path.
import { describe } from "vitest";
import { holds } from "./checks.ts";

describe("counted strings", () => {
  holds(
    "are initialized, compared, appended and copied",
    String.raw`
      UNICODE_STRING a, b, e;
      STRING s, t;
      CHAR text[4];
      WCHAR room[6];
      ANSI_STRING n;
      CHECK(RtlInitUnicodeStringEx(&a, L"Abc") == STATUS_SUCCESS && a.Length == 6 && a.MaximumLength == 8);
      CHECK(RtlInitUnicodeStringEx(&e, NULL) == STATUS_SUCCESS && e.Length == 0 && e.Buffer == NULL);
      CHECK(WdmlibRtlInitUnicodeStringEx(&b, L"aBD") == STATUS_SUCCESS && b.Length == 6 && b.Buffer[2] == L'D');
      CHECK(RtlCompareUnicodeString(&a, &b, FALSE) < 0 && RtlCompareUnicodeString(&a, &b, TRUE) < 0 &&
            RtlCompareUnicodeString(&b, &a, TRUE) > 0 && RtlCompareUnicodeString(&a, &a, FALSE) == 0);
      RtlInitUnicodeString(&b, L"aBCdef");
      CHECK(RtlPrefixUnicodeString(&a, &b, TRUE) && !RtlPrefixUnicodeString(&a, &b, FALSE) &&
            !RtlPrefixUnicodeString(&b, &a, TRUE));
      RtlInitString(&s, "one");
      RtlInitString(&t, "ONE");
      CHECK(s.Length == 3 && s.MaximumLength == 4 && RtlEqualString(&s, &t, TRUE) && !RtlEqualString(&s, &t, FALSE));
      CHECK(RtlCompareString(&s, &t, TRUE) == 0 && RtlCompareString(&s, &t, FALSE) > 0);
      RtlInitString(&t, "onf");
      CHECK(RtlCompareString(&s, &t, FALSE) < 0);
      RtlInitEmptyAnsiString(&n, text, sizeof(text));
      CHECK(n.Length == 0 && n.MaximumLength == 4 && n.Buffer == text);
      RtlInitEmptyUnicodeString(&e, room, sizeof(room));
      CHECK(RtlAppendUnicodeStringToString(&e, &a) == STATUS_SUCCESS && e.Length == 6 && room[3] == 0);
      CHECK(RtlAppendUnicodeStringToString(&e, &b) == STATUS_BUFFER_TOO_SMALL && e.Length == 6);
    `,
  );
  holds(
    "are converted and created",
    String.raw`
      UNICODE_STRING u, v;
      ANSI_STRING a;
      CHAR small[3];
      WCHAR room[12];
      ULONG n;
      CHECK(RtlCreateUnicodeString(&u, L"Mixed Case") && u.Length == 20 && u.Buffer[10] == 0);
      CHECK(RtlUnicodeStringToAnsiString(&a, &u, TRUE) == STATUS_SUCCESS && a.Length == 10 && a.MaximumLength == 11 &&
            strcmp(a.Buffer, "Mixed Case") == 0);
      RtlFreeAnsiString(&a);
      CHECK(a.Buffer == NULL);
      a.Buffer = small;
      a.Length = 0;
      a.MaximumLength = 3;
      CHECK(RtlUnicodeStringToAnsiString(&a, &u, FALSE) == STATUS_BUFFER_OVERFLOW);
      CHECK(RtlUpcaseUnicodeString(&v, &u, TRUE) == STATUS_SUCCESS && v.Length == 20 && v.Buffer[0] == L'M' &&
            v.Buffer[1] == L'I' && v.Buffer[5] == L' ');
      RtlFreeUnicodeString(&v);
      RtlFreeUnicodeString(&u);
      CHECK(u.Buffer == NULL);
      CHECK(RtlUpcaseUnicodeChar(L'q') == L'Q' && RtlUpcaseUnicodeChar(0xe9) == 0xc9 &&
            RtlUpcaseUnicodeChar(L'1') == L'1' && RtlDowncaseUnicodeChar(L'Q') == L'q' &&
            RtlDowncaseUnicodeChar(L'q') == L'q' && RtlUpperChar('x') == 'X' && RtlUpperChar('X') == 'X');
      RtlInitEmptyUnicodeString(&u, room, sizeof(room));
      CHECK(RtlIntegerToUnicodeString(48879, 16, &u) == STATUS_SUCCESS && u.Length == 8 && room[0] == L'B' &&
            room[3] == L'F');
      CHECK(RtlIntegerToUnicodeString(1234567890, 10, &u) == STATUS_SUCCESS && u.Length == 20 && room[9] == L'0');
      CHECK(RtlUnicodeStringToInteger(&u, 10, &n) == STATUS_SUCCESS && n == 1234567890);
      CHECK(RtlIntegerToUnicodeString(5, 2, &u) == STATUS_SUCCESS && u.Length == 6 && room[1] == L'0');
      CHECK(RtlIntegerToUnicodeString(5, 7, &u) == STATUS_INVALID_PARAMETER);
      u.MaximumLength = 4;
      CHECK(RtlIntegerToUnicodeString(12345, 10, &u) == STATUS_BUFFER_OVERFLOW);
    `,
  );
  holds(
    "GUIDs",
    String.raw`
      GUID g = { 0x4d36e978, 0xe325, 0x11ce, { 0xbf, 0xc1, 0x08, 0x00, 0x2b, 0xe1, 0x03, 0x18 } }, h;
      UNICODE_STRING u, want;
      RtlInitUnicodeString(&want, L"{4D36E978-E325-11CE-BFC1-08002BE10318}");
      CHECK(RtlStringFromGUID(&g, &u) == STATUS_SUCCESS && u.Length == 76 && RtlEqualUnicodeString(&u, &want, TRUE));
      RtlZeroMemory(&h, sizeof(h));
      CHECK(RtlGUIDFromString(&u, &h) == STATUS_SUCCESS && RtlCompareMemory(&g, &h, sizeof(g)) == sizeof(g));
      RtlFreeUnicodeString(&u);
      RtlInitUnicodeString(&u, L"{4D36E978-E325-11CE}");
      CHECK(!NT_SUCCESS(RtlGUIDFromString(&u, &h)));
    `,
  );
});

describe("numbers, times and versions", () => {
  holds(
    "large integers and LUIDs",
    String.raw`
      LARGE_INTEGER a, b;
      LUID l;
      a = RtlConvertLongToLargeInteger(-5);
      CHECK(a.QuadPart == -5);
      b = RtlConvertUlongToLargeInteger(0xfffffffb);
      CHECK(b.QuadPart == 0xfffffffbLL);
      CHECK(RtlLargeIntegerAdd(a, b).QuadPart == 0xfffffff6LL);
      CHECK(RtlLargeIntegerSubtract(a, b).QuadPart == -0x100000000LL);
      CHECK(RtlLargeIntegerNegate(a).QuadPart == 5 && RtlLargeIntegerLessThanZero(a));
      CHECK(RtlEnlargedUnsignedMultiply(0xffffffff, 2).QuadPart == 0x1fffffffeLL);
      CHECK(RtlExtendedIntegerMultiply(a, -3).QuadPart == 15);
      CHECK(RtlLargeIntegerArithmeticShift(a, 1).QuadPart == -3 && RtlLargeIntegerShiftLeft(a, 1).QuadPart == -10);
      CHECK(RtlLargeIntegerShiftRight(a, 60).QuadPart == 15);
      b.QuadPart = 1000000000007LL;
      {
        ULONG rest;
        LARGE_INTEGER divisor, remainder;
        ULARGE_INTEGER dividend;
        CHECK(RtlExtendedLargeIntegerDivide(b, 1000, &rest).QuadPart == 1000000000 && rest == 7);
        divisor.QuadPart = 100000000000LL;
        CHECK(RtlLargeIntegerDivide(b, divisor, &remainder).QuadPart == 10 && remainder.QuadPart == 7);
        dividend.QuadPart = 1000000000007ULL;
        CHECK(RtlEnlargedUnsignedDivide(dividend, 100000, &rest) == 10000000 && rest == 7);
      }
      CHECK(RtlEnlargedIntegerMultiply(-100000, 100000).QuadPart == -10000000000LL);
      l = RtlConvertLongToLuid(-2);
      CHECK(l.LowPart == 0xfffffffe && l.HighPart == -1);
      l = RtlConvertUlongToLuid(0xfffffffe);
      CHECK(l.LowPart == 0xfffffffe && l.HighPart == 0);
    `,
  );
  holds(
    "times in fields and back",
    String.raw`
      TIME_FIELDS f;
      LARGE_INTEGER t, u;
      ULONG seed = 7, first, second;
      t.QuadPart = 126227844000000000LL;
      RtlTimeToTimeFields(&t, &f);
      CHECK(f.Year == 2001 && f.Month == 1 && f.Day == 1 && f.Hour == 1 && f.Minute == 0 && f.Second == 0 &&
            f.Milliseconds == 0 && f.Weekday == 1);
      t.QuadPart += 1234567LL;
      RtlTimeToTimeFields(&t, &f);
      CHECK(f.Milliseconds == 123);
      CHECK(RtlTimeFieldsToTime(&f, &u) && u.QuadPart == 126227844000000000LL + 1230000);
      f.Year = 2024;
      f.Month = 2;
      f.Day = 29;
      CHECK(RtlTimeFieldsToTime(&f, &u));
      RtlTimeToTimeFields(&u, &f);
      CHECK(f.Day == 29 && f.Month == 2 && f.Weekday == 4);
      f.Year = 2023;
      CHECK(!RtlTimeFieldsToTime(&f, &u));
      f.Month = 13;
      CHECK(!RtlTimeFieldsToTime(&f, &u));
      f.Year = 1601;
      f.Month = 1;
      f.Day = 1;
      f.Hour = 0;
      f.Minute = 0;
      f.Second = 1;
      f.Milliseconds = 0;
      CHECK(RtlTimeFieldsToTime(&f, &u) && u.QuadPart == 10000000);
      first = RtlRandomEx(&seed);
      second = RtlRandomEx(&seed);
      CHECK(first < 0x7fffffff && second < 0x7fffffff && first != second && seed != 7);
    `,
  );
  holds(
    "versions",
    String.raw`
      RTL_OSVERSIONINFOW v;
      ULONG major = 0, minor = 9, build = 0;
      RtlZeroMemory(&v, sizeof(v));
      v.dwOSVersionInfoSize = sizeof(v);
      CHECK(RtlGetVersion(&v) == STATUS_SUCCESS && v.dwMajorVersion >= 6 && v.dwPlatformId == 2 && v.dwBuildNumber > 0);
      PsGetVersion(&major, &minor, &build, NULL);
      CHECK(major == v.dwMajorVersion && minor == v.dwMinorVersion && build == v.dwBuildNumber);
      CHECK(RtlIsNtDdiVersionAvailable(0x06010000) && !RtlIsNtDdiVersionAvailable(0x7f000000) &&
            IoIsWdmVersionAvailable(1, 0x10) && !IoIsWdmVersionAvailable(7, 0));
    `,
  );
});

describe("memory", () => {
  holds(
    "is copied, moved, compared and wiped",
    String.raw`
      UCHAR a[16], b[16];
      ULONG i;
      for (i = 0; i < 16; i++) a[i] = (UCHAR)i;
      RtlFillMemory(b, 16, 0xee);
      RtlCopyMemory(b, a, 8);
      CHECK(b[7] == 7 && b[8] == 0xee);
      RtlCopyMemoryNonTemporal(b + 8, a, 4);
      CHECK(b[11] == 3 && b[12] == 0xee);
      RtlMoveMemory(a + 2, a, 8);
      CHECK(a[0] == 0 && a[1] == 1 && a[2] == 0 && a[9] == 7 && a[10] == 10);
      RtlMoveMemory(a, a + 2, 8);
      CHECK(a[0] == 0 && a[7] == 7);
      b[5] = 99;
      CHECK(RtlCompareMemory(a, b, 8) == 5 && RtlCompareMemory(a, a, 16) == 16 && RtlEqualMemory(a, b, 5) &&
            !RtlEqualMemory(a, b, 6));
      CHECK(RtlSecureZeroMemory(b, 4) == b && b[3] == 0 && b[4] == 4);
    `,
  );
});

describe("lists", () => {
  holds(
    "doubly linked",
    String.raw`
      LIST_ENTRY head, other, e[4];
      InitializeListHead(&head);
      CHECK(IsListEmpty(&head) && head.Flink == &head && head.Blink == &head);
      InsertTailList(&head, &e[1]);
      InsertTailList(&head, &e[2]);
      InsertHeadList(&head, &e[0]);
      CHECK(!IsListEmpty(&head) && head.Flink == &e[0] && e[0].Flink == &e[1] && head.Blink == &e[2] &&
            e[2].Flink == &head);
      CHECK(!RemoveEntryList(&e[1]) && e[0].Flink == &e[2] && e[2].Blink == &e[0]);
      CHECK(RemoveHeadList(&head) == &e[0] && RemoveTailList(&head) == &e[2] && IsListEmpty(&head));
      InsertTailList(&head, &e[3]);
      CHECK(RemoveEntryList(&e[3]) && IsListEmpty(&head));
      CHECK(RemoveHeadList(&head) == &head);
      InitializeListHead(&other);
      InsertTailList(&head, &e[0]);
      InsertTailList(&other, &e[1]);
      InsertTailList(&other, &e[2]);
      RemoveEntryList(&other);
      AppendTailList(&head, &e[1]);
      CHECK(e[0].Flink == &e[1] && head.Blink == &e[2] && e[2].Flink == &head && e[1].Blink == &e[0]);
    `,
  );
  holds(
    "singly linked",
    String.raw`
      SINGLE_LIST_ENTRY head, a, b;
      head.Next = NULL;
      CHECK(PopEntryList(&head) == NULL);
      PushEntryList(&head, &a);
      PushEntryList(&head, &b);
      CHECK(head.Next == &b && b.Next == &a);
      CHECK(PopEntryList(&head) == &b && PopEntryList(&head) == &a && PopEntryList(&head) == NULL);
    `,
  );
});

describe("the registry by path", () => {
  holds(
    "keys and values are made, asked for and deleted",
    String.raw`
      ULONG v = 0x1234, got = 0;
      RTL_QUERY_REGISTRY_TABLE t[2];
      CHECK(RtlCheckRegistryKey(RTL_REGISTRY_SERVICES, L"test") == STATUS_SUCCESS &&
            RtlCheckRegistryKey(RTL_REGISTRY_SERVICES, L"test\\Made") == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(RtlCreateRegistryKey(RTL_REGISTRY_SERVICES, L"test\\Made") == STATUS_SUCCESS &&
            RtlCheckRegistryKey(RTL_REGISTRY_SERVICES, L"test\\Made") == STATUS_SUCCESS);
      CHECK(RtlCreateRegistryKey(RTL_REGISTRY_SERVICES, L"test\\No\\Made") == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, L"test\\No\\Made", L"Value", REG_DWORD, &v, sizeof(v)) ==
            STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(RtlWriteRegistryValue(RTL_REGISTRY_DEVICEMAP, L"Class", L"Value", REG_DWORD, &v, sizeof(v)) ==
            STATUS_SUCCESS);
      CHECK(RtlCheckRegistryKey(RTL_REGISTRY_DEVICEMAP, L"Class") == STATUS_SUCCESS);
      CHECK(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, L"test\\Made", L"Value", REG_DWORD, &v, sizeof(v)) ==
            STATUS_SUCCESS);
      RtlZeroMemory(t, sizeof(t));
      t[0].Flags = RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_REQUIRED;
      t[0].Name = L"Value";
      t[0].EntryContext = &got;
      CHECK(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"test\\Made", t, NULL, NULL) == STATUS_SUCCESS && got == 0x1234);
      CHECK(RtlDeleteRegistryValue(RTL_REGISTRY_SERVICES, L"test\\Made", L"Value") == STATUS_SUCCESS &&
            RtlDeleteRegistryValue(RTL_REGISTRY_SERVICES, L"test\\Made", L"Value") == STATUS_OBJECT_NAME_NOT_FOUND);
      CHECK(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"test\\Made", t, NULL, NULL) == STATUS_OBJECT_NAME_NOT_FOUND);
    `,
  );
});
