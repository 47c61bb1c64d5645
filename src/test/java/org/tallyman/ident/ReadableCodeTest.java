package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableCodeTest {

    @ParameterizedTest
    @CsvSource({
        "https://id.gs1.org/00/006141411234567890, SSCC, (00) 0 0614141 123456789 0",
        "006141411234567890, SSCC, (00) 0 0614141 123456789 0",
        "https://id.gs1.org/01/09506000134352/21/6789, SGTIN, 0 9506000 13435 2 · 6789",
        "https://id.gs1.org/01/09506000134352, GTIN, 0 9506000 13435 2",
        "09506000134352, GTIN, 0 9506000 13435 2",
        "https://id.gs1.org/8004/9506000ABC, GIAI, 9506000ABC",
        "https://id.gs1.org/8003/09506000134352X7, GRAI, 09506000134352X7",
        "https://id.gs1.org/414/9506000134352, GLN, 9 506000 13435 2",
        "urn:epc:raw:96.xE2806894000040051E2F3A4B, EPC, E280 6894 0000 4005 1E2F 3A4B",
        "e2806894000040051e2f3a4b, EPC, E280 6894 0000 4005 1E2F 3A4B",
        "urn:epc:id:usdod:2S194.12345, '', usdod:2S194.12345",
        "A-01-03, '', A-01-03",
    })
    void groupsTheDigitsAsPeopleReadThem(String code, String kind, String text) {
        assertThat(ReadableCode.of(code)).isEqualTo(new ReadableCode(kind, text));
    }
}
