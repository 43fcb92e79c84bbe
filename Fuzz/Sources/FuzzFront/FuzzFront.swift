// What every fuzzer shares: a front is a place where bytes of strangers are read, with the promises
// that must hold there for every input; `FuzzRun` hands it to libFuzzer.
//
// A broken promise ends the process; libFuzzer keeps the input as `crash-…`.

/// A place where bytes of strangers are read, and what must hold there for every input.
public struct Front: Sendable {
    /// What `./fuzz` calls it.
    public let name: String
    /// What must hold, in one line.
    public let promise: String
    /// Inputs to begin with.
    public let seeds: @Sendable () throws -> [[UInt8]]
    /// Reads one input and breaks off when a promise does not hold.
    public let check: @Sendable ([UInt8]) -> Void

    /// A front by its name, its promise, its first inputs and its check.
    public init(
        name: String, promise: String, seeds: @escaping @Sendable () throws -> [[UInt8]],
        check: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.name = name
        self.promise = promise
        self.seeds = seeds
        self.check = check
    }
}
