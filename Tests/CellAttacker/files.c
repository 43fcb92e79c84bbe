#define _GNU_SOURCE
#include "attacker.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <signal.h>
#include <unistd.h>

static int put(const char *path, const char *text) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0755);
    if (fd < 0) return -1;
    ssize_t done = write(fd, text, strlen(text));
    int problem = errno;
    close(fd);
    errno = problem;
    return done == (ssize_t)strlen(text) ? 0 : -1;
}

// read PATH
static int attack_read(int argc, char **argv) {
    char byte;
    int fd = argc == 1 ? open(argv[0], O_RDONLY) : -1;
    if (fd < 0) return refused("open");
    return read(fd, &byte, 1) >= 0 || errno == EISDIR ? worked("read") : refused("read");
}

// write PATH: over it, or into being
static int attack_write(int argc, char **argv) {
    if (argc != 1) return 64;
    return put(argv[0], "#!/bin/sh\nowned\n") == 0 ? worked("write") : refused("write");
}

// open-write PATH: a setting of the machine is not really changed when this works
static int attack_open_write(int argc, char **argv) {
    return argc == 1 && open(argv[0], O_WRONLY) >= 0 ? worked("open for writing")
                                                     : refused("open for writing");
}

// append, truncate, unlink, chmod PATH
static int attack_truncate(int argc, char **argv) {
    return argc == 1 && truncate(argv[0], 0) == 0 ? worked("truncate") : refused("truncate");
}

static int attack_unlink(int argc, char **argv) {
    return argc == 1 && unlink(argv[0]) == 0 ? worked("unlink") : refused("unlink");
}

static int attack_chmod(int argc, char **argv) {
    return argc == 1 && chmod(argv[0], 0777) == 0 ? worked("chmod") : refused("chmod");
}

static int attack_mkdir(int argc, char **argv) {
    return argc == 1 && mkdir(argv[0], 0755) == 0 ? worked("mkdir") : refused("mkdir");
}

// replace PATH: write beside it and rename over it
static int attack_replace(int argc, char **argv) {
    char beside[4096];
    if (argc != 2) return 64;
    snprintf(beside, sizeof beside, "%s/replacement", argv[1]);
    if (put(beside, "owned\n") != 0) return refused("write beside");
    return rename(beside, argv[0]) == 0 ? worked("replace") : refused("rename over");
}

// rename-parent PARENT FRESH CHILD: move the parent away, make it anew, write the child
static int attack_rename_parent(int argc, char **argv) {
    if (argc != 3) return 64;
    if (rename(argv[0], argv[1]) != 0) return refused("rename parent");
    mkdir(argv[0], 0755);
    char child[4096];
    snprintf(child, sizeof child, "%s/%s", argv[0], argv[2]);
    for (char *at = child + strlen(argv[0]) + 1; (at = strchr(at, '/')) != NULL; at++) {
        *at = '\0';
        mkdir(child, 0755);
        *at = '/';
    }
    return put(child, "owned\n") == 0 ? worked("rename parent") : refused("write child");
}

// exchange A B: swap two names in one step
static int attack_exchange(int argc, char **argv) {
    if (argc != 2) return 64;
    mkdir(argv[1], 0755);
    return renameat2(AT_FDCWD, argv[0], AT_FDCWD, argv[1], RENAME_EXCHANGE) == 0
               ? worked("exchange")
               : refused("exchange");
}

// symlink-swap PATH TARGET: replace it by a link
static int attack_symlink_swap(int argc, char **argv) {
    if (argc != 2) return 64;
    if (unlink(argv[0]) != 0 && rmdir(argv[0]) != 0) return refused("remove");
    return symlink(argv[1], argv[0]) == 0 ? worked("symlink swap") : refused("symlink");
}

// hardlink PATH NEW: another name for the same file, then write through it
static int attack_hardlink(int argc, char **argv) {
    if (argc != 2) return 64;
    if (link(argv[0], argv[1]) != 0) return refused("link");
    return put(argv[1], "owned\n") == 0 ? worked("hardlink") : refused("write link");
}

// through-descriptor PATH: reopen a read-only descriptor for writing
static int attack_through_descriptor(int argc, char **argv) {
    if (argc != 1) return 64;
    char again[64];
    int fd = open(argv[0], O_RDONLY);
    if (fd < 0) return refused("open");
    snprintf(again, sizeof again, "/proc/self/fd/%d", fd);
    return put(again, "owned\n") == 0 ? worked("through descriptor") : refused("reopen");
}

// big-file PATH BYTES: grow a file
static int attack_big_file(int argc, char **argv) {
    if (argc != 2) return 64;
    signal(SIGXFSZ, SIG_IGN);
    int fd = open(argv[0], O_WRONLY | O_CREAT, 0644);
    if (fd < 0) return refused("open");
    return ftruncate(fd, strtoll(argv[1], NULL, 10)) == 0 ? worked("big file") : refused("grow");
}

// device PATH: make a device node of the machine's memory
static int attack_device(int argc, char **argv) {
    return argc == 1 && mknod(argv[0], S_IFCHR | 0600, 0x101) == 0 ? worked("mknod")
                                                                     : refused("mknod");
}

static int copy_to(int to) {
    char room[65536];
    int from = open("/proc/self/exe", O_RDONLY);
    ssize_t got = -1;
    while (from >= 0 && to >= 0 && (got = read(from, room, sizeof room)) > 0) {
        if (write(to, room, (size_t)got) != got) return -1;
    }
    return got == 0 ? 0 : -1;
}

static int execute(const char *path) {
    char *words[] = {(char *)path, "echo-worked", NULL};
    execv(path, words);
    return refused("execute");
}

// execute PATH: the program that lies there
static int attack_execute(int argc, char **argv) { return argc == 1 ? execute(argv[0]) : 64; }

// execute-copy PATH: a copy of this program, written there
static int attack_execute_copy(int argc, char **argv) {
    if (argc != 1) return 64;
    int to = open(argv[0], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
    if (copy_to(to) != 0) return refused("copy");
    close(to);
    return execute(argv[0]);
}

// execute-as PATH AS: written under one name, executed under another of the same file
static int attack_execute_as(int argc, char **argv) {
    if (argc != 2) return 64;
    int to = open(argv[0], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
    if (copy_to(to) != 0) return refused("copy");
    close(to);
    return execute(argv[1]);
}

// execute-memory FLAGS: a copy that has no name
static int attack_execute_memory(int argc, char **argv) {
    if (argc != 1) return 64;
    int to = (int)syscall(SYS_memfd_create, "mind", (unsigned)strtoul(argv[0], NULL, 0));
    if (to < 0) return refused("memfd_create");
    if (copy_to(to) != 0) return refused("copy");
    fchmod(to, 0755);
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", to);
    return execute(path);
}

// execute-unnamed FOLDER: a file that was never linked into the folder
static int attack_execute_unnamed(int argc, char **argv) {
    if (argc != 1) return 64;
    int to = open(argv[0], O_TMPFILE | O_RDWR, 0755);
    if (copy_to(to) != 0) return refused("copy");
    char path[64], link[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", to);
    snprintf(link, sizeof link, "/proc/self/fd/%d", open(path, O_RDONLY));
    close(to);
    return execute(link);
}

// execute-moved PATH TO: a copy, renamed into a place whose programs may be executed
static int attack_execute_moved(int argc, char **argv) {
    if (argc != 2) return 64;
    int to = open(argv[0], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
    if (copy_to(to) != 0) return refused("copy");
    close(to);
    if (rename(argv[0], argv[1]) != 0 && link(argv[0], argv[1]) != 0) return refused("rename");
    return execute(argv[1]);
}

static int echo_worked(int argc, char **argv) {
    (void)argc, (void)argv;
    return worked("executed");
}

const struct attack file_attacks[] = {
    {"execute", attack_execute},
    {"execute-copy", attack_execute_copy},
    {"execute-as", attack_execute_as},
    {"execute-memory", attack_execute_memory},
    {"execute-unnamed", attack_execute_unnamed},
    {"execute-moved", attack_execute_moved},
    {"echo-worked", echo_worked},
    {"read", attack_read},
    {"write", attack_write},
    {"open-write", attack_open_write},
    {"truncate", attack_truncate},
    {"unlink", attack_unlink},
    {"chmod", attack_chmod},
    {"mkdir", attack_mkdir},
    {"replace", attack_replace},
    {"rename-parent", attack_rename_parent},
    {"exchange", attack_exchange},
    {"symlink-swap", attack_symlink_swap},
    {"hardlink", attack_hardlink},
    {"through-descriptor", attack_through_descriptor},
    {"big-file", attack_big_file},
    {"device", attack_device},
    {0, 0},
};
