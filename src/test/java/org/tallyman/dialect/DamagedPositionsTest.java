package org.tallyman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.dialect.Observation.Fix;

/** What cannot be read of a position, or of a message that ends before it, is refused by name and never left out in silence. */
class DamagedPositionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            h02 | *HQ,7000000001,V1,102030,A,XX,N,YY,W,010.00,090,020324,FFFFFBFF# | position | XX,N,YY,W
            h02 | *HQ,7000000001,V1,102030,A,1030.0000,Q,02015.0000,W,010.00,090,020324,FFFFFBFF# | position | 1030.0000,Q,02015.0000,W
            h02 | *HQ,7000000001,V1,12# | length | HQ,7000000001,V1,12
            h02 | *hq,700000000000001,VP1,A,XX,N,02015.0000,W,1,2,020324# | position | XX,N,02015.0000,W
            gps103 | imei:700000000000001,tracker,240303062030,,F,222030.000,A,10X0.0000,N,02015.0000,W,10.00,90.5,12; | position | 10X0.0000,02015.0000
            nmea | 123456789$GPRMC,222030,A,10X0.0000,N,02015.0000,W,10.00,90.5,020324,, | position | 10X0.0000,N,02015.0000,W
            suntech | ST300STT;700000001;42;311;20240302;22:20:30;12345;+10.5XX000;-020.250000;010.000;090.00;7;1;0;12.0;000000;1;1 | position | +10.5XX000,-020.250000
            meitrack | $$A100,700000000000001,AAA,35,XX,-20.250000,240302222030,A,7,20,10,90,1.0,12,1 | record | 35,XX,-20.250000,240302222030,A,7,20,10,90,1.0,12,1
            queclink | +RESP:GTFRI,270100,700000000000001,name$ | length | +RESP:GTFRI,270100,700000000000001,name
            queclink | +RESP:GTFRI,270100,700000000000001,,,10,1,1,4.3,92,70.0,-20.250000,10.500000,20261399250000,0460,0000,18d8,6141,00,2000.0,20240302222030,11F0$ | time | 20261399250000
            """)
    void whatCannotBeReadIsRefusedByName(String language, String frame, String code, String value) {
        Decoding decoding = Frames.decode(
                new DialectRegistry().find(language).orElseThrow(),
                Frames.bytes(frame.getBytes(StandardCharsets.US_ASCII)));
        assertThat(decoding.rejections())
                .singleElement()
                .extracting(Rejection::refusal)
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.value()).isEqualTo(value);
                    assertThat(refusal.rule()).isNotEmpty();
                });
        assertThat(decoding.elements()).extracting(Element::observation).noneMatch(Fix.class::isInstance);
    }
}
