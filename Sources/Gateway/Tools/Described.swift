import Agency
import StrictJSON

/// Something that a server lists and describes to the model, and that is pinned before it counts.
/// What is shown to the agent is exactly what the digest covers.
protocol Described: Sendable {
    /// The method that lists them, and the member of its result that holds them.
    static var listMethod: String { get }
    static var listMember: String { get }

    var name: String { get }
    /// The members that are shown.
    var definition: JSONObject { get }
    var digest: Digest { get }
    /// What its pin is called.
    var pinName: String { get }
    /// What its server says that it does to the world; nil when it says nothing.
    var claimed: EffectClass? { get }

    /// The one of an element of the server's list; nil when it is too large or malformed.
    init?(_ value: JSONValue, bounds: Bounds)
}

extension Described {
    var claimed: EffectClass? { nil }

    /// The members in the order in which they are written, and the digest of their RFC 8785 text;
    /// nil when that is too long.
    static func kept(
        _ members: [String], of object: JSONObject, bounds: Bounds
    ) -> (JSONObject, Digest)? {
        let kept = JSONObject(members.compactMap { key in object[key].map { (key, $0) } })
        let value = JSONValue.object(kept)
        // A number without an exact double has no RFC 8785 form: the text as it came is hashed.
        let bytes = (try? value.canonical()) ?? value.serialized()
        guard bytes.count <= bounds.definitionBytes,
            let digest = Digest(bytes: Fingerprint.sha256(bytes))
        else { return nil }
        return (kept, digest)
    }
}
