import ZhaohuDomain

extension DemoRegion {
    var personTable: DemoTable {
        let columns = [
            "region", "person", "id_number", "name", "sex", "born", "district", "address", "latitude", "longitude",
            "phone", "died_on", "street", "lives_alone",
        ]
        return DemoTable("person", columns, rows: applicants.count) { [applicants] index, row in
            let person = applicants[index]
            row.text(Nantong.code)
            row.number(index + 1)
            row.text(person.identityNumber)
            row.text(person.name)
            row.text(person.isFemale ? "f" : "m")
            row.day(person.born)
            row.text(District.all[person.district].code)
            row.text(person.address)
            row.place(person.place)
            row.text(person.phone)
            row.day(person.diedOn)
            row.text(person.street)
            row.truth(person.livesAlone)
        }
    }

    var caseTable: DemoTable {
        let columns = [
            "region", "case_id", "person", "setting", "self_grade", "state", "applied_on", "provider", "instrument",
            "grade", "valid_from", "valid_until",
        ]
        return DemoTable("care_case", columns, rows: applicants.count) { [applicants] index, row in
            let person = applicants[index]
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(index + 1)
            row.text(person.setting.rawValue)
            row.text(person.selfGrade)
            row.text(person.state.rawValue)
            row.day(person.appliedOn)
            row.number(person.provider.map { $0 + 1 })
            row.text(person.state == .refused ? "" : "nantong-barthel")
            row.text(person.grade.rawValue)
            row.day(person.validFrom)
            row.day(person.validUntil)
        }
    }
}
