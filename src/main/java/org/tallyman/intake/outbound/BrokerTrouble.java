package org.tallyman.intake.outbound;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.tallyman.intake.line.LineTrouble;

/** Why a broker does not serve us, in words for the device's page. */
final class BrokerTrouble {

    private static final Set<Mqtt5ConnAckReasonCode> STRANGER = Set.of(
            Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD,
            Mqtt5ConnAckReasonCode.NOT_AUTHORIZED,
            Mqtt5ConnAckReasonCode.BAD_AUTHENTICATION_METHOD);

    private static final Set<Mqtt3ConnAckReturnCode> STRANGER_3 =
            Set.of(Mqtt3ConnAckReturnCode.BAD_USER_NAME_OR_PASSWORD, Mqtt3ConnAckReturnCode.NOT_AUTHORIZED);

    /** Alerts of TLS (RFC 8446, section 6.2) of a server that was shown a certificate. */
    private static final List<String> NOT_TAKEN = List.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "unknown_ca");

    private static final String WHO = "the broker refuses user name and password";

    private BrokerTrouble() {}

    /** Whether a call failed before the broker could make a session: it was not reached, or refused us. */
    static boolean leftSessions(CompletableFuture<?> call) {
        return call.state() == Future.State.FAILED
                && switch (call.exceptionNow()) {
                    case ConnectionFailedException _, Mqtt3ConnAckException _, Mqtt5ConnAckException _ -> true;
                    default -> false;
                };
    }

    static String inWords(Throwable failure, URI address, Duration within) {
        return switch (failure) {
            case Mqtt5ConnAckException e -> refused(e.getMqttMessage().getReasonCode());
            case Mqtt3ConnAckException e -> refused(e.getMqttMessage().getReturnCode());
            case Mqtt5SubAckException e -> subscription(e.getMqttMessage().getReasonCodes());
            case Mqtt3SubAckException e -> subscription(e.getMqttMessage().getReturnCodes());
            case Mqtt5DisconnectException e
            when e.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER ->
                "another client uses the same client identifier";
            case Mqtt5DisconnectException e ->
                "the broker ended the connection: " + words(e.getMqttMessage().getReasonCode());
            case Throwable other
            when alert(other).contains("certificate_required") ->
                "the broker wants a client certificate that an authority of its own has signed";
            case Throwable other
            when NOT_TAKEN.stream().anyMatch(alert(other)::contains) ->
                "the broker does not take the client certificate";
            case Throwable other
            when LineTrouble.root(other) instanceof ConnectionClosedException -> "the broker closed the connection";
            default -> LineTrouble.inWords(failure, address.toString(), LinkKind.host(address), within);
        };
    }

    private static String refused(Mqtt5ConnAckReasonCode code) {
        return STRANGER.contains(code) ? WHO : "the broker refuses the connection: " + words(code);
    }

    private static String refused(Mqtt3ConnAckReturnCode code) {
        return STRANGER_3.contains(code) ? WHO : "the broker refuses the connection: " + words(code);
    }

    /** What the other side said of TLS before it hung up; empty where it said nothing of that. */
    private static String alert(Throwable failure) {
        String said = String.valueOf(LineTrouble.root(failure).getMessage());
        return said.contains("Received fatal alert") ? said : "";
    }

    private static String subscription(Object codes) {
        return "the broker refuses a subscription: " + words(codes);
    }

    private static String words(Object code) {
        return code.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
