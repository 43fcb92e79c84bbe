import Yams

/// Text to nodes: the guard first, then Yams, whose nodes are checked once more and copied.
enum SourceText {
    /// The map at the root of the one document of `bytes`.
    static func parse(_ bytes: [UInt8]) throws(MandateError) -> SourceNode {
        guard bytes.count <= Mandates.bytesMax else {
            throw refusal(
                1, 1, "the file has \(bytes.count) bytes",
                "a mandate has at most \(Mandates.bytesMax); move policies to policy_files")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw refusal(1, 1, "the file is not UTF-8", "save it as UTF-8")
        }
        var guardian = SourceGuard(text)
        try guardian.check()
        return try compose(text)
    }

    private static func compose(_ text: String) throws(MandateError) -> SourceNode {
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                throw refusal(1, 1, "the file is empty", "write a mandate, or use `tribune init`")
            }
            // Yams holds anchors weakly: they live as long as the parser.
            return try withExtendedLifetime(parser) {
                try node(root, depth: 0, fallback: SourcePlace(line: 1, column: 1))
            }
        } catch let error as MandateError {
            throw error
        } catch let error as YamlError {
            throw MandateError([problem(error)])
        } catch {
            throw refusal(1, 1, "the file cannot be read as YAML", "\(error)")
        }
    }

    private static func node(
        _ node: Node, depth: Int, fallback: SourcePlace
    ) throws -> SourceNode {
        let place = node.mark.map { SourcePlace(line: $0.line, column: $0.column) } ?? fallback
        guard depth <= Mandates.depthMax else {
            throw refusal(
                place.line, place.column, "nested deeper than \(Mandates.depthMax) levels",
                "a mandate needs fewer")
        }
        guard node.anchor == nil else { throw anchor(place) }
        switch node {
        case .scalar(let scalar):
            try check(scalar.tag, among: [.implicit, .str], place)
            let isPlain = scalar.style == .plain
            return SourceNode(place: place, content: .text(scalar.string, isPlain: isPlain))
        case .sequence(let sequence):
            try check(sequence.tag, among: [.implicit, .seq], place)
            let elements = try sequence.map { try self.node($0, depth: depth + 1, fallback: place) }
            return SourceNode(place: place, content: .list(elements))
        case .mapping(let mapping):
            try check(mapping.tag, among: [.implicit, .map], place)
            let members = try mapping.map { try member($0, depth: depth + 1, fallback: place) }
            return SourceNode(place: place, content: .map(members))
        case .alias: throw anchor(place)
        }
    }

    private static func member(
        _ pair: (key: Node, value: Node), depth: Int, fallback: SourcePlace
    ) throws -> SourceNode.Member {
        let key = try node(pair.key, depth: depth, fallback: fallback)
        guard case .text(let text, let isPlain) = key.content else {
            throw refusal(
                key.place.line, key.place.column, "a key must be text, not \(key.kind)",
                "write `key: value`")
        }
        let value = try node(pair.value, depth: depth, fallback: key.place)
        return SourceNode.Member(key: text, place: key.place, isPlain: isPlain, value: value)
    }

    private static func check(
        _ tag: Tag, among known: [Tag.Name], _ place: SourcePlace
    ) throws(MandateError) {
        guard known.contains(where: { $0.rawValue == tag.rawValue }) else {
            throw refusal(
                place.line, place.column, "the tag \(tag.rawValue) is not used in a mandate",
                "write the value alone")
        }
    }

    private static func problem(_ error: YamlError) -> MandateProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            MandateProblem(
                line: mark.line, column: mark.column, path: "", what: "not YAML: \(problem)",
                fix: "check indentation, quotes and brackets on this line and the one before")
        case .duplicatedKeysInMapping(let keys, let context):
            MandateProblem(
                line: context.mark.line, column: context.mark.column, path: keys.first ?? "",
                what: "the key occurs twice in one map", fix: "keep one of the two")
        default:
            MandateProblem(
                line: 1, column: 1, path: "", what: "not YAML", fix: "check the file with an editor"
            )
        }
    }

    private static func anchor(_ place: SourcePlace) -> MandateError {
        refusal(
            place.line, place.column, "anchors and aliases are not used in a mandate",
            "write the value out")
    }

    static func refusal(
        _ line: Int, _ column: Int, _ what: String, _ fix: String
    ) -> MandateError {
        MandateError([MandateProblem(line: line, column: column, path: "", what: what, fix: fix)])
    }
}
