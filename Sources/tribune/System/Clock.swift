/// Time, where people wait for it.
enum Clock {}
