#define _GNU_SOURCE
#include "attacker.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

// tiocsti: type a command into the terminal that we were started on
static int attack_tiocsti(int argc, char **argv) {
    (void)argc, (void)argv;
    int fd = open("/dev/tty", O_RDWR);
    if (fd < 0) fd = 0;
    char letter = 'x';
    return ioctl(fd, TIOCSTI, &letter) == 0 ? worked("TIOCSTI") : refused("TIOCSTI");
}

// tiocsti-high: the same with bits the kernel does not read
static int attack_tiocsti_high(int argc, char **argv) {
    (void)argc, (void)argv;
    int fd = open("/dev/tty", O_RDWR);
    if (fd < 0) fd = 0;
    char letter = 'x';
    return syscall(SYS_ioctl, fd, 0x100000000ul | TIOCSTI, &letter) == 0 ? worked("TIOCSTI")
                                                                         : refused("TIOCSTI");
}

// tioclinux: paste into a console
static int attack_tioclinux(int argc, char **argv) {
    (void)argc, (void)argv;
    char paste = 3;
    return ioctl(0, 0x541C, &paste) == 0 ? worked("TIOCLINUX") : refused("TIOCLINUX");
}

static int attack_mount(int argc, char **argv) {
    const char *at = argc == 1 ? argv[0] : "/tmp";
    return mount("none", at, "tmpfs", 0, NULL) == 0 ? worked("mount") : refused("mount");
}

// remount PATH: make a read-only mount writable
static int attack_remount(int argc, char **argv) {
    if (argc != 1) return 64;
    return mount(NULL, argv[0], NULL, MS_REMOUNT | MS_BIND, NULL) == 0 ? worked("remount")
                                                                      : refused("remount");
}

static int attack_umount(int argc, char **argv) {
    return argc == 1 && umount2(argv[0], MNT_DETACH) == 0 ? worked("umount") : refused("umount");
}

static int attack_open_tree(int argc, char **argv) {
    (void)argc, (void)argv;
    long fd = syscall(SYS_open_tree, AT_FDCWD, "/", 1 /* OPEN_TREE_CLONE */);
    return fd >= 0 ? worked("open_tree") : refused("open_tree");
}

static int attack_unshare(int argc, char **argv) {
    int flags = argc == 1 ? (int)strtol(argv[0], NULL, 0) : CLONE_NEWUSER;
    return unshare(flags) == 0 ? worked("unshare") : refused("unshare");
}

static int sleeper(void *unused) {
    (void)unused;
    return 0;
}

static int attack_clone_user(int argc, char **argv) {
    (void)argc, (void)argv;
    static char stack[65536];
    int pid = clone(sleeper, stack + sizeof stack, CLONE_NEWUSER | SIGCHLD, NULL);
    return pid > 0 ? worked("clone into a user namespace") : refused("clone");
}

static int attack_clone3(int argc, char **argv) {
    (void)argc, (void)argv;
    unsigned long arguments[11] = {CLONE_NEWUSER, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0, 0};
    long pid = syscall(SYS_clone3, arguments, 64);
    if (pid == 0) _exit(0);
    return pid > 0 ? worked("clone3 into a user namespace") : refused("clone3");
}

static int attack_setns(int argc, char **argv) {
    int fd = argc == 1 ? open(argv[0], O_RDONLY) : open("/proc/1/ns/mnt", O_RDONLY);
    if (fd < 0) return refused("open namespace");
    return setns(fd, 0) == 0 ? worked("setns") : refused("setns");
}

// ptrace PID
static int attack_ptrace(int argc, char **argv) {
    if (argc != 1) return 64;
    return ptrace(PTRACE_ATTACH, atoi(argv[0]), 0, 0) == 0 ? worked("ptrace") : refused("ptrace");
}

// memory PID: read another process's memory by any of three ways
static int attack_memory(int argc, char **argv) {
    if (argc != 1) return 64;
    char path[64], byte;
    struct iovec here = {&byte, 1}, there = {(void *)0x400000, 1};
    snprintf(path, sizeof path, "/proc/%s/mem", argv[0]);
    if (open(path, O_RDONLY) >= 0) return worked("open mem");
    snprintf(path, sizeof path, "/proc/%s/environ", argv[0]);
    int fd = open(path, O_RDONLY);
    if (fd >= 0 && read(fd, &byte, 1) >= 0) return worked("read environ");
    if (process_vm_readv(atoi(argv[0]), &here, 1, &there, 1, 0) == 1) return worked("vm_readv");
    return refused("memory");
}

// root-of PID: look at a process's root directory or descriptors
static int attack_root_of(int argc, char **argv) {
    if (argc != 1) return 64;
    const char *places[] = {"root/", "cwd/", "fd/3", "fd/4", "exe"};
    char path[64];
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        snprintf(path, sizeof path, "/proc/%s/%s", argv[0], places[i]);
        if (open(path, O_RDONLY) >= 0) return worked(path);
    }
    return refused("root of a process");
}

// call NUMBER: a system call by number with harmless arguments
static int attack_call(int argc, char **argv) {
    if (argc != 1) return 64;
    long result = syscall(strtol(argv[0], NULL, 0), 0, 0, 0, 0, 0, 0);
    if (result >= 0) return worked("call");
    // Refused by the filter, or reached the kernel, which then complained about the arguments.
    return errno == EPERM || errno == ENOSYS ? refused("call") : worked(strerror(errno));
}

// foreign-call: the 32-bit gate of the kernel, whose numbers mean other things
static int attack_foreign_call(int argc, char **argv) {
    (void)argc, (void)argv;
#if defined(__x86_64__)
    long result = 20;  // getpid
    __asm__ volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
    if (result > 0) return worked("32-bit call");
    errno = (int)-result;
#else
    errno = ENOSYS;
#endif
    return refused("32-bit call");
}

// starve-init: take process 1 its processor time
static int attack_starve(int argc, char **argv) {
    (void)argc, (void)argv;
    struct sched_param idle = {0};
    struct rlimit little = {1, 1};
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(0, &one);
    if (sched_setscheduler(1, SCHED_IDLE, &idle) == 0) return worked("idle policy");
    if (sched_setaffinity(1, sizeof one, &one) == 0) return worked("affinity");
    if (setpriority(PRIO_PROCESS, 1, 19) == 0) return worked("priority");
    if (setpriority(PRIO_USER, 0, 19) == 0) return worked("priority of the user");
    if (setpriority(PRIO_PGRP, 1, 19) == 0) return worked("priority of the group");
    if (prlimit(1, RLIMIT_CPU, &little, NULL) == 0) return worked("limit");
    if (syscall(SYS_ioprio_set, 1, 1, 3 << 13) == 0) return worked("io priority");
    return refused("starve process 1");
}

const struct attack kernel_attacks[] = {
    {"tiocsti", attack_tiocsti},
    {"tiocsti-high", attack_tiocsti_high},
    {"tioclinux", attack_tioclinux},
    {"mount", attack_mount},
    {"remount", attack_remount},
    {"umount", attack_umount},
    {"open-tree", attack_open_tree},
    {"unshare", attack_unshare},
    {"clone-user", attack_clone_user},
    {"clone3", attack_clone3},
    {"setns", attack_setns},
    {"ptrace", attack_ptrace},
    {"memory", attack_memory},
    {"root-of", attack_root_of},
    {"call", attack_call},
    {"foreign-call", attack_foreign_call},
    {"starve-init", attack_starve},
    {0, 0},
};
