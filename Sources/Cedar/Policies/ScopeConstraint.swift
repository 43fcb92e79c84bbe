/// What a policy's scope asks of its principal or resource.
public enum ScopeConstraint: Sendable, Hashable {
    /// Anything.
    case any
    /// `== E`
    case equal(EntityReference)
    /// `in E`
    case isIn(EntityReference)
    /// `is T`
    case isType(EntityTypeName)
    /// `is T in E`
    case isTypeIn(EntityTypeName, EntityReference)

    /// The entity or slot that is named, if one is.
    public var reference: EntityReference? {
        switch self {
        case .any, .isType: nil
        case .equal(let reference), .isIn(let reference), .isTypeIn(_, let reference): reference
        }
    }

    /// The slot that is open, if one is.
    public var slot: Slot? {
        if case .slot(let slot) = reference { slot } else { nil }
    }

    /// The constraint with its slot filled.
    func filled(with uid: EntityUID) -> ScopeConstraint {
        guard slot != nil else { return self }
        return switch self {
        case .any, .isType: self
        case .equal: .equal(.entity(uid))
        case .isIn: .isIn(.entity(uid))
        case .isTypeIn(let type, _): .isTypeIn(type, .entity(uid))
        }
    }
}
