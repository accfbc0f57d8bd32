// Dates and times, MS-DOS device names and tokens, as console programs use them.
import { expect, it } from "vitest";
import { runProgram } from "./program.ts";

it("dates are broken down, put together and written", () => {
  const ran = runProgram(`
    #include <time.h>
    int main(void) {
        time_t t = 951827696, none = -1;  // 29 February 2000, 12:34:56
        struct tm *tm = localtime(&t), own;
        char text[80];
        wchar_t wide[16];
        CHECK(tm && tm->tm_year == 100 && tm->tm_mon == 1 && tm->tm_mday == 29 && tm->tm_hour == 12 && tm->tm_min == 34 &&
              tm->tm_sec == 56 && tm->tm_wday == 2 && tm->tm_yday == 59 && tm->tm_isdst == 0);
        CHECK(gmtime(&none) == NULL && localtime_s(&own, &none) != 0);
        CHECK(gmtime_s(&own, &t) == 0 && own.tm_mday == 29 && mktime(&own) == t);
        own.tm_mon = 13;
        own.tm_mday = 0;
        CHECK(mktime(&own) == 980944496 && own.tm_year == 101 && own.tm_mon == 0 && own.tm_mday == 31 && own.tm_wday == 3);
        CHECK(strcmp(asctime(gmtime(&t)), "Tue Feb 29 12:34:56 2000\\n") == 0 && strcmp(ctime(&t), asctime(gmtime(&t))) == 0);
        CHECK(asctime_s(text, sizeof(text), gmtime(&t)) == 0 && ctime_s(text, 4, &t) != 0);
        tm = gmtime(&t);
        CHECK(strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S %j %a %A %b %B %p %I %y %U %W %V %G %%", tm) == strlen(text));
        CHECK(strcmp(text, "2000-02-29 12:34:56 060 Tue Tuesday Feb February PM 12 00 09 09 09 2000 %") == 0);
        CHECK(strftime(text, sizeof(text), "%c|%x|%X|%D|%R", tm) &&
              strcmp(text, "Tue Feb 29 12:34:56 2000|02/29/00|12:34:56|02/29/00|12:34") == 0);
        CHECK(strftime(text, 4, "%Y", tm) == 0 && wcsftime(wide, 16, L"%H:%M", tm) == 5 && wide[3] == L'3');
        return 0;
    }
  `);
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
});

it("file times go to system times and back", () => {
  const ran = runProgram(`
    int main(void) {
        SYSTEMTIME s = { 2024, 2, 0, 29, 23, 59, 58, 999 }, back;
        FILETIME f, local, now, then;
        TIME_ZONE_INFORMATION zone;
        CHECK(SystemTimeToFileTime(&s, &f) && FileTimeToSystemTime(&f, &back) && back.wDay == 29 && back.wMilliseconds == 999 &&
              back.wDayOfWeek == 4);
        s.wYear = 2023;
        CHECK(!SystemTimeToFileTime(&s, &local) && GetLastError() == ERROR_INVALID_PARAMETER);
        CHECK(FileTimeToLocalFileTime(&f, &local) && CompareFileTime(&f, &local) == 0 && LocalFileTimeToFileTime(&local, &f));
        GetSystemTimePreciseAsFileTime(&now);
        GetSystemTimeAsFileTime(&then);
        CHECK(CompareFileTime(&now, &then) <= 0 && CompareFileTime(&then, &f) == (then.dwHighDateTime > f.dwHighDateTime ? 1 : -1));
        CHECK(GetTimeZoneInformation(&zone) == TIME_ZONE_ID_UNKNOWN && zone.Bias == 0 && zone.StandardName[0] == L'C');
        return 0;
    }
  `);
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
});

it("names of MS-DOS devices are looked up", () => {
  const ran = runProgram(
    `
      int main(void) {
          char text[512], *one;
          WCHAR wide[64];
          int found = 0;
          DWORD n = QueryDosDeviceA("Test", text, sizeof(text));
          CHECK(n == 14 && strcmp(text, "\\\\Device\\\\Test") == 0 && text[13] == 0);
          CHECK(QueryDosDeviceW(L"test", wide, 64) == 14 && wide[8] == L'T');
          CHECK(QueryDosDeviceA("none", text, sizeof(text)) == 0 && GetLastError() == ERROR_FILE_NOT_FOUND);
          CHECK(QueryDosDeviceA("Test", text, 5) == 0 && GetLastError() == ERROR_INSUFFICIENT_BUFFER);
          CHECK(QueryDosDeviceA(NULL, text, sizeof(text)) != 0);
          for (one = text; *one; one += strlen(one) + 1) found += strcmp(one, "Test") == 0 || strcmp(one, "C:") == 0;
          CHECK(found == 2);
          return 0;
      }
    `,
  );
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
});

it("privileges are switched on in the program's own token, of which a driver learns", () => {
  const ran = runProgram(
    `
      int main(void) {
          HANDLE d = Open(0), token, none;
          DWORD n, needed, may = 9;
          TOKEN_PRIVILEGES on, before;
          TOKEN_ELEVATION elevation;
          CHECK(DeviceIoControl(d, 0x222000, NULL, 0, &may, 4, &n, NULL) && may == 0);
          CHECK(!OpenProcessToken(NULL, TOKEN_QUERY, &none) && GetLastError() == ERROR_INVALID_HANDLE);
          CHECK(OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY | TOKEN_ADJUST_PRIVILEGES, &token));
          CHECK(!LookupPrivilegeValueA(NULL, "SeNoPrivilege", &on.Privileges[0].Luid) && GetLastError() == ERROR_NO_SUCH_PRIVILEGE);
          CHECK(LookupPrivilegeValueW(NULL, L"SeDebugPrivilege", &on.Privileges[0].Luid) && on.Privileges[0].Luid.LowPart == 20);
          on.PrivilegeCount = 1;
          on.Privileges[0].Attributes = SE_PRIVILEGE_ENABLED;
          CHECK(AdjustTokenPrivileges(token, FALSE, &on, sizeof(before), &before, &needed) && GetLastError() == ERROR_SUCCESS);
          CHECK(before.PrivilegeCount == 1 && before.Privileges[0].Attributes == 0 && needed == sizeof(before));
          CHECK(DeviceIoControl(d, 0x222000, NULL, 0, &may, 4, &n, NULL) && may == 1);
          CHECK(AdjustTokenPrivileges(token, FALSE, &before, 0, NULL, NULL));
          CHECK(DeviceIoControl(d, 0x222000, NULL, 0, &may, 4, &n, NULL) && may == 0);
          CHECK(LookupPrivilegeValueA(NULL, "SeTcbPrivilege", &on.Privileges[0].Luid));
          CHECK(AdjustTokenPrivileges(token, FALSE, &on, 0, NULL, NULL) && GetLastError() == ERROR_NOT_ALL_ASSIGNED);
          CHECK(GetTokenInformation(token, TokenElevation, &elevation, sizeof(elevation), &n) && elevation.TokenIsElevated);
          CloseHandle(token);
          CloseHandle(d);
          return 0;
      }
    `,
    {
      driver: {
        control: `
          LUID debug = RtlConvertLongToLuid(SE_DEBUG_PRIVILEGE);
          *(PULONG)buffer = SeSinglePrivilegeCheck(debug, irp->RequestorMode);
        `,
      },
    },
  );
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
});

it("the headers of API sets bring what windows.h has", () => {
  const ran = runProgram(`
    #include <sysinfoapi.h>
    #include <synchapi.h>
    #include <handleapi.h>
    #include <ioapiset.h>
    #include <heapapi.h>
    #include <memoryapi.h>
    #include <errhandlingapi.h>
    #include <debugapi.h>
    #include <libloaderapi.h>
    #include <profileapi.h>
    #include <securitybaseapi.h>
    #include <timezoneapi.h>
    int main(void) {
        HANDLE e = CreateEventW(NULL, TRUE, TRUE, NULL);
        CHECK(WaitForSingleObject(e, 0) == WAIT_OBJECT_0 && CloseHandle(e));
        return 0;
    }
  `);
  expect([ran.output, ran.end]).toEqual(["", "finished"]);
});
