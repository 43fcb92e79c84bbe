#include "attacker.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

int refused(const char *what) {
    printf("refused: %s: %s\n", what, strerror(errno));
    fflush(stdout);
    return 1;
}

int worked(const char *what) {
    printf("worked: %s\n", what);
    fflush(stdout);
    return 0;
}

static const struct attack *find(const struct attack *attacks, const char *name) {
    for (; attacks->name != NULL; attacks++) {
        if (strcmp(attacks->name, name) == 0) return attacks;
    }
    return NULL;
}

int main(int argc, char **argv) {
    const struct attack *books[] = {file_attacks, socket_attacks, kernel_attacks, process_attacks};
    for (size_t i = 0; argc > 1 && i < sizeof books / sizeof books[0]; i++) {
        const struct attack *attack = find(books[i], argv[1]);
        if (attack != NULL) return attack->run(argc - 2, argv + 2);
    }
    fprintf(stderr, "unknown attack\n");
    return 64;
}
