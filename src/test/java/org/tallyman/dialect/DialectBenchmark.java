package org.tallyman.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.ident.Parsed;

/** Tag reads decoded per second on one core, from messages of 100 reads, and records of trackers from one packet. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class DialectBenchmark {

    private static final int READS = 100;
    private static final int RECORDS = 25;

    /** Time, priority, position; ignition, signal, supply voltage, BLE and Dallas temperatures, iButton. */
    private static final String TELTONIKA_RECORD = "0000019e0775771200fa8d58c0171126c0004b005a070032"
            + "ef0602ef01150502422ee019fe0c014800000069014e1122334455667788";

    /** Type, time, nine satellites, position, speed, course, cell, serial number. */
    private static final String GT06_LOCATION =
            "1f12" + "1a05080b3b3b" + "c9" + "042733a0" + "00faf080" + "32" + "145a" + "01cc00287d001fb8" + "0003";

    private Frame group = frame("");
    private Frame timed = frame("");
    private Frame mapped = frame("");
    private Frame impinj = frame("");
    private Frame zebra = frame("");
    private Frame llrp = frame("");
    private Frame teltonika = frame("");
    private Frame gt06 = frame("");
    private final Mapping mapping = mapping();
    private Session tallymanSession = open("tallyman");
    private Session impinjSession = open("impinj");
    private Session zebraSession = open("zebra");
    private Session llrpSession = open("llrp");
    private Session teltonikaSession = open("teltonika");
    private Session gt06Session = open("gt06");

    @Setup
    public void messages() {
        StringBuilder reads = new StringBuilder();
        StringBuilder withTime = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        StringBuilder events = new StringBuilder();
        StringBuilder zebraEvents = new StringBuilder();
        StringBuilder tags = new StringBuilder();
        for (int i = 0; i < READS; i++) {
            String epc = "3034257BF7194E40%08X".formatted(i * 7919);
            String comma = i == 0 ? "" : ",";
            reads.append(comma).append("{\"epc\":\"").append(epc).append("\",\"antenna\":1,\"rssi\":-61.5}");
            withTime.append(comma)
                    .append("{\"epc\":\"")
                    .append(epc)
                    .append("\",\"time\":17638560")
                    .append(10_000 + i);
            withTime.append("}");
            rows.append(comma).append("{\"tag\":{\"id\":\"").append(epc);
            rows.append("\"},\"seen\":17638560").append(10_000 + i).append("}");
            String time = "2026-05-08T12:00:00.%03d".formatted(i);
            events.append(comma)
                    .append("{\"timestamp\":\"")
                    .append(time)
                    .append("456789Z\",\"eventType\":\"tagInventory\",");
            events.append("\"tagInventoryEvent\":{\"epcHex\":\"").append(epc).append("\",\"antennaPort\":1,");
            events.append("\"peakRssiCdbm\":-6150,\"lastSeenTime\":\"")
                    .append(time)
                    .append("456789Z\"}}");
            zebraEvents
                    .append("{\"type\":\"SIMPLE\",\"timestamp\":\"")
                    .append(time)
                    .append("+0000\",\"data\":{");
            zebraEvents.append("\"antenna\":1,\"eventNum\":").append(i).append(",\"format\":\"epc\",\"idHex\":\"");
            zebraEvents.append(epc).append("\",\"peakRssi\":-61,\"reads\":1}}");
            // TagReportData with EPC-96, AntennaID, PeakRSSI, LastSeenTimestampUTC and TagSeenCount.
            tags.append("00F000228D").append(epc).append("81000186C384");
            tags.append("%016X".formatted(1_763_856_000_000_000L + i)).append("880001");
        }
        group = frame("{\"time\":\"2026-05-08T12:00:00.123Z\",\"observations\":[" + reads + "]}");
        timed = frame("{\"antenna\":1,\"observations\":[" + withTime + "]}");
        mapped = frame("{\"gate\":\"7\",\"rows\":[" + rows + "]}");
        impinj = frame("[" + events + "]");
        zebra = frame(zebraEvents.toString());
        String header = "043D%08X00000001".formatted(10 + tags.length() / 2);
        teltonika = teltonikaPacketOf(RECORDS);
        byte[] location = HexFormat.of().parseHex(GT06_LOCATION);
        gt06 = hex("7878%s%04x0d0a".formatted(GT06_LOCATION, Checksums.crc16X25(location, 0, location.length)));
        check(teltonikaSession.receive(teltonika), RECORDS);
        if (mapping.decode(mapped).elements().size() != READS) {
            throw new IllegalStateException(mapping.decode(mapped).toString());
        }
        check(gt06Session.receive(gt06), 1);
        llrp = new Frame("", HexFormat.of().parseHex(header + tags), Instant.EPOCH);
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public Decoding tallymanGroup() {
        return tallymanSession.receive(group);
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public Decoding tallymanTimed() {
        return tallymanSession.receive(timed);
    }

    /** The same reads in a shape of somebody else's, by a mapping. */
    @Benchmark
    @OperationsPerInvocation(READS)
    public Decoding mappedJson() {
        return mapping.decode(mapped);
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public Decoding impinjWebhook() {
        return impinjSession.receive(impinj);
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public Decoding zebraStream() {
        return zebraSession.receive(zebra);
    }

    @Benchmark
    @OperationsPerInvocation(READS)
    public Decoding llrpReport() {
        return llrpSession.receive(llrp);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public Decoding teltonikaPacket() {
        return teltonikaSession.receive(teltonika);
    }

    @Benchmark
    public Decoding gt06Location() {
        return gt06Session.receive(gt06);
    }

    private static void check(Decoding decoding, int fixes) {
        long found = decoding.elements().stream()
                .filter(element -> element.observation() instanceof Observation.Fix)
                .count();
        if (found != fixes || !decoding.rejections().isEmpty()) {
            throw new IllegalStateException(decoding.toString());
        }
    }

    private static Frame teltonikaPacketOf(int records) {
        String data = "08%1$02x%2$s%1$02x".formatted(records, TELTONIKA_RECORD.repeat(records));
        byte[] bytes = HexFormat.of().parseHex(data);
        return hex("00000000%08x%s%08x".formatted(bytes.length, data, Checksums.crc16Arc(bytes, 0, bytes.length)));
    }

    private static Mapping mapping() {
        String text = """
                {"observations": [{"each": "$.rows[*]", "epc": "@.tag.id",
                  "time": {"path": "@.seen", "format": "epoch-ms"}}]}""";
        return Mapping.read(text) instanceof Parsed.Ok<Mapping>(Mapping read)
                ? read
                : refuse(Mapping.read(text).toString());
    }

    private static Mapping refuse(String why) {
        throw new IllegalStateException(why);
    }

    private static Frame hex(String payload) {
        return new Frame("", HexFormat.of().parseHex(payload), Instant.EPOCH);
    }

    private static Frame frame(String payload) {
        return new Frame("", payload.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    }

    private static Session open(String dialect) {
        return new DialectRegistry().find(dialect).orElseThrow().open(Profile.DEFAULT);
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(DialectBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
