import StrictJSON

/// The characters of names, made once for all kinds of `Identifier`.
enum NameShape {
    static let alphabet = ASCIISet(letters + "0123456789._:/-")
    /// May not be the first.
    static let marks = ASCIISet("._:/-")

    private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
}
