import Agency

/// The head of a mandate: who, why, how free, who decides.
extension MandateReader {
    mutating func version(_ top: MandateSection) {
        guard let (node, path) = top["version"] else { return }
        guard case .text(let text, _) = node.content, text == "1" else {
            return problem(
                node.place, path, "this Tribune reads version 1 of the format", "write `version: 1`"
            )
        }
    }

    mutating func agentName(_ node: SourceNode, _ path: String) -> AgentName? {
        name(node, path, AgentName.init)
    }

    /// A name of the shape that `make` accepts.
    mutating func name<Kind>(
        _ node: SourceNode, _ path: String, _ make: (String) -> Identifier<Kind>?
    ) -> Identifier<Kind>? {
        guard let text = text(node, path) else { return nil }
        guard let name = make(text) else {
            problem(
                node.place, path, "not a name",
                "use 1 to 128 of letters, digits and . _ : / -, a letter or digit first")
            return nil
        }
        return name
    }

    mutating func autonomy(_ node: SourceNode, _ path: String) -> AutonomyLevel? {
        guard case .text(let text, _) = node.content else {
            problem(node.place, path, "\(node.kind) where a level belongs", "write L0 to L4")
            return nil
        }
        if let level = AutonomyLevel(name: text) { return level }
        let guess = AutonomyLevel.allCases.first { level in
            ["\(level.rawValue)", level.name.lowercased(), "\(level)"].contains(text.lowercased())
        }
        let fix = guess.map { "write \($0.name)" } ?? "write L0, L1, L2, L3 or L4"
        problem(node.place, path, "not an autonomy level", fix)
        return nil
    }

    mutating func readPeople(_ top: MandateSection, into draft: inout Mandate) {
        if let (node, path) = top["release"] { draft.release = release(node, path) }
        if let (node, path) = top["approvers"] {
            draft.approvers = elements(node, path).compactMap { name($0, $1, PersonName.init) }
        }
        if let (node, path) = top["ask_timeout"], let span = duration(node, path) {
            draft.askTimeout = span
        }
        if let (node, path) = top["lease"], let span = duration(node, path) {
            draft.leasePeriod = span
        }
    }

    private mutating func release(_ node: SourceNode, _ path: String) -> Mandate.Release {
        var release = Mandate.Release()
        guard let section = section(node, path, MandateKeys.release) else { return release }
        release.model = section["model"].flatMap { text($0.node, $0.path) }
        if let (node, path) = section["system_prompt"], let hex = text(node, path) {
            release.systemPrompt = Digest(hex: hex)
            if release.systemPrompt == nil {
                problem(
                    node.place, path, "not a SHA-256 digest",
                    "write the 64 hexadecimal digits that `sha256sum` prints, in quotes")
            }
        }
        return release
    }

    /// The policies under a key, then those of the files that another names, each under its name.
    mutating func policies(
        _ top: MandateSection, _ key: String, _ files: String, read: (String) throws -> [UInt8]
    ) -> String {
        var policies = top[key].flatMap { text($0.node, $0.path, mayBeEmpty: true) } ?? ""
        guard let (node, path) = top[files] else { return policies }
        for (element, path) in elements(node, path) {
            guard let file = self.path(element, path),
                let text = policyFile(file, element.place, path, read: read)
            else { continue }
            if !policies.isEmpty, policies.last != "\n" { policies += "\n" }
            policies += "// \(file)\n\(text)"
        }
        return policies
    }

    private mutating func policyFile(
        _ file: String, _ place: SourcePlace, _ path: String, read: (String) throws -> [UInt8]
    ) -> String? {
        do {
            let bytes = try read(file)
            guard bytes.count <= Mandates.policyBytesMax else {
                problem(
                    place, path, "\(file) has more than \(Mandates.policyBytesMax) bytes",
                    "split it")
                return nil
            }
            if let text = String(validating: bytes, as: UTF8.self) { return text }
            problem(place, path, "\(file) is not UTF-8", "save it as UTF-8")
        } catch {
            problem(
                place, path, "\(file) cannot be read: \(error)",
                "paths count from this file's folder")
        }
        return nil
    }
}
