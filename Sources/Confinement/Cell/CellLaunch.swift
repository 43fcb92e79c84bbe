internal import CConfinement
internal import Glibc

/// The building of one cell, from its plan to the moment its command runs.
struct CellLaunch {
    private let spec: CellSpec
    private let tools: CellTools
    private let plan: CellPlan

    private static let patience: Int32 = 10_000

    init(_ spec: CellSpec, tools: CellTools) throws(CellRefusal) {
        self.spec = spec
        self.tools = tools
        plan = try CellPlan(spec, tools: tools)
    }

    func run() throws(CellRefusal) -> Cell {
        let made = plan.placeholders
        try PlaceholderLedger.hold(made)
        do throws(CellRefusal) {
            // From before the mounts are made: what goes meanwhile is seen.
            let protection = try ProtectionWatch(plan.places)
            let group = try ControlGroup.make(spec.limits, on: tools.groups)
            do throws(CellRefusal) {
                return try build(group, made, protection)
            } catch {
                group.remove()
                throw error
            }
        } catch {
            PlaceholderLedger.release(made, builder: -1)
            throw error
        }
    }

    private func build(
        _ group: ControlGroup, _ made: [CellPlan.Placeholder], _ protection: ProtectionWatch?
    ) throws(CellRefusal) -> Cell {
        let control = try Kernel.controlPair()
        let complaints = try Kernel.pipe()
        let stdio = try CellStdioEnds(spec.stdio)
        let builder = try spawn(control.theirs, complaints.write, stdio, group)
        control.theirs.close()
        complaints.write.close()
        stdio.closeInner()
        if !made.isEmpty { PlaceholderLedger.note(builder: builder.pid) }
        do throws(CellRefusal) {
            let talk = CellTalk(control: control.ours, builder: builder)
            let talked = try talk.meet(spec, stdio.outer, patience: CellLaunch.patience)
            try group.add(talked.agent, bornInGroup: talked.bornInGroup)
            var state = CellState()
            state.sequence = 1
            // The mounts are there, and every name under them is still the one that was checked.
            if let path = protection?.firstLost() { throw .replaced(path) }
            try talk.go(sequence: state.sequence, patience: CellLaunch.patience)
            return Cell(
                talked.parts, control: control.ours, builder: builder, group: group,
                placeholders: made, protection: protection, state: state)
        } catch {
            throw abandon(builder, control.ours, complaints.read, error)
        }
    }

    /// Ends what was begun: the closed control socket is the end of process 1.
    private func abandon(
        _ builder: BuilderProcess, _ control: CellDescriptor, _ complaints: CellDescriptor,
        _ error: CellRefusal
    ) -> CellRefusal {
        control.close()
        let isGone = builder.reap(milliseconds: CellLaunch.patience) != nil
        if !isGone { _ = confinement_pidfd_signal(builder.handle.number, SIGKILL) }
        if !isGone { _ = builder.reap(milliseconds: CellLaunch.patience) }
        guard case .over = error else { return error }
        _ = confinement_wait_readable(complaints.number, 0)
        let said = Kernel.drain(complaints.number, most: 4096)
        return .builder(String(decoding: said, as: UTF8.self))
    }

    private func spawn(
        _ control: CellDescriptor, _ complaints: CellDescriptor, _ stdio: CellStdioEnds,
        _ group: ControlGroup
    ) throws(CellRefusal) -> BuilderProcess {
        let null = try Kernel.nullDevice()
        let orders = try Kernel.memoryFile(plan.orders)
        let options: [UInt8] = plan.builderArguments.flatMap { Array($0.utf8) + [UInt8(0)] }
        let arguments = try Kernel.memoryFile(options)
        var data: [CellDescriptor] = []
        for bytes in plan.data { data.append(try Kernel.memoryFile(bytes)) }
        let birthplace = group.unified.flatMap { Kernel.openPath($0) }
        let descriptors =
            [
                null.number, null.number, complaints.number, control.number, orders.number,
                arguments.number,
            ] + stdio.innerNumbers + [birthplace?.number ?? -1]
        let pid = try Kernel.spawn(
            tools.bubblewrap,
            ["bwrap", "--args", "5", "--", Confinement.cellProgram, "run"],
            descriptors: descriptors + data.map(\.number), user: spec.user)
        let handle = try Kernel.check(confinement_pidfd_open(pid), "pidfd_open")
        return withExtendedLifetime((null, orders, arguments, data, birthplace)) {
            BuilderProcess(pid: pid, handle: CellDescriptor(handle))
        }
    }
}
