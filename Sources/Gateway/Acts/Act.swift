import Agency
import NIOCore
import StrictJSON

/// One judged request on its way round: propose, perhaps wait for a person, spend, act, settle,
/// release. A state machine on the lease's event loop; the desk's callbacks hop to it.
final class Act {
    /// What is done with a permit.
    enum Effect {
        /// Ask the server; the shape says how its result is looked into.
        case forward(UpstreamRequest, ResultShape)
        /// Something the door does itself.
        case local(() -> Void)
    }

    private enum Stage {
        case fresh
        case proposed
        case held(ActionID)
        case flying(ActionID, upstream: Int64?)
        case settling
        case over
    }

    let action: Action
    private let effect: Effect
    private let client: UpstreamClient
    private let desk: any AgentDesk
    private let ended: (ActEnd) -> Void
    private var stage = Stage.fresh
    /// Nobody waits for the answer: nothing more may be started for it.
    private var departed = false
    /// Called when a person must decide, and again at intervals while one does.
    var onWaiting: (() -> Void)?
    /// Called once when nothing is left to do.
    var onOver: (() -> Void)?
    private var waitingTimer: Scheduled<Void>?

    init(
        _ action: Action, _ effect: Effect, client: UpstreamClient, desk: any AgentDesk,
        ended: @escaping (ActEnd) -> Void
    ) {
        self.action = action
        self.effect = effect
        self.client = client
        self.desk = desk
        self.ended = ended
    }

    /// Asks the desk.
    func begin() {
        stage = .proposed
        let loop = client.loop.nonisolated()
        let me = NIOLoopBound(self, eventLoop: loop)
        desk.propose(
            action,
            asked: { ask in loop.execute { me.value.asked(ask) } },
            reply: { ruling in loop.execute { me.value.ruled(ruling) } })
    }

    /// The client does not want the answer any more.
    func depart() {
        departed = true
        switch stage {
        case .held(let ask): desk.withdraw(ask)
        case .flying: abort(telling: nil)
        case .fresh, .proposed, .settling, .over: break
        }
    }

    /// The client's connection ended, but the request may run to its end (legacy).
    func orphan() {
        if case .flying = stage { return }
        depart()
    }

    /// A stop, or the end of the lease: the effect ends now and the agent gets the constant text.
    func stop() {
        switch stage {
        case .flying: abort(telling: .denied(.plain))
        case .fresh, .proposed, .held: depart()
        case .settling, .over: break
        }
    }

    private func asked(_ ask: ActionID) {
        guard case .proposed = stage else { return }
        stage = .held(ask)
        guard !departed else { return desk.withdraw(ask) }
        wait()
    }

    /// A sign of life now and at intervals, so that clients and proxies keep the request open.
    private func wait() {
        guard case .held = stage, !departed else { return }
        onWaiting?()
        waitingTimer = client.loop.scheduleTask(in: client.bounds.waitingPause) { [weak self] in
            self?.wait()
        }
    }

    private func ruled(_ ruling: Ruling) {
        switch stage {
        case .proposed, .held: waitingTimer?.cancel()
        case .fresh, .flying, .settling, .over: return
        }
        switch ruling {
        case .deny(let denial): finish(.denied(denial))
        case .permit(let slot): permitted(slot)
        }
    }

    private func permitted(_ slot: PermitSlot) {
        guard let permit = slot.take() else { return finish(.denied(.plain)) }
        let loop = client.loop.nonisolated()
        let me = NIOLoopBound(self, eventLoop: loop)
        let spent = desk.spend(permit) { loop.execute { me.value.stop() } }
        guard let id = spent else { return finish(.denied(.plain)) }
        // A permit that is not used is spent and voided, so that what it reserved comes free.
        guard !departed else { return settle(id, .voided, then: nil) }
        guard client.welcome != nil else {
            return settle(id, .voided, then: .failed(.upstreamLost))
        }
        guard client.hasRoom else { return settle(id, .voided, then: .failed(.busy)) }
        stage = .flying(id, upstream: nil)
        switch effect {
        case .forward(let request, _): fly(id, request)
        case .local(let body):
            body()
            settle(id, .succeeded, then: .result(.complete(JSONObject())))
        }
    }

    private func fly(_ id: ActionID, _ request: UpstreamRequest) {
        let upstream = client.send(request) { self.answered($0) }
        if case .flying = stage { stage = .flying(id, upstream: upstream) }
    }

    private func answered(_ reply: UpstreamReply) {
        guard case .flying(let id, _) = stage, case .forward(_, let shape) = effect else { return }
        switch reply {
        case .result(let result):
            let shaped = shape.apply(to: result)
            settle(
                id, shaped.isError ? .failed : .succeeded, bytes: shaped.bytes,
                then: .result(shaped))
        case .error(let error):
            let shown = ResultShape.shown(error, bounds: client.bounds)
            let bytes = shown.response(to: nil).serialized()
            settle(id, .failed, bytes: bytes, then: .failed(shown))
        case .lost: settle(id, .unknown, then: .failed(.upstreamLost))
        case .timedOut: settle(id, .unknown, then: .failed(.timeout))
        }
    }

    private func abort(telling end: ActEnd?) {
        guard case .flying(let id, let upstream) = stage else { return }
        if let upstream { client.cancel(upstream) }
        settle(id, .cancelled, then: end)
    }

    /// Records the outcome; the agent gets its answer only when that is durable.
    private func settle(
        _ id: ActionID, _ status: Outcome.Status, bytes: [UInt8] = [], then end: ActEnd?
    ) {
        stage = .settling
        let loop = client.loop.nonisolated()
        let me = NIOLoopBound((self, end), eventLoop: loop)
        desk.settle(id, Outcome(status: status, result: bytes)) { recorded in
            loop.execute {
                let (act, end) = me.value
                act.finish(recorded ? end : .failed(.unrecorded))
            }
        }
    }

    private func finish(_ end: ActEnd?) {
        guard !isOver else { return }
        stage = .over
        if let end, !departed { ended(end) }
        onOver?()
    }

    private var isOver: Bool { if case .over = stage { true } else { false } }
}
