/// # StrictJSON: one reading of every text
///
/// Two parsers that read one text differently are a way around every gate: the judge sees one
/// value, the server another. This room therefore accepts only texts that have a single reading
/// (RFC 8259 with the restrictions of RFC 7493, I-JSON): duplicate keys, malformed UTF-8, lone
/// surrogates, excessive depth, size or count of nodes are refused, each with the place where.
/// Numbers keep their lexeme, so what is forwarded is what was judged. `JSONValue.canonical()`
/// writes RFC 8785, the form that is hashed, signed and logged.
///
/// Read `JSONValue` first, then `JSONParser`, then `CanonicalWriter`.
public enum StrictJSON {
    /// The largest magnitude of an integer that every JSON reader holds exactly, 2^53 - 1
    /// (RFC 7493 section 2.2).
    public static let safeIntegerMax: Int64 = 9_007_199_254_740_991
}
