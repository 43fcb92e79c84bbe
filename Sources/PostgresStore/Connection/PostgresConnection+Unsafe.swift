// Unsafe because libpq is C: a connection is a pointer that is freed once, with the last
// reference; results are cleared by the function that got them; parameter bytes live through the
// call that copies them into libpq's buffer. All calls on the pointer are made under `lock`.

internal import CPostgres
internal import Glibc
internal import Synchronization

/// One connection, for one caller at a time. It never hangs: every wait has an end, and an end
/// without an answer is `PostgresError.lost`, after which the connection is of no more use.
@safe final class PostgresConnection: @unchecked Sendable {
    private let pointer: OpaquePointer
    private let lock = Mutex(())
    private let patience: Int
    private var prepared: Set<String> = []
    private var failure: PostgresError?
    private var isFreed = false

    /// Connects.
    ///
    /// - Parameters:
    ///   - address: a connection URI or keywords (PostgreSQL manual, "Connection Strings").
    ///   - patience: milliseconds that one round trip may take.
    init(_ address: String, patience: Int) throws(PostgresError) {
        self.patience = patience
        // What the address says comes last and wins.
        let settings: [(String, String)] = [
            ("application_name", "tribune"),
            ("connect_timeout", "\(max(2, min(5, patience / 1000)))"), ("keepalives_idle", "5"),
            ("keepalives_interval", "2"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "10000"), ("client_encoding", "UTF8"), ("dbname", address),
        ]
        var words = unsafe settings.map { unsafe UnsafePointer(strdup($0.0)) } + [nil]
        var values = unsafe settings.map { unsafe UnsafePointer(strdup($0.1)) } + [nil]
        defer {
            for index in settings.indices {
                unsafe free(UnsafeMutableRawPointer(mutating: words[index]))
                unsafe free(UnsafeMutableRawPointer(mutating: values[index]))
            }
        }
        guard let made = unsafe PQconnectdbParams(&words, &values, 1) else {
            throw .unreachable("no memory for a connection")
        }
        unsafe pointer = made
        guard unsafe PQstatus(made) == CONNECTION_OK else {
            let why = unsafe Self.line(PQerrorMessage(made))
            unsafe PQfinish(made)
            isFreed = true
            throw .unreachable(why)
        }
        unsafe PQsetNoticeProcessor(made, { _, _ in }, nil)
        unsafe PQsetnonblocking(made, 1)
    }

    deinit {
        if !isFreed { unsafe PQfinish(pointer) }
    }

    /// The server's version: 150018 is 15.18.
    var version: Int { lock.withLock { _ in unsafe Int(PQserverVersion(pointer)) } }

    /// Whether nothing has gone wrong on this connection that makes it useless.
    var isUsable: Bool { lock.withLock { _ in failure == nil } }

    /// Sends all statements at once and waits for all answers: one round trip, one transaction.
    ///
    /// - Throws: `refused` when nothing happened, `lost` when nobody knows.
    @discardableResult
    func run(_ statements: [Statement]) throws(PostgresError) -> [Rows] {
        try lock.withLock { _ throws(PostgresError) in
            if let failure { throw failure }
            do throws(PostgresError) {
                return try exchange(statements)
            } catch {
                if case .refused = error, unsafe PQstatus(pointer) == CONNECTION_OK { throw error }
                failure = .lost(error.description)
                throw error
            }
        }
    }

    /// The texts of notifications that have come, after waiting for at most so long.
    ///
    /// - Parameter bell: a descriptor that ends the wait when it can be read.
    func notifications(
        milliseconds: Int, bell: Int32
    ) throws(PostgresError) -> [(channel: String, text: String)] {
        try lock.withLock { _ throws(PostgresError) in
            if let failure { throw failure }
            var polled = [
                pollfd(fd: unsafe PQsocket(pointer), events: Int16(POLLIN), revents: 0),
                pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
            ]
            var found = takeNotifications()
            if found.isEmpty { unsafe poll(&polled, 2, Int32(milliseconds)) }
            guard unsafe PQconsumeInput(pointer) == 1 else {
                let lost = PostgresError.lost(unsafe Self.line(PQerrorMessage(pointer)))
                failure = lost
                throw lost
            }
            found += takeNotifications()
            return found
        }
    }

    private func takeNotifications() -> [(channel: String, text: String)] {
        var found: [(channel: String, text: String)] = []
        while let note = unsafe PQnotifies(pointer) {
            found.append(
                unsafe (String(cString: note.pointee.relname), String(cString: note.pointee.extra)))
            unsafe PQfreemem(note)
        }
        return found
    }

    private func exchange(_ statements: [Statement]) throws(PostgresError) -> [Rows] {
        let end = Self.now() + patience
        guard unsafe PQenterPipelineMode(pointer) == 1 else { throw lost() }
        var sent: [(statement: Int, prepares: String?)] = []
        for (position, statement) in statements.enumerated() {
            if let name = statement.name, !prepared.contains(name),
                !sent.contains(where: { $0.prepares == name })
            {
                try prepare(statement, name)
                sent.append((position, name))
            }
            try send(statement)
            sent.append((position, nil))
        }
        guard unsafe PQpipelineSync(pointer) == 1 else { throw lost() }
        try flush(end)
        var rows: [Rows] = []
        var refusal: PostgresError?
        for item in sent {
            do throws(PostgresError) {
                let answer = try answer(end)
                if let name = item.prepares { prepared.insert(name) } else { rows.append(answer) }
            } catch {
                guard case .refused = error else { throw error }
                refusal = refusal ?? error
            }
        }
        try sync(end)
        if let refusal { throw refusal }
        return rows
    }

    private func prepare(_ statement: Statement, _ name: String) throws(PostgresError) {
        let types = statement.values.map(\.type)
        guard
            unsafe PQsendPrepare(pointer, name, statement.sql, Int32(types.count), types) == 1
        else { throw lost() }
    }

    private func send(_ statement: Statement) throws(PostgresError) {
        let encoded = statement.values.map(\.encoded)
        // One buffer holds all parameters, so that their addresses stay as they are.
        let joined = encoded.reduce(into: []) { $0 += $1 ?? [] } + [0]
        let lengths = encoded.map { Int32($0?.count ?? 0) }
        let formats = encoded.map { _ in Int32(1) }
        let types = statement.values.map(\.type)
        let count = Int32(encoded.count)
        let code = unsafe joined.withUnsafeBytes { buffer -> Int32 in
            guard let base = unsafe buffer.bindMemory(to: CChar.self).baseAddress else { return 0 }
            var at = 0
            var starts: [UnsafePointer<CChar>?] = unsafe []
            for value in encoded {
                unsafe starts.append(value == nil ? nil : base + at)
                at += value?.count ?? 0
            }
            if let name = statement.name {
                return unsafe PQsendQueryPrepared(
                    pointer, name, count, starts, lengths, formats, 1)
            }
            return unsafe PQsendQueryParams(
                pointer, statement.sql, count, types, starts, lengths, formats, 1)
        }
        guard code == 1 else { throw lost() }
    }

    private func flush(_ end: Int) throws(PostgresError) {
        while true {
            let left = unsafe PQflush(pointer)
            if left == 0 { return }
            guard left > 0 else { throw lost() }
            // The server may have to say something before it reads on.
            try wait(POLLIN | POLLOUT, end)
            guard unsafe PQconsumeInput(pointer) == 1 else { throw lost() }
        }
    }

    /// The answer to one statement.
    private func answer(_ end: Int) throws(PostgresError) -> Rows {
        guard let result = try unsafe next(end) else { throw lost() }
        let outcome = unsafe Self.read(result)
        unsafe PQclear(result)
        // A null ends the answer to each statement of a pipeline.
        guard unsafe try next(end) == nil else { throw .lost("the answers are out of step") }
        return try outcome.get()
    }

    private func sync(_ end: Int) throws(PostgresError) {
        guard let result = try unsafe next(end) else { throw lost() }
        let status = unsafe PQresultStatus(result)
        unsafe PQclear(result)
        guard status == PGRES_PIPELINE_SYNC, unsafe PQexitPipelineMode(pointer) == 1 else {
            throw lost()
        }
    }

    private func next(_ end: Int) throws(PostgresError) -> OpaquePointer? {
        while unsafe PQisBusy(pointer) == 1 {
            try wait(POLLIN, end)
            guard unsafe PQconsumeInput(pointer) == 1 else { throw lost() }
        }
        return unsafe PQgetResult(pointer)
    }

    private func wait(_ events: Int32, _ end: Int) throws(PostgresError) {
        let left = end - Self.now()
        guard left > 0 else { throw .lost("no answer within \(patience) ms") }
        var polled = pollfd(fd: unsafe PQsocket(pointer), events: Int16(events), revents: 0)
        unsafe poll(&polled, 1, Int32(clamping: left))
    }

    private func lost() -> PostgresError { .lost(unsafe Self.line(PQerrorMessage(pointer))) }

    private static func read(_ result: OpaquePointer) -> Result<Rows, PostgresError> {
        switch unsafe PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return unsafe .success(rows(result))
        case PGRES_PIPELINE_ABORTED:
            return .failure(.refused(state: "25P02", message: "an earlier statement failed"))
        default:
            let field = unsafe PQresultErrorField(result, Int32(UInt8(ascii: "C")))
            let state = unsafe field.map { unsafe String(cString: $0) } ?? ""
            let message = unsafe line(PQresultErrorMessage(result))
            // Class 57: the server is going down. Without a state libpq itself speaks.
            if state.isEmpty || state.hasPrefix("57P") || state.hasPrefix("08") {
                return .failure(.lost(message))
            }
            return .failure(.refused(state: state, message: message))
        }
    }

    private static func rows(_ result: OpaquePointer) -> Rows {
        let (height, width) = unsafe (PQntuples(result), PQnfields(result))
        var cells: [[UInt8]?] = []
        cells.reserveCapacity(Int(height) * Int(width))
        for row in 0..<height {
            for column in 0..<width {
                guard unsafe PQgetisnull(result, row, column) == 0,
                    let start = unsafe PQgetvalue(result, row, column)
                else {
                    cells.append(nil)
                    continue
                }
                let length = Int(unsafe PQgetlength(result, row, column))
                let raw = unsafe UnsafeRawBufferPointer(start: start, count: length)
                cells.append(unsafe Array(raw))
            }
        }
        let affected = unsafe PQcmdTuples(result).map { unsafe Int(String(cString: $0)) ?? 0 } ?? 0
        return Rows(affected: affected, width: Int(width), cells: cells)
    }

    /// A message of libpq in one line.
    private static func line(_ text: UnsafePointer<CChar>?) -> String {
        guard let text = unsafe text else { return "no reason given" }
        return unsafe String(cString: text).split(whereSeparator: \.isNewline)
            .joined(separator: "; ")
    }

    /// Milliseconds on a clock that nobody sets.
    private static func now() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
