/*
 * What is known outside of the trace driver: its names, and what a record of it looks like. A record is a TIME_FIELDS with the
 * moment of the event (UTC), the name of the driver that wrote it, and its message; both end in a zero byte.
 */
#pragma once

/* {A61D7E30-94B3-4C1F-9C55-0D7E2C4B8F21} */
DEFINE_GUID(GUID_DEVINTERFACE_TRACER,
    0xa61d7e30, 0x94b3, 0x4c1f, 0x9c, 0x55, 0x0d, 0x7e, 0x2c, 0x4b, 0x8f, 0x21);

/* Drivers open it by this name, programs by the interface. */
#define TRACER_DEVICE_NAME L"\\Device\\RingsideTracer"
