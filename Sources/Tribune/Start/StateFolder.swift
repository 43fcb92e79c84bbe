/// Where everything of one house lies. Made with mode 0700; no cell ever sees it.
public struct StateFolder: Sendable {
    /// The folder's absolute path.
    public let path: String

    /// The house at `path`.
    public init(_ path: String) { self.path = path }

    /// The C2SP log.
    public var log: String { path + "/log" }
    /// The log's private key.
    public var logKey: String { path + "/log.key" }
    /// The log's public key, for anyone.
    public var logPublicKey: String { path + "/log.pub" }
    /// The private key that signs leases.
    public var leaseKey: String { path + "/lease.key" }
    /// The public key of leases, for anyone.
    public var leasePublicKey: String { path + "/lease.pub" }
    /// Encrypted payloads.
    public var payloads: String { path + "/payloads" }
    /// The master key of the payloads.
    public var payloadKey: String { path + "/payload.key" }
    /// Snapshots of the state.
    public var snapshots: String { path + "/snapshots" }
    /// The folder of the people's socket.
    public var people: String { path + "/people" }
    /// The people's socket.
    public var socket: String { people + "/socket" }
    /// What cells have put into people's folders.
    public var placeholders: String { path + "/placeholders" }
    /// Names this folder's daemons among those of one database.
    public var daemonName: String { path + "/daemon.name" }
    /// Where the log lies, when not in the files of this folder.
    public var store: String { path + "/store.json" }
    /// Left behind when a stop acted and could not be recorded.
    public var stopMarker: String { path + "/stop-not-recorded" }

    /// Makes the folders. Throws when one cannot be made or is not the daemon's alone.
    func prepare() throws {
        for folder in [path] { try HostPath.makeFolder(folder) }
        try HostPath.makePrivate(path)
    }
}
