// A device that somebody else wrote: the npm package coap posts a reading and a long pack in blocks, and says what it is answered.
const coap = require('coap')

const [port, token] = process.argv.slice(2)

function post (payload, options, next) {
  const request = coap.request({
    agent: false, hostname: '127.0.0.1', port: Number(port), method: 'POST', pathname: '/ingest/senml', query: 'token=' + token, confirmable: true
  })
  request.setOption('Content-Format', 'application/json')
  for (const [name, value] of Object.entries(options)) request.setOption(name, value)
  request.on('response', response => {
    console.log(response.code + ' ' + response.payload)
    next()
  })
  request.on('error', error => {
    console.log('failed ' + error.message)
    next()
  })
  request.end(Buffer.from(payload))
}

const record = number => ({ n: 'freezer/' + number, u: 'Cel', t: 1773000000, v: -18 - number })
const many = JSON.stringify(Array.from({ length: 100 }, (_, number) => record(number)))

post(JSON.stringify([record(1000)]), {}, () =>
  post(many, { Block1: Buffer.of(0x06) }, () =>
    post('[{"n":"freezer","v":"cold"}]', {}, () => process.exit(0))))
