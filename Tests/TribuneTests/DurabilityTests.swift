import Agency
import Foundation
import Glibc
import HumanDesk
import TestCourt
import TestHouse
import TestKit
import Testing
import TransparencyLog

@testable import Tribune

@Suite("SIGKILL at a random moment under load")
struct DurabilityTests {
    /// What one killed daemon left behind.
    private struct Remains {
        var acknowledged: [Int]
        var effects: [Int]
    }

    @Test("no acknowledged entry is lost, no effect is without its intent, and the log verifies")
    func kill() async throws {
        let long = ProcessInfo.processInfo.environment["TRIBUNE_LONG"] == "1"
        let runs = long ? 200 : 20
        let seed =
            ProcessInfo.processInfo.environment["TRIBUNE_SEED"].flatMap { UInt64($0) }
            ?? UInt64.random(in: 0...(.max))
        var random = SeededGenerator(seed: seed)
        var total = Remains(acknowledged: [], effects: [])
        var underLoad = 0
        for run in 0..<runs {
            let folder = try TemporaryFolder()
            let remains = try await Self.killed(folder, random.number(1...400), &random)
            try await Self.check(folder, remains, "seed \(seed) run \(run)")
            total.acknowledged += remains.acknowledged
            total.effects += remains.effects
            if remains.effects.count > remains.acknowledged.count { underLoad += 1 }
        }
        let counts = [
            "\(runs) runs killed (seed \(seed)), \(underLoad) with an effect in flight",
            "\(total.acknowledged.count) acknowledged entries, none lost",
            "\(total.effects.count) effects, each with its intent",
        ]
        FileHandle.standardError.write(Data((counts.joined(separator: "; ") + "\n").utf8))
        #expect(total.acknowledged.count >= runs, "there was load")
    }

    /// Starts `hall-load`, reads so many acknowledgements and a random bit more, and kills it.
    private static func killed(
        _ folder: TemporaryFolder, _ lines: Int, _ random: inout SeededGenerator
    ) async throws -> Remains {
        let process = Process()
        process.executableURL = try program()
        process.arguments = [folder.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var text = Data()
        var seen = 0
        while seen < lines {
            let chunk = output.fileHandleForReading.availableData
            if chunk.isEmpty { break }
            text += chunk
            seen += chunk.count { $0 == UInt8(ascii: "\n") }
        }
        // A few microseconds that no line marks: the moment is anywhere in the flow.
        for _ in 0..<random.number(0...20_000) { _ = random.next() }
        Glibc.kill(process.processIdentifier, SIGKILL)
        text += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let file = URL(fileURLWithPath: folder.path + "/effects")
        let effects = (try? Data(contentsOf: file)) ?? Data()
        return Remains(
            acknowledged: numbers(text, after: "action "), effects: numbers(effects, after: ""))
    }

    /// The whole lines; a torn last one was never acknowledged.
    private static func numbers(_ data: Data, after prefix: String) -> [Int] {
        String(decoding: data, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap {
                Int($0.dropFirst(prefix.count))
            }
    }

    private static func program() throws -> URL {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0])
        let beside = tests.deletingLastPathComponent().appendingPathComponent("hall-load")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: own).deletingLastPathComponent()
            .appendingPathComponent("hall-load")
    }

    private static func check(
        _ folder: TemporaryFolder, _ remains: Remains, _ run: String
    ) async throws {
        let later = Instant(nanoseconds: 1_700_000_100_000_000_000)
        let hall = try House.opening(folder.path + "/house") { later }.open()
        defer { hall.close() }
        while hall.recorded.durable < hall.recorded.queued { sched_yield() }
        let view = try await hall.log(for: House.owner)
        let verifier = LogVerifier(key: try VerifierKey(view.verifierKey))
        let verified = try verifier.verify(folder: view.folder)
        #expect(verified.checkpoint.size == view.size, "\(run)")
        var permitted: Set<Int> = []
        var settled: [Int: [Outcome.Status]] = [:]
        var index = 0
        while index < view.size {
            let batch = try hall.log.entries(from: index, limit: 4096)
            for position in 0..<batch.count {
                switch try Entry(leaf: batch[position]).body {
                case .intent(let intent) where intent.verdict == .permit:
                    permitted.insert(index + position)
                case .outcome(let outcome):
                    settled[outcome.action.index, default: []].append(outcome.status)
                default: break
                }
            }
            index += batch.count
        }
        for action in remains.acknowledged {
            #expect(settled[action] == [.succeeded], "\(run): acknowledged \(action)")
        }
        for action in remains.effects { #expect(permitted.contains(action), "\(run): \(action)") }
        #expect(Set(remains.effects).count == remains.effects.count, "\(run): an effect twice")
        #expect(settled.values.allSatisfy { $0.count == 1 }, "\(run): settled twice")
        let open = permitted.symmetricDifference(settled.keys)
        #expect(open.isEmpty, "\(run): what was in flight is closed")
        let lineage = try #require(try hall.lineages(max: 1, for: House.owner).first)
        #expect(lineage.standing == .frozen, "\(run)")
        let limit = try #require(lineage.limits.first)
        #expect(limit.reserved == 0 && limit.spent == permitted.count, "\(run)")
        #expect(limit.spent <= limit.limit.max, "\(run)")
    }
}
