/// The words of the operating system for what went wrong.
enum SystemError {}
