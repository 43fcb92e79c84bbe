import ArgumentParser
import Confinement
import StrictJSON

/// What a host gives and lacks for cells, in words.
enum HostText {
    /// Prints the report; throws the exit status when no cell can be built here.
    static func report(_ report: HostReport, json: Bool) throws {
        if json {
            Output.raw(JSONValue.array(report.findings.map(value)).serialized() + [0x0A])
        } else {
            let rows = report.findings.map { finding in
                [
                    finding.isPresent ? "yes" : finding.isNecessary ? "NO" : "no", finding.right,
                    Escaped.line(finding.detail),
                ]
            }
            for line in Table.lines(rows) { Output.line(line) }
            for finding in report.findings where !finding.isPresent { Output.line(lack(finding)) }
        }
        guard report.findings.allSatisfy({ $0.isPresent || !$0.isNecessary }) else {
            throw ExitCode(ExitStatus.unreachable)
        }
    }

    private static func lack(_ finding: HostFinding) -> String {
        let advice =
            finding.weakness.map { "; a mandate accepts it by accept_weaknesses: [\($0.rawValue)]" }
            ?? ""
        return "without \(finding.right): \(finding.consequence)\(advice)"
    }

    private static func value(_ finding: HostFinding) -> JSONValue {
        [
            "right": .string(finding.right), "present": .bool(finding.isPresent),
            "detail": .string(finding.detail), "consequence": .string(finding.consequence),
            "weakness": finding.weakness.map { .string($0.rawValue) } ?? .null,
            "necessary": .bool(finding.isNecessary),
        ]
    }
}
