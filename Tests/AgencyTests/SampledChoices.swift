import Agency

/// A choice without parts, by the names that the log knows. A name that is gone is no value.
protocol Choice: Sampled, RawRepresentable<String> {
    static var names: [String] { get }
}

extension Choice {
    static func sample(_ random: inout RandomSource) throws -> Self {
        try Sample.some(Self(rawValue: try random.pick(names)))
    }
}

extension Choice where Self: CaseIterable {
    static var names: [String] { allCases.map(\.rawValue) }
}

extension Verb: Choice {}
extension Quantity: Choice {}

extension Verdict: Choice {
    static var names: [String] { ["permit", "deny", "ask"] }
}

extension Outcome.Status: Choice {
    static var names: [String] { ["succeeded", "failed", "cancelled", "voided", "unknown"] }
}

extension AnswerRecord.Decision: Choice {
    static var names: [String] { ["approve", "deny", "timeout", "withdrawn"] }
}

extension Finding.Advice: Choice {
    static var names: [String] { ["notify", "lower", "freeze"] }
}

extension LeaseEnded.Cause: Choice {
    static var names: [String] { ["finished", "stopped", "limit", "failed", "daemon_died"] }
}

extension Reason.Code: Choice {
    static var names: [String] { ["no_lease", "stopped", "permitted", "limit", "shadow"] }
}

extension AutonomyLevel: Sampled {
    static func sample(_ random: inout RandomSource) throws -> AutonomyLevel {
        try random.pick(Array(allCases))
    }
}
