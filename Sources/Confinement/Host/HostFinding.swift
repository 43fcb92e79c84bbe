/// One right that this host gives or lacks.
public struct HostFinding: Sendable, Hashable {
    /// The right, in a few words.
    public var right: String
    /// The host gives it.
    public var isPresent: Bool
    /// What was seen: a version, a level, an error.
    public var detail: String
    /// What is lost without it.
    public var consequence: String
    /// The name by which a spec accepts its absence.
    public var weakness: Weakness?
    /// There is no cell without it, whatever is accepted.
    public var isNecessary: Bool
}
