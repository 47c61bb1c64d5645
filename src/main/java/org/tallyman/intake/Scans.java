package org.tallyman.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/**
 * Takes batches of scans: keeps the new ones as one message in neutral JSON, records the result of each, and answers
 * known ones as the first time. A crash between the two is mended by the client's next try: the journal knows the ids
 * and counts nothing twice.
 */
@ApplicationScoped
class Scans {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String NEUTRAL = "tallyman";
    private static final String LINK = "api";

    private final ScanCheck check;
    private final ScanReader reader;
    private final ScanResults results;
    private final Intake intake;
    private final ObjectMapper mapper;
    private final Clock clock;

    Scans(ScanCheck check, ScanReader reader, ScanResults results, Intake intake, ObjectMapper mapper, Clock clock) {
        this.check = check;
        this.reader = reader;
        this.results = results;
        this.intake = intake;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * The results as JSON, one a scan, in the order of the batch.
     *
     * @param sender whose ids these are
     * @param device whose messages the scans become
     * @throws SQLException if the database does not answer; nothing was acknowledged
     * @throws JournalException if the journal did not keep them
     */
    List<String> take(String sender, DeviceView device, List<ScanOrder> orders) throws SQLException {
        List<Parsed<CheckedScan>> checked = orders.stream().map(check::check).toList();
        Map<UUID, CheckedScan> scans = new LinkedHashMap<>();
        for (Parsed<CheckedScan> one : checked) {
            if (one instanceof Parsed.Ok<CheckedScan>(CheckedScan scan)) {
                scans.putIfAbsent(scan.id(), scan);
            }
        }
        Map<UUID, ScanResults.Known> known = results.find(sender, scans.keySet());
        List<CheckedScan> fresh = scans.values().stream()
                .filter(scan -> !known.containsKey(scan.id()))
                .toList();
        if (!fresh.isEmpty()) {
            results.add(sender, keep(device, fresh));
            known.putAll(
                    results.find(sender, fresh.stream().map(CheckedScan::id).toList()));
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            answers.add(answer(orders.get(i), checked.get(i), known));
        }
        return answers;
    }

    private String answer(ScanOrder order, Parsed<CheckedScan> checked, Map<UUID, ScanResults.Known> known) {
        return switch (checked) {
            case Parsed.Refused<CheckedScan>(Refusal refusal) -> json(ScanResult.refused(order.id(), refusal));
            case Parsed.Ok<CheckedScan>(CheckedScan scan) -> {
                ScanResults.Known result = known.get(scan.id());
                if (result == null) {
                    throw new IllegalStateException("the result of scan " + scan.id() + " was not kept");
                }
                yield Arrays.equals(result.fingerprint(), scan.fingerprint())
                        ? result.result()
                        : json(ScanResult.refused(
                                order.id(),
                                new Refusal("id-used", "id", scan.id().toString(), "was used for another scan")));
            }
        };
    }

    private List<ScanResults.New> keep(DeviceView device, List<CheckedScan> scans) {
        Frame frame = new Frame("", neutral(scans), clock.instant());
        Receipt receipt;
        try {
            receipt = intake.receiveAs(NEUTRAL, device, LINK, frame).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalException refused) {
                throw refused;
            }
            throw e;
        }
        ScanResult[] read = scans.stream()
                .map(scan -> reader.read(scan.id().toString(), scan.code()))
                .toArray(ScanResult[]::new);
        for (Rejection rejection : receipt.rejections()) {
            read[rejection.index()] =
                    ScanResult.refused(scans.get(rejection.index()).id().toString(), rejection.refusal());
        }
        List<ScanResults.New> results = new ArrayList<>();
        for (int i = 0; i < read.length; i++) {
            results.add(new ScanResults.New(scans.get(i), json(read[i].in(receipt.id())), receipt.id()));
        }
        return results;
    }

    private static byte[] neutral(Collection<CheckedScan> scans) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (CheckedScan scan : scans) {
                json.writeStartObject();
                json.writeStringField("id", scan.id().toString());
                json.writeStringField("time", scan.at().toString());
                json.writeStringField("scan", scan.code());
                if (scan.symbology().isPresent()) {
                    json.writeStringField("symbology", scan.symbology().get());
                }
                if (scan.readPoint().isPresent()) {
                    json.writeStringField("readPoint", scan.readPoint().get().code());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private String json(ScanResult result) {
        try {
            return mapper.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts can be written", e);
        }
    }
}
