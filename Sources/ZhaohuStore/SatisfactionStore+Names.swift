package import ZhaohuDomain
package import ZhaohuPostgres

/// What a row of a report is called.
package struct RowName: Sendable, Hashable {
    package let chinese: String
    package let english: String
    /// The row of another table that it is a part of; empty for none.
    package let parent: String
    /// A company's band of its last published score; empty for none.
    package let band: String

    package init(chinese: String, english: String, parent: String = "", band: String = "") {
        self.chinese = chinese
        self.english = english
        self.parent = parent
        self.band = band
    }
}

/// Names of rows, in both languages.
extension SatisfactionStore {
    /// By the key of the row; carers stay numbers, for a report is no place for names of people.
    package static func names(
        _ database: DatabaseConnection, region: String, by: SatisfactionBreakdown, on day: Day
    ) throws -> [String: RowName] {
        guard let statement = nameStatement(by) else { return [:] }
        let values: [SQLValue] = by == .provider ? [.text(region), SQLValue(day)] : [.text(region)]
        let rows = try database.query(statement, values)
        return Dictionary(
            try rows.map { row in
                let parent = by == .caregiver ? ProviderID(try row.int(3)).description : row.text(3)
                return (
                    shown(row.text(0), by: by),
                    RowName(chinese: row.text(1), english: row.text(2), parent: parent, band: row.text(4))
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    private static func nameStatement(_ by: SatisfactionBreakdown) -> String? {
        switch by {
        case .provider:
            """
            -- SatisfactionStore.providerNames
            select p.provider, p.name, p.name, '', coalesce(s.band, '') from provider p
            left join lateral (
                select band from provider_score s where s.region = p.region and s.provider = p.provider
                    and s.state = 'published' and s.to_day <= $2::date order by s.to_day desc, s.score desc limit 1) s on true
            where p.region = $1
            """
        case .caregiver:
            "-- SatisfactionStore.caregiverParents\nselect caregiver, '', '', provider, '' from caregiver where region = $1"
        case .district:
            "-- SatisfactionStore.districtNames\nselect district, name_zh, name_en, '', '' from district where region = $1"
        case .street:
            "-- SatisfactionStore.streetNames\nselect street, name_zh, name_en, district, '' from street where region = $1"
        case .item:
            "-- SatisfactionStore.itemNames\nselect item, name_zh, name_en, '', '' from service_item where region = $1"
        case .grade, .setting, .month, .none: nil
        }
    }
}
