/// A principal, action or resource as one compiled policy set sees it: names became numbers.
///
/// Made once where it does not change, such as for the life of a lease, and used for many
/// requests. What a set never names needs no number.
public final class PreparedEntity: Sendable {
    /// Who it is.
    public let uid: EntityUID
    /// Its number, -1 where no policy names it.
    let number: Int32
    /// The number of its type, -1 where no policy names it.
    let type: Int32
    /// The numbers of its ancestors, as far as policies name them.
    let ancestors: [Int32]
    /// The numbers mean nothing to another program.
    let program: PolicyProgram

    init(_ uid: EntityUID, ancestors: some Sequence<EntityUID>, for program: PolicyProgram) {
        self.uid = uid
        self.program = program
        type = program.names.number(ofType: uid.type)
        number = program.names.number(ofID: uid.id, type: type)
        var known: [Int32] = []
        for ancestor in ancestors {
            let type = program.names.number(ofType: ancestor.type)
            let number = program.names.number(ofID: ancestor.id, type: type)
            if number >= 0 { known.append(number) }
        }
        self.ancestors = known
    }

    /// Whether it is the entity of this number, or below it.
    func isIn(_ ancestor: Int32) -> Bool {
        number == ancestor || ancestors.contains(ancestor)
    }
}
