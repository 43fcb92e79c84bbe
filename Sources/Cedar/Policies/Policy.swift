/// A policy, or a template: a policy whose scope has open slots.
///
/// A policy made by `PolicySet.link` is a template with its slots filled and remembers `link`.
public struct Policy: Sendable, Identifiable {
    /// The id within the set.
    public let id: PolicyID
    /// Permit or forbid.
    public let effect: Effect
    /// The notes, in source order, keys unique.
    public let annotations: [Annotation]
    /// The scope.
    public let principal: ScopeConstraint
    /// The scope.
    public let action: ActionConstraint
    /// The scope.
    public let resource: ScopeConstraint
    /// The clauses, in source order; all must hold.
    public let conditions: [Condition]
    /// Where the policy stands in its source text, annotations included.
    public let span: SourceSpan
    /// How a link came to be; nil for static policies and templates.
    public let link: PolicyLink?

    /// A policy made of these parts.
    public init(
        id: PolicyID, effect: Effect, annotations: [Annotation] = [],
        principal: ScopeConstraint = .any, action: ActionConstraint = .any,
        resource: ScopeConstraint = .any, conditions: [Condition] = [],
        span: SourceSpan = .none
    ) {
        self.init(
            id: id, effect: effect, annotations: annotations, principal: principal,
            action: action, resource: resource, conditions: conditions, span: span, link: nil)
    }

    private init(
        id: PolicyID, effect: Effect, annotations: [Annotation], principal: ScopeConstraint,
        action: ActionConstraint, resource: ScopeConstraint, conditions: [Condition],
        span: SourceSpan, link: PolicyLink?
    ) {
        self.id = id
        self.effect = effect
        self.annotations = annotations
        self.principal = principal
        self.action = action
        self.resource = resource
        self.conditions = conditions
        self.span = span
        self.link = link
    }

    /// The open slots; empty for a policy that can be evaluated.
    public var slots: Set<Slot> {
        Set([principal.slot, resource.slot].compactMap { $0 })
    }

    /// Whether slots are open.
    public var isTemplate: Bool { !slots.isEmpty }

    /// The value of an annotation, nil where there is none of this key.
    public func annotation(_ key: String) -> String? {
        annotations.first { $0.key == key }?.value
    }

    /// The same policy under another id.
    public func renamed(_ id: PolicyID) -> Policy {
        Policy(
            id: id, effect: effect, annotations: annotations, principal: principal,
            action: action, resource: resource, conditions: conditions, span: span, link: link)
    }

    /// The template with every slot filled; `values` has one value for each slot.
    func filled(id: PolicyID, with values: [Slot: EntityUID]) -> Policy {
        Policy(
            id: id, effect: effect, annotations: annotations,
            principal: values[.principal].map(principal.filled) ?? principal, action: action,
            resource: values[.resource].map(resource.filled) ?? resource,
            conditions: conditions, span: span,
            link: PolicyLink(template: self.id, values: values))
    }
}
