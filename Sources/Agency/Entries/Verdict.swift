/// The decision on an action.
public enum Verdict: String, Sendable, Hashable, Codable {
    /// It may be done, once.
    case permit
    /// It may not.
    case deny
    /// A person decides.
    case ask
}
