package org.tallyman.intake.coap;

import java.util.List;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.tallyman.dialect.Rejection;
import org.tallyman.intake.IngestAnswers;
import org.tallyman.intake.JournalException;
import org.tallyman.intake.Receipt;

/** What a device is told over CoAP: as over HTTP, with words in the diagnostic payload (RFC 7252 section 5.5.2). */
final class CoapAnswers {

    /** Rejections told of one message; all of them are in quarantine. */
    private static final int REJECTIONS_TOLD = 4;

    private static final int SECONDS_TO_WAIT = 1;

    private CoapAnswers() {}

    /** 2.04 with what was taken; 4.00 when nothing could be. Either way the bytes are kept. */
    static Response kept(Receipt receipt, Request request) {
        if (receipt.accepted() == 0 && !receipt.rejections().isEmpty()) {
            return refused(ResponseCode.BAD_REQUEST, malformed(receipt));
        }
        Response answer = new Response(ResponseCode.CHANGED);
        OptionSet options = request.getOptions();
        // Who accepts something else only gets none of it, since the code says what matters.
        if (!options.hasAccept() || options.isAccept(MediaTypeRegistry.APPLICATION_JSON)) {
            answer.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_JSON);
            answer.setPayload(IngestAnswers.accepted(shortened(receipt)));
        }
        return answer;
    }

    private static Receipt shortened(Receipt receipt) {
        List<Rejection> told =
                receipt.rejections().stream().limit(REJECTIONS_TOLD).toList();
        return new Receipt(receipt.id(), receipt.duplicate(), receipt.accepted(), receipt.repeated(), told);
    }

    private static String malformed(Receipt receipt) {
        Rejection first = receipt.rejections().getFirst();
        String where = first.offset() < 0 ? "" : "At byte " + first.offset() + ": ";
        return where + first.refusal().sentence() + " (message " + receipt.id() + ")";
    }

    /** Later may help: too fast, or the journal is away. Nothing was kept. */
    static Response later(ResponseCode code, String words) {
        Response answer = refused(code, words);
        answer.getOptions().setMaxAge(SECONDS_TO_WAIT);
        return answer;
    }

    static Response notKept(JournalException refused) {
        ResponseCode code = switch (refused.reason()) {
            case BUSY -> ResponseCode.TOO_MANY_REQUESTS;
            case UNAVAILABLE, CLOSED -> ResponseCode.SERVICE_UNAVAILABLE;
        };
        return later(code, "Nothing was kept: " + refused.getMessage() + ".");
    }

    static Response refused(ResponseCode code, String words) {
        Response answer = new Response(code);
        answer.setPayload(words);
        return answer;
    }
}
