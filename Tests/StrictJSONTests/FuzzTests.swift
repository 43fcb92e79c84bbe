import StrictJSON
import TestKit
import Testing

struct FuzzTests {
    private static let samples = [
        #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x","a":{"b":[1]}}}"#,
        #"[1.5e10,-0,"é\ud83d\ude00\n",null,true,{"":{}},[[[]]]]"#,
        #"{"a":1,"b":2,"c":"\u0041\\"}"#,
    ]

    /// Changed texts: none crashes; one that is read comes back from its own output, and its
    /// canonical text is its own canonical text.
    @Test(arguments: 0..<16)
    func `Reading, writing and reading again give one value`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = Array("{}[]\",:\\0123456789.eE+-utrfalsn \n\u{1}é".utf8) + [0xFF, 0xC3, 0x80]
        for _ in 0..<500 {
            var text = Array(random.pick(Self.samples).utf8)
            for _ in 0...Int(random.next() % 4) {
                let at = Int(random.next() % UInt64(text.count))
                switch random.next() % 4 {
                case 0: text[at] = random.pick(bytes)
                case 1: text.insert(random.pick(bytes), at: at)
                case 2: text.removeSubrange(at..<min(text.count, at + 3))
                default: text.insert(contentsOf: text[at..<min(text.count, at + 9)], at: at)
                }
                if text.isEmpty { text = [0x31] }
            }
            guard let value = try? JSONValue.parse(text) else { continue }
            let written = value.serialized()
            #expect(try JSONValue.parse(written) == value)
            #expect(try JSONValue.parse(written).serialized() == written)
            guard let canonical = try? value.canonical() else { continue }
            #expect(try JSONValue.parse(canonical).canonical() == canonical)
        }
    }

    /// Values of every shape survive writing and reading.
    @Test(arguments: 0..<16)
    func `Made values come back`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let value = Self.value(&random, depth: 0)
            #expect(try JSONValue.parse(value.serialized()) == value)
            let canonical = try value.canonical()
            #expect(try JSONValue.parse(canonical).canonical() == canonical)
        }
    }

    private static func value(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
        switch random.next() % (depth > 4 ? 4 : 6) {
        case 0: return .null
        case 1: return .bool(random.next() % 2 == 0)
        case 2: return .number(JSONNumber(Int64(bitPattern: random.next()) >> 11))
        case 3: return .string(text(&random))
        case 4:
            return .array(
                (0..<Int(random.next() % 4)).map { _ in value(&random, depth: depth + 1) })
        default:
            let members = (0..<Int(random.next() % 4)).map { _ in
                (text(&random), value(&random, depth: depth + 1))
            }
            return .object(JSONObject(members))
        }
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int(random.next() % 6) {
            let most: UInt64 = random.pick([0x20, 0x80, 0x800, 0x10000, 0x110000])
            if let scalar = Unicode.Scalar(UInt32(random.next() % most)) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
