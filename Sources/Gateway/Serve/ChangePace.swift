import NIOCore

/// Keeps changes of one kind apart: what comes too soon is told once, later.
final class ChangePace {
    private let loop: NIOIsolatedEventLoop
    private let pause: TimeAmount
    private var last: [String: NIODeadline] = [:]
    private var planned: Set<String> = []

    init(loop: NIOIsolatedEventLoop, pause: TimeAmount) {
        self.loop = loop
        self.pause = pause
    }

    /// True when it may be told now; else `again` is called once the pause is over.
    func mayTell(_ kind: String, again: @escaping () -> Void) -> Bool {
        let now = NIODeadline.now()
        guard let before = last[kind], now < before + pause else {
            last[kind] = now
            return true
        }
        guard planned.insert(kind).inserted else { return false }
        loop.scheduleTask(deadline: before + pause) {
            self.planned.remove(kind)
            again()
        }
        return false
    }
}
