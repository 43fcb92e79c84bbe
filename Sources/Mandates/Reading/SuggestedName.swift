/// The known name that a person probably meant.
enum SuggestedName {
    /// The nearest of `names` within a third of its length, or nil.
    static func nearest(to text: String, among names: [String]) -> String? {
        let scored = names.map { ($0, distance(text.lowercased(), $0.lowercased())) }
        guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= max(1, best.0.count / 3) else {
            return nil
        }
        return best.0
    }

    /// Edits (insert, remove, replace, swap of neighbours) between two texts: the optimal string
    /// alignment distance of Damerau and Levenshtein. Long texts are not compared.
    static func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count <= 64, other.count <= 64 else { return .max }
        var rows = [Array(0...other.count)]
        for (row, byte) in one.enumerated() {
            var line = [row + 1]
            for (column, target) in other.enumerated() {
                let replaced = rows[row][column] + (byte == target ? 0 : 1)
                var best = min(replaced, rows[row][column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, byte == other[column - 1], one[row - 1] == target {
                    best = min(best, rows[row - 1][column - 1] + 1)
                }
                line.append(best)
            }
            rows.append(line)
        }
        return rows[one.count][other.count]
    }
}
