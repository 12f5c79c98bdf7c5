private import Glibc

extension Surroundings {
    private static let names = [
        "HOME", "LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "TERM", "XDG_STATE_HOME", "ZHAOHU_LISTEN",
        "ZHAOHU_PASSWORD", "ZHAOHU_STATE", "ZHAOHU_USER",
    ]
    /// Password files and demo logins are far smaller.
    private static let fileBytesMax = 1 << 16

    /// The surroundings of this process.
    package static func process() -> Surroundings {
        let pairs = names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } }
        return Surroundings(
            environment: Dictionary(uniqueKeysWithValues: pairs), isRoot: geteuid() == 0, readFile: read)
    }

    private static func read(_ path: String) -> String? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: fileBytesMax)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
