import Agency
import Confinement
import Foundation
import HumanDesk
import Logging
import TestCourt
import TestHouse
import TransparencyLog
import Tribune

/// A house in a folder with the sizes of files that a daemon has, and no cells.
struct BenchHouse {
    let hall: Hall

    init(_ folder: String) throws {
        let store = ProcessInfo.processInfo.environment["TRIBUNE_BENCH_STORE"]
        guard store == nil else {
            throw BenchFault("this build opens the hall on files alone, not on \(store ?? "")")
        }
        let tools = CellTools.detect(
            bubblewrap: "/nonexistent/bwrap", tribuneCell: "/nonexistent/tribune-cell")
        hall = try HallOpening(
            folder: StateFolder(folder), secrets: ["/nonexistent/people"], tools: tools,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() },
            clock: { Instant(nanoseconds: Int64(Date().timeIntervalSince1970 * 1e9)) }
        ).open()
    }

    /// A lease, durable.
    func grant(_ mandate: Mandate) async throws -> LeaseID {
        let request = RunRequest(
            mandate: mandate, mandatePath: "/nonexistent", command: ["bench"], directory: "/",
            environment: [:], terminal: nil, observing: false, detached: false)
        return try await hall.grant(request, to: House.owner).0
    }

    /// Pins what the servers of the sample mandate say of their tools.
    func admit(_ lease: LeaseID) throws {
        for number in 0..<Sample.servers {
            hall.admit(Sample.definitions, of: try Sample.server(number), to: lease) { _ in }
        }
    }

    /// Proposes, and returns the permit once its intent is durable; nil for anything else. `ruled`
    /// runs at once, on the log's own thread.
    func propose(_ action: Action, ruled: @escaping @Sendable () -> Void) async -> PermitSlot? {
        await withCheckedContinuation { continuation in
            hall.propose(
                action, asked: { _ in },
                reply: { ruling in
                    ruled()
                    if case .permit(let slot) = ruling {
                        continuation.resume(returning: slot)
                    } else {
                        continuation.resume(returning: nil)
                    }
                })
        }
    }

    /// Spends a permit and records a success; false when that is not durable.
    func finish(_ slot: PermitSlot?, result: [UInt8] = []) async -> Bool {
        guard let permit = slot?.take(), let id = hall.spend(permit, cancel: {}) else {
            return false
        }
        let outcome = Outcome(status: .succeeded, used: [.bytesOut: 200], result: result)
        return await withCheckedContinuation { continuation in
            hall.settle(id, outcome) { continuation.resume(returning: $0) }
        }
    }
}
