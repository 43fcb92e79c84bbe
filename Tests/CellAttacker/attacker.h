// What an agent that wants out would try, one attack a word. A program of the tests, in C so that
// it needs nothing but itself in the cell.
//
// Exit codes: 0 the attack worked, 1 it was refused (the reason is printed), 64 unknown attack.
#ifndef TRIBUNE_ATTACKER_H
#define TRIBUNE_ATTACKER_H

// Prints "refused: …" with errno and gives 1.
int refused(const char *what);
// Prints "worked: …" and gives 0.
int worked(const char *what);

struct attack {
    const char *name;
    int (*run)(int argc, char **argv);
};

extern const struct attack file_attacks[];
extern const struct attack socket_attacks[];
extern const struct attack kernel_attacks[];
extern const struct attack process_attacks[];

#endif
