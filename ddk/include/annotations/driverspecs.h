// Used with other kits' headers: annotations mean to them what they mean to ours.
#pragma once
#include "../driverspecs.h"
