import HumanDesk
import NIOCore

/// Who is at the other end of a connection, as the kernel vouches for it.
///
/// An agent lives in a pid and a user namespace of its own, so a peer from another namespace is no
/// person's program, whatever its user id says. What cannot be read is refused.
struct PeerCheck {
    /// The kernel's names of a process's namespaces, like `pid:[4026531836]`.
    struct Namespaces: Hashable {
        var pid: String
        var user: String
    }

    /// What the kernel recorded about the peer when it connected (`struct ucred`).
    struct Credentials: Sendable {
        var pid: Int32 = 0
        var uid: UInt32 = 0
        var gid: UInt32 = 0
    }

    /// The peer of an accepted connection. Throws `Refusal` for one that may not speak here.
    static func peer(of channel: any Channel) async throws -> Peer {
        let credentials = try await credentials(of: channel)
        // Zero stands for a process that this pid namespace cannot see.
        guard credentials.pid > 0 else { throw foreign }
        guard let own = namespaces(of: "self") else {
            throw Refusal("no_proc", "the daemon cannot read /proc/self/ns; mount /proc")
        }
        if let handle = try await processHandle(of: channel) {
            defer { handle.close() }
            let seen = namespaces(of: String(credentials.pid))
            // Still alive after the reading: the number was its own all the while.
            guard handle.isAlive else { throw gone }
            guard seen == own else { throw foreign }
        } else {
            try checkTwice(credentials.pid, own: own)
        }
        return Peer(uid: credentials.uid, pid: credentials.pid)
    }

    /// For kernels without `SO_PEERPIDFD` (before 6.5): the process must be the same, by its start
    /// time, before and after its namespaces were read.
    static func checkTwice(_ pid: Int32, own: Namespaces) throws(Refusal) {
        let process = String(pid)
        let began = startTime(of: process)
        let seen = namespaces(of: process)
        guard began != nil, startTime(of: process) == began else { throw gone }
        guard seen == own, namespaces(of: process) == own else { throw foreign }
    }

    private static let foreign = Refusal(
        "foreign_namespace",
        "this socket is for people's programs on the host: the caller's pid or user namespace is"
            + " not the daemon's, or cannot be read; run tribune outside any container or cell")

    private static let gone = Refusal(
        "peer_gone", "the calling process ended before it could be identified; call again")
}
