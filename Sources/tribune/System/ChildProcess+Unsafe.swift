// posix_spawn and execv take arrays of C strings and opaque structures by pointer: the strings are
// made with strdup and freed here, the structures are initialised and destroyed around the call.
import Glibc

extension ChildProcess {
    // POSIX_SPAWN_SETSID of spawn.h, which its feature macros hide from Swift.
    private static let newSession: Int16 = 0x80

    /// Starts a program in a session of its own, its output appended to a file.
    static func spawnDetached(_ command: [String], output: String) throws -> ChildProcess {
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, newSession)
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(
            &actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // A daemon that lives for months must not hold what its first caller had open.
        for descriptor in Int32(3)..<1024 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var pid: Int32 = 0
        let code = unsafe withCStrings(command) { arguments in
            unsafe posix_spawn(&pid, command[0], &actions, &attributes, arguments, environ)
        }
        guard code == 0 else {
            throw ClientFailure(
                ExitStatus.unreachable,
                "\(command[0]) cannot be started: \(SystemError.text(code))")
        }
        return ChildProcess(pid: pid)
    }

    /// Becomes another program; returns only when that fails, with the system's words.
    static func become(_ command: [String]) -> String {
        _ = unsafe withCStrings(command) { unsafe execv(command[0], $0) }
        return SystemError.last
    }

    /// Whether it has ended. Not to be asked again after it said yes.
    var hasEnded: Bool {
        var status: Int32 = 0
        return unsafe waitpid(pid, &status, WNOHANG) != 0
    }

    private static func withCStrings(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32
    ) -> Int32 {
        let copies = unsafe strings.map { unsafe strdup($0) } + [nil]
        defer { for place in 0..<strings.count { unsafe free(copies[place]) } }
        return unsafe body(copies)
    }
}
