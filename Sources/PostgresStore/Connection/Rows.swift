/// What a statement gave back, in binary format.
struct Rows: Sendable {
    /// Rows that were inserted, updated, deleted or selected.
    var affected: Int
    private let width: Int
    private let cells: [[UInt8]?]

    init(affected: Int, width: Int, cells: [[UInt8]?]) {
        self.affected = affected
        self.width = width
        self.cells = cells
    }

    var count: Int { width == 0 ? 0 : cells.count / width }

    func isAbsent(_ row: Int, _ column: Int) -> Bool { cells[row * width + column] == nil }

    /// Bytes of a value; none for null.
    func bytes(_ row: Int, _ column: Int) -> [UInt8] { cells[row * width + column] ?? [] }

    func text(_ row: Int, _ column: Int) -> String {
        String(decoding: bytes(row, column), as: UTF8.self)
    }

    /// An integer of 2, 4 or 8 bytes.
    func integer(_ row: Int, _ column: Int) throws(PostgresError) -> Int {
        let bytes = bytes(row, column)
        guard [2, 4, 8].contains(bytes.count) else {
            throw PostgresError.malformed("an integer of \(bytes.count) bytes came back")
        }
        let start = bytes[0] >= 128 ? -1 : 0
        return bytes.reduce(start) { $0 << 8 | Int($1) }
    }

    func flag(_ row: Int, _ column: Int) -> Bool { bytes(row, column) == [1] }
}
