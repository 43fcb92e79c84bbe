/// Where the files of a log lie. All but `.state` is the published C2SP tlog-tiles layout.
struct LogFolder: Sendable {
    let root: String

    var checkpoint: String { root + "/checkpoint" }
    var state: String { root + "/.state" }
    var segments: String { state + "/wal" }
    var temporary: String { state + "/temporary" }
    var lock: String { state + "/lock" }
    /// There after a clean close, gone while the log is open.
    var cleanMark: String { state + "/clean" }

    /// There when the log goes on elsewhere; says where.
    var movedMark: String { state + "/moved" }

    /// Makes the folder and takes its lock, or goes on holding one that was inherited.
    func takeLock(inherited: Int32?, fileSystem: any FileSystem) throws -> OpenFile {
        try fileSystem.makeFolder(root, mode: 0o755)
        try fileSystem.makeFolder(state, mode: 0o700)
        let handed = try inherited.map { try LockHandover.adopt($0, path: lock) }
        let file = try handed ?? fileSystem.open(lock, create: true, mode: 0o600)
        try fileSystem.lock(file)
        return file
    }

    func file(_ path: TilePath) -> String { root + "/" + path.path }

    /// The folder of a tile's partial versions.
    func partials(_ path: TilePath) -> String { root + "/" + path.stem + ".p" }

    func segment(first: Int) -> String {
        let digits = String(first)
        return segments + "/" + String(repeating: "0", count: 19 - digits.count) + digits
    }

    static func parent(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
