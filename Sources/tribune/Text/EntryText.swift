import Agency
import HumanDesk
import StrictJSON

/// Entries of the log in words.
enum EntryText {
    /// An entry on a line, its payload on lines below; or a JSON object on a line.
    static func text(_ view: EntryView, json: Bool) throws -> String {
        if json {
            var members: [(String, JSONValue)] = [
                ("index", .number(JSONNumber(Int64(view.index)))),
                ("entry", try JSONValue.parse(view.leaf)),
            ]
            if let payload = view.payload { members.append(("payload", .string(payload))) }
            return String(
                decoding: JSONValue.object(JSONObject(members)).serialized(), as: UTF8.self)
        }
        guard let entry = try? Entry(leaf: Array(view.leaf.utf8)) else {
            return "\(view.index)  \(Escaped.line(view.leaf))"
        }
        var lines = [
            "\(view.index)  \(Amount.moment(entry.at))  \(entry.body.kind)  \(words(entry.body))"
        ]
        if let payload = view.payload { lines.append("    " + Escaped.line(payload)) }
        return lines.joined(separator: "\n")
    }

    /// What an entry records, on one line.
    static func words(_ body: EntryBody) -> String {
        switch body {
        case .started(let record): "\(record.program), after \(record.before.rawValue)"
        case .person(let record):
            "\(record.name) user \(record.uid)\(record.active ? "" : " removed")"
        case .mandate(let record):
            "\(record.mandate.agent) \(record.mandate.level.name): "
                + Escaped.line(record.mandate.purpose)
        case .lease(let record):
            "\(record.lease) of \(record.lineage)\(record.observing ? " observing" : ""): "
                + Escaped.line(record.command.joined(separator: " "))
        case .leaseEnded(let record):
            "\(record.lease) \(record.cause.rawValue)\(status(record.exitStatus)); "
                + "\(record.confirmed ? "" : "NOT CONFIRMED: ")\(Escaped.line(record.proof))"
        case .intent(let record): intent(record)
        case .answer(let record):
            "ask \(record.ask) \(record.decision.rawValue) by \(record.person?.text ?? "nobody")"
        case .outcome(let record): "action \(record.action) \(record.status.rawValue)"
        case .usage(let record): "\(record.lease) \(amounts(record.used))"
        case .tool(let record):
            "\(record.server)/\(Escaped.line(record.tool)) \(record.state.rawValue) "
                + record.definition.hex
        case .refusal(let record): "\(record.lease) \(Escaped.line(record.reason))"
        case .finding(let record):
            "\(record.rule) on \(record.lineage), \(record.advice.rawValue): "
                + Escaped.line(record.detail)
        case .order(let record):
            "\(OrderText.change(record.change)) on \(record.lineage) "
                + OrderText.source(record.source)
        case .charter(let record):
            "\(Escaped.line(record.charter.organisation)) by user \(record.uid), \(record.digest)"
        case .evidence(let record):
            "\(record.gate) of \(record.agent) \(record.isMet ? "met" : "NOT met") until "
                + "\(Amount.moment(record.expires)), says \(record.person)"
        case .allowance(let record):
            "\(record.count) times \(AllowanceText.scope(record.scope)) for \(record.lineage) "
                + "until \(Amount.moment(record.expires)), says \(record.person)"
        case .consent(let record):
            "\(record.consent.person) wants to \(OrderText.change(record.change)) on "
                + "\(record.lineage); another must agree"
        case .restored(let record):
            "from \(record.size) entries of \(Escaped.line(record.origin)) by user \(record.uid): "
                + "every lease is void until people start anew"
        case .confirmed(let record): "what is left after the restore, by user \(record.uid)"
        case .snapshot(let record): "of \(record.size) entries, \(record.digest)"
        }
    }

    private static func intent(_ record: Intent) -> String {
        let target = "\(record.verb.rawValue) \(record.server)/\(Escaped.line(record.target))"
        let observed = record.observed ? " (observed)" : ""
        return "\(record.verdict.rawValue)\(observed) \(target) of \(record.lease): "
            + AskText.reasons(record.reasons)
    }

    private static func status(_ status: Int?) -> String { status.map { " with \($0)" } ?? "" }

    private static func amounts(_ used: [Quantity: Int64]) -> String {
        used.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\(Amount.name($0)) \(Amount.text($1, of: $0))" }.joined(separator: ", ")
    }
}
