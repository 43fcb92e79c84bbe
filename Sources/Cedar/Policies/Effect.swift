/// What a satisfied policy argues for.
public enum Effect: String, Sendable, Hashable, CaseIterable {
    case permit
    case forbid
}
