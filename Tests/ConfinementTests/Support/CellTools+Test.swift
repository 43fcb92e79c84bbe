@testable import Confinement

extension CellTools {
    /// The tools of these tests on a host with other control groups.
    static func with(groups: ControlGroupHost) -> CellTools {
        let real = Attacker.tools
        let report = HostCheck.run(
            bubblewrap: real.bubblewrap, tribuneCell: real.tribuneCell, groups: groups)
        return CellTools(
            bubblewrap: real.bubblewrap, tribuneCell: real.tribuneCell, report: report,
            groups: groups)
    }
}
