/// The tables, in a schema of their own. Described in Specs/store.md.
enum Tables {
    /// The layout that this program reads and writes.
    static let version = 1

    /// Makes what is not there. Two daemons may do it at once: the first statement lets them pass
    /// one after the other.
    static let statements: [Statement] = [
        // The bytes of "tribune" as a number; held until the transaction ends.
        Statement("SELECT pg_advisory_xact_lock(32776894247431781)"),
        Statement("CREATE SCHEMA IF NOT EXISTS tribune"),
        Statement("CREATE TABLE IF NOT EXISTS tribune.layout (version bigint NOT NULL)"),
        Statement(
            """
            INSERT INTO tribune.layout SELECT \(version)
            WHERE NOT EXISTS (SELECT FROM tribune.layout)
            """),
        // No foreign keys: every row comes from a statement that found its shard, and a check for
        // each of a batch's entries would cost more than the batch.
        // Half of each page stays free: the one row that every batch changes stays on its page.
        Statement(
            """
            CREATE TABLE IF NOT EXISTS tribune.shard (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                name text NOT NULL UNIQUE,
                owner text,
                token bigint NOT NULL DEFAULT 0,
                expires timestamptz NOT NULL DEFAULT '-infinity',
                size bigint NOT NULL DEFAULT 0,
                used bigint NOT NULL DEFAULT 0,
                clean boolean NOT NULL DEFAULT true,
                checkpoint bytea,
                checkpoint_size bigint NOT NULL DEFAULT 0,
                moved text
            ) WITH (fillfactor = 50)
            """),
        Statement(
            """
            CREATE TABLE IF NOT EXISTS tribune.entry (
                shard bigint NOT NULL,
                index bigint NOT NULL,
                bytes bytea NOT NULL,
                PRIMARY KEY (shard, index)
            )
            """),
        Statement(
            """
            CREATE TABLE IF NOT EXISTS tribune.tile (
                shard bigint NOT NULL,
                level bigint NOT NULL,
                index bigint NOT NULL,
                width bigint NOT NULL,
                bytes bytea NOT NULL,
                PRIMARY KEY (shard, level, index)
            )
            """),
        Statement(
            """
            CREATE TABLE IF NOT EXISTS tribune.payload (
                shard bigint NOT NULL,
                id bigint NOT NULL,
                length bigint NOT NULL,
                salt bytea,
                sealed bytea,
                PRIMARY KEY (shard, id)
            )
            """),
        Statement("ALTER TABLE tribune.payload ALTER sealed SET STORAGE EXTERNAL"),
        Statement(
            """
            CREATE TABLE IF NOT EXISTS tribune.blob (
                shard bigint NOT NULL,
                name text NOT NULL,
                part bigint NOT NULL,
                parts bigint NOT NULL,
                digest bytea NOT NULL,
                bytes bytea NOT NULL,
                PRIMARY KEY (shard, name, part)
            )
            """),
        Statement("ALTER TABLE tribune.blob ALTER bytes SET STORAGE EXTERNAL"),
    ]
}
