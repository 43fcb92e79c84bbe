import Agency
import NIOCore
import StrictJSON

/// One spawn on its way round: propose, perhaps wait for a person, start. On the lease's event
/// loop; the desk's callbacks hop to it.
final class ChildAct {
    /// What the agent gets.
    struct Answer {
        let status: Int
        let body: JSONValue
    }

    private enum Stage {
        case fresh
        case proposed
        case held(ActionID)
        case starting
        case over
    }

    private let request: SpawnRequest
    private let action: Action
    private let desk: any AgentDesk
    private let loop: any EventLoop
    private let answer: (Answer) -> Void
    private var stage = Stage.fresh
    private var departed = false

    init(
        _ request: SpawnRequest, _ action: Action, desk: any AgentDesk, loop: any EventLoop,
        answer: @escaping (Answer) -> Void
    ) {
        self.request = request
        self.action = action
        self.desk = desk
        self.loop = loop
        self.answer = answer
    }

    func begin() {
        stage = .proposed
        let me = NIOLoopBound(self, eventLoop: loop)
        let loop = loop
        desk.propose(
            action,
            asked: { ask in loop.execute { me.value.asked(ask) } },
            reply: { ruling in loop.execute { me.value.ruled(ruling) } })
    }

    /// The agent does not wait for the answer any more. A child that is being started stays its
    /// child.
    func depart() {
        departed = true
        if case .held(let ask) = stage { desk.withdraw(ask) }
    }

    private func asked(_ ask: ActionID) {
        guard case .proposed = stage else { return }
        stage = .held(ask)
        if departed { desk.withdraw(ask) }
    }

    private func ruled(_ ruling: Ruling) {
        switch ruling {
        case .deny(let denial): finish(403, ["error": .string(denial.text)])
        case .permit(let slot):
            guard let permit = slot.take() else {
                return finish(403, ["error": .string(Denial.plain.text)])
            }
            stage = .starting
            let me = NIOLoopBound(self, eventLoop: loop)
            let loop = loop
            desk.start(request, permit) { lease in loop.execute { me.value.started(lease) } }
        }
    }

    private func started(_ lease: LeaseID?) {
        guard let lease else { return finish(500, ["error": "The child could not be started."]) }
        finish(201, ["lease": .string(lease.text), "agent": .string(request.agent.text)])
    }

    private func finish(_ status: Int, _ body: JSONValue) {
        if case .over = stage { return }
        stage = .over
        answer(Answer(status: status, body: body))
    }
}
