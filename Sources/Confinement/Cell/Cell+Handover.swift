internal import CConfinement
internal import Synchronization

extension Cell {
    /// Gives the cell up, with its descriptors made to survive `execve`. Nothing is renewed after
    /// this until `adopt`: the lease must be longer than the change of image takes. Descriptors
    /// that were taken are the taker's to carry over. When `execve` fails, `adopt` takes the cell
    /// back in the same image. A cell that has ended goes over with the report of its end.
    ///
    /// - Throws: `CellRefusal.over` when the cell was given up already.
    public func exportHandover() throws(CellRefusal) -> CellHandover {
        watch.cancel()
        watch.settle()
        protection?.settle()
        let report = finishing.withLock { $0?.report }
        let lost = report == nil ? state.withLock { $0.lost } ?? protection?.firstLost() : nil
        let protection = report == nil ? protection?.handOver() : nil
        guard let control = control.take(),
            let firstProcess = firstProcess.take(), let handle = builder.handle.take()
        else { throw .over }
        let state = state.withLock { state in
            state.isHandedOver = true
            return state
        }
        let pipes = pipes.map { [$0.input, $0.output, $0.error] } ?? []
        let handover = CellHandover(
            version: Confinement.protocolVersion, control: control, firstProcess: firstProcess,
            builder: builder.pid, builderHandle: handle, doors: doors.map { $0.take() ?? -1 },
            terminal: terminal?.take(), pipes: pipes.map { $0.take() ?? -1 },
            sequence: state.sequence, missing: missing.sorted { $0.rawValue < $1.rawValue },
            group: group, placeholders: report == nil ? placeholders : [],
            protection: protection, lost: lost, exit: state.exit, report: report)
        for descriptor in handover.descriptors { _ = confinement_close_on_exec(descriptor, 0) }
        if report == nil {
            PlaceholderLedger.release(placeholders, builder: builder.pid, removing: false)
        }
        continuation.finish()
        return handover
    }

    /// Takes over a cell that an earlier image of this process gave up.
    ///
    /// - Throws: `CellRefusal.badValue` when the description is of another version or its
    ///   descriptors are not open.
    public static func adopt(_ handover: CellHandover) throws(CellRefusal) -> Cell {
        guard handover.version == Confinement.protocolVersion,
            handover.pipes.isEmpty || handover.pipes.count == 3
        else { throw .badValue("handover of version \(handover.version)") }
        for descriptor in handover.descriptors {
            guard confinement_close_on_exec(descriptor, 1) == 0 else {
                throw .badValue("descriptor \(descriptor) of a handover")
            }
        }
        let pipes = handover.pipes.map { CellDescriptor($0) }
        let parts = CellParts(
            doors: handover.doors.map { CellDescriptor($0) },
            terminal: handover.terminal.map { CellDescriptor($0) },
            pipes: pipes.isEmpty
                ? nil : CellPipes(input: pipes[0], output: pipes[1], error: pipes[2]),
            firstProcess: CellDescriptor(handover.firstProcess), missing: Set(handover.missing))
        PlaceholderLedger.adopt(handover.placeholders, builder: handover.builder)
        var state = CellState()
        state.sequence = handover.sequence
        state.exit = handover.exit
        let builder = BuilderProcess(
            pid: handover.builder, handle: CellDescriptor(handover.builderHandle))
        let cell = Cell(
            parts, control: CellDescriptor(handover.control), builder: builder,
            group: handover.group, placeholders: handover.placeholders,
            protection: handover.protection.map(ProtectionWatch.init), state: state)
        if let exit = handover.exit { cell.continuation.yield(.exited(exit)) }
        if let report = handover.report {
            cell.finishing.withLock { $0 = .confirmed(report) }
            cell.continuation.yield(.gone(.confirmed(report)))
            cell.continuation.finish()
        } else {
            cell.begin()
            if let path = handover.lost { cell.endUnprotected(path) }
        }
        return cell
    }
}
