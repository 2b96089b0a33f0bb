/**
 * Puts a text on the clipboard that is still on its way: the browser allows it only to what follows a click or a key
 * at once. False where there is no clipboard, as on an address without https. @throws Error of the text.
 */
export async function copyText(text: Promise<string>): Promise<boolean> {
  const written = write(text).catch(() => false)
  await text
  return written
}

async function write(text: Promise<string>): Promise<boolean> {
  if (!navigator.clipboard) return false
  if (typeof ClipboardItem === "undefined") {
    await navigator.clipboard.writeText(await text)
    return true
  }
  const blob = text.then((words) => new Blob([words], { type: "text/plain" }))
  // Who waits for the text hears of its failure.
  blob.catch(() => undefined)
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })])
  return true
}
