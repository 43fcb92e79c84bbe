#define _GNU_SOURCE
#include "cell.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// An agent with ports of its own may listen on these and on no other. A filter sees the number of
// a descriptor, not the port behind it, and Landlock rules bind but not the port that listen itself
// takes. So the agent's listen stops in the kernel; the clerk, a process of ours, takes hold of the
// very socket, looks at its port, and listens in the agent's place. Whatever the agent changes
// meanwhile, the socket that listens is the one that was looked at (seccomp_unotify(2),
// pidfd_getfd(2)).
//
// It is not process 1 who does this: to hold a stranger's socket is to be its last holder at times,
// and closing one that lingers waits as long as the stranger likes. The clerk may wait, or be
// killed; then nobody listens any more, and the clock of the lease runs on.

int descriptor_send(int socket, int fd) {
    _Alignas(struct cmsghdr) char room[CMSG_SPACE(sizeof fd)];
    int words[2] = {0, 0};
    struct iovec part = {.iov_base = words, .iov_len = sizeof words};
    struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1};
    memset(room, 0, sizeof room);
    header.msg_control = room;
    header.msg_controllen = sizeof room;
    struct cmsghdr *rights = CMSG_FIRSTHDR(&header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(rights), &fd, sizeof fd);
    return sendmsg(socket, &header, MSG_NOSIGNAL) < 0 ? errno : 0;
}

// The bytes that were received, 0 at the end, -1 with errno; *fd is -1 when none came along.
int descriptor_receive(int socket, void *words, size_t size, int *fd) {
    _Alignas(struct cmsghdr) char room[CMSG_SPACE(sizeof *fd)];
    struct iovec part = {.iov_base = words, .iov_len = size};
    struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1};
    header.msg_control = room;
    header.msg_controllen = sizeof room;
    *fd = -1;
    ssize_t got = recvmsg(socket, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    struct cmsghdr *rights = got < 0 ? NULL : CMSG_FIRSTHDR(&header);
    if (rights != NULL && rights->cmsg_type == SCM_RIGHTS) {
        memcpy(fd, CMSG_DATA(rights), sizeof *fd);
    }
    return (int)got;
}

// A question comes from a thread; only the process of a thread has a handle.
static pid_t process_of(pid_t thread) {
    char path[48], text[1024];
    snprintf(path, sizeof path, "/proc/%d/status", thread);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0) close(fd);
    // Without /proc the first thread of a process is all that can be answered.
    if (got <= 0) return thread;
    text[got] = '\0';
    const char *line = strstr(text, "\nTgid:");
    return line == NULL ? thread : (pid_t)strtol(line + 6, NULL, 10);
}

static int question_stands(int asks, uint64_t id) {
    return ioctl(asks, SECCOMP_IOCTL_NOTIF_ID_VALID, &id) == 0;
}

// The asker's socket itself, or -1 with errno. That the question still stands after the handle was
// opened shows that the handle is the asker's and not that of a later process of the same number.
static int take_socket(int asks, const struct seccomp_notif *question) {
    int process = (int)syscall(SYS_pidfd_open, process_of((pid_t)question->pid), 0);
    if (process < 0) return -1;
    int taken = -1, problem = ESRCH;
    if (question_stands(asks, question->id)) {
        taken = (int)syscall(SYS_pidfd_getfd, process, (int)question->data.args[0], 0);
        problem = errno;
    }
    close(process);
    errno = problem;
    return taken;
}

static int is_granted(int fd, const struct config *config) {
    union {
        struct sockaddr any;
        struct sockaddr_in four;
        struct sockaddr_in6 six;
        char room[128];
    } address;
    socklen_t length = sizeof address;
    if (getsockname(fd, &address.any, &length) != 0) return 0;
    uint16_t port = 0;
    if (address.any.sa_family == AF_INET) port = ntohs(address.four.sin_port);
    else if (address.any.sa_family == AF_INET6) port = ntohs(address.six.sin6_port);
    for (size_t i = 0; i < config->listen_count; i++) {
        if (port != 0 && config->listen[i] == port) return 1;
    }
    return 0;
}

// Zero, or the errno value that the agent reads.
static int listen_for(int asks, const struct seccomp_notif *question, const struct config *config) {
    int fd = take_socket(asks, question);
    if (fd < 0) return errno == EBADF || errno == EMFILE ? errno : EACCES;
    int problem = EACCES;
    if (is_granted(fd, config)) {
        problem = listen(fd, (int)question->data.args[1]) == 0 ? 0 : errno;
        // Between the look and the call a port that was lent for connecting may have been given
        // back, and listen then took another.
        if (problem == 0 && !is_granted(fd, config)) {
            shutdown(fd, SHUT_RDWR);
            problem = EACCES;
        }
    }
    close(fd);
    return problem;
}

static _Noreturn void clerk(int asks, const struct config *config) {
    // It ends with process 1, as everything in the cell; of its descriptors it keeps this one.
    if (dup3(asks, FD_CONTROL, O_CLOEXEC) < 0) _exit(1);
    if (syscall(SYS_close_range, FD_CONTROL + 1u, ~0u, 0u) != 0) _exit(1);
    for (;;) {
        struct pollfd wait = {FD_CONTROL, POLLIN, 0};
        struct seccomp_notif question;
        if (poll(&wait, 1, -1) < 0) continue;
        // Nobody is left who could ask.
        if (!(wait.revents & POLLIN)) _exit(0);
        memset(&question, 0, sizeof question);
        if (ioctl(FD_CONTROL, SECCOMP_IOCTL_NOTIF_RECV, &question) != 0) {
            // The asker died meanwhile, or a signal came.
            if (errno == ENOENT || errno == EINTR) continue;
            _exit(0);
        }
        struct seccomp_notif_resp answer = {
            .id = question.id, .error = -listen_for(FD_CONTROL, &question, config)};
        ioctl(FD_CONTROL, SECCOMP_IOCTL_NOTIF_SEND, &answer);
    }
}

int listen_begin(int asks, const struct config *config) {
    pid_t child = fork();
    int problem = child < 0 ? errno : 0;
    if (child == 0) clerk(asks, config);
    close(asks);
    return problem;
}
