package org.tallyman.dialect.tallyman;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;

class TallymanDialectTest {

    private static final Instant RECEIVED = Instant.parse("2026-05-08T12:00:00Z");
    private static final Instant SEEN = Instant.parse("2026-05-08T11:59:59.123Z");

    @Test
    void readsOneTagRead() {
        Decoding decoding = decode("{'epc':'3034257bf7194e4000001a85','time':'2026-05-08T11:59:59.123Z','rssi':-61.5}");
        assertThat(decoding.rejections()).isEmpty();
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .containsExactly(new TagRead(SEEN, "3034257BF7194E4000001A85", 0, -6150, 1, null));
        assertThat(decoding.elements().getFirst().identity()).isNotEqualTo(Identity.NONE);
    }

    @Test
    void givesNoIdentityWithoutDeviceTime() {
        Element element = decode("{'epc':'30'}").elements().getFirst();
        assertThat(element.identity()).isEqualTo(Identity.NONE);
        assertThat(element.observation().observedAt()).isEqualTo(RECEIVED);
    }

    /** What is known by its content is known as before, when units were kept as they came. */
    @ParameterizedTest
    @CsvSource({"C,Cel", "°C,Cel", "degC,Cel", "F,[degF]", "°F,[degF]", "K,K", "mK,mK"})
    void writesUnitsOfTemperatureAsUcumDoes(String written, String unit) {
        Element element = decode("{'quantity':'temperature','value':1,'unit':'" + written
                        + "','time':'2026-05-08T11:59:59.123Z'}")
                .elements()
                .getFirst();
        assertThat(element.observation()).isEqualTo(new Measurement(SEEN, "temperature", 1, unit, ""));
        assertThat(element.identity())
                .isEqualTo(ContentIdentity.of(new Measurement(SEEN, "temperature", 1, written, "")));
        assertThat(decode("{'quantity':'charge','value':1,'unit':'C'}")
                        .elements()
                        .getFirst()
                        .observation())
                .isEqualTo(new Measurement(RECEIVED, "charge", 1, "C", ""));
    }

    @Test
    void sharesDeviceTimeAndAntennaInAGroup() {
        String list =
                "'observations':[{'epc':'3034'},{'epc':'3035','antenna':4,'device':'B'},{'latitude':1,'longitude':2}]";
        String shared = "'device':'A','time':1778241599123,'antenna':3";
        Decoding before = decode("{" + shared + "," + list + "}");
        assertThat(before.elements())
                .extracting(Element::observation)
                .containsExactly(
                        new TagRead(SEEN, "3034", 3, null, 1, null),
                        new TagRead(SEEN, "3035", 4, null, 1, null),
                        new Fix(SEEN, true, 1, 2, null, null, null, null));
        assertThat(before.elements()).extracting(Element::child).containsExactly("A", "B", "A");
        assertThat(decode("{" + list + "," + shared + "}").elements()).isEqualTo(before.elements());
    }

    @Test
    void keepsTheGoodElementsAroundABadOne() {
        Decoding decoding = decode("[{'epc':'3034'},{'epc':'303'},{'latitude':91,'longitude':0},{'epc':'3036'}]");
        assertThat(decoding.elements()).hasSize(2);
        assertThat(decoding.rejections()).extracting(Rejection::index).containsExactly(1, 2);
        assertThat(decoding.rejections()).extracting(r -> r.refusal().code()).containsExactly("hex", "range");
        assertThat(decoding.rejections()).extracting(Rejection::offset).containsExactly(23, 42);
    }

    @Test
    void goesOnBehindABrokenElement() {
        for (String broken : new String[] {
            "{'epc' '3035'}", "{'epc':'3035}", "{'epc':'3035'", "xyz", "{'epc':3035]}", "{'epc':[1,}", "{]"
        }) {
            Decoding array = decode("[{'epc':'3034'}," + broken + ",{'epc':'3036'}]");
            assertThat(array.elements()).as(broken + array.rejections()).hasSize(2);
            assertThat(array.rejections())
                    .as(broken)
                    .extracting(Rejection::index)
                    .containsExactly(1);
            Decoding group = decode("{'observations':[{'epc':'3034'}," + broken + ",{'epc':'3036'}],'antenna':7}");
            assertThat(group.elements()).as(broken + group.rejections()).hasSize(2);
            assertThat(group.rejections()).as(broken).hasSize(1);
            Decoding lines = decode("{'epc':'3034'}\n" + broken + "\n{'epc':'3036'}\n");
            assertThat(lines.elements()).as(broken + lines.rejections()).hasSize(2);
            assertThat(lines.rejections()).as(broken).isNotEmpty();
        }
    }

    private static Decoding decode(String json) {
        return new TallymanDialect()
                .open(Profile.DEFAULT)
                .receive(new Frame("", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), RECEIVED));
    }
}
