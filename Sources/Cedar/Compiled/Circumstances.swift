/// What a compiled policy set asks about a request, only when a policy wants to know it.
///
/// The answers must agree with each other: `lookUp` with `context`, `entity` with `entities`. The
/// whole context and all entities are wanted rarely: when a policy fails, when it uses a record
/// as a whole, or when it asks about entities that are neither principal, action nor resource.
public protocol Circumstances {
    /// What stands at a path; `unknown` is always a right answer, and a slow one.
    func lookUp(_ path: ContextPath) -> ContextLookup
    /// What is known of an entity, nil where nothing is.
    func entity(_ uid: EntityUID) -> Entity?
    /// The whole context.
    var context: Record { get }
    /// All entities.
    var entities: Entities { get }
}

extension Circumstances {
    /// Looks among all entities.
    public func entity(_ uid: EntityUID) -> Entity? { entities[uid] }
}
