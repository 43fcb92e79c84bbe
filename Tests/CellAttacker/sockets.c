#define _GNU_SOURCE
#include "attacker.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static socklen_t unix_address(struct sockaddr_un *address, const char *name) {
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    size_t length = strlen(name);
    if (length >= sizeof address->sun_path) length = sizeof address->sun_path - 1;
    memcpy(address->sun_path, name, length);
    if (name[0] == '@') address->sun_path[0] = '\0';
    return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length + (name[0] != '@'));
}

// unix-connect NAME: a path, or @abstract
static int attack_unix_connect(int argc, char **argv) {
    if (argc != 1) return 64;
    struct sockaddr_un address;
    socklen_t length = unix_address(&address, argv[0]);
    int problem = EPROTOTYPE;
    for (int type = SOCK_STREAM; type <= SOCK_SEQPACKET && problem == EPROTOTYPE; type++) {
        if (type > SOCK_DGRAM && type < SOCK_SEQPACKET) continue;
        int fd = socket(AF_UNIX, type, 0);
        if (fd < 0) return refused("socket");
        if (connect(fd, (struct sockaddr *)&address, length) == 0) return worked("unix connect");
        problem = errno;
        close(fd);
    }
    errno = problem;
    return refused("connect");
}

// unix-pair PATH: a datagram pair may be connected again, past a filter of socket(2) alone
static int attack_unix_pair(int argc, char **argv) {
    if (argc != 1) return 64;
    struct sockaddr_un address;
    socklen_t length = unix_address(&address, argv[0]);
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) != 0) return refused("socketpair");
    if (sendto(ends[0], "x", 1, 0, (struct sockaddr *)&address, length) == 1) {
        return worked("send from a pair");
    }
    return refused("sendto");
}

// unix-stream-pair PATH: the same with kinds that a cell may have
static int attack_unix_stream_pair(int argc, char **argv) {
    if (argc != 1) return 64;
    struct sockaddr_un address;
    socklen_t length = unix_address(&address, argv[0]);
    const int kinds[] = {SOCK_STREAM, SOCK_SEQPACKET};
    for (int i = 0; i < 2; i++) {
        int ends[2];
        if (socketpair(AF_UNIX, kinds[i], 0, ends) != 0) return refused("socketpair");
        close(ends[1]);
        if (connect(ends[0], (struct sockaddr *)&address, length) == 0) return worked("reconnect");
        if (send(ends[0], "x", 1, MSG_NOSIGNAL) == 1) return worked("send");
        if (sendto(ends[0], "x", 1, MSG_NOSIGNAL, (struct sockaddr *)&address, length) == 1) {
            return worked("sendto");
        }
    }
    return refused("reconnect a pair");
}

// socket DOMAIN TYPE PROTOCOL, as numbers
static int attack_socket(int argc, char **argv) {
    if (argc != 3) return 64;
    long fd = syscall(SYS_socket, strtol(argv[0], NULL, 0), strtol(argv[1], NULL, 0),
                      strtol(argv[2], NULL, 0));
    return fd >= 0 ? worked("socket") : refused("socket");
}

// high-bits: the same domain with bits that the kernel does not read
static int attack_high_bits(int argc, char **argv) {
    (void)argc, (void)argv;
    long fd = syscall(SYS_socket, 0x100000000ul | AF_UNIX, SOCK_STREAM, 0);
    return fd >= 0 ? worked("socket with high bits") : refused("socket");
}

// tcp-connect ADDRESS PORT: and read a greeting
static int attack_tcp_connect(int argc, char **argv) {
    if (argc != 2) return 64;
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((unsigned short)atoi(argv[1]));
    if (inet_pton(AF_INET, argv[0], &address.sin_addr) != 1) return 64;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0) return refused("socket");
    if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0) return refused("connect");
    return worked("tcp connect");
}

// udp-send ADDRESS PORT
static int attack_udp_send(int argc, char **argv) {
    if (argc != 2) return 64;
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((unsigned short)atoi(argv[1]));
    if (inet_pton(AF_INET, argv[0], &address.sin_addr) != 1) return 64;
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (fd < 0) return refused("socket");
    return sendto(fd, "x", 1, 0, (struct sockaddr *)&address, sizeof address) == 1
               ? worked("udp send")
               : refused("sendto");
}

// steal-door PORT: listen where the daemon listens
static int attack_steal_door(int argc, char **argv) {
    if (argc != 1) return 64;
    int on = 1;
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((unsigned short)atoi(argv[0]));
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0) return refused("bind");
    return listen(fd, 1) == 0 ? worked("steal door") : refused("listen");
}

static int bound(int port) {
    int on = 1;
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((unsigned short)port);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    return bind(fd, (struct sockaddr *)&address, sizeof address) == 0 ? fd : -1;
}

static int listens(int fd) {
    int yes = 0;
    socklen_t length = sizeof yes;
    return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &yes, &length) == 0 && yes;
}

// listen PORT: and be connected to; 0 is whatever port the kernel gives
static int attack_listen(int argc, char **argv) {
    if (argc != 1) return 64;
    int port = atoi(argv[0]);
    int fd = port == 0 ? socket(AF_INET6, SOCK_STREAM, 0) : bound(port);
    if (fd < 0) return refused("bind");
    if (listen(fd, 8) != 0) return refused("listen");
    struct sockaddr_storage address;
    socklen_t length = sizeof address;
    if (getsockname(fd, (struct sockaddr *)&address, &length) != 0) return refused("name");
    int peer = socket(address.ss_family, SOCK_STREAM, 0);
    if (connect(peer, (struct sockaddr *)&address, length) != 0) return refused("connect");
    return accept(fd, NULL, NULL) >= 0 ? worked("listen") : refused("accept");
}

// listen-swap PORT: while the question about a granted socket is judged, another takes its number
static int swapped[2];
static volatile int swapping = 1, swaps = 0;

static void *swap(void *number) {
    for (; swapping; swaps++) dup2(swapped[swaps % 2], *(int *)number);
    return NULL;
}

static int attack_listen_swap(int argc, char **argv) {
    if (argc != 1) return 64;
    swapped[0] = bound(atoi(argv[0]));
    swapped[1] = bound(atoi(argv[0]) + 1);
    if (swapped[0] < 0 || swapped[1] < 0) return refused("bind");
    int number = 100;
    dup2(swapped[0], number);
    pthread_t thread;
    if (pthread_create(&thread, NULL, swap, &number) != 0) return 64;
    // On a busy machine the two take turns, and rarely.
    for (time_t end = time(NULL) + 4; time(NULL) < end && !listens(swapped[1]);) {
        listen(number, 8);
    }
    swapping = 0;
    pthread_join(thread, NULL);
    if (listens(swapped[1])) return worked("listen on another port");
    errno = EACCES;
    // What was granted works all the while.
    return listens(swapped[0]) ? refused("listen") : 64;
}

// listen-lent PORT: a port that was only lent for connecting is given back while it is judged
static void *give_back(void *number) {
    struct sockaddr none = {.sa_family = AF_UNSPEC};
    while (swapping) connect(*(int *)number, &none, sizeof none);
    return NULL;
}

static int attack_listen_lent(int argc, char **argv) {
    if (argc != 2) return 64;
    unsigned port = (unsigned)atoi(argv[0]), range = port << 16 | port;
    struct sockaddr_in door;
    memset(&door, 0, sizeof door);
    door.sin_family = AF_INET;
    door.sin_port = htons((unsigned short)atoi(argv[1]));
    door.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int number = 100, strange = 0;
    pthread_t thread;
    dup2(socket(AF_INET, SOCK_STREAM, 0), number);
    if (pthread_create(&thread, NULL, give_back, &number) != 0) return 64;
    for (int i = 0; i < 500 && !strange; i++) {
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        setsockopt(fd, IPPROTO_IP, 51 /* IP_LOCAL_PORT_RANGE */, &range, sizeof range);
        dup2(fd, number);
        close(fd);
        connect(number, (struct sockaddr *)&door, sizeof door);
        listen(number, 8);
        struct sockaddr_in address;
        socklen_t length = sizeof address;
        getsockname(number, (struct sockaddr *)&address, &length);
        strange = listens(number) && ntohs(address.sin_port) != port;
    }
    swapping = 0;
    pthread_join(thread, NULL);
    errno = EACCES;
    return strange ? worked("listen on another port") : refused("listen");
}

// listen-flood PORT: more questions than anybody can answer
static int attack_listen_flood(int argc, char **argv) {
    if (argc != 1) return 64;
    for (int i = 0; i < 8; i++) {
        if (fork() == 0) break;
    }
    int fd = bound(atoi(argv[0]));
    for (;;) listen(fd, 8);
}

// listen-linger PORT: whoever closes such a socket last waits for a reader that never comes. Ask to
// listen with it, and close our own meanwhile.
static volatile int given = -1, patience = 0;

static void *let_go(void *unused) {
    (void)unused;
    for (;;) {
        int fd = given;
        if (fd < 0) continue;
        for (volatile int i = 0; i < patience; i++) continue;
        given = -1;
        close(fd);
    }
}

static void linger_once(const struct sockaddr_in *peer) {
    static char waste[1 << 16];
    struct linger long_time = {1, 10000};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, (const struct sockaddr *)peer, sizeof *peer) != 0) _exit(1);
    while (send(fd, waste, sizeof waste, MSG_DONTWAIT) > 0) continue;
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &long_time, sizeof long_time);
    given = fd;
    listen(fd, 1);
    // Our thread waits: it was the last. Another process tries.
    for (int i = 0; i < 100 && given >= 0; i++) usleep(100);
    _exit(0);
}

static int attack_listen_linger(int argc, char **argv) {
    if (argc != 1) return 64;
    int server = bound(atoi(argv[0]));
    if (server < 0 || listen(server, 4096) != 0) return refused("listen");
    struct sockaddr_in peer;
    socklen_t length = sizeof peer;
    if (getsockname(server, (struct sockaddr *)&peer, &length) != 0) return 64;
    for (int i = 0;; i++) {
        pid_t child = fork();
        if (child == 0) {
            pthread_t thread;
            patience = i % 50 * 400;
            if (pthread_create(&thread, NULL, let_go, NULL) != 0) return 64;
            linger_once(&peer);
        }
        if (i >= 8) wait(NULL);
    }
}

// descriptors: no more than three, and the one that counts them
static int attack_descriptors(int argc, char **argv) {
    (void)argc, (void)argv;
    for (int fd = 3; fd < 1024; fd++) {
        if (fcntl(fd, F_GETFD) >= 0) return refused("a descriptor that was not given");
    }
    return worked("three descriptors");
}

// listen-pair: a pair of the kind that a cell has
static int attack_listen_pair(int argc, char **argv) {
    (void)argc, (void)argv;
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return refused("socketpair");
    close(ends[1]);
    return listen(ends[0], 1) == 0 ? worked("listen") : refused("listen");
}

// unix-listen PATH KIND: the victim of the attacks above. Not an attack.
static int serve_unix(int argc, char **argv) {
    if (argc != 2) return 64;
    struct sockaddr_un address;
    socklen_t length = unix_address(&address, argv[0]);
    int kind = atoi(argv[1]);
    int fd = socket(AF_UNIX, kind, 0);
    if (bind(fd, (struct sockaddr *)&address, length) != 0) return refused("bind");
    if (kind != SOCK_DGRAM && listen(fd, 16) != 0) return refused("listen");
    worked("listening");
    for (;;) pause();
}

const struct attack socket_attacks[] = {
    {"unix-listen", serve_unix},
    {"unix-connect", attack_unix_connect},
    {"unix-pair", attack_unix_pair},
    {"unix-stream-pair", attack_unix_stream_pair},
    {"socket", attack_socket},
    {"high-bits", attack_high_bits},
    {"tcp-connect", attack_tcp_connect},
    {"udp-send", attack_udp_send},
    {"steal-door", attack_steal_door},
    {"listen", attack_listen},
    {"listen-swap", attack_listen_swap},
    {"listen-lent", attack_listen_lent},
    {"listen-flood", attack_listen_flood},
    {"listen-linger", attack_listen_linger},
    {"descriptors", attack_descriptors},
    {"listen-pair", attack_listen_pair},
    {0, 0},
};
