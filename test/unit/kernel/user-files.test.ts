// Files on the volume as programs use them: CreateFile and its kin, by name and by handle, and searches.
import { describe, expect, it } from "vitest";
import { runProgram } from "./program.ts";

const files = [
  { path: "C:\\data\\one.txt", content: { text: "first\r\nsecond\r\n" } },
  { path: "C:\\data\\two.log", content: { hex: "00 01 02" } },
  { path: "C:\\data\\locked.txt", content: { text: "x" }, readOnly: true },
  { path: "C:\\data\\deep", directory: true },
];
/** Runs the body of a main whose CHECKs must all hold. */
const runs = (name: string, body: string, more: Readonly<Record<string, unknown>> = {}): void => {
  it(name, () => {
    const ran = runProgram(body, { scenario: { files }, ...more });
    const steps = ran.steps.filter((step) => !step.startsWith("passed"));
    expect({ output: ran.output, crash: ran.crash, end: ran.end, steps }).toEqual({
      output: "",
      crash: undefined,
      end: "finished",
      steps: [],
    });
  });
};

describe("CreateFile on the volume", () => {
  runs(
    "reads, writes, appends, with the file pointer and the end of the file",
    String.raw`
      char room[64];
      DWORD n = 9;
      LARGE_INTEGER size, at;
      HANDLE h = CreateFileA("C:\\data\\one.txt", GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
      CHECK(h != INVALID_HANDLE_VALUE);
      CHECK(ReadFile(h, room, 5, &n, NULL) && n == 5 && memcmp(room, "first", 5) == 0);
      CHECK(GetFileSize(h, NULL) == 15 && GetFileSizeEx(h, &size) && size.QuadPart == 15);
      CHECK(GetFileType(h) == FILE_TYPE_DISK);
      CHECK(SetFilePointer(h, -8, NULL, FILE_END) == 7 && ReadFile(h, room, 64, &n, NULL) && n == 8 &&
            memcmp(room, "second", 6) == 0);
      CHECK(ReadFile(h, room, 1, &n, NULL) && n == 0);
      CHECK(!WriteFile(h, room, 1, &n, NULL) && GetLastError() == ERROR_ACCESS_DENIED);
      CHECK(CreateFileW(L"c:/DATA/One.txt", GENERIC_WRITE, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL) ==
                INVALID_HANDLE_VALUE &&
            GetLastError() == ERROR_SHARING_VIOLATION);
      CHECK(CloseHandle(h));
      h = CreateFileA("new.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
      CHECK(h != INVALID_HANDLE_VALUE && WriteFile(h, "0123456789", 10, &n, NULL) && n == 10);
      at.QuadPart = 4;
      CHECK(SetFilePointerEx(h, at, NULL, FILE_BEGIN) && SetEndOfFile(h) && GetFileSize(h, NULL) == 4);
      CHECK(FlushFileBuffers(h));
      CloseHandle(h);
      CHECK(CreateFileA("new.bin", GENERIC_READ, 0, NULL, CREATE_NEW, 0, NULL) == INVALID_HANDLE_VALUE &&
            GetLastError() == ERROR_FILE_EXISTS);
      h = CreateFileA("new.bin", FILE_APPEND_DATA, 0, NULL, OPEN_ALWAYS, 0, NULL);
      CHECK(GetLastError() == ERROR_ALREADY_EXISTS && WriteFile(h, "ab", 2, &n, NULL));
      CloseHandle(h);
      h = CreateFileA("\\\\?\\C:\\new.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
      CHECK(ReadFile(h, room, 64, &n, NULL) && n == 6 && memcmp(room, "0123ab", 6) == 0);
      CloseHandle(h);
      h = CreateFileA("new.bin", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
      CHECK(h != INVALID_HANDLE_VALUE && GetLastError() == ERROR_ALREADY_EXISTS && GetFileSize(h, NULL) == 0);
      CloseHandle(h);
      CHECK(CreateFileA("C:\\nowhere\\x", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL) == INVALID_HANDLE_VALUE &&
            GetLastError() == ERROR_PATH_NOT_FOUND);
      CHECK(CreateFileA("none", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL) == INVALID_HANDLE_VALUE &&
            GetLastError() == ERROR_FILE_NOT_FOUND);
      CHECK(CreateFileA("C:\\data", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL) == INVALID_HANDLE_VALUE &&
            GetLastError() == ERROR_ACCESS_DENIED);
      h = CreateFileA("C:\\data", GENERIC_READ, 7, NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
      CHECK(h != INVALID_HANDLE_VALUE);
      CloseHandle(h);
      CHECK(CreateFileA("data\\locked.txt", GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL) == INVALID_HANDLE_VALUE &&
            GetLastError() == ERROR_ACCESS_DENIED);
    `,
  );
  runs(
    "overlapped, with the offset in the OVERLAPPED",
    String.raw`
      char room[16];
      DWORD n = 0;
      OVERLAPPED o = { 0 };
      HANDLE h = CreateFileA("C:\\data\\one.txt", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                             FILE_FLAG_OVERLAPPED, NULL);
      o.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
      o.Offset = 7;
      CHECK(ReadFile(h, room, 6, &n, &o) || GetLastError() == ERROR_IO_PENDING);
      CHECK(GetOverlappedResult(h, &o, &n, TRUE) && n == 6 && memcmp(room, "second", 6) == 0);
      o.Offset = 99;
      CHECK(!ReadFile(h, room, 6, &n, &o) && GetLastError() == ERROR_HANDLE_EOF);
      CHECK(!ReadFile(h, room, 1, &n, NULL) && GetLastError() == ERROR_INVALID_PARAMETER);
      o.Offset = o.OffsetHigh = 0xFFFFFFFF;
      CHECK(WriteFile(h, "!", 1, &n, &o) || GetLastError() == ERROR_IO_PENDING);
      CHECK(GetFileSize(h, NULL) == 16);
      CloseHandle(h);
    `,
  );
  runs(
    "times, attributes and what else is known of a file",
    String.raw`
      BY_HANDLE_FILE_INFORMATION i;
      WIN32_FILE_ATTRIBUTE_DATA d;
      FILETIME t = { 100, 2 }, got;
      HANDLE h = CreateFileA("C:\\data\\one.txt", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
      CHECK(SetFileTime(h, NULL, NULL, &t) && GetFileTime(h, NULL, NULL, &got) && got.dwLowDateTime == 100 &&
            got.dwHighDateTime == 2);
      CHECK(GetFileInformationByHandle(h, &i) && i.nFileSizeLow == 15 && i.nNumberOfLinks == 1 &&
            i.dwFileAttributes == FILE_ATTRIBUTE_ARCHIVE);
      CloseHandle(h);
      CHECK(GetFileAttributesA("data\\locked.txt") == (FILE_ATTRIBUTE_ARCHIVE | FILE_ATTRIBUTE_READONLY));
      CHECK(GetFileAttributesW(L"C:\\data\\deep") == FILE_ATTRIBUTE_DIRECTORY);
      CHECK(GetFileAttributesA("none") == INVALID_FILE_ATTRIBUTES && GetLastError() == ERROR_FILE_NOT_FOUND);
      CHECK(SetFileAttributesA("data\\locked.txt", FILE_ATTRIBUTE_NORMAL) &&
            GetFileAttributesA("data\\locked.txt") == FILE_ATTRIBUTE_NORMAL);
      CHECK(GetFileAttributesExA("C:\\data\\two.log", GetFileExInfoStandard, &d) && d.nFileSizeLow == 3);
    `,
  );
  runs(
    "deleted, moved, copied, directories made and left",
    String.raw`
      char path[MAX_PATH], *part;
      HANDLE h;
      CHECK(CopyFileA("C:\\data\\one.txt", "C:\\data\\copy.txt", TRUE) &&
            GetFileAttributesA("C:\\data\\copy.txt") == FILE_ATTRIBUTE_ARCHIVE);
      CHECK(!CopyFileA("C:\\data\\one.txt", "C:\\data\\copy.txt", TRUE) && GetLastError() == ERROR_FILE_EXISTS);
      CHECK(CopyFileA("C:\\data\\two.log", "C:\\data\\copy.txt", FALSE));
      CHECK(!CopyFileA("none", "x", FALSE) && GetLastError() == ERROR_FILE_NOT_FOUND &&
            GetFileAttributesA("x") == INVALID_FILE_ATTRIBUTES);
      h = CreateFileA("C:\\data\\copy.txt", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
      {
          DWORD n;
          CHECK(ReadFile(h, path, 9, &n, NULL) && n == 3 && path[2] == 2);
      }
      CloseHandle(h);
      CHECK(DeleteFileA("C:\\data\\two.log") && GetFileAttributesA("C:\\data\\two.log") == INVALID_FILE_ATTRIBUTES);
      CHECK(!DeleteFileA("C:\\data\\two.log") && GetLastError() == ERROR_FILE_NOT_FOUND);
      CHECK(!DeleteFileA("C:\\data\\locked.txt") && GetLastError() == ERROR_ACCESS_DENIED);
      CHECK(!DeleteFileA("C:\\data\\deep") && GetLastError() == ERROR_ACCESS_DENIED);
      CHECK(CreateDirectoryA("made", NULL) && !CreateDirectoryA("made", NULL) && GetLastError() == ERROR_ALREADY_EXISTS);
      CHECK(SetCurrentDirectoryA("made") && GetCurrentDirectoryA(MAX_PATH, path) == 7 && strcmp(path, "C:\\made") == 0);
      CHECK(MoveFileA("..\\data\\one.txt", "moved.txt") &&
            GetFileAttributesA("C:\\made\\moved.txt") != INVALID_FILE_ATTRIBUTES);
      CHECK(!MoveFileA("moved.txt", "C:\\data\\locked.txt") && GetLastError() == ERROR_ALREADY_EXISTS);
      CHECK(MoveFileExA("moved.txt", "again.txt", MOVEFILE_REPLACE_EXISTING));
      CHECK(!RemoveDirectoryA("C:\\made") && GetLastError() == ERROR_DIR_NOT_EMPTY);
      h = CreateFileA("again.txt", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
      CHECK(!DeleteFileA("again.txt") && GetLastError() == ERROR_SHARING_VIOLATION);
      CloseHandle(h);
      CHECK(DeleteFileA("again.txt") && SetCurrentDirectoryA("\\") && RemoveDirectoryA("made"));
      CHECK(!SetCurrentDirectoryA("made") && GetLastError() == ERROR_FILE_NOT_FOUND);
      CHECK(GetFullPathNameA("a\\.\\b\\..\\c.txt", MAX_PATH, path, &part) == 10 && strcmp(path, "C:\\a\\c.txt") == 0 &&
            strcmp(part, "c.txt") == 0);
      h = CreateFileA("gone", GENERIC_WRITE, 0, NULL, CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE, NULL);
      CHECK(h != INVALID_HANDLE_VALUE);
      CloseHandle(h);
      CHECK(GetFileAttributesA("gone") == INVALID_FILE_ATTRIBUTES);
      CHECK(GetTempPathA(MAX_PATH, path) == 16 && GetFileAttributesA(path) == FILE_ATTRIBUTE_DIRECTORY);
    `,
  );
  runs(
    "mapped, with two views of one file",
    String.raw`
      HANDLE h = CreateFileA("C:\\data\\one.txt", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL), m;
      char *a, *b, room[8];
      DWORD n;
      CHECK((m = CreateFileMappingA(h, NULL, PAGE_READWRITE, 0, 0, NULL)) != NULL);
      a = MapViewOfFile(m, FILE_MAP_WRITE, 0, 0, 0);
      b = MapViewOfFile(m, FILE_MAP_READ, 0, 0, 5);
      CHECK(a &&b &&a != b && memcmp(b, "first", 5) == 0);
      a[0] = 'F';
      CHECK(b[0] == 'F' && ReadFile(h, room, 5, &n, NULL) && memcmp(room, "First", 5) == 0);
      CloseHandle(h);
      CloseHandle(m);
      a[1] = 'I';
      CHECK(b[1] == 'I' && FlushViewOfFile(a, 0) && UnmapViewOfFile(a) && UnmapViewOfFile(b));
      h = CreateFileA("C:\\data\\one.txt", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
      CHECK(h != INVALID_HANDLE_VALUE && ReadFile(h, room, 5, &n, NULL) && memcmp(room, "FIrst", 5) == 0);
      CHECK(!CreateFileMappingA(h, NULL, PAGE_READWRITE, 0, 0, NULL) && GetLastError() == ERROR_ACCESS_DENIED);
      CloseHandle(h);
      h = CreateFileA("empty", GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
      CHECK(!CreateFileMappingA(h, NULL, PAGE_READWRITE, 0, 0, NULL) && GetLastError() == ERROR_FILE_INVALID);
      CloseHandle(h);
    `,
  );
  runs(
    "streams: lines and records, in text and binary mode, forwards and back",
    String.raw`
      #include <errno.h>
      int main(void) {
          char line[64];
          int c, i, a = 0, b = 0;
          long n;
          FILE *f = fopen("data\\one.txt", "r"), *g;
          CHECK(f && fgets(line, 64, f) && strcmp(line, "first\n") == 0 && fgets(line, 64, f) &&
                strcmp(line, "second\n") == 0);
          CHECK(!feof(f) && !fgets(line, 64, f) && feof(f) && !ferror(f));
          fclose(f);
          f = fopen("data\\one.txt", "rb");
          CHECK(fread(line, 1, 64, f) == 15 && line[5] == '\r' && line[6] == '\n' && ftell(f) == 15 && fgetc(f) == EOF);
          CHECK(fseek(f, -8, SEEK_END) == 0 && fgetc(f) == 's' && ungetc('S', f) == 'S' && fgetc(f) == 'S' &&
                fgetc(f) == 'e');
          CHECK(fseek(f, 1, SEEK_CUR) == 0 && fgetc(f) == 'o');
          rewind(f);
          CHECK(fgetc(f) == 'f' && fseek(f, -1, SEEK_SET) != 0);
          fclose(f);
          CHECK(fopen("none.txt", "r") == NULL && errno == ENOENT);
          CHECK(fopen("data\\locked.txt", "w") == NULL && errno == EACCES);
          CHECK(fopen_s(&g, "none.txt", "r") == ENOENT && g == NULL);
          CHECK(fopen("x", "q") == NULL && errno == EINVAL);
          f = fopen("log.txt", "w");
          for (i = 0; i < 1000; i++) fprintf(f, "%d %s\n", i, "word");
          CHECK(fgetc(f) == EOF && ferror(f));
          fclose(f);
          f = fopen("log.txt", "a");
          fputs("1000 last", f);
          CHECK(fflush(f) == 0);
          g = fopen("log.txt", "r");
          for (i = 0; fscanf(g, "%d %s", &a, line) == 2; i++)
              if (a != i) b++;
          CHECK(i == 1001 && b == 0 && strcmp(line, "last") == 0 && feof(g));
          fclose(g);
          fclose(f);
          f = fopen("log.txt", "r+b");
          fseek(f, 0, SEEK_END);
          n = ftell(f);
          CHECK(n == 10 * 8 + 90 * 9 + 900 * 10 + 9);
          fseek(f, 2, SEEK_SET);
          CHECK(fwrite("WORD", 1, 4, f) == 4);
          fseek(f, 0, SEEK_SET);
          c = fread(line, 2, 4, f);
          CHECK(c == 4 && memcmp(line, "0 WORD\r\n", 8) == 0);
          fclose(f);
          CHECK(rename("log.txt", "old.txt") == 0 && remove("log.txt") == -1 && errno == ENOENT && remove("old.txt") == 0);
          f = fopen("kept.txt", "w");
          fprintf(f, "at the end");
          return 0;
      }
    `,
    { after: [{ do: "expect", file: { path: "C:\\kept.txt", content: { text: "at the end" } } }] },
  );
  it("searched by pattern", () => {
    const ran = runProgram(
      String.raw`
        WIN32_FIND_DATAA d;
        WIN32_FIND_DATAW w;
        HANDLE s = FindFirstFileA("C:\\data\\*", &d);
        do printf("%s %lu\n", d.cFileName, d.nFileSizeLow);
        while (FindNextFileA(s, &d));
        CHECK(GetLastError() == ERROR_NO_MORE_FILES && FindClose(s));
        s = FindFirstFileW(L"data\\*.TXT", &w);
        do printf("%ls\n", w.cFileName);
        while (FindNextFileW(s, &w));
        FindClose(s);
        CHECK(FindFirstFileA("data\\*.exe", &d) == INVALID_HANDLE_VALUE && GetLastError() == ERROR_FILE_NOT_FOUND);
        CHECK(FindFirstFileA("none\\*", &d) == INVALID_HANDLE_VALUE && GetLastError() == ERROR_FILE_NOT_FOUND);
        s = FindFirstFileA("data\\two.log", &d);
        CHECK(s != INVALID_HANDLE_VALUE && !FindNextFileA(s, &d));
      `,
      { scenario: { files } },
    );
    expect(ran.output).toBe(". 0\n.. 0\ndeep 0\nlocked.txt 1\none.txt 15\ntwo.log 3\nlocked.txt\none.txt\n");
    // The search that was left open has been closed with the process.
    expect(ran.kernel.state.files.size).toBe(0);
    expect(ran.end).toBe("finished");
  });
});
