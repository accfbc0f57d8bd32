// The name of what does not return.
#pragma once

#define noreturn _Noreturn
