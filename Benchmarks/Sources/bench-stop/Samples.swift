/// Durations of one thing, in microseconds.
struct Samples {
    private let name: String
    private var values: [Int64] = []

    init(_ name: String) { self.name = name }

    mutating func add(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        values.append(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    }

    /// Minimum, median, 95th percentile and maximum.
    var line: String {
        let sorted = values.sorted()
        func at(_ share: Int) -> Int64 { sorted[min(sorted.count - 1, sorted.count * share / 100)] }
        return "\(name): n \(sorted.count), min \(at(0)), median \(at(50)), p95 \(at(95)), "
            + "max \(sorted.last ?? 0) us"
    }
}
