import Glibc

@testable import Confinement

/// A program on the host, for victims and for showing that an attack is real.
final class HostProcess {
    let pid: Int32
    private let builder: BuilderProcess
    private let output: CellDescriptor

    init(_ arguments: [String]) throws {
        let pipe = try Kernel.pipe()
        let null = try Kernel.nullDevice()
        pid = try withExtendedLifetime((null, pipe.write)) {
            try Kernel.spawn(
                arguments[0], arguments, descriptors: [null.number, pipe.write.number, 2],
                user: nil)
        }
        let handle = CellDescriptor(try Kernel.check(pidfd(of: pid), "pidfd"))
        builder = BuilderProcess(pid: pid, handle: handle)
        output = pipe.read
    }

    deinit { stop() }

    /// All that it says until its end.
    func everything() -> String {
        String(decoding: Kernel.drain(output.number, most: 1 << 20), as: UTF8.self)
    }

    /// The first line that it says.
    func line() -> String { readLine(from: output.number) }

    /// How it ended; nil when it did not within ten seconds.
    func exit() -> CellExit? {
        guard let status = builder.reap(milliseconds: 10_000) else { return nil }
        return status & 0x7F == 0 ? .code(status >> 8) : .signal(status & 0x7F)
    }

    func stop() {
        kill(pid, SIGKILL)
        _ = builder.reap(milliseconds: 10_000)
    }
}
