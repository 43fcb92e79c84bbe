public import Agency
import Authority
import Glibc
public import HumanDesk
import StrictJSON
import Synchronization
import TransparencyLog

extension Hall {
    /// The charter in force.
    public func charter(for peer: Peer) throws -> CharterRecord? {
        try checkKnown(peer)
        return state.withLock { $0.authority.state.charter }
    }

    /// Sets the charter: the first by the daemon's own user, each later one by two stewards of the
    /// one before.
    public func set(_ charter: Charter, agreed: [Consent], from peer: Peer) async throws {
        try checkKnown(peer)
        do {
            try Authority.check(charter)
        } catch {
            throw Refusal("bad-charter", "the charter cannot be put in force: \(error)")
        }
        let text = try JSONValueEncoder().encode(charter).canonical()
        guard let digest = Hall.digest(text) else { throw Refusal("internal", "no digest") }
        let (before, since) = state.withLock {
            ($0.authority.state.charter, $0.authority.state.charterIndex)
        }
        try checkStewards(before, since, digest, agreed, peer)
        let record = CharterRecord(
            digest: digest, charter: charter, uid: peer.uid, stewards: agreed)
        let now = clock()
        try await durable { state, done in
            // Another charter came first: its stewards were not asked.
            guard state.authority.state.charterIndex == since else { return nil }
            return state.record(.charter(record), at: now, durable: done)
        }
    }

    private func checkStewards(
        _ before: CharterRecord?, _ since: Int, _ digest: Digest, _ agreed: [Consent],
        _ peer: Peer
    ) throws {
        guard let before, !before.charter.stewards.isEmpty else { return try checkOwner(peer) }
        var keys: Set<String> = []
        for consent in agreed {
            let person = state.withLock { $0.authority.state.people[consent.person] }
            let signed = SignedCharter(
                origin: log.key.name, charter: digest, before: before.digest,
                person: consent.person, seen: consent.seen)
            guard consent.seen > since, consent.seen <= log.nextIndex, let person, person.active,
                before.charter.stewards.contains(person.name),
                Signatures.verify(consent.signature, try signed.message, by: person)
            else {
                throw Refusal(
                    "bad-signature", "\(consent.person) is no steward, or did not sign this")
            }
            keys.insert(person.publicKey)
        }
        guard keys.count >= min(2, before.charter.stewards.count) else {
            throw Refusal("two-stewards", "two stewards of the charter in force must sign it")
        }
    }

    /// A person vouches for a gate.
    public func vouch(_ evidence: EvidenceRecord, from peer: Peer) async throws {
        try checkKnown(peer)
        let signed = SignedEvidence(origin: log.key.name, evidence: evidence)
        try checkSigner(
            evidence.person, evidence.signature, try signed.message, for: evidence.agent, peer)
        try checkVoucher(evidence)
        let now = clock()
        guard evidence.expires > now else { throw Refusal("expired", "it has expired already") }
        try await durable { state, done in
            state.record(.evidence(evidence), at: now, durable: done)
        }
    }

    /// Nobody vouches for their own agent; where there are stewards, they vouch for what belongs to
    /// no team.
    private func checkVoucher(_ evidence: EvidenceRecord) throws {
        let (owns, needsSteward) = state.withLock { state in
            let authority = state.authority.state
            let owns = authority.mandates.values.contains {
                $0.agent == evidence.agent && $0.autonomy?.owner == evidence.person
            }
            let stewards = authority.charter?.charter.stewards ?? []
            let isNobodys = state.authority.team(of: evidence.agent) == nil
            return (owns, isNobodys && !stewards.isEmpty && !stewards.contains(evidence.person))
        }
        guard !owns else {
            throw Refusal("owner", "\(evidence.person) owns \(evidence.agent); another must vouch")
        }
        guard !needsSteward else {
            throw Refusal("no-steward", "\(evidence.agent) is of no team: a steward must vouch")
        }
    }

    /// A person answers asks beforehand.
    public func allow(_ allowance: AllowanceRecord, from peer: Peer) async throws {
        try checkKnown(peer)
        let (lineage, mandate) = try state.withLock { state in
            guard let lineage = state.authority.state.lineages[allowance.lineage],
                let mandate = state.authority.state.mandates[lineage.mandate]
            else { throw Refusal("no-lineage", "no lineage \(allowance.lineage) is known") }
            return (lineage, mandate)
        }
        let signed = SignedAllowance(origin: log.key.name, allowance: allowance)
        try checkSigner(
            allowance.person, allowance.signature, try signed.message, for: lineage.agent, peer)
        try check(allowance, under: mandate)
        let now = clock()
        try await durable { state, done in
            guard let lineage = state.authority.state.lineages[allowance.lineage],
                lineage.lastOrder < allowance.seen, allowance.seen <= state.log.nextIndex,
                !lineage.allowances.values.contains(where: {
                    $0.record.signature == allowance.signature
                })
            else { return nil }
            return state.record(.allowance(allowance), at: now, durable: done)
        }
    }

    private func check(_ allowance: AllowanceRecord, under mandate: Mandate) throws {
        guard mandate.approvers.contains(allowance.person) else {
            throw Refusal(
                "not-approver", "\(allowance.person) is not among the mandate's approvers")
        }
        guard (1...Self.allowedMax).contains(allowance.count), allowance.expires > clock(),
            allowance.expires <= clock().advanced(by: .seconds(Self.allowedSeconds))
        else {
            throw Refusal(
                "unbounded", "an allowance is for 1 to \(Self.allowedMax) acts within 7 days")
        }
        let alone = { (effect: EffectClass) in
            self.state.withLock {
                $0.authority.suffices([allowance.person], toApprove: effect, under: mandate)
            }
        }
        let effects: [EffectClass] =
            switch allowance.scope {
            case .act: EffectClass.allCases
            case .target(let verb, let server, let target):
                [mandate.effect(of: verb, server, target)]
            case .effect(let effect, _): [effect]
            }
        guard effects.allSatisfy(alone) else {
            throw Refusal("two-people", "two people must agree to such acts, each time")
        }
    }

    private static var allowedMax: Int64 { 1000 }
    private static var allowedSeconds: Int64 { 7 * 86_400 }

    private func checkSigner(
        _ name: PersonName, _ signature: String, _ message: [UInt8], for agent: AgentName,
        _ peer: Peer
    ) throws {
        let (person, mayAnswer) = state.withLock { state in
            (
                state.authority.state.people[name],
                Sight.mayAnswer(name, for: agent, in: state.authority)
            )
        }
        guard let person, person.active, person.uid == peer.uid else {
            throw Refusal("other-user", "\(name) is not known, or speaks from another user")
        }
        guard mayAnswer else { throw Refusal("other-team", "\(agent) is of another team") }
        guard Signatures.verify(signature, message, by: person) else {
            throw Refusal("bad-signature", "the signature is not \(name)'s for this")
        }
    }
}
