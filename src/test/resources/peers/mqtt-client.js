// A client of the npm package mqtt. Does what its first argument says, as JSON: url, options of the client, filters to
// subscribe to, and publications (topic, hex, qos) one after another. Says a line for each thing that happened.
'use strict'

const mqtt = require('mqtt')

const order = JSON.parse(process.argv[2])
const client = mqtt.connect(order.url, { reconnectPeriod: 0, ...order.options })
const say = (...words) => console.log(words.join(' '))

client.on('error', error => say('failed', error.message))
client.on('close', () => say('closed'))
client.on('message', (topic, payload) => say('heard', topic, payload.toString('hex')))
client.on('connect', async () => {
  try {
    say('connected')
    if (order.filters) {
      const granted = await client.subscribeAsync(order.filters, { qos: 1 })
      say('granted', granted.map(one => one.qos).join(','))
    }
    for (const { topic, hex, qos } of order.publications) {
      await client.publishAsync(topic, Buffer.from(hex, 'hex'), { qos })
      say('published', qos)
    }
    say('done')
  } catch (error) {
    say('failed', error.message)
  }
})
process.stdin.on('end', () => client.end()).resume()
