import Agency
import Confinement
import HumanDesk

/// Why a cell of a run was not started, with whose it is.
struct StartFault: Error {
    /// The server; nil is the agent.
    let server: ServerName?
    /// The program, as the cell was to start it.
    let program: String
    let fault: any Error

    /// What people are told. What the host cannot promise has a code of its own.
    var refusal: Refusal {
        switch fault {
        case let refusal as Refusal: refusal
        case CellRefusal.weakness(let weakness, let consequence):
            Refusal(
                "host",
                "this host cannot promise everything: \(consequence); see tribune check --host, or "
                    + "accept it in the mandate: accept_weaknesses: [\(weakness.rawValue)]")
        case CellRefusal.necessary(let what):
            Refusal("host", "this host cannot build cells: \(what); see tribune check --host")
        case CellRefusal.stage("command", let code):
            Refusal(
                "cannot-run",
                "\(who): \(program) cannot be run inside its cell: \(Self.reason(code)); grant its "
                    + "folder under \(grants)")
        case CellRefusal.missing(let path):
            Refusal("no-file", "\(who): \(path) is granted and is not there; make it, or remove it")
        case CellRefusal.stage("directory", _):
            Refusal("not-started", "\(who): its working folder is not inside its cell: \(grants)")
        default: Refusal("not-started", "\(who) was not started: \(fault)")
        }
    }

    private var who: String { server.map { "server \($0)" } ?? "the agent" }

    private var grants: String {
        server.map { "servers.\($0).files.read of the mandate" } ?? "files.read of the mandate"
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case 2: "it, or the interpreter that it names, is not there (errno 2)"
        case 8: "it is no program (errno 8)"
        case 13:
            "it, or the interpreter that it names, may not be executed (errno 13); what can be "
                + "written is executed only where files.execute names it"
        default: "errno \(code)"
        }
    }
}
