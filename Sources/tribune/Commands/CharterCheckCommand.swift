import ArgumentParser
import Mandates

/// Checks a charter's file.
struct CharterCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a charter's file.")

    @Argument(help: "The charter's file.")
    var file: String

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let source = try CharterSource(file)
        for line in source.warnings(in: file) { Output.error(line) }
        if reading.json { return Output.line(try JSONText.line(source.file.charter)) }
        Output.line("\(file): good: \(CharterText.line(source.file.charter))")
    }
}
