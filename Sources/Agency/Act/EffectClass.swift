/// What a tool does to the world, as the mandate's author says. Hints of the server do not count.
public enum EffectClass: String, Sendable, Hashable, Codable, CaseIterable {
    /// Changes nothing.
    case read
    /// Changes something that can be undone.
    case write
    /// Cannot be undone.
    case irreversible
}
