import Agency
import ArgumentParser
import HumanDesk

/// Lists what runs and ran.
struct ProcessesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ps", abstract: "List agents: what runs, and with --all what ran.")

    @Flag(help: "Also those that ended.")
    var all = false

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        guard case .lineages(let every) = try Daemon.connect().ask(.lineages(max: 10_000)) else {
            throw PeopleClient.unexpected
        }
        let views = all ? every : every.filter { $0.standing == .active || $0.standing == .frozen }
        if reading.json { return Output.line(try JSONText.line(views)) }
        guard !views.isEmpty else {
            return Output.line(all ? "nothing ran yet" : "nothing runs; --all also shows what ran")
        }
        let head = [
            "LINEAGE", "AGENT", "LEVEL", "STANDING", "DONE", "REFUSED", "WAITING", "SINCE", "USED",
        ]
        let rows = views.flatMap { [row($0)] + LineageText.children(of: $0) }
        for line in Table.lines([head] + rows) { Output.line(line) }
    }

    private func row(_ view: LineageView) -> [String] {
        let used = view.limits.filter { $0.limit.period == .life && $0.spent + $0.reserved > 0 }
        return [
            view.lineage.text, view.agent.text, LineageText.level(view),
            view.standing.rawValue + (view.observing ? " (observing)" : ""),
            String(view.permitted), String(view.refused), String(view.pending),
            Amount.moment(view.began),
            used.isEmpty ? "-" : used.map(StatusText.limit).joined(separator: ", "),
        ]
    }
}
