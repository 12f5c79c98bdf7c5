import Glibc
import ZhaohuClient

exit(await Client.run(Array(CommandLine.arguments.dropFirst())))
