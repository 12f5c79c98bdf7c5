package import Foundation

/// Where PostgreSQL's programs are.
package enum PostgresBinaries {
    /// The oldest major version that the schema works on.
    package static let oldestMajor = 15

    /// The `bin` folder of the newest PostgreSQL that is new enough; nil when there is none.
    ///
    /// Debian keeps each major version in a folder of its own, outside the search path.
    package static func find() -> URL? {
        let root = URL(fileURLWithPath: "/usr/lib/postgresql")
        let majors = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        let newest = majors.compactMap(Int.init).filter { $0 >= oldestMajor }.sorted().last
        if let newest {
            let folder = root.appending(path: "\(newest)/bin")
            if FileManager.default.isExecutableFile(atPath: folder.appending(path: "initdb").path) { return folder }
        }
        let searched = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return searched.map { URL(fileURLWithPath: String($0)) }
            .first { FileManager.default.isExecutableFile(atPath: $0.appending(path: "initdb").path) }
    }
}
