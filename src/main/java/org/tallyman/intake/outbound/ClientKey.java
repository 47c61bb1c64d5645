package org.tallyman.intake.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;

/** The certificate and the key by which Tallyman signs in. */
final class ClientKey {

    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");
    private static final byte[] PROBE = new byte[32];

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
            Certificate[] chain = chain(certificate);
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

    /**
     * Whether the key is that of the certificate: what it signs, the certificate proves.
     *
     * @throws IllegalArgumentException when they are none
     */
    static boolean isPair(String certificate, String key) {
        try {
            PublicKey known = chain(certificate)[0].getPublicKey();
            PrivateKey own = key(key);
            if (!known.getAlgorithm().equals(own.getAlgorithm())) {
                return false;
            }
            Signature signature = Signature.getInstance(SIGNATURES.get(own.getAlgorithm()));
            signature.initSign(own);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (SignatureException e) {
            // One of another length.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no certificate in PEM with its key in PKCS 8", e);
        }
    }

    private static Certificate[] chain(String pem) throws GeneralSecurityException {
        Certificate[] chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .toArray(Certificate[]::new);
        if (chain.length == 0) {
            throw new CertificateException("there is none");
        }
        return chain;
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
            throw new InvalidKeySpecException("a key begins with -----BEGIN PRIVATE KEY-----");
        }
        String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
        for (String algorithm : SIGNATURES.keySet()) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // Of another kind.
            }
        }
        throw new InvalidKeySpecException("a key is of RSA, EC or EdDSA");
    }
}
