package import ZhaohuDomain
package import ZhaohuPostgres

/// Who answers for companies, and what changes an entry of the credit list.
extension CreditStore {
    /// How often a subject was listed for this kind before, not counting what was a mistake.
    package static func earlier(
        _ database: DatabaseConnection, region: String, subject: CreditSubject, kind: String
    ) throws -> Int {
        try Int(
            database.query(
                """
                -- CreditStore.earlier
                select count(*) from credit_entry where region = $1 and subject = $2 and number = $3 and kind = $4
                    and not (state = 'lifted' and basis = 'mistake')
                """, [.text(region), .text(subject.kind.rawValue), SQLValue(subject.number), .text(kind)])[0].int(0))
    }

    /// The newest first; on a day only those in force, nil for all there ever were.
    package static func list(
        _ database: DatabaseConnection, region: String, subject: CreditSubject.Kind?, on day: Day?, limit: Int
    ) throws -> [CreditRecord] {
        try database.query(
            """
            -- CreditStore.list
            \(select) where region = $1 and ($2::text is null or subject = $2)
                and ($3::date is null or from_day <= $3::date and (until_day is null or until_day >= $3::date)
                    and (lifted_on is null or lifted_on > $3::date))
            order by credit desc limit $4
            """, [.text(region), SQLValue(subject?.rawValue), SQLValue(day), SQLValue(limit)]
        ).map(decode)
    }

    package static func apply(
        _ database: DatabaseConnection, region: String, _ id: CreditID, basis: String, proof: String, by actor: String,
        on day: Day
    ) throws {
        try database.query(
            """
            -- CreditStore.apply
            update credit_entry set state = 'applied', basis = $3, proof = $4, applied_by = $5, applied_on = $6,
                approved_by = '', decided_by = '', decision = ''
            where region = $1 and credit = $2
            """, [.text(region), SQLValue(id), .text(basis), .text(proof), .text(actor), SQLValue(day)])
    }

    /// The first of two who approve, the second, or who refuses.
    package static func decide(
        _ database: DatabaseConnection, region: String, _ id: CreditID, _ state: CreditState, grounds: String,
        by actor: String, on day: Day
    ) throws {
        try database.query(
            """
            -- CreditStore.decide
            update credit_entry set state = $3, decision = $4,
                approved_by = case when $3 = 'approved_once' then $5 else approved_by end,
                decided_by = case when $3 = 'approved_once' then '' else $5 end,
                lifted_on = case when $3 = 'lifted' then $6::date end
            where region = $1 and credit = $2
            """,
            [
                .text(region), SQLValue(id), .text(state.rawValue), .text(grounds), .text(actor), SQLValue(day),
            ])
    }

    /// Says who answers for a company from a day on.
    package static func setResponsible(
        _ database: DatabaseConnection, region: String, provider: ProviderID, digest: String, from day: Day
    ) throws {
        try database.query(
            """
            -- CreditStore.setResponsible
            insert into provider_responsible (region, provider, from_day, digest) values ($1, $2, $3, $4)
            on conflict (region, provider, from_day) do update set digest = excluded.digest
            """, [.text(region), SQLValue(provider), SQLValue(day), .text(digest)])
    }

    /// An entry in force against a company of this name, or against somebody who answered for a company with this digest.
    package static func hindrance(
        _ database: DatabaseConnection, region: String, name: String, digest: String?, on day: Day
    ) throws -> CreditRecord? {
        try database.query(
            """
            -- CreditStore.hindrance
            \(select) where region = $1 and from_day <= $4 and (until_day is null or until_day >= $4)
                and (lifted_on is null or lifted_on > $4)
                and (subject = 'provider' and number in (
                        select p.provider from provider p where p.region = $1 and p.name = $2)
                    or subject = 'responsible' and number in (
                        select r.provider from provider_responsible r where r.region = $1 and r.digest = $3::text))
            order by credit limit 1
            """, [.text(region), .text(name), SQLValue(digest), SQLValue(day)]
        ).first.map(decode)
    }
}
