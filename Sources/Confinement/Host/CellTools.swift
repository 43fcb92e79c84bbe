/// What cells are built with on this host. Made once, at the start of a daemon.
public struct CellTools: Sendable {
    /// The path of bubblewrap.
    public let bubblewrap: String
    /// The path of `tribune-cell` on the host.
    public let tribuneCell: String
    /// What the host gives and lacks.
    public let report: HostReport
    let groups: ControlGroupHost

    /// Looks for the programs and at the kernel. Never fails: what is missing is in `report`, and
    /// `Cell.start` refuses accordingly.
    ///
    /// - Parameters:
    ///   - bubblewrap: its path; nil looks in the usual places.
    ///   - tribuneCell: its path; nil looks beside this program.
    ///   - controlGroup: a delegated version 2 group; nil uses the daemon's own.
    public static func detect(
        bubblewrap: String? = nil, tribuneCell: String? = nil, controlGroup: String? = nil
    ) -> CellTools {
        let builder =
            bubblewrap
            ?? ["/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap"]
            .first { Kernel.isExecutable($0) }
        let program = tribuneCell ?? besideThisProgram()
        let groups = ControlGroupHost.detect(parent: controlGroup)
        ControlGroup.sweep(groups)
        return CellTools(
            bubblewrap: builder ?? "", tribuneCell: program ?? "",
            report: HostCheck.run(bubblewrap: builder, tribuneCell: program, groups: groups),
            groups: groups)
    }

    private static func besideThisProgram() -> String? {
        guard let own = Kernel.realPath("/proc/self/exe"),
            let slash = own.lastIndex(of: "/")
        else { return nil }
        let folder = String(own[..<slash])
        return [folder + "/tribune-cell", folder + "/../libexec/tribune/tribune-cell"]
            .first { Kernel.isExecutable($0) }
    }
}
