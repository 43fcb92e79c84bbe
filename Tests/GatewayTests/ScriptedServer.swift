import Agency
import NIOCore
import NIOPosix
import StrictJSON
import Synchronization

@testable import Gateway

/// An MCP server on two pipes that answers as a script says and keeps what it was sent.
final class ScriptedServer: Sendable {
    /// The lines to send for one message; nil leaves the message to the standard script.
    typealias Script =
        @Sendable (_ method: String, _ params: JSONObject, _ id: JSONValue?) ->
        [JSONValue]?

    private final class Reader: ChannelInboundHandler {
        typealias InboundIn = [UInt8]
        typealias OutboundOut = ByteBuffer
        private let server: ScriptedServer

        init(_ server: ScriptedServer) { self.server = server }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            for line in server.took(Self.unwrapInboundIn(data)) {
                let bytes = line.serialized() + [UInt8(ascii: "\n")]
                context.writeAndFlush(
                    Self.wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            }
        }
    }

    let era: ProtocolVersion
    let upstream: Upstream
    private let script: Script
    private let received = Mutex<[JSONValue]>([])
    private let definitions: Mutex<[JSONValue]>
    private let channel = Mutex<(any Channel)?>(nil)

    init(
        era: ProtocolVersion = .july2026, tools: [JSONValue] = ScriptedServer.tools,
        script: @escaping Script = { _, _, _ in nil }
    ) throws {
        let pipes = try Descriptors.pipes()
        self.era = era
        self.script = script
        definitions = Mutex(tools)
        upstream = .pipes(read: pipes.doorReads, write: pipes.doorWrites)
        let opened = try NIOPipeBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([
                        ByteToMessageHandler(LineDecoder(maximum: 16 << 20)), Reader(self),
                    ])
                }
            }
            .takingOwnershipOfDescriptors(
                input: pipes.serverReads, output: pipes.serverWrites
            ).wait()
        channel.withLock { $0 = opened }
    }

    /// Messages received so far, of one method when it is named.
    func got(_ method: String? = nil) -> [JSONValue] {
        received.withLock { all in
            all.filter { method == nil || $0["method"]?.asString == method }
        }
    }

    /// Changes what the server lists as its tools.
    func change(tools: [JSONValue]) { definitions.withLock { $0 = tools } }

    /// Says something by itself.
    func say(_ message: JSONValue) { say(bytes: message.serialized() + [UInt8(ascii: "\n")]) }

    func say(bytes: [UInt8]) {
        channel.withLock { $0?.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil) }
    }

    func leave() { channel.withLock { $0?.close(promise: nil) } }

    private func took(_ line: [UInt8]) -> [JSONValue] {
        guard let message = try? JSONValue.parse(line) else { return [] }
        received.withLock { $0.append(message) }
        News.tell()
        guard let method = message["method"]?.asString else { return [] }
        let params = message["params"]?.asObject ?? JSONObject()
        if let lines = script(method, params, message["id"]) { return lines }
        guard let id = message["id"] else { return [] }
        return standard(method, params).map { [$0.answer(to: id)] } ?? []
    }
}

// What a small honest server answers.
extension ScriptedServer {
    static let schema: JSONValue = [
        "type": "object", "properties": ["text": ["type": "string"]], "required": ["text"],
    ]

    static let tools: [JSONValue] = [
        ["name": "echo", "description": "Say it back.", "inputSchema": schema],
        ["name": "slow", "inputSchema": ["type": "object"]],
        [
            "name": "region",
            "inputSchema": [
                "type": "object",
                "properties": ["where": ["type": "string", "x-mcp-header": "Region"]],
            ],
        ],
    ]

    private static let offered: JSONValue = [
        "tools": ["listChanged": true], "resources": ["subscribe": true, "listChanged": true],
        "prompts": ["listChanged": true], "completions": [:],
    ]

    private func standard(_ method: String, _ params: JSONObject) -> Scripted? {
        switch method {
        case "server/discover" where era.isModern:
            .result([
                "supportedVersions": [.string(era.rawValue)], "capabilities": Self.offered,
                "instructions": "Be kind.", "resultType": "complete",
            ])
        case "initialize" where !era.isModern:
            .result([
                "protocolVersion": .string(era.rawValue), "capabilities": Self.offered,
                "serverInfo": ["name": "script", "version": "1"], "instructions": "Be kind.",
            ])
        case "tools/list": .result(["tools": .array(definitions.withLock { $0 })])
        case "slow", "subscriptions/listen": nil
        case "tools/call" where params["name"] == "slow": nil
        case "tools/call":
            .result(["content": [["type": "text", "text": said(params)]], "isError": false])
        case "resources/list":
            .result(["resources": [["uri": "x://b", "name": "b"], ["uri": "x://a", "name": "a"]]])
        case "resources/templates/list":
            .result(["resourceTemplates": [["uriTemplate": "x://{n}", "name": "n"]]])
        case "resources/read":
            .result(["contents": [["uri": params["uri"] ?? "", "text": "page"]]])
        case "resources/subscribe", "resources/unsubscribe": .result([:])
        case "prompts/list": .result(["prompts": [["name": "p"], ["name": "o"]]])
        case "prompts/get":
            .result(["messages": [["role": "user", "content": ["type": "text", "text": "hi"]]]])
        case "completion/complete": .result(["completion": ["values": ["one"]]])
        default: .error(-32601, "Method not found")
        }
    }

    private func said(_ params: JSONObject) -> JSONValue {
        params["arguments"]?["text"] ?? "nothing"
    }
}
