public import Agency
import StrictJSON

/// Judges the values of a mandate, wherever it came from: a file, or a client's request.
public struct MandateCheck: Sendable {
    /// What makes the mandate unusable.
    public private(set) var problems: [MandateProblem] = []
    /// What is allowed and probably not meant.
    public private(set) var warnings: [MandateProblem] = []

    /// The judgement of `mandate`. Problems carry paths, not lines.
    public static func check(_ mandate: Mandate) -> MandateCheck {
        var check = MandateCheck()
        check.size(mandate)
        check.head(mandate)
        check.people(mandate)
        check.limits(mandate)
        for (name, server) in mandate.servers.sorted(by: { $0.key < $1.key }) {
            check.server(name, server, MandatePath.child("servers", name.text))
        }
        check.programs(mandate)
        check.costs(mandate)
        check.files(mandate.files, "files")
        check.network(mandate.network, "network")
        check.environment(mandate.environment, "environment")
        check.watch(mandate.watch)
        check.spawn(mandate)
        check.autonomy(mandate)
        check.needs(mandate)
        return check
    }

    mutating func problem(_ path: String, _ what: String, _ fix: String) {
        problems.append(MandateProblem(path: path, what: what, fix: fix))
    }

    mutating func warn(_ path: String, _ what: String, _ fix: String) {
        warnings.append(MandateProblem(path: path, what: what, fix: fix))
    }

    /// Reports each element that occurred before.
    mutating func unique(_ list: [String], _ path: String) {
        var seen: Set<String> = []
        for (index, text) in list.enumerated() where !seen.insert(text).inserted {
            problem(MandatePath.element(path, index), "`\(text)` occurs twice", "remove one")
        }
    }

    private mutating func size(_ mandate: Mandate) {
        let bytes = try? JSONValueEncoder().encode(mandate).canonical().count
        guard let bytes, bytes <= Mandates.canonicalBytesMax else {
            return problem(
                "", "the mandate has \(bytes ?? 0) bytes with its policies",
                "the log takes \(Mandates.canonicalBytesMax); shorten the policies")
        }
    }

    private mutating func head(_ mandate: Mandate) {
        if mandate.version != 1 {
            problem("version", "this Tribune reads version 1", "write `version: 1`")
        }
        if mandate.purpose.allSatisfy(\.isWhitespace) {
            problem("purpose", "empty", "say in a sentence what the agent is for")
        }
        if mandate.leasePeriod < .seconds(1) {
            problem("lease", "shorter than a second", "write 1s or more; 10s is usual")
        } else if mandate.leasePeriod > .seconds(60) {
            warn(
                "lease", "when the daemon dies the agent goes on for so long",
                "10s is usual")
        }
        if mandate.askTimeout.nanoseconds <= 0 {
            problem("ask_timeout", "not above zero", "write 10m")
        }
    }

    private mutating func people(_ mandate: Mandate) {
        unique(mandate.approvers.map(\.text), "approvers")
        let effects = Set(mandate.servers.values.flatMap { $0.tools.values.map(\.effect) })
        let asks =
            mandate.level == .observe
            || effects.contains { AutonomyTable.standard.need(of: $0, at: mandate.level) == .ask }
        guard mandate.approvers.isEmpty, asks else { return }
        warn(
            "approvers", "nobody may answer, so every ask is denied at its timeout",
            "name people: [alice]; `tribune person add` makes them known")
    }

    private mutating func watch(_ watch: WatchSettings) {
        if !(1...1000).contains(watch.deniedCount) {
            problem("watch.denied.count", "watching cannot be turned off", "write 1 to 1000")
        }
        if watch.deniedWithin < .seconds(1) {
            problem("watch.denied.within", "watching cannot be turned off", "write 1s or more")
        }
        if !(1...1000).contains(watch.nearlySpentPermille) {
            problem("watch.nearly_spent", "not between 0.1% and 100%", "write 90%")
        }
    }
}
