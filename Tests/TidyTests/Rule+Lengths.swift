extension Rule {
    static let lineLength = Rule(name: "line-length") { file in
        file.lines.enumerated().compactMap { index, line in
            // The UTF-8 length first: counting characters is slow and seldom needed.
            guard line.utf8.count > Limits.lineLength, line.count > Limits.lineLength else {
                return nil
            }
            return file.finding(
                "line-length", line: index + 1,
                "\(line.count) columns, the limit is \(Limits.lineLength)")
        }
    }

    static let fileLength = Rule(name: "file-length") { file in
        let limit = file.path == "Sources/Tribune/Flow.swift" ? Limits.flowLines : Limits.fileLines
        guard file.isSwift || file.isC, file.lines.count > limit else { return [] }
        return [
            file.finding(
                "file-length", line: 0,
                "\(file.lines.count) lines, the limit is \(limit): split it by type or aspect")
        ]
    }

    static let functionLength = Rule(name: "function-length") { file in
        Function.all(in: file).filter { $0.length > Limits.functionLines }.map {
            file.finding(
                "function-length", line: $0.firstLine,
                "\($0.name) has \($0.length) lines, the limit is \(Limits.functionLines)")
        }
    }
}
