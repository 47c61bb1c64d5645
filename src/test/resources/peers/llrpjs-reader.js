// A reader made of the npm package llrpjs, which somebody else wrote: answers what it is asked, reports two tags in three
// reports once its ROSpec is enabled, and shows that it is there. Says on its output which port it has and what it hears.
const { LLRPServer, LLRPCore } = require("llrpjs");

const reader = new LLRPServer({ host: "127.0.0.1", port: 0 });
const success = { StatusCode: "M_Success", ErrorDescription: "" };

const answer = (name, more = {}) =>
  reader.on(name, (request) => {
    console.log("asked " + name);
    const Response = LLRPCore[name + "_RESPONSE"];
    reader.send(new Response({ id: request.getMessageId(), data: { LLRPStatus: success, ...more } }));
  });

const tag = (epc, antenna, at) => ({
  EPC_96: { EPC: epc },
  AntennaID: { AntennaID: antenna },
  PeakRSSI: { PeakRSSI: -61 },
  FirstSeenTimestampUTC: { Microseconds: at },
  LastSeenTimestampUTC: { Microseconds: at },
  TagSeenCount: { TagCount: 3 },
});

const tell = async () => {
  const now = Date.now();
  for (let i = 0; i < 3; i++) {
    // Reads of one tag at the same moment and antenna would be the same read.
    const at = new Date(now + i);
    const tags = [tag("30340242201d8840009efdf7", 1, at), tag("30340242201d8840009efdf8", 2, at)];
    await reader.send(new LLRPCore.RO_ACCESS_REPORT({ data: { TagReportData: tags } }));
  }
  await reader.send(new LLRPCore.KEEPALIVE({ id: 4711 }));
};

reader.on("connection", () =>
  reader.send(
    new LLRPCore.READER_EVENT_NOTIFICATION({
      data: {
        ReaderEventNotificationData: {
          UTCTimestamp: { Microseconds: new Date() },
          ConnectionAttemptEvent: { Status: "Success" },
        },
      },
    })
  )
);
answer("GET_READER_CAPABILITIES", {
  GeneralDeviceCapabilities: {
    MaxNumberOfAntennaSupported: 4,
    CanSetAntennaProperties: false,
    HasUTCClockCapability: true,
    DeviceManufacturerName: 161,
    ModelName: 1,
    ReaderFirmwareVersion: "llrpjs",
    ReceiveSensitivityTableEntry: { Index: 1, ReceiveSensitivityValue: 0 },
    GPIOCapabilities: { NumGPIs: 2, NumGPOs: 2 },
    PerAntennaAirProtocol: { AntennaID: 1, ProtocolID: [1] },
  },
});
answer("GET_READER_CONFIG");
answer("DELETE_ACCESSSPEC");
answer("DELETE_ROSPEC");
answer("SET_READER_CONFIG");
answer("ADD_ROSPEC");
answer("ENABLE_ROSPEC");
answer("CLOSE_CONNECTION");
reader.on("ENABLE_ROSPEC", tell);
reader.on("KEEPALIVE_ACK", (message) => console.log("acknowledged " + message.getMessageId()));
reader.on("error", (error) => console.log("error " + error));
reader.listen();
reader._server.on("listening", () => console.log("port " + reader._server.address().port));
