/// A house rule over the whole tree.
struct TreeRule: Sendable {
    let name: String
    let check: @Sendable ([SourceFile]) -> [Finding]

    /// Every rule that needs more than one file.
    static let all: [TreeRule] = [.frontDoors, .targetNames, .fileMedian, .functionMedian]

    /// `Sources/X/X.swift` tells target X's story in its first comment; an executable starts in
    /// `main.swift` or in a file with `@main`, a C target has a header or a source of its own.
    static let frontDoors = TreeRule(name: "front-door") { files in
        let byTarget = Dictionary(grouping: files.filter(\.isSource)) { $0.target ?? "" }
        return byTarget.sorted { $0.key < $1.key }.compactMap { target, files in
            guard let problem = frontDoorProblem(target, files) else { return nil }
            return Finding(
                rule: "front-door", path: "Sources/\(target)", line: 0, message: problem)
        }
    }

    private static func frontDoorProblem(_ target: String, _ files: [SourceFile]) -> String? {
        if Fence.table[target]?.kind == .c { return nil }
        let isProgram = target.first?.isLowercase ?? false
        let door = files.first { file in
            Rule.isFrontDoor(file)
                || (isProgram && file.code.contains { Word.occurs("@main", in: $0) })
        }
        guard let door else {
            return isProgram
                ? "no main.swift and no file with @main" : "no front door \(target).swift"
        }
        let tellsStory = door.lines.first { !$0.isEmpty }?.hasPrefix("//") ?? false
        return tellsStory || isProgram ? nil : "\(target).swift must begin with its story"
    }

    /// Drawers are not rooms.
    static let targetNames = TreeRule(name: "target-name") { files in
        let drawers = ["Core", "Common", "Utils", "Shared", "Helpers"]
        let targets = Set(files.filter(\.isSource).compactMap(\.target))
        return targets.sorted().compactMap { target in
            guard drawers.contains(where: target.hasSuffix) else { return nil }
            return Finding(
                rule: "target-name", path: "Sources/\(target)", line: 0,
                message: "name the room for its duty")
        }
    }

    static let fileMedian = TreeRule(name: "file-median") { files in
        let lengths = files.filter { $0.isSource && $0.isSwift }.map(\.lines.count)
        return overLimit("file-median", "lines a file", lengths, Limits.medianFileLines)
    }

    static let functionMedian = TreeRule(name: "function-median") { files in
        let sources = files.filter { $0.isSource && $0.isSwift }
        let lengths = sources.flatMap { Function.all(in: $0).map(\.length) }
        return overLimit("function-median", "lines a function", lengths, Limits.medianFunctionLines)
    }

    private static func overLimit(
        _ rule: String, _ unit: String, _ lengths: [Int], _ limit: Int
    ) -> [Finding] {
        guard let median = median(lengths), median >= limit else { return [] }
        return [
            Finding(
                rule: rule, path: "Sources", line: 0,
                message: "median \(median) \(unit), must stay below \(limit)")
        ]
    }

    /// The middle value, the lower of two; nil for none.
    static func median(_ values: [Int]) -> Int? {
        values.isEmpty ? nil : values.sorted()[(values.count - 1) / 2]
    }
}
