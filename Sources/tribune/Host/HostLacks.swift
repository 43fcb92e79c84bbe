import Confinement
import Mandates

/// What this host lacks of what a starting mandate asks of it.
enum HostLacks {
    /// Everything but a share of the processors, which a mandate cannot ask for yet.
    static func found() -> [StartingPlace.Lack] {
        CellTools.detect().report.findings.compactMap { finding in
            guard !finding.isPresent, let weakness = finding.weakness, weakness != .cpuLimit else {
                return nil
            }
            return StartingPlace.Lack(name: weakness.rawValue, consequence: finding.consequence)
        }
    }
}
