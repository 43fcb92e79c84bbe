#define _GNU_SOURCE
#include "attacker.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void ignore_everything(void) {
    for (int signal_number = 1; signal_number < 65; signal_number++) {
        signal(signal_number, SIG_IGN);
    }
}

// kill PID
static int attack_kill(int argc, char **argv) {
    if (argc != 1) return 64;
    return kill(atoi(argv[0]), SIGKILL) == 0 ? worked("kill") : refused("kill");
}

// kill-first: everything that a process may send to process 1, and then a sign of life
static int attack_kill_first(int argc, char **argv) {
    (void)argc, (void)argv;
    ignore_everything();
    for (int signal_number = 1; signal_number < 65; signal_number++) kill(1, signal_number);
    // If process 1 were gone or stopped, its orphan would not be reaped.
    pid_t middle = fork();
    if (middle == 0) {
        if (fork() == 0) _exit(0);
        _exit(0);
    }
    waitpid(middle, NULL, 0);
    errno = EPERM;
    return refused("kill process 1");
}

// kill-all: every process number that can be named
static int attack_kill_all(int argc, char **argv) {
    (void)argc, (void)argv;
    ignore_everything();
    int hit = 0;
    for (int pid = 2; pid < 70000; pid++) {
        if (pid != getpid() && pid != getppid() && kill(pid, SIGKILL) == 0) hit++;
    }
    printf("hit %d\n", hit);
    return hit > 0 ? worked("kill all") : refused("kill all");
}

// fork-bomb COUNT: works when so many processes live at once
static int attack_fork_bomb(int argc, char **argv) {
    if (argc != 1) return 64;
    int wanted = atoi(argv[0]);
    for (int born = 0; born < wanted; born++) {
        pid_t pid = fork();
        if (pid < 0) {
            printf("born %d\n", born);
            return refused("fork");
        }
        if (pid == 0) {
            for (;;) pause();
        }
    }
    return worked("fork bomb");
}

// memory-hog BYTES: touch every page
static int attack_memory_hog(int argc, char **argv) {
    if (argc != 1) return 64;
    size_t bytes = strtoull(argv[0], NULL, 10);
    char *room = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) return refused("mmap");
    for (size_t at = 0; at < bytes; at += 4096) room[at] = 1;
    return worked("memory hog");
}

static void stay(const char *marker) {
    prctl(PR_SET_NAME, marker, 0, 0, 0);
    for (;;) pause();
}

// tree FAMILIES CHILDREN GRANDCHILDREN: processes in three generations that ignore every signal,
// leave their session and their parent. Prints "grown" when all are there.
static int attack_tree(int argc, char **argv) {
    if (argc != 3) return 64;
    int families = atoi(argv[0]), children = atoi(argv[1]), grandchildren = atoi(argv[2]);
    int ready[2];
    if (pipe(ready) != 0) return refused("pipe");
    ignore_everything();
    signal(SIGCHLD, SIG_DFL);
    for (int family = 0; family < families; family++) {
        if (fork() != 0) continue;
        setsid();
        for (int child = 0; child < children; child++) {
            if (fork() != 0) continue;
            setsid();
            for (int grandchild = 0; grandchild < grandchildren; grandchild++) {
                pid_t between = fork();
                if (between == 0) {
                    // Twice, so that the parent is gone and process 1 adopts it.
                    if (fork() != 0) _exit(0);
                    setsid();
                    if (write(ready[1], "g", 1) != 1) _exit(1);
                    stay("grandchild");
                }
                waitpid(between, NULL, 0);
            }
            if (write(ready[1], "c", 1) != 1) _exit(1);
            stay("child");
        }
        if (write(ready[1], "f", 1) != 1) _exit(1);
        stay("family");
    }
    int wanted = families * (1 + children * (1 + grandchildren));
    char sign;
    for (int seen = 0; seen < wanted; seen++) {
        if (read(ready[0], &sign, 1) != 1) return refused("grow");
    }
    printf("grown %d\n", wanted + 1);
    fflush(stdout);
    stay("root");
    return 0;
}

// runners: double forks go on for ever, faster than anyone could kill one by one
static int attack_runners(int argc, char **argv) {
    (void)argc, (void)argv;
    ignore_everything();
    for (int runner = 0; runner < 8; runner++) {
        if (fork() != 0) continue;
        for (;;) {
            pid_t next = fork();
            if (next == 0) setsid();
            else if (next > 0) _exit(0);
        }
    }
    printf("running\n");
    fflush(stdout);
    for (;;) pause();
}

const struct attack process_attacks[] = {
    {"kill", attack_kill},
    {"kill-first", attack_kill_first},
    {"kill-all", attack_kill_all},
    {"fork-bomb", attack_fork_bomb},
    {"memory-hog", attack_memory_hog},
    {"tree", attack_tree},
    {"runners", attack_runners},
    {0, 0},
};
