// Terminal attributes by system call, each into one local value. The saved attributes are global
// because they must be put back whichever way the program ends; only the main thread touches them.
import Glibc
import HumanDesk

extension PersonTerminal {
    nonisolated(unsafe) private static var saved: termios?

    /// Whether a descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The size of the terminal at a descriptor.
    static func size(_ descriptor: Int32) -> TerminalSize? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else {
            return nil
        }
        return TerminalSize(rows: size.ws_row, columns: size.ws_col)
    }

    /// Hands every key to the agent, Ctrl-C too, until `restore`.
    static func makeRaw() {
        var attributes = termios()
        guard unsafe tcgetattr(0, &attributes) == 0 else { return }
        unsafe saved = attributes
        unsafe cfmakeraw(&attributes)
        _ = unsafe tcsetattr(0, TCSADRAIN, &attributes)
    }

    /// Puts back what `makeRaw` changed.
    static func restore() {
        guard var attributes = unsafe saved else { return }
        _ = unsafe tcsetattr(0, TCSADRAIN, &attributes)
        unsafe saved = nil
    }
}
