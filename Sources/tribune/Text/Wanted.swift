import Agency
import ArgumentParser
import Mandates

/// Arguments of the command line as values, or what is wrong with them.
enum Wanted {
    /// A lineage's id.
    static func lineage(_ text: String) throws -> LineageID {
        guard let lineage = LineageID(text) else {
            throw ValidationError("'\(Escaped.line(text))' is no lineage; tribune ps lists them")
        }
        return lineage
    }

    /// A person's name.
    static func person(_ text: String) throws -> PersonName {
        guard let person = PersonName(text) else {
            throw ValidationError(
                "'\(Escaped.line(text))' is no name: use letters, digits and . _ : / -")
        }
        return person
    }

    /// An ask's number.
    static func ask(_ text: String) throws -> ActionID {
        guard let index = Int(text), index >= 0 else {
            throw ValidationError(
                "'\(Escaped.line(text))' is no ask; tribune approvals lists their numbers")
        }
        return ActionID(index)
    }

    /// A level, `L0` to `L4`.
    static func level(_ text: String) throws -> AutonomyLevel {
        guard let level = AutonomyLevel(name: text) else {
            throw ValidationError("'\(Escaped.line(text))' is no level: use L0, L1, L2, L3 or L4")
        }
        return level
    }

    /// A lease's id.
    static func lease(_ text: String) throws -> LeaseID {
        try name(text, LeaseID.init, "lease; tribune ps lists them")
    }

    /// An agent's name.
    static func agent(_ text: String) throws -> AgentName {
        try name(text, AgentName.init, "agent's name")
    }

    /// A gate's name.
    static func gate(_ text: String) throws -> GateName {
        try name(text, GateName.init, "gate's name")
    }

    /// A server's name.
    static func server(_ text: String) throws -> ServerName {
        try name(text, ServerName.init, "server's name")
    }

    private static func name<Kind>(
        _ text: String, _ make: (String) -> Identifier<Kind>?, _ what: String
    ) throws -> Identifier<Kind> {
        guard let name = make(text) else {
            throw ValidationError("'\(Escaped.line(text))' is no \(what)")
        }
        return name
    }

    /// SHA-256, 64 hexadecimal digits.
    static func digest(_ text: String) throws -> Digest {
        guard let digest = Digest(hex: text) else {
            throw ValidationError("'\(Escaped.line(text))' is no digest of 64 hexadecimal digits")
        }
        return digest
    }

    /// A class of effect.
    static func effect(_ text: String) throws -> EffectClass {
        guard let effect = EffectClass(rawValue: text) else {
            let known = EffectClass.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("'\(Escaped.line(text))' is no class of effect: use \(known)")
        }
        return effect
    }

    /// A length of time above zero, such as `30m`.
    static func span(_ text: String) throws -> Instant.Span {
        guard let span = WrittenValue.span(text), span.nanoseconds > 0 else {
            throw ValidationError(
                "'\(Escaped.line(text))' is no length of time: write 90s, 30m, 2h or 1d")
        }
        return span
    }

    /// `SERVER/TOOL`.
    static func target(_ text: String) throws -> (server: ServerName, tool: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let server = ServerName(String(parts[0])) else {
            throw ValidationError("'\(Escaped.line(text))' is no tool: write SERVER/TOOL")
        }
        return (server, String(parts[1]))
    }

    /// `QUANTITY=AMOUNT`.
    static func amount(_ text: String) throws -> (quantity: Quantity, amount: Int64) {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let quantity = Quantity(rawValue: String(parts[0])),
            let amount = WrittenValue.amount(String(parts[1]), of: quantity)
        else {
            throw ValidationError(
                "'\(Escaped.line(text))' is no limit: write money=1.00, calls=50 or bytes_out=1MiB")
        }
        return (quantity, amount)
    }
}
