import HumanDesk
import Logging
import NIOCore
import StrictJSON

/// One client on the people's socket: its requests are answered one after the other. What it
/// sends ahead stays with the kernel until its turn.
struct PeopleConnection {
    let house: PeopleHouse
    let seat: Seats.Number
    let channel: any Channel

    private var desk: any HumanDesk { house.desk }

    /// Identifies the peer and serves it until it goes, breaks the framing, or has its run.
    func serve(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws {
        let peer: Peer
        do {
            peer = try await PeerCheck.peer(of: channel)
        } catch {
            house.logger.notice("a peer was refused", metadata: ["why": "\(error)"])
            try await channel.send(PeopleReply(refusing: error))
            return
        }
        var lines = LineReader(inbound, bytesMax: house.bounds.lineBytes)
        do {
            while let line = try await lines.next() {
                guard house.mark(seat, .working) else { return }
                switch try await answer(line, from: peer) {
                case .run(let request)?:
                    return try await run(.start(request), for: peer, lines: &lines)
                case .attach(let lease)?:
                    return try await run(.attach(lease), for: peer, lines: &lines)
                default: break
                }
                guard house.mark(seat, .idle) else { return }
            }
        } catch let error as LineSplitter.TooLong {
            try await channel.send(PeopleReply(refusing: error))
        }
    }

    /// Answers a line. A request to run is handed back: it takes the connection over.
    private func answer(_ line: [UInt8], from peer: Peer) async throws -> PeopleRequest? {
        let reply: PeopleReply
        do {
            let limits = JSONLimits(
                bytesMax: house.bounds.lineBytes, depthMax: JSONLimits.standard.depthMax,
                nodesMax: JSONLimits.standard.nodesMax)
            let value = try JSONValue.parse(line, limits: limits)
            let request = try JSONValueDecoder().decode(PeopleRequest.self, from: value)
            if case .run = request { return request }
            if case .attach = request { return request }
            reply = try await self.reply(to: request, from: peer)
        } catch {
            reply = PeopleReply(refusing: error)
        }
        try await send(reply)
        return nil
    }

    private func reply(to request: PeopleRequest, from peer: Peer) async throws -> PeopleReply {
        switch request {
        case .lineages(let max): return .lineages(try desk.lineages(max: max, for: peer))
        case .asks: return .asks(try desk.asks(for: peer))
        case .people: return .people(try desk.people(for: peer))
        case .log: return .log(try await desk.log(for: peer))
        case .order(let order): return .receipt(try await desk.order(order, from: peer))
        case .answer(let ask, let answer):
            return try await desk.answer(ask, answer, from: peer) ? .done : .noted
        case .correct(let mandate, let order):
            return .receipt(try await desk.correct(mandate, by: order, from: peer))
        case .limits(let lease): return .purses(try desk.limits(of: lease, for: peer))
        case .charter: return .charter(try desk.charter(for: peer))
        case .setCharter(let charter, let agreed):
            try await desk.set(charter, agreed: agreed, from: peer)
        case .vouch(let evidence): try await desk.vouch(evidence, from: peer)
        case .allow(let allowance): try await desk.allow(allowance, from: peer)
        case .addPerson(let person): try await desk.add(person, from: peer)
        case .erase(let index): try await desk.erase(index, from: peer)
        case .backUp(let folder): return .backup(try await desk.backUp(to: folder, from: peer))
        case .confirmRestore: try await desk.confirmRestore(from: peer)
        case .upgrade: try await desk.upgrade(from: peer)
        case .shutDown: try await desk.shutDown(from: peer)
        case .entries(let from, let max, let payloads):
            guard from >= 0, max >= 0 else {
                throw Refusal("bad_range", "entries count from 0; from and max are not negative")
            }
            return .entries(
                try await desk.entries(
                    from: from, max: min(max, house.bounds.entries), payloads: payloads, for: peer))
        case .run, .attach: throw Refusal("malformed", "run takes the connection over")
        }
        return .done
    }

    private func send(_ reply: PeopleReply) async throws {
        let line = try JSONValueEncoder().encode(reply).serialized()
        guard line.count <= house.bounds.replyBytes else {
            let sentence = "the answer has \(line.count) bytes; ask for fewer entries"
            let refusal = PeopleReply.refused(code: "too_large", sentence: sentence)
            return try await channel.send(refusal)
        }
        try await channel.send(lines: [line])
    }

    private func run(
        _ beginning: RunConnection.Beginning, for peer: Peer, lines: inout LineReader
    ) async throws {
        guard house.mark(seat, .running) else {
            let sentence = "\(house.bounds.runs) runs have a client attached; use --detach, or wait"
            return try await send(.refused(code: "busy", sentence: sentence))
        }
        let run = RunConnection(
            desk: desk, peer: peer, channel: channel, bounds: house.bounds, logger: house.logger)
        try await run.serve(beginning, lines: &lines)
    }
}
