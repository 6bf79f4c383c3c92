// What a browser does in a session, with the libraries that it does it with: reads a pane and a
// cursor, types, shows a cursor, evaluates. Arguments: the server's address, the node_modules.
import { createRequire } from 'node:module'
const [address, modules] = process.argv.slice(2)
const take = createRequire(modules + '/')
const Y = take('yjs')
const sync = take('y-protocols/sync')
const { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } = take('y-protocols/awareness')
const { createEncoder, writeVarUint, writeVarUint8Array, toUint8Array } = take('lib0/encoding')
const { createDecoder, readVarUint, readVarUint8Array } = take('lib0/decoding')
const WebSocket = take('ws')

const doc = new Y.Doc()
const awareness = new Awareness(doc)
const documents = new WebSocket(`${address}/doc/probe`)
const pubsub = new WebSocket(`${address}/pubsub`)
const frame = (kind, write) => {
  const encoder = createEncoder()
  writeVarUint(encoder, kind)
  write(encoder)
  documents.send(toUint8Array(encoder))
}
const show = () =>
  frame(1, (e) => writeVarUint8Array(e, encodeAwarenessUpdate(awareness, [awareness.clientID])))

documents.on('open', () => frame(0, (e) => sync.writeSyncStep1(e, doc)))
documents.on('message', (data) => {
  const decoder = createDecoder(new Uint8Array(data))
  const kind = readVarUint(decoder)
  if (kind === 0) {
    const answer = createEncoder()
    writeVarUint(answer, 0)
    const before = toUint8Array(answer).length
    sync.readSyncMessage(decoder, answer, doc, 'server')
    if (toUint8Array(answer).length > before) documents.send(toUint8Array(answer))
  } else if (kind === 1) applyAwarenessUpdate(awareness, readVarUint8Array(decoder), 'server')
})
doc.on('update', (update, origin) => {
  if (origin !== 'server') frame(0, (e) => sync.writeUpdate(e, update))
})

const text = doc.getText('text:tune')
const timer = setInterval(() => {
  const ada = [...awareness.getStates().values()].find((one) => one.user?.name === 'ada')
  if (!text.length || !ada?.cursor || pubsub.readyState !== 1) return
  clearInterval(timer)
  const at = Y.createAbsolutePositionFromRelativePosition(
    Y.createRelativePositionFromJSON(ada.cursor.head), doc)
  console.log(JSON.stringify({
    text: text.toString(), language: doc.getMap('targets').get('tune'), name: ada.user.name,
    cursor: at.index,
  }))
  text.insert(0, '🎹')
  const here = Y.createRelativePositionFromTypeIndex(text, 6)
  awareness.setLocalState({ user: { name: 'jsfriend', color: '#ecd444', colorLight: '#ecd44433' },
    cursor: { anchor: here, head: here } })
  show()
  setTimeout(() => {
    pubsub.send(JSON.stringify({ type: 'publish', payload: {
      topic: 'session:probe:target:strudel:eval',
      msg: { docId: 'tune', body: 's("hh")', user: 'jsfriend', mode: 'web', from: 0, to: 7 } } }))
    setTimeout(() => process.exit(0), 1500)
  }, 200)
}, 50)
