extension ControlGroup {
    /// What the cell's agent has used, as far as the groups know.
    func usage() -> CellUsage {
        CellUsage(
            cpuNanoseconds: cpu(), memoryPeakBytes: memoryPeak(),
            processes: processes().map { UInt64($0.count) })
    }

    private func cpu() -> UInt64? {
        if let path = legacy[ControlGroupController.cpuacct.rawValue] {
            return number(path + "/cpuacct.usage")
        }
        guard let unified, let text = Kernel.read(unified + "/cpu.stat") else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix("usage_usec ") {
            return UInt64(line.dropFirst("usage_usec ".count)).map { $0 * 1000 }
        }
        return nil
    }

    private func memoryPeak() -> UInt64? {
        if let unified, let peak = number(unified + "/memory.peak") { return peak }
        return legacy[ControlGroupController.memory.rawValue]
            .flatMap { number($0 + "/memory.max_usage_in_bytes") }
    }

    private func number(_ path: String) -> UInt64? {
        Kernel.read(path).flatMap { text in
            UInt64(text.prefix { $0.isNumber })
        }
    }
}
