/// The four things an expression can name.
public enum Variable: String, Sendable, Hashable, CaseIterable {
    case principal
    case action
    case resource
    case context
}
