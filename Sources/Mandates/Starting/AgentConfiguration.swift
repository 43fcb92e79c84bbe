public import Agency
import StrictJSON

/// The files in which agents name their MCP servers, as an agent in its cell is shown them: each
/// server behind the gateway, nothing else changed, no secret left.
///
/// An agent that nobody changed reads its own file and starts what it names; inside its cell those
/// programs do not exist. So the file it sees names `tribune-cell bridge` for each server of the
/// mandate that was a command, and the gateway's address for each that was a URL.
public struct AgentConfiguration: Sendable {
    /// Where agents look, from the folder they work in.
    public static let wellKnown = [
        ".mcp.json", "mcp.json", "mcp_config.json", "claude_desktop_config.json",
        ".cursor/mcp.json", ".vscode/mcp.json", ".gemini/settings.json", ".roo/mcp.json",
        ".amazonq/mcp.json", ".kiro/settings/mcp.json", ".junie/mcp/mcp.json",
    ]

    /// The servers of the mandate.
    public var servers: Set<ServerName>
    /// `tribune-cell` inside a cell.
    public var bridge: String
    /// The door's port inside the agent's cell.
    public var port: UInt16

    /// The files of an agent with these servers.
    public init(servers: Set<ServerName>, bridge: String, port: UInt16) {
        self.servers = servers
        self.bridge = bridge
        self.port = port
    }

    /// The file as the agent sees it; nil when these bytes name no MCP servers, so that nothing
    /// needs to be changed. A server that the mandate does not have is left out.
    public func shown(_ bytes: [UInt8]) -> [UInt8]? {
        let limits = JSONLimits(bytesMax: Mandates.bytesMax, depthMax: 32, nodesMax: 20_000)
        guard let value = try? JSONValue.parse(bytes, limits: limits), var file = value.asObject
        else { return nil }
        var isChanged = false
        for key in ["mcpServers", "servers"] {
            guard let entries = file[key]?.asObject, entries.allSatisfy({ Self.isServer($0.value) })
            else { continue }
            file[key] = .object(pointed(entries))
            isChanged = true
        }
        return isChanged ? JSONValue.object(file).serialized() : nil
    }

    private func pointed(_ entries: JSONObject) -> JSONObject {
        let names = ServerConfiguration.names(entries)
        var result: [(String, JSONValue)] = []
        for (member, short) in zip(entries, names) {
            guard let name = ServerName(short), servers.contains(name),
                let entry = member.value.asObject
            else { continue }
            result.append((member.key, .object(pointed(entry, name))))
        }
        return JSONObject(result)
    }

    private static let addresses = ["url", "httpUrl", "serverUrl"]

    private static func isServer(_ value: JSONValue) -> Bool {
        value["command"]?.asString != nil || addresses.contains { value[$0]?.asString != nil }
    }

    /// What an entry says of credentials and places on the host is left out.
    private func pointed(_ entry: JSONObject, _ name: ServerName) -> JSONObject {
        let dropped = ["env", "envFile", "cwd", "headers", "oauth", "auth"]
        var kept = JSONObject(
            entry.filter { !dropped.contains($0.key) }.map { ($0.key, $0.value) })
        if entry["command"] != nil {
            kept["command"] = .string(bridge)
            kept["args"] = ["bridge", .string(String(port)), .string(name.text)]
            return kept
        }
        for key in Self.addresses where entry[key] != nil {
            kept[key] = .string("http://127.0.0.1:\(port)/mcp/\(name)")
        }
        if kept["type"]?.asString == "sse" { kept["type"] = "http" }
        if kept["transport"]?.asString == "sse" { kept["transport"] = "streamable_http" }
        return kept
    }
}
