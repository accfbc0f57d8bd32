// Nothing of its own: the names without a version that Microsoft keeps here are in fwpmk.h and fwpsk.h.
#pragma once
