// Objects of the graphics engine as display and printer drivers see them.
#pragma once

#define DDI_DRIVER_VERSION_NT4 0x00020000
#define DDI_DRIVER_VERSION_NT5 0x00030000
#define DDI_DRIVER_VERSION_NT5_01 0x00030100
#define GDI_DRIVER_VERSION 0x4000
typedef FLOAT FLOATL;
typedef LONG LDECI4;
typedef ULONG IDENT;
typedef LONG FIX;
typedef ULONG ROP4;
typedef ULONG MIX;
typedef ULONG HGLYPH;
typedef LONG_PTR (*PFN)();
#define WNDOBJ_SETUP 4354
#define DDI_ERROR 0xFFFFFFFF
#define FP_ALTERNATEMODE 1
#define FP_WINDINGMODE 2
#define DN_ACCELERATION_LEVEL 1
#define DN_DEVICE_ORIGIN 2
#define DN_SLEEP_MODE 3
#define DN_DRAWING_BEGIN 4
#define DCR_DRIVER 1
/// A number that is either a fraction or an integer.
typedef union _FLOAT_LONG {
    FLOATL e;
    LONG l;
} FLOAT_LONG, *PFLOAT_LONG;
/// A point in units of a sixteenth of a pixel.
typedef struct _POINTFIX {
    FIX x;
    FIX y;
} POINTFIX, *PPOINTFIX;
/// The blending of DrvAlphaBlend.
typedef struct _BLENDOBJ {
    BLENDFUNCTION BlendFunction;
} BLENDOBJ, *PBLENDOBJ;
/// A brush that patterns are drawn with.
typedef struct _BRUSHOBJ {
    /// Its colour, or 0xFFFFFFFF if it has a pattern.
    ULONG iSolidColor;
    /// What DrvRealizeBrush made of it.
    PVOID pvRbrush;
    FLONG flColorType;
} BRUSHOBJ;
/// A colour of the CIE's system, in ten-thousandths.
typedef struct _CIECHROMA {
    LDECI4 x;
    LDECI4 y;
    LDECI4 Y;
} CIECHROMA;
/// Pixels of a line from the first to behind the last.
typedef struct _RUN {
    LONG iStart;
    LONG iStop;
} RUN, *PRUN;
/// The visible parts of a line.
typedef struct _CLIPLINE {
    POINTFIX ptfxA;
    POINTFIX ptfxB;
    LONG lStyleState;
    ULONG c;
    RUN arun[1];
} CLIPLINE, *PCLIPLINE;
#define DC_TRIVIAL 0
#define DC_RECT 1
#define DC_COMPLEX 3
/// A region that drawing is clipped to.
typedef struct _CLIPOBJ {
    /// The same number means the same region; 0 is no region's.
    ULONG iUniq;
    RECTL rclBounds;
    /// DC_TRIVIAL, DC_RECT or DC_COMPLEX.
    BYTE iDComplexity;
    BYTE iFComplexity;
    BYTE iMode;
    BYTE fjOptions;
} CLIPOBJ;
/// Colours of a device.
typedef struct _COLORINFO {
    CIECHROMA Red;
    CIECHROMA Green;
    CIECHROMA Blue;
    CIECHROMA Cyan;
    CIECHROMA Magenta;
    CIECHROMA Yellow;
    CIECHROMA AlignmentWhite;
    LDECI4 RedGamma;
    LDECI4 GreenGamma;
    LDECI4 BlueGamma;
    LDECI4 MagentaInCyanDye;
    LDECI4 YellowInCyanDye;
    LDECI4 CyanInMagentaDye;
    LDECI4 YellowInMagentaDye;
    LDECI4 CyanInYellowDye;
    LDECI4 MagentaInYellowDye;
} COLORINFO, *PCOLORINFO;
#define GCAPS_BEZIERS 0x00000001
#define GCAPS_GEOMETRICWIDE 0x00000002
#define GCAPS_ALTERNATEFILL 0x00000004
#define GCAPS_WINDINGFILL 0x00000008
#define GCAPS_COLOR_DITHER 0x00000020
#define GCAPS_HORIZSTRIKE 0x00000040
#define GCAPS_OPAQUERECT 0x00000100
#define GCAPS_MONO_DITHER 0x00000400
#define GCAPS_ASYNCCHANGE 0x00000800
#define GCAPS_ASYNCMOVE 0x00001000
#define GCAPS_DIRECTDRAW 0x00004000
#define GCAPS_ARBRUSHOPAQUE 0x00008000
#define GCAPS_PALMANAGED 0x00080000
#define GCAPS_DITHERONREALIZE 0x00200000
#define GCAPS_GRAY16 0x01000000
#define GCAPS_LAYERED 0x08000000
#define BMF_1BPP 1L
#define BMF_4BPP 2L
#define BMF_8BPP 3L
#define BMF_16BPP 4L
#define BMF_24BPP 5L
#define BMF_32BPP 6L
#define BMF_4RLE 7L
#define BMF_8RLE 8L
#define GCAPS2_CHANGEGAMMARAMP 0x00000010
#define GCAPS2_SYNCFLUSH 0x00000040
#define GCAPS2_SYNCTIMER 0x00000080
/// What DrvEnablePDEV tells of a device.
typedef struct _DEVINFO {
    /// GCAPS_… bits.
    FLONG flGraphicsCaps;
    LOGFONTW lfDefaultFont;
    LOGFONTW lfAnsiVarFont;
    LOGFONTW lfAnsiFixFont;
    ULONG cFonts;
    /// BMF_… of the device's own pixels.
    ULONG iDitherFormat;
    USHORT cxDither;
    USHORT cyDither;
    HPALETTE hpalDefault;
    FLONG flGraphicsCaps2;
} DEVINFO, *PDEVINFO;
#define INDEX_DrvEnablePDEV 0L
#define INDEX_DrvCompletePDEV 1L
#define INDEX_DrvDisablePDEV 2L
#define INDEX_DrvEnableSurface 3L
#define INDEX_DrvDisableSurface 4L
#define INDEX_DrvAssertMode 5L
#define INDEX_DrvOffset 6L
#define INDEX_DrvResetPDEV 7L
#define INDEX_DrvDisableDriver 8L
#define INDEX_DrvCreateDeviceBitmap 10L
#define INDEX_DrvDeleteDeviceBitmap 11L
#define INDEX_DrvRealizeBrush 12L
#define INDEX_DrvDitherColor 13L
#define INDEX_DrvStrokePath 14L
#define INDEX_DrvFillPath 15L
#define INDEX_DrvStrokeAndFillPath 16L
#define INDEX_DrvPaint 17L
#define INDEX_DrvBitBlt 18L
#define INDEX_DrvCopyBits 19L
#define INDEX_DrvStretchBlt 20L
#define INDEX_DrvSetPalette 22L
#define INDEX_DrvTextOut 23L
#define INDEX_DrvEscape 24L
#define INDEX_DrvSetPointerShape 29L
#define INDEX_DrvMovePointer 30L
#define INDEX_DrvLineTo 31L
#define INDEX_DrvSynchronize 38L
#define INDEX_DrvGetModes 41L
#define INDEX_DrvDestroyFont 43L
#define INDEX_DrvGetDirectDrawInfo 59L
#define INDEX_DrvEnableDirectDraw 60L
#define INDEX_DrvDisableDirectDraw 61L
#define INDEX_DrvIcmSetDeviceGammaRamp 67L
#define INDEX_DrvGradientFill 68L
#define INDEX_DrvStretchBltROP 69L
#define INDEX_DrvPlgBlt 70L
#define INDEX_DrvAlphaBlend 71L
#define INDEX_DrvTransparentBlt 74L
#define INDEX_DrvDeriveSurface 85L
#define INDEX_DrvNotify 87L
#define INDEX_DrvSynchronizeSurface 88L
#define INDEX_DrvResetDevice 89L
/// A routine of the driver, and the number it is called by.
typedef struct _DRVFN {
    /// INDEX_Drv…
    ULONG iFunc;
    PFN pfn;
} DRVFN, *PDRVFN;
#define DDI_DRIVER_VERSION_NT4 0x00020000
#define DDI_DRIVER_VERSION_NT5 0x00030000
#define DDI_DRIVER_VERSION_NT5_01 0x00030100
/// The routines that DrvEnableDriver tells of.
typedef struct _DRVENABLEDATA {
    /// DDI_DRIVER_VERSION_…
    ULONG iDriverVersion;
    ULONG c;
    DRVFN *pdrvfn;
} DRVENABLEDATA, *PDRVENABLEDATA;
/// Attributes of a font's glyphs.
typedef struct _FD_GLYPHATTR {
    ULONG cjThis;
    ULONG cGlyphs;
    ULONG iMode;
    BYTE aGlyphAttr[1];
} FD_GLYPHATTR, *PFD_GLYPHATTR;
typedef FLOAT FLOATOBJ, *PFLOATOBJ;
/// A transformation: a matrix and a move.
typedef struct _FLOATOBJ_XFORM {
    FLOATOBJ eM11;
    FLOATOBJ eM12;
    FLOATOBJ eM21;
    FLOATOBJ eM22;
    FLOATOBJ eDx;
    FLOATOBJ eDy;
} FLOATOBJ_XFORM, *PFLOATOBJ_XFORM, FAR *LPFLOATOBJ_XFORM;
#define FO_GRAY16 0x00010000
/// A font that is drawn with.
typedef struct _FONTOBJ {
    ULONG iUniq;
    ULONG iFace;
    ULONG cxMax;
    FLONG flFontType;
    ULONG_PTR iTTUniq;
    ULONG_PTR iFile;
    SIZE sizLogResPpi;
    ULONG ulStyleSize;
    PVOID pvConsumer;
    PVOID pvProducer;
} FONTOBJ;
/// What the brightness of each colour becomes.
typedef struct _GAMMARAMP {
    WORD Red[256];
    WORD Green[256];
    WORD Blue[256];
} GAMMARAMP, *PGAMMARAMP;
#define PRIMARY_ORDER_CBA 4
#define HT_PATSIZE_4x4_M 3
#define HT_FORMAT_8BPP 4
#define HT_FORMAT_16BPP 5
#define HT_FORMAT_24BPP 6
#define HT_FORMAT_32BPP 7
#define HT_FLAG_ADDITIVE_PRIMS 0x00000004
/// Abilities and sizes of a device.
typedef struct _GDIINFO {
    /// GDI_DRIVER_VERSION.
    ULONG ulVersion;
    ULONG ulTechnology;
    /// In millimetres; in micrometres if negative.
    ULONG ulHorzSize;
    /// In millimetres; in micrometres if negative.
    ULONG ulVertSize;
    /// Pixels of a row.
    ULONG ulHorzRes;
    /// Rows.
    ULONG ulVertRes;
    ULONG cBitsPixel;
    ULONG cPlanes;
    ULONG ulNumColors;
    ULONG flRaster;
    ULONG ulLogPixelsX;
    ULONG ulLogPixelsY;
    ULONG flTextCaps;
    ULONG ulDACRed;
    ULONG ulDACGreen;
    ULONG ulDACBlue;
    ULONG ulAspectX;
    ULONG ulAspectY;
    ULONG ulAspectXY;
    LONG xStyleStep;
    LONG yStyleStep;
    LONG denStyleStep;
    POINTL ptlPhysOffset;
    SIZEL szlPhysSize;
    ULONG ulNumPalReg;
    COLORINFO ciDevice;
    ULONG ulDevicePelsDPI;
    ULONG ulPrimaryOrder;
    ULONG ulHTPatternSize;
    ULONG ulHTOutputFormat;
    ULONG flHTFlags;
    ULONG ulVRefresh;
    ULONG ulBltAlignment;
    ULONG ulPanningHorzRes;
    ULONG ulPanningVertRes;
    ULONG xPanningAlignment;
    ULONG yPanningAlignment;
    ULONG cxHTPat;
    ULONG cyHTPat;
    LPBYTE pHTPatA;
    LPBYTE pHTPatB;
    LPBYTE pHTPatC;
    ULONG flShadeBlend;
    ULONG ulPhysicalPixelCharacteristics;
    ULONG ulPhysicalPixelGamma;
} GDIINFO, *PGDIINFO;
#define PD_BEGINSUBPATH 0x00000001
#define PD_ENDSUBPATH 0x00000002
#define PD_RESETSTYLE 0x00000004
#define PD_CLOSEFIGURE 0x00000008
/// Some of a path's points.
typedef struct _PATHDATA {
    /// PD_… bits.
    FLONG flags;
    ULONG count;
    POINTFIX *pptfx;
} PATHDATA, *PPATHDATA;
/// A path of lines and curves.
typedef struct _PATHOBJ {
    FLONG fl;
    ULONG cCurves;
} PATHOBJ;
/// A glyph as a bitmap of one bit a pixel.
typedef struct _GLYPHBITS {
    POINTL ptlOrigin;
    SIZEL sizlBitmap;
    BYTE aj[1];
} GLYPHBITS;
/// A glyph as a bitmap or a path.
typedef union _GLYPHDEF {
    GLYPHBITS *pgb;
    PATHOBJ *ppo;
} GLYPHDEF;
/// A glyph and where it is drawn.
typedef struct _GLYPHPOS {
    HGLYPH hg;
    GLYPHDEF *pgdf;
    POINTL ptl;
} GLYPHPOS, *PGLYPHPOS;
#define LA_GEOMETRIC 0x00000001
#define LA_ALTERNATE 0x00000002
#define LA_STARTGAP 0x00000004
/// How lines are drawn: width, ends, joins, dashes.
typedef struct _LINEATTRS {
    FLONG fl;
    ULONG iJoin;
    ULONG iEndCap;
    FLOAT_LONG elWidth;
    FLOATL eMiterLimit;
    ULONG cstyle;
    PFLOAT_LONG pstyle;
    FLOAT_LONG elStyleState;
} LINEATTRS, *PLINEATTRS;
/// A palette.
typedef struct _PALOBJ {
    ULONG ulReserved;
} PALOBJ;
/// How a printer's page is cut into bands.
typedef struct _PERBANDINFO {
    BOOL bRepeatThisBand;
    SIZEL szlBand;
    ULONG ulHorzRes;
    ULONG ulVertRes;
} PERBANDINFO, *PPERBANDINFO;
/// A string of glyphs.
typedef struct _STROBJ {
    ULONG cGlyphs;
    FLONG flAccel;
    ULONG ulCharInc;
    RECTL rclBkGround;
    GLYPHPOS *pgp;
    LPWSTR pwszOrg;
} STROBJ;
#define STYPE_BITMAP 0L
#define STYPE_DEVICE 1L
#define STYPE_DEVBITMAP 3L
#define BMF_TOPDOWN 0x0001
/// A surface that is drawn on.
typedef struct _SURFOBJ {
    /// The driver's own handle.
    DHSURF dhsurf;
    /// The engine's handle; 0 for a bitmap of the caller.
    HSURF hsurf;
    DHPDEV dhpdev;
    HDEV hdev;
    SIZEL sizlBitmap;
    /// Bytes of the bitmap.
    ULONG cjBits;
    PVOID pvBits;
    /// The top row.
    PVOID pvScan0;
    /// Bytes from a row to the next; negative if the rows go upwards.
    LONG lDelta;
    /// Changes with the surface's contents.
    ULONG iUniq;
    /// BMF_…
    ULONG iBitmapFormat;
    /// STYPE_…
    USHORT iType;
    /// BMF_TOPDOWN and its kin.
    USHORT fjBitmap;
} SURFOBJ;
/// A window that a driver watches.
typedef struct _WNDOBJ {
    CLIPOBJ coClient;
    PVOID pvConsumer;
    RECTL rclClient;
    SURFOBJ *psoOwner;
} WNDOBJ, *PWNDOBJ;
/// A transformation that the engine keeps.
typedef struct _XFORMOBJ {
    ULONG ulReserved;
} XFORMOBJ;
#define XO_TRIVIAL 0x00000001
#define XO_TABLE 0x00000002
#define XO_TO_MONO 0x00000004
/// How colours of one surface become those of another.
typedef struct _XLATEOBJ {
    ULONG iUniq;
    /// XO_… bits.
    FLONG flXlate;
    USHORT iSrcType;
    USHORT iDstType;
    ULONG cEntries;
    ULONG *pulXlate;
} XLATEOBJ;
#define WOC_RGN_CLIENT_DELTA 0x00000001
#define WOC_RGN_CLIENT 0x00000002
#define WOC_RGN_SURFACE_DELTA 0x00000004
#define WOC_RGN_SURFACE 0x00000008
#define WOC_CHANGED 0x00000010
#define WOC_DELETE 0x00000020
#define WOC_DRAWN 0x00000040
#define WOC_SPRITE_OVERLAP 0x00000080
