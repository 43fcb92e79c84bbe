import NIOCore
import StrictJSON

/// One request of a client and the way back to it. Answered at most once.
final class Exchange {
    let request: Message.Request
    let caller: Caller
    private var sink: (any AnswerSink)?
    private let bounds: Bounds
    /// Called at most once, when the client loses interest before the answer.
    var onDeparture: ((Departure) -> Void)?
    /// Called once, when the exchange is over in whatever way.
    var onOver: (() -> Void)?
    private var allowance: Allowance
    private var lastProgress = -Double.infinity
    private var signs: Int64 = 0

    init(
        _ request: Message.Request, caller: Caller, sink: any AnswerSink, bounds: Bounds
    ) {
        self.request = request
        self.caller = caller
        self.sink = sink
        self.bounds = bounds
        allowance = Allowance(perSecond: bounds.notificationsPerSecond)
    }

    var isOpen: Bool { sink != nil }

    /// The client's own token, when it wants to hear of progress.
    var progressToken: JSONValue? {
        let token = request.params["_meta"]?[MetaKey.progressToken]
        return RequestID(token) == nil ? nil : token
    }

    /// Answers with a result in the clothes of the client's era.
    func finish(_ result: JSONObject, cacheable: Bool = false) {
        let dressed = ResultDress.dress(result, for: caller.version, cacheable: cacheable)
        close()?.finish(Message.result(dressed, to: request.id), status: 200)
    }

    func fail(_ error: RPCError) {
        let status = caller.version.isModern ? error.modernStatus : error.status
        close()?.finish(error.response(to: request.id), status: status)
    }

    /// The client is gone or said so; it gets no answer, except that HTTP needs an end.
    func depart(_ departure: Departure) {
        guard isOpen else { return }
        let told = onDeparture
        let sink = close()
        switch departure {
        case .cancelled:
            let error = RPCError.cancelled.response(to: request.id)
            if caller.headers == nil, caller.session?.isLine == true {
                sink?.abandon()
            } else {
                sink?.finish(error, status: 200)
            }
        case .disconnected: sink?.abandon()
        }
        told?(departure)
    }

    /// A sign of life while a person decides: progress where it was asked for.
    func waiting() {
        guard let progressToken else {
            sink?.keepAlive()
            return
        }
        signs += 1
        // Far below any real progress, so that the values still only grow.
        let value = JSONNumber(lexeme: "\(signs)e-9") ?? JSONNumber(signs)
        lastProgress = value.double ?? lastProgress
        let params = JSONObject([
            ("progressToken", progressToken), ("progress", .number(value)),
            ("message", "Waiting for a decision"),
        ])
        sink?.notify(Message.notification("notifications/progress", params))
    }

    /// Progress that the server told of: rebuilt, growing, and within the allowance.
    func progress(_ params: JSONObject) {
        guard let progressToken, case .number(let value)? = params["progress"],
            let double = value.double, double > lastProgress, allowance.take(at: .now())
        else { return }
        lastProgress = double
        var kept = JSONObject([
            ("progressToken", progressToken), ("progress", .number(value)),
        ])
        if case .number(let total)? = params["total"] { kept["total"] = .number(total) }
        if let text = params["message"]?.asString {
            kept["message"] = .string(text.capped(bounds.textBytes))
        }
        sink?.notify(Message.notification("notifications/progress", kept))
    }

    /// Another notification on this request's stream.
    func notify(_ method: String, _ params: JSONObject) {
        guard allowance.take(at: .now()) else { return }
        sink?.notify(Message.notification(method, params))
    }

    func keepAlive() { sink?.keepAlive() }

    private func close() -> (any AnswerSink)? {
        guard let open = sink else { return nil }
        sink = nil
        onDeparture = nil
        let over = onOver
        onOver = nil
        over?()
        return open
    }
}
