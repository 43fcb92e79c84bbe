import Agency
import Authority
import Confinement
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
        let uses = tallies.uses.map { use in
            var use = use
            use.effect = hall.claims.claim(use.target, of: use.server, lease: run.lease)
            return use
        }
        // Time and memory differ from run to run: those limits stay as the mandate has them.
        let narrow = NarrowestMandate(
            run.mandate, uses: uses, used: [:], written: run.changes?.finish())
        return head + narrow.text
    }

    /// What a person should know before they use the narrowest mandate.
    private var head: String {
        let command = "# The narrowest mandate that fits what was seen in \(run.lineage).\n"
        guard ended.cause != .finished || ended.exitStatus != 0 else { return command }
        let how = ended.exitStatus.map { "with status \($0)" } ?? "because: \(ended.cause.rawValue)"
        return command
            + """
            # That run FAILED (it ended \(how)): what it would have done after that is not granted
            # here. Mend the cause and observe again before you rely on this.

            """
    }
}
