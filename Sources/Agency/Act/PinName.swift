/// What a pin is called. Tools go by their own names, which hold no colon.
public enum PinName {
    /// The name of the pin of a server's instructions.
    public static let instructions = "server:instructions"

    /// The name of the pin of a prompt's description.
    public static func prompt(_ name: String) -> String { promptPrefix + name }

    /// The prompt that a pin of this name is of, if it is of one.
    public static func prompt(in name: String) -> String? {
        name.hasPrefix(promptPrefix) ? String(name.dropFirst(promptPrefix.count)) : nil
    }

    private static let promptPrefix = "prompt:"
}

extension Action {
    /// The pin that must agree with `definition`, for verbs that use something described.
    public var pinName: String? {
        switch verb {
        case .callTool: target
        case .getPrompt: PinName.prompt(target)
        default: nil
        }
    }
}
