extension String {
    /// At most `maximum` bytes of UTF-8, cut between scalars.
    func capped(_ maximum: Int) -> String {
        guard utf8.count > maximum else { return self }
        var kept = ""
        var size = 0
        for scalar in unicodeScalars {
            size += UTF8.width(scalar)
            guard size <= maximum else { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept
    }
}
