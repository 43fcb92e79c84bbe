/// Reading and spawning for the bench.
enum Speech {}
