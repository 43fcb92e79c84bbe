import Agency
import Authority
import Foundation
import StrictJSON
import TestCourt
import Testing
import Watch

@testable import Tribune

@Suite("Golden logs")
struct GoldenTests {
    /// A log of each format version, and the digest of its state under the fold of this program
    /// (`SnapshotStore.fold`, 3). A log never changes; a digest changes with the fold alone:
    /// whoever changes what an old entry means breaks every house that has one.
    struct Golden: Sendable, CustomTestStringConvertible {
        var version: String
        var digest: String

        var testDescription: String { version }
    }

    static let all = [
        Golden(
            version: "v1",
            digest: "40ae28ba1c5ea97c2dae75c18514c51dc6d1d6cb895d41fb865d08bf5a1c5f74")
    ]

    private static var folder: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Golden"
    }

    @Test("a recorded log gives the same state for ever", arguments: all)
    func sameState(golden: Golden) throws {
        let text = try String(
            contentsOfFile: Self.folder + "/\(golden.version)/entries.jsonl", encoding: .utf8)
        let leaves = text.split(separator: "\n").map { Array($0.utf8) }
        #expect(leaves.count > 30)
        var authority = Authority()
        var watch = Watch()
        for (index, leaf) in leaves.enumerated() {
            let entry = try Entry(leaf: leaf)
            #expect(try entry.leaf() == leaf, "entry \(index) is written as it was read")
            try authority.apply(entry, at: index)
            _ = watch.observe(entry, at: index)
        }
        let state = Snapshot(size: leaves.count, authority: authority.state, watch: watch)
        let digest = Hall.digest(try state.text())?.hex
        #expect(digest == golden.digest)
    }

    @Test("the golden log holds every kind of entry")
    func everyKind() throws {
        let text = try String(contentsOfFile: Self.folder + "/v1/entries.jsonl", encoding: .utf8)
        let entries = try text.split(separator: "\n").map { try Entry(leaf: Array($0.utf8)) }
        let kinds = Set(entries.map(\.body.kind))
        #expect(
            kinds == [
                "started", "person", "mandate", "lease", "lease_ended", "intent", "answer",
                "outcome", "usage", "tool", "refusal", "finding", "order", "snapshot",
            ])
    }

    @Test("the scenario still writes the golden log")
    func scenario() throws {
        let text =
            try GoldenScenario.leaves().map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: "\n") + "\n"
        let path = Self.folder + "/v1/entries.jsonl"
        if ProcessInfo.processInfo.environment["TRIBUNE_WRITE_GOLDEN"] == "1" {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
}
