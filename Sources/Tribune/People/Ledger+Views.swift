import Agency
import Authority
import HumanDesk

extension Ledger {
    /// The limits with what of them is used at `now`.
    func views(at now: Instant) -> [LimitView] {
        meters.map {
            LimitView(limit: $0.limit, spent: $0.spent(at: now), reserved: $0.reserved)
        }
    }
}
