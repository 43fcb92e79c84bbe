// Unsafe because eight bytes are looked at in one step, always below the count of the buffer, which
// lives as long as the call.
extension JSONStringWriter {
    /// Appends the text as it is, unless something in it must be escaped: then false.
    static func appendPlain(_ text: String, to bytes: inout [UInt8]) -> Bool {
        var text = text
        return text.withUTF8 { buffer in
            let raw = UnsafeRawBufferPointer(buffer)
            var place = 0
            while place + 8 <= raw.count {
                let word = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                if ASCIIWord.hasEscape(word) { return false }
                place += 8
            }
            while place < raw.count {
                if unsafe ASCIIWord.isEscape(raw[place]) { return false }
                place += 1
            }
            unsafe bytes.append(contentsOf: buffer)
            return true
        }
    }
}
