import Agency

/// Fires when a person lets almost everything happen almost at once: oversight in name only
/// (design.md, *operator load*). About people, not about the agent; it advises nothing but a look.
struct RubberStamp: Sendable, Hashable, Codable {
    /// Asks that nobody has answered yet.
    private var asked: [ActionID: Asked] = [:]
    /// The newest answers of each person.
    private var people: [PersonName: [Answer]] = [:]

    private struct Asked: Sendable, Hashable, Codable {
        var at: Instant
        var lineage: LineageID
    }

    private struct Answer: Sendable, Hashable, Codable {
        var nanoseconds: Int64
        var approves: Bool
    }

    /// So many answers are looked at together.
    static let window = 20
    /// So many of them approve.
    static let approvals = 19
    /// Half of them came within this time: too short to read what was shown.
    static let quick = Instant.Span.seconds(5)

    mutating func asks(_ id: ActionID, at now: Instant, _ lineage: LineageID) {
        asked[id] = Asked(at: now, lineage: lineage)
    }

    mutating func observe(
        _ answer: AnswerRecord, at now: Instant, index: Int
    ) -> Finding? {
        guard let ask = asked[answer.ask] else { return nil }
        if answer.decision != .consent { asked[answer.ask] = nil }
        guard let person = answer.person else { return nil }
        var answers = people[person] ?? []
        let approves = answer.decision == .approve || answer.decision == .consent
        let took = now.nanoseconds.subtractingReportingOverflow(ask.at.nanoseconds)
        answers.append(
            Answer(nanoseconds: took.overflow ? .max : max(0, took.0), approves: approves))
        defer { people[person] = answers }
        guard answers.count >= Self.window else { return nil }
        let seen = answers
        answers = []
        let isBlind = seen.count { $0.approves } >= Self.approvals
        let median = seen.map(\.nanoseconds).sorted()[Self.window / 2]
        guard isBlind, median < Self.quick.nanoseconds else { return nil }
        return Finding(
            rule: RuleID(known: "rubber-stamping"), lineage: ask.lineage, advice: .notify,
            evidence: [answer.ask.index, index],
            detail: "\(person) approved \(seen.count { $0.approves }) of \(Self.window) asks, "
                + "half of them within \(median / 1_000_000) ms")
    }
}
