import { version } from "../../package.json" with { type: "json" };

/** What `--version` prints. */
export const versionLine = `jiangping ${version}`;

/** How the command line is used, as it is printed for wrong usage and for `--help`. */
export const usage = `用法：
  jiangping verify 文件… [--card 身份卡]… [--identity 密钥文件] [--passphrase-file 口令文件] [--task 任务包]… [--json]
  jiangping inspect 文件… [--identity 密钥文件] [--json]
  jiangping card 身份卡… [--json]
  jiangping schema
  jiangping --help | --version
说明：
  verify   核验身份卡、任务包、评审包；--card 是已接受的身份卡，--task 是评审包应答复的任务包，同一批次各版可一并给出
  inspect  列出文件里有什么，不作核验
  card     列出身份卡各项、密钥编号和指纹，并核验其自身签名
  schema   输出 --json 每行对象的 JSON Schema
  文件写作 - 表示从标准输入读取，只能用一次；-- 之后都是文件；--json 每个文件输出一行
退出码：0 通过，1 拒绝，2 用法不对（包括核验评审包而没有给出密钥文件）或有文件读不出`;

/** Wrong usage: the message is Chinese and goes to standard error, the exit code is 2. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
}
