import Agency
import Authority

extension Intent {
    /// The record of a decision.
    init(
        _ action: Action, _ payload: PayloadReference, _ decision: ActionDecision,
        follows ask: ActionID?
    ) {
        self.init(
            lease: action.lease, verb: action.verb, server: action.server,
            target: action.target, definition: action.definition, payload: payload,
            verdict: decision.verdict, reasons: decision.reasons)
        reserved = decision.reserved
        observed = decision.observed
        pressure = decision.pressure
        follows = ask
    }
}
