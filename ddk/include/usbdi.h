// The interface of the USB driver stack, with what old drivers use of it.
#pragma once
#ifndef __USBDI_H__
#define __USBDI_H__
#ifndef _WINDEF_
#include <ntdef.h>
#endif
#include <usb.h>
#include <usbioctl.h>
#ifdef __cplusplus
extern "C" {
#endif
#define USBD_STATUS_CANCELLING ((USBD_STATUS) 0x00020000)
#define USBD_STATUS_CANCELING ((USBD_STATUS) 0x00020000)
#define USBD_STATUS_NO_MEMORY ((USBD_STATUS) 0x80000100)
#define USBD_STATUS_ERROR ((USBD_STATUS) 0x80000000)
#define USBD_STATUS_REQUEST_FAILED ((USBD_STATUS) 0x80000500)
#define USBD_STATUS_HALTED ((USBD_STATUS) 0xc0000000)
#define USBD_HALTED(Status) ((ULONG)(Status) >> 30 == 3)
#define URB_FUNCTION_RESERVED0 0x0016
#define URB_FUNCTION_RESERVED 0x001d
#define URB_FUNCTION_LAST 0x0029
#define USBD_TRANSFER_DIRECTION_BIT 0
#define USBD_SHORT_TRANSFER_OK_BIT 1
#define USBD_START_ISO_TRANSFER_ASAP_BIT 2
#ifdef __cplusplus
}
#endif
#endif
