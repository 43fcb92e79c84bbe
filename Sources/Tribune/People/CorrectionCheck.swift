import Agency
import Authority
import HumanDesk
import Synchronization
import TransparencyLog

/// Whether another mandate may count for a live lineage (design.md section 4, laws 6 and 11).
struct CorrectionCheck {
    let hall: Hall

    /// The record of the mandate, when it can be put in force and is what the order names; an order
    /// that narrows must bring a mandate that allows nothing more.
    func check(_ mandate: Mandate, _ order: Order) throws -> MandateRecord {
        let record = try MandateRecord(of: mandate)
        try MandateRecord.check(mandate)
        let current = try current(order.lineage)
        switch order.change {
        case .narrow(to: record.digest):
            if let more = Widening.of(mandate, over: current) {
                throw Refusal(
                    "wider", "it allows \(more): approvers must sign it (tribune correct --widen)")
            }
        case .widen(to: record.digest):
            guard mandate.agent == current.agent, mandate.files == current.files,
                mandate.environment == current.environment, mandate.network == current.network
            else {
                throw Refusal(
                    "other-cell", "a live cell keeps its agent, files and variables; run it anew")
            }
            // Who decides, and how many, is not for those who decide now to change.
            guard mandate.approvers == current.approvers, mandate.autonomy == current.autonomy
            else {
                throw Refusal(
                    "other-people", "a running agent keeps its approvers and terms; run it anew")
            }
        default: throw Refusal("other-mandate", "the order is not for the mandate it brings")
        }
        return record
    }

    private func current(_ lineage: LineageID) throws -> Mandate {
        let mandate = hall.state.withLock { state in
            state.authority.state.lineages[lineage].flatMap {
                state.authority.state.mandates[$0.mandate]
            }
        }
        guard let mandate else { throw Refusal("no-lineage", "no lineage \(lineage) is known") }
        return mandate
    }
}
