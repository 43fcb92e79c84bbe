import Agency

extension Names {
    /// A name that the test knows to be one.
    static func make<Kind>(_ text: String) -> Identifier<Kind> {
        guard let name = Identifier<Kind>(text) else {
            preconditionFailure("\(text) is no name")
        }
        return name
    }
}
