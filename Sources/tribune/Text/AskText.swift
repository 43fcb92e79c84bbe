import Agency
import HumanDesk

/// An ask in words, with everything that the person decides about.
enum AskText {
    /// All of it, escaped.
    static func lines(_ view: AskView, digest: Digest) -> [String] {
        [
            "ask       \(view.ask) of \(view.agent), lineage \(view.lineage)",
            "why       \(reasons(view.reasons))",
            "until     \(Amount.moment(view.expires)), then it is denied",
            "approvers \(view.approvers.map(\.text).joined(separator: ", "))",
            "would do  \(Escaped.line(view.document))",
            "digest    \(digest)",
        ]
    }

    /// Reasons on one line.
    static func reasons(_ reasons: [Reason]) -> String {
        reasons.map { reason in
            let words = [reason.code.rawValue, reason.subject, reason.message ?? ""]
            return Escaped.line(words.filter { !$0.isEmpty }.joined(separator: " "))
        }.joined(separator: "; ")
    }
}
