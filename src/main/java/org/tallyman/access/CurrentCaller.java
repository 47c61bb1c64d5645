package org.tallyman.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.tallyman.ident.DeviceId;

/** Who sent the request that is being answered. */
@ApplicationScoped
public class CurrentCaller {

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The device, in a method that allows {@link Roles#DEVICE} only.
     *
     * @throws IllegalStateException if it is not a device
     */
    public DeviceId device() {
        DeviceId device = identity.getAttribute(CredentialMechanism.DEVICE);
        if (device == null) {
            throw new IllegalStateException("a device was expected, this is " + identity.getPrincipal());
        }
        return device;
    }

    /** Whether a device sent it. */
    public boolean isDevice() {
        return identity.getAttribute(CredentialMechanism.DEVICE) != null;
    }

    /** The person or service, in a method that allows one of them only. */
    Caller caller() {
        Caller caller = identity.getAttribute(Caller.ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("a person or service was expected, this is " + identity.getPrincipal());
        }
        return caller;
    }
}
