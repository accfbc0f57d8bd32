// Routines that display and printer drivers have for the graphics engine.
#pragma once

BOOL DrvAlphaBlend(
    SURFOBJ *psoDest, SURFOBJ *psoSrc, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclDest, RECTL *prclSrc,
    BLENDOBJ *pBlendObj);
BOOL DrvAssertMode(_In_ DHPDEV dhpdev, _In_ BOOL bEnable);
BOOL DrvBitBlt(
    SURFOBJ *psoTrg, SURFOBJ *psoSrc, SURFOBJ *psoMask, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclTrg,
    POINTL *pptlSrc, POINTL *pptlMask, BRUSHOBJ *pbo, POINTL *pptlBrush, _In_ ROP4 rop4);
VOID DrvCompletePDEV(_In_ DHPDEV dhpdev, _In_ HDEV hdev);
BOOL DrvCopyBits(SURFOBJ *psoDest, SURFOBJ *psoSrc, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclDest, POINTL *pptlSrc);
HBITMAP DrvCreateDeviceBitmap(_In_ DHPDEV dhpdev, _In_ SIZEL sizl, _In_ ULONG iFormat);
VOID DrvDeleteDeviceBitmap(_In_ DHSURF dhsurf);
HBITMAP DrvDeriveSurface(DD_DIRECTDRAW_GLOBAL *pDirectDraw, DD_SURFACE_LOCAL *pSurface);
VOID DrvDestroyFont(FONTOBJ *pfo);
VOID DrvDisableDriver(VOID);
VOID DrvDisablePDEV(_In_ DHPDEV dhpdev);
VOID DrvDisableSurface(_In_ DHPDEV dhpdev);
#define DM_DEFAULT 0x00000001
#define DM_MONOCHROME 0x00000002
ULONG DrvDitherColor(_In_ DHPDEV dhpdev, _In_ ULONG iMode, _In_ ULONG rgb, ULONG *pul);
ULONG DrvDrawEscape(SURFOBJ *pso, _In_ ULONG iEsc, CLIPOBJ *pco, RECTL *prcl, _In_ ULONG cjIn, PVOID pvIn);
BOOL DrvEnableDriver(_In_ ULONG iEngineVersion, _In_ ULONG cj, DRVENABLEDATA *pded);
DHPDEV DrvEnablePDEV(
    DEVMODEW *pdm, LPWSTR pwszLogAddress, _In_ ULONG cPat, HSURF *phsurfPatterns, _In_ ULONG cjCaps,
    ULONG *pdevcaps, _In_ ULONG cjDevInfo, DEVINFO *pdi, _In_ HDEV hdev, LPWSTR pwszDeviceName,
    _In_ HANDLE hDriver);
HSURF DrvEnableSurface(_In_ DHPDEV dhpdev);
ULONG DrvEscape(SURFOBJ *pso, _In_ ULONG iEsc, _In_ ULONG cjIn, PVOID pvIn, _In_ ULONG cjOut, PVOID pvOut);
BOOL DrvFillPath(
    SURFOBJ *pso, PATHOBJ *ppo, CLIPOBJ *pco, BRUSHOBJ *pbo, POINTL *pptlBrushOrg, _In_ MIX mix,
    _In_ FLONG flOptions);
ULONG DrvGetModes(_In_ HANDLE hDriver, _In_ ULONG cjSize, DEVMODEW *pdm);
BOOL DrvGradientFill(
    SURFOBJ *psoDest, CLIPOBJ *pco, XLATEOBJ *pxlo, TRIVERTEX *pVertex, _In_ ULONG nVertex, PVOID pMesh,
    _In_ ULONG nMesh, RECTL *prclExtents, POINTL *pptlDitherOrg, _In_ ULONG ulMode);
#define IGRF_RGB_256WORDS 0x00000001
BOOL DrvIcmSetDeviceGammaRamp(_In_ DHPDEV dhpdev, _In_ ULONG iFormat, LPVOID lpRamp);
BOOL DrvLineTo(
    SURFOBJ *pso, CLIPOBJ *pco, BRUSHOBJ *pbo, _In_ LONG x1, _In_ LONG y1, _In_ LONG x2, _In_ LONG y2,
    RECTL *prclBounds, _In_ MIX mix);
VOID DrvMovePointer(SURFOBJ *pso, _In_ LONG x, _In_ LONG y, RECTL *prcl);
VOID DrvNotify(SURFOBJ *pso, _In_ ULONG iType, PVOID pvData);
BOOL DrvOffset(SURFOBJ *pso, _In_ LONG x, _In_ LONG y, _In_ FLONG flReserved);
BOOL DrvPaint(SURFOBJ *pso, CLIPOBJ *pco, BRUSHOBJ *pbo, POINTL *pptlBrushOrg, _In_ MIX mix);
BOOL DrvPlgBlt(
    SURFOBJ *psoTrg, SURFOBJ *psoSrc, SURFOBJ *psoMsk, CLIPOBJ *pco, XLATEOBJ *pxlo, COLORADJUSTMENT *pca,
    POINTL *pptlBrushOrg, POINTFIX *pptfx, RECTL *prcl, POINTL *pptl, _In_ ULONG iMode);
#define RB_DITHERCOLOR 0x80000000L
#define HS_DDI_MAX 6
BOOL DrvRealizeBrush(
    BRUSHOBJ *pbo, SURFOBJ *psoTarget, SURFOBJ *psoPattern, SURFOBJ *psoMask, XLATEOBJ *pxlo, _In_ ULONG iHatch);
#define DRD_SUCCESS 0
#define DRD_ERROR 1
ULONG DrvResetDevice(_In_ DHPDEV dhpdev, PVOID Reserved);
BOOL DrvResetPDEV(_In_ DHPDEV dhpdevOld, _In_ DHPDEV dhpdevNew);
ULONG_PTR DrvSaveScreenBits(SURFOBJ *pso, _In_ ULONG iMode, _In_ ULONG_PTR ident, RECTL *prcl);
BOOL DrvSetPalette(_In_ DHPDEV dhpdev, PALOBJ *ppalo, _In_ FLONG fl, _In_ ULONG iStart, _In_ ULONG cColors);
#define SPS_ERROR 0x00000000
#define SPS_DECLINE 0x00000001
#define SPS_ACCEPT_NOEXCLUDE 0x00000002
#define SPS_ACCEPT_EXCLUDE 0x00000003
#define SPS_CHANGE 0x00000001L
#define SPS_ASYNCCHANGE 0x00000002L
#define SPS_ANIMATESTART 0x00000004L
#define SPS_ANIMATEUPDATE 0x00000008L
#define SPS_ALPHA 0x00000010L
ULONG DrvSetPointerShape(
    SURFOBJ *pso, SURFOBJ *psoMask, SURFOBJ *psoColor, XLATEOBJ *pxlo, _In_ LONG xHot, _In_ LONG yHot, _In_ LONG x,
    _In_ LONG y, RECTL *prcl, _In_ FLONG fl);
BOOL DrvStretchBlt(
    SURFOBJ *psoDest, SURFOBJ *psoSrc, SURFOBJ *psoMask, CLIPOBJ *pco, XLATEOBJ *pxlo, COLORADJUSTMENT *pca,
    POINTL *pptlHTOrg, RECTL *prclDest, RECTL *prclSrc, POINTL *pptlMask, _In_ ULONG iMode);
BOOL DrvStretchBltROP(
    SURFOBJ *psoDest, SURFOBJ *psoSrc, SURFOBJ *psoMask, CLIPOBJ *pco, XLATEOBJ *pxlo, COLORADJUSTMENT *pca,
    POINTL *pptlHTOrg, RECTL *prclDest, RECTL *prclSrc, POINTL *pptlMask, _In_ ULONG iMode, BRUSHOBJ *pbo,
    _In_ DWORD rop4);
BOOL DrvStrokeAndFillPath(
    SURFOBJ *pso, PATHOBJ *ppo, CLIPOBJ *pco, XFORMOBJ *pxo, BRUSHOBJ *pboStroke, LINEATTRS *plineattrs,
    BRUSHOBJ *pboFill, POINTL *pptlBrushOrg, _In_ MIX mixFill, _In_ FLONG flOptions);
BOOL DrvStrokePath(
    SURFOBJ *pso, PATHOBJ *ppo, CLIPOBJ *pco, XFORMOBJ *pxo, BRUSHOBJ *pbo, POINTL *pptlBrushOrg,
    LINEATTRS *plineattrs, _In_ MIX mix);
VOID DrvSynchronize(_In_ DHPDEV dhpdev, RECTL *prcl);
#define DSS_TIMER_EVENT 0x00000001
#define DSS_FLUSH_EVENT 0x00000002
VOID DrvSynchronizeSurface(SURFOBJ *pso, RECTL *prcl, _In_ FLONG fl);
BOOL DrvTextOut(
    SURFOBJ *pso, STROBJ *pstro, FONTOBJ *pfo, CLIPOBJ *pco, RECTL *prclExtra, RECTL *prclOpaque, BRUSHOBJ *pboFore,
    BRUSHOBJ *pboOpaque, POINTL *pptlOrg, _In_ MIX mix);
BOOL DrvTransparentBlt(
    SURFOBJ *psoDst, SURFOBJ *psoSrc, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclDst, RECTL *prclSrc,
    _In_ ULONG iTransColor, _In_ ULONG ulReserved);
typedef BOOL (*PFN_DrvAlphaBlend)(
    SURFOBJ *psoDest, SURFOBJ *psoSrc, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclDest, RECTL *prclSrc,
    BLENDOBJ *pBlendObj);
typedef BOOL (*PFN_DrvBitBlt)(
    SURFOBJ *psoTrg, SURFOBJ *psoSrc, SURFOBJ *psoMask, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclTrg,
    POINTL *pptlSrc, POINTL *pptlMask, BRUSHOBJ *pbo, POINTL *pptlBrush, _In_ ROP4 rop4);
typedef BOOL (*PFN_DrvCopyBits)(
    SURFOBJ *psoDest, SURFOBJ *psoSrc, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclDest, POINTL *pptlSrc);
typedef HBITMAP (*PFN_DrvDeriveSurface)(DD_DIRECTDRAW_GLOBAL *pDirectDraw, DD_SURFACE_LOCAL *pSurface);
typedef VOID (*PFN_DrvDestroyFont)(FONTOBJ *pfo);
typedef ULONG (*PFN_DrvDrawEscape)(
    SURFOBJ *pso, _In_ ULONG iEsc, CLIPOBJ *pco, RECTL *prcl, _In_ ULONG cjIn, PVOID pvIn);
typedef DHPDEV (*PFN_DrvEnablePDEV)(
    DEVMODEW *pdm, LPWSTR pwszLogAddress, _In_ ULONG cPat, HSURF *phsurfPatterns, _In_ ULONG cjCaps,
    GDIINFO *pdevcaps, _In_ ULONG cjDevInfo, DEVINFO *pdi, _In_ HDEV hdev, LPWSTR pwszDeviceName,
    _In_ HANDLE hDriver);
typedef BOOL (*PFN_DrvEndDoc)(SURFOBJ *pso, _In_ FLONG fl);
typedef ULONG (*PFN_DrvEscape)(
    SURFOBJ *pso, _In_ ULONG iEsc, _In_ ULONG cjIn, PVOID pvIn, _In_ ULONG cjOut, PVOID pvOut);
typedef BOOL (*PFN_DrvFillPath)(
    SURFOBJ *pso, PATHOBJ *ppo, CLIPOBJ *pco, BRUSHOBJ *pbo, POINTL *pptlBrushOrg, _In_ MIX mix,
    _In_ FLONG flOptions);
typedef ULONG (*PFN_DrvFontManagement)(
    SURFOBJ *pso, FONTOBJ *pfo, _In_ ULONG iMode, _In_ ULONG cjIn, PVOID pvIn, _In_ ULONG cjOut, PVOID pvOut);
typedef BOOL (*PFN_DrvGradientFill)(
    SURFOBJ *psoDest, CLIPOBJ *pco, XLATEOBJ *pxlo, TRIVERTEX *pVertex, _In_ ULONG nVertex, PVOID pMesh,
    _In_ ULONG nMesh, RECTL *prclExtents, POINTL *pptlDitherOrg, _In_ ULONG ulMode);
typedef BOOL (*PFN_DrvLineTo)(
    SURFOBJ *pso, CLIPOBJ *pco, BRUSHOBJ *pbo, _In_ LONG x1, _In_ LONG y1, _In_ LONG x2, _In_ LONG y2,
    RECTL *prclBounds, _In_ MIX mix);
typedef VOID (*PFN_DrvMovePointer)(SURFOBJ *pso, _In_ LONG x, _In_ LONG y, RECTL *prcl);
typedef BOOL (*PFN_DrvNextBand)(SURFOBJ *pso, POINTL *pptl);
typedef VOID (*PFN_DrvNotify)(SURFOBJ *pso, _In_ ULONG iType, PVOID pvData);
typedef BOOL (*PFN_DrvOffset)(SURFOBJ *pso, _In_ LONG x, _In_ LONG y, _In_ FLONG flReserved);
typedef BOOL (*PFN_DrvPaint)(SURFOBJ *pso, CLIPOBJ *pco, BRUSHOBJ *pbo, POINTL *pptlBrushOrg, _In_ MIX mix);
typedef BOOL (*PFN_DrvPlgBlt)(
    SURFOBJ *psoTrg, SURFOBJ *psoSrc, SURFOBJ *psoMsk, CLIPOBJ *pco, XLATEOBJ *pxlo, COLORADJUSTMENT *pca,
    POINTL *pptlBrushOrg, POINTFIX *pptfx, RECTL *prcl, POINTL *pptl, _In_ ULONG iMode);
typedef BOOL (*PFN_DrvQueryDeviceSupport)(
    SURFOBJ *pso, XLATEOBJ *pxlo, XFORMOBJ *pxo, _In_ ULONG iType, _In_ ULONG cjIn, PVOID pvIn, _In_ ULONG cjOut,
    PVOID pvOut);
typedef PFD_GLYPHATTR (*PFN_DrvQueryGlyphAttrs)(FONTOBJ *pfo, _In_ ULONG iMode);
typedef ULONG (*PFN_DrvQueryPerBandInfo)(SURFOBJ *pso, PERBANDINFO *pbi);
typedef BOOL (*PFN_DrvRealizeBrush)(
    BRUSHOBJ *pbo, SURFOBJ *psoTarget, SURFOBJ *psoPattern, SURFOBJ *psoMask, XLATEOBJ *pxlo, _In_ ULONG iHatch);
typedef ULONG_PTR (*PFN_DrvSaveScreenBits)(SURFOBJ *pso, _In_ ULONG iMode, _In_ ULONG_PTR ident, RECTL *prcl);
typedef BOOL (*PFN_DrvSendPage)(SURFOBJ *pso);
typedef BOOL (*PFN_DrvSetPixelFormat)(SURFOBJ *pso, _In_ LONG iPixelFormat, _In_ HWND hwnd);
typedef ULONG (*PFN_DrvSetPointerShape)(
    SURFOBJ *pso, SURFOBJ *psoMask, SURFOBJ *psoColor, XLATEOBJ *pxlo, _In_ LONG xHot, _In_ LONG yHot, _In_ LONG x,
    _In_ LONG y, RECTL *prcl, _In_ FLONG fl);
typedef BOOL (*PFN_DrvStartBanding)(SURFOBJ *pso, POINTL *pptl);
typedef BOOL (*PFN_DrvStartDoc)(SURFOBJ *pso, LPWSTR pwszDocName, _In_ DWORD dwJobId);
typedef BOOL (*PFN_DrvStartPage)(SURFOBJ *pso);
typedef BOOL (*PFN_DrvStretchBlt)(
    SURFOBJ *psoDest, SURFOBJ *psoSrc, SURFOBJ *psoMask, CLIPOBJ *pco, XLATEOBJ *pxlo, COLORADJUSTMENT *pca,
    POINTL *pptlHTOrg, RECTL *prclDest, RECTL *prclSrc, POINTL *pptlMask, _In_ ULONG iMode);
typedef BOOL (*PFN_DrvStretchBltROP)(
    SURFOBJ *psoDest, SURFOBJ *psoSrc, SURFOBJ *psoMask, CLIPOBJ *pco, XLATEOBJ *pxlo, COLORADJUSTMENT *pca,
    POINTL *pptlHTOrg, RECTL *prclDest, RECTL *prclSrc, POINTL *pptlMask, _In_ ULONG iMode, BRUSHOBJ *pbo,
    _In_ DWORD rop4);
typedef BOOL (*PFN_DrvStrokeAndFillPath)(
    SURFOBJ *pso, PATHOBJ *ppo, CLIPOBJ *pco, XFORMOBJ *pxo, BRUSHOBJ *pboStroke, LINEATTRS *plineattrs,
    BRUSHOBJ *pboFill, POINTL *pptlBrushOrg, _In_ MIX mixFill, _In_ FLONG flOptions);
typedef BOOL (*PFN_DrvStrokePath)(
    SURFOBJ *pso, PATHOBJ *ppo, CLIPOBJ *pco, XFORMOBJ *pxo, BRUSHOBJ *pbo, POINTL *pptlBrushOrg,
    LINEATTRS *plineattrs, _In_ MIX mix);
typedef BOOL (*PFN_DrvSwapBuffers)(SURFOBJ *pso, WNDOBJ *pwo);
typedef VOID (*PFN_DrvSynchronizeSurface)(SURFOBJ *pso, RECTL *prcl, _In_ FLONG fl);
typedef BOOL (*PFN_DrvTextOut)(
    SURFOBJ *pso, STROBJ *pstro, FONTOBJ *pfo, CLIPOBJ *pco, RECTL *prclExtra, RECTL *prclOpaque, BRUSHOBJ *pboFore,
    BRUSHOBJ *pboOpaque, POINTL *pptlOrg, _In_ MIX mix);
typedef BOOL (*PFN_DrvTransparentBlt)(
    SURFOBJ *psoDst, SURFOBJ *psoSrc, CLIPOBJ *pco, XLATEOBJ *pxlo, RECTL *prclDst, RECTL *prclSrc,
    _In_ ULONG iTransColor, _In_ ULONG ulReserved);
VOID DrvDisableDirectDraw(_In_ DHPDEV dhpdev);
BOOL DrvEnableDirectDraw(
    _In_ DHPDEV dhpdev, DD_CALLBACKS *pCallBacks, DD_SURFACECALLBACKS *pSurfaceCallBacks,
    DD_PALETTECALLBACKS *pPaletteCallBacks);
BOOL DrvGetDirectDrawInfo(
    _In_ DHPDEV dhpdev, DD_HALINFO *pHalInfo, DWORD *pdwNumHeaps, VIDEOMEMORY *pvmList, DWORD *pdwNumFourCCCodes,
    DWORD *pdwFourCC);
