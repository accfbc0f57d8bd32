// The registers of a parallel port, its modes after IEEE 1284, and the commands of IEEE 1284.3.
#pragma once
#include <wdm.h>

// ---- commands of IEEE 1284.3, and chains of devices -----------------------------------------------------------------------
#define IEEE_1284_3_DAISY_CHAIN_MAX_ID 3
#define DOT3_END_OF_CHAIN_ID 4
#define DOT3_LEGACY_ZIP_ID 5
#define PAR_LEGACY_ZIP_DRIVE 0x00000004
#define PAR_LEGACY_ZIP_DRIVE_STD_MODE 0x00000010
#define PAR_LEGACY_ZIP_DRIVE_EPP_MODE 0x00000020
#define MODE_LEN_1284_3 7
/// Bytes that announce a command of IEEE 1284.3.
static UCHAR ModeQualifier[MODE_LEN_1284_3] = {0xAA, 0x55, 0x00, 0xFF, 0x87, 0x78, 0xFF};
#define LEGACYZIP_MODE_LEN 3
/// Bytes that wake an old Zip drive.
static UCHAR LegacyZipModeQualifier[LEGACYZIP_MODE_LEN] = {0x00, 0x3C, 0x20};
#define CPP_ASSIGN_ADDR 0x00
#define CPP_SELECT 0xE0
#define CPP_DESELECT 0x30
#define CPP_QUERY_INT 0x08
#define CPP_DISABLE_INT 0x40
#define CPP_ENABLE_INT 0x48
#define CPP_CLEAR_INT_LAT 0x50
#define CPP_SET_INT_LAT 0x58
#define CPP_COMMAND_FILTER 0xF8
typedef enum { P12843DL_OFF, P12843DL_DOT3_DL, P12843DL_MLC_DL, P12843DL_DOT4_DL } P12843_DL_MODES;

// ---- where the registers are ----------------------------------------------------------------------------------------------
#define DATA_OFFSET 0
#define OFFSET_DATA DATA_OFFSET
#define AFIFO_OFFSET DATA_OFFSET
#define OFFSET_ECP_AFIFO DATA_OFFSET
#define DSR_OFFSET 1
#define OFFSET_DSR DSR_OFFSET
#define DCR_OFFSET 2
#define OFFSET_DCR DCR_OFFSET
#define EPP_OFFSET 4
#ifndef DVRH_USE_PARPORT_ECP_ADDR
#define DVRH_USE_PARPORT_ECP_ADDR 0
#endif
#if DVRH_USE_PARPORT_ECP_ADDR == 0
#define ECP_OFFSET 0x400
#define CNFGB_OFFSET 0x401
#define ECR_OFFSET 0x402
#else
#define ECP_OFFSET 0x0
#define CNFGB_OFFSET 0x1
#define ECR_OFFSET 0x2
#endif
#define FIFO_OFFSET ECP_OFFSET
#define CFIFO_OFFSET ECP_OFFSET
#define CNFGA_OFFSET ECP_OFFSET
#define ECP_DFIFO_OFFSET ECP_OFFSET
#define TFIFO_OFFSET ECP_OFFSET
#define OFFSET_ECP_DFIFO ECP_OFFSET
#define OFFSET_TFIFO ECP_OFFSET
#define OFFSET_CFIFO ECP_OFFSET
#define OFFSET_ECR ECR_OFFSET
#define OFFSET_PARALLEL_REGISTER_SPAN 0x0003
#define ECP_SPAN 3
#define EPP_SPAN 4

// ---- the status register; its lines have other names in other modes -----------------------------------------------------------
#define DSR_NOT_BUSY 0x80
#define DSR_NOT_ACK 0x40
#define DSR_PERROR 0x20
#define DSR_SELECT 0x10
#define DSR_NOT_FAULT 0x08
#define DSR_NOT_PTR_BUSY 0x80
#define DSR_NOT_PERIPH_ACK 0x80
#define DSR_WAIT 0x80
#define DSR_PTR_CLK 0x40
#define DSR_PERIPH_CLK 0x40
#define DSR_INTR 0x40
#define DSR_ACK_DATA_REQ 0x20
#define DSR_NOT_ACK_REVERSE 0x20
#define DSR_XFLAG 0x10
#define DSR_NOT_DATA_AVAIL 0x08
#define DSR_NOT_PERIPH_REQUEST 0x08

// ---- the control register -----------------------------------------------------------------------------------------------------
#define DCR_RESERVED 0xC0
#define DCR_DIRECTION 0x20
#define DCR_ACKINT_ENABLED 0x10
#define DCR_SELECT_IN 0x08
#define DCR_NOT_INIT 0x04
#define DCR_AUTOFEED 0x02
#define DCR_STROBE 0x01
#define DCR_NOT_1284_ACTIVE 0x08
#define DCR_ASTRB 0x08
#define DCR_NOT_REVERSE_REQUEST 0x04
#define DCR_NULL 0x04
#define DCR_NOT_HOST_BUSY 0x02
#define DCR_NOT_HOST_ACK 0x02
#define DCR_DSTRB 0x02
#define DCR_NOT_HOST_CLK 0x01
#define DCR_WRITE 0x01
#define DIR_READ 1
#define DIR_WRITE 0
#define IRQEN_ENABLE 1
#define IRQEN_DISABLE 0
#define ACTIVE 1
#define INACTIVE 0
#define DONT_CARE 2
#define DVRH_USE_FAST_MACROS 1
#define DVRH_USE_NIBBLE_MACROS 1
#define BIT_7 7
#define BIT_6 6
#define BIT_5 5
#define BIT_4 4
#define BIT_3 3
#define BIT_2 2
#define BIT_1 1
#define BIT_0 0
#define BIT_7_SET 0x80
#define BIT_6_SET 0x40
#define BIT_5_SET 0x20
#define BIT_4_SET 0x10
#define BIT_3_SET 0x08
#define BIT_2_SET 0x04
#define BIT_1_SET 0x02
#define BIT_0_SET 0x01
/// The control register from which of its lines are active, three of which are inverted.
#define SET_DCR(b5, b4, b3, b2, b1, b0) \
    ((UCHAR)(((b5) == ACTIVE) << BIT_5 | ((b4) == ACTIVE) << BIT_4 | ((b3) != ACTIVE) << BIT_3 | ((b2) == ACTIVE) << BIT_2 | \
        ((b1) != ACTIVE) << BIT_1 | ((b0) != ACTIVE) << BIT_0))

// ---- the extended control register, and configuration ---------------------------------------------------------------------------
#define CNFGA_IMPID_MASK 0x70
#define CNFGA_IMPID_16BIT 0x00
#define CNFGA_IMPID_8BIT 0x10
#define CNFGA_IMPID_32BIT 0x20
#define CNFGA_IMPID_SHIFT 4
#define CNFGA_NO_TRANS_BYTE 0x04
#define FIFO_PWORD_8BIT 1
#define FIFO_PWORD_16BIT 0
#define FIFO_PWORD_32BIT 2
#define ECR_ERRINT_DISABLED 0x10
#define ECR_DMA_ENABLED 0x08
#define ECR_SVC_INT_DISABLED 0x04
#define ECR_MODE_MASK 0x1F
#define ECR_SPP_MODE 0x00
#define ECR_BYTE_MODE 0x20
#define ECR_BYTE_PIO_MODE (ECR_BYTE_MODE | ECR_ERRINT_DISABLED | ECR_SVC_INT_DISABLED)
#define ECR_FASTCENT_MODE 0x40
#define ECR_ECP_MODE 0x60
#define ECR_ECP_PIO_MODE (ECR_ECP_MODE | ECR_ERRINT_DISABLED | ECR_SVC_INT_DISABLED)
#define ECR_EPP_MODE 0x80
#define ECR_EPP_PIO_MODE (ECR_EPP_MODE | ECR_ERRINT_DISABLED | ECR_SVC_INT_DISABLED)
#define ECR_RESERVED_MODE 0x10
#define ECR_TEST_MODE 0xC0
#define ECR_CONFIG_MODE 0xE0
#define DEFAULT_ECR_TEST 0xD4
#define DEFAULT_ECR_COMPATIBILITY 0x14
#define DEFAULT_ECR_CONFIGURATION 0xF4
#define ECR_FIFO_MASK 0x03
#define ECR_FIFO_FULL 0x02
#define ECR_FIFO_EMPTY 0x01
#define ECR_FIFO_SOME_DATA 0x00
#define ECP_MAX_FIFO_DEPTH 4098
#define TEST_ECR_FIFO(registerValue, testValue) (((registerValue) & ECR_FIFO_MASK) == (testValue))

// ---- modes after IEEE 1284 ---------------------------------------------------------------------------------------------------
typedef enum {
    PHASE_UNKNOWN, PHASE_NEGOTIATION, PHASE_SETUP, PHASE_FORWARD_IDLE, PHASE_FORWARD_XFER, PHASE_FWD_TO_REV, PHASE_REVERSE_IDLE,
    PHASE_REVERSE_XFER, PHASE_REV_TO_FWD, PHASE_TERMINATE, PHASE_DATA_AVAILABLE, PHASE_DATA_NOT_AVAIL, PHASE_INTERRUPT_HOST
} P1284_PHASE;
typedef enum {
    HW_MODE_COMPATIBILITY, HW_MODE_PS2, HW_MODE_FAST_CENTRONICS, HW_MODE_ECP, HW_MODE_EPP, HW_MODE_RESERVED, HW_MODE_TEST,
    HW_MODE_CONFIGURATION
} P1284_HW_MODE;
