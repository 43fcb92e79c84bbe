// The fronts of the log: notes and what is spelled like them, and recovery after damage.

import FuzzFront

@main
enum FuzzLog {
    static func main() { FuzzRun.run([.note, .recovery]) }
}
