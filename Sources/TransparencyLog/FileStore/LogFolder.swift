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
