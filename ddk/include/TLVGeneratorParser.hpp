// TLVGeneratorParser.hpp: the library that reads and writes messages to wireless network cards.
#pragma once

#include <wdi/numbers.h>
#include <wdi/capabilities.h>
#include <wdi/tasks.h>
#include <wdi/properties.h>
#include <wdi/indications.h>
