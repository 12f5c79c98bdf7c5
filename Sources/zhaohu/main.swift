import Glibc
import ZhaohuClient
import ZhaohuPlanning

let words = Array(CommandLine.arguments.dropFirst())
// No command of the server is called plan, so the word is free for the one that needs no server.
exit(words.first == "plan" ? await PlanProgram.run(Array(words.dropFirst())) : await Client.run(words))
