import StrictJSON

/// A modern client that listens for changes on one open request.
struct Listener {
    let exchange: Exchange
    /// The methods of the notifications that it wants.
    let changes: Set<String>
    /// URIs whose changes it wants, each permitted.
    var uris: Set<String>

    /// A notification with the mark that ties it to the client's request.
    func marked(_ params: JSONObject) -> JSONObject {
        var params = params
        params["_meta"] = .object(
            JSONObject([(MetaKey.subscription, exchange.request.id.json)]))
        return params
    }
}
