/// Finding whole words in a line of code, without a regular-expression engine.
enum Word {
    /// Whether `word` stands in `line` with no identifier character on either side where the word
    /// itself begins or ends with one. `try!`, `print(` and `.random(` are words in this sense.
    static func occurs(_ word: String, in line: String) -> Bool {
        let line = Array(line.utf8)
        let word = Array(word.utf8)
        guard let first = word.first, let last = word.last, line.count >= word.count else {
            return false
        }
        for start in 0...(line.count - word.count) where line[start] == first {
            let end = start + word.count
            guard line[start..<end].elementsEqual(word) else { continue }
            let freeBefore =
                !isIdentifier(first) || start == 0 || !isIdentifier(line[start - 1])
            let freeAfter = !isIdentifier(last) || end == line.count || !isIdentifier(line[end])
            if freeBefore && freeAfter { return true }
        }
        return false
    }

    /// The words of a line: runs of identifier characters.
    static func all(in line: String) -> [String] {
        line.utf8.split { !isIdentifier($0) }.compactMap { String($0) }
    }

    private static func isIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 128...:
            true
        default: false
        }
    }
}
