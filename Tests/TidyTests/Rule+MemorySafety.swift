extension Rule {
    /// Memory safety is argued in words only in files that say so in their name.
    static let unsafeFiles = Rule.perCodeLine("unsafe") { file, line in
        guard file.isSwift, !file.isUnsafeFile else { return nil }
        let marks = ["unsafe", "nonisolated(unsafe)", "@unchecked", "unowned(unsafe)"]
        guard let mark = marks.first(where: { Word.occurs($0, in: line) }) else { return nil }
        return "`\(mark)` belongs in a file named Type+Unsafe.swift, with the reason written"
    }

    /// A `+Unsafe` file begins with the reason why it may exist.
    static let unsafeReason = Rule(name: "unsafe-reason") { file in
        guard file.isUnsafeFile else { return [] }
        let hasReason = file.lines.first { !$0.isEmpty }?.hasPrefix("//") ?? false
        if hasReason { return [] }
        return [
            file.finding(
                "unsafe-reason", line: 1,
                "start with a comment: why the unsafe code is needed and why it is sound")
        ]
    }
}
