/// A question whose principal, action and resource are prepared.
public struct PreparedRequest: Sendable {
    /// Who asks.
    public var principal: PreparedEntity
    /// What is to be done.
    public var action: PreparedEntity
    /// On what.
    public var resource: PreparedEntity

    /// A question of these parts.
    public init(principal: PreparedEntity, action: PreparedEntity, resource: PreparedEntity) {
        self.principal = principal
        self.action = action
        self.resource = resource
    }

    /// The entity that a variable names; nil for `context`.
    func entity(_ variable: Variable) -> PreparedEntity? {
        switch variable {
        case .principal: principal
        case .action: action
        case .resource: resource
        case .context: nil
        }
    }
}
