/// The grades that benefits are paid by.
package enum BenefitGrade: String, Codable, Sendable, CaseIterable {
    case severe, moderate
}

/// Where the person is cared for; a day belongs to exactly one setting.
package enum CareSetting: String, Codable, Sendable, CaseIterable {
    case home
    /// 养老院.
    case nursingHome = "nursing_home"
    /// 护理院, 照护机构.
    case nursingInstitution = "nursing_institution"
}
