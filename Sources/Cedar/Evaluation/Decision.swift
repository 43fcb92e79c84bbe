/// The answer to a request.
public enum Decision: String, Sendable, Hashable {
    case allow
    case deny
}
