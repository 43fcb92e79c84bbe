/// Why a leaf is not an entry.
public enum EntryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A member of the envelope is missing.
    case incomplete
    /// Written by a newer Tribune.
    case unknownVersion(Int64)
    /// Written by a newer Tribune.
    case unknownKind(String)
    /// Written by a newer Tribune.
    case unknownMember(String)

    /// One sentence: what is wrong and what to do.
    public var description: String {
        switch self {
        case .incomplete: "the entry lacks v, at, kind or its content: not a Tribune log"
        case .unknownVersion(let version):
            "the entry has format version \(version); this Tribune reads version 1: use a newer one"
        case .unknownKind(let kind): "the entry has kind \(kind), unknown here: use a newer Tribune"
        case .unknownMember(let name):
            "the entry has a member \(name), unknown here: use a newer Tribune"
        }
    }
}
