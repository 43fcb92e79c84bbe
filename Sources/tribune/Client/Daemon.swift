import HumanDesk

/// Finds the daemon, or starts it.
struct Daemon {
    let places: Places

    init() throws { places = try Places() }

    /// A connection to the daemon, which is started when nobody listens.
    static func connect() throws -> PeopleClient { try Daemon().connectOrStart() }

    /// A connection to a daemon that runs, nil when none does.
    func connectIfRunning() throws -> PeopleClient? {
        switch Connection.open(places.socket) {
        case .open(let connection): return PeopleClient(connection)
        case .nobody: return nil
        case .failed(let why):
            throw ClientFailure(ExitStatus.unreachable, "\(places.socket): \(why)")
        }
    }

    /// A connection, to a new daemon if need be. Throws with the daemon's last words.
    func connectOrStart() throws -> PeopleClient {
        if let client = try connectIfRunning() { return client }
        let program = try Self.program()
        try Files.makeFolder(places.home, mode: 0o700)
        let child = try ChildProcess.spawnDetached(
            [program] + arguments, output: places.daemonLog)
        var patience = 600
        while patience > 0 {
            if let client = try connectIfRunning() { return client }
            // When two clients start a daemon at once, one of the two daemons leaves again.
            if child.hasEnded, patience > 20 { patience = 20 }
            Clock.pause(milliseconds: 25)
            patience -= 1
        }
        throw ClientFailure(
            ExitStatus.unreachable,
            "the daemon did not come up; \(places.daemonLog) says why: \(lastWords())")
    }

    /// What the daemon is started with. No agent may see or name the folder of people's keys.
    var arguments: [String] { ["--home", places.home, "--secret", places.config] }

    /// `tribuned` beside this program.
    static func program() throws -> String {
        guard let own = Files.ownProgram(), let slash = own.lastIndex(of: "/") else {
            throw ClientFailure(
                ExitStatus.unreachable, "/proc/self/exe cannot be read; mount /proc")
        }
        let program = own[...slash] + "tribuned"
        guard Files.isExecutable(String(program)) else {
            throw ClientFailure(
                ExitStatus.unreachable,
                "\(program) is missing; build or install the whole of Tribune")
        }
        return String(program)
    }

    private func lastWords() -> String {
        let text = (try? Files.read(places.daemonLog)) ?? []
        let lines = text.suffix(4096).split(separator: 0x0A)
        return Escaped.line(String(decoding: lines.last ?? [], as: UTF8.self))
    }
}
