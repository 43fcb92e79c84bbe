import NIOCore
import NIOHTTP1
import StrictJSON
import Testing

@testable import Gateway

/// The small texts of the wire.
struct TextTests {
    @Test(arguments: [
        ("weather", "weather"), ("Zürich", "=?base64?WsO8cmljaA==?="), ("", "=?base64??="),
        (" a", "=?base64?IGE=?="), ("a\nb", "=?base64?YQpi?="),
        ("=?base64?x?=", "=?base64?PT9iYXNlNjQ/eD89?="), ("a b", "a b"),
    ])
    func `header values are encoded and read back`(text: String, header: String) {
        #expect(HeaderText.encoded(text) == header)
        #expect(HeaderText.decoded(header) == text)
    }

    @Test(arguments: [
        "=?base64?YQ?=", "=?base64?YR==?=", "=?base64?Y===?=", "=?base64?/w==?=",
        "=?base64?YQ==YQ==?=", "=?base64?Y Q=?=",
    ])
    func `malformed base64 or UTF-8 is no value`(header: String) {
        #expect(HeaderText.decoded(header) == nil)
    }

    @Test func `base64 turns back for every length`() {
        for length in 0..<70 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37) }
            #expect(Base64.decoded(Base64.encoded(bytes)) == bytes)
        }
    }

    @Test(arguments: [
        ("/mcp/lab", "lab"), ("/mcp/a%2Fb", "a/b"), ("/mcp/lab?x=1", "lab"), ("/mcp/", ""),
        ("/mcp", nil), ("/", nil), ("/mcp/%zz", nil), ("/mcp/%ff", nil), ("/MCP/lab", nil),
    ])
    func `the path names the server`(path: String, name: String?) {
        #expect(HeadRule.server(in: path) == name)
    }

    @Test(arguments: [
        ("127.0.0.1", nil, true), ("localhost:7300", nil, true), ("[::1]:80", nil, true),
        ("127.0.0.1.evil.example", nil, false), ("localhost:", nil, false),
        ("evil.example", nil, false), ("localhost", "http://localhost:3", true),
        ("localhost", "https://localhost", false), ("localhost", "http://evil.example", false),
        ("localhost", "http://localhost.evil.example", false), ("localhost", "null", false),
    ])
    func `only the loopback may ask`(host: String, origin: String?, allowed: Bool) {
        var headers = HTTPHeaders([("Host", host)])
        if let origin { headers.add(name: "Origin", value: origin) }
        let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/", headers: headers)
        #expect((HeadRule.originFault(head, loopback: true) == nil) == allowed)
    }

    @Test(arguments: [
        ("https://a.example/mcp", "a.example", 443, "/mcp", true),
        ("http://127.0.0.1:8080/mcp?x=1", "127.0.0.1", 8080, "/mcp?x=1", false),
        ("http://[::1]:9/", "::1", 9, "/", false), ("http://a", "a", 80, "/", false),
        ("HTTPS://a?q", "a", 443, "/?q", true),
    ])
    func `a URL has its parts`(
        url: String, host: String, port: Int, target: String, secure: Bool
    ) throws {
        let address = try #require(ServerAddress(url))
        #expect(address.host == host && address.port == port)
        #expect(address.target == target && address.secure == secure)
    }

    @Test(arguments: [
        "ftp://a", "http://", "http://u@a/", "http://a/#f", "http://a:0/", "http://a:99999/",
        "http://a b/", "http://[::1", "http://[::1]x/", "http://:80/", "a", "http://a/\r\nX: y",
    ])
    func `other URLs are none`(url: String) {
        #expect(ServerAddress(url) == nil)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `events are cut whatever ends their lines`(end: String) {
        let text = [
            ": comment", "", "event: message", "data: one", "", "id: 7", "data:two", "data: 2",
            "", "data", "", "retry: 1", "", "data: cut",
        ].joined(separator: end)
        var stream = EventStream(maximum: 100)
        var events: [[UInt8]] = []
        for byte in text.utf8 { events += stream.take([byte]) ?? [] }
        #expect(events.map { String(decoding: $0, as: UTF8.self) } == ["one", "two\n2"])
    }

    @Test func `an event longer than the bound is none`() {
        var stream = EventStream(maximum: 10)
        #expect(stream.take("data: 12345678901".utf8) == nil)
    }

    @Test(arguments: [("abc", 3, "abc"), ("abc", 2, "ab"), ("aé", 2, "a"), ("", 0, "")])
    func `texts are cut between scalars`(text: String, maximum: Int, kept: String) {
        #expect(text.capped(maximum) == kept)
    }
}
