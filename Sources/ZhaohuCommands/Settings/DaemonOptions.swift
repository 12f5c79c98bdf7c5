package import ArgumentParser

/// The flags that every subcommand of `zhaohud` shares; each may also come from the environment or a file.
package struct DaemonOptions: ParsableArguments {
    @Option(help: "State folder (ZHAOHU_STATE); as root /var/lib/zhaohu, else $XDG_STATE_HOME/zhaohu.")
    package var state: String?

    @Option(
        help: "A libpq connection string or URI (ZHAOHU_DATABASE); without it a private cluster in the state folder.")
    package var database: String?

    @Option(help: "The project's schema folder (ZHAOHU_SCHEMA); found beside the program when absent.")
    package var schema: String?

    @Option(help: "A JSON file with settings (ZHAOHU_CONFIG); flags win over the environment, that over the file.")
    package var config: String?

    @Option(name: .customLong("log-level"), help: "trace, debug, info, notice, warning or error (ZHAOHU_LOG_LEVEL).")
    package var logLevel: String?

    package init() {}
}
