import Foundation

/// A transcript: commands and what they are to print.
///
/// `$ command` is run by a shell; the lines below it are its output, standard error included,
/// `[..]` standing for any run of characters in a line; `exit N` is its status when it is not 0.
/// `#` begins a comment.
struct Transcript {
    /// One command with what it must do.
    struct Step {
        var line: Int
        var command: String
        var output: [String] = []
        var status: Int32 = 0
    }

    let steps: [Step]

    init(_ text: String) {
        var steps: [Step] = []
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if line.hasPrefix("$ ") {
                steps.append(Step(line: index + 1, command: String(line.dropFirst(2))))
            } else if !line.hasPrefix("#"), !steps.isEmpty {
                let last = steps.count - 1
                if line.hasPrefix("exit "), let status = Int32(line.dropFirst(5)) {
                    steps[last].status = status
                } else {
                    steps[last].output.append(line)
                }
            }
        }
        self.steps = steps.map { step in
            var step = step
            while step.output.last == "" { step.output.removeLast() }
            return step
        }
    }

    /// Whether a line is as a pattern with `[..]` says.
    static func matches(_ line: String, _ pattern: String) -> Bool {
        let parts = pattern.components(separatedBy: "[..]")
        guard let first = parts.first, let last = parts.last, parts.count > 1 else {
            return line == pattern
        }
        guard line.hasPrefix(first) else { return false }
        var rest = line.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
