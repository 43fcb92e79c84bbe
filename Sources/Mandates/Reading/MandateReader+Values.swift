import Agency

/// Single values. Each answers nil after it recorded what is wrong.
extension MandateReader {
    /// Text: quoted, or a plain word that no YAML reader takes for something else.
    mutating func text(_ node: SourceNode, _ path: String, mayBeEmpty: Bool = false) -> String? {
        guard case .text(let text, let isPlain) = node.content else {
            problem(node.place, path, "\(node.kind) where text belongs", "write the text")
            return nil
        }
        if isPlain, PlainText.isAmbiguous(text) {
            let what = text.isEmpty ? "empty" : "YAML does not read \(text) as text everywhere"
            problem(
                node.place, path, what,
                text.isEmpty ? "write the text or remove the key" : "write \"\(text)\"")
            return nil
        }
        guard mayBeEmpty || text.contains(where: { !$0.isWhitespace }) else {
            problem(node.place, path, "empty", "write the text or remove the key")
            return nil
        }
        return text
    }

    /// The elements of a list with their paths.
    mutating func elements(
        _ node: SourceNode, _ path: String
    ) -> [(node: SourceNode, path: String)] {
        guard case .list(let nodes) = node.content else {
            problem(
                node.place, path, "\(node.kind) where a list belongs", "write [one, two], or []")
            return []
        }
        return nodes.enumerated().map { index, node in
            let child = MandatePath.element(path, index)
            remember(node.place, child)
            return (node, child)
        }
    }

    mutating func texts(_ node: SourceNode, _ path: String) -> [String] {
        elements(node, path).compactMap { text($0.node, $0.path) }
    }

    mutating func duration(_ node: SourceNode, _ path: String) -> Instant.Span? {
        units(node, path, UnitText.time, "a duration such as 500ms, 30s, 10m, 2h or 1d")
            .map { Instant.Span(nanoseconds: $0) }
    }

    mutating func size(_ node: SourceNode, _ path: String) -> Int64? {
        units(node, path, UnitText.size, "whole bytes such as 512MiB, 2GiB, 10MB or 4096")
    }

    mutating func count(_ node: SourceNode, _ path: String) -> Int64? {
        units(node, path, UnitText.count, "a whole number such as 200")
    }

    private mutating func units(
        _ node: SourceNode, _ path: String, _ units: [(unit: String, size: Int64)], _ form: String
    ) -> Int64? {
        guard case .text(let text, _) = node.content else {
            problem(node.place, path, "\(node.kind) where a value belongs", "write \(form)")
            return nil
        }
        guard let value = UnitText.parse(text, units) else {
            problem(node.place, path, "`\(text)` is not understood", "write \(form)")
            return nil
        }
        return value
    }

    /// Micro-units. Only quoted: other YAML readers make a binary fraction of a plain 2.50.
    private mutating func money(_ node: SourceNode, _ path: String) -> Int64? {
        guard case .text(let text, let isPlain) = node.content, !isPlain,
            let micros = MoneyText.parse(text)
        else {
            problem(
                node.place, path, "not an amount of money",
                "write a decimal in quotes with at most six places, such as \"2.50\"")
            return nil
        }
        return micros
    }

    /// An amount in the quantity's unit.
    mutating func amount(_ node: SourceNode, _ path: String, _ quantity: Quantity) -> Int64? {
        switch quantity.unit {
        case .money: money(node, path)
        case .time: duration(node, path)?.nanoseconds
        case .bytes: size(node, path)
        case .count: count(node, path)
        }
    }

    /// An absolute path.
    mutating func path(_ node: SourceNode, _ path: String) -> String? {
        guard let text = text(node, path) else { return nil }
        do {
            return try PathText.absolute(text, from: folder)
        } catch {
            let (what, fix) = Self.advice(error)
            problem(node.place, path, what, fix)
            return nil
        }
    }

    private static func advice(_ fault: PathText.Fault) -> (what: String, fix: String) {
        switch fault {
        case .empty: ("empty", "write a path")
        case .home:
            ("`~` is not expanded: a mandate means the same for everyone", "write the whole path")
        case .variable: ("variables are not expanded", "write the whole path")
        case .control: ("a path with a control character", "rename the file")
        case .aboveRoot: ("the path leads above /", "remove a `..`")
        }
    }

    /// Thousandths of a percentage with at most one place.
    mutating func permille(_ node: SourceNode, _ path: String) -> Int? {
        guard case .text(let text, _) = node.content, text.last == "%",
            let micros = MoneyText.parse(String(text.dropLast())), micros % 100_000 == 0,
            let permille = Int(exactly: micros / 100_000)
        else {
            problem(node.place, path, "not a percentage", "write 90% or 97.5%")
            return nil
        }
        return permille
    }
}
