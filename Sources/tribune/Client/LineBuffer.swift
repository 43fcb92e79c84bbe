/// Bytes that arrived and are not whole lines yet.
struct LineBuffer {
    private var held: [UInt8] = []
    private var start = 0
    private var searched = 0

    /// Bytes held.
    var count: Int { held.count - start }

    /// Takes bytes as they came.
    mutating func take(_ bytes: [UInt8]) {
        if start > 0 {
            held.removeFirst(start)
            searched -= start
            start = 0
        }
        held.append(contentsOf: bytes)
    }

    /// The next whole line without its end.
    mutating func next() -> [UInt8]? {
        guard let end = held[searched...].firstIndex(of: 0x0A) else {
            searched = held.count
            return nil
        }
        defer {
            start = end + 1
            searched = start
        }
        return Array(held[start..<end])
    }
}
