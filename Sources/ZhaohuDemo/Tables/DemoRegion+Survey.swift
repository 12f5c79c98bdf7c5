import ZhaohuDomain

extension DemoRegion {
    /// The survey of the year, its frame, and what became of those drawn.
    var surveyTables: [DemoTable] {
        [surveyDrawTable, surveyFrameTable, surveyMemberTable, surveyCallTable, surveyAnswerTable]
    }

    /// Numbers of tables for the ops of their rows.
    private static let drawOps: UInt64 = 21, callOps: UInt64 = 22, answerOps: UInt64 = 23

    private var surveyDrawTable: DemoTable {
        let columns = [
            "region", "draw", "questionnaire", "from_day", "to_day", "size", "seed", "frame", "eligible", "drawn",
            "frame_hash", "at", "actor", "op",
        ]
        return DemoTable("survey_draw", columns, rows: 1) { [survey, seed, hash] _, row in
            let rules = SurveyOfYear.rules
            row.text(Nantong.code)
            row.number(1)
            row.text("home-visit-2017")
            row.day(Nantong.firstDay)
            row.day(Nantong.lastDay)
            row.number(SurveyOfYear.size)
            row.number(Int(SurveyOfYear.seed))
            row.number(survey.frame.count)
            row.number(survey.frame.count { $0.exclusion(rules) == nil })
            row.number(survey.members.count)
            row.text(hash(survey.frame.map { $0.line(rules) }.joined(separator: "\n")))
            row.moment(SurveyOfYear.drawnOn, seconds: 32_400)
            row.text("supervisor")
            row.operation(seed: seed, table: DemoRegion.drawOps, number: 1)
        }
    }

    private var surveyFrameTable: DemoTable {
        let columns = [
            "region", "draw", "case_id", "person", "provider", "district", "grade", "age_band", "sex", "setting",
            "lives_alone", "visits", "excluded",
        ]
        return DemoTable("survey_frame", columns, rows: survey.frame.count) { [frame = survey.frame] index, row in
            let candidate = frame[index]
            row.text(Nantong.code)
            row.number(1)
            row.number(Int(candidate.careCase.number))
            row.number(Int(candidate.person.number))
            row.number(Int(candidate.provider.number))
            row.text(candidate.district)
            row.text(candidate.grade)
            row.text(SurveyOfYear.rules.ageBands.label(age: candidate.age))
            row.text(candidate.sex)
            row.text(candidate.setting)
            row.truth(candidate.livesAlone)
            row.number(candidate.visits)
            row.text(candidate.exclusion(SurveyOfYear.rules)?.rawValue ?? "")
        }
    }

    private var surveyMemberTable: DemoTable {
        let columns = [
            "region", "member", "draw", "case_id", "person", "place", "state", "attempts", "reached", "answered_by",
            "answered_at",
        ]
        return DemoTable("survey_member", columns, rows: survey.members.count) {
            [members = survey.members] index, row in
            let member = members[index]
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(1)
            row.number(Int(member.candidate.careCase.number))
            row.number(Int(member.candidate.person.number))
            row.number(index + 1)
            row.text(member.state.rawValue)
            row.number(member.calls.count)
            row.truth(member.state == .answered || member.calls.contains(where: \.isContact))
            row.text(member.relation?.rawValue ?? "")
            if member.state == .answered {
                row.moment(member.lastDay, seconds: member.second)
            } else {
                row.null()
            }
        }
    }

    private var surveyCallTable: DemoTable {
        let calls = survey.members.indices.flatMap { member in
            survey.members[member].calls.indices.map { (member: member, place: $0) }
        }
        let columns = ["region", "member", "seq", "outcome", "at", "actor", "op"]
        return DemoTable("survey_call", columns, rows: calls.count) { [members = survey.members, seed] index, row in
            let member = members[calls[index].member]
            let daysLeft = member.calls.count - calls[index].place
            row.text(Nantong.code)
            row.number(calls[index].member + 1)
            row.number(index + 1)
            row.text(member.calls[calls[index].place].rawValue)
            row.moment(member.lastDay.advanced(by: -daysLeft), seconds: member.second)
            row.text("interviewer")
            row.operation(seed: seed, table: DemoRegion.callOps, number: index + 1)
        }
    }

    private var surveyAnswerTable: DemoTable {
        let answers = survey.members.indices.flatMap { member in
            survey.members[member].answers.indices.map { (member: member, place: $0) }
        }
        let columns = ["region", "member", "question", "value", "at", "actor", "op"]
        return DemoTable("survey_answer", columns, rows: answers.count) { [members = survey.members, seed] index, row in
            let member = members[answers[index].member]
            let answer = member.answers[answers[index].place]
            row.text(Nantong.code)
            row.number(answers[index].member + 1)
            row.text(answer.question)
            row.number(answer.value)
            row.moment(member.lastDay, seconds: member.second)
            row.text("interviewer")
            row.operation(seed: seed, table: DemoRegion.answerOps, number: answers[index].member + 1)
        }
    }
}

extension SurveyOfYear.Member {
    /// Calls begin on the day after the draw, once a day; the last one is on this day.
    fileprivate var lastDay: Day { SurveyOfYear.drawnOn.advanced(by: 1 + calls.count + day) }
}
