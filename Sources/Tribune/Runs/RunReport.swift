import Agency
import Authority
import HumanDesk
import Mandates
import Synchronization
import TransparencyLog

/// The short record of a run, read from the log.
struct RunReport {
    let hall: Hall
    let run: Run
    let ended: LeaseEnded

    /// What was done, refused and used, with the checkpoint over it.
    var record: RunRecord {
        let now = hall.clock()
        let authority = hall.state.withLock { $0.authority }
        let lineage = authority.state.lineages[run.lineage]
        var tallies = RunTallies(lease: run.lease, lineage: run.lineage)
        for (index, entry) in entries { tallies.add(entry, at: index) }
        return RunRecord(
            lineage: run.lineage, ended: ended, tallies: tallies.list,
            limits: lineage?.ledger.views(at: now) ?? [], used: lineage?.measured ?? [:],
            findings: tallies.findings, narrowest: narrowest(tallies), checkpoint: checkpoint)
    }

    private var entries: [(Int, Entry)] {
        var result: [(Int, Entry)] = []
        var index = run.firstEntry
        let end = hall.log.nextIndex
        while index < end {
            guard let batch = try? hall.log.entries(from: index, limit: end - index),
                batch.count > 0
            else { break }
            for position in 0..<batch.count {
                guard let entry = try? Entry(leaf: batch[position]) else { continue }
                result.append((index + position, entry))
            }
            index += batch.count
        }
        return result
    }

    private var checkpoint: String {
        guard let signed = try? hall.log.publish() else { return "" }
        return String(decoding: signed.note.bytes, as: UTF8.self)
    }

    private func narrowest(_ tallies: RunTallies) -> String? {
        guard run.observing else { return nil }
        // Time and memory differ from run to run: those limits stay as the mandate has them.
        let narrow = NarrowestMandate.of(run.mandate, uses: tallies.uses, used: [:])
        return MandateFile.write(narrow)
    }
}
