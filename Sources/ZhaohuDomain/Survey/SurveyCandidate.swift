/// A client with a visit in the period, as known when a sample is drawn: one row of the frame.
package struct SurveyCandidate: Hashable, Sendable {
    /// Why a client may not be asked.
    package enum Exclusion: String, CaseIterable, Sendable {
        case fewVisits = "few_visits"
        case died
        case caseEnded = "case_ended"
        case underAge = "under_age"
    }

    package let careCase: CaseID
    package let person: PersonID
    /// The company that came most often; of equal ones the one that came last.
    package let provider: ProviderID
    package let district: String
    package let grade: String
    /// In completed years on the last day of the period.
    package let age: Int
    package let sex: String
    package let setting: String
    package let livesAlone: Bool
    /// Performed in the period, by whatever company.
    package let visits: Int
    package let isDead: Bool
    /// Whether the case is in force.
    package let isInForce: Bool

    package init(
        careCase: CaseID, person: PersonID, provider: ProviderID, district: String, grade: String, age: Int,
        sex: String,
        setting: String, livesAlone: Bool, visits: Int, isDead: Bool, isInForce: Bool
    ) {
        (self.careCase, self.person, self.provider, self.district) = (careCase, person, provider, district)
        (self.grade, self.age, self.sex, self.setting) = (grade, age, sex, setting)
        (self.livesAlone, self.visits, self.isDead, self.isInForce) = (livesAlone, visits, isDead, isInForce)
    }

    /// Why the client may not be asked; nil for one who may.
    package func exclusion(_ rules: SurveyRules) -> Exclusion? {
        if isDead { return .died }
        if !isInForce { return .caseEnded }
        if age < rules.ageMin { return .underAge }
        return visits < rules.visitsMin ? .fewVisits : nil
    }

    /// The covariates of case mix.
    package func profile(_ rules: SurveyRules, proxy: Bool) -> CaseMixProfile {
        CaseMixProfile(
            grade: grade, age: rules.ageBands.label(age: age), sex: sex, setting: setting, livesAlone: livesAlone,
            proxy: proxy)
    }

    /// The line by which a frame is known: its hash is that of all lines in the order of the cases.
    package func line(_ rules: SurveyRules) -> String {
        [
            careCase.description, person.description, provider.description, district, grade,
            rules.ageBands.label(age: age), sex, setting, livesAlone ? "alone" : "", String(visits),
            exclusion(rules)?.rawValue ?? "",
        ].joined(separator: " ")
    }
}
