// Loaded into the web server: it ends with the process that started it, even when that one is killed.
process.once("disconnect", () => process.exit(0))
process.channel?.unref()
