/// Where the daemon's state and the person's own files are.
struct Places {
    /// The daemon's state folder.
    var home: String
    /// The person's keys and memory.
    var config: String

    /// From `TRIBUNE_HOME`, `TRIBUNE_CONFIG` and `HOME`.
    init() throws {
        home = try Self.folder("TRIBUNE_HOME", else: "/.local/state/tribune")
        config = try Self.folder("TRIBUNE_CONFIG", else: "/.config/tribune")
    }

    /// The people's socket.
    var socket: String { home + "/people/socket" }
    /// What the daemon writes about itself.
    var daemonLog: String { home + "/daemon.log" }
    /// The log's folder.
    var log: String { home + "/log" }
    /// The log's verifier key.
    var logKey: String { home + "/log.pub" }
    /// The person's private keys.
    var keys: String { config + "/keys" }
    /// The checkpoints last seen.
    var checkpoints: String { config + "/checkpoints" }

    private static func folder(_ name: String, else suffix: String) throws -> String {
        if let value = Environment.value(name), !value.isEmpty { return Files.absolute(value) }
        guard let home = Environment.value("HOME"), home.hasPrefix("/") else {
            throw ClientFailure(ExitStatus.usage, "HOME is not set; set it, or \(name)")
        }
        return home + suffix
    }
}
