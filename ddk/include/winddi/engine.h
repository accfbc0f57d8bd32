// What the graphics engine does for display and printer drivers.
#pragma once

#define WOC_SPRITE_NO_OVERLAP 0x00000100
typedef VOID (*WNDOBJCHANGEPROC)(WNDOBJ *pwo, _In_ FLONG fl);
PVOID BRUSHOBJ_pvAllocRbrush(BRUSHOBJ *pbo, _In_ ULONG cj);
PVOID BRUSHOBJ_pvGetRbrush(BRUSHOBJ *pbo);
BOOL CLIPOBJ_bEnum(CLIPOBJ *pco, _In_ ULONG cj, ULONG *pv);
#define CT_RECTANGLES 0L
#define CD_RIGHTDOWN 0x00000000
#define CD_LEFTDOWN 0x00000001
#define CD_RIGHTUP 0x00000002
#define CD_LEFTUP 0x00000003
#define CD_ANY 0x00000004
ULONG CLIPOBJ_cEnumStart(CLIPOBJ *pco, _In_ BOOL bAll, _In_ ULONG iType, _In_ ULONG iDirection, _In_ ULONG cLimit);
VOID EngAcquireSemaphore(_In_ HSEMAPHORE hsem);
#define FL_ZERO_MEMORY 0x00000001
/// NULL if there is no memory. FL_ZERO_MEMORY clears it.
PVOID EngAllocMem(_In_ ULONG Flags, _In_ ULONG MemSize, _In_ ULONG Tag);
BOOL EngAlphaBlend(
    SURFOBJ *psoDest, SURFOBJ *psoSrc, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclDest, RECTL *prclSrc,
    BLENDOBJ *pBlendObj);
#define HOOK_BITBLT 0x00000001
#define HOOK_STRETCHBLT 0x00000002
#define HOOK_PLGBLT 0x00000004
#define HOOK_TEXTOUT 0x00000008
#define HOOK_PAINT 0x00000010
#define HOOK_STROKEPATH 0x00000020
#define HOOK_FILLPATH 0x00000040
#define HOOK_STROKEANDFILLPATH 0x00000080
#define HOOK_LINETO 0x00000100
#define HOOK_COPYBITS 0x00000400
#define HOOK_SYNCHRONIZE 0x00001000
#define HOOK_STRETCHBLTROP 0x00002000
#define HOOK_SYNCHRONIZEACCESS 0x00004000
#define HOOK_TRANSPARENTBLT 0x00008000
#define HOOK_ALPHABLEND 0x00010000
#define HOOK_GRADIENTFILL 0x00020000
BOOL EngAssociateSurface(_In_ HSURF hsurf, _In_ HDEV hdev, _In_ FLONG flHooks);
BOOL EngBitBlt(
    SURFOBJ *psoTrg, SURFOBJ *psoSrc, SURFOBJ *psoMask, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclTrg,
    POINTL *pptlSrc, POINTL *pptlMask, BRUSHOBJ *pbo, POINTL *pptlBrush, _In_ ROP4 rop4);
BOOL EngCopyBits(SURFOBJ *psoDest, SURFOBJ *psoSrc, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclDest, POINTL *pptlSrc);
HBITMAP EngCreateBitmap(_In_ SIZEL sizl, _In_ LONG lWidth, _In_ ULONG iFormat, _In_ FLONG fl, PVOID pvBits);
HBITMAP EngCreateDeviceBitmap(_In_ DHSURF dhsurf, _In_ SIZEL sizl, _In_ ULONG iFormatCompat);
HSURF EngCreateDeviceSurface(_In_ DHSURF dhsurf, _In_ SIZEL sizl, _In_ ULONG iFormatCompat);
#define PAL_INDEXED 0x00000001
#define PAL_BITFIELDS 0x00000002
HPALETTE EngCreatePalette(
    _In_ ULONG iMode, _In_ ULONG cColors, ULONG *pulColors, _In_ FLONG flRed, _In_ FLONG flGreen,
    _In_ FLONG flBlue);
HSEMAPHORE EngCreateSemaphore(VOID);
#define WO_RGN_CLIENT_DELTA 0x00000001
#define WO_RGN_CLIENT 0x00000002
#define WO_RGN_WINDOW 0x00000020
#define WO_DRAW_NOTIFY 0x00000040
#define WO_SPRITE_NOTIFY 0x00000080
WNDOBJ *EngCreateWnd(SURFOBJ *pso, _In_ HWND hwnd, _In_ WNDOBJCHANGEPROC pfn, _In_ FLONG fl, _In_ int iPixelFormat);
VOID EngDebugBreak(VOID);
VOID EngDebugPrint(PCHAR StandardPrefix, PCHAR DebugMessage, _In_ va_list ap);
BOOL EngDeletePalette(_In_ HPALETTE hpal);
BOOL EngDeleteSurface(_In_ HSURF hsurf);
/// Sends a control code to the video miniport; 0 or a Win32 error.
DWORD EngDeviceIoControl(
    _In_ HANDLE hDevice, _In_ DWORD dwIoControlCode, LPVOID lpInBuffer, _In_ DWORD nInBufferSize,
    LPVOID lpOutBuffer, _In_ DWORD nOutBufferSize, LPDWORD lpBytesReturned);
ULONG EngDitherColor(_In_ HDEV hdev, _In_ ULONG iMode, _In_ ULONG rgb, ULONG *pul);
BOOL EngFillPath(
    SURFOBJ *pso, PATHOBJ *ppo, CLIPOBJ *pco, BRUSHOBJ *pbo, POINTL *pptlBrushOrg, _In_ MIX mix,
    _In_ FLONG flOptions);
PVOID EngFindImageProcAddress(_In_ HANDLE hModule, LPSTR lpProcName);
VOID EngFreeMem(PVOID Mem);
LPWSTR EngGetDriverName(_In_ HDEV hdev);
BOOL EngGradientFill(
    SURFOBJ *psoDest, CLIPOBJ *pco, XLATEOBJ *pxlo, TRIVERTEX *pVertex, _In_ ULONG nVertex, PVOID pMesh,
    _In_ ULONG nMesh, RECTL *prclExtents, POINTL *pptlDitherOrg, _In_ ULONG ulMode);
#define EHN_ERROR 0x00000001
ULONG EngHangNotification(_In_ HDEV hDev, PVOID Reserved);
BOOL EngLineTo(
    SURFOBJ *pso, CLIPOBJ *pco, BRUSHOBJ *pbo, _In_ LONG x1, _In_ LONG y1, _In_ LONG x2, _In_ LONG y2,
    RECTL *prclBounds, _In_ MIX mix);
SURFOBJ *EngLockSurface(_In_ HSURF hsurf);
PVOID EngMapFile(LPWSTR pwsz, _In_ ULONG cjSize, ULONG_PTR *piFile);
#define MS_NOTSYSTEMMEMORY 0x00000001
BOOL EngModifySurface(
    _In_ HSURF hsurf, _In_ HDEV hdev, _In_ FLONG flHooks, _In_ FLONG flSurface, _In_ DHSURF dhsurf, VOID *pvScan0,
    _In_ LONG lDelta, VOID *pvReserved);
BOOL EngPaint(SURFOBJ *pso, CLIPOBJ *pco, BRUSHOBJ *pbo, POINTL *pptlBrushOrg, _In_ MIX mix);
/// What EngQueryDeviceAttribute is asked for.
typedef enum _ENG_DEVICE_ATTRIBUTE {
    QDA_RESERVED = 0,
    QDA_ACCELERATION_LEVEL,
} ENG_DEVICE_ATTRIBUTE;
BOOL EngQueryDeviceAttribute(
    _In_ HDEV hdev, _In_ ENG_DEVICE_ATTRIBUTE devAttr, VOID *pvIn, _In_ ULONG ulInSize, VOID *pvOut,
    _In_ ULONG ulOutSize);
VOID EngQueryPerformanceCounter(LONGLONG *pPerformanceCount);
VOID EngQueryPerformanceFrequency(LONGLONG *pFrequency);
/// What EngQuerySystemAttribute is asked for.
typedef enum _ENG_SYSTEM_ATTRIBUTE {
    EngProcessorFeature = 1,
    EngNumberOfProcessors,
    EngOptimumAvailableUserMemory,
    EngOptimumAvailableSystemMemory,
} ENG_SYSTEM_ATTRIBUTE;
BOOL EngQuerySystemAttribute(_In_ ENG_SYSTEM_ATTRIBUTE CapNum, PDWORD pCapability);
VOID EngReleaseSemaphore(_In_ HSEMAPHORE hsem);
VOID EngSetLastError(_In_ ULONG iError);
BOOL EngStretchBlt(
    SURFOBJ *psoDest, SURFOBJ *psoSrc, SURFOBJ *psoMask, CLIPOBJ *pco, XLATEOBJ *pxlo, COLORADJUSTMENT *pca,
    POINTL *pptlHTOrg, RECTL *prclDest, RECTL *prclSrc, POINTL *pptlMask, _In_ ULONG iMode);
BOOL EngStrokePath(
    SURFOBJ *pso, PATHOBJ *ppo, CLIPOBJ *pco, XFORMOBJ *pxo, BRUSHOBJ *pbo, POINTL *pptlBrushOrg,
    LINEATTRS *plineattrs, _In_ MIX mix);
BOOL EngTextOut(
    SURFOBJ *pso, STROBJ *pstro, FONTOBJ *pfo, CLIPOBJ *pco, RECTL *prclExtra, RECTL *prclOpaque, BRUSHOBJ *pboFore,
    BRUSHOBJ *pboOpaque, POINTL *pptlOrg, _In_ MIX mix);
BOOL EngTransparentBlt(
    SURFOBJ *psoDst, SURFOBJ *psoSrc, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclDst, RECTL *prclSrc,
    _In_ ULONG iTransColor, _In_ ULONG ulReserved);
VOID EngUnlockSurface(SURFOBJ *pso);
BOOL EngUnmapFile(_In_ ULONG_PTR iFile);
ULONG PALOBJ_cGetColors(PALOBJ *ppalo, _In_ ULONG iStart, _In_ ULONG cColors, ULONG *pulColors);
BOOL PATHOBJ_bEnum(PATHOBJ *ppo, PATHDATA *ppd);
BOOL PATHOBJ_bEnumClipLines(PATHOBJ *ppo, _In_ ULONG cb, CLIPLINE *pcl);
VOID PATHOBJ_vEnumStart(PATHOBJ *ppo);
VOID PATHOBJ_vEnumStartClipLines(PATHOBJ *ppo, CLIPOBJ *pco, SURFOBJ *pso, LINEATTRS *pla);
BOOL STROBJ_bEnum(STROBJ *pstro, ULONG *pc, PGLYPHPOS *ppgpos);
VOID STROBJ_vEnumStart(STROBJ *pstro);
BOOL WNDOBJ_bEnum(WNDOBJ *pwo, _In_ ULONG cj, ULONG *pul);
ULONG WNDOBJ_cEnumStart(WNDOBJ *pwo, _In_ ULONG iType, _In_ ULONG iDirection, _In_ ULONG cLimit);
ULONG XLATEOBJ_iXlate(XLATEOBJ *pxlo, _In_ ULONG iColor);
ULONG *XLATEOBJ_piVector(XLATEOBJ *pxlo);
