import StrictJSON
import Testing

struct LimitTests {
    private static let small = JSONLimits(bytesMax: 20, depthMax: 2, nodesMax: 4)

    @Test(
        arguments: [
            ("[[1]]", nil), ("[[[1]]]", .tooDeep(max: 2)), (#"{"a":{"b":1}}"#, nil),
            (#"[{"a":[1]}]"#, .tooDeep(max: 2)), ("[[[", .tooDeep(max: 2)), ("[1,2,3]", nil),
            ("[1,2,3,4]", .tooMany(max: 4)), (#"{"a":1,"b":2,"c":3}"#, nil),
            ("[[],[],[],[]]", .tooMany(max: 4)),
            ("\"" + String(repeating: "x", count: 18) + "\"", nil),
            ("\"" + String(repeating: "x", count: 19) + "\"", .tooLarge(max: 20)),
        ] as [(String, JSONError.Kind?)])
    func `Bounds hold exactly`(text: String, kind: JSONError.Kind?) {
        do throws(JSONError) {
            _ = try JSONValue.parse(text, limits: Self.small)
            #expect(kind == nil)
        } catch {
            #expect(error.kind == kind)
        }
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":", "[[],"])
    func `Nesting of ten thousand levels is refused without harm`(opening: String) {
        let text = String(repeating: opening, count: 10_000)
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
        #expect(error?.kind == .tooDeep(max: 64))
    }

    @Test func `Sixty-four levels are read and written`() throws {
        let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(try JSONValue.parse(text).serialized() == Array(text.utf8))
        let error = #expect(throws: JSONError.self) { try JSONValue.parse("[" + text + "]") }
        #expect(error?.kind == .tooDeep(max: 64))
    }

    @Test func `Many keys are compared without a search of each with each`() throws {
        let members = (0..<20_000).map { "\"key\($0)\":0" }.joined(separator: ",")
        #expect(try JSONValue.parse("{\(members)}").asObject?.count == 20_000)
    }
}
