/// Cuts a `text/event-stream` (HTML, server-sent events) into the data of its events. Ids,
/// retries and comments are not used: the doors do not resume streams.
struct EventStream {
    private let maximum: Int
    private var line: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false
    private var afterReturn = false

    init(maximum: Int) { self.maximum = maximum }

    /// The data of every event that `bytes` complete; nil when one is longer than the bound.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [[UInt8]]? {
        var events: [[UInt8]] = []
        for byte in bytes {
            let skip = afterReturn && byte == UInt8(ascii: "\n")
            afterReturn = byte == UInt8(ascii: "\r")
            if skip { continue }
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
                guard line.count + data.count < maximum else { return nil }
                line.append(byte)
                continue
            }
            if let event = endLine() { events.append(event) }
        }
        return events
    }

    private mutating func endLine() -> [UInt8]? {
        defer { line.removeAll(keepingCapacity: true) }
        guard !line.isEmpty else {
            defer {
                data = []
                hasData = false
            }
            return hasData ? data : nil
        }
        guard line.starts(with: "data:".utf8) else { return nil }
        if hasData { data.append(UInt8(ascii: "\n")) }
        hasData = true
        let value = line.dropFirst(5)
        data.append(contentsOf: value.first == UInt8(ascii: " ") ? value.dropFirst() : value)
        return nil
    }
}
