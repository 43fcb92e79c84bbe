import Agency
import Cedar

/// Policies compiled against Tribune's facts: what each path of the context means is known, and so
/// are the entities that every request names.
struct CompiledRules: Sendable {
    private let compiled: CompiledPolicySet
    /// What stands at each path that the policies read.
    private let places: [FactPlace]
    /// The one resource.
    private let resource: PreparedEntity?

    /// An act's facts, and where these policies look for them.
    private struct PlacedFacts: Circumstances {
        let facts: PolicyFacts
        let places: [FactPlace]

        func lookUp(_ path: ContextPath) -> ContextLookup { facts.lookUp(places[path.tag]) }
        var context: Record { facts.context }
        var entities: Entities { facts.entities }
    }

    init(_ policies: [Policy]) {
        var places: [FactPlace] = []
        let compiled = CompiledPolicySet(policies) { names in
            places.append(FactPlace(names))
            return places.count - 1
        }
        self.compiled = compiled
        self.places = places
        resource = CedarNames.gateway.map { compiled.prepare($0) }
    }

    /// An action as these policies see it.
    func prepared(_ verb: Verb, _ server: ServerName, _ target: String) -> PreparedEntity? {
        guard let named = CedarNames.action(verb, server, target),
            let group = CedarNames.group(of: verb), let root = CedarNames.root
        else { return nil }
        return compiled.prepare(named, ancestors: [group, root])
    }

    /// What the policies find, or nil when an argument has no exact Cedar value. `action` is the
    /// facts' action, prepared before or now.
    func evaluate(_ facts: PolicyFacts, _ action: PreparedEntity?) -> PolicyFindings? {
        guard CedarArguments.hasValue(facts.action.arguments), let action, let resource,
            let principal = CedarNames.principal(facts.state.agent),
            let lineage = CedarNames.lineage(facts.lineage)
        else { return nil }
        // Costs little: where no policy names an agent or a lineage, no name is hashed.
        let agent = compiled.prepare(principal, ancestors: CollectionOfOne(lineage))
        let request = PreparedRequest(principal: agent, action: action, resource: resource)
        return compiled.evaluate(request, in: PlacedFacts(facts: facts, places: places))
    }
}
