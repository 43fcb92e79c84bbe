/// Why the database did not do what was asked. Each of them is final for the log that meets it in
/// a commit: whether the commit happened is found out when the log is opened again.
public enum PostgresError: Error, Sendable, Hashable {
    /// No connection could be made.
    case unreachable(String)
    /// The connection ended, or the server did not answer in time. What was asked may have
    /// happened.
    case lost(String)
    /// The server answered with an error; nothing of the transaction happened.
    ///
    /// - state: the five characters of SQLSTATE.
    case refused(state: String, message: String)
    /// The server could lose what it acknowledges, or lacks what is needed.
    case unsuitable(String)
    /// Another daemon owns the shard, or owned it since.
    case superseded(shard: String, token: Int)
    /// The ownership has run out by the database's clock.
    case lapsed(shard: String)
    /// Another daemon owns the shard for so long.
    case held(shard: String, owner: String, milliseconds: Int)
    /// The shard's log goes on elsewhere; here it would fork.
    case moved(shard: String, place: String)
    /// A name, an address or an answer does not have its form.
    case malformed(String)
    /// An earlier commit failed, or the store was closed.
    case ended(String)
}

extension PostgresError: CustomStringConvertible {
    /// What happened, and how to go on.
    public var description: String {
        switch self {
        case .unreachable(let why): "PostgreSQL cannot be reached: \(why)"
        case .lost(let why): "the connection to PostgreSQL was lost: \(why)"
        case .refused(let state, let message): "PostgreSQL refused (\(state)): \(message)"
        case .unsuitable(let why): why
        case .superseded(let shard, let token):
            "another daemon owns shard \(shard) since; token \(token) is an old one"
        case .lapsed(let shard): "the ownership of shard \(shard) has run out"
        case .held(let shard, let owner, let milliseconds):
            "daemon \(owner) owns shard \(shard) for \(milliseconds) ms more"
        case .moved(let shard, let place):
            "shard \(shard) has moved to \(place) and goes on there"
        case .malformed(let what): what
        case .ended(let why): why
        }
    }
}
