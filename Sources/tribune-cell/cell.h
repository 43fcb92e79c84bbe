// tribune-cell: process 1 of a cell. Specs/cell.md says what it promises; this header is the map.
//
//   main.c       chooses the mode: PID 1 of a cell, or the bridge for MCP over stdio
//   config.c     reads the cell's orders from the sealed memory file the daemon wrote
//   doors.c      opens the loopback listeners and the terminal, and hands them to the daemon
//   birth.c      limits, Landlock and the start of the agent in a session of its own
//   filter.c     the seccomp filter
//   landlock.c   the Landlock rules: what may change, what may be executed
//   listen.c     listens on behalf of the agent, on the ports that it was given
//   supervise.c  reaps, reports, and holds the dead man's lease
//   bridge.c     stdin/stdout to a door and back
//
// It is one thread, static, non-dumpable, and allocates nothing after the agent has started.
#ifndef TRIBUNE_CELL_H
#define TRIBUNE_CELL_H

#include <stddef.h>
#include <stdint.h>

// Descriptors the daemon leaves open. Everything above is closed.
enum {
    FD_CONTROL = 3,
    FD_CONFIG = 4,
    FD_AGENT_IN = 6,
    FD_AGENT_OUT = 7,
    FD_AGENT_ERROR = 8,
    FD_GROUP = 9,  // the version 2 control group that the agent is born into, when there is one
};

enum { DOORS_MAX = 64, WRITABLE_MAX = 256, CONFIG_BYTES_MAX = 8 << 20, LIMITS_MAX = 8 };
enum { PROGRAMS_MAX = 512, LISTEN_MAX = 16 };
#define LEASE_MILLISECONDS_MAX 86400000ull

// Rights that the kernel did not give. They travel in the READY message.
enum {
    MISSING_LANDLOCK = 1u << 0,
    MISSING_LANDLOCK_REFER = 1u << 1,
    MISSING_LANDLOCK_TRUNCATE = 1u << 2,
    MISSING_LANDLOCK_DEVICE_IOCTL = 1u << 3,
    MISSING_LANDLOCK_SCOPE = 1u << 4,
};
// READY: the agent was born in its control group and need not be moved there.
#define READY_BORN_IN_GROUP (1u << 31)

// Where a cell can fail before the agent runs. They travel in the FAILED message.
enum stage {
    STAGE_CONFIG = 1,
    STAGE_DOOR = 2,
    STAGE_TERMINAL = 3,
    STAGE_PRIVILEGE = 4,
    STAGE_FILTER = 5,
    STAGE_FORK = 6,
    STAGE_LIMIT = 7,
    STAGE_LANDLOCK = 8,
    STAGE_SESSION = 9,
    STAGE_DIRECTORY = 10,
    STAGE_EXEC = 11,
};

struct message {
    uint32_t kind;
    uint32_t flags;
    uint64_t a;
    uint64_t b;
};

enum { FROM_CELL_READY = 1, FROM_CELL_STARTED = 2, FROM_CELL_FAILED = 3, FROM_CELL_EXITED = 4 };
enum { TO_CELL_RENEW = 1, TO_CELL_GO = 2 };

struct limit {
    int resource;
    uint64_t amount;
};

struct config {
    uint16_t doors[DOORS_MAX];
    size_t door_count;
    const char *writable[WRITABLE_MAX];
    size_t writable_count;
    // Trees whose files may be executed, but for what is writable in them.
    const char *programs[PROGRAMS_MAX];
    size_t program_count;
    // Places in these that can be written by another name.
    const char *aliases[PROGRAMS_MAX];
    size_t alias_count;
    // Trees whose files may be executed although they may be written as well.
    const char *executable[WRITABLE_MAX];
    size_t executable_count;
    // Ports that the agent may listen on. None: it does not listen.
    uint16_t listen[LISTEN_MAX];
    size_t listen_count;
    struct limit limits[LIMITS_MAX];
    size_t limit_count;
    char **arguments;
    char **environment;
    const char *directory;
    int terminal;
    unsigned rows, columns;
    uint64_t lease_milliseconds;
};

// config.c. Zero, or an errno value.
int config_read(int fd, struct config *config);

// doors.c
int door_open(uint16_t port);
int terminal_open(unsigned rows, unsigned columns, int *number);
int message_send(const struct message *message, const int *fds, size_t count);

// birth.c. Never returns: writes {stage, errno} to `report` when the agent cannot be started.
struct birth {
    const struct config *config;
    int go;
    int report;
    int terminal_number;
};
_Noreturn void birth_run(const struct birth *birth);
int privileges_drop(void);

// filter.c. Zero, or an errno value. The agent's filter asks about every listen when the orders
// name ports; `asks` is then the descriptor to be asked through, else -1.
int filter_install_first(const struct config *config);
int filter_install_agent(const struct config *config, int *asks);

// listen.c. Starts who answers; takes the descriptor. Zero, or an errno value.
int listen_begin(int asks, const struct config *config);
int descriptor_send(int socket, int fd);
int descriptor_receive(int socket, void *words, size_t size, int *fd);

// landlock.c
int landlock_abi(void);
uint32_t landlock_missing(int abi);
int landlock_apply(const struct config *config, int abi);

// supervise.c
int cell_main(void);

// bridge.c
int bridge_main(int argc, char **argv);

#endif
