import Agency
import Mandates

/// A mandate file on this machine.
struct MandateSource {
    /// The file's absolute path.
    var path: String
    /// The absolute paths of the policy files that it names.
    var policies: [String]
    /// What it says.
    var file: MandateFile

    /// Reads and checks a file. Throws with every problem, each on a line with its place.
    init(_ path: String) throws {
        self.path = Files.absolute(path)
        let text = try Files.read(self.path)
        var policies: [String] = []
        do {
            file = try MandateFile.load(text: text, folder: Files.folder(of: self.path)) { path in
                policies.append(path)
                return try Files.read(path)
            }
            self.policies = policies
        } catch {
            let lines = error.problems.map { Self.sentence($0, in: path) }
            throw ClientFailure(ExitStatus.usage, lines.joined(separator: "\n"))
        }
    }

    /// A problem as compilers write it: `file:line:column: what; fix`.
    static func sentence(_ problem: MandateProblem, in path: String) -> String {
        var place = path
        if let line = problem.line, let column = problem.column { place += ":\(line):\(column)" }
        let subject = problem.path.isEmpty ? "" : "\(problem.path): "
        return Escaped.line("\(place): \(subject)\(problem.what); \(problem.fix)")
    }

    /// Values of the person's variables that the mandate hands in, to the agent or to a server.
    func environment() -> [String: String] {
        let grants = [file.mandate.environment] + file.mandate.servers.values.map(\.environment)
        var values: [String: String] = [:]
        for name in grants.flatMap(\.pass) { values[name] = Environment.value(name) }
        return values
    }
}
