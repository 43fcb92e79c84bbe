import Agency

/// Nodes to a `Mandate`. Collects problems and goes on, so that a person mends a file in one go.
struct MandateReader {
    let folder: String
    private(set) var problems: [MandateProblem] = []
    private(set) var warnings: [MandateProblem] = []
    private var places: [String: SourcePlace] = [:]

    init(folder: String) { self.folder = folder }

    /// The mandate of a file, nil when too little of it can be read. Problems are in `problems`.
    mutating func mandate(_ root: SourceNode, read: (String) throws -> [UInt8]) -> Mandate? {
        guard let top = section(root, "", MandateKeys.root) else { return nil }
        require(top, MandateKeys.required, root.place)
        version(top)
        let agent = top["agent"].flatMap { agentName($0.node, $0.path) }
        let purpose = top["purpose"].flatMap { text($0.node, $0.path) }
        let level = top["level"].flatMap { autonomy($0.node, $0.path) }
        guard let name = agent ?? AgentName("unnamed") else { return nil }
        var draft = Mandate(agent: name, purpose: purpose ?? "", level: level ?? .observe)
        readPeople(top, into: &draft)
        draft.currency = top["currency"].flatMap { text($0.node, $0.path) }
        if let (node, path) = top["limits"] { draft.limits = limits(node, path) }
        if let (node, path) = top["servers"] { draft.servers = servers(node, path) }
        draft.policies = policies(top, "policies", "policy_files", read: read)
        if let (node, path) = top["files"] { draft.files = files(node, path) }
        if let (node, path) = top["network"] { draft.network = network(node, path) }
        if let (node, path) = top["environment"] { draft.environment = environment(node, path) }
        if let (node, path) = top["watch"] { draft.watch = watch(node, path) }
        if let (node, path) = top["accept_weaknesses"] {
            draft.acceptedWeaknesses = texts(node, path)
        }
        if let (node, path) = top["spawn"] { draft.spawn = spawn(node, path) }
        if let (node, path) = top["autonomy"] { draft.autonomy = terms(node, path) }
        if let (node, path) = top["needs"] { draft.needs = needs(node, path) }
        return agent == nil || level == nil ? nil : draft
    }

    // MARK: Problems

    mutating func problem(_ place: SourcePlace, _ path: String, _ what: String, _ fix: String) {
        guard problems.count < Mandates.problemsMax else { return }
        problems.append(
            MandateProblem(
                line: place.line, column: place.column, path: path, what: what, fix: fix))
    }

    /// A problem of the checked value, with the place of the nearest part that the file has.
    func placed(_ problem: MandateProblem) -> MandateProblem {
        var problem = problem
        var path = Substring(problem.path)
        while places[String(path)] == nil, !path.isEmpty {
            path = path.dropLast(path.last == "]" ? 1 : 0)
            path = path[..<(path.lastIndex { $0 == "." || $0 == "[" } ?? path.startIndex)]
        }
        problem.line = places[String(path)]?.line
        problem.column = places[String(path)]?.column
        return problem
    }

    // MARK: Maps

    /// The map at `node` when it is one; keys that are not known are problems.
    mutating func section(
        _ node: SourceNode, _ path: String, _ known: [String]
    ) -> MandateSection? {
        guard let members = members(node, path) else { return nil }
        for member in members where !known.contains(member.key) {
            unknown(member, path, known)
        }
        return MandateSection(
            path: path,
            values: Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first })
    }

    /// The members of the map at `node`, whatever their keys.
    mutating func members(_ node: SourceNode, _ path: String) -> [SourceNode.Member]? {
        if places[path] == nil { places[path] = node.place }
        guard case .map(let members) = node.content else {
            problem(
                node.place, path, "\(node.kind) where a map belongs",
                "write `key: value` lines below it, or {}")
            return nil
        }
        for member in members {
            let child = MandatePath.child(path, member.key)
            places[child] = member.place
            guard member.isPlain, PlainText.isAmbiguous(member.key) else { continue }
            problem(
                member.place, child, "YAML does not read the key \(member.key) as text everywhere",
                "write \"\(member.key)\"")
        }
        return members
    }

    private mutating func unknown(
        _ member: SourceNode.Member, _ path: String, _ known: [String]
    ) {
        guard problems.count < Mandates.problemsMax else { return }
        let guess = SuggestedName.nearest(to: member.key, among: known)
        let fix = guess.map { "did you mean `\($0)`?" } ?? "known: \(known.joined(separator: ", "))"
        problem(
            member.place, MandatePath.child(path, member.key), "the key is not known here", fix)
    }

    mutating func require(
        _ section: MandateSection, _ keys: [String], _ place: SourcePlace
    ) {
        for key in keys where !section.has(key) {
            problem(
                place, MandatePath.child(section.path, key), "missing",
                "add a line `\(key): …`")
        }
    }

    /// Remembers where an element of a list stands.
    mutating func remember(_ place: SourcePlace, _ path: String) { places[path] = place }
}
