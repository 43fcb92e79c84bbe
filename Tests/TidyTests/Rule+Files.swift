extension Rule {
    /// What is left to do stands in an issue, never in the text.
    static let markers = Rule(name: "marker") { file in
        let words = ["TO" + "DO", "FIX" + "ME"]
        return file.lines.enumerated().compactMap { index, line in
            guard let word = words.first(where: { Word.occurs($0, in: line) }) else { return nil }
            return file.finding("marker", line: index + 1, "\(word): do it now or file an issue")
        }
    }

    /// A declaration other rooms may use says what it is.
    static let packageDocumentation = Rule(name: "package-documentation") { file in
        guard file.isSource, file.isSwift else { return [] }
        let kinds: Set<String> = [
            "struct", "class", "enum", "actor", "protocol", "func", "var", "let", "typealias",
            "static", "mutating", "final", "indirect", "nonisolated", "consuming",
        ]
        return file.code.indices.compactMap { index in
            let words = Word.all(in: file.code[index])
            let trimmed = file.code[index].drop { $0 == " " }
            guard trimmed.hasPrefix("package "), words.count > 2, kinds.contains(words[1]),
                !isDocumented(file, declaration: index)
            else { return nil }
            return file.finding(
                "package-documentation", line: index + 1, "say in a `///` comment what this is")
        }
    }

    /// Whether the line above the declaration, attributes passed over, is a documentation comment.
    private static func isDocumented(_ file: SourceFile, declaration: Int) -> Bool {
        var above = declaration - 1
        while above >= 0 {
            let line = file.lines[above].drop { $0 == " " }
            if line.hasPrefix("///") { return true }
            guard line.hasPrefix("@") else { return false }
            above -= 1
        }
        return false
    }
}
