package import Logging
package import ZhaohuDomain
package import ZhaohuPostgres
internal import ZhaohuStore

/// Finds the key that letters are signed with now, and changes it.
///
/// The table says which keys are in force, the folder which of them this daemon has; both are looked at for each letter,
/// so that a changed key is taken up without a restart. Several daemons on one database have a key each.
package struct LetterKeys: Sendable {
    private let folder: LetterKeyFolder
    private let logger: Logger

    package init(folder: LetterKeyFolder, logger: Logger) {
        self.folder = folder
        self.logger = logger
    }

    /// The newest key in force whose file is here; where there is none, a new one, which is told to the log.
    func current(_ database: DatabaseConnection, region: String, now: Instant) throws -> LetterKey {
        if let key = try inForce(database, region: region).compactMap(folder.key).first { return key }
        try CertificateStore.lockKeys(database, region: region)
        let keys = try inForce(database, region: region)
        if let key = keys.compactMap(folder.key).first { return key }
        let key = try add(database, region: region, now: now)
        logger.notice(
            keys.isEmpty
                ? "made the first key for letters"
                : "made a key for letters: of the keys in force, none has its file here",
            metadata: ["key": "\(key.id)", "region": "\(region)", "in_force": "\(keys.joined(separator: ","))"])
        return key
    }

    /// Makes a new key and retires the old ones of this folder; `all` retires those without a file here too, such as a
    /// lost one, or another daemon's, which then makes a new one.
    ///
    /// - Returns: the new key's id, and the retired ones.
    package func rotate(
        _ database: DatabaseConnection, region: String, now: Instant, all: Bool
    ) throws -> (made: String, retired: [String]) {
        try database.transaction { database in
            try CertificateStore.lockKeys(database, region: region)
            let old = try inForce(database, region: region).filter { all || folder.key($0) != nil }
            let key = try folder.make(region: region, at: now)
            try CertificateStore.retire(database, region: region, old, at: now)
            try CertificateStore.addKey(database, region: region, key.id, publicKey: key.publicKey, at: now)
            return (key.id, old)
        }
    }

    /// The newest first.
    private func inForce(_ database: DatabaseConnection, region: String) throws -> [String] {
        try CertificateStore.keys(database, region: region).filter { $0.retiredAt == nil }.map(\.key)
    }

    private func add(_ database: DatabaseConnection, region: String, now: Instant) throws -> LetterKey {
        let files = folder.ids
        let known = try CertificateStore.known(database, among: files)
        // The file of a change that was rolled back is used rather than left lying.
        let spare = files.sorted().first { !known.contains($0) }.flatMap(folder.key)
        let key = try spare ?? folder.make(region: region, at: now)
        try CertificateStore.addKey(database, region: region, key.id, publicKey: key.publicKey, at: now)
        return key
    }
}
