/// What one call costs in money: a row of the price table.
public struct PriceRule: Sendable, Hashable, Codable {
    /// How the amount is found.
    public enum Amount: Sendable, Hashable, Codable {
        /// Micro-units for each call.
        case call(Int64)
        /// Micro-units for each million tokens that the call may take: its `tokens` cost.
        case tokens(perMillion: Int64)
        /// A decimal at a JSON Pointer (RFC 6901) of the arguments, as AP2 writes amounts.
        case decimal(at: String)
        /// A string of atomic units at a JSON Pointer, of which `decimals` places make one unit of
        /// the currency, as x402 writes amounts.
        case atomic(at: String, decimals: Int)
    }

    /// What the amounts are in, an ISO 4217 code or a token's name: must be the mandate's currency.
    public var currency: String
    /// How the amount is found.
    public var amount: Amount
    /// Arguments, by JSON Pointer, that must have these texts: the asset, the network, the payee's
    /// currency. Anything else has no price.
    public var requires: [String: String]

    /// The row with these parts.
    public init(currency: String, amount: Amount, requires: [String: String] = [:]) {
        self.currency = currency
        self.amount = amount
        self.requires = requires
    }
}
