/// Which policies may match a request, by what their scopes name.
///
/// Each policy stands under one thing that its scope demands: of those the one under which the
/// fewest policies stand. A request looks under what its principal, action and resource are and
/// are in, so its cost is that of the policies that speak of it, however many there are.
struct ScopeIndex: Sendable {
    /// Under what a policy may stand.
    private enum Place: Int, CaseIterable {
        case principal, action, resource, principalType, resourceType
    }

    /// Policies without any demand.
    private var always: [Int32] = []
    /// By place, then by number, in ascending order.
    private var buckets: [[[Int32]]]

    init(_ scopes: [CompiledScope], names: EntityNumbers) {
        let sizes = [names.count, names.count, names.count, names.typeCount, names.typeCount]
        var counts = sizes.map { Array(repeating: 0, count: $0) }
        for scope in scopes {
            for (place, numbers) in Self.demands(scope) {
                for number in numbers { counts[place.rawValue][Int(number)] += 1 }
            }
        }
        buckets = sizes.map { Array(repeating: [], count: $0) }
        for (index, scope) in scopes.enumerated() where !Self.neverMatches(scope) {
            let best = Self.demands(scope).min { left, right in
                Self.load(left, counts) < Self.load(right, counts)
            }
            guard let (place, numbers) = best else {
                always.append(Int32(index))
                continue
            }
            for number in Set(numbers) {
                buckets[place.rawValue][Int(number)].append(Int32(index))
            }
        }
    }

    private static func neverMatches(_ scope: CompiledScope) -> Bool {
        scope.actions?.isEmpty == true || scope.principal.isOpen || scope.resource.isOpen
    }

    private static func demands(_ scope: CompiledScope) -> [(Place, [Int32])] {
        var result: [(Place, [Int32])] = []
        if let actions = scope.actions, !actions.isEmpty { result.append((.action, actions)) }
        if scope.resource.entity >= 0 { result.append((.resource, [scope.resource.entity])) }
        if scope.principal.entity >= 0 { result.append((.principal, [scope.principal.entity])) }
        if scope.principal.type >= 0 { result.append((.principalType, [scope.principal.type])) }
        if scope.resource.type >= 0 { result.append((.resourceType, [scope.resource.type])) }
        return result
    }

    private static func load(_ demand: (Place, [Int32]), _ counts: [[Int]]) -> Int {
        demand.1.reduce(0) { max($0, counts[demand.0.rawValue][Int($1)]) }
    }

    /// The policies that may match, in ascending order; one may stand twice.
    func candidates(for request: PreparedRequest) -> [Int32] {
        var result = always
        take(.principal, request.principal, &result)
        take(.action, request.action, &result)
        take(.resource, request.resource, &result)
        take(.principalType, request.principal.type, &result)
        take(.resourceType, request.resource.type, &result)
        if result.count > always.count { result.sort() }
        return result
    }

    private func take(_ place: Place, _ entity: PreparedEntity, _ result: inout [Int32]) {
        take(place, entity.number, &result)
        for ancestor in entity.ancestors { take(place, ancestor, &result) }
    }

    private func take(_ place: Place, _ number: Int32, _ result: inout [Int32]) {
        guard number >= 0 else { return }
        result.append(contentsOf: buckets[place.rawValue][Int(number)])
    }
}
