import Agency
import StrictJSON

/// What an act costs at most, from the mandate and the charter's price table.
enum Prices {
    /// The amounts, or why there is no price: then the act is denied.
    static func cost(
        of action: Action, _ mandate: MandateInForce, _ charter: Charter?
    ) -> Result<[Quantity: Int64], NoPrice> {
        var amounts = mandate.cost(of: action)
        if action.verb == .spawn { amounts[.spawns] = 1 }
        guard action.verb == .callTool,
            let grant = mandate.mandate.servers[action.server]?.tools[action.target],
            let price = grant.price
        else { return .success(amounts) }
        guard let rule = charter?.prices[price], rule.currency == mandate.mandate.currency,
            rule.requires.allSatisfy({ action.text(at: $0.key) == $0.value }),
            let money = amount(rule.amount, action, tokens: amounts[.tokens]), money >= 0
        else { return .failure(NoPrice(price: price)) }
        amounts[.money] = (amounts[.money] ?? 0).saturatingAdding(money)
        return .success(amounts)
    }

    /// A price that the table does not have, or that the arguments do not give.
    struct NoPrice: Error {
        let price: PriceName
    }

    private static func amount(
        _ rule: PriceRule.Amount, _ action: Action, tokens: Int64?
    ) -> Int64? {
        switch rule {
        case .call(let money): money
        case .tokens(let perMillion):
            tokens.flatMap { count in
                let (product, overflow) = count.multipliedReportingOverflow(by: perMillion)
                guard !overflow, product >= 0 else { return nil }
                return product / 1_000_000 + (product % 1_000_000 > 0 ? 1 : 0)
            }
        case .decimal(let pointer):
            action.number(at: pointer).flatMap { DecimalAmount.micros($0, decimals: 0) }
        case .atomic(let pointer, let decimals):
            action.text(at: pointer).flatMap { DecimalAmount.micros($0, decimals: decimals) }
        }
    }
}
