package org.tallyman.dialect.cassia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoded;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.TagDetail;

class CassiaDialectTest {

    private static final Instant AT = Instant.parse("2026-05-08T11:59:58Z");
    private static final String SCAN = "{'name':'(unknown)','evtType':0,'rssi':-61,'adData':'02010605166E2AF401',"
            + "'bdaddrs':[{'bdaddr':'C0:FF:EE:01:02:03','bdaddrType':'random'}]}";

    @Test
    void readsScansAndTheLinesOfAnEventStream() {
        List<Observation> expected = List.of(
                new TagRead(Frames.RECEIVED, "C0FFEE010203", 0, -6_100, 1, detail(null)),
                new Measurement(Frames.RECEIVED, "temperature", 5, "Cel", ""));
        assertThat(decode(SCAN)).isEqualTo(expected);
        assertThat(decode(":keep-alive\n\ndata: " + SCAN + "\n\n:keep-alive\n")).isEqualTo(expected);
        assertThat(decode("event: scan\r\ndata:" + SCAN + "\r\n\r\ndata:" + SCAN + "\r\n"))
                .hasSize(4);
        assertThat(decode(":keep-alive\n\n")).isEmpty();
    }

    @Test
    void readsMessagesWithAnAction() {
        String head = "{'id':'1','action':'data.scan','timestamp':1778241598000,'gateway':'AC:23:3F:00:00:01','data':";
        TagRead read = new TagRead(AT, "C0FFEE010203", 0, -6_100, 1, detail("AC233F000001"));
        assertThat(decode(head + SCAN + "}")).containsExactly(read, new Measurement(AT, "temperature", 5, "Cel", ""));
        assertThat(decode(head + "[{'deviceMac':'C0:FF:EE:01:02:03','rssi':-61,'scanData':''}]}"))
                .containsExactly(read);
        assertThat(decode("{'id':'1','action':'gateway_status','timestamp':1778241598000,'gateway':'AC:23:3F:00:00:01',"
                        + "'data':{'model':'M2000','uptime':8721}}"))
                .containsExactly(new DeviceStatus(
                        AT, "gateway_status", Map.of("model", "M2000", "uptime", 8_721L, "gateway", "AC233F000001")));
    }

    @Test
    void refusesAScanWithoutAnAddress() {
        assertThat(Decoded.codes(decoding("{'rssi':-61,'adData':'020106'}"))).containsExactly("missing");
        assertThat(Decoded.codes(decoding("{'action':'data.scan','data':[{'rssi':-61},{'bdaddr':'x'}]}")))
                .containsExactly("missing", "address");
        assertThat(Decoded.codes(decoding("hello"))).containsExactly("json-syntax");
    }

    private static TagDetail detail(@Nullable String gateway) {
        return new TagDetail("C0FFEE010203", null, null, null, null, null, gateway);
    }

    private static List<Observation> decode(String json) {
        return Decoded.observations(decoding(json));
    }

    private static Decoding decoding(String json) {
        return Frames.decode(new CassiaDialect(), Frames.json(json));
    }
}
