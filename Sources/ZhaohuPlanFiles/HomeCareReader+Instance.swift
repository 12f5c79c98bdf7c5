import ZhaohuDomain
import ZhaohuScheduling

extension HomeCareReader {
    /// The instance in units of a tenth to the power of `scale`, names replaced by indices.
    func instance(scale: Int) throws(Refusal) -> PairedInstance {
        let skills = try JSONScanner.table(services.map(\.name), "services")
        _ = try JSONScanner.table(patients.map(\.name), "patients")
        _ = try JSONScanner.table(caregivers.map(\.name), "caregivers")
        var staff: [SkillSet] = []
        for row in caregivers { staff.append(try Self.skills(row.abilities, skills, row.name)) }
        var rows: [PairedInstance.Service] = []
        var links: [PairedInstance.Link] = []
        for (index, patient) in patients.enumerated() {
            if patient.needs.count == 2 { links.append(try Self.link(patient, first: rows.count, scale)) }
            for need in patient.needs {
                rows.append(try service(need, patient, place: index + 1, skills, scale))
            }
        }
        return try PairedInstance(
            staff: staff, services: rows, links: links, places: patients.count + 1, travel: matrix(scale),
            windows: .soft, horizon: nil)
    }

    /// Digits behind the point that the file's numbers need.
    var scale: Int {
        var scale = rows.reduce(0) { $1.reduce($0) { max($0, $1.places) } }
        for patient in patients {
            scale = (patient.window + patient.gap).reduce(scale) { max($0, $1.places) }
            scale = patient.needs.reduce(scale) { max($0, $1.duration?.places ?? 0) }
        }
        return services.reduce(scale) { max($0, $1.duration?.places ?? 0) }
    }

    private func service(
        _ need: (service: String, duration: FileDecimal?), _ patient: Patient, place: Int, _ skills: [String: Int],
        _ scale: Int
    ) throws(Refusal) -> PairedInstance.Service {
        guard let skill = skills[need.service] else {
            throw Refusal(.fileNameUnknown, ["row": patient.name, "field": "service", "value": need.service])
        }
        guard let duration = need.duration ?? services[skill].duration else {
            throw Refusal(
                .fileMalformed, ["row": patient.name, "field": "duration", "wanted": "a number here or at the service"])
        }
        let (opens, closes) = (patient.window[0], patient.window[1])
        let service = PairedInstance.Service(
            place: place, skill: skill, opens: try Self.time(opens, scale, patient.name, "time_window"),
            closes: try Self.time(closes, scale, patient.name, "time_window"),
            duration: try Self.time(duration, scale, patient.name, "duration"))
        guard service.opens <= service.closes else {
            throw Refusal(
                .pairedWindow,
                [
                    "row": patient.name, "field": "time_window",
                    "value": FileDecimal.text(service.closes, scale: scale),
                    "wanted": "\(FileDecimal.text(service.opens, scale: scale)) or later",
                ])
        }
        return service
    }

    private static func link(_ patient: Patient, first: Int, _ scale: Int) throws(Refusal) -> PairedInstance.Link {
        var gap = [0, 0]
        if patient.needs[0].service == patient.needs[1].service {
            throw Refusal(.fileNameTwice, ["row": patient.name, "field": "service", "value": patient.needs[0].service])
        }
        if patient.gap.count == 2 {
            gap[0] = try time(patient.gap[0], scale, patient.name, "distance")
            gap[1] = try time(patient.gap[1], scale, patient.name, "distance")
        }
        guard gap[0] <= gap[1] else {
            throw Refusal(
                .pairedWindow,
                [
                    "row": patient.name, "field": "distance", "value": FileDecimal.text(gap[1], scale: scale),
                    "wanted": "\(FileDecimal.text(gap[0], scale: scale)) or more",
                ])
        }
        return PairedInstance.Link(first: first, second: first + 1, shortestGap: gap[0], longestGap: gap[1])
    }

    private func matrix(_ scale: Int) throws(Refusal) -> [Int] {
        var travel: [Int] = []
        for (index, row) in rows.enumerated() {
            guard rows.count == patients.count + 1, row.count == rows.count else {
                throw Refusal(
                    .pairedMatrix,
                    [
                        "row": "\(index)", "field": "distances", "value": "\(rows.count) x \(row.count)",
                        "wanted": "\(patients.count + 1) x \(patients.count + 1)",
                    ])
            }
            for way in row { travel.append(try Self.time(way, scale, "\(index)", "distances")) }
        }
        return travel
    }

    private static func skills(
        _ names: [String], _ table: [String: Int], _ row: String
    ) throws(Refusal) -> SkillSet {
        var numbers: [Int] = []
        for name in names {
            guard let number = table[name] else {
                throw Refusal(.fileNameUnknown, ["row": row, "field": "abilities", "value": name])
            }
            guard number < 64 else {
                throw Refusal(.pairedTooLarge, ["row": row, "field": "services", "value": name, "most": "64"])
            }
            numbers.append(number)
        }
        return SkillSet(numbers: numbers)
    }

    /// A time or way from 0 to the most that an instance may have.
    private static func time(
        _ number: FileDecimal, _ scale: Int, _ row: String, _ field: String
    ) throws(Refusal) -> Int {
        guard let value = number.scaled(scale), 0...PairedInstance.longestSum ~= value else {
            throw Refusal(
                .pairedNumber,
                [
                    "row": row, "field": field, "value": number.scaled(0).map { "\($0)" } ?? "too long",
                    "wanted": "0 to \(FileDecimal.text(PairedInstance.longestSum, scale: scale))",
                ])
        }
        return value
    }
}
