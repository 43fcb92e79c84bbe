/// What process 1 of a cell handed to the daemon.
struct CellParts {
    let doors: [CellDescriptor]
    let terminal: CellDescriptor?
    let pipes: CellPipes?
    let firstProcess: CellDescriptor
    let missing: Set<Weakness>
}
