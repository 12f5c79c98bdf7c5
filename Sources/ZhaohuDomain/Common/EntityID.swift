/// What an id names; gives the letter that ids of this kind carry on the wire.
package protocol EntityKind {
    static var prefix: Character { get }
    /// Digits to which the number is padded when written.
    static var width: Int { get }
}

/// The id of one kind of thing within a pooling region: a letter and a number, `P1024`, `H01`.
package struct EntityID<Kind: EntityKind>: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) {
        self.number = number
    }

    /// Reads the letter (either case) and up to 18 digits; nil for anything else.
    package init?(_ text: some StringProtocol) {
        // Some letters beyond ASCII count as equal to a letter of it, such as the sign for kelvin.
        guard let first = text.first, first.isASCII, first.uppercased() == String(Kind.prefix),
            let number = Digits.number(text.dropFirst().utf8)
        else { return nil }
        self.init(Int64(number))
    }

    package var description: String { String(Kind.prefix) + Digits.padded(Int(number), Kind.width) }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

package enum PersonKind: EntityKind { package static let prefix: Character = "P", width = 1 }
package enum CaseKind: EntityKind { package static let prefix: Character = "K", width = 1 }
package enum AssessmentKind: EntityKind { package static let prefix: Character = "A", width = 1 }
package enum PlanKind: EntityKind { package static let prefix: Character = "L", width = 1 }
package enum VisitKind: EntityKind { package static let prefix: Character = "V", width = 1 }
package enum VisitExceptionKind: EntityKind { package static let prefix: Character = "X", width = 1 }
package enum ProviderKind: EntityKind { package static let prefix: Character = "H", width = 2 }
package enum CaregiverKind: EntityKind { package static let prefix: Character = "C", width = 4 }
package enum AuditRunKind: EntityKind { package static let prefix: Character = "U", width = 1 }
package enum SignalKind: EntityKind { package static let prefix: Character = "Y", width = 1 }
package enum ComplaintRecordKind: EntityKind { package static let prefix: Character = "T", width = 1 }
package enum IncidentKind: EntityKind { package static let prefix: Character = "I", width = 1 }
package enum SpotCheckKind: EntityKind { package static let prefix: Character = "O", width = 1 }
package enum ScoreKind: EntityKind { package static let prefix: Character = "Q", width = 1 }
package enum DeductionKind: EntityKind { package static let prefix: Character = "J", width = 1 }
package enum CreditKind: EntityKind { package static let prefix: Character = "B", width = 1 }
package enum SnapshotKind: EntityKind { package static let prefix: Character = "N", width = 1 }
package enum SettlementKind: EntityKind { package static let prefix: Character = "S", width = 1 }
package enum RecoveryKind: EntityKind { package static let prefix: Character = "R", width = 1 }
package enum ExitKind: EntityKind { package static let prefix: Character = "Z", width = 1 }
package enum AppealKind: EntityKind { package static let prefix: Character = "W", width = 1 }
package enum SurveyDrawKind: EntityKind { package static let prefix: Character = "D", width = 1 }
package enum SurveyMemberKind: EntityKind { package static let prefix: Character = "M", width = 1 }

package typealias PersonID = EntityID<PersonKind>
package typealias CaseID = EntityID<CaseKind>
package typealias AssessmentID = EntityID<AssessmentKind>
package typealias PlanID = EntityID<PlanKind>
package typealias VisitID = EntityID<VisitKind>
package typealias VisitExceptionID = EntityID<VisitExceptionKind>
package typealias ProviderID = EntityID<ProviderKind>
package typealias CaregiverID = EntityID<CaregiverKind>
package typealias AuditRunID = EntityID<AuditRunKind>
package typealias SignalID = EntityID<SignalKind>
package typealias SnapshotID = EntityID<SnapshotKind>
package typealias SettlementID = EntityID<SettlementKind>
package typealias RecoveryID = EntityID<RecoveryKind>
package typealias ComplaintID = EntityID<ComplaintRecordKind>
package typealias IncidentID = EntityID<IncidentKind>
package typealias SpotCheckID = EntityID<SpotCheckKind>
package typealias ScoreID = EntityID<ScoreKind>
package typealias DeductionID = EntityID<DeductionKind>
package typealias CreditID = EntityID<CreditKind>
package typealias ExitID = EntityID<ExitKind>
package typealias AppealID = EntityID<AppealKind>
package typealias SurveyDrawID = EntityID<SurveyDrawKind>
package typealias SurveyMemberID = EntityID<SurveyMemberKind>
