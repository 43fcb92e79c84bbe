#define _GNU_SOURCE
#include "cell.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// Everything the agent's first process does before it becomes the agent.

static _Noreturn void fail(const struct birth *birth, enum stage stage, int problem) {
    int words[2] = {stage, problem};
    ssize_t written = write(birth->report, words, sizeof words);
    _exit(written == (ssize_t)sizeof words ? 126 : 125);
}

// bubblewrap has dropped them already; an empty set is checked, not assumed.
int privileges_drop(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct sets[2] = {{0, 0, 0}, {0, 0, 0}};
    for (int right = 0; prctl(PR_CAPBSET_READ, right, 0, 0, 0) >= 0; right++) {
        // Without CAP_SETPCAP this fails, and then no_new_privs makes the bound set moot.
        prctl(PR_CAPBSET_DROP, right, 0, 0, 0);
    }
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0) return errno;
    if (syscall(SYS_capset, &header, sets) != 0) return errno;
    if (syscall(SYS_capget, &header, sets) != 0) return errno;
    unsigned left = sets[0].effective | sets[0].permitted | sets[0].inheritable |
                    sets[1].effective | sets[1].permitted | sets[1].inheritable;
    if (left != 0) return EPERM;
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno;
}

static void apply_limits(const struct birth *birth) {
    const struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) fail(birth, STAGE_LIMIT, errno);
    for (size_t i = 0; i < birth->config->limit_count; i++) {
        const struct limit *limit = &birth->config->limits[i];
        struct rlimit now;
        if (getrlimit((__rlimit_resource_t)limit->resource, &now) != 0) {
            fail(birth, STAGE_LIMIT, errno);
        }
        // Never above what the daemon itself has.
        rlim_t amount = limit->amount < now.rlim_max ? (rlim_t)limit->amount : now.rlim_max;
        struct rlimit wanted = {amount, amount};
        if (setrlimit((__rlimit_resource_t)limit->resource, &wanted) != 0) {
            fail(birth, STAGE_LIMIT, errno);
        }
    }
}

static void take_terminal(const struct birth *birth) {
    char path[32];
    snprintf(path, sizeof path, "/dev/pts/%d", birth->terminal_number);
    int fd = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (fd < 0 || ioctl(fd, TIOCSCTTY, 0) != 0) fail(birth, STAGE_TERMINAL, errno);
    for (int to = 0; to < 3; to++) {
        if (dup2(fd, to) < 0) fail(birth, STAGE_TERMINAL, errno);
    }
}

static void take_pipes(const struct birth *birth) {
    if (dup2(FD_AGENT_IN, 0) < 0 || dup2(FD_AGENT_OUT, 1) < 0 || dup2(FD_AGENT_ERROR, 2) < 0) {
        fail(birth, STAGE_SESSION, errno);
    }
}

static void await_go(const struct birth *birth) {
    char word = 0;
    ssize_t got;
    do got = read(birth->go, &word, 1);
    while (got < 0 && errno == EINTR);
    // Process 1 died or was told to end: the agent never runs.
    if (got != 1) _exit(125);
}

_Noreturn void birth_run(const struct birth *birth) {
    sigset_t none;
    sigemptyset(&none);
    await_go(birth);
    if (setsid() < 0) fail(birth, STAGE_SESSION, errno);
    if (birth->config->terminal) take_terminal(birth);
    else take_pipes(birth);
    int asks = -1;
    int problem = filter_install_agent(birth->config, &asks);
    if (problem != 0) fail(birth, STAGE_FILTER, problem);
    // Others answer; the agent keeps no hold on who decides.
    if (asks >= 0 && (problem = descriptor_send(birth->report, asks)) != 0) {
        fail(birth, STAGE_FILTER, problem);
    }
    problem = landlock_apply(birth->config, landlock_abi());
    if (problem != 0) fail(birth, STAGE_LANDLOCK, problem);
    if (chdir(birth->config->directory) != 0) fail(birth, STAGE_DIRECTORY, errno);
    apply_limits(birth);
    // Only the report survives, and it closes itself at exec.
    if (dup3(birth->report, 3, O_CLOEXEC) < 0 && errno != EINVAL) {
        fail(birth, STAGE_SESSION, errno);
    }
    struct birth narrowed = *birth;
    narrowed.report = 3;
    if (syscall(SYS_close_range, 4u, ~0u, 0u) != 0) fail(&narrowed, STAGE_SESSION, errno);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execvpe(birth->config->arguments[0], birth->config->arguments, birth->config->environment);
    fail(&narrowed, STAGE_EXEC, errno);
}
