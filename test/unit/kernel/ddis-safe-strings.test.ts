// ntstrsafe.h: every safe string function with text that fits, text that is cut and sizes that are refused.
import { describe } from "vitest";
import { holds } from "./checks.ts";

/** The same checks for characters of either width and sizes in either unit. */
function strings(unit: "Cch" | "Cb", suffix: "A" | "W"): string {
  const L = suffix === "W" ? "L" : "";
  const size = (n: number): string => (unit === "Cb" && suffix === "W" ? `${2 * n}` : `${n}`);
  const f = (name: string): string => `RtlString${unit}${name}${suffix}`;
  const is = (text: string): string => (suffix === "W" ? `wcscmp(t, L"${text}") == 0` : `strcmp(t, "${text}") == 0`);
  const type = suffix === "W" ? "WCHAR" : "CHAR";
  return `
    {
        ${type} t[8];
        size_t n = 99;
        t[6] = '#';
        t[7] = '#';
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "12345") == STATUS_SUCCESS && ${is("12345")} && t[6] == '#');
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "123456") == STATUS_BUFFER_OVERFLOW && ${is("12345")} &&
              t[6] == '#');
        CHECK(${f("Copy")}(t, 0, ${L} "x") == STATUS_INVALID_PARAMETER && ${is("12345")});
        CHECK(${f("Copy")}(t, ${size(1)}, ${L} "x") == STATUS_BUFFER_OVERFLOW && t[0] == 0);
        CHECK(${f("CopyN")}(t, ${size(6)}, ${L} "abcdef", ${size(3)}) == STATUS_SUCCESS && ${is("abc")});
        CHECK(${f("CopyN")}(t, ${size(6)}, ${L} "ab", ${size(5)}) == STATUS_SUCCESS && ${is("ab")});
        CHECK(${f("CopyN")}(t, ${size(4)}, ${L} "abcdef", ${size(5)}) == STATUS_BUFFER_OVERFLOW && ${is("abc")});
        CHECK(${f("Cat")}(t, ${size(6)}, ${L} "de") == STATUS_SUCCESS && ${is("abcde")});
        CHECK(${f("Cat")}(t, ${size(6)}, ${L} "f") == STATUS_BUFFER_OVERFLOW && ${is("abcde")} && t[6] == '#');
        CHECK(${f("Cat")}(t, ${size(3)}, ${L} "f") == STATUS_INVALID_PARAMETER && ${is("abcde")});
        t[2] = 0;
        CHECK(${f("CatN")}(t, ${size(6)}, ${L} "xyz", ${size(2)}) == STATUS_SUCCESS && ${is("abxy")});
        CHECK(${f("CatN")}(t, ${size(6)}, ${L} "12345", ${size(3)}) == STATUS_BUFFER_OVERFLOW && ${is("abxy1")});
        CHECK(${f("Printf")}(t, ${size(6)}, ${L} "%d-%c", 12, 'z') == STATUS_SUCCESS && ${is("12-z")});
        CHECK(${f("Printf")}(t, ${size(6)}, ${L} "%08X", 0xabc) == STATUS_BUFFER_OVERFLOW && ${is("00000")} &&
              t[6] == '#');
        CHECK(V${unit}${suffix}(t, ${size(6)}, ${L} "%u%s", 7, ${L} "ab") == STATUS_SUCCESS && ${is("7ab")});
        CHECK(V${unit}${suffix}(t, ${size(3)}, ${L} "%u%s", 7, ${L} "ab") == STATUS_BUFFER_OVERFLOW &&
              ${is("7a")});
        CHECK(${f("Length")}(${L} "four", ${size(5)}, &n) == STATUS_SUCCESS && n == ${size(4)});
        CHECK(${f("Length")}(${L} "four", ${size(4)}, &n) == STATUS_INVALID_PARAMETER);
        CHECK(${f("Length")}(NULL, ${size(4)}, &n) == STATUS_INVALID_PARAMETER);
        CHECK(t[7] == '#');
    }
  `;
}

/** The Ex functions: where the text ends, what is left, and every flag on success, on overflow and on refusal. */
function extended(unit: "Cch" | "Cb", suffix: "A" | "W"): string {
  const L = suffix === "W" ? "L" : "";
  const size = (n: number): string => (unit === "Cb" && suffix === "W" ? `${2 * n}` : `${n}`);
  const f = (name: string): string => `RtlString${unit}${name}Ex${suffix}`;
  const type = suffix === "W" ? "WCHAR" : "CHAR";
  const filled = suffix === "W" ? "0x2a2a" : "0x2a";
  const is = (text: string): string => (suffix === "W" ? `wcscmp(t, L"${text}") == 0` : `strcmp(t, "${text}") == 0`);
  const put = (text: string): string => (suffix === "W" ? `wcscpy(t, L"${text}")` : `strcpy(t, "${text}")`);
  const at = (end: number, left: number): string => `e == t + ${end} && n == ${size(left)}`;
  const v = (name: string): string => `${name}${unit}${suffix}`;
  return `
    {
        ${type} t[8], *e = NULL;
        size_t n = 99;
        ULONG i;
        t[6] = '#';
        t[7] = '#';
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "123", &e, &n, 0) == STATUS_SUCCESS && ${is("123")} && ${at(3, 3)});
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "123456", &e, &n, 0) == STATUS_BUFFER_OVERFLOW && ${is("12345")} &&
              ${at(5, 1)});
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "", NULL, NULL, STRSAFE_FILL_BYTE('*')) == STATUS_SUCCESS);
        CHECK(t[0] == 0);
        for (i = 1; i < 6; i++) CHECK(t[i] == ${filled});
        CHECK(t[6] == '#');
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "12345", &e, &n, STRSAFE_FILL_BYTE(0)) == STATUS_SUCCESS &&
              t[6] == '#');
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "abcdef", &e, &n, STRSAFE_NO_TRUNCATION) == STATUS_BUFFER_OVERFLOW &&
              ${is("12345")} && ${at(0, 6)});
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "abcdef", &e, &n, STRSAFE_NULL_ON_FAILURE) ==
                  STATUS_BUFFER_OVERFLOW &&
              t[0] == 0 && t[1] != 0 && ${at(0, 6)});
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "abcdef", &e, &n, STRSAFE_FAILURE_BYTE('*')) ==
                  STATUS_BUFFER_OVERFLOW &&
              ${at(5, 1)} && t[6] == '#');
        for (i = 0; i < 5; i++) CHECK(t[i] == ${filled});
        CHECK(t[5] == 0);
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "abcdef", &e, &n, STRSAFE_FAILURE_BYTE(0)) ==
                  STATUS_BUFFER_OVERFLOW &&
              ${at(0, 6)});
        for (i = 0; i < 6; i++) CHECK(t[i] == 0);
        ${put("keep")};
        n = 99;
        CHECK(${f("Copy")}(t, ${size(6)}, ${L} "a", NULL, &n, 0x2000) == STATUS_INVALID_PARAMETER &&
              ${is("keep")} && n == 99);
        CHECK(${f("Copy")}(t, ${size(6)}, NULL, NULL, &n, 0) == STATUS_INVALID_PARAMETER && ${is("keep")} && n == 99);
        CHECK(${f("Copy")}(t, 0, ${L} "", NULL, &n, 0) == STATUS_INVALID_PARAMETER && ${is("keep")});
        CHECK(${f("Copy")}(t, 0, ${L} "a", NULL, &n, STRSAFE_IGNORE_NULLS) == STATUS_INVALID_PARAMETER &&
              ${is("keep")});
        CHECK(${f("Copy")}(t, (size_t)-1, ${L} "a", NULL, &n, 0) == STATUS_INVALID_PARAMETER && ${is("keep")});
        CHECK(${f("Copy")}(t, ${size(6)}, NULL, NULL, &n, STRSAFE_NULL_ON_FAILURE) == STATUS_INVALID_PARAMETER &&
              t[0] == 0 && t[1] != 0);
        CHECK(${f("Copy")}(t, ${size(6)}, NULL, &e, &n, STRSAFE_IGNORE_NULLS) == STATUS_SUCCESS && ${is("")} &&
              ${at(0, 6)});
        CHECK(${f("Copy")}(NULL, 0, NULL, &e, &n, STRSAFE_IGNORE_NULLS) == STATUS_SUCCESS && e == NULL && n == 0);
        CHECK(${f("Copy")}(NULL, 0, ${L} "a", NULL, NULL, STRSAFE_IGNORE_NULLS) == STATUS_INVALID_PARAMETER);
        CHECK(${f("Copy")}(NULL, ${size(4)}, NULL, NULL, NULL, STRSAFE_IGNORE_NULLS) == STATUS_INVALID_PARAMETER);
        CHECK(${f("Copy")}(NULL, ${size(4)}, ${L} "a", NULL, NULL, 0) == STATUS_INVALID_PARAMETER);
        CHECK(${f("CopyN")}(t, ${size(6)}, ${L} "abcdef", ${size(3)}, &e, &n, 0) == STATUS_SUCCESS &&
              ${is("abc")} && ${at(3, 3)});
        CHECK(${f("CopyN")}(t, ${size(3)}, ${L} "abcdef", ${size(3)}, &e, &n, 0) == STATUS_BUFFER_OVERFLOW &&
              ${is("ab")} && ${at(2, 1)});
        CHECK(${f("CopyN")}(t, ${size(6)}, ${L} "xyz", 0, &e, &n, 0) == STATUS_SUCCESS && ${is("")} &&
              ${at(0, 6)});
        CHECK(${f("CopyN")}(t, ${size(6)}, ${L} "xyz", (size_t)-1, &e, &n, 0) == STATUS_INVALID_PARAMETER);
        ${put("abc")};
        CHECK(${f("Cat")}(t, ${size(6)}, ${L} "d", &e, &n, STRSAFE_FILL_BYTE('*')) == STATUS_SUCCESS &&
              ${is("abcd")} && ${at(4, 2)} && t[5] == ${filled} && t[6] == '#');
        CHECK(${f("Cat")}(t, ${size(6)}, ${L} "efg", &e, &n, STRSAFE_NO_TRUNCATION) == STATUS_BUFFER_OVERFLOW &&
              ${is("abcd")} && ${at(4, 2)});
        CHECK(${f("Cat")}(t, ${size(6)}, ${L} "efg", &e, &n, 0) == STATUS_BUFFER_OVERFLOW && ${is("abcde")} &&
              ${at(5, 1)});
        CHECK(${f("Cat")}(t, ${size(6)}, NULL, &e, &n, STRSAFE_IGNORE_NULLS) == STATUS_SUCCESS && ${is("abcde")} &&
              ${at(5, 1)});
        CHECK(${f("Cat")}(t, ${size(4)}, ${L} "", &e, &n, 0) == STATUS_INVALID_PARAMETER && ${is("abcde")});
        CHECK(${f("Cat")}(t, ${size(4)}, ${L} "x", &e, &n, STRSAFE_NULL_ON_FAILURE) == STATUS_INVALID_PARAMETER &&
              t[0] == 0 && t[1] == 'b');
        CHECK(${f("Cat")}(NULL, 0, ${L} "", &e, &n, STRSAFE_IGNORE_NULLS) == STATUS_SUCCESS && e == NULL && n == 0);
        ${put("ab")};
        CHECK(${f("CatN")}(t, ${size(6)}, ${L} "xyz", ${size(2)}, &e, &n, 0) == STATUS_SUCCESS &&
              ${is("abxy")} && ${at(4, 2)});
        CHECK(${f("CatN")}(t, ${size(6)}, ${L} "12345", ${size(3)}, &e, &n, STRSAFE_NULL_ON_FAILURE) ==
                  STATUS_BUFFER_OVERFLOW &&
              ${is("")} && ${at(0, 6)});
        CHECK(${f("Printf")}(t, ${size(6)}, &e, &n, 0, ${L} "%d-%c", 12, 'z') == STATUS_SUCCESS &&
              ${is("12-z")} && ${at(4, 2)});
        CHECK(${f("Printf")}(t, ${size(6)}, &e, &n, STRSAFE_NO_TRUNCATION, ${L} "%08X", 7) ==
                  STATUS_BUFFER_OVERFLOW &&
              ${is("12-z")});
        CHECK(${f("Printf")}(t, ${size(6)}, &e, &n, 0, ${L} "%08X", 7) == STATUS_BUFFER_OVERFLOW &&
              ${is("00000")} && ${at(5, 1)} && t[6] == '#');
        CHECK(${f("Printf")}(t, ${size(6)}, &e, &n, STRSAFE_IGNORE_NULLS, NULL) == STATUS_SUCCESS && ${is("")} &&
              ${at(0, 6)});
        CHECK(${v("VE")}(t, ${size(6)}, &e, &n, ${L} "%u%s", 7, ${L} "ab") == STATUS_SUCCESS &&
              ${is("7ab")} && ${at(3, 3)});
        CHECK(${v("VE")}(t, ${size(3)}, &e, &n, ${L} "%u%s", 7, ${L} "ab") == STATUS_BUFFER_OVERFLOW &&
              ${is("7a")} && ${at(2, 1)});
        CHECK(t[7] == '#');
    }
  `;
}
const variadicEx = (unit: "Cch" | "Cb", suffix: "A" | "W"): string =>
  `
    static NTSTATUS VE${unit}${suffix}(${suffix === "W" ? "PWSTR" : "PSTR"} t, size_t n, ${suffix === "W" ? "PWSTR" : "PSTR"} *e,
                                         size_t *left, ${suffix === "W" ? "PCWSTR" : "PCSTR"} form, ...) {
        va_list list;
        NTSTATUS s;
        va_start(list, form);
        s = RtlString${unit}VPrintfEx${suffix}(t, n, e, left, 0, form, list);
        va_end(list);
        return s;
    }
  `;

/** The functions of one unit that copy between UNICODE_STRINGs and buffers, and the limited ones. */
function countedIn(unit: "Cch" | "Cb"): string {
  const size = (n: number): string => `${unit === "Cb" ? 2 * n : n}`;
  const u = (name: string): string => `RtlUnicodeString${unit}${name}`;
  return String.raw`
    {
        WCHAR room[8], z[6], *e = NULL;
        size_t n = 99;
        UNICODE_STRING t, s, r;
        room[6] = L'#';
        z[5] = L'#';
        RtlInitEmptyUnicodeString(&t, room, 6 * sizeof(WCHAR));
        RtlInitUnicodeString(&s, L"abcdef");
        CHECK(${u("CopyN")}(&t, &s, ${size(2)}) == STATUS_SUCCESS && t.Length == 4 && room[1] == L'b');
        CHECK(${u("CatN")}(&t, &s, ${size(3)}) == STATUS_SUCCESS && t.Length == 10 && room[4] == L'c');
        CHECK(${u("CatN")}(&t, &s, ${size(3)}) == STATUS_BUFFER_OVERFLOW && t.Length == 12 && room[5] == L'a' &&
              room[6] == L'#');
        CHECK(${u("CopyStringN")}(&t, L"xyz", ${size(2)}) == STATUS_SUCCESS && t.Length == 4 && room[0] == L'x');
        CHECK(${u("CatStringN")}(&t, L"12", ${size(5)}) == STATUS_SUCCESS && t.Length == 8 && room[3] == L'2');
        CHECK(${u("CatStringN")}(&t, L"", ${size(5)}) == STATUS_SUCCESS && t.Length == 8);
        CHECK(${u("CopyN")}(&t, &s, ${size(32_768)}) == STATUS_INVALID_PARAMETER && t.Length == 8);
        CHECK(${u("CopyNEx")}(&t, &s, ${size(4)}, &r, STRSAFE_FILL_BEHIND) == STATUS_SUCCESS && t.Length == 8 &&
              room[4] == 0 && room[5] == 0);
        CHECK(r.Buffer == room + 4 && r.Length == 0 && r.MaximumLength == 4 && room[6] == L'#');
        CHECK(${u("CatNEx")}(&t, &s, ${size(3)}, &r, STRSAFE_NO_TRUNCATION) == STATUS_BUFFER_OVERFLOW &&
              t.Length == 8 && room[4] == 0 && r.Buffer == room + 4);
        CHECK(${u("CatStringNEx")}(&t, L"xyz", ${size(3)}, &r, STRSAFE_ZERO_LENGTH_ON_FAILURE) ==
                  STATUS_BUFFER_OVERFLOW &&
              t.Length == 0 && r.MaximumLength == 12);
        CHECK(${u("CopyStringNEx")}(&t, NULL, ${size(3)}, &r, STRSAFE_IGNORE_NULLS) == STATUS_SUCCESS &&
              t.Length == 0 && r.Buffer == room);
        CHECK(${u("CopyStringNEx")}(&t, NULL, ${size(3)}, &r, 0) == STATUS_INVALID_PARAMETER);
        CHECK(RtlString${unit}CopyUnicodeString(z, ${size(5)}, &s) == STATUS_BUFFER_OVERFLOW &&
              wcscmp(z, L"abcd") == 0 && z[5] == L'#');
        s.Length = 6;
        CHECK(RtlString${unit}CopyUnicodeString(z, ${size(5)}, &s) == STATUS_SUCCESS && wcscmp(z, L"abc") == 0);
        CHECK(RtlString${unit}CopyUnicodeStringEx(z, ${size(5)}, &s, &e, &n, STRSAFE_FILL_BYTE(0xff)) ==
              STATUS_SUCCESS);
        CHECK(e == z + 3 && n == ${size(2)} && z[4] == 0xffff && z[5] == L'#');
        CHECK(RtlString${unit}CopyUnicodeStringEx(z, ${size(5)}, NULL, &e, &n, STRSAFE_IGNORE_NULLS) ==
                  STATUS_SUCCESS &&
              z[0] == 0 && n == ${size(5)});
        CHECK(RtlString${unit}CopyUnicodeStringEx(z, ${size(5)}, NULL, &e, &n, 0) == STATUS_INVALID_PARAMETER);
        s.Length = 5;
        CHECK(RtlString${unit}CopyUnicodeString(z, ${size(5)}, &s) == STATUS_INVALID_PARAMETER);
        CHECK(RtlUnalignedString${unit}LengthW((STRSAFE_PCUNZWCH)((PUCHAR)L"\x6100\x6200\0" + 1), ${size(5)}, &n) ==
                  STATUS_SUCCESS &&
              n == ${size(2)});
    }
  `;
}

/** A variadic function that hands its arguments on. */
const variadic = (unit: "Cch" | "Cb", suffix: "A" | "W"): string =>
  `
    static NTSTATUS V${unit}${suffix}(${suffix === "W" ? "PWSTR" : "PSTR"} t, size_t n, ${suffix === "W" ? "PCWSTR" : "PCSTR"} form,
                                        ...) {
        va_list list;
        NTSTATUS s;
        va_start(list, form);
        s = RtlString${unit}VPrintf${suffix}(t, n, form, list);
        va_end(list);
        return s;
    }
  `;

describe("safe strings", () => {
  // Names for whoever searches: RtlStringCbCatNA RtlStringCchVPrintfW … are made by `strings`.
  holds(
    "of both widths, with sizes in bytes and in characters",
    strings("Cch", "A") + strings("Cb", "A") + strings("Cch", "W") + strings("Cb", "W"),
    { declarations: variadic("Cch", "A") + variadic("Cb", "A") + variadic("Cch", "W") + variadic("Cb", "W") },
  );
  holds(
    "of counted strings",
    `
      WCHAR room[8];
      UNICODE_STRING t, s;
      RtlInitEmptyUnicodeString(&t, room, 6 * sizeof(WCHAR));
      room[6] = L'#';
      CHECK(t.Length == 0 && t.MaximumLength == 12 && t.Buffer == room);
      RtlInitUnicodeString(&s, L"abc");
      CHECK(RtlUnicodeStringCopy(&t, &s) == STATUS_SUCCESS && t.Length == 6 && RtlEqualUnicodeString(&t, &s, FALSE));
      CHECK(RtlUnicodeStringCat(&t, &s) == STATUS_SUCCESS && t.Length == 12 && room[5] == L'c' && room[6] == L'#');
      CHECK(RtlUnicodeStringCat(&t, &s) == STATUS_BUFFER_OVERFLOW && t.Length == 12 && room[6] == L'#');
      CHECK(RtlUnicodeStringCopyString(&t, L"xy") == STATUS_SUCCESS && t.Length == 4 && room[1] == L'y');
      CHECK(RtlUnicodeStringCatString(&t, L"z") == STATUS_SUCCESS && t.Length == 6 && room[2] == L'z');
      CHECK(RtlUnicodeStringCatString(&t, L"1234") == STATUS_BUFFER_OVERFLOW && t.Length == 12 && room[5] == L'3' &&
            room[6] == L'#');
      CHECK(RtlUnicodeStringCopyString(&t, L"1234567") == STATUS_BUFFER_OVERFLOW && t.Length == 12);
      CHECK(RtlUnicodeStringPrintf(&t, L"%d%ws", 42, L"ok") == STATUS_SUCCESS && t.Length == 8 && room[3] == L'k');
      CHECK(RtlUnicodeStringPrintf(&t, L"%I64d", -1234567LL) == STATUS_BUFFER_OVERFLOW && t.Length == 12 &&
            room[0] == L'-' && room[5] == L'5');
      s = t;
      t.MaximumLength = 4;
      t.Length = 0;
      CHECK(RtlUnicodeStringCopy(&t, &s) == STATUS_BUFFER_OVERFLOW && t.Length == 4);
    `,
  );
  holds(
    "with ends, remainders and flags",
    extended("Cch", "A") + extended("Cb", "A") + extended("Cch", "W") + extended("Cb", "W"),
    {
      declarations: variadicEx("Cch", "A") + variadicEx("Cb", "A") + variadicEx("Cch", "W") + variadicEx("Cb", "W"),
    },
  );
  holds(
    "of an odd number of bytes fill the last one and count it",
    `
      WCHAR t[4];
      size_t n;
      PUCHAR b = (PUCHAR)t;
      RtlFillMemory(t, sizeof t, '#');
      CHECK(RtlStringCbCopyExW(t, 7, L"a", NULL, &n, STRSAFE_FILL_BYTE('*')) == STATUS_SUCCESS && n == 5 && t[1] == 0);
      CHECK(b[4] == '*' && b[5] == '*' && b[6] == '*' && b[7] == '#');
      CHECK(RtlStringCbCopyExW(t, 7, L"abc", NULL, &n, 0) == STATUS_BUFFER_OVERFLOW && n == 3 && t[2] == 0 && b[7] == '#');
      CHECK(RtlStringCbCopyNExW(t, 7, L"abc", 3, NULL, &n, 0) == STATUS_SUCCESS && n == 5 && t[0] == L'a' && t[1] == 0);
    `,
  );
  holds(
    "read no more of a source than can matter",
    `CHAR t[4]; PCHAR page = ExAllocatePool2(POOL_FLAG_NON_PAGED, 5, 'tseT'); CHECK(page != NULL);
     if (page != NULL) { RtlFillMemory(page, 5, 'x');
     CHECK(RtlStringCchCopyA(t, 4, page) == STATUS_BUFFER_OVERFLOW && t[2] == 'x' && t[3] == 0);
     CHECK(RtlStringCchCopyNExA(t, 4, page, 3, NULL, NULL, 0) == STATUS_SUCCESS && t[3] == 0);
     ExFreePoolWithTag(page, 'tseT'); }`,
  );
  holds("of counted strings in bytes and in characters", countedIn("Cch") + countedIn("Cb"));
  holds(
    "of counted strings with remainders and flags",
    `
      WCHAR room[8];
      UNICODE_STRING t, s, r;
      RtlInitEmptyUnicodeString(&t, room, 6 * sizeof(WCHAR));
      room[6] = L'#';
      RtlInitUnicodeString(&s, L"abcdefg");
      CHECK(RtlUnicodeStringCopyEx(&t, &s, &r, STRSAFE_FILL_ON_FAILURE | 0x2a) == STATUS_BUFFER_OVERFLOW && t.Length == 0);
      CHECK(room[0] == 0x2a2a && room[5] == 0x2a2a && room[6] == L'#' && r.Buffer == room && r.MaximumLength == 12);
      CHECK(RtlUnicodeStringCopyEx(&t, &s, &r, 0) == STATUS_BUFFER_OVERFLOW && t.Length == 12 && r.MaximumLength == 0 &&
            r.Buffer == room + 6);
      CHECK(RtlUnicodeStringCopyEx(&t, &s, &r, STRSAFE_NO_TRUNCATION) == STATUS_BUFFER_OVERFLOW && t.Length == 12);
      CHECK(RtlUnicodeStringCopyEx(&t, NULL, &r, STRSAFE_IGNORE_NULLS) == STATUS_SUCCESS && t.Length == 0 &&
            r.MaximumLength == 12);
      CHECK(RtlUnicodeStringCopyEx(NULL, NULL, &r, STRSAFE_IGNORE_NULLS) == STATUS_SUCCESS && r.Buffer == NULL &&
            r.MaximumLength == 0);
      CHECK(RtlUnicodeStringCopyEx(NULL, &s, NULL, STRSAFE_IGNORE_NULLS) == STATUS_INVALID_PARAMETER);
      CHECK(RtlUnicodeStringCopyEx(NULL, &s, NULL, 0) == STATUS_INVALID_PARAMETER);
      CHECK(RtlUnicodeStringCopyEx(&t, &s, NULL, 0x2000) == STATUS_INVALID_PARAMETER && t.Length == 0);
      CHECK(RtlUnicodeStringCopyStringEx(&t, L"xy", &r, STRSAFE_FILL_BEHIND | 0x2a) == STATUS_SUCCESS && t.Length == 4 &&
            room[2] == 0x2a2a && room[5] == 0x2a2a && room[6] == L'#');
      CHECK(RtlUnicodeStringCatStringEx(&t, L"z", &r, 0) == STATUS_SUCCESS && t.Length == 6 && r.Buffer == room + 3 &&
            r.MaximumLength == 6);
      CHECK(RtlUnicodeStringCatEx(&t, &s, &r, STRSAFE_NO_TRUNCATION) == STATUS_BUFFER_OVERFLOW && t.Length == 6 &&
            r.Buffer == room + 3);
      CHECK(RtlUnicodeStringPrintf(&r, L"%u", 123) == STATUS_SUCCESS && r.Length == 6 && room[3] == L'1');
      CHECK(RtlUnicodeStringPrintfEx(&t, &r, 0, L"%d", 42) == STATUS_SUCCESS && t.Length == 4 && r.Buffer == room + 2);
      CHECK(RtlUnicodeStringPrintfEx(&t, &r, STRSAFE_ZERO_LENGTH_ON_FAILURE, L"%08d", 42) == STATUS_BUFFER_OVERFLOW &&
            t.Length == 0);
      CHECK(VCounted(&t, L"%d%ws", 1, L"x") == STATUS_SUCCESS && t.Length == 4 && room[1] == L'x');
      CHECK(VCountedEx(&t, &r, L"%d%ws", 1, L"234567") == STATUS_BUFFER_OVERFLOW && t.Length == 12 && r.MaximumLength == 0);
      t.MaximumLength = 0;
      t.Length = 0;
      CHECK(RtlUnicodeStringCopyString(&t, L"a") == STATUS_INVALID_PARAMETER);
      CHECK(RtlUnicodeStringCopyString(&t, L"") == STATUS_SUCCESS);
      t.Length = 2;
      CHECK(RtlUnicodeStringCopyString(&t, L"") == STATUS_INVALID_PARAMETER);
    `,
    {
      declarations: `
        static NTSTATUS VCounted(PUNICODE_STRING t, PCWSTR form, ...) {
            va_list list;
            NTSTATUS s;
            va_start(list, form);
            s = RtlUnicodeStringVPrintf(t, form, list);
            va_end(list);
            return s;
        }
        static NTSTATUS VCountedEx(PUNICODE_STRING t, PUNICODE_STRING r, PCWSTR form, ...) {
            va_list list;
            NTSTATUS s;
            va_start(list, form);
            s = RtlUnicodeStringVPrintfEx(t, r, 0, form, list);
            va_end(list);
            return s;
        }
      `,
    },
  );
  holds(
    "point a counted string at text and check one",
    `
      UNICODE_STRING s;
      PWSTR big = ExAllocatePool2(POOL_FLAG_NON_PAGED, 65538, 'tseT');
      CHECK(big != NULL);
      CHECK(RtlUnicodeStringInit(&s, L"abc") == STATUS_SUCCESS && s.Length == 6 && s.MaximumLength == 8 &&
            s.Buffer[0] == L'a');
      CHECK(RtlUnicodeStringInit(&s, NULL) == STATUS_SUCCESS && s.Length == 0 && s.MaximumLength == 0 && s.Buffer == NULL);
      CHECK(RtlUnicodeStringInitEx(&s, NULL, STRSAFE_IGNORE_NULLS) == STATUS_SUCCESS && s.Buffer == NULL);
      CHECK(RtlUnicodeStringInitEx(NULL, NULL, STRSAFE_IGNORE_NULLS) == STATUS_SUCCESS);
      CHECK(RtlUnicodeStringInitEx(NULL, L"a", STRSAFE_IGNORE_NULLS) == STATUS_INVALID_PARAMETER);
      CHECK(RtlUnicodeStringInitEx(NULL, NULL, 0) == STATUS_INVALID_PARAMETER);
      CHECK(RtlUnicodeStringInitEx(&s, L"a", 0x4000) == STATUS_INVALID_PARAMETER && s.Buffer == NULL);
      if (big != NULL) {
          ULONG i;
          for (i = 0; i < 32767; i++) big[i] = L'x';
          big[32767] = 0;
          CHECK(RtlUnicodeStringInit(&s, big) == STATUS_INVALID_PARAMETER && s.Buffer == NULL);
          CHECK(RtlUnicodeStringInit(&s, big + 1) == STATUS_SUCCESS && s.Length == 65532 && s.MaximumLength == 65534);
          ExFreePoolWithTag(big, 'tseT');
      }
      RtlInitUnicodeString(&s, L"abc");
      CHECK(RtlUnicodeStringValidate(&s) == STATUS_SUCCESS && RtlUnicodeStringValidateEx(&s, 0) == STATUS_SUCCESS);
      s.Length = 5;
      CHECK(RtlUnicodeStringValidate(&s) == STATUS_INVALID_PARAMETER);
      s.Length = 10;
      CHECK(RtlUnicodeStringValidate(&s) == STATUS_INVALID_PARAMETER);
      s.Length = 6;
      s.MaximumLength = 7;
      CHECK(RtlUnicodeStringValidate(&s) == STATUS_INVALID_PARAMETER);
      s.MaximumLength = 8;
      s.Buffer = NULL;
      CHECK(RtlUnicodeStringValidateEx(&s, STRSAFE_IGNORE_NULLS) == STATUS_INVALID_PARAMETER);
      s.Length = 0;
      s.MaximumLength = 0;
      CHECK(RtlUnicodeStringValidate(&s) == STATUS_SUCCESS);
      CHECK(RtlUnicodeStringValidateEx(NULL, STRSAFE_IGNORE_NULLS) == STATUS_SUCCESS);
      CHECK(RtlUnicodeStringValidateEx(NULL, 0) == STATUS_INVALID_PARAMETER);
      CHECK(RtlUnicodeStringValidateEx(&s, 0x2000) == STATUS_INVALID_PARAMETER);
    `,
  );
});
