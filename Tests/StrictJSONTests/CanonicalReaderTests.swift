import StrictJSON
import Testing

/// What the reader of known members takes, the general way takes, with the same value.
struct CanonicalReaderTests {
    private func reader(_ text: String) -> CanonicalReader {
        let bytes = Array(text.utf8)
        return CanonicalReader(bytes, in: bytes.indices)
    }

    @Test(
        arguments: [
            #""""#, #""a""#, #""seven77""#, #""eight888""#, #""nine99999""#, #""a\"b""#,
            #""12345678\\""#, #""1234567\n""#, #""é""#, #""1234567é""#, #""日本語日本語""#,
            #""\ud83d\ude00""#, "\"\u{7F}\"", #""int:5""#,
        ])
    func `A string is read as the parser reads it`(text: String) throws {
        var reader = reader(text)
        let found = try reader.string()
        #expect(try JSONValue.parse(text) == .string(found))
        #expect(reader.isAtEnd)
    }

    @Test(
        arguments: [
            "", "\"", "\"a", "a\"", "\"\u{1}\"", "\"1234567\u{1F}\"", "\"12345678\u{0}90\"", "1",
            #""\x""#, #""\ud800""#, #""a\""#, "null",
        ])
    func `What is no string is unexpected`(text: String) {
        var reader = reader(text)
        #expect(throws: Unexpected.self) { try reader.string() }
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
    ])
    func `Malformed UTF-8 is unexpected`(bytes: [UInt8]) {
        var reader = CanonicalReader(bytes, in: bytes.indices)
        #expect(throws: Unexpected.self) { try reader.string() }
    }

    @Test(
        arguments: [
            0, 1, -1, 10, 9_007_199_254_740_991, -9_007_199_254_740_991, 9_007_199_254_740_992,
            .max, .min,
        ] as [Int64])
    func `An integer comes back from its one text`(integer: Int64) throws {
        var writer = CanonicalWriter()
        writer.write(integer)
        #expect(try JSONValueEncoder().canonical(integer) == writer.bytes)
        var reader = CanonicalReader(writer.bytes, in: writer.bytes.indices)
        let found = try reader.integer()
        #expect(found == integer && reader.isAtEnd)
    }

    @Test(
        arguments: [
            "", "-", "-0", "00", "01", "-01", "+1", "a", "9007199254740992",
            "99999999999999999999", "\"1\"", "\"int:5\"", "\"int:-9007199254740991\"",
            "\"int:9223372036854775808\"", "\"int:09007199254740992\"", "\"int:9007199254740992",
            "\"int:\"",
        ])
    func `Another text of an integer is unexpected`(text: String) {
        var reader = reader(text)
        #expect(throws: Unexpected.self) { try reader.integer() }
    }

    @Test(arguments: ["1.5", "1e3", "1E3", "1."])
    func `A number goes on after its integer, which is not its end`(text: String) throws {
        var reader = reader(text)
        _ = try reader.integer()
        #expect(!reader.isAtEnd)
    }

    @Test func `Members are taken in their place only, and an absent one takes nothing`() throws {
        var reader = reader(#"{"a":1,"bc":true,"d":[],"e":[2,3]}"#)
        try reader.openObject()
        var others = [reader.key("b")]
        let first = reader.key("a") ? try reader.integer() : nil
        #expect(first == 1)
        others += [reader.key("a"), reader.key("b"), reader.key("bcd"), reader.key("d")]
        #expect(!others.contains(true))
        let second = reader.key("bc") ? try reader.bool() : nil
        #expect(second == true)
        let third = reader.key("d")
        try reader.openArray()
        let isEmpty = try !reader.nextElement()
        let fourth = reader.key("e")
        #expect(third && isEmpty && fourth)
        try reader.openArray()
        var found: [Int64] = []
        while try reader.nextElement() { found.append(try reader.integer()) }
        #expect(found == [2, 3])
        try reader.closeObject()
        #expect(reader.isAtEnd)
    }

    @Test(arguments: ["{,\"a\":1}", "{ \"a\":1}", "{\"a\" :1}", "[\"a\":1]", "{\"a\"", "{"])
    func `Nothing but the text itself is between the parts`(text: String) {
        var reader = reader(text)
        let isOpened = (try? reader.openObject()) != nil
        let isTaken = isOpened && reader.key("a")
        #expect(!isTaken)
    }

    @Test(arguments: ["a", "12345678", "123456789", "1234567890123456x"])
    func `A key is itself, and no shorter, longer or other one`(name: String) throws {
        var reader = reader(#"{"a":1,"12345678":2,"123456789":3,"1234567890123456x":4}"#)
        try reader.openObject()
        for known in ["a", "12345678", "123456789", "1234567890123456x"] {
            var other = reader
            let isCut = other.key(Array(known.utf8.dropLast()))
            let isTaken = other.key(Array(name.utf8))
            #expect(!isCut && isTaken == (name == known))
            let isNext = reader.key(Array(known.utf8))
            _ = try reader.integer()
            #expect(isNext)
        }
    }

    @Test func `A name has its alphabet and its length, and nothing is read beyond the range`()
        throws
    {
        let hex = ASCIISet("0123456789abcdef")
        func name(_ text: String) -> String? {
            var reader = reader(text)
            return try? reader.string(of: hex, count: 2...3)
        }
        #expect(name(#""0f""#) == "0f")
        #expect(name(#""0f9""#) == "0f9")
        for text in [#""0""#, #""0f99""#, #""0G""#, #""0é""#, #""0f"#, "0f", #""0\u0066""#] {
            #expect(name(text) == nil)
        }
        let bytes = Array(#""abcdef""#.utf8)
        var cut = CanonicalReader(bytes, in: 0..<4)
        #expect(throws: Unexpected.self) { try cut.string() }
    }

    @Test func `A set of characters has its characters and no other byte`() {
        let characters = "AZ_é~\u{0}\u{7F}?@"
        let set = ASCIISet(characters)
        for byte in UInt8.min...UInt8.max {
            let isThere = byte < 0x80 && characters.utf8.contains(byte)
            #expect(set.contains(byte) == isThere, "\(byte)")
        }
    }
}
