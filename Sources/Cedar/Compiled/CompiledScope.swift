/// A policy's scope in numbers. Scope tests never fail.
struct CompiledScope: Sendable {
    /// A test of the principal or resource; -1 where nothing is asked.
    struct Part: Sendable {
        var type: Int32 = -1
        var entity: Int32 = -1
        /// True for `==`, false for `in`.
        var isExact = false
        /// A template's open slot matches nothing.
        var isOpen = false

        func matches(_ asked: PreparedEntity) -> Bool {
            if isOpen || (type >= 0 && type != asked.type) { return false }
            if entity < 0 { return true }
            return isExact ? entity == asked.number : asked.isIn(entity)
        }
    }

    var principal: Part
    var resource: Part
    /// The actions of which the action must be or be in one; nil for any.
    var actions: [Int32]?
    /// True for `==`.
    var actionIsExact = false

    init(_ policy: Policy, _ names: inout EntityNumbers) {
        principal = Self.part(policy.principal, &names)
        resource = Self.part(policy.resource, &names)
        switch policy.action {
        case .any: actions = nil
        case .equal(let uid):
            actions = [names.add(uid)]
            actionIsExact = true
        case .isIn(let uid): actions = [names.add(uid)]
        case .isInAny(let uids): actions = uids.map { names.add($0) }
        }
    }

    private static func part(_ scope: ScopeConstraint, _ names: inout EntityNumbers) -> Part {
        var part = Part()
        switch scope {
        case .any: break
        case .equal(let reference):
            part.isExact = true
            name(reference, in: &part, &names)
        case .isIn(let reference): name(reference, in: &part, &names)
        case .isType(let type): part.type = names.add(type: type)
        case .isTypeIn(let type, let reference):
            part.type = names.add(type: type)
            name(reference, in: &part, &names)
        }
        return part
    }

    private static func name(
        _ reference: EntityReference, in part: inout Part, _ names: inout EntityNumbers
    ) {
        switch reference {
        case .entity(let uid): part.entity = names.add(uid)
        case .slot: part.isOpen = true
        }
    }

    func matches(_ request: PreparedRequest) -> Bool {
        matchesAction(request.action) && principal.matches(request.principal)
            && resource.matches(request.resource)
    }

    private func matchesAction(_ asked: PreparedEntity) -> Bool {
        guard let actions else { return true }
        if actionIsExact { return actions.first == asked.number }
        return actions.contains { asked.isIn($0) }
    }
}
