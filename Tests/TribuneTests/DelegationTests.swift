import Agency
import Authority
import Synchronization
import TestCourt
import TestHouse
import Testing
import TransparencyLog

@testable import Tribune

/// Leases that travel: handed on without the house, verified without it.
@Suite("Delegation tokens")
struct DelegationTests {
    /// Somebody with a key.
    private struct Holder: ~Copyable {
        private let signer = Ed25519Signer()

        var key: String { Hexadecimal.text(signer.publicKey) }

        func sign(_ message: [UInt8]) throws -> String {
            Hexadecimal.text(try signer.sign(message))
        }

        /// Hands a token on to another key.
        func handOn(
            _ token: LeaseToken, to key: String, scope: LeaseScope = LeaseScope(),
            limits: [Quantity: Int64] = [:], expires: Instant
        ) throws -> LeaseToken {
            let block = Attenuation(
                previous: try #require(Hall.digest(token.newest)), scope: scope, limits: limits,
                expires: expires, holder: key)
            var next = token
            next.blocks.append(
                .init(attenuation: block, signature: try sign(try block.message)))
            return next
        }
    }

    private static let notary = TokenNotary { signature, message, key in
        guard let signature = Hexadecimal.bytes(signature), let key = Hexadecimal.bytes(key) else {
            return false
        }
        return Ed25519.verify(signature, of: message, publicKey: key)
    } digest: {
        Hall.digest($0)
    }

    private struct Given {
        let house: House
        let lease: LeaseID
        let token: LeaseToken

        func delegated(_ token: LeaseToken, at now: Instant? = nil) throws -> Delegated {
            try Delegated(
                token, house: house.hall.leaseKey.publicKey, notary: DelegationTests.notary,
                now: now ?? house.clock.now)
        }
    }

    private func given(to key: String) async throws -> Given {
        let house = try await House.new()
        let mandate = Samples.mandate(limits: [Limit(.money, per: .life, max: 50)])
        let (lease, _) = try await house.grant(mandate)
        let token = try #require(house.hall.proof(of: lease, for: key))
        return Given(house: house, lease: lease, token: token)
    }

    private let look = LeaseScope(servers: ["git": .init(tools: ["look"])])

    @Test("the house's proof says what the lease may, and ends with the lease period")
    func proof() async throws {
        let first = Holder()
        let given = try await given(to: first.key)
        let read = try LeaseToken(text: given.token.text())
        #expect(read == given.token)
        let delegated = try given.delegated(read)
        #expect(delegated.claim.lease == given.lease)
        #expect(delegated.limits[.money] == 50)
        #expect(delegated.level == .delegated)
        #expect(delegated.holder == first.key)
        let later = given.house.clock.now.advanced(by: .seconds(10))
        #expect(throws: TokenFault.expired) { try given.delegated(read, at: later) }
    }

    @Test("handing on only takes away: scopes meet, the least limit and the first end count")
    func attenuation() async throws {
        let first = Holder()
        let second = Holder()
        let third = Holder()
        let given = try await given(to: first.key)
        let now = given.house.clock.now
        let once = try first.handOn(
            given.token, to: second.key, scope: look, limits: [.money: 20],
            expires: now.advanced(by: .seconds(3)))
        // Asks for more than it was given, and gets it nowhere.
        let twice = try second.handOn(
            once, to: third.key,
            scope: LeaseScope(level: .spawning, servers: ["git": .init(tools: ["look", "push"])]),
            limits: [.money: 1000, .calls: 2], expires: now.advanced(by: .seconds(900)))
        let delegated = try given.delegated(twice)
        #expect(delegated.allows(tool: "look", of: "git"))
        #expect(!delegated.allows(tool: "push", of: "git"))
        #expect(!delegated.allows(tool: "look", of: "other"))
        #expect(delegated.limits == [.money: 20, .calls: 2])
        #expect(delegated.level == .delegated)
        #expect(delegated.expires == now.advanced(by: .seconds(3)))
        #expect(delegated.holder == third.key)
        #expect(throws: TokenFault.expired) {
            try given.delegated(twice, at: now.advanced(by: .seconds(3)))
        }
    }

    @Test("a block that is left out, swapped, changed or from elsewhere is found")
    func attacks() async throws {
        let first = Holder()
        let second = Holder()
        let third = Holder()
        let given = try await given(to: first.key)
        let later = given.house.clock.now.advanced(by: .seconds(5))
        let once = try first.handOn(given.token, to: second.key, scope: look, expires: later)
        let twice = try second.handOn(once, to: third.key, expires: later)
        var cut = twice
        cut.blocks.removeFirst()
        #expect(throws: TokenFault.outOfPlace(block: 1)) { try given.delegated(cut) }
        var swapped = twice
        swapped.blocks.swapAt(0, 1)
        #expect(throws: TokenFault.outOfPlace(block: 1)) { try given.delegated(swapped) }
        var widened = twice
        widened.blocks[0].attenuation.scope = LeaseScope()
        #expect(throws: TokenFault.badSignature(block: 1)) { try given.delegated(widened) }
        var claimed = given.token
        claimed.claim.limits[.money] = 51
        #expect(throws: TokenFault.badSignature(block: 0)) { try given.delegated(claimed) }
        // A holder who handed on cannot be spoken for by the next one, nor by a stranger.
        let stolen = try third.handOn(once, to: third.key, expires: later)
        #expect(throws: TokenFault.badSignature(block: 2)) { try given.delegated(stolen) }
        let other = try await self.given(to: first.key)
        #expect(throws: TokenFault.badSignature(block: 0)) { try given.delegated(other.token) }
        var grafted = other.token
        grafted.blocks = once.blocks
        #expect(throws: TokenFault.outOfPlace(block: 1)) { try other.delegated(grafted) }
    }

    @Test("it is handed on so often and no further")
    func length() async throws {
        let holder = Holder()
        let given = try await given(to: holder.key)
        let later = given.house.clock.now.advanced(by: .seconds(5))
        var token = given.token
        for _ in 0..<LeaseToken.blocksMax {
            token = try holder.handOn(token, to: holder.key, expires: later)
        }
        #expect(try given.delegated(token).expires == later)
        token = try holder.handOn(token, to: holder.key, expires: later)
        #expect(throws: TokenFault.tooLong) { try given.delegated(token) }
    }

    @Test("a lease that may not act gets no proof", arguments: [Order.Change.freeze, .stop])
    func noProof(change: Order.Change) async throws {
        let holder = Holder()
        let given = try await given(to: holder.key)
        let lineage = try #require(
            given.house.hall.state.withLock { $0.authority.state.leases[given.lease]?.lineage })
        let order = Order(lineage: lineage, change: change, source: .hall("test"))
        _ = try await given.house.hall.order(order, from: House.owner)
        #expect(given.house.hall.proof(of: given.lease, for: holder.key) == nil)
        #expect(given.house.hall.proof(of: "lease-unknown", for: holder.key) == nil)
    }

    @Test("a holder that is no key gets no proof", arguments: ["", "00", "zz", "x"])
    func badHolder(key: String) async throws {
        let given = try await given(to: String(repeating: "0", count: 64))
        #expect(given.house.hall.proof(of: given.lease, for: key) == nil)
    }
}
