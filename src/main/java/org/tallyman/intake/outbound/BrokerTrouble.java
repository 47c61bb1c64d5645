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

    private static String subscription(Object codes) {
        return "the broker refuses a subscription: " + words(codes);
    }

    private static String words(Object code) {
        return code.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
