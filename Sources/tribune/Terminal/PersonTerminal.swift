/// The person's terminal while an agent has its use.
enum PersonTerminal {}
