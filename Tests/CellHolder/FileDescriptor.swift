/// The two calls on memory that the holder makes.
enum FileDescriptor {}
