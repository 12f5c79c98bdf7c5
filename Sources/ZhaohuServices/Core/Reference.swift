internal import Foundation
internal import Synchronization
package import ZhaohuDomain
package import ZhaohuPostgres
package import ZhaohuStore

/// What every command needs and few change: zone, districts, catalogue, policy, instruments of one region.
package struct Reference: Sendable {
    package let region: String
    package let zone: Zone
    package let districts: [String: String]
    package let items: [String: ServiceItem]
    package let policy: PolicyBook
    /// The instruments in use, by id, each with the hash of its document.
    package let instruments: [String: (hash: String, instrument: Instrument)]

    /// Refuses a district of another region, naming the known ones.
    package func checked(district: String) throws(Refusal) -> String {
        if districts[district] != nil { return district }
        throw Refusal(
            .unknownDistrict,
            ["field": "district", "value": district, "known": districts.keys.sorted().joined(separator: ",")])
    }

    /// Refuses a service item that the catalogue does not have, naming the nearest one.
    package func check(items: some Sequence<String>) throws(Refusal) {
        for item in items where self.items[item] == nil {
            let hint = Nearest.match(item, among: self.items.keys.sorted()) ?? ""
            throw Refusal(.unknownItem, ["field": "items", "value": item, "hint": hint])
        }
    }

    /// The instrument with this id, or a refusal that names the nearest one.
    package func instrument(_ id: String) throws(Refusal) -> (hash: String, instrument: Instrument) {
        if let known = instruments[id.lowercased()] { return known }
        let names = instruments.keys.sorted()
        throw Refusal(
            .unknownInstrument,
            [
                "field": "instrument", "value": id,
                "hint": Nearest.match(id, among: names) ?? names.joined(separator: ","),
            ])
    }
}

/// Keeps ``Reference`` for a few seconds, so that a change of policy or a loaded region is seen without a restart.
package final class ReferenceCache: Sendable {
    private let state = Mutex<[String: (loaded: ContinuousClock.Instant, reference: Reference)]>([:])
    /// How old a copy may be.
    private let lifetime: Duration

    package init(lifetime: Duration = .seconds(5)) {
        self.lifetime = lifetime
    }

    /// The reference of a region, read again when the copy is old.
    package func reference(_ database: DatabaseConnection, region: String) throws -> Reference {
        let now = ContinuousClock.now
        let known = state.withLock { $0[region] }
        if let known, known.loaded.duration(to: now) < lifetime { return known.reference }
        let fresh = try Self.load(database, region: region)
        state.withLock { $0[region] = (now, fresh) }
        return fresh
    }

    /// Forgets the copies: the next command reads them again.
    package func invalidate() {
        state.withLock { $0.removeAll() }
    }

    private static func load(_ database: DatabaseConnection, region: String) throws -> Reference {
        var instruments: [String: (hash: String, instrument: Instrument)] = [:]
        for row in try ReferenceStore.instruments(database) {
            instruments[row.id] = (row.hash, try InstrumentDocument.decode(row.document))
        }
        return Reference(
            region: region,
            zone: try ReferenceStore.zone(database, region: region) ?? .shanghai,
            districts: try ReferenceStore.districts(database, region: region),
            items: try ReferenceStore.items(database, region: region),
            policy: try ReferenceStore.policy(database, region: region),
            instruments: instruments)
    }
}

/// Reads an instrument's JSON.
package enum InstrumentDocument {
    package static func decode(_ text: String) throws -> Instrument {
        try JSONDecoder().decode(Instrument.self, from: Data(text.utf8))
    }

    /// The SHA-256 of a document in hexadecimal digits, by which it is known for ever.
    package static func hash(_ text: String) -> String { Digits.hexadecimal(Verdict.digest(of: text)) }
}
