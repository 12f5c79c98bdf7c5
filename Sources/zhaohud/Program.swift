import ArgumentParser
import ZhaohuCommands

/// The daemon's program.
@main
struct Program {
    static func main() async {
        await Zhaohud.main(nil)
    }
}
