// The page that kernel and user mode share.
#pragma once

typedef enum _ALTERNATIVE_ARCHITECTURE_TYPE { StandardDesign, NEC98x86, EndAlternatives } ALTERNATIVE_ARCHITECTURE_TYPE;
/// Where a feature's registers are in a save area.
typedef struct _XSTATE_FEATURE {
    /// Bytes from the start of the save area.
    ULONG Offset;
    /// Bytes that the feature takes.
    ULONG Size;
} XSTATE_FEATURE, *PXSTATE_FEATURE;
/// Extended processor features and their save area.
typedef struct _XSTATE_CONFIGURATION {
    /// Bit for each feature that is saved.
    ULONG64 EnabledFeatures;
    /// Those whose registers a call need not preserve.
    ULONG64 EnabledVolatileFeatures;
    /// Bytes of a save area with all features of user mode.
    ULONG Size;
    union {
        /// The bits below as one number.
        ULONG ControlFlags;
        struct {
            /// XSAVEOPT is there: saves what changed.
            ULONG OptimizedSave : 1;
            /// XSAVEC is used: saves without gaps.
            ULONG CompactionEnabled : 1;
            /// A feature's first use can be caught.
            ULONG ExtendedFeatureDisable : 1;
        };
    };
    /// By number of the feature.
    XSTATE_FEATURE Features[64];
    /// Bit for each feature that only the kernel saves.
    ULONG64 EnabledSupervisorFeatures;
    /// Those that begin at a multiple of 64 bytes without gaps.
    ULONG64 AlignedFeatures;
    /// Bytes of a save area with all features.
    ULONG AllFeatureSize;
    /// Bytes that each feature takes in it.
    ULONG AllFeatures[64];
    /// Those of the kernel's that user mode may know of.
    ULONG64 EnabledUserVisibleSupervisorFeatures;
    /// Those whose first use can be caught.
    ULONG64 ExtendedFeatureDisableFeatures;
    /// Bytes of a save area without the large features.
    ULONG AllNonLargeFeatureSize;
    /// Not used.
    ULONG Spare;
} XSTATE_CONFIGURATION, *PXSTATE_CONFIGURATION;
/// The page that kernel and user mode share, as the kernel maps it.
typedef struct _KUSER_SHARED_DATA {
    /// Lower half of the tick count; no longer kept.
    ULONG TickCountLowDeprecated;
    /// Milliseconds of a tick, times 2^24.
    ULONG TickCountMultiplier;
    /// Time since the system started, in 100 ns.
    volatile KSYSTEM_TIME InterruptTime;
    /// Time since 1601 in UTC, in 100 ns.
    volatile KSYSTEM_TIME SystemTime;
    /// UTC less local time, in 100 ns.
    volatile KSYSTEM_TIME TimeZoneBias;
    /// Lowest machine type of an image that runs natively.
    USHORT ImageNumberLow;
    /// Highest machine type of an image that runs natively.
    USHORT ImageNumberHigh;
    /// Folder of the system as a DOS path, ended by 0.
    WCHAR NtSystemRoot[260];
    /// Most frames that a stack trace collects.
    ULONG MaxStackTraceDepth;
    /// Exponent that the system's cryptography uses.
    ULONG CryptoExponent;
    /// 0 unknown, 1 standard time, 2 daylight saving time.
    ULONG TimeZoneId;
    /// Smallest large page in bytes.
    ULONG LargePageMinimum;
    /// How often usage of applications is sampled.
    ULONG AitSamplingValue;
    /// Flags of the application compatibility layer.
    ULONG AppCompatFlag;
    /// Raised when the kernel's random generator is seeded anew.
    ULONGLONG RNGSeedVersion;
    /// Level of checks for all processes.
    ULONG GlobalValidationRunlevel;
    /// Changes when TimeZoneBias does.
    volatile LONG TimeZoneBiasStamp;
    /// Build; the upper 4 bits are 0xF for free and 0xC for checked.
    ULONG NtBuildNumber;
    /// Client, domain controller or server.
    NT_PRODUCT_TYPE NtProductType;
    /// NtProductType has been set.
    BOOLEAN ProductTypeIsValid;
    /// Reserved.
    BOOLEAN Reserved0[1];
    /// PROCESSOR_ARCHITECTURE_ value of the machine.
    USHORT NativeProcessorArchitecture;
    /// Major version of Windows: 10.
    ULONG NtMajorVersion;
    /// Minor version of Windows: 0.
    ULONG NtMinorVersion;
    /// Whether a feature is there, by its PF_ number.
    BOOLEAN ProcessorFeatures[64];
    /// Reserved.
    ULONG Reserved1;
    /// Reserved.
    ULONG Reserved3;
    /// Time lost while the kernel debugger held the system.
    volatile ULONG TimeSlip;
    /// StandardDesign, but on the NEC machines of old.
    ALTERNATIVE_ARCHITECTURE_TYPE AlternativeArchitecture;
    /// Counts the starts of the system.
    ULONG BootId;
    /// When an evaluation ends, in 100 ns since 1601; 0 never.
    LARGE_INTEGER SystemExpirationDate;
    /// VER_SUITE_ bits of the product.
    ULONG SuiteMask;
    /// Bit 0: a kernel debugger is enabled; bit 1: it is attached.
    BOOLEAN KdDebuggerEnabled;
    union {
        /// The fields below as one number.
        UCHAR MitigationPolicies;
        struct {
            /// Data execution prevention: 0 off, 1 on, 2 for processes that opt in, 3 for all that do not opt out.
            UCHAR NXSupportPolicy : 2;
            /// Whether exception handlers on the stack are validated.
            UCHAR SEHValidationPolicy : 2;
            /// Kinds of devices where no DLL is looked for in the current folder.
            UCHAR CurDirDevicesSkippedForDlls : 2;
            /// Reserved.
            UCHAR Reserved : 2;
        };
    };
    /// Cycles that a pause instruction takes.
    USHORT CyclesPerYield;
    /// Session at the console.
    volatile ULONG ActiveConsoleId;
    /// Raised by each dismount of a volume, so cached handles are checked.
    volatile ULONG DismountCount;
    /// State of the 64-bit runtime of .NET.
    ULONG ComPlusPackage;
    /// Tick count of the last input of a user.
    ULONG LastSystemRITEventTickCount;
    /// Pages of memory that the system uses.
    ULONG NumberOfPhysicalPages;
    /// The system was started in safe mode.
    BOOLEAN SafeBootMode;
    union {
        /// Whether and how the system is virtualized.
        UCHAR VirtualizationFlags;
    };
    /// Reserved.
    UCHAR Reserved12[2];
    union {
        /// The bits below as one number.
        ULONG SharedDataFlags;
        struct {
            /// Someone listens at the error port.
            ULONG DbgErrorPortPresent : 1;
            /// User account control is on.
            ULONG DbgElevationEnabled : 1;
            /// Files and registry keys are virtualized for old programs.
            ULONG DbgVirtEnabled : 1;
            /// Installers are recognized and asked to elevate.
            ULONG DbgInstallerDetectEnabled : 1;
            /// The last known good configuration is in use.
            ULONG DbgLkgEnabled : 1;
            /// Processors can be added while the system runs.
            ULONG DbgDynProcessorEnabled : 1;
            /// Consoles are started by a broker.
            ULONG DbgConsoleBrokerEnabled : 1;
            /// Secure boot is on.
            ULONG DbgSecureBootEnabled : 1;
            /// The product allows several sessions.
            ULONG DbgMultiSessionSku : 1;
            /// The product allows several users in a session.
            ULONG DbgMultiUsersInSessionSku : 1;
            /// System and user state are kept apart.
            ULONG DbgStateSeparationEnabled : 1;
            /// Not used.
            ULONG SpareBits : 21;
        };
    };
    /// Padding.
    ULONG DataFlagsPad[1];
    /// A return instruction, to measure calls with.
    ULONGLONG TestRetInstruction;
    /// Frequency of the performance counter in Hz.
    LONGLONG QpcFrequency;
    /// 0 if system calls use SYSCALL; 1 if they use INT 0x2E.
    ULONG SystemCall;
    /// Reserved.
    ULONG Reserved2;
    /// Padding.
    ULONGLONG SystemCallPad[2];
    union {
        /// Ticks since the system started.
        volatile KSYSTEM_TIME TickCount;
        /// The same as one number.
        volatile ULONG64 TickCountQuad;
        struct {
            /// Room that TickCount takes.
            ULONG ReservedTickCountOverlay[3];
            /// Padding.
            ULONG TickCountPad[1];
        };
    };
    /// Random number that system pointers are encoded with.
    ULONG Cookie;
    /// Padding.
    ULONG CookiePad[1];
    /// Process in the foreground at the console.
    LONGLONG ConsoleSessionForegroundProcessId;
    /// Odd while the members below are written; read again if it changed.
    ULONGLONG TimeUpdateLock;
    /// Performance counter at the last update of SystemTime.
    ULONGLONG BaselineSystemTimeQpc;
    /// Performance counter at the last update of InterruptTime.
    ULONGLONG BaselineInterruptTimeQpc;
    /// Performance counter to system time: factor as a fraction of 64 bits.
    ULONGLONG QpcSystemTimeIncrement;
    /// Performance counter to interrupt time: factor as a fraction of 64 bits.
    ULONGLONG QpcInterruptTimeIncrement;
    /// Bits to shift before that factor.
    UCHAR QpcSystemTimeIncrementShift;
    /// Bits to shift before that factor.
    UCHAR QpcInterruptTimeIncrementShift;
    /// Processors that are not parked.
    USHORT UnparkedProcessorCount;
    /// Bit for each kind of enclave there is.
    ULONG EnclaveFeatureMask[4];
    /// Round of the measurement of covered code.
    ULONG TelemetryCoverageRound;
    /// Handles of the trace sessions for events of all processes.
    USHORT UserModeGlobalLogger[16];
    /// Global flags of the options for images.
    ULONG ImageFileExecutionOptions;
    /// Raised when languages are added or removed.
    ULONG LangGenerationCount;
    /// Reserved.
    ULONGLONG Reserved4;
    /// Time that the system slept, in 100 ns; part of InterruptTime.
    volatile ULONGLONG InterruptTimeBias;
    /// What is added to the processor's counter for the performance counter.
    volatile ULONGLONG QpcBias;
    /// Processors in use, over all groups.
    ULONG ActiveProcessorCount;
    /// Processor groups in use.
    volatile UCHAR ActiveGroupCount;
    /// Reserved.
    UCHAR Reserved9;
    union {
        /// The two members below as one number.
        USHORT QpcData;
        struct {
            /// User mode may read the processor's counter itself; bits say with which barriers.
            volatile UCHAR QpcBypassEnabled;
            /// Bits by which the processor's counter is shifted right.
            UCHAR QpcShift;
        };
    };
    /// From when TimeZoneBias holds, in 100 ns since 1601.
    LARGE_INTEGER TimeZoneBiasEffectiveStart;
    /// Until when TimeZoneBias holds, in 100 ns since 1601.
    LARGE_INTEGER TimeZoneBiasEffectiveEnd;
    /// Extended processor features.
    XSTATE_CONFIGURATION XState;
    /// Raised when features are turned on or off.
    KSYSTEM_TIME FeatureConfigurationChangeStamp;
    /// Not used.
    ULONG Spare;
    /// Bits of a user pointer that its signature takes, on ARM64.
    ULONG64 UserPointerAuthMask;
} KUSER_SHARED_DATA, *PKUSER_SHARED_DATA;
#ifdef _WIN64
#define KI_USER_SHARED_DATA 0xFFFFF78000000000UI64
#else
#define KI_USER_SHARED_DATA 0xFFDF0000
#endif
/// The page where the kernel maps it.
#define SharedUserData ((KUSER_SHARED_DATA *const)KI_USER_SHARED_DATA)
