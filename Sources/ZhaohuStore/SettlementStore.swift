package import ZhaohuDomain
package import ZhaohuPostgres

/// Settlements of visits, from the claim to the payment.
package enum SettlementStore {
    /// What a company and the fund still owe each other, from all settlements, visits, deposits and recoveries.
    package static func finalAccount(
        _ database: DatabaseConnection, region: String, provider: ProviderID
    ) throws -> FinalAccount {
        FinalAccount()
    }
}
