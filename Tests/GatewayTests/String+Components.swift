extension String {
    /// The parts between marks, byte by byte: CR LF is one `Character`.
    func components(by mark: String) -> [String] {
        let bytes = Array(utf8)
        let mark = Array(mark.utf8)
        var parts: [String] = []
        var start = 0
        var place = 0
        while place + mark.count <= bytes.count {
            guard bytes[place..<(place + mark.count)].elementsEqual(mark) else {
                place += 1
                continue
            }
            parts.append(String(decoding: bytes[start..<place], as: UTF8.self))
            place += mark.count
            start = place
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }
}
