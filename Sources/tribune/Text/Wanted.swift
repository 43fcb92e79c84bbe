import Agency
import ArgumentParser

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
}
