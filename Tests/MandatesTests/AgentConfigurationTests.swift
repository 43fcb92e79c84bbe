import Agency
import Mandates
import StrictJSON
import Testing

/// The agent's own configuration, as its cell shows it.
struct AgentConfigurationTests {
    private func shown(_ text: String, _ servers: [String] = ["time", "web"]) -> JSONValue? {
        let configuration = AgentConfiguration(
            servers: Set(servers.compactMap { ServerName($0) }), bridge: "/.tribune/tribune-cell",
            port: 7300)
        return configuration.shown(Array(text.utf8)).flatMap { try? JSONValue.parse($0) }
    }

    private let bridge: JSONValue = [
        "command": "/.tribune/tribune-cell", "args": ["bridge", "7300", "time"],
    ]

    @Test(arguments: ["mcpServers", "servers"])
    func `A command becomes the bridge, under the key that the agent reads`(key: String) {
        let text = #"{"\#(key)": {"time": {"command": "uvx", "args": ["mcp-server-time"]}}}"#
        #expect(shown(text)?[key]?["time"] == bridge)
    }

    @Test func `What an agent kind adds to an entry stays, secrets and host folders go`() {
        let text = #"""
            {"mcpServers": {"time": {"type": "stdio", "command": "x", "env": {"KEY": "s3cret"},
             "cwd": "/home/ada", "timeout": 30}}, "theme": "dark"}
            """#
        let entry = shown(text)?["mcpServers"]?["time"]
        #expect(entry?["type"] == "stdio")
        #expect(entry?["timeout"] == 30)
        #expect(entry?["env"] == nil && entry?["cwd"] == nil)
        #expect(shown(text)?["theme"] == "dark")
    }

    @Test(
        arguments: [
            (#"{"type": "http", "url": "https://x/mcp", "headers": {"A": "b"}}"#, "url", "http"),
            (#"{"type": "sse", "httpUrl": "https://x/mcp"}"#, "httpUrl", "http"),
            (#"{"serverUrl": "https://x/mcp"}"#, "serverUrl", nil),
        ] as [(String, String, String?)])
    func `A URL becomes the gateway's`(entry: String, key: String, type: String?) {
        let shown = shown(#"{"mcpServers": {"web": \#(entry)}}"#)?["mcpServers"]?["web"]
        #expect(shown?[key] == "http://127.0.0.1:7300/mcp/web")
        #expect(shown?["headers"] == nil)
        #expect(shown?["type"]?.asString == type)
    }

    @Test func `A server that the mandate does not have is left out`() {
        let text = #"{"mcpServers": {"time": {"command": "x"}, "shell": {"command": "sh"}}}"#
        #expect(shown(text)?["mcpServers"]?.asObject?.count == 1)
        #expect(shown(text, [])?["mcpServers"]?.asObject?.count == 0)
    }

    @Test func `Names meet those that init gave`() throws {
        let text = #"{"mcpServers": {"my time": {"command": "a"}, "my/time": {"command": "b"}}}"#
        let servers = shown(text, ["my-time", "my-time2"])?["mcpServers"]
        #expect(servers?["my time"]?["args"]?.asArray?.last == "my-time")
        #expect(servers?["my/time"]?["args"]?.asArray?.last == "my-time2")
    }

    @Test(arguments: [
        "", "[]", "{", "{}", #"{"mcpServers": []}"#, #"{"servers": {"web": {"port": 80}}}"#,
        #"{"mcpServers": {"x": 1}}"#, "// comment\n{}",
    ])
    func `A file that names no servers stays as it is`(text: String) {
        #expect(shown(text) == nil)
    }
}
