import Glibc
import Testing

@testable import Confinement

struct KernelAttackTests {
    @Test(arguments: ["tiocsti", "tiocsti-high", "tioclinux"])
    func `Nothing can be typed into a terminal`(attack: String) async throws {
        let outcome = try await Attacker.inside(attack) { $0.stdio = .pty(rows: 24, columns: 80) }
        #expect(outcome.exit == .code(1), "\(outcome.output)")
        #expect(outcome.output.contains("not permitted"))
    }

    @Test(arguments: [
        ["mount"], ["mount", "/dev/shm"], ["remount", "/attacker"], ["umount", "/proc"],
        ["umount", "/attacker"], ["open-tree"], ["unshare"], ["unshare", "0x20000"],
        ["unshare", "0x40000000"], ["clone-user"], ["clone3"], ["setns"],
        ["setns", "/proc/self/ns/net"], ["ptrace", "1"], ["memory", "1"], ["root-of", "1"],
        ["foreign-call"], ["starve-init"],
    ])
    func `The kernel's doors are shut`(words: [String]) async throws {
        let outcome = try await Attacker.run(Attacker.spec(words))
        // A foreign call is not answered: it kills.
        let wasKilled = words == ["foreign-call"] && outcome.exit == .signal(SIGSYS)
        #expect(outcome.wasRefused || wasKilled, "\(words): \(outcome.output)")
    }

    @Test(arguments: [["unshare"], ["clone-user"], ["clone3"]])
    func `The same attack works outside`(words: [String]) throws {
        #expect(try Attacker.run(outside: words).worked)
    }

    // ptrace 101, process_vm_readv 310, kcmp 312, pidfd_getfd 438, add_key 248, request_key 249,
    // keyctl 250, bpf 321, io_uring 425-427, perf_event_open 298, userfaultfd 323, kexec 246 320,
    // modules 175 313 176, open_by_handle_at 304, fanotify 300, pivot_root 155, chroot 161,
    // swapon 167, reboot 169, syslog 103, acct 163, iopl 172, modify_ldt 154, fsopen 430,
    // fsconfig 431, fsmount 432, move_mount 429, mount_setattr 442, statmount 457,
    // open_tree_attr 467, a number of the future, and an x32 number.
    @Test(arguments: [
        101, 310, 312, 438, 248, 249, 250, 321, 425, 426, 427, 298, 323, 246, 320, 175, 313, 176,
        304, 300, 155, 161, 167, 169, 103, 163, 172, 154, 430, 431, 432, 429, 442, 457, 467, 500,
        0x4000_0027,
    ])
    func `A dangerous call is refused by number`(number: Int) async throws {
        #if arch(x86_64)
            let outcome = try await Attacker.inside("call", String(number))
            #expect(outcome.wasRefused, "\(number): \(outcome.output)")
        #endif
    }

    @Test func `The parent of the daemon, the builder and the daemon are not there`() async throws {
        let outcome = try await Attacker.inside("kill", String(getpid()))
        #expect(outcome.wasRefused)
        #expect(try await Attacker.inside("kill-all").wasRefused)
        #expect(try await Attacker.inside("root-of", String(getpid())).wasRefused)
    }

    @Test func `No signal from inside ends or stops process 1`() async throws {
        let outcome = try await Attacker.inside("kill-first")
        #expect(outcome.wasRefused)
        #expect(outcome.proof?.report?.cause == .agentExited(.code(1)))
    }

    @Test func `bubblewrap cannot be nested`() async throws {
        var spec = CellSpec(
            arguments: ["/usr/bin/bwrap", "--unshare-user", "--ro-bind", "/", "/", "/bin/true"],
            root: CellMount.system())
        spec.acceptedWeaknesses = Set(Weakness.allCases)
        #expect(try await Attacker.run(spec).exit != .code(0))
    }
}
