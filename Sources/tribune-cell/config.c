#define _GNU_SOURCE
#include "cell.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

// The orders are NUL-ended strings in pairs: key, value. The daemon writes them into a sealed
// memory file, so neither the command line nor the environment of process 1 tells anything.

static int number(const char *text, uint64_t most, uint64_t *out) {
    char *end = NULL;
    if (text[0] < '0' || text[0] > '9') return EINVAL;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (errno != 0 || *end != '\0' || value > most) return EINVAL;
    *out = value;
    return 0;
}

static const struct {
    const char *key;
    int resource;
} limit_names[] = {
    {"limit.address-space", RLIMIT_AS}, {"limit.cpu", RLIMIT_CPU},
    {"limit.processes", RLIMIT_NPROC},  {"limit.file-size", RLIMIT_FSIZE},
    {"limit.open-files", RLIMIT_NOFILE},
};

static int take_limit(struct config *config, const char *key, const char *value) {
    for (size_t i = 0; i < sizeof limit_names / sizeof limit_names[0]; i++) {
        if (strcmp(key, limit_names[i].key) != 0) continue;
        if (config->limit_count == LIMITS_MAX) return E2BIG;
        struct limit *limit = &config->limits[config->limit_count++];
        limit->resource = limit_names[i].resource;
        return number(value, UINT64_MAX - 1, &limit->amount);
    }
    return EINVAL;
}

static int take_path(struct config *config, const char *key, const char *value) {
    if (strcmp(key, "writable") == 0) {
        if (config->writable_count == WRITABLE_MAX) return E2BIG;
        config->writable[config->writable_count++] = value;
        return 0;
    }
    if (strcmp(key, "program") == 0) {
        if (config->program_count == PROGRAMS_MAX) return E2BIG;
        config->programs[config->program_count++] = value;
        return 0;
    }
    if (strcmp(key, "alias") == 0) {
        if (config->alias_count == PROGRAMS_MAX) return E2BIG;
        config->aliases[config->alias_count++] = value;
        return 0;
    }
    if (strcmp(key, "executable") == 0) {
        if (config->executable_count == WRITABLE_MAX) return E2BIG;
        config->executable[config->executable_count++] = value;
        return 0;
    }
    return ENOENT;
}

static int take_scalar(struct config *config, const char *key, const char *value) {
    uint64_t parsed = 0;
    int problem = take_path(config, key, value);
    if (problem != ENOENT) return problem;
    if (strcmp(key, "door") == 0) {
        if (config->door_count == DOORS_MAX) return E2BIG;
        if ((problem = number(value, 65535, &parsed)) != 0) return problem;
        config->doors[config->door_count++] = (uint16_t)parsed;
        return 0;
    }
    if (strcmp(key, "listen") == 0) {
        if (config->listen_count == LISTEN_MAX) return E2BIG;
        if ((problem = number(value, 65535, &parsed)) != 0) return problem;
        config->listen[config->listen_count++] = (uint16_t)parsed;
        return parsed == 0 ? EINVAL : 0;
    }
    if (strcmp(key, "directory") == 0) {
        config->directory = value;
        return 0;
    }
    if (strcmp(key, "lease") == 0) {
        return number(value, LEASE_MILLISECONDS_MAX, &config->lease_milliseconds);
    }
    if (strcmp(key, "rows") == 0 || strcmp(key, "columns") == 0) {
        if ((problem = number(value, 65535, &parsed)) != 0) return problem;
        config->terminal = 1;
        if (key[0] == 'r') config->rows = (unsigned)parsed;
        else config->columns = (unsigned)parsed;
        return 0;
    }
    return take_limit(config, key, value);
}

static int read_all(int fd, char **bytes, size_t *length) {
    struct stat status;
    if (fstat(fd, &status) != 0) return errno;
    if (status.st_size <= 0 || status.st_size > CONFIG_BYTES_MAX) return EFBIG;
    *length = (size_t)status.st_size;
    *bytes = mmap(NULL, *length, PROT_READ, MAP_PRIVATE, fd, 0);
    if (*bytes == MAP_FAILED) return errno;
    return (*bytes)[*length - 1] == '\0' ? 0 : EINVAL;
}

int config_read(int fd, struct config *config) {
    char *bytes = NULL;
    size_t length = 0, arguments = 0, variables = 0;
    int problem = read_all(fd, &bytes, &length);
    if (problem != 0) return problem;
    // A pair needs two bytes at least, so this many pointers always suffice.
    config->arguments = calloc(length / 2 + 2, sizeof(char *));
    config->environment = calloc(length / 2 + 2, sizeof(char *));
    if (config->arguments == NULL || config->environment == NULL) return ENOMEM;
    for (size_t at = 0; at < length;) {
        char *key = bytes + at;
        at += strlen(key) + 1;
        if (at >= length) return EINVAL;
        char *value = bytes + at;
        at += strlen(value) + 1;
        if (strcmp(key, "argument") == 0) config->arguments[arguments++] = value;
        else if (strcmp(key, "variable") == 0) config->environment[variables++] = value;
        else if ((problem = take_scalar(config, key, value)) != 0) return problem;
    }
    if (arguments == 0 || config->directory == NULL) return EINVAL;
    return config->lease_milliseconds == 0 ? EINVAL : 0;
}
