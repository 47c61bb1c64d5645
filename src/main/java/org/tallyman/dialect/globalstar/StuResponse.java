package org.tallyman.dialect.globalstar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.tallyman.dialect.Reply;

/** {@code stuResponseMsg}: by its state {@code pass} the back office knows that it need not send the messages again. */
final class StuResponse {

    private static final DateTimeFormatter TIME_STAMP =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private StuResponse() {}

    /** @param messageId of the document that is answered */
    static Reply pass(String messageId, Instant now) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>"
                + "<stuResponseMsg xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " correlationID=\"" + escaped(messageId) + "\""
                + " deliveryTimeStamp=\"" + TIME_STAMP.format(now) + "\""
                + " messageID=\"00000000000000000000000000000000\""
                + " xsi:noNamespaceSchemaLocation=\"http://cody.glpconnect.com/XSD/StuResponse_Rev1_0.xsd\">"
                + "<state>pass</state><stateMessage>Store OK</stateMessage></stuResponseMsg>";
        return Reply.acknowledging(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
