extension Rule {
    /// Each target imports only what its row of the table grants.
    static let imports = Rule(name: "imports") { file in
        guard file.isSource, file.isSwift, let target = file.target else { return [] }
        guard let fence = Fence.table[target] else {
            return [file.finding("imports", line: 0, "\(target) is not in Tidy's table of targets")]
        }
        return file.code.enumerated().compactMap { index, line in
            guard let module = importedModule(line), module != target else { return nil }
            if fence.allows(module) { return nil }
            return file.finding(
                "imports", line: index + 1,
                "\(target) may not import \(module) (design.md section 2)"
                    + (module == "Foundation" ? "; doors use FoundationEssentials" : ""))
        }
    }

    /// Only `Authority`, and the tests of the two rooms that know permits, may open the mint; and
    /// the one fake desk that must hand a permit to the door under test.
    static let mint = Rule.perCodeLine("mint") { file, line in
        let mayMint =
            ["Authority", "AuthorityTests", "AgencyTests"].contains(file.target ?? "")
            || file.path == "Tests/GatewayTests/FakeDesk.swift"
        guard line.contains("@_spi("), importedModule(line) != nil, !mayMint else { return nil }
        return "only Authority imports an SPI; carry the permit you were given"
    }

    /// The module that a line imports: `Crypto` of `package import struct Crypto.SHA256`.
    static func importedModule(_ line: String) -> String? {
        let kinds: Set<String> = [
            "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
        ]
        var words = Word.all(in: line)[...]
        guard let keyword = words.firstIndex(of: "import") else { return nil }
        let before: Set<String> = [
            "public", "package", "internal", "fileprivate", "private", "testable", "preconcurrency",
            "_spi", "Mint", "_exported", "_implementationOnly",
        ]
        guard words[..<keyword].allSatisfy({ before.contains($0) || line.contains("@_spi(") })
        else { return nil }
        words = words[(keyword + 1)...]
        if let kind = words.first, kinds.contains(kind) { words = words.dropFirst() }
        return words.first
    }
}
