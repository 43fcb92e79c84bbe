extension Rule {
    /// One type a file, named for it; `Type+Aspect.swift` extends a type.
    static let namedForItsType = Rule(name: "one-type") { file in
        guard file.isSource, file.isSwift, !isFrontDoor(file) else { return [] }
        let declared = topLevelTypes(of: file)
        let types = declared.filter { $0.keyword != "extension" && !$0.isPrivate }
        if file.name.contains("+") {
            let owner = String(file.stem.prefix { $0 != "+" })
            if declared.contains(where: { $0.name == owner }) { return [] }
            return [file.finding("one-type", line: 1, "the file extends no \(owner)")]
        }
        if types.count > 1 {
            let names = types.map(\.name).joined(separator: ", ")
            return [file.finding("one-type", line: types[1].line, "one type a file: \(names)")]
        }
        if types.first?.name == file.stem || file.path == flow { return [] }
        let name = types.first?.name ?? "no type; extensions live in Type+Aspect.swift"
        return [file.finding("one-type", line: 1, "named \(file.stem), but declares \(name)")]
    }

    /// A target's front door and an executable's entry point may hold what they need.
    static func isFrontDoor(_ file: SourceFile) -> Bool {
        file.name == "main.swift" || file.stem == file.target
    }

    private struct Declared {
        var keyword: String
        var name: String
        var line: Int
        var isPrivate: Bool
    }

    private static func topLevelTypes(of file: SourceFile) -> [Declared] {
        let keywords: Set<String> = ["struct", "class", "enum", "actor", "protocol", "extension"]
        var depth = 0
        var found: [Declared] = []
        for (index, line) in file.code.enumerated() {
            let words = Word.all(in: line)
            if depth == 0, let at = words.firstIndex(where: keywords.contains),
                at + 1 < words.count, importedModule(line) == nil
            {
                let isPrivate = words[..<at].contains { $0 == "private" || $0 == "fileprivate" }
                found.append(
                    Declared(
                        keyword: words[at], name: words[at + 1], line: index + 1,
                        isPrivate: isPrivate))
            }
            for byte in line.utf8 {
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") { depth -= 1 }
            }
        }
        return found
    }

    /// Design.md names this file: what a newcomer reads first. It extends the hall.
    private static let flow = "Sources/Tribune/Flow.swift"
}
