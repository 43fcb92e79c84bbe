import Agency

extension RuleID {
    /// A rule whose name is written here, and so has the right shape.
    init(known name: StaticString) {
        guard let id = RuleID(name.description) else {
            preconditionFailure("a rule's name in the source has the wrong shape")
        }
        self = id
    }
}
