import Agency
import StrictJSON

/// Typed looks into an action's arguments, by JSON Pointer (RFC 6901).
extension Action {
    /// What a pointer names; nil for nothing.
    func value(at pointer: String) -> JSONValue? {
        guard !pointer.isEmpty else { return .object(arguments) }
        guard pointer.hasPrefix("/") else { return nil }
        var value = JSONValue.object(arguments)
        for token in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let next = Self.member(Self.unescaped(token), of: value) else { return nil }
            value = next
        }
        return value
    }

    private static func member(_ token: String, of value: JSONValue) -> JSONValue? {
        switch value {
        case .object(let object): return object[token]
        case .array(let elements):
            let isPlain = token == "0" || token.first != "0"
            guard isPlain, let index = Int(token), elements.indices.contains(index) else {
                return nil
            }
            return elements[index]
        default: return nil
        }
    }

    /// `~1` is `/` and `~0` is `~`, in this order (RFC 6901 section 4).
    private static func unescaped(_ token: Substring) -> String {
        var result = ""
        var rest = token
        while let character = rest.popFirst() {
            if character == "~", let next = rest.first, next == "0" || next == "1" {
                rest.removeFirst()
                result.append(next == "1" ? "/" : "~")
            } else {
                result.append(character)
            }
        }
        return result
    }

    /// The text at a pointer.
    func text(at pointer: String) -> String? { value(at: pointer)?.asString }

    /// The decimal lexeme at a pointer, of a number or of a string.
    func number(at pointer: String) -> String? {
        switch value(at: pointer) {
        case .number(let number)?: number.lexeme
        case .string(let text)?: text
        default: nil
        }
    }
}
