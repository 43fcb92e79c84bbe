/// The daemon could not be replaced; its cells end by their leases.
struct ReplacementFailure: Error, CustomStringConvertible {
    let path: String
    let code: Int32

    var description: String { "\(path): cannot be executed (errno \(code))" }
}
