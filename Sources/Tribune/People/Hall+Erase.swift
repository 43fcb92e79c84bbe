import Agency
import Authority
public import HumanDesk
import Synchronization
import TransparencyLog

extension Hall {
    /// Erases an entry's payload for good; the log and every proof stay valid. Refused while a
    /// legal hold is on the entry's lineage: the hold wins.
    public func erase(_ index: Int, from peer: Peer) async throws {
        try checkOwner(peer)
        let entry = try durableEntry(index)
        guard let reference = entry.payload,
            let id = UInt64(reference.id).map(PayloadID.init(rawValue:))
        else { throw Refusal("no-payload", "entry \(index) has no payload") }
        let lineage = try lineage(of: entry, at: index)
        try erasing.withLock { _ in
            guard state.withLock({ $0.authority.state.lineages[lineage]?.isHeld }) != true else {
                throw Refusal(
                    "held",
                    "a legal hold is on \(lineage); an approver can end it: tribune log release")
            }
            try payloads.erase(id)
        }
    }

    /// Returns when no erasure that began before a hold is under way any more.
    func awaitErasures() { erasing.withLock { _ in } }

    /// One entry of the log, as it is on disk.
    func durableEntry(_ index: Int) throws -> Entry {
        guard let batch = try? log.entries(from: index, limit: 1), batch.count == 1 else {
            throw Refusal("no-entry", "there is no entry \(index)")
        }
        return try Entry(leaf: batch[0])
    }

    /// The lineage whose words an entry's payload holds. What cannot be told is not erased.
    private func lineage(of entry: Entry, at index: Int) throws -> LineageID {
        let intent: Entry =
            if case .outcome(let outcome) = entry.body {
                try durableEntry(outcome.action.index)
            } else { entry }
        guard case .intent(let record) = intent.body,
            let lineage = state.withLock({ $0.authority.state.leases[record.lease]?.lineage })
        else { throw Refusal("no-lineage", "nobody knows whose payload entry \(index) has") }
        return lineage
    }
}
