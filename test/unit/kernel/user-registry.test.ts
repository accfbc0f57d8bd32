// The registry as programs go through it: what is in a key, values of keys below, whole trees, and changes that are waited for.
import { describe } from "vitest";
import { programHolds } from "./program.ts";

const top = "SOFTWARE\\\\Ringside";

/** In both forms: `body` with TEXT("…"). */
function holds(name: string, body: string): void {
  programHolds(name, body);
  programHolds(`${name}, wide`, body, { defines: { UNICODE: "1" } });
}

describe("what is in a key", () => {
  holds(
    "is listed, counted and measured",
    `
    HKEY key, below;
    TCHAR name[32], kind[16];
    BYTE data[32];
    DWORD length, size, type, n, keys, longestKey, values, longestName, longestData, descriptor = 0;
    FILETIME written = {0, 0};
    CHECK(RegCreateKey(HKEY_LOCAL_MACHINE, TEXT("${top}\\\\List"), &key) == 0);
    CHECK(RegCreateKeyEx(key, TEXT("Alpha"), 0, NULL, 0, KEY_ALL_ACCESS, NULL, &below, NULL) == 0 && RegCloseKey(below) == 0);
    CHECK(RegCreateKey(key, TEXT("Be"), &below) == 0 && RegCloseKey(below) == 0);
    n = 5;
    CHECK(RegSetValueEx(key, TEXT("Count"), 0, REG_DWORD, (BYTE *)&n, 4) == 0);
    CHECK(RegSetValueEx(key, TEXT("Word"), 0, REG_SZ, (BYTE *)TEXT("seven"), 6 * sizeof(TCHAR)) == 0);
    length = 32; size = sizeof(data);
    CHECK(RegEnumValue(key, 0, name, &length, NULL, &type, data, &size) == 0 && length == 5 && size == 4 && type == REG_DWORD &&
          lstrcmp(name, TEXT("Count")) == 0 && *(DWORD *)data == 5);
    length = 32; size = sizeof(data);
    CHECK(RegEnumValue(key, 1, name, &length, NULL, &type, data, &size) == 0 && type == REG_SZ && size == 6 * sizeof(TCHAR) &&
          lstrcmp((TCHAR *)data, TEXT("seven")) == 0);
    length = 4; size = sizeof(data);
    CHECK(RegEnumValue(key, 0, name, &length, NULL, NULL, NULL, NULL) == ERROR_MORE_DATA);
    length = 32; size = 2;
    CHECK(RegEnumValue(key, 0, name, &length, NULL, NULL, data, &size) == ERROR_MORE_DATA && size == 4);
    length = 32;
    CHECK(RegEnumValue(key, 2, name, &length, NULL, NULL, NULL, NULL) == ERROR_NO_MORE_ITEMS);
    CHECK(RegEnumKey(key, 0, name, 32) == 0 && lstrcmp(name, TEXT("Alpha")) == 0);
    CHECK(RegEnumKey(key, 0, name, 5) == ERROR_MORE_DATA && RegEnumKey(key, 2, name, 32) == ERROR_NO_MORE_ITEMS);
    length = 32; size = 16;
    CHECK(RegEnumKeyEx(key, 1, name, &length, NULL, kind, &size, &written) == 0 && length == 2 && size == 0 && kind[0] == 0 &&
          written.dwHighDateTime != 0);
    CHECK(RegQueryInfoKey(key, NULL, NULL, NULL, &keys, &longestKey, NULL, &values, &longestName, &longestData, &descriptor,
                          &written) == 0);
    CHECK(keys == 2 && longestKey == 5 && values == 2 && longestName == 5 && longestData == 12);
    CHECK(descriptor > 20);
    CHECK(RegOpenKey(key, NULL, &below) == 0 && below == key);
    CHECK(RegOpenKey(key, TEXT("Alpha"), &below) == 0 && below != key && RegCloseKey(below) == 0);
    CHECK(RegOpenKey(key, TEXT("Gamma"), &below) == ERROR_FILE_NOT_FOUND);
    `,
  );
});

describe("a value", () => {
  holds(
    "of a key below is set, read by its type and deleted in one call",
    `
    TCHAR text[16];
    BYTE bytes[3] = {1, 2, 3};
    DWORD n = 9, type, size = 4, out = 0;
    HKEY root = HKEY_LOCAL_MACHINE;
    LPCTSTR path = TEXT("${top}\\\\One\\\\Two");
    CHECK(RegSetKeyValue(root, path, TEXT("N"), REG_DWORD, &n, 4) == 0);
    CHECK(RegGetValue(root, path, TEXT("N"), RRF_RT_REG_DWORD, &type, &out, &size) == 0 && out == 9 && type == REG_DWORD);
    CHECK(RegGetValue(root, path, TEXT("N"), RRF_RT_REG_SZ, NULL, text, &size) == ERROR_UNSUPPORTED_TYPE);
    /* A text that was written without its zero has one when it is read so. */
    CHECK(RegSetKeyValue(root, path, TEXT("T"), REG_SZ, TEXT("abc"), 3 * sizeof(TCHAR)) == 0);
    size = 0;
    CHECK(RegGetValue(root, path, TEXT("T"), RRF_RT_REG_SZ, NULL, NULL, &size) == 0 && size == 4 * sizeof(TCHAR));
    size = sizeof(text);
    CHECK(RegGetValue(root, path, TEXT("T"), RRF_RT_REG_SZ, NULL, text, &size) == 0 && lstrcmp(text, TEXT("abc")) == 0);
    size = 2; text[0] = TEXT('x');
    CHECK(RegGetValue(root, path, TEXT("T"), RRF_RT_REG_SZ | RRF_ZEROONFAILURE, NULL, text, &size) == ERROR_MORE_DATA);
    CHECK(*(BYTE *)text == 0);
    CHECK(RegSetKeyValue(root, path, TEXT("B"), REG_BINARY, bytes, 3) == 0);
    size = 4;
    CHECK(RegGetValue(root, path, TEXT("B"), RRF_RT_DWORD, NULL, &out, &size) == ERROR_INVALID_DATA);
    CHECK(RegGetValue(root, path, TEXT("B"), RRF_RT_REG_EXPAND_SZ, NULL, NULL, NULL) == ERROR_INVALID_PARAMETER);
    CHECK(RegGetValue(root, path, TEXT("Q"), RRF_RT_ANY, NULL, NULL, NULL) == ERROR_FILE_NOT_FOUND);
    CHECK(RegGetValue(root, TEXT("${top}\\\\None"), TEXT("Q"), RRF_RT_ANY, NULL, NULL, NULL) == ERROR_FILE_NOT_FOUND);
    CHECK(RegDeleteKeyValue(root, path, TEXT("B")) == 0 && RegDeleteKeyValue(root, path, TEXT("B")) == ERROR_FILE_NOT_FOUND);
    `,
  );
});

describe("a tree", () => {
  holds(
    "goes with all that is in it",
    `
    HKEY root, key;
    DWORD n = 1, keys, values;
    CHECK(RegSetKeyValue(HKEY_LOCAL_MACHINE, TEXT("${top}\\\\Tree\\\\A\\\\B\\\\C"), TEXT("v"), REG_DWORD, &n, 4) == 0);
    CHECK(RegSetKeyValue(HKEY_LOCAL_MACHINE, TEXT("${top}\\\\Tree\\\\D"), NULL, REG_DWORD, &n, 4) == 0);
    CHECK(RegSetKeyValue(HKEY_LOCAL_MACHINE, TEXT("${top}\\\\Tree"), TEXT("own"), REG_DWORD, &n, 4) == 0);
    CHECK(RegOpenKey(HKEY_LOCAL_MACHINE, TEXT("${top}\\\\Tree"), &root) == 0);
    CHECK(RegDeleteKeyEx(root, TEXT("A"), 0, 0) == ERROR_ACCESS_DENIED);
    CHECK(RegDeleteTree(root, TEXT("A")) == 0 && RegOpenKey(root, TEXT("A"), &key) == ERROR_FILE_NOT_FOUND);
    CHECK(RegDeleteTree(root, TEXT("A")) == ERROR_FILE_NOT_FOUND);
    CHECK(RegDeleteTree(root, NULL) == 0);
    CHECK(RegQueryInfoKey(root, NULL, NULL, NULL, &keys, NULL, NULL, &values, NULL, NULL, NULL, NULL) == 0 && keys == 0 && values == 0);
    CHECK(RegDeleteKeyEx(HKEY_LOCAL_MACHINE, TEXT("${top}\\\\Tree"), 0, 0) == 0);
    `,
  );
});

describe("changes of a key", () => {
  programHolds(
    "set an event, or wake the thread that waits",
    `
    #include <process.h>
    static HKEY key;
    static unsigned __stdcall Change(void *context) {
        DWORD n = 3;
        Sleep(20);
        RegSetValueExA(key, (const char *)context, 0, REG_DWORD, (BYTE *)&n, 4);
        return 0;
    }
    int main(void) {
        HANDLE event = CreateEvent(NULL, FALSE, FALSE, NULL);
        HANDLE thread;
        DWORD n = 1;
        CHECK(RegCreateKeyA(HKEY_LOCAL_MACHINE, "${top}\\\\Watched", &key) == 0);
        CHECK(RegNotifyChangeKeyValue(key, FALSE, REG_NOTIFY_CHANGE_LAST_SET, NULL, TRUE) == ERROR_INVALID_PARAMETER);
        CHECK(RegNotifyChangeKeyValue(key, FALSE, REG_NOTIFY_CHANGE_LAST_SET, event, TRUE) == 0);
        CHECK(WaitForSingleObject(event, 0) == WAIT_TIMEOUT);
        CHECK(RegSetValueExA(key, "a", 0, REG_DWORD, (BYTE *)&n, 4) == 0);
        CHECK(WaitForSingleObject(event, 0) == WAIT_OBJECT_0);
        /* It is told of once. */
        CHECK(RegSetValueExA(key, "a", 0, REG_DWORD, (BYTE *)&n, 4) == 0 && WaitForSingleObject(event, 0) == WAIT_TIMEOUT);
        thread = (HANDLE)_beginthreadex(NULL, 0, Change, "b", 0, NULL);
        n = GetTickCount();
        CHECK(RegNotifyChangeKeyValue(key, TRUE, REG_NOTIFY_CHANGE_LAST_SET | REG_NOTIFY_CHANGE_NAME, NULL, FALSE) == 0);
        CHECK(GetTickCount() - n >= 15);
        CHECK(WaitForSingleObject(thread, INFINITE) == WAIT_OBJECT_0);
        return 0;
    }
    `,
  );
});
