import Testing
import ZhaohuDomain

/// Every state with every event: the drawn ones lead where this test says, all others are refused.
@Suite("Life cycles")
struct LifeCycleTests {
    func check<State: LifeCycle>(_: State.Type, _ drawn: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        var found: [String] = []
        for state in State.allCases {
            for event in State.Event.allCases {
                do throws(Refusal) {
                    found.append("\(state.rawValue) \(event.rawValue) \(try state.after(event).rawValue)")
                } catch {
                    #expect(error.rule == State.forbidden, sourceLocation: sourceLocation)
                    #expect(error["state"] == state.rawValue, sourceLocation: sourceLocation)
                    #expect(error["event"] == event.rawValue, sourceLocation: sourceLocation)
                    #expect(!state.possibleEvents.contains(event), sourceLocation: sourceLocation)
                }
            }
        }
        #expect(Set(found) == Set(drawn), sourceLocation: sourceLocation)
        #expect(found.count == drawn.count && State.transitions.count == drawn.count, sourceLocation: sourceLocation)
    }

    @Test("the assessment goes only along its arrows")
    func assessment() {
        check(
            AssessmentState.self,
            [
                "scheduled started on_site", "on_site sheet_submitted on_site", "on_site last_sheet_submitted scored",
                "scored first_expert_concluded awaiting_second_expert",
                "awaiting_second_expert second_expert_concluded concluded", "concluded published public_notice",
                "concluded issued_without_notice effective", "public_notice issued_after_notice effective",
                "effective superseded superseded",
            ])
    }

    @Test("the case goes only along its arrows")
    func careCase() {
        check(
            CaseState.self,
            [
                "submitted accepted accepted", "submitted refused refused", "submitted closed closed",
                "accepted assessment_scheduled assessing", "accepted closed closed", "assessing granted effective",
                "assessing rejected rejected", "assessing closed closed", "effective assessment_scheduled effective",
                "effective granted effective", "effective rejected rejected", "effective expired expired",
                "effective closed closed", "expired assessment_scheduled assessing", "expired closed closed",
            ])
        #expect(CaseState.allCases.filter(\.isFinal) == [.refused, .rejected, .closed])
    }

    @Test("the visit goes only along its arrows")
    func visit() {
        check(
            VisitState.self,
            [
                "planned checked_in open", "planned checked_out_early planned", "planned completed done",
                "planned assigned planned", "planned unassigned unplaced", "planned missed missed",
                "planned cancelled cancelled", "open checked_out done", "missed checked_in open",
                "missed checked_out_early missed", "missed completed done", "unplaced assigned planned",
                "unplaced missed missed", "unplaced cancelled cancelled",
            ])
    }

    @Test("the provider goes only along its arrows")
    func provider() {
        check(
            ProviderState.self,
            [
                "designated warn warned", "designated rectify rectifying", "designated suspend suspended",
                "designated exit exited", "warned resume designated", "warned rectify rectifying",
                "warned suspend suspended", "warned exit exited", "rectifying resume designated",
                "rectifying suspend suspended", "rectifying exit exited", "suspended resume designated",
                "suspended exit exited", "exited bar barred",
            ])
    }

    @Test("a warning and an exit need grounds, and the frozen take no bookings")
    func grounds() throws {
        #expect(try ProviderState.designated.after(.warn, grounds: "three missed visits") == .warned)
        for event in [ProviderState.Event.warn, .exit] {
            let found = refusal { () throws(Refusal) in try ProviderState.designated.after(event, grounds: " ") }
            #expect(found?.rule == .groundsMissing)
        }
        #expect(try ProviderState.designated.after(.suspend, grounds: "") == .suspended)
        let frozen = ProviderState.allCases.filter { !$0.acceptsNewBookings }
        #expect(frozen == [.suspended, .exited, .barred])
        for state in ProviderState.allCases {
            let found = refusal { () throws(Refusal) in try state.requireAcceptsNewBookings() }
            #expect((found == nil) == state.acceptsNewBookings)
        }
    }

    @Test("raw values are the words of the database")
    func rawValues() {
        #expect(
            AssessmentState.allCases.map(\.rawValue) == [
                "scheduled", "on_site", "scored", "awaiting_second_expert", "concluded", "public_notice", "effective",
                "superseded",
            ])
        #expect(
            CaseState.allCases.map(\.rawValue) == [
                "submitted", "refused", "accepted", "assessing", "rejected", "effective", "expired", "closed",
            ])
        #expect(
            VisitState.allCases.map(\.rawValue) == ["planned", "open", "done", "missed", "cancelled", "unplaced"])
        #expect(
            ProviderState.allCases.map(\.rawValue) == [
                "designated", "warned", "rectifying", "suspended", "exited", "barred",
            ])
        #expect(CareSetting.allCases.map(\.rawValue) == ["home", "nursing_home", "nursing_institution"])
    }

    @Test("ids of refusals are unique and dotted, and both sentences are there")
    func refusalRules() {
        let ids = RefusalRule.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        for rule in RefusalRule.all {
            #expect(rule.id.split(separator: ".").count == 2)
            #expect(rule.english.hasSuffix(".") && rule.chinese.hasSuffix("。"))
            #expect(RefusalRule.named(rule.id) == rule)
        }
        #expect(RefusalRule.named("visit.no_such_rule") == nil)
    }
}
