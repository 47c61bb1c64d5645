package org.tallyman.intake.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;

/** The certificate and the key by which Tallyman signs in. */
final class ClientKey {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private ClientKey() {}

    /**
     * Reads both.
     *
     * @param certificate PEM, with its chain
     * @param key PEM of PKCS 8, not encrypted
     * @throws IllegalArgumentException when they are none
     */
    static KeyManagerFactory parse(String certificate, String key) {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)))
                    .toArray(Certificate[]::new);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("tallyman", key(key), new char[0], chain);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            return managers;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no certificate in PEM with its key in PKCS 8", e);
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
            throw new InvalidKeySpecException("a key begins with -----BEGIN PRIVATE KEY-----");
        }
        String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // Of another kind.
            }
        }
        throw new InvalidKeySpecException("a key is of RSA, EC or EdDSA");
    }
}
