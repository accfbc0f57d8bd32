// wlan/1.0/TLVGeneratorParser.hpp: where kits keep it.
#pragma once

#include <TLVGeneratorParser.hpp>
