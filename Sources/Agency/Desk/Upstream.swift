/// Where a mandate's server is reached. The hall starts stdio servers in cells of their own and
/// hands the door the two descriptors; the door owns and closes them.
public enum Upstream: Sendable, Hashable {
    /// Newline-delimited JSON-RPC over a pair of pipe descriptors.
    case pipes(read: Int32, write: Int32)
    /// Streamable HTTP at a URL.
    case http(url: String)
}
