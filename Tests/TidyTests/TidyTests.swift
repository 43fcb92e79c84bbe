import Foundation
import Testing

/// The house rules of design.md sections 2 and 6, kept by a test: imports, lengths, names, words.
@Suite struct TidyTests {
    private let house: House

    /// Read once: taking the whole tree apart costs more than every rule together.
    private static let tree = Result { try House(root: House.locateRoot()) }

    init() throws {
        house = try TidyTests.tree.get()
    }

    @Test func `the tree is found`() {
        #expect(house.files.contains { $0.path == "Tests/TidyTests/TidyTests.swift" })
    }

    @Test(arguments: Rule.all.map(\.name))
    func `every file keeps the rule`(_ name: String) throws {
        let rule = try #require(Rule.all.first { $0.name == name })
        let findings = house.files.flatMap(rule.check)
        #expect(findings.isEmpty, Comment(rawValue: TidyTests.listed(findings)))
    }

    @Test(arguments: TreeRule.all.map(\.name))
    func `the tree keeps the rule`(_ name: String) throws {
        let rule = try #require(TreeRule.all.first { $0.name == name })
        let findings = rule.check(house.files)
        #expect(findings.isEmpty, Comment(rawValue: TidyTests.listed(findings)))
    }

    @Test func `git ignores the lock file`() throws {
        let url = house.root.appending(path: ".gitignore")
        let ignored = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        #expect(ignored.contains("Package.resolved"))
    }

    private static func listed(_ findings: [Finding]) -> String {
        findings.map(\.description).joined(separator: "\n")
    }
}
