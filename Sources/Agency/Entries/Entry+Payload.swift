extension Entry {
    /// The payload that the entry commits to, if any.
    public var payload: PayloadReference? {
        switch body {
        case .intent(let intent): intent.payload
        case .outcome(let outcome): outcome.payload
        default: nil
        }
    }
}
