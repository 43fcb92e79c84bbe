// The system calls that Swift cannot make: those that run between clone and exec, those that carry
// descriptors over a socket, and those glibc 2.36 or Swift's Glibc module do not declare. Every
// function returns a non-negative result, or minus an errno value.
#ifndef TRIBUNE_CCONFINEMENT_H
#define TRIBUNE_CCONFINEMENT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Starts a program in a new process without copying the parent. The child gets exactly `count`
// descriptors, numbered 0 to count-1, a value of -1 leaving that number closed; every other
// descriptor is closed. Its signal handlers are default and nothing is blocked. When `user` or
// `group` is not UINT32_MAX, the child becomes that user with no other groups.
int32_t confinement_spawn(
    const char *path, char *const *arguments, char *const *environment, const int32_t *descriptors,
    uint32_t count, uint32_t user, uint32_t group);

// Two ends of an AF_UNIX SOCK_SEQPACKET pair, close-on-exec, non-blocking on the first.
int32_t confinement_pair(int32_t *ours, int32_t *theirs);

// A close-on-exec pipe.
int32_t confinement_pipe(int32_t *source, int32_t *sink);

// One message of the control socket. The kind is positive; 0 is the end of the stream.
struct confinement_message {
    uint32_t kind;
    uint32_t flags;
    uint64_t a;
    uint64_t b;
};

int32_t confinement_send(int32_t socket, struct confinement_message message);

// Receives one message and at most `room` descriptors (close-on-exec). Returns how many.
// -EPROTO: the message had another length, or descriptors were cut off (those received are closed).
int32_t confinement_receive(
    int32_t socket, struct confinement_message *message, int32_t *descriptors, uint32_t room);

// A memory file with these bytes, sealed against every change, close-on-exec, at offset 0.
int32_t confinement_memory_file(const void *bytes, size_t length);

int32_t confinement_pidfd_open(int32_t pid);
int32_t confinement_pidfd_signal(int32_t pidfd, int32_t signal);

// The process id behind a pidfd as this process sees it. -ESRCH: gone, or not visible from here.
int32_t confinement_pidfd_pid(int32_t pidfd);

// 1 when readable (or hung up) within `milliseconds`, 0 when not. Interruptions do not count.
int32_t confinement_wait_readable(int32_t descriptor, int32_t milliseconds);

// Reaps a child without blocking: its wait status, -EAGAIN while it runs, -ECHILD when not ours.
int32_t confinement_reap(int32_t pid);

int32_t confinement_close_on_exec(int32_t descriptor, int32_t on);
int32_t confinement_landlock_abi(void);

// 1 when the kernel takes seccomp filters with the actions that are used.
int32_t confinement_seccomp(void);

// 1 when this user may make a user namespace (tried in a child), else minus the errno.
int32_t confinement_user_namespace(void);

int32_t confinement_resize_terminal(int32_t terminal, uint16_t rows, uint16_t columns);

#ifdef __cplusplus
}
#endif

#endif
