#define _GNU_SOURCE
#include "cell.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Landlock is the second wall. The mount namespace already decides what can be seen; Landlock says
// again, for writing, which trees may change, and cuts signals and abstract sockets to the outside.
// Declared here because Debian 12 ships the header of ABI 2.
// Source: kernel Documentation/userspace-api/landlock.rst.
enum {
    LL_WRITE_FILE = 1 << 1,
    LL_REMOVE_DIR = 1 << 4,
    LL_REMOVE_FILE = 1 << 5,
    LL_MAKE_CHAR = 1 << 6,
    LL_MAKE_DIR = 1 << 7,
    LL_MAKE_REG = 1 << 8,
    LL_MAKE_SOCK = 1 << 9,
    LL_MAKE_FIFO = 1 << 10,
    LL_MAKE_BLOCK = 1 << 11,
    LL_MAKE_SYM = 1 << 12,
    LL_REFER = 1 << 13,      // ABI 2
    LL_TRUNCATE = 1 << 14,   // ABI 3
    LL_IOCTL_DEV = 1 << 15,  // ABI 5
};
enum { LL_SCOPE_ABSTRACT_UNIX = 1 << 0, LL_SCOPE_SIGNAL = 1 << 1 };  // ABI 6
enum { LL_RULE_PATH_BENEATH = 1, LL_CREATE_VERSION = 1 };

struct ll_ruleset {
    uint64_t handled_access_fs;
    uint64_t handled_access_net;
    uint64_t scoped;
};

struct ll_path {
    uint64_t allowed_access;
    int32_t parent_fd;
} __attribute__((packed));

#define WRITES                                                                                  \
    (LL_WRITE_FILE | LL_REMOVE_DIR | LL_REMOVE_FILE | LL_MAKE_CHAR | LL_MAKE_DIR | LL_MAKE_REG | \
     LL_MAKE_SOCK | LL_MAKE_FIFO | LL_MAKE_BLOCK | LL_MAKE_SYM)

// What a writable tree gets: never device nodes, never sockets.
#define GRANTED_TREE                                                                         \
    (LL_WRITE_FILE | LL_REMOVE_DIR | LL_REMOVE_FILE | LL_MAKE_DIR | LL_MAKE_REG | LL_MAKE_FIFO | \
     LL_MAKE_SYM | LL_REFER | LL_TRUNCATE)
#define GRANTED_FILE (LL_WRITE_FILE | LL_TRUNCATE | LL_IOCTL_DEV)

int landlock_abi(void) {
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LL_CREATE_VERSION);
    return abi < 0 ? 0 : (int)abi;
}

uint32_t landlock_missing(int abi) {
    uint32_t missing = 0;
    if (abi < 1) missing |= MISSING_LANDLOCK;
    if (abi < 2) missing |= MISSING_LANDLOCK_REFER;
    if (abi < 3) missing |= MISSING_LANDLOCK_TRUNCATE;
    if (abi < 5) missing |= MISSING_LANDLOCK_DEVICE_IOCTL;
    if (abi < 6) missing |= MISSING_LANDLOCK_SCOPE;
    return missing;
}

static uint64_t handled(int abi) {
    uint64_t rights = WRITES;
    if (abi >= 2) rights |= LL_REFER;
    if (abi >= 3) rights |= LL_TRUNCATE;
    if (abi >= 5) rights |= LL_IOCTL_DEV;
    return rights;
}

static int grant(int ruleset, const char *path, uint64_t handled_rights, uint64_t tree) {
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0) return errno;
    struct stat status;
    int problem = fstat(fd, &status) == 0 ? 0 : errno;
    struct ll_path rule = {
        .allowed_access = handled_rights & (S_ISDIR(status.st_mode) ? tree : GRANTED_FILE),
        .parent_fd = fd,
    };
    if (problem == 0 &&
        syscall(SYS_landlock_add_rule, ruleset, LL_RULE_PATH_BENEATH, &rule, 0) != 0) {
        problem = errno;
    }
    close(fd);
    return problem;
}

int landlock_apply(const struct config *config, int abi) {
    if (abi < 1) return 0;
    struct ll_ruleset rules = {.handled_access_fs = handled(abi)};
    size_t size = sizeof rules.handled_access_fs;
    if (abi >= 6) {
        rules.scoped = LL_SCOPE_ABSTRACT_UNIX | LL_SCOPE_SIGNAL;
        size = sizeof rules;
    }
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    if (ruleset < 0) return errno;
    int problem = grant(ruleset, "/dev", rules.handled_access_fs, GRANTED_FILE);
    // A cell may have no devices at all.
    if (problem == ENOENT) problem = 0;
    for (size_t i = 0; problem == 0 && i < config->writable_count; i++) {
        problem = grant(ruleset, config->writable[i], rules.handled_access_fs, GRANTED_TREE);
    }
    if (problem == 0 && syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) problem = errno;
    close(ruleset);
    return problem;
}
