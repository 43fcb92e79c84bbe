// A target needs a source file; the driver itself is linked from clang's runtime.
#include "CFuzzer.h"
