import Testing

/// Tidy's own tests: each rule refuses and allows the samples it must.
@Suite struct RuleTests {
    @Test(arguments: Sample.all)
    func `a rule speaks where it must and only there`(_ sample: Sample) throws {
        let rule = try #require(Rule.all.first { $0.name == sample.rule })
        let findings = rule.check(SourceFile(path: sample.path, text: sample.text))
        #expect(findings.isEmpty != sample.mustFail)
    }

    @Test(arguments: Rule.all.map(\.name))
    func `every rule has a sample of either kind`(_ rule: String) {
        let kinds = Set(Sample.all.filter { $0.rule == rule }.map(\.mustFail))
        #expect(kinds == [true, false])
    }

    @Test(arguments: [
        ("a // b\nc", "a     \nc"),
        ("a /* /* b */ c */ d", "a                 d"),
        ("f(\"a \\(g(\"x\")) b\")c", "f(               )c"),
        ("f(#\"a \" b\"#)c", "f(         )c"),
        ("x = \"a\\\"b\" + y", "x =        + y"),
        ("\"\"\"\n\"a\" // b\n\"\"\" + c", "   \n        \n    + c"),
        ("#if os(Linux)", "#if os(Linux)"),
    ])
    func `comments and literals are blanked in place`(_ text: String, _ blanked: String) {
        #expect(CodeText.blanked(text) == blanked)
    }

    @Test(arguments: [
        ("import Crypto", "Crypto"), ("public import struct Crypto.SHA256", "Crypto"),
        ("@testable import Cedar", "Cedar"), ("@_spi(Mint) package import Agency", "Agency"),
        ("    import Glibc", "Glibc"),
    ])
    func `an import line names its module`(_ line: String, _ module: String) {
        #expect(Rule.importedModule(line) == module)
    }

    @Test(arguments: ["let importOrder = 1", "func `import`() {}", "case import_"])
    func `other lines import nothing`(_ line: String) {
        #expect(Rule.importedModule(line) == nil)
    }
}
