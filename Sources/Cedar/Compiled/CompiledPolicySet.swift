/// Policies made ready to answer many requests: an index over their scopes, and conditions
/// lowered to flat arrays of instructions.
///
/// Answers exactly as `Authorizer` does, in the time that the policies take which speak of the
/// request. A policy that cannot be decided here, above all one that fails, is put to the
/// reference evaluator, whose answer and error count.
public struct CompiledPolicySet: Sendable {
    private let program: PolicyProgram

    /// Compiles policies; templates among them match nothing.
    ///
    /// `tags` says what `ContextPath.tag` shall be for each path that a policy reads.
    public init(_ policies: [Policy], tags: ([String]) -> Int = { _ in 0 }) {
        program = PolicyProgram(policies, tags: tags)
    }

    /// Compiles a set's static policies and links.
    public init(_ set: PolicySet, tags: ([String]) -> Int = { _ in 0 }) {
        self.init(set.policies, tags: tags)
    }

    /// The policies, in the order in which they were given.
    public var policies: [Policy] { program.policies }

    /// An entity ready for many requests. `ancestors` is every entity that it is in, itself not
    /// included, as the circumstances of those requests will say it.
    public func prepare(
        _ uid: EntityUID, ancestors: some Sequence<EntityUID> = EmptyCollection()
    ) -> PreparedEntity {
        PreparedEntity(uid, ancestors: ancestors, for: program)
    }

    /// Which policies are satisfied, and which failed.
    public func evaluate(
        _ request: PreparedRequest, in circumstances: any Circumstances
    ) -> PolicyFindings {
        let request = owned(request, circumstances)
        var machine = ConditionMachine(program, request, circumstances)
        var findings = PolicyFindings()
        var last: Int32 = -1
        for candidate in program.index.candidates(for: request) where candidate != last {
            last = candidate
            let policy = Int(candidate)
            guard program.scopes[policy].matches(request) else { continue }
            switch machine.holds(policy) {
            case .yes: findings.satisfied.append(policy)
            case .no: continue
            case .unknown: findings.refer(policy, &machine)
            }
        }
        return findings
    }

    /// The same answer as `Authorizer.authorize`.
    public func authorize(_ request: Request, entities: Entities) -> Response {
        let prepared = PreparedRequest(
            principal: prepare(request.principal, in: entities),
            action: prepare(request.action, in: entities),
            resource: prepare(request.resource, in: entities))
        let asked = StoredCircumstances(context: request.context, entities: entities)
        let findings = evaluate(prepared, in: asked)
        var satisfied: [Effect: Set<PolicyID>] = [:]
        for index in findings.satisfied {
            satisfied[policies[index].effect, default: []].insert(policies[index].id)
        }
        let permits = satisfied[.permit] ?? []
        let forbids = satisfied[.forbid] ?? []
        let allowed = !permits.isEmpty && forbids.isEmpty
        return Response(
            decision: allowed ? .allow : .deny, determining: allowed ? permits : forbids,
            failures: findings.failures.map(\.failure))
    }

    private func prepare(_ uid: EntityUID, in entities: Entities) -> PreparedEntity {
        prepare(uid, ancestors: entities.ancestors(of: uid))
    }

    /// The request in this program's numbers: what another set prepared is prepared anew.
    private func owned(
        _ request: PreparedRequest, _ circumstances: any Circumstances
    ) -> PreparedRequest {
        if request.principal.program === program, request.action.program === program,
            request.resource.program === program
        {
            return request
        }
        let entities = circumstances.entities
        return PreparedRequest(
            principal: prepare(request.principal.uid, in: entities),
            action: prepare(request.action.uid, in: entities),
            resource: prepare(request.resource.uid, in: entities))
    }
}
