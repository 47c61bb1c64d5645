package org.tallyman.intake.coap;

import java.net.InetSocketAddress;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.SecretUtil;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.DeviceKeys;
import org.tallyman.device.DeviceView;

/** The keys of active devices, each by the device's code. */
final class KnownKeys implements AdvancedPskStore {

    private final CoapDoor door;

    KnownKeys(CoapDoor door) {
        this.door = door;
    }

    @Override
    public boolean hasEcdhePskSupported() {
        return true;
    }

    /** Without a secret the handshake fails, for a wrong name as for a wrong key. */
    @Override
    public PskSecretResult requestPskSecretResult(
            ConnectionId connection,
            @Nullable ServerNames names,
            PskPublicInformation identity,
            String hmac,
            @Nullable SecretKey other,
            byte[] seed,
            boolean extendedMasterSecret) {
        Optional<DeviceKeys.Key> key = door.devices()
                .byCode(identity.getPublicInfoAsString())
                .filter(DeviceView::active)
                .flatMap(device -> door.keys().of(device.id()));
        if (key.isEmpty()) {
            door.metrics().refused(CoapDoor.LINK, "unknown", "unknown-identity");
        }
        return new PskSecretResult(
                connection,
                identity,
                key.map(found -> SecretUtil.create(found.bytes(), PskSecretResult.ALGORITHM_PSK))
                        .orElse(null));
    }

    /** Tallyman calls nobody over CoAP. */
    @Override
    public @Nullable PskPublicInformation getIdentity(InetSocketAddress peer, @Nullable ServerNames names) {
        return null;
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        // Keys are in memory, so that no result comes later.
    }
}
