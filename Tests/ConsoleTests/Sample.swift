import Agency
import HumanDesk

/// Values for tests.
enum Sample {
    static let lineage: LineageID = Names.make("lin-1")
    static let alice: PersonName = Names.make("alice")

    static func view(done: Int) -> LineageView {
        LineageView(
            lineage: lineage, lease: Names.make("lease-1"), agent: Names.make("historian"),
            purpose: "test", level: .bounded, standing: .active, observing: false,
            permitted: done, refused: 0, pending: 0, limits: [], findings: 0,
            began: Instant(nanoseconds: 0))
    }

    static var run: RunRequest {
        RunRequest(
            mandate: Mandate(agent: Names.make("historian"), purpose: "test", level: .bounded),
            mandatePath: "/m.yaml", command: ["./agent", "-x"], directory: "/", environment: [:],
            terminal: TerminalSize(rows: 24, columns: 80), observing: false, detached: false)
    }

    static var stop: Order {
        Order(lineage: lineage, change: .stop, source: .person(uid: 0, name: nil))
    }

    static var answer: AnswerRecord {
        AnswerRecord(ask: ActionID(3), decision: .approve, person: alice)
    }

    static var person: PersonRecord {
        PersonRecord(name: alice, publicKey: String(repeating: "a", count: 64), uid: 1)
    }
}
