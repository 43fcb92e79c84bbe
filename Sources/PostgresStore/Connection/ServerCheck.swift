/// Refuses a server that may lose what it acknowledges.
enum ServerCheck {
    /// Throws `unsuitable` with what to change.
    static func run(
        _ connection: PostgresConnection, _ options: PostgresOptions
    ) throws(PostgresError) {
        guard connection.version >= 150_000 else {
            throw .unsuitable("PostgreSQL \(connection.version) is too old; 15 is needed")
        }
        let rows = try connection.run([
            Statement(
                """
                SELECT current_setting('synchronous_commit'), current_setting('fsync'),
                    current_setting('full_page_writes'), pg_is_in_recovery(),
                    current_setting('server_encoding')
                """)
        ])[0]
        // With `remote_write` or `local` a standby that takes over has less than was acknowledged.
        let commit = rows.text(0, 0)
        guard ["on", "remote_apply"].contains(commit) else {
            throw .unsuitable(
                "synchronous_commit is \(commit): the server acknowledges what it may lose; "
                    + "set it to on for this role")
        }
        guard rows.text(0, 1) == "on" || options.allowsNoFlush else {
            throw .unsuitable("fsync is off: a power failure destroys the log; set it to on")
        }
        guard rows.text(0, 2) == "on" || options.allowsNoFlush else {
            throw .unsuitable("full_page_writes is off: a torn page destroys the log")
        }
        guard !rows.flag(0, 3) else {
            throw .unsuitable("this server is a standby; name the primary")
        }
        guard rows.text(0, 4) == "UTF8" else {
            throw .unsuitable("the database's encoding is \(rows.text(0, 4)), not UTF8")
        }
    }
}
