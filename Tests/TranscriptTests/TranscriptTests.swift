import Foundation
import Testing

/// The command line as people see it: each file of `Tests/Transcripts` against the real program.
@Suite struct TranscriptTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Transcripts")

    static let names: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { $0.hasSuffix(".txt") }.sorted()
    }()

    /// The folder of the programs: `TRIBUNE_BIN`, or where this test was built.
    static let programs: String? = {
        let beside = URL(fileURLWithPath: CommandLine.arguments.first ?? "")
            .deletingLastPathComponent().path
        let named = ProcessInfo.processInfo.environment["TRIBUNE_BIN"]
        return [named, beside].compactMap(\.self).first {
            FileManager.default.isExecutableFile(atPath: $0 + "/tribune")
        }
    }()

    @Test func `there are transcripts to run`() { #expect(!Self.names.isEmpty) }

    @Test(arguments: names)
    func `the program does what the transcript says`(name: String) async throws {
        guard let programs = Self.programs else {
            print("skipped: no tribune; build it, or set TRIBUNE_BIN to its folder")
            return
        }
        let text = try String(
            contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        if text.contains("# needs: tribuned"),
            !FileManager.default.isExecutableFile(atPath: programs + "/tribuned")
        {
            print("skipped: \(name) needs tribuned beside tribune")
            return
        }
        let place = "/tmp/tribune-transcript-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        let environment = [
            "PATH": "\(programs):/usr/local/bin:/usr/bin:/bin", "HOME": place, "LC_ALL": "C.UTF-8",
            "TRIBUNE_HOME": place + "/home", "TRIBUNE_CONFIG": place + "/config",
        ]
        for step in Transcript(text).steps {
            try await check(step, name, place, environment)
        }
    }

    private func check(
        _ step: Transcript.Step, _ name: String, _ place: String, _ environment: [String: String]
    ) async throws {
        let result = try await Shell.run(step.command, in: place, environment: environment)
        let at = "Tests/Transcripts/\(name):\(step.line): \(step.command)"
        #expect(result.status == step.status, "\(at)\n\(result.output)")
        var lines = result.output.components(separatedBy: "\n")
        while lines.last == "" { lines.removeLast() }
        let fits =
            lines.count == step.output.count
            && zip(lines, step.output).allSatisfy(Transcript.matches)
        #expect(fits, "\(at)\nprinted:\n\(lines.joined(separator: "\n"))")
    }

    @Test(arguments: [
        ("abc", "abc", true), ("abc", "ab", false), ("abc", "a[..]", true),
        ("abc", "[..]c", true), ("abcabc", "a[..]b[..]c", true), ("abc", "a[..]x[..]", false),
        ("ac", "a[..]c", true), ("a", "a[..]a", false), ("", "[..]", true),
    ])
    func `the wildcard stands for any run of characters`(
        line: String, pattern: String, fits: Bool
    ) {
        #expect(Transcript.matches(line, pattern) == fits)
    }
}
