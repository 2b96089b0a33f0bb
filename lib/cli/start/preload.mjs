// What is loaded into the web server before anything else. One module: of several `--import`s, Next hands its
// children one.
import "./follow-parent.mjs"
import "./note-peers.mjs"
