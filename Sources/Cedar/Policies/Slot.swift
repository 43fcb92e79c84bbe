/// A place in a template that a link fills.
public enum Slot: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case principal
    case resource

    public var description: String { "?" + rawValue }
}
