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

    /// One line a state: the events drawn, each with where it leads.
    private static let assessment: [String: String] = [
        "draft": "submitted>submitted withdrawn>revoked",
        "submitted": "accepted>accepted returned>returned refused>refused withdrawn>revoked",
        "returned": "submitted>submitted withdrawn>revoked",
        "refused": "",
        "accepted": "raters_named>scheduled withdrawn>revoked",
        "scheduled": "raters_named>scheduled rater_recused>accepted started>on_site withdrawn>revoked",
        "on_site": "sheet_submitted>on_site last_sheet_submitted>scored withdrawn>revoked",
        "scored":
            "tie_broken>scored first_expert_concluded>scored second_expert_concluded>concluded withdrawn>revoked",
        "concluded": "published>public_notice issued_without_notice>issued withdrawn>revoked",
        "public_notice": "objected>objected issued_after_notice>issued withdrawn>revoked",
        "objected": "reassessment_ordered>reassessing withdrawn>revoked",
        "reassessing": "superseded>superseded withdrawn>revoked",
        "issued": "took_effect>effective objected>objected superseded>superseded revoked>revoked",
        "effective": "objected>objected expired>expired superseded>superseded revoked>revoked",
        "expired": "",
        "superseded": "",
        "revoked": "",
    ]

    private static let careCase: [String: String] = [
        "draft": "submitted>submitted closed>closed",
        "submitted": "accepted>accepted returned>returned refused>refused closed>closed",
        "returned": "submitted>submitted closed>closed",
        "refused": "",
        "accepted": "assessment_scheduled>assessing closed>closed",
        "assessing": "assessment_scheduled>assessing granted>effective rejected>rejected closed>closed",
        "rejected": "assessment_scheduled>assessing",
        "effective":
            "assessment_scheduled>effective granted>effective rejected>rejected expired>expired closed>closed",
        "expired": "assessment_scheduled>assessing granted>effective rejected>rejected closed>closed",
        "closed": "",
    ]

    /// Every pair of a state and an event against the table: what is not drawn is refused with the events possible.
    func check<State: LifeCycle>(
        _: State.Type, table: [String: String], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(Set(State.allCases.map(\.rawValue)) == Set(table.keys), sourceLocation: sourceLocation)
        for state in State.allCases {
            let arrows = (table[state.rawValue] ?? "").split(separator: " ").map { $0.split(separator: ">") }
            let drawn = Dictionary(uniqueKeysWithValues: arrows.map { (String($0[0]), String($0[1])) })
            #expect(state.isFinal == drawn.isEmpty, sourceLocation: sourceLocation)
            for event in State.Event.allCases {
                do throws(Refusal) {
                    let next = try state.after(event).rawValue
                    #expect(next == drawn[event.rawValue], "\(state) \(event)", sourceLocation: sourceLocation)
                } catch {
                    #expect(drawn[event.rawValue] == nil, "\(state) \(event)", sourceLocation: sourceLocation)
                    #expect(error.rule == State.forbidden, sourceLocation: sourceLocation)
                    let possible = error["possible"] ?? ""
                    #expect(
                        Set(possible.split(separator: ",").map(String.init))
                            == (drawn.isEmpty ? ["none"] : Set(drawn.keys)), "\(state) \(event)",
                        sourceLocation: sourceLocation)
                }
            }
        }
    }

    @Test("each of the 17 states of an assessment takes exactly the events of its line")
    func assessment() {
        #expect(AssessmentState.allCases.count == 17)
        check(AssessmentState.self, table: Self.assessment)
        #expect(AssessmentState.allCases.filter(\.isInForce) == [.issued, .effective])
    }

    @Test("each state of a case takes exactly the events of its line")
    func careCase() {
        check(CaseState.self, table: Self.careCase)
    }

    @Test("every state of an assessment is reached from a draft, and one can always come to an end")
    func reachable() {
        var reached: Set<AssessmentState> = [.draft]
        var open: [AssessmentState] = [.draft]
        while let state = open.popLast() {
            for arrow in AssessmentState.transitions where arrow.from == state && reached.insert(arrow.to).inserted {
                open.append(arrow.to)
            }
        }
        #expect(reached == Set(AssessmentState.allCases))
        for state in AssessmentState.allCases where !state.isFinal {
            #expect(AssessmentState.transitions.contains { $0.from == state && $0.to.isFinal })
        }
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

    @Test("each state of a client drawn for a survey takes exactly the events of its line")
    func surveyMember() {
        let open =
            "tried>calling given_up>not_reached left_in_hospital>unable refused>refused lost>gone answered>answered"
        check(
            SurveyMemberState.self,
            table: [
                "drawn": open, "calling": open, "answered": "", "refused": "", "not_reached": "answered>answered",
                "unable": "answered>answered", "gone": "",
            ])
        #expect(SurveyMemberState.allCases.filter(\.isOpen) == [.drawn, .calling])
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
