import Agency
import HumanDesk

/// What an order did, in words.
enum ReceiptText {
    /// The line for a stop: the proof that nothing is left, or that there is none.
    static func line(_ receipt: OrderReceipt, stopping lineage: LineageID) -> String {
        let proof = Escaped.line(receipt.proof ?? "nothing was running")
        var parts = [
            receipt.confirmed
                ? "\(lineage) stopped in \(Amount.span(receipt.nanoseconds)): \(proof)"
                : "\(lineage) stopped, but its end is NOT CONFIRMED: \(proof)"
        ]
        if !receipt.unknown.isEmpty {
            let actions = receipt.unknown.map(String.init).joined(separator: ", ")
            parts.append("effect unknown of actions \(actions)")
        }
        parts.append(receipt.index.map { "entry \($0)" } ?? "NOT RECORDED: the log took no entry")
        return parts.joined(separator: "; ")
    }
}
