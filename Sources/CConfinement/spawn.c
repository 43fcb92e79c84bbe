#define _GNU_SOURCE
#include "CConfinement.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// The child shares the parent's memory until exec and the parent waits, so it may only make system
// calls and touch its own stack. User changes are raw calls: glibc's own would change every thread
// of the parent.

enum { STACK_BYTES = 64 * 1024, HIGH = 64, COUNT_MAX = 64 };

struct spawn {
    const char *path;
    char *const *arguments;
    char *const *environment;
    const int32_t *descriptors;
    uint32_t count;
    uint32_t user, group;
    int32_t problem;
};

static int place_descriptors(const struct spawn *spawn) {
    int moved[COUNT_MAX];
    for (uint32_t i = 0; i < spawn->count; i++) {
        moved[i] = -1;
        if (spawn->descriptors[i] < 0) continue;
        moved[i] = fcntl(spawn->descriptors[i], F_DUPFD_CLOEXEC, HIGH);
        if (moved[i] < 0) return errno;
    }
    for (uint32_t i = 0; i < spawn->count; i++) {
        if (moved[i] < 0) close((int)i);
        else if (dup2(moved[i], (int)i) < 0) return errno;
    }
    return syscall(SYS_close_range, spawn->count, ~0u, 0u) == 0 ? 0 : errno;
}

static int become_user(const struct spawn *spawn) {
    if (spawn->group != UINT32_MAX) {
        if (syscall(SYS_setgroups, 0, NULL) != 0) return errno;
        if (syscall(SYS_setresgid, spawn->group, spawn->group, spawn->group) != 0) return errno;
    }
    if (spawn->user != UINT32_MAX) {
        if (syscall(SYS_setresuid, spawn->user, spawn->user, spawn->user) != 0) return errno;
    }
    return 0;
}

static int child(void *argument) {
    struct spawn *spawn = argument;
    struct sigaction plain = {.sa_handler = SIG_DFL};
    // Handlers of the parent must not run here, on its memory.
    for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &plain, NULL);
    sigset_t none;
    sigemptyset(&none);
    spawn->problem = place_descriptors(spawn);
    if (spawn->problem == 0) spawn->problem = become_user(spawn);
    if (spawn->problem == 0) {
        sigprocmask(SIG_SETMASK, &none, NULL);
        execve(spawn->path, spawn->arguments, spawn->environment);
        spawn->problem = errno;
    }
    _exit(127);
}

int32_t confinement_spawn(
    const char *path, char *const *arguments, char *const *environment, const int32_t *descriptors,
    uint32_t count, uint32_t user, uint32_t group) {
    if (count > COUNT_MAX) return -E2BIG;
    struct spawn spawn = {path, arguments, environment, descriptors, count, user, group, 0};
    char *stack = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) return -errno;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int pid = clone(child, stack + STACK_BYTES, CLONE_VM | CLONE_VFORK | SIGCHLD, &spawn);
    int problem = pid < 0 ? errno : spawn.problem;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    munmap(stack, STACK_BYTES);
    if (problem != 0) {
        if (pid > 0) waitpid(pid, NULL, 0);
        return -problem;
    }
    return pid;
}

static int try_namespace(void *argument) {
    int *problem = argument;
    *problem = syscall(SYS_unshare, CLONE_NEWUSER) == 0 ? 0 : errno;
    _exit(0);
}

int32_t confinement_user_namespace(void) {
    char *stack = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) return -errno;
    int problem = EIO;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int pid = clone(try_namespace, stack + STACK_BYTES, CLONE_VM | CLONE_VFORK | SIGCHLD, &problem);
    if (pid < 0) problem = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (pid > 0) waitpid(pid, NULL, 0);
    munmap(stack, STACK_BYTES);
    return problem == 0 ? 1 : -problem;
}
