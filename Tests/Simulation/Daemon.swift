/// A machine with a daemon.
final class Daemon {
    let number: Int
    let clock = WallClock()
    let steady: Steady
    var reachesStore = true
    var reachesCells = true
    /// Ticks for which the process stands still.
    var standstill = 0

    init(_ number: Int, drift: Int64) {
        self.number = number
        steady = Steady(drift: drift)
    }
}
