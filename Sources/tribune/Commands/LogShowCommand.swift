import ArgumentParser
import HumanDesk

/// Shows entries of the log.
struct LogShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show entries of the log.")

    @Option(help: "The first entry's index.")
    var from = 0

    @Option(help: "At most so many entries.")
    var max = Int.max

    @Flag(help: "Also what agents sent and got, where it was not erased.")
    var payloads = false

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        guard from >= 0, max >= 0 else {
            throw ValidationError("--from and --max are not negative")
        }
    }

    func run() throws {
        let client = try Daemon.connect()
        try SeenLog(Places()).check(client)
        let pages = LogPages(client)
        var next = from
        var left = max
        while left > 0 {
            let views = try pages.views(from: next, max: left, payloads: payloads)
            guard let last = views.last else { return }
            for view in views { Output.line(try EntryText.text(view, json: reading.json)) }
            next = last.index + 1
            left -= views.count
        }
    }
}
