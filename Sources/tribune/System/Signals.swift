/// Signals as bytes of a descriptor, so that they can be waited for beside sockets.
enum Signals {}
