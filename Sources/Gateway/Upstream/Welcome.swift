import StrictJSON

/// What a server said of itself when the connection was agreed.
struct Welcome: Sendable {
    let version: ProtocolVersion
    let capabilities: JSONObject
    let serverInfo: JSONObject
    let instructions: String?

    /// The answer to `server/discover`, nil when the server speaks no modern version of ours.
    init?(discovered result: JSONObject, bounds: Bounds) {
        let versions = result["supportedVersions"]?.asArray ?? []
        guard versions.contains(.string(ProtocolVersion.july2026.rawValue)) else { return nil }
        version = .july2026
        let info = result["_meta"]?[MetaKey.serverInfo]?.asObject ?? JSONObject()
        (capabilities, serverInfo, instructions) = Self.parts(result, info, bounds)
    }

    /// The answer to `initialize`, nil when its version is not one of ours.
    init?(initialized result: JSONObject, bounds: Bounds) {
        guard let text = result["protocolVersion"]?.asString,
            let version = ProtocolVersion(rawValue: text), !version.isModern
        else { return nil }
        self.version = version
        let info = result["serverInfo"]?.asObject ?? JSONObject()
        (capabilities, serverInfo, instructions) = Self.parts(result, info, bounds)
    }

    private static func parts(
        _ result: JSONObject, _ info: JSONObject, _ bounds: Bounds
    ) -> (JSONObject, JSONObject, String?) {
        let shown = JSONObject(
            ["name", "title", "version"].compactMap { key in
                info[key]?.asString.map { (key, .string($0.capped(256))) }
            })
        return (
            result["capabilities"]?.asObject ?? JSONObject(), shown,
            result["instructions"]?.asString.map { $0.capped(bounds.instructionBytes) }
        )
    }

    /// True when the server says it has this group of features.
    func offers(_ group: String) -> Bool { capabilities[group]?.asObject != nil }

    /// True when the server tells changes of this group's list.
    func tellsChanges(of group: String) -> Bool {
        capabilities[group]?["listChanged"]?.asBool == true
    }
}
