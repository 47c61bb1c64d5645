package org.tallyman.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tallyman.epcis.json.EpcisJson;

/** Whatever a partner sends, the answer is an event or the faults in it, and an event survives its own text. */
class EpcisJsonFuzzTest {

    @FuzzTest
    void anyBytesAreAnEventOrRefused(byte[] bytes) {
        switch (EpcisJson.readEvent(bytes)) {
            case Reading.Read<EpcisEvent>(EpcisEvent event) -> {
                String text = EpcisJson.write(event);
                assertThat(EpcisJson.readEvent(text.getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOfSatisfying(
                                Reading.Read.class,
                                again -> assertThat(EpcisJson.write((EpcisEvent) again.value()))
                                        .isEqualTo(text));
            }
            case Reading.Refused<EpcisEvent>(List<Fault> faults) ->
                assertThat(faults).hasSizeBetween(1, 100);
        }
    }

    @FuzzTest
    void anyBytesAreADocumentOrRefused(byte[] bytes) {
        switch (EpcisJson.readDocument(bytes)) {
            case Reading.Read<EpcisDocument>(EpcisDocument document) ->
                assertThat(EpcisJson.readDocument(EpcisJson.write(document).getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOf(Reading.Read.class);
            case Reading.Refused<EpcisDocument>(List<Fault> faults) ->
                assertThat(faults).hasSizeBetween(1, 100);
        }
    }
}
