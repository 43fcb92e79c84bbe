import Foundation

/// Prints figures, one a line.
enum Measure {
    static func line(_ name: String, _ value: Double, _ unit: String) {
        print("\(name) \(String(format: "%.3f", value)) \(unit)")
    }

    /// The share of the sorted samples below which a permille of them lie.
    static func percentile(_ sorted: [Int64], _ permille: Int) -> Double {
        guard !sorted.isEmpty else { return .nan }
        return Double(sorted[min(sorted.count - 1, sorted.count * permille / 1000)])
    }

    static func seconds(since start: ContinuousClock.Instant) -> Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    /// Bytes of this process in memory, as the kernel counts them.
    static func residentBytes() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        guard let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { throw BenchFault("no VmRSS in /proc/self/status") }
        return kilobytes * 1024
    }
}
