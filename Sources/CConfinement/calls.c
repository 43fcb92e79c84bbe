#define _GNU_SOURCE
#include "CConfinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DESCRIPTORS_MAX = 80 };

int32_t confinement_pair(int32_t *ours, int32_t *theirs) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0) {
        return -errno;
    }
    *ours = ends[0];
    *theirs = ends[1];
    return 0;
}

int32_t confinement_pipe(int32_t *source, int32_t *sink) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -errno;
    *source = ends[0];
    *sink = ends[1];
    return 0;
}

int32_t confinement_send(int32_t socket, struct confinement_message message) {
    ssize_t sent;
    do sent = send(socket, &message, sizeof message, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    if (sent < 0) return -errno;
    return sent == (ssize_t)sizeof message ? 0 : -EPROTO;
}

static uint32_t take_rights(struct msghdr *header, int *taken) {
    uint32_t count = 0;
    for (struct cmsghdr *part = CMSG_FIRSTHDR(header); part != NULL;
         part = CMSG_NXTHDR(header, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
        size_t length = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < length && count < DESCRIPTORS_MAX; i++) {
            memcpy(&taken[count++], CMSG_DATA(part) + i * sizeof(int), sizeof(int));
        }
    }
    return count;
}

int32_t confinement_receive(
    int32_t socket, struct confinement_message *message, int32_t *descriptors, uint32_t room) {
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(int) * DESCRIPTORS_MAX)];
    int taken[DESCRIPTORS_MAX];
    struct iovec part = {.iov_base = message, .iov_len = sizeof *message};
    struct msghdr header = {
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control,
        .msg_controllen = sizeof control,
    };
    ssize_t got;
    do got = recvmsg(socket, &header, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    if (got < 0) return -errno;
    uint32_t count = take_rights(&header, taken);
    int cut = (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0;
    int whole = got == (ssize_t)sizeof *message || (got == 0 && count == 0);
    if (cut || !whole || count > room) {
        for (uint32_t i = 0; i < count; i++) close(taken[i]);
        return -EPROTO;
    }
    if (got == 0) memset(message, 0, sizeof *message);
    for (uint32_t i = 0; i < count; i++) descriptors[i] = taken[i];
    return (int32_t)count;
}

int32_t confinement_memory_file(const void *bytes, size_t length) {
    int fd = memfd_create("tribune", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0) return -errno;
    int problem = 0;
    for (size_t done = 0; done < length && problem == 0;) {
        ssize_t wrote = write(fd, (const char *)bytes + done, length - done);
        if (wrote > 0) done += (size_t)wrote;
        else if (errno != EINTR) problem = errno;
    }
    int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    if (problem == 0 && lseek(fd, 0, SEEK_SET) < 0) problem = errno;
    if (problem == 0 && fcntl(fd, F_ADD_SEALS, seals) != 0) problem = errno;
    if (problem == 0) return fd;
    close(fd);
    return -problem;
}

int32_t confinement_pidfd_open(int32_t pid) {
    long fd = syscall(SYS_pidfd_open, pid, 0);
    return fd < 0 ? -errno : (int32_t)fd;
}

int32_t confinement_pidfd_signal(int32_t pidfd, int32_t signal) {
    return syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0) == 0 ? 0 : -errno;
}

int32_t confinement_pidfd_pid(int32_t pidfd) {
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/self/fdinfo/%d", pidfd);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return -errno;
    ssize_t got = read(fd, text, sizeof text - 1);
    close(fd);
    if (got <= 0) return -EIO;
    text[got] = '\0';
    const char *line = strstr(text, "Pid:\t");
    if (line == NULL) return -EINVAL;
    long pid = strtol(line + 5, NULL, 10);
    return pid > 0 ? (int32_t)pid : -ESRCH;
}

static int64_t milliseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int32_t confinement_wait_readable(int32_t descriptor, int32_t milliseconds) {
    int64_t until = milliseconds_now() + milliseconds;
    for (;;) {
        int64_t left = until - milliseconds_now();
        struct pollfd wait = {descriptor, POLLIN, 0};
        int ready = poll(&wait, 1, left > 0 ? (int)left : 0);
        if (ready > 0) return 1;
        if (ready < 0 && errno != EINTR) return -errno;
        if (left <= 0) return 0;
    }
}

int32_t confinement_reap(int32_t pid) {
    int status = 0;
    pid_t gone;
    do gone = waitpid(pid, &status, WNOHANG);
    while (gone < 0 && errno == EINTR);
    if (gone < 0) return -errno;
    return gone == 0 ? -EAGAIN : status;
}

int32_t confinement_close_on_exec(int32_t descriptor, int32_t on) {
    return fcntl(descriptor, F_SETFD, on ? FD_CLOEXEC : 0) == 0 ? 0 : -errno;
}

int32_t confinement_landlock_abi(void) {
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
    return abi < 0 ? 0 : (int32_t)abi;
}

int32_t confinement_seccomp(void) {
    const uint32_t actions[] = {SECCOMP_RET_KILL_PROCESS, SECCOMP_RET_ERRNO, SECCOMP_RET_ALLOW};
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++) {
        if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &actions[i]) != 0) return -errno;
    }
    return 1;
}

int32_t confinement_resize_terminal(int32_t terminal, uint16_t rows, uint16_t columns) {
    struct winsize size;
    memset(&size, 0, sizeof size);
    size.ws_row = rows;
    size.ws_col = columns;
    return ioctl(terminal, TIOCSWINSZ, &size) == 0 ? 0 : -errno;
}
