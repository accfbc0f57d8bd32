#pragma once
// Serial ports of programs. Each routine is one or several IOCTL_SERIAL_ control requests to the port's driver.
/// Settings of a serial port.
typedef struct _DCB {
    /// sizeof(DCB).
    DWORD DCBlength;
    /// Bits a second.
    DWORD BaudRate;
    /// Always TRUE.
    DWORD fBinary : 1;
    /// Whether parity is checked.
    DWORD fParity : 1;
    /// Sending waits while CTS is off.
    DWORD fOutxCtsFlow : 1;
    /// Sending waits while DSR is off.
    DWORD fOutxDsrFlow : 1;
    /// What the driver does with DTR: DTR_CONTROL_.
    DWORD fDtrControl : 2;
    /// Bytes that come while DSR is off are ignored.
    DWORD fDsrSensitivity : 1;
    /// Sending goes on after XOFF has been sent.
    DWORD fTXContinueOnXoff : 1;
    /// Sending waits from an XOFF that comes to an XON.
    DWORD fOutX : 1;
    /// XOFF is sent when the input is nearly full, XON when there is room again.
    DWORD fInX : 1;
    /// Bytes with a parity error are replaced by ErrorChar.
    DWORD fErrorChar : 1;
    /// Zeros that come are dropped.
    DWORD fNull : 1;
    /// What the driver does with RTS: RTS_CONTROL_.
    DWORD fRtsControl : 2;
    /// After an error nothing is read or written until ClearCommError.
    DWORD fAbortOnError : 1;
    /// Not used.
    DWORD fDummy2 : 17;
    /// Not used.
    WORD wReserved;
    /// XON is sent when fewer bytes are in the input.
    WORD XonLim;
    /// XOFF is sent when less room is in the input.
    WORD XoffLim;
    /// Bits of a byte, 5 to 8.
    BYTE ByteSize;
    /// NOPARITY and its kin.
    BYTE Parity;
    /// ONESTOPBIT and its kin.
    BYTE StopBits;
    /// The character XON.
    char XonChar;
    /// The character XOFF.
    char XoffChar;
    /// Put in place of a byte with a parity error.
    char ErrorChar;
    /// The end of the data.
    char EofChar;
    /// The character of EV_RXFLAG.
    char EvtChar;
    /// Not used.
    WORD wReserved1;
} DCB, *LPDCB;
/// How long reads and writes take at most, in milliseconds: a constant and so much more for each byte; 0 for no limit.
typedef struct _COMMTIMEOUTS {
    /// Between two bytes; MAXDWORD with the other limits 0 reads only what is there already.
    DWORD ReadIntervalTimeout;
    /// Of a read, for each byte.
    DWORD ReadTotalTimeoutMultiplier;
    /// Of a read.
    DWORD ReadTotalTimeoutConstant;
    /// Of a write, for each byte.
    DWORD WriteTotalTimeoutMultiplier;
    /// Of a write.
    DWORD WriteTotalTimeoutConstant;
} COMMTIMEOUTS, *LPCOMMTIMEOUTS;
/// What a port waits for, and what is in its queues.
typedef struct _COMSTAT {
    /// Sending waits for CTS.
    DWORD fCtsHold : 1;
    /// Sending waits for DSR.
    DWORD fDsrHold : 1;
    /// Sending waits for the carrier.
    DWORD fRlsdHold : 1;
    /// Sending waits for XON.
    DWORD fXoffHold : 1;
    /// Sending waits because XOFF has been sent.
    DWORD fXoffSent : 1;
    /// The character of the end has come.
    DWORD fEof : 1;
    /// A character of TransmitCommChar waits.
    DWORD fTxim : 1;
    /// Not used.
    DWORD fReserved : 25;
    /// Bytes that have come and were not read.
    DWORD cbInQue;
    /// Bytes that wait to be sent.
    DWORD cbOutQue;
} COMSTAT, *LPCOMSTAT;
/// What a port and its driver can.
typedef struct _COMMPROP {
    /// Size of the whole.
    WORD wPacketLength;
    /// Version of the structure.
    WORD wPacketVersion;
    /// SP_SERIALCOMM.
    DWORD dwServiceMask;
    /// Not used.
    DWORD dwReserved1;
    /// Largest output queue; 0 for no limit.
    DWORD dwMaxTxQueue;
    /// Largest input queue; 0 for no limit.
    DWORD dwMaxRxQueue;
    /// Highest speed: BAUD_.
    DWORD dwMaxBaud;
    /// PST_RS232 and its kin.
    DWORD dwProvSubType;
    /// PCF_ bits: what the port can.
    DWORD dwProvCapabilities;
    /// SP_ bits: what can be set.
    DWORD dwSettableParams;
    /// BAUD_ bits.
    DWORD dwSettableBaud;
    /// DATABITS_ bits.
    WORD wSettableData;
    /// STOPBITS_ and PARITY_ bits.
    WORD wSettableStopParity;
    /// Size of the output queue.
    DWORD dwCurrentTxQueue;
    /// Size of the input queue.
    DWORD dwCurrentRxQueue;
    /// The provider's own.
    DWORD dwProvSpec1;
    /// The provider's own.
    DWORD dwProvSpec2;
    /// The provider's own.
    WCHAR wcProvChar[1];
} COMMPROP, *LPCOMMPROP;
#define NOPARITY 0
#define ODDPARITY 1
#define EVENPARITY 2
#define MARKPARITY 3
#define SPACEPARITY 4
#define ONESTOPBIT 0
#define ONE5STOPBITS 1
#define TWOSTOPBITS 2
#define CBR_110 110
#define CBR_300 300
#define CBR_600 600
#define CBR_1200 1200
#define CBR_2400 2400
#define CBR_4800 4800
#define CBR_9600 9600
#define CBR_14400 14400
#define CBR_19200 19200
#define CBR_38400 38400
#define CBR_56000 56000
#define CBR_57600 57600
#define CBR_115200 115200
#define CBR_128000 128000
#define CBR_256000 256000
#define DTR_CONTROL_DISABLE 0
#define DTR_CONTROL_ENABLE 1
#define DTR_CONTROL_HANDSHAKE 2
#define RTS_CONTROL_DISABLE 0
#define RTS_CONTROL_ENABLE 1
#define RTS_CONTROL_HANDSHAKE 2
#define RTS_CONTROL_TOGGLE 3
#define CE_RXOVER 0x0001
#define CE_OVERRUN 0x0002
#define CE_RXPARITY 0x0004
#define CE_FRAME 0x0008
#define CE_BREAK 0x0010
#define EV_RXCHAR 0x0001
#define EV_RXFLAG 0x0002
#define EV_TXEMPTY 0x0004
#define EV_CTS 0x0008
#define EV_DSR 0x0010
#define EV_RLSD 0x0020
#define EV_BREAK 0x0040
#define EV_ERR 0x0080
#define EV_RING 0x0100
#define EV_PERR 0x0200
#define EV_RX80FULL 0x0400
#define EV_EVENT1 0x0800
#define EV_EVENT2 0x1000
#define SETXOFF 1
#define SETXON 2
#define SETRTS 3
#define CLRRTS 4
#define SETDTR 5
#define CLRDTR 6
#define RESETDEV 7
#define SETBREAK 8
#define CLRBREAK 9
#define PURGE_TXABORT 0x0001
#define PURGE_RXABORT 0x0002
#define PURGE_TXCLEAR 0x0004
#define PURGE_RXCLEAR 0x0008
#define MS_CTS_ON 0x0010
#define MS_DSR_ON 0x0020
#define MS_RING_ON 0x0040
#define MS_RLSD_ON 0x0080
/// Asks for speed, format, special characters and flow control.
BOOL WINAPI GetCommState(HANDLE file, LPDCB dcb);
/// Sets speed, DTR and RTS, format, special characters and flow control, in this order, until one is refused.
BOOL WINAPI SetCommState(HANDLE file, LPDCB dcb);
BOOL WINAPI GetCommTimeouts(HANDLE file, LPCOMMTIMEOUTS timeouts);
BOOL WINAPI SetCommTimeouts(HANDLE file, LPCOMMTIMEOUTS timeouts);
/// Recommends sizes of the driver's queues.
BOOL WINAPI SetupComm(HANDLE file, DWORD input, DWORD output);
BOOL WINAPI GetCommMask(HANDLE file, LPDWORD mask);
/// Says which EV_ events are waited for, and ends a wait under way.
BOOL WINAPI SetCommMask(HANDLE file, DWORD mask);
/// Waits for one of the events of the mask. With an OVERLAPPED, ERROR_IO_PENDING says that it goes on.
BOOL WINAPI WaitCommEvent(HANDLE file, LPDWORD events, LPOVERLAPPED overlapped);
/// Gives MS_ bits.
BOOL WINAPI GetCommModemStatus(HANDLE file, LPDWORD status);
BOOL WINAPI GetCommProperties(HANDLE file, LPCOMMPROP properties);
/// Gives CE_ bits and the state of the queues, and lets a port go on that stopped at an error.
BOOL WINAPI ClearCommError(HANDLE file, LPDWORD errors, LPCOMSTAT state);
/// Empties queues or ends requests: PURGE_ bits.
BOOL WINAPI PurgeComm(HANDLE file, DWORD what);
/// One of SETXOFF to CLRBREAK.
BOOL WINAPI EscapeCommFunction(HANDLE file, DWORD what);
BOOL WINAPI SetCommBreak(HANDLE file);
BOOL WINAPI ClearCommBreak(HANDLE file);
/// Sends a character before all that waits in the output queue.
BOOL WINAPI TransmitCommChar(HANDLE file, char character);
