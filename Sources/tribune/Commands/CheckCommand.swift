import Agency
import ArgumentParser
import Cedar
import Confinement
import Mandates
import StrictJSON

/// Checks mandate files, or the host.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check mandate files, or with --host this machine.",
        usage: "tribune check FILE…\ntribune check --host [--json]")

    @Argument(help: "Mandate files.")
    var files: [String] = []

    @Flag(help: "What this machine gives and lacks for cells.")
    var host = false

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        guard host != !files.isEmpty else { throw ValidationError("Name files, or --host") }
    }

    func run() throws {
        if host { return try HostText.report(CellTools.detect().report, json: reading.json) }
        var bad = 0
        for file in files {
            do {
                try check(file)
            } catch let failure as ClientFailure {
                Output.error(failure.description)
                bad += 1
            }
        }
        if bad > 0 { throw ExitCode(ExitStatus.usage) }
    }

    private func check(_ path: String) throws {
        let source = try MandateSource(path)
        let mandate = source.file.mandate
        let policies: PolicySet
        do {
            policies = try PolicySet.parse(mandate.policies)
        } catch {
            throw ClientFailure(ExitStatus.usage, Escaped.line("\(path): policies: \(error)"))
        }
        for warning in source.file.warnings {
            Output.error("warning: " + MandateSource.sentence(warning, in: path))
        }
        if reading.json { return Output.line(try JSONText.line(mandate)) }
        let tools = mandate.servers.values.reduce(0) { $0 + $1.tools.count }
        let approvers = mandate.approvers.map(\.text).joined(separator: ", ")
        let parts = [
            "\(mandate.agent) at \(mandate.level.name)",
            "\(mandate.servers.count) servers with \(tools) tools",
            "\(mandate.limits.count) limits", "\(policies.policies.count) policies",
            approvers.isEmpty ? "nobody may approve" : "approvers \(approvers)",
        ]
        Output.line("\(path): good: \(parts.joined(separator: ", "))")
    }
}
