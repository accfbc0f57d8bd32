// Text in other encodings, strings of bytes and of UTF-8, hashes, numbers, seconds, versions.
import { describe } from "vitest";
import { holds } from "./checks.ts";

const declarations = `#include <ntifs.h>\n`;

describe("encodings", () => {
  holds(
    "UTF-8 and UTF-16, whole characters as far as they fit",
    String.raw`
      WCHAR wide[8];
      CHAR text[16];
      ULONG got = 0;
      static const WCHAR source[] = { 0x61, 0xe9, 0x20ac, 0xd83d, 0xde00 }, half[] = { 0x61, 0xd83d };
      CHECK(RtlUnicodeToUTF8N(text, sizeof(text), &got, source, sizeof(source)) == STATUS_SUCCESS && got == 10 &&
            RtlCompareMemory(text, "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 10) == 10);
      CHECK(RtlUTF8ToUnicodeN(wide, sizeof(wide), &got, text, 10) == STATUS_SUCCESS && got == 10 &&
            RtlCompareMemory(wide, source, 10) == 10);
      CHECK(RtlUTF8ToUnicodeN(NULL, 0, &got, text, 6) == STATUS_SUCCESS && got == 6);
      CHECK(RtlUnicodeToUTF8N(text, 5, &got, source, sizeof(source)) == STATUS_BUFFER_TOO_SMALL && got == 3);
      CHECK(RtlUTF8ToUnicodeN(wide, 8, &got, "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 10) == STATUS_BUFFER_TOO_SMALL &&
            got == 6);
      CHECK(RtlUTF8ToUnicodeN(wide, sizeof(wide), &got, "x\xff", 2) == STATUS_SOME_NOT_MAPPED && got == 4 &&
            wide[1] == 0xfffd);
      CHECK(RtlUnicodeToUTF8N(text, sizeof(text), &got, half, sizeof(half)) == STATUS_SOME_NOT_MAPPED && got == 4 &&
            (UCHAR)text[1] == 0xef);
      CHECK(RtlUnicodeToUTF8N(text, sizeof(text), &got, source, 3) == STATUS_INVALID_PARAMETER_5);
    `,
    { declarations },
  );
  holds(
    "the ANSI code page, cut off without a word",
    String.raw`
      WCHAR wide[8];
      CHAR text[8];
      ULONG got = 0;
      static const WCHAR source[] = { 0x61, 0xe9, 0x4e2d };
      CHECK(RtlUnicodeToMultiByteSize(&got, source, 6) == STATUS_SUCCESS && got == 3);
      CHECK(RtlUnicodeToMultiByteN(text, sizeof(text), &got, source, 6) == STATUS_SUCCESS && got == 3 && text[0] == 'a' &&
            (UCHAR)text[1] == 0xe9 && text[2] == '?');
      CHECK(RtlUpcaseUnicodeToMultiByteN(text, 2, &got, source, 6) == STATUS_SUCCESS && got == 2 && text[0] == 'A' &&
            (UCHAR)text[1] == 0xc9);
      CHECK(RtlMultiByteToUnicodeSize(&got, "abc", 3) == STATUS_SUCCESS && got == 6);
      CHECK(RtlMultiByteToUnicodeN(wide, 5, &got, "b\xe9z", 3) == STATUS_SUCCESS && got == 4 && wide[0] == L'b' &&
            wide[1] == 0xe9);
      CHECK(RtlMultiByteToUnicodeN(wide, sizeof(wide), NULL, "q", 1) == STATUS_SUCCESS && wide[0] == L'q');
    `,
    { declarations },
  );
});

describe("counted strings", () => {
  holds(
    "of bytes and of UTF-8",
    String.raw`
      STRING a, b;
      ANSI_STRING c;
      UTF8_STRING u, v;
      UNICODE_STRING w;
      CHAR room[8];
      static CHAR big[65536];
      ULONG n = 0;
      CHECK(RtlInitStringEx(&a, "aB1") == STATUS_SUCCESS && a.Length == 3 && a.MaximumLength == 4);
      CHECK(RtlInitAnsiStringEx(&c, NULL) == STATUS_SUCCESS && c.Buffer == NULL && c.MaximumLength == 0);
      b.Buffer = room;
      b.Length = 0;
      b.MaximumLength = 5;
      RtlCopyString(&b, &a);
      CHECK(b.Length == 3 && room[2] == '1');
      CHECK(RtlAppendStringToString(&b, &a) == STATUS_BUFFER_TOO_SMALL && b.Length == 3);
      a.Length = 2;
      CHECK(RtlAppendStringToString(&b, &a) == STATUS_SUCCESS && b.Length == 5 && RtlCompareMemory(room, "aB1aB", 5) == 5);
      RtlUpperString(&b, &b);
      CHECK(RtlCompareMemory(room, "AB1AB", 5) == 5);
      CHECK(!RtlPrefixString(&a, &b, FALSE) && RtlPrefixString(&a, &b, TRUE));
      RtlCopyString(&b, NULL);
      CHECK(b.Length == 0);
      RtlFillMemory(big, 65535, 'x');
      CHECK(RtlInitStringEx(&a, big) == STATUS_NAME_TOO_LONG);
      CHECK(RtlInitUTF8StringEx(&u, big) == STATUS_NAME_TOO_LONG);
      RtlInitUTF8String(&u, "\xe2\x82\xac!");
      CHECK(u.Length == 4);
      CHECK(RtlUTF8StringToUnicodeString(&w, &u, TRUE) == STATUS_SUCCESS && w.Length == 4 && w.Buffer[0] == 0x20ac);
      CHECK(RtlUnicodeStringToUTF8String(&v, &w, TRUE) == STATUS_SUCCESS && v.Length == 4 &&
            RtlCompareMemory(v.Buffer, u.Buffer, 5) == 5);
      RtlFreeUTF8String(&v);
      CHECK(v.Buffer == NULL);
      w.Buffer[0] = 0xd800;
      CHECK(RtlUnicodeStringToUTF8String(&v, &w, TRUE) == STATUS_SOME_NOT_MAPPED && v.Length == 4);
      RtlFreeUTF8String(&v);
      RtlFreeUnicodeString(&w);
      RtlInitAnsiString(&c, "four");
      CHECK(RtlxAnsiStringToUnicodeSize(&c) == 10);
      RtlInitUnicodeString(&w, L"four");
      CHECK(RtlxUnicodeStringToAnsiSize(&w) == 5);
      CHECK(RtlCharToInteger("0x1fz", 0, &n) == STATUS_SUCCESS && n == 31);
      CHECK(RtlCharToInteger("7", 3, &n) == STATUS_INVALID_PARAMETER);
    `,
    { declarations },
  );
  holds(
    "hashed, lowered, doubled, checked and made from numbers",
    String.raw`
      UNICODE_STRING a, b, s;
      ULONG h = 0, i = 0;
      WCHAR room[24];
      RtlInitUnicodeString(&a, L"aB");
      RtlInitUnicodeString(&b, L"Ab");
      CHECK(RtlHashUnicodeString(&a, FALSE, HASH_STRING_ALGORITHM_X65599, &h) == STATUS_SUCCESS &&
            h == 0x61U * 65599U + 0x42U);
      CHECK(RtlHashUnicodeString(&a, TRUE, HASH_STRING_ALGORITHM_DEFAULT, &h) == STATUS_SUCCESS &&
            RtlHashUnicodeString(&b, TRUE, HASH_STRING_ALGORITHM_DEFAULT, &i) == STATUS_SUCCESS && h == i &&
            h == 0x41U * 65599U + 0x42U);
      CHECK(RtlHashUnicodeString(&a, TRUE, 9, &h) == STATUS_INVALID_PARAMETER);
      CHECK(RtlDowncaseUnicodeString(&s, &a, TRUE) == STATUS_SUCCESS && s.Length == 4 && s.Buffer[0] == L'a' &&
            s.Buffer[1] == L'b');
      RtlFreeUnicodeString(&s);
      s.Buffer = room;
      s.Length = 0;
      s.MaximumLength = sizeof(room);
      CHECK(RtlInt64ToUnicodeString(0x123456789abULL, 16, &s) == STATUS_SUCCESS && s.Length == 22 && room[10] == L'B');
      CHECK(RtlInt64ToUnicodeString(1234567890123ULL, 0, &s) == STATUS_SUCCESS && s.Length == 26 && room[12] == L'3');
      s.MaximumLength = 4;
      CHECK(RtlInt64ToUnicodeString(1000, 10, &s) == STATUS_BUFFER_OVERFLOW);
      CHECK(RtlDuplicateUnicodeString(RTL_DUPLICATE_UNICODE_STRING_NULL_TERMINATE, &a, &s) == STATUS_SUCCESS &&
            s.MaximumLength == 6 && s.Buffer != a.Buffer && s.Buffer[2] == 0);
      RtlFreeUnicodeString(&s);
      CHECK(RtlDuplicateUnicodeString(0, &a, &s) == STATUS_SUCCESS && s.MaximumLength == 4);
      RtlFreeUnicodeString(&s);
      RtlInitUnicodeString(&b, L"");
      CHECK(RtlDuplicateUnicodeString(0, &b, &s) == STATUS_SUCCESS && s.Buffer == NULL);
      CHECK(RtlValidateUnicodeString(0, &a) == STATUS_SUCCESS);
      a.Length = 3;
      CHECK(RtlValidateUnicodeString(0, &a) == STATUS_INVALID_PARAMETER &&
            RtlDuplicateUnicodeString(0, &a, &s) == STATUS_INVALID_PARAMETER);
      a.Length = 8;
      CHECK(RtlValidateUnicodeString(0, &a) == STATUS_INVALID_PARAMETER);
    `,
    { declarations },
  );
});

describe("numbers", () => {
  holds(
    "seconds, versions, rights, patterns",
    String.raw`
      LARGE_INTEGER t;
      ULONG s = 0, seed = 1, first, i;
      RTL_OSVERSIONINFOEXW v;
      ULONGLONG c = 0;
      ACCESS_MASK mask = GENERIC_READ | GENERIC_EXECUTE | DELETE;
      GENERIC_MAPPING map = { 1, 2, 4, 7 };
      ULONG four[4] = { 5, 5, 6, 0 };
      LUID a = { 3, 4 }, b = { 0, 0 };
      RtlSecondsSince1970ToTime(1, &t);
      CHECK(t.QuadPart == 116444736010000000LL);
      CHECK(RtlTimeToSecondsSince1970(&t, &s) && s == 1);
      CHECK(!RtlTimeToSecondsSince1980(&t, &s));
      RtlSecondsSince1980ToTime(2, &t);
      CHECK(RtlTimeToSecondsSince1980(&t, &s) && s == 2 && RtlTimeToSecondsSince1970(&t, &s) && s == 315532802);
      t.QuadPart = 0;
      CHECK(!RtlTimeToSecondsSince1970(&t, &s));
      RtlZeroMemory(&v, sizeof(v));
      v.dwOSVersionInfoSize = sizeof(v);
      CHECK(RtlGetVersion((PRTL_OSVERSIONINFOW)&v) == STATUS_SUCCESS && v.wProductType == VER_NT_WORKSTATION);
      c = VER_GREATER_EQUAL << (3 * 1) | VER_GREATER_EQUAL;
      v.dwMajorVersion = 6;
      v.dwMinorVersion = 3;
      CHECK(RtlVerifyVersionInfo(&v, VER_MAJORVERSION | VER_MINORVERSION, c) == STATUS_SUCCESS);
      v.dwMajorVersion = 10;
      v.dwMinorVersion = 1;
      CHECK(RtlVerifyVersionInfo(&v, VER_MAJORVERSION | VER_MINORVERSION, c) == STATUS_REVISION_MISMATCH);
      v.dwMinorVersion = 0;
      CHECK(RtlVerifyVersionInfo(&v, VER_MAJORVERSION | VER_MINORVERSION, c) == STATUS_SUCCESS);
      {
          ULONGLONG set = 0;
          VER_SET_CONDITION(set, VER_MAJORVERSION, VER_GREATER_EQUAL);
          VER_SET_CONDITION(set, VER_MINORVERSION, VER_GREATER_EQUAL);
          CHECK(set == c);
          set = VerSetConditionMask(0, VER_PRODUCT_TYPE, VER_EQUAL);
          CHECK(set == (ULONGLONG)VER_EQUAL << 21);
      }
      c = VER_LESS << 6;
      v.dwBuildNumber = 99999;
      CHECK(RtlVerifyVersionInfo(&v, VER_BUILDNUMBER, c) == STATUS_SUCCESS);
      v.dwBuildNumber = 1;
      CHECK(RtlVerifyVersionInfo(&v, VER_BUILDNUMBER, c) == STATUS_REVISION_MISMATCH);
      CHECK(RtlVerifyVersionInfo(&v, 0, c) == STATUS_INVALID_PARAMETER);
      c = (ULONGLONG)VER_EQUAL << 21;
      CHECK(RtlVerifyVersionInfo(&v, VER_PRODUCT_TYPE, c) == STATUS_SUCCESS);
      RtlMapGenericMask(&mask, &map);
      CHECK(mask == (DELETE | 5));
      CHECK(RtlCompareMemoryUlong(four, sizeof(four), 5) == 8);
      CHECK(!RtlIsZeroMemory(four, sizeof(four)) && RtlIsZeroMemory(&four[3], 4));
      RtlCopyLuid(&b, &a);
      CHECK(b.LowPart == 3 && b.HighPart == 4);
      first = RtlRandom(&seed);
      for (i = 0; i < 50; i++) {
          ULONG r = RtlRandom(&seed);
          CHECK(r < 0x7fffffff);
      }
      CHECK(RtlRandom(&seed) != first);
      seed = 1;
      CHECK(RtlRandom(&seed) == first);
    `,
    { declarations },
  );
});
