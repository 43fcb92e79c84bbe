import ArgumentParser
import Cedar
import StrictJSON

/// Runs the tests of a folder in the layout of the public Cedar corpora.
struct RunTestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run-tests",
        abstract: "Run a folder of Cedar integration tests and count what agrees.")

    @Argument(help: "The corpus's root folder, or one within it.")
    var folder: String

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let root = Files.absolute(folder)
        guard Files.isFolder(root) else {
            throw ClientFailure(ExitStatus.usage, "\(Escaped.line(folder)): no such folder")
        }
        var total = CorpusResult()
        for path in Files.tree(root) where path.hasSuffix(".json") {
            guard let json = try? JSONValue.parse(Files.read(path)),
                let test = CorpusTest(json: json)
            else { continue }
            total.add(try run(test, path))
        }
        guard total.tests > 0 else {
            throw ClientFailure(
                ExitStatus.usage, "\(Escaped.line(folder)): no Cedar integration test in it")
        }
        Output.line(reading.json ? json(total) : line(total))
        for difference in total.differences.prefix(20) { Output.error(Escaped.line(difference)) }
        if total.differences.count > 20 {
            Output.error("… and \(total.differences.count - 20) more")
        }
        if !total.agrees { throw ExitCode(ExitStatus.refused) }
    }

    private func run(_ test: CorpusTest, _ path: String) throws -> CorpusResult {
        let root = try self.root(of: test, above: path)
        func read(_ name: String) throws -> [UInt8] { try Files.read("\(root)/\(name)") }
        return test.run(
            name: path, policies: try read(test.policiesPath),
            entities: try read(test.entitiesPath), schema: try read(test.schemaPath))
    }

    /// Paths inside a test count from the corpus's root, some folders above the test.
    private func root(of test: CorpusTest, above path: String) throws -> String {
        var root = path
        while root != "/" {
            root = Files.folder(of: root)
            if Files.mode("\(root)/\(test.policiesPath)") != nil { return root }
        }
        throw ClientFailure(
            ExitStatus.usage,
            Escaped.line("\(path): \(test.policiesPath) is in no folder above it; unpack it all"))
    }

    private func line(_ total: CorpusResult) -> String {
        let all = total.requests
        return "tests \(total.tests), requests \(all), decisions \(total.decisions)/\(all), "
            + "reasons \(total.reasons)/\(all), errors \(total.errors)/\(all), "
            + "validation not run"
    }

    private func json(_ total: CorpusResult) -> String {
        let counts: [(String, Int)] = [
            ("tests", total.tests), ("requests", total.requests),
            ("decisions", total.decisions), ("reasons", total.reasons), ("errors", total.errors),
        ]
        let members = counts.map { ($0, JSONValue.number(JSONNumber(Int64($1)))) }
        let value = JSONValue.object(JSONObject(members + [("validation", "not run")]))
        return String(decoding: value.serialized(), as: UTF8.self)
    }
}
