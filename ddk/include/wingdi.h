// wingdi.h: what display and printer drivers use of GDI's types.
#pragma once

#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif
DECLARE_HANDLE(HDC);
DECLARE_HANDLE(HWND);
DECLARE_HANDLE(HBITMAP);
DECLARE_HANDLE(HBRUSH);
DECLARE_HANDLE(HFONT);
DECLARE_HANDLE(HPALETTE);
DECLARE_HANDLE(HPEN);
DECLARE_HANDLE(HRGN);
DECLARE_HANDLE(HGDIOBJ);
DECLARE_HANDLE(HCOLORSPACE);
DECLARE_HANDLE(HMETAFILE);
DECLARE_HANDLE(HENHMETAFILE);
#define R2_BLACK 1
#define R2_NOTMERGEPEN 2
#define R2_MASKNOTPEN 3
#define R2_NOTCOPYPEN 4
#define R2_MASKPENNOT 5
#define R2_NOT 6
#define R2_XORPEN 7
#define R2_NOTMASKPEN 8
#define R2_MASKPEN 9
#define R2_NOTXORPEN 10
#define R2_NOP 11
#define R2_MERGENOTPEN 12
#define R2_COPYPEN 13
#define R2_MERGEPENNOT 14
#define R2_MERGEPEN 15
#define R2_WHITE 16
#define SRCCOPY (DWORD)0x00CC0020
#define SRCPAINT (DWORD)0x00EE0086
#define SRCAND (DWORD)0x008800C6
#define SRCINVERT (DWORD)0x00660046
#define SRCERASE (DWORD)0x00440328
#define NOTSRCCOPY (DWORD)0x00330008
#define NOTSRCERASE (DWORD)0x001100A6
#define MERGECOPY (DWORD)0x00C000CA
#define MERGEPAINT (DWORD)0x00BB0226
#define PATCOPY (DWORD)0x00F00021
#define PATPAINT (DWORD)0x00FB0A09
#define PATINVERT (DWORD)0x005A0049
#define DSTINVERT (DWORD)0x00550009
#define BLACKNESS (DWORD)0x00000042
#define WHITENESS (DWORD)0x00FF0062
#define ERROR 0
#define BLACKONWHITE 1
#define WHITEONBLACK 2
#define COLORONCOLOR 3
#define HALFTONE 4
#define WINDING 2
#define QUERYESCSUPPORT 8
/// A bitmap in memory.
typedef struct tagBITMAP {
    LONG bmType;
    LONG bmWidth;
    LONG bmHeight;
    /// Bytes of a row, an even number.
    LONG bmWidthBytes;
    WORD bmPlanes;
    WORD bmBitsPixel;
    LPVOID bmBits;
} BITMAP, *PBITMAP, *NPBITMAP, *LPBITMAP;
/// A colour of a palette.
typedef struct tagRGBQUAD {
    BYTE rgbBlue;
    BYTE rgbGreen;
    BYTE rgbRed;
    BYTE rgbReserved;
} RGBQUAD;
/// Size and format of a device-independent bitmap.
typedef struct tagBITMAPINFOHEADER {
    /// Bytes of this structure.
    DWORD biSize;
    LONG biWidth;
    /// In pixels; negative if the top row comes first.
    LONG biHeight;
    WORD biPlanes;
    WORD biBitCount;
    DWORD biCompression;
    DWORD biSizeImage;
    LONG biXPelsPerMeter;
    LONG biYPelsPerMeter;
    DWORD biClrUsed;
    DWORD biClrImportant;
} BITMAPINFOHEADER, *LPBITMAPINFOHEADER, *PBITMAPINFOHEADER;
#define BI_RGB 0L
/// A device-independent bitmap's header and palette.
typedef struct tagBITMAPINFO {
    BITMAPINFOHEADER bmiHeader;
    RGBQUAD bmiColors[1];
} BITMAPINFO, *LPBITMAPINFO, *PBITMAPINFO;
/// A colour of a palette.
typedef struct tagPALETTEENTRY {
    BYTE peRed;
    BYTE peGreen;
    BYTE peBlue;
    /// PC_… bits.
    BYTE peFlags;
} PALETTEENTRY, *PPALETTEENTRY, *LPPALETTEENTRY;
#define OUT_DEFAULT_PRECIS 0
#define CLIP_DEFAULT_PRECIS 0
#define CLIP_STROKE_PRECIS 2
#define DEFAULT_QUALITY 0
#define PROOF_QUALITY 2
#define FIXED_PITCH 1
#define VARIABLE_PITCH 2
#define ANSI_CHARSET 0
#define FF_DONTCARE (0<<4)
#define RGB(r,g,b) ((COLORREF)(((BYTE)(r)|((WORD)((BYTE)(g))<<8))|(((DWORD)(BYTE)(b))<<16)))
#define OPAQUE 2
#define CLR_INVALID 0xFFFFFFFF
#define HS_API_MAX 12
#define DT_RASDISPLAY 1
#define TC_RA_ABLE 0x00002000
#define TC_SCROLLBLT 0x00010000
/// A mode of a display or printer.
typedef struct _devicemodeW {
    WCHAR dmDeviceName[32];
    WORD dmSpecVersion;
    WORD dmDriverVersion;
    /// Bytes of this structure, without what the driver adds.
    WORD dmSize;
    /// Bytes that the driver has behind it.
    WORD dmDriverExtra;
    /// DM_… bits: which members are filled.
    DWORD dmFields;
    union {
        struct {
            short dmOrientation;
            short dmPaperSize;
            short dmPaperLength;
            short dmPaperWidth;
            short dmScale;
            short dmCopies;
            short dmDefaultSource;
            short dmPrintQuality;
        };
        struct {
            POINTL dmPosition;
            DWORD dmDisplayOrientation;
            DWORD dmDisplayFixedOutput;
        };
    };
    short dmColor;
    short dmDuplex;
    short dmYResolution;
    short dmTTOption;
    short dmCollate;
    WCHAR dmFormName[32];
    WORD dmLogPixels;
    DWORD dmBitsPerPel;
    DWORD dmPelsWidth;
    DWORD dmPelsHeight;
    union {
        DWORD dmDisplayFlags;
        DWORD dmNup;
    };
    /// In Hz; 0 or 1 for the hardware's own.
    DWORD dmDisplayFrequency;
    DWORD dmICMMethod;
    DWORD dmICMIntent;
    DWORD dmMediaType;
    DWORD dmDitherType;
    DWORD dmReserved1;
    DWORD dmReserved2;
    DWORD dmPanningWidth;
    DWORD dmPanningHeight;
} DEVMODEW, *PDEVMODEW, *NPDEVMODEW, *LPDEVMODEW;
#define DM_SPECVERSION 0x0401
#define DM_POSITION 0x00000020L
#define DM_BITSPERPEL 0x00040000L
#define DM_PELSWIDTH 0x00080000L
#define DM_PELSHEIGHT 0x00100000L
#define DM_DISPLAYFLAGS 0x00200000L
#define DM_DISPLAYFREQUENCY 0x00400000L
#define DISPLAY_DEVICE_PRIMARY_DEVICE 0x00000004
/// Begins the rectangles of a region.
typedef struct _RGNDATAHEADER {
    DWORD dwSize;
    DWORD iType;
    DWORD nCount;
    /// Bytes of the rectangles.
    DWORD nRgnSize;
    RECT rcBound;
} RGNDATAHEADER, *PRGNDATAHEADER;
/// A region as rectangles.
typedef struct _RGNDATA {
    RGNDATAHEADER rdh;
    char Buffer[1];
} RGNDATA, *PRGNDATA, *NPRGNDATA, *LPRGNDATA;
/// A fixed-point number.
typedef struct _FIXED {
    /// In 65536ths.
    WORD fract;
    /// The whole part.
    short value;
} FIXED;
/// A point in fixed-point numbers.
typedef struct tagPOINTFX {
    FIXED x;
    FIXED y;
} POINTFX, *LPPOINTFX;
#define CreateDC __MINGW_NAME_AW(CreateDC)
BOOL BitBlt(
    _In_ HDC hdc, _In_ int x, _In_ int y, _In_ int cx, _In_ int cy, _In_ HDC hdcSrc, _In_ int x1, _In_ int y1,
    _In_ DWORD rop);
HBITMAP CreateCompatibleBitmap(_In_ HDC hdc, _In_ int cx, _In_ int cy);
HDC CreateCompatibleDC(_In_ HDC hdc);
HBRUSH CreateSolidBrush(_In_ COLORREF color);
BOOL DeleteDC(_In_ HDC hdc);
int ExtEscape(
    _In_ HDC hdc, _In_ int iEscape, _In_ int cjInput, LPCSTR lpInData, _In_ int cjOutput, LPSTR lpOutData);
BOOL FillRgn(_In_ HDC hdc, _In_ HRGN hrgn, _In_ HBRUSH hbr);
LONG GetBitmapBits(_In_ HBITMAP hbit, _In_ LONG cb, LPVOID lpvBits);
int GetDIBits(
    _In_ HDC hdc, _In_ HBITMAP hbm, _In_ UINT start, _In_ UINT cLines, LPVOID lpvBits, LPBITMAPINFO lpbmi,
    _In_ UINT usage);
BOOL LineTo(_In_ HDC hdc, _In_ int x, _In_ int y);
BOOL MaskBlt(
    _In_ HDC hdcDest, _In_ int xDest, _In_ int yDest, _In_ int width, _In_ int height, _In_ HDC hdcSrc,
    _In_ int xSrc, _In_ int ySrc, _In_ HBITMAP hbmMask, _In_ int xMask, _In_ int yMask, _In_ DWORD rop);
BOOL PlgBlt(
    _In_ HDC hdcDest, const POINT *lpPoint, _In_ HDC hdcSrc, _In_ int xSrc, _In_ int ySrc, _In_ int width,
    _In_ int height, _In_ HBITMAP hbmMask, _In_ int xMask, _In_ int yMask);
BOOL PaintRgn(_In_ HDC hdc, _In_ HRGN hrgn);
BOOL Rectangle(_In_ HDC hdc, _In_ int left, _In_ int top, _In_ int right, _In_ int bottom);
HGDIOBJ SelectObject(_In_ HDC hdc, _In_ HGDIOBJ h);
LONG SetBitmapBits(_In_ HBITMAP hbm, _In_ DWORD cb, const VOID *pvBits);
int SetDIBits(
    _In_ HDC hdc, _In_ HBITMAP hbm, _In_ UINT start, _In_ UINT cLines, const VOID *lpBits, const BITMAPINFO *lpbmi,
    _In_ UINT ColorUse);
int SetDIBitsToDevice(
    _In_ HDC hdc, _In_ int xDest, _In_ int yDest, _In_ DWORD w, _In_ DWORD h, _In_ int xSrc, _In_ int ySrc,
    _In_ UINT StartScan, _In_ UINT cLines, const VOID *lpvBits, const BITMAPINFO *lpbmi, _In_ UINT ColorUse);
int SetPolyFillMode(_In_ HDC hdc, _In_ int mode);
BOOL StretchBlt(
    _In_ HDC hdcDest, _In_ int xDest, _In_ int yDest, _In_ int wDest, _In_ int hDest, _In_ HDC hdcSrc,
    _In_ int xSrc, _In_ int ySrc, _In_ int wSrc, _In_ int hSrc, _In_ DWORD rop);
typedef USHORT COLOR16;
/// A corner of a gradient, with its colour in 16-bit parts.
typedef struct _TRIVERTEX {
    LONG x;
    LONG y;
    COLOR16 Red;
    COLOR16 Green;
    COLOR16 Blue;
    COLOR16 Alpha;
} TRIVERTEX, *PTRIVERTEX, *LPTRIVERTEX;
/// Indices of the three corners of a gradient.
typedef struct _GRADIENT_TRIANGLE {
    ULONG Vertex1;
    ULONG Vertex2;
    ULONG Vertex3;
} GRADIENT_TRIANGLE, *PGRADIENT_TRIANGLE, *LPGRADIENT_TRIANGLE;
/// Indices of two opposite corners of a gradient.
typedef struct _GRADIENT_RECT {
    ULONG UpperLeft;
    ULONG LowerRight;
} GRADIENT_RECT, *PGRADIENT_RECT, *LPGRADIENT_RECT;
/// How a source is blended with what is there.
typedef struct _BLENDFUNCTION {
    BYTE BlendOp;
    BYTE BlendFlags;
    /// 255 leaves it to the pixels.
    BYTE SourceConstantAlpha;
    BYTE AlphaFormat;
} BLENDFUNCTION, *PBLENDFUNCTION;
#define AC_SRC_OVER 0x00
#define AC_SRC_ALPHA 0x01
BOOL AlphaBlend(
    _In_ HDC hdcDest, _In_ int xoriginDest, _In_ int yoriginDest, _In_ int wDest, _In_ int hDest, _In_ HDC hdcSrc,
    _In_ int xoriginSrc, _In_ int yoriginSrc, _In_ int wSrc, _In_ int hSrc, _In_ BLENDFUNCTION ftn);
#define GRADIENT_FILL_RECT_H 0x00000000
#define GRADIENT_FILL_RECT_V 0x00000001
#define GRADIENT_FILL_TRIANGLE 0x00000002
/// How halftones are made.
typedef struct tagCOLORADJUSTMENT {
    WORD caSize;
    WORD caFlags;
    WORD caIlluminantIndex;
    WORD caRedGamma;
    WORD caGreenGamma;
    WORD caBlueGamma;
    WORD caReferenceBlack;
    WORD caReferenceWhite;
    SHORT caContrast;
    SHORT caBrightness;
    SHORT caColorfulness;
    SHORT caRedGreenTint;
} COLORADJUSTMENT, *PCOLORADJUSTMENT, *LPCOLORADJUSTMENT;
#define TextOut __MINGW_NAME_AW(TextOut)
BOOL BeginPath(_In_ HDC hdc);
BOOL EndPath(_In_ HDC hdc);
BOOL FillPath(_In_ HDC hdc);
int GetPath(_In_ HDC hdc, LPPOINT apt, LPBYTE aj, _In_ int cpt);
BOOL StrokeAndFillPath(_In_ HDC hdc);
BOOL StrokePath(_In_ HDC hdc);
BOOL MoveToEx(_In_ HDC hdc, _In_ int x, _In_ int y, LPPOINT lppt);
BOOL Polygon(_In_ HDC hdc, const POINT *apt, _In_ int cpt);
BOOL SetDeviceGammaRamp(_In_ HDC hdc, LPVOID lpRamp);
#define LF_FACESIZE 32
/// What a font is asked for by.
typedef struct tagLOGFONTW {
    /// Of a cell if positive, of a character if negative.
    LONG lfHeight;
    /// 0 follows from the height.
    LONG lfWidth;
    /// Of the line of text, in tenths of a degree.
    LONG lfEscapement;
    /// Of each character, in tenths of a degree.
    LONG lfOrientation;
    /// From 0 to 1000; 400 is normal.
    LONG lfWeight;
    BYTE lfItalic;
    BYTE lfUnderline;
    BYTE lfStrikeOut;
    /// ANSI_CHARSET and its kin.
    BYTE lfCharSet;
    BYTE lfOutPrecision;
    BYTE lfClipPrecision;
    BYTE lfQuality;
    BYTE lfPitchAndFamily;
    /// The family's name, ended by 0.
    WCHAR lfFaceName[LF_FACESIZE];
} LOGFONTW, *PLOGFONTW, *NPLOGFONTW, *LPLOGFONTW;
#ifdef __cplusplus
}
#endif
