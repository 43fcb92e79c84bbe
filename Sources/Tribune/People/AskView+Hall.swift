import Agency
import Authority
import HumanDesk

extension AskView {
    /// An ask as people see it.
    init?(
        _ id: ActionID, _ ask: PendingAsk, _ document: [UInt8]?, _ authority: Authority
    ) {
        guard let document, let lineage = authority.state.lineages[ask.lineage],
            let mandate = authority.state.mandates[lineage.mandate]
        else { return nil }
        self.init(
            ask: id, lineage: ask.lineage, agent: lineage.agent, asked: ask.asked,
            expires: ask.expires, reasons: ask.reasons,
            document: String(decoding: document, as: UTF8.self), approvers: mandate.approvers)
    }
}
