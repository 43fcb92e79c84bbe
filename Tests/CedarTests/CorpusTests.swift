import Cedar
import Foundation
import StrictJSON
import Testing

/// A sample of the public corpora; the whole runs with `tribune policy run-tests`.
@Suite struct CorpusTests {
    /// About one test in forty: the ids are hexadecimal digests.
    private static let sample = ["00", "2b", "55", "80", "aa", "d5"].map { "corpus-tests/\($0)*" }

    static let archives: [(String, [String])] = [
        ("handwritten.tar.gz", ["*"]), ("corpus-4.8.tar.gz", sample),
        ("corpus-4.5.tar.gz", sample), ("corpus-4.2.tar.gz", sample),
        ("corpus-4.1.tar.gz", sample),
    ]

    @Test(arguments: archives)
    func `a sample of each corpus agrees in every respect`(
        archive: String, patterns: [String]
    ) throws {
        let result = try SharedData.unpacked(archive, patterns) { try run($0) }
        guard let result else {
            print("skipped: no shared/data/cedar")
            return
        }
        #expect(result.agrees, "\(result.differences.prefix(3))")
        #expect(result.tests >= 20)
    }

    private func run(_ root: URL) throws -> CorpusResult {
        var total = CorpusResult()
        for file in SharedData.files(root, ending: ".json") {
            guard let json = try? JSONValue.parse(try SharedData.bytes(file)),
                let test = CorpusTest(json: json)
            else { continue }
            func read(_ path: String) throws -> [UInt8] {
                try SharedData.bytes(root.appendingPathComponent(path))
            }
            total.add(
                test.run(
                    name: file.lastPathComponent, policies: try read(test.policiesPath),
                    entities: try read(test.entitiesPath), schema: try read(test.schemaPath)))
        }
        return total
    }

    @Test func `a difference is counted and told`() throws {
        let json = try JSONValue.parse(
            #"""
            {"policies":"p","entities":"e","schema":"s","shouldValidate":true,"requests":[
              {"description":"d","principal":{"type":"U","id":"a"},
               "action":{"type":"Action","id":"v"},"resource":{"type":"R","id":"b"},
               "context":{},"decision":"deny","reason":[],"errors":["policy0"]}]}
            """#)
        let test = try #require(CorpusTest(json: json))
        #expect(test.shouldValidate && test.schemaPath == "s")
        let permit = Array("permit(principal, action, resource);".utf8)
        let result = test.run(name: "n", policies: permit, entities: Array("[]".utf8), schema: [])
        #expect(!result.agrees)
        #expect(result.decisions == 0 && result.reasons == 0 && result.errors == 0)
        #expect(result.differences.count == 1)
        let broken = test.run(name: "n", policies: [0xff], entities: [], schema: [])
        #expect(broken.differences == ["n: the policies or the schema are not UTF-8"])
        #expect(broken.summary.contains("decisions   0/1"))
        #expect(broken.summary.hasSuffix("validation  not run"))
    }

    /// Entities and schemas of cedar-go with verdicts made by the Rust implementation.
    @Test func `entities are taken or refused against their schema as in Rust`() throws {
        let count = try SharedData.unpacked("cedar-go-entity-parsing-22.tar.gz", ["*"]) { root in
            try SharedData.files(root, ending: ".parsing.json").map(check).count
        }
        guard let count else {
            print("skipped: no shared/data/cedar")
            return
        }
        #expect(count == 22)
    }

    private func check(_ verdict: URL) throws {
        let folder = verdict.deletingLastPathComponent()
        let name = verdict.lastPathComponent.replacing(".parsing.json", with: "")
        func json(_ file: String) throws -> JSONValue {
            try JSONValue.parse(try SharedData.bytes(folder.appendingPathComponent(file)))
        }
        let test = try json("\(name).json")
        let schemaName = try #require(test["schema"]?.asString)
        let schemaBytes = try SharedData.bytes(folder.appendingPathComponent(schemaName))
        let schema = try Schema.parse(String(decoding: schemaBytes, as: UTF8.self))
        let entities = try SharedData.bytes(
            folder.appendingPathComponent("\(name).entities.json"))
        let expected = try json(verdict.lastPathComponent)["allEntities"]?["success"]?.asBool
        let found = (try? Entities(parsing: entities, schema: schema)) != nil
        #expect(found == expected, "\(name)")
    }
}
