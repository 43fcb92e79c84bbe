/// Cuts a stream of bytes into lines, holding at most one line's bound of them.
struct LineSplitter {
    /// A line that may not be: longer than the bound. The stream cannot be followed after it.
    struct TooLong: Error {
        var bytesMax: Int
    }

    private let bytesMax: Int
    private var held: [UInt8] = []
    /// Where the search for a line's end goes on: bytes before it were searched.
    private var searched = 0

    init(bytesMax: Int) { self.bytesMax = bytesMax }

    /// Takes bytes as they came.
    mutating func take(_ bytes: some Sequence<UInt8>) { held.append(contentsOf: bytes) }

    /// The next whole line without its end, nil when more bytes are needed.
    mutating func next() throws(TooLong) -> [UInt8]? {
        guard let end = held[searched...].firstIndex(of: 0x0A) else {
            searched = held.count
            guard held.count <= bytesMax else { throw TooLong(bytesMax: bytesMax) }
            return nil
        }
        guard end <= bytesMax else { throw TooLong(bytesMax: bytesMax) }
        let line = Array(held[..<end])
        held.removeSubrange(...end)
        searched = 0
        return line
    }
}
