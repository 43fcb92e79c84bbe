import StrictJSON
import SystemPackage

/// Where the log of a house lies, as people name it and as its folder remembers it.
public enum StorePlace: Sendable, Hashable {
    /// In the files of the state folder.
    case files
    /// In a shard of a PostgreSQL database.
    ///
    /// - address: a connection URI; it may hold a password.
    case postgres(address: String, shard: String)

    /// Reads `files` or a connection URI.
    ///
    /// - Throws: `HallError` when it is neither.
    public init(_ text: String, shard: String) throws {
        if text == "files" {
            self = .files
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(address: text, shard: shard)
        } else {
            throw HallError("a store is `files` or a URI that begins with postgres://")
        }
    }

    /// What the folder remembers; `files` when it remembers nothing.
    public init(rememberedBy folder: StateFolder) throws {
        guard let text = try FileBytes.read(folder.store, secret: true) else {
            self = .files
            return
        }
        let value = try JSONValue.parse(text).asObject
        guard let address = value?["postgres"]?.asString, let shard = value?["shard"]?.asString
        else { throw HallError("\(folder.store): names no store; it needs postgres and shard") }
        self = .postgres(address: address, shard: shard)
    }

    /// Lets the folder remember it, for daemons that are started without being told.
    public func remember(in folder: StateFolder) throws {
        switch self {
        case .files: HostPath.remove(folder.store)
        case .postgres(let address, let shard):
            let value: JSONValue = ["postgres": .string(address), "shard": .string(shard)]
            try FileBytes.write(
                value.serialized() + [0x0A], to: folder.store, mode: [.ownerRead, .ownerWrite])
        }
    }

    /// For people's eyes: without the address, which may hold a password.
    public var description: String {
        switch self {
        case .files: "the files of the state folder"
        case .postgres(_, let shard): "PostgreSQL, shard \(shard)"
        }
    }
}
