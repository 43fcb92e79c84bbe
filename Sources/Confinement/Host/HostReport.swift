/// What this host gives and lacks for cells.
public struct HostReport: Sendable, Hashable {
    /// Every right that was looked at.
    public var findings: [HostFinding]

    /// Refuses a spec that needs what this host lacks and did not accept.
    func admit(_ spec: CellSpec) throws(CellRefusal) {
        for finding in findings where !finding.isPresent {
            if finding.isNecessary { throw .necessary("\(finding.right): \(finding.detail)") }
            guard let weakness = finding.weakness, isNeeded(weakness, of: finding, by: spec) else {
                continue
            }
            guard spec.acceptedWeaknesses.contains(weakness) else {
                throw .weakness(weakness, consequence: finding.consequence)
            }
        }
    }

    private func isNeeded(
        _ weakness: Weakness, of finding: HostFinding, by spec: CellSpec
    ) -> Bool {
        switch weakness {
        case .memoryLimit: spec.limits.memoryBytes != nil
        case .processLimit: spec.limits.processes != nil
        case .cpuLimit where finding.right == HostCheck.processorTime:
            spec.limits.cpuSecondsPerProcess != nil
        case .cpuLimit: spec.limits.cpuPercent != nil
        case .hostRoot: spec.user == nil || spec.user?.user == 0
        case .landlock, .landlockRefer, .landlockTruncate, .landlockDeviceIoctl, .landlockScope:
            true
        }
    }
}
