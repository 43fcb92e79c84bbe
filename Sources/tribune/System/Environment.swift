/// The person's environment.
enum Environment {}
