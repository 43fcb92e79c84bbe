/// Policies, templates and links, each with an id of its own.
///
/// The order of policies is kept for reading; it never changes an answer.
public struct PolicySet: Sendable {
    /// What is evaluated, static policies and links, in the order they were added.
    public private(set) var policies: [Policy] = []
    /// The templates in the order they were added; evaluated only through links.
    public private(set) var templates: [Policy] = []
    private var ids: Set<PolicyID> = []

    /// The empty set: everything is denied.
    public init() {}

    /// The set of these policies and templates; throws where two have one id.
    public init(_ policies: [Policy]) throws(PolicySetError) {
        for policy in policies {
            try add(policy)
        }
    }

    /// Reads policies and templates; the nth (from zero) gets the id `policy<n>`.
    ///
    /// Throws a `ParseError` with the place of the first fault.
    public static func parse(
        _ text: String, limits: ParseLimits = .standard
    ) throws(ParseError) -> PolicySet {
        var parser = try Parser(text, limits: limits)
        var set = PolicySet()
        for policy in try parser.policies() {
            set.insert(policy)
        }
        return set
    }

    /// The policy or template of this id.
    public subscript(id: PolicyID) -> Policy? {
        policies.first { $0.id == id } ?? templates.first { $0.id == id }
    }

    /// Adds a policy or template; throws where the id is taken.
    public mutating func add(_ policy: Policy) throws(PolicySetError) {
        guard !ids.contains(policy.id) else { throw .idTaken(policy.id) }
        insert(policy)
    }

    /// Adds every policy and template of another set, or, where an id is taken, none.
    public mutating func add(contentsOf other: PolicySet) throws(PolicySetError) {
        if let taken = ids.intersection(other.ids).min() { throw .idTaken(taken) }
        for policy in other.templates + other.policies {
            insert(policy)
        }
    }

    /// Adds the policy that a template becomes with these entities in its slots.
    ///
    /// Throws where there is no such template, a slot has no value, a value no slot, or the id
    /// is taken.
    public mutating func link(
        template templateID: PolicyID, as id: PolicyID, values: [Slot: EntityUID]
    ) throws(PolicySetError) {
        guard let template = templates.first(where: { $0.id == templateID }) else {
            throw .noTemplate(templateID)
        }
        for slot in Slot.allCases where template.slots.contains(slot) != (values[slot] != nil) {
            throw values[slot] == nil
                ? .slotWithoutValue(slot, template: templateID)
                : .valueWithoutSlot(slot, template: templateID)
        }
        try add(template.filled(id: id, with: values))
    }

    /// Removes a policy, link or template; a template only when nothing is linked to it.
    public mutating func remove(_ id: PolicyID) throws(PolicySetError) {
        guard ids.contains(id) else { throw .noPolicy(id) }
        if let link = policies.first(where: { $0.link?.template == id }) {
            throw .templateInUse(id, by: link.id)
        }
        policies.removeAll { $0.id == id }
        templates.removeAll { $0.id == id }
        ids.remove(id)
    }

    private mutating func insert(_ policy: Policy) {
        ids.insert(policy.id)
        if policy.isTemplate {
            templates.append(policy)
        } else {
            policies.append(policy)
        }
    }
}
