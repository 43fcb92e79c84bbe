#define _GNU_SOURCE
#include "cell.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// One direction: a source, a sink, and at most one buffer between them.
struct lane {
    int from, to;
    size_t start, end;
    int drained;  // the source has ended
    int closed;   // and the sink was told
    char bytes[65536];
};

static int name_is_plain(const char *name) {
    size_t length = strlen(name);
    if (length == 0 || length > 128) return 0;
    for (size_t i = 0; i < length; i++) {
        char c = name[i];
        int letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.') return 0;
    }
    return 1;
}

static int door_connect(const char *text) {
    char *end = NULL;
    unsigned long port = strtoul(text, &end, 10);
    if (*text == '\0' || *end != '\0' || port == 0 || port > 65535) {
        errno = EINVAL;
        return -1;
    }
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((uint16_t)port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return connect(fd, (struct sockaddr *)&address, sizeof address) == 0 ? fd : -1;
}

// Zero, or -1 when the sink is gone.
static int lane_write(struct lane *lane, int is_socket) {
    size_t length = lane->end - lane->start;
    ssize_t done = is_socket ? send(lane->to, lane->bytes + lane->start, length,
                                    MSG_NOSIGNAL | MSG_DONTWAIT)
                             : write(lane->to, lane->bytes + lane->start, length);
    if (done < 0) return errno == EINTR || errno == EAGAIN ? 0 : -1;
    lane->start += (size_t)done;
    if (lane->start == lane->end) lane->start = lane->end = 0;
    return 0;
}

static void lane_read(struct lane *lane) {
    ssize_t got = read(lane->from, lane->bytes, sizeof lane->bytes);
    if (got > 0) lane->end = (size_t)got;
    else if (got == 0 || (errno != EINTR && errno != EAGAIN)) lane->drained = 1;
}

static short lane_wants_read(const struct lane *lane) {
    return !lane->drained && lane->end == 0 ? POLLIN : 0;
}

// Relays until the door has closed and everything it said has been written out.
static int relay(int door) {
    static struct lane out, in;
    out.from = STDIN_FILENO, out.to = door;
    in.from = door, in.to = STDOUT_FILENO;
    while (!(in.drained && in.end == 0)) {
        struct pollfd waits[4] = {
            {lane_wants_read(&out) ? out.from : -1, POLLIN, 0},
            {out.end > 0 ? out.to : -1, POLLOUT, 0},
            {lane_wants_read(&in) ? in.from : -1, POLLIN, 0},
            {in.end > 0 ? in.to : -1, POLLOUT, 0},
        };
        if (poll(waits, 4, -1) < 0 && errno != EINTR) return 1;
        if (waits[0].revents) lane_read(&out);
        if (waits[1].revents && lane_write(&out, 1) != 0) out.drained = 1, out.end = 0;
        if (waits[2].revents) lane_read(&in);
        if (waits[3].revents && lane_write(&in, 0) != 0) return 1;
        if (out.drained && out.end == 0 && !out.closed) {
            // The client has no more to say; the server may still answer.
            shutdown(door, SHUT_WR);
            out.closed = 1;
        }
    }
    return 0;
}

int bridge_main(int argc, char **argv) {
    if (argc != 2 || !name_is_plain(argv[1])) {
        dprintf(2, "usage: tribune-cell bridge PORT SERVER\n");
        return 64;
    }
    signal(SIGPIPE, SIG_IGN);
    int door = door_connect(argv[0]);
    if (door < 0) {
        dprintf(2, "tribune-cell bridge: no door on 127.0.0.1:%s: %s\n", argv[0],
                strerror(errno));
        return 69;
    }
    if (dprintf(door, "TRIBUNE-STDIO %s\n", argv[1]) < 0) return 69;
    return relay(door);
}
