/// What the auditor thinks of an act.
enum Opinion: Hashable {
    /// It may not be.
    case deny
    /// It may not be, and a lease that only observes may not do it either.
    case redLine
    /// A person decides; `byLevelAlone` when nothing but the level asks.
    case ask(byLevelAlone: Bool)
    /// It may be.
    case permit
}
