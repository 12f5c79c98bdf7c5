private import Glibc

/// Files that only their owner may read.
enum PrivateFile {
    /// Makes the file and its folders where they are missing, and takes away the rights of others.
    ///
    /// - Returns: false when that cannot be done.
    static func prepare(_ path: String) -> Bool {
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o700)
        }
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        return fchmod(file, 0o600) == 0
    }
}

/// The size of the terminal.
enum TerminalSize {
    /// Columns of standard output; 80 where it does not say.
    static var columns: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
