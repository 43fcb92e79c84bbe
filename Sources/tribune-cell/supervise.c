#define _GNU_SOURCE
#include "cell.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// The exit of process 1 is the end of the cell: the kernel kills everything else in the namespace
// and lets process 1 go only when all of it is reaped. So "end" is one call, whatever the reason.

enum { END_LEASE = 201, END_CONTROL = 202, END_FAILED = 203, END_LOOP = 204 };

struct cell {
    struct config config;
    pid_t agent;
    int agent_pidfd;
    int timer, signals, go, report;
    int has_group, in_group;
    uint64_t sequence;
};

static _Noreturn void fail(enum stage stage, int problem) {
    struct message message = {FROM_CELL_FAILED, stage, (uint64_t)problem, 0};
    message_send(&message, NULL, 0);
    _exit(END_FAILED);
}

static void arm(struct cell *cell, uint64_t milliseconds) {
    struct itimerspec when;
    memset(&when, 0, sizeof when);
    when.it_value.tv_sec = (time_t)(milliseconds / 1000);
    when.it_value.tv_nsec = (long)(milliseconds % 1000) * 1000000;
    if (timerfd_settime(cell->timer, 0, &when, NULL) != 0) _exit(END_LEASE);
}

static void open_clocks(struct cell *cell) {
    sigset_t all;
    sigfillset(&all);
    // Blocked, never handled: signals from inside the cell cannot end its first process.
    if (sigprocmask(SIG_SETMASK, &all, NULL) != 0) fail(STAGE_PRIVILEGE, errno);
    sigset_t children;
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    cell->signals = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
    // BOOTTIME counts while the machine sleeps: a lease does not outlive a suspend.
    cell->timer = timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
    if (cell->signals < 0 || cell->timer < 0) fail(STAGE_PRIVILEGE, errno);
    arm(cell, cell->config.lease_milliseconds);
}

static void harden(struct cell *cell) {
    // Nobody of the same user may read, trace or take descriptors from process 1.
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) fail(STAGE_PRIVILEGE, errno);
    // bubblewrap's outer process is single-threaded, so this cannot fire for a thread's end.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) fail(STAGE_PRIVILEGE, errno);
    // What the daemon did not give is filled, so that nothing opened from here on gets a reserved
    // number: those are closed later.
    cell->has_group = fcntl(FD_GROUP, F_GETFD) >= 0;
    for (int fd = 0; fd <= FD_GROUP; fd++) {
        if (fcntl(fd, F_GETFD) < 0 && dup2(FD_CONFIG, fd) < 0) fail(STAGE_CONFIG, errno);
        if (fd > 2) fcntl(fd, F_SETFD, FD_CLOEXEC);
    }
    syscall(SYS_close_range, (unsigned)FD_GROUP + 1, ~0u, 0u);
}

// Being born in a control group costs nothing; being moved there waits for every processor of the
// machine (some 10 ms). Zero in the child, minus one when the kernel or the rights do not allow it.
static pid_t born_in_group(const struct cell *cell) {
    if (!cell->has_group) return -1;
    struct clone_args arguments;
    memset(&arguments, 0, sizeof arguments);
    arguments.flags = CLONE_INTO_CGROUP;
    arguments.exit_signal = SIGCHLD;
    arguments.cgroup = FD_GROUP;
    return (pid_t)syscall(SYS_clone3, &arguments, sizeof arguments);
}

static void bear(struct cell *cell, int terminal_number) {
    int go[2], report[2];
    int kind = SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK;
    if (pipe2(go, O_CLOEXEC) != 0 || socketpair(AF_UNIX, kind, 0, report) != 0) {
        fail(STAGE_FORK, errno);
    }
    struct birth birth = {&cell->config, go[0], report[1], terminal_number};
    cell->agent = born_in_group(cell);
    cell->in_group = cell->agent >= 0;
    if (cell->agent < 0) cell->agent = fork();
    if (cell->agent < 0) fail(STAGE_FORK, errno);
    if (cell->agent == 0) {
        close(go[1]);
        birth_run(&birth);
    }
    close(go[0]);
    close(report[1]);
    cell->go = go[1];
    cell->report = report[0];
    cell->agent_pidfd = (int)syscall(SYS_pidfd_open, cell->agent, 0);
    if (cell->agent_pidfd < 0) fail(STAGE_FORK, errno);
}

// Opens the doors, tells the daemon, and keeps none of it.
static void present(struct cell *cell) {
    int fds[DOORS_MAX + 3];
    size_t count = 0;
    int terminal_number = -1;
    int terminal = -1;
    if (cell->config.terminal) {
        terminal = terminal_open(cell->config.rows, cell->config.columns, &terminal_number);
        if (terminal < 0) fail(STAGE_TERMINAL, errno);
    }
    int problem = privileges_drop();
    if (problem != 0) fail(STAGE_PRIVILEGE, problem);
    bear(cell, terminal_number);
    if ((problem = filter_install_first(&cell->config)) != 0) fail(STAGE_FILTER, problem);
    fds[count++] = (int)syscall(SYS_pidfd_open, 1, 0);
    if (fds[0] < 0) fail(STAGE_FORK, errno);
    fds[count++] = cell->agent_pidfd;
    if (terminal >= 0) fds[count++] = terminal;
    for (size_t i = 0; i < cell->config.door_count; i++) {
        int door = door_open(cell->config.doors[i]);
        if (door < 0) fail(STAGE_DOOR, errno);
        fds[count++] = door;
    }
    int abi = landlock_abi();
    uint32_t flags = landlock_missing(abi) | (cell->in_group ? READY_BORN_IN_GROUP : 0);
    struct message ready = {FROM_CELL_READY, flags, (uint64_t)abi, cell->config.door_count};
    if (message_send(&ready, fds, count) != 0) _exit(END_CONTROL);
    for (size_t i = 0; i < count; i++) close(fds[i]);
    close(FD_CONFIG);
    syscall(SYS_close_range, FD_AGENT_IN, FD_GROUP, 0u);
}

// A message that only repeats or precedes what is known changes nothing. One that is malformed
// cannot have come from a sound daemon, so the cell ends.
static void take_order(struct cell *cell) {
    struct message message;
    ssize_t got = recv(FD_CONTROL, &message, sizeof message, MSG_DONTWAIT | MSG_TRUNC);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got != (ssize_t)sizeof message || message.flags != 0) _exit(END_CONTROL);
    if (message.kind != TO_CELL_RENEW && message.kind != TO_CELL_GO) _exit(END_CONTROL);
    if (message.kind == TO_CELL_RENEW && (message.b == 0 || message.b > LEASE_MILLISECONDS_MAX)) {
        _exit(END_CONTROL);
    }
    if (message.a <= cell->sequence) return;
    cell->sequence = message.a;
    if (message.kind == TO_CELL_RENEW) {
        arm(cell, message.b);
    } else if (cell->go >= 0) {
        if (write(cell->go, "g", 1) != 1) _exit(END_FAILED);
        close(cell->go);
        cell->go = -1;
    }
}

// The birth's socket closes at exec. Words in it say why there was none; a descriptor is the one
// that the agent asks through.
static void take_birth_report(struct cell *cell) {
    int words[2], fd;
    for (;;) {
        int got = descriptor_receive(cell->report, words, sizeof words, &fd);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (got != (int)sizeof words) break;
        if (fd < 0) fail((enum stage)words[0], words[1]);
        int problem = listen_begin(fd, &cell->config);
        if (problem != 0) fail(STAGE_FILTER, problem);
    }
    close(cell->report);
    cell->report = -1;
    struct message message = {FROM_CELL_STARTED, 0, 0, 0};
    message_send(&message, NULL, 0);
}

static void reap(struct cell *cell) {
    struct signalfd_siginfo ignored;
    while (read(cell->signals, &ignored, sizeof ignored) == (ssize_t)sizeof ignored) continue;
    for (;;) {
        int status = 0;
        pid_t gone = waitpid(-1, &status, WNOHANG);
        if (gone <= 0) return;
        if (gone != cell->agent) continue;
        if (cell->report >= 0) take_birth_report(cell);
        int signalled = WIFSIGNALED(status);
        int code = signalled ? WTERMSIG(status) : WEXITSTATUS(status);
        struct message message = {FROM_CELL_EXITED, (uint32_t)signalled, (uint64_t)code, 0};
        message_send(&message, NULL, 0);
        // What the agent left behind goes with it.
        _exit(signalled ? 128 + code : code);
    }
}

int cell_main(void) {
    static struct cell cell;
    harden(&cell);
    int problem = config_read(FD_CONFIG, &cell.config);
    if (problem != 0) fail(STAGE_CONFIG, problem);
    open_clocks(&cell);
    present(&cell);
    for (;;) {
        struct pollfd waits[4] = {
            {cell.timer, POLLIN, 0},
            {FD_CONTROL, POLLIN, 0},
            {cell.signals, POLLIN, 0},
            {cell.report, POLLIN, 0},
        };
        if (poll(waits, 4, -1) < 0) {
            if (errno == EINTR) continue;
            return END_LOOP;
        }
        // Without its clock, its orders or its children's signals a cell must not go on.
        for (size_t i = 0; i < 3; i++) {
            if (waits[i].revents & (POLLNVAL | POLLERR)) return END_LOOP;
        }
        // A renewal that lies unread is taken before the clock is believed; a dead daemon's socket
        // has none, and its end of file ends the cell here.
        if (waits[1].revents) take_order(&cell);
        uint64_t expirations = 0;
        if (waits[0].revents &&
            read(cell.timer, &expirations, sizeof expirations) == (ssize_t)sizeof expirations) {
            return END_LEASE;
        }
        if (cell.report >= 0 && waits[3].revents) take_birth_report(&cell);
        if (waits[2].revents) reap(&cell);
    }
}
