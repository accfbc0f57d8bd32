/*
 * What programs need to know to use a sleeper device. It is read and written like a file of up to SLEEPER_SIZE bytes.
 */
#pragma once

/* {C8C3A51E-0C59-4E0B-9F1D-4E6B7A2D9C01} */
DEFINE_GUID(GUID_DEVINTERFACE_SLEEPER,
    0xc8c3a51e, 0x0c59, 0x4e0b, 0x9f, 0x1d, 0x4e, 0x6b, 0x7a, 0x2d, 0x9c, 0x01);

#define SLEEPER_SIZE 256
