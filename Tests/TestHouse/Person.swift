public import Agency
import Glibc
public import HumanDesk
import TransparencyLog

/// A person with a key, who answers and orders as the command line does.
public struct Person: Sendable {
    /// The name.
    public let name: PersonName
    /// Who the kernel says they are.
    public let peer: Peer
    private let seed: [UInt8]

    /// A person whose key is made of one byte; of the daemon's own user unless said.
    public init(_ name: PersonName, key: UInt8, uid: UInt32? = nil) {
        self.name = name
        peer = Peer(uid: uid ?? geteuid(), pid: 1)
        seed = [UInt8](repeating: key, count: 32)
    }

    /// What `tribune person add` would record.
    public func record(active: Bool = true) throws -> PersonRecord {
        let key = try Ed25519Signer(seed: seed).publicKey
        return PersonRecord(name: name, publicKey: Self.hex(key), uid: peer.uid, active: active)
    }

    /// A signed answer to what was displayed.
    public func answer(
        _ ask: ActionID, _ decision: AnswerRecord.Decision, shown: Digest, origin: String
    ) throws -> AnswerRecord {
        let signed = SignedAnswer(
            origin: origin, ask: ask, decision: decision, shown: shown, person: name)
        return AnswerRecord(
            ask: ask, decision: decision, person: name, shown: shown,
            signature: try sign(signed.message))
    }

    /// A signed order.
    public func order(
        _ change: Order.Change, on lineage: LineageID, seen: Int, origin: String
    ) throws -> Order {
        let signed = SignedOrder(
            origin: origin, lineage: lineage, change: change, person: name, seen: seen)
        return Order(
            lineage: lineage, change: change, source: .person(uid: peer.uid, name: name),
            seen: seen, signature: try sign(signed.message))
    }

    private func sign(_ message: [UInt8]) throws -> String {
        Self.hex(try Ed25519Signer(seed: seed).sign(message))
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
