// Unsafe because libFuzzer's driver and stdio are C: the driver takes the arguments as pointers and
// hands each input over as a pointer, which is copied before anything else sees it.

internal import CFuzzer
internal import Glibc
internal import Synchronization

/// Runs one front under libFuzzer: `PROGRAM NAME [libFuzzer's own arguments]`.
public enum FuzzRun {
    /// The front under test: the driver's callback carries nothing.
    private static let front = Mutex<Front?>(nil)

    /// Runs the front that the command line names, and ends the process.
    public static func run(_ fronts: [Front]) -> Never {
        let words = Array(CommandLine.arguments.dropFirst())
        guard let chosen = fronts.first(where: { $0.name == words.first }) else {
            for front in fronts { print("\(front.name): \(front.promise)") }
            exit(words.isEmpty ? 0 : 2)
        }
        if words.count == 3, words[1] == "-seeds" { writeSeeds(chosen, to: words[2]) }
        front.withLock { $0 = chosen }
        drive(["fuzz"] + words.dropFirst())
    }

    private static func drive(_ words: [String]) -> Never {
        var pointers: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
        unsafe pointers.append(nil)
        var count = Int32(words.count)
        let status = unsafe pointers.withUnsafeMutableBufferPointer { buffer in
            var base = buffer.baseAddress
            return unsafe LLVMFuzzerRunDriver(&count, &base) { data, size in
                let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
                FuzzRun.front.withLock { $0 }?.check(bytes)
                return 0
            }
        }
        exit(status)
    }

    private static func writeSeeds(_ front: Front, to folder: String) -> Never {
        guard let seeds = try? front.seeds() else { exit(3) }
        for (number, seed) in seeds.enumerated() {
            guard let file = unsafe fopen("\(folder)/seed-\(number)", "w") else { exit(3) }
            let written = unsafe fwrite(seed, 1, seed.count, file)
            guard unsafe fclose(file) == 0, written == seed.count else { exit(3) }
        }
        exit(0)
    }
}
