/// Why we know that nothing is left.
public enum EndEvidence: Sendable, Hashable, Codable {
    /// Process 1 of the cell's process namespace is dead. The kernel lets it die only after every
    /// other process of the namespace was killed and reaped (pid_namespaces(7)).
    case firstProcessDead
    /// The cell's control groups had no process and were removed.
    case groupsRemoved
}
