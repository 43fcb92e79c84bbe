/// A place in a template that a link fills.
public enum Slot: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case principal
    case resource

    /// In words for people, or as Cedar source where that exists.
    public var description: String { "?" + rawValue }
}
