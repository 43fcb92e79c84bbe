/// One live line under an agent's output on the same terminal, kept out of the agent's way.
///
/// It is drawn only where the agent left the cursor at the start of a fresh line, and never again
/// once the agent moves the cursor about or while it uses the whole screen: a program that paints
/// owns the screen. After drawing, the cursor is back where the agent left it.
struct StatusLine {
    private enum Place {
        case text
        case escape
        case control
        /// Within an operating-system command, which ends with BEL or ESC \.
        case command
        case commandEscape
    }

    private var place = Place.text
    private var parameters: [UInt8] = []
    private var isAtLineStart = true
    private var isFullScreen = false
    private var paints = false
    private var isDrawn = false

    /// The text to show; shown with the next `draw`.
    var text = ""

    /// Bytes that take the drawn line away.
    mutating func erase() -> [UInt8] {
        guard isDrawn else { return [] }
        isDrawn = false
        return Array("\r\u{1b}[K".utf8)
    }

    /// Bytes that draw the line within `columns`, none where it would be in the way.
    mutating func draw(columns: Int) -> [UInt8] {
        // Bytes in the midst of a sequence would become part of it.
        guard place == .text, isAtLineStart, !isFullScreen, !paints else { return [] }
        guard !text.isEmpty, columns > 10 else { return [] }
        isDrawn = true
        let shown = String(text.unicodeScalars.prefix(columns - 1))
        return Array("\r\u{1b}[7m\(shown)\u{1b}[0m\u{1b}[K\r".utf8)
    }

    /// Follows what the agent wrote.
    mutating func follow(_ bytes: [UInt8]) {
        for byte in bytes { follow(byte) }
    }

    private mutating func follow(_ byte: UInt8) {
        switch place {
        case .text: text(byte)
        case .escape: escape(byte)
        case .control: control(byte)
        case .command:
            if byte == 0x07 { place = .text }
            if byte == 0x1B { place = .commandEscape }
        case .commandEscape: place = byte == UInt8(ascii: "\\") ? .text : .command
        }
    }

    private mutating func text(_ byte: UInt8) {
        switch byte {
        case 0x1B: place = .escape
        case 0x0A: isAtLineStart = true
        case 0x0D: break
        default: isAtLineStart = false
        }
    }

    private mutating func escape(_ byte: UInt8) {
        place = .text
        switch byte {
        case UInt8(ascii: "["):
            place = .control
            parameters = []
        case UInt8(ascii: "]"): place = .command
        case UInt8(ascii: "="), UInt8(ascii: ">"): break
        default: paints = true
        }
    }

    /// Within a control sequence (ECMA-48 section 5.4): parameters, then one final byte.
    private mutating func control(_ byte: UInt8) {
        guard (0x40...0x7E).contains(byte) else {
            if parameters.count < 32 { parameters.append(byte) }
            return
        }
        place = .text
        switch byte {
        case UInt8(ascii: "m"), UInt8(ascii: "K"): break
        case UInt8(ascii: "h"), UInt8(ascii: "l"):
            let modes = String(decoding: parameters, as: UTF8.self)
            if ["?1049", "?1047", "?47"].contains(modes) {
                isFullScreen = byte == UInt8(ascii: "h")
            }
        default: paints = true
        }
    }
}
