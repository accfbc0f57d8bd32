// Declared with the rest of the network adapter class extension.
#pragma once
#include <netadaptercx.h>
