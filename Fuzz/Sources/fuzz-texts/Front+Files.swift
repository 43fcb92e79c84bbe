import FuzzFront
import HumanDesk
import Mandates
import StrictJSON

@testable import Console

extension Front {
    static let mandate = Front(
        name: "mandate", promise: "a mandate that was read is written and read as the same",
        seeds: {
            [
                "version: 1\nagent: a\npurpose: Rest.\nlevel: L0\n",
                """
                version: 1
                agent: historian
                purpose: Read the history.
                level: L2
                approvers: [alice]
                ask_timeout: 5m
                limits:
                  calls: {life: 100, 1m: 10}
                  money: {life: "2.5"}
                  bytes_out: {action: 1MiB}
                servers:
                  git:
                    command: [/usr/bin/git-server, --x]
                    tools: {git_log: read, git_reset: {class: write, cost: {money: "0.1"}}}
                    files: {read: [.]}
                files: {read: [src], write: [out]}
                policies: [policy.cedar]

                """,
            ].map { Array($0.utf8) }
        },
        check: { bytes in
            let policy = Array("permit(principal, action, resource);".utf8)
            do throws(MandateError) {
                let file = try MandateFile.load(text: bytes, folder: "/work") { _ in policy }
                let written = MandateFile.write(file.mandate)
                let again = try? MandateFile.load(text: Array(written.utf8), folder: "/work") { _ in
                    policy
                }
                Promise.holds(again?.mandate == file.mandate, "read again is the same:\n\(written)")
            } catch {
                Promise.holds(
                    !error.problems.isEmpty
                        && error.problems.allSatisfy { ($0.line ?? 1) > 0 && !$0.what.isEmpty },
                    "a refusal names a place: \(error)")
            }
        })

    static let people = Front(
        name: "people",
        promise: "lines do not depend on cuts; a request is written as it was read",
        seeds: {
            [
                "{\"asks\":{}}\n", "{\"entries\":{\"from\":0,\"max\":5,\"payloads\":true}}\n{}\n",
                "{\"order\":{\"_0\":{\"lineage\":\"lin-1\",\"kind\":\"stop\",\"person\":\"a\"}}}\n",
            ].map { Array($0.utf8) }
        },
        check: { bytes in
            let whole = Self.lines([bytes])
            Promise.holds(whole == Self.lines(bytes.map { [$0] }), "lines do not depend on cuts")
            for line in whole ?? [] {
                guard let value = try? JSONValue.parse(line),
                    let request = try? JSONValueDecoder().decode(PeopleRequest.self, from: value)
                else { continue }
                let written = try? JSONValueEncoder().encode(request)
                let again = written.flatMap {
                    try? JSONValueDecoder().decode(PeopleRequest.self, from: $0)
                }
                Promise.holds(again == request, "read again is the same")
            }
        })

    private static func lines(_ parts: [[UInt8]]) -> [[UInt8]]? {
        var splitter = LineSplitter(bytesMax: 512)
        var all: [[UInt8]] = []
        do {
            for part in parts {
                splitter.take(part)
                while let line = try splitter.next() { all.append(line) }
            }
        } catch {
            return nil
        }
        return all
    }
}
