#include "cell.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc >= 2 && strcmp(argv[1], "bridge") == 0) {
        return bridge_main(argc - 2, argv + 2);
    }
    if (argc == 2 && strcmp(argv[1], "run") == 0 && getpid() == 1) {
        return cell_main();
    }
    dprintf(
        2,
        "tribune-cell is the first process of a Tribune cell; the daemon starts it.\n"
        "usage: tribune-cell bridge PORT SERVER    "
        "(MCP over stdio, to the door on 127.0.0.1:PORT)\n");
    return 64;
}
