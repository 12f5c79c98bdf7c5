package import ZhaohuDomain

/// The demo region: Nantong as it was published for 2017, with invented people, companies, caregivers and visits.
///
/// This target makes rows and nothing else: it opens no connection, reads no clock and writes no file. The same seed
/// and the same day give the same bytes. The published figures are met exactly: 5,539 applied, 5,230 passed, aged 3 to
/// 105; 12 companies, 2,104 caregivers; 190,000 visits in 2017, of which 187,720 were answered with 4 or 5.
package struct DemoRegion: Sendable {
    /// The pooling region that every row belongs to.
    package static let code = Nantong.code

    let seed: UInt64
    let providers: [Provider]
    let providerEvents: [ProviderEvent]
    let caregivers: [Caregiver]
    let applicants: [Applicant]
    let cares: [HomeCare]
    let visits: [Visit]
    let exceptions: [VisitException]
    let openVisits: [OpenVisit]
    let assessments: [Assessment]
    let survey: SurveyOfYear
    let quality: Quality
    /// The document that the answer sheets point to.
    let instrumentHash: String
    /// SHA-256 in hexadecimal digits, which this target has not.
    let hash: @Sendable (String) -> String

    /// Draws the whole region; takes well under a second in a release build.
    ///
    /// - Parameters:
    ///   - seed: another seed gives another region with the same figures.
    ///   - today: the day for which open work is planned. Cases in care are valid beyond it; meant for 2018 and later,
    ///     since the visits of 2017 are performed whatever the day.
    ///   - instrumentHash: of the loaded document of `nantong-barthel`.
    ///   - hash: SHA-256 in hexadecimal digits, for what is known by its hash.
    package init(
        seed: UInt64 = 2017, today: Day, instrumentHash: String = "",
        hash: @escaping @Sendable (String) -> String = { _ in "" }
    ) {
        let addresses = AddressBook(seed: seed)
        let providers = Provider.all(seed: seed, addresses: addresses)
        let caregivers = Staff.caregivers(seed: seed, addresses: addresses, providers: providers)
        let applicants = Population.applicants(seed: seed, today: today, addresses: addresses, providers: providers)
        let pool = CarerPool(caregivers: caregivers, providers: providers.count)
        let cares = CareArrangement.homeCares(seed: seed, applicants: applicants, pool: pool)
        let slots = YearPlan.slots(seed: seed, cares: cares, caregivers: caregivers, pool: pool)
        var visits = VisitPerformer.visits(
            seed: seed, slots: slots, cares: cares, applicants: applicants, providers: providers)
        exceptions = VisitException.opened(seed: seed, visits: &visits, cares: cares)
        Satisfaction.rate(seed: seed, visits: &visits, cares: cares, caregivers: caregivers, providers: providers)
        openVisits = OpenWork.visits(
            seed: seed, today: today, cares: cares, applicants: applicants, caregivers: caregivers,
            providers: providers.count)
        providerEvents = ProviderEvent.all(seed: seed)
        assessments = AssessmentDraw.assessments(seed: seed, today: today, applicants: applicants)
        survey = SurveyOfYear(seed: seed, visits: visits, cares: cares, applicants: applicants)
        (self.instrumentHash, self.hash) = (instrumentHash, hash)
        quality = Quality.drawn(
            seed: seed, visits: visits, cares: cares, providers: providers, caregivers: caregivers)
        (self.seed, self.providers, self.caregivers, self.applicants) = (seed, providers, caregivers, applicants)
        (self.cares, self.visits) = (cares, visits)
    }

    /// The year of the performed visits.
    package static let year = 2017

    /// All tables, each after those that it refers to.
    package var tables: [DemoTable] {
        [
            regionTable, districtTable, streetTable, serviceItemTable, personTable, providerTable, providerEventTable,
            caregiverTable, caseTable, planTable, planItemTable, visitTable, exceptionTable, ratingTable,
        ] + assessmentTables + qualityTables + surveyTables
    }

    /// The identity columns whose values are given here, with the next value that their sequence should hand out.
    package var identitySequences: [(table: String, column: String, nextValue: Int)] {
        [
            ("person", "person", applicants.count + 1),
            ("provider", "provider", providers.count + 1),
            ("provider_event", "seq", providerEvents.count + 1),
            ("caregiver", "caregiver", caregivers.count + 1),
            ("care_case", "case_id", applicants.count + 1),
            ("assessment", "assessment", assessments.count + 1),
            ("care_plan", "plan", cares.count + 1),
            ("visit", "visit", visits.count + openVisits.count + 1),
            ("visit_exception", "exception", exceptions.count + 1),
            ("survey_draw", "draw", 2),
            ("survey_member", "member", survey.members.count + 1),
            ("survey_call", "seq", survey.members.reduce(1) { $0 + $1.calls.count }),
            ("complaint", "complaint", quality.complaints.count + 1),
            ("complaint_event", "seq", quality.complaintSteps + 1),
            ("spot_draw", "draw", quality.draws.count + 1),
            ("spot_check", "spot_check", quality.checks.count + 1),
            ("incident", "incident", quality.incidents.count + 1),
            ("caregiver_certificate", "seq", quality.certificates.count { $0 != nil } + 1),
            ("caregiver_training", "seq", caregivers.count + 1),
        ]
    }
}
