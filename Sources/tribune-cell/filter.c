#define _GNU_SOURCE
#include "cell.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// The filter is closed at both ends: a foreign architecture kills, a call newer than the last one
// reviewed answers ENOSYS, and what lies between was gone through one by one (Specs/cell.md,
// "System calls"). It is written by hand so that process 1 needs no library; most calls are decided
// by number alone, which the kernel remembers in a bitmap and never runs the filter for again.
#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "tribune-cell knows x86_64 and aarch64"
#endif

// The last call of Linux 6.18 (file_setattr). Numbers above 424 are the same everywhere.
enum { LAST_REVIEWED = 469 };
enum { NR_MEMFD_SECRET = 447, NR_STATMOUNT = 457, NR_LISTMOUNT = 458, NR_OPEN_TREE_ATTR = 467 };
enum { SOCKET_TYPE_MASK = 0xf, PROTOCOL_TCP = 6 };
enum { NETLINK_ROUTE_PROTOCOL = 0, LINUX_TIOCLINUX = 0x541C };
enum { NOEXEC_SEAL = 0x8 /* MFD_NOEXEC_SEAL, Linux 6.3 */ };
enum { PRIORITY_OF_PROCESS = 0, IO_PRIORITY_OF_PROCESS = 1, PERSONALITY_ASK = -1 };

#define NEW_NAMESPACES                                                                         \
    (CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | \
     CLONE_NEWCGROUP | 0x80 /* CLONE_NEWTIME */)

struct program {
    struct sock_filter code[1024];
    unsigned short length;
    int overflow;
};

static void put(struct program *p, struct sock_filter instruction) {
    if (p->length == sizeof p->code / sizeof p->code[0]) p->overflow = 1;
    else p->code[p->length++] = instruction;
}

static void load(struct program *p, unsigned offset) {
    put(p, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

// The low half of an argument. The kernel reads these arguments as 32-bit numbers, so comparing
// the whole register would let a set high bit slip by.
static void load_argument(struct program *p, unsigned index) {
    load(p, offsetof(struct seccomp_data, args) + 8 * index);
}

static void give(struct program *p, unsigned value) {
    put(p, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, value));
}

static void refuse(struct program *p, int error) { give(p, SECCOMP_RET_ERRNO | (unsigned)error); }

static void give_if_equal(struct program *p, unsigned value, unsigned verdict) {
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
    give(p, verdict);
}

// A block that runs for one call only and always ends in a verdict.
static unsigned short begin(struct program *p, unsigned number) {
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 0));
    return (unsigned short)(p->length - 1);
}

static void end(struct program *p, unsigned short start) {
    if (!p->overflow) p->code[start].jf = (unsigned char)(p->length - start - 1);
}

static const unsigned short refused[] = {
    // Other processes' memory, registers, descriptors.
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_move_pages,
    SYS_migrate_pages,
    // Mounts and roots.
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_open_tree, SYS_move_mount, SYS_fsopen,
    SYS_fsconfig, SYS_fsmount, SYS_fspick, SYS_mount_setattr, SYS_setns, SYS_swapon, SYS_swapoff,
    SYS_quotactl, SYS_quotactl_fd, NR_STATMOUNT, NR_LISTMOUNT, NR_OPEN_TREE_ATTR,
    // Files by handle reach around the root; fanotify watches whole filesystems.
    SYS_open_by_handle_at, SYS_name_to_handle_at, SYS_fanotify_init, SYS_fanotify_mark,
    // Kernel keys, programs, modules, other kernels, and its own log.
    SYS_add_key, SYS_request_key, SYS_keyctl, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd,
    SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_kexec_file_load,
    SYS_reboot, SYS_syslog, SYS_acct, NR_MEMFD_SECRET, SYS_vhangup,
    // The machine's clock and name.
    SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_clock_adjtime, SYS_sethostname,
    SYS_setdomainname,
#if defined(__x86_64__)
    SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_uselib, SYS_create_module, SYS_get_kernel_syms,
    SYS_query_module, SYS_nfsservctl, SYS__sysctl, SYS_sysfs, SYS_ustat, SYS_afs_syscall,
    SYS_tuxcall, SYS_vserver, SYS_security, SYS_getpmsg, SYS_putpmsg, 335 /* uretprobe */,
    336 /* uprobe */,
#endif
};

// io_uring would open sockets behind the filter's back; clone3 hides its flags in memory. Both
// answer "no such call", and libraries fall back.
static const unsigned short absent[] = {
    SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, SYS_clone3,
};

static void rule_namespaces(struct program *p, unsigned number) {
    unsigned short start = begin(p, number);
    load_argument(p, 0);
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, NEW_NAMESPACES, 0, 1));
    refuse(p, EPERM);
    give(p, SECCOMP_RET_ALLOW);
    end(p, start);
}

// TCP (the doors), and route netlink because getifaddrs and getaddrinfo ask it for the list of
// addresses. AF_UNIX is refused: a path socket of the host that lies in a granted tree would be a
// way out that no namespace closes. UDP is: whoever sends has an address at which others reach it,
// without bind and without listen, and there is nobody to talk to by UDP.
static void rule_socket(struct program *p) {
    unsigned short start = begin(p, SYS_socket);
    load_argument(p, 0);
    give_if_equal(p, AF_UNIX, SECCOMP_RET_ERRNO | EPERM);
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_NETLINK, 0, 4));
    load_argument(p, 2);
    give_if_equal(p, NETLINK_ROUTE_PROTOCOL, SECCOMP_RET_ALLOW);
    // Another netlink: on to the refusal, past the two comparisons.
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JA, 2, 0, 0));
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET, 2, 0));
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET6, 1, 0));
    refuse(p, EAFNOSUPPORT);
    load_argument(p, 1);
    put(p, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, SOCKET_TYPE_MASK));
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SOCK_STREAM, 1, 0));
    refuse(p, EPERM);
    load_argument(p, 2);
    give_if_equal(p, 0, SECCOMP_RET_ALLOW);
    give_if_equal(p, PROTOCOL_TCP, SECCOMP_RET_ALLOW);
    refuse(p, EPROTONOSUPPORT);
    end(p, start);
}

// A pair talks to itself. A datagram pair does not: it can be connected again, to any path. So
// only the two kinds that stay connected for life are given.
static void rule_socketpair(struct program *p) {
    unsigned short start = begin(p, SYS_socketpair);
    load_argument(p, 0);
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0));
    refuse(p, EAFNOSUPPORT);
    load_argument(p, 1);
    put(p, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, SOCKET_TYPE_MASK));
    give_if_equal(p, SOCK_STREAM, SECCOMP_RET_ALLOW);
    give_if_equal(p, SOCK_SEQPACKET, SECCOMP_RET_ALLOW);
    refuse(p, EPERM);
    end(p, start);
}

static void rule_argument_equals(
    struct program *p, unsigned number, unsigned index, const unsigned *values, size_t count) {
    unsigned short start = begin(p, number);
    load_argument(p, index);
    for (size_t i = 0; i < count; i++) {
        give_if_equal(p, values[i], SECCOMP_RET_ERRNO | EPERM);
    }
    give(p, SECCOMP_RET_ALLOW);
    end(p, start);
}

// Priorities of a group or a user would reach process 1 too; one process at a time, and not 1.
static void rule_priority(struct program *p, unsigned number, unsigned of_process) {
    unsigned short start = begin(p, number);
    load_argument(p, 0);
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, of_process, 1, 0));
    refuse(p, EPERM);
    load_argument(p, 1);
    give_if_equal(p, 1, SECCOMP_RET_ERRNO | EPERM);
    give(p, SECCOMP_RET_ALLOW);
    end(p, start);
}

static void rule_personality(struct program *p) {
    unsigned short start = begin(p, SYS_personality);
    load_argument(p, 0);
    give_if_equal(p, 0, SECCOMP_RET_ALLOW);
    give_if_equal(p, (unsigned)PERSONALITY_ASK, SECCOMP_RET_ALLOW);
    refuse(p, EPERM);
    end(p, start);
}

// A memory file has no name that Landlock could forbid to execute; the kernel's seal can. Every
// cell's program that needs such a file for data may ask for the seal.
static void rule_memory_file(struct program *p) {
    unsigned short start = begin(p, SYS_memfd_create);
    load_argument(p, 1);
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, NOEXEC_SEAL, 0, 1));
    give(p, SECCOMP_RET_ALLOW);
    refuse(p, EACCES);
    end(p, start);
}

static void rules_by_argument(struct program *p) {
    static const unsigned typing[] = {TIOCSTI, LINUX_TIOCLINUX, TIOCSETD, TIOCCONS};
    static const unsigned process_one[] = {1};
    rule_namespaces(p, SYS_clone);
    rule_namespaces(p, SYS_unshare);
    rule_socket(p);
    rule_socketpair(p);
    rule_personality(p);
    rule_memory_file(p);
    rule_argument_equals(p, SYS_ioctl, 1, typing, sizeof typing / sizeof typing[0]);
    // Process 1 shares the agent's user, so the kernel would let the agent slow or starve the
    // holder of the lease.
    rule_argument_equals(p, SYS_prlimit64, 0, process_one, 1);
    rule_argument_equals(p, SYS_sched_setaffinity, 0, process_one, 1);
    rule_argument_equals(p, SYS_sched_setscheduler, 0, process_one, 1);
    rule_argument_equals(p, SYS_sched_setparam, 0, process_one, 1);
    rule_argument_equals(p, SYS_sched_setattr, 0, process_one, 1);
    rule_priority(p, SYS_setpriority, PRIORITY_OF_PROCESS);
    rule_priority(p, SYS_ioprio_set, IO_PRIORITY_OF_PROCESS);
}

// What only one of the two filters has: `listening` is the verdict on listen.
static void build(struct program *p, unsigned listening, unsigned taking) {
    load(p, offsetof(struct seccomp_data, arch));
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0));
    give(p, SECCOMP_RET_KILL_PROCESS);
    load(p, offsetof(struct seccomp_data, nr));
    // Also refuses x32, whose numbers carry bit 30.
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, LAST_REVIEWED, 0, 1));
    refuse(p, ENOSYS);
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        give_if_equal(p, refused[i], SECCOMP_RET_ERRNO | EPERM);
    }
    for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
        give_if_equal(p, absent[i], SECCOMP_RET_ERRNO | ENOSYS);
    }
    give_if_equal(p, SYS_listen, listening);
    give_if_equal(p, SYS_pidfd_getfd, taking);
    rules_by_argument(p);
    give(p, SECCOMP_RET_ALLOW);
}

static int install(const struct program *program, unsigned flags, int *result) {
    if (program->overflow) return E2BIG;
    struct sock_fprog filter = {
        .len = program->length, .filter = (struct sock_filter *)program->code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    *result = (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &filter);
    return *result < 0 ? errno : 0;
}

// Process 1 opens the doors, and listens for an agent that has ports of its own.
int filter_install_first(const struct config *config) {
    static struct program program;
    int ignored = 0;
    unsigned taking = config->listen_count > 0 ? SECCOMP_RET_ALLOW : SECCOMP_RET_ERRNO | EPERM;
    build(&program, SECCOMP_RET_ALLOW, taking);
    return install(&program, 0, &ignored);
}

int filter_install_agent(const struct config *config, int *asks) {
    static struct program program;
    int may = config->listen_count > 0;
    unsigned listening = may ? SECCOMP_RET_USER_NOTIF : SECCOMP_RET_ERRNO | EACCES;
    build(&program, listening, SECCOMP_RET_ERRNO | EPERM);
    int problem = install(&program, may ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0, asks);
    if (!may) *asks = -1;
    return problem;
}
