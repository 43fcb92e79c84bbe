import Foundation
import TestHouse
import Tribune

/// How long a house with a past takes to open, and to fold that past.
enum Measures {
    /// Makes a past of so many entries, with a snapshot before the newest `tail`. `live` leases are
    /// given first; they end when the house is opened.
    static func make(_ folder: String, entries: Int, tail: Int, live: Int) throws {
        try House.opening(folder, clock: Filling.now).open().close()
        var past = try MadePast(folder: folder)
        try past.add(live: live)
        print("live \(live) leases")
        try past.add(until: entries - tail)
        try past.close()
        guard tail > 0 else { return }
        try House.opening(folder, clock: Filling.now).open().close()
        past = try MadePast(folder: folder)
        try past.add(until: entries)
        try past.close()
    }

    /// Opens the house as a daemon does after a kill. Prints the seconds and the entries found.
    static func open(_ folder: String) throws {
        let clock = ContinuousClock()
        let began = clock.now
        let hall = try House.opening(folder, clock: Filling.now).open()
        let span = seconds(began.duration(to: clock.now))
        print("open \(span) s, \(hall.recorded.durable) entries")
        // As a killed daemon leaves: closing would make the next start another one.
        exit(0)
    }

    /// Folds the log up to `end`, or all of it, and prints what each part took.
    static func replay(_ folder: String, to end: Int?) throws {
        let hall = try House.opening(folder, clock: Filling.now).open()
        let times = try hall.replayTimes(to: end ?? hall.recorded.durable)
        let parts = [
            ("decode", times.decoding), ("fold", times.folding), ("replay", times.whole),
        ]
        for (name, span) in parts {
            print("\(name) \(Int(Double(times.entries) / seconds(span))) entries/s")
        }
        print("snapshot-write \(seconds(times.snapshotWriting)) s")
        print("snapshot-read \(seconds(times.snapshotReading)) s")
        print("snapshot-size \(times.snapshotBytes) bytes")
        exit(0)
    }

    private static func seconds(_ span: Duration) -> Double { span / .seconds(1) }
}
