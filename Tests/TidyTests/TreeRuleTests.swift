import Testing

/// Tests of the rules over the whole tree.
@Suite struct TreeRuleTests {
    private static func rules(_ files: [(String, String)]) -> [String] {
        let files = files.map { SourceFile(path: $0.0, text: $0.1) }
        return TreeRule.all.flatMap { $0.check(files) }.map(\.rule)
    }

    @Test(arguments: [
        ("Sources/Watch/Finding.swift", "struct Finding {}", ["front-door"]),
        ("Sources/Watch/Watch.swift", "struct Watch {}", ["front-door"]),
        ("Sources/Watch/Watch.swift", "// What is happening?", []),
        ("Sources/tribune/Show.swift", "struct Show {}", ["front-door"]),
        ("Sources/tribune/Program.swift", "@main struct Program {}", []),
        ("Sources/tribune-verify/main.swift", "run()", []),
        ("Sources/tribune-cell/cell.c", "int main(void) { return 0; }", []),
        ("Sources/WatchUtils/WatchUtils.swift", "// A drawer.", ["target-name"]),
        (
            "Sources/Watch/Watch.swift", "// Long.\n" + String(repeating: "\n", count: 150),
            ["file-median"]
        ),
    ])
    func `a tree is judged`(_ path: String, _ text: String, _ rules: [String]) {
        #expect(Self.rules([(path, text)]) == rules)
    }

    @Test(arguments: [([], nil), ([3], 3), ([9, 1, 5], 5), ([1, 2, 3, 4], 2)])
    func `the median is the middle value`(_ values: [Int], _ median: Int?) {
        #expect(TreeRule.median(values) == median)
    }
}
