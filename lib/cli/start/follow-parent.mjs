// Loaded into the web server: it ends with the process that started it, even when that one is killed. Next's own
// children load it too, and talk to Next by such a channel: theirs is left alone.
if (process.ppid === Number(process.env.EXHIBIT_PARENT)) {
  process.once("disconnect", () => process.exit(0))
  process.channel?.unref()
}
