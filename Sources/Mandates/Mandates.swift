/// # Mandates: a file becomes values
///
/// People write a mandate as YAML; the hall needs a `Mandate`. This room is the only place where
/// the one becomes the other, and the only one that knows YAML. YAML has traps (a key twice, an
/// alias that grows a file a millionfold, `no` that means false), so a text passes three gates:
///
/// 1. `Source`: `SourceGuard` refuses the traps before any library reads the text, `SourceText`
///    lets Yams parse it, and what is left are nodes with the line and column of each.
/// 2. `Reading`: `MandateReader` turns nodes into a `Mandate`, collecting every problem.
/// 3. `Checking`: `MandateCheck` judges the values. The hall calls it too, on mandates that
///    arrive as JSON.
///
/// `Writing` goes the other way: `MandateFile.load(MandateFile.write(m))` gives `m` again.
/// `Starting` holds the files that `tribune init` writes. Read `MandateFile` first.
///
/// The charter of an organisation (`CharterFile`) is a file of the same kind and passes the same
/// gates; nothing writes one.
///
/// Nothing here touches the disk: reading a policy file is a closure that the caller hands in.
public enum Mandates {
    /// The longest mandate file, in bytes.
    public static let bytesMax = 256 << 10
    /// The longest policy file that a mandate names, in bytes.
    public static let policyBytesMax = 64 << 10
    /// The longest mandate as RFC 8785 text, in bytes: an entry of the log carries all of it and
    /// has at most 65,535 (C2SP tlog-tiles, entry bundles).
    public static let canonicalBytesMax = 60_000
    /// The deepest nesting of a mandate file.
    static let depthMax = 16
    /// After so many problems the rest is not collected.
    static let problemsMax = 50
}
