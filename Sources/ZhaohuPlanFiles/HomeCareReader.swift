import ZhaohuDomain

/// Reads the rows of an HHCRSP file as they stand; names become indices once all are known.
struct HomeCareReader {
    struct Patient {
        var name = ""
        var window: [FileDecimal] = []
        var needs: [(service: String, duration: FileDecimal?)] = []
        var sync: String?
        var gap: [FileDecimal] = []
    }

    private(set) var patients: [Patient] = []
    private(set) var services: [(name: String, duration: FileDecimal?)] = []
    private(set) var caregivers: [(name: String, abilities: [String])] = []
    private(set) var rows: [[FileDecimal]] = []
    private var isComplete = (patients: false, services: false, caregivers: false, distances: false)

    mutating func read(_ scanner: inout JSONScanner) throws(Refusal) {
        var reader = self
        try scanner.object { (scanner, name) throws(Refusal) in try reader.member(name, &scanner) }
        let missing = [
            ("patients", reader.isComplete.patients), ("services", reader.isComplete.services),
            ("caregivers", reader.isComplete.caregivers), ("distances", reader.isComplete.distances),
        ].first { !$0.1 }
        if let missing { throw scanner.refused(wanted: missing.0) }
        self = reader
    }

    private mutating func member(_ name: String, _ scanner: inout JSONScanner) throws(Refusal) {
        switch name {
        case "patients":
            patients = try scanner.list { (scanner) throws(Refusal) in try Self.patient(&scanner) }
            isComplete.patients = true
        case "services":
            services = try scanner.list { (scanner) throws(Refusal) in try Self.service(&scanner) }
            isComplete.services = true
        case "caregivers":
            caregivers = try scanner.list { (scanner) throws(Refusal) in try Self.caregiver(&scanner) }
            isComplete.caregivers = true
        case "distances":
            rows = try scanner.list { (scanner) throws(Refusal) in try scanner.decimals() }
            isComplete.distances = true
        default: try scanner.skip()
        }
    }

    private static func patient(_ scanner: inout JSONScanner) throws(Refusal) -> Patient {
        var row = Patient()
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "id": row.name = try scanner.text()
            case "time_window":
                row.window = try scanner.decimals()
                guard row.window.count == 2 else { throw scanner.refused(wanted: "two times: open, close") }
            case "required_caregivers":
                row.needs = try scanner.list { (scanner) throws(Refusal) in try need(&scanner) }
                guard 1...2 ~= row.needs.count else { throw scanner.refused(wanted: "one or two services") }
            case "synchronization":
                if !scanner.takeNull() { try synchronization(&scanner, &row) }
            default: try scanner.skip()
            }
        }
        if row.name.isEmpty { throw scanner.refused(wanted: "id in this row") }
        if row.window.isEmpty { throw scanner.refused(wanted: "time_window in this row") }
        if row.needs.isEmpty { throw scanner.refused(wanted: "required_caregivers in this row") }
        if row.needs.count == 2, row.sync == nil { throw scanner.refused(wanted: "synchronization in this row") }
        return row
    }

    private static func need(
        _ scanner: inout JSONScanner
    ) throws(Refusal) -> (service: String, duration: FileDecimal?) {
        var service: String?
        var duration: FileDecimal?
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "service": service = try scanner.text()
            case "duration": duration = try scanner.decimal()
            default: try scanner.skip()
            }
        }
        guard let service else { throw scanner.refused(wanted: "service in this row") }
        return (service, duration)
    }

    private static func synchronization(_ scanner: inout JSONScanner, _ row: inout Patient) throws(Refusal) {
        var kind: String?
        var gap: [FileDecimal] = []
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "type":
                kind = try scanner.text()
                guard kind == "simultaneous" || kind == "sequential" else {
                    throw scanner.refused(wanted: "simultaneous or sequential")
                }
            case "distance": gap = try scanner.decimals()
            default: try scanner.skip()
            }
        }
        guard let kind else { throw scanner.refused(wanted: "type in this row") }
        guard kind == "simultaneous" || gap.count == 2 else { throw scanner.refused(wanted: "distance: two times") }
        row.sync = kind
        row.gap = kind == "simultaneous" ? [] : gap
    }

    private static func service(_ scanner: inout JSONScanner) throws(Refusal) -> (name: String, duration: FileDecimal?)
    {
        var row: (name: String, duration: FileDecimal?) = ("", nil)
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "id": row.name = try scanner.text()
            case "default_duration": row.duration = try scanner.decimal()
            default: try scanner.skip()
            }
        }
        if row.name.isEmpty { throw scanner.refused(wanted: "id in this row") }
        return row
    }

    private static func caregiver(
        _ scanner: inout JSONScanner
    ) throws(Refusal) -> (name: String, abilities: [String]) {
        var row: (name: String, abilities: [String]) = ("", [])
        var hasAbilities = false
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "id": row.name = try scanner.text()
            case "abilities":
                row.abilities = try scanner.list { (scanner) throws(Refusal) in try scanner.text() }
                hasAbilities = true
            default: try scanner.skip()
            }
        }
        if row.name.isEmpty { throw scanner.refused(wanted: "id in this row") }
        if !hasAbilities { throw scanner.refused(wanted: "abilities in this row") }
        return row
    }
}
