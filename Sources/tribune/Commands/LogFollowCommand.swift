import ArgumentParser
import HumanDesk

/// Shows entries as they are recorded.
struct LogFollowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow", abstract: "Show entries as they are recorded, until Ctrl-C.")

    @Option(help: "The first entry's index (default: the next one).")
    var from: Int?

    @Flag(help: "Also what agents sent and got.")
    var payloads = false

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let client = try Daemon.connect()
        let log = try SeenLog(Places()).check(client)
        let pages = LogPages(client)
        var next = from ?? log.size
        while true {
            let views = try pages.views(from: next, max: 1000, payloads: payloads)
            for view in views { Output.line(try EntryText.text(view, json: reading.json)) }
            next = views.last.map { $0.index + 1 } ?? next
            if views.isEmpty { Clock.pause(milliseconds: 300) }
        }
    }
}
