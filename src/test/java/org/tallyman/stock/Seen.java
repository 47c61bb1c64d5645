package org.tallyman.stock;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.tallyman.testsupport.Warehouse;

/** Tags of this run and what readers say of them. */
final class Seen {

    private static final AtomicInteger NUMBER = new AtomicInteger(0x1000);

    private Seen() {}

    /** EPC of a tag that is no GS1 EPC. */
    static String privateTag() {
        return String.format(Locale.ROOT, "E200AA%018X", NUMBER.incrementAndGet());
    }

    /** A Digital Link that nothing else uses. */
    static String serialised(String gtin) {
        return "https://id.gs1.org/01/" + gtin + "/21/RUN" + NUMBER.incrementAndGet();
    }

    /** Two reads at once, so that the tag counts as observed. */
    static void by(Warehouse centre, int antenna, String tag, Instant at) {
        long ms = at.toEpochMilli() / 1000 * 1000;
        String body = """
                {"antenna":%d,"observations":[
                  {"epc":"%s","rssi":-55.5,"time":%d},{"epc":"%s","rssi":-54,"time":%d}]}""".formatted(antenna, tag, ms, tag, ms + 200);
        RestAssured.given()
                .auth()
                .oauth2(centre.readerToken())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
    }
}
