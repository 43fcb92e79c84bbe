// The driver of libFuzzer (LLVM, "Using libFuzzer as a library"), which clang's runtime holds.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
