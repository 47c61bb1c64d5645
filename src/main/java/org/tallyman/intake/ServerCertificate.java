package org.tallyman.intake;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The certificate that Tallyman shows to those who call over TLS. */
@ApplicationScoped
public class ServerCertificate {

    private final TlsConfigurationRegistry certificates;

    ServerCertificate(TlsConfigurationRegistry certificates) {
        this.certificates = certificates;
    }

    /**
     * Empty when there is none.
     *
     * @param name in the TLS registry ({@code quarkus.tls.<name>…}); empty for that of the web server
     * @param setting where the name was said
     */
    public Optional<TlsConfiguration> find(Optional<String> name, String setting) {
        if (name.isEmpty()) {
            return certificates.getDefault().filter(tls -> tls.getKeyStoreOptions() != null);
        }
        return Optional.of(certificates
                .get(name.get())
                .orElseThrow(() ->
                        new IllegalStateException(setting + " names " + name.get() + ", which is not configured")));
    }
}
