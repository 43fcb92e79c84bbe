/// Finds a key that occurs twice in an object while it is parsed. Keys that come in the order of
/// their bytes, as we write them, are only compared with the one before.
struct KeyOrder {
    private var last: JSONTape.Node?
    private var known: KeySet?

    /// The text of the key, when it was there before.
    ///
    /// - Parameters:
    ///   - key: the node of the key, the last of `nodes`.
    ///   - object: the node of the object; whatever is between them is whole.
    mutating func repeats(
        _ key: Int, of object: Int, _ nodes: [JSONTape.Node], _ bytes: [UInt8]
    ) -> String? {
        let node = nodes[key]
        if known == nil {
            guard let last else {
                self.last = node
                return nil
            }
            if last.isPlain, node.isPlain, Self.comesBefore(last, node, bytes) {
                self.last = node
                return nil
            }
        }
        let tape = JSONTape(bytes: bytes, nodes: nodes)
        if known == nil { known = Self.all(before: key, of: object, tape) }
        let text = tape.text(key)
        return known?.insert(text) == false ? text : nil
    }

    private static func all(before key: Int, of object: Int, _ tape: JSONTape) -> KeySet {
        var keys = KeySet()
        var at = object + 1
        while at < key {
            _ = keys.insert(tape.text(at))
            at = tape.after(at + 1)
        }
        return keys
    }

    private static func comesBefore(
        _ one: JSONTape.Node, _ other: JSONTape.Node, _ bytes: [UInt8]
    ) -> Bool {
        var (left, right) = (Int(one.start), Int(other.start))
        while left < one.end, right < other.end {
            if bytes[left] != bytes[right] { return bytes[left] < bytes[right] }
            left += 1
            right += 1
        }
        return left == one.end && right < other.end
    }

    /// The order of RFC 8785 section 3.2.3, by UTF-16 code units. It is that of the bytes of UTF-8,
    /// but that characters beyond the first plane (lead bytes from F0 on), whose first code unit is
    /// D800 to DBFF, come before E000 to FFFF (lead bytes EE and EF).
    static func precedes(_ one: String, _ other: String) -> Bool {
        var (left, right) = (one.utf8.makeIterator(), other.utf8.makeIterator())
        while true {
            switch (left.next(), right.next()) {
            case (let a?, let b?):
                guard a == b else { return (a >= 0xEE && b >= 0xEE) ? rank(a) < rank(b) : a < b }
            case (nil, let b): return b != nil
            case (_?, nil): return false
            }
        }
    }

    private static func rank(_ lead: UInt8) -> UInt8 { lead >= 0xF0 ? lead - 0xF0 : lead }
}
