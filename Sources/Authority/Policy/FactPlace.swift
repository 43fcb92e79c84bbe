import Agency

/// What a path of the context means, found out once when a mandate's policies are compiled.
enum FactPlace: Sendable {
    /// `context.input`: all arguments.
    case arguments
    /// `context.input.a.b`: one argument, or a part of one.
    case argument([String])
    /// `context.system`
    case system
    /// `context.system.now`
    case now
    /// `context.tribune`
    case own
    /// `context.tribune.level` and its like.
    case fact(OwnFact)
    /// `context.tribune.usage.calls` and its like.
    case usage(Quantity)
    /// `context.tribune.power.access` and its like.
    case part(OwnFact, String)
    /// A name that is never in a record which is always there.
    case nowhere
    /// Something below a value that is no record.
    case beyond

    init(_ names: [String]) {
        let below = Array(names.dropFirst())
        switch names.first {
        case "input": self = below.isEmpty ? .arguments : .argument(below)
        case "system": self = below.isEmpty ? .system : Self.system(below)
        case "tribune": self = below.isEmpty ? .own : Self.own(below)
        default: self = below.isEmpty ? .nowhere : .beyond
        }
    }

    private static func system(_ names: [String]) -> FactPlace {
        guard names.count == 1 else { return .beyond }
        return names == ["now"] ? .now : .nowhere
    }

    private static func own(_ names: [String]) -> FactPlace {
        guard let fact = OwnFact(rawValue: names[0]) else {
            return names.count == 1 ? .nowhere : .beyond
        }
        if names.count == 1 { return .fact(fact) }
        guard fact.isRecord, names.count == 2 else { return .beyond }
        guard fact == .usage else { return .part(fact, names[1]) }
        return Quantity(rawValue: names[1]).map { .usage($0) } ?? .nowhere
    }
}
