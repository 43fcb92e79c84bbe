#define _GNU_SOURCE
#include "cell.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Landlock is the second wall. The mount namespace already decides what can be seen; Landlock says
// again, for writing, which trees may change, and cuts signals and abstract sockets to the outside.
// It alone says what may be executed: what the cell can only read, and what the orders name.
// Declared here because Debian 12 ships the header of ABI 2.
// Source: kernel Documentation/userspace-api/landlock.rst.
enum {
    LL_EXECUTE = 1 << 0,
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
    uint64_t rights = WRITES | LL_EXECUTE;
    if (abi >= 2) rights |= LL_REFER;
    if (abi >= 3) rights |= LL_TRUNCATE;
    if (abi >= 5) rights |= LL_IOCTL_DEV;
    return rights;
}

// A tree gets `tree`; of a single file what a file can have of it.
static int grant(int ruleset, const char *path, uint64_t handled_rights, uint64_t tree) {
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0) return errno;
    struct stat status;
    int problem = fstat(fd, &status) == 0 ? 0 : errno;
    uint64_t file = tree & LL_EXECUTE ? LL_EXECUTE : GRANTED_FILE;
    struct ll_path rule = {
        .allowed_access = handled_rights & (S_ISDIR(status.st_mode) ? tree : file),
        .parent_fd = fd,
    };
    if (problem == 0 &&
        syscall(SYS_landlock_add_rule, ruleset, LL_RULE_PATH_BENEATH, &rule, 0) != 0) {
        problem = errno;
    }
    close(fd);
    return problem;
}

static int lies_in(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

// What can be written, by this name or by another.
static const char *open_place(const struct config *config, size_t index) {
    if (index < config->writable_count) return config->writable[index];
    index -= config->writable_count;
    return index < config->alias_count ? config->aliases[index] : NULL;
}

static int is_writable(const struct config *config, const char *path) {
    const char *place;
    for (size_t i = 0; (place = open_place(config, i)) != NULL; i++) {
        if (strcmp(place, path) == 0) return 1;
    }
    return 0;
}

static int holds_writable(const struct config *config, const char *path) {
    const char *place;
    for (size_t i = 0; (place = open_place(config, i)) != NULL; i++) {
        if (lies_in(place, path)) return 1;
    }
    return 0;
}

// A rule speaks for a whole tree, also for what is mounted in it. So a tree with something writable
// in it is granted by its parts; the agent cannot add to them, and its program does not run yet.
static int grant_programs(int ruleset, const struct config *config, const char *path) {
    if (is_writable(config, path)) return 0;
    if (!holds_writable(config, path)) return grant(ruleset, path, LL_EXECUTE, LL_EXECUTE);
    DIR *folder = opendir(path);
    if (folder == NULL) return errno == EACCES ? 0 : errno;
    int problem = 0;
    for (const struct dirent *entry; problem == 0 && (entry = readdir(folder)) != NULL;) {
        char child[PATH_MAX];
        struct stat status;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        if (snprintf(child, sizeof child, "%s/%s", path, entry->d_name) >= (int)sizeof child) {
            continue;
        }
        // A link is no file of its own; what it leads to has its own rule or none.
        if (lstat(child, &status) != 0 || S_ISLNK(status.st_mode)) continue;
        problem = grant_programs(ruleset, config, child);
        if (problem == EACCES || problem == ENOENT) problem = 0;
    }
    closedir(folder);
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
    for (size_t i = 0; problem == 0 && i < config->program_count; i++) {
        problem = grant_programs(ruleset, config, config->programs[i]);
        // What the agent cannot reach it cannot execute either.
        if (problem == EACCES || problem == ENOENT) problem = 0;
    }
    for (size_t i = 0; problem == 0 && i < config->executable_count; i++) {
        problem = grant(ruleset, config->executable[i], LL_EXECUTE, LL_EXECUTE);
    }
    if (problem == 0 && syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) problem = errno;
    close(ruleset);
    return problem;
}
