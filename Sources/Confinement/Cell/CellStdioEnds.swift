/// The pipes of one cell, both ends.
struct CellStdioEnds {
    /// What the agent gets; none with a terminal.
    let inner: [CellDescriptor]
    /// What the daemon keeps.
    let outer: CellPipes?

    init(_ stdio: CellStdio) throws(CellRefusal) {
        guard stdio == .pipes else {
            inner = []
            outer = nil
            return
        }
        let input = try Kernel.pipe()
        let output = try Kernel.pipe()
        let error = try Kernel.pipe()
        inner = [input.read, output.write, error.write]
        outer = CellPipes(input: input.write, output: output.read, error: error.read)
    }

    /// Three numbers, -1 for what is not there.
    var innerNumbers: [Int32] { inner.isEmpty ? [-1, -1, -1] : inner.map(\.number) }

    func closeInner() {
        for descriptor in inner { descriptor.close() }
    }
}
